"""Chances of incidents: how far what the reading model finds is to be believed when it is put together.

``python -m training.incident_chances split --data DIR --out DIR2`` takes a quarter of MUC-4's training reports away;
a model trained on DIR2 has not seen them, and ``fit --data DIR2 --model MODEL`` learns from what it finds there.
``choose --data DIR --model MODEL`` sets the thresholds for the model that ships, on dev. Both write
``src/dalil/bench/incident_chances.json``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations, product
from pathlib import Path

import click
import numpy as np

import dalil.bench
from dalil.bench import incident_view
from dalil.bench.corpora import muc4
from dalil.bench.corpora.documents import GoldDocument
from dalil.bench.documents import segment
from dalil.bench.incident_chances import IncidentChances, Regression, Words
from dalil.bench.incident_fillers import HARMED, Entity, Told, log_odds, sentence_of, type_evidence
from dalil.bench.incident_pairs import pair_evidence
from dalil.bench.incidents import METRICS, mentions, score
from dalil.bench.scoring import estimate
from dalil.bench.templates import normalised
from dalil.language.analysis import IncidentRole
from dalil.language.labels import INCIDENT_ROLES, INCIDENT_TYPES
from dalil.language.reading_model import ReadingModel
from dalil.records import Span

PATH = Path(dalil.bench.__file__).parent / "incident_chances.json"

SHRINKAGE = 10.0
"""Weight of the squared weights in the regressions' loss."""

LONGEST_PHRASE = 8
LEAST_REPORTS = 2
"""Reports in which a word or a phrase must occur to be listed."""

LEAST_FILLERS = (0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.32, 0.35)
LEAST_TYPES = (0.12, 0.16, 0.2, 0.25, 0.3, 0.35)


@dataclass(frozen=True, slots=True)
class Case:
    """A report with what the model found in it."""

    gold: GoldDocument
    told: Told

    @classmethod
    def read(cls, gold: GoldDocument, model: ReadingModel) -> Case:
        """Read a report."""
        segmented = segment(gold)
        found = model.read(gold.text, segmented.tokens, segmented.sentences)
        return cls(gold, Told.of(gold.text, segmented.sentence_spans(), found.incident_types, found.incident_roles))

    def is_right(self, entity: Entity) -> bool:
        """Tell whether an entity's name is a mention of something in its role."""
        return normalised(entity.name) in _gold(self.gold, entity.role)


def _gold(document: GoldDocument, role: str) -> set[str]:
    fillers = (f for incident in document.incidents or () for f in mentions(incident).get(role, ()))
    return {normalised(words) for filler in fillers for words in filler}


def regression(rows: Sequence[Mapping[str, float]], right: Sequence[bool]) -> Regression:
    """Fit a logistic regression with ridge on the standardised evidence, by Newton's method."""
    names = sorted({name for row in rows for name in row})
    given = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    centre, scale = given.mean(axis=0), given.std(axis=0) + 1e-6
    inputs = np.c_[(given - centre) / scale, np.ones(len(rows))]
    ridge = np.diag([SHRINKAGE] * len(names) + [1e-3])
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        chances = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chances - np.array(right, dtype=float)) + ridge @ weights
        weights -= np.linalg.solve((inputs.T * (chances * (1 - chances))) @ inputs + ridge, slope)
    plain = weights[:-1] / scale
    return Regression(
        intercept=round(float(weights[-1]) - float(plain @ centre), 4),
        weights={name: round(float(weight), 4) for name, weight in zip(names, plain, strict=True)},
    )


def words_of(documents: Sequence[GoldDocument], role: str) -> Words:
    """Count how often phrases, and words that end them, fill a role in the reports that have them."""
    fillers = [_gold(document, role) - {""} for document in documents]
    phrases, heads = set().union(*fillers), {words.split()[-1] for own in fillers for words in own}
    seen, seen_heads = Counter[str](), Counter[str]()
    for document in documents:
        words = normalised(document.text).split()
        seen.update(phrases.intersection(_phrases(words)))
        seen_heads.update(heads.intersection(words))
    filled = Counter(words for own in fillers for words in own)
    filled_heads = Counter(head for own in fillers for head in {words.split()[-1] for words in own})
    other = filled_heads.total() / max(seen_heads.total(), 1)
    by_head = {head: (filled_heads[head] + 3 * other) / (n + 3) for head, n in seen_heads.items()}
    by_phrase = {
        words: (filled[words] + 4 * by_head.get(words.split()[-1], other)) / (max(n, filled[words]) + 4)
        for words, n in seen.items()
    }
    return Words(other=round(other, 3), phrases=_listed(by_phrase, seen), heads=_listed(by_head, seen_heads))


def _phrases(words: Sequence[str]) -> Iterator[str]:
    for size in range(1, LONGEST_PHRASE):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _listed(chances: Mapping[str, float], seen: Mapping[str, int]) -> dict[str, float]:
    return {words: round(chances[words], 3) for words in sorted(chances) if seen[words] >= LEAST_REPORTS}


def fitted(train: Sequence[GoldDocument], cases: Sequence[Case]) -> IncidentChances:
    """Learn the words from training reports, and the regressions from cases of reports that the model has not seen."""
    words = {role: words_of(train, role) for role in INCIDENT_ROLES}
    rows: dict[str, list[dict[str, float]]] = {role: [] for role in INCIDENT_ROLES}
    right: dict[str, list[bool]] = {role: [] for role in INCIDENT_ROLES}
    for case in cases:
        for entity in case.told.entities:
            word = {"word": log_odds(words[entity.role].chance(entity.name))}
            rows[entity.role].append(case.told.evidence(entity) | word)
            right[entity.role].append(case.is_right(entity))
    roles = {role: regression(rows[role], right[role]) for role in INCIDENT_ROLES}
    blank = Regression(intercept=0.0, weights={})
    chances = IncidentChances(
        roles=roles, words=words, types=blank, pairs=pairs_of(train), least_filler=0.25, least_type=0.25
    )
    types = _types(cases, chances)
    every = {role: words_of([*train, *(case.gold for case in cases)], role) for role in INCIDENT_ROLES}
    return chances.model_copy(update={"types": types, "words": every})


def pairs_of(documents: Iterable[GoldDocument]) -> Regression:
    """Learn which of those harmed are harmed in one incident, from the incidents of training reports."""
    rows, same = [], []
    for document in documents:
        told = Told(document.text, tuple(segment(document).sentence_spans()), (), ())
        for (one, its), (other, others) in combinations(_harmed(document, told).items(), 2):
            if _kinds(its) == _kinds(others):
                rows.append(pair_evidence(told, one, other))
                same.append(not its.isdisjoint(others))
    return regression(rows, same)


def _kinds(incidents: Iterable[tuple[int, str]]) -> set[str]:
    return {kind for _, kind in incidents}


def _harmed(document: GoldDocument, told: Told) -> dict[Entity, set[tuple[int, str]]]:
    """Give those harmed, in text order, with the number and the type of each incident that harms them."""
    harmed: dict[Entity, set[tuple[int, str]]] = {}
    for number, incident in enumerate(document.incidents or ()):
        for role, filler in ((name, f) for name in HARMED for f in incident.roles.get(name, ()) if f.spans):
            words = tuple(IncidentRole(role, Span.of(document.text, *span), 1.0) for span in filler.spans)
            places = tuple(sentence_of(filler, told.sentences) for filler in words)
            harmed.setdefault(Entity(role, words, places, ()), set()).add((number, incident.incident_type))
    return dict(sorted(harmed.items(), key=lambda item: item[0].sentences))


def _types(cases: Iterable[Case], chances: IncidentChances) -> Regression:
    rows, right = [], []
    for case in cases:
        worth = {entity: chances.entity(case.told, entity) for entity in case.told.entities}
        gold = {part for t in case.gold.incidents or () for part in t.incident_type.split(" / ")}
        for kind, name in enumerate(INCIDENT_TYPES):
            evidence = type_evidence(case.told, worth, kind, incident_view.cues(name, case.told.text))
            rows.append(evidence | {f"is {name}": 1.0})
            right.append(name in gold)
    return regression(rows, right)


def chosen(chances: IncidentChances, cases: Sequence[Case]) -> tuple[IncidentChances, dict[str, float]]:
    """Choose the two thresholds that give the best sum of both metrics; gives the metrics with them."""
    judged = [(case.gold, incident_view.judge(case.told, chances)) for case in cases]
    tried = []
    for filler, kind in product(LEAST_FILLERS, LEAST_TYPES):
        candidate = chances.model_copy(update={"least_filler": filler, "least_type": kind})
        counts = [score(gold, incident_view.put_together(j, candidate, apart=True)) for gold, j in judged]
        tried.append((candidate, {name: round(e.value, 4) for name, e in estimate(counts, METRICS).items()}))
    return max(tried, key=lambda pair: sum(pair[1].values()))


def held_out(line: str) -> bool:
    """Tell whether a report is of the quarter that is taken away, by its name's hash."""
    name = json.loads(line)["docid"]
    return int(sha256(name.encode()).hexdigest(), 16) % 4 == 0


def write(chances: IncidentChances) -> None:
    """Write the chances into the package."""
    PATH.write_text(chances.model_dump_json(indent=1) + "\n", encoding="utf-8")


@click.group()
def main() -> None:
    """Learn how far incidents are to be believed."""


@main.command("split")
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the corpora.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for MUC-4 without the quarter.")
def _split(data: Path, out: Path) -> None:
    """Take a quarter of MUC-4's training reports away."""
    source, target = data / "muc4" / "processed", out / "muc4" / "processed"
    target.mkdir(parents=True, exist_ok=True)
    lines = [line for line in (source / "train.json").read_text(encoding="utf-8").split("\n") if line.strip()]
    for name, held in (("train", False), ("held", True)):
        kept = "".join(f"{line}\n" for line in lines if held_out(line) == held)
        (target / f"{name}.json").write_text(kept, encoding="utf-8")


@main.command("fit")
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True, help="What ``split`` wrote.")
@click.option("--model", type=click.Path(path_type=Path, exists=True), required=True, help="Model trained on it.")
def _fit(data: Path, model: Path) -> None:
    """Learn words and regressions."""
    reader = ReadingModel.load(model, 1)
    cases = [Case.read(gold, reader) for gold in muc4.read(data / "muc4", "held")]
    write(fitted(list(muc4.read(data / "muc4", "train")), cases))


@main.command("choose")
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the corpora.")
@click.option("--model", type=click.Path(path_type=Path, exists=True), help="Model folder; the shipped one without.")
def _choose(data: Path, model: Path | None) -> None:
    """Choose the thresholds on dev."""
    reader = ReadingModel.load(model, 1)
    cases = [Case.read(gold, reader) for gold in muc4.read(data / "muc4", "dev")]
    chances, metrics = chosen(IncidentChances.model_validate_json(PATH.read_bytes()), cases)
    write(chances)
    click.echo(json.dumps({**metrics, "least_filler": chances.least_filler, "least_type": chances.least_type}))


if __name__ == "__main__":
    main()
