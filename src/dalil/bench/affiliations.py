"""`affiliations`: the roles of persons in short texts, one by one.

Metrics, on short texts of our own (`corpus/affiliations/README.md` says what is annotated); micro over roles, each with
_precision, _recall and _f1. What differs only in case or in an article before it is the same; a person or body counts
as found under any name of its entity.

role
    Pairs of person and words of the role.
organisation, former, when
    Roles with the body in which they are held, those that are over, those with a time (equal EDTF): right only where
    person and words of the role are right too.
whole
    Roles with all of these right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from dalil.bench.corpora.documents import GoldDocument
from dalil.bench.documents import as_report
from dalil.bench.measuring import measure
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, f1, precision, recall
from dalil.errors import BenchmarkError
from dalil.records import CodedReport, Entity

if TYPE_CHECKING:
    from dalil.pipeline import Coder

_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
PARTS = ("role", "organisation", "former", "when", "whole")

METRICS: Mapping[str, Metric] = {
    f"{part}_{name}": metric(part)
    for part in PARTS
    for name, metric in (("precision", precision), ("recall", recall), ("f1", f1))
}


class Held(BaseModel):
    """A role that a text gives a person; ``when`` is EDTF."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    person: str
    role: str
    organisation: str | None = None
    former: bool = False
    when: str | None = None


class Entry(BaseModel):
    """A short text with its date of publication (EDTF) and the roles in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    published: str
    text: str
    affiliations: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class _Roles:
    """The roles of a text in one spelling."""

    held: frozenset[Held]

    def parts(self) -> dict[str, set[Held]]:
        """Give what each metric counts."""
        return {
            "role": {Held(person=one.person, role=one.role) for one in self.held},
            "organisation": {
                one.model_copy(update={"former": False, "when": None}) for one in self.held if one.organisation
            },
            "former": {Held(person=one.person, role=one.role, former=True) for one in self.held if one.former},
            "when": {Held(person=one.person, role=one.role, when=one.when) for one in self.held if one.when},
            "whole": set(self.held),
        }


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; predictions are the roles found, a YAML line each, beside what was missed in ``dev``."""
    entries = {entry.id: entry for entry in read(folder, split)}

    def predict(document: GoldDocument) -> CodedReport:
        report = replace(as_report(document), published=entries[document.id].published)
        return coder.code(coder.analyse(report))

    def score(document: GoldDocument, coded: CodedReport) -> dict[str, Counts]:
        return counts(entries[document.id], coded)

    measured = measure([GoldDocument(entry.id, entry.text) for entry in entries.values()], predict, score)
    files = (
        {}
        if split == "sealed"
        else {
            "affiliations.txt": "".join(
                line for document, coded in measured.pairs for line in _differences(entries[document.id], coded)
            )
        }
    )
    return measured.result("affiliations", split, METRICS, files)


def read(folder: Path, split: str) -> tuple[Entry, ...]:
    """Read ``SPLIT.yaml``; raises BenchmarkError where it is missing or does not validate."""
    path = folder / f"{split}.yaml"
    try:
        # Every scalar stays a string, since dates are EDTF.
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        return TypeAdapter(tuple[Entry, ...]).validate_python(entries)
    except OSError as error:
        raise BenchmarkError(str(path), error.strerror or "cannot be read", "name a folder with that split") from error
    except (yaml.YAMLError, ValidationError) as error:
        raise BenchmarkError(str(path), str(error).splitlines()[0], "mend the file") from error


def counts(entry: Entry, coded: CodedReport) -> dict[str, Counts]:
    """Count the roles of one text."""
    gold, found = _gold(entry).parts(), _found(entry, coded).parts()
    return {part: Counts.of(found[part], gold[part]) for part in PARTS}


def _differences(entry: Entry, coded: CodedReport) -> Iterator[str]:
    gold, found = _gold(entry).held, _found(entry, coded).held
    for mark, held in (("missed", gold - found), ("surplus", found - gold)):
        for one in sorted(held, key=str):
            yield f"{entry.id}: {mark} {one.model_dump(exclude_defaults=True)}\n"


def _gold(entry: Entry) -> _Roles:
    return _Roles(frozenset(_plain(one) for one in entry.affiliations))


def _found(entry: Entry, coded: CodedReport) -> _Roles:
    persons = {_folded(one.person) for one in entry.affiliations}
    bodies = {_folded(one.organisation) for one in entry.affiliations if one.organisation}
    entities = {entity.id: entity for entity in coded.entities}
    return _Roles(
        frozenset(
            _plain(
                Held(
                    person=_called(entity, persons),
                    role=one.role,
                    organisation=_called(entities[one.organisation], bodies) if one.organisation else None,
                    former=one.former,
                    when=one.when.edtf if one.when else None,
                )
            )
            for entity in coded.entities
            for one in entity.affiliations
        )
    )


def _called(entity: Entity, expected: Iterable[str]) -> str:
    """Give the expected name that an entity has among its own, else its first."""
    names = {_folded(name) for name in (entity.name, *entity.aliases)}
    return next((name for name in sorted(expected) if name in names), entity.name)


def _plain(held: Held) -> Held:
    organisation = _folded(held.organisation) if held.organisation else None
    return held.model_copy(
        update={"person": _folded(held.person), "role": _folded(held.role), "organisation": organisation}
    )


def _folded(words: str) -> str:
    return _ARTICLE.sub("", " ".join(words.split())).casefold()
