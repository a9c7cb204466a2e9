from dalil.bench.marks import between


def test_what_stands_between_two_marks_is_replaced_and_the_rest_stays() -> None:
    assert between("a<b>old</b>c", "<b>", "</b>", "new") == "a<b>new</b>c"
    assert between("a<b>new</b>c", "<b>", "</b>", "new") == "a<b>new</b>c"


def test_a_page_without_the_marks_stays_as_it_is() -> None:
    assert between("a page", "<b>", "</b>", "new") == "a page"
