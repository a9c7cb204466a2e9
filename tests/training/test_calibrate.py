from dataclasses import dataclass
from typing import Any, cast

from dalil.bench.corpora.documents import GoldDocument, GoldMention
from dalil.bench.documents import segment
from dalil.language.analysis import Mention
from dalil.language.findings import Findings
from dalil.language.labels import Head, Labels
from dalil.language.reading_model import ReadingModel
from dalil.records import Span
from training.calibrate import choose_thresholds
from training.scores import Prepared, Read
from training.words import Words

TEXT = "The mayor of Osh met fighters near Naryn."


@dataclass
class Model:
    """As much of a reading model as calibrating needs."""

    labels: Labels


@dataclass
class Document:
    """A document in which a low bias brings the right thing with a wrong one, of which it is less sure."""

    corpus: str = "re3d"

    def read(self, model: Any) -> Read:
        head = model.labels.heads["described"]
        found = [("Osh", 0.4), *([("fighters", 0.7), ("met", 0.3)] if head.bias <= -1 else [])]
        mentions = tuple(
            Mention("place", Span.of(TEXT, TEXT.index(word), TEXT.index(word) + len(word)), sure, "model")
            for word, sure in found
            if sure >= head.threshold
        )
        gold = tuple(
            GoldMention("place", "Location", TEXT.index(w), TEXT.index(w) + len(w)) for w in ("Osh", "fighters")
        )
        segmented = segment(GoldDocument("d", TEXT))
        document = GoldDocument("d", TEXT, segmented.tokens, segmented.sentences, mentions=gold)
        return Read("re3d", document, segmented.tokens, Findings((), (), (), (), (), mentions), Words(segmented.tokens))


def test_bias_and_threshold_are_chosen_together() -> None:
    heads = {"described": Head(labels=("O",))}
    model = Model(Labels(limit=1, overlap=0, reach=1, heads=heads, arguments=Head(labels=("O",)),
                         links=Head(labels=("O",)), rolesets=(), lexicon={}))  # fmt: skip
    choose_thresholds(cast(ReadingModel, model), cast(list[Prepared], [Document()]), ["described"])
    chosen = model.labels.heads["described"]
    assert (chosen.bias, chosen.threshold) == (-1.0, 0.4)
