"""The surroundings of a noun, read off parts of speech: its phrase, what precedes it and what prepositions add."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.extraction.index import NOMINAL, AnalysisIndex
from dalil.language.analysis import Token
from dalil.records import Span

MODIFIERS = NOMINAL | {"ADJ", "NUM", "DET", "PART", "SYM"}
INNER_MARKS = frozenset({"-", '"', "'", "“", "”", "‘", "’", "’s", "'s"})
LONGEST_PHRASE = 30


def noun_phrase(noun: Span, index: AnalysisIndex) -> Span:
    """Widen a noun to its phrase: modifiers and compounds on both sides, without prepositional phrases."""
    tokens = index.analysis.tokens
    where = index.token_range(noun)
    number = index.sentence_number(noun)
    if number is None:
        return noun
    sentence = index.sentence(number)
    first, last = where.start, where.stop
    while first > sentence.first and _inside_phrase(tokens[first - 1]) and tokens[first].pos != "DET":
        first -= 1
    while last < sentence.last and tokens[last].pos in NOMINAL - {"PRON"}:
        last += 1
    return index.span(tokens[first].start, tokens[last - 1].end)


def prepositional_phrases(noun: Span, index: AnalysisIndex) -> Iterator[tuple[str, Span]]:
    """Give (preposition, phrase) for each prepositional phrase that follows a noun without a break."""
    tokens = index.after(noun, LONGEST_PHRASE)
    position = 0
    while position < len(tokens) and tokens[position].pos in NOMINAL:
        position += 1
    while position < len(tokens) and tokens[position].pos == "ADP":
        preposition = tokens[position].text.lower()
        start = position = position + 1
        while position < len(tokens) and _continues(tokens, position):
            position += 1
        if position == start:
            return
        yield preposition, index.span(tokens[start].start, tokens[position - 1].end)


def compound_before(noun: Span, index: AnalysisIndex) -> Span | None:
    """Give the nouns that stand directly before a noun ("bomb" in "bomb attack")."""
    start = None
    for token in reversed(index.before(noun, 6)):
        if token.pos not in {"NOUN", "PROPN"} and token.text != "-":
            break
        start = token.start
    return None if start is None else index.span(start, index.before(noun, 1)[-1].end)


def number_before(noun: Span, index: AnalysisIndex) -> Span | None:
    """Give the number of people of whom an adjective used as a noun tells ("nine dead", "four soldiers dead")."""
    before, after = index.before(noun, 2), index.after(noun, 1)
    if after and after[0].pos in {"NOUN", "PROPN", "ADJ"}:
        return None
    if before and before[-1].pos == "NUM":
        return index.span(before[-1].start, before[-1].end)
    if [token.pos for token in before] == ["NUM", "NOUN"]:
        return index.span(before[0].start, before[1].end)
    return None


def possessor_of(noun: Span, index: AnalysisIndex) -> Span | None:
    """Give the possessor of a noun ("the ministry" in "the ministry's raid")."""
    tokens = index.before(noun, 10)
    for position in range(len(tokens) - 1, -1, -1):
        if tokens[position].text in {"'s", "’s", "'", "’"} and position:
            owner = tokens[position - 1]
            return noun_phrase(index.span(owner.start, owner.end), index)
        if tokens[position].pos == "PRON" and tokens[position].text.lower() in {"his", "her", "its", "their"}:
            return index.span(tokens[position].start, tokens[position].end)
        if tokens[position].pos not in MODIFIERS:
            return None
    return None


def _inside_phrase(token: Token) -> bool:
    return token.pos in MODIFIERS - {"PRON"} or token.text in INNER_MARKS


def _continues(tokens: tuple[Token, ...], position: int) -> bool:
    token = tokens[position]
    if token.pos in MODIFIERS or token.text in INNER_MARKS or token.pos == "CCONJ":
        return True
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return token.text == "," and following is not None and following.pos in {"PROPN", "NUM"}
