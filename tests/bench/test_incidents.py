import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dalil.bench.corpora.documents import GoldDocument, GoldFiller, GoldTemplate
from dalil.bench.incident_view import Incident
from dalil.bench.incidents import gtt_id, run, score
from dalil.bench.scoring import Counts
from dalil.language.analysis import IncidentRole
from dalil.records import Span

TEXT = "rebels burned a bus in osh. a bus driver fled."


def filler(role: str, start: int, end: int, confidence: float) -> IncidentRole:
    return IncidentRole(role, Span.of(TEXT, start, end), confidence)


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
    roles: dict[str, Any] = {key: [] for key in ("PerpOrg", "Victim", "Weapon")}
    template = {"incident_type": "arson", "PerpInd": [[["rebels", 0]]], "Target": [[["bus", 16]]], **roles}
    row = {"docid": "TST1-MUC3-0001", "doctext": TEXT, "templates": [template]}
    (tmp_path / "dev.json").write_text(json.dumps(row), encoding="utf-8")
    told = (0.02, 0.01, 0.01, 0.01, 0.93, 0.01, 0.01)
    found = (filler("perpetrator", 0, 6, 0.95), filler("target", 16, 19, 0.95))
    findings = SimpleNamespace(incident_roles=found, incident_types=(told, told))
    coder: Any = SimpleNamespace(model=SimpleNamespace(read=lambda *_: findings))
    result = run(tmp_path, "dev", coder)
    assert result.documents == 1
    assert {name: m.value for name, m in result.metrics.items()} == {"gtt_template_f1": 1.0, "ceaf_ree_f1": 1.0}
    predictions = json.loads(result.predictions["preds_gtt.json"])
    assert predictions["10001"]["pred_templates"][0]["PerpInd"] == [["rebels"]]
