"""Raw bytes by their SHA-256: inside the base, or in a folder beside it."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlalchemy import Connection, insert, select

from dalil.base.engine import Base
from dalil.base.tables import content, setting
from dalil.errors import BaseError

_WHERE = "contents"


def keep_beside(connection: Connection, folder: Path) -> None:
    """Choose, for a new base, to keep raw bytes in a folder instead of in the base itself."""
    connection.execute(insert(setting).values(name=_WHERE, value=str(folder)))


def put(base: Base, connection: Connection, data: bytes, media_type: str) -> str:
    """Keep bytes, once however often they come, and give their SHA-256."""
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
    """Give the bytes of a hash; None where they were redacted or have been lost from the folder."""
    data = connection.scalar(select(content.c.bytes).where(content.c.sha256 == digest))
    folder = folder_of(base, connection)
    if data is not None or folder is None:
        return data
    path = folder / digest[:2] / digest
    return path.read_bytes() if path.is_file() else None


def forget(connection: Connection, digest: str) -> None:
    """Take the bytes of a hash out of the base, for a redaction; their hash and size stay."""
    connection.execute(content.update().where(content.c.sha256 == digest).values(bytes=None))


def erase(folder: Path | None, digest: str) -> None:
    """Take the bytes of a hash out of the folder beside the base, once the redaction is committed."""
    if folder is not None:
        (folder / digest[:2] / digest).unlink(missing_ok=True)


def folder_of(base: Base, connection: Connection) -> Path | None:
    """Give the folder in which raw bytes are kept; None where they are in the base itself."""
    chosen = connection.scalar(select(setting.c.value).where(setting.c.name == _WHERE))
    if chosen is None:
        return None
    path = Path(chosen)
    return path if path.is_absolute() or base.path is None else base.path.parent / path


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; a crash leaves at most a stray temporary file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    except OSError as error:
        cause = error.strerror or "it cannot be written"
        raise BaseError(str(path.parent), cause, "see that there is room and that you may write there") from error
