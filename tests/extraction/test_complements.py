from __future__ import annotations

import pytest

from dalil.extraction.complements import complement_of
from tests.extraction.building import Builder, indexed


@pytest.mark.parametrize(
    ("sentence", "words", "nominal"),
    [
        ("90/NUM were/AUX men/NOUN ,/PUNCT 30/NUM women/NOUN ./PUNCT", "men", True),
        ("90/NUM have/AUX found/VERB work/NOUN ,/PUNCT 30/NUM left/VERB ./PUNCT", "found work", False),
        ("90/NUM left/VERB early/ADV and/CCONJ 30/NUM stayed/VERB ./PUNCT", "left early", False),
        ("90/NUM of/ADP them/PRON children/NOUN ,/PUNCT came/VERB ./PUNCT", "children", True),
        ("90/NUM from/ADP armed/ADJ groups/NOUN came/VERB ./PUNCT", "armed groups", True),
    ],
)  # fmt: skip
def test_a_clause_says_of_a_bare_figure_what_those_counted_are_or_did(sentence: str, words: str, nominal: bool) -> None:
    index, _ = indexed(Builder().sentence(sentence, mentions={"90": "quantity"}).build())
    found = complement_of(index.span(0, 2), index)
    assert found is not None
    assert (found.words.exact, found.nominal) == (words, nominal)


def test_a_figure_at_the_end_has_no_complement() -> None:
    index, _ = indexed(Builder().sentence("They/PRON are/AUX 90/NUM ./PUNCT", mentions={"90": "quantity"}).build())
    start = index.text.index("90")
    assert complement_of(index.span(start, start + 2), index) is None
