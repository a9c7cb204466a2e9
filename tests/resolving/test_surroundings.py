from __future__ import annotations

from dalil.records import Block, BlockKind, Custody, Report
from dalil.resolving.surroundings import home_of
from dalil.resolving.toponyms import Toponyms


def report(text: str, kind: BlockKind = BlockKind.PARAGRAPH, dateline: str | None = None) -> Report:
    return Report(
        id="sha256:0", source="t", url=None, outlet=None, agency=None, title=None, authors=(), published="2017-01-04",
        dateline=dateline, language="en", custody=Custody("", 0, "", None, "", ""), text=text,
        blocks=(Block(kind, 0, len(text)),),
    )  # fmt: skip


def test_a_report_is_at_home_where_its_dateline_lies_else_in_the_country_that_it_names_most() -> None:
    dated = report("France and France agreed.", dateline="DUSHANBE")
    assert home_of(dated, Toponyms.of(dated, ()).context) == "TJ"
    written = report("Kyrgyz police thanked Kyrgyz courts and Tajikistan.")
    assert home_of(written, Toponyms.of(written, ()).context) == "KG"
    torn = report("Kyrgyz police thanked Tajikistan.")
    assert home_of(torn, Toponyms.of(torn, ()).context) is None
