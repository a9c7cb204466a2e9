"""Claims that a value is the most or the fewest of a time: "the highest since 2015", "the most in five years"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure
from dalil.language.quantity_forms import number_value
from dalil.records import Span

_DECADE = 10
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = (
    r"(?:\s+[a-z]+){0,3}?\W+"
    r"(?:since\s+(?:[A-Z][a-z]+\s+)?(?P<since>(?:19|20)\d\d)"
    r"|(?:in|for|over)\s+(?:the\s+)?(?:past\s+|last\s+)?(?:(?P<years>[\w-]+)\s+years|a\s+(?P<decade>decade)))"
)
"""The time of a superlative, with at most a few words between ("the highest number since 2015")."""


@dataclass(frozen=True, slots=True)
class Superlative:
    """The words of a claim, whether it is of the most, and the first year that it speaks of; None where of all."""

    words: Span
    highest: bool
    since: int | None


def superlative_of(figure: Figure) -> Superlative | None:
    """Find the claim that a figure is the most or fewest of a time, in its own sentence, no other figure between."""
    if figure.days is None or figure.exact is None:
        return None
    sentence, own = figure.sentence, figure.days[0].year
    for highest in (True, False):
        for match in _pattern(highest).finditer(sentence.exact):
            claim = _claim(match, sentence, own, highest=highest)
            if claim is not None and not _has_figure(_between(figure, claim.words)):
                return claim
    return None


@cache
def _pattern(highest: bool) -> re.Pattern[str]:
    told = comparisons().highest if highest else comparisons().lowest
    ever = comparisons().ever["highest" if highest else "lowest"]
    plain, alone = ("|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) for phrases in (told, ever))
    return re.compile(rf"\b(?:(?P<ever>{alone})|(?:{plain}){_TIME})\b", re.IGNORECASE)


def _claim(match: re.Match[str], sentence: Span, own: int, *, highest: bool) -> Superlative | None:
    before = re.findall(r"[a-z]+", sentence.exact[: match.start()].lower())[-2:]
    if not comparisons().partial_ranks["before"].isdisjoint(before):
        return None
    words = Span(sentence.start + match.start(), sentence.start + match.end(), match.group())
    if match["ever"]:
        return Superlative(words, highest, None)
    if match["since"]:
        return Superlative(words, highest, int(match["since"]))
    number = _DECADE if match["decade"] else number_value(match["years"])
    return Superlative(words, highest, own - int(number) + 1) if number else None


def _between(figure: Figure, claim: Span) -> str:
    start, end = sorted((figure.position, claim.start))
    inside = figure.telling.text[start:end]
    quantity = figure.quantity.span.exact if figure.quantity.span else ""
    return inside.replace(quantity, "", 1) if figure.position < claim.start else inside


def _has_figure(words: str) -> bool:
    return any(not _YEAR.fullmatch(number) for number in re.findall(r"\d[\d,.]*\d|\d", words))
