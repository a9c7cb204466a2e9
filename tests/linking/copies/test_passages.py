from dalil.linking.copies.passages import folded_words, passages
from tests.linking.copies.printing import DISPATCH, printed

REPORT = printed(*DISPATCH, outlet="Issyk Wire", published="2019-04-02")


def test_passages_are_the_sentences_of_the_paragraphs_without_the_headline() -> None:
    found = passages(REPORT)
    assert [passage.paragraph for passage in found] == [0, 1, 2, 2, 3, 4, 4]
    assert all(REPORT.text[p.span.start : p.span.end] == p.span.exact for p in found)
    assert not any("leaflets" in passage.words and "held" in passage.words for passage in found)


def test_words_between_quotation_marks_are_not_the_outlets_own() -> None:
    quoting = passages(REPORT)[1]
    words = "the spokesman for the provincial police Captain Emil Sharshenov said by telephone"
    assert quoting.own == len(folded_words(words))


def test_words_are_compared_without_case_diacritics_apostrophes_and_hyphens() -> None:
    assert folded_words("Nūr ul-Haqq’s Ö") == ("nur", "ulhaqqs", "o")
