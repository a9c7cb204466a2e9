"""Origins: who a record goes back to. First version: the innermost speaker, or the outlet where nobody is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dalil.linking.keys import key_of
from dalil.records import Entity, Report, Statement

OriginKind = Literal["person", "organisation", "document", "outlet", "unnamed"]

_KINDS: Mapping[str, OriginKind] = {"person": "person", "organisation": "organisation", "publication": "document"}


@dataclass(frozen=True, slots=True)
class Origin:
    """A speaker or a document; two are one where their keys are equal.

    ``institution`` is the body behind a speaker, ``channel`` what the words came through (a broadcast, a release).
    """

    key: str
    name: str
    kind: OriginKind
    institution: str | None = None
    channel: str | None = None


def origin_of(report: Report, chain: Sequence[Statement], entities: Mapping[str, Entity]) -> Origin:
    """Give the origin of what stands in a chain of statements, outermost first.

    A private person, and a speaker without a name, are one with nobody of another report.
    """
    if not chain:
        return _outlet(report)
    innermost = chain[-1]
    channel = innermost.via.exact if innermost.via else None
    speaker = entities.get(innermost.speaker or "")
    if speaker is not None and not speaker.private and speaker.type in _KINDS:
        bodies = (entities.get(each.organisation or "") for each in speaker.affiliations)
        body = next((entity.name for entity in bodies if entity), None)
        own = speaker.name if speaker.type == "organisation" else body
        return Origin(speaker.name.casefold(), speaker.name, _KINDS[speaker.type], own, channel)
    if speaker is not None:
        kind: OriginKind = "person" if speaker.type == "person" else "unnamed"
        return Origin(key_of(report.id, speaker.id), speaker.name, kind, None, channel)
    if innermost.speaker_text:
        return Origin(key_of(report.id, innermost.id), innermost.speaker_text, "unnamed", None, channel)
    return _outlet(report)


def _outlet(report: Report) -> Origin:
    name = report.agency or report.outlet or report.source
    return Origin(f"outlet:{name.casefold()}", name, "outlet")
