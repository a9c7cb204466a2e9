from __future__ import annotations

from dalil.checking.tellings import bodies_of
from dalil.reading import Source, read_report
from dalil.records import CodedReport, Entity, Span
from dalil.settings import Facts


def coded(text: str, *entities: Entity) -> CodedReport:
    report = read_report(Source("report.txt", text.encode(), "text/plain"), Facts())
    return CodedReport(report, entities, (), (), (), (), ())


def test_a_spokesman_introduced_in_one_report_speaks_for_his_body_in_the_next() -> None:
    text = "Talant Usubov, spokesman for the GKNB, said so. Usubov said more."
    body = Entity("n2", "organisation", "GKNB", (), (Span.of(text, 32, 36),))
    introduced = Entity("n1", "person", "Talant Usubov", (), (Span.of(text, 0, 13),), role="spokesman for the GKNB")
    named = Entity("n1", "person", "Talant Usubov", (), (Span.of(text, 0, 13),))
    private = Entity("n1", "person", "Talant Usubov", (), (Span.of(text, 0, 13),), role=introduced.role, private=True)
    bodies = bodies_of([coded(text, introduced, body), coded(text, named)])
    assert {person: origin.name for person, origin in bodies.items()} == {"person talant usubov": "GKNB"}
    assert bodies_of([coded(text, private, body)]) == {}
