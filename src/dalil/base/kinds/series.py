"""Series in the base: figures of one measure, place and population."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from dalil.base.kinds.checks import rows_of
from dalil.base.kinds.kind import Candidate, Incoming, Shelf, Summary
from dalil.base.kinds.standing import behind, origins_of
from dalil.base.rows import days_of
from dalil.linking.buckets import bucketed
from dalil.linking.groups import Decided, Link
from dalil.linking.keys import Keys
from dalil.linking.series import Series, reported_of, series_of


class SeriesKind:
    """Candidates are what figures of one series share; figures that people decided on stand alone."""

    name, prefix = "series", "s"

    def candidates(self, report: Incoming, decided: Decided) -> Iterator[Candidate]:
        """Give what a report's figures share with those of others."""
        named = {key for pair in (*decided.together, *decided.apart) for key in pair}
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for each in reported_of(report.tellings):
            key = each.telling.key
            found[key if key in named else each.key, each.key].append(key)
        for (node, shared), members in sorted(found.items()):
            yield Candidate(node, tuple(sorted(members)), shared)

    def keys(self, content: str) -> Keys:
        """Give what all of a series share."""
        return Keys.of([content])

    def dump(self, content: str) -> Any:
        """Give the content as JSON."""
        return content

    def load(self, body: str) -> str:
        """Read it back."""
        return str(json.loads(body))

    def link(self, one: Candidate, other: Candidate) -> Link | None:
        """Link all that share a key."""
        return Link.of(one.node, other.node, 1.0, {"all that identifies them": 1.0})

    def groups(
        self,
        candidates: Sequence[Candidate],
        links: Sequence[Link],  # noqa: ARG002 - what candidates share says it
        decided: Decided,
    ) -> Iterator[tuple[str, ...]]:
        """Group what shares a key, but for what people decided."""
        nodes = {candidate.first: candidate.node for candidate in candidates}
        for group in bucketed({candidate.first: candidate.content for candidate in candidates}, decided):
            yield tuple(nodes[first] for first in group)

    def summary(
        self,
        candidates: Sequence[Candidate],
        decided: Decided,  # noqa: ARG002 - it has its say in grouping
        shelf: Shelf,
    ) -> Summary:
        """Sum up all figures of a series; what else their reports tell says where those without a place belong."""
        members = shelf.members(self.name, (candidate.node for candidate in candidates))
        told = shelf.tellings(members.values())
        standing = {**told, **behind([told[key] for key in sorted(members)], told)}
        return _summary(series_of([each for each in reported_of(standing.values()) if each.telling.key in members]))


def _summary(found: Series) -> Summary:
    days = [days_of(point.period) for point in found.points if point.period]
    firsts, lasts = [first for first, _ in days if first], [last for _, last in days if last]
    place = found.place
    return Summary(
        type=found.measure, first_day=min(firsts, default=None), last_day=max(lasts, default=None),
        country=place.country if place else None, admin1=place.admin1 if place else None,
        reports=len(found.support.reports), outlets=len(found.support.outlets), origins=len(found.support.origins),
        body={
            "unit": found.unit, "population": found.population, "places": [place.name] if place else [],
            "outlets": list(found.support.outlets), "origins": origins_of(found.tellings),
            "points": [_point(point) for point in found.points], "gaps": list(found.gaps),
            "checks": rows_of(found.checks),
            "lead": [value.tellings[0].key for point in found.points for value in point.values][:3],
        },
    )  # fmt: skip


def _point(point: Any) -> dict[str, Any]:
    gone = {id(revision.earlier): revision for revision in point.revisions}
    return {
        "period": point.period,
        "values": [
            {
                "value": value.quantity.value, "min": value.quantity.min, "max": value.quantity.max,
                "qualifier": value.quantity.qualifier, "unit": value.quantity.unit, "so_far": value.so_far,
                "revised": id(value) in gone, "reports": list(value.support.reports),
                "outlets": list(value.support.outlets), "origins": sorted({t.origin.name for t in value.tellings}),
                "tellings": [telling.key for telling in value.tellings],
            }
            for value in point.values
        ],
        "contradicted": bool(point.contradictions),
    }  # fmt: skip


__all__ = ["SeriesKind"]
