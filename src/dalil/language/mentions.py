"""Mentions: every name of a report, by rules and by the model, with what kind of thing it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from dalil.language.abbreviations import full_names, linked
from dalil.language.analysis import Mention, MentionType, Predicate, Sentence, Token
from dalil.language.apposition import Role, find_role
from dalil.language.findings import Findings
from dalil.language.frames import kind_by_frames
from dalil.language.lexicon import Gender, RoleKind, countries, is_common, is_listed, name_words, role_words, singular
from dalil.language.names import Capitals, Name, find_names, part_names
from dalil.language.naming import Votes, own_votes, shared_area, votes_around
from dalil.language.variants import is_variant, name_parts
from dalil.language.written import Word, is_shouted, is_titled
from dalil.records import EntityType, Report, Span

NAMING = frozenset(get_args(EntityType)) & frozenset(get_args(MentionType)) | {"norp"}
"""The types of mention that name a thing."""

_MODEL_WEIGHT = 2.5
_LONE_WEIGHT = 0.8
_INHERITED = 8.0
_SURE = 0.6
_DOUBT = 0.7
_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands. ``key`` is equal for equal names; ``heads`` are the nouns that it can be called by.

    ``role`` is what the words beside it say that it is; ``gender`` what an honorific gives away.
    """

    sentence: int
    span: Span
    key: str
    type: MentionType
    confidence: float
    by_model: bool
    heads: frozenset[str] = frozenset()
    role: Span | None = None
    role_kind: RoleKind | None = None
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in its sentence while its type is being voted on; ``key`` is equal for names spelt alike."""

    sentence: int
    words: Sequence[Word]
    name: Name
    votes: Votes
    by_model: bool
    key: str = field(init=False)

    def __post_init__(self) -> None:
        # Of "Osh and Naryn regions" the keys are "osh region" and "naryn region".
        area = shared_area(self.words, self.name)
        own = _key(self.words[self.name.first : self.name.last])
        object.__setattr__(self, "key", f"{own} {area}" if area else own)


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
    proposed = _by_sentence(sentences, findings.mentions if findings else ())
    running = [at for at, words in enumerate(lines) if not is_shouted(words) and not is_titled(words)]
    capitals = _capitals(lines, running)
    found: list[_Found] = []
    for at in running:
        tags = [tokens[word.first].pos for word in lines[at]]
        names = _stretched(lines[at], full_names(lines[at], find_names(lines[at], capitals, tags)))
        found += _merged(at, lines[at], names, proposed[at], capitals)
    known = {one.key for one in found}
    marked = sorted(set(range(len(lines))) - set(running))
    for at in marked:
        known |= _known_by_model(lines[at], proposed[at], capitals)
    for at in marked:
        found += _merged(at, lines[at], _recognised(lines[at], known), proposed[at], capitals)
    found.sort(key=lambda one: one.words[one.name.first].start)
    _weigh_frames(report, found, findings.predicates if findings else ())
    return _typed(report, found)


def _weigh_frames(report: Report, found: Iterable[_Found], predicates: Iterable[Predicate]) -> None:
    """Let the predicates around a name vote: what is banned is an organisation, who is jailed is a person."""
    sorted_predicates: dict[int, list[Predicate]] = defaultdict(list)
    for predicate in predicates:
        sorted_predicates[predicate.sentence].append(predicate)
    for one in found:
        words = one.words[one.name.first : one.name.last]
        span = Span.of(report.text, words[0].start, words[-1].end)
        if (said := kind_by_frames(span, sorted_predicates[one.sentence])) is not None:
            one.votes.add(*said)


def _by_sentence(sentences: Sequence[Sentence], model: Iterable[Mention]) -> dict[int, list[Mention]]:
    """Sort the model's mentions that may name something by sentence."""
    sorted_mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in model:
        if mention.type in NAMING:
            for at, sentence in enumerate(sentences):
                if sentence.span.contains(mention.span):
                    sorted_mentions[at].append(mention)
                    break
    return sorted_mentions


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
            if words[at].capital and edged and _key(words[at:last]) in known:
                names.append(Name(at, last))
                at = last - 1
                break
        at += 1
    return names


def _key(words: Sequence[Word]) -> str:
    key = " ".join(word.low for word in words).strip("\"“”'‘’«» ")
    return next((key.removeprefix(article) for article in _ARTICLES if key.startswith(article)), key)


def _known_by_model(words: Sequence[Word], model: Sequence[Mention], capitals: Capitals) -> set[str]:
    """Give the keys of the names that the model is sure of, and the family names of its persons."""
    known: set[str] = set()
    for mention in model:
        for name in _proposals(words, [mention], capitals):
            key = _key(words[name.first : name.last])
            family = name_parts(key)[-1:] if mention.type == "person" else ()
            known |= {key, *(part for part in family if not is_common(part) and not is_listed(part))}
    return known


def _proposals(words: Sequence[Word], model: Sequence[Mention], capitals: Capitals) -> list[Name]:
    """Give the names that the model is sure of."""
    sure = (mention for mention in model if mention.confidence >= _SURE)
    return [name for mention in sure for name in _placed(words, mention, capitals)]


def _merged(
    at: int, words: Sequence[Word], names: Sequence[Name], model: Sequence[Mention], capitals: Capitals
) -> list[_Found]:
    """Join the rules' names with the model's: the rules know the extent, the model adds its vote or a new name."""
    counted = {name: votes_around(words, name) for name in names}
    seen: set[Name] = set()
    added: list[_Found] = []
    for mention in model:
        touched = [name for name in names if _touches(words, name, mention.span)]
        # A long mention ("theologian Ann Lee from Osh") says nothing certain of each name in it.
        if len(touched) == 1:
            counted[touched[0]].add(mention.type, _model_weight(words, touched[0], mention))
            seen.add(touched[0])
        for placed in [] if touched else _proposals(words, [mention], capitals):
            vote = votes_around(words, placed)
            vote.add(mention.type, _model_weight(words, placed, mention))
            added.append(_Found(at, words, placed, vote, True))
    ours = [_Found(at, words, name, counted[name], name in seen) for name in names]
    return ours + _apart(added)


def _model_weight(words: Sequence[Word], name: Name, mention: Mention) -> float:
    """Weigh the model's judgement; it takes all that speaks for a person, which a lone name or initials need not be."""
    lone = name.last - name.first == 1
    acronym = lone and words[name.first].acronym and not is_shouted(words)
    if acronym and mention.type == "person":
        return 0.0
    if acronym or (lone and mention.type == "person"):
        return _LONE_WEIGHT * mention.confidence
    return _MODEL_WEIGHT * mention.confidence


def _apart(found: Sequence[_Found]) -> list[_Found]:
    """Drop model names that overlap an earlier one."""
    kept: list[_Found] = []
    for one in found:
        if all(one.name.first >= other.name.last or one.name.last <= other.name.first for other in kept):
            kept.append(one)
    return kept


def _touches(words: Sequence[Word], name: Name, span: Span) -> bool:
    return words[name.first].start < span.end and span.start < words[name.last - 1].end


def _placed(words: Sequence[Word], mention: Mention, capitals: Capitals) -> list[Name]:
    """Place a model's mention on words, parted as other capitals are; nothing where it holds common words only."""
    inside = [at for at, word in enumerate(words) if word.start < mention.span.end and mention.span.start < word.end]
    inside = _after_small_words(words, _without_owner(words, inside))
    while inside and not (words[inside[0]].capital and words[inside[0]].low not in name_words().openers):
        inside.pop(0)
    while inside and not (words[inside[-1]].capital or words[inside[-1]].text[:1].isdigit()):
        inside.pop()
    if not inside:
        return []
    names = part_names(words, inside[0], inside[-1] + 1, capitals, ["X"] * len(words))
    shouted = is_shouted(words)
    return [name for name in names if not _is_common(words, name, shouted)]


def _after_small_words(words: Sequence[Word], inside: list[int]) -> list[int]:
    """Keep what follows a small word that no name holds ("commissioner Ann Lee")."""
    allowed = name_words().particles | name_words().connectors
    small = [
        at
        for at in inside[:-1]
        if words[at].text[:1].islower() and not words[at].capital and words[at].low not in allowed
    ]
    return [at for at in inside if at > small[-1]] if small else inside


def _without_owner(words: Sequence[Word], inside: list[int]) -> list[int]:
    """Keep what an owner owns ("GUATEMALA'S PROGRESSIVE PATRIOTS"); such is never all capitals in running text."""
    owners = [at for at in inside[:-1] if words[at].low in {"'s", "’s"}]
    return [at for at in inside if at > owners[-1]] if owners and is_shouted(words) else inside


def _is_common(words: Sequence[Word], name: Name, shouted: bool) -> bool:
    """Tell whether a name is a common noun in capitals, a role or a date."""
    low = [word.low for word in words[name.first : name.last]]
    known = name_words()
    if len(low) == 1 and low[0] in known.openers | known.calendar | known.common:
        return True
    if role_words().kind(low[-1]) or singular(low[-1]) in known.members:
        return True
    whole = " ".join(low)
    if not shouted or whole in countries() or known.is_norp(whole) or known.is_known_organisation(whole):
        return False
    told = [word for word in low if word not in known.descriptors and known.organisation_kind(word) != "group"]
    institution = len(low) > 1 and bool(told) and any(map(known.organisation_kind, low))
    return not institution and all(is_common(part) or is_common(singular(part)) for part in low)


def _typed(report: Report, found: Sequence[_Found]) -> tuple[list[Named], list[tuple[int, int]]]:
    """Give every name the type that all names spelt alike vote for; names without a type are dropped."""
    tally: dict[str, Votes] = defaultdict(Votes)
    for one in found:
        if one.key not in tally:
            tally[one.key].update_with(own_votes(one.words, one.name))
        tally[one.key].update_with(one.votes)
    for outlet in filter(None, (report.outlet, report.agency)):
        tally[outlet.casefold()].add("organisation", 5)
    _share(found, tally)
    _inherit(tally)
    named: list[Named] = []
    kept: list[_Found] = []
    for one in found:
        kind, weight = tally[one.key].leading()
        if kind in NAMING and weight >= _DOUBT:
            kept.append(one)
            named.append(_named(report.text, one, kind, weight))
    at = {(one.sentence, one.name): index for index, one in enumerate(kept)}
    links = [(at[one.sentence, one.name], at[other.sentence, other.name]) for one, other in _pairs(kept)]
    return named, links


def _share(found: Sequence[_Found], tally: dict[str, Votes]) -> None:
    """Let two names that stand side by side for one thing share their votes."""
    for one, other in _pairs(found):
        tally[one.key].update_with(tally[other.key])
        tally[other.key] = Votes(tally[one.key])


def _inherit(tally: dict[str, Votes]) -> None:
    """Let full names and their parts make persons of each other ("Ann Lee" and, later, "Lee")."""
    parts = {key: name_parts(key) for key in tally}
    lone = {of[0] for of in parts.values() if len(of) == 1}
    for key, votes_for in tally.items():
        shortened = 2 <= len(parts[key]) <= 4 and parts[key][-1] in lone and not is_listed(parts[key][-1])
        if shortened and votes_for.leading()[1] < 1:
            votes_for.add("person", 1)
    known = {part for key, of in parts.items() if len(of) > 1 and _is_person(tally[key]) for part in of}
    for key, votes_for in tally.items():
        if len(parts[key]) == 1 and any(is_variant(parts[key][0], part) for part in known):
            votes_for.add("person", _INHERITED)


def _is_person(votes_for: Votes) -> bool:
    kind, weight = votes_for.leading()
    return kind == "person" and weight >= _DOUBT


def _named(text: str, one: _Found, kind: MentionType, weight: float) -> Named:
    words, name = one.words, one.name
    span = Span.of(text, words[name.first].start, words[name.last - 1].end)
    role = find_role(words, name) if kind == "person" else None
    return Named(
        one.sentence,
        span,
        one.key,
        kind,
        min(0.95, 0.5 + weight / 10),
        one.by_model,
        _heads(words, name) if kind == "organisation" else _titles(words, name, role),
        _role_span(text, words, role),
        role.kind if role else None,
        _gender(words, name),
    )


def _role_span(text: str, words: Sequence[Word], role: Role | None) -> Span | None:
    if role is None or role.kind == "honorific":
        return None
    return Span.of(text, words[role.first].start, words[role.last - 1].end)


def _gender(words: Sequence[Word], name: Name) -> Gender | None:
    before = words[name.first - 1].low if name.first else ""
    return role_words().gender(before) or role_words().gender(words[name.first].low)


def _titles(words: Sequence[Word], name: Name, role: Role | None) -> frozenset[str]:
    """Give the nouns that a person can be called by: the head of the role, the title before the name."""
    nouns = [word.low for word in words[slice(*name.role)]] if name.role else []
    if role is not None:
        phrase = [word.low for word in words[role.first : role.last]]
        head = role_words().head(phrase)
        nouns += [phrase[head[0]]] if head else []
    return frozenset(singular(noun) for noun in nouns if role_words().kind(noun))


def _heads(words: Sequence[Word], name: Name) -> frozenset[str]:
    """Give the nouns that an organisation's name ends in, or that describe it ("the banned X group")."""
    known = name_words()
    inside = [word.low for word in words[name.first : name.last]]
    after = [word.low for word in words[name.last : name.last + 4]]
    described = next((word for word in after if word not in known.descriptors), "")
    before = words[name.first - 1].low if name.first else ""
    nouns = [word for word in (*inside, described, before) if known.organisation_kind(word)]
    if " ".join(inside) in known.known_bodies:
        nouns.append("institution")
    called = " ".join(inside)
    same = [noun for noun, names in known.synonyms.items() if any(name in called for name in names)]
    return frozenset([*map(singular, nouns), *same])


def _pairs(found: Sequence[_Found]) -> list[tuple[_Found, _Found]]:
    """Pair the names that stand side by side for one thing."""
    lines: dict[int, dict[Name, _Found]] = defaultdict(dict)
    for one in found:
        lines[one.sentence][one.name] = one
    pairs = []
    for members in lines.values():
        words = next(iter(members.values())).words
        pairs += [(members[one], members[other]) for one, other in linked(words, list(members))]
    return pairs
