from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Dalil


def test_sentences_without_a_record_are_listed_with_what_speaks_for_a_look(dalil: Dalil, tmp_path: Path) -> None:
    path = tmp_path / "quiet.txt"
    words = "It was a long day in the valley. Timur Asanbekov walked along the river with Leyla Haddouche."
    path.write_text(f"Quiet days in Osh\n\n{words}\n", "utf-8")
    outcome = dalil("uncoded", str(path), "missing.txt")
    assert outcome.status == 1
    assert outcome.stderr.startswith("dalil: missing.txt: ")
    assert "1 sentence without a record" in " ".join(outcome.stdout.split())
    assert "«Timur Asanbekov» walked" in outcome.stdout
    assert "long day" not in outcome.stdout
