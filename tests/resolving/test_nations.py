from __future__ import annotations

import pytest

from dalil.records import Custody, Entity, EntityType, Report, Span
from dalil.resolving.nations import with_country
from dalil.resolving.places import PlaceContext

CENTRAL_ASIA = PlaceContext.of(["KG", "KG", "KZ"])


def country(name: str, before: str = "", role: str | None = None, kind: EntityType = "organisation") -> str | None:
    text = f"{before}{name} met."
    report = Report(
        "sha256:0", "t", None, None, None, None, (), None, None, "en", Custody("", 0, "", None, "", ""), text, ()
    )
    entity = Entity("n1", kind, name, (), (Span.of(text, len(before), len(before) + len(name)),), role=role)
    return with_country(entity, report, CENTRAL_ASIA).country


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Committee for National Security of Kyrgyzstan", "KG"),
        ("Kyrgyzstan's State Commission", "KG"),
        ("Afghan Football Union", "AF"),
        ("US State Department", "US"),
        ("Union of Iraq and the Levant", None),
        ("Council of Elders", None),
        ("Institute for the Study of Central Asia", None),
    ],
)
def test_a_name_tells_its_country(name: str, expected: str | None) -> None:
    assert country(name) == expected


def test_the_adjective_before_a_name_tells_its_country() -> None:
    assert country("authorities", before="On Monday Kyrgyz ", kind="group") == "KG"
    assert country("authorities", before="On Monday local ", kind="group") is None


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("former mufti of Kazakhstan", "KZ"),
        ("prosecutor of Nookat District, Osh Region", "KG"),
        ("Tajik lawyer", "TJ"),
        ("lawyer", None),
        ("head of research", None),
    ],
)
def test_a_role_tells_the_country_of_its_office(role: str, expected: str | None) -> None:
    assert country("Amir Bekov", role=role, kind="person") == expected


def test_laws_and_weapons_have_no_country() -> None:
    assert country("Law of Kyrgyzstan", kind="law") is None
