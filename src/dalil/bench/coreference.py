"""`gum`: names and coreference in documents of many genres.

Metrics, on GUM (Zeldes 2017):

mention_f1
    Micro F1 over names of persons, organisations and places with both ends and the type right, as the reading model
    finds them on gold tokens. Gold names are the mentions whose head is a proper noun; a name inside another counts
    as well.
coref_conll_f1
    Mean of the F1 of MUC, B-cubed and CEAF-e over chains of two and more mentions, matched by exact span (CoNLL-2012,
    Pradhan et al.; the measures in ``chains``), as rules (``phrase_chains``) find them on the model's tags and names.
cluster_conll_f1
    The same of the clusters that reports are read with. These hold names, role nouns and the pronouns of speakers
    only; of the gold's mentions in chains eight in ten are other nouns and pronouns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.bench.chains import Chain, chain_counts
from dalil.bench.corpora import gum
from dalil.bench.corpora.documents import GoldDocument, GoldMention
from dalil.bench.documents import TokenFinder, as_report
from dalil.bench.measuring import measure
from dalil.bench.mentions import gold_of
from dalil.bench.phrase_chains import chain_phrases
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, MeanF1, Metric, f1
from dalil.language.findings import Findings

if TYPE_CHECKING:
    from dalil.pipeline import Coder

NAMED_TYPES = frozenset({"person", "organisation", "place"})

_MEASURES = ("muc", "b_cubed", "ceaf_e")

METRICS: Mapping[str, Metric] = {
    "mention_f1": f1("names"),
    "coref_conll_f1": MeanF1(_MEASURES),
    "cluster_conll_f1": MeanF1(tuple(f"clusters.{measure}" for measure in _MEASURES)),
}


@dataclass(frozen=True, slots=True)
class Found:
    """Names, coreference chains and a report's clusters of a document."""

    names: tuple[GoldMention, ...]
    chains: tuple[Chain, ...]
    clusters: tuple[Chain, ...]


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; predictions are in the format of CoNLL-2012 (word and coreference columns)."""

    def predict(document: GoldDocument) -> Found:
        analysis = coder.analyse(as_report(document))
        clusters = tuple(frozenset((m.start, m.end) for m in cluster.mentions) for cluster in analysis.clusters)
        findings = coder.model.read(document.text, document.tokens, document.sentences)
        return Found(gold_of(findings.mentions, NAMED_TYPES), tuple(chains_of(document, findings)), clusters)

    measured = measure(gum.read(folder, split), predict, score)
    lines = [line for document, found in measured.pairs for line in conll(document, found.chains)]
    return measured.result("gum", split, METRICS, {"gum.conll": "".join(f"{line}\n" for line in lines)})


def chains_of(document: GoldDocument, findings: Findings) -> Iterator[Chain]:
    """Chain the noun phrases of a document by what the model found in it."""
    finder = TokenFinder(document.tokens)
    forms = [document.text[start:end] for start, end in document.tokens]
    persons = (finder.inside(m.span.start, m.span.end) for m in findings.mentions if m.type == "person")
    in_names = (word for first, last in persons for word in range(first, last))
    for chain in chain_phrases(forms, findings.upos, document.sentences, in_names):
        yield frozenset((document.tokens[p.first][0], document.tokens[p.last - 1][1]) for p in chain)


def score(document: GoldDocument, found: Found) -> dict[str, Counts]:
    """Count one document's names and chains."""
    gold = document.mentions or ()
    names = {(m.type, m.start, m.end) for m in gold if m.named and m.type in NAMED_TYPES}
    by_cluster: dict[str | None, set[tuple[int, int]]] = {}
    for mention in gold:
        by_cluster.setdefault(mention.cluster, set()).add((mention.start, mention.end))
    chains = [frozenset(spans) for spans in by_cluster.values()]
    return {
        "names": Counts.of({(m.type, m.start, m.end) for m in found.names}, names),
        **chain_counts(found.chains, chains),
        **{f"clusters.{measure}": counts for measure, counts in chain_counts(found.clusters, chains).items()},
    }


def conll(document: GoldDocument, chains: tuple[Chain, ...]) -> list[str]:
    """Write a document's chains on its own words: ``(3``, ``3)``, ``(3)``, joined by ``|``, else ``-``."""
    finder = TokenFinder(document.tokens)
    marks: list[list[str]] = [[] for _ in document.tokens]
    for number, chain in enumerate(chains):
        for start, end in sorted(chain):
            first, last = finder.inside(start, end)
            if last - first == 1:
                marks[first].append(f"({number})")
            elif first < last:
                marks[first].append(f"({number}")
                marks[last - 1].append(f"{number})")
    lines = [f"#begin document ({document.id}); part 000"]
    for first, last in document.sentences:
        for index in range(first, last):
            word = document.text[slice(*document.tokens[index])]
            lines.append(f"{document.id}\t0\t{index - first}\t{word}\t{'|'.join(marks[index]) or '-'}")
        lines.append("")
    return [*lines, "#end document"]
