from dalil.bench.corpora.documents import GoldFiller, GoldTemplate
from dalil.language.labels import INCIDENT_TYPES
from training.incidents import incident_tags
from training.words import UNLABELLED, Words

WORDS = ["rebels", "blew", "up", "the", "bridge", ".", "the", "mayor", "was", "kidnapped", ".", "it", "rained", "."]
STARTS = [sum(len(word) + 1 for word in WORDS[:place]) for place in range(len(WORDS))]
FINDER = Words([(start, start + len(word)) for start, word in zip(STARTS, WORDS, strict=True)])
SENTENCES = ((0, 6), (6, 11), (11, 14))
BOMBING, KIDNAPPING = (1 + INCIDENT_TYPES.index(kind) for kind in ("bombing", "kidnapping"))


def filler(first: int, last: int) -> GoldFiller:
    span = STARTS[first], STARTS[last - 1] + len(WORDS[last - 1])
    return GoldFiller((" ".join(WORDS[first:last]),), (span,))


def test_words_of_a_sentence_have_the_type_of_its_filler() -> None:
    incidents = (
        GoldTemplate("bombing / attack", {"perpetrator": (filler(0, 1),), "target": (filler(3, 5),)}),
        GoldTemplate("kidnapping", {"victim": (filler(6, 8),)}),
    )
    tags = incident_tags(incidents, FINDER, SENTENCES)
    assert tags["incident_type"].tolist() == [BOMBING] * 6 + [KIDNAPPING] * 5 + [UNLABELLED] * 3
    assert tags["target"].tolist() == [0, 0, 0, 1, 2] + [0] * 9


def test_a_document_without_incidents_tells_of_none() -> None:
    tags = incident_tags((), FINDER, SENTENCES)
    assert not any(labels.any() for labels in tags.values())


def test_the_name_of_an_organisation_alone_tells_no_type() -> None:
    incidents = (GoldTemplate("attack", {"perpetrator_organisation": (filler(0, 1),)}),)
    assert (incident_tags(incidents, FINDER, SENTENCES)["incident_type"] == UNLABELLED).all()
