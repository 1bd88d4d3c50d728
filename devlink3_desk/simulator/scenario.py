"""The words of a scenario: one line of this table a verb, read by the parser and by its error sentences.

A syntax is a row of arguments. ``NAME:KIND`` is an argument with a keyword before it, ``KIND`` one
without, ``KIND...`` takes all that follows up to the next keyword, ``NAME`` alone in lower case is a
word that is there or not; what stands after ``|`` may be left out and may come in any order.
"""

from __future__ import annotations

import ipaddress
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from devlink3_desk.protocol.enums import EquipmentClass
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.simulator.company import Company, ExternalContact, Group, Node, TrunkLine, User
from devlink3_desk.simulator.options import Fault

VERB_SYNTAX: Final[dict[str, str]] = {
    "call": "NEW from:ORIGIN | did:TEXT cli:TEXT name:TEXT withheld dialling:TEXT to:DESTINATION",
    "dial": "CALL TEXT",
    "ring": "CALL USERS... | group:GROUP",
    "queue": "CALL group:GROUP",
    "announce": "CALL group:GROUP",
    "overflow": "CALL to:GROUP",
    "out": "CALL trunk:CHANNEL number:TEXT | emergency",
    "answer": "CALL | by:END",
    "pickup": "CALL by:USER",
    "hold": "CALL by:END",
    "resume": "CALL by:END",
    "transfer": "CALL by:END to:CALL",
    "blind": "CALL by:END to:DESTINATION",
    "park": "CALL by:END slot:TEXT",
    "unpark": "CALL by:USER",
    "conference": "CALL by:END with:CALL room:TEXT as:NEW",
    "join": "NEW by:USER room:TEXT",
    "voicemail": "CALL for:DESTINATION | silent",
    "message": "CALL seconds:NUMBER",
    "reject": "CALL by:USER | qualifier:TEXT rings-on",
    "mark": "CALL | account:TEXT tag:TEXT callflow:TEXT",
    "flags": "CALL by:END is:NUMBER",
    "leave": "CALL by:END | cause:NUMBER",
    "clear": "CALL | by:END cause:NUMBER",
    "fault": "FAULT | of:DECIMAL",
}
"""Verbs that happen to calls and connections."""

RAW_VERBS: Final = ("send", "send-delta2", "send-siptrack", "send-cmextn", "send-tuple")
"""Verbs whose argument is the rest of the line as it stands, after an optional ``from ADDRESS``."""


PHONE_TYPES_BY_WORD: Final = {
    "tdm": (EquipmentClass.TDM_PHONE, 106),
    "h323": (EquipmentClass.H323_PHONE, 121),
    "sip": (EquipmentClass.SIP_DEVICE, 137),
    "dect": (EquipmentClass.DECT_PHONE, 71),
}
"""Words for telephones: class and type."""

LINE_TYPES_BY_WORD: Final = {
    "isdn": EquipmentClass.ISDN_TRUNK,
    "sip": EquipmentClass.SIP_TRUNK,
    "analogue": EquipmentClass.ALOG_TRUNK,
    "t1": EquipmentClass.T1_TRUNK,
}
"""Words for trunks."""


class CompanyDeclarations:
    """Takes in the declaring lines of a scenario; every method raises :class:`ValueError` with a sentence."""

    KEYWORDS: ClassVar = frozenset({"node", "user", "group", "line", "contact"})

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._users: dict[str, User] = {}
        self._groups: dict[str, Group] = {}
        self._lines: dict[int, TrunkLine] = {}
        self._contacts: list[ExternalContact] = []
        self.has_declarations = False
        """Whether the scenario declares anything."""

    def add_declaration(self, words: list[str]) -> None:
        """Take in one line, as words."""
        self.has_declarations = True
        word, *rest = words
        if len(rest) < 2:
            raise ValueError(f"'{word}' needs more words.")
        {
            "node": self._add_node,
            "user": self._add_user,
            "group": self._add_group,
            "line": self._add_line,
            "contact": self._add_contact,
        }[word](rest)

    def build_company(self) -> Company:
        """Return the company of all that was declared."""
        if not self._nodes:
            self._add_default_node()
        return Company(
            nodes=tuple(self._nodes), users=self._users, groups=self._groups, lines=self._lines,
            contacts=tuple(self._contacts),
        )  # fmt: skip

    def _add_default_node(self) -> None:
        self._nodes.append(Node(0, "192.168.42.3", "Head Office"))

    def _add_node(self, words: list[str]) -> None:
        if self._users or self._lines or self._groups:
            raise ValueError("nodes must stand before users, groups and lines.")
        address, name = words[:2]
        try:
            ipaddress.IPv4Address(address)
        except ValueError:
            raise ValueError(f"'{address}' is not a dotted IPv4 address.") from None
        self._nodes.append(Node(len(self._nodes), address, name))

    def _find_node(self, words: list[str]) -> Node:
        """Return the node that ``node NUMBER`` names, counted from 1; the first where nothing does."""
        if not self._nodes:
            self._add_default_node()
        number = _find_option(words, "node", "1")
        if not number.isdecimal() or not 1 <= int(number) <= len(self._nodes):
            raise ValueError(f"there is no node {number}.")
        return self._nodes[int(number) - 1]

    def _add_user(self, words: list[str]) -> None:
        extension, full_name = words[:2]
        phone = _find_option(words, "phone", "tdm")
        if phone not in PHONE_TYPES_BY_WORD:
            raise ValueError(f"'{phone}' is no telephone; there are {', '.join(PHONE_TYPES_BY_WORD)}.")
        self._users[extension] = User(
            id=len(self._users) + 1, name=_find_option(words, "login", full_name), full_name=full_name,
            extension=extension, node=self._find_node(words), equipment=PHONE_TYPES_BY_WORD[phone],
            did=_find_option(words, "did", ""),
        )  # fmt: skip

    def _add_group(self, words: list[str]) -> None:
        number, name, *rest = words
        members = [word for word in rest if word in self._users]
        strangers = [word for word in rest if word not in self._users]
        if strangers:
            raise ValueError(f"'{strangers[0]}' is not a user that is declared above.")
        if len(name) > 15:
            raise ValueError(
                f"the name of a hunt group has 15 characters at most, and '{name}' has {len(name)}."
            )
        self._groups[number] = Group(
            id=1000 + len(self._groups), number=number, name=name,
            members=tuple(self._users[member] for member in members), node=self._find_node([]),
        )  # fmt: skip

    def _add_line(self, words: list[str]) -> None:
        number, kind = words[:2]
        if not number.isdecimal() or kind not in LINE_TYPES_BY_WORD:
            raise ValueError(f"a line has a number and is one of {', '.join(LINE_TYPES_BY_WORD)}.")
        channels = _find_option(words, "channels", "30")
        if not channels.isdecimal() or int(channels) < 1:
            raise ValueError(f"'{channels}' is no number of channels.")
        self._lines[int(number)] = TrunkLine(
            int(number), LINE_TYPES_BY_WORD[kind], self._find_node(words), int(channels)
        )

    def _add_contact(self, words: list[str]) -> None:
        self._contacts.append(ExternalContact(words[0], words[1]))


def _find_option(words: list[str], name: str, default: str) -> str:
    options = words[2:]
    for key, value in zip(options[::2], options[1::2], strict=False):
        if key == name:
            return value
    return default


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
            self._company = (
                self._declarations.build_company()
                if self._declarations.has_declarations
                else self._create_default_company()
            )
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

    def _parse_optional_arguments(
        self, verb: str, syntax: str, rest: list[str], found: dict[str, str]
    ) -> None:
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
