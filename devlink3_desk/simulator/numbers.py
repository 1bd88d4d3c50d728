"""Telephone numbers from the ranges that the authorities keep for fiction, and from nowhere else."""

from __future__ import annotations

from random import Random
from typing import Final

FICTIONAL_RANGES: Final = (
    ("020 7946 0", 3),
    ("0113 496 0", 3),
    ("0121 496 0", 3),
    ("0131 496 0", 3),
    ("0161 496 0", 3),
    ("028 9649 6", 3),
    ("029 2018 0", 3),
    ("07700 900", 3),
    ("07700 900", 3),
    ("001 212 555 01", 2),
    ("001 415 555 01", 2),
)
"""Beginnings and how many digits follow: Ofcom's numbers for drama and the North American 555-01xx."""

COMPANY_NUMBER_PREFIX: Final = "01632960"
"""The company's own numbers are this and three digits: another of Ofcom's ranges for drama."""

EMERGENCY_NUMBER: Final = "999"


def random_outside_number(random: Random) -> str:
    """Return a number from outside, in digits."""
    beginning, digits = random.choice(FICTIONAL_RANGES)
    return beginning.replace(" ", "") + str(random.randrange(10**digits)).zfill(digits)
