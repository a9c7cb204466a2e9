"""Scores of the register and of series on a small story of our own."""

from __future__ import annotations

import pytest

from dalil.bench.linking.given import Coded, as_read
from dalil.bench.linking.register_scores import entries_of, score_register
from dalil.bench.linking.series_scores import score_series, series_among
from dalil.bench.linking.stories import load_stories
from dalil.bench.scoring import Counts
from dalil.pipeline import Coder
from dalil.settings import Settings

GOLD = """
about: a ban that two reports date differently, and a yearly figure that its origin replaces
reports:
- {file: one.txt, outlet: Alai Wire, published: 2019-03-11}
- {file: two.txt, outlet: Bishkek Bulletin, published: 2019-05-12}
incidents:
- {id: i1, type: trial, by: o2, tellings: {one.txt: ["3| trial"]}}
origins:
- {id: o1, kind: organisation, name: Interior Ministry}
- {id: o2, kind: outlet, name: Alai Wire}
designations:
- id: r1
  organisation: Sabzi Yuli
  names: [Sabzi Yuli]
  jurisdiction: KG
  status: banned
  by: o2
  tellings: {one.txt: ["2| banned"], two.txt: ["2| banned"]}
  contradictions:
  - field: when
    sides: [{file: one.txt, words: "2| in 2014", value: "2014"}, {file: two.txt, words: "2| in 2013", value: "2013"}]
series:
- id: s1
  measure: detained
  place: Kyrgyzstan
  country: KG
  points:
  - {id: first, period: "2018", by: o1, value: 143, tellings: {one.txt: ["1| 143"]}}
  - {id: then, period: "2018", by: o1, value: 134, tellings: {two.txt: ["1| 134"]}}
  revisions: [[first, then]]
"""
ONE = """In 2018, 143 people were detained in Kyrgyzstan, the Interior Ministry said.

The organisation Sabzi Yuli was banned in Kyrgyzstan in 2014.

The trial of a baker opened in Osh on Monday.
"""
TWO = """In 2018, 134 people were detained in Kyrgyzstan, the Interior Ministry said.

The organisation Sabzi Yuli was banned in Kyrgyzstan in 2013.
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Coded:
    made = tmp_path_factory.mktemp("stories")
    folder = made / "dev" / "ban-and-figure"
    folder.mkdir(parents=True)
    for name, text in (("gold.yaml", GOLD), ("one.txt", ONE), ("two.txt", TWO)):
        (folder / name).write_text(text, encoding="utf-8")
    (loaded,) = load_stories(made, "dev")
    return as_read(loaded, Coder.load(Settings(threads=1)))


def test_tellings_entries_and_disagreements_of_the_register_are_counted(story: Coded) -> None:
    scores = score_register(story, entries_of([story]))
    assert scores == {
        "designation_recall": Counts(2, 2, 2, 2),
        "register_entry": Counts(1, 1, 1, 1),
        "register_disagreement": Counts(1, 1, 1, 1),
    }


def test_points_pairs_and_revisions_of_series_are_counted(story: Coded) -> None:
    scores = score_series(story, series_among([story]))
    assert scores == {
        "point_recall": Counts(2, 2, 2, 2),
        "point_pair": Counts(1, 1, 1, 1),
        "series_revision": Counts(1, 1, 1, 1),
        "series_check_recall": Counts(0, 0, 0, 0),
    }


def test_what_is_not_linked_is_missed(story: Coded) -> None:
    assert score_series(story, ())["point_recall"] == Counts(0, 2, 0, 2)
    assert score_register(story, ())["register_entry"] == Counts(0, 0, 0, 1)
