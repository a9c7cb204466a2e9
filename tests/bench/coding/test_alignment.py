from dataclasses import replace

from dalil.bench.coding.alignment import align, shared
from dalil.bench.coding.sides import KINDS
from dalil.records import CodedReport, Span


def test_a_coding_aligns_with_itself_in_full(gold: CodedReport) -> None:
    aligned = align(gold, gold)
    for kind in KINDS:
        assert aligned.kinds[kind].missed == aligned.kinds[kind].surplus == ()
        assert all(one == other for one, other in aligned.kinds[kind].pairs)


def test_an_event_needs_the_same_type_and_a_trigger_in_the_same_sentence(gold: CodedReport) -> None:
    headline, body, _ = gold.events
    at_once = replace(gold, events=(replace(headline, trigger=body.trigger), replace(body, type="arrest")))
    paired = align(gold, at_once).kinds["events"]
    assert [(one.id, other.id) for one, other in paired.pairs] == [("v2", "v1")]
    assert [event.id for event in paired.missed] == ["v1", "v3"]
    assert [event.id for event in paired.surplus] == ["v2"]


def test_of_two_events_in_a_sentence_the_one_with_the_same_trigger_and_words_is_the_same(gold: CodedReport) -> None:
    event = gold.events[1]
    words = Span.of(gold.report.text, event.trigger.start - 5, event.trigger.start - 1)
    other = replace(event, id="v9", trigger=words, participants=())
    pairs = align(gold, replace(gold, events=(other, event))).kinds["events"].pairs
    assert [one.id for _, one in pairs] == ["v2"]


def test_a_statement_shares_half_of_its_content_and_the_inner_one_is_not_the_outer(gold: CodedReport) -> None:
    outer, inner = gold.statements[3:]
    assert [b.id for _, b in align(gold, replace(gold, statements=(inner,))).kinds["statements"].pairs] == ["s5"]
    text = gold.report.text
    short = replace(outer, content=(Span.of(text, outer.content[0].start, outer.content[0].start + 8),))
    assert align(gold, replace(gold, statements=(short,))).kinds["statements"].pairs == ()


def test_an_entity_is_known_by_a_name_or_by_most_of_a_mention(gold: CodedReport) -> None:
    person = gold.entities[0]
    start = person.mentions[0].start
    titled = replace(
        person, name="police, Aibek", aliases=(), mentions=(Span.of(gold.report.text, start - 8, start + 16),)
    )
    pairs = align(gold, replace(gold, entities=(titled,))).kinds["entities"].pairs
    assert [(a.id, b.name) for a, b in pairs] == [("n1", "police, Aibek")]


def test_what_only_small_letters_name_is_no_named_entity(gold: CodedReport) -> None:
    unnamed = replace(gold.entities[0], id="n9", name="the mother", aliases=())
    assert align(gold, replace(gold, entities=(*gold.entities, unnamed))).kinds["entities"].surplus == ()


def test_a_designation_counts_once_however_often_it_is_told(gold: CodedReport) -> None:
    (record,) = gold.designations
    again = replace(gold, designations=(replace(record, when=None), replace(record, id="d2")))
    aligned = align(gold, again).kinds["designations"]
    assert aligned.surplus == ()
    assert aligned.pairs[0][1].when == record.when
    elsewhere = replace(gold, designations=(replace(record, jurisdiction="KZ"),))
    assert align(gold, elsewhere).kinds["designations"].pairs == ()


def test_a_check_needs_a_record_in_common(gold: CodedReport) -> None:
    (check,) = gold.checks
    assert align(gold, replace(gold, checks=(replace(check, records=("q1",)),))).kinds["checks"].pairs == ()
    assert align(gold, replace(gold, checks=(replace(check, verdict="inconsistent"),))).kinds["checks"].pairs == ()


def test_what_spans_share_is_counted_in_letters_and_digits() -> None:
    text = '"a bc," d'
    assert shared([Span.of(text, 0, 7)], [Span.of(text, 1, 5)]) == 1
    assert shared([Span.of(text, 0, 5)], [Span.of(text, 3, 9)]) == 2 * 2 / (3 + 3)
    assert shared([], []) == 0
