"""Chains of noun phrases: which of them mean one thing, by wording, head and agreement.

The rules are the precise passes of Lee et al. 2013 ("Deterministic Coreference Resolution Based on Entity-Centric,
Precision-Ranked Rules"), in one walk through the text: same words, "the" with the same head, a lone name that heads
an earlier one, pronouns by agreement and nearness. First and second person each mean one speaker and one hearer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dalil.bench.noun_phrases import Kind, Phrase, find_phrases, phrase_words
from dalil.language.findings import POSSESSIVES
from dalil.language.lexicon import role_words, singular

_PERSON_REACH = 8
_THING_REACH = 1
_ENTRY_REACH = 3


@dataclass
class _Chains:
    """The chains so far, and what of them later phrases can be matched by."""

    forms: Sequence[str]
    tags: Sequence[str]
    persons: frozenset[int]
    chains: list[list[Phrase]] = field(default_factory=list)
    by_wording: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_head: dict[str, int] = field(default_factory=dict)
    by_pronoun: dict[str, int] = field(default_factory=dict)
    kinds: list[tuple[int, int, Kind]] = field(default_factory=list)

    def add(self, phrase: Phrase) -> None:
        """Put a phrase into the chain that it fits, or begin one."""
        if phrase.head is None:
            self._add_pronoun(phrase, phrase_words().pronoun(self.forms[phrase.first]) or "")
        else:
            self._add_noun(phrase, phrase.head)

    def _add_pronoun(self, phrase: Phrase, pronoun: str) -> None:
        kind = phrase_words().takes_up.get(pronoun)
        if kind is None:
            self.by_pronoun[pronoun] = self._put(phrase, self.by_pronoun.get(pronoun))
        elif kind == "person":
            known = self.by_pronoun.get(pronoun)
            if known is None or phrase.sentence - self.chains[known][-1].sentence > _PERSON_REACH:
                known = self._latest(kind, phrase.sentence - _ENTRY_REACH)
            self.by_pronoun[pronoun] = self._put(phrase, known)
        elif (known := self._latest(kind, phrase.sentence - _THING_REACH)) is not None:
            self.kinds.append((phrase.sentence, self._put(phrase, known), kind))

    def _latest(self, kind: Kind, since: int) -> int | None:
        """Give the chain that was last mentioned of a kind, if in sentence ``since`` or later."""
        return next((chain for at, chain, of in reversed(self.kinds) if of == kind and at >= since), None)

    def _add_noun(self, phrase: Phrase, head: int) -> None:
        words = tuple(form.lower() for form in self.forms[phrase.first : phrase.last])
        determiner = words[0] if self.tags[phrase.first] in {"DET", "PRON"} else ""
        wording = words[1 if determiner else 0 : -1 if words[-1] in POSSESSIVES else None]
        noun = self.forms[head].lower()
        lone_name = self.tags[head] == "PROPN" and phrase.last - phrase.first == 1
        known: int | None = None
        if determiner not in phrase_words().indefinite:
            known = self.by_wording.get(wording)
        if known is None and (lone_name or (determiner in phrase_words().definite and len(words) == 2)):
            known = self.by_head.get(noun)
        chain = self._put(phrase, known)
        self.by_wording[wording] = self.by_head[noun] = chain
        self.kinds.append((phrase.sentence, chain, self._kind(phrase, noun)))

    def _kind(self, phrase: Phrase, noun: str) -> Kind:
        if not self.persons.isdisjoint(range(phrase.first, phrase.last)):
            return "person"
        if singular(noun) != noun:
            return "several"
        return "person" if noun in phrase_words().persons or role_words().kind(noun) is not None else "thing"

    def _put(self, phrase: Phrase, chain: int | None) -> int:
        if chain is None:
            self.chains.append([phrase])
            return len(self.chains) - 1
        self.chains[chain].append(phrase)
        return chain


def chain_phrases(
    forms: Sequence[str], tags: Sequence[str], sentences: Sequence[tuple[int, int]], persons: Iterable[int]
) -> list[list[Phrase]]:
    """Chain the noun phrases of a text; ``tags`` are UPOS, ``persons`` words that stand in names of persons."""
    found = _Chains(forms, tags, frozenset(persons))
    for phrase in find_phrases(forms, tags, sentences):
        found.add(phrase)
    return found.chains
