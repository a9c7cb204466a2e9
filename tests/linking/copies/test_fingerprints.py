from hypothesis import given
from hypothesis import strategies as st

from dalil.linking.copies import band_keys, sketch
from dalil.linking.copies.fingerprints import SHINGLE, WINDOW, stretches_of
from tests.linking.copies.printing import DISPATCH, printed, unread

words = st.text("abcdefgh", min_size=1, max_size=4)


def report(*paragraphs: str) -> tuple[int, ...]:
    return sketch(printed("A headline", *paragraphs, outlet="Issyk Wire", published="2019-04-02"))


def test_a_sketch_is_sorted_and_holds_no_number_twice() -> None:
    found = report(*DISPATCH[1:])
    assert list(found) == sorted(set(found))
    assert all(0 <= number < 2**60 for number in found)


def test_a_sketch_does_not_depend_on_case_or_diacritics() -> None:
    assert report(DISPATCH[1]) == report(DISPATCH[1].replace("Sabzi", "Sábzi").replace("Police", "POLICE"))


def test_a_report_of_few_words_has_no_sketch() -> None:
    assert report("Nobody was hurt.") == ()


def test_keys_name_each_number_once() -> None:
    found = report(*DISPATCH[1:])
    assert len(set(band_keys(found))) == len(found)


@given(st.lists(words, min_size=SHINGLE + WINDOW - 1, max_size=20), st.lists(words), st.lists(words), st.lists(words))
def test_what_shares_enough_words_in_a_row_shares_a_fingerprint(
    shared: list[str], before: list[str], after: list[str], other: list[str]
) -> None:
    one = sketch(unread(" ".join([*before, *shared, *after])))
    assert set(one) & set(sketch(unread(" ".join([*other, *shared]))))


@given(st.lists(words, min_size=8, max_size=12), st.lists(words), st.lists(words))
def test_quotations_that_share_eight_words_share_a_fingerprint(
    shared: list[str], before: list[str], after: list[str]
) -> None:
    assert stretches_of(" ".join([*before, *shared])) & stretches_of(" ".join([*shared, *after]))
