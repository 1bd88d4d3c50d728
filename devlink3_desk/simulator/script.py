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
from .script_company import Declarations
from .script_verbs import RAW, VERBS

_TIME: Final = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)
_STEP: Final = re.compile(r"(before|at\s+\S+|then\s+\S+)\s+([a-z][a-z0-9-]*)\s*(.*)", re.DOTALL)


class ScriptError(DevLinkError):
    """A scenario cannot be read or played; the text names the line."""

    def __init__(self, line: int, problem: str) -> None:
        """Say what is wrong in ``line``, counted from 1."""
        super().__init__(f"Line {line} of the scenario: {problem}")
        self.line = line


class Step(NamedTuple):
    """One thing that happens."""

    line: int
    at: float
    """Seconds from the start; below zero before anybody can connect."""
    verb: str
    arguments: dict[str, str]


class Scenario(NamedTuple):
    """A whole scenario."""

    company: Company
    steps: tuple[Step, ...]
    at_once: bool
    """Whether time starts at once, rather than when the first stream of events is asked for."""


def load(path: Path, company: Callable[[], Company]) -> Scenario:
    """Read the scenario in a file. Raises :class:`ScriptError`, or :class:`OSError` where there is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ScriptError(1, "the file is not UTF-8 text.") from None
    return parse(text, company)


def parse(text: str, company: Callable[[], Company]) -> Scenario:
    """Return the scenario in ``text``; ``company`` makes the one it plays in where it declares none.

    Raises :class:`ScriptError`.
    """
    return _Parser(company).parse(text)


class _Parser:
    def __init__(self, company: Callable[[], Company]) -> None:
        self._default = company
        self._declared = Declarations()
        self._company: Company | None = None
        self._steps: list[Step] = []
        self._calls: set[str] = set()
        self._clock = 0.0
        self._at_once = False

    def parse(self, text: str) -> Scenario:
        for number, line in _logical_lines(text):
            try:
                self._line(number, line)
            except ValueError as error:
                raise ScriptError(number, str(error)) from None
        steps = tuple(sorted(self._steps, key=lambda step: step.at))
        return Scenario(self._the_company(), steps, self._at_once)

    def _line(self, number: int, line: str) -> None:
        match = _STEP.fullmatch(line)
        if match is not None:
            self._company = self._the_company()
            self._step(number, *match.groups())
            return
        words = _words(line)
        if words == ["start", "at", "once"]:
            self._at_once = True
        elif words[0] in Declarations.WORDS:
            if self._company is not None:
                raise ValueError(f"'{words[0]}' must stand before the first step.")
            self._declared.add(words)
        else:
            raise ValueError(
                f"'{words[0]}' begins nothing that is known: a step begins with 'at SECONDS', "
                "'then SECONDS' or 'before'."
            )

    def _the_company(self) -> Company:
        if self._company is None:
            self._company = self._declared.company() if self._declared.any else self._default()
        return self._company

    def _step(self, number: int, when: str, verb: str, rest: str) -> None:
        at = self._when(when)
        if verb in RAW:
            arguments = _raw(rest)
        elif verb in VERBS:
            arguments = self._arguments(verb, _words(rest))
        else:
            known = ", ".join((*VERBS, *RAW))
            raise ValueError(f"'{verb}' is no verb; there are {known}.")
        self._steps.append(Step(number, at, verb, arguments))

    def _when(self, when: str) -> float:
        word, _, amount = when.partition(" ")
        if word == "before":
            return -1.0
        amount = amount.strip()
        if not _TIME.fullmatch(amount):
            raise ValueError(f"'{amount}' is no time in seconds.")
        self._clock = float(amount) + (self._clock if word == "then" else 0.0)
        return self._clock

    def _arguments(self, verb: str, words: list[str]) -> dict[str, str]:
        required, _, optional = VERBS[verb].partition("|")
        found: dict[str, str] = {}
        rest = list(words)
        keywords = {item.partition(":")[0] for item in optional.split()}
        for item in required.split():
            name, _, kind = item.rpartition(":")
            if name and (not rest or rest.pop(0) != name):
                raise ValueError(f"'{verb}' needs '{name} {kind.lower()}' here: {_usage(verb)}")
            found[name or kind] = self._value(verb, kind, rest, keywords)
        self._optional(verb, optional, rest, found)
        return found

    def _optional(self, verb: str, syntax: str, rest: list[str], found: dict[str, str]) -> None:
        kinds = {name: kind for name, _, kind in (item.partition(":") for item in syntax.split())}
        while rest:
            word = rest.pop(0)
            if word not in kinds or word in found:
                raise ValueError(f"'{word}' is not expected here: {_usage(verb)}")
            found[word] = self._value(verb, kinds[word], rest, set(kinds)) if kinds[word] else "yes"

    def _value(self, verb: str, kind: str, rest: list[str], keywords: set[str]) -> str:
        if not rest:
            raise ValueError(f"'{verb}' ends too early: {_usage(verb)}")
        if kind == "USERS...":
            taken = [self._checked("USER", rest.pop(0))]
            while rest and rest[0] not in keywords:
                taken.append(self._checked("USER", rest.pop(0)))
            return " ".join(taken)
        if kind in {"ORIGIN", "DESTINATION"}:
            sort = rest.pop(0)
            return f"{sort} {self._checked(_sorted(kind, sort), rest.pop(0) if rest else '')}"
        return self._checked(kind, rest.pop(0))

    def _checked(self, kind: str, word: str) -> str:
        company = self._the_company()
        good, wanted = {
            "NEW": (bool(word), "a name for the call"),
            "CALL": (word in self._calls, "a call that an earlier line has begun"),
            "USER": (word in company.users, "an extension of this company"),
            "GROUP": (word in company.groups, "a hunt group of this company"),
            "CHANNEL": (_is_channel(company, word), "a trunk and channel of this company, such as 5.23"),
            "NUMBER": (word.isascii() and word.isdecimal(), "a whole number"),
            "DECIMAL": (bool(_TIME.fullmatch(word)), "a number"),
            "FAULT": (word in set(Fault), f"a fault ({', '.join(Fault)})"),
        }.get(kind, (True, ""))
        if not good:
            raise ValueError(f"'{word}' is not {wanted}.")
        if kind == "NEW":
            self._calls.add(word)
        return word


def _logical_lines(text: str) -> list[tuple[int, str]]:
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


def _words(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    # A quotation mark is ", so that names with apostrophes need nothing; # begins a remark.
    lexer.quotes = '"'
    try:
        return list(lexer)
    except ValueError:
        raise ValueError("a quotation mark is not closed.") from None


def _raw(rest: str) -> dict[str, str]:
    match = re.fullmatch(r"(?:from\s+(\S+)\s+)?(.+)", rest.strip(), re.DOTALL)
    if match is None:
        raise ValueError("there is nothing to send.")
    return {"from": match[1] or "", "DATA": match[2]}


def _sorted(kind: str, sort: str) -> str:
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
    return line is not None and match is not None and 1 <= int(match[2]) <= line.channels


def _usage(verb: str) -> str:
    required, _, optional = VERBS[verb].partition("|")

    def shown(items: str) -> list[str]:
        return [item.replace(":", " ").lower() for item in items.split()]

    return " ".join([verb, *shown(required), *(f"[{item}]" for item in shown(optional))])
