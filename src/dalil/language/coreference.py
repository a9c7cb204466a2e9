"""Coreference of names: which names of a report name one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from dalil.language.analysis import MentionType
from dalil.language.lexicon import countries, is_listed, name_words, singular, towns
from dalil.language.organisations import are_apart, known_pairs
from dalil.language.variants import folded, is_short_form, name_parts
from dalil.language.voting import Named

_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "against", "&", "de", "'s", "’s", "s"})
_WORD = re.compile(r"[\w'’-]+")


class Partition:
    """Things sorted into groups; joining two joins their groups (union-find, the earlier thing leads)."""

    def __init__(self, size: int) -> None:
        self._leader = list(range(size))

    def leader(self, thing: int) -> int:
        """Give the earliest thing of the group that ``thing`` is in."""
        while self._leader[thing] != thing:
            thing = self._leader[thing]
        return thing

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        first, second = sorted((self.leader(one), self.leader(other)))
        self._leader[second] = first

    def groups(self) -> list[list[int]]:
        """Give the groups in order of their leaders."""
        members: dict[int, list[int]] = defaultdict(list)
        for thing in range(len(self._leader)):
            members[self.leader(thing)].append(thing)
        return [members[leader] for leader in sorted(members)]


def group_names(named: Sequence[Named], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Group the names (by position) that name one thing; where in doubt, they stay apart."""
    partition = Partition(len(named))
    first: dict[tuple[MentionType, str], int] = {}
    for at, one in enumerate(named):
        partition.join(first.setdefault((one.type, one.key), at), at)
    for one_at, other_at in links:
        if named[one_at].type == named[other_at].type:
            partition.join(one_at, other_at)
    _join_persons({key: at for (kind, key), at in first.items() if kind == "person"}, partition)
    _join_organisations({key: at for (kind, key), at in first.items() if kind == "organisation"}, named, partition)
    _join_towns({key: at for (kind, key), at in first.items() if kind == "place"}, named, partition)
    return partition.groups()


def _join_persons(keys: dict[str, int], partition: Partition) -> None:
    """Join short forms to the one full name they fit, longest first; two full names that differ stay apart."""
    parts = {key: name_parts(key) for key in keys}
    by_length = sorted(keys, key=lambda key: (-len(parts[key]), keys[key]))
    for at, key in enumerate(by_length):
        longer = [other for other in by_length[:at] if is_short_form(parts[key], parts[other])]
        leaders = {partition.leader(keys[other]) for other in longer}
        # Several fit: the one that the report had named when it first used the short form.
        known = {leader for leader in leaders if leader < keys[key]}
        chosen = leaders if len(leaders) == 1 else known
        if len(chosen) == 1:
            partition.join(chosen.pop(), keys[key])


def _join_organisations(keys: dict[str, int], named: Sequence[Named], partition: Partition) -> None:
    places = list(keys.values())
    for one, other in known_pairs([named[at].span.exact for at in places]):
        partition.join(places[one], places[other])
    _join_where_one(keys, partition, lambda one, other: _content(one) == _content(other))
    _join_where_one(keys, partition, lambda one, other: folded(_bare(one)) == folded(_bare(other)))
    _join_where_one(keys, partition, lambda one, other: _is_acronym(named[keys[one]].span.exact, other))
    _join_where_one(keys, partition, _adds_place)
    _join_where_one(keys, partition, lambda one, other: not _is_bare_head(one) and other.startswith(f"{one} of "))
    _join_where_one(keys, partition, _is_part)
    for key, at in keys.items():
        if _is_bare_head(key):
            _join_to_nearest(at, key, named, partition)


def _join_where_one(keys: dict[str, int], partition: Partition, fits: Callable[[str, str], bool]) -> None:
    """Join each name to the thing that it fits, if it fits just one."""
    for key, at in keys.items():
        fitting = (other for other in keys if other != key and fits(key, other))
        found = {partition.leader(keys[other]) for other in fitting if not are_apart(key, other)}
        found.discard(partition.leader(at))
        if len(found) == 1:
            partition.join(found.pop(), at)


def _content(key: str) -> frozenset[str]:
    """Give the words of a name that carry its meaning ("ministry of the interior" and "interior ministry")."""
    return frozenset(singular(word) for word in _WORD.findall(key) if word not in _SMALL)


def _bare(key: str) -> str:
    return re.sub(r"[\W_]", "", key)


def _is_acronym(short: str, key: str) -> bool:
    """Tell whether an abbreviation in capitals is made of a name's initials."""
    letters = short.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 8):
        return False
    words = [part for word in _WORD.findall(key) for part in word.split("-") if part]
    every = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in _SMALL)
    return len(words) > 1 and letters.lower() in (every, content)


def _adds_place(short: str, full: str) -> bool:
    """Tell whether two names differ only by a country, town or nationality that the longer one adds."""
    more = _content(full) - _content(short)
    if not _content(short) < _content(full) or len(_content(short)) < 2:
        return False
    return all(word in countries() or word in towns() or name_words().is_norp(word) for word in more)


def _is_part(short: str, full: str) -> bool:
    """Tell whether a name is what a report may cut a longer one down to ("the Lamp" of the "Revolutionary Lamp").

    Names that stand for themselves are no parts of others: "Islamic State" is not its province in Khorasan, and what
    stands before a state body's noun is mostly its place ("Osh District Court").
    """
    if short in towns() or is_listed(short) or f" {short} " not in f" {full} ":
        return False
    if name_words().organisation_kind(full.rpartition(" ")[2]) == "state":
        return False
    return short != full and _content(short) < _content(full)


def _is_bare_head(key: str) -> bool:
    return " " not in key and name_words().organisation_kind(key) is not None


def _join_to_nearest(at: int, key: str, named: Sequence[Named], partition: Partition) -> None:
    """Join "the Committee" to the committee named last before it."""
    for earlier in reversed(range(at)):
        other = named[earlier]
        if other.type == "organisation" and singular(key) in other.heads and not _is_bare_head(other.key):
            partition.join(earlier, at)
            return


def _join_towns(keys: dict[str, int], named: Sequence[Named], partition: Partition) -> None:
    """Join "Osh city" to "Osh"; a capital makes another name of it ("Mexico City")."""
    for key, at in keys.items():
        bare = key.removesuffix(" city")
        if bare in keys and named[at].span.exact.endswith(" city"):
            partition.join(keys[bare], at)


def fullest(named: Sequence[Named], kind: MentionType) -> str:
    """Choose the name to call a thing by: a person's with most parts, otherwise the longest that is no abbreviation."""
    forms = [" ".join(one.span.exact.split()) for one in named]

    def fullness(form: str) -> tuple[bool, int, bool, int]:
        parts = len(name_parts(form)) if kind == "person" else 0
        return not form.isupper(), parts, _is_spelt_out(form), len(form)

    return _without_article(max(forms, key=fullness))


def _is_spelt_out(form: str) -> bool:
    return not form.replace(".", "").isupper()


def _without_article(form: str) -> str:
    return form if form.lower() in towns() else re.sub(r"^(?:the|a|an)\s+(?=\w)", "", form, flags=re.IGNORECASE)


def other_forms(named: Sequence[Named], name: str) -> tuple[str, ...]:
    """Give the forms of a name beside ``name``, each once, in order."""
    forms = (_without_article(" ".join(one.span.exact.split())) for one in named)
    seen = {name.casefold(): ""}
    for form in forms:
        seen.setdefault(form.casefold(), form)
    return tuple(form for form in seen.values() if form)


def best_role(named: Sequence[Named]) -> str | None:
    """Choose a person's role in the text's own words: the fullest that is more than a rank."""
    roles = [one for one in named if one.role is not None]
    if not roles:
        return None
    chosen = max(roles, key=lambda one: (one.role_kind != "rank", len(one.role.exact) if one.role else 0))
    return " ".join(chosen.role.exact.split()) if chosen.role else None


def is_private(named: Sequence[Named]) -> bool:
    """Tell whether a person does not act in a public role; in doubt, yes."""
    kinds = {one.role_kind for one in named}
    return "private" in kinds or not kinds & {"public", "rank"}
