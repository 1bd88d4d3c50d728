"""Parses scenarios: files that declare a company, and what happens to its calls at which time.

The syntax is described in ``docs/simulator.md``. A file is a sequence of declarations (``user 4001 Ann``),
followed by steps: a time, a verb and arguments (``at 4 answer A by 4001``). :data:`VERB_SYNTAX` defines the
arguments of each verb, for the parser and its error messages. An argument is written as

- ``keyword:KIND``: the keyword, followed by a value of this kind,
- ``KIND``: a value without a keyword,
- ``KIND...``: all values up to the next keyword,
- ``keyword``: a flag.

The arguments after ``|`` are optional and may be in any order. So ``"CALL | by:END cause:NUMBER"`` accepts
``A``, ``A by 4001`` and ``A cause 31 by trunk``.
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
from devlink3_desk.simulator.company import (
    PHONE_TYPES,
    Company,
    ExternalContact,
    Group,
    Node,
    TrunkLine,
    User,
)
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
"""Verbs for calls and faults, with the syntax of their arguments."""

RAW_VERBS: Final = ("send", "send-delta2", "send-siptrack", "send-cmextn", "send-tuple")
"""Verbs with the unparsed rest of the line as argument, after an optional ``from ADDRESS``."""


_LINE_TYPES: Final = {
    "isdn": EquipmentClass.ISDN_TRUNK,
    "sip": EquipmentClass.SIP_TRUNK,
    "analogue": EquipmentClass.ALOG_TRUNK,
    "t1": EquipmentClass.T1_TRUNK,
}
"""Equipment class of trunks, by the word in the file."""

_TIME_PATTERN: Final = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)
_STEP_PATTERN: Final = re.compile(r"(before|at\s+\S+|then\s+\S+)\s+([a-z][a-z0-9-]*)\s*(.*)", re.DOTALL)


class ScenarioError(DevLinkError):
    """A scenario that cannot be parsed or played; the message names the line."""

    def __init__(self, line: int, problem: str) -> None:
        """Describe a ``problem`` in ``line``, counted from 1."""
        super().__init__(f"Line {line} of the scenario: {problem[:1].lower()}{problem[1:]}")
        self.line = line


class ScenarioStep(NamedTuple):
    """One step: what happens at which time."""

    line: int
    start_time: float
    """Seconds from the start; negative for steps before any client can connect."""
    verb: str
    arguments: dict[str, str]
    """Values by keyword, or by kind where there is no keyword."""


class Scenario(NamedTuple):
    """A parsed scenario."""

    company: Company
    steps: tuple[ScenarioStep, ...]
    """The steps in the order of their times."""
    starts_immediately: bool
    """Whether time starts with the server, rather than with the first event stream."""


def load_scenario(path: Path, create_company: Callable[[], Company]) -> Scenario:
    """Load a scenario from a file. Raises :class:`ScenarioError` or :class:`OSError`."""
    try:
        # Windows editors start a UTF-8 file with a byte order mark, which must not be part of the first word.
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ScenarioError(1, "the file is not UTF-8 text.") from None
    return parse_scenario(text, create_company)


def parse_scenario(text: str, create_company: Callable[[], Company]) -> Scenario:
    """Return the scenario in ``text``. Raises :class:`ScenarioError`.

    ``create_company`` is called if the scenario declares no company.
    """
    return _ScenarioParser(create_company).parse(text)


class CompanyDeclarations:
    """The declarations of a scenario. Methods raise :class:`ValueError` with a message for the user."""

    KEYWORDS: ClassVar = frozenset({"node", "user", "group", "line", "contact"})

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._users: dict[str, User] = {}
        self._groups: dict[str, Group] = {}
        self._lines: dict[int, TrunkLine] = {}
        self._contacts: list[ExternalContact] = []
        self.has_declarations = False
        """Whether there are any declarations."""

    def add_declaration(self, words: list[str]) -> None:
        """Add the declaration of a line that is split into ``words``."""
        self.has_declarations = True
        keyword, *rest = words
        if len(rest) < 2:
            raise ValueError(f"'{keyword}' needs more words.")
        {
            "node": self._add_node,
            "user": self._add_user,
            "group": self._add_group,
            "line": self._add_line,
            "contact": self._add_contact,
        }[keyword](rest)

    def build_company(self) -> Company:
        """Return the company of all declarations."""
        if not self._nodes:
            self._add_default_node()
        return Company(
            nodes=tuple(self._nodes), users=self._users, groups=self._groups, lines=self._lines,
            contacts=tuple(self._contacts),
        )  # fmt: skip

    def _add_default_node(self) -> None:
        self._nodes.append(Node(0, "192.168.42.3", "Head Office"))

    def _add_node(self, words: list[str]) -> None:
        # Users, lines and groups refer to a node already, at least to the default one.
        if self._users or self._lines or self._groups:
            raise ValueError("nodes must be declared before users, groups and lines.")
        address, name = words[:2]
        try:
            ipaddress.IPv4Address(address)
        except ValueError:
            raise ValueError(f"'{address}' is not a dotted IPv4 address.") from None
        self._nodes.append(Node(len(self._nodes), address, name))

    def _find_node(self, words: list[str]) -> Node:
        """Return the node of the option ``node NUMBER``, counted from 1; by default the first one."""
        if not self._nodes:
            self._add_default_node()
        number = _find_option(words, "node", "1")
        if not number.isdecimal() or not 1 <= int(number) <= len(self._nodes):
            raise ValueError(f"node {number} does not exist.")
        return self._nodes[int(number) - 1]

    def _add_user(self, words: list[str]) -> None:
        extension, full_name = words[:2]
        phone = _find_option(words, "phone", "tdm")
        if phone not in PHONE_TYPES:
            raise ValueError(f"'{phone}' is not a phone type; the types are {', '.join(PHONE_TYPES)}.")
        self._users[extension] = User(
            id=len(self._users) + 1, name=_find_option(words, "login", full_name), full_name=full_name,
            extension=extension, node=self._find_node(words), equipment=PHONE_TYPES[phone],
            did=_find_option(words, "did", ""),
        )  # fmt: skip

    def _add_group(self, words: list[str]) -> None:
        number, name, *rest = words
        members = [word for word in rest if word in self._users]
        unknown = [word for word in rest if word not in self._users]
        if unknown:
            raise ValueError(f"'{unknown[0]}' is not a user that is declared above.")
        # IP Office limits the name to 15 characters: no PBX could play a scenario with a longer one.
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
        if not number.isdecimal() or kind not in _LINE_TYPES:
            raise ValueError(f"a line has a number and is one of {', '.join(_LINE_TYPES)}.")
        channels = _find_option(words, "channels", "30")
        if not channels.isdecimal() or int(channels) < 1:
            raise ValueError(f"'{channels}' is not a number of channels.")
        self._lines[int(number)] = TrunkLine(
            int(number), _LINE_TYPES[kind], self._find_node(words), int(channels)
        )

    def _add_contact(self, words: list[str]) -> None:
        self._contacts.append(ExternalContact(words[0], words[1]))


def _find_option(words: list[str], name: str, default: str) -> str:
    # The first two words of every declaration are its mandatory values.
    options = words[2:]
    for key, value in zip(options[::2], options[1::2], strict=False):
        if key == name:
            return value
    return default


class _ScenarioParser:
    def __init__(self, create_company: Callable[[], Company]) -> None:
        self._create_default_company = create_company
        self._declarations = CompanyDeclarations()
        self._company: Company | None = None
        self._steps: list[ScenarioStep] = []
        self._call_names: set[str] = set()
        self._current_time = 0.0
        self._starts_immediately = False

    def parse(self, text: str) -> Scenario:
        for number, line in _join_lines(text):
            try:
                self._parse_line(number, line)
            except ValueError as error:
                raise ScenarioError(number, str(error)) from None
        # The sort is stable: steps with the same time are played in the order of their lines.
        steps = tuple(sorted(self._steps, key=lambda step: step.start_time))
        return Scenario(self._ensure_company(), steps, self._starts_immediately)

    def _parse_line(self, number: int, line: str) -> None:
        match = _STEP_PATTERN.fullmatch(line)
        if match is not None:
            # The arguments of a step are checked against the company, so declarations end here.
            self._company = self._ensure_company()
            self._parse_step(number, *match.groups())
            return
        words = _split_words(line)
        if words == ["start", "at", "once"]:
            self._starts_immediately = True
        elif words[0] in CompanyDeclarations.KEYWORDS:
            if self._company is not None:
                raise ValueError(f"'{words[0]}' must be declared before the first step.")
            self._declarations.add_declaration(words)
        else:
            raise ValueError(
                f"'{words[0]}' is not a known statement; a step starts with 'at SECONDS', "
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
        start_time = self._parse_time(when)
        if verb in RAW_VERBS:
            arguments = _parse_raw_arguments(rest)
        elif verb in VERB_SYNTAX:
            arguments = self._parse_arguments(verb, _split_words(rest))
        else:
            verbs = ", ".join((*VERB_SYNTAX, *RAW_VERBS))
            raise ValueError(f"'{verb}' is not a verb; the verbs are {verbs}.")
        self._steps.append(ScenarioStep(number, start_time, verb, arguments))

    def _parse_time(self, when: str) -> float:
        word, _, amount = when.partition(" ")
        if word == "before":
            # Does not change the time that a following "then" refers to.
            return -1.0
        amount = amount.strip()
        if not _TIME_PATTERN.fullmatch(amount):
            raise ValueError(f"'{amount}' is not a time in seconds.")
        self._current_time = float(amount) + (self._current_time if word == "then" else 0.0)
        return self._current_time

    def _parse_arguments(self, verb: str, words: list[str]) -> dict[str, str]:
        required, _, optional = VERB_SYNTAX[verb].partition("|")
        arguments: dict[str, str] = {}
        rest = list(words)
        keywords = {item.partition(":")[0] for item in optional.split()}
        for item in required.split():
            name, _, kind = item.rpartition(":")  # no name if there is no colon
            if name and (not rest or rest.pop(0) != name):
                raise ValueError(f"'{verb}' needs '{name} {kind.lower()}' here: {_format_usage(verb)}")
            arguments[name or kind] = self._parse_value(verb, kind, rest, keywords)
        self._parse_optional_arguments(verb, optional, rest, arguments)
        return arguments

    def _parse_optional_arguments(
        self, verb: str, syntax: str, rest: list[str], arguments: dict[str, str]
    ) -> None:
        # A flag has a name and no kind.
        kinds = {name: kind for name, _, kind in (item.partition(":") for item in syntax.split())}
        while rest:
            word = rest.pop(0)
            if word not in kinds or word in arguments:
                raise ValueError(f"'{word}' is not expected here: {_format_usage(verb)}")
            kind = kinds[word]
            arguments[word] = self._parse_value(verb, kind, rest, set(kinds)) if kind else "yes"

    def _parse_value(self, verb: str, kind: str, rest: list[str], keywords: set[str]) -> str:
        if not rest:
            raise ValueError(f"'{verb}' is incomplete: {_format_usage(verb)}")
        if kind == "USERS...":
            users = [self._check_word("USER", rest.pop(0))]
            while rest and rest[0] not in keywords:
                users.append(self._check_word("USER", rest.pop(0)))
            return " ".join(users)
        if kind in {"ORIGIN", "DESTINATION"}:
            type_word = rest.pop(0)
            value = rest.pop(0) if rest else ""
            return f"{type_word} {self._check_word(_resolve_kind(kind, type_word), value)}"
        return self._check_word(kind, rest.pop(0))

    def _check_word(self, kind: str, word: str) -> str:
        company = self._ensure_company()
        is_valid, expected = {
            "NEW": (bool(word), "a name for the call"),
            "CALL": (word in self._call_names, "a call that an earlier line has started"),
            "USER": (word in company.users, "an extension of this company"),
            "GROUP": (word in company.groups, "a hunt group of this company"),
            "CHANNEL": (_is_channel(company, word), "a trunk and channel of this company, such as 5.23"),
            "NUMBER": (word.isascii() and word.isdecimal(), "a whole number"),
            "DECIMAL": (bool(_TIME_PATTERN.fullmatch(word)), "a number"),
            "FAULT": (word in set(Fault), f"a fault ({', '.join(Fault)})"),
        }.get(kind, (True, ""))
        if not is_valid:
            raise ValueError(f"'{word}' is not {expected}.")
        # Steps are parsed in the order of lines, so a call has to be named above the steps that use it.
        if kind == "NEW":
            self._call_names.add(word)
        return word


def _join_lines(text: str) -> list[tuple[int, str]]:
    """Return number and text of every line that is neither empty nor a comment.

    A line that ends in a backslash is joined with the next one and has the number of the first.
    """
    lines: list[tuple[int, str]] = []
    pending, number = "", 0
    for index, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not pending and (not line or line.startswith("#")):
            continue
        number = number if pending else index
        if line.endswith("\\"):
            # A line break, rather than a space, so that raw records can contain one.
            pending += line[:-1] + "\n"
            continue
        lines.append((number, pending + line))
        pending = ""
    if pending:
        lines.append((number, pending))
    return lines


def _split_words(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    # Only " is a quotation mark, so that names may contain apostrophes. # starts a comment.
    lexer.quotes = '"'
    try:
        return list(lexer)
    except ValueError:
        raise ValueError("a quotation mark is not closed.") from None


def _parse_raw_arguments(rest: str) -> dict[str, str]:
    # Raw records are not split into words: their quotes and spaces are part of them.
    match = re.fullmatch(r"(?:from\s+(\S+)\s+)?(.+)", rest.strip(), re.DOTALL)
    if match is None:
        raise ValueError("there is nothing to send.")
    return {"from": match[1] or "", "DATA": match[2]}


def _resolve_kind(kind: str, type_word: str) -> str:
    """Return the kind of the value that follows ``type_word`` (``user``, ``group`` or ``trunk``)."""
    kinds = {
        "ORIGIN": {"user": "USER", "trunk": "CHANNEL"},
        "DESTINATION": {"user": "USER", "group": "GROUP"},
    }[kind]
    if type_word not in kinds:
        raise ValueError(f"'{type_word}' should be one of {', '.join(kinds)}.")
    return kinds[type_word]


def _is_channel(company: Company, word: str) -> bool:
    # The number of digits is limited because int() refuses very long numbers with an error of its own.
    match = re.fullmatch(r"([0-9]{1,6})\.([0-9]{1,6})", word, re.ASCII)
    line = company.lines.get(int(match[1])) if match else None
    return line is not None and match is not None and 1 <= int(match[2]) <= line.channel_count


def _format_usage(verb: str) -> str:
    """Return the syntax of a verb for an error message: ``clear call [by end] [cause number]``."""
    required, _, optional = VERB_SYNTAX[verb].partition("|")
    items = [verb, *required.split(), *(f"[{item}]" for item in optional.split())]
    return " ".join(items).replace(":", " ").lower()
