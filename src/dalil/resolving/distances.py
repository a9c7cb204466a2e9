"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_DIAMETER = 12_742


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance of two points (degrees, WGS 84) in kilometres, on a sphere."""
    a = sin(radians(other_lat - lat) / 2) ** 2
    b = cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return _DIAMETER * asin(sqrt(min(1.0, a + b)))
