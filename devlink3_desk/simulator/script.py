"""Reads a scenario: who there is, and what happens at which second (``docs/simulator.md``)."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from devlink3_desk.protocol.errors import DevLinkError

from .company import Company
from .faults import Fault
from .script_company import CompanyDeclarations
from .script_verbs import RAW_VERBS, VERB_SYNTAX

_TIME_PATTERN: Final = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)
_STEP_PATTERN: Final = re.compile(r"(before|at\s+\S+|then\s+\S+)\s+([a-z][a-z0-9-]*)\s*(.*)", re.DOTALL)


class ScenarioError(DevLinkError):
    """A scenario cannot be read or played; the text names the line."""

    def __init__(self, line: int, problem: str) -> None:
        """Say what is wrong in ``line``, counted from 1."""
        super().__init__(f"Line {line} of the scenario: {problem}")
        self.line = line


class ScenarioStep(NamedTuple):
    """One thing that happens."""

    line: int
    start_time: float
    """Seconds from the start; below zero before anybody can connect."""
    verb: str
    arguments: dict[str, str]


class Scenario(NamedTuple):
    """A whole scenario."""

    company: Company
    steps: tuple[ScenarioStep, ...]
    starts_at_once: bool
    """Whether time starts at once, rather than when the first stream of events is asked for."""


def load_scenario(path: Path, create_company: Callable[[], Company]) -> Scenario:
    """Read the scenario in a file. Raises :class:`ScriptError`, or :class:`OSError` where there is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ScenarioError(1, "the file is not UTF-8 text.") from None
    return parse_scenario(text, create_company)


def parse_scenario(text: str, create_company: Callable[[], Company]) -> Scenario:
    """Return the scenario in ``text``; ``company`` makes the one it plays in where it declares none.

    Raises :class:`ScriptError`.
    """
    return _ScenarioParser(create_company).parse(text)


class _ScenarioParser:
    def __init__(self, create_company: Callable[[], Company]) -> None:
        self._create_default_company = create_company
        self._declarations = CompanyDeclarations()
        self._company: Company | None = None
        self._steps: list[ScenarioStep] = []
        self._call_names: set[str] = set()
        self._current_time = 0.0
        self._starts_at_once = False

    def parse(self, text: str) -> Scenario:
        for number, line in _join_lines(text):
            try:
                self._parse_line(number, line)
            except ValueError as error:
                raise ScenarioError(number, str(error)) from None
        steps = tuple(sorted(self._steps, key=lambda step: step.start_time))
        return Scenario(self._ensure_company(), steps, self._starts_at_once)

    def _parse_line(self, number: int, line: str) -> None:
        match = _STEP_PATTERN.fullmatch(line)
        if match is not None:
            self._company = self._ensure_company()
            self._parse_step(number, *match.groups())
            return
        words = _split_words(line)
        if words == ["start", "at", "once"]:
            self._starts_at_once = True
        elif words[0] in CompanyDeclarations.KEYWORDS:
            if self._company is not None:
                raise ValueError(f"'{words[0]}' must stand before the first step.")
            self._declarations.add_declaration(words)
        else:
            raise ValueError(
                f"'{words[0]}' begins nothing that is known: a step begins with 'at SECONDS', "
                "'then SECONDS' or 'before'."
            )

    def _ensure_company(self) -> Company:
        if self._company is None:
            self._company = self._declarations.build_company() if self._declarations.has_declarations else self._create_default_company()
        return self._company

    def _parse_step(self, number: int, when: str, verb: str, rest: str) -> None:
        at = self._parse_time(when)
        if verb in RAW_VERBS:
            arguments = _parse_raw_arguments(rest)
        elif verb in VERB_SYNTAX:
            arguments = self._parse_arguments(verb, _split_words(rest))
        else:
            known = ", ".join((*VERB_SYNTAX, *RAW_VERBS))
            raise ValueError(f"'{verb}' is no verb; there are {known}.")
        self._steps.append(ScenarioStep(number, at, verb, arguments))

    def _parse_time(self, when: str) -> float:
        word, _, amount = when.partition(" ")
        if word == "before":
            return -1.0
        amount = amount.strip()
        if not _TIME_PATTERN.fullmatch(amount):
            raise ValueError(f"'{amount}' is no time in seconds.")
        self._current_time = float(amount) + (self._current_time if word == "then" else 0.0)
        return self._current_time

    def _parse_arguments(self, verb: str, words: list[str]) -> dict[str, str]:
        required, _, optional = VERB_SYNTAX[verb].partition("|")
        found: dict[str, str] = {}
        rest = list(words)
        keywords = {item.partition(":")[0] for item in optional.split()}
        for item in required.split():
            name, _, kind = item.rpartition(":")
            if name and (not rest or rest.pop(0) != name):
                raise ValueError(f"'{verb}' needs '{name} {kind.lower()}' here: {_format_usage(verb)}")
            found[name or kind] = self._parse_value(verb, kind, rest, keywords)
        self._parse_optional_arguments(verb, optional, rest, found)
        return found

    def _parse_optional_arguments(self, verb: str, syntax: str, rest: list[str], found: dict[str, str]) -> None:
        kinds = {name: kind for name, _, kind in (item.partition(":") for item in syntax.split())}
        while rest:
            word = rest.pop(0)
            if word not in kinds or word in found:
                raise ValueError(f"'{word}' is not expected here: {_format_usage(verb)}")
            found[word] = self._parse_value(verb, kinds[word], rest, set(kinds)) if kinds[word] else "yes"

    def _parse_value(self, verb: str, kind: str, rest: list[str], keywords: set[str]) -> str:
        if not rest:
            raise ValueError(f"'{verb}' ends too early: {_format_usage(verb)}")
        if kind == "USERS...":
            taken = [self._check_word("USER", rest.pop(0))]
            while rest and rest[0] not in keywords:
                taken.append(self._check_word("USER", rest.pop(0)))
            return " ".join(taken)
        if kind in {"ORIGIN", "DESTINATION"}:
            sort = rest.pop(0)
            return f"{sort} {self._check_word(_resolve_kind(kind, sort), rest.pop(0) if rest else '')}"
        return self._check_word(kind, rest.pop(0))

    def _check_word(self, kind: str, word: str) -> str:
        company = self._ensure_company()
        good, wanted = {
            "NEW": (bool(word), "a name for the call"),
            "CALL": (word in self._call_names, "a call that an earlier line has begun"),
            "USER": (word in company.users, "an extension of this company"),
            "GROUP": (word in company.groups, "a hunt group of this company"),
            "CHANNEL": (_is_channel(company, word), "a trunk and channel of this company, such as 5.23"),
            "NUMBER": (word.isascii() and word.isdecimal(), "a whole number"),
            "DECIMAL": (bool(_TIME_PATTERN.fullmatch(word)), "a number"),
            "FAULT": (word in set(Fault), f"a fault ({', '.join(Fault)})"),
        }.get(kind, (True, ""))
        if not good:
            raise ValueError(f"'{word}' is not {wanted}.")
        if kind == "NEW":
            self._call_names.add(word)
        return word


def _join_lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that say something, joined where one ends in a backslash, with their numbers."""
    found: list[tuple[int, str]] = []
    begun, number = "", 0
    for index, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not begun and (not line or line.startswith("#")):
            continue
        number = number if begun else index
        if line.endswith("\\"):
            begun += line[:-1] + "\n"
            continue
        found.append((number, begun + line))
        begun = ""
    if begun:
        found.append((number, begun))
    return found


def _split_words(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    # A quotation mark is ", so that names with apostrophes need nothing; # begins a remark.
    lexer.quotes = '"'
    try:
        return list(lexer)
    except ValueError:
        raise ValueError("a quotation mark is not closed.") from None


def _parse_raw_arguments(rest: str) -> dict[str, str]:
    match = re.fullmatch(r"(?:from\s+(\S+)\s+)?(.+)", rest.strip(), re.DOTALL)
    if match is None:
        raise ValueError("there is nothing to send.")
    return {"from": match[1] or "", "DATA": match[2]}


def _resolve_kind(kind: str, sort: str) -> str:
    sorts = {
        "ORIGIN": {"user": "USER", "trunk": "CHANNEL"},
        "DESTINATION": {"user": "USER", "group": "GROUP"},
    }[kind]
    if sort not in sorts:
        raise ValueError(f"'{sort}' should be one of {', '.join(sorts)}.")
    return sorts[sort]


def _is_channel(company: Company, word: str) -> bool:
    match = re.fullmatch(r"([0-9]{1,6})\.([0-9]{1,6})", word, re.ASCII)
    line = company.lines.get(int(match[1])) if match else None
    return line is not None and match is not None and 1 <= int(match[2]) <= line.channel_count


def _format_usage(verb: str) -> str:
    required, _, optional = VERB_SYNTAX[verb].partition("|")

    def shown(items: str) -> list[str]:
        return [item.replace(":", " ").lower() for item in items.split()]

    return " ".join([verb, *shown(required), *(f"[{item}]" for item in shown(optional))])
