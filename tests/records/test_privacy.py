from hypothesis import given
from hypothesis import strategies as st

from dalil.records import UNNAMED, Entity, Span, private_names, without

WORDS = ("Askar", "Asanov", "Gulmira", "Saliev", "Osh", "Prison", "wife", "of", "the", "lawyer", "'s", ",")
WHOLE = (Span(0, 1, "x"),)


def entity(name: str, kind: str = "person", *, private: bool = True, aliases: tuple[str, ...] = ()) -> Entity:
    return Entity("e1", kind, name, aliases, WHOLE, None, None, private, ())  # type: ignore[arg-type]


PEOPLE = (
    entity("Askar Asanov", aliases=("A. Asanov",)),
    entity("Osh Prison", "organisation", private=False),
    entity("Nurbek Saliev", private=False),
)
NAMES = private_names(PEOPLE)


def test_names_aliases_and_their_words_are_hidden_together() -> None:
    assert without(NAMES, "the wife of Askar Asanov") == f"the wife of {UNNAMED}"
    assert without(NAMES, "Asanov's lawyer, and a man who calls himself Askar") == (
        f"{UNNAMED}'s lawyer, and a man who calls himself {UNNAMED}"
    )


def test_words_of_public_names_and_parts_of_words_stay() -> None:
    both = (*PEOPLE, entity("Anna Osh"))
    assert without(private_names(both), "the head of Osh Prison") == "the head of Osh Prison"
    assert without(NAMES, "Asanovka, a village") == "Asanovka, a village"
    assert without(NAMES, "Nurbek Saliev") == "Nurbek Saliev"


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_no_private_name_is_left_and_hiding_twice_changes_nothing(words: str) -> None:
    hidden = without(NAMES, words)
    assert not any(name in hidden.split() for name in ("Askar", "Asanov"))
    assert without(NAMES, hidden) == hidden
