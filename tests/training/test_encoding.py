from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
from tokenizers import Tokenizer

from dalil.bench.corpora.documents import (
    GoldAttribution,
    GoldCodedEvent,
    GoldDocument,
    GoldFiller,
    GoldMention,
    GoldPredicate,
    GoldTemplate,
)
from dalil.bench.documents import segment
from dalil.language.labels import HAPPENING, Labels
from training.encoding import encode
from training.inventory import LEAST_PARTICIPANT, take_inventory
from training.recipe import Recipe
from training.words import UNLABELLED

TEXT = "Police in Osh detained the envoy. The ministry said he would be tried."


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    loaded: Tokenizer = Tokenizer.from_file(str(files("dalil") / "model" / "tokenizer.json"))
    return loaded


def document() -> GoldDocument:
    segmented = segment(GoldDocument("t", TEXT))
    tokens, sentences = segmented.tokens, segmented.sentences
    return GoldDocument(
        "made-up",
        TEXT,
        tokens,
        sentences,
        upos=tuple("NOUN" for _ in tokens),
        lemmas=tuple(TEXT[s:e].lower().replace("detained", "detain") for s, e in tokens),
        mentions=(
            GoldMention("place", "Location", 10, 13),
            GoldMention("organisation", "Organisation", 34, 46),
            GoldMention("person", "Person", 23, 32),
        ),
        predicates=(GoldPredicate(3, "detain.01", (("ARG0", 0, 13), ("ARG1", 23, 32))),) * 20,
        attributions=(GoldAttribution(((34, 46),), ((47, 51),), ((52, 69),)),),
        incidents=(GoldTemplate("kidnapping", {"victim": (GoldFiller(("envoy",), ((27, 32),)),)}),),
    )


@pytest.fixture(scope="module")
def labels() -> Labels:
    return take_inventory([document()], Recipe())


def test_the_inventory_lists_rolesets_by_form_and_lemma(labels: Labels) -> None:
    assert labels.rolesets == ("detain.01",)
    assert labels.lexicon == {"detain": ("detain.01",), "detained": ("detain.01",)}
    assert labels.arguments.labels == ("O", "B-ARG0", "I-ARG0", "B-ARG1", "I-ARG1")


def test_a_corpus_left_out_leaves_no_head_behind() -> None:
    labels = take_inventory([GoldDocument("d", TEXT, mentions=())], Recipe())
    assert list(labels.heads) == ["upos", "mentions", "described", "predicates"]
    assert labels.links.labels == ("O",)


def test_a_document_without_tokens_is_cut_into_sentences_and_words() -> None:
    segmented = segment(GoldDocument("t", TEXT))
    tokens, sentences = segmented.tokens, segmented.sentences
    assert [TEXT[s:e] for s, e in tokens[:3]] == ["Police", "in", "Osh"]
    assert sentences == ((0, 7), (7, 15))


def test_a_text_in_small_letters_is_cut_at_wide_spaces() -> None:
    sentences = segment(GoldDocument("t", "police came.  they left.  nobody knows.")).sentences
    assert len(sentences) == 3


def test_names_allow_one_label_and_descriptions_their_type(tokenizer: Tokenizer, labels: Labels) -> None:
    allowed = encode(document(), "re3d", tokenizer, labels).mentions
    assert allowed is not None
    names = labels.heads["mentions"].labels
    assert [names[i] for i in np.flatnonzero(allowed[2])] == ["S-place"]
    assert {names[i] for i in np.flatnonzero(allowed[5])} == {"O", "B-person", "I-person", "E-person", "S-person"}
    assert [names[i] for i in np.flatnonzero(allowed[0])] == ["O"]


def test_a_corpus_says_nothing_against_types_that_it_does_not_annotate(tokenizer: Tokenizer, labels: Labels) -> None:
    allowed = encode(document(), "gum", tokenizer, labels).mentions
    assert allowed is not None
    assert allowed[0, labels.heads["mentions"].labels.index("S-weapon")]
    assert not allowed[0, labels.heads["mentions"].labels.index("S-place")]


def test_spans_become_tags_of_the_words_that_they_touch(tokenizer: Tokenizer, labels: Labels) -> None:
    tags = encode(document(), "re3d", tokenizer, labels).tags
    assert tags["source"].tolist() == [0] * 7 + [1, 2] + [0] * 6
    assert tags["victim"].nonzero()[0].tolist() == [5]
    assert tags["predicates"].nonzero()[0].tolist() == [3]
    assert (tags["upos"] != UNLABELLED).all()


def test_descriptions_are_learned_from_the_corpus_that_marks_them(tokenizer: Tokenizer, labels: Labels) -> None:
    names = labels.heads["described"].labels
    tags = encode(document(), "re3d", tokenizer, labels).tags["described"]
    assert [names[tag] for tag in tags[:9]] == [
        "O", "O", "S-place", "O", "B-person", "E-person", "O", "B-organisation", "E-organisation",
    ]  # fmt: skip
    assert "described" not in encode(document(), "gum", tokenizer, labels).tags


def test_an_attribution_is_anchored_at_its_cue(tokenizer: Tokenizer, labels: Labels) -> None:
    links = encode(document(), "re3d", tokenizer, labels).links
    assert links is not None
    assert (links[0].anchor, links[0].spans) == (9, (("source", 7, 9), ("cue", 9, 10), ("content", 10, 14)))


def test_events_give_their_triggers_types_and_their_participants(tokenizer: Tokenizer) -> None:
    told = GoldCodedEvent("detention", "asserted", (14, 22), {"authority": ((0, 6),), "target": ((23, 32),)})
    gold = replace(document(), coded_events=(told,))
    labels = take_inventory([replace(gold, coded_events=(told,) * LEAST_PARTICIPANT)], Recipe())
    encoded = encode(gold, "dalil", tokenizer, labels)
    assert labels.heads[HAPPENING].labels == ("none", "detention")
    assert encoded.tags[HAPPENING].tolist() == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert encoded.participants is not None
    assert encoded.participants[0].anchor == 3
    assert encoded.participants[0].spans == (("authority", 0, 1), ("target", 4, 6))
