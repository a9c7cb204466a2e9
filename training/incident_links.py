"""Fit the weights by which accounts of incidents are linked: ``python -m training.incident_links STORIES``.

Logistic regression (Newton's method, L2) on the pairs of the ``dev`` and ``train`` stories, first of the tellings
within a report, then of the accounts that these make across reports, of gold tellings and of those that extraction
finds alike. What is gathered from a report by weights that have seen its gold is tidier than it will ever be elsewhere:
so the stories are parted into folds, and the accounts of each are gathered by what was fitted on the others (stacking,
Wolpert 1992). A weight whose sign contradicts what its feature says is left out, since so few stories show more chance
than truth there. With ``--check`` nothing is written: the stories of every fold are linked with what was fitted on the
others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import combinations, cycle
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
import yaml

from dalil.bench.linking.given import Coded, as_given, as_read
from dalil.bench.linking.pairs import incidents_of, linked_pairs
from dalil.bench.linking.stories import load_stories
from dalil.bench.scoring import Counts, total
from dalil.linking.incidents.grouping import accounts_of, groups_of, links_of
from dalil.linking.incidents.scoring import Model, Models
from dalil.linking.incidents.words import words_of
from dalil.linking.tellings import Telling, tellings_of
from dalil.pipeline import Coder
from dalil.settings import Settings
from training.incident_pairs import Row, across_rows, part_rows, strangers, within_rows

DATA = Path(str(files("dalil.linking.incidents"))) / "data"
COMMON = 0.05
"""Share of reports that hold a word from which on it says little."""
AGAINST = frozenset({
    "another", "body other", "clause other", "count other", "days apart", "figure other", "group other",
    "introduced", "much disputed", "new", "nothing shared", "one leads", "one sentence", "one sentence, others",
    "passage names other", "passage place apart", "passage time apart", "people other", "place apart",
    "place country", "place unknown", "published apart", "report country", "reports share no name", "sentences between",
    "status", "sufferer other", "time apart", "time apart and firm", "time gap",
    "time of one is old, other is background", "time of one is old, other is lead", "time wide", "told before it was",
    "type near", "type other",
})  # fmt: skip
EITHER = frozenset({
    "body other", "body same", "both are bare", "headline", "known", "one is bare", "one leads", "place holds",
    "place untold", "speaker", "time near", "time of one unknown", "time unknown", "type near",
})  # fmt: skip
RIDGE = {"within": 10.0, "across": 10.0, "part": 2.0}
THRESHOLD = {"within": 0.5, "across": 0.35, "part": 0.28}
COHESION = {"within": 0.6, "across": 0.1, "part": 0.0}
SPLITS = ("dev", "train")
FOLDS = 5

Array = npt.NDArray[np.float64]
Readings = tuple[Coded, Coded]
"""A story with its gold tellings, and as read."""


def fit(rows: Sequence[Row], ridge: float) -> tuple[float, dict[str, float]]:
    """Fit bias and weights; features with a sign against their sense are dropped one by one, the worst first."""
    names = sorted({name for row in rows for name in row.features})
    table = np.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    same = np.array([float(row.same) for row in rows])
    weights = np.array([row.weight for row in rows])
    while True:
        found = _newton(table, same, weights, ridge)
        wrong = [at for at, name in enumerate(names) if _contradicts(name, found[at + 1])]
        if not wrong:
            return round(float(found[0]), 3), {n: round(float(w), 3) for n, w in zip(names, found[1:], strict=True)}
        worst = max(wrong, key=lambda at: abs(found[at + 1]))
        names.pop(worst)
        table = np.delete(table, worst, axis=1)


def _contradicts(name: str, weight: float) -> bool:
    return name not in EITHER and bool(weight) and (weight > 0) == (name in AGAINST)


def _newton(table: Array, same: Array, weights: Array, ridge: float) -> Array:
    design = np.hstack([np.ones((len(table), 1)), table])
    penalty = np.diag([1e-3, *([ridge] * table.shape[1])])
    found = np.zeros(design.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (weights * (chance - same)) + penalty @ found
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design + penalty
        step = np.linalg.solve(curve, slope)
        found = found - step
        if np.abs(step).max() < 1e-6:
            break
    return np.asarray(found, dtype=np.float64)


class Fitting:
    """The pairs of stories, from which models are fitted with all stories or without those of a fold."""

    def __init__(self, stories: Sequence[Readings]) -> None:
        self._fold = [number % FOLDS for number in range(len(stories))]
        self._within = [[row for story in readings for row in within_rows(story)] for readings in stories]
        apart = [self._gathering(fold) for fold in range(FOLDS)]
        made = [
            [accounts_of(_tellings(story), models=apart[fold]) for story in readings]
            for fold, readings in zip(self._fold, stories, strict=True)
        ]
        self._across = [
            [row for story, accounts in zip(readings, gathered, strict=True) for row in across_rows(story, accounts)]
            for readings, gathered in zip(stories, made, strict=True)
        ]
        self._strangers = {
            (one, other): [row for pair in zip(made[one], made[other], strict=True) for row in strangers(*pair)]
            for one, other in combinations(range(len(stories)), 2)
        }
        self._part = [list(part_rows(given)) for given, _ in stories]

    def models(self, without: int | None = None) -> Models:
        """Fit the models; ``without`` is the fold to leave out."""
        across = self._of(self._across, without)
        for pair, rows in self._strangers.items():
            if without not in {self._fold[number] for number in pair}:
                across += rows
        part = _model("part", self._of(self._part, without))
        return Models(within=self._gathering(without).within, across=_model("across", across), part=part)

    def _gathering(self, without: int | None) -> Models:
        """Fit the model of one report alone; it stands for the others where only accounts are gathered."""
        within = _model("within", self._of(self._within, without))
        return Models(within=within, across=within, part=within)

    def _of(self, rows: Sequence[Sequence[Row]], without: int | None) -> list[Row]:
        return [row for fold, each in zip(self._fold, rows, strict=True) if fold != without for row in each]


def _tellings(coded: Coded) -> list[Telling]:
    return [telling for report in coded.reports.values() for telling in tellings_of(report)]


def _model(name: str, rows: Sequence[Row]) -> Model:
    bias, weights = fit(rows, RIDGE[name])
    return Model(bias=bias, threshold=THRESHOLD[name], cohesion=COHESION[name], features=weights)


def link(coded: Sequence[Coded], models: Models) -> Iterator[Counts]:
    """Link stories together with models, and count pairs for each story."""
    accounts = accounts_of((telling for each in coded for telling in _tellings(each)), models=models)
    groups = groups_of(accounts, links_of(accounts, models), models=models)
    where = incidents_of(tuple(key for account in group for key in account.tellings) for group in groups)
    yield from (linked_pairs(each, where) for each in coded)


def check(stories: Mapping[str, Sequence[Readings]], fitting: Fitting) -> None:
    """Link every story, by its split, with what was fitted on other folds, and print the scores."""
    held_out = cycle([fitting.models(without=fold) for fold in range(FOLDS)])
    for split, each in stories.items():
        counts = [
            [list(link([story], models)) for story in readings]
            for readings, models in zip(each, held_out, strict=False)
        ]
        for (given, read), (story, _) in zip(counts, each, strict=True):
            click.echo(f"{story.story.name:24} {_shown(given)}   as read {_shown(read)}")
        given, read = ([count for own in of for count in own] for of in zip(*counts, strict=True))
        click.echo(f"{split + ', all':24} {_shown(given)}   as read {_shown(read)}")


def _shown(counts: Iterable[Counts]) -> str:
    c = total(counts)
    precision, recall = c.right / max(c.predicted, 1), c.found / max(c.gold, 1)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * c.right / max(c.predicted + c.gold, 1):.3f}"


def written(models: Models) -> str:
    """Write models as YAML, the weights of each by size."""
    head = "# Fitted by `python -m training.incident_links corpus/stories`, not written by hand.\n"
    body = models.model_dump()
    for model in body.values():
        model["features"] = dict(sorted(model["features"].items(), key=lambda each: (-each[1], each[0])))
    return head + str(yaml.safe_dump(body, sort_keys=False))


def common_words(reports: Sequence[str]) -> str:
    """Write the lemmas that many reports hold as YAML."""
    told = Counter(word for text in reports for word in words_of(text))
    head = (
        "# Counted by `python -m training.incident_links corpus/stories --words corpus/train`, not written by hand.\n"
    )
    return head + str(yaml.safe_dump({"common": sorted(w for w, n in told.items() if n >= COMMON * len(reports))}))


@click.command()
@click.argument("stories", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--check", "checking", is_flag=True, help="Judge by leaving out one fold at a time; write nothing.")
@click.option("--words", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Count common words anew.")
def main(stories: Path, checking: bool, words: Path | None) -> None:
    """Fit the weights on the dev and train stories."""
    if words:
        texts = [path.read_text("utf-8") for path in sorted(words.glob("*.txt"))]
        (DATA / "common.yaml").write_text(common_words(texts), encoding="utf-8")
    coder = Coder.load(Settings())
    read = {
        split: [(as_given(story, coder), as_read(story, coder)) for story in load_stories(stories, split)]
        for split in SPLITS
    }
    fitting = Fitting([readings for split in SPLITS for readings in read[split]])
    if checking:
        check(read, fitting)
        return
    models = fitting.models()
    (DATA / "weights.yaml").write_text(written(models), encoding="utf-8")
    for split, each in read.items():
        given, found = zip(*each, strict=True)
        click.echo(f"{split}: given {_shown(link(given, models))}, as read {_shown(link(found, models))}")


if __name__ == "__main__":
    main()
