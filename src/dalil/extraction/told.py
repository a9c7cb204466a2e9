"""What was told: an attribution with its speaker and delivery, before it becomes a statement."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.extraction.delivery import Delivery
from dalil.extraction.speakers import Speaker
from dalil.language.analysis import Attribution
from dalil.records import Span


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution with who speaks, to whom, through what and when."""

    attribution: Attribution
    speaker: Speaker
    delivery: Delivery

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.attribution.content[0].start

    @property
    def delivered(self) -> tuple[Span, ...]:
        """The words for hearer and medium."""
        return tuple(span for span in (self.delivery.to, self.delivery.via) if span)
