"""What may have been missed: sentences with event words, numbers or names that gave no record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dalil.codebook import Codebook
from dalil.extraction.index import AnalysisIndex
from dalil.language.analysis import Analysis
from dalil.records import BlockKind, CodedReport, Span

Reason = Literal["event word", "number", "name"]


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A sentence without a record, with the words that make it worth a look."""

    sentence: Span
    reasons: tuple[tuple[Reason, Span], ...]


def find_uncoded(analysis: Analysis, codebook: Codebook, coded: CodedReport) -> tuple[Uncoded, ...]:
    """List the sentences that no event, designation or statistic rests on, though they hold something to code."""
    index = AnalysisIndex(analysis)
    evidence = [
        span for records in (coded.events, coded.designations, coded.statistics) for r in records for span in r.evidence
    ]
    words = event_lemmas(codebook)
    found = []
    for sentence in analysis.sentences:
        if sentence.block.kind is BlockKind.SUBHEADING or any(sentence.span.overlaps(span) for span in evidence):
            continue
        if reasons := _reasons(sentence.span, index, words):
            found.append(Uncoded(sentence.span, reasons))
    return tuple(found)


def event_lemmas(codebook: Codebook) -> frozenset[str]:
    """Give the lemmas of all predicates and nouns by which a codebook knows its event types."""
    predicates = {roleset.partition(".")[0] for roleset in codebook.predicates}
    return frozenset(predicates | set(codebook.nouns))


def _reasons(sentence: Span, index: AnalysisIndex, words: frozenset[str]) -> tuple[tuple[Reason, Span], ...]:
    reasons: list[tuple[Reason, Span]] = [
        ("event word", index.span(t.start, t.end)) for t in index.tokens(sentence) if t.lemma in words
    ]
    reasons += [("number", m.span) for m in index.mentions(sentence, "quantity", "money")]
    reasons += [("name", m.span) for m in index.mentions(sentence, "person", "organisation")]
    return tuple(reasons)
