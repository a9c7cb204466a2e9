"""The register: who is designated where, by whom, since when, on what grounds, as which reports tell it."""

from dalil.linking.register.acts import Act
from dalil.linking.register.checks import checks_of
from dalil.linking.register.disagreements import Disagreement, Side
from dalil.linking.register.entries import RegisterEntry, entry_key, register
from dalil.linking.register.standing import Standing, standing_as_of
from dalil.linking.register.wording import act_in_words, standing_in_words

__all__ = [
    "Act",
    "Disagreement",
    "RegisterEntry",
    "Side",
    "Standing",
    "act_in_words",
    "checks_of",
    "entry_key",
    "register",
    "standing_as_of",
    "standing_in_words",
]
