import pytest

from dalil.linking.copies import Copy, copy_of
from dalil.records import Report
from tests.linking.copies.printing import DISPATCH, printed

HEADLINE, LEAD, QUOTE, SEARCH, NEIGHBOUR, BACKGROUND = DISPATCH
WIRE = printed(HEADLINE, f"KARAKOL, April 2 (Issyk Wire) - {LEAD}", *DISPATCH[2:], outlet="Issyk Wire",
               published="2019-04-02")  # fmt: skip


def daily(*paragraphs: str, published: str = "2019-04-03", outlet: str = "Tyup Daily") -> Report:
    return printed("Printing press in the cellar", *paragraphs, outlet=outlet, published=published)


def found(one: Report, other: Report = WIRE) -> Copy:
    copy = copy_of(one, other)
    assert copy is not None
    assert copy == copy_of(other, one)
    return copy


def test_a_report_that_prints_another_is_its_copy() -> None:
    copy = found(daily(*DISPATCH[1:], "Issyk Wire"))
    assert (copy.of, copy.whole, copy.share, copy.again) == (WIRE.id, True, 1.0, False)
    assert copy.credit is not None
    assert copy.credit.exact == "Issyk Wire"
    assert set(copy.how) == {"headline", "dateline"}


def test_stretches_give_the_words_in_both_texts() -> None:
    other = daily(LEAD, QUOTE, SEARCH)
    for stretch in found(other).stretches:
        assert WIRE.text[stretch.older.start : stretch.older.end] == stretch.older.exact
        assert other.text[stretch.newer.start : stretch.newer.end] == stretch.newer.exact


def test_what_is_missing_and_what_is_new_is_told() -> None:
    own = "The Daily found the lane deserted on Tuesday, and the shutters of the printing house were down."
    copy = found(daily(LEAD, SEARCH, own))
    assert not copy.whole
    assert [span.exact for span in copy.added] == [own]
    assert QUOTE in {span.exact for span in copy.cut}
    assert {"cut", "added", "credit_dropped"} <= set(copy.how)


def test_other_spellings_of_names_are_told_from_other_words() -> None:
    changed = LEAD.replace("Sabzi Yuli", "Sabzi Joli").replace("outlawed", "prohibited")
    replaced = {(each.older, each.newer): each.kind for each in found(daily(changed, *DISPATCH[2:])).replaced}
    assert replaced == {("Yuli", "Joli"): "respelled", ("outlawed", "prohibited"): "reworded"}


def test_a_new_order_is_told() -> None:
    assert "reordered" in found(daily(SEARCH, LEAD, QUOTE)).how


def test_two_reports_that_quote_one_sentence_copy_nothing() -> None:
    quote = QUOTE.split('"')[1]
    other = daily(f'The raid in Karakol brought results. "{quote}" a police officer told us in the afternoon.')
    assert copy_of(WIRE, other) is None


def test_a_rewrite_in_other_words_is_no_copy() -> None:
    other = daily("In the east of the country officers took nine men and women away; they are said to belong to a group"
                  " that was forbidden in 2015 and to have spread its pamphlets.")  # fmt: skip
    assert copy_of(WIRE, other) is None


def test_a_report_is_no_copy_of_itself() -> None:
    assert copy_of(WIRE, WIRE) is None


def test_two_dispatches_of_one_outlet_are_told_from_copies() -> None:
    assert found(daily(*DISPATCH[1:], published="2019-04-03", outlet="Issyk Wire")).again


@pytest.mark.parametrize("published", ["2019-04-02", "2019-04", "2019"])
def test_where_dates_do_not_tell_who_was_first_the_credit_does(published: str) -> None:
    assert found(daily(*DISPATCH[1:4], "Source: Issyk Wire", published=published)).of == WIRE.id


def test_where_no_credit_tells_who_was_first_the_dateline_does() -> None:
    assert found(daily(*DISPATCH[1:], published="2019-04-02")).of == WIRE.id


def test_where_nothing_else_tells_who_was_first_the_shorter_text_is_cut_from_the_longer() -> None:
    longer, shorter = (daily(*DISPATCH[1:], published="2019-04-02"), daily(LEAD, QUOTE, published="2019-04-02",
                       outlet="Naryn Post"))  # fmt: skip
    assert found(shorter, longer).of == longer.id


def test_sentences_that_repeat_themselves_are_found_as_well() -> None:
    verse = "Seven boats and seven boats and seven boats and seven boats lay at the pier, and nobody had come for them."
    assert (
        found(daily(verse, LEAD, QUOTE), daily(verse, LEAD, outlet="Naryn Post", published="2019-04-05")).whole is False
    )
    assert len(found(daily(verse, LEAD), daily(verse, LEAD, "Tyup Daily", outlet="Naryn Post")).stretches) == 2
