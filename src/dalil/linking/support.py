"""Support: how many reports, outlets and origins stand behind what is linked, and which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dalil.linking.tellings import Telling


@dataclass(frozen=True, slots=True)
class Support:
    """Ids of reports, names of outlets and keys of origins, sorted; of the states of one page the last one counts."""

    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Support:
        """Take the support from tellings; a report without outlet and address is of an outlet of its own."""
        told = tuple(tellings)
        by_state = sorted({(t.report.published or "", t.report.id, t.report.page) for t in told})
        outlets = {(t.report.publisher, "" if t.report.is_of_outlet else t.report.id) for t in told}
        return cls(
            tuple(sorted({page: report for _, report, page in by_state}.values())),
            tuple(name for name, _ in sorted(outlets)),
            tuple(sorted({telling.origin.key for telling in told})),
        )

    def __str__(self) -> str:
        counted = (("report", self.reports), ("outlet", self.outlets), ("origin", self.origins))
        return ", ".join(f"{len(each)} {noun}{'' if len(each) == 1 else 's'}" for noun, each in counted)


def published_first(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """Sort tellings by the publication of their reports, then by key."""
    return tuple(sorted(tellings, key=lambda telling: (telling.report.published or "", telling.key)))
