"""Witnesses: statements of a report from which it may have what it tells in its own name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dalil.linking.origins.printed import anchor, in_lead
from dalil.linking.origins.speakers import said_in
from dalil.linking.tellings import Telling
from dalil.records import UNNAMED, Statement
from dalil.resolving.origins import voices

_CLAUSE = 4
"""Words from which on what is said may tell of something."""
_STOP = re.compile(r"[.!?][\"”’»]*\s+(?=[\"“‘«]?[A-Z])")


def witnesses(members: Sequence[Telling], among: Iterable[Telling]) -> tuple[Telling, ...]:
    """Give, in text order, the statements among tellings of the members' reports that may stand behind a member.

    They stand in a member's paragraph, or first in the lead; of reports whose lead names nobody who told it, all.
    """
    inside = {member.key for member in members}
    paragraphs = {paragraph_of(member) for member in members}
    said = [telling for telling in among if telling.key not in inside and _gives_account(telling)]
    said.sort(key=lambda telling: (telling.report.id, anchor(telling), telling.key))
    first = {telling.report.id: telling.key for telling in reversed(said) if in_lead(telling)}
    unsaid = {member.report.id for member in members if names_nobody(member)}
    return tuple(
        t for t in said if first.get(t.report.id) == t.key or paragraph_of(t) in paragraphs or t.report.id in unsaid
    )


def speaks_for_itself(witness: Telling) -> bool:
    """Tell whether a witness has a name or a description, and more to say than that another's account is wrong."""
    return witness.origin.name != UNNAMED and not is_contesting(witness)


def is_contesting(telling: Telling) -> bool:
    """Tell whether the speaker of a telling only contests another's account."""
    said = said_in(telling)
    cue = said[-1].cue if said else None
    return cue is not None and not voices().contesting.isdisjoint(cue.exact.lower().split())


def names_nobody(member: Telling) -> bool:
    """Tell whether a lead says that somebody told it, and leaves to a later sentence who ("…, the Herald was told")."""
    return in_lead(member) and bool(member.chain) and not (member.chain[-1].speaker or member.chain[-1].speaker_text)


def taken_up(member: Telling, told: Iterable[Telling]) -> Telling | None:
    """Give the statement with which a member goes on: it stands in the sentence before, and a pronoun follows it.

    "A drone came after midnight, they say. It killed two riders."
    """
    text, at = member.report.text, anchor(member).start
    line = text.rfind("\n", 0, at) + 1
    ends = [line, *(stop.end() for stop in _STOP.finditer(text, line, at))]
    if len(ends) < 2 or voices().going_on.match(text, ends[-1]) is None:
        return None
    before = [each for each in told if each.report.id == member.report.id and _stands_in(each, *ends[-2:])]
    return max(before, key=lambda each: (anchor(each), each.key), default=None)


def paragraph_of(telling: Telling) -> tuple[str, int]:
    """Give the report and the paragraph in which a telling stands."""
    block = telling.report.block_at(anchor(telling).start)
    return telling.report.id, block.start if block else -1


def _stands_in(telling: Telling, start: int, end: int) -> bool:
    return any(start <= part.start < end for part in telling.record.evidence)


def _gives_account(telling: Telling) -> bool:
    """Tell whether a telling is a statement of a speaker's that may tell of something: no mere figure or name."""
    record = telling.record
    if not isinstance(record, Statement) or telling.origin.kind == "outlet":
        return False
    return sum(len(part.exact.split()) for part in record.content) >= _CLAUSE
