"""Quotations: pairs of quotation marks, nested, and carried from one paragraph to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dalil.language.analysis import Quotation
from dalil.language.turns import find_turns
from dalil.records import Block, Report, Span, trimmed

_MARK = re.compile("\"|“|”|„|‟|«|»|``|''|´´|'|‘|’|‹|›")
_DOUBLE = "double"
_SINGLE = "single"
_FAMILY = {"«": "angle", "»": "angle", "'": _SINGLE, "‘": _SINGLE, "’": _SINGLE, "‹": _SINGLE, "›": _SINGLE}
_ALWAYS_OPENS = frozenset("„«‘‹") | {"``"}
_ALWAYS_CLOSES = frozenset("»’›") | {"”"}
_BEFORE_OPENING = frozenset("([{-–—/:=") | set("\"“„«‘'`")
_AFTER_CLOSING = frozenset(")]}.,;:!?-–—/…") | set("\"”»’'")
_LONGEST_SINGLE = 300
_DASHES = frozenset("-–—― \t\u00a0")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    may_open: bool
    may_close: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int


def find_quotations(report: Report, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Pair the quotation marks of ``blocks``; gives the quotations in order, outer before inner.

    A mark without a partner gives no quotation, except where a paragraph leaves its quotation open and the next one
    opens with a mark again: then it runs to the end of the paragraph. Turns of speech without marks, behind a dash or
    a speaker's name, are quotations too; those with marks inside them are one level deeper.
    """
    found: list[Quotation] = []
    turns = find_turns(report, blocks)
    for index, block in enumerate(blocks):
        goes_on = index + 1 < len(blocks) and _opens_with_mark(report.text, blocks[index + 1])
        stretch = trimmed(report.text, block.start, block.end)
        if stretch is not None:
            pairs = _pairs(report.text, stretch, goes_on)
            found += [quotation for pair in pairs if (quotation := _quotation(report.text, pair, turns))]
    found += [Quotation(turn, inner, 1) for turn in turns if (inner := _without_dash(report.text, turn))]
    return tuple(sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)))


def _opens_with_mark(text: str, block: Block) -> bool:
    stretch = trimmed(text, block.start, block.end)
    first = _MARK.match(text, stretch.start, stretch.end) if stretch else None
    return first is not None and _FAMILY.get(first.group(), _DOUBLE) != _SINGLE


def _quotation(text: str, pair: _Pair, turns: Sequence[Span]) -> Quotation | None:
    inner = trimmed(text, pair.inner_start, pair.inner_end)
    depth = pair.depth + any(turn.start <= pair.start < turn.end for turn in turns)
    return Quotation(Span.of(text, pair.start, pair.end), inner, depth) if inner else None


def _without_dash(text: str, turn: Span) -> Span | None:
    words = next((at for at in range(turn.start, turn.end) if text[at] not in _DASHES), turn.end)
    return trimmed(text, words, turn.end)


def _pairs(text: str, stretch: Span, goes_on: bool) -> list[_Pair]:
    """Pair marks with a stack: a closing mark closes the nearest open one of its family and drops those inside."""
    stack: list[_Mark] = []
    pairs: list[_Pair] = []
    for mark in _marks(text, stretch):
        partner = next((i for i in reversed(range(len(stack))) if stack[i].family == mark.family), None)
        if mark.may_close and partner is not None and not _is_possessive(text, mark, stack, stretch):
            opening = stack[partner]
            pairs.append(_Pair(opening.start, mark.end, opening.end, mark.start, partner + 1))
            del stack[partner:]
        elif mark.may_open and (mark.family != _SINGLE or _has_partner(text, mark, stretch)):
            # Two openings of one family, nothing closed between: the earlier one stays without a partner.
            if partner is not None:
                del stack[partner:]
            stack.append(mark)
    if goes_on and stack and stack[0].family != _SINGLE:
        pairs.append(_Pair(stack[0].start, stretch.end, stack[0].end, stretch.end, 1))
    return pairs


def _marks(text: str, stretch: Span) -> list[_Mark]:
    return [
        _read(text, stretch, match.start(), match.end())
        for match in _MARK.finditer(text, stretch.start, stretch.end)
        if not _is_apostrophe(text, stretch, match)
    ]


def _read(text: str, stretch: Span, start: int, end: int) -> _Mark:
    """Read from a mark's shape and neighbours whether it opens or closes."""
    mark = text[start:end]
    before = text[start - 1] if start > stretch.start else " "
    after = text[end] if end < stretch.end else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    may_open = mark in _ALWAYS_OPENS or (mark not in _ALWAYS_CLOSES and free_before and not after.isspace())
    may_close = mark in _ALWAYS_CLOSES or (mark not in _ALWAYS_OPENS and free_after and not before.isspace())
    if not may_open and not may_close:
        may_open, may_close = free_before, not free_before
    return _Mark(start, end, _FAMILY.get(mark, _DOUBLE), may_open, may_close)


def _is_apostrophe(text: str, stretch: Span, match: re.Match[str]) -> bool:
    """Tell an apostrophe inside a word from a single quotation mark."""
    if match.group() not in "'’‘":
        return False
    before = text[match.start() - 1] if match.start() > stretch.start else " "
    after = text[match.end()] if match.end() < stretch.end else " "
    return before.isalnum() and after.isalnum()


def _is_possessive(text: str, mark: _Mark, stack: Sequence[_Mark], stretch: Span) -> bool:
    """Tell whether a single mark after a plural ("the members' homes") leaves its quotation open."""
    if mark.family != _SINGLE or text[mark.start - 1].lower() != "s" or not re.match(r" [a-z]", text[mark.end :][:2]):
        return False
    double = next((text.find(text[m.start], mark.end, stretch.end) for m in stack if m.family != _SINGLE), -1)
    return _closing_single(text, mark.end, double if double > 0 else stretch.end) is not None


def _has_partner(text: str, mark: _Mark, stretch: Span) -> bool:
    """Tell whether a single mark that may open finds one that may close it."""
    if not text[mark.end : mark.end + 1].strip():
        return False
    return _closing_single(text, mark.end, min(stretch.end, mark.end + _LONGEST_SINGLE)) is not None


def _closing_single(text: str, start: int, end: int) -> int | None:
    """Find the next single mark that stands after a word or a stop and before none."""
    for match in re.compile("['’›]").finditer(text, start, end):
        after = text[match.end()] if match.end() < len(text) else " "
        if not text[match.start() - 1].isspace() and not after.isalnum():
            return match.start()
    return None
