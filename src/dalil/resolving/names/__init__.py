"""Names: how two compare, and whether two entities are one."""

from dalil.resolving.names.comparing import compare_names
from dalil.resolving.names.verdicts import NameComparison, Verdict

__all__ = ["NameComparison", "Verdict", "compare_names"]
