"""Scores: what the exported model finds in documents with gold layers, head by head."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from dalil.bench.corpora.documents import GoldDocument, GoldFiller
from dalil.bench.documents import segment
from dalil.language.analysis import Attribution
from dalil.language.findings import Findings, without_possessive
from dalil.language.findings import Words as WordsOfText
from dalil.language.labels import ATTRIBUTION_PARTS, HAPPENING, INCIDENT_ROLES, STATUS
from dalil.language.reading_model import Encoding, ReadingModel
from dalil.language.windows import case_shape
from dalil.records import Span
from training.encoding import ANNOTATED, DESCRIBED, names_of
from training.words import Words

_LIKELY = 0.5
"""Confidence from which a filler of an incident role counts as found; the model gives less likely ones too."""

Range = tuple[int, int]
Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Read:
    """A gold document with its words as the model saw them, and what the model found."""

    corpus: str
    gold: GoldDocument
    tokens: tuple[Range, ...]
    findings: Findings
    finder: Words

    def words(self, span: Span) -> Range:
        """Give the words of a span."""
        return self.finder.inside(span.start, span.end)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts of one head, and for each of its findings the confidence and whether it is right."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0
    judged: tuple[tuple[float, bool], ...] = ()

    @classmethod
    def of(cls, predicted: Mapping[Item, float], gold: Collection[Item]) -> Outcome:
        """Compare found items (with confidence) to gold items."""
        goal = set(gold)
        right = len(goal & set(predicted))
        return cls(right, len(predicted), right, len(goal), tuple((c, item in goal) for item, c in predicted.items()))

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
            self.judged + other.judged,
        )

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        precision, recall = self.right / max(self.predicted, 1), self.found / max(self.gold, 1)
        return 2 * precision * recall / max(precision + recall, 1e-9)

    def calibration_error(self, bins: int = 10) -> float:
        """Compute the expected calibration error (Guo et al. 2017) over bins of equal width."""
        if not self.judged:
            return 0.0
        confidence = np.array([c for c, _ in self.judged])
        correct = np.array([r for _, r in self.judged], dtype=float)
        place = np.minimum((confidence * bins).astype(int), bins - 1)
        gaps = [abs((confidence - correct)[place == b].sum()) for b in range(bins)]
        return float(sum(gaps) / len(self.judged))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A gold document encoded once, so that heads can be decoded from it many times."""

    corpus: str
    gold: GoldDocument
    words: WordsOfText
    encoding: Encoding

    def read(self, model: ReadingModel) -> Read:
        """Decode the document."""
        tokens = tuple(self.words.tokens)
        return Read(self.corpus, self.gold, tokens, model.find(self.words, self.encoding), Words(tokens))


def encode_all(model: ReadingModel, documents: Mapping[str, Sequence[GoldDocument]]) -> Iterator[Prepared]:
    """Encode every document with the words and sentences that it was, or would be, trained on."""
    for corpus, golds in documents.items():
        for gold in golds:
            segmented = segment(gold)
            words = WordsOfText(gold.text, segmented.tokens, segmented.sentences)
            if words.tokens:
                yield Prepared(corpus, gold, words, model.encode(words))


def score(reads: Iterable[Read]) -> dict[str, Outcome]:
    """Add up the outcomes of every head over all documents that have its layer."""
    totals: dict[str, Outcome] = {}
    for read in reads:
        for layer, scorers in _SCORERS.items():
            if getattr(read.gold, layer) is not None:
                for scorer in scorers:
                    for name, outcome in scorer(read).items():
                        totals[name] = totals.get(name, Outcome()) + outcome
    return totals


def _upos(read: Read) -> dict[str, Outcome]:
    predicted = dict.fromkeys(enumerate(read.findings.upos), 1.0)
    return {"upos": Outcome.of(predicted, set(enumerate(read.gold.upos or ())))}


def _mentions(read: Read) -> dict[str, Outcome]:
    shapes = [case_shape(read.gold.text[start:end]) for start, end in read.tokens]
    named = names_of(read.gold.mentions or (), read.corpus, read.finder, shapes)
    words = [read.gold.text[start:end] for start, end in read.tokens]
    gold = {(kind, first, without_possessive(words, first, last)) for kind, first, last in named}
    annotated = ANNOTATED[read.corpus]
    predicted: dict[tuple[str, int, int], float] = {
        (m.type, *read.words(m.span)): m.confidence for m in read.findings.mentions if m.type in annotated
    }
    outcomes = {"mentions": Outcome.of(predicted, gold)}
    for kind in sorted(annotated):
        mine = {item: c for item, c in predicted.items() if item[0] == kind}
        outcomes[f"mentions.{kind}"] = Outcome.of(mine, {item for item in gold if item[0] == kind})
    outcomes[f"mentions@{read.corpus}"] = outcomes["mentions"]
    return outcomes


def _described(read: Read) -> dict[str, Outcome]:
    if read.corpus not in DESCRIBED:
        return {}
    gold = {(m.type or m.label, *read.finder.inside(m.start, m.end)) for m in read.gold.mentions or ()}
    predicted: dict[tuple[str, int, int], float] = {
        (m.type, *read.words(m.span)): m.confidence for m in read.findings.described
    }
    return {"described": Outcome.of(predicted, gold)}


def _predicates(read: Read) -> dict[str, Outcome]:
    found = {read.words(p.span)[0]: p for p in read.findings.predicates}
    gold = {p.token: p for p in read.gold.predicates or ()}
    rolesets = {(word, p.roleset): p.confidence for word, p in found.items()}
    arguments = {(word, a.role, *read.words(a.span)): a.confidence for word, p in found.items() for a in p.arguments}
    truth = {(w, role, *read.finder.inside(*span)) for w, p in gold.items() for role, *span in p.arguments}
    core = {a: c for a, c in arguments.items() if a[1] in ("ARG0", "ARG1")}
    return {
        "predicates": Outcome.of({w: p.confidence for w, p in found.items()}, gold),
        "rolesets": Outcome.of(rolesets, {(w, p.roleset) for w, p in gold.items()}),
        "arguments": Outcome.of(arguments, truth),
        "arguments.ARG0-1": Outcome.of(core, {a for a in truth if a[1] in ("ARG0", "ARG1")}),
    }


def _attributions(read: Read) -> dict[str, Outcome]:
    outcomes = {}
    for part in ATTRIBUTION_PARTS:
        found = {read.words(s): a.confidence for a in read.findings.attributions for s in _spans(a, part)}
        gold = {read.finder.inside(*s) for a in read.gold.attributions or () for s in getattr(a, part)}
        outcomes[part] = Outcome.of(found, gold)
        outcomes[f"{part}.words"] = Outcome.of(dict.fromkeys(_spread(found), 1.0), _spread(gold))
    outcomes["links"] = _triples(read)
    return outcomes


def _spans(attribution: Attribution, part: str) -> tuple[Span, ...]:
    value = getattr(attribution, part)
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _spread(ranges: Iterable[Range]) -> set[int]:
    return {word for first, last in ranges for word in range(first, last)}


def _triples(read: Read) -> Outcome:
    """Match attributions: cues share a word, sources too (or both have none), contents half of their words."""
    gold = [
        tuple(_spread(read.finder.inside(*s) for s in getattr(a, part)) for part in ATTRIBUTION_PARTS)
        for a in read.gold.attributions or ()
        if a.cue
    ]
    judged, matched = [], set[int]()
    for attribution in read.findings.attributions:
        mine = tuple(_spread(read.words(s) for s in _spans(attribution, part)) for part in ATTRIBUTION_PARTS)
        hit = next((i for i, theirs in enumerate(gold) if i not in matched and _alike(mine, theirs)), None)
        judged.append((attribution.confidence, hit is not None))
        if hit is not None:
            matched.add(hit)
    return Outcome(len(matched), len(judged), len(matched), len(gold), tuple(judged))


def _alike(mine: Sequence[set[int]], theirs: Sequence[set[int]]) -> bool:
    source, cue, content = (bool(a & b) for a, b in zip(mine, theirs, strict=True))
    if not cue or not (source or not (mine[0] or theirs[0])):
        return False
    if not mine[2] and not theirs[2]:
        return True
    return content and len(mine[2] & theirs[2]) * 2 >= len(mine[2] | theirs[2])


def _incidents(read: Read) -> dict[str, Outcome]:
    """Compare fillers a document: a found string is right if it is a mention of an entity in the role."""
    outcomes = {}
    for role in INCIDENT_ROLES:
        entities = [f for incident in read.gold.incidents or () for f in incident.roles.get(role, ())]
        found: dict[str, float] = {}
        for filler in read.findings.incident_roles:
            if filler.role == role:
                words = " ".join(filler.span.exact.lower().split())
                found[words] = max(found.get(words, 0.0), filler.confidence)
        outcomes[role] = _fillers(found, _distinct(entities))
    outcomes["incident_roles"] = sum(outcomes.values(), Outcome())
    return outcomes


def _distinct(entities: Iterable[GoldFiller]) -> list[frozenset[str]]:
    return sorted({frozenset(" ".join(m.lower().split()) for m in e.mentions) for e in entities}, key=sorted)


def _fillers(found: Mapping[str, float], entities: Sequence[frozenset[str]]) -> Outcome:
    right = {words for words in found if any(words in entity for entity in entities)}
    likely = {words for words, confidence in found.items() if confidence >= _LIKELY}
    hit = sum(not likely.isdisjoint(entity) for entity in entities)
    judged = tuple((confidence, words in right) for words, confidence in found.items())
    return Outcome(len(right & likely), len(likely), hit, len(entities), judged)


def _happenings(read: Read) -> dict[str, Outcome]:
    """Compare words that tell of events with type and status; participants where both sides have the event."""
    gold = {(e.type, read.finder.inside(*e.trigger)[0]): e for e in read.gold.coded_events or ()}
    found = {(h.type, read.words(h.span)[0]): h for h in read.findings.happenings}
    both = {place: h for place, h in found.items() if place in gold}
    sides = {(place, p.role, *read.words(p.span)): p.confidence for place, h in both.items() for p in h.participants}
    truth = {
        (place, role, *read.finder.inside(*span))
        for place in both
        for role, spans in gold[place].roles.items()
        for span in spans
    }
    statuses = {(place, h.status): h.certainty for place, h in both.items()}
    return {
        HAPPENING: Outcome.of({place: h.confidence for place, h in found.items()}, gold),
        "participants": Outcome.of(sides, truth),
        STATUS: Outcome.of(statuses, {(place, gold[place].status) for place in both}),
    }


_SCORERS: Mapping[str, Sequence[Callable[[Read], dict[str, Outcome]]]] = {
    "upos": (_upos,),
    "mentions": (_mentions, _described),
    "predicates": (_predicates,),
    "attributions": (_attributions,),
    "incidents": (_incidents,),
    "coded_events": (_happenings,),
}
