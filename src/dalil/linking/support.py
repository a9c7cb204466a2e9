"""Support: how many reports, outlets and origins stand behind what is linked, and which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dalil.linking.tellings import Telling


@dataclass(frozen=True, slots=True)
class Support:
    """Ids of reports, names of outlets and keys of origins, each once and sorted."""

    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Support:
        """Take the support from tellings; a report without an outlet stands for itself."""
        told = tuple(tellings)
        return cls(
            tuple(sorted({telling.report.id for telling in told})),
            tuple(sorted({outlet_of(telling) for telling in told})),
            tuple(sorted({telling.origin.key for telling in told})),
        )

    def __str__(self) -> str:
        counted = (("report", self.reports), ("outlet", self.outlets), ("origin", self.origins))
        return ", ".join(f"{len(each)} {noun}{'' if len(each) == 1 else 's'}" for noun, each in counted)


def outlet_of(telling: Telling) -> str:
    """Give the outlet of a telling, or its source where none is known."""
    return telling.report.outlet or telling.report.source


def published_first(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """Sort tellings by the publication of their reports, then by key."""
    return tuple(sorted(tellings, key=lambda telling: (telling.report.published or "", telling.key)))
