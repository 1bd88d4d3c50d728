"""What a customer system is asked about a caller, and what is taken of its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from enum import StrEnum
from typing import Final, Protocol
from urllib.parse import quote, urlsplit

import msgspec

from devlink3_desk.contacts.contact import collapse_whitespace
from devlink3_desk.contacts.json_path import ChosenElements, JsonPathError, JsonTemplate, choose_elements
from devlink3_desk.decoding import decode_json
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

MAX_TEXT_LENGTH: Final = 300
MAX_LINK_LENGTH: Final = 2_000
MAX_DEPTH: Final = 40
"""Nested arrays and objects of an answer; deeper ones are made to exhaust the parser."""

NUMBER_PLACEHOLDERS: Final = ("e164", "national", "digits")
SECRET_PLACEHOLDER: Final = "secret"  # noqa: S105 (a name)
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_HEADER_NAME: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_BLOCKED_HEADERS: Final = frozenset({"host", "content-length", "transfer-encoding", "connection"})


class LookupMethod(StrEnum):
    """Method of the request."""

    GET = "GET"
    POST = "POST"


class LookupScope(StrEnum):
    """The callers who are looked up."""

    UNKNOWN = "unknown"
    """Callers who are in no directory."""
    ALL = "all"


class FurtherRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request with values of the answers before it; templates of 3CX have some."""

    method: LookupMethod = LookupMethod.GET
    url: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""
    content_type: str = "application/json"


class LookupDefinition(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request, and the paths of what is taken of the answer.

    Address, headers, user and body may contain ``{e164}``, ``{national}``, ``{digits}``, ``{secret}`` and the
    names of :attr:`parameters`. The outputs are paths into the answer, or texts with paths in braces; with
    further requests, into the array of all answers: ``[1].tickets``.
    """

    is_active: bool = False
    name: str = ""
    """Name of the customer system."""
    scope: LookupScope = LookupScope.UNKNOWN
    method: LookupMethod = LookupMethod.GET
    url: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    user: str = ""
    """User of basic authentication, whose password is the secret; empty for none."""
    body: str = ""
    content_type: str = "application/json"
    parameters: dict[str, str] = {}
    """Own placeholders, such as the name of the company's account."""
    further: tuple[FurtherRequest, ...] = ()
    """Requests that follow in this order; their placeholders may also be :attr:`variables`."""
    variables: dict[str, str] = {}
    """Values of the answers: paths into the array of all answers so far, or texts with such paths."""
    ca: str = ""
    """PEM file with the CA to trust in place of those of the system."""
    name_path: str = ""
    company_path: str = ""
    link_path: str = ""
    note_path: str = ""
    count_path: str = ""
    """Number of open tickets or the like; of an array, the number of its elements."""
    count_label: str = ""
    """What is counted."""
    remember_minutes: int = 60
    """Minutes for which an answer is used again; 0 asks for every call."""


class CallerNumbers(msgspec.Struct, frozen=True):
    """The number of a caller in the forms that customer systems store."""

    e164: str
    """With ``+`` and country code."""
    national: str
    """As dialled within the country."""
    digits: str
    """The digits of :attr:`e164`."""


class LookupRequest(msgspec.Struct, frozen=True):
    """A request that is ready to be sent."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: str
    user: str = ""
    """User of basic authentication."""
    content_type: str = "application/json"


class LookupResult(msgspec.Struct, frozen=True, gc=False):
    """What a customer system knows of a caller; all texts are plain and of bounded length."""

    system: str = ""
    """Name of the customer system."""
    name: str = ""
    company: str = ""
    link: str = ""
    """Address of a web page, http or https."""
    note: str = ""
    count: int | None = None
    count_label: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the caller is unknown there."""
        return not (self.name or self.company or self.link or self.note) and self.count is None


class LookupTrial(msgspec.Struct, frozen=True):
    """A request, its answer and the result, for people who set a look-up up."""

    request: str
    """The request in words, without the secret."""
    answer: str = ""
    """The beginning of the answer."""
    seconds: float = 0.0
    result: LookupResult | None = None
    problem: Sentence | None = None


class LookupSettings(Protocol):
    """Stores the definition, and tries it; :class:`.CallerLookup` implements it. No method waits."""

    @property
    def definition(self) -> LookupDefinition:
        """The definition in use."""

    def set_definition(self, definition: LookupDefinition) -> None:
        """Store and use another definition; raises :class:`OSError`."""

    def save_secret(self, secret: str) -> Future[None]:
        """Store the secret in the keyring, or delete it if it is empty."""

    def try_lookup(
        self, definition: LookupDefinition, numbers: CallerNumbers, secret: str | None
    ) -> Future[LookupTrial]:
        """Ask about a number with a definition that is not in use; ``None``: with the stored secret."""


class LookupDefinitionError(ValueError):
    """A definition that cannot be used; the text is a :class:`.Sentence`."""


class AnswerError(ValueError):
    """An answer that cannot be used; the text is a :class:`.Sentence`."""


_NO_URL: Final = QT_TRANSLATE_NOOP("Link", "Enter an address that begins with https://.")
_UNKNOWN_PLACEHOLDER: Final = QT_TRANSLATE_NOOP(
    "Link", "{{{name}}} is not known. Use {{e164}}, {{national}}, {{digits}} or {{secret}}."
)
_HOST_PLACEHOLDER: Final = QT_TRANSLATE_NOOP(
    "Link", "The name of the server must not contain the number of the caller or the secret."
)
_ANSWER_HOST: Final = QT_TRANSLATE_NOOP("Link", "The name of a server must not come from an answer.")
_BAD_HEADER: Final = QT_TRANSLATE_NOOP("Link", "{name} is not the name of an HTTP header that can be set.")
_NO_OUTPUT: Final = QT_TRANSLATE_NOOP(
    "Link", "Enter where in the answer the name, the company or the link is."
)
_NO_NUMBER: Final = QT_TRANSLATE_NOOP("Link", "The request does not contain the number of the caller.")
_CLEAR_SECRET: Final = QT_TRANSLATE_NOOP(
    "Link", "A secret is not sent without encryption. Use an address that begins with https://."
)
_NOT_JSON: Final = QT_TRANSLATE_NOOP("Link", "The answer of {system} is not JSON.")
_NOT_TEXT: Final = QT_TRANSLATE_NOOP("Link", "The answer of {system} is not text.")


def find_definition_problem(definition: LookupDefinition) -> Sentence | None:
    """Return what is wrong with a definition, ``None`` if it can be used."""
    try:
        _check_request(definition)
        for further in definition.further:
            _check_further_request(definition, further)
        outputs = [JsonTemplate(text) for text in list_outputs(definition)]
    except (LookupDefinitionError, JsonPathError) as error:
        sentence = error.args[0]
        return sentence if isinstance(sentence, Sentence) else Sentence(str(sentence))
    return Sentence(_NO_OUTPUT) if not outputs else None


def list_outputs(definition: LookupDefinition) -> list[str]:
    """Return the texts of the outputs that are filled in."""
    texts = (
        definition.name_path,
        definition.company_path,
        definition.link_path,
        definition.note_path,
        definition.count_path,
    )
    return [text for text in texts if text.strip()]


def _check_request(definition: LookupDefinition) -> None:
    request = _build_sample_request(definition)
    _check_server(definition.url)
    sent = (definition.url, definition.body, *(value for _, value in definition.headers))
    if not any(f"{{{name}}}" in text for text in sent for name in NUMBER_PLACEHOLDERS):
        raise LookupDefinitionError(Sentence(_NO_NUMBER))
    _check_encryption(definition, request)


_SAMPLE_NUMBERS: Final = CallerNumbers("+441632960144", "01632960144", "441632960144")


def _build_sample_request(definition: LookupDefinition) -> LookupRequest:
    """Return the request about some caller, whose address is one of a server."""
    request = build_request(definition, _SAMPLE_NUMBERS, "secret")
    if not _is_server_address(request.url):
        raise LookupDefinitionError(Sentence(_NO_URL))
    return request


def _is_server_address(url: str) -> bool:
    """Return whether an address has a server whose name and port may exist, and no user or password."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
        # Raises an error for a name with an empty part, or one that is too long.
        host.encode("idna")
    except ValueError:
        return False
    is_name = bool(host) and not any(sign.isspace() or sign == "%" for sign in host)
    return parts.scheme in ("https", "http") and is_name and not (parts.username or parts.password)


def _split_server(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


def _check_server(url: str) -> None:
    # A caller must not choose the server, nor the secret become a name that is looked up in the DNS.
    server = _split_server(url)
    if any(f"{{{name}}}" in server for name in (*NUMBER_PLACEHOLDERS, SECRET_PLACEHOLDER)):
        raise LookupDefinitionError(Sentence(_HOST_PLACEHOLDER))


def _check_encryption(definition: LookupDefinition, request: LookupRequest) -> None:
    parts = urlsplit(request.url)
    if parts.scheme == "http" and needs_secret(definition) and parts.hostname not in ("127.0.0.1", "::1"):
        raise LookupDefinitionError(Sentence(_CLEAR_SECRET))


def _check_further_request(definition: LookupDefinition, further: FurtherRequest) -> None:
    if any(f"{{{name}}}" in _split_server(further.url) for name in definition.variables):
        raise LookupDefinitionError(Sentence(_ANSWER_HOST))
    _check_server(further.url)
    for text in definition.variables.values():
        JsonTemplate(text)
    values = dict.fromkeys(definition.variables, "x")
    request = _build_sample_request(_apply_further_request(definition, further, values))
    _check_encryption(definition, request)


def _apply_further_request(
    definition: LookupDefinition, further: FurtherRequest, values: Mapping[str, str]
) -> LookupDefinition:
    return msgspec.structs.replace(
        definition,
        method=further.method,
        url=further.url,
        headers=further.headers,
        body=further.body,
        content_type=further.content_type,
        parameters={**definition.parameters, **values},
    )


def find_next_request(definition: LookupDefinition, answers: Sequence[object]) -> LookupDefinition | None:
    """Return a definition with the request that follows these answers.

    ``None`` if there is none, or if a value that it needs is in no answer.
    """
    if len(answers) > len(definition.further):
        return None
    further: FurtherRequest = definition.further[len(answers) - 1]
    texts = (further.url, further.body, *(value for _, value in further.headers))
    used = {name for text in texts for name in _PLACEHOLDER.findall(text)} & definition.variables.keys()
    templates = {name: _fill_constants(definition.variables[name], definition.parameters) for name in used}
    chosen = _choose_elements(definition, list(answers), definition.parameters)
    values = {name: JsonTemplate(text).fill(list(answers), chosen=chosen) for name, text in templates.items()}
    return _apply_further_request(definition, further, values) if all(values.values()) else None


def list_further_requests(definition: LookupDefinition) -> list[LookupDefinition]:
    """Return definitions with the further requests, in which names in braces stand for the variables."""
    values = {name: f"{{{name}}}" for name in definition.variables}
    return [_apply_further_request(definition, further, values) for further in definition.further]


def _list_requests(definition: LookupDefinition) -> list[LookupDefinition | FurtherRequest]:
    return [definition, *definition.further]


def needs_secret(definition: LookupDefinition) -> bool:
    """Return whether a secret is sent."""
    texts = [
        text
        for each in _list_requests(definition)
        for text in (each.url, each.body, *(value for _, value in each.headers))
    ]
    return bool(definition.user) or any(f"{{{SECRET_PLACEHOLDER}}}" in text for text in texts)


def build_request(definition: LookupDefinition, numbers: CallerNumbers, secret: str) -> LookupRequest:
    """Return the request for a caller; raises :class:`LookupDefinitionError`."""
    values = {
        **definition.parameters,
        **_list_number_values(numbers),
        SECRET_PLACEHOLDER: secret,
    }
    scheme, separator, rest = definition.url.strip().partition("://")
    server, slash, path = rest.partition("/")
    # Parameters may be parts of the server's name; everything behind that is percent-encoded.
    url = (
        scheme.lower()
        + separator
        + _fill_placeholders(server, values)
        + slash
        + _fill_placeholders(path, values, is_url=True)
    )
    headers = []
    for name, value in definition.headers:
        if not _HEADER_NAME.fullmatch(name) or name.lower() in _BLOCKED_HEADERS:
            raise LookupDefinitionError(Sentence(_BAD_HEADER, name=name[:60]))
        headers.append((name, collapse_whitespace(_fill_placeholders(value, values))))
    is_json = "json" in definition.content_type
    body = _fill_placeholders(definition.body, values, is_json=is_json, is_url=not is_json)
    body = body if definition.method is LookupMethod.POST else ""
    user = _fill_placeholders(definition.user, values)
    return LookupRequest(definition.method.value, url, tuple(headers), body, user, definition.content_type)


def _fill_placeholders(
    text: str, values: Mapping[str, str], *, is_url: bool = False, is_json: bool = False
) -> str:
    # Imported late: every window has the names of looked-up callers, and few desks look any up.
    import json

    def replace(match: re.Match[str]) -> str:
        value = values.get(match[1])
        if value is None:
            raise LookupDefinitionError(Sentence(_UNKNOWN_PLACEHOLDER, name=match[1][:60]))
        if is_json:
            return json.dumps(value)[1:-1]
        return quote(value, safe="") if is_url else value

    return _PLACEHOLDER.sub(replace, text)


def parse_answer(definition: LookupDefinition, data: bytes) -> object:
    """Return an answer; raises :class:`AnswerError` if it is not JSON."""
    system = name_system(definition)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswerError(Sentence(_NOT_TEXT, system=system)) from error
    # Checked before parsing: the parser recurses.
    if not _is_flat_enough(text):
        raise AnswerError(Sentence(_NOT_JSON, system=system))
    try:
        document: object = decode_json(text)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise AnswerError(Sentence(_NOT_JSON, system=system)) from error
    return document


def read_documents(
    definition: LookupDefinition, answers: Sequence[object], numbers: CallerNumbers
) -> LookupResult:
    """Return what all answers say of a caller; the first one alone if there are no further requests."""
    document = list(answers) if definition.further else answers[0]
    constants = {**definition.parameters, **_list_number_values(numbers)}
    chosen = _choose_elements(definition, document, constants)
    result = LookupResult(
        name=_read_text(_fill_constants(definition.name_path, constants), document, chosen),
        company=_read_text(_fill_constants(definition.company_path, constants), document, chosen),
        link=_read_link(_fill_constants(definition.link_path, constants), document, chosen),
        note=_read_text(_fill_constants(definition.note_path, constants), document, chosen),
        count=_read_count(definition.count_path, document, chosen),
        count_label=definition.count_label,
    )
    # A link or a note that is the same for everybody says nothing about a caller.
    is_known = result.name or result.company or result.count or _has_values(definition, constants, document)
    return msgspec.structs.replace(result if is_known else LookupResult(), system=name_system(definition))


def _choose_elements(
    definition: LookupDefinition, document: object, constants: Mapping[str, str]
) -> ChosenElements:
    """Return which of several people in an answer all outputs and variables are about."""
    texts = [*list_outputs(definition), *definition.variables.values()]
    paths = [path for text in texts for path in JsonTemplate(_fill_constants(text, constants)).paths]
    return choose_elements(document, paths)


def name_system(definition: LookupDefinition) -> str:
    """Return the name of the customer system, else that of its server."""
    try:
        return definition.name or urlsplit(definition.url).hostname or ""
    except ValueError:
        return ""


def _list_number_values(numbers: CallerNumbers) -> dict[str, str]:
    return {"e164": numbers.e164, "national": numbers.national, "digits": numbers.digits}


def _fill_constants(text: str, constants: Mapping[str, str]) -> str:
    """Return an output with the parameters and numbers in place of their placeholders."""
    return _PLACEHOLDER.sub(lambda match: constants.get(match[1], match[0]), text)


def _has_values(definition: LookupDefinition, constants: Mapping[str, str], document: object) -> bool:
    """Return whether an answer has a value of its own for the link or the note."""
    for text in (definition.link_path, definition.note_path):
        template = JsonTemplate(_fill_constants(text, constants))
        if list(template) and template.fill(document):
            return True
    return False


def _is_flat_enough(text: str) -> bool:
    depth = deepest = 0
    # A string without an end is one to the end: from each of its marks, another search would take forever.
    for match in re.finditer(r'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', text, re.DOTALL):
        if match[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in "]}":
            depth -= 1
    return deepest <= MAX_DEPTH


def _read_text(path: str, document: object, chosen: ChosenElements) -> str:
    return collapse_whitespace(JsonTemplate(path).fill(document, chosen=chosen))[:MAX_TEXT_LENGTH]


def _read_link(path: str, document: object, chosen: ChosenElements) -> str:
    """Return the address of a web page; other addresses, such as those of files, are dropped."""
    template = JsonTemplate(path)
    link = template.fill(document, lambda value: quote(value, safe=""), chosen)
    if not template.is_path and link and urlsplit(path).scheme not in ("http", "https"):
        # A template that begins with a value, such as "{base}/contacts/{id}", has that value unchanged.
        link = template.fill(document, chosen=chosen)
    return sanitize_link(link)


def sanitize_link(link: str) -> str:
    """Return the address of a web page if it is one that a browser may be given, else an empty text."""
    if len(link) > MAX_LINK_LENGTH or any(character.isspace() or ord(character) < 32 for character in link):
        return ""
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return ""
    is_web_page = parts.scheme in ("http", "https") and bool(host) and parts.username is None
    return quote(link, safe="%/:?#[]@!$&'()*+,;=~-._") if is_web_page else ""


def _read_count(path: str, document: object, chosen: ChosenElements) -> int | None:
    if not path.strip():
        return None
    value = JsonTemplate(path).find_single(document, chosen)
    if isinstance(value, list):
        return len(value)
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    return None
