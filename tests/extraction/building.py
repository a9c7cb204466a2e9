"""Analyses written by hand, so that extraction is tested without a model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dalil.codebook import Codebook, DesignationVerb, EventType, Measure, StatusCues
from dalil.extraction.entities import EntityIndex, extract_entities
from dalil.extraction.index import AnalysisIndex
from dalil.language.analysis import (
    Analysis,
    Argument,
    Cluster,
    Happening,
    Mention,
    MentionType,
    Predicate,
    Sentence,
    Token,
)
from dalil.records import Block, BlockKind, Custody, EntityType, Report, Span, Status

LEMMAS = {"was": "be", "were": "be", "been": "be", "is": "be", "has": "have", "had": "have", "put": "put", "men": "man"}


def lemma_of(word: str, pos: str) -> str:
    low = word.lower()
    if low in LEMMAS:
        return LEMMAS[low]
    if pos == "VERB":
        return re.sub(r"(?<=[a-z]{3})(ed|ing|s)$", "", low)
    return re.sub(r"(?<=[a-z]{3})s$", "", low) if pos == "NOUN" else low


class Builder:
    """Builds an Analysis from tagged words: ``"Police/NOUN detained/VERB two/NUM men/NOUN ./PUNCT"``."""

    def __init__(self, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        self._kind = kind
        self._text = ""
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._predicates: list[Predicate] = []
        self._mentions: list[Mention] = []
        self._clusters: list[Cluster] = []
        self._happenings: list[Happening] = []
        self._ranges: list[tuple[int, int, int, int]] = []

    def sentence(
        self,
        tagged: str,
        predicates: Mapping[str, tuple[str, Mapping[str, str]]] | None = None,
        mentions: Mapping[str, MentionType] | None = None,
    ) -> Builder:
        start, first = len(self._text), len(self._tokens)
        for item in tagged.split():
            word, _, pos = item.rpartition("/")
            glued = word in {".", ",", "'s", ")"} or self._text.endswith("(")
            if len(self._text) > start and not glued:
                self._text += " "
            begin = len(self._text)
            self._text += word
            self._tokens.append(Token(begin, len(self._text), word, pos, lemma_of(word, pos)))
        number = len(self._ranges)
        self._ranges.append((start, len(self._text), first, len(self._tokens)))
        for words, (roleset, roles) in (predicates or {}).items():
            arguments = tuple(Argument(role, self.find(w, start), 0.9) for role, w in roles.items())
            self._predicates.append(Predicate(roleset, self.find(words, start), number, arguments, 0.9))
        for words, kind in (mentions or {}).items():
            self._mentions.append(Mention(kind, self.find(words, start), 0.9, "model"))
        self._text += " "
        return self

    def happening(
        self, words: str, kind: str, roles: Mapping[str, str], confidence: float = 0.9, status: Status = "asserted"
    ) -> Builder:
        """Add what the reading model sees in the last sentence."""
        start = self._ranges[-1][0]
        sides = tuple(Argument(role, self.find(w, start), 0.9) for role, w in roles.items())
        number = len(self._ranges) - 1
        self._happenings.append(Happening(kind, status, self.find(words, start), number, sides, confidence, 0.9))
        return self

    def names(self, kind: EntityType, name: str, *aliases: str) -> Builder:
        spans = sorted(
            Span.of(self._text, m.start(), m.end())
            for n in (name, *aliases)
            for m in re.finditer(rf"\b{re.escape(n)}\b", self._text)
        )
        self._clusters.append(Cluster(kind, name, aliases, tuple(spans), None, private=False))
        return self

    def find(self, words: str, start: int = 0) -> Span:
        at = self._text.index(words, start)
        return Span.of(self._text, at, at + len(words))

    def build(self) -> Analysis:
        text = self._text.rstrip()
        block = Block(self._kind, 0, len(text))
        custody = Custody("0", len(text), "text/plain", "utf-8", "dalil", "0")
        report = Report("sha256:0", "test", None, None, None, None, (), None, None, "en", custody, text, (block,))
        sentences = tuple(Sentence(Span.of(text, s, e), f, n, block) for s, e, f, n in self._ranges)
        mentions = tuple(sorted(self._mentions, key=lambda m: m.span))
        return Analysis(
            report,
            tuple(self._tokens),
            sentences,
            mentions,
            tuple(self._predicates),
            (),
            (),
            (),
            tuple(self._clusters),
            tuple(self._happenings),
        )


def indexed(analysis: Analysis) -> tuple[AnalysisIndex, EntityIndex]:
    return AnalysisIndex(analysis), EntityIndex(extract_entities(analysis))


def words(spans: Sequence[Span]) -> list[str]:
    return [span.exact for span in spans]


def codebook_of(
    event_types: Sequence[EventType] = (),
    measures: Sequence[Measure] = (),
    designation_verbs: Sequence[DesignationVerb] = (),
    status_cues: Mapping[Status, StatusCues] | None = None,
    support_verbs: Sequence[str] = (),
) -> Codebook:
    return Codebook(
        title="test",
        description="A codebook of a test.",
        event_types=tuple(event_types),
        measures=tuple(measures),
        designation_verbs=tuple(designation_verbs),
        categories={"extremist": ("extremist",), "terrorist": ("terrorist",)},
        status_cues=status_cues or {},
        support_verbs=tuple(support_verbs),
        schemes={},
    )
