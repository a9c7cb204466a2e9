"""What the corpora's readers give: documents with gold layers, every offset a code point into the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

from dalil.errors import BenchmarkError
from dalil.language.analysis import MentionType
from dalil.records import Status

Fragment: TypeAlias = tuple[int, int]
"""Start and end (exclusive), code points into the document's text."""

Skips: TypeAlias = Counter[str]
"""What a reader left out, by reason."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words that name something: ``label`` is the corpus's own type, ``type`` Dalil's (None where it has none).

    ``cluster`` is the coreference chain; ``named`` tells whether the head is a proper noun, None where unknown.
    """

    type: MentionType | None
    label: str
    start: int
    end: int
    cluster: str | None = None
    named: bool | None = None


@dataclass(frozen=True, slots=True)
class GoldPredicate:
    """A PropBank predicate: the index of its token, its roleset, its arguments as (role, start, end).

    Roles are PropBank's: ARG0 … ARG5, ARGM-TMP and so on; continuations are C-ARG1, relative pronouns R-ARG1.
    """

    token: int
    roleset: str
    arguments: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who says what: each part a tuple of fragments in text order, empty where the text has no such part."""

    source: tuple[Fragment, ...]
    cue: tuple[Fragment, ...]
    content: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class GoldFiller:
    """One entity in a role of an incident: its mentions' strings and every place where the text has one of them."""

    mentions: tuple[str, ...]
    spans: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class GoldTemplate:
    """An incident: its type and, by role, its fillers."""

    incident_type: str
    roles: Mapping[str, tuple[GoldFiller, ...]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression with its TIMEX2 or TIMEX3 value; ``modifier`` is TIMEX2's MOD (START, END, APPROX …).

    ``given`` marks the document's own creation time, which is told to every reader and therefore not scored.
    """

    start: int
    end: int
    value: str | None
    modifier: str | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A place name with its GeoNames id or coordinates in degrees (WGS 84); None where the corpus has none.

    ``feature`` is a GeoNames feature code (``PPL``, ``ADM1`` …), ``country`` the country's name as the corpus has it.
    """

    start: int
    end: int
    geonames: int | None
    lat: float | None
    lon: float | None
    feature: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event mention with its chain within the corpus."""

    start: int
    end: int
    cluster: str | None


@dataclass(frozen=True, slots=True)
class GoldCodedEvent:
    """An event of the codebook's types: its trigger and, by role, its participants' words.

    Its places and times stand in the roles ``place`` and ``time``.
    """

    type: str
    status: Status
    trigger: Fragment
    roles: Mapping[str, tuple[Fragment, ...]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document of a corpus; a layer that the corpus lacks is None.

    ``tokens`` are (start, end), ``sentences`` are (first, last) token indices, last exclusive; both are empty where
    the corpus is not tokenised. ``upos`` and ``lemmas`` have one value a token. ``outlet`` is the domain of its page.
    """

    id: str
    text: str
    tokens: tuple[Fragment, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    upos: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    mentions: tuple[GoldMention, ...] | None = None
    predicates: tuple[GoldPredicate, ...] | None = None
    attributions: tuple[GoldAttribution, ...] | None = None
    incidents: tuple[GoldTemplate, ...] | None = None
    times: tuple[GoldTime, ...] | None = None
    times_until: int | None = None
    published: str | None = None
    toponyms: tuple[GoldToponym, ...] | None = None
    events: tuple[GoldEvent, ...] | None = None
    coded_events: tuple[GoldCodedEvent, ...] | None = None
    outlet: str | None = None


class CorpusReader(Protocol):
    """The one function that every corpus module offers.

    Raises BenchmarkError where ``folder`` lacks the split; counts what it leaves out in ``skips``.
    """

    def __call__(self, folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
        """Read the documents of one split in a fixed order."""
        ...


def missing(path: Path, corpus: str, split: str) -> BenchmarkError:
    """Make the error for a folder that does not hold a split."""
    return BenchmarkError(
        str(path), f"no {split} split of {corpus} here", f"give the folder of {corpus} that has it, or another --split"
    )


def skip(skips: Skips | None, reason: str) -> None:
    """Count one thing left out, if anybody counts."""
    if skips is not None:
        skips[reason] += 1
