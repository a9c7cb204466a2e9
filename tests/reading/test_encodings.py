from __future__ import annotations

import pytest

from dalil.errors import SourceError
from dalil.reading.encodings import decode

RUSSIAN = (
    "Суд в городе Ош приговорил троих мужчин к лишению свободы за участие в запрещённой организации. "
    "Об этом сообщила пресс-служба областной прокуратуры. Осуждённые намерены обжаловать приговор. "
) * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-r", "utf-8-sig", "utf-16-le"])
def test_cyrillic_is_read_in_old_and_new_encodings(encoding: str) -> None:
    assert decode("x", RUSSIAN.encode(encoding, errors="replace"))[0] == RUSSIAN


def test_a_declared_encoding_is_believed() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert decode("x", page.encode("cp1251")) == (page, "cp1251")
    assert decode("x", "Ош".encode("koi8-r"), "koi8-r")[0] == "Ош"


def test_western_quotes_in_ascii_are_windows_1252() -> None:
    text = "“We do not know,” he said – and left. " * 10
    assert decode("x", text.encode("cp1252")) == (text, "cp1252")


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode("x", b'<meta charset="iso-8859-1"><p>\x93Osh\x94</p>')[0].count("“") == 1


def test_a_text_that_ends_inside_a_character_is_truncated() -> None:
    with pytest.raises(SourceError, match="truncated"):
        decode("x", RUSSIAN.encode()[:-3])


def test_a_wrong_mark_is_an_error() -> None:
    with pytest.raises(SourceError, match="utf-16"):
        decode("x", b"\xff\xfeabc")
