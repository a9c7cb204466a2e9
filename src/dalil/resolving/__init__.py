"""Times, places, names and quantities to normal forms."""

from dalil.resolving.dates import resolve_date
from dalil.resolving.quantities import parse_quantity
from dalil.resolving.resolve import resolve

__all__ = ["parse_quantity", "resolve", "resolve_date"]
