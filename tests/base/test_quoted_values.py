"""Every value of the register and of series stands in words of a report that the base can show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.base.choosing import Wanted
from dalil.base.engine import open_base
from dalil.base.listing import groups, quotations
from dalil.base.settling import looking_at
from tests.base.making import addition
from tests.base.test_checked import figure, filled


@settings(max_examples=10, deadline=None)
@given(
    figures=st.lists(st.tuples(st.sampled_from([40, 41]), st.sampled_from(["2014", "2015", "2014/2015"])), max_size=4),
    others=st.sets(st.integers(16, 19), min_size=1, max_size=2),
)
def test_every_value_has_its_quotation(
    figures: list[tuple[int, str]], others: set[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = open_base(str(tmp_path_factory.mktemp("quoted") / "reports.db"), create=True)
    filled(base, *(figure(*each, f"Post {n}") for n, each in enumerate(figures)), *map(addition, sorted(others)))
    with looking_at(base) as connection:
        series, register = (groups(connection, kind, Wanted()) for kind in ("series", "register"))
        told = [value["tellings"] for one in series for point in one.body["points"] for value in point["values"]]
        told += [act["tellings"] for one in register for act in one.body["acts"]]
        told += [side["tellings"] for one in register for each in one.body["disagreements"] for side in each["sides"]]
        assert told
        for keys in told:
            quoted = quotations(connection, keys)
            assert keys
            assert [quotation.key for quotation in quoted] == keys
            for quotation in quoted:
                text = quotation.report.text
                assert quotation.record.evidence
                assert all(text[span.start : span.end] == span.exact for span in quotation.record.evidence)
    base.close()
