from __future__ import annotations

from collections.abc import Callable

import pytest

from dalil.errors import SourceError
from dalil.reading import Source, read_report
from dalil.records import Report
from dalil.settings import Facts

HEADERS = (
    b"From: Pat Quill <p@example.org>\nSubject: Re: Trial\nDate: Tue, 3 Mar 2020 08:15:00 +0500\nMIME-Version: 1.0\n"
)


def test_headers_are_metadata(read_fixture: Callable[[str], Report]) -> None:
    report = read_fixture("forwarded.eml")
    assert (report.title, report.published) == ("Police close prayer house in Andijan", "2020-03-03")
    assert report.custody.encoding == "koi8-r"


def test_an_html_part_is_read_as_a_page() -> None:
    page = b"<html><body><h1>Trial in Osh opens</h1><p>The trial of two men opened in Osh on Monday.</p></body></html>"
    body = b'Content-Type: text/html; charset="utf-8"\n\n' + page
    report = read_report(Source("x.eml", HEADERS + body, "message/rfc822"), Facts())
    assert "The trial of two men opened" in report.text
    assert report.blocks[0].locator.path is not None


def test_a_message_without_text_names_the_remedy() -> None:
    body = b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    with pytest.raises(SourceError, match="attachment"):
        read_report(Source("x.eml", HEADERS + body, "message/rfc822"), Facts())
