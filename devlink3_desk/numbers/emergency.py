"""The emergency numbers of a country."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from devlink3_desk.numbers.country_tables import phonenumbers

MAX_EMERGENCY_DIGITS: Final = 4


@lru_cache(maxsize=64)
def list_emergency_numbers(country: str) -> tuple[str, ...]:
    """Return the emergency numbers of a country, the shortest first."""
    metadata = phonenumbers.PhoneMetadata.short_metadata_for_region(country)
    emergency = None if metadata is None else metadata.emergency
    if emergency is None or not emergency.national_number_pattern:
        return ()
    # The metadata has a pattern and no list, and the numbers are short enough to try them all.
    pattern = re.compile(emergency.national_number_pattern)
    lengths = range(2, MAX_EMERGENCY_DIGITS + 1)
    candidates = (f"{value:0{length}}" for length in lengths for value in range(10**length))
    return tuple(filter(pattern.fullmatch, candidates))
