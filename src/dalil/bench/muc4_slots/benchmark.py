"""`muc4-slots`: templates of 24 slots for incidents in news reports on terrorism in Latin America.

Metrics, on MUC-4's texts and answer keys (Sundheim 1992), as ``scoring`` counts them; for each slot recall, precision
and F1, and for the row ``template`` those of the templates themselves:

all_templates_f
    F (recall and precision weighing the same) over the fills of slots 2 to 24, with those of spurious and missing
    templates counted in full: the row "all templates" of MUC-4's reports.
all_templates_strict_f
    The same where only what the scoring program accepted by itself is right, and nothing that it asked a person about.

MUC-4 was scored by a program that asked a person about mismatches. Done here as the program did it: set fills with
their partial credit, references, words without nonessential modifiers, the right country without a place, optional
fills and templates, slots that do not apply, pairing by content. Done by rules that ask for no judgement: more
modifiers before the same head, words behind it, a part of a name, dates inside a range, another place of the right
country, the end of a range of numbers. Not done: other words that mean the same, credit spread over several fillers,
changes to the pairing by hand. Pairing is the best possible, not the program's step by step.

Splits by the names of the files: DEV is train, TST1 and TST2 are dev, TST3 and TST4 are test. The words and rules of
the view were made on DEV alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.bench.corpora import muc4_keys
from dalil.bench.corpora.documents import GoldDocument
from dalil.bench.corpora.muc4_keys import KeyTemplate
from dalil.bench.corpora.muc4_slots import SLOTS
from dalil.bench.measuring import measure
from dalil.bench.muc4_slots.scenes import read
from dalil.bench.muc4_slots.scoring import ALL_ROW, TEMPLATE_ROW, score
from dalil.bench.muc4_slots.view import templates_of
from dalil.bench.muc4_slots.writing import written
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, f1, precision, recall

if TYPE_CHECKING:
    from dalil.pipeline import Coder

STRICT_ROW = "all_templates_strict"


def metrics() -> dict[str, Metric]:
    """Name the metrics: over all templates, then by slot."""
    found: dict[str, Metric] = {f"{ALL_ROW}_f": f1(ALL_ROW), f"{STRICT_ROW}_f": f1(STRICT_ROW)}
    found |= {f"{ALL_ROW}_recall": recall(ALL_ROW), f"{ALL_ROW}_precision": precision(ALL_ROW)}
    for row in (TEMPLATE_ROW, *(slot.name for slot in SLOTS)):
        found |= {f"{row}_recall": recall(row), f"{row}_precision": precision(row), f"{row}_f1": f1(row)}
    return found


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; predictions are one file of templates in the format of the keys."""
    messages = {message.document.id: message for message in muc4_keys.read(folder, split)}

    def predict(document: GoldDocument) -> tuple[KeyTemplate, ...]:
        return templates_of(read(messages[document.id], coder))

    def counted(document: GoldDocument, predicted: Sequence[KeyTemplate]) -> Mapping[str, Counts]:
        return counts(predicted, messages[document.id].templates)

    measured = measure((message.document for message in messages.values()), predict, counted)
    forms = "\n".join(written(document.id, found) for document, found in measured.pairs)
    return measured.result("muc4-slots", split, metrics(), {"response.muc4": forms})


def counts(predicted: Sequence[KeyTemplate], key: Sequence[KeyTemplate]) -> dict[str, Counts]:
    """Count one message's fills by row, and those of all templates a second time as the program alone scores them."""
    strict = score(predicted, key, by_program=True)[ALL_ROW]
    return {**score(predicted, key, by_program=False), STRICT_ROW: strict}
