"""Chains of statements."""

from __future__ import annotations

from dalil.extraction.chains import chain_of
from dalil.records import Span
from tests.extraction.test_statements import statements_of


def test_a_record_inside_two_statements_has_both_outermost_first() -> None:
    text = "Nine people were held, Interfax reported on Monday, citing the prosecutor's office."
    statements = statements_of(text)
    chain = chain_of(Span.of(text, 0, 4), statements)
    assert [s.source.exact for link in chain for s in statements if s.id == link and s.source] == [
        "Interfax",
        "the prosecutor's office",
    ]


def test_a_record_outside_every_statement_has_no_chain() -> None:
    text = "Nine people were held. Police said two had fled."
    assert chain_of(Span.of(text, 0, 4), statements_of(text)) == ()
