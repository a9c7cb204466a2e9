"""The codebook's own examples as documents to learn events from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dalil.bench.corpora.documents import Fragment, GoldCodedEvent, GoldDocument, Skips, skip
from dalil.codebook import load_codebook
from dalil.codebook.schema import EventType, Positive


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Give each sentence that a type names as its example, and each that only looks like one, in training only.

    ``folder`` is that of the codebook. What only looks like an event of one type is taken to tell of none.
    """
    for kind in load_codebook(folder).event_types if split == "train" else ():
        for number, lookalike in enumerate(kind.examples.negative):
            yield GoldDocument(f"{kind.id}-not-{number}", lookalike.text, coded_events=())
        for number, example in enumerate(kind.examples.positive):
            if _distinct(example):
                yield _document(kind, number, example)
            else:
                skip(skips, "words that stand there twice")


def _distinct(example: Positive) -> bool:
    return all(example.text.count(words) == 1 for words in (example.trigger, *example.roles.values()))


def _document(kind: EventType, number: int, example: Positive) -> GoldDocument:
    roles: Mapping[str, tuple[Fragment, ...]] = {
        role: (_place(example.text, words),) for role, words in example.roles.items()
    }
    told = GoldCodedEvent(kind.id, example.status, _place(example.text, example.trigger), roles)
    return GoldDocument(f"{kind.id}-{number}", example.text, coded_events=(told,))


def _place(text: str, words: str) -> Fragment:
    start = text.index(words)
    return start, start + len(words)
