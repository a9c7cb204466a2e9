from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from dalil.base import contents
from dalil.base.adding import add
from dalil.base.decisions import decide
from dalil.base.engine import Base, open_base
from dalil.base.readings import read_coded
from dalil.base.redaction import redact
from dalil.base.tables import entity, entity_name, record, report
from dalil.base.verifying import faults
from dalil.base.words import find
from dalil.errors import BaseError
from dalil.records.keys import key_of
from tests.base.making import addition, hand


def test_nothing_of_a_redacted_report_is_found_and_the_log_still_verifies(base: Base) -> None:
    key, other = (add(base, addition(n), hand()).key for n in (16, 17))
    decide(base, "accept", key_of(key, "v1"), reason="Nurlan was there", hand=hand())
    assert redact(base, key[7:19], "a court's order", hand()).versions == ()
    with base.reading() as connection:
        assert read_coded(connection, key) is None
        assert contents.get(base, connection, key[7:]) is None
        assert find(connection, "Osh") == (2,)
        assert find(connection, "16") == ()
        for table in (record, entity):
            assert connection.scalar(select(func.count()).where(table.c.report == 1)) == 0
        assert list(connection.scalars(select(entity_name.c.name).order_by(entity_name.c.name))) == [
            "ns", "nur as-sabil", "timur asanbekov"
        ]  # fmt: skip
        row = connection.execute(select(report).where(report.c.key == key)).one()
        assert (row.text, row.body, row.url, row.outlet) == ("", {}, None, "Morning Post")
        assert list(faults(connection, base)) == []
        assert read_coded(connection, other) is not None


def test_redacted_bytes_are_not_added_again(base: Base) -> None:
    key = add(base, addition(16), hand()).key
    redact(base, key, "a court's order", hand())
    assert not add(base, addition(16), hand()).new
    with base.reading() as connection:
        assert read_coded(connection, key) is None


def test_other_versions_are_named_and_a_reason_is_asked_for(base: Base) -> None:
    keys = [add(base, addition(n, url="https://example.org/raid"), hand()).key for n in (16, 17, 18)]
    with pytest.raises(BaseError, match="needs a reason"):
        redact(base, keys[0], "", hand())
    assert redact(base, keys[1], "a court's order", hand()).versions == tuple(sorted((keys[0], keys[2])))


def test_no_word_of_it_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    base = open_base(str(path), create=True)
    key = add(base, addition(16, url="https://example.org/raid"), hand()).key
    decide(base, "accept", key_of(key, "v1"), reason="Nurlan was there", hand=hand())
    held = [b"Asanbekov", b"asanbekov", b"They sent money", b"Marlow", b"example.org", b"Nurlan", b"16.txt"]
    assert all(words in _files(tmp_path) for words in held[2:5])
    redact(base, key, "a court's order", hand())
    base.close()
    assert [words for words in held if words in _files(tmp_path)] == []


def _files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())
