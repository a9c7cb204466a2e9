import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dalil.bench.corpora.documents import GoldDocument, GoldFiller, GoldTemplate
from dalil.bench.incident_view import Incident, incident_type, incidents_of
from dalil.bench.incidents import gtt_id, run, score
from dalil.bench.scoring import Counts
from dalil.language.analysis import IncidentRole
from dalil.records import Span

TEXT = "rebels burned a bus in osh. a bus driver fled."


def filler(role: str, start: int, end: int, confidence: float) -> IncidentRole:
    return IncidentRole(role, Span.of(TEXT, start, end), confidence)


def test_fillers_of_the_same_words_are_one_entity() -> None:
    found = [filler("target", 14, 19, 0.6), filler("target", 16, 19, 0.9), filler("perpetrator", 0, 6, 0.8)]
    told = incidents_of(TEXT, [(0, 27), (28, 46)], found)
    assert told == (Incident("arson", {"perpetrator": (("rebels",),), "target": (("bus",),)}),)


def test_no_filler_is_no_incident() -> None:
    assert incidents_of(TEXT, [(0, len(TEXT))], []) == ()


def test_each_type_told_in_its_own_sentence_is_an_incident_by_the_same_perpetrators() -> None:
    text = "rebels burned a bus. they kidnapped the mayor. the driver was hurt."
    found = [
        IncidentRole(role, Span.of(text, start, end), 0.9)
        for role, start, end in (("perpetrator", 0, 6), ("target", 16, 19), ("victim", 40, 45), ("victim", 51, 57))
    ]
    sentences = [(0, 20), (21, 46), (47, len(text))]
    told = {incident.incident_type: incident.roles for incident in incidents_of(text, sentences, found)}
    assert told == {
        "kidnapping": {"perpetrator": (("rebels",),), "victim": (("mayor",), ("driver",))},
        "arson": {"perpetrator": (("rebels",),), "target": (("bus",),)},
    }


def test_the_type_is_told_by_the_weight_of_cue_words() -> None:
    assert incident_type(["A bomb exploded; two were kidnapped."]) == "bombing"
    assert incident_type(["Shots were fired.", "A man was kidnapped."]) == "kidnapping"
    assert incident_type(["It rained."]) is None


def test_documents_are_scored_by_template_and_by_role() -> None:
    bus = GoldFiller(("bus", "a bus"), ())
    gold = GoldDocument("x", TEXT, incidents=(GoldTemplate("arson", {"target": (bus,), "perpetrator": ()}),))
    told = score(gold, [Incident("arson", {"target": (("the bus",),), "perpetrator": (("rebels",),)})])
    assert told["templates"] == Counts(2, 3, 2, 2)
    assert told["roles"] == Counts(1, 2, 1, 1)


@pytest.mark.parametrize(("given", "expected"), [("TST1-MUC3-0007", "10007"), ("DEV-MUC3-0007", "DEV-MUC3-0007")])
def test_documents_are_numbered_as_the_published_scorer_does(given: str, expected: str) -> None:
    assert gtt_id(given) == expected


def test_a_run_gives_metrics_and_predictions_in_the_published_format(tmp_path: Path) -> None:
    roles: dict[str, Any] = {key: [] for key in ("PerpOrg", "Target", "Victim", "Weapon")}
    template = {"incident_type": "arson", "PerpInd": [[["rebels", 0]]], **roles}
    row = {"docid": "TST1-MUC3-0001", "doctext": TEXT, "templates": [template]}
    (tmp_path / "dev.json").write_text(json.dumps(row), encoding="utf-8")
    findings = SimpleNamespace(incident_roles=(filler("perpetrator", 0, 6, 0.9),))
    coder: Any = SimpleNamespace(model=SimpleNamespace(read=lambda *_: findings))
    result = run(tmp_path, "dev", coder)
    assert result.documents == 1
    assert {name: m.value for name, m in result.metrics.items()} == {"gtt_template_f1": 1.0, "ceaf_ree_f1": 1.0}
    predictions = json.loads(result.predictions["preds_gtt.json"])
    assert predictions["10001"]["pred_templates"][0]["PerpInd"] == [["rebels"]]
