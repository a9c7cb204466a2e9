"""The `gold.yaml` of a story as frozen models; `corpus/stories/README.md` explains every key.

Words are told as ``p| words`` (paragraph and words as they stand there, ``word§2`` for the second place); a telling may
name its origin after them: ``p| words @o2``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dalil.bench.edtf import Edtf
from dalil.records import DesignationStatus, Qualifier, Verdict

OriginKind = Literal["person", "organisation", "document", "outlet", "unnamed"]
Change = Literal[
    "headline", "dateline", "cut", "added", "respelled", "reworded", "reordered", "credit_dropped", "translated"
]
VersionKind = Literal["update", "correction", "retraction"]
RevisedField = Literal["count", "when", "place", "occurrence", "who"]


Words = Annotated[str, Field(pattern=r"^\d+\| .")]
ByFile = dict[str, tuple[Words, ...]]
"""Words by the file in which they stand."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class ReportEntry(_Part):
    """A report; ``agency`` and ``credit`` are what the page itself says of where its text comes from."""

    file: str
    outlet: str
    published: Edtf
    url: str | None = None
    agency: str | None = None
    credit: str | None = None


class CountEntry(_Part):
    """How many are in one role; the ends are inclusive, None where open."""

    role: str
    min: float | None = None
    max: float | None = None


class ValuesEntry(_Part):
    """What the reports agree on, or what was said last."""

    when: Edtf | None = None
    place: str | None = None
    country: str | None = None
    counts: tuple[CountEntry, ...] = ()


class SideEntry(_Part):
    """What one report says; ``value`` is a number, an EDTF date, a place or a word."""

    file: str
    words: Words
    value: float | str


class RevisionEntry(_Part):
    """A later account of one origin that replaces an earlier one."""

    field: RevisedField
    role: str | None = None
    origin: str
    earlier: tuple[SideEntry, ...] = Field(min_length=1)
    later: tuple[SideEntry, ...] = Field(min_length=1)


class ContradictionEntry(_Part):
    """Accounts that cannot all hold, and of which none replaces another."""

    field: RevisedField
    role: str | None = None
    sides: tuple[SideEntry, ...] = Field(min_length=2)


class IncidentEntry(_Part):
    """One thing that happened (or is said to have, or to be to); ``by`` is the origin of tellings that name none."""

    id: str
    type: str
    by: str
    tellings: ByFile = Field(min_length=1)
    sub_of: str | None = None
    values: ValuesEntry = ValuesEntry()
    revisions: tuple[RevisionEntry, ...] = ()
    contradictions: tuple[ContradictionEntry, ...] = ()


class OriginEntry(_Part):
    """A speaker or a document; ``statements`` are the first words of what is said, where the report tells it."""

    id: str
    kind: OriginKind
    name: str
    institution: str | None = None
    channel: str | None = None
    statements: ByFile = {}


class CopyEntry(_Part):
    """A report printed from another one; ``whole`` if no paragraph of the older one is missing."""

    of: str
    by: str
    how: tuple[Change, ...]
    whole: bool
    credit: str | None = None


class VersionEntry(_Part):
    """A later state of the same page."""

    of: str
    by: str
    kind: VersionKind


class RegisterEntry(_Part):
    """A ban, a listing or a de-listing of one organisation in one jurisdiction, under all the names it has."""

    id: str
    organisation: str
    names: tuple[str, ...]
    jurisdiction: str
    status: DesignationStatus
    by: str
    authority: str | None = None
    category: str | None = None
    when: tuple[Edtf, ...] = ()
    tellings: ByFile = Field(min_length=1)
    contradictions: tuple[ContradictionEntry, ...] = ()


class PointEntry(_Part):
    """One figure of a series."""

    id: str
    period: Edtf
    by: str
    value: float | None = None
    min: float | None = None
    max: float | None = None
    qualifier: Qualifier = "exact"
    tellings: ByFile = Field(min_length=1)


class SeriesCheckEntry(_Part):
    """What arithmetic over points of several reports gives; ``contains`` must stand in its working."""

    points: tuple[str, ...]
    verdict: Verdict
    contains: str | None = None


class SeriesEntry(_Part):
    """One measure of one place and population over time; a revision's values are of the same period."""

    id: str
    measure: str
    place: str
    country: str
    population: str | None = None
    unit: str = "people"
    points: tuple[PointEntry, ...] = Field(min_length=1)
    revisions: tuple[tuple[str, str], ...] = ()
    checks: tuple[SeriesCheckEntry, ...] = ()


class StoryEntry(_Part):
    """The whole file; ``loose`` are tellings of no single occasion (habits, rules, fears), which belong nowhere."""

    about: str
    reports: tuple[ReportEntry, ...] = Field(min_length=2)
    incidents: tuple[IncidentEntry, ...] = Field(min_length=1)
    origins: tuple[OriginEntry, ...] = Field(min_length=1)
    copies: tuple[CopyEntry, ...] = ()
    versions: tuple[VersionEntry, ...] = ()
    designations: tuple[RegisterEntry, ...] = ()
    series: tuple[SeriesEntry, ...] = ()
    loose: ByFile = {}
