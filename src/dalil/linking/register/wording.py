"""How acts are told: always who did what, when, and who reports it; never that an organisation is something."""

from __future__ import annotations

from dalil.linking.register.acts import Act
from dalil.linking.register.standing import Standing
from dalil.linking.support import Support
from dalil.records.edtf import full_date
from dalil.resolving.countries import country_name

_DONE = {"banned": "banned", "listed": "listed", "delisted": "removed from the list"}
_NAMED_OUTLETS = 2


def act_in_words(act: Act, jurisdiction: str | None) -> str:
    """Tell an act: "banned as extremist in Kyrgyzstan by X on 2014-05-14, as reported by Y"."""
    category = next(iter(act.categories), None)
    authority = next(iter(act.authorities), "an authority that is not named")
    parts = [
        _DONE[act.status],
        f"as {category.replace('_', ' ')}" if category and not act.lifts else "",
        f"in {place_in_words(jurisdiction)}",
        f"by {authority}",
        _on(act.when),
    ]
    return f"{' '.join(filter(None, parts))}, as reported by {_reporters(act)}"


def standing_in_words(standing: Standing) -> str:
    """Tell a standing: "banned since 2014; delisted 2021"."""
    since = standing.act.when
    first = standing.act.tellings[0].report.published
    begun = f"since {since}" if since else f"by {first}" if first else "at a time that is not told"
    words = f"{_DONE[standing.act.status]} {begun}" if not standing.act.lifts else ""
    if standing.lifted:
        words = "; ".join(filter(None, (words, f"delisted {standing.lifted.when or 'at a time that is not told'}")))
    return words if standing.sure else f"{words} (sources differ on the date)"


def place_in_words(jurisdiction: str | None) -> str:
    """Name a jurisdiction."""
    return country_name(jurisdiction) if jurisdiction else "a place that is not told"


def _on(when: str | None) -> str:
    if when is None:
        return "on a date that is not told"
    return f"on {when}" if full_date(when) else f"in {when}"


def _reporters(act: Act) -> str:
    outlets = tuple(dict.fromkeys(outlet for telling in act.tellings for outlet in Support.of([telling]).outlets))
    named, others = outlets[:_NAMED_OUTLETS], len(outlets) - _NAMED_OUTLETS
    return ", ".join(named) + (f" and {others} more" if others > 0 else "")
