from pathlib import Path

from dalil.bench.corpora.conllu import lay_out, read_sentences

ROWS = """\
# newdoc id = x
# newpar
# sent_id = x-1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tshout\tshout\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
3.1\tshout\tshout\tVERB\tVB\t_\t_\t_\t_\t_
4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = x-2
1\tListen\tlisten\tVERB\tVB\t_\t0\troot\t_\t_

# newpar
1-2\tWe'd\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tWe\twe\tPRON\tPRP\t_\t3\tnsubj\t_\t_
2\t'd\twould\tAUX\tMD\t_\t3\taux\t_\t_
3\t,\t,\tPUNCT\t,\t_\t0\troot\t_\t_
"""


def test_words_keep_their_spacing_and_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(ROWS, encoding="utf-8")
    layout = lay_out(list(read_sentences(path)))
    assert layout.text == "Don't shout! Listen\n\nWe'd,"
    assert [layout.text[start:end] for start, end in layout.tokens] == [word.form for word in layout.words]
    assert layout.sentences == ((0, 4), (4, 5), (5, 8))


def test_heads_are_indices_within_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(ROWS, encoding="utf-8")
    first = next(iter(read_sentences(path)))
    assert [word.head for word in first.words] == [2, 2, -1, 2]
