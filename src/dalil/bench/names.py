"""`names`: pairs of names and of entities, judged the same, maybe the same or different.

Pairs of our own (`corpus/names/README.md` says what is judged); a pair counts as a document. A pair of names is
compared by spelling and meaning alone, a pair of entities by what is told beside them as well. Metrics, micro over
pairs:

same_precision, same_recall
    Of the pairs judged the same, those that are; of those that are, the ones judged so. A false "same" would make two
    persons one.
different_precision
    Of the pairs judged different, those that are: a false "different" loses a link.
linked_recall
    Of the pairs that are or may be the same, those judged the same or maybe.
verdict_accuracy
    Pairs with the verdict of the gold.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, estimate, precision, recall
from dalil.errors import BenchmarkError
from dalil.records import Entity, EntityType
from dalil.resolving.names import Known, Verdict, compare_names, same_entity

if TYPE_CHECKING:
    from dalil.pipeline import Coder

METRICS: Mapping[str, Metric] = {
    "same_precision": precision("same"),
    "same_recall": recall("same"),
    "different_precision": precision("different"),
    "linked_recall": recall("linked"),
    "verdict_accuracy": recall("verdict"),
}

Row = tuple[EntityType, str, str, Verdict, str]


class Told(BaseModel):
    """What a report tells of one of two entities; ``as_of`` is EDTF, ``countries`` are ISO 3166-1."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    aliases: tuple[str, ...] = ()
    role: str | None = None
    organisations: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    as_of: str | None = None
    private: bool = False


class EntityPair(BaseModel):
    """Two entities, of one report or of two, and whether they are one."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: EntityType
    one: tuple[str, Told]
    other: tuple[str, Told]
    scope: Literal["report", "reports"]
    verdict: Verdict
    why: str

    def judged(self) -> Verdict:
        """Judge the pair."""
        return same_entity(self._known(*self.one), self._known(*self.other), across=self.scope == "reports").verdict

    def _known(self, name: str, told: Told) -> Known:
        country = next(iter(sorted(told.countries)), None)
        entity = Entity("n1", self.type, name, told.aliases, (), country, told.role, told.private)
        return Known(entity, told.organisations, told.countries, told.ages, told.as_of)


class Pairs(BaseModel):
    """A file of pairs; ``names`` are type, one, other, verdict and what the pair shows."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    names: tuple[Row, ...]
    entities: tuple[EntityPair, ...]


def run(folder: Path, split: str, _: Coder) -> BenchmarkResult:
    """Run the benchmark; predictions are the verdicts, tab-separated, of ``dev`` only."""
    pairs = read(folder, split)
    start = perf_counter()
    found: list[tuple[str, str, str, Verdict, Verdict]] = [
        (type_, one, other, verdict, compare_names(one, other, type_).verdict)
        for type_, one, other, verdict, _ in pairs.names
    ]
    found += [(pair.type, pair.one[0], pair.other[0], pair.verdict, pair.judged()) for pair in pairs.entities]
    seconds = perf_counter() - start
    estimates = estimate([counts(gold, judged) for *_, gold, judged in found], METRICS)
    lines = "".join("\t".join(row) + "\n" for row in found)
    return BenchmarkResult(
        "names", split, len(found), seconds, estimates, {} if split == "sealed" else {"names.tsv": lines}
    )


def read(folder: Path, split: str) -> Pairs:
    """Read ``SPLIT.yaml``; raises BenchmarkError where it is missing or does not validate."""
    path = folder / f"{split}.yaml"
    try:
        # Every scalar stays a string: a name may be "No" or "Y", a date is EDTF.
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        return Pairs.model_validate(content)
    except OSError as error:
        raise BenchmarkError(str(path), error.strerror or "cannot be read", "name a folder with that split") from error
    except (yaml.YAMLError, ValidationError) as error:
        raise BenchmarkError(str(path), str(error).splitlines()[0], "mend the file") from error


def counts(gold: Verdict, judged: Verdict) -> dict[str, Counts]:
    """Count one pair for each metric."""
    linked = gold != "different", judged != "different"
    return {
        "same": _count(gold == "same", judged == "same"),
        "different": _count(gold == "different", judged == "different"),
        "linked": _count(*linked),
        "verdict": Counts(gold == judged, 1, gold == judged, 1),
    }


def _count(is_gold: bool, is_judged: bool) -> Counts:
    both = is_gold and is_judged
    return Counts(both, is_judged, both, is_gold)
