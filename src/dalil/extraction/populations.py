"""Populations: the words that say what a quantity counts, and what kind of thing that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dalil.extraction.index import AnalysisIndex
from dalil.extraction.nominals import INNER_MARKS
from dalil.language.analysis import Token
from dalil.language.lexicon import role_words
from dalil.language.quantity_forms import QuantityKind, quantity_kind
from dalil.language.vocabulary import Vocabulary, load
from dalil.records import Span

COUNTED = frozenset({"NOUN", "PROPN"})
SHARED_HEAD_REACH = 24
"""How many tokens after a quantity its noun may stand in a list ("2 occult, 17 terrorist and 4 other groups")."""


class FigureWords(Vocabulary):
    """The shipped words around reported figures."""

    totals: frozenset[str]
    numbering: frozenset[str]
    generic: frozenset[str]
    people: frozenset[str]
    unspecific: frozenset[str]
    states: frozenset[str]
    articles: frozenset[str]
    single: frozenset[str]
    vague: frozenset[str]
    comparing: frozenset[str]
    baseline: frozenset[str]
    changing: frozenset[str]
    reaching: frozenset[str]
    levels: frozenset[str]
    bounds: frozenset[str]
    partitive: frozenset[str]
    including: frozenset[str]
    definite: frozenset[str]
    rest: frozenset[str]
    left: frozenset[str]
    whole: frozenset[str]
    rates: frozenset[str]
    points: frozenset[str]
    origins: frozenset[str]
    inhabitants: frozenset[str]
    offices: frozenset[str]
    parts_of_areas: frozenset[str]
    staying: frozenset[str]
    goals: frozenset[str]
    giving: frozenset[str]
    resuming: frozenset[str]
    asking: frozenset[str]
    denied: frozenset[str]
    likening: frozenset[str]
    correcting: frozenset[str]
    citing: frozenset[str]
    dimensions: frozenset[str]
    aggregating: frozenset[str]


@cache
def figure_words() -> FigureWords:
    """Load the shipped words around figures."""
    return load("figures", FigureWords)


@dataclass(frozen=True, slots=True)
class Population:
    """What a quantity counts: the words after it, and the noun that a list shares where that stands further on."""

    words: Span
    shared: Span | None = None

    @property
    def text(self) -> str:
        """Give the population's words, with an ellipsis where a list's other items stand between them."""
        return self.words.exact if self.shared is None else f"{self.words.exact} … {self.shared.exact}"

    @property
    def head(self) -> Span:
        """Give the words that hold the counted noun."""
        return self.shared or self.words


def population_of(quantity: Span, index: AnalysisIndex) -> Population | None:
    """Find the noun phrase that a quantity counts; in a list the last item's noun serves all.

    A sum of money, a percentage or a length of time counts nothing, unless "of" or "for each" says of what it is.
    """
    tokens = index.after(quantity, SHARED_HEAD_REACH)
    opening = _opening_words(quantity_kind(quantity.exact))
    if opening is not None and not (tokens and tokens[0].text.lower() in opening):
        return None
    own: list[Token] = []
    shared: list[Token] = []
    current = own
    counted_again = False
    dates = [m.span for m in index.mentions(index.span(quantity.end, tokens[-1].end), "date")] if tokens else []
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        counted_again = counted_again or token.pos == "NUM"
        if token.text[0].isdigit() and token.pos in COUNTED and not own:
            return None
        if any(date.start <= token.start < date.end for date in dates):
            break
        if (
            token.pos in COUNTED
            or _stands_for_people(token, following)
            or (token.pos == "ADJ" and not _has_noun(current))
        ):
            current.append(token)
        elif _joins(token) and (not _has_noun(current) or _modifies_next_item(current[-1], tokens[position:])):
            current = shared
            shared.clear()
        elif token.text.lower() in figure_words().partitive and not _has_noun(own):
            return None
        elif _has_noun(current) or _ends_phrase(token, following) or (current is shared and token.pos != "PUNCT"):
            break
    return _population(own, shared if counted_again and opening is None else [], index)


def _stands_for_people(token: Token, following: Token | None) -> bool:
    """Tell an adjective or participle that counts people itself ("six dead", "31 injured")."""
    return (
        token.pos == "ADJ"
        and _means_people(token)
        and (following is None or following.pos not in {*COUNTED, "ADJ", "ADP"})
    )


def _opening_words(kind: QuantityKind) -> frozenset[str] | None:
    """Give the words that must follow a quantity of a kind for it to have a population; None where any may."""
    if kind == "money":
        return figure_words().rates
    return frozenset({"of"}) if kind in {"percent", "ratio", "share"} else frozenset() if kind == "unit" else None


def _population(own: list[Token], shared: list[Token], index: AnalysisIndex) -> Population | None:
    words = index.span(own[0].start, own[-1].end) if own else None
    nouns = [t for t in shared if t.pos in COUNTED]
    if nouns:
        noun = index.span(nouns[-1].start, nouns[-1].end)
        return Population(words, noun) if words is not None else Population(noun)
    return Population(words) if words is not None and _has_noun(own) else None


def _modifies_next_item(noun: Token, following: tuple[Token, ...]) -> bool:
    """Tell a singular noun that another figure follows ("2 occult, 17 …") from what is counted ("40 women, 35 …")."""
    singular = noun.text.lower() == noun.lemma and noun.lemma not in figure_words().generic and not _means_people(noun)
    number = next((t for t in following if not (t.text == "," or t.pos == "CCONJ")), None)
    return singular and number is not None and number.pos == "NUM"


def _has_noun(tokens: list[Token]) -> bool:
    return any(token.pos in COUNTED or _means_people(token) for token in tokens)


def _means_people(token: Token) -> bool:
    return not {token.lemma, token.text.lower()}.isdisjoint(figure_words().people)


def _joins(token: Token) -> bool:
    return token.text == "," or token.pos in {"CCONJ", "NUM"}


def _ends_phrase(token: Token, following: Token | None) -> bool:
    """Tell whether a token before the counted noun ends its phrase; quotes, "of" and participles do not."""
    if token.pos == "ADP":
        return token.text.lower() not in figure_words().rates | {"of"}
    if token.pos == "PUNCT":
        return token.text not in INNER_MARKS | {","}
    if token.pos == "VERB":
        modifies = following is not None and following.pos in {*COUNTED, "ADJ", "VERB"}
        return not (modifies and token.text.lower().endswith(("ed", "ing", "en")))
    return token.pos not in {"DET", "ADV", "SYM"}


def counts_people(population: Population | None, index: AnalysisIndex) -> bool:
    """Tell whether a population is one of people: by its noun, a role, or a nationality in the plural."""
    head = index.head(population.head) if population is not None else None
    if population is not None and head is None:
        last = index.tokens(population.head)[-1:]
        return bool(last) and last[0].lemma in figure_words().people
    if population is None or head is None:
        return False
    if head.lemma in figure_words().people or role_words().kind(head.lemma) is not None:
        return True
    at_head = index.span(head.start, head.end)
    return head.text.endswith("s") and any(m.span.contains(at_head) for m in index.mentions(population.head, "norp"))


def is_dimension(population: Population | None, index: AnalysisIndex) -> bool:
    """Tell a length of time, a distance or a weight from what is counted."""
    head = index.head(population.head) if population else None
    return head is not None and head.lemma in figure_words().dimensions


def counted_before(quantity: Span, population: Population | None, index: AnalysisIndex) -> Span | None:
    """Find the words before a figure that say what it counts.

    After "the number of", before a dash or colon, or before "rose to" and the like.
    """
    number = index.sentence_number(quantity)
    if number is None or quantity.start == (sentence := index.sentence(number).span).start:
        return None
    tokens = index.tokens(index.span(sentence.start, quantity.start))
    told = _number_of(tokens, index)
    return told if told is not None or population is not None else _reached(tokens, index)


def _number_of(tokens: tuple[Token, ...], index: AnalysisIndex) -> Span | None:
    """Give "the number of …" before a figure, or the subject of "number"."""
    if len(tokens) > 1 and tokens[-1].lemma in figure_words().numbering and tokens[-1].pos == "VERB":
        return index.span(tokens[0].start, tokens[-2].end)
    named = [i for i, token in enumerate(tokens) if _is_total(token)]
    if not named:
        return None
    first = named[-1] - 1 if named[-1] - 1 in named else named[-1]  # "the total number of"
    return index.span(tokens[first].start, tokens[-1].end)


def _reached(tokens: tuple[Token, ...], index: AnalysisIndex) -> Span | None:
    """Give what stands before a dash or colon, or what rose to a figure."""
    if not tokens:
        return None
    if tokens[-1].text in {"--", "–", "—", ":", "-"}:
        return index.span(tokens[0].start, tokens[-1].end)
    reached = figure_words().changing | figure_words().levels
    grown = next((t for t in reversed(tokens) if t.lemma in reached), None)
    if grown is not None and tokens[-1].text.lower() in figure_words().reaching and grown.start > tokens[0].start:
        return index.span(tokens[0].start, grown.start)
    return None


def noun_before(quantity: Span, index: AnalysisIndex) -> Span | None:
    """Find the noun before a bare figure that says what it counts ("the number of minors rose to 77").

    After "the number of", or before a verb such as "number"; None where only a pronoun stands there.
    """
    region = counted_before(quantity, None, index)
    if region is None:
        return None
    tokens = index.tokens(region)
    opened = next(
        (i for i in range(1, len(tokens)) if tokens[i].text.lower() == "of" and _is_total(tokens[i - 1])), None
    )
    if opened is not None:
        return _phrase(tokens[opened + 1 :], index)
    following = index.after(region, 1)
    if not following or following[0].lemma not in figure_words().numbering:
        return None
    return _phrase(tuple(reversed(tokens)), index)


def _is_total(token: Token) -> bool:
    return token.lemma in figure_words().totals


def _phrase(tokens: tuple[Token, ...], index: AnalysisIndex) -> Span | None:
    """Give the noun phrase with which some words begin, read in either direction."""
    found: list[Token] = []
    for token in tokens:
        if token.pos == "DET" and not found:
            continue
        if token.pos not in {"ADJ", *COUNTED}:
            break
        found.append(token)
    if not any(token.pos in COUNTED and token.lemma not in figure_words().generic for token in found):
        return None
    return index.cover([index.span(token.start, token.end) for token in found])
