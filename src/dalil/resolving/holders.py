"""Places that the text itself says hold another: what follows a name, and the country right before it."""

from __future__ import annotations

import re
from functools import cache

from dalil.records import Span
from dalil.resolving.countries import adjective_country, country_of, leading_country
from dalil.resolving.gazetteer import find_entries
from dalil.resolving.place_words import place_words
from dalil.resolving.toponym_names import area_abbreviated, head_nouns, parse_name

_REACH = 60
_BETWEEN = re.compile(
    r"(?:,\s*(?:in\s+)?(?:the\s+)?|\s+(?:[a-z]+\s+)?in\s+(?:the\s+)?|\s+of\s+(?:the\s+)?|\s*\((?:the\s+)?)"
)
"""What may stand between a place and the place that holds it ("Ile District, Almaty Province")."""
_NAME = re.compile(r"(?:[A-Z][\w’'-]*\.?(?:[A-Z]\.?)*)(?:\s+(?:of\s+(?:the\s+)?|and\s+)?[A-Z][\w’'-]*){0,4}")
_BEFORE = re.compile(r"([A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3})((?:\s+[a-z][a-z-]*){0,4})\s+$")
_LONGEST = 4


def holder_after(text: str, end: int) -> Span | None:
    """Find the country or first-level area whose name follows the place that ends at ``end``."""
    between = _BETWEEN.match(text, end)
    run = _NAME.match(text, between.end()) if between else None
    if run is None:
        return None
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[run.start() : run.end()])]
    for length in range(min(_LONGEST, len(words)), 0, -1):
        stop = run.start() + words[length - 1][1]
        if _holds(text[run.start() : stop]):
            return Span.of(text, run.start(), stop)
    return None


def links(text: str, start: int, end: int) -> bool:
    """Tell whether the words between two names say that the second holds the first."""
    return end - start <= _REACH and bool(_BETWEEN.fullmatch(text, start, end))


def listed_with(text: str, start: int, end: int) -> bool:
    """Tell whether two names stand side by side in a list ("Osh and Uzgen in Kyrgyzstan")."""
    return bool(re.fullmatch(r",\s+|,?\s+and\s+(?:the\s+)?", text[start:end]))


def holder_before(text: str, start: int) -> Span | None:
    """Find the country that stands right before a place ("Kenya's Lamu County", "the Somali town of Kismayo")."""
    found = _BEFORE.search(text, max(0, start - _REACH), start)
    if found is None or not set(found[2].split()) <= _linking_words():
        return None
    words = found[1].split()
    for length in range(min(3, len(words)), 0, -1):
        name = " ".join(words[-length:])
        if adjective_country(name) or (re.search(r"['’]s?$", name) and country_of(name)):
            return (
                Span.of(text, found.end(1) - len(name), found.end(1)) if text[: found.end(1)].endswith(name) else None
            )
    return None


def _holds(name: str) -> bool:
    if area_abbreviated(name) is not None or leading_country(name.split()) == name.rstrip(".,;:"):
        return True
    parsed = parse_name(name)
    if parsed.level not in (None, "admin1"):
        return False
    return any(entry.kind == "admin1" for entry in find_entries(parsed.core))


@cache
def _linking_words() -> frozenset[str]:
    nouns = {word for noun in head_nouns() for word in noun.split()}
    return frozenset({"of", "the", "and", *nouns, *place_words().nouns.leading})
