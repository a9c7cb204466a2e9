"""`meantime-linking`: events and entities across documents of Wikinews on companies and markets.

Metrics, on MEANTIME (Minard et al. 2016), whose chains run across the documents of a topic:

event_conll_f1, entity_conll_f1
    Mean of the F1 of MUC, B-cubed and CEAF-e (CoNLL-2012, Pradhan et al. 2014; the measures in ``bench.chains``) over
    chains of two and more mentions, matched by exact span, with gold mentions given. Summed over the four topics,
    which are also what the intervals resample; all topics are linked together.
event_conll_end_to_end_f1, entity_conll_end_to_end_f1
    The same with the mentions that Dalil finds: the predicates of the reading model, the mentions of entities and the
    phrases that take them up (as in ``gum``).

These events are none of the codebook's: each gets the verb of its predicate (``deliver`` for deliveries, too) for its
type, and time, places and participants as extraction finds them for any trigger. Nothing was fitted on this corpus, and
the weights know events of one report that words like "the attack" take up, not sales and flights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from dalil.bench.chains import Chain, chain_counts
from dalil.bench.coreference import chains_of
from dalil.bench.corpora import meantime
from dalil.bench.corpora.documents import GoldDocument, missing
from dalil.bench.documents import as_report
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, MeanF1, Metric, estimate
from dalil.extraction.circumstances import places_of, time_of
from dalil.extraction.entities import EntityIndex, extract_entities
from dalil.extraction.index import AnalysisIndex
from dalil.language.analysis import Analysis, Predicate
from dalil.linking.identities import identities
from dalil.linking.incidents import incidents
from dalil.linking.incidents.words import lemma
from dalil.linking.profiles import named_of
from dalil.linking.tellings import tellings_of
from dalil.records import CodedReport, Event, Participant, Span
from dalil.records.keys import key_of
from dalil.resolving import resolve

if TYPE_CHECKING:
    from dalil.pipeline import Coder

_MEASURES = ("muc", "b_cubed", "ceaf_e")
_PARTS = ("event", "event_end_to_end", "entity", "entity_end_to_end")
METRICS: Mapping[str, Metric] = {
    f"{part.replace('_end', '_conll_end', 1) if '_end' in part else f'{part}_conll'}_f1": MeanF1(
        tuple(f"{part}.{measure}" for measure in _MEASURES)
    )
    for part in _PARTS
}
_ROLES = {"ARG0": "agent", "ARG1": "target"}
_DOCUMENT = 10_000_000
"""Characters between the offsets of two documents in chains that run across documents."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document coded with the gold's events (``given``) and with its own (``found``), and its phrases in chains."""

    document: GoldDocument
    given: CodedReport
    found: CodedReport
    phrases: tuple[Chain, ...]


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; seconds are those of reading and linking."""
    topics = sorted({path.parent for path in folder.rglob("*.xml")})
    if split != "dev" or not topics:
        raise missing(folder, "MEANTIME", split)
    start = perf_counter()
    read = {topic: [_read(document, coder) for document in meantime.read(topic, "dev")] for topic in topics}
    everything = [each for topic in topics for each in read[topic]]
    events = {part: _event_groups([getattr(each, part) for each in everything]) for part in ("given", "found")}
    named = _identity_of([each.found for each in everything])
    seconds = perf_counter() - start
    counts = [_score(read[topic], events, named) for topic in topics]
    return BenchmarkResult("meantime-linking", split, len(everything), seconds, estimate(counts, METRICS))


def _read(document: GoldDocument, coder: Coder) -> Read:
    analysis = coder.analyse(replace(as_report(document), published=document.published))
    text = document.text
    gold = sorted({(event.start, event.end) for event in document.events or ()})
    own = sorted({(p.span.start, p.span.end) for p in analysis.predicates})
    given = _coded(analysis, [Span.of(text, start, end) for start, end in gold])
    findings = coder.model.read(text, document.tokens, document.sentences)
    found = _coded(analysis, [Span.of(text, start, end) for start, end in own])
    return Read(document, given, found, tuple(chains_of(document, findings)))


def _coded(analysis: Analysis, triggers: Iterable[Span]) -> CodedReport:
    """Make a report whose events are those at the triggers, with what extraction finds for each."""
    entities = extract_entities(analysis)
    index, by_place = AnalysisIndex(analysis), EntityIndex(entities)
    events = tuple(_event(f"v{at}", span, index, by_place) for at, span in enumerate(triggers, 1))
    return resolve(CodedReport(analysis.report, entities, (), events, (), (), ()))


def _event(identifier: str, trigger: Span, index: AnalysisIndex, entities: EntityIndex) -> Event:
    number = index.sentence_number(trigger) or 0
    predicate = next(iter(index.predicates_at(trigger, number)), None)
    scope = index.sentence(number).span
    parts = tuple(_participants(predicate, entities))
    return Event(
        identifier, _type(trigger, predicate), "asserted", trigger, time_of(trigger, predicate, scope, index),
        places_of(trigger, predicate, [part.span for part in parts], scope, index), parts, (), 1.0, "rules", (trigger,),
    )  # fmt: skip


def _type(trigger: Span, predicate: Predicate | None) -> str:
    if predicate is not None:
        return predicate.roleset.partition(".")[0]
    return lemma(trigger.exact.split()[-1])


def _participants(predicate: Predicate | None, entities: EntityIndex) -> Iterator[Participant]:
    for argument in predicate.arguments if predicate else ():
        if argument.role in _ROLES:
            entity = entities.at(argument.span)
            yield Participant(
                _ROLES[argument.role], entity.id if entity else None, argument.span.exact, None, argument.span
            )


def _event_groups(reports: Sequence[CodedReport]) -> dict[str, str]:
    """Give the incident of each event's key."""
    found = incidents(telling for coded in reports for telling in tellings_of(coded))
    return {telling.key: incident.key for incident in found for telling in incident.tellings}


def _identity_of(reports: Sequence[CodedReport]) -> dict[str, str]:
    """Give the identity of each entity's key, for those that are linked across reports."""
    found = identities(named for coded in reports for named in named_of(coded))
    return {member: identity.key for identity in found for member in identity.members}


def _score(
    read: Sequence[Read], events: Mapping[str, Mapping[str, str]], named: Mapping[str, str]
) -> dict[str, Counts]:
    """Count one topic."""
    gold_events = _chains((at, e.start, e.end, e.cluster) for at, r in enumerate(read) for e in r.document.events or ())
    gold = _chains((at, m.start, m.end, m.cluster) for at, r in enumerate(read) for m in r.document.mentions or ())
    predicted = {
        "event": _chains(_event_marks([r.given for r in read], events["given"])),
        "event_end_to_end": _chains(_event_marks([r.found for r in read], events["found"])),
        "entity": _chains(mark for at, r in enumerate(read) for mark in _given_entities(at, r, named)),
        "entity_end_to_end": _chains(mark for at, r in enumerate(read) for mark in _found_entities(at, r, named)),
    }
    return {
        f"{part}.{measure}": counts
        for part, chains in predicted.items()
        for measure, counts in chain_counts(chains, gold_events if part.startswith("event") else gold).items()
    }


Mark = tuple[int, int, int, str | None]
"""A document's number, the ends of a mention, and its chain."""


def _chains(marks: Iterable[Mark]) -> list[Chain]:
    groups: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for at, start, end, chain in marks:
        if chain is not None:
            groups[chain].add((at * _DOCUMENT + start, at * _DOCUMENT + end))
    return [frozenset(spans) for spans in groups.values()]


def _event_marks(reports: Iterable[CodedReport], groups: Mapping[str, str]) -> Iterator[Mark]:
    for at, coded in enumerate(reports):
        for event in coded.events:
            yield at, event.trigger.start, event.trigger.end, groups[key_of(coded.report.id, event.id)]


def _given_entities(at: int, read: Read, named: Mapping[str, str]) -> Iterator[Mark]:
    """Chain gold mentions: as the mention that shares their end; else those of one name, or of one wording."""
    chains = dict(_spans(at, read, named))
    ends = {end: chain for (_, end), chain in chains.items()}
    for mention in read.document.mentions or ():
        if mention.cluster is None:
            continue
        words = read.document.text[mention.start : mention.end].casefold()
        alone = f"{at}:{words}" if not mention.named else f"name:{words}"
        found = chains.get((mention.start, mention.end)) or ends.get(mention.end)
        yield at, mention.start, mention.end, found or alone


def _found_entities(at: int, read: Read, named: Mapping[str, str]) -> Iterator[Mark]:
    yield from ((at, *span, chain) for span, chain in _spans(at, read, named))


def _spans(at: int, read: Read, named: Mapping[str, str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Give each mention with its chain: that of its entity, across documents, or of the phrases that take it up."""
    keys = {(m.start, m.end): key_of(read.found.report.id, e.id) for e in read.found.entities for m in e.mentions}
    ends = {end: key for (_, end), key in keys.items()}
    yield from ((span, named.get(key, key)) for span, key in keys.items())
    for number, chain in enumerate(read.phrases):
        held = [key for start, end in sorted(chain) if (key := keys.get((start, end)) or ends.get(end))]
        best = max(sorted(set(held)), key=held.count) if held else f"{at}:phrase {number}"
        yield from ((span, named.get(best, best)) for span in chain if span not in keys)
