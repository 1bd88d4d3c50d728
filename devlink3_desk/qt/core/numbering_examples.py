"""How the desk interprets three phone numbers, shown beside the settings that decide it."""

from __future__ import annotations

from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberFormat
from PySide6.QtCore import QCoreApplication, QLocale

from devlink3_desk.numbers.numbering_plan import NumberingPlan, PresentedPrefix
from devlink3_desk.numbers.plan import build_dial_string, parse_presented, parse_written
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.sentences import sentence_from_error

# Numbers that are kept for fiction, so that no example rings anywhere.
_ABROAD: Final = "+44 1632 960144"
_ABROAD_FROM_BRITAIN: Final = "+1 202 555 0143"

_COUNTRIES_WITH_NINE: Final = frozenset({"AG", "BS", "CA", "GB", "GG", "IE", "IM", "JE", "JM", "US"})
"""Where the outside line is 9 as a rule; nearly everywhere else it is 0."""


def find_system_country() -> str:
    """Return the country of the operating system, ``GB`` if it is unknown."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if code in phonenumbers.SUPPORTED_REGIONS else NumberingPlan().country


def find_outside_prefix(country: str) -> str:
    """Return the digits of an outside line that are usual in a country."""
    return "9" if country in _COUNTRIES_WITH_NINE else "0"


def list_countries() -> dict[str, str]:
    """Return the countries by code, each by the name that it calls itself; sorted by name."""
    names = {}
    for code in phonenumbers.SUPPORTED_REGIONS:
        territory = QLocale.codeToTerritory(code)
        if territory != QLocale.Country.AnyCountry:
            # Qt knows the names of countries in English and in their own languages only.
            name = QLocale(QLocale.Language.AnyLanguage, territory).nativeTerritoryName()
            names[code] = f"{name or QLocale.territoryToString(territory)} ({code})"
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def describe_examples(plan: NumberingPlan) -> str:
    """Return three sentences, one a line: a number of the country, one abroad, and a caller."""
    if plan.country not in phonenumbers.SUPPORTED_REGIONS:
        return ""
    example = phonenumbers.example_number(plan.country)
    national = str(phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL)) if example else ""
    abroad = _ABROAD_FROM_BRITAIN if plan.country == "GB" else _ABROAD
    lines = [_describe_dialling(number, plan) for number in (national, abroad) if number]
    if national:
        lines.append(_describe_caller(national, plan))
    return "\n".join(lines)


def _describe_dialling(number: str, plan: NumberingPlan) -> str:
    try:
        dialled = build_dial_string(parse_written(number, plan), plan)
    except ValueError as error:
        return translate_sentence(sentence_from_error(error))
    text = QCoreApplication.translate("Numbering", "To call {number}, the desk dials {dialled}.")
    return text.format(number=number, dialled=dialled)


def _describe_caller(national: str, plan: NumberingPlan) -> str:
    digits = "".join(sign for sign in national if sign.isdecimal())
    has_prefix = plan.presented_prefix is not PresentedPrefix.NEVER
    presented = f"{plan.outside_prefix}{digits}" if has_prefix else digits
    caller = parse_presented(presented, plan)
    text = QCoreApplication.translate("Numbering", "A caller shown as {presented} is {number}.")
    return text.format(presented=presented, number=caller.e164 or caller.digits)
