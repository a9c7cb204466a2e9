"""Names: how two compare, and whether two entities are one."""

from dalil.resolving.names.comparing import compare_names
from dalil.resolving.names.identity import same_entity
from dalil.resolving.names.known import Known, known_of
from dalil.resolving.names.linking import candidates_across, with_maybe_same
from dalil.resolving.names.verdicts import NameComparison, Verdict

__all__ = [
    "Known",
    "NameComparison",
    "Verdict",
    "candidates_across",
    "compare_names",
    "known_of",
    "same_entity",
    "with_maybe_same",
]
