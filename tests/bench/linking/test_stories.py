"""Stories: they load, and what does not fit is told with its place."""

from pathlib import Path

import pytest

from dalil.bench.linking.stories import SPLITS, Story, load_stories, load_story
from dalil.codebook import Codebook, load_codebook
from dalil.errors import BenchmarkError

FOLDER = Path(__file__).parents[3] / "corpus" / "stories"
WRITTEN = (*SPLITS, "train")

FIRST = "Five held in Tarim\n\nTARIM - Police in Tarim arrested five men on Monday, Captain Hamed Odeh said.\n"
SECOND = "Tarim arrests\n\nSix men were arrested in Tarim on Monday, Captain Odeh said on Wednesday.\n"
GOLD = """
about: a count revised
reports:
- {file: second.txt, outlet: Wadi News, published: 2020-06-03}
- {file: first.txt, outlet: Tarim Post, published: 2020-06-01}
incidents:
- id: i1
  type: detention
  by: o1
  tellings:
    first.txt: ["1| held", "2| arrested"]
    second.txt: ["1| arrests @o2", "2| arrested"]
  revisions:
  - {field: count, role: target, origin: o1, earlier: [{file: first.txt, words: "2| five", value: 5}],
     later: [{file: second.txt, words: "2| Six", value: 6}]}
origins:
- {id: o1, kind: person, name: Hamed Odeh, statements: {second.txt: ["2| Six men"]}}
- {id: o2, kind: outlet, name: Wadi News}
"""


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def story(folder: Path, gold: str = GOLD) -> Path:
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    (folder / "gold.yaml").write_text(gold, encoding="utf-8")
    return folder


def test_a_story_has_its_reports_by_date_and_its_tellings_where_they_stand(tmp_path: Path, codebook: Codebook) -> None:
    read = load_story(story(tmp_path), codebook)

    assert [report.file for report in read.reports] == ["first.txt", "second.txt"]
    (incident,) = read.incidents
    assert [(told.span.exact, told.origin) for told in incident.tellings] == [
        ("held", "o1"),
        ("arrested", "o1"),
        ("arrests", "o2"),
        ("arrested", "o1"),
    ]
    assert incident.origins == {"o1", "o2"}
    assert read.support(incident.tellings) == (2, 2, 2)


def test_two_states_of_a_page_support_as_one_report(tmp_path: Path, codebook: Codebook) -> None:
    read = load_story(
        story(tmp_path, f"{GOLD}versions:\n- {{of: first.txt, by: second.txt, kind: correction}}\n"), load_codebook()
    )

    assert read.support(read.incidents[0].tellings) == (1, 2, 2)


@pytest.mark.parametrize(
    ("right", "wrong", "cause"),
    [
        ("1| held", "1| taken", "'taken' does not stand in its paragraph"),
        ("2| Six men", "9| Six men", "there is no paragraph 9"),
        ('"2| Six"', '"1| Six"', "'Six' does not stand"),
        ("@o2", "@o7", "no origin 'o7'"),
        ("type: detention", "type: arresting", "no event type 'arresting'"),
        ("role: target, origin: o1", "role: target, origin: o9", "no origin 'o9'"),
        ("    first.txt:", "    third.txt:", "no report 'third.txt'"),
        ("2020-06-03", "June", "'June' is no EDTF date"),
        ('"1| held", ', '"2| arrested", ', "tells of two incidents"),
        ("about:", "colour: red\nabout:", "colour"),
        ("@o2", "@o1", "nothing is told by o2"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, codebook: Codebook, right: str, wrong: str, cause: str) -> None:
    assert right in GOLD
    folder = story(tmp_path, GOLD.replace(right, wrong, 1))

    with pytest.raises(BenchmarkError, match=cause):
        load_story(folder, codebook)


def test_a_split_without_stories_is_told(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError):
        load_stories(tmp_path, "dev")


@pytest.fixture(scope="module")
def splits() -> dict[str, tuple[Story, ...]]:
    return {split: load_stories(FOLDER, split) for split in WRITTEN}


@pytest.mark.parametrize("split", WRITTEN)
def test_every_story_loads_and_every_word_stands_where_it_is_said_to_stand(
    splits: dict[str, tuple[Story, ...]], split: str
) -> None:
    for one in splits[split]:
        texts = {report.file: report.report.text for report in one.reports}
        tellings = [
            *(told for incident in one.incidents for told in incident.tellings),
            *(told for entry in one.designations for told in entry.tellings),
            *(told for point in one.points for told in point.tellings),
            *(told for origin in one.origins for told in origin.statements),
            *one.loose,
        ]
        assert tellings
        assert all(texts[told.file][told.span.start : told.span.end] == told.span.exact for told in tellings)


@pytest.mark.parametrize("split", WRITTEN)
def test_reports_of_a_story_are_dated_and_all_of_its_folder_are_told(
    splits: dict[str, tuple[Story, ...]], split: str
) -> None:
    for one in splits[split]:
        folder = FOLDER / split / one.name
        assert {path.name for path in folder.iterdir()} == {"gold.yaml", *(report.file for report in one.reports)}
        assert all(report.report.published == report.entry.published for report in one.reports)


def test_the_readme_counts_what_there_is(splits: dict[str, tuple[Story, ...]]) -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")

    for split, stories in splits.items():
        incidents = [incident for one in stories for incident in one.incidents]
        counts = (
            len(stories),
            sum(len(one.reports) for one in stories),
            len(incidents),
            sum(len(incident.tellings) for incident in incidents),
        )
        assert f"| `{split}/` | {' | '.join(map(str, counts))} |" in page
