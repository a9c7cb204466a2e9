"""Attributions: who says what in a report, by rules and by the reading model."""

from __future__ import annotations

from dalil.language.analysis import Analysis, Attribution
from dalil.language.attribution.merging import merge
from dalil.language.attribution.speech import attributions_by_rule


def find_attributions(analysis: Analysis) -> tuple[Attribution, ...]:
    """Find the attributions of a report in text order: those of the rules, joined by the model's proposals.

    ``analysis.attributions`` holds the model's proposals, if any. Spans of quoted content include the quotation
    marks, as in PolNeAR (Newell, Margolin & Ruths 2018); an attribution without a cue has its source inferred from
    the sentences around. The model brings stances and intentions too: not every attribution is a statement.
    """
    proposals = [attribution for attribution in analysis.attributions if attribution.method == "model"]
    return merge(attributions_by_rule(analysis), proposals)
