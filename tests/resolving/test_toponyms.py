import re

from hypothesis import given
from hypothesis import strategies as st

from dalil.records import Block, BlockKind, Custody, Place, Report, Span
from dalil.resolving.toponyms import Toponyms, resolve_toponyms


def report(text: str, outlet: str | None = None, dateline: str | None = None) -> Report:
    return Report(
        id="sha256:0", source="t", url=None, outlet=outlet, agency=None, title=None, authors=(), published=None,
        dateline=dateline, language="en", custody=Custody("", 0, "", None, "", ""), text=text,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
    )  # fmt: skip


def resolved(text: str, *names: str, outlet: str | None = None, dateline: str | None = None) -> list[Place]:
    spans = [Span.of(text, *found.span()) for name in names for found in re.finditer(re.escape(name), text)]
    return list(resolve_toponyms(report(text, outlet, dateline), spans))


def test_a_name_follows_the_others_of_its_text() -> None:
    (paris, *_) = resolved(
        "Fire crews from Paris and Lamar County met in Dallas, Texas.", "Paris", "Lamar County", "Dallas"
    )
    assert paris.admin1 == "US-TX"
    (paris, *_) = resolved("Police in Paris and Lyon met in France.", "Paris", "Lyon")
    assert paris.country == "FR"


def test_a_name_has_one_sense_in_a_text() -> None:
    text = "He came from Jalalabad, Afghanistan. In Jalalabad he had a shop."
    assert {place.country for place in resolved(text, "Jalalabad")} == {"AF"}


def test_the_outlet_decides_where_nothing_else_does() -> None:
    (london,) = resolved("Council met in Richmond.", "Richmond", outlet="paper.example.co.uk")
    assert london.country == "GB"


def test_an_unknown_place_has_what_the_text_says_of_it() -> None:
    (place,) = resolved("They met in Zurbagan, Kenya.", "Zurbagan")
    assert (place.name, place.country, place.precision, place.geonames) == ("Zurbagan", "KE", "country", None)


def test_an_unknown_place_lies_in_the_main_country_but_at_no_point() -> None:
    text = "Sri Lankan police in Colombo and Kandy held a man from Zurbagan. Sri Lanka mourned."
    place = resolved(text, "Zurbagan", "Colombo", "Kandy")[0]
    assert (place.country, place.lat, place.precision) == ("LK", None, "country")


def test_a_report_without_a_main_country_leaves_doubt() -> None:
    text = "Kenya, France and Peru spoke of Zurbagan."
    assert resolved(text, "Zurbagan") == [Place("Zurbagan", Span.of(text, 32, 40))]


def test_a_district_is_never_a_settlement() -> None:
    (district,) = resolved("It happened in Nookat District, Osh Region, Kyrgyzstan.", "Nookat District")
    assert (district.admin1, district.precision, district.geonames) == ("KG-O", "admin2", None)


def test_the_context_holds_dateline_and_places() -> None:
    made = Toponyms.of(report("They met in Bishkek.", dateline="DUSHANBE, Tajikistan"), (Place("Bishkek", None),))
    assert made.context.weight("TJ") > made.context.weight("KG") > 0
    assert "KG-GB" in made.context.areas


@given(st.text(alphabet="Osh, inKyrgzatT.’\n", max_size=80), st.data())
def test_spans_stay_whatever_the_text(text: str, data: st.DataObject) -> None:
    words = [Span.of(text, *m.span()) for m in re.finditer(r"\S+", text)]
    spans = data.draw(st.lists(st.sampled_from(words), unique=True)) if words else []
    assert [place.span for place in resolve_toponyms(report(text), spans)] == spans
