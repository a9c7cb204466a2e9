from __future__ import annotations

from dalil.records import Block, BlockKind, Custody, Place, Report, Span
from dalil.resolving.surroundings import context_of, date_before, holder_of, home_of, is_to_come


def report(text: str, kind: BlockKind = BlockKind.PARAGRAPH, dateline: str | None = None) -> Report:
    return Report(
        id="sha256:0", source="t", url=None, outlet=None, agency=None, title=None, authors=(), published="2017-01-04",
        dateline=dateline, language="en", custody=Custody("", 0, "", None, "", ""), text=text,
        blocks=(Block(kind, 0, len(text)),),
    )  # fmt: skip


def at(text: str, words: str) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def test_countries_weigh_by_how_often_they_are_named() -> None:
    context = context_of(report("Kyrgyz police and the Kyrgyz Republic thanked Tajikistan. Kyrgyzstan agreed."), ())
    assert context.weight("KG") == 1.0
    assert 0 < context.weight("TJ") < context.weight("KG")
    assert context.weight("FR") == 0


def test_comments_say_nothing_about_where_a_report_plays() -> None:
    assert context_of(report("France is nice.", BlockKind.COMMENT), ()).countries == ()


def test_a_dateline_and_unambiguous_places_count() -> None:
    context = context_of(report("They met in Bishkek.", dateline="DUSHANBE, Tajikistan"), (Place("Bishkek", None),))
    assert context.weight("TJ") > context.weight("KG") > 0
    assert "KG-GB" in context.areas


def test_the_place_that_holds_another_follows_it() -> None:
    text = "They met in Nookat District, Osh Region. He lives in Isfara, Tajikistan. She left Osh, then Talas."
    places = tuple(Place(w, at(text, w)) for w in ("Nookat District", "Osh Region", "Isfara", "Talas"))
    held = [holder_of(place.span, report(text), places) for place in places]
    assert [h.name if h else None for h in held] == ["Osh Region", None, "Tajikistan.", None]


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
    assert home_of(dated, context_of(dated, ())) == "TJ"
    written = report("Kyrgyz police thanked Kyrgyz courts and Tajikistan.")
    assert home_of(written, context_of(written, ())) == "KG"
    torn = report("Kyrgyz police thanked Tajikistan.")
    assert home_of(torn, context_of(torn, ())) is None
