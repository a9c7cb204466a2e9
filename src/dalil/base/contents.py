"""Raw bytes by their SHA-256: inside the base, or in a folder beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlalchemy import Connection, insert, select

from dalil.base.engine import Base
from dalil.base.tables import content, setting
from dalil.errors import BaseError

_WHERE = "contents"


def keep_beside(base: Base, connection: Connection, folder: Path) -> Path:
    """Choose, for a new base, to keep raw bytes in a folder instead of in the base itself; makes and gives the folder.

    A relative path is one from the folder of the base's file, and moves with it; from here, where the base is a
    server's. Raises BaseError where the folder cannot be made.
    """
    chosen = folder if base.path is not None else folder.resolve()
    connection.execute(insert(setting).values(name=_WHERE, value=chosen.as_posix()))
    path = folder_of(base, connection) or chosen
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)
    return path


def put(base: Base, connection: Connection, data: bytes, media_type: str) -> str:
    """Keep bytes, once however often they come, and give their SHA-256; raises BaseError where they cannot be kept."""
    digest = sha256(data).hexdigest()
    if connection.scalar(select(content.c.sha256).where(content.c.sha256 == digest)) is None:
        folder = folder_of(base, connection)
        if folder is not None:
            _write(folder / digest[:2] / digest, data)
        connection.execute(
            insert(content).values(
                sha256=digest, size=len(data), media_type=media_type, bytes=data if folder is None else None
            )
        )
    return digest


def get(base: Base, connection: Connection, digest: str) -> bytes | None:
    """Give the bytes of a hash; None where they were redacted or have been lost from the folder.

    Raises BaseError where the folder cannot be read.
    """
    data = connection.scalar(select(content.c.bytes).where(content.c.sha256 == digest))
    folder = folder_of(base, connection)
    if data is not None or folder is None:
        return data
    path = folder / digest[:2] / digest
    with _told(path):
        return path.read_bytes() if path.is_file() else None


def forget(connection: Connection, digest: str) -> None:
    """Take the bytes of a hash out of the base, for a redaction; their hash and size stay."""
    connection.execute(content.update().where(content.c.sha256 == digest).values(bytes=None))


def erase(folder: Path | None, digest: str) -> None:
    """Take the bytes of a hash out of the folder beside the base, once the redaction is committed.

    Raises BaseError where they cannot be removed.
    """
    if folder is not None:
        path = folder / digest[:2] / digest
        with _told(path):
            path.unlink(missing_ok=True)


def folder_of(base: Base, connection: Connection) -> Path | None:
    """Give the folder in which raw bytes are kept; None where they are in the base itself."""
    chosen = connection.scalar(select(setting.c.value).where(setting.c.name == _WHERE))
    if chosen is None:
        return None
    path = Path(chosen)
    return path if path.is_absolute() or base.path is None else base.path.parent / path


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; a crash leaves at most a stray temporary file."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what the disk says in one line."""
    try:
        yield
    except OSError as error:
        cause = (error.strerror or "it cannot be read or written").lower()
        raise BaseError(str(path), cause, "see that there is room and that you may read and write there") from error
