from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dalil.base.anchors import Anchor, Anchored, anchor_of, found_again

ANCHORS = st.builds(
    Anchor,
    kind=st.sampled_from(["event", "entity"]),
    sense=st.sampled_from(["raid", "trial"]),
    start=st.integers(0, 3),
    end=st.integers(4, 6),
    exact=st.sampled_from(["held", "tried"]),
    prefix=st.sampled_from(["Police ", ""]),
    suffix=st.just(" two"),
)
THINGS = st.lists(ANCHORS, max_size=6).map(
    lambda anchors: [Anchored(f"k{number}", anchor, {}) for number, anchor in enumerate(anchors)]
)


@given(ANCHORS, THINGS, st.integers(0, 12))
def test_what_is_found_is_of_the_kind_and_sense_and_the_only_one_there_or_with_the_words(
    anchor: Anchor, among: list[Anchored], steady: int
) -> None:
    key, how = found_again(anchor, among, steady)
    alike = [one for one in among if (one.anchor.kind, one.anchor.sense) == (anchor.kind, anchor.sense)]
    there = [one.key for one in alike if (one.anchor.start, one.anchor.end) == (anchor.start, anchor.end)]
    quoting = [one for one in alike if one.anchor.exact == anchor.exact]
    between = [one.key for one in quoting if one.anchor.context == anchor.context]
    if how == "position":
        assert there == [key]
        assert anchor.end + len(anchor.suffix) <= steady
    elif how == "quotation":
        assert between == [key] or (anchor.kind == "entity" and [one.key for one in quoting] == [key])
    else:
        assert key is None
        assert len(between) != 1
        assert anchor.kind == "event" or len(quoting) != 1


@given(ANCHORS, THINGS, st.integers(0, 12), st.randoms())
def test_the_order_does_not_matter(anchor: Anchor, among: list[Anchored], steady: int, chance: object) -> None:
    other = list(among)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert found_again(anchor, other, steady) == found_again(anchor, among, steady)


def test_an_anchor_keeps_what_stands_around_its_words() -> None:
    text = "Police held two men."
    body = {"type": "raid", "trigger": {"start": 7, "end": 11, "exact": "held"}}
    assert anchor_of("event", body, {}, text) == Anchor("event", "raid", 7, 11, "held", "Police ", " two men.")
    assert anchor_of("check", {}, {}, text) is None
