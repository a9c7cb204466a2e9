"""What the language layer finds in a report: tokens, sentences, mentions, predicates, attributions, clusters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dalil.records import Block, EntityType, Method, Report, Span, Status

MentionType = Literal[
    "person", "organisation", "place", "norp", "weapon", "quantity", "money", "date", "publication", "facility",
    "vehicle", "role", "pronoun", "law", "event",
]  # fmt: skip
"""``norp``: nationality, religion or political adjective; ``role``: a role noun ("the prosecutor")."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its offsets; ``pos`` is a UPOS tag ("X" while unknown), ``lemma`` lower case."""

    start: int
    end: int
    text: str
    pos: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its tokens ``first`` to ``last`` (exclusive) and its block."""

    span: Span
    first: int
    last: int
    block: Block


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something."""

    type: MentionType
    span: Span
    confidence: float
    method: Method


@dataclass(frozen=True, slots=True)
class Argument:
    """A PropBank argument (ARG0 … ARG5, ARGM-TMP, ARGM-LOC, ARGM-NEG, ARGM-MOD …) of a predicate."""

    role: str
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A PropBank predicate: ``roleset`` such as ``detain.01``, the token that carries it, its arguments."""

    roleset: str
    span: Span
    sentence: int
    arguments: tuple[Argument, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Happening:
    """Words that tell of an event of a learned type, how it is told, and what the model takes for its participants.

    ``confidence`` is that of the type, ``certainty`` that of the status.
    """

    type: str
    status: Status
    span: Span
    sentence: int
    participants: tuple[Argument, ...]
    confidence: float
    certainty: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks and what stands between; ``depth`` 1 is outermost.

    ``inner`` excludes the marks. A quotation that runs over several paragraphs has one Quotation a paragraph.
    """

    span: Span
    inner: Span
    depth: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """The model's or the rules' attribution: any of source and cue may be missing; content may be discontinuous."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    confidence: float
    method: Method


@dataclass(frozen=True, slots=True)
class IncidentRole:
    """A filler of a MUC-4 role: perpetrator, perpetrator_organisation, target, victim, weapon."""

    role: str
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions of one thing within a report, in order; ``name`` is its fullest name, ``role`` its function."""

    type: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    role: str | None
    private: bool


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the language layer knows of one report. Comments and furniture hold no token, hence no finding."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    predicates: tuple[Predicate, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    incident_roles: tuple[IncidentRole, ...]
    clusters: tuple[Cluster, ...]
    happenings: tuple[Happening, ...] = ()
    incident_types: tuple[tuple[float, ...], ...] = ()
