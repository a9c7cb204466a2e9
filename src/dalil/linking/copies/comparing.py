"""Comparing: whether one report prints the other's sentences, who printed whom, and what was changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel, Levenshtein

from dalil.linking.copies.passages import Passage, passages
from dalil.records import BlockKind, Report, Span

Change = Literal["headline", "dateline", "cut", "added", "respelled", "reworded", "reordered", "credit_dropped"]

_ALIKE = 0.7
_LEAST_OWN = 18
_LEAST_SHARE = 0.12
_SHORTEST = 4
_ONE_SPELLING = 0.6
_CREDITS = frozenset({BlockKind.BYLINE, BlockKind.PUBLICATION, BlockKind.DATELINE, BlockKind.FURNITURE})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of the older report and the sentence of the newer one that prints it."""

    older: Span
    newer: Span
    alike: float


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words of the older report and those that the newer one has in their place."""

    older: str
    newer: str
    kind: Literal["respelled", "reworded"]


@dataclass(frozen=True, slots=True)
class Copy:
    """A report (``by``, its id) that prints sentences of an older one (``of``).

    ``share`` is the part of the newer report's words that are printed, ``whole`` tells that no sentence of the older
    one is missing, ``again`` that both are of one outlet (a later state of a page, a second dispatch). ``credit`` are
    the newer report's words that name the older one's outlet or agency. ``cut`` are the older report's sentences that
    the newer one lacks, ``added`` those of its own.
    """

    of: str
    by: str
    share: float
    whole: bool
    again: bool
    credit: Span | None
    how: tuple[Change, ...]
    stretches: tuple[Stretch, ...]
    cut: tuple[Span, ...]
    added: tuple[Span, ...]
    replaced: tuple[Replacement, ...]


def copy_of(one: Report, other: Report) -> Copy | None:
    """Tell whether one of two reports prints the other's sentences; None where they merely quote or tell the same.

    The same whatever the order of the two. Needs no dates: where they do not tell who was first, a credit does, then a
    dateline, then what of either text stands in the other's.
    """
    if one.id == other.id:
        return None
    first, second = sorted((one, other), key=lambda report: report.id)
    ours, theirs = passages(first), passages(second)
    pairs = _aligned(ours, theirs)
    if not _is_copied(pairs, ours, theirs):
        return None
    if _is_older(first, second, len(pairs) / len(ours), len(pairs) / len(theirs)):
        return _copy(first, second, ours, theirs, pairs)
    return _copy(second, first, theirs, ours, [(b, a, alike) for a, b, alike in pairs])


Pair = tuple[Passage, Passage, float]


def _aligned(ours: Sequence[Passage], theirs: Sequence[Passage]) -> list[Pair]:
    """Give the sentences that are one, each at most once, the most alike first."""
    scored = sorted(
        ((alike, a, b) for a, b in _near(ours, theirs) if (alike := _alike(ours[a], theirs[b])) >= _ALIKE),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: list[tuple[int, int, float]] = []
    for alike, a, b in scored:
        if a not in taken[0] and b not in taken[1]:
            taken[0].add(a)
            taken[1].add(b)
            pairs.append((a, b, alike))
    return [(ours[a], theirs[b], alike) for a, b, alike in sorted(pairs)]


def _alike(one: Passage, other: Passage) -> float:
    return Indel.normalized_similarity(one.folded, other.folded)


def _near(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Give the sentences worth a comparison: those that share a third of the shorter one's pairs of words."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    theirs_told = [_pairs(passage) for passage in theirs]
    for b, pairs in enumerate(theirs_told):
        for pair in pairs:
            holders[pair].append(b)
    for a, passage in enumerate(ours):
        if len(passage.words) < _SHORTEST:
            yield from ((a, b) for b, other in enumerate(theirs) if other.folded == passage.folded)
            continue
        pairs = _pairs(passage)
        shared = Counter(b for pair in pairs for b in holders.get(pair, ()))
        yield from ((a, b) for b in sorted(shared) if 3 * shared[b] >= min(len(pairs), len(theirs_told[b])))


def _pairs(passage: Passage) -> set[tuple[str, str]]:
    return set(zip(passage.folded, passage.folded[1:], strict=False))


def _is_copied(pairs: Sequence[Pair], ours: Sequence[Passage], theirs: Sequence[Passage]) -> bool:
    """Tell whether enough words outside quotation marks are printed: two reports may quote one speaker."""
    own = sum(min(a.own, b.own) * alike for a, b, alike in pairs)
    fewest = min(sum(passage.own for passage in side) for side in (ours, theirs))
    return own >= _LEAST_OWN and own >= _LEAST_SHARE * fewest


def _is_older(one: Report, other: Report, ours: float, theirs: float) -> bool:
    """Tell whether the first of two reports is the older one; ``ours`` and ``theirs`` are what of each is shared."""
    dates = one.published or "", other.published or ""
    length = min(map(len, dates))
    if length and dates[0][:length] != dates[1][:length]:
        return dates[0] < dates[1]
    credits_ = _credit(other, one) is not None, _credit(one, other) is not None
    if credits_[0] != credits_[1]:
        return credits_[0]
    written = _is_dispatch(one), _is_dispatch(other)
    if written[0] != written[1]:
        return written[0]
    if abs(ours - theirs) > 0.01:
        return ours < theirs
    return (dates[0], one.id) < (dates[1], other.id)


def _is_dispatch(report: Report) -> bool:
    """Tell whether a report is its own agency's, with a dateline."""
    return report.dateline is not None and report.agency in {None, report.outlet}


def _copy(older: Report, newer: Report, ours: Sequence[Passage], theirs: Sequence[Passage], pairs: list[Pair]) -> Copy:
    pairs = sorted(pairs, key=lambda pair: pair[1].span)
    printed, prints = {a.span for a, _, _ in pairs}, {b.span for _, b, _ in pairs}
    cut = tuple(passage.span for passage in ours if passage.span not in printed)
    added = tuple(passage.span for passage in theirs if passage.span not in prints)
    replaced = tuple(dict.fromkeys(each for a, b, _ in pairs for each in _replaced(a, b)))
    again = older.outlet is not None and older.outlet == newer.outlet
    credit = None if again else _credit(newer, older)
    share = sum(len(b.words) for _, b, _ in pairs) / sum(len(passage.words) for passage in theirs)
    stretches = tuple(Stretch(a.span, b.span, alike) for a, b, alike in pairs)
    changes: dict[Change, bool] = {
        "headline": (older.title or "").casefold() != (newer.title or "").casefold(),
        "dateline": older.dateline != newer.dateline,
        "cut": bool(cut),
        "added": bool(added),
        "respelled": any(each.kind == "respelled" for each in replaced),
        "reworded": any(each.kind == "reworded" for each in replaced),
        "reordered": [a.span for a, _, _ in pairs] != sorted(a.span for a, _, _ in pairs),
        "credit_dropped": bool(older.agency) and not again and credit is None,
    }
    how = tuple(change for change, holds in changes.items() if holds)
    return Copy(older.id, newer.id, round(share, 4), not cut, again, credit, how, stretches, cut, added, replaced)


def _replaced(older: Passage, newer: Passage) -> Iterator[Replacement]:
    for code in Levenshtein.opcodes(older.folded, newer.folded):
        if code.tag != "replace":
            continue
        before = " ".join(older.words[code.src_start : code.src_end])
        after = " ".join(newer.words[code.dest_start : code.dest_end])
        letters = ("".join(side) for side in (older.folded[code.src_start : code.src_end],
                                              newer.folded[code.dest_start : code.dest_end]))  # fmt: skip
        names = any(map(str.isupper, before)) and any(map(str.isupper, after))
        one_spelling = Levenshtein.normalized_similarity(*letters) >= _ONE_SPELLING
        yield Replacement(before, after, "respelled" if names or one_spelling else "reworded")


def _credit(newer: Report, older: Report) -> Span | None:
    """Find where a report names the outlet or agency of another, in credit lines before its paragraphs."""
    names = [name for name in dict.fromkeys((older.agency, older.outlet)) if name and name != newer.outlet]
    names += ["".join(word[0] for word in name.split()) for name in names if len(name.split()) > 2]
    for lines in (True, False):
        for block in newer.blocks:
            if (block.kind in _CREDITS) == lines and block.kind is not BlockKind.COMMENT:
                for name in names:
                    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", newer.text[block.start : block.end])
                    if found:
                        return Span.of(newer.text, block.start + found.start(), block.start + found.end())
    return None
