"""Spoken figures: how many a speaker gives of what the sentences before tell ("The army put the number at 71").

Such words tell no event of their own. They are accounts all the same, and often the only words by which a report says
that somebody else counts otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from dalil.language.attribution.cues import function_words
from dalil.language.expression_words import any_of
from dalil.linking.incidents.accounts import SUFFERING
from dalil.linking.incidents.casualties import people_counted
from dalil.linking.incidents.counted import HURT, is_anyone, is_attacker, is_person, sufferers
from dalil.linking.incidents.counting import counts_of
from dalil.linking.incidents.restated import Restated, figure_pattern, restating, sentences_of, told_at
from dalil.linking.incidents.vocabulary import families
from dalil.linking.incidents.words import lemma
from dalil.linking.origins.witnesses import is_contesting
from dalil.linking.tellings import Telling
from dalil.records import Event, Report, Statement

_REACH = 3
"""Sentences, its own included, back from a figure in which its event is told."""
_BEFORE = 12
"""Characters before a cue in which an auxiliary stands ("had always spoken of")."""
_WORD = r"[^\W\d][\w'’-]*"
_END = r"(?=[\"”’]?(?:\s*(?:[.,;:)—–]|$)|\s+(?:on|in|at)\b))"
"""What follows a figure that is all that is said."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A statement that gives no more than a figure, with its offsets; ``deadly`` if its words are of dead or hurt.

    ``nouns`` are the lemmas of those counted.
    """

    said: Telling
    count: Restated
    role: str
    start: int
    end: int
    deadly: bool
    nouns: tuple[str, ...]


def spoken_figures(members: Iterable[Telling], among: Iterable[Telling]) -> tuple[Telling, ...]:
    """Give the statements that give a figure of one of ``members`` (events), in the order of their keys.

    ``among`` holds all tellings of the members' reports.
    """
    inside, told = {member.key for member in members}, tuple(among)
    figures = [figure for each in told if (figure := figure_of(each)) is not None]
    events = [each for each in told if isinstance(each.record, Event)] if figures else []
    kept = (figure.said for figure in figures if _is_of(figure, inside, events, figures))
    return tuple(sorted(kept, key=lambda each: each.key))


def figure_of(telling: Telling) -> Figure | None:
    """Give the figure that is all a statement says; None where it says more, something else, or contests it."""
    statement, report = telling.record, telling.report
    if not isinstance(statement, Statement) or not statement.content or is_contesting(telling):
        return None
    first = statement.content[0]
    found = _bare().match(report.text, first.start, first.end)
    if found is None:
        return None
    said = [lemma(word) for word in re.findall(_WORD, f"{found['counted'] or ''}{found['noun']}".lower())]
    count = next(told_at(report, *found.span("figure"), former=_was_said(statement, report)), None)
    nouns = tuple(word for word in said if word not in restating().tallies)
    if count is None or not _counts_people(nouns):
        return None
    hurt, dead = not families().hurt.isdisjoint(said), not restating().deaths.isdisjoint(said)
    role = HURT if hurt else sufferers(report.text, count.span, (found.start(), first.end)) if dead else SUFFERING
    return Figure(telling, count, role, found.start(), found.end(), hurt or dead, nouns)


@cache
def _bare() -> re.Pattern[str]:
    words = restating()
    counted = rf"(?P<counted>{any_of(words.tallies)}(?:\s+(?:of|among)\s[^.,;]{{1,40}}?)?)"
    tally = rf"(?:the\s+)?{counted}\s+(?:at|to|as|of|{any_of(words.states)})\s+"
    giving = rf"(?:he|she|it|they)\s+(?:ha[ds]\s+|have\s+)?{any_of(words.giving)}\s+"
    opening = rf"[\"“‘(]?(?:{any_of(words.only)}\s+)?(?:{giving})?(?:{tally})?[\"“‘]?"
    noun = rf"(?:\s+(?!{any_of(sorted(function_words().tags))}\b){_WORD}){{0,3}}?"
    figure = rf"(?P<figure>{figure_pattern()})(?P<noun>{noun})"
    return re.compile(f"{opening}{figure}{_END}", re.IGNORECASE)


def _counts_people(nouns: Sequence[str]) -> bool:
    """Tell whether a figure is bare, or of people other than those who attacked; takes lemmas."""
    people = not nouns or is_person(nouns[-1]) or not {*nouns}.isdisjoint(restating().deaths | families().hurt)
    return people and not any(is_attacker(word) or word in families().clauses for word in nouns)


def _was_said(statement: Statement, report: Report) -> bool:
    """Tell whether a statement is told as one made before others ("had spoken of", "first put")."""
    if statement.cue is None or statement.chain:
        return False
    before = report.text[max(0, statement.cue.start - _BEFORE) : statement.cue.start].lower().split()
    return "had" in before or not set(restating().former).isdisjoint(before)


def _is_of(figure: Figure, inside: set[str], events: Iterable[Telling], figures: Iterable[Figure]) -> bool:
    """Tell whether a figure is of one of the events of which its own sentence and those right before it tell.

    The last number of people before it must be one of that event; where there is none, no other event is told there.
    """
    report = figure.said.report
    told = {t.key: at for t in events if t.report.id == report.id and (at := _at(t)) < figure.end}
    if any(at >= figure.start for at in told.values()):
        return False
    starts = _stretches(report, figure.start)
    start = next((start for start in starts if any(at >= start for at in told.values())), figure.start)
    near = {key for key, at in told.items() if at >= start}
    others = [(each.start, each.end) for each in figures if each.said.report.id == report.id]
    numbers = [each for each in people_counted(report, start, figure.start) if not _within(each, others)]
    if not figure.deadly and not _are_told(figure.nouns, report.text[start : figure.start]):
        return False
    fit = [telling for telling in events if telling.key in near and _may_count(figure, telling)]
    if not numbers:
        return bool(fit) and near <= inside
    return any(telling.key in inside and _tells(telling, numbers[-1]) for telling in fit)


def _are_told(nouns: Sequence[str], before: str) -> bool:
    """Tell whether those counted are told of before, where they are called by what tells them from others."""
    told = {lemma(word) for word in re.findall(_WORD, before.lower())}
    return all(is_anyone(noun) or noun in told for noun in nouns[-1:])


def _stretches(report: Report, at: int) -> Iterator[int]:
    """Give where the sentences begin in which the event of a figure is told: in its paragraph, or before it."""
    above = [block for block in report.blocks if block.kind == "paragraph" and block.start <= at]
    for blocks in (above[-1:], above):
        sentences = chain.from_iterable(sentences_of(report, block) for block in blocks)
        yield from [start for start, _ in sentences if start <= at][-_REACH:][:1]


def _at(telling: Telling) -> int:
    return telling.record.trigger.start if isinstance(telling.record, Event) else -1


def _within(number: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < number[1] and number[0] < end for start, end in spans)


def _may_count(figure: Figure, telling: Telling) -> bool:
    event = telling.record
    if not isinstance(event, Event) or event.status in families().ahead:
        return False
    return families().family(event.type) == "violence" or not figure.deadly


def _tells(telling: Telling, number: tuple[int, int]) -> bool:
    event = telling.record
    told = counts_of(event, telling) if isinstance(event, Event) else ()
    return any(each.role == SUFFERING and _within(number, [(each.span.start, each.span.end)]) for each in told)
