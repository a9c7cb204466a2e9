from pathlib import Path

from dalil.bench.corpora import wikiwars

TEXT = "<DOC>\n<TEXT>\nIn May 1901 it began. In late\nMay 1902 it ended.\n</TEXT>\n</DOC>\n"
KEY = """<?xml version="1.0"?><source_file><document DOCID="w">
<timex2 ID="1" VAL="1901-05"><timex2_mention><extent><charseq START="5" END="12">May 1901</charseq></extent>
</timex2_mention></timex2>
<timex2 ID="2" MOD="END" VAL="1902-05"><timex2_mention><extent><charseq START="31" END="43">late May 1902</charseq>
</extent></timex2_mention></timex2></document></source_file>"""


def test_times_are_found_where_the_words_stand_though_offsets_drift(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "key").mkdir()
    (tmp_path / "in" / "w.sgm").write_text(TEXT, encoding="utf-8")
    (tmp_path / "key" / "w.key.apf.xml").write_text(KEY, encoding="utf-8")
    (document,) = wikiwars.read(tmp_path, "dev")
    assert document.times is not None
    told = [(document.text[t.start : t.end], t.value, t.modifier) for t in document.times]
    assert told == [("May 1901", "1901-05", None), ("late\nMay 1902", "1902-05", "END")]
