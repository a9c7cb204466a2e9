"""A quantity of a report with what belongs to it: what it counts and measures, where and when."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.codebook import Codebook
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.measured import Measured
from dalil.extraction.measures import fallback_of
from dalil.extraction.partitives import PartOf
from dalil.extraction.populations import Population, counts_people
from dalil.language.quantity_forms import QuantityKind
from dalil.records import Place, Span, When


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a sentence with what belongs to it.

    ``national`` is true where the place is the country that a population names ("4,967 Malians"): such a place goes
    on to the figures that follow, a province does not. ``baseline`` is true of a figure that another is compared
    with ("up from 268").
    """

    quantity: Span
    sentence: int
    kind: QuantityKind
    population: Population | None
    measured: Measured | None
    place: Place | None
    period: When | None
    compared: Span | None
    against: Span | None
    national: bool
    baseline: bool = False
    part_of: PartOf | None = None
    unit: str | None = None

    @property
    def is_bare(self) -> bool:
        """Tell a number of which its own words say neither what it counts nor what it measures."""
        return self.population is None and self.measured is None and self.kind == "number"

    def counts_people(self, index: AnalysisIndex) -> bool:
        """Tell whether people are counted."""
        told = self.measured is not None and self.measured.measure.unit == "people"
        return told or self.unit == "people" or counts_people(self.population, index)

    def told(self, index: AnalysisIndex, codebook: Codebook) -> Measured | None:
        """Give the measure, else the codebook's for whatever is told without one."""
        return self.measured or fallback_of(self.quantity, self.population, self.kind, index, codebook)
