"""The examples of the shipped codebook, read by the shipped model: floors on what is found, ceilings on what is not.

The floors stand a little below what was measured, because a new model errs on other sentences than the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import pytest

from dalil.codebook import Codebook, Example, examples, load_codebook
from dalil.extraction import extract
from dalil.language.analyse import analyse
from dalil.language.reading_model import ReadingModel
from dalil.records import Block, BlockKind, Custody, Event, Report

FOUND = 0.92
ROLES = 0.90
FALSE = 0.06


def report(texts: list[str], headline: str | None = None) -> Report:
    text = "\n\n".join([headline, *texts] if headline else texts)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH if m.start() or headline is None else BlockKind.HEADLINE, m.start(), m.end())
        for m in re.finditer(r"[^\n]+", text)
    )
    custody = Custody("0" * 64, len(text), "text/plain", "utf-8", "dalil", "0")
    return Report("sha256:0", "x", None, None, None, None, (), None, None, "en", custody, text, blocks)


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="module")
def told(codebook: Codebook) -> list[tuple[Example, list[Event]]]:
    model = ReadingModel.load(None, 2)
    found: list[tuple[Example, list[Event]]] = []
    by_headline = sorted(examples(codebook), key=lambda example: example.headline or "")
    for headline, group in groupby(by_headline, key=lambda example: example.headline):
        listed = list(group)
        page = report([example.text for example in listed], headline)
        events = extract(analyse(page, model), codebook).events
        blocks = [block for block in page.blocks if block.kind is BlockKind.PARAGRAPH]
        found += [
            (example, [e for e in events if e.type == example.type and block.start <= e.trigger.start < block.end])
            for example, block in zip(listed, blocks, strict=True)
        ]
    return found


def meets(example: Example, event: Event) -> bool:
    words, trigger = event.trigger.exact, example.trigger or ""
    return words in trigger or trigger in words


def filled(example: Example, events: list[Event]) -> Iterator[bool]:
    for role, words in example.roles.items():
        given = [p.span.exact for event in events for p in event.participants if p.role == role]
        yield any(words in text or text in words for text in given)


def test_most_examples_are_found_with_their_status(told: list[tuple[Example, list[Event]]]) -> None:
    positive = [
        any(meets(example, event) and event.status == example.status for event in events)
        for example, events in told
        if example.positive
    ]
    assert sum(positive) / len(positive) >= FOUND


def test_most_roles_of_the_events_found_are_filled(told: list[tuple[Example, list[Event]]]) -> None:
    roles = [hit for example, events in told if example.positive and events for hit in filled(example, events)]
    assert sum(roles) / len(roles) >= ROLES


def test_hardly_a_counterexample_is_taken_for_the_event(told: list[tuple[Example, list[Event]]]) -> None:
    negative = [bool(events) for example, events in told if not example.positive]
    assert sum(negative) / len(negative) <= FALSE
