"""Decisions outlive the redaction of the version that they were made on, but its words do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.base.adding import Change, add
from dalil.base.decisions import Decision, State, Verb, decide, decisions_on, lost, states
from dalil.base.engine import Base
from dalil.base.redaction import redact
from dalil.base.rereading import read_again
from dalil.base.reviewing import confirm, drop
from dalil.base.verifying import faults
from dalil.errors import BaseError
from dalil.records.keys import key_of
from tests.base.making import hand
from tests.base.test_reanchoring import NEWER, RAIDS, coded, page

INFORMER = "Rashid Zholdosh told it."


def standing_on(base: Base, key: str) -> tuple[Decision, ...]:
    with base.reading() as connection:
        return decisions_on(connection, [key])


def wanting(base: Base) -> list[int]:
    with base.reading() as connection:
        return [one.id for one in lost(connection)]


def verified(base: Base) -> bool:
    with base.reading() as connection:
        return not list(faults(connection, base))


def corrected(base: Base, field: str, value: object) -> tuple[str, str]:
    """Correct an event of a page that names an informer, let the page lose the name, and redact the first version."""
    first = add(base, page(INFORMER, *RAIDS), hand()).key
    decide(base, "correct", key_of(first, "v2"), value={field: value}, reason=f"as {INFORMER}", hand=hand())
    second = add(base, page(*RAIDS), hand()).key
    assert [one.value for one in standing_on(base, key_of(second, "v1"))] == [{field: value}]
    return first, second


def test_a_decision_carried_to_a_later_version_holds_there_without_its_reason(base: Base) -> None:
    first = add(base, page(INFORMER, *RAIDS), hand()).key
    decide(base, "reject", key_of(first, "v2"), reason=f"as {INFORMER}", hand=hand())
    second = add(base, page(*RAIDS), hand()).key
    assert redact(base, first, "asked for", hand()).decisions == (1,)
    (one,) = standing_on(base, key_of(second, "v1"))
    assert (one.verb, one.reason, one.words, one.review) == (Verb.REJECT, "redacted", "detained", False)
    assert verified(base)


def test_it_follows_the_page_further_from_the_words_of_the_later_version(base: Base) -> None:
    first = add(base, page(INFORMER, *RAIDS), hand()).key
    decide(base, "reject", key_of(first, "v2"), reason="a drill", hand=hand())
    second = add(base, page(*RAIDS), hand()).key
    redact(base, first, "asked for", hand())
    read_again(base, replace(coded(RAIDS), statistics=()), NEWER, hand())
    assert [one.id for one in standing_on(base, key_of(second, "v1"))] == [1]
    third = add(base, page("Updated.", *RAIDS), hand()).key
    assert [one.id for one in standing_on(base, key_of(third, "v2"))] == [1]
    redact(base, second, "asked for", hand())
    assert [one.id for one in standing_on(base, key_of(third, "v2"))] == [1]
    assert verified(base)


def test_a_correction_holds_on_with_values_that_tell_nothing_of_what_is_gone(base: Base) -> None:
    first, second = corrected(base, "status", "alleged")
    redact(base, first, "asked for", hand())
    with base.reading() as connection:
        found = states(decisions_on(connection, [key_of(second, "v1")]))
    assert found == {key_of(second, "v1"): State(None, {"status": "alleged"})}
    assert wanting(base) == []
    assert verified(base)


def test_a_correction_that_tells_what_is_gone_is_emptied_and_wants_a_review(base: Base) -> None:
    first, second = corrected(base, "type", "zholdosh")
    redact(base, first, "asked for", hand())
    assert wanting(base) == [1]
    assert standing_on(base, key_of(second, "v1")) == ()
    assert verified(base)
    with pytest.raises(BaseError, match="values were redacted"):
        confirm(base, 1, [key_of(second, "v1")], "so", hand())
    drop(base, 1, "corrected anew", hand())
    assert wanting(base) == []


def test_a_decision_keeps_its_words_where_a_later_version_is_redacted(base: Base) -> None:
    first = add(base, page(*RAIDS), hand()).key
    decide(base, "reject", key_of(first, "v1"), reason="a drill", hand=hand())
    second = add(base, page(INFORMER, *RAIDS), hand()).key
    assert redact(base, second, "asked for", hand()).decisions == ()
    third = add(base, page("Updated.", *RAIDS, url="", change=Change.CORRECTION, earlier=first), hand()).key
    assert [one.reason for one in standing_on(base, key_of(third, "v2"))] == ["a drill"]
    assert verified(base)


def test_where_the_later_version_lost_the_record_the_decision_wants_a_review_without_words(base: Base) -> None:
    first = add(base, page(*RAIDS), hand()).key
    decide(base, "reject", key_of(first, "v3"), reason="appealed", hand=hand())
    add(base, page(*RAIDS[:2]), hand())
    redact(base, first, "asked for", hand())
    assert wanting(base) == [1]
    with base.reading() as connection:
        (one,) = lost(connection)
    assert (one.reason, one.words) == ("redacted", "")
    assert verified(base)
