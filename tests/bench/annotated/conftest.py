from pathlib import Path

import pytest

TEXT = """\
Four freed in Osh, police say

OSH, 7 March - Four of the nine men held since Monday were freed, a spokesman for Osh police, Aibek Toktosunov, said.

"They are home," Toktosunov told the Osh Courier. "We found nothing." The five others are still held.

Rights Watch of Osh reported that the mother of one had said that officers beat her son.

Kyrgyzstan banned the Path of Salt in 2015. More than 300 young men joined its courses last year, 120 of them in Osh.
"""

YAML = """\
published: 2018-03-07
outlet: Osh Courier
style: local
entities:
- {id: n1, type: person, names: [Aibek Toktosunov, Toktosunov], role: a spokesman for Osh police}
- {id: n2, type: organisation, names: [Path of Salt]}
- {id: n3, type: place, names: [Osh, OSH], country: KG}
- {id: n4, type: organisation, names: [Rights Watch of Osh]}
- {id: n5, type: place, names: [Kyrgyzstan], country: KG}
- {id: n6, type: organisation, names: [Osh Courier]}
statements:
- {id: s1, p: 1, source: police, cue: say, content: [Four freed in Osh], speaker: police, mode: indirect}
- {id: s2, p: 2, source: "a spokesman for Osh police, Aibek Toktosunov", cue: said, content: [Four ~~ freed],
   speaker: n1, mode: indirect}
- {id: s3, p: 3, source: Toktosunov, cue: told, content: ['"They are home,"', '"We found nothing."'], speaker: n1,
   mode: direct, to: the Osh Courier}
- {id: s4, p: 4, source: Rights Watch of Osh, cue: reported, content: [that the mother ~~ her son], speaker: n4,
   mode: indirect}
- {id: s5, p: 4, source: the mother of one, cue: said, content: [that ~~ her son§2], speaker: the mother of one,
   mode: indirect, chain: [s4], conditions: [{kind: anonymous, words: one}]}
events:
- {id: v1, p: 1, type: release, trigger: freed, status: asserted, places: [{name: Osh, words: in Osh, country: KG}],
   participants: [{role: target, words: Four, count: 4}], chain: [s1]}
- {id: v2, p: 2, type: release, trigger: freed, status: asserted, when: {edtf: 2018-03-07, words: 7 March},
   participants: [{role: target, words: Four of the nine men, count: 4}, {role: authority, words: 1| police}],
   chain: [s2]}
- {id: v3, p: 4, type: mistreatment, trigger: beat, status: asserted, participants: [
   {role: attacker, words: officers, responsibility: accused}, {role: victim, words: her son}], chain: [s5]}
designations:
- {id: d1, p: 5, organisation: n2, words: banned, status: banned, jurisdiction: KG, authority: n5,
   when: {edtf: "2015", words: in 2015}}
statistics:
- {id: q1, p: 5, measure: programme_participants, words: More than 300, min: 301, qualifier: more_than, unit: people,
   population: young men, period: {edtf: 2017, words: last year}}
- {id: q2, p: 5, measure: programme_participants, words: 120, value: 120, unit: people, part_of: q1,
   place: {name: Osh, country: KG}}
checks:
- {verdict: consistent, records: [v2, q2], kind: part_whole, contains: 4 + 5}
facts:
- [E, {type: release, count: 4}]
designated: [KG]
never: [{type: [bombing]}]
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus whose dev split is one annotated report."""
    return write(tmp_path, YAML)


def write(folder: Path, annotation: str) -> Path:
    split = folder / "dev"
    split.mkdir()
    (split / "osh-freed.txt").write_text(TEXT, encoding="utf-8")
    (split / "osh-freed.yaml").write_text(annotation, encoding="utf-8")
    return folder
