from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from dalil.base.engine import Base, connect, open_base, revision, upgrade
from dalil.base.tables import METADATA
from dalil.base.words import WORDS
from dalil.errors import BaseError


def test_the_migrations_make_the_tables_that_the_code_knows(base: Base) -> None:
    def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        return not (kind == "table" and (name or "").startswith(WORDS))

    with base.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_upgrading_an_empty_database_makes_a_base_and_again_changes_nothing(address: str) -> None:
    base = connect(address, create=True)
    assert revision(base) is None
    for _ in range(2):
        upgrade(base)
        assert revision(base) == "0001"
    base.close()


def test_what_is_written_holds_wholly_or_not_at_all(base: Base) -> None:
    def fail() -> None:
        with base.writing() as connection:
            connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES ('a', 'b')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with base.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM setting").scalar() == 0


def test_what_the_database_says_is_one_line_with_a_remedy(base: Base) -> None:
    with pytest.raises(BaseError) as caught, base.writing() as connection:
        connection.exec_driver_sql("SELECT * FROM nothing")
    assert "nothing" in caught.value.cause
    assert "\n" not in str(caught.value)


def test_a_base_in_a_folder_with_odd_characters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "a %41?b#c"
    folder.mkdir()
    open_base(str(folder / "reports.db"), create=True).close()
    assert (folder / "reports.db").is_file()


def test_a_server_that_is_not_there_is_one_line_without_the_password() -> None:
    with pytest.raises(BaseError) as caught:
        open_base("postgresql://me:secret@/reports?host=/nowhere")
    assert "secret" not in str(caught.value)


def test_sqlite_keeps_what_it_committed_through_a_crash_of_the_machine(tmp_path: Path) -> None:
    base = open_base(str(tmp_path / "reports.db"), create=True)
    with base.reading() as connection:
        settings = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    base.close()
    assert settings == PRAGMAS
    assert sqlite3.sqlite_version_info >= (3, 35)


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 60_000}
