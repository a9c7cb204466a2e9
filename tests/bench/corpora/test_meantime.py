from pathlib import Path

from dalil.bench.corpora import meantime

XML = """<?xml version="1.0"?><Document doc_name="m">
<token number="0" sentence="0" t_id="1">Osh</token><token number="1" sentence="0" t_id="2">votes</token>
<token number="2" sentence="1" t_id="3">On</token><token number="3" sentence="1" t_id="4">Monday</token>
<Markables>
<ENTITY_MENTION m_id="1" syntactic_type="NAM"><token_anchor t_id="1"/></ENTITY_MENTION>
<EVENT_MENTION m_id="2"><token_anchor t_id="2"/></EVENT_MENTION>
<EVENT_MENTION m_id="5"><token_anchor t_id="2"/><token_anchor t_id="4"/></EVENT_MENTION>
<TIMEX3 m_id="3" type="DATE" value="2020-01-06"><token_anchor t_id="4"/></TIMEX3>
<TIMEX3 m_id="9" type="DATE" value="2020-01-05"/>
<ENTITY m_id="7" ent_type="LOC" instance_id="LOC1"/><EVENT m_id="8" TAG_DESCRIPTOR="vote"/>
</Markables>
<Relations><REFERS_TO r_id="1"><source m_id="1"/><target m_id="7"/></REFERS_TO>
<REFERS_TO r_id="2"><source m_id="2"/><target m_id="8"/></REFERS_TO></Relations></Document>"""


def test_mentions_times_and_events_have_their_chains(tmp_path: Path) -> None:
    (tmp_path / "m.xml").write_text(XML, encoding="utf-8")
    (document,) = meantime.read(tmp_path, "dev")
    assert document.text == "Osh votes\nOn Monday"
    assert document.sentences == ((0, 2), (2, 4))
    assert document.mentions is not None
    assert document.times is not None
    assert document.events is not None
    assert [(m.type, m.label, m.cluster, m.named) for m in document.mentions] == [
        ("place", "LOC", "LOC1", True),
        ("date", "TIMEX3", None, False),
    ]
    assert [(document.text[t.start : t.end], t.value) for t in document.times] == [("Monday", "2020-01-06")]
    assert [(document.text[e.start : e.end], e.cluster) for e in document.events] == [("votes", "m/8")]
