import pytest

from dalil.bench.scoring import Counts
from dalil.bench.templates import Template, merged, normalised, role_counts, template_counts


def entities(*mentions: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(m.split("/")) for m in mentions)


# The five cases below have the shape of those in the scorer of the GRIT paper; their scores were computed by hand.
@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        (("pipes", "hall of osh", "kiosk", "offices"), Counts(3, 4, 3, 3)),
        (("hall of osh", "pipes", "kiosk"), Counts(3, 3, 3, 3)),
        (("hall of osh", "kiosk"), Counts(2, 2, 2, 3)),
        (("hall of osh/pipes", "kiosk"), Counts(1, 2, 1, 3)),
        ((), Counts(0, 0, 0, 3)),
    ],
)
def test_ceaf_pairs_entities_one_to_one(predicted: tuple[str, ...], expected: Counts) -> None:
    gold = entities("hall of osh/hall/offices", "pipes", "kiosk")
    assert role_counts(entities(*predicted), gold) == expected


def test_mentions_are_compared_without_articles_and_marks() -> None:
    assert normalised('The "red front"\'s  men') == "red fronts men"
    assert normalised("a bus") == normalised("BUS.")


def test_an_aligned_pair_counts_type_and_fillers() -> None:
    gold = [Template("arson", {"target": entities("bus", "shop"), "victim": entities("driver")})]
    predicted = [Template("arson", {"target": entities("bus", "bridge"), "victim": ()})]
    # right: type and bus, of type and two targets; found: type and bus, of type, two targets and a victim
    assert template_counts(predicted, gold) == Counts(2, 3, 2, 4)


def test_a_wrong_type_makes_everything_wrong() -> None:
    gold = [Template("arson", {"target": entities("bus")})]
    assert template_counts([Template("attack", {"target": entities("bus")})], gold) == Counts(0, 2, 0, 2)


def test_either_type_of_a_double_type_is_right() -> None:
    assert template_counts([Template("attack", {})], [Template("bombing / attack", {})]) == Counts(1, 1, 1, 1)


def test_the_best_alignment_is_taken() -> None:
    gold = [Template("attack", {"victim": entities("mayor")}), Template("attack", {"victim": entities("judge")})]
    predicted = [Template("attack", {"victim": entities("judge")})]
    assert template_counts(predicted, gold) == Counts(2, 2, 2, 4)


def test_two_fillers_may_match_one_entity_as_in_the_published_scorer() -> None:
    gold = [Template("attack", {"victim": entities("mayor/the man")})]
    predicted = [Template("attack", {"victim": entities("mayor", "the man")})]
    assert template_counts(predicted, gold) == Counts(3, 3, 2, 2)


def test_no_templates_on_either_side_count_nothing() -> None:
    assert template_counts([], []) == Counts(0, 0, 0, 0)


def test_many_templates_are_aligned_without_trying_all() -> None:
    gold = [Template("attack", {"victim": entities(f"v{i}")}) for i in range(9)]
    assert template_counts(gold[::-1], gold) == Counts(18, 18, 18, 18)


def test_entities_of_several_templates_are_put_together_once() -> None:
    templates = [
        Template("arson", {"target": entities("bus/coach")}),
        Template("attack", {"target": entities("bus", "shop")}),
    ]
    assert merged(templates, "target") == entities("bus/coach", "shop")
