"""`toponyms`: place names in news, recognised and resolved.

The corpora are LGL, TR-News, GeoVirus and GeoWebNews (``dalil.bench.corpora.toponyms``), whichever the folder holds.
The report has the page's domain as its outlet, as a report read from the web has. Metrics over all files and, with
the file's name before them, over each; an ending ``_given`` tells that the gold spans were given, else the whole way
from the text is measured.

recognition_f1, recognition_exact_f1
    Micro F1 over toponyms that share a character with one of the other side, and over toponyms with both ends right.
    Adjectives of countries, and countries within other names ("Iraqi", "U.S. Department of …"), count as toponyms in
    the corpora whose annotators marked them (LGL, TR-News).
exact_id
    Of the gold toponyms with a GeoNames id, those with that id.
acc_161
    Accuracy@161km (Leidner 2008; Gritta et al. 2020): of the gold toponyms with a point, those whose point is within
    161 km, or whose id is the gold's. Over *all* gold: unrecognised or unresolved is wrong.
precision_161
    The same of those that were resolved to a point.
country_acc, iso2_acc
    Of the gold toponyms with a known country (ISO 3166-1), and a known first-level area (ISO 3166-2), those with the
    same. Known is what the gazetteer has for the gold's id, else the nearest settlement (``truth_of``).
coverage, answered
    Of the gold toponyms with a point, those that were resolved to one; the same of those that were recognised, so that
    the rest is abstention.
id_ceiling, near_ceiling
    Of the gold toponyms with an id, those whose id the gazetteer lists; of those with a point, those of which one
    candidate that the gazetteer lists under their words is within 161 km.

Published, for LGL and TR-News: Accuracy@161km 82.7 and 87.3 (Halterman 2023, Mordecai 3, its repository's table). That
is with the gold spans given, on the part of each corpus (967 and 274 toponyms) that was held out from training on the
rest of it, with all of GeoNames as the gazetteer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.bench.corpora import toponyms
from dalil.bench.corpora.documents import GoldDocument
from dalil.bench.documents import as_report
from dalil.bench.measuring import measure
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, f1, precision, recall
from dalil.bench.toponyms.scoring import Answer, answer_to, ceilings, recognised, resolved
from dalil.bench.toponyms.truth import truth_of
from dalil.language.analysis import Analysis
from dalil.records import Place, Report, Span
from dalil.resolving.candidates import Candidate, candidates_of
from dalil.resolving.evidence import country_names_in
from dalil.resolving.toponym_names import parse_name
from dalil.resolving.toponyms import resolve_toponyms

if TYPE_CHECKING:
    from dalil.pipeline import Coder

ALL = "all"
_WITH_ADJECTIVES = frozenset({"lgl", "TR-News"})
_FROM_TEXT: Mapping[str, tuple[Callable[[str], Metric], str]] = {
    "recognition_f1": (f1, "overlap"),
    "recognition_exact_f1": (f1, "exact"),
}
_CEILINGS: Mapping[str, tuple[Callable[[str], Metric], str]] = {
    "id_ceiling": (recall, "listed"),
    "near_ceiling": (recall, "reachable"),
}
_OF_PLACES: Mapping[str, tuple[Callable[[str], Metric], str]] = {
    "exact_id": (recall, "id"),
    "acc_161": (recall, "near"),
    "precision_161": (precision, "near"),
    "country_acc": (recall, "country"),
    "iso2_acc": (recall, "area"),
    "coverage": (recall, "coverage"),
    "answered": (recall, "answered"),
}
_HEADLINE = ("recognition_f1", "exact_id", "acc_161", "country_acc", "iso2_acc", "exact_id_given", "acc_161_given",
             "precision_161_given", "country_acc_given", "iso2_acc_given", "coverage_given", "id_ceiling",
             "near_ceiling")  # fmt: skip
"""What is told of each file."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an article: the answers to its own toponyms, and a place for each gold span."""

    own: tuple[Answer, ...]
    given: tuple[Place, ...]


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; predictions are one toponym a line as JSON, a file for each corpus file."""

    def predict(document: GoldDocument) -> Found:
        report = as_report(document)
        own = toponyms_of(coder.analyse(report), adjectives=_file(document) in _WITH_ADJECTIVES)
        places = resolve_toponyms(report, own)
        answers = tuple(Answer((s.start, s.end), p) for s, p in zip(own, places, strict=True))
        return Found(answers, resolve_toponyms(report, _gold_spans(report, document)))

    documents = tuple(toponyms.read(folder, split))
    files = list(dict.fromkeys(_file(document) for document in documents))
    measured = measure(documents, predict, lambda document, found: _by_file(files, document, score(document, found)))
    predictions = {
        f"{file}.jsonl": "".join(line for d, found in measured.pairs if _file(d) == file for line in _lines(d, found))
        for file in files
    }
    return measured.result("toponyms", split, _with_gold(metrics(files), documents), predictions)


def metrics(files: Sequence[str]) -> dict[str, Metric]:
    """Make the metrics over all files and over each."""
    named = dict(_metrics(ALL))
    for file in files:
        own = dict(_metrics(file))
        named |= {f"{file.lower().replace('-', '_')}_{name}": own[name] for name in _HEADLINE}
    return named


def _with_gold(named: Mapping[str, Metric], documents: Sequence[GoldDocument]) -> dict[str, Metric]:
    """Leave out the ids of a file whose gold has only points."""
    known = {_file(d) for d in documents if any(t.geonames is not None for t in d.toponyms or ())}
    without = tuple(f"{file.lower().replace('-', '_')}_" for file in {_file(d) for d in documents} - known)
    return {n: m for n, m in named.items() if not (n.startswith(without) and ("_id_" in f"{n}_"))}


def toponyms_of(analysis: Analysis, adjectives: bool) -> list[Span]:
    """Give the spans of an analysis that name places; with ``adjectives``, also "Iraqi" and "U.S." before a noun."""
    places = [mention.span for mention in analysis.mentions if mention.type == "place"]
    if not adjectives:
        return places
    countries = country_names_in(analysis.report)
    return places + [span for span in countries if not any(span.overlaps(place) for place in places)]


def score(document: GoldDocument, found: Found) -> dict[str, Counts]:
    """Count one article's toponyms."""
    gold = document.toponyms or ()
    words = [document.text[t.start : t.end] for t in gold]
    truths = [truth_of(toponym, name) for toponym, name in zip(gold, words, strict=True)]
    spans = [(t.start, t.end) for t in gold]
    answers = [answer_to(span, found.own) for span in spans]
    candidates = [[_point(candidate) for candidate in candidates_of(parse_name(name))] for name in words]
    own = resolved(truths, [answer.place if answer else None for answer in answers])
    given = resolved(truths, found.given)
    return {
        **recognised(spans, [answer.span for answer in found.own]),
        **own,
        **{f"{part}_given": counts for part, counts in given.items()},
        **ceilings(truths, candidates),
    }


def _metrics(file: str) -> Iterator[tuple[str, Metric]]:
    given = {f"{name}_given": (make, f"{part}_given") for name, (make, part) in _OF_PLACES.items()}
    for name, (make, part) in {**_FROM_TEXT, **_OF_PLACES, **given, **_CEILINGS}.items():
        yield name, make(f"{file} {part}")


def _by_file(files: Sequence[str], document: GoldDocument, counts: Mapping[str, Counts]) -> dict[str, Counts]:
    """Count an article for all files and for its own; it holds nothing of the others."""
    own = _file(document)
    return {
        f"{file} {part}": count if file in (ALL, own) else Counts()
        for file in (ALL, *files)
        for part, count in counts.items()
    }


def _file(document: GoldDocument) -> str:
    return document.id.partition("/")[0]


def _gold_spans(report: Report, document: GoldDocument) -> list[Span]:
    return [Span.of(report.text, t.start, t.end) for t in document.toponyms or ()]


def _point(candidate: Candidate) -> Place:
    return Place("", None, candidate.country, candidate.area, candidate.geonames, candidate.lat, candidate.lon)


def _lines(document: GoldDocument, found: Found) -> Iterator[str]:
    for way, answers in (("own", found.own), ("given", _given(document, found))):
        for answer in answers:
            place, (start, end) = answer.place, answer.span
            row = {
                "article": document.id,
                "spans": way,
                "start": start,
                "end": end,
                "words": document.text[start:end],
                "geonames": place.geonames,
                "country": place.country,
                "area": place.admin1,
                "lat": place.lat,
                "lon": place.lon,
                "precision": place.precision,
            }
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _given(document: GoldDocument, found: Found) -> tuple[Answer, ...]:
    spans = [(t.start, t.end) for t in document.toponyms or ()]
    return tuple(Answer(span, place) for span, place in zip(spans, found.given, strict=True))
