from dalil.bench.incident_chances import IncidentChances, Regression, Words
from dalil.bench.incident_fillers import Told
from dalil.bench.incident_view import Incident, incident_type, incidents_of, judge, put_together
from dalil.language.analysis import IncidentRole
from dalil.language.labels import INCIDENT_ROLES, INCIDENT_TYPES
from dalil.records import Span

SURE = IncidentChances(
    roles={role: Regression(intercept=0.0, weights={"surest": 1.0}) for role in INCIDENT_ROLES},
    words={role: Words(other=0.5, phrases={}, heads={}) for role in INCIDENT_ROLES},
    types=Regression(intercept=0.0, weights={"top": 1.0}),
    pairs=Regression(intercept=2.0, weights={"gap in role": -2.0}),
    least_filler=0.5,
    least_type=0.5,
)
"""Believes every confidence and every sentence as it stands."""


def fillers(text: str, *told: tuple[str, str, float]) -> list[IncidentRole]:
    found = []
    for role, words, confidence in told:
        start = text.index(words)
        found.append(IncidentRole(role, Span.of(text, start, start + len(words)), confidence))
    return found


def chances(*kinds: str | None) -> list[tuple[float, ...]]:
    """Sentences that tell of one type, or of none."""
    return [tuple(0.94 if name == kind else 0.01 for name in (None, *INCIDENT_TYPES)) for kind in kinds]


def made(
    sentences: list[str], kinds: list[str | None], *told: tuple[str, str, float], apart: bool = True
) -> tuple[Incident, ...]:
    text = " ".join(sentences)
    starts = [sum(len(s) + 1 for s in sentences[:at]) for at in range(len(sentences))]
    spans = [(start, start + len(s)) for start, s in zip(starts, sentences, strict=True)]
    seen = Told.of(text, spans, chances(*kinds), fillers(text, *told))
    return put_together(judge(seen, SURE), SURE, apart=apart)


def test_fillers_of_the_same_words_are_one_entity() -> None:
    told = made(
        ["rebels burned a bus in osh.", "a bus driver fled."],
        ["arson", None],
        ("target", "a bus", 0.6),
        ("target", "bus", 0.9),
        ("perpetrator", "rebels", 0.8),
    )
    assert told == (Incident("arson", {"perpetrator": (("rebels",),), "target": (("bus",),)}),)


def test_an_abbreviation_is_one_entity_with_its_name() -> None:
    (incident,) = made(
        ['the league of the red dawn ("lrd") shot a judge.', 'the "dawn front" of the flr, or front of the long road.'],
        ["attack", None],
        ("perpetrator_organisation", "league of the red dawn", 0.7),
        ("perpetrator_organisation", "lrd", 0.9),
        ("perpetrator_organisation", "flr", 0.6),
        ("perpetrator_organisation", "front of the long road", 0.4),
        ("victim", "a judge", 0.8),
    )
    assert incident.roles["perpetrator_organisation"] == (("lrd",), ("flr",))


def test_an_entity_must_be_likely_enough() -> None:
    (incident,) = made(
        ["a mayor and a judge were shot"], ["attack"], ("victim", "a mayor", 0.4), ("victim", "a judge", 0.6)
    )
    assert incident.roles == {"victim": (("a judge",),)}


def test_a_type_that_is_told_is_an_incident_even_where_no_filler_is_found() -> None:
    assert made(["two buses burned."], ["arson"]) == (Incident("arson", {}),)
    assert made(["it rained."], [None]) == ()


def test_each_type_has_whom_it_harmed_and_near_perpetrators_whose_sentences_allow_it() -> None:
    told = made(
        ["rebels burned a bus.", "gunmen kidnapped the mayor."],
        ["arson", "kidnapping"],
        ("perpetrator", "rebels", 0.9),
        ("perpetrator", "gunmen", 0.9),
        ("target", "bus", 0.9),
        ("victim", "mayor", 0.9),
    )
    assert {i.incident_type: i.roles for i in told} == {
        "kidnapping": {"perpetrator": (("gunmen",),), "victim": (("mayor",),)},
        "arson": {"perpetrator": (("rebels",),), "target": (("bus",),)},
    }


def test_victims_told_far_apart_are_of_different_incidents() -> None:
    sentences = ["a judge was shot.", "it rained.", "nobody was held.", "a mayor was shot with a rifle."]
    kinds = ["attack", None, None, "attack"]
    told = (("victim", "a judge", 0.9), ("victim", "a mayor", 0.9), ("weapon", "rifle", 0.9))
    assert {frozenset(i.roles.items()) for i in made(sentences, kinds, *told)} == {
        frozenset({("victim", (("a judge",),))}),
        frozenset({("victim", (("a mayor",),)), ("weapon", (("rifle",),))}),
    }
    assert len(made(sentences, kinds, *told, apart=False)) == 1


def test_without_the_model_cue_words_tell_the_types() -> None:
    text = "rebels kidnapped the mayor of osh."
    found = fillers(text, ("perpetrator", "rebels", 0.95), ("victim", "the mayor of osh", 0.95))
    assert [i.incident_type for i in incidents_of(text, [(0, len(text))], found)][:1] == ["kidnapping"]
    assert incidents_of("", [], ()) == ()


def test_the_type_is_told_by_the_weight_of_cue_words() -> None:
    assert incident_type(["A bomb exploded; two were kidnapped."]) == "bombing"
    assert incident_type(["Shots were fired.", "A man was kidnapped."]) == "kidnapping"
    assert incident_type(["It rained."]) is None
