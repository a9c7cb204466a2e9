from dalil.bench.corpora.documents import GoldDocument, GoldFiller, GoldTemplate
from training.incident_chances import pairs_of, regression, words_of


def test_a_regression_finds_what_tells_right_from_wrong() -> None:
    rows = [{"surest": float(at), "noise": float(at % 2)} for at in range(40)]
    found = regression(rows, [at >= 20 for at in range(40)])
    assert found.chance({"surest": 35.0, "noise": 0.0}) > 0.7
    assert found.chance({"surest": 5.0, "noise": 1.0}) < 0.3


def test_words_that_fill_a_role_wherever_they_stand_are_the_likelier() -> None:
    victim = GoldTemplate("attack", {"victim": (GoldFiller(("the judge",), ()),)})
    documents = [
        GoldDocument("a", "rebels shot the judge in osh", incidents=(victim,)),
        GoldDocument("b", "the judge of osh died", incidents=(victim,)),
        GoldDocument("c", "the mayor spoke in osh", incidents=(GoldTemplate("attack", {"victim": ()}),)),
        GoldDocument("d", "a judge spoke", incidents=()),
    ]
    words = words_of(documents, "victim")
    assert words.chance("the judge") > 0.5 > words_of(documents, "target").other
    assert set(words.phrases) == {"judge"}


def test_pairs_in_one_sentence_are_learned_to_be_of_one_incident() -> None:
    text = "A judge and a clerk were shot in Osh. Meanwhile, a mayor was shot in Talas."

    def harmed(*names: str) -> GoldTemplate:
        places = [(text.index(name), text.index(name) + len(name)) for name in names]
        return GoldTemplate(
            "attack", {"victim": tuple(GoldFiller((n,), (at,)) for n, at in zip(names, places, strict=True))}
        )

    told = GoldDocument("a", text, incidents=(harmed("judge", "clerk"), harmed("mayor")))
    learned = pairs_of([told] * 30)
    assert learned.chance({"beside": 1.0}) > 0.7
    assert learned.chance({"gap": 0.7, "gap in role": 0.7, "role": 1.0, "nearest": 0.7, "turns": 1.0}) < 0.4
