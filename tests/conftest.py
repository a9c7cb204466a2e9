"""What all tests share: the shipped model and codebook, loaded once."""

from __future__ import annotations

import pytest

from dalil.pipeline import Coder
from dalil.settings import Settings


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder.load(Settings())
