"""Voting: all names of a report that are spelt alike decide together what they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dalil.language.abbreviations import linked
from dalil.language.analysis import MentionType
from dalil.language.apposition import Role, find_role
from dalil.language.lexicon import Gender, RoleKind, is_listed, name_words, role_words, singular
from dalil.language.names import Name
from dalil.language.naming import Votes, own_votes, shared_area
from dalil.language.organisations import organisations
from dalil.language.variants import is_variant, name_parts
from dalil.language.written import Word
from dalil.records import Report, Span

_INHERITED = 8.0
_DOUBT = 0.7
_SUPPORTED = 4.5
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
class Found:
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
        own = key_of(self.words[self.name.first : self.name.last])
        object.__setattr__(self, "key", f"{own} {area}" if area else own)


def key_of(words: Sequence[Word]) -> str:
    """Give what is equal for names spelt alike: lower case, without article and quotation marks."""
    key = " ".join(word.low for word in words).strip("\"“”'‘’«» ")
    return next((key.removeprefix(article) for article in _ARTICLES if key.startswith(article)), key)


def decide(report: Report, found: Sequence[Found]) -> tuple[list[Named], list[tuple[int, int]]]:
    """Give every name the type that all names spelt alike vote for; names without a type are dropped."""
    tally: dict[str, Votes] = defaultdict(Votes)
    for one in found:
        if one.key not in tally:
            tally[one.key].update_with(own_votes(one.words, one.name))
        tally[one.key].update_with(one.votes)
    for outlet in filter(None, (report.outlet, report.agency)):
        tally[outlet.casefold()].add("organisation", 5)
    _support(found, tally)
    _share(found, tally)
    _inherit(tally)
    named: list[Named] = []
    kept: list[Found] = []
    for one in found:
        kind, weight = tally[one.key].leading()
        if weight >= _DOUBT:
            kept.append(one)
            named.append(_named(report.text, one, kind, weight))
    at = {(one.sentence, one.name): index for index, one in enumerate(kept)}
    links = [(at[one.sentence, one.name], at[other.sentence, other.name]) for one, other in _pairs(kept)]
    return named, links


def _support(found: Sequence[Found], tally: dict[str, Votes]) -> None:
    """Let a body that the report names fully vote for what may be its abbreviation ("IS" beside "Islamic State")."""
    known = organisations()
    spelt = {one.key: " ".join(word.text for word in one.words[one.name.first : one.name.last]) for one in found}
    certain = {key for key, name in spelt.items() if known.is_known(name)}
    named = frozenset().union(*(known.entries(spelt[key]) for key in certain))
    for key, name in spelt.items():
        if key not in certain and known.entries(name) & named:
            tally[key].add("organisation", _SUPPORTED)


def _share(found: Sequence[Found], tally: dict[str, Votes]) -> None:
    """Let two names that stand side by side for one thing share their votes."""
    for one, other in _pairs(found):
        tally[one.key].update_with(tally[other.key])
        tally[other.key] = Votes(tally[one.key])


def _inherit(tally: dict[str, Votes]) -> None:
    """Let names vote for their parts ("Ann Lee" and, later, "Lee"; "Sons of the Dawn" and, later, "the Sons")."""
    for key, votes_for in tally.items():
        group = key.partition(" of ")[0]
        if group != key and group in tally and votes_for.leading()[0] == "organisation":
            tally[group].add("organisation", votes_for.leading()[1])
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


def _named(text: str, one: Found, kind: MentionType, weight: float) -> Named:
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
    if organisations().is_body(" ".join(word.text for word in words[name.first : name.last])):
        nouns.append("institution")
    called = " ".join(inside)
    same = [noun for noun, names in known.synonyms.items() if any(name in called for name in names)]
    return frozenset([*map(singular, nouns), *same])


def _pairs(found: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Pair the names that stand side by side for one thing."""
    lines: dict[int, dict[Name, Found]] = defaultdict(dict)
    for one in found:
        lines[one.sentence][one.name] = one
    pairs = []
    for members in lines.values():
        words = next(iter(members.values())).words
        pairs += [(members[one], members[other]) for one, other in linked(words, list(members))]
    return pairs
