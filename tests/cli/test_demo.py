from __future__ import annotations

import re

from tests.cli.conftest import Dalil


def test_the_tour_shows_every_shipped_report_and_what_to_do_next(dalil: Dalil) -> None:
    outcome = dalil("demo")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert len(re.findall(r"^\S+\.(?:txt|html|eml), invented for demonstration$", outcome.stdout, re.MULTILINE)) == 8
    assert max(map(len, outcome.stdout.splitlines())) <= 80
    assert "dalil read YOUR-REPORT.txt" in outcome.stdout


def test_a_named_report_is_shown_whole(dalil: Dalil) -> None:
    outcome = dalil("demo", "osh-1-agency")
    assert outcome.status == 0
    assert "Kyrgyz security service detains 11" in outcome.stdout
    assert " more\n" not in outcome.stdout
    assert dalil("demo", "osh-1-agency.txt").stdout == outcome.stdout


def test_the_tour_ends_with_what_five_reports_tell_together(dalil: Dalil) -> None:
    told = dalil("demo").stdout.partition("THE BASE")[2]
    assert "5 reports, 5 outlets, 1 origin" in told
    assert re.search(r"revised +count suffering 7 \(.*, +then 9 \(", re.sub(r"\n +", " ", told))
    assert re.search(r"^r-\S+ Tariq as-Subh · banned · KZ$", told, re.MULTILINE)
    assert re.search(r"^    check +\w+: ", told, re.MULTILINE)
    assert told.count("«") >= 3
