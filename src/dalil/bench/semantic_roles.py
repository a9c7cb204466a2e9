"""`ewt-srl`: predicates and their arguments on the English Web Treebank with PropBank annotation.

Metrics, on gold tokens and sentences. An argument is its role and all its stretches: a continuation (C-ARG1) belongs
to the argument before it, relative pronouns (R-ARG1) are arguments of their own, the predicate itself is none, as in
the scorer of CoNLL-2005 (Carreras & Màrquez).

predicate_f1
    Micro F1 over predicates with token and roleset right.
predicate_identification_f1
    As above, token alone.
argument_f1
    Micro F1 over arguments with predicate, role and stretches right, where the gold predicates' tokens are given.
argument_f1_end_to_end
    As above, where the predicates are the system's own; an argument of a token that is no gold predicate is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.bench.corpora import ewt
from dalil.bench.corpora.documents import Fragment, GoldDocument, GoldPredicate
from dalil.bench.measuring import measure
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, f1
from dalil.language.analysis import Predicate
from dalil.language.findings import Words

if TYPE_CHECKING:
    from dalil.pipeline import Coder

METRICS: Mapping[str, Metric] = {
    "predicate_f1": f1("predicates"),
    "predicate_identification_f1": f1("identified"),
    "argument_f1": f1("given"),
    "argument_f1_end_to_end": f1("end to end"),
}

Argument = tuple[int, str, tuple[Fragment, ...]]
"""The predicate's token, the role, the argument's stretches."""


@dataclass(frozen=True, slots=True)
class Found:
    """Predicates as the system finds them, and those that it reads where the gold ones are given."""

    own: tuple[GoldPredicate, ...]
    given: tuple[GoldPredicate, ...]


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; predictions are the columns of the PropBank release, with words and without tags and trees."""

    def predict(document: GoldDocument) -> Found:
        words = Words(document.text, document.tokens, document.sentences)
        encoding = coder.model.encode(words)
        tokens = tuple(predicate.token for predicate in document.predicates or ())
        own = coder.model.find(words, encoding).predicates
        given = coder.model.find(words, encoding, predicates=tokens).predicates
        return Found(gold_of(own, document), gold_of(given, document))

    measured = measure(ewt.read(folder, split), predict, score)
    lines = [line for document, found in measured.pairs for line in skeleton(document, found.own)]
    return measured.result("ewt-srl", split, METRICS, {"ewt.gold_skel": "".join(f"{line}\n" for line in lines)})


def gold_of(predicates: Iterable[Predicate], document: GoldDocument) -> tuple[GoldPredicate, ...]:
    """Give predicates of the language layer the form of the corpus; those that carry no token of it are dropped."""
    place = {start: index for index, (start, _) in enumerate(document.tokens)}
    return tuple(
        GoldPredicate(place[p.span.start], p.roleset, tuple((a.role, a.span.start, a.span.end) for a in p.arguments))
        for p in predicates
        if p.span.start in place
    )


def score(document: GoldDocument, found: Found) -> dict[str, Counts]:
    """Count one document's predicates and arguments."""
    gold = document.predicates or ()
    expected = [argument for predicate in gold for argument in arguments(predicate)]
    return {
        "predicates": Counts.of([(p.token, p.roleset) for p in found.own], [(p.token, p.roleset) for p in gold]),
        "identified": Counts.of([p.token for p in found.own], [p.token for p in gold]),
        "given": Counts.of([a for p in found.given for a in arguments(p)], expected),
        "end to end": Counts.of([a for p in found.own for a in arguments(p)], expected),
    }


def arguments(predicate: GoldPredicate) -> list[Argument]:
    """Put each continuation to the argument before it of the same role."""
    merged: list[tuple[str, list[Fragment]]] = []
    for role, start, end in sorted(predicate.arguments, key=lambda argument: argument[1:]):
        before = [spans for other, spans in merged if role == f"C-{other}"]
        if before:
            before[-1].append((start, end))
        else:
            merged.append((role, [(start, end)]))
    return [(predicate.token, role, tuple(spans)) for role, spans in merged]


def skeleton(document: GoldDocument, predicates: Iterable[GoldPredicate]) -> list[str]:
    """Write predicates as columns: document, sentence, token, word, tag, tree, lemma, roleset, arguments of each."""
    place = {start: index for index, (start, _) in enumerate(document.tokens)}
    ends = {end: index for index, (_, end) in enumerate(document.tokens)}
    listed = sorted(predicates, key=lambda predicate: predicate.token)
    lines: list[str] = []
    for number, (first, last) in enumerate(document.sentences):
        here = [p for p in listed if first <= p.token < last]
        columns = [_column(p, first, last, place, ends) for p in here]
        rolesets = {p.token: p.roleset for p in here}
        for index in range(first, last):
            roleset = rolesets.get(index, "-")
            word = document.text[slice(*document.tokens[index])].replace(" ", "_")
            row = [
                document.id,
                str(number),
                str(index - first),
                word,
                "-",
                "*",
                roleset.rpartition(".")[0] or "-",
                roleset,
            ]
            lines.append("\t".join([*row, *(column[index - first] for column in columns)]))
        lines.append("")
    return lines


def _column(
    predicate: GoldPredicate, first: int, last: int, place: Mapping[int, int], ends: Mapping[int, int]
) -> list[str]:
    cells = ["*"] * (last - first)
    cells[predicate.token - first] = "(V*)"
    for role, start, end in predicate.arguments:
        if first <= place.get(start, -1) and ends.get(end, last) < last:
            cells[place[start] - first] = f"({role}" + cells[place[start] - first]
            cells[ends[end] - first] += ")"
    return cells
