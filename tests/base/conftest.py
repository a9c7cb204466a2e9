"""What tests of the base share: a base of either kind, empty, and small coded reports that no model was needed for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from dalil.base.engine import Base, open_base
from tests.base.postgres import Server, started

NO_SERVER = "no PostgreSQL: install it, or set DALIL_TEST_POSTGRES=postgresql://user@host/"


@pytest.fixture(scope="session")
def server() -> Iterator[Server | None]:
    with started() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a base that is not there yet, on either database."""
    if request.param == "sqlite":
        yield str(tmp_path / "reports.db")
        return
    server: Server | None = request.getfixturevalue("server")
    if server is None:
        pytest.skip(NO_SERVER)
    with server.database() as address:
        yield address


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, server: Server | None) -> Iterator[dict[str, str]]:
    """Give an empty base of either kind, to be copied: making the tables takes longer than most tests."""
    made = {"sqlite": str(tmp_path_factory.mktemp("prepared") / "reports.db")}
    with ExitStack() as stack:
        if server is not None:
            made["postgresql"] = stack.enter_context(server.database())
        for address in made.values():
            open_base(address, create=True).close()
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def base(request: pytest.FixtureRequest, tmp_path: Path, prepared: dict[str, str]) -> Iterator[Base]:
    """Give an empty base on either database."""
    with _copied(request, tmp_path, prepared) as base:
        yield base


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def module_base(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, prepared: dict[str, str]
) -> Iterator[Base]:
    """Give a base on either database, for all tests of a module."""
    with _copied(request, tmp_path_factory.mktemp("base"), prepared) as base:
        yield base


@contextmanager
def _copied(request: pytest.FixtureRequest, folder: Path, prepared: dict[str, str]) -> Iterator[Base]:
    server: Server | None = request.getfixturevalue("server")
    with ExitStack() as stack:
        if request.param == "sqlite":
            address = str(shutil.copy(prepared["sqlite"], folder / "reports.db"))
        elif server is None:
            pytest.skip(NO_SERVER)
        else:
            address = stack.enter_context(server.database(like=str(make_url(prepared["postgresql"]).database)))
        base = open_base(address)
        stack.callback(base.close)
        yield base
