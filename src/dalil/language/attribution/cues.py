"""The vocabulary of attribution, loaded from ``data/cues.yaml`` and ``data/function_words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from dalil.language.vocabulary import Vocabulary, load

Frame = Literal["clause", "hearer", "that", "quote", "label", "accuse"]
Act = Literal["noun", "infinitive", "gerund", "addressee", "deed", "figure", "tally"]


class CueVerb(Vocabulary):
    """A verb that attributes, with what may follow it."""

    lemma: str
    frame: Frame
    forms: tuple[str, ...]
    belief: bool = False
    takes: tuple[Act, ...] = ()
    objects: str | None = None
    refuses: bool = False
    hearsay: bool = False
    inverts: bool = True


class CueWords(Vocabulary):
    """Everything that marks an attribution; all words lower case."""

    verbs: tuple[CueVerb, ...]
    according: tuple[str, ...]
    citing: tuple[str, ...]
    cited_by: tuple[str, ...]
    silences: frozenset[str]
    speech_nouns: frozenset[str]
    quoting: frozenset[str]
    not_sources: frozenset[str]
    headline_labels: frozenset[str]
    speaking_nouns: frozenset[str]
    media: frozenset[str]
    objects: dict[str, frozenset[str]]
    refusable: frozenset[str]
    reckonings: frozenset[str]

    @cached_property
    def phrases(self) -> dict[tuple[str, ...], CueForm]:
        """Every form of every cue by its words."""
        forms = {tuple(form.split()): CueForm("verb", verb) for verb in self.verbs for form in verb.forms}
        for kind in ("according", "citing", "cited_by"):
            forms |= {tuple(phrase.split()): CueForm(kind, None) for phrase in getattr(self, kind)}
        return forms

    @cached_property
    def openings(self) -> frozenset[str]:
        """The words that cues begin with."""
        return frozenset(words[0] for words in self.phrases)

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest cue."""
        return max(map(len, self.phrases))


@dataclass(frozen=True, slots=True)
class CueForm:
    """What a cue's words are: a verb's form, or a phrase of one of the other kinds."""

    kind: Literal["verb", "according", "citing", "cited_by"]
    verb: CueVerb | None


class FunctionWords(Vocabulary):
    """Closed word classes by UPOS tag, and the groups that rules ask about; all words lower case."""

    DET: frozenset[str]
    PRON: frozenset[str]
    ADP: frozenset[str]
    AUX: frozenset[str]
    CCONJ: frozenset[str]
    SCONJ: frozenset[str]
    ADV: frozenset[str]
    PART: frozenset[str]
    PUNCT: frozenset[str]
    groups: dict[str, frozenset[str]]

    @cached_property
    def tags(self) -> dict[str, str]:
        """The tag of each closed-class word."""
        classes = ("ADV", "SCONJ", "CCONJ", "AUX", "ADP", "DET", "PRON", "PART", "PUNCT")
        return {word: tag for tag in classes for word in getattr(self, tag)}


@cache
def cue_words() -> CueWords:
    """Give the shipped cues."""
    return load("cues", CueWords)


@cache
def function_words() -> FunctionWords:
    """Give the shipped function words."""
    return load("function_words", FunctionWords)
