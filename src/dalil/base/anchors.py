"""Anchors: where in a report a decision's record stands, so that it is found again after another reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dalil.base.rows import ENTITY

How = Literal["made", "position", "quotation", "lost"]
"""How a decision came to its record: made on it, or found again; ``lost`` wants a person's review."""


_TERSE = ("event", "statistic")
"""Kinds that hang on words which many records share."""
_CONTEXT = 32
"""Characters of the line before and after an anchor's words that are kept with them, at most."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A record's kind, what it says there (its type, measure or organisation), and the words that it hangs on.

    ``prefix`` and ``suffix`` are what stands around them, as in a TextQuoteSelector (W3C Web Annotation, 4.2.4).
    """

    kind: str
    sense: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @property
    def context(self) -> tuple[str, str, str]:
        """Give its words with what stands around them."""
        return self.prefix, self.exact, self.suffix


@dataclass(frozen=True, slots=True)
class Anchored:
    """A record of a reading, by its key, with its anchor and its JSON."""

    key: str
    anchor: Anchor
    body: Mapping[str, Any]


def anchor_of(kind: str, body: Mapping[str, Any], names: Mapping[str, str], text: str) -> Anchor | None:
    """Anchor a record or an entity, given as JSON, in its report's text; None for what hangs on no words (a check).

    ``names`` are those of the report's entities by their ids.
    """
    match kind:
        case "event":
            sense, spans = body["type"], [body["trigger"]]
        case "statistic":
            sense, spans = body["measure"], [body["quantity"]["span"], *body["evidence"]]
        case "designation":
            organisation = names.get(body["organisation"], "")
            sense, spans = f"{organisation} {body['status']} {body['jurisdiction']}", body["evidence"]
        case "statement":
            sense, spans = "", [*body["content"], *body["evidence"]]
        case _ if kind == ENTITY:
            sense, spans = body["type"], body["mentions"]
        case _:
            return None
    span = next((span for span in spans if span), None)
    if span is None:
        return None
    start, end = span["start"], span["end"]
    prefix = text[max(start - _CONTEXT, 0) : start].rpartition("\n")[2]
    return Anchor(kind, sense, start, end, span["exact"], prefix, text[end : end + _CONTEXT].partition("\n")[0])


def found_again(anchor: Anchor, among: Iterable[Anchored], steady: int) -> tuple[str | None, How]:
    """Find what an anchor was of, by its key: at the same place, else with the same words, if only one has them.

    Places count as far as the text is still the same (``steady`` characters), with what follows the words. Of several
    with the same words, and where words say too little ("detained", "six men"), it is the one between the same words.
    """
    alike = [one for one in among if (one.anchor.kind, one.anchor.sense) == (anchor.kind, anchor.sense)]
    there = [one.key for one in alike if (one.anchor.start, one.anchor.end) == (anchor.start, anchor.end)]
    if len(there) == 1 and anchor.end + len(anchor.suffix) <= steady:
        return there[0], "position"
    quoting = [one for one in alike if one.anchor.exact == anchor.exact]
    if anchor.kind in _TERSE or len(quoting) > 1:
        quoting = [one for one in quoting if one.anchor.context == anchor.context]
    return (quoting[0].key, "quotation") if len(quoting) == 1 else (None, "lost")
