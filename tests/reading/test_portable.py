from __future__ import annotations

import pytest

from dalil.errors import SourceError
from dalil.reading import Source, read_report
from dalil.reading.portable import join_lines
from dalil.records import BlockKind
from dalil.settings import Facts

PAGES = [
    [
        (10, 800, "Annual note of the district 2019"),
        (20, 740, "Fewer men return to the banned group"),
        (11, 700, "OSH -- The district council has counted 48 men who left the ban-"),
        (11, 686, "ned group in 2019, nine more than in the year before, its chair-"),
        (11, 672, "man said on Monday."),
        (11, 640, "Three of them went back, according to the council, which did not"),
        (9, 40, "1"),
    ],
    [
        (10, 800, "Annual note of the district 2019"),
        (11, 740, "name them. It plans to hire four mentors next year."),
        (9, 40, "2"),
    ],
]


def make_pdf(pages: list[list[tuple[int, int, str]]]) -> bytes:
    """Write a small PDF: lines of (size, height on the page, text)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for page in pages:
        stream = "".join(f"BT /F1 {size} Tf 50 {height} Td ({text}) Tj ET\n" for size, height, text in page)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}endstream")
        content = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data, offsets = b"%PDF-1.4\n", []
    for number, content_ in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content_}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def test_a_pdf_gives_its_text_with_running_heads_apart() -> None:
    report = read_report(Source("note.pdf", make_pdf(PAGES), "application/pdf"), Facts())
    paragraphs = [report.words(block) for block in report.blocks if block.kind is BlockKind.PARAGRAPH]
    assert paragraphs[0].startswith("The district council has counted 48 men who left the banned group in 2019")
    assert paragraphs[1].endswith("which did not name them. It plans to hire four mentors next year.")
    assert report.title == "Fewer men return to the banned group"
    assert report.dateline == "OSH"
    furniture = {report.words(block) for block in report.blocks if block.kind is BlockKind.FURNITURE}
    assert furniture == {"Annual note of the district 2019", "1", "2"}
    assert {block.locator.page for block in report.blocks} == {1, 2}


def test_a_pdf_named_as_text_is_read_as_a_pdf() -> None:
    report = read_report(Source("note.txt", make_pdf(PAGES), "text/plain"), Facts())
    assert report.custody.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (make_pdf([[]]), "no text"),
        (make_pdf(PAGES)[:200], "broken or truncated"),
        (b"%PDF-1.7\ngarbage", "broken or truncated"),
    ],
)
def test_unreadable_pdfs_name_the_cause(data: bytes, cause: str) -> None:
    with pytest.raises(SourceError, match=cause):
        read_report(Source("x.pdf", data, "application/pdf"), Facts())


def test_words_parted_at_a_line_end_become_whole() -> None:
    assert join_lines("the ban-\nned group") == "the banned group"
    assert join_lines("al-\nQaeda") == "al-Qaeda"
