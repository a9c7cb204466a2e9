from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.errors import SourceError
from dalil.reading import Source, read_report
from dalil.records import BlockKind
from dalil.settings import Facts

LEAD = "OSH -- Police held two men on Friday, the ministry said."


def read(data: bytes, name: str = "x.txt", media_type: str = "text/plain") -> object:
    return read_report(Source(name, data, media_type), Facts())


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\u200b\ufeff".encode(), "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"PK\x03\x04rest", "zip or office"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"a" * (50 * 1024 * 1024 + 1), "50 MB"),
        ("Суд в городе Ош".encode()[:-1], "truncated"),
    ],
)
def test_what_cannot_be_read_says_why_in_one_line(data: bytes, cause: str) -> None:
    with pytest.raises(SourceError, match=cause) as caught:
        read(data)
    assert "\n" not in str(caught.value)
    assert caught.value.subject == "x.txt"


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_any_bytes_give_a_report_or_a_source_error(data: bytes) -> None:
    for media_type in ("text/plain", "text/html", "text/markdown", "message/rfc822", "application/pdf"):
        try:
            report = read_report(Source("x", data, media_type), Facts())
        except SourceError:
            continue
        assert report.text
        assert all(report.words(block).strip() for block in report.blocks)


def test_custody_is_reproducible_from_the_bytes() -> None:
    data = LEAD.encode()
    report = read_report(Source("a.txt", data, "text/plain"), Facts())
    digest = hashlib.sha256(data).hexdigest()
    assert report.id == f"sha256:{digest}"
    assert (report.custody.sha256, report.custody.size, report.custody.tool) == (digest, len(data), "dalil")
    assert report == read_report(Source("a.txt", data, "text/plain"), Facts())


def test_a_page_named_as_text_is_read_as_a_page() -> None:
    page = f"<!doctype html><html><body><p>{LEAD}</p></body></html>".encode()
    report = read_report(Source("a.txt", page, "text/plain"), Facts())
    assert report.custody.media_type == "text/html"
    assert "<p>" not in report.text


def test_what_nobody_says_stays_none() -> None:
    report = read_report(Source("a.txt", b"Police held two men in Osh, and later let them go.", "text/plain"), Facts())
    assert (report.title, report.outlet, report.agency, report.published, report.dateline) == (None,) * 5
    assert report.authors == ()


def test_the_language_is_told_from_the_text() -> None:
    text = "Суд в городе Ош приговорил троих мужчин к лишению свободы за участие в запрещённой организации."
    assert read_report(Source("a.txt", text.encode(), "text/plain"), Facts()).language == "ru"
    assert read_report(Source("a.txt", b"1 2 3", "text/plain"), Facts()).language is None


def test_repeated_captions_point_to_the_first() -> None:
    caption = "A guard in Osh. [Pat Quill/AFP]"
    text = f"Court jails three men\n\nBy Pat Quill\n\n{caption}\n\n{caption}\n\n{LEAD}"
    report = read_report(Source("a.txt", text.encode(), "text/plain"), Facts())
    captions = [block for block in report.blocks if block.kind is BlockKind.CAPTION]
    assert [block.repeats for block in captions] == [None, 2]
    assert all(block.credit and block.credit.exact == "Pat Quill/AFP" for block in captions)
