"""The whole analysis of a report by rules."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.language.analyse import analyse, lemma
from dalil.records import Block, BlockKind, Report, Span
from tests.language.written import analysis_of, report_of

WORDS = st.sampled_from(
    ["Timur", "Asanov", ",", ".", "the", "al-Fajr", "(SAD)", "said", "\"", "he", "group", "Ministry", "of", "Osh", "-",
     "January", "5", "'", "and", "’s", "a", "judge", "\n", "U.S.", "[", "]", "“", "”"]
)  # fmt: skip


def with_block(report: Report, index: int, block: Block) -> Report:
    blocks = list(report.blocks)
    blocks[index] = block
    return replace(report, blocks=tuple(blocks))


def test_only_headlines_captions_paragraphs_and_tables_have_tokens() -> None:
    kinds = list(BlockKind)
    text = "\n\n".join(f"Guards{number} came." for number, _ in enumerate(kinds))
    read = {s.block.kind for s in analysis_of(text, dict(enumerate(kinds))).sentences}
    assert read == {BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.TABLE}


def test_a_credit_and_a_repeated_caption_are_not_read() -> None:
    report = report_of("Guards in Osh. [Tom Orr/AFP]\n\nGuards in Osh. [Tom Orr/AFP]\n\nTwo men fled.")
    first, second, _ = report.blocks
    credit = Span.of(report.text, 15, 28)
    report = with_block(report, 0, replace(first, kind=BlockKind.CAPTION, credit=credit))
    report = with_block(report, 1, replace(second, kind=BlockKind.CAPTION, repeats=0))
    analysis = analyse(report, None)
    assert [s.span.exact for s in analysis.sentences] == ["Guards in Osh.", "Two men fled."]
    assert [c.name for c in analysis.clusters] == ["Osh"]


def test_the_rows_of_a_table_are_sentences_of_their_own() -> None:
    analysis = analysis_of("Osh 12\nNaryn 14\nTotal 26", {0: BlockKind.TABLE})
    assert [s.span.exact for s in analysis.sentences] == ["Osh 12", "Naryn 14", "Total 26"]


def test_dates_and_quantities_are_mentions() -> None:
    found = {m.type: m.span.exact for m in analysis_of("More than 30 men were held on January 5.").mentions}
    assert found == {"quantity": "More than 30", "date": "January 5"}


def test_lemmas_are_dictionary_forms_and_names_their_own() -> None:
    assert [lemma(form, "VERB") for form in ("said", "banned", "detained", "was")] == ["say", "ban", "detain", "be"]
    assert lemma("Banned", "PROPN") == "banned"


def test_an_empty_report_has_an_empty_analysis() -> None:
    report = replace(report_of(""), blocks=())
    assert analyse(report, None).tokens == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_every_span_is_exact_and_nothing_crosses_its_sentence(words: list[str]) -> None:
    analysis = analysis_of(" ".join(words) or "x")
    text = analysis.report.text
    spans = [m.span for m in analysis.mentions] + [span for c in analysis.clusters for span in c.mentions]
    spans += [s.span for s in analysis.sentences] + [q.inner for q in analysis.quotations]
    assert all(text[span.start : span.end] == span.exact for span in spans)
    assert all(text[token.start : token.end] == token.text for token in analysis.tokens)
    for mention in analysis.mentions:
        assert any(s.span.contains(mention.span) for s in analysis.sentences)
    assert [s.first for s in analysis.sentences[1:]] == [s.last for s in analysis.sentences[:-1]]


def test_the_same_report_gives_the_same_analysis() -> None:
    text = "Timur Asanov, a judge, spoke in Osh. Members of the Katiba al-Fajr group fled. He said no."
    assert analysis_of(text) == analysis_of(text)
