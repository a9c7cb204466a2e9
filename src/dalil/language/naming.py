"""What kind of thing a name names: votes from its own words and from the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from dalil.language.analysis import MentionType
from dalil.language.apposition import find_role
from dalil.language.lexicon import countries, is_common, name_words, role_words, singular, speech_verbs, towns
from dalil.language.names import Name, is_group_of
from dalil.language.organisations import organisations
from dalil.language.written import Word


class Votes(dict[MentionType, float]):
    """Weights for what a name may name."""

    def add(self, kind: MentionType, weight: float) -> None:
        """Give ``kind`` more weight."""
        self[kind] = self.get(kind, 0.0) + weight

    def update_with(self, other: Votes) -> None:
        """Add the weights of ``other``."""
        for kind, weight in other.items():
            self.add(kind, weight)

    def leading(self) -> tuple[MentionType, float]:
        """Give the kind with most weight and its weight; where nothing speaks for any, a person with none."""
        kind = max(self, key=lambda kind: (self[kind], kind), default=None)
        return (kind, self[kind]) if kind else ("person", 0.0)


_CALLED = 4.0
"""The weight of being called a group in so many words, above any guess of the model."""

_PLACING = {"in": 0.8, "near": 0.8, "across": 0.8, "throughout": 0.8, "outside": 0.8, "from": 0.4, "into": 0.4}
_PREPOSITIONS = frozenset({"of", "for", "on", "against", "to"})
_TO_HEARERS = frozenset({"tell", "tells", "told", "telling", "inform", "informed", "remind", "reminded", "assured"})


def own_votes(words: Sequence[Word], name: Name) -> Votes:
    """Weigh what a name may name by its own words; the weights of certain signs are 3 and more, of guesses below 1."""
    counted = Votes()
    counted.update_with(_by_list(words, name))
    counted.update_with(_by_head(words, name))
    if any(is_group_of(words, name.first, at) for at in range(name.first + 1, name.last)):
        counted.add("organisation", 3)
    capitals = sum(word.capital for word in words[name.first : name.last])
    if capitals in (2, 3, 4) and not counted:
        counted.add("person", 0.2)
    return counted


def votes_around(words: Sequence[Word], name: Name) -> Votes:
    """Weigh what a name may name by the words around it."""
    counted = Votes()
    counted.update_with(_by_words_before(words, name))
    counted.update_with(_by_words_after(words, name))
    own = own_votes(words, name)
    if name.role is not None:
        counted.add("person", 4)
    elif own.get("organisation", 0) + own.get("place", 0) < 3 and find_role(words, name) is not None:
        counted.add("person", 3)
    return counted


def _by_list(words: Sequence[Word], name: Name) -> Votes:
    written = " ".join(word.text for word in words[name.first : name.last])
    whole, known = written.lower(), name_words()
    lists: list[tuple[bool, Votes]] = [
        (whole in countries(), Votes(place=5.0)),
        (known.is_norp(whole), Votes(norp=20.0)),
        (organisations().is_known(written), Votes(organisation=4.5)),
        (whole in known.publications, Votes(publication=5.0)),
        (whole in towns(), Votes(place=1.2)),
        (_is_lone_acronym(words, name), Votes(organisation=0.8)),
    ]
    return next((weights for listed, weights in lists if listed), Votes())


def _is_lone_acronym(words: Sequence[Word], name: Name) -> bool:
    return name.last - name.first == 1 and words[name.first].acronym and not _is_counted(words, name)


def _is_counted(words: Sequence[Word], name: Name) -> bool:
    """Tell an abbreviation for a thing among many ("a UAV,") from a name."""
    before = words[name.first - 1].low if name.first else ""
    after = words[name.last].text if name.last < len(words) else "."
    return before in {"a", "an"} and (not after[0].isalnum() or after in {"and", "or", "in", "on", "that", "was", "is"})


def _by_head(words: Sequence[Word], name: Name) -> Votes:
    """Judge by the noun that the name is built on: the last word before a preposition, else its first."""
    known = name_words()
    inside = [word.low for word in words[name.first : name.last] if not word.text.isdigit()]
    if len(inside) == 1 and inside[0] not in known.events:
        kind = known.organisation_kind(inside[0])
        return Votes(organisation=1.0) if kind == "state" else Votes(organisation=0.5) if kind else Votes()
    if inside and inside[0].split("-")[0] in known.group_openers:
        return Votes(organisation=4.0)
    cut = next((at for at, word in enumerate(inside) if at and word in _PREPOSITIONS), len(inside))
    if cut == 1 and known.organisation_kind(inside[0]) and all(map(_is_plain, inside[2:])):
        # "Department of Religious Affairs", unlike "Department of Puno"
        return Votes(organisation=4.0) if len(inside) > 2 else Votes()
    return _by_noun(inside[:cut])


def _is_plain(word: str) -> bool:
    """Tell a word of the language from a place's name."""
    return (is_common(word) or is_common(singular(word))) and word not in towns() | countries()


def _by_noun(inside: Sequence[str]) -> Votes:
    known = name_words()
    head = inside[-1] if inside else ""
    kind = known.organisation_kind(head) or known.organisation_kind(head.rpartition("-")[2])
    if len(inside) > 1 and known.organisation_kind(inside[0]) == "media":
        return Votes(organisation=4.0)
    if {head, singular(head)} & known.places:
        return Votes(place=3.5) if kind is None or len(inside) == 1 else Votes(place=1.5, organisation=1.5)
    if singular(head) in known.laws:
        return Votes(law=3.0)
    if {*inside[:1], head} & known.events:
        return Votes(event=3.0)
    if kind is None and singular(head) in known.facilities:
        return Votes(facility=3.0)
    certain = 4.0 if kind is not None else 1.5
    return Votes(organisation=certain) if any(map(known.organisation_kind, inside)) else Votes()


def _by_words_before(words: Sequence[Word], name: Name) -> Votes:
    start = name.role[0] if name.role else name.first
    before = [word.low for word in words[max(0, start - 5) : start]]
    if not before:
        return Votes()
    counted = _by_place_before(words, before, start)
    counted.update_with(_by_noun_before(before))
    if before[-1] == "the" and name.role is None:
        # "The Old Bailey": hardly ever a person.
        counted.add("person", -1.5)
    if before[-1] in _TO_HEARERS:
        # Who is told, at a clause's end, is mostly the outlet.
        ends = name.last >= len(words) or not words[name.last].text[0].isalnum()
        counted.add("organisation", 2.5 if ends else 0.5)
    if before[-1] in speech_verbs() - _TO_HEARERS or before[-2:] == ["according", "to"]:
        counted.update_with(_speaking(words, name))
    return counted


def _by_place_before(words: Sequence[Word], before: Sequence[str], start: int) -> Votes:
    counted = Votes(place=_PLACING.get(before[-1], 0.0))
    if before[-1] == "of" and len(before) > 2 and before[-2] == "," and before[-3].isdigit():
        # "Ann Lee, 24, of Moss Side"
        counted.add("place", 1.5)
    if before[-1] == "," and _is_address(words, start - 1):
        counted.add("place", 0.8)
    if before[-1] == "from" and len(before) > 1 and role_words().kind(before[-2]):
        counted.add("place", 0.4)
    return counted


def _by_noun_before(before: Sequence[str]) -> Votes:
    known = name_words()
    counted = Votes()
    kind = known.organisation_kind(before[-1])
    if kind is not None:
        counted.add("organisation", _CALLED if kind == "group" else 1)
    elif role_words().kind(before[-1]) in {"public", "private", "rank"}:
        counted.add("person", 2.5)
    if "of" in before[-3:] and any(singular(word) in known.members for word in before[: before.index("of")]):
        counted.add("organisation", 2.5)
    phrase = [word for word in before if word not in {"the", "a", "an"}]
    if phrase and {" ".join(phrase[-2:]), phrase[-1]} & known.allegiances:
        counted.add("organisation", 1.5)
    return counted


def shared_area(words: Sequence[Word], name: Name) -> str | None:
    """Give the area that several places share ("Osh" is a region in "Osh and Naryn regions"); None where none is."""
    at = name.last
    while at < len(words) and (words[at].capital or words[at].low in {",", "and", "or", "&"}):
        at += 1
    if at >= len(words) or at == name.last:
        return None
    area = singular(words[at].low)
    return area if area in name_words().areas and area != words[at].low else None


def _is_town(words: Sequence[Word], name: Name) -> bool:
    whole = " ".join(word.low for word in words[name.first : name.last])
    return whole in towns() or whole in countries()


def _is_address(words: Sequence[Word], comma: int) -> bool:
    """Tell whether the comma stands inside a place's address ("in Poso, Central Sulawesi")."""
    at = comma
    while at > 0 and words[at - 1].capital:
        at -= 1
    placed = 0 < at < comma and words[at - 1].low in _PLACING
    return placed or " ".join(word.low for word in words[at:comma]) in countries() | towns()


def _speaking(words: Sequence[Word], name: Name) -> Votes:
    """Judge who speaks: a person comes with a full name at first, so that a lone word is as likely a body."""
    lone = sum(word.capital for word in words[name.first : name.last]) == 1
    return Votes(person=0.6, organisation=0.7) if lone else Votes(person=1.0)


def _is_called_a_group(words: Sequence[Word], name: Name) -> bool:
    """Tell a name in apposition to a noun for a group ("X, a banned group that …")."""
    after = [word.low for word in words[name.last : name.last + 8]]
    if len(after) < 3 or after[0] != "," or after[1] not in {"a", "an", "the"}:
        return False
    known = name_words()
    phrase = list(takewhile(lambda word: (word.isalpha() or word == "-") and word not in {*_PLACING, "of"}, after[2:]))
    return any(known.organisation_kind(word) == "group" for word in phrase[:5])


def _by_words_after(words: Sequence[Word], name: Name) -> Votes:
    known = name_words()
    after = [word.low for word in words[name.last : name.last + 4]]
    counted = Votes()
    if not after:
        return counted
    described = next((at for at, word in enumerate(after) if word not in known.descriptors), len(after))
    following = after[described] if described < len(after) else ""
    if shared_area(words, name) or (singular(following) in known.places and described == 0):
        counted.add("place", 2.5)
    elif known.organisation_kind(following) not in {"state", None} or singular(following) in known.members:
        counted.add("organisation", 2)
    elif singular(following) in known.facilities and described == 0 and not _is_town(words, name):
        counted.add("facility", 2)
    if after[0] in speech_verbs():
        counted.update_with(_speaking(words, name))
    if _is_called_a_group(words, name):
        counted.add("organisation", _CALLED)
    if (
        after[0] in {",", "("}
        and len(after) > 2
        and after[1].isdigit()
        and len(after[1]) == 2
        and after[2] in {",", ")"}
    ):
        counted.add("person", 2.5)
    return counted
