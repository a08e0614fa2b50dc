"""How far two points of the earth lie apart, in kilometres; there is no other distance in the package.

Refuses to know heights, and that the earth is flattened: a point may be half a per cent nearer or farther.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0  # mean radius (IUGG)


def great_circle_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two points along the surface.

    Args:
        latitude, other_latitude: Degrees, -90 to 90, north positive.
        longitude, other_longitude: Degrees, -180 to 180, east positive.

    Source: haversine formula; R. W. Sinnott, "Virtues of the haversine", Sky and Telescope 68 (1984), 159.
    """
    p, q = radians(latitude), radians(other_latitude)
    half = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))
