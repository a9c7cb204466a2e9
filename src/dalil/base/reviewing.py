"""Reviewing decisions that a later reading or version left without a record: each is made anew elsewhere, or dropped.

What is decided so is a decision like any other, with user, time and reason; the one that it settles stays listed.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from dalil.base import decisions
from dalil.base.custody import Hand
from dalil.base.decisions import Decision, Verb, keep, lost
from dalil.base.engine import Base
from dalil.base.linked import relink
from dalil.errors import BaseError


def confirm(base: Base, number: int, keys: Sequence[str], reason: str, hand: Hand) -> int:
    """Make a decision that wants a review anew on a record (merge and split: on two); gives the new one's number.

    Raises BaseError where it wants none, its values were redacted, or the records do not suit it.
    """
    with base.writing() as connection:
        one = _wanting_review(base, connection, number)
        needed = 2 if one.verb in (Verb.MERGE, Verb.SPLIT) else 1
        if len(keys) != needed:
            raise BaseError(f"decision {number}", f"{one.verb} is on {needed} and not on {len(keys)}", "name as many")
        if one.verb is Verb.CORRECT and not one.value:
            raise BaseError(f"decision {number}", "its values were redacted", "drop it, and correct the record anew")
        target, other = keys[0], keys[1] if needed == 2 else None
        (made,) = keep(
            base, connection, one.verb, [(target, other)],
            value=one.value or None, reason=reason, hand=hand, settles=number, then=relink,
        )  # fmt: skip
        return made


def drop(base: Base, number: int, reason: str, hand: Hand) -> int:
    """Drop a decision that wants a review; gives the number of the decision to do so. Raises BaseError as above."""
    with base.writing() as connection:
        return decisions.drop(connection, _wanting_review(base, connection, number), reason, hand)


def _wanting_review(base: Base, connection: Connection, number: int) -> Decision:
    found = next((one for one in lost(connection) if one.id == number), None)
    if found is None:
        remedy = "list those that want one with dalil base decisions --review"
        raise BaseError(f"decision {number}", f"{base.name} has none by this number that wants a review", remedy)
    return found
