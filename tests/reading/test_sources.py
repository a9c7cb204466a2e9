from __future__ import annotations

import io
from pathlib import Path

from dalil.errors import SourceError
from dalil.reading import Source, find_sources


def test_folders_are_read_in_order_and_recursively(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/two.html", "a.txt", "c.jpg", "b/one.md"):
        (tmp_path / name).write_text("x")
    names = [source.name for source in find_sources([str(tmp_path)], None) if isinstance(source, Source)]
    assert names == [str(tmp_path / name) for name in ("a.txt", "b/one.md", "b/two.html")]


def test_one_unreadable_source_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    found = list(find_sources([str(tmp_path / "none.txt"), "https://example.org/x", str(tmp_path / "a.txt")], None))
    assert [type(source) for source in found] == [SourceError, SourceError, Source]
    assert "save the page" in str(found[1])


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert [type(source) for source in find_sources([str(tmp_path)], None)] == [SourceError]


def test_a_dash_reads_standard_input() -> None:
    source = next(iter(find_sources(["-"], io.BytesIO(b"report"))))
    assert isinstance(source, Source)
    assert (source.name, source.data) == ("-", b"report")
    assert isinstance(next(iter(find_sources(["-"], None))), SourceError)
