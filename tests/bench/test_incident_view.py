from dalil.bench.incident_view import Incident, incident_type, incidents_of
from dalil.language.analysis import IncidentRole
from dalil.records import Span


def fillers(text: str, *told: tuple[str, str, float]) -> list[IncidentRole]:
    found = []
    for role, words, confidence in told:
        start = text.index(words)
        found.append(IncidentRole(role, Span.of(text, start, start + len(words)), confidence))
    return found


def test_fillers_of_the_same_words_are_one_entity() -> None:
    text = "rebels burned a bus in osh. a bus driver fled."
    found = fillers(text, ("target", "a bus", 0.6), ("target", "bus", 0.9), ("perpetrator", "rebels", 0.8))
    told = incidents_of(text, [(0, 27), (28, 46)], found)
    assert told == (Incident("arson", {"perpetrator": (("rebels",),), "target": (("bus",),)}),)


def test_an_abbreviation_is_one_entity_with_its_name() -> None:
    text = 'the league of the red dawn ("lrd") shot a judge. the "dawn front" of the flr, or front of the long road.'
    found = fillers(
        text,
        ("perpetrator_organisation", "league of the red dawn", 0.7),
        ("perpetrator_organisation", "lrd", 0.9),
        ("perpetrator_organisation", "flr", 0.5),
        ("perpetrator_organisation", "front of the long road", 0.4),
        ("victim", "a judge", 0.8),
    )
    (incident,) = incidents_of(text, [(0, 48), (49, len(text))], found)
    assert incident.roles["perpetrator_organisation"] == (("lrd",), ("flr",))


def test_an_entity_must_be_more_likely_right_than_not() -> None:
    text = "a mayor, a judge and the judge were shot"
    found = fillers(text, ("victim", "a mayor", 0.4), ("victim", "a judge", 0.4), ("victim", "the judge", 0.3))
    (incident,) = incidents_of(text, [(0, len(text))], found)
    assert incident.roles == {"victim": (("a judge",),)}


def test_nobody_and_nothing_harmed_is_no_incident() -> None:
    assert incidents_of("Rebels met.", [(0, 11)], fillers("Rebels met.", ("perpetrator", "Rebels", 0.9))) == ()


def test_each_type_told_in_its_own_sentence_is_an_incident_by_the_same_perpetrators() -> None:
    text = "rebels burned a bus. they kidnapped the mayor. the driver was hurt."
    found = fillers(
        text,
        ("perpetrator", "rebels", 0.9),
        ("target", "bus", 0.9),
        ("victim", "mayor", 0.9),
        ("victim", "driver", 0.8),
    )
    told = {i.incident_type: i.roles for i in incidents_of(text, [(0, 20), (21, 46), (47, len(text))], found)}
    assert told == {
        "kidnapping": {"perpetrator": (("rebels",),), "victim": (("mayor",), ("driver",))},
        "arson": {"perpetrator": (("rebels",),), "target": (("bus",),)},
    }


def test_the_type_is_told_by_the_weight_of_cue_words() -> None:
    assert incident_type(["A bomb exploded; two were kidnapped."]) == "bombing"
    assert incident_type(["Shots were fired.", "A man was kidnapped."]) == "kidnapping"
    assert incident_type(["It rained."]) is None
