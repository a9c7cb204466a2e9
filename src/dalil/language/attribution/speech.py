"""Speech: attributions of a whole report from its units, with quotations joined across sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from dalil.language.analysis import Analysis, Attribution
from dalil.language.attribution.acts import act_content
from dalil.language.attribution.cues import cue_words, function_words
from dalil.language.attribution.frames import find_frames
from dalil.language.attribution.parts import Frame, Range
from dalil.language.attribution.phrases import noun_phrase_end
from dalil.language.attribution.sources import subject_before
from dalil.language.attribution.units import Unit, inner_units, is_title, units
from dalil.records import BlockKind, Span, ordered

_FEWEST_INFERRED = 5
_CONFIDENCE = {"quoted": 0.92, "according": 0.9, "that": 0.87, "clause": 0.8, "shared": 0.8, "act": 0.7, "inner": 0.65}
_INFERRED = 0.6
_UNKNOWN = 0.4
_LONGEST_LABEL = 7
_FEWEST_HEADED = 3
_NEAR = 2
_LONGEST_DATELINE = 12
_LONGEST_HEAD = 4


@dataclass
class _Draft:
    """An attribution while its content still grows."""

    source: Span | None
    cue: Span | None
    content: list[Span]
    confidence: float
    quoted: bool = False
    last_unit: int = -1

    def finished(self) -> Attribution:
        return Attribution(self.source, self.cue, ordered(self.content), self.confidence, "rules")


@dataclass
class _Reading:
    """Where the reading of a report stands: the drafts so far and quotations that wait for a speaker."""

    drafts: list[_Draft] = field(default_factory=list)
    waiting: list[tuple[int, Unit]] = field(default_factory=list)
    between: list[tuple[int, list[Span]]] = field(default_factory=list)


def attributions_by_rule(analysis: Analysis) -> tuple[Attribution, ...]:
    """Find the attributions of a report by rule, in text order of their first content."""
    reading = _Reading()
    names = [mention.span for mention in analysis.mentions if mention.type in {"person", "organisation"}]
    numbered = list(enumerate(units(analysis)))
    for _, group in groupby(numbered, key=lambda item: item[1].block):
        _read_block(reading, list(group), names)
    found = [draft.finished() for draft in reading.drafts if draft.content]
    found += _inside_quotations(analysis)
    return tuple(sorted(found, key=_position))


def _position(attribution: Attribution) -> tuple[int, int]:
    return attribution.content[0].start, -attribution.content[-1].end


def _read_block(reading: _Reading, block: list[tuple[int, Unit]], names: Sequence[Span]) -> None:
    first = len(reading.drafts)
    previous: Unit | None = None
    for number, unit in block:
        if pulled := _pull_quotation(unit, number):
            reading.drafts.append(pulled)
        elif unit.is_quotation:
            _take_quotation(reading, number, unit, first)
        elif unit.block.kind is BlockKind.HEADLINE and (label := _label(unit, names)):
            reading.drafts.append(label)
        elif headed := _headed(unit):
            reading.drafts.append(headed)
        else:
            _take_narration(reading, number, unit, previous)
        previous = unit
    _settle(reading, block)


def _pull_quotation(unit: Unit, number: int) -> _Draft | None:
    """Read a quotation with its speaker behind a dash ('"…" – Aigul, 34')."""
    dash = next((i for i in range(len(unit.pieces) - 1) if unit.pos(i) == "QUOTE" and unit.among(i + 1, "dash")), None)
    if dash is None or any(unit.pos(i) != "QUOTE" for i in range(dash)) or unit.has_verb(dash + 2, len(unit.pieces)):
        return None
    source = unit.span(dash + 2, unit.body_end)
    content = _spans(unit, (0, dash + 1))
    named = unit.pieces[dash + 2].capitalised if dash + 2 < len(unit.pieces) else False
    if source is None or not named:
        return None
    return _Draft(source, unit.pieces[dash + 1].span, content, _CONFIDENCE["quoted"], quoted=True, last_unit=number)


def _posted(unit: Unit, number: int) -> _Draft | None:
    """Read a speaker and a quotation with nothing but a colon between ('The minister on Facebook: "…"')."""
    colon = next((i for i in range(1, len(unit.pieces) - 1) if unit.word(i) == ":"), None)
    if colon is None or unit.pos(colon + 1) != "QUOTE" or unit.has_verb(0, colon):
        return None
    end = noun_phrase_end(unit, 0, attach=frozenset({"of"}))
    source = unit.span(0, min(end, colon))
    if source is None or not any(unit.pos(i) == "PROPN" for i in range(end)):
        return None
    content = [piece.span for piece in unit.pieces[colon:] if piece.quotation]
    return _Draft(source, unit.pieces[colon].span, content, _CONFIDENCE["clause"], quoted=True, last_unit=number)


def _take_quotation(reading: _Reading, number: int, unit: Unit, first: int) -> None:
    """Give a quotation that stands alone to the speaker of its paragraph, or let it wait."""
    here = reading.drafts[first:]
    speakers = [d for d in here if d.quoted] or [d for d in here if d.last_unit == number - 1]
    announced = [d for d in reading.drafts if not d.content and d.last_unit == number - 1]
    if (speakers or announced) and not reading.waiting:
        _extend((announced or speakers)[-1], unit, number)
    else:
        reading.waiting.append((number, unit))


def _extend(draft: _Draft, unit: Unit, number: int) -> None:
    draft.content += [piece.span for piece in unit.pieces if piece.quotation]
    draft.quoted = True
    draft.last_unit = number


def _take_narration(reading: _Reading, number: int, unit: Unit, previous: Unit | None) -> None:
    frames = find_frames(unit)
    drafts = _drafts(unit, frames)
    pending = next((d for d in drafts if not d.content), None)
    if pending is not None and reading.waiting and reading.waiting[-1][0] == number - 1 and previous is not None:
        pending.quoted = True
    open_before = bool(reading.waiting) and _is_open(reading.waiting[-1][1])
    for draft in drafts:
        if reading.waiting and draft.quoted and (not draft.content or _opens_unit(unit, draft) or open_before):
            for waiting_number, waiting in reading.waiting:
                _extend(draft, waiting, waiting_number)
            reading.waiting.clear()
        draft.last_unit = number
    before = len(reading.drafts)
    reading.drafts += drafts
    if not drafts and (posted := _posted(unit, number)):
        reading.drafts.append(posted)
    elif not frames and (partial := _partial(unit)) and not _person_subject(unit):
        reading.between.append((number, partial))
    elif drafts:
        _settle_between(reading, before)


def _settle_between(reading: _Reading, before: int) -> None:
    """Give half-quoted sentences between two statements of one speaker to that speaker."""
    earlier = next((d for d in reversed(reading.drafts[:before]) if d.source), None)
    later = reading.drafts[before]
    same = earlier is not None and _may_be_one(reading.drafts[:before], later)
    for number, content in reading.between:
        if earlier and same and number - earlier.last_unit <= _NEAR and later.last_unit - number <= _NEAR:
            reading.drafts.append(_Draft(earlier.source, None, content, _INFERRED, quoted=True, last_unit=number))
    reading.between.clear()


def _may_be_one(earlier: Sequence[_Draft], later: _Draft) -> bool:
    """Tell whether a later source is a pronoun, or shares a name with the last named source."""
    if later.source is None:
        return False
    if later.source.exact.lower() in function_words().PRON:
        return True
    named = next((d.source for d in reversed(earlier) if d.source and d.source.exact[0].isupper()), None)
    return named is not None and later.source.exact.split()[-1] in named.exact.replace(",", " ").split()


def _opens_unit(unit: Unit, draft: _Draft) -> bool:
    return min(span.start for span in draft.content) <= unit.pieces[0].span.end


def _drafts(unit: Unit, frames: Sequence[Frame]) -> list[_Draft]:
    """Make the drafts of a unit; what cites or is cited comes after what it belongs to."""
    drafts: dict[int, _Draft] = {}
    for position, frame in enumerate(frames):
        if not frame.citing:
            content = [span for part in frame.content for span in _spans(unit, part)]
            drafts[position] = _draft(unit, frame, content)
    for position, frame in enumerate(frames):
        if frame.citing and drafts:
            before = [at for at in drafts if at < position]
            cited = _cited(unit, frame, drafts[max(before) if before else min(drafts)])
            drafts |= {position: cited} if cited else {}
    return [drafts[position] for position in sorted(drafts)]


def _draft(unit: Unit, frame: Frame, content: list[Span]) -> _Draft:
    quoted = any(_is_only_quotation(unit, part) for part in frame.content)
    source = unit.span(*frame.source) if frame.source else None
    return _Draft(source, unit.span(frame.cue.first, frame.cue.last), content, _confidence(unit, frame, quoted), quoted)


def _confidence(unit: Unit, frame: Frame, quoted: bool) -> float:
    if frame.source is None:
        return _CONFIDENCE["clause"] if frame.cue.form.verb else _UNKNOWN
    if quoted:
        return _CONFIDENCE["quoted"]
    if frame.right and frame.right == act_content(unit, frame.cue):
        return _CONFIDENCE["act"]
    if frame.shared:
        return _CONFIDENCE["shared"]
    if frame.cue.form.kind == "according" or (frame.right and unit.word(frame.right[0]) == "that"):
        return _CONFIDENCE["according" if frame.cue.form.kind == "according" else "that"]
    return _CONFIDENCE["clause"]


def _is_only_quotation(unit: Unit, part: Range) -> bool:
    pieces = unit.pieces[part[0] : part[1]]
    return any(p.quotation for p in pieces) and all(p.quotation or p.pos == "PUNCT" for p in pieces)


def _spans(unit: Unit, part: Range) -> list[Span]:
    """Cut a range of content: one span, or one for each quotation where it holds nothing else."""
    if _is_only_quotation(unit, part):
        return [piece.span for piece in unit.pieces[part[0] : part[1]] if piece.quotation]
    start = _after_dateline(unit, part[0])
    span = unit.span(start, part[1])
    return [span] if span else []


def _after_dateline(unit: Unit, first: int) -> int:
    """Skip a dateline that begins the unit ("ASTANA -- …", "Osh, 3 March, Agency – …")."""
    if first > 0:
        return first
    # The head that a brief begins with ("OSH: Two men …").
    head = next((i for i in range(1, _LONGEST_HEAD + 1) if unit.word(i) == ":"), None)
    if head and all(p.span.exact.isupper() for p in unit.pieces[:head] if p.pos != "PUNCT"):
        return head + 1
    for index in range(1, min(_LONGEST_DATELINE, len(unit.pieces))):
        if unit.among(index, "dash") and unit.pieces[index].span.start > unit.pieces[index - 1].span.end:
            named = all(unit.pieces[i].capitalised or unit.pos(i) in {"NUM", "PUNCT"} for i in range(index))
            return index + 1 if named or unit.pieces[0].span.exact.isupper() else first
    return first


def _cited(unit: Unit, frame: Frame, neighbour: _Draft) -> _Draft | None:
    """Read "citing X" (X stands inside the medium's report) and "cited by X" (X's report stands around)."""
    cue, source = unit.span(frame.cue.first, frame.cue.last), unit.span(*frame.source) if frame.source else None
    if cue is None or source is None or not neighbour.content:
        return None
    if frame.cue.form.kind == "citing":
        inner = _Draft(source, cue, list(neighbour.content), _CONFIDENCE["shared"])
        neighbour.content.append(Span.of(unit.text, cue.start, source.end))
        return inner
    inside = [span for span in (neighbour.cue, neighbour.source) if span]
    cover = Span.of(unit.text, min(s.start for s in inside), max(s.end for s in inside)) if inside else cue
    around = inside if cover.overlaps(cue) else [cover]
    return _Draft(source, cue, [*neighbour.content, *around], _CONFIDENCE["shared"])


def _partial(unit: Unit) -> list[Span]:
    """Find quotations in a narrated sentence that are too long for a name or a catchword.

    A quotation that begins in mid-sentence brings the whole sentence with it.
    """
    long = [
        piece.quotation
        for piece in unit.pieces
        if piece.quotation and piece.words >= _FEWEST_INFERRED and not is_title(piece.quotation.inner.exact)
    ]
    if any(quotation.inner.exact[0].islower() for quotation in long):
        return _spans(unit, (0, len(unit.pieces)))
    return [quotation.span for quotation in long]


def _settle(reading: _Reading, block: list[tuple[int, Unit]]) -> None:
    """Infer the speaker of the quotations that still wait at the end of a paragraph."""
    if not reading.waiting or _is_open(reading.waiting[-1][1]):
        return
    spans = [piece.span for _, unit in reading.waiting for piece in unit.pieces if piece.quotation]
    number = reading.waiting[0][0]
    before = next((unit for n, unit in block if n == number - 1), None)
    waiting = list(reading.waiting)
    reading.waiting.clear()
    if sum(p.words for _, u in waiting for p in u.pieces if p.quotation) >= _FEWEST_INFERRED:
        _infer(reading, number, spans, before)
        reading.drafts[-1].last_unit = waiting[-1][0]


def _is_open(unit: Unit) -> bool:
    """Tell whether a quotation goes on in the next paragraph: it has no closing mark."""
    last = next((p for p in reversed(unit.pieces) if p.quotation), None)
    return last is not None and last.quotation is not None and last.quotation.inner.end == last.quotation.span.end


def _infer(reading: _Reading, number: int, content: list[Span], before: Unit | None) -> None:
    """Attribute a quotation without a cue to the subject of the sentence before, or to the last speaker."""
    source = _person_subject(before) if before is not None else None
    if source is None:
        source = next((d.source for d in reversed(reading.drafts) if d.source and number - d.last_unit <= _NEAR), None)
    confidence = _INFERRED if source else _UNKNOWN
    reading.drafts.append(_Draft(source, None, content, confidence, quoted=True, last_unit=number))


def _person_subject(unit: Unit) -> Span | None:
    """Find the name or pronoun that is the subject of a narrated sentence."""
    for verb in range(1, len(unit.pieces)):
        subject = subject_before(unit, verb, 0) if unit.is_verb(verb) else None
        if subject is not None:
            named = any(unit.pos(i) == "PROPN" for i in range(*subject)) or unit.among(subject[0], "person_pronoun")
            return unit.span(*subject) if named else None
    return None


def _label(unit: Unit, names: Sequence[Span]) -> _Draft | None:
    """Read a headline with its speaker before or after a colon ("Minister: …", "…: police")."""
    colon = next((i for i in range(1, len(unit.pieces) - 1) if unit.word(i) == ":"), None)
    if colon is None or unit.pos(colon - 1) == "QUOTE":
        return None
    for name, said in (((0, colon), (colon + 1, len(unit.pieces))), ((colon + 1, len(unit.pieces)), (0, colon))):
        words = [unit.word(i) for i in range(*name)]
        short = len(words) <= _LONGEST_LABEL and not unit.has_verb(*name)
        span = unit.span(*name)
        speaks = bool(set(words) & cue_words().speaking_nouns) or (span and any(span.contains(n) for n in names))
        if short and speaks and " ".join(words) not in cue_words().headline_labels:
            source = unit.span(*name)
            cue = unit.pieces[colon].span
            return _Draft(source, cue, _spans(unit, said), _CONFIDENCE["clause"]) if source else None
    return None


def _headed(unit: Unit) -> _Draft | None:
    """Read a headline that quotes somebody without a cue ('"We had no bread": nine come home')."""
    colon = any(unit.pos(i) == "QUOTE" and unit.word(i + 1) == ":" for i in range(len(unit.pieces)))
    if unit.block.kind is not BlockKind.HEADLINE or not colon or find_frames(unit):
        return None
    long = (p.quotation for p in unit.pieces if p.quotation and p.words >= _FEWEST_HEADED)
    content = [quotation.span for quotation in long if not is_title(quotation.inner.exact)]
    return _Draft(None, None, content, _CONFIDENCE["inner"], quoted=True) if content else None


def _inside_quotations(analysis: Analysis) -> Iterable[Attribution]:
    """Find what a quoted speaker says that others said ("They told us that …")."""
    for unit in inner_units(analysis):
        for frame in find_frames(unit):
            verb = frame.cue.form.verb
            own = frame.source is None or unit.word(frame.source[0]) in {"i", "we", "you"}
            if own or frame.citing or frame.right is None or verb is None or verb.belief:
                continue
            draft = _draft(unit, frame, _spans(unit, frame.right))
            if draft.content:
                yield Attribution(draft.source, draft.cue, ordered(draft.content), _CONFIDENCE["inner"], "rules")
