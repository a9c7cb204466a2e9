"""Abbreviations and aliases: two names of one thing side by side ("National Security Committee (KNB)")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dalil.language.lexicon import countries, is_common, name_words, towns
from dalil.language.names import Name
from dalil.language.written import Word

_QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "‘", "’", "'", "''", "``"})
_BRACKETS = {"(": ")", "[": "]"}
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "against", "de", "al", "&", "-"})
_LONGEST_PHRASE = 5


def full_names(words: Sequence[Word], names: Sequence[Name]) -> list[Name]:
    """Stretch names over the words whose initials an abbreviation in brackets gives ("… of A and the B (XAB)").

    Method: Schwartz and Hearst 2003, on the initials of words only.
    """
    found = list(names)
    for at in range(1, len(words) - 2):
        if words[at].text not in _BRACKETS or words[at + 2].text != _BRACKETS[words[at].text]:
            continue
        last = _before_quote(words, at)
        first = _aligned(words, last, words[at + 1]) if words[at + 1].acronym else None
        if first is not None:
            found = [name for name in found if name.last <= first or name.first >= last]
            found.append(Name(first, last))
    return sorted(found, key=lambda name: name.first)


def _before_quote(words: Sequence[Word], at: int) -> int:
    return at - 1 if words[at - 1].text in _QUOTES else at


def _aligned(words: Sequence[Word], last: int, short: Word) -> int | None:
    """Find where the words that end before ``last`` and whose initials are the abbreviation begin."""
    letters = [letter.lower() for letter in short.text if letter.isalpha()]
    at = last
    while letters and at > 0:
        at -= 1
        word = words[at]
        if word.text in _QUOTES or not word.text[:1].isalpha():
            return None
        initials = [part[:1].lower() for part in word.text.split("-")]
        if letters[-len(initials) :] == initials:
            del letters[-len(initials) :]
        elif letters[-1] == initials[0] and word.capital:
            letters.pop()
        elif word.low not in _SMALL:
            return None
    return at if not letters and words[at].capital and last - at > 1 else None


def linked(words: Sequence[Word], names: Sequence[Name]) -> list[tuple[Name, Name]]:
    """Give the pairs of names in a sentence that name one thing."""
    pairs = []
    for one, other in pairwise(names):
        between = [word for word in words[one.last : other.first] if word.text not in _QUOTES]
        if _in_brackets(words, one, other, between) or _by_phrase(words, one, other, between):
            pairs.append((one, other))
    return pairs


def _in_brackets(words: Sequence[Word], one: Name, other: Name, between: Sequence[Word]) -> bool:
    if len(between) != 1 or between[0].text not in _BRACKETS:
        return False
    closing = next((word.text for word in words[other.last :] if word.text not in _QUOTES), "")
    if closing != _BRACKETS[between[0].text]:
        return False
    lone = words[other.first].low if other.last - other.first == 1 and not words[other.first].acronym else ""
    return not is_common(lone) and not any(_is_placed(words, name) for name in (one, other))


def _is_placed(words: Sequence[Word], name: Name) -> bool:
    whole = " ".join(word.low for word in words[name.first : name.last])
    return whole in countries() or whole in towns() or name_words().is_norp(whole)


def _by_phrase(words: Sequence[Word], one: Name, other: Name, between: Sequence[Word]) -> bool:
    """Tell whether the words between two names say that both name the same ("also known as")."""
    if not 1 <= len(between) <= _LONGEST_PHRASE + 2:
        return False
    phrase = " ".join(word.low for word in between if word.text not in {",", "(", "the"})
    if phrase == "or":
        return between[0].text == "," and (words[other.first].acronym or _is_rendered(words, one, other))
    return phrase in name_words().alias_phrases


def _is_rendered(words: Sequence[Word], one: Name, other: Name) -> bool:
    """Tell whether ", or …" puts a name into other words ("Bait al-Nur, or House of Light, …").

    Names of one word are alternatives ("Osh, or Naryn"); so are those of a list and those that share a word.
    """
    ours, theirs = ({word.low for word in words[name.first : name.last]} - _SMALL for name in (one, other))
    listed = one.first > 0 and words[one.first - 1].text in {",", "either"}
    closed = other.last >= len(words) or not words[other.last].text[:1].isalnum()
    long = one.last - one.first > 1 and other.last - other.first > 1
    placed = any(_is_placed(words, name) for name in (one, other))
    return long and closed and not listed and not placed and not ours & theirs
