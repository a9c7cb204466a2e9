import pytest

from dalil.resolving.origins import voices


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("in a statement on its website", "website"),
        ("on the evening broadcast of the state channel", "broadcast"),
        ("in its annual report", "annual report"),
        ("in a press release", "press release"),
        ("by telephone", "telephone"),
        ("at a briefing in Osh", "briefing"),
        ("in the morning", None),
    ],
)
def test_words_tell_the_channel(words: str, channel: str | None) -> None:
    assert voices().channel(words) == channel


def test_descriptions_are_told_by_their_words_with_meaning() -> None:
    assert voices().telling("the ministry's two spokesmen on Monday") == ("ministry", "two", "spokesman")
