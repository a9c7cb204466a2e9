import pytest

from dalil.bench.attributions import METRICS, gold_of, score, stand_off
from dalil.bench.corpora.documents import GoldAttribution, GoldDocument
from dalil.bench.corpora.polnear import _attributions
from dalil.bench.scoring import estimate
from dalil.language.analysis import Attribution
from dalil.records import Span

TEXT = "“It rained,” said Aibek, “and we left.” Rain fell, police say."
QUOTED = GoldAttribution(source=((18, 23),), cue=((13, 17),), content=((0, 12), (25, 39)))
HEADLINE = GoldAttribution(source=((51, 57),), cue=((58, 61),), content=((40, 49),))
GOLD = GoldDocument("x", TEXT, attributions=(QUOTED, HEADLINE))


def values(*predicted: GoldAttribution) -> dict[str, float]:
    return {name: e.value for name, e in estimate([score(GOLD, predicted)], METRICS).items()}


def test_the_gold_itself_is_perfect() -> None:
    assert all(value == 1.0 for value in values(QUOTED, HEADLINE).values())


def test_a_discontinuous_content_counts_by_fragment() -> None:
    half = GoldAttribution(QUOTED.source, QUOTED.cue, content=((0, 12),))
    told = values(half, HEADLINE)
    # two of three gold fragments, both predicted ones right
    assert told["content_exact_f1"] == pytest.approx(2 * 1 * (2 / 3) / (1 + 2 / 3))
    assert told["source_exact_f1"] == 1.0
    assert told["linked_triple_f1"] == pytest.approx(0.5)


def test_exchanged_sources_are_right_by_themselves_and_wrong_in_the_triple() -> None:
    told = values(
        GoldAttribution(HEADLINE.source, QUOTED.cue, QUOTED.content),
        GoldAttribution(QUOTED.source, HEADLINE.cue, HEADLINE.content),
    )
    assert told["source_exact_f1"] == 1.0
    assert told["linked_triple_f1"] == 0.0
    assert told["speaker_accuracy"] == 0.0


def test_a_boundary_inside_a_token_is_no_error() -> None:
    shifted = GoldAttribution(source=((18, 22),), cue=QUOTED.cue, content=QUOTED.content)
    assert values(shifted, HEADLINE)["source_exact_f1"] == 1.0


def test_token_overlap_is_an_index_of_tokens() -> None:
    one = GoldAttribution(source=(), cue=((13, 17),), content=())
    assert values(one)["cue_token_jaccard"] == pytest.approx(1 / 2)


def test_stand_off_reads_back_as_what_was_written() -> None:
    nameless = GoldAttribution(source=(), cue=((58, 61),), content=((40, 49),))
    lines = stand_off(TEXT, [QUOTED, nameless]).splitlines()
    assert tuple(_attributions(lines, len(TEXT), None)) == (QUOTED, nameless)


def test_attributions_of_the_language_layer_keep_their_offsets() -> None:
    found = Attribution(None, Span.of(TEXT, 13, 17), (Span.of(TEXT, 0, 12),), 0.9, "rules")
    assert gold_of(found) == GoldAttribution((), ((13, 17),), ((0, 12),))
