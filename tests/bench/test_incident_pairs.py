from dalil.bench.incident_fillers import Entity, Told
from dalil.bench.incident_pairs import pair_evidence


def told(*sentences: str) -> Told:
    text = " ".join(sentences)
    starts = [sum(len(s) + 1 for s in sentences[:at]) for at in range(len(sentences))]
    return Told(text, tuple((start, start + len(s)) for start, s in zip(starts, sentences, strict=True)), (), ())


def entity(role: str, *sentences: int) -> Entity:
    return Entity(role, (), sentences, ())


def test_words_of_another_time_or_of_one_more_turn_to_another_incident() -> None:
    seen = told("a judge was shot in osh.", "it rained today.", "Another judge was shot on Monday.")
    evidence = pair_evidence(seen, entity("victim", 0), entity("victim", 2))
    assert evidence["turns"] == 2
    assert evidence["turns between"] > pair_evidence(seen, entity("victim", 0), entity("victim", 1))["turns between"]


def test_those_in_one_sentence_stand_beside_each_other_in_either_order() -> None:
    seen = told("a judge was shot.", "the judge and his driver died.")
    judge, driver = entity("victim", 0, 1), entity("victim", 1)
    assert pair_evidence(seen, judge, driver) == pair_evidence(seen, driver, judge)
    assert pair_evidence(seen, judge, driver)["beside"] == 1
    assert pair_evidence(seen, judge, judge)["turns"] == 0
