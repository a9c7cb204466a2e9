from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, text

from dalil.base.adding import add
from dalil.base.contents import folder_of, get, keep_beside
from dalil.base.engine import Base, open_base
from dalil.base.redaction import redact
from dalil.base.tables import content
from dalil.base.verifying import faults
from dalil.errors import BaseError
from tests.base.making import addition, data, hand


@pytest.fixture
def beside(base: Base, tmp_path: Path) -> Base:
    """Give a base that keeps raw bytes in a folder."""
    with base.writing() as connection:
        keep_beside(base, connection, tmp_path / "raw")
    return base


def files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "raw").rglob("*") if path.is_file())


def found(base: Base) -> list[str]:
    with base.reading() as connection:
        return [fault.what for fault in faults(connection, base)]


def test_bytes_are_kept_by_their_hash_in_the_folder_and_not_in_the_base(beside: Base, tmp_path: Path) -> None:
    key = add(beside, addition(16), hand()).key.removeprefix("sha256:")
    (file,) = files(tmp_path)
    assert (file.name, file.parent.name, file.read_bytes()) == (key, key[:2], data(16))
    with beside.reading() as connection:
        assert connection.scalar(select(content.c.bytes)) is None
        assert get(beside, connection, key) == data(16)
    assert found(beside) == []


@pytest.mark.parametrize(
    ("forged", "fault"), [(b"no", "its raw bytes are not those of the log"), (None, "its raw bytes are missing")]
)
def test_bytes_that_are_changed_or_gone_are_found(
    beside: Base, tmp_path: Path, forged: bytes | None, fault: str
) -> None:
    add(beside, addition(16), hand())
    (file,) = files(tmp_path)
    if forged is None:
        file.unlink()
    else:
        file.write_bytes(forged)
    assert found(beside) == [fault]


def test_redacted_bytes_go_and_are_missed_if_they_do_not(beside: Base, tmp_path: Path) -> None:
    key = add(beside, addition(16), hand()).key
    (file,) = files(tmp_path)
    redact(beside, key, "a court's order", hand())
    assert files(tmp_path) == []
    file.write_bytes(data(16))
    assert found(beside) == ["it was redacted, but its raw bytes are still there: redact it again"]
    redact(beside, key, "a court's order", hand())
    assert files(tmp_path) == []
    with beside.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM log WHERE action = 'redact'")) == 1


def test_a_relative_folder_moves_with_the_file_of_the_base(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    base = open_base(str(tmp_path / "here" / "reports.db"), create=True)
    with base.writing() as connection:
        assert keep_beside(base, connection, Path("raw")) == tmp_path / "here" / "raw"
    add(base, addition(16), hand())
    base.close()
    (tmp_path / "here").rename(tmp_path / "there")
    moved = open_base(str(tmp_path / "there" / "reports.db"))
    assert found(moved) == []
    with moved.reading() as connection:
        assert folder_of(moved, connection) == tmp_path / "there" / "raw"
    moved.close()


def test_a_folder_that_cannot_be_is_one_line_and_adding_adds_nothing(beside: Base, tmp_path: Path) -> None:
    (tmp_path / "raw").rmdir()
    (tmp_path / "raw").write_bytes(b"")
    with pytest.raises(BaseError) as caught:
        add(beside, addition(16), hand())
    assert "\n" not in str(caught.value)
    with beside.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM log")) == 0
