"""`muc4`: incidents with five roles in news reports on terrorism in Latin America.

Metrics, on MUC-4 as processed by Du, Rush & Cardie 2021; both are defined in ``templates``:

gtt_template_f1
    Micro F1 over incident types and fillers of five roles under the best one-to-one alignment of templates.
ceaf_ree_f1
    Micro F1 by CEAF-REE over the fillers of five roles of the whole document, without templates.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dalil.bench.corpora import muc4
from dalil.bench.corpora.documents import GoldDocument, GoldTemplate
from dalil.bench.documents import segment
from dalil.bench.incident_view import Incident, incidents_of
from dalil.bench.measuring import measure
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, f1, total
from dalil.bench.templates import Template, merged, normalised, role_counts, template_counts

if TYPE_CHECKING:
    from dalil.pipeline import Coder

METRICS: Mapping[str, Metric] = {"gtt_template_f1": f1("templates"), "ceaf_ree_f1": f1("roles")}


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; predictions are GTT's JSON, an object by document with predicted and gold templates."""

    def predict(document: GoldDocument) -> tuple[Incident, ...]:
        segmented = segment(document)
        findings = coder.model.read(document.text, segmented.tokens, segmented.sentences)
        spans = segmented.sentence_spans()
        return incidents_of(document.text, spans, findings.incident_roles, findings.incident_types, apart=True)

    measured = measure(muc4.read(folder, split), predict, score)
    predictions = {gtt_id(document.id): _gtt(document, found) for document, found in measured.pairs}
    return measured.result("muc4", split, METRICS, {"preds_gtt.json": json.dumps(predictions, indent=1) + "\n"})


def score(document: GoldDocument, predicted: Sequence[Incident]) -> dict[str, Counts]:
    """Count one document's templates and fillers."""
    ours = [_template(incident.incident_type, incident.roles) for incident in predicted]
    theirs = [_template(gold.incident_type, mentions(gold)) for gold in document.incidents or ()]
    by_role = [role_counts(merged(ours, role), merged(theirs, role)) for role in muc4.ROLES.values()]
    return {"templates": template_counts(ours, theirs), "roles": total(by_role)}


def _template(incident_type: str, roles: Mapping[str, Sequence[Sequence[str]]]) -> Template:
    return Template(
        incident_type,
        {role: tuple(frozenset(map(normalised, e)) for e in entities) for role, entities in roles.items()},
    )


def mentions(template: GoldTemplate) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give a gold template's fillers as their mentions' words, by role."""
    return {role: tuple(filler.mentions for filler in fillers) for role, fillers in template.roles.items()}


def gtt_id(identifier: str) -> str:
    """Give a document's id as GTT's scorer numbers it ("TST1-MUC3-0007" is "10007"); others stay as they are."""
    first, _, number = identifier.partition("-MUC")
    digits = number.rpartition("-")[2]
    return str(int(first[-1]) * 10000 + int(digits)) if first[-1:].isdigit() and digits.isdigit() else identifier


def _gtt(document: GoldDocument, found: Sequence[Incident]) -> dict[str, Any]:
    return {
        "doctext": document.text,
        "pred_templates": [_gtt_template(incident.incident_type, incident.roles) for incident in found],
        "gold_templates": [_gtt_template(gold.incident_type, mentions(gold)) for gold in document.incidents or ()],
    }


def _gtt_template(incident_type: str, roles: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, Any]:
    fillers = {key: [list(entity) for entity in roles.get(role, ())] for key, role in muc4.ROLES.items()}
    return {"incident_type": incident_type, **fillers}
