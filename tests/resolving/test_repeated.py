from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.records import Block, BlockKind, Custody, Place, Quantity, Report, Span, Statement, Statistic, When
from dalil.resolving.repeated import join_repeats

TEXT = "Osh frees 340 men\nThe governor said 340 men were freed in 2017.\nA lawyer said 340 men were freed. Later 340."
LINES = [(0, 17), (18, 63), (64, len(TEXT))]
KINDS = [BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
REPORT = Report(
    "sha256:0", "a.txt", None, None, None, None, (), "2018-01-04", None, "en",
    Custody("0", 1, "text/plain", None, "test", "1"), TEXT,
    tuple(Block(kind, *line) for kind, line in zip(KINDS, LINES, strict=True)),
)  # fmt: skip


def figures() -> list[Span]:
    starts = [i for i in range(len(TEXT)) if TEXT.startswith("340", i)]
    return [Span.of(TEXT, start, start + 3) for start in starts]


def statistic(number: int, *chain: str, **fields: object) -> Statistic:
    span = figures()[number]
    quantity = Quantity(340, 340, 340, "exact", "people", span)
    told = Statistic(
        id=f"q{number + 1}", measure="released", wording=None, quantity=quantity, population="men", place=None,
        period=None, of=None, to=None, part_of=None, chain=chain, confidence=0.5, method="rules", evidence=(span,),
    )  # fmt: skip
    return replace(told, **fields)  # type: ignore[arg-type]


def statement(key: str, speaker: str) -> Statement:
    span = Span.of(TEXT, 18, 30)
    return Statement(
        id=key, speaker=speaker, speaker_text=None, mode="indirect", source=span, cue=span, content=(span,), to=None,
        via=None, when=None, conditions=(), insertions=(), inferred=False, chain=(), confidence=1, method="rules",
        evidence=(span,),
    )  # fmt: skip


STATEMENTS = (statement("s1", "n1"), statement("s2", "n2"))


def test_a_headline_and_the_text_below_it_tell_one_figure() -> None:
    headline, body = statistic(0), statistic(1, "s1", period=When("2017", None))
    assert join_repeats([headline, body], REPORT, STATEMENTS) == (replace(body, evidence=tuple(figures()[:2])),)


def test_what_the_fullest_telling_lacks_comes_from_the_others() -> None:
    place = Place("Osh", None, "KG")
    (joined,) = join_repeats([statistic(0, place=place), statistic(1, "s1")], REPORT, STATEMENTS)
    assert joined.place == place
    assert joined.chain == ("s1",)


def test_the_figures_of_two_speakers_stay_two() -> None:
    told = (statistic(1, "s1"), statistic(2, "s2"))
    assert join_repeats(told, REPORT, STATEMENTS) == told


@pytest.mark.parametrize(
    ("fields", "others"),
    [
        ({"measure": "detained"}, {}),
        ({"quantity": Quantity(340, 340, 340, "exact", "percent", figures()[2])}, {}),
        ({"period": When("2016", None)}, {"period": When("2017", None)}),
        ({"place": Place("Osh", None, "KG")}, {"place": Place("Khujand", None, "TJ")}),
        ({"population": "women"}, {}),
        ({"part_of": "q4"}, {}),
        ({"part_of": "q8"}, {"part_of": "q9"}),
    ],
)
def test_figures_whose_words_contradict_each_other_stay_two(
    fields: dict[str, object], others: dict[str, object]
) -> None:
    told = (statistic(2, "s2", **fields), statistic(3, "s2", **others))
    assert len(join_repeats(told, REPORT, STATEMENTS)) == 2


def test_small_figures_are_the_same_only_where_their_words_are() -> None:
    def few(number: int, population: str | None) -> Statistic:
        quantity = Quantity(2, 2, 2, "exact", "people", figures()[number])
        return statistic(number, "s2", quantity=quantity, population=population)

    assert len(join_repeats([few(2, "men"), few(3, None)], REPORT, STATEMENTS)) == 2
    assert len(join_repeats([few(2, "men"), few(3, "men")], REPORT, STATEMENTS)) == 1


def test_parts_follow_their_total_to_the_telling_that_stays() -> None:
    part = statistic(3, "s2", part_of="q1", quantity=Quantity(40, 40, 40, "exact", "people", figures()[3]))
    joined = join_repeats([statistic(0), statistic(1, "s1"), part], REPORT, STATEMENTS)
    assert [s.part_of for s in joined] == [None, "q2"]


def test_joining_is_idempotent() -> None:
    told = [statistic(0), statistic(1, "s1"), statistic(2, "s2"), statistic(3, "s2")]
    once = join_repeats(told, REPORT, STATEMENTS)
    assert join_repeats(once, REPORT, STATEMENTS) == once
