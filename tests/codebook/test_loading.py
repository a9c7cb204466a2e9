from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from dalil.codebook import CodebookError, faults, load_codebook

GOOD = """\
title: Small
terms:
  court: [court, judge]
event_types:
  - id: ruling
    label: Ruling
    definition: A court decides.
    roles:
      authority: {types: [organisation]}
      target: {types: [person, group], counted: true}
    predicates:
      - roleset: rule.01
        roles: {ARG0: authority, on: target}
        require: {ARG0: [$court, tribunal]}
    nouns:
      - {lemma: ruling, roles: {on: target, by: authority}}
    mappings: {acled: none}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, "utf-8")
    return path


def fault(folder: Path, text: str) -> CodebookError:
    with pytest.raises(CodebookError) as caught:
        load_codebook(written(folder, text))
    return caught.value


def test_a_good_codebook_loads_by_itself(tmp_path: Path) -> None:
    codebook = load_codebook(written(tmp_path, GOOD))
    assert codebook.title == "Small"
    assert list(codebook.types) == ["ruling"]
    assert codebook.measures == ()


def test_on_and_no_are_words_and_not_truth_values(tmp_path: Path) -> None:
    codebook = load_codebook(written(tmp_path, GOOD + "categories: {negative: [no, off]}\n"))
    assert codebook.types["ruling"].nouns[0].roles["on"] == "target"
    assert codebook.categories["negative"] == ("no", "off")


def test_a_term_stands_for_its_words(tmp_path: Path) -> None:
    codebook = load_codebook(written(tmp_path, GOOD))
    ((_, rule),) = codebook.predicates["rule.01"]
    assert rule.require["ARG0"] == ("court", "judge", "tribunal")


def test_a_codebook_cannot_be_changed(tmp_path: Path) -> None:
    codebook = load_codebook(written(tmp_path, GOOD))
    with pytest.raises(ValidationError):
        codebook.types["ruling"].label = "Other"


def test_a_codebook_that_extends_adds_and_replaces(tmp_path: Path) -> None:
    text = """\
extends: default
event_types:
  - {id: detention, label: Custody, definition: Mine.}
  - {id: pilgrimage, label: Pilgrimage, definition: New., parent: detention}
"""
    shipped, own = load_codebook(), load_codebook(written(tmp_path, text))
    assert own.types["detention"].label == "Custody"
    assert [*own.types] == [*shipped.types, "pilgrimage"]
    assert own.measures == shipped.measures
    assert own.status_cues == shipped.status_cues
    assert own.title == shipped.title


def test_a_folder_is_one_codebook(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "events.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "figures.yml").write_text(
        "measures: [{id: rulings, label: R, definition: D, unit: events, nouns: [ruling]}]", "utf-8"
    )
    codebook = load_codebook(tmp_path)
    assert len(codebook.event_types) == len(codebook.measures) == 1


FAULTS = {
    "unknown key": ("label: Ruling", "label: Ruling\n    colour: red", 7, "colour"),
    "missing field": ("    label: Ruling\n", "", 5, "label"),
    "unknown role": ("on: target, by: authority", "on: victim", 16, "no role victim"),
    "roleset without its digits": ("rule.01", "rule", 12, "no roleset"),
    "roleset in capitals": ("rule.01", "Rule.01", 12, "no roleset"),
    "lemma in capitals": ("tribunal]", "Tribunal]", 14, "no lemma"),
    "lemma of two words": ("tribunal]", "high court]", 14, "no lemma"),
    "id with a blank": ("id: ruling", "id: court ruling", 5, "no id"),
    "unknown slot": ("ARG0: authority", "ARG9: authority", 13, "'ARG9'"),
    "unknown entity type": ("[person, group]", "[people, group]", 10, "Input should be"),
    "unknown term": ("$court", "$curt", 14, "$curt is no term"),
    "unknown coding scheme": ("acled: none", "akled: none", 17, "no known coding scheme"),
    "unknown code": ("acled: none", "acled: Arrest", 17, "no code of acled"),
    "unknown parent": ("label: Ruling", "parent: nothing\n    label: Ruling", 6, "no other event type"),
    "truth value for a word": ("tribunal]", "true]", 14, "valid string"),
    "key twice": ("label: Ruling", "id: again", 6, "stands twice"),
    "broken YAML": ("[$court, tribunal]", "[$court, tribunal", 14, "not valid YAML"),
}


@pytest.mark.parametrize(("old", "new", "line", "cause"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_its_line_cause_and_remedy(tmp_path: Path, old: str, new: str, line: int, cause: str) -> None:
    assert old in GOOD
    error = fault(tmp_path, GOOD.replace(old, new))
    assert error.line == line
    assert cause in error.cause
    assert error.remedy
    assert str(error).startswith(f"{tmp_path / 'mine.yaml'}:{line}: ")


def test_an_id_may_stand_only_once(tmp_path: Path) -> None:
    entry = "\n".join(GOOD.splitlines()[4:])
    error = fault(tmp_path, f"{GOOD}{entry}\n")
    assert "stands 2 times" in error.cause
    assert error.line == 18


def test_an_id_may_stand_in_one_file_only(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    (error,) = faults(tmp_path)
    assert "already defined in" in error.cause
    assert error.subject == f"{tmp_path / 'b.yaml'}:5"


def test_an_example_must_quote_its_own_sentence(tmp_path: Path) -> None:
    examples = "    examples: {positive: [{text: The court ruled., trigger: decided, roles: {target: him}}]}\n"
    found = faults(written(tmp_path, GOOD + examples))
    assert [error.cause for error in found] == ["'decided' is not in the sentence", "'him' is not in the sentence"]


def test_all_faults_are_found_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("rule.01", "rule").replace("tribunal", "High").replace("id: ruling", "id: Ruling")
    assert [error.line for error in faults(written(tmp_path, text))] == [5, 12, 14]


@pytest.mark.parametrize("content", [b"", b"- a list\n", b"\xff\xfe\x00"], ids=["empty", "list", "not text"])
def test_what_is_no_codebook_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    with pytest.raises(CodebookError):
        load_codebook(path)


def test_a_missing_file_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(CodebookError):
            load_codebook(path)


def test_only_a_role_of_people_can_be_accountable(tmp_path: Path) -> None:
    text = GOOD.replace("{types: [organisation]}", "{types: [facility], accountable: true}")
    assert "held to account" in str(fault(tmp_path, text))
