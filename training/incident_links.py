"""Fit the weights by which accounts of incidents are linked: ``python -m training.incident_links STORIES``.

Logistic regression (Newton's method, L2) on the pairs of the ``dev`` stories, first of the tellings within a report,
then of the accounts that these make across reports, of gold tellings and of those that extraction finds alike. A weight
whose sign contradicts what its feature says is left out, since so few stories show more chance than truth there.
With ``--check`` nothing is written: every story in turn is linked with what was fitted on the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import combinations, permutations, product
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
import yaml

from dalil.bench.linking.given import Coded, as_given, as_read, gold_incidents
from dalil.bench.linking.pairs import incidents_of, linked_pairs
from dalil.bench.linking.stories import load_stories
from dalil.bench.scoring import Counts, total
from dalil.linking.incidents.accounts import Account, account_of, joined
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.features import Features, features_of
from dalil.linking.incidents.grouping import accounts_of, candidates, groups_of, links_of
from dalil.linking.incidents.scoring import Model, Models, comparable
from dalil.linking.incidents.setting import Setting, Spot
from dalil.linking.incidents.sub_events import features_of_part
from dalil.linking.incidents.words import words_of
from dalil.linking.tellings import Telling, tellings_of
from dalil.pipeline import Coder
from dalil.records import Event
from dalil.settings import Settings

DATA = Path(str(files("dalil.linking.incidents"))) / "data"
COMMON = 0.05
"""Share of reports that hold a word from which on it says little."""
AGAINST = frozenset({
    "another", "body other", "clause other", "count other", "days apart", "figure other", "group other",
    "introduced", "much disputed", "new", "nothing shared", "one leads", "one sentence", "one sentence, others",
    "passage names other", "passage place apart", "passage time apart", "people other", "place apart",
    "place country", "place unknown", "published apart", "report country", "reports share no name", "sentences between",
    "status", "sufferer other", "time apart", "time apart and firm", "time gap",
    "time of one is old, other is background", "time of one is old, other is lead", "time wide",
    "type near", "type other",
})  # fmt: skip
EITHER = frozenset({
    "body other", "body same", "both are bare", "headline", "known", "one is bare", "one leads", "place holds",
    "place untold", "speaker", "time near", "time of one unknown", "time unknown", "type near",
})  # fmt: skip
RIDGE = {"within": 10.0, "across": 10.0, "part": 2.0}
THRESHOLD = {"within": 0.5, "across": 0.4, "part": 0.28}
COHESION = {"within": 0.6, "across": 0.3, "part": 0.0}
STRANGERS, STRANGER = 20, 0.5
"""Pairs of strangers from each pair of stories, and how much one counts."""
MOST = 4
"""Pairs of tellings for which a pair of accounts counts at most (as a square root)."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A pair: its features, whether it is of one incident, and how much it counts."""

    features: Features
    same: bool
    weight: float = 1.0


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


def within_rows(coded: Coded) -> Iterator[Row]:
    """Give the pairs of tellings of one report."""
    gold, single = coded.incident_of, _single(coded)
    for one, other in combinations(sorted(single.keys() & gold.keys()), 2):
        if single[one].report == single[other].report and comparable(single[one], single[other]):
            yield Row(features_of(single[one], single[other]), gold[one] == gold[other])


def across_rows(coded: Sequence[Coded], models: Models) -> Iterator[Row]:
    """Give the pairs of accounts of two reports, made of gold incidents and as the model within reports makes them."""
    gold = {key: incident for each in coded for key, incident in each.incident_of.items()}
    made = [a for each in coded for a in accounts_of(_tellings(each), models=models)]
    ideal: dict[tuple[str, str], list[Account]] = {}
    for each in coded:
        for key, account in _single(each).items():
            if key in gold:
                ideal.setdefault((account.report, gold[key]), []).append(account)
    for accounts in (made, [joined(parts) for parts in ideal.values()]):
        labels = {account.key: _label(account, gold) for account in accounts}
        for one, other in candidates(account for account in accounts if labels[account.key]):
            if not comparable(one, other):
                continue
            size = min(len(one.tellings) * len(other.tellings), MOST) ** 0.5
            yield Row(features_of(one, other), labels[one.key] == labels[other.key], size)


def strangers(coded: Sequence[Coded], models: Models) -> Iterator[Row]:
    """Give pairs of accounts of two stories as if one had been in the other's country and week: of no one incident.

    In a base most pairs of one type, country and week are such; between the reports of a story hardly any is.
    """
    made = [accounts_of(_tellings(each), models=models) for each in coded]
    for one, other in combinations(made, 2):
        pairs = [(a, b) for a, b in product(one, other) if comparable(a, b) and a.published and b.published]
        for a, b in pairs[:: 1 + len(pairs) // STRANGERS]:
            yield Row(features_of(a, _moved(b, a)), same=False, weight=STRANGER)


def _moved(account: Account, to: Account) -> Account:
    """Move an account to the country and the days of another one."""
    land = min(to.lands, default=None)
    later = to.published.first - account.published.first if to.published and account.published else 0

    def there(spots: Iterable[Spot]) -> frozenset[Spot]:
        return frozenset(replace(spot, country=land) for spot in spots)

    def then(days: Iterable[Days]) -> frozenset[Days]:
        return frozenset(Days(each.first + later, each.last + later) for each in days)

    return replace(
        account,
        published=to.published,
        countries=to.countries,
        spots=there(account.spots),
        nearby=there(account.nearby),
        days=then(account.days),
        firm=then(account.firm),
        around=then(account.around),
    )


def _label(account: Account, gold: dict[str, str]) -> str | None:
    told = [gold[key] for key in account.tellings if key in gold]
    return min(set(told), key=lambda label: (-told.count(label), label)) if told else None


def _single(coded: Coded) -> dict[str, Account]:
    found: dict[str, Account] = {}
    for report in coded.reports.values():
        told = [telling for telling in tellings_of(report) if isinstance(telling.record, Event)]
        if told:
            setting = Setting.of(told[0].report, told[0].entities, report.events)
            found |= {telling.key: account_of(telling, setting) for telling in told}
    return found


def _tellings(coded: Coded) -> list[Telling]:
    return [telling for report in coded.reports.values() for telling in tellings_of(report)]


def train(read: Sequence[Coded], given: Sequence[Coded]) -> Models:
    """Fit both models on stories as read and with gold tellings."""
    within = _model("within", [row for coded in (*given, *read) for row in within_rows(coded)])
    first = Models(within=within, across=within, part=within)
    pairs = [row for coded in (given, read) for rows in (across_rows, strangers) for row in rows(coded, first)]
    across = _model("across", pairs)
    part = _model("part", [row for coded in given for row in part_rows(coded)])
    return Models(within=within, across=across, part=part)


def part_rows(coded: Coded) -> Iterator[Row]:
    """Give the pairs of gold incidents of which one may be a part of the other."""
    parts = {incident.entry.id: incident.entry.sub_of for incident in coded.story.incidents}
    for whole, part in permutations(sorted(made := gold_incidents(coded)), 2):
        if made[whole].reports & made[part].reports:
            features = features_of_part(made[whole], made[part])
            if features is not None:
                yield Row(features, parts[part] == whole)


def _model(name: str, rows: Sequence[Row]) -> Model:
    bias, weights = fit(rows, RIDGE[name])
    return Model(bias=bias, threshold=THRESHOLD[name], cohesion=COHESION[name], features=weights)


def link(coded: Sequence[Coded], models: Models) -> Iterator[Counts]:
    """Link stories together with models, and count pairs for each story."""
    accounts = accounts_of((telling for each in coded for telling in _tellings(each)), models=models)
    groups = groups_of(accounts, links_of(accounts, models), models=models)
    where = incidents_of(tuple(key for account in group for key in account.tellings) for group in groups)
    yield from (linked_pairs(each, where) for each in coded)


def check(read: Sequence[Coded], given: Sequence[Coded]) -> None:
    """Link every story with what was fitted on the others, and print the scores."""
    counts: dict[str, list[Counts]] = {"given": [], "as read": []}
    for at, story in enumerate(given):
        models = train([*read[:at], *read[at + 1 :]], [*given[:at], *given[at + 1 :]])
        counts["given"] += link([story], models)
        counts["as read"] += link([read[at]], models)
        click.echo(f"{story.story.name:24} {_shown(counts['given'][-1:])}   as read {_shown(counts['as read'][-1:])}")
    for name, each in counts.items():
        click.echo(f"{name:24} {_shown(each)}")


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
@click.option("--check", "checking", is_flag=True, help="Judge by leaving out one story at a time; write nothing.")
@click.option("--words", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Count common words anew.")
def main(stories: Path, checking: bool, words: Path | None) -> None:
    """Fit the weights on the dev stories."""
    if words:
        texts = [path.read_text("utf-8") for path in sorted(words.glob("*.txt"))]
        (DATA / "common.yaml").write_text(common_words(texts), encoding="utf-8")
    coder = Coder.load(Settings())
    loaded = load_stories(stories, "dev")
    read, given = [as_read(story, coder) for story in loaded], [as_given(story, coder) for story in loaded]
    if checking:
        check(read, given)
        return
    models = train(read, given)
    (DATA / "weights.yaml").write_text(written(models), encoding="utf-8")
    click.echo(f"given   {_shown(link(given, models))}\nas read {_shown(link(read, models))}")


if __name__ == "__main__":
    main()
