"""Turns: speech without quotation marks, behind a dash or behind the speaker's name at the beginning of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from dalil.language.attribution.cues import cue_words
from dalil.records import Block, BlockKind, Report, Span, trimmed

_DASH = "[–—―]|--|-(?=\\s)"
_OPENING = re.compile(rf"(?:{_DASH})\s*(?=\S)")
_INSIDE = re.compile(rf"(?<=[.!?…])\s+(?:{_DASH})\s+(?=[^\W\d_])")
_LABEL = re.compile(r"([A-Z][^:.,;!?\n\"“”]{0,40}):\s+(?=\S)")
_END_OF_SENTENCE = re.compile(r"[.!?…](?=\s|$)")
_MARKS = re.compile('["“”„«»]')
_FEWEST_LABELS = 3
_FEWEST_WORDS = 4


def find_turns(report: Report, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Find the turns of speech that no quotation marks enclose, in text order; a dash belongs to its turn.

    A line behind a dash is a turn up to the verb of saying and its speaker ("– We are afraid, says Aigul Asanova.");
    one without a verb of saying is a turn only beside others that have one, else it may be an item of a list. Labels
    are speakers where they come back ("ANNA TAMM: …"), else they are places or topics.
    """
    stretches = [s for b in blocks if b.kind is BlockKind.PARAGRAPH and (s := trimmed(report.text, b.start, b.end))]
    plain = [stretch for stretch in stretches if not _MARKS.match(stretch.exact)]
    dashed = [stretch for stretch in plain if _OPENING.match(stretch.exact)]
    tagged = [span for stretch in dashed for span in _tagged(report.text, stretch)]
    whole = [s for s in dashed if tagged and not any(s.contains(t) for t in tagged) and _is_said(s.exact)]
    return tuple(sorted([*tagged, *whole, *_labelled(report.text, plain)]))


def _tagged(text: str, stretch: Span) -> Iterator[Span]:
    """Give each stretch between a dash and the verb of saying that follows it."""
    inside = (match.start() for match in _INSIDE.finditer(text, stretch.start, stretch.end))
    starts = [stretch.start, *(start for start in inside if not _tag().match(text, start - 1))]
    told = False
    for start, end in zip(starts, [*starts[1:], stretch.end], strict=True):
        tag = _tag().search(text, start, end)
        if told and not tag and _is_said(text[start:end]) and (rest := trimmed(text, start, end)):
            yield rest
        told |= tag is not None
        span = trimmed(text, start, tag.start() + 1 if text[tag.start()] in "!?…" else tag.start()) if tag else None
        if span is not None and any(character.isalnum() for character in span.exact):
            yield span


def _is_said(line: str) -> bool:
    """Tell whether a line may be a turn by itself: a few words and a full stop."""
    return len(line.split()) > _FEWEST_WORDS and _END_OF_SENTENCE.search(line.rstrip()[-1:]) is not None


@cache
def _tag() -> re.Pattern[str]:
    """Match what follows a turn: a comma, then a verb of saying before or behind its speaker."""
    finite = {
        form for verb in cue_words().verbs if verb.frame not in {"label", "accuse"} and not verb.belief
        for form in verb.forms if form != verb.lemma and not form.endswith("ing")
    }  # fmt: skip
    verb = rf"(?:{'|'.join(sorted(map(re.escape, finite), key=lambda form: (-len(form), form)))})\b"
    speaker = r"(?:he|she|they|(?:the|a|an) \w+(?: \w+)?|[A-Z][\w'’-]*(?: [\w'’.-]+){0,4})"
    return re.compile(rf"[,!?…]\s+(?:(?:{_DASH})\s+)?(?:{verb}|{speaker} {verb})")


def _labelled(text: str, stretches: Sequence[Span]) -> Iterator[Span]:
    """Give what stands behind labels where one of at least three comes back."""
    labels = [(match.group(1), s.start + match.end(), s.end) for s in stretches if (match := _LABEL.match(s.exact))]
    often = Counter(label for label, _, _ in labels)
    if len(labels) < _FEWEST_LABELS or len(often) == len(labels) or len(often) < 2:
        return
    yield from (span for label, start, end in labels if (span := trimmed(text, start, end)))
