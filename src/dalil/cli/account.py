"""The end of the tour: reports added to a base of their own, and what several of them tell together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text
from sqlalchemy import Connection

from dalil.base.adding import Addition, Arrival, add
from dalil.base.choosing import Wanted
from dalil.base.custody import Hand
from dalil.base.engine import open_base
from dalil.base.listing import groups
from dalil.base.readers import reader_of
from dalil.base.settling import looking_at
from dalil.cli import incidents, register, series
from dalil.codebook import Codebook
from dalil.reading import Source
from dalil.records import CodedReport
from dalil.settings import Settings
from dalil.version import __version__

_INTRODUCTION = """\
THE BASE
All reports of the tour were added to a base, and five more on one operation.
These five are one incident: one person, whom all of them quote, revised a count."""
_REGISTER = "The register: who banned the group, as reports tell it."
_SERIES = "The series: figures of several reports, and what they say of each other."


def account(coded: Iterable[tuple[Source, CodedReport]], codebook: Codebook, place: str) -> Iterator[RenderableType]:
    """Add reports to a base in a temporary folder, and lay out the first incident, entry and series of a place."""
    with TemporaryDirectory(prefix="dalil-demo-") as folder:
        base = open_base(str(Path(folder) / "demo.db"), create=True)
        try:
            hand, reader = Hand("demo", __version__), reader_of(Settings(), codebook)
            for source, each in coded:
                add(base, Addition(each, source.data, Arrival.FILE, reader), hand)
            with looking_at(base) as connection:
                yield from _told(connection, place)
        finally:
            base.close()


def _told(connection: Connection, place: str) -> Iterator[RenderableType]:
    """Lay out what most reports tell of a place (ISO 3166-1)."""
    for words, kind, view in (
        (_INTRODUCTION, "incident", incidents.VIEW),
        (_REGISTER, "register", register.VIEW),
        (_SERIES, "series", series.VIEW),
    ):
        found = groups(connection, kind, Wanted(50, place=place))
        best = max(found, key=lambda one: one.reports, default=None)
        if best is not None:
            yield Rule(style="dim")
            yield Text(words + "\n", style="bold")
            yield view.text(best)
