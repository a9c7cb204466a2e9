"""What all tests share: the shipped model and codebook, loaded once."""

from __future__ import annotations

import pytest
from hypothesis import settings

from dalil.pipeline import Coder
from dalil.settings import Settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("searching", derandomize=False, deadline=None, max_examples=500)
settings.load_profile("repeatable")  # a change fails for its own sake; --hypothesis-profile=searching looks further


@pytest.fixture(autouse=True)
def shipped_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the shipped gazetteer, whatever a developer has imported."""
    monkeypatch.setenv("DALIL_GAZETTEER", "shipped")


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder.load(Settings())
