"""A PostgreSQL server for tests: the one that DALIL_TEST_POSTGRES names, else a private one in a temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url, text

_NUMBERS = count(1)
_USER = "postgres"
# Nothing here outlives the tests, so the server need not wait for the disk; a killed client loses nothing by that.
_SETTINGS = ("-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=40", "-c", "shared_buffers=32MB")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, by the address of a database that others are made from."""

    url: URL

    @contextmanager
    def database(self, like: str = "template0") -> Iterator[str]:
        """Make a copy of a database (an empty one, if none is named) and give its address; drop it in the end."""
        name = f"dalil_test_{os.getpid()}_{next(_NUMBERS)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {like} ENCODING 'UTF8'")
        try:
            yield self.url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
        finally:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


@contextmanager
def started() -> Iterator[Server | None]:
    """Give a server; None where there is none to be had."""
    named = os.environ.get("DALIL_TEST_POSTGRES")
    if named:
        yield Server(make_url(named).set(drivername="postgresql+psycopg"))
        return
    programs = {name: _program(name) for name in ("initdb", "pg_ctl")}
    if not all(programs.values()):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="dalil-pg-") as name:  # a socket's path may have 107 characters only
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        data = str(folder / "data")
        _as_user([str(programs["initdb"]), "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync"])
        control = [str(programs["pg_ctl"]), "-D", data, "-w", "-l", str(folder / "log")]
        _as_user([*control, "-o", " ".join((*_SETTINGS, "-k", name)), "start"])
        try:
            yield Server(URL.create("postgresql+psycopg", _USER, database=_USER, query={"host": name}))
        finally:
            _as_user([*control, "-m", "immediate", "stop"])


def _program(name: str) -> str | None:
    """Find a program of the server, which some systems keep off the path."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]), reverse=True)
    return shutil.which(name) or next((str(path) for path in newest), None)


def _as_user(command: Sequence[str]) -> None:
    """Run a program, as an ordinary user where we are root: the server refuses to run as root."""
    prefix = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], check=True, cwd="/", stdout=subprocess.DEVNULL)  # noqa: S603
