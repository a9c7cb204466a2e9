from __future__ import annotations

import pytest

from dalil.reading.credits import find_credit, is_credit, opens_caption


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("A guard in Osh. [Pat Quill/AFP]", "Pat Quill/AFP"),
        ("A guard in Osh. [Ministry of Internal Affairs]", "Ministry of Internal Affairs"),
        ("A guard in Osh. (Reuters/Pat Quill)", "Reuters/Pat Quill"),
        ("A guard in Osh (AP Photo/Pat Quill)", "AP Photo/Pat Quill"),
        ("A guard in Osh (file photo)", "file photo"),
        ("A guard in Osh. Photo by Pat Quill", "Photo by Pat Quill"),
        ("A guard in Osh. © 2016 Pat Quill", "© 2016 Pat Quill"),
        ("A guard in Osh. Pat Quill/AFP/Getty Images", "Pat Quill/AFP/Getty Images"),
        ("Photo: Akorda", "Photo: Akorda"),
        ("A guard [File: Pat Quill/Reuters]", "File: Pat Quill/Reuters"),
    ],
)
def test_captions_end_with_their_credit(text: str, credit: str) -> None:
    found = find_credit(text)
    assert found is not None
    assert text[found[0] : found[1]] == credit


@pytest.mark.parametrize(
    "text",
    [
        'They look for "newcomers who have not registered [with the authorities]."',
        "He said so to reporters. (Reuters)",
        "They took it [and/or sold it].",
        "The men said (in a video shown on Friday) that they had left.",
        "The speech ended. [END RECORDING]",
    ],
)
def test_brackets_in_running_text_are_no_credits(text: str) -> None:
    assert find_credit(text) is None


def test_lines_that_are_credits_alone() -> None:
    assert is_credit("Getty Images")
    assert is_credit("© 2016 Pat Quill")
    assert not is_credit("The court fined two men.")


def test_captions_open_in_known_ways() -> None:
    assert opens_caption("FILE PHOTO: A guard in Osh")
    assert not opens_caption("Filed in a hurry, the report was wrong.")
