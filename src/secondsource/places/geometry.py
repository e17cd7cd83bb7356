"""Distances and bearings on a sphere of 6,371 km. Points are (lat, lon) in degrees, distances in metres."""

from __future__ import annotations

import math

from secondsource.model.sphere import EARTH_M, Point, distance_m


def bearing_between(one: Point, two: Point) -> float:
    """Initial bearing from one point to another, degrees clockwise from north, in [0, 360)."""
    a, b, c, d = map(math.radians, (*one, *two))
    east = math.sin(d - b) * math.cos(c)
    north = math.cos(a) * math.sin(c) - math.sin(a) * math.cos(c) * math.cos(d - b)
    return math.degrees(math.atan2(east, north)) % 360


def moved(point: Point, metres: float, bearing: float) -> Point:
    """The point so far away in a direction."""
    lat, lon = map(math.radians, point)
    turn, away = math.radians(bearing), metres / EARTH_M
    to_lat = math.asin(math.sin(lat) * math.cos(away) + math.cos(lat) * math.sin(away) * math.cos(turn))
    to_lon = lon + math.atan2(
        math.sin(turn) * math.sin(away) * math.cos(lat), math.cos(away) - math.sin(lat) * math.sin(to_lat)
    )
    return math.degrees(to_lat), (math.degrees(to_lon) + 540) % 360 - 180


def midpoint(one: Point, two: Point) -> Point:
    """The middle of the great-circle arc between two points."""
    return moved(one, distance_m(one, two) / 2, bearing_between(one, two))
