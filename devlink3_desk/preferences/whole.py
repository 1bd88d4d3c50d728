"""All that people choose, area by area."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from .alerts import AlertPreferences
from .calls import CallPreferences
from .colours import ColourPreferences
from .dialling import DiallingPreferences
from .language import LanguagePreferences
from .people import PeoplePreferences
from .queues import QueuePreferences
from .system import SystemPreferences
from .wallboard import WallboardPreferences
from .window import WindowPreferences


class Preferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What people choose; each area is a value of its own, in a file of its own."""

    people: PeoplePreferences = PeoplePreferences()
    calls: CallPreferences = CallPreferences()
    queues: QueuePreferences = QueuePreferences()
    dialling: DiallingPreferences = DiallingPreferences()
    alerts: AlertPreferences = AlertPreferences()
    window: WindowPreferences = WindowPreferences()
    system: SystemPreferences = SystemPreferences()
    language: LanguagePreferences = LanguagePreferences()
    colours: ColourPreferences = ColourPreferences()
    wallboard: WallboardPreferences = WallboardPreferences()


def parse_preferences(raw_areas: Mapping[str, Any]) -> tuple[Preferences, list[str]]:
    """Return what ``found`` says and the names of the areas that make no sense, which have their defaults."""
    areas: dict[str, Any] = {}
    bad: list[str] = []
    for field in msgspec.structs.fields(Preferences):
        if field.name not in raw_areas:
            continue
        try:
            areas[field.name] = msgspec.convert(raw_areas[field.name], field.type)
        except msgspec.ValidationError:
            bad.append(field.name)
    return Preferences(**areas), bad
