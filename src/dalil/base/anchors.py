"""Anchors: where in a report a decision's record stands, so that it is found again after another reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dalil.base.rows import ENTITY

How = Literal["made", "position", "quotation", "lost"]
"""How a decision came to its record: made on it, or found again; ``lost`` wants a person's review."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A record's kind, what it says there (its type, measure or organisation), and the words that it hangs on."""

    kind: str
    sense: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Anchored:
    """A record of a reading, by its key, with its anchor."""

    key: str
    anchor: Anchor


def anchor_of(kind: str, body: Mapping[str, Any], names: Mapping[str, str]) -> Anchor | None:
    """Anchor a record or an entity, given as JSON; None for what hangs on no words (a check).

    ``names`` are those of the report's entities by their ids.
    """
    match kind:
        case "event":
            return _at(kind, body["type"], [body["trigger"]])
        case "statistic":
            return _at(kind, body["measure"], [body["quantity"]["span"], *body["evidence"]])
        case "designation":
            organisation = names.get(body["organisation"], "")
            return _at(kind, f"{organisation} {body['status']} {body['jurisdiction']}", body["evidence"])
        case "statement":
            return _at(kind, "", [*body["content"], *body["evidence"]])
        case _ if kind == ENTITY:
            return _at(kind, body["type"], body["mentions"])
        case _:
            return None


def found_again(anchor: Anchor, among: Iterable[Anchored]) -> tuple[str | None, How]:
    """Find what an anchor was of: at the same position, else with the same words, if only one has them."""
    alike = [one for one in among if (one.anchor.kind, one.anchor.sense) == (anchor.kind, anchor.sense)]
    there = [one.key for one in alike if (one.anchor.start, one.anchor.end) == (anchor.start, anchor.end)]
    if len(there) == 1:
        return there[0], "position"
    quoting = [one.key for one in alike if one.anchor.exact == anchor.exact]
    return (quoting[0], "quotation") if len(quoting) == 1 else (None, "lost")


def _at(kind: str, sense: str, spans: Sequence[Mapping[str, Any] | None]) -> Anchor | None:
    span = next((span for span in spans if span), None)
    return Anchor(kind, sense, span["start"], span["end"], span["exact"]) if span else None
