"""Fillers of MUC-4's roles put together as entities, with what speaks for each of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dalil.bench.corpora.documents import Fragment
from dalil.bench.templates import normalised
from dalil.language.analysis import IncidentRole
from dalil.language.attribution.cues import function_words
from dalil.language.labels import INCIDENT_ROLES
from dalil.records import Span

HARMED = ("target", "victim")
PERPETRATORS = ("perpetrator", "perpetrator_organisation")

Chances = tuple[float, ...]
"""Of a sentence: that it tells of no incident, then of each of INCIDENT_TYPES."""

_MARGIN = 1e-3
_PART = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Entity:
    """Fillers of one role that name one thing, the surest first, and the sentences that hold them."""

    role: str
    fillers: tuple[IncidentRole, ...]
    sentences: tuple[int, ...]
    types: Chances

    @property
    def name(self) -> str:
        """The words that the model is surest of."""
        return self.fillers[0].span.exact


@dataclass(frozen=True)
class Told:
    """A report's sentences (offsets) with their chances, and its entities."""

    text: str
    sentences: tuple[Fragment, ...]
    types: tuple[Chances, ...]
    entities: tuple[Entity, ...]

    @classmethod
    def of(
        cls, text: str, sentences: Sequence[Fragment], types: Sequence[Chances], fillers: Sequence[IncidentRole]
    ) -> Told:
        """Group the fillers of each role by entity."""
        entities = tuple(
            _entity(role, group, sentences, types)
            for role in INCIDENT_ROLES
            for group in _grouped(text, whole_phrases(text, [filler for filler in fillers if filler.role == role]))
        )
        return cls(text, tuple(sentences), tuple(types), entities)

    def evidence(self, entity: Entity) -> dict[str, float]:
        """Give what speaks for an entity: confidences, the chances of its sentences, what stands beside it."""
        confidences = [filler.confidence for filler in entity.fillers]
        return {
            "surest": log_odds(confidences[0]),
            "any": log_odds(1 - math.prod(1 - c for c in confidences)),
            "told": log_odds(1 - entity.types[0]),
            "report": log_odds(max(1 - types[0] for types in self.types)),
            "beside": self._harmed_beside(entity),
            "share": sum(confidences) / max(self._places(entity), len(confidences)),
            "length": math.log(len(entity.name.split())),
        }

    def _harmed_beside(self, entity: Entity) -> float:
        """Give the confidence in somebody or something else harmed in the same sentences."""
        others = [other for other in self.entities if other.role in HARMED and other.role != entity.role]
        beside = (
            filler.confidence
            for other in others
            for filler, at in zip(other.fillers, other.sentences, strict=True)
            if at in entity.sentences
        )
        return max(beside, default=0.0)

    def _places(self, entity: Entity) -> int:
        forms = {filler.span.exact.lower() for filler in entity.fillers}
        low = self.text.lower()
        return sum(len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", low)) for form in forms)


def log_odds(chance: float) -> float:
    """Give the log odds of a chance, kept from the infinite."""
    kept = min(max(chance, _MARGIN), 1 - _MARGIN)
    return math.log(kept / (1 - kept))


def _entity(
    role: str, fillers: Sequence[IncidentRole], sentences: Sequence[Fragment], types: Sequence[Chances]
) -> Entity:
    places = [sentence_of(filler, sentences) for filler in fillers]
    weights = [filler.confidence for filler in fillers]
    total = max(sum(weights), _MARGIN)
    columns = zip(*(types[at] for at in places), strict=True)
    mixed = tuple(sum(w * c for w, c in zip(weights, column, strict=True)) / total for column in columns)
    return Entity(role, tuple(fillers), tuple(places), mixed)


def sentence_of(filler: IncidentRole, sentences: Sequence[Fragment]) -> int:
    """Give the number of the sentence in which a filler begins."""
    return max((at for at, (start, _) in enumerate(sentences) if start <= filler.span.start), default=0)


def whole_phrases(text: str, fillers: Iterable[IncidentRole]) -> list[IncidentRole]:
    """Put fillers of one role that "of" joins together, and cut from all what no phrase begins or ends with."""
    whole: list[IncidentRole] = []
    for filler in sorted(fillers, key=lambda f: f.span):
        before = whole[-1] if whole else None
        if before is not None and before.span.exact.lower().endswith(" of") and _adjoin(text, before, filler):
            whole[-1] = replace(
                before,
                span=Span.of(text, before.span.start, filler.span.end),
                confidence=max(before.confidence, filler.confidence),
            )
        else:
            whole.append(filler)
    return [filler for filler in (_cut(text, filler) for filler in whole) if filler is not None]


def _adjoin(text: str, before: IncidentRole, after: IncidentRole) -> bool:
    return before.span.end <= after.span.start and not text[before.span.end : after.span.start].strip()


def _cut(text: str, filler: IncidentRole) -> IncidentRole | None:
    """Cut marks, prepositions and conjunctions from both ends, articles and auxiliaries from the last; None if all."""
    words = function_words()
    never_first = words.ADP | words.CCONJ | words.SCONJ
    never_last = never_first | words.DET | words.PRON | words.AUX
    parts = list(_PART.finditer(text, filler.span.start, filler.span.end))
    while parts and _is_loose(parts[-1], never_last):
        parts.pop()
    while parts and _is_loose(parts[0], never_first):
        parts.pop(0)
    return replace(filler, span=Span.of(text, parts[0].start(), parts[-1].end())) if parts else None


def _is_loose(part: re.Match[str], words: frozenset[str]) -> bool:
    return part.group().lower() in words or not part.group()[0].isalnum()


def _grouped(text: str, fillers: Iterable[IncidentRole]) -> list[list[IncidentRole]]:
    """Group the fillers of one role by entity, the surest filler of each first."""
    entities: list[list[IncidentRole]] = []
    for filler in sorted(fillers, key=lambda f: (-f.confidence, f.span.start)):
        same = next((e for e in entities if any(_are_one(text, filler, other) for other in e)), None)
        if same is not None:
            same.append(filler)
        elif normalised(filler.span.exact):
            entities.append([filler])
    return entities


def _are_one(text: str, one: IncidentRole, other: IncidentRole) -> bool:
    words, others = normalised(one.span.exact).split(), normalised(other.span.exact).split()
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    between = text[min(one.span.end, other.span.end) : max(one.span.start, other.span.start)]
    return between.strip(' "') == "(" or _abbreviates(words, others) or _abbreviates(others, words)


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a single word is the initials of others; small words between may count or not."""
    if len(short) != 1 or len(long) < 2:
        return False
    initials = {"".join(word[0] for word in long if len(word) > least) for least in (0, 2, 3)}
    return len(short[0]) > 1 and short[0] in initials


def type_evidence(told: Told, chances: Mapping[Entity, float], kind: int, cues: int) -> dict[str, float]:
    """Give what speaks for an incident of a type, the ``kind``-th of INCIDENT_TYPES, with ``cues`` words for it."""
    own = sorted((types[kind + 1] for types in told.types), reverse=True)
    every = sum(1 - types[0] for types in told.types)
    return {
        "top": log_odds(own[0]),
        "two": log_odds(sum(own[:2]) / len(own[:2])),
        "mean": log_odds(sum(own) / len(own)),
        "share": sum(own) / max(every, _MARGIN),
        "harmed": _best(chances, HARMED, kind),
        "weapon": _best(chances, ("weapon",), kind),
        "cues": math.log1p(cues),
    }


def _best(chances: Mapping[Entity, float], roles: Iterable[str], kind: int) -> float:
    wanted = set(roles)
    worth = (c * e.types[kind + 1] / (1 - e.types[0] + _MARGIN) for e, c in chances.items() if e.role in wanted)
    return max(worth, default=0.0)
