"""Settings: everything a reader of reports can choose, in one typed object that is passed along."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Facts:
    """What the user knows about a report and the page itself may lack; these win over what the page says."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read: a record below ``min_confidence`` (0 to 1) is left out; paths of None mean what is shipped.

    The default is where F1 over all records is best on the development part of Dalil's corpus (docs/accuracy.md).
    """

    facts: Facts = field(default_factory=Facts)
    codebook: Path | None = None
    model: Path | None = None
    min_confidence: float = 0.2
    threads: int = 2
