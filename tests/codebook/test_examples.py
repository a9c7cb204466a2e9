from __future__ import annotations

from dalil.codebook import examples, load_codebook


def test_examples_come_in_order_with_what_they_expect() -> None:
    codebook = load_codebook()
    listed = list(examples(codebook))
    assert [e.type for e in listed] == sorted((e.type for e in listed), key=list(codebook.types).index)
    positive = next(e for e in listed if e.type == "charge" and e.positive)
    negative = next(e for e in listed if e.type == "charge" and not e.positive)
    assert positive.trigger is not None
    assert positive.trigger in positive.text
    assert positive.status == "asserted"
    assert negative.why
    assert negative.trigger is None
