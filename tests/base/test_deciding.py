from __future__ import annotations

import pytest
from sqlalchemy import func, select

from dalil.base.adding import add
from dalil.base.choosing import Wanted
from dalil.base.deciding import merge, split
from dalil.base.decisions import decided
from dalil.base.engine import Base
from dalil.base.listing import groups, members_of
from dalil.base.settling import looking_at
from dalil.base.tables import anchoring, decision, log
from dalil.base.verifying import faults
from dalil.errors import BaseError
from dalil.records.keys import key_of
from tests.base.making import APART, addition, hand


@pytest.fixture
def keys(base: Base) -> tuple[str, ...]:
    """Give the keys of three reports' events, of which nothing links any two."""
    return tuple(key_of(add(base, addition(APART + number), hand()).key, "v1") for number in range(3))


def counted(base: Base) -> tuple[int, ...]:
    with base.reading() as connection:
        return tuple(
            connection.scalar(select(func.count()).select_from(table)) or 0 for table in (decision, anchoring, log)
        )


def incidents(base: Base) -> list[set[str]]:
    with looking_at(base) as connection:
        return [set(members_of(connection, one)) for one in groups(connection, "incident", Wanted(10))]


def test_several_are_merged_and_split_at_once(base: Base, keys: tuple[str, ...]) -> None:
    assert merge(base, keys[0], keys[1:], "one raid", hand()) == (1, 2, 3)
    assert incidents(base) == [set(keys)]
    numbers = split(base, f"i-{min(keys)}", [keys[0]], "another raid", hand())
    assert sorted(incidents(base), key=len) == [{keys[0]}, set(keys[1:])]
    with base.reading() as connection:
        assert all(keys[0] in pair for pair in decided(connection).apart)
        assert connection.scalar(select(func.count()).select_from(log)) == 3 + 3 + len(numbers)
        assert list(faults(connection, base)) == []


def test_where_one_of_several_cannot_be_decided_none_is(base: Base, keys: tuple[str, ...]) -> None:
    before = counted(base)
    for others in ((keys[1], "0123456789ab.v1"), (keys[1], keys[0])):
        with pytest.raises(BaseError):
            merge(base, keys[0], others, "one raid", hand())
    merge(base, keys[0], [keys[1]], "one raid", hand())
    merged = counted(base)
    with pytest.raises(BaseError, match="it is not in"):
        split(base, f"i-{min(keys[:2])}", [max(keys[:2]), keys[2]], "another raid", hand())
    assert counted(base) == merged
    assert [now - then for now, then in zip(merged, before, strict=True)] == [1, 2, 1]
