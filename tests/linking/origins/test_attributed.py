"""Constructions by which news reports attribute, read from text: words of a report, and whose word they go back to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.extraction.chains import chain_of
from dalil.pipeline import Coder
from dalil.records import Span
from dalil.resolving.origins import Origin, origin_of
from tests.language.written import report_of

OUTLET = "Ridge Courier"


def told_by(coder: Coder, text: str, words: str) -> Origin:
    coded = coder.read_report(replace(report_of(text), outlet=OUTLET))
    at = coded.report.text.index(words)
    entities = {entity.id: entity for entity in coded.entities}
    statements = {statement.id: statement for statement in coded.statements}
    chain = chain_of(Span.of(coded.report.text, at, at + len(words)), coded.statements)
    return origin_of(coded.report, [statements[link] for link in chain], entities)


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Four men were held in Osh, state media reported, citing the Interior Ministry.", "held", "Interior Ministry"),
        ("Four men were held in Osh, the agency reported, citing a police official.", "held", "a police official"),
        ("Six farmers were killed, a security official told Ridge Courier.", "killed", "a security official"),
        ("Six farmers were killed, according to a statement seen by Ridge Courier.", "killed", "a statement seen by"),
        ("The daily quoted the mayor of Osh as saying that six farmers were killed.", "killed", "the mayor of Osh"),
        ('"He was taken at dawn," the Lake Observatory quoted his sister as saying.', "taken", "his sister"),
        ("In a statement posted on Telegram, the Salt Front said it killed six men.", "killed", "Salt Front"),
        ("The men built two bombs there, court documents show.", "bombs", "court documents"),
        ("According to court documents, the men built two bombs.", "bombs", "court documents"),
        ("As established by the court, the men built two bombs.", "bombs", "the court"),
        ("It follows from the indictment that the men built two bombs.", "bombs", "the indictment"),
        ("By the ministry's account, the men built two bombs.", "bombs", "the ministry's account"),
        ("Two men were held, Interfax reported with reference to the Border Service.", "held", "Border Service"),
        ("The killing of the emir, announced by the governor last week, is in doubt.", "killing", "the governor"),
        ("The air strike on the hamlet, announced by an anonymous channel, is in doubt.", "strike", "an anonymous"),
        ("The arrests reported by the Border Service are in doubt.", "arrests", "Border Service"),
        ("The Border Service has confirmed an operation.", "operation", "Border Service"),
        ("The army reported a clash near the river.", "clash", "The army"),
        ("Residents reported hearing an explosion near the river.", "explosion", "Residents"),
        ("The brigade claimed to have killed eleven soldiers.", "killed", "The brigade"),
        ("The lawyer, Firuza Alimova, announced an appeal on Monday.", "appeal", "Firuza Alimova"),
        ("The lawyer, Firuza Alimova, has filed a complaint about torture.", "torture", "Firuza Alimova"),
        ("Two men were wounded, the mayor said by telephone on Monday.", "wounded", "the mayor"),
        ("The governor would only say that two men had been freed.", "freed", "The governor"),
        ("The Lake Observatory documented the killing of six farmers.", "killing", "Lake Observatory"),
        ("It is said in judicial circles that two men were freed.", "freed", "judicial circles"),
        ("How many were held is in dispute: 14, says the mayor; 17, says the imam.", "held", "the mayor"),
        ("The judgment puts the death on 4 June.", "death", "The judgment"),
        ("He had lost two men, the voice said, and it was a drone that killed them.", "killed", "the voice"),
        (
            "People in the hamlet showed us a hole. A drone came after midnight, they say.",
            "drone",
            "People in the hamlet",
        ),
        ("The ministry's Telegram channel said two men were wounded.", "wounded", "The ministry's Telegram channel"),
    ],
)
def test_words_go_back_to_whoever_is_cited_for_them(coder: Coder, text: str, words: str, origin: str) -> None:
    assert told_by(coder, text, words).name.lower().startswith(origin.lower())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The tribunal denied bail to four men.", "four men"),
        ("The flood claimed twelve lives.", "lives"),
        ("The governor would not say that two men had been freed.", "freed"),
        ("Alimova reported to the station that she knows from childhood.", "station"),
    ],
)
def test_what_is_done_goes_back_to_nobody_but_the_outlet(coder: Coder, text: str, words: str) -> None:
    assert told_by(coder, text, words).name == OUTLET
