"""Responsibility: how a report views the part of somebody in violence or a crime.

The values and their order are those of MUC-4's slot "perpetrator: organization confidence" (Sundheim 1992), read off
the words around the deed: hedges on whoever is said to have done it, predicates that accuse, claim or deny, the status
of the telling and who says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml
from pydantic import ValidationError

from dalil.codebook import Role
from dalil.errors import CodebookError
from dalil.extraction.index import AnalysisIndex
from dalil.language.analysis import Predicate
from dalil.language.vocabulary import Vocabulary
from dalil.records import Participant, Responsibility, Span, Statement, Status

ORDER: tuple[Responsibility, ...] = ("acquitted", "claimed", "denied", "accused", "suspected", "possible")
"""Where several cues stand together, the first of these holds."""

_NOT_DONE: frozenset[Status] = frozenset({"planned", "general"})
_HEDGE_REACH = 4
"""How many tokens before a noun phrase may hedge it."""
_NEGATION_REACH = 5
"""How many tokens before a fixed expression may negate it."""
_OWN: tuple[Responsibility, ...] = ("claimed", "denied")
"""What only whoever is said to have done the deed can do."""
_WE = frozenset({"we", "our", "us", "i", "my"})


class ResponsibilityCues(Vocabulary):
    """The contents of ``responsibility.yaml``."""

    predicates: dict[Responsibility, frozenset[str]]
    hedges: dict[Responsibility, frozenset[str]]
    phrases: dict[Responsibility, tuple[tuple[str, ...], ...]]
    authorities: frozenset[str]
    negations: frozenset[str]


def responsibility_of(
    participant: Participant,
    role: Role,
    deed: tuple[Span, Status],
    index: AnalysisIndex,
    statements: Iterable[Statement],
) -> Responsibility | None:
    """Tell how a report views a participant's part in a deed, a trigger with its status.

    None where the codebook does not hold the role to account, and where the deed is only planned or general.
    """
    trigger, status = deed
    if not role.accountable or status in _NOT_DONE:
        return None
    told = [statement for statement in statements if any(part.contains(trigger) for part in statement.content)]
    if any(_is_own(participant, statement) for statement in told):
        return "denied" if status == "denied" else "claimed"
    viewed = view_of(participant.span, trigger, index)
    if viewed is None:
        viewed = _by_status(status)
    if viewed in {"accused", "suspected"} and any(speaks_for_the_state(statement) for statement in told):
        return "accused_by_authorities"
    return viewed


def view_of(who: Span, deed: Span, index: AnalysisIndex) -> Responsibility | None:
    """Tell how the sentence of a deed views somebody's part in it; None where nothing qualifies it."""
    number = index.sentence_number(deed)
    if number is None:
        return None
    bearing = [p for p in index.predicates(number) if not p.span.overlaps(deed) and _bears_on(p, who, deed)]
    for value in ORDER:
        by = next((p for p in bearing if p.roleset in cues().predicates.get(value, ())), None)
        if by is not None and (value not in _OWN or _is_source(who, by, index)):
            return _accused_by(by, value, index)
        if _is_hedged(who, cues().hedges.get(value, frozenset()), index) or _is_said(value, number, index):
            return value
    return None


def _by_status(status: Status) -> Responsibility:
    by_status: dict[Status, Responsibility] = {"denied": "denied", "alleged": "suspected", "hypothetical": "possible"}
    return by_status.get(status, "fact")


def _bears_on(predicate: Predicate, who: Span, deed: Span) -> bool:
    """Tell whether the deed, or whoever is said to have done it, is what a predicate is about."""
    objects = [argument.span for argument in predicate.arguments if argument.role != "ARG0"]
    return any(span.contains(deed) for span in objects) or any(span == who or span.contains(who) for span in objects)


def _is_source(who: Span, predicate: Predicate, index: AnalysisIndex) -> bool:
    """Tell whether somebody is the subject of a predicate, by the same place or the same words."""
    subjects = [argument.span for argument in predicate.arguments if argument.role == "ARG0"]
    own = index.lemmas(who)
    return any(span.overlaps(who) or index.lemmas(span) <= own for span in subjects)


def _accused_by(predicate: Predicate, value: Responsibility, index: AnalysisIndex) -> Responsibility:
    subjects = [argument.span for argument in predicate.arguments if argument.role == "ARG0"]
    by_state = any(not index.lemmas(span).isdisjoint(cues().authorities) for span in subjects)
    return "accused_by_authorities" if by_state and value in {"accused", "suspected"} else value


def _is_hedged(who: Span, hedges: frozenset[str], index: AnalysisIndex) -> bool:
    """Tell whether a noun phrase begins with a hedge, or one leads up to it."""
    return any(word in hedges for word in _around(who, index))


def _around(who: Span, index: AnalysisIndex) -> Iterator[str]:
    yield from (token.text.lower() for token in index.tokens(who))
    for token in reversed(index.before(who, _HEDGE_REACH)):
        if token.pos == "PUNCT" or token.text in {",", "--", ";"}:
            return
        yield token.text.lower()


def _is_said(value: Responsibility, sentence: int, index: AnalysisIndex) -> bool:
    """Tell whether a sentence has a fixed expression for a value, and does not negate it ("no one has claimed …")."""
    return any(
        cues().negations.isdisjoint(token.text.lower() for token in index.before(said, _NEGATION_REACH))
        for words in cues().phrases.get(value, ())
        for said in index.sequences(sentence, words, 1)
    )


def _is_own(participant: Participant, statement: Statement) -> bool:
    """Tell whether a statement is that of the participant himself, who tells of his own deed."""
    if participant.entity is not None:
        return participant.entity == statement.speaker
    words = (participant.text or participant.span.exact).lower()
    if words in _WE:
        return statement.mode != "indirect"
    return statement.speaker_text is not None and statement.speaker_text.lower() == words


def speaks_for_the_state(statement: Statement) -> bool:
    """Tell whether the speaker of a statement has the power of the state behind him."""
    words = " ".join(filter(None, [statement.speaker_text, statement.source.exact if statement.source else None]))
    return not cues().authorities.isdisjoint(words.lower().replace("'s", "").split())


@cache
def cues() -> ResponsibilityCues:
    """Load the words that qualify responsibility; raises CodebookError where the file does not validate."""
    name = "responsibility.yaml"
    text = (files("dalil.extraction") / name).read_text(encoding="utf-8")
    try:
        return ResponsibilityCues.model_validate(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - "on" is a word
    except (yaml.YAMLError, ValidationError) as error:
        raise CodebookError(name, "is not what it should be", "mend the file") from error
