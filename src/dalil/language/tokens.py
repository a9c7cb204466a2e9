"""Tokens: words and marks as in the English Web Treebank (Penn conventions, hyphenated words taken apart)."""

from __future__ import annotations

import re
from functools import cache

from dalil.language.vocabulary import Vocabulary, load

_LETTER = r"[^\W_\u02bb\u02bc]|[\u0300-\u036f]"
_WORD = rf"(?:{_LETTER})+(?:['’ʻʼ`´](?:{_LETTER})+)*"
_TOKEN = re.compile(
    rf"""(?P<address>https?://[^\s<>"”»]+[\w/]|www\.[^\s<>"”»]+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    |(?P<initials>(?:[^\W\d_]\.){{2,}}(?=\W|$)|[^\W\d_]\.(?=\s*[A-ZÀ-Þ])(?<=[A-ZÀ-Þ]\.))
    |(?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b)
    |(?P<word>{_WORD})
    |(?P<mark>\.{{2,}}|[!?]{{2,}}|-{{2,}}|``|''|[^\w\s]|_+)""",
    re.VERBOSE | re.IGNORECASE,
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|ll|re|ve|d|m))$", re.IGNORECASE)


class _Rules(Vocabulary):
    prefixes: frozenset[str]
    split_after: dict[str, int]


class Abbreviations(Vocabulary):
    """Words whose full stop belongs to them, lower case, without it."""

    before_name: frozenset[str]
    months: frozenset[str]
    elsewhere: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return any(word in words for words in (self.before_name, self.months, self.elsewhere))


@cache
def _rules() -> _Rules:
    return load("tokens", _Rules)


@cache
def abbreviations() -> Abbreviations:
    """Give the shipped abbreviations."""
    return load("abbreviations", Abbreviations)


def tokenise(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Cut ``text[start:end]`` into tokens; gives their offsets (code points into ``text``) in order.

    Conventions: https://universaldependencies.org/en/ (tokenisation). Every character that is no white space is in
    exactly one token.
    """
    tokens: list[tuple[int, int]] = []
    at = start
    while match := _TOKEN.search(text, at, end):
        at = _with_prefix(text, match, end)
        if match.lastgroup in ("word", "number") and at < end and text[at] == ".":
            at = _with_full_stop(text, match.start(), at, end)
        tokens += _split(text, match.start(), at) if match.lastgroup == "word" else [(match.start(), at)]
    return tuple(tokens)


def _with_prefix(text: str, match: re.Match[str], end: int) -> int:
    """Find the end of a word that its prefix and a hyphen begin ("re-elected")."""
    stop = match.end()
    if match.lastgroup != "word" or match.group().lower() not in _rules().prefixes or text[stop : stop + 1] != "-":
        return stop
    rest = re.compile(_WORD).match(text, stop + 1, end)
    return rest.end() if rest else stop


def _with_full_stop(text: str, start: int, stop: int, end: int) -> int:
    """Find the end of an abbreviation; a full stop that ends the stretch stays apart unless it is always written."""
    word = text[start:stop].lower()
    if word not in abbreviations():
        return stop
    last = not text[stop + 1 : end].strip(" \t\n\"'”’»)]")
    return stop if last and word in abbreviations().months | {"no", "al"} else stop + 1


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Take clitics off a word: "don't" is "do" and "n't", "city's" is "city" and "'s"."""
    word = text[start:end]
    cut = _rules().split_after.get(word.lower())
    if cut is None and (clitic := _CLITIC.search(word)) and clitic.start() > 0:
        cut = clitic.start()
    return [(start, end)] if cut is None else [(start, start + cut), (start + cut, end)]
