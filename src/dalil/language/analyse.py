"""Analysis of a report: rules and the reading model joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

import simplemma

from dalil.language.analysis import Analysis, Cluster, Mention, Sentence, Token
from dalil.language.anaphora import Surroundings, Thing, resolve
from dalil.language.attributions import find_attributions
from dalil.language.coreference import best_role, fullest, group_names, is_private, other_forms
from dalil.language.date_expressions import find_dates
from dalil.language.findings import Findings
from dalil.language.mentions import find_named
from dalil.language.quantity_expressions import find_quantities
from dalil.language.quotations import find_quotations
from dalil.language.sentences import split_sentences
from dalil.language.tokens import tokenise
from dalil.language.voice import voiced
from dalil.language.voting import Named
from dalil.language.written import written_words
from dalil.records import Block, BlockKind, EntityType, Report, Span, ordered, trimmed

if TYPE_CHECKING:
    from dalil.language.reading_model import ReadingModel

_READ = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.TABLE})
_THINGS = frozenset(get_args(EntityType))
_EVEN = 0.5
_JUDGED = frozenset({"person", "organisation", "place", "norp"})


def analyse(report: Report, reader: ReadingModel | None) -> Analysis:
    """Analyse a report; without a ``reader`` by rules alone.

    Bylines, datelines, subheadings, repeated captions, credits, comments and furniture hold no token.
    """
    blocks = [block for block in report.blocks if block.kind in _READ and block.repeats is None]
    tokens, sentences = _cut(report, blocks)
    findings = _read(report, tokens, sentences, reader) if reader else None
    if findings:
        tokens = _tagged(tokens, findings)
        findings = replace(findings, predicates=voiced(report.text, findings.predicates, tokens, sentences))
    lines = [written_words(report.text, tokens, sentence) for sentence in sentences]
    named, links = find_named(report, tokens, sentences, lines, findings)
    quotations = find_quotations(report, blocks)
    analysis = Analysis(
        report,
        tokens,
        sentences,
        _mentions(report, tokens, sentences, named, findings),
        findings.predicates if findings else (),
        quotations,
        findings.attributions if findings else (),
        findings.incident_roles if findings else (),
        _clusters(named, links, Surroundings(report.text, lines, quotations)),
        findings.happenings if findings else (),
        findings.incident_types if findings else (),
    )
    return replace(analysis, attributions=find_attributions(analysis))


def _cut(report: Report, blocks: Sequence[Block]) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Cut blocks into sentences and tokens."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for block in blocks:
        for stretch in _stretches(report, block):
            for start, end in split_sentences(report.text, stretch.start, stretch.end):
                first = len(tokens)
                tokens += [_token(report.text, *offsets) for offsets in tokenise(report.text, start, end)]
                sentences.append(Sentence(Span.of(report.text, start, end), first, len(tokens), block))
    return tuple(tokens), tuple(sentences)


def _read(report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], reader: ReadingModel) -> Findings:
    words = [(token.start, token.end) for token in tokens]
    return reader.read(report.text, words, [(sentence.first, sentence.last) for sentence in sentences])


def _stretches(report: Report, block: Block) -> list[Span]:
    """Give the stretches of a block that are read: the rows of a table, a caption without its credit."""
    if block.kind is BlockKind.TABLE:
        rows, at = [], block.start
        for line in report.words(block).splitlines(keepends=True):
            rows.append((at, at + len(line)))
            at += len(line)
    elif block.credit is not None:
        rows = [(block.start, block.credit.start), (block.credit.end, block.end)]
    else:
        rows = [(block.start, block.end)]
    cut = (trimmed(report.text, start, end) for start, end in rows if start < end)
    return [stretch for stretch in cut if stretch is not None and any(letter.isalnum() for letter in stretch.exact)]


def _token(text: str, start: int, end: int) -> Token:
    form = text[start:end]
    return Token(start, end, form, "X", lemma(form, "X"))


def _tagged(tokens: Sequence[Token], findings: Findings) -> tuple[Token, ...]:
    return tuple(
        replace(token, pos=pos, lemma=lemma(token.text, pos)) for token, pos in zip(tokens, findings.upos, strict=True)
    )


@cache
def lemma(form: str, pos: str) -> str:
    """Give the lemma of a word form, lower case; names and marks are their own, a name in lower case is none."""
    if (pos == "PROPN" and not form.islower()) or not form[:1].isalpha():
        return form.lower()
    return simplemma.lemmatize(form.lower(), lang="en").lower()


def _mentions(
    report: Report,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    named: Sequence[Named],
    findings: Findings | None,
) -> tuple[Mention, ...]:
    """Join names, dates, quantities, and what else the model mentions."""
    joined = [Mention(one.type, one.span, one.confidence, "model" if one.by_model else "rules") for one in named]
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        joined += [Mention("date", span, 0.95, "rules") for span in find_dates(report.text, start, end)]
        joined += [Mention("quantity", span, 0.95, "rules") for span in find_quantities(report.text, start, end)]
    articles = {(token.start, token.end) for token in tokens if token.pos == "DET"}
    for mention in findings.mentions if findings else ():
        # Names have been judged with those of the rules; what was turned down there stays out.
        sure = mention.type not in _JUDGED and mention.confidence >= _EVEN
        bare = (mention.span.start, mention.span.end) in articles
        if sure and not bare and not any(mention.span.overlaps(other.span) for other in joined):
            joined.append(mention)
    return tuple(sorted(joined, key=lambda mention: (mention.span, mention.type)))


def _clusters(named: Sequence[Named], links: Sequence[tuple[int, int]], around: Surroundings) -> tuple[Cluster, ...]:
    things = [
        Thing(cast(EntityType, named[group[0]].type), [named[at] for at in group])
        for group in group_names(named, links)
        if named[group[0]].type in _THINGS
    ]
    resolve(things, around)
    return tuple(_cluster(thing) for thing in things if thing.named)


def _cluster(thing: Thing) -> Cluster:
    is_person = thing.type == "person"
    name = fullest(thing.named, thing.named[0].type)
    return Cluster(
        thing.type,
        name,
        other_forms(thing.named, name),
        ordered(span for _, span in thing.places()),
        best_role(thing.named) if is_person else None,
        is_person and is_private(thing.named),
    )
