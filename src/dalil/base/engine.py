"""Opening a base: SQLite in a file, or PostgreSQL by its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from dalil.errors import BaseError

_WRITERS = 7_247_341
"""The number of PostgreSQL's advisory lock under which one process at a time writes."""
_PATIENCE = 60
"""Seconds for which a writer waits for others."""
_WRITES = "dalil_writes"
_PASSWORD = re.compile(r"(://[^/@]*?:)[^/@]*@")


@dataclass(frozen=True)
class Base:
    """An open base; ``name`` is what the user called it, without a password, ``path`` its file where it is one."""

    name: str
    engine: Engine
    path: Path | None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the base; raises BaseError where the database fails."""
        with _told(self.name), self.engine.connect() as connection:
            if self.path is None:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one connection that writes: all that is done through it holds, or none of it.

        Other writers wait. Raises BaseError where the database fails.
        """
        with _told(self.name), self.engine.connect().execution_options(**{_WRITES: True}) as writer, writer.begin():
            if self.path is None:
                writer.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS})
            yield writer

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_base(name: str, *, create: bool = False) -> Base:
    """Open the base at a path or ``postgresql://`` address; with ``create``, make it where there is none.

    Raises BaseError where there is none, where it was made by a later Dalil, or where it needs ``dalil base upgrade``.
    """
    base = connect(name, create=create)
    try:
        _check_revision(base, create=create)
    except BaseException:
        base.close()
        raise
    return base


def connect(name: str, *, create: bool = False) -> Base:
    """Open a base of whatever version, for an upgrade; raises BaseError where there is none and none is to be made."""
    base = _postgresql(name) if "://" in name else _sqlite(name)
    if base.path is not None and not base.path.is_file():
        if not create:
            raise BaseError(base.name, "there is no base", _NO_BASE)
        if not base.path.parent.is_dir():
            raise BaseError(base.name, "its folder does not exist", "make the folder, or give another --base")
    return base


def upgrade(base: Base) -> None:
    """Bring a base to this version's tables, wholly or not at all; one that is up to date stays as it is."""
    with base.writing() as connection:
        migrate(connection)


def migrate(connection: Connection) -> None:
    """Make or change the tables to be this version's, within the caller's transaction."""
    from alembic import command  # noqa: PLC0415 - it takes long to load, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def rewrite(base: Base, tables: Iterable[str]) -> None:
    """Have the database's files hold nothing of what was deleted; takes as long as copying them."""
    if base.path is None:
        statements = [f"VACUUM FULL {table}" for table in tables]
    else:
        statements = ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"]
    with _told(base.name), base.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection  # outside any transaction, where vacuuming must run
        if base.path is None:
            driver.autocommit = True
        for statement in statements:
            driver.execute(statement)
        connection.invalidate()  # not to be used again as it is now


def revision(base: Base) -> str | None:
    """Give the revision of a base's tables; None where there are none."""
    with base.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def _check_revision(base: Base, *, create: bool) -> None:
    found, known = revision(base), _revisions()
    if found is None and create:
        upgrade(base)
    elif found is None:
        raise BaseError(base.name, "it holds no base", _NO_BASE)
    elif found not in known:
        raise BaseError(base.name, "a later Dalil made it", "read it with that version")
    elif found != known[-1]:
        raise BaseError(base.name, "an earlier Dalil made it", "run dalil base upgrade")


_MIGRATIONS = Path(__file__).with_name("migrations")
_NO_BASE = "make one with dalil add, or give another --base"


def _revisions() -> list[str]:
    """List the revisions that this version knows, oldest first; a migration's file begins with its own."""
    return sorted(file.name.partition("_")[0] for file in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def _sqlite(name: str) -> Base:
    path = Path(name)
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": _PATIENCE}, json_serializer=_compact
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Base(name, engine, path)


def _postgresql(name: str) -> Base:
    shown = _PASSWORD.sub(r"\1***@", name)
    try:
        url = make_url(name)
        if url.get_backend_name() != "postgresql":
            raise BaseError(shown, "it is neither a file nor a PostgreSQL address", "give one of these")
        url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url, isolation_level="READ COMMITTED", json_serializer=_compact)
    except (ArgumentError, NoSuchModuleError) as error:
        raise BaseError(shown, "it is no address of a database", "write postgresql://user@host/name") from error
    except ModuleNotFoundError as error:
        raise BaseError(shown, "PostgreSQL's driver is not installed", "pip install 'dalil[postgres]'") from error
    return Base(shown, engine, None)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions, not the driver
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {_PATIENCE * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell what the database says in one line."""
    try:
        yield
    except DBAPIError as error:
        cause = " ".join(str(error.orig).split())
        raise BaseError(name, cause or "the database fails", "see that it can be reached and written") from error
