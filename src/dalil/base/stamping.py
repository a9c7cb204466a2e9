"""Outside time stamps of the custody log (RFC 3161): what an authority stamped, its owner cannot rewrite unseen.

An authority signs the hash of the log's last entry together with its own time. That hash is SHA-256 over the entry's
canonical JSON, so that other tools can check an answer as well: ``openssl ts -verify -digest HASH -in ANSWER``.
The libraries that ask and check are the extra ``stamps``; without them a base works, and says what it did not check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from http.client import HTTPException
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from sqlalchemy import Connection, Row, insert, select

from dalil.base import custody
from dalil.base.custody import Entry, Hand
from dalil.base.engine import Base
from dalil.base.tables import log, stamp
from dalil.errors import BaseError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

ACTION = "stamp"
INSTALL = "pip install 'dalil[stamps]'"
_UNSIGNED = "its signature, for want of root certificates"
_GRANTED = 0
_PATIENCE = 30
"""Seconds for which an authority is waited for."""
_LARGEST = 1 << 20
"""Bytes of an answer that are read; real ones have less than ten thousand."""
_ANOTHER = "see that the address is that of a time authority (RFC 3161), or give another"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp as far as it could be checked: on which entry, by whom, and when by the authority's clock (None: unread).

    ``fault`` is what does not hold, ``unchecked`` what nobody looked at and why.
    """

    seq: int
    authority: str
    at: datetime | None
    fault: str | None = None
    unchecked: str | None = None


def ask_for(base: Base, authority: str, hand: Hand) -> Stamp:
    """Have an authority (an ``http`` address) stamp the log's last entry, and keep its answer.

    The asking is outside any transaction. Raises BaseError where the log is empty, the extra is not installed, or the
    authority cannot be reached or gives no stamp of this entry.
    """
    if not _installed():
        raise BaseError("stamp", "what asks for time stamps is not installed", INSTALL)
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 - an extra

    with base.reading() as connection:
        entry = custody.head(connection)
    if entry is None:
        raise BaseError(base.name, "its log is empty", "add a report first")
    request = TimestampRequestBuilder(custody.written(entry), HashAlgorithm.SHA256).build()
    answer = _post(authority, request.as_bytes())
    told = _read(authority, answer)
    if told.tst_info.message_imprint.message.hex() != entry.hash or told.tst_info.nonce != request.nonce:
        raise BaseError(authority, "it stamped something else than it was asked for", _ANOTHER)
    _keep(base, entry, authority, answer, hand)
    return Stamp(entry.seq, authority, told.tst_info.gen_time, unchecked=_UNSIGNED)


def stamps(connection: Connection, roots: Sequence[Certificate] = ()) -> Iterator[Stamp]:
    """Give all stamps, oldest first, each checked: its answer is that of the log, over the entry's hash, and signed.

    Signatures are checked against the root certificates; without any they are not.
    """
    for row in connection.execute(select(stamp).order_by(stamp.c.id)).all():
        yield _checked(connection, row, roots)


def roots_in(path: Path) -> tuple[Certificate, ...]:
    """Read root certificates (PEM); raises BaseError where there are none, or the extra is not installed."""
    if not _installed():
        raise BaseError("stamp", "what checks time stamps is not installed", INSTALL)
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - an extra

    try:
        return tuple(load_pem_x509_certificates(path.read_bytes()))
    except OSError as error:
        raise BaseError(str(path), (error.strerror or "cannot be read").lower(), "check the name") from error
    except ValueError as error:
        raise BaseError(str(path), "it holds no certificates", "give PEM, as the authority publishes it") from error


def _installed() -> bool:
    return find_spec("rfc3161_client") is not None


def _keep(base: Base, entry: Entry, authority: str, answer: bytes, hand: Hand) -> None:
    detail = {"entry": entry.seq, "authority": authority, "answer_sha256": sha256(answer).hexdigest()}
    with base.writing() as connection:
        added = custody.append(connection, hand, ACTION, entry.hash, detail=detail)
        connection.execute(
            insert(stamp).values(seq=entry.seq, hash=entry.hash, authority=authority, answer=answer, added=added)
        )


def _post(authority: str, request: bytes) -> bytes:
    """Send a request over HTTP (RFC 3161, 3.4) and give the answer."""
    if not authority.lower().startswith(("http://", "https://")):
        raise BaseError(authority, "it is no http address", _ANOTHER)
    try:
        posted = Request(authority, request, {"Content-Type": "application/timestamp-query"})  # noqa: S310 - http
        with urlopen(posted, timeout=_PATIENCE) as answer:  # noqa: S310
            told: bytes = answer.read(_LARGEST)
    except HTTPError as error:
        with error:
            raise BaseError(authority, f"it answers {error.code} {error.reason}", _ANOTHER) from error
    except (OSError, HTTPException, ValueError) as error:
        cause = str(getattr(error, "reason", "") or error) or type(error).__name__
        raise BaseError(authority, f"it cannot be reached ({cause})", "try again later, or give another") from error
    return told


def _read(authority: str, answer: bytes) -> TimeStampResponse:
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415 - an extra

    try:
        told = decode_timestamp_response(answer)
    except ValueError as error:
        raise BaseError(authority, "what it answers is no time stamp", _ANOTHER) from error
    if told.status != _GRANTED:
        why = ", ".join(told.status_string) or f"status {told.status}"
        raise BaseError(authority, f"it refuses to stamp ({why})", _ANOTHER)
    return told


def _checked(connection: Connection, row: Row[tuple[object, ...]], roots: Sequence[Certificate]) -> Stamp:
    entry = connection.execute(select(log).where(log.c.seq == row.seq)).one_or_none()
    added = connection.execute(select(log).where(log.c.seq == row.added)).one_or_none()
    known = {"entry": row.seq, "authority": row.authority, "answer_sha256": sha256(row.answer).hexdigest()}
    at = None
    if added is None or (added.action, added.subject, added.detail) != (ACTION, row.hash, custody.canonical(known)):
        return Stamp(row.seq, row.authority, at, "it is not that of the log")
    if entry is None or entry.hash != row.hash:
        return Stamp(row.seq, row.authority, at, "the log has another entry there than the one that was stamped")
    if not _installed():
        return Stamp(row.seq, row.authority, at, unchecked=f"all that it says ({INSTALL})")
    return _answered(row, roots)


def _answered(row: Row[tuple[object, ...]], roots: Sequence[Certificate]) -> Stamp:
    """Check what an authority answered: over which hash, and signed by whom."""
    from rfc3161_client import VerificationError, VerifierBuilder  # noqa: PLC0415 - an extra

    try:
        told = _read(row.authority, row.answer)
        at = told.tst_info.gen_time
        if told.tst_info.message_imprint.message.hex() != row.hash:
            return Stamp(row.seq, row.authority, at, "it stamps something else than the entry")
        if not roots:
            return Stamp(row.seq, row.authority, at, unchecked=_UNSIGNED)
        VerifierBuilder(roots=list(roots)).build().verify(told, bytes.fromhex(row.hash))
    except (BaseError, ValueError):
        return Stamp(row.seq, row.authority, None, "it is no time stamp")
    except VerificationError:
        return Stamp(row.seq, row.authority, at, "its signature does not come from the given roots")
    return Stamp(row.seq, row.authority, at)
