"""What a count counts: those who suffer, those of them who were hurt only, or things of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import dropwhile, takewhile

from dalil.language.attribution.cues import function_words
from dalil.language.expression_words import any_of, quantity_words
from dalil.language.lexicon import role_words
from dalil.language.quantity_forms import number_pattern
from dalil.linking.incidents.accounts import SUFFERING, number_of, role_of
from dalil.linking.incidents.restated import Bounds
from dalil.linking.incidents.vocabulary import Shipped, families, load
from dalil.linking.incidents.words import lemma
from dalil.linking.tellings import Telling
from dalil.records import Event, Participant, Span
from dalil.resolving.countries import adjective_country

HURT = "hurt"
ATTACKERS = "attackers"
WITH_ATTACKERS = "with attackers"

_REACH = 40
"""Characters in which two words stand."""


class Counting(Shipped):
    """The words by which counts of those who suffer from violence hold attackers; all lower case."""

    attackers: frozenset[str]
    counted_in: tuple[str, ...]
    counted_in_after: tuple[str, ...]
    ends_of: tuple[str, ...]
    concerned: frozenset[str]

    @cached_property
    def ends(self) -> re.Pattern[str]:
        """Matches verbs whose subject dies."""
        return re.compile(rf"{any_of(self.ends_of)}\b", re.IGNORECASE)

    @cached_property
    def counting_in(self) -> re.Pattern[str]:
        """Matches words by which some are counted in, with those words around them that may name them."""
        after, before = any_of(self.counted_in), any_of(self.counted_in_after)
        return re.compile(rf"{after}(?:\s+[\w-]+){{1,5}}|[\w-]+\s+{before}", re.IGNORECASE)


@cache
def counting_words() -> Counting:
    """Give the shipped words."""
    return load("counted", Counting)


def is_attacker(noun: str) -> bool:
    """Tell whether a noun (its lemma) is one for those who attacked."""
    return noun in counting_words().attackers


def is_anyone(noun: str) -> bool:
    """Tell whether a noun (its lemma) calls people by no more than that, or by what was done to them."""
    return noun in counting_words().concerned | families().persons | families().anyone


def sufferers(text: str, span: Span, sentence: tuple[int, int]) -> str:
    """Give the role of those who suffer from violence by the words after their number: attackers are counted apart."""
    said = re.findall(r"[\w-]+", text[span.start : sentence[1]])[: len(span.exact.split()) + 1]
    if _holds_attackers(said):
        return ATTACKERS
    within = counting_words().counting_in.finditer(text, *sentence)
    return WITH_ATTACKERS if any(_holds_attackers(found.group().split()) for found in within) else SUFFERING


def _holds_attackers(words: Iterable[str]) -> bool:
    return any(is_attacker(lemma(word.lower())) for word in words)


def count_of(participant: Participant, event: Event, telling: Telling) -> tuple[str, Bounds] | None:
    """Give what is counted and its bounds; None where a participant is no number of all those concerned.

    Counts are compared where they count the same: people in one role, or things that one noun names.
    """
    number, entity = number_of(participant, telling.entities), telling.entities.get(participant.entity or "")
    alone, words = entity is not None and participant.count is None, participant.text or participant.span.exact
    if number is None or alone or _is_aged(words) or _is_part(participant, telling.report.text):
        return None
    if _is_of_some(participant) or _is_added(participant, telling.report.text):
        return None
    nouns = _nouns(words)
    if participant.count is None and not any(map(is_person, nouns[-1:])):
        return None
    people = any(map(is_person, nouns))
    role = SUFFERING if _meets_its_end(participant, event, telling.report.text) else role_of(participant)
    if participant.count is not None and participant.count.unit != "people":
        return f"{participant.role}: {participant.count.unit}", number
    if nouns and not people and participant.role in families().things:
        return f"{participant.role}: {nouns[-1]}", number
    return HURT if role == SUFFERING and _hurts(event, participant) else role, number


def _meets_its_end(participant: Participant, event: Event, text: str) -> bool:
    """Tell whether the subject of an event is who dies in it ("six of its members lost their lives")."""
    subject = families().family(event.type) == "violence" and participant.span.end <= event.trigger.start
    return subject and counting_words().ends.match(text, event.trigger.start) is not None


def _is_of_some(participant: Participant) -> bool:
    """Tell whether a number counts only some of those named ("her daughter and three grandsons")."""
    number, words = participant.count.span if participant.count else None, participant.span
    return number is not None and "and" in words.exact[: max(0, number.start - words.start)].split()


def _is_added(participant: Participant, text: str) -> bool:
    """Tell whether those counted are told after others ("34 fighters and 52 members of their families")."""
    return _added().search(text[max(0, participant.span.start - 2 * _REACH) : participant.span.start]) is not None


@cache
def _added() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){number_pattern()}\s+(?:[^\W\d][\w'’-]*\s+){{1,8}}and\s+$", re.IGNORECASE)


def _nouns(phrase: str) -> tuple[str, ...]:
    """Give the lemmas of a phrase's head with what stands before it, of "dozens of shops" those of the shops.

    None where it is a bare number.
    """
    words = phrase.lower().split()
    tags = function_words().tags
    opened = dropwhile(lambda word: word in tags or not word[0].isalpha(), words)
    head = list(takewhile(lambda word: word not in tags, opened))
    comma = next((at for at, word in enumerate(head, 1) if word[-1] in ",;:"), len(head))
    said = [lemma(word.strip(",;:.\"'”“")) for word in head[:comma]]
    nouns = tuple(word for word in said if not set(word.split("-")) <= _numbers())
    rest = words[words.index(head[-1]) + 1 :] if head else []
    return _nouns(" ".join(rest)) if head and not nouns and rest[:1] == ["of"] else nouns


@cache
def _numbers() -> frozenset[str]:
    listed = quantity_words()
    tables = (listed.numbers, listed.scales, listed.vague)
    return frozenset(word for table in tables for words in table.values() for word in words)


def is_person(noun: str) -> bool:
    """Tell whether a noun (its lemma) is one for a person or for people."""
    listed = noun in families().persons or noun in families().kinds or role_words().kind(noun) is not None
    return listed or adjective_country(noun) is not None


def _is_aged(phrase: str) -> bool:
    """Tell whether the number before a name is an age."""
    first = phrase.lower().split()[:1]
    return any(word.endswith(tuple(families().ages)) for word in first)


def _hurts(event: Event, participant: Participant) -> bool:
    said = {lemma(word) for word in (*event.trigger.exact.split(), *(participant.text or "").split())}
    return not families().hurt.isdisjoint(said)


def restricts(event: Event, participant: Participant, text: str) -> bool:
    """Tell whether an event only says who is meant, so that there may be more of them ("two men who were held")."""
    follows = participant.span.end <= event.trigger.start
    return follows and not families().relatives.isdisjoint(_after(participant, text)[:1])


def _is_part(participant: Participant, text: str) -> bool:
    """Tell whether a number is only of a part of those concerned."""
    words = (participant.text or participant.span.exact).lower().split()
    if any(word in families().part and then != "than" for word, then in zip(words[:3], [*words[1:], ""], strict=False)):
        return True
    words += _after(participant, text)
    return words[1:2] == ["of"] and not families().part_of.isdisjoint(words[2:3])


def _after(participant: Participant, text: str) -> list[str]:
    """Give the next two words after a participant."""
    return text[participant.span.end : participant.span.end + _REACH].lower().split()[:2]
