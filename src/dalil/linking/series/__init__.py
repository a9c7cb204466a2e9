"""Series: one measure of one place and population over time, as all reports tell it."""

from dalil.linking.series.checks import checks_of
from dalil.linking.series.points import Contradiction, Point, Revision, Value
from dalil.linking.series.reported import Reported, reported_of
from dalil.linking.series.series import Series, series, series_of

__all__ = [
    "Contradiction",
    "Point",
    "Reported",
    "Revision",
    "Series",
    "Value",
    "checks_of",
    "reported_of",
    "series",
    "series_of",
]
