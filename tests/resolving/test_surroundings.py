from __future__ import annotations

from dalil.records import Block, BlockKind, Custody, Report, Span
from dalil.resolving.surroundings import date_before, home_of, is_to_come
from dalil.resolving.toponyms import Toponyms


def report(text: str, kind: BlockKind = BlockKind.PARAGRAPH, dateline: str | None = None) -> Report:
    return Report(
        id="sha256:0", source="t", url=None, outlet=None, agency=None, title=None, authors=(), published="2017-01-04",
        dateline=dateline, language="en", custody=Custody("", 0, "", None, "", ""), text=text,
        blocks=(Block(kind, 0, len(text)),),
    )  # fmt: skip


def at(text: str, words: str) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def test_the_date_told_before_is_of_the_same_paragraph() -> None:
    text = "It began in 2009.\nIt was outlawed in 2010 and left a year later."
    assert date_before(at(text, "a year later"), report(text)) == at(text, "2010")
    assert date_before(at(text, "2009"), report(text)) is None


def test_what_lies_ahead_is_told_by_its_own_clause() -> None:
    text = "The court will sit on Friday. On Monday it met, and it will meet again."
    assert is_to_come(at(text, "Friday"), text)
    assert not is_to_come(at(text, "Monday"), text)


def test_a_report_is_at_home_where_its_dateline_lies_else_in_the_country_that_it_names_most() -> None:
    dated = report("France and France agreed.", dateline="DUSHANBE")
    assert home_of(dated, Toponyms.of(dated, ()).context) == "TJ"
    written = report("Kyrgyz police thanked Kyrgyz courts and Tajikistan.")
    assert home_of(written, Toponyms.of(written, ()).context) == "KG"
    torn = report("Kyrgyz police thanked Tajikistan.")
    assert home_of(torn, Toponyms.of(torn, ()).context) is None
