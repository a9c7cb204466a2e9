from dataclasses import replace

from dalil.bench.coding.alignment import align
from dalil.bench.coding.listing import listing
from dalil.records import CodedReport


def test_a_coding_like_the_annotation_has_no_errors(gold: CodedReport) -> None:
    assert listing(align(gold, gold)) == f"{gold.report.source}\n"


def test_missed_surplus_and_wrong_records_are_listed_in_words(gold: CodedReport) -> None:
    first, second, third = gold.events
    found = replace(
        gold,
        events=(replace(first, status="planned"), second, replace(third, type="attack")),
        statistics=gold.statistics[1:],
        designations=(),
        checks=(),
        statements=gold.statements[1:],
    )
    lines = listing(align(gold, found)).splitlines()[1:]
    assert "- statements: police | indirect | say | Four freed in Osh" in lines
    assert (
        "- events: mistreatment | beat | asserted | attacker: officers (accused); victim: her son"
        " | said by Rights Watch of Osh < the mother of one" in lines
    )
    assert any(line.startswith("+ events: attack | beat") for line in lines)
    changed = lines.index("~ event_status_accuracy, event_chain_f1:")
    assert [line.split(" | ")[2] for line in lines[changed + 1 : changed + 3]] == ["asserted", "planned"]
    assert "- designations: banned | Path of Salt | KG | Kyrgyzstan | 2015" in lines
    assert (
        "- statistics: programme_participants | More than 300 | more_than 301.0..None people | young men | 2017"
        in lines
    )
    assert lines.count("    > Kyrgyzstan banned the Path of Salt in 2015.") == 1
    assert "- checks: part_whole | consistent | 4 + 5" in lines
