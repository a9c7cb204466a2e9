"""Mentions: every name of a report, by rules and by the model, with what kind of thing it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dalil.language.abbreviations import full_names
from dalil.language.analysis import Mention, Predicate, Sentence, Token
from dalil.language.findings import Findings
from dalil.language.frames import kind_by_frames
from dalil.language.lexicon import name_words, singular
from dalil.language.names import Capitals, Name, find_names
from dalil.language.naming import votes_around
from dalil.language.proposals import by_sentence, known_by_model, model_weight, proposed_names
from dalil.language.voting import Found, Named, decide, key_of
from dalil.language.written import Word, is_shouted, is_titled
from dalil.records import Report, Span


def find_named(
    report: Report,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    lines: Sequence[Sequence[Word]],
    findings: Findings | None,
) -> tuple[list[Named], list[tuple[int, int]]]:
    """Find all names of a report, in order, and the pairs (by position) that stand side by side for one thing.

    ``lines`` are the written words of each sentence, ``findings`` what the reading model found.
    """
    proposed = by_sentence(sentences, findings.mentions if findings else ())
    running = [at for at, words in enumerate(lines) if not is_shouted(words) and not is_titled(words)]
    capitals = _capitals(lines, running)
    found: list[Found] = []
    for at in running:
        tags = [tokens[word.first].pos for word in lines[at]]
        names = _stretched(lines[at], full_names(lines[at], find_names(lines[at], capitals, tags)))
        found += _merged(at, lines[at], names, proposed[at], capitals)
    known = {one.key for one in found}
    marked = sorted(set(range(len(lines))) - set(running))
    for at in marked:
        known |= known_by_model(lines[at], proposed[at], capitals)
    for at in marked:
        found += _merged(at, lines[at], _recognised(lines[at], known), proposed[at], capitals)
    found.sort(key=lambda one: one.words[one.name.first].start)
    _weigh_frames(report, found, findings.predicates if findings else ())
    return decide(report, found)


def _weigh_frames(report: Report, found: Iterable[Found], predicates: Iterable[Predicate]) -> None:
    """Let the predicates around a name vote: what is banned is an organisation, who is jailed is a person."""
    sorted_predicates: dict[int, list[Predicate]] = defaultdict(list)
    for predicate in predicates:
        sorted_predicates[predicate.sentence].append(predicate)
    for one in found:
        words = one.words[one.name.first : one.name.last]
        span = Span.of(report.text, words[0].start, words[-1].end)
        if (said := kind_by_frames(span, sorted_predicates[one.sentence])) is not None:
            one.votes.add(*said)


def _capitals(lines: Sequence[Sequence[Word]], running: Iterable[int]) -> Capitals:
    small: set[str] = set()
    named: set[str] = set()
    for at in running:
        for word in lines[at]:
            if not word.capital:
                small.add(word.low)
            elif not word.initial:
                named.add(word.low)
    return Capitals(small, named)


def _stretched(words: Sequence[Word], names: Iterable[Name]) -> list[Name]:
    """Take the small word for an area into the name before it ("Osh region")."""
    stretched = []
    for name in names:
        after = words[name.last] if name.last < len(words) else None
        named = words[name.first].text[:1].isupper() and not name_words().is_norp(words[name.last - 1].low)
        takes = after is not None and named and name.role is None and _belongs_after(words[name.last - 1], after)
        stretched.append(replace(name, last=name.last + 1) if takes else name)
    return stretched


def _belongs_after(last: Word, after: Word) -> bool:
    """Tell a word for an area after a place's name, or a year after a law's ("Osh region", "Terrorism Act 2000")."""
    is_year = after.text.isdigit() and len(after.text) == 4 and singular(last.low) in name_words().laws
    return after.low in name_words().areas or is_year


def _recognised(words: Sequence[Word], known: set[str]) -> list[Name]:
    """Find names that the rest of the report knows, in a headline or a shouted sentence."""
    names: list[Name] = []
    at = 0
    while at < len(words):
        for last in range(min(len(words), at + 8), at, -1):
            edged = words[at].low not in name_words().openers and words[last - 1].text[0].isalnum()
            if words[at].capital and edged and key_of(words[at:last]) in known:
                names.append(Name(at, last))
                at = last - 1
                break
        at += 1
    return names


def _merged(
    at: int, words: Sequence[Word], names: Sequence[Name], model: Sequence[Mention], capitals: Capitals
) -> list[Found]:
    """Join the rules' names with the model's: the rules know the extent, the model adds its vote or a new name."""
    counted = {name: votes_around(words, name) for name in names}
    seen: set[Name] = set()
    added: list[Found] = []
    for mention in model:
        touched = [name for name in names if _touches(words, name, mention.span)]
        # A long mention ("theologian Ann Lee from Osh") says nothing certain of each name in it.
        if len(touched) == 1:
            counted[touched[0]].add(mention.type, model_weight(words, touched[0], mention))
            seen.add(touched[0])
        for placed in [] if touched else proposed_names(words, [mention], capitals):
            vote = votes_around(words, placed)
            vote.add(mention.type, model_weight(words, placed, mention))
            added.append(Found(at, words, placed, vote, True))
    ours = [Found(at, words, name, counted[name], name in seen) for name in names]
    return ours + _apart(added)


def _apart(found: Sequence[Found]) -> list[Found]:
    """Drop model names that overlap an earlier one."""
    kept: list[Found] = []
    for one in found:
        if all(one.name.first >= other.name.last or one.name.last <= other.name.first for other in kept):
            kept.append(one)
    return kept


def _touches(words: Sequence[Word], name: Name, span: Span) -> bool:
    return words[name.first].start < span.end and span.start < words[name.last - 1].end
