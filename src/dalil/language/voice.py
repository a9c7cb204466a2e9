"""Voice: what the form of a verb says of its subject and object, where the model's arguments go against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dalil.language.analysis import Argument, Predicate, Sentence, Token
from dalil.language.frames import frame_words
from dalil.records import Span

_AUXILIARY = frozenset({"AUX", "ADV", "PART"})
_CORE = frozenset({"ARG0", "ARG1", "ARG2"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_NOMINAL = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON", "PART"})
_GIVEN_CONFIDENCE = 0.6
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_UNMARKED = frozenset({"set", "put", "hit", "cut", "shut"})
"""Verbs whose past is their plain form."""
_PASSIVE_LEMMAS = frozenset({"be", "get"})


def voiced(
    text: str, predicates: Sequence[Predicate], tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[Predicate, ...]:
    """Mend arguments that the verb's voice rules out: a passive subject is no agent, an object after an active verb is.

    PropBank: ARG0 agent, ARG1 patient. An agent's verb with a noun phrase right after it that the model passed over
    takes that as its patient ("the court sentenced 13 people to death").
    """
    starts = {token.start: at for at, token in enumerate(tokens)}
    found = []
    for predicate in predicates:
        at = starts.get(predicate.span.start)
        if at is not None and tokens[at].pos == "VERB":
            sentence = sentences[predicate.sentence]
            found.append(_mended(text, predicate, at, tokens[: sentence.last], sentence.first))
        else:
            sentence = sentences[predicate.sentence]
            found.append(_carried(text, predicate, tokens[sentence.first : sentence.last]))
    return tuple(found)


def _carried(text: str, predicate: Predicate, sentence: Sequence[Token]) -> Predicate:
    """Give a noun that a light verb carries the verb's subject as its agent ("the detainee gave a TV interview").

    What stands between the two describes the noun and does nothing.
    """
    light = next((a.span for a in predicate.arguments if a.role == "ARGM-LVB" and a.span < predicate.span), None)
    if light is None or any(a.role == "ARG0" and a.span < light for a in predicate.arguments):
        return predicate
    before = [token for token in sentence if token.end <= light.start]
    if before and before[-1].text == ",":
        before.pop()
    phrase = list(takewhile(lambda t: t.pos in _NOMINAL or t.text == "-", reversed(before)))[::-1]
    if not phrase or phrase[-1].pos not in _HEADS or phrase[-1].text.lower() in _RELATIVES:
        return predicate
    agent = Argument("ARG0", Span.of(text, phrase[0].start, phrase[-1].end), _GIVEN_CONFIDENCE)
    others = tuple(a for a in predicate.arguments if a.role != "ARG0" and not a.span.overlaps(agent.span))
    return replace(predicate, arguments=tuple(sorted((*others, agent), key=lambda a: a.span)))


def _mended(text: str, predicate: Predicate, at: int, tokens: Sequence[Token], first: int) -> Predicate:
    leading = list(takewhile(lambda t: t.pos in _AUXILIARY, reversed(tokens[first:at])))
    auxiliaries = [t for t in leading if t.pos == "AUX"]
    participle = tokens[at].text.lower() != tokens[at].lemma and not tokens[at].text.lower().endswith(("ing", "s"))
    if auxiliaries and auxiliaries[0].lemma in _PASSIVE_LEMMAS and participle:
        passive = replace(predicate, arguments=_passive(predicate))
        return _with_subject(text, passive, tokens[first : at - len(leading)])
    if participle and not leading and at > first and tokens[at - 1].text == "," and not _has(predicate, "ARG1"):
        return replace(predicate, arguments=_passive(predicate))
    if participle and not auxiliaries and _is_reduced(predicate, at, tokens):
        return replace(predicate, arguments=_passive(predicate))
    if not auxiliaries or auxiliaries[0].lemma not in _PASSIVE_LEMMAS:
        active = replace(predicate, arguments=_active(predicate))
        active = _with_agent(text, active, tokens[at], tokens[first : at - len(leading)])
        return _with_object(text, active, at, tokens)
    return predicate


def _is_reduced(predicate: Predicate, at: int, tokens: Sequence[Token]) -> bool:
    """Tell a bare participle that says what was done to the noun before it ("four men pardoned in 2021")."""
    follows = tokens[at + 1].pos if at + 1 < len(tokens) else "PUNCT"
    return (
        predicate.roleset in frame_words().undergone
        and not _has(predicate, "ARG1")
        and follows not in _NOMINAL
        and any(a.role == "ARG0" and a.span.end <= predicate.span.start for a in predicate.arguments)
    )


def _with_object(text: str, predicate: Predicate, at: int, tokens: Sequence[Token]) -> Predicate:
    """Give an agent's verb the noun phrase right after it where nothing else claims it."""
    if not _has(predicate, "ARG0") or _has(predicate, "ARG1"):
        return predicate
    phrase = list(takewhile(lambda t: t.pos in _NOMINAL, tokens[at + 1 : at + 12]))
    while phrase and phrase[-1].pos not in _HEADS:
        phrase.pop()
    return _with_patient(text, predicate, phrase)


def _with_agent(text: str, predicate: Predicate, verb: Token, before: Sequence[Token]) -> Predicate:
    """Give a finite verb that has its patient right after it, but nothing before it, the noun phrase before it."""
    core = [a for a in predicate.arguments if a.role in _CORE]
    adjacent = any(a.role == "ARG1" and 0 <= a.span.start - predicate.span.end <= 1 for a in core)
    finite = verb.text.lower() != verb.lemma or verb.lemma in _UNMARKED
    if not adjacent or not finite or verb.text.lower().endswith("ing"):
        return predicate
    if any(a.role == "ARG0" or a.span.start < predicate.span.start for a in core):
        return predicate
    phrase = list(takewhile(lambda t: t.pos in _NOMINAL or t.text == "-", reversed(before)))[::-1]
    if not phrase or phrase[-1].pos not in _HEADS or phrase[-1].text.lower() in _RELATIVES:
        return predicate
    agent = Argument("ARG0", Span.of(text, phrase[0].start, phrase[-1].end), _GIVEN_CONFIDENCE)
    if any(a.span.overlaps(agent.span) for a in predicate.arguments):
        return predicate
    return replace(predicate, arguments=tuple(sorted((*predicate.arguments, agent), key=lambda a: a.span)))


def _with_subject(text: str, predicate: Predicate, before: Sequence[Token]) -> Predicate:
    """Give a passive without a subject or object the noun phrase before it."""
    if not before or any(a.role in _CORE and not a.span.exact.lower().startswith("by ") for a in predicate.arguments):
        return predicate
    phrase = list(takewhile(lambda t: t.pos in _NOMINAL or t.text == "-", reversed(before)))[::-1]
    return _with_patient(text, predicate, phrase if phrase and phrase[-1].pos in _HEADS else [])


def _with_patient(text: str, predicate: Predicate, phrase: Sequence[Token]) -> Predicate:
    """Give a predicate a noun phrase as its patient, unless there is none or an argument claims a part of it."""
    if not phrase:
        return predicate
    patient = Argument("ARG1", Span.of(text, phrase[0].start, phrase[-1].end), _GIVEN_CONFIDENCE)
    if any(a.span.overlaps(patient.span) for a in predicate.arguments):
        return predicate
    return replace(predicate, arguments=tuple(sorted((*predicate.arguments, patient), key=lambda a: a.span)))


def _has(predicate: Predicate, role: str) -> bool:
    return any(argument.role == role for argument in predicate.arguments)


def _passive(predicate: Predicate) -> tuple[Argument, ...]:
    """Make the subject of a passive its patient, and a by-phrase its agent."""
    subject = next((a for a in predicate.arguments if a.role == "ARG0" and a.span.end <= predicate.span.start), None)
    agent = next((a for a in predicate.arguments if a.role == "ARG1" and a.span.exact.lower().startswith("by ")), None)
    mended = {}
    if subject is not None and (not _has(predicate, "ARG1") or agent is not None):
        mended[id(subject)] = "ARG1"
    if agent is not None and (not _has(predicate, "ARG0") or subject is not None):
        mended[id(agent)] = "ARG0"
    return tuple(replace(a, role=mended.get(id(a), a.role)) for a in predicate.arguments)


def _active(predicate: Predicate) -> tuple[Argument, ...]:
    """Make the subject of an active verb its agent where its patient stands right after it."""
    core = [a for a in predicate.arguments if a.role in _CORE]
    before = [a for a in core if a.span.end <= predicate.span.start]
    after = [a for a in core if a.span.start >= predicate.span.end]
    adjacent = bool(after) and after[0].span.start - predicate.span.end <= 1
    misread = adjacent and len(before) == 1 and before[0].role == after[0].role == "ARG1"
    if not misread:
        return predicate.arguments
    roles = {id(before[0]): "ARG0", id(after[0]): "ARG1"}
    return tuple(replace(a, role=roles.get(id(a), a.role)) for a in predicate.arguments)
