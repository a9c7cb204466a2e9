"""What kind of thing a name names: votes from its own words and from the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.language.analysis import MentionType
from dalil.language.apposition import find_role
from dalil.language.lexicon import countries, name_words, role_words, singular, speech_verbs, towns
from dalil.language.names import Name
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


_PLACING = frozenset(
    {"in", "near", "from", "across", "throughout", "inside", "outside", "around", "toward", "towards", "into"}
)
_PREPOSITIONS = frozenset({"of", "for", "on", "against", "to"})
_TO_HEARERS = frozenset({"tell", "tells", "told", "telling", "inform", "informed", "remind", "reminded", "assured"})


def votes(words: Sequence[Word], name: Name) -> Votes:
    """Weigh what a name may name; the weights of certain signs are 3 and more, those of guesses below 1."""
    counted = Votes()
    counted.update_with(_by_list(words, name))
    counted.update_with(_by_head(words, name))
    counted.update_with(_by_words_before(words, name))
    counted.update_with(_by_words_after(words, name))
    if name.role is not None:
        counted.add("person", 4)
    elif counted.get("organisation", 0) + counted.get("place", 0) < 3 and find_role(words, name) is not None:
        counted.add("person", 3)
    capitals = sum(word.capital for word in words[name.first : name.last])
    if capitals in (2, 3, 4) and not counted:
        counted.add("person", 0.4)
    return counted


def _by_list(words: Sequence[Word], name: Name) -> Votes:
    whole = " ".join(word.low for word in words[name.first : name.last])
    known = name_words()
    if whole in countries():
        return Votes(place=5)
    if known.is_norp(whole):
        return Votes(norp=5)
    if whole in known.publications:
        return Votes(publication=5)
    if whole in towns():
        return Votes(place=1.2)
    if name.last - name.first == 1 and words[name.first].acronym:
        return Votes(organisation=0.8)
    return Votes()


def _by_head(words: Sequence[Word], name: Name) -> Votes:
    """Judge by the noun that the name is built on: the last word before a preposition, else its first."""
    known = name_words()
    inside = [word.low for word in words[name.first : name.last]]
    if len(inside) == 1 and inside[0] not in known.places:
        return Votes(organisation=1.0) if known.organisation_kind(inside[0]) else Votes()
    cut = next((at for at, word in enumerate(inside) if at and word in _PREPOSITIONS), len(inside))
    head = inside[cut - 1]
    kind = known.organisation_kind(head)
    if {head, singular(head)} & known.places:
        return Votes(place=3.5) if kind is None or cut == 1 else Votes(place=1.5, organisation=1.5)
    if singular(head) in known.laws:
        return Votes(publication=3.0)
    if kind is None and singular(head) in known.facilities:
        return Votes(facility=3.0)
    certain = 4.0 if kind is not None else 1.5
    return Votes(organisation=certain) if any(map(known.organisation_kind, inside[:cut])) else Votes()


def _by_words_before(words: Sequence[Word], name: Name) -> Votes:
    known = name_words()
    start = name.role[0] if name.role else name.first
    before = [word.low for word in words[max(0, start - 5) : start]]
    counted = Votes()
    if not before:
        return counted
    if before[-1] in _PLACING:
        counted.add("place", 1.0)
    role = role_words().kind(before[-1])
    if role in {"public", "private", "rank"} and known.organisation_kind(before[-1]) is None:
        counted.add("person", 2.5)
    if known.organisation_kind(before[-1]) == "group":
        counted.add("organisation", 2)
    if "of" in before[-3:] and any(singular(word) in known.members for word in before[: before.index("of")]):
        counted.add("organisation", 1)
    if before[-1] in speech_verbs() - _TO_HEARERS or before[-2:] == ["according", "to"]:
        counted.add("person", 0.8)
    return counted


def _by_words_after(words: Sequence[Word], name: Name) -> Votes:
    known = name_words()
    after = [word.low for word in words[name.last : name.last + 4]]
    counted = Votes()
    if not after:
        return counted
    described = next((at for at, word in enumerate(after) if word not in known.descriptors), len(after))
    following = after[described] if described < len(after) else ""
    if singular(following) in known.places and described == 0:
        counted.add("place", 2.5)
    elif known.organisation_kind(following) == "group" or singular(following) in known.members:
        counted.add("organisation", 2)
    if after[0] in speech_verbs():
        counted.add("person", 1.0)
    if (
        after[0] in {",", "("}
        and len(after) > 2
        and after[1].isdigit()
        and len(after[1]) == 2
        and after[2] in {",", ")"}
    ):
        counted.add("person", 2.5)
    return counted
