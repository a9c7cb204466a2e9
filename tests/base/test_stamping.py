from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
from sqlalchemy import Delete, Update, delete, func, select, text, update

from dalil.base import custody, stamping
from dalil.base.adding import add
from dalil.base.engine import Base
from dalil.base.stamping import Stamp, ask_for, roots_in, stamps
from dalil.base.tables import log, stamp
from dalil.base.verifying import faults
from dalil.errors import BaseError
from tests.base.authority import STAMPED, Authority, answering, founded, refusal
from tests.base.making import addition, hand


@dataclass(frozen=True, slots=True)
class Outside:
    """An authority, the address of its service, and its root certificate in a file."""

    authority: Authority
    address: str
    roots: Path


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    authority = founded("Time of Osh")
    roots = tmp_path_factory.mktemp("roots") / "root.pem"
    roots.write_bytes(authority.root_pem)
    answers = {
        "/good": authority.answer,
        "/other": lambda request: authority.answer(request, over=bytes(32)),
        "/refusing": lambda _: refusal("not today"),
        "/page": lambda _: b"<html>",
        "/closed": 503,
    }
    with answering(answers) as address:
        yield Outside(authority, address, roots)


@pytest.fixture
def filled(base: Base) -> Base:
    add(base, addition(16), hand())
    return base


@pytest.fixture(scope="module")
def unstamped(module_base: Base) -> Iterator[Base]:
    """Give a base that no test adds a stamp to."""
    add(module_base, addition(16), hand())
    yield module_base
    with module_base.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(stamp)) == 0
        assert connection.scalar(select(func.count()).select_from(log)) == 1


def test_a_stamp_is_over_the_head_and_its_signature_is_checked(filled: Base, outside: Outside) -> None:
    with filled.reading() as connection:
        head = custody.head(connection)
    assert head is not None
    assert sha256(custody.written(head)).hexdigest() == head.hash
    given = ask_for(filled, f"{outside.address}/good", hand("ines"))
    assert (given.seq, given.at) == (1, STAMPED)
    with filled.reading() as connection:
        (checked,) = stamps(connection, roots_in(outside.roots))
        assert checked == Stamp(1, f"{outside.address}/good", STAMPED)
        (unsigned,) = stamps(connection)
        assert unsigned.unchecked == "its signature, for want of root certificates"
        entry = list(custody.entries(connection))[-1]
        assert (entry.seq, entry.action, entry.subject, entry.who) == (2, "stamp", head.hash, "ines")
        assert list(faults(connection, filled, roots=roots_in(outside.roots))) == []


def test_stamps_are_added_and_stay(filled: Base, outside: Outside) -> None:
    for seq in (1, 2):
        assert ask_for(filled, f"{outside.address}/good", hand()).seq == seq
    with filled.reading() as connection:
        assert [one.seq for one in stamps(connection)] == [1, 2]


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/other", "stamped something else"),
        ("/refusing", "refuses to stamp \\(not today\\)"),
        ("/page", "is no time stamp"),
        ("/closed", "it answers 503"),
        ("/nothing", "it answers 404"),
    ],
)
def test_what_is_no_stamp_of_the_head_is_not_kept(unstamped: Base, outside: Outside, path: str, cause: str) -> None:
    with pytest.raises(BaseError, match=cause) as caught:
        ask_for(unstamped, outside.address + path, hand())
    assert "\n" not in str(caught.value)


def test_an_answer_to_an_earlier_request_is_not_taken_for_a_new_one(unstamped: Base, outside: Outside) -> None:
    request = TimestampRequestBuilder(b"the head of then", HashAlgorithm.SHA256).build()
    with unstamped.reading() as connection:
        head = custody.head(connection)
    assert head is not None
    earlier = outside.authority.answer(request.as_bytes(), over=bytes.fromhex(head.hash))
    with answering({"/": lambda _: earlier}) as address, pytest.raises(BaseError, match="stamped something else"):
        ask_for(unstamped, f"{address}/", hand())


@pytest.mark.parametrize("address", ["file:///etc/passwd", "timestamp.example.org", "http://", "http://[::1", ""])
def test_what_is_no_address_is_one_line(unstamped: Base, address: str) -> None:
    with pytest.raises(BaseError) as caught:
        ask_for(unstamped, address, hand())
    assert "\n" not in str(caught.value)


def test_an_authority_that_is_not_there_is_one_line(unstamped: Base) -> None:
    with pytest.raises(BaseError, match="cannot be reached"):
        ask_for(unstamped, "http://127.0.0.1:9/tsr", hand())


def test_an_empty_log_has_nothing_to_stamp(base: Base, outside: Outside) -> None:
    with pytest.raises(BaseError, match="its log is empty"):
        ask_for(base, f"{outside.address}/good", hand())


FORGERIES: dict[str, tuple[Update | Delete, str]] = {
    "the answer": (update(stamp).values(answer=b"no"), "it is not that of the log"),
    "the authority": (update(stamp).values(authority="http://elsewhere"), "it is not that of the log"),
    "the entry": (update(log).where(log.c.seq == 1).values(hash="0" * 64), "the log has another entry there"),
    "no stamp": (delete(stamp), "what log entry 2 (stamp) speaks of is missing"),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_whatever_is_changed_is_found(filled: Base, outside: Outside, what: str) -> None:
    ask_for(filled, f"{outside.address}/good", hand())
    forgery, fault = FORGERIES[what]
    with filled.writing() as connection:
        connection.execute(forgery)
    with filled.reading() as connection:
        found = [each.what for each in faults(connection, filled)]
    assert any(fault in each for each in found), found


def test_a_log_written_anew_with_the_old_stamp_is_found(filled: Base, outside: Outside) -> None:
    """Whoever owns the base can make every hash fit, but not what the authority signed."""
    ask_for(filled, f"{outside.address}/good", hand())
    rewrite(filled, who="somebody else")
    with filled.reading() as connection:
        assert list(custody.broken(connection)) == []
        assert [each.what for each in faults(connection, filled)] == ["it stamps something else than the entry"]


def test_a_stamp_forged_by_another_authority_is_found(filled: Base, outside: Outside) -> None:
    with answering({"/": founded("Time of Osh").answer}) as address:
        ask_for(filled, f"{address}/", hand())
    with filled.reading() as connection:
        assert list(faults(connection, filled)) == []
        (fault,) = faults(connection, filled, roots=roots_in(outside.roots))
    assert (fault.subject, fault.what) == (
        "stamp of log entry 1",
        "its signature does not come from the given roots",
    )


def test_without_the_extra_a_base_verifies_and_says_what_it_did_not_check(
    filled: Base, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for(filled, f"{outside.address}/good", hand())
    monkeypatch.setattr(stamping, "find_spec", lambda _: None)
    with filled.reading() as connection:
        assert list(faults(connection, filled)) == []
        (unread,) = stamps(connection)
    assert unread.unchecked == "all that it says (pip install 'dalil[stamps]')"
    for attempt in (lambda: ask_for(filled, outside.address, hand()), lambda: roots_in(outside.roots)):
        with pytest.raises(BaseError, match=r"dalil\[stamps\]"):
            attempt()


@pytest.mark.parametrize(("name", "cause"), [("none.pem", "no such file"), ("empty.pem", "holds no certificates")])
def test_roots_that_are_none_are_one_line(tmp_path: Path, name: str, cause: str) -> None:
    (tmp_path / "empty.pem").write_bytes(b"")
    with pytest.raises(BaseError, match=cause):
        roots_in(tmp_path / name)


def rewrite(base: Base, who: str) -> None:
    """Write the log anew as its owner could, every hash and reference in place."""
    with base.writing() as connection:
        if base.path is not None:
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        previous = custody.GENESIS
        for entry in list(custody.entries(connection)):
            values = {**connection.execute(select(log).where(log.c.seq == entry.seq)).one()._mapping}
            values |= {"who": who, "previous": previous}
            if entry.action == stamping.ACTION:
                values["subject"] = previous
            values["hash"] = previous = custody.hashed(values)
            connection.execute(update(log).where(log.c.seq == entry.seq).values(values))
        first = connection.scalar(select(log.c.hash).where(log.c.seq == 1))
        connection.execute(update(stamp).values(hash=first))
