"""Tune the weights by which candidates of place names are judged: ``python -m training.place_weights CORPORA``.

Coordinate search from the weights that stand in the file, on the ``dev`` halves of the toponym corpora with gold spans
given, every corpus counting the same. A name that is resolved to within 161 km gains 1, to the gold's own id a quarter
more; a wrong one loses a half, and one that is left unresolved gains nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import click
import yaml

from dalil.bench.corpora import toponyms
from dalil.bench.corpora.documents import GoldDocument
from dalil.bench.documents import as_report
from dalil.bench.toponyms.scoring import is_near
from dalil.bench.toponyms.truth import Truth, truth_of
from dalil.records import Place, Span
from dalil.resolving.chosen import place_of
from dalil.resolving.gathering import gather, key_of
from dalil.resolving.ranking import FEATURES, Array, Table, ranked, settle, weights

PATH = files("dalil.resolving").joinpath("data", "place_weights.yaml")
STEPS = (0.8, 0.4, 0.2)
LOSS, EXACT = 0.5, 0.25
BY_HAND = frozenset({"namesake", "alternate", "capital"})
"""Not tuned, since the corpora are mostly of North America: areas seldom bear the name of a town there, and a place is
seldom known under several spellings; the world's capitals seldom mean themselves in local news."""


@dataclass(frozen=True)
class Example:
    """A report's names: their candidates, and by group what is true of it and how many mentions it has."""

    table: Table
    truths: dict[int, tuple[Truth, int]]
    share: float


def examples(folder: Path, split: str) -> list[Example]:
    """Make an example of every article that has a toponym with a known place."""
    documents = list(toponyms.read(folder, split))
    mentions = Counter(document.id.partition("/")[0] for document in documents for _ in document.toponyms or ())
    made = [_example(document, 1 / mentions[document.id.partition("/")[0]]) for document in documents]
    return [example for example in made if example.truths]


def _example(document: GoldDocument, share: float) -> Example:
    gold = document.toponyms or ()
    places = [Place(document.text[t.start : t.end], Span.of(document.text, t.start, t.end)) for t in gold]
    gathered = gather(as_report(document), places)
    truths: dict[int, tuple[Truth, int]] = {}
    for place, toponym in zip(places, gold, strict=True):
        truth, group = truth_of(toponym, place.name), gathered.group_of[key_of(place)]
        if truth.lat is not None:
            known, count = truths.get(group, (truth, 0))
            truths[group] = (known, count + 1)
    return Example(Table(gathered.groups, gathered.outlet), truths, share)


def gain(listed: Sequence[Example], weighed: Array) -> float:
    """Tell what the answers with some weights are worth."""
    return sum(_gain(example, weighed) for example in listed)


def _gain(example: Example, weighed: Array) -> float:
    chances, total = settle(example.table, weighed), 0.0
    for group, (truth, count) in example.truths.items():
        place = place_of(ranked(example.table, chances, group), "", None)
        if place.lat is not None:
            total += count * (1.0 if is_near(place, truth) else -LOSS)
            total += count * EXACT * (place.geonames is not None and place.geonames == truth.geonames)
    return total * example.share


def tune(listed: Sequence[Example], start: Array) -> Array:
    """Move one weight at a time as long as it gains, by smaller and smaller steps."""
    best, worth = start.copy(), gain(listed, start)
    for step in STEPS:
        for at in (at for at, feature in enumerate(FEATURES) if feature not in BY_HAND):
            for change in (step, -step):
                tried = best.copy()
                tried[at] += change
                gained = gain(listed, tried)
                if gained > worth + 1e-9:
                    best, worth = tried, gained
                    break
        click.echo(f"steps of {step}: {worth:.4f}", err=True)
    return best


def _lines(weighed: Array) -> Iterator[str]:
    yield from (line for line in PATH.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    yield from yaml.safe_dump(dict(zip(FEATURES, weighed.round(2).tolist(), strict=True)), sort_keys=False).splitlines()


@click.command()
@click.argument("corpora", type=click.Path(path_type=Path))
def main(corpora: Path) -> None:
    """Tune the weights on the ``dev`` half of CORPORA and write them into the package."""
    weighed = tune(examples(corpora, "dev"), weights())
    Path(str(PATH)).write_text("\n".join(_lines(weighed)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
