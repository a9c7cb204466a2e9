"""Status: whether a telling is asserted, alleged, denied, planned, hypothetical or general."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from dalil.codebook import StatusCues
from dalil.extraction.index import AnalysisIndex
from dalil.language.analysis import Predicate
from dalil.records import Span, Status

ORDER: tuple[Status, ...] = ("denied", "hypothetical", "planned", "alleged", "general")
"""Where cues of several kinds stand together, the first of these holds."""


def status_of(
    trigger: Span, predicate: Predicate | None, index: AnalysisIndex, cues: Mapping[Status, StatusCues]
) -> Status:
    """Read the status of a trigger off its negation, modals, adverbs, governing predicates and conjunctions."""
    scope = _Scope(trigger, predicate, index)
    for status in ORDER:
        if status in cues and scope.meets(cues[status], negation=status == "denied"):
            return status
    return "hypothetical" if scope.is_purpose(cues.get("asserted", StatusCues())) else "asserted"


class _Scope:
    """The words around one trigger that can change its status, by the part that they play."""

    def __init__(self, trigger: Span, predicate: Predicate | None, index: AnalysisIndex) -> None:
        number = index.sentence_number(trigger)
        self._trigger = trigger
        self._index = index
        self._predicate = predicate
        self._others = (
            [p for p in index.predicates(number) if not p.span.overlaps(trigger)] if number is not None else []
        )
        self._sentence = index.sentence(number).span if number is not None else trigger

    def meets(self, cues: StatusCues, *, negation: bool) -> bool:
        """Tell whether any cue of one status reaches the trigger."""
        return (
            (negation and bool(self._arguments("ARGM-NEG")))
            or bool((self._lemmas("ARGM-MOD") | self._auxiliaries()).intersection(cues.modals))
            or bool((self._adverbs() | self._auxiliaries()).intersection(cues.adverbs))
            or (negation and bool(self._subject_openers().intersection(cues.determiners)))
            or bool(self._before(2, "ADJ", "VERB").intersection(cues.adjectives))
            or bool(self._before(3, "DET", "PRON", "ADV").intersection(cues.determiners))
            or self._governed_by(cues)
            or self._after_conjunction(cues)
            or self._in_phrase(cues)
        )

    def is_purpose(self, realised: StatusCues) -> bool:
        """Tell whether the trigger is an infinitive that nothing makes real ("managed to", "began to")."""
        before = self._index.before(self._trigger, 1)
        if not before or before[0].text.lower() != "to" or before[0].pos == "ADP":
            return False
        governing = self._before(4, "VERB", "ADJ", "AUX")
        return governing.isdisjoint(roleset.partition(".")[0] for roleset in realised.predicates)

    def _arguments(self, role: str) -> list[Span]:
        return [a.span for a in self._predicate.arguments if a.role == role] if self._predicate else []

    def _lemmas(self, role: str) -> frozenset[str]:
        nothing: frozenset[str] = frozenset()
        return nothing.union(*(self._index.lemmas(span) for span in self._arguments(role)))

    def _adverbs(self) -> frozenset[str]:
        own = self._lemmas("ARGM-ADV") | self._lemmas("ARGM-DIS") | self._lemmas("ARGM-TMP") | self._lemmas("ARGM-MNR")
        short = [t.lemma for t in self._index.before(self._trigger, 4) if t.pos == "ADV"]
        return own & frozenset(self._adverb_lemmas()) | frozenset(short)

    def _auxiliaries(self) -> frozenset[str]:
        """Give the auxiliaries, particles and adverbs that lead up to the trigger ("have not yet")."""
        leading = takewhile(lambda t: t.pos in {"AUX", "PART", "ADV"}, reversed(self._index.before(self._trigger, 6)))
        return frozenset(token.lemma for token in leading)

    def _subject_openers(self) -> frozenset[str]:
        """Give the first words of the arguments before the trigger ("no one" in "no one has been charged")."""
        core = self._arguments("ARG0") + self._arguments("ARG1")
        return frozenset(t.lemma for s in core if s.end <= self._trigger.start for t in self._index.tokens(s)[:1])

    def _adverb_lemmas(self) -> list[str]:
        return [t.lemma for t in self._index.tokens(self._sentence) if t.pos == "ADV"]

    def _before(self, count: int, *tags: str) -> frozenset[str]:
        return frozenset(t.lemma for t in self._index.before(self._trigger, count) if t.pos in tags)

    def _governed_by(self, cues: StatusCues) -> bool:
        """Tell whether the trigger stands inside an argument of a predicate or after a noun that hedges it."""
        wanted = set(cues.predicates)
        by_predicate = any(
            other.roleset in wanted
            and any(
                a.span.contains(self._trigger)
                for a in other.arguments
                if a.role in {"ARG1", "ARG2", "ARG3", "ARGM-PRP"}
            )
            for other in self._others
        )
        nearby = frozenset(t.lemma for t in self._index.before(self._trigger, 5) if t.pos == "NOUN")
        return by_predicate or bool(nearby.intersection(cues.nouns))

    def _after_conjunction(self, cues: StatusCues) -> bool:
        """Tell whether a conjunction opens the clause of the trigger ("if they confess")."""
        wanted = set(cues.conjunctions)
        for token in reversed(self._index.before(self._trigger, 12)):
            if token.lemma in wanted:
                return True
            if token.text in {",", ";", ".", ":"} or token.pos == "PUNCT":
                break
        return any(
            index_first.lemma in wanted
            for span in self._arguments("ARGM-ADV")
            for index_first in self._index.tokens(span)[:1]
        )

    def _in_phrase(self, cues: StatusCues) -> bool:
        number = self._index.sentence_number(self._trigger)
        return number is not None and any(
            self._trigger.start - 60 <= span.end <= self._trigger.start or span.overlaps(self._trigger)
            for words in cues.phrases
            for span in self._index.sequences(number, words, 1)
        )
