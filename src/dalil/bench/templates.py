"""Scoring of incident templates as the published MUC-4 systems are scored.

A mention is compared lower-cased, without punctuation, articles and extra white space. An entity of a system is right
where all its mentions are among the mentions of one gold entity in the same role.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from dalil.bench.assignment import best_pairs
from dalil.bench.scoring import Counts

Entity = frozenset[str]
"""The normalised mentions of one thing."""

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_MOST_ALIGNMENTS = 20_000


@dataclass(frozen=True, slots=True)
class Template:
    """An incident: its type and, by role, its entities."""

    incident_type: str
    roles: Mapping[str, tuple[Entity, ...]]


def normalised(mention: str) -> str:
    """Lower a mention, drop punctuation, then articles, then extra white space."""
    return " ".join(_ARTICLES.sub(" ", mention.lower().translate(_PUNCTUATION)).split())


def template_counts(predicted: Sequence[Template], gold: Sequence[Template]) -> Counts:
    """Count one document's incident types and role fillers under the best one-to-one alignment of templates.

    Source: Du, Rush & Cardie 2021, "Template Filling with Generative Transformers" (NAACL), and its ``eval.py``.
    Templates align only where the system's type is the gold type (or one of two in "bombing / attack"); an aligned
    pair counts its type as right and each filler that has a match in the role; everything not aligned is spurious or
    missing. The best alignment is the one of the greatest F1 over types and roles together.
    """
    offered, wanted = sum(map(_size, predicted)), sum(map(_size, gold))
    matches = [[_matches(p, g) for g in gold] for p in predicted]
    right, found = max(
        (_total(matches, alignment) for alignment in _alignments(matches, len(gold))),
        key=lambda total: _f1(total[0] / max(offered, 1), total[1] / max(wanted, 1)),
        default=(0, 0),
    )
    return Counts(right, offered, found, wanted)


def role_counts(predicted: Sequence[Entity], gold: Sequence[Entity]) -> Counts:
    """Count one role of one document by CEAF-REE: entities paired one to one, a pair is worth 1 if right, else 0.

    Source: Du, Rush & Cardie 2021, "GRIT: Generative Role-filler Transformers" (EACL), and its ``eval.py``.
    """
    worth = [[float(entity <= other) for entity in predicted] for other in gold]
    similarity = sum(worth[row][column] for row, column in best_pairs(worth))
    return Counts(similarity, len(predicted), similarity, len(gold))


def merged(templates: Sequence[Template], role: str) -> tuple[Entity, ...]:
    """Put the entities of a role from all templates together; one that is part of another counts once (GRIT's rule)."""
    kept: list[Entity] = []
    for entity in (entity for template in templates for entity in template.roles.get(role, ())):
        if not any(entity <= other or other <= entity for other in kept):
            kept.append(entity)
    return tuple(kept)


def _size(template: Template) -> int:
    return 1 + sum(len(entities) for entities in template.roles.values())


def _matches(predicted: Template, gold: Template) -> tuple[int, int] | None:
    """Count what is right and what is found where the two align; None where their types forbid it."""
    if predicted.incident_type not in gold.incident_type:
        return None
    right = found = 1
    for role, entities in gold.roles.items():
        offered = predicted.roles.get(role, ())
        right += sum(any(entity <= other for other in entities) for entity in offered)
        found += sum(any(entity <= other for entity in offered) for other in entities)
    return right, found


def _alignments(matches: list[list[tuple[int, int] | None]], gold: int) -> list[tuple[int, ...]]:
    """List the alignments, a gold template (or -1) for each predicted one; only the likely best where too many."""
    if (gold + 1) ** len(matches) > _MOST_ALIGNMENTS:
        worth = [[float(sum(match or (0, 0))) for match in row] for row in matches]
        pairs = dict(best_pairs(worth))
        return [tuple(pairs.get(row, -1) for row in range(len(matches)))]
    alignments = product(range(-1, gold), repeat=len(matches))
    return [a for a in alignments if len({g for g in a if g >= 0}) == sum(g >= 0 for g in a)]


def _total(matches: list[list[tuple[int, int] | None]], alignment: tuple[int, ...]) -> tuple[int, int]:
    pairs = [matches[row][column] or (0, 0) for row, column in enumerate(alignment) if column >= 0]
    return sum(right for right, _ in pairs), sum(found for _, found in pairs)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
