"""`polnear`: attributions in political news.

Metrics, on the corpus of Newell, Margolin & Ruths 2018. A part's unit is a fragment: a stretch of tokens without a gap
that one attribution gives to one role, so that a discontinuous content is several. Every text is tokenised by Dalil,
gold and predicted spans alike, so that a boundary inside a token is no error.

source_exact_f1, cue_exact_f1, content_exact_f1
    Micro F1 over fragments with both ends right; each role by itself, whatever attribution it belongs to.
source_token_jaccard, cue_token_jaccard, content_token_jaccard
    Tokens that both sides give the role over tokens that either gives it.
linked_triple_f1
    Micro F1 over whole attributions: all fragments of source, cue and content right, and linked to each other.
speaker_accuracy
    Of the gold attributions with a source whose content shares more than half of its tokens with a predicted one:
    those where the best such attribution has exactly the gold source. (An F1 whose precision and recall are the same.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.bench.corpora import polnear
from dalil.bench.corpora.documents import Fragment, GoldAttribution, GoldDocument
from dalil.bench.documents import TokenFinder, as_report, segment
from dalil.bench.measuring import measure
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Jaccard, Metric, f1
from dalil.language.analysis import Attribution

if TYPE_CHECKING:
    from dalil.pipeline import Coder

PARTS = ("source", "cue", "content")

METRICS: Mapping[str, Metric] = {
    **{f"{part}_exact_f1": f1(part) for part in PARTS},
    **{f"{part}_token_jaccard": Jaccard(f"{part} tokens") for part in PARTS},
    "linked_triple_f1": f1("attributions"),
    "speaker_accuracy": f1("speakers"),
}


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; predictions are brat stand-off, a file for each document."""

    def predict(document: GoldDocument) -> tuple[GoldAttribution, ...]:
        return tuple(gold_of(attribution) for attribution in coder.analyse(as_report(document)).attributions)

    measured = measure(polnear.read(folder, split), predict, score)
    predictions = {f"{document.id}.ann": stand_off(document.text, found) for document, found in measured.pairs}
    return measured.result("polnear", split, METRICS, predictions)


def gold_of(attribution: Attribution) -> GoldAttribution:
    """Give an attribution of the language layer the form of the corpus."""
    source, cue = (((s.start, s.end),) if s else () for s in (attribution.source, attribution.cue))
    return GoldAttribution(source, cue, tuple((span.start, span.end) for span in attribution.content))


@dataclass(frozen=True, slots=True)
class _Parts:
    """An attribution as ranges of tokens."""

    source: tuple[Fragment, ...]
    cue: tuple[Fragment, ...]
    content: tuple[Fragment, ...]


def score(document: GoldDocument, predicted: Iterable[GoldAttribution]) -> dict[str, Counts]:
    """Count one document's fragments, tokens, whole attributions and speakers."""
    finder = TokenFinder(segment(document).tokens)
    gold = [_in_tokens(attribution, finder) for attribution in document.attributions or ()]
    found = [_in_tokens(attribution, finder) for attribution in predicted]
    counts = {"attributions": Counts.of(found, gold), "speakers": _speakers(found, gold)}
    for part in PARTS:
        ours, theirs = ([r for a in side for r in getattr(a, part)] for side in (found, gold))
        counts[part] = Counts.of(ours, theirs)
        counts[f"{part} tokens"] = Counts.of(_tokens(ours), _tokens(theirs))
    return counts


def _in_tokens(attribution: GoldAttribution, finder: TokenFinder) -> _Parts:
    return _Parts(*(_ranges(getattr(attribution, part), finder) for part in PARTS))


def _ranges(fragments: Iterable[Fragment], finder: TokenFinder) -> tuple[Fragment, ...]:
    """Give fragments as ranges of tokens; those that touch are one."""
    ranges: list[Fragment] = []
    for first, last in sorted(finder.inside(*fragment) for fragment in fragments):
        if ranges and first <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(last, ranges[-1][1]))
        elif first < last:
            ranges.append((first, last))
    return tuple(ranges)


def _tokens(ranges: Iterable[Fragment]) -> set[int]:
    return {token for first, last in ranges for token in range(first, last)}


def _speakers(found: list[_Parts], gold: list[_Parts]) -> Counts:
    asked = right = 0
    for attribution in gold:
        content = _tokens(attribution.content)
        shared = [len(content & _tokens(other.content)) for other in found]
        if attribution.source and shared and 2 * max(shared) > len(content):
            asked += 1
            right += found[shared.index(max(shared))].source == attribution.source
    return Counts(right, asked, right, asked)


def stand_off(text: str, attributions: Iterable[GoldAttribution]) -> str:
    """Write attributions as brat stand-off in the corpus's own form (T lines, then an E line for each)."""
    lines: list[str] = []
    bound = 0
    for number, attribution in enumerate(attributions, 1):
        references = []
        for role, part in zip(("Source", "Cue", "Content"), PARTS, strict=True):
            fragments: tuple[Fragment, ...] = getattr(attribution, part)
            if fragments:
                bound += 1
                lines.append(_bound(f"T{bound}", role, fragments, text))
                references.append(f"{role}:T{bound}")
        anchor = attribution.cue or attribution.content or attribution.source
        kind = "Attribution" if attribution.source else "Attribution-no-source"
        bound += 1
        lines.append(_bound(f"T{bound}", kind, anchor, text))
        lines.append(f"E{number}\t{kind}:T{bound} {' '.join(references)}")
    return "".join(f"{line}\n" for line in lines)


def _bound(name: str, role: str, fragments: tuple[Fragment, ...], text: str) -> str:
    offsets = ";".join(f"{start} {end}" for start, end in fragments)
    words = " ".join(" ".join(text[start:end].split()) for start, end in fragments)
    return f"{name}\t{role} {offsets}\t{words}"
