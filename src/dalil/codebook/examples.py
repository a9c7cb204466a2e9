"""The example sentences of a codebook, one by one: every one of them is a test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dalil.codebook.schema import Codebook


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence for an event type: ``positive`` ones have a trigger and roles, the others say why not."""

    type: str
    text: str
    positive: bool
    trigger: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    status: str | None = None
    why: str | None = None
    headline: str | None = None


def examples(codebook: Codebook) -> Iterator[Example]:
    """Yield the examples of all event types, positive before negative, in the order of the codebook."""
    for kind in codebook.event_types:
        for yes in kind.examples.positive:
            yield Example(kind.id, yes.text, True, yes.trigger, yes.roles, yes.status, headline=yes.headline)
        for no in kind.examples.negative:
            yield Example(kind.id, no.text, False, why=no.why, headline=no.headline)
