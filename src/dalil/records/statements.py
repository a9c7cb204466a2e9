"""Statements: who says what, in what role, to whom, through what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dalil.records.spans import Span
from dalil.records.values import Method, When

Mode = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A circumstance under which a speaker spoke: in_detention, police_present, anonymous, translated and so on."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: source, cue and content.

    ``speaker`` is an entity's id, ``speaker_text`` the words where no entity is known. ``inferred`` is true where
    the speaker is taken from the sentences around. ``insertions`` are the outlet's own words and ellipses inside
    the content. ``chain`` lists the statements that this one stands in, outermost first.
    """

    id: str
    speaker: str | None
    speaker_text: str | None
    mode: Mode
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    to: Span | None
    via: Span | None
    when: When | None
    conditions: tuple[Condition, ...]
    insertions: tuple[Span, ...]
    inferred: bool
    chain: tuple[str, ...]
    confidence: float
    method: Method
    evidence: tuple[Span, ...]
