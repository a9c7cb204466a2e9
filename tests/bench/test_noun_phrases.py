import pytest

from dalil.bench.noun_phrases import find_phrases, phrase_words


def phrases(tagged: str) -> list[str]:
    forms, tags = zip(*(word.rsplit("/", 1) for word in tagged.split(" ")), strict=True)
    return [" ".join(forms[p.first : p.last]) for p in find_phrases(forms, tags, [(0, len(forms))])]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("the/DET very/ADV large/ADJ fund/NOUN paid/VERB", ["the very large fund"]),
        ("an/DET armed/VERB group/NOUN of/ADP men/NOUN", ["an armed group of men", "men"]),
        ("its/PRON members/NOUN met/VERB us/PRON", ["its members", "its", "us"]),
        ("Osh/PROPN 's/PART mayor/NOUN left/VERB", ["Osh 's mayor", "Osh 's"]),
        ("they/PRON left/VERB quickly/ADV", ["they"]),
        ("quickly/ADV left/VERB", []),
    ],
)
def test_nouns_come_with_what_belongs_to_them(tagged: str, expected: list[str]) -> None:
    assert sorted(phrases(tagged)) == sorted(expected)


def test_a_form_belongs_to_one_pronoun() -> None:
    forms = [form for forms in phrase_words().pronouns.values() for form in forms]
    assert len(forms) == len(set(forms))
    assert phrase_words().pronoun("Me") == "i"
