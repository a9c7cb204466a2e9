"""Designations by jurisdiction: one record per organisation, jurisdiction and status, once territories are resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dalil.records import Designation, ordered


def by_jurisdiction(
    designations: Iterable[Designation], countries: Mapping[str, str | None], home: str | None = None
) -> tuple[Designation, ...]:
    """Read each jurisdiction off the resolved territory, or the authority's country, and join tellings of one act.

    ``countries`` gives the country of each entity by its id, ``home`` that of the report: a ban told without any
    ("the banned movement") is one of where it is written. An act that has none of these gives no record. A joined
    record keeps all evidence, the date and authority of the first telling that has them, and the chain of the telling
    that says most: a ban told in passing is no better known for who passes it on.
    """
    joined: dict[tuple[str, str, str], Designation] = {}
    for designation in designations:
        country = designation.territory.country if designation.territory else None
        jurisdiction = designation.jurisdiction or country or countries.get(designation.authority or "") or home
        if jurisdiction is None:
            continue
        key = (designation.organisation, jurisdiction, designation.status)
        told = replace(designation, jurisdiction=jurisdiction)
        joined[key] = _join(joined[key], told) if key in joined else told
    return tuple(joined.values())


def _join(first: Designation, later: Designation) -> Designation:
    return replace(
        first,
        category=first.category or later.category,
        authority=first.authority or later.authority,
        when=first.when or later.when,
        grounds=first.grounds or later.grounds,
        chain=max((first, later), key=_known).chain,
        confidence=max(first.confidence, later.confidence),
        evidence=ordered((*first.evidence, *later.evidence)),
    )


def _known(designation: Designation) -> int:
    return sum(value is not None for value in (designation.when, designation.authority, designation.grounds))
