"""Units: sentences as the narrator builds them, with each quotation as one piece."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dalil.language.analysis import Analysis, Quotation, Sentence, Token
from dalil.language.attribution.cues import function_words
from dalil.records import Block, BlockKind, Span, trimmed

READ_KINDS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.CAPTION, BlockKind.PARAGRAPH})
_DASHES = "-–—―"
_CLOSING_MARKS = "\"”»'’"
_FINAL_MARKS = ".!?…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A token of the narration, or a whole quotation; ``pos`` is a UPOS tag, ``X`` where nobody knows."""

    span: Span
    lower: str
    pos: str
    words: int = 1
    quotation: Quotation | None = None

    @property
    def capitalised(self) -> bool:
        """Whether the word begins with a capital."""
        return self.quotation is None and self.span.exact[0].isupper()


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the narration in one block. ``inside`` is true for the words within a quotation."""

    text: str
    block: Block
    pieces: tuple[Piece, ...]
    inside: bool = False

    def span(self, first: int, last: int) -> Span | None:
        """Cut the words of pieces ``first`` to ``last`` (exclusive), without commas around; None if none remain."""
        first, last = max(first, 0), min(last, len(self.pieces))
        if first >= last:
            return None
        return trimmed(self.text, self.pieces[first].span.start, self.pieces[last - 1].span.end, ",;:–—-")

    def word(self, index: int) -> str:
        """Give the lower-case word of a piece; empty outside the unit."""
        return self.pieces[index].lower if 0 <= index < len(self.pieces) else ""

    def pos(self, index: int) -> str:
        """Give the tag of a piece; empty outside the unit."""
        return self.pieces[index].pos if 0 <= index < len(self.pieces) else ""

    def quoted_words(self, index: int) -> int:
        """Count the words of a quotation piece; 0 for any other."""
        return self.pieces[index].words if self.pos(index) == "QUOTE" else 0

    def among(self, index: int, group: str) -> bool:
        """Tell whether a piece's word belongs to a group of function words."""
        return self.word(index) in function_words().groups[group]

    def has_verb(self, first: int, last: int) -> bool:
        """Tell whether a finite verb may stand among the pieces ``first`` to ``last`` (exclusive)."""
        return any(self.is_verb(index) for index in range(first, last))

    def is_verb(self, index: int) -> bool:
        """Tell whether a piece is a verb, going by its ending where its tag is not known."""
        tag, word = self.pos(index), self.word(index)
        return tag in {"VERB", "AUX"} or (tag == "X" and word.endswith("ed"))

    @property
    def body_end(self) -> int:
        """The index after the last piece that is no final mark."""
        last = len(self.pieces)
        while last and self.pieces[last - 1].span.exact[0] in _FINAL_MARKS and not self.pieces[last - 1].quotation:
            last -= 1
        return last

    @property
    def is_quotation(self) -> bool:
        """Whether nothing but quotations stands here."""
        return bool(self.pieces) and all(p.quotation or p.pos == "PUNCT" for p in self.pieces)


def units(analysis: Analysis) -> tuple[Unit, ...]:
    """Give the units of a report in text order; repeated blocks are left out."""
    quotations = [q for q in analysis.quotations if q.depth == 1]
    names = _name_starts(analysis)
    found: list[Unit] = []
    for block, sentences in groupby(analysis.sentences, key=lambda sentence: sentence.block):
        if block.kind in READ_KINDS and block.repeats is None:
            inside = [q for q in quotations if block.start <= q.span.start < block.end]
            for group in _joined(list(sentences), inside, analysis.report.text):
                tokens = analysis.tokens[group[0].first : group[-1].last]
                pieces = tuple(_pieces(tokens, inside, analysis.report.text, names))
                found.append(Unit(analysis.report.text, block, pieces))
    return tuple(found)


def _name_starts(analysis: Analysis) -> frozenset[int]:
    """Give where the words of persons' names begin: the model takes a rare name for any class of word."""
    people = [mention.span for mention in analysis.mentions if mention.type == "person"]
    return frozenset(
        at for span in people for at in range(span.start, span.end) if span.exact[at - span.start].isupper()
    )


def inner_units(analysis: Analysis) -> tuple[Unit, ...]:
    """Give the sentences inside quotations, each a unit of its own, with the quotations in them as pieces."""
    deeper = [q for q in analysis.quotations if q.depth == 2]
    found = []
    for sentence in analysis.sentences:
        if sentence.block.kind in READ_KINDS and sentence.block.repeats is None:
            for outer in analysis.quotations:
                if outer.depth == 1 and outer.inner.overlaps(sentence.span):
                    tokens = [
                        token
                        for token in analysis.tokens[sentence.first : sentence.last]
                        if outer.inner.start <= token.start and token.end <= outer.inner.end
                    ]
                    pieces = tuple(_pieces(tokens, deeper, analysis.report.text))
                    found.append(Unit(analysis.report.text, sentence.block, pieces, inside=True))
    return tuple(unit for unit in found if unit.pieces)


def _joined(sentences: list[Sentence], quotations: Sequence[Quotation], text: str) -> Iterator[list[Sentence]]:
    """Join sentences whose boundary lies inside a quotation that the narrator's sentence goes around."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and not _goes_on(group[-1], sentence, quotations, text):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _goes_on(before: Sentence, after: Sentence, quotations: Sequence[Quotation], text: str) -> bool:
    boundary = after.span.start
    if any(q.span.start < boundary and before.span.end < q.span.end and q.span.end > boundary for q in quotations):
        return True
    opening = text[boundary : boundary + 1]
    return opening.islower() or (opening in _DASHES and before.span.exact[-1] in _CLOSING_MARKS)


def _pieces(
    tokens: Sequence[Token], quotations: Sequence[Quotation], text: str, names: Container[int] = frozenset()
) -> Iterator[Piece]:
    done: set[Quotation] = set()
    for token in tokens:
        around = next((q for q in quotations if q.span.start <= token.start < q.span.end), None)
        if around is None:
            tag = "PROPN" if token.start in names else _tag(token, token is tokens[0])
            yield Piece(Span.of(text, token.start, token.end), token.text.lower(), tag)
        elif around not in done:
            done.add(around)
            words = sum(t.text[0].isalnum() for t in tokens if around.inner.start <= t.start < around.inner.end)
            yield Piece(around.span, "", "QUOTE", words, around)


def _tag(token: Token, first: bool) -> str:
    """Give the model's tag, or what the word's form tells; possessive pronouns count as determiners."""
    lower = token.text.lower()
    if token.pos != "X":
        return "DET" if token.pos == "PRON" and lower in function_words().groups["possessive"] else token.pos
    capital = token.text[0].isupper() and lower != "i"
    known = function_words().tags.get(lower)
    if known and (first or not capital):
        return known
    if not token.text[0].isalnum():
        return "PUNCT"
    if token.text[0].isdigit():
        return "NUM"
    return "PROPN" if capital else "X"


def is_title(words: str) -> bool:
    """Tell whether words are written like a name or title: nearly all of the long ones with capitals."""
    long = [word for word in words.split() if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.7 * len(long)
