"""The codebook: event types, measures, designation verbs and status cues as data, validated at load."""

from dalil.codebook.examples import Example, examples
from dalil.codebook.loading import faults, load_codebook
from dalil.codebook.schema import (
    Codebook,
    DesignationVerb,
    EventType,
    Measure,
    MeasurePhrase,
    MeasurePredicate,
    Noun,
    Phrase,
    Predicate,
    Role,
    StatusCues,
)
from dalil.errors import CodebookError

__all__ = [
    "Codebook",
    "CodebookError",
    "DesignationVerb",
    "EventType",
    "Example",
    "Measure",
    "MeasurePhrase",
    "MeasurePredicate",
    "Noun",
    "Phrase",
    "Predicate",
    "Role",
    "StatusCues",
    "examples",
    "faults",
    "load_codebook",
]
