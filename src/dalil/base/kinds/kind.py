"""What every kind of group has: candidates that are compared, links between them, groups of what is linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from dalil.linking.groups import Decided, Link
from dalil.linking.keys import Keys
from dalil.linking.profiles import Named, named_of
from dalil.linking.tellings import Telling, tellings_of
from dalil.records import CodedReport


@dataclass(frozen=True)
class Incoming:
    """A report that comes in, with what several kinds of groups take of it."""

    coded: CodedReport

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """Give its records as tellings."""
        return tuple(tellings_of(self.coded))

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Give its organisations, places and public figures."""
        return named_of(self.coded)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What linking compares: a ``node`` with the ``members`` (keys of records or entities) that it stands for.

    Of a candidate that comes from the base, ``members`` is the smallest alone and ``tally`` their number.
    """

    node: str
    members: tuple[str, ...]
    content: Any
    tally: int = 1

    @property
    def first(self) -> str:
        """Give the smallest member."""
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Summary:
    """What the members of a group tell together, as its row in ``grouping`` holds it."""

    type: str | None
    first_day: int | None = None
    last_day: int | None = None
    country: str | None = None
    admin1: str | None = None
    reports: int = 0
    outlets: int = 0
    origins: int = 0
    body: Mapping[str, Any] = field(default_factory=dict)


class Shelf(Protocol):
    """Gives what summaries are made of from the stored reports."""

    def members(self, kind: str, nodes: Iterable[str]) -> Mapping[str, str]:
        """Give all members of these candidates, each with the id of its report."""

    def tellings(self, reports: Iterable[str]) -> Mapping[str, Telling]:
        """Give all tellings of reports by their ids, by key."""


class Kind(Protocol):
    """One kind of group; all of it is pure, so that groups do not depend on the order in which reports came.

    ``prefix`` begins the keys of its groups, which go on with their smallest member.
    """

    name: str
    prefix: str

    def candidates(self, report: Incoming, decided: Decided) -> Iterator[Candidate]:
        """Give what is to be compared of a report."""

    def keys(self, content: Any) -> Keys:
        """Give the blocking keys of a candidate's content."""

    def dump(self, content: Any) -> Any:
        """Give a candidate's content as JSON."""

    def load(self, body: str) -> Any:
        """Read a candidate's content back from its JSON."""

    def link(self, one: Candidate, other: Candidate) -> Link | None:
        """Link two candidates that share a key."""

    def groups(
        self, candidates: Sequence[Candidate], links: Sequence[Link], decided: Decided
    ) -> Iterable[tuple[str, ...]]:
        """Group the nodes of whole components; ``decided`` holds pairs of firsts."""

    def summary(self, candidates: Sequence[Candidate], decided: Decided, shelf: Shelf) -> Summary:
        """Sum up the candidates of one group."""
