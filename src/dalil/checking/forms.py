"""The form in which a text gives the parts of a total: what follows a colon is all there is, "including" is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure
from dalil.language.quantity_expressions import find_quantities

_OPENS = re.compile(r":|--|[–—]|\s-\s")
_SUBPART = re.compile(
    r"\b(?:of them|of whom|of these|of those|of which|including|among them|among whom)\b", re.IGNORECASE
)
_TAKEN_FROM = re.compile(r"(?:Out )?[Oo]f (?:all |the |these |those |its |their )+")
_RESTATED = re.compile(r"(?:\s+[^\W\d][\w'’-]*){0,6},?\s*(?:\(|or\s+|that is,?\s+)(?:[a-z]+\s+)?", re.IGNORECASE)
_AFTER = 60
"""A rest without a number follows its parts within so many characters."""


def exhaust(parts: Sequence[Figure], total: Figure) -> bool:
    """Tell parts that are said to be all there are: after a colon or dash, with "the remaining nine", "in all"."""
    if any(part.telling.report != total.telling.report for part in parts) or have_parts_of_parts(parts):
        return False
    return opens_list(total, parts[0]) or any(_is_remainder(part) for part in parts) or is_in_all(total)


def are_listed(parts: Sequence[Figure], total: Figure) -> bool:
    """Tell parts listed right after their total by their nouns ("75 weapons in May, 42 rifles and 26 pistols")."""
    between = _between(total, parts[0])
    if (
        between is None
        or "," not in between
        or have_parts_of_parts(parts)
        or _some_only(between.rpartition(",")[2])
        or _is_of(total)
    ):
        return False
    return all(part.sentence == total.sentence and _names_what_it_counts(part) for part in parts)


def leave_a_rest(parts: Sequence[Figure], total: Figure) -> bool:
    """Tell parts after which the text speaks of all others without counting them ("the rest were children")."""
    last = max(parts, key=lambda part: part.position)
    if last.telling.report != total.telling.report or any(_is_remainder(part) for part in parts):
        return False
    text = last.telling.text
    end = _end(last)
    following = text[end : last.sentence.end] + text[last.sentence.end : last.sentence.end + _AFTER]
    found = _pattern(tuple(comparisons().rest)).search(following)
    return found is not None and not re.match(r"\s+(?:\d|[a-z]+\s+of)", following[found.end() :])


def are_all_numbers(parts: Sequence[Figure], total: Figure) -> bool:
    """Tell whether no number stands between a total and the end of its parts' sentence that is not one of them."""
    last = max(parts, key=lambda part: part.position)
    known = {figure.position for figure in (total, *parts)}
    text, start = total.telling.text, min(total.position, parts[0].position)
    found = find_quantities(text, start, last.sentence.end)
    spans = [figure.quantity.span for figure in (total, *parts)]
    return all(any(s is not None and s.overlaps(number) for s in spans) or number.start in known for number in found)


def have_parts_of_parts(parts: Sequence[Figure]) -> bool:
    """Tell a list in which a part is broken down itself ("25 women, 18 of them pregnant, and 15 men")."""
    text = parts[0].telling.text
    start, end = min(p.position for p in parts), max(_end(p) for p in parts)
    return bool(_SUBPART.search(text, start, min(end + _AFTER, max(p.sentence.end for p in parts))))


def opens_list(total: Figure, first: Figure) -> bool:
    """Tell whether a colon or dash stands between a total and what follows it ("40 fighters: 27 in …")."""
    between = _between(total, first)
    opened = list(_OPENS.finditer(between or ""))
    return bool(opened) and between is not None and not _some_only(between[opened[-1].end() :])


def is_base_of(total: Figure, part: Figure) -> bool:
    """Tell whether a part follows the group that it is taken from ("Of the 45 women who came, 52 have …")."""
    before = total.telling.text[total.sentence.start : total.position]
    between = _between(total, part)
    return between is not None and bool(_TAKEN_FROM.fullmatch(before)) and between.rstrip().endswith(",")


def is_apposed(part: Figure) -> bool:
    """Tell a figure that is set between commas ("…, 31 men, …", "…, 15 in all")."""
    text, sentence = part.telling.text, part.sentence
    before, after = text[sentence.start : part.position], text[_end(part) : sentence.end]
    return before.rstrip().endswith(",") and bool(re.match(r"(?:\s+[\w'’-]+){0,2}\s*[,.]", after))


def leads_to_earlier(figure: Figure) -> bool:
    """Tell a value that is told as the one before another ("from 310", "against 190")."""
    before = re.findall(r"[a-z]+", figure.telling.text[figure.sentence.start : figure.position].lower())
    return not comparisons().before_earlier.isdisjoint(before[-1:]) or before[-2:] == ["compared", "with"]


def is_said_of(base: Figure, claim: Figure) -> bool:
    """Tell whether a share is said of a figure right after it ("a quarter of the 118 prisoners")."""
    end = _end(claim)
    between = claim.telling.text[end : base.position]
    return claim.position < base.position and bool(re.fullmatch(r"\s+of\s+(?:[a-z]+\s+){0,2}", between, re.IGNORECASE))


def is_of_others(claim: Figure) -> bool:
    """Tell a share that says itself what it is of, without a number ("42 percent of the convicted")."""
    return bool(re.match(r"\s+of\s", claim.telling.text[_end(claim) : claim.sentence.end]))


def makes_up(part: Figure, claim: Figure) -> bool:
    """Tell whether a share is said of the figure before it ("the 45 women made up 30 percent")."""
    between = claim.telling.text[_end(part) : claim.position].lower()
    words = re.findall(r"[a-z]+", between)
    return part.position < claim.position and not comparisons().makes_up.isdisjoint(words) and "," not in between


def is_restated(part: Figure, claim: Figure) -> bool:
    """Tell whether a share repeats the figure right before it ("112, or 42 percent", "112 (42 percent)")."""
    end = _end(part)
    between = claim.telling.text[end : claim.position]
    return part.position < claim.position and _RESTATED.fullmatch(between) is not None


def _between(total: Figure, first: Figure) -> str | None:
    """Give the words between a total and the first of its parts in one sentence."""
    if total.sentence != first.sentence or first.position <= total.position:
        return None
    end = _end(total)
    return total.telling.text[end : first.position]


def _is_of(total: Figure) -> bool:
    """Tell a total of which only some parts follow ("Of the 90 people, 40 …")."""
    before = re.findall(r"[a-z]+", total.telling.text[total.sentence.start : total.position].lower())
    return "of" in before[-3:]


def _names_what_it_counts(part: Figure) -> bool:
    following = part.telling.text[_end(part) : part.sentence.end].lower().replace(",", " ").replace(".", " ").split()
    return following[:1] == (part.population or "").lower().split()[:1] and bool(following)


def _end(figure: Figure) -> int:
    return figure.position + (len(figure.quantity.span) if figure.quantity.span else 0)


def _some_only(words: str) -> bool:
    return bool(set(re.findall(r"[a-z]+", words.lower())) & comparisons().some_only)


def _is_remainder(part: Figure) -> bool:
    """Tell a part that is told as all that remains ("the remaining 27", "the other nine")."""
    before = part.telling.text[max(part.sentence.start, part.position - 30) : part.position]
    return bool(re.search(r"\bthe (?:remaining|other|rest,?)\s+$", before, re.IGNORECASE))


def is_in_all(total: Figure) -> bool:
    """Tell a figure that is told as all of what stands around it ("219 in all")."""
    after = re.findall(r"[a-z]+", total.telling.text[_end(total) : total.sentence.end].lower())
    return not {" ".join(after[:2]), *after[:2]}.isdisjoint(comparisons().in_all)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
