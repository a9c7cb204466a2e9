"""Status: whether a telling is asserted, alleged, denied, planned, hypothetical or general."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise, takewhile

from dalil.codebook import StatusCues
from dalil.extraction.circumstances import scene_words
from dalil.extraction.index import NOMINAL, AnalysisIndex
from dalil.extraction.triggers import is_attributive
from dalil.language.analysis import Predicate
from dalil.records import BlockKind, Span, Status

ORDER: tuple[Status, ...] = ("denied", "hypothetical", "planned", "alleged", "general")
"""Where cues of several kinds stand together, the first of these holds."""

_PAST = ("ed", "aid", "old", "wrote", "swore")
"""How cues of speech in the past end."""

_COMPARED = frozenset({"few", "fewer", "less", "more", "only"})
"""What stands after a "no" or "not" that negates nothing ("no fewer than", "not only")."""

INFINITIVE_REACH = 12
"""How many tokens before its second verb a coordinated infinitive may begin."""

FIRST_REACH = 8
"""How many tokens before an infinitive "first" may stand ("the first country in the region to ban it")."""

PHRASE_REACH = 4
"""How many tokens may stand between a fixed expression and the trigger that it hedges."""


def status_of(
    trigger: Span, predicate: Predicate | None, index: AnalysisIndex, cues: Mapping[Status, StatusCues]
) -> Status:
    """Read the status of a trigger off its negation, modals, adverbs, governing predicates and conjunctions."""
    scope = _Scope(trigger, predicate, index)
    if scope.is_asked:
        return "hypothetical"
    if scope.is_announced:
        return "planned"
    for status in ORDER:
        if status in cues and scope.meets(cues[status], negation=status == "denied"):
            return status
    if "general" in cues and scope.is_under_rule(cues["general"]):
        return "general"
    return scope.infinitive(cues.get("asserted", StatusCues())) or "asserted"


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

    @property
    def is_asked(self) -> bool:
        """Tell whether the trigger stands in a question."""
        return self._sentence.exact.rstrip("\"'”’ ").endswith("?")

    @property
    def is_announced(self) -> bool:
        """Tell a future seen from the past: what somebody said that they "would" do, without a condition."""
        leading = self._auxiliaries()
        if "would" not in leading or "have" in leading or "if" in self._index.lemmas(self._sentence):
            return False
        return any(
            attribution.cue is not None
            and attribution.cue.exact.lower().endswith(_PAST)
            and any(part.contains(self._trigger) for part in attribution.content)
            for attribution in self._index.analysis.attributions
        )

    def meets(self, cues: StatusCues, *, negation: bool) -> bool:
        """Tell whether any cue of one status reaches the trigger."""
        return (
            (negation and bool(self._arguments("ARGM-NEG")))
            or bool((self._lemmas("ARGM-MOD") | self._auxiliaries() | self._inside()).intersection(cues.modals))
            or bool((self._adverbs() | self._auxiliaries() | self._inside()).intersection(cues.adverbs))
            or (negation and bool((self._core_openers() | self._inside()).intersection(cues.determiners)))
            or bool(self._before(2, "ADJ", "VERB").intersection(cues.adjectives))
            or bool(self._openers().intersection(cues.determiners))
            or self._governed_by(cues)
            or self._after_conjunction(cues)
            or self._in_phrase(cues)
        )

    def infinitive(self, realised: StatusCues) -> Status | None:
        """Read an infinitive: "are to be" is planned, any other is unreal unless something brings it about.

        "Managed to", "began to" and the like bring it about, and a court's "decision to".
        """
        leading = list(self._index.before(self._trigger, 5))
        while leading and (leading[-1].pos == "ADV" or leading[-1].lemma in {"be", "have"}):
            leading.pop()
        if leading and leading[-1].pos == "CCONJ" and self._continues_infinitive():
            return "hypothetical"
        if not leading or leading[-1].text.lower() != "to" or leading[-1].pos == "ADP":
            return None
        if len(leading) > 1 and (leading[-2].pos == "AUX" or (self._in_headline and leading[-2].pos in NOMINAL)):
            return "planned"
        if not self._before(FIRST_REACH, "ADJ").isdisjoint(realised.adjectives):
            return None
        governing = self._before(4, "VERB", "ADJ", "AUX")
        brought = not governing.isdisjoint(roleset.partition(".")[0] for roleset in realised.predicates)
        decided = not self._before(6, "NOUN").isdisjoint(realised.nouns)
        return None if brought or decided else "hypothetical"

    @property
    def _in_headline(self) -> bool:
        block = self._index.block(self._trigger)
        return block is not None and block.kind is BlockKind.HEADLINE

    def _continues_infinitive(self) -> bool:
        """Tell the second verb of a coordinated infinitive ("to leave the group and forgo violence")."""
        verb = self._index.tokens(self._trigger)[0]
        opened = pairwise(self._index.before(self._trigger, INFINITIVE_REACH))
        return verb.text.lower() == verb.lemma and any(
            mark.text.lower() == "to" and mark.pos == "PART" and first.pos == "VERB" for mark, first in opened
        )

    def _arguments(self, role: str) -> list[Span]:
        arguments = self._predicate.arguments if self._predicate else ()
        return [a.span for a in arguments if a.role == role and not self._trigger.contains(a.span)]

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

    def _inside(self) -> frozenset[str]:
        """Give the function words inside a trigger of several words ("brought no charges", "may face charges")."""
        tokens = self._index.tokens(self._trigger)[1:]
        return frozenset(t.lemma for t in tokens if t.pos in {"AUX", "ADV", "DET"})

    def _core_openers(self) -> frozenset[str]:
        """Give the first words of the core arguments ("no one has been charged", "repatriate no men")."""
        core = self._arguments("ARG0") + self._arguments("ARG1")
        openers = (self._index.tokens(span)[:2] for span in core)
        return frozenset(o[0].lemma for o in openers if o and not (len(o) > 1 and o[1].lemma in _COMPARED))

    def _adverb_lemmas(self) -> list[str]:
        return [t.lemma for t in self._index.tokens(self._sentence) if t.pos == "ADV"]

    def _before(self, count: int, *tags: str) -> frozenset[str]:
        return frozenset(t.lemma for t in self._index.before(self._trigger, count) if t.pos in tags)

    def _openers(self) -> frozenset[str]:
        """Give the determiners and pronouns before the trigger, its auxiliaries aside ("no one has been charged")."""
        leading = list(self._index.before(self._trigger, 8))
        near = leading[-3:]
        while leading and leading[-1].pos == "AUX":
            leading.pop()
        return frozenset(t.lemma for t in near + leading[-2:] if t.pos in {"DET", "PRON", "ADV", "CCONJ"})

    def _governed_by(self, cues: StatusCues) -> bool:
        """Tell whether the trigger stands inside an argument of a predicate or after a noun that hedges it."""
        wanted = set(cues.predicates)
        return self._after_hedging_noun(cues) or any(
            other.roleset in wanted
            and not is_attributive(other, self._index)
            and any(
                a.span.contains(self._trigger)
                for a in other.arguments
                if a.role in {"ARG1", "ARG2", "ARG3", "ARGM-PRP"}
            )
            and not self._in_relative_clause(other.span)
            for other in self._others
        )

    def _after_hedging_noun(self, cues: StatusCues) -> bool:
        """Tell whether a noun such as "allegations" or "plans" leads to the trigger with "of", "to" or "that"."""
        tokens = self._index.before(self._trigger, 6)
        return any(
            noun.pos == "NOUN" and noun.lemma in cues.nouns and link.lemma in {"of", "to", "that", "for", "about"}
            for noun, link in pairwise(tokens)
        )

    def _in_relative_clause(self, governor: Span) -> bool:
        """Tell whether a relative clause in the past parts the trigger from what governs it.

        "Claimed a bombing that killed 38": they were killed. "Seeks people who promote hatred": nobody did as yet.
        """
        verb = self._index.tokens(self._trigger)[0]
        if governor.end >= self._trigger.start or verb.text.lower() in {verb.lemma, f"{verb.lemma}s"}:
            return False
        between = self._index.tokens(self._index.span(governor.end, self._trigger.start))
        return any(t.pos == "PRON" and t.lemma in scene_words().relatives for t in between)

    def is_under_rule(self, cues: StatusCues) -> bool:
        """Tell whether the sentence goes on to say what holds in general ("… is punishable by law")."""
        number = self._index.sentence_number(self._trigger)
        return number is not None and any(
            span.start >= self._trigger.end
            for words in cues.phrases
            for span in self._index.sequences(number, words, 1)
        )

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
            if span.end <= self._trigger.start
            for index_first in self._index.tokens(span)[:1]
        )

    def _in_phrase(self, cues: StatusCues) -> bool:
        """Tell whether a fixed expression leads up to the trigger or holds it ("on suspicion of planning")."""
        number = self._index.sentence_number(self._trigger)
        leading = self._index.before(self._trigger, PHRASE_REACH)
        reach = leading[0].start if leading else self._trigger.start
        return number is not None and any(
            reach <= span.end <= self._trigger.end
            for words in cues.phrases
            for span in self._index.sequences(number, words, 1)
        )
