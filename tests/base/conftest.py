"""What tests of the base share: a base of either kind, empty, and small coded reports that no model was needed for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.base.engine import Base, open_base
from tests.base.postgres import Server, started


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server | None]:
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
        pytest.skip("no PostgreSQL: install it, or set DALIL_TEST_POSTGRES=postgresql://user@host/")
    with server.database() as address:
        yield address


@pytest.fixture
def base(address: str) -> Iterator[Base]:
    """Give an empty base on either database."""
    base = open_base(address, create=True)
    yield base
    base.close()
