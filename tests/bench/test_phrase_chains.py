from dalil.bench.phrase_chains import chain_phrases


def chains(*sentences: str, persons: tuple[int, ...] = ()) -> list[list[str]]:
    words = [word.rsplit("/", 1) for sentence in sentences for word in sentence.split(" ")]
    forms, tags = [word[0] for word in words], [word[1] for word in words]
    ranges, at = list[tuple[int, int]](), 0
    for sentence in sentences:
        ranges.append((at, at + len(sentence.split(" "))))
        at = ranges[-1][1]
    found = chain_phrases(forms, tags, ranges, persons)
    return [[" ".join(forms[p.first : p.last]) for p in chain] for chain in found if len(chain) > 1]


def test_the_same_noun_with_the_article_takes_up_the_thing() -> None:
    told = chains("A/DET rebel/NOUN group/NOUN came/VERB", "the/DET group/NOUN left/VERB")
    assert told == [["A rebel group", "the group"]]


def test_another_thing_of_the_same_name_stays_apart() -> None:
    assert chains("a/DET car/NOUN stopped/VERB", "another/DET car/NOUN passed/VERB") == []


def test_a_surname_takes_up_the_full_name_and_she_the_person() -> None:
    told = chains(
        "Dana/PROPN Berik/PROPN spoke/VERB", "she/PRON left/VERB", "Berik/PROPN denied/VERB it/PRON", persons=(0, 1, 5)
    )
    assert told == [["Dana Berik", "she", "Berik"]]


def test_speakers_speak_of_themselves() -> None:
    assert chains("I/PRON left/VERB", "they/PRON saw/VERB me/PRON") == [["I", "me"]]


def test_it_takes_up_one_thing_and_they_several() -> None:
    told = chains("The/DET fund/NOUN paid/VERB workers/NOUN", "it/PRON closed/VERB", "they/PRON left/VERB")
    assert told == [["The fund", "it"]]
    told = chains("The/DET fund/NOUN paid/VERB workers/NOUN", "they/PRON left/VERB")
    assert told == [["workers", "they"]]
