from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from dalil.base.adding import add, has
from dalil.base.contents import get
from dalil.base.custody import broken, entries
from dalil.base.engine import Base, open_base
from dalil.base.readings import read_coded
from dalil.base.tables import content, log, record, report
from dalil.base.words import find
from dalil.errors import BaseError
from tests.base.making import addition, coded, data, hand


def counted(base: Base) -> tuple[int, ...]:
    with base.reading() as connection:
        tables = (report, content, log, record)
        return tuple(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def test_a_report_comes_back_with_its_records_and_bytes_as_it_went(base: Base) -> None:
    added = add(base, addition(16), hand())
    assert (added.new, added.version_of) == (True, None)
    with base.reading() as connection:
        assert read_coded(connection, added.key) == coded(16)
        assert get(base, connection, added.key.removeprefix("sha256:")) == data(16)


def test_the_same_bytes_a_second_time_add_nothing(base: Base) -> None:
    added = add(base, addition(16), hand())
    before = counted(base)
    assert has(base, added.key)
    again = add(base, addition(16), hand("somebody else"))
    assert (again.key, again.new) == (added.key, False)
    assert counted(base) == before


def test_a_changed_page_becomes_a_version_and_the_records_of_the_earlier_one_count_no_longer(base: Base) -> None:
    keys = [add(base, addition(n, url="https://example.org/raid"), hand()).key for n in (16, 17)]
    third = add(base, addition(18, url="https://example.org/raid"), hand())
    assert third.version_of == keys[1]
    with base.reading() as connection:
        assert read_coded(connection, keys[0]) == coded(16, url="https://example.org/raid")
        of = connection.scalars(
            select(report.c.key).join(record, record.c.report == report.c.id).where(record.c.current)
        )
        assert set(of) == {third.key}
        rows = connection.execute(select(report.c.current, report.c.version_kind).order_by(report.c.id)).all()
        assert [tuple(row) for row in rows] == [(False, None), (False, "page"), (True, "page")]


def test_a_correction_is_a_version_of_the_last_version_of_what_it_corrects(base: Base) -> None:
    first = add(base, addition(16, url="https://example.org/raid"), hand())
    second = add(base, addition(17, url="https://example.org/raid"), hand())
    correction = add(base, addition(18, earlier=first.key.removeprefix("sha256:")[:12]), hand())
    assert correction.version_of == second.key
    with base.reading() as connection:
        kinds = connection.scalars(select(report.c.version_kind).order_by(report.c.id)).all()
    assert kinds == [None, "page", "correction"]


def test_a_correction_of_what_is_not_there_adds_nothing(base: Base) -> None:
    before = counted(base)
    with pytest.raises(BaseError, match="has no such report"):
        add(base, addition(18, earlier="0123456789ab"), hand())
    assert counted(base) == before


def test_every_addition_has_its_entry_in_the_log(base: Base) -> None:
    keys = [add(base, addition(n), hand("ines")).key for n in (16, 17)]
    with base.reading() as connection:
        logged = list(entries(connection))
        assert list(broken(connection)) == []
    assert [(e.seq, e.who, e.action, e.subject) for e in logged] == [
        (1, "ines", "add", keys[0]),
        (2, "ines", "add", keys[1]),
    ]
    assert logged[1].previous == logged[0].hash
    assert logged[0].bytes_sha256 == keys[0].removeprefix("sha256:")


def test_the_log_holds_no_words_of_a_report(base: Base) -> None:
    add(base, addition(16, url="https://example.org/raid"), hand())
    with base.reading() as connection:
        (entry,) = entries(connection)
    for words in ("Nur as-Sabil", "Raid", "example.org", "16.txt", "Marlow"):
        assert words not in str(entry)


def test_words_of_added_reports_are_found(base: Base) -> None:
    for n in (16, 17):
        add(base, addition(n), hand())
    with base.reading() as connection:
        assert set(find(connection, "money cobanoglu")) == {1, 2}
        assert find(connection, "17") == (2,)


def test_a_base_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BaseError, match="folder does not exist"):
        open_base(str(tmp_path / "none" / "reports.db"), create=True)
