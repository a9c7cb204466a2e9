"""Complements: what a clause says of a bare figure ("690 were men", "251 have found work", "19 of them children")."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.extraction.index import AnalysisIndex
from dalil.extraction.populations import COUNTED, figure_words
from dalil.language.analysis import Token
from dalil.records import Span

_REACH = 30
_LONGEST = 9
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "--", "–", "—", '"', "“", "”"})


@dataclass(frozen=True, slots=True)
class Complement:
    """The words said of a figure; ``nominal`` where they say what those counted are, not what they did."""

    words: Span
    nominal: bool


def complement_of(quantity: Span, index: AnalysisIndex) -> Complement | None:
    """Find what is said of a figure that has no noun of its own; None where no verb or noun follows it."""
    tokens = _after_partitive(index.after(quantity, _REACH))
    auxiliary = _leading(tokens, {"AUX", "ADV", "PART"})
    rest = tokens[len(auxiliary) :]
    if not rest or rest[0].pos == "PUNCT":
        return None
    if rest[0].text.lower() in figure_words().origins:
        return _complement(_leading(rest[1:], {"ADJ", "SYM", "DET", *COUNTED}), index, nominal=True)
    if not any(t.pos == "AUX" for t in auxiliary) and rest[0].pos != "VERB":
        return _complement(_leading(rest, {"ADJ", *COUNTED}), index, nominal=True)
    verbal = rest[0].pos == "VERB"
    return _complement(_clause(rest, index), index, nominal=not verbal)


def _complement(tokens: list[Token], index: AnalysisIndex, *, nominal: bool) -> Complement | None:
    while tokens and tokens[0].pos == "DET":
        tokens = tokens[1:]
    return Complement(index.span(tokens[0].start, tokens[-1].end), nominal) if tokens else None


def _after_partitive(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Skip "of them", "of those", "of whom" and "of the 29" after a figure."""
    if len(tokens) < 2 or tokens[0].text.lower() != "of":
        return tokens
    if {tokens[1].text.lower(), tokens[1].lemma} & figure_words().partitive:
        return tokens[2:]
    if tokens[1].text.lower() in figure_words().definite:
        noun = next((i for i, t in enumerate(tokens[2:], 2) if t.pos in {*COUNTED, "NUM"}), 1)
        return tokens[noun + 1 :]
    return tokens


def _leading(tokens: tuple[Token, ...], parts: set[str]) -> list[Token]:
    found = []
    for token in tokens:
        if token.pos not in parts:
            break
        found.append(token)
    return found


def _clause(tokens: tuple[Token, ...], index: AnalysisIndex) -> list[Token]:
    """Give the words up to the end of the clause: a mark, a new subject, a date."""
    dates = [m.span.start for m in index.mentions(index.span(tokens[0].start, tokens[-1].end), "date")]
    found: list[Token] = []
    for position, token in enumerate(tokens[:_LONGEST]):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        opens = token.pos == "CCONJ" and (following is None or following.pos in {"NUM", "PRON", "DET", "PROPN", "AUX"})
        if token.text in _STOPS or opens or token.start in dates:
            break
        found.append(token)
    while found and found[-1].pos in {"ADP", "CCONJ", "DET"}:
        found.pop()
    return found
