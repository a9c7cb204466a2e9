from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dalil.errors import ModelError
from dalil.language.findings import Findings, Found, once_each, roleset_of
from dalil.language.reading_model import FILES, ReadingModel
from dalil.language.sentences import split_sentences
from dalil.language.tokens import tokenise
from dalil.records import Span

REPORT = """Police in Naryn Province detained four men on 3 March 2019, the Interior Ministry said.

"We found leaflets of a banned group in two houses," spokeswoman Aizada Toktorova told reporters in Bishkek. The \
suspects were questioned on Monday. A bomb killed a shopkeeper in the same town in 2018, according to prosecutors."""


@pytest.fixture(scope="module")
def model() -> ReadingModel:
    return ReadingModel.load(threads=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in Path(str(files("dalil") / "model")).iterdir():
        (tmp_path / path.name).symlink_to(path)
    return tmp_path


def read(model: ReadingModel, text: str) -> Findings:
    tokens: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    for start, end in split_sentences(text, 0, len(text)):
        first = len(tokens)
        tokens += tokenise(text, start, end)
        sentences.append((first, len(tokens)))
    return model.read(text, tokens, sentences)


@pytest.fixture(scope="module")
def findings(model: ReadingModel) -> Findings:
    return read(model, REPORT)


def spans(found: Findings) -> Iterator[Span]:
    for mention in found.mentions:
        yield mention.span
    for predicate in found.predicates:
        yield predicate.span
        yield from (a.span for a in predicate.arguments)
    for attribution in found.attributions:
        yield from attribution.content
        yield from (s for s in (attribution.source, attribution.cue) if s is not None)
    for role in found.incident_roles:
        yield role.span


def confidences(found: Findings) -> Iterator[float]:
    for things in (found.mentions, found.predicates, found.attributions, found.incident_roles):
        yield from (thing.confidence for thing in things)
    yield from (a.confidence for p in found.predicates for a in p.arguments)


def test_places_persons_and_dates_are_found(findings: Findings) -> None:
    found = {(m.type, m.span.exact) for m in findings.mentions}
    assert {("place", "Bishkek"), ("date", "3 March 2019")} <= found
    assert any(kind == "person" and "Toktorova" in words for kind, words in found)


def test_predicates_have_their_agents_and_patients(findings: Findings) -> None:
    detained = next(p for p in findings.predicates if p.span.exact == "detained")
    assert detained.roleset == "detain.01"
    assert {a.role for a in detained.arguments} >= {"ARG0", "ARG1"}
    assert detained.sentence == 0


def test_an_attribution_links_source_cue_and_content(findings: Findings) -> None:
    told = next(a for a in findings.attributions if a.cue is not None and a.cue.exact.startswith("told"))
    assert told.source is not None
    assert "Toktorova" in told.source.exact
    assert any("leaflets" in part.exact for part in told.content)


def test_every_token_has_a_tag(model: ReadingModel, findings: Findings) -> None:
    assert set(findings.upos) <= set(model.labels.heads["upos"].labels)
    assert findings.upos[3:6] != ()


def test_spans_are_exact_and_confidences_are_shares(findings: Findings) -> None:
    assert all(REPORT[s.start : s.end] == s.exact for s in spans(findings))
    assert all(0 <= c <= 1 for c in confidences(findings))


def test_no_numbered_argument_comes_twice(findings: Findings) -> None:
    for predicate in findings.predicates:
        core = [a.role for a in predicate.arguments if a.role[3:].isdigit()]
        assert len(core) == len(set(core))


def test_reading_twice_gives_the_same(model: ReadingModel, findings: Findings) -> None:
    assert read(model, REPORT) == findings


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=300))
def test_any_text_is_read_with_exact_spans(model: ReadingModel, text: str) -> None:
    found = read(model, text)
    assert all(text[s.start : s.end] == s.exact for s in spans(found))


def test_a_long_text_is_read_in_windows_that_agree_with_its_parts(model: ReadingModel) -> None:
    long = "\n\n".join([REPORT] * 12)
    found = read(model, long)
    assert all(long[s.start : s.end] == s.exact for s in spans(found))
    assert sum(m.span.exact == "Bishkek" for m in found.mentions) == 12


def test_an_empty_text_gives_nothing(model: ReadingModel) -> None:
    assert model.read("", [], []) == Findings((), (), (), (), ())


def test_sentences_with_gaps_are_refused(model: ReadingModel) -> None:
    with pytest.raises(ValueError, match="cover the words"):
        model.read("One two", [(0, 3), (4, 7)], [(0, 1)])


def test_given_predicates_are_read_in_place_of_found_ones(model: ReadingModel) -> None:
    found = model.read("They met", [(0, 4), (5, 8)], [(0, 2)], predicates=[1])
    assert [p.span.exact for p in found.predicates] == ["met"]


def test_an_unseen_word_gets_its_lemma_as_roleset(model: ReadingModel) -> None:
    roleset, confidence = roleset_of("frobnicated", np.zeros(len(model.labels.rolesets), np.float32), model.labels)
    assert roleset.endswith(".01")
    assert 0 < confidence < 1


def test_of_two_stretches_for_one_role_the_surer_stays() -> None:
    found = [
        Found("ARG1", 0, 2, 0.4),
        Found("ARG1", 3, 4, 0.6),
        Found("ARGM-TMP", 5, 6, 0.1),
        Found("ARGM-TMP", 6, 7, 0.2),
    ]
    assert once_each(found) == found[1:]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_with_its_remedy(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name) as error:
        ReadingModel.load(folder)
    assert "reinstall" in error.value.remedy


@pytest.mark.parametrize("name", ["links.onnx", "labels.json", "tokenizer.json"])
def test_a_damaged_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).write_bytes(b"{}")
    with pytest.raises(ModelError, match=name):
        ReadingModel.load(folder)


def test_labels_that_do_not_fit_the_weights_are_refused(folder: Path) -> None:
    labels = (folder / "labels.json").read_text(encoding="utf-8")
    (folder / "labels.json").unlink()
    (folder / "labels.json").write_text(labels.replace('"B-ARG0",', "", 1), encoding="utf-8")
    with pytest.raises(ModelError, match="do not fit"):
        ReadingModel.load(folder)


def test_the_shipped_model_stays_small() -> None:
    folder = Path(str(files("dalil") / "model"))
    assert sum(p.stat().st_size for p in folder.iterdir() if p.is_file()) < 30_000_000


def test_content_in_another_paragraph_than_its_cue_is_left_out(model: ReadingModel) -> None:
    text = 'The road is open, the mayor said.\n\nThe village has 300 houses.\n\n"We will come back," a guard said.'
    for attribution in read(model, text).attributions:
        assert attribution.cue is not None
        for part in attribution.content:
            first, last = sorted((attribution.cue, part))
            assert "\n\n" not in text[first.end : last.start]


@pytest.mark.parametrize("verb", ["questioning", "jailed", "recruiting"])
def test_verbs_of_news_are_predicates(model: ReadingModel, verb: str) -> None:
    text = "Police are questioning two men wounded on Friday who were jailed for recruiting fighters."
    assert verb in {p.span.exact for p in read(model, text).predicates}
