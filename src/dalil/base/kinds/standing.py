"""Who stands behind the members of one group: copies and headlines seen through, one speaker under one key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dalil.linking.copies import Lineage, lineage
from dalil.linking.origins.standing import standing_behind
from dalil.linking.support import Support
from dalil.linking.tellings import Telling


def lineage_of(members: Iterable[Telling]) -> Lineage:
    """Find who printed whom among the reports of members."""
    reports = {member.report.id: member.report for member in members}
    return lineage(reports[key] for key in sorted(reports))


def behind(
    members: Sequence[Telling], tellings: Mapping[str, Telling], printed: Lineage | None = None
) -> dict[str, Telling]:
    """Give the members by key, each with the origin behind it; ``tellings`` hold all of their reports."""
    reports = {member.report.id for member in members}
    among = [telling for _, telling in sorted(tellings.items()) if telling.report.id in reports]
    told = standing_behind(members, printed or lineage_of(members), among=among)
    return {telling.key: telling for telling in told}


def copies_of(printed: Lineage, members: Iterable[Telling]) -> list[dict[str, Any]]:
    """Give who printed whom as a group's row holds it: the share of the later text, and what was changed in it."""
    reports = {member.report.id: member.report for member in members}
    return [
        {
            "by": copy.by, "outlet": reports[copy.by].publisher, "of": copy.of, "from": reports[copy.of].publisher,
            "share": round(copy.share, 2), "whole": copy.whole, "again": copy.again, "changes": list(copy.how),
            "credit": copy.credit.exact if copy.credit else None,
            "cut": len(copy.cut), "added": len(copy.added),
            "replaced": [{"older": each.older, "newer": each.newer, "kind": each.kind} for each in copy.replaced],
        }
        for copy in printed.copies
    ]  # fmt: skip


def origins_of(members: Iterable[Telling]) -> list[dict[str, Any]]:
    """Give the origins of members as a group's row holds them, the one with most reports first."""
    found: dict[str, list[Telling]] = {}
    for member in members:
        found.setdefault(member.origin.key, []).append(member)
    rows = [
        {
            "name": told[0].origin.name, "kind": told[0].origin.kind,
            "institutions": sorted({t.origin.institution for t in told if t.origin.institution}),
            "channels": sorted({t.origin.channel for t in told if t.origin.channel}),
            "conditions": sorted({condition for t in told for condition in t.origin.conditions}),
            "reports": list(Support.of(told).reports), "tellings": sorted(t.key for t in told),
        }
        for _, told in sorted(found.items())
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-len(row["reports"]), row["tellings"][0]))
