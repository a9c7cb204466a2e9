from dalil.bench.coding.sides import Sentences, Side, alike, folded
from dalil.records import CodedReport


def test_every_character_of_a_sentence_is_in_it(gold: CodedReport) -> None:
    sentences, text = Sentences(gold.report), gold.report.text
    for words in ("Four freed", "They are home", "told", "More than", "Osh."):
        start, end = sentences.bounds(sentences.at(text.index(words)))
        assert start <= text.index(words) < end
    assert sentences.at(0) == 0


def test_the_words_for_a_speaker_are_all_names_or_the_words_themselves(gold: CodedReport) -> None:
    side = Side(gold)
    assert side.speaker(gold.statements[0]) == {"police"}
    assert side.speaker(gold.statements[1]) == {"aibek toktosunov", "toktosunov"}


def test_words_are_alike_where_one_stands_in_the_other_as_whole_words() -> None:
    assert alike(["osh police"], ["police"])
    assert not alike(["policemen"], ["police"])
    assert not alike([], ["police"])


def test_words_are_folded_without_article_case_curled_quotes_and_wide_spaces() -> None:
    assert folded("The  Path’s\u00a0Sons") == "path's sons"
    assert folded("Theo") == "theo"
