"""CRM templates of 3CX (XML) as definitions of look-ups, with sentences on what of them cannot be done.

The format: https://www.3cx.com/docs/server-side-crm-template-xml-description/. Of its scenarios, the one
without a name looks a number up; the others create contacts or report calls, which this program does not do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote
from xml.parsers import expat

import msgspec

from devlink3_desk.contacts.lookup_definition import FurtherRequest, LookupDefinition, LookupMethod
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

MAX_REQUESTS: Final = 5
"""Requests for one caller, who is answered long before another one would end."""
MAX_TEMPLATE_SIZE: Final = 1024 * 1024
_MAX_ELEMENTS: Final = 20_000
_MAX_DEPTH: Final = 50
_VARIABLE: Final = re.compile(r"\[(\w+)\]")
_METHOD_CALL: Final = re.compile(r"\]\.\w+\(|\[\w+\]\s*(?:==|!=|&&|\|\|)")

_NOT_XML: Final = QT_TRANSLATE_NOOP("Link", "This is not an XML file that can be read (line {line}).")
_DOCUMENT_TYPE: Final = QT_TRANSLATE_NOOP("Link", "Templates with a document type or entities are not read.")
_NOT_TEMPLATE: Final = QT_TRANSLATE_NOOP("Link", "This is not a CRM template of 3CX.")
_TOO_LARGE: Final = QT_TRANSLATE_NOOP("Link", "This file is too large for a CRM template.")
_NO_SCENARIO: Final = QT_TRANSLATE_NOOP("Link", "This template has no REST scenario that looks up a number.")
_NO_OAUTH: Final = QT_TRANSLATE_NOOP(
    "Link",
    "Signing in with {kind} is not supported. Enter an API key or token as the secret, if there is one.",
)
_NO_DATABASE: Final = QT_TRANSLATE_NOOP("Link", "Databases are not queried: only REST scenarios are used.")
_OTHER_SCENARIOS: Final = QT_TRANSLATE_NOOP(
    "Link", "Only callers are looked up. These scenarios of the template are not used: {names}."
)
_NO_CHAIN: Final = QT_TRANSLATE_NOOP(
    "Link", "The template asks several times; the requests from {name} on are not used."
)
_NO_EXPRESSION: Final = QT_TRANSLATE_NOOP("Link", "Expressions such as {text} are not evaluated.")
_NO_FILTER: Final = QT_TRANSLATE_NOOP("Link", "The filter of the variable {name} is not applied.")
_NO_XML_ANSWER: Final = QT_TRANSLATE_NOOP("Link", "Answers in {kind} are not read: only JSON is.")
_SEVERAL_SECRETS: Final = QT_TRANSLATE_NOOP(
    "Link", "The template has several secrets; only {name} is stored in the keyring, enter no other one."
)
_UNKNOWN_VARIABLES: Final = QT_TRANSLATE_NOOP("Link", "These variables have no meaning here: {names}.")
_NO_LENGTH: Final = QT_TRANSLATE_NOOP(
    "Link", "The number is not shortened to its last digits, as the template asks for."
)


class CrmTemplateError(ValueError):
    """A template that cannot be used at all; the text is a :class:`.Sentence`."""


class TemplateParameter(msgspec.Struct, frozen=True):
    """What users have to enter for a template."""

    name: str
    title: str
    value: str = ""
    is_secret: bool = False


class ImportedTemplate(msgspec.Struct, frozen=True):
    """A template as a definition."""

    definition: LookupDefinition
    parameters: tuple[TemplateParameter, ...]
    """In their order; the values are the defaults of the template."""
    remarks: tuple[Sentence, ...]
    """What of the template cannot be done."""


class _Element(msgspec.Struct):
    name: str
    attributes: dict[str, str]
    children: list[_Element] = []
    text: str = ""

    def find(self, name: str) -> _Element | None:
        return next(self.iter_children(name), None)

    def iter_children(self, name: str) -> Iterator[_Element]:
        return (child for child in self.children if child.name == name)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "").strip()


def parse_template(data: bytes) -> ImportedTemplate:
    """Return a CRM template as a definition; raises :class:`CrmTemplateError`."""
    root = _parse_xml(data)
    if root.name != "Crm":
        raise CrmTemplateError(Sentence(_NOT_TEMPLATE))
    scenarios = [
        each for group in root.iter_children("Scenarios") for each in group.iter_children("Scenario")
    ]
    lookup = next((each for each in scenarios if not each.get("Id") and _is_rest(each)), None)
    if lookup is None or lookup.find("Request") is None:
        raise CrmTemplateError(Sentence(_NO_SCENARIO))
    return _TemplateReader(root, scenarios, lookup).read()


def _is_rest(scenario: _Element) -> bool:
    return scenario.get("Type").upper() in ("", "REST")


class _TemplateReader:
    """Translates the parts of a template, and collects what cannot be done."""

    def __init__(self, root: _Element, scenarios: list[_Element], lookup: _Element) -> None:
        self._root, self._scenarios = root, scenarios
        self._remarks: list[Sentence] = []
        self._unknown: dict[str, None] = {}
        self._parameters = list(self._read_parameters())
        secrets = [parameter.name for parameter in self._parameters if parameter.is_secret]
        self._secret = secrets[0] if secrets else ""
        if len(secrets) > 1:
            self._add_remark(_SEVERAL_SECRETS, name=self._secret)
        self._chain = self._follow_chain(lookup)
        self._paths: dict[str, str] = {}
        """Where in the answers so far the variables are."""

    def read(self) -> ImportedTemplate:
        """Return the definition and the remarks."""
        user = self._read_authentication()
        outputs: dict[str, str] = {}
        requests: list[FurtherRequest] = []
        for number, scenario in enumerate(self._chain):
            request = scenario.find("Request") or _Element("Request", {})
            requests.append(self._read_request(request))
            self._check_request(request)
            self._paths |= self._read_variables(scenario, number)
            outputs |= self._read_outputs(scenario, is_last=number == len(self._chain) - 1)
        first, *further = requests
        definition = LookupDefinition(
            name=self._root.get("Name"),
            method=first.method,
            url=first.url,
            headers=first.headers,
            user=user,
            body=first.body,
            content_type=first.content_type,
            further=tuple(further),
            variables=self._paths if further else {},
            parameters={
                parameter.name: parameter.value
                for parameter in self._parameters
                if parameter.name != self._secret
            },
            name_path=" ".join(filter(None, (outputs.get("FirstName"), outputs.get("LastName")))),
            company_path=outputs.get("CompanyName", "") or outputs.get("Company", ""),
            link_path=outputs.get("ContactUrl", ""),
        )
        self._check_unsupported()
        if self._unknown:
            self._add_remark(_UNKNOWN_VARIABLES, names=", ".join(self._unknown))
        return ImportedTemplate(definition, tuple(self._parameters), tuple(self._remarks))

    def _add_remark(self, template: str, **values: str) -> None:
        remark = Sentence(template, **{name: value[:80] for name, value in values.items()})
        if remark not in self._remarks:
            self._remarks.append(remark)

    # -- parts

    def _follow_chain(self, lookup: _Element) -> list[_Element]:
        """Return the scenario that looks a number up, and those that follow it."""
        by_id = {each.get("Id"): each for each in self._scenarios if each.get("Id")}
        chain = [lookup]
        while name := self._find_next(chain[-1]):
            scenario = by_id.get(name)
            is_usable = scenario is not None and _is_rest(scenario) and scenario.find("Request") is not None
            if scenario is None or not is_usable or scenario in chain or len(chain) >= MAX_REQUESTS:
                self._add_remark(_NO_CHAIN, name=name)
                break
            chain.append(scenario)
        return chain

    @staticmethod
    def _find_next(scenario: _Element) -> str:
        return next(
            (group.get("Next") for group in scenario.iter_children("Outputs") if group.get("Next")), ""
        )

    def _read_request(self, request: _Element) -> FurtherRequest:
        is_json = request.get("Message") or request.get("RequestEncoding").lower() == "json"
        kind = request.get("RequestContentType") or ("application/json" if is_json else _FORM_TYPE)
        is_post = request.get("RequestType").lower() == "post"
        return FurtherRequest(
            method=LookupMethod.POST if is_post else LookupMethod.GET,
            url=self._build_url(request),
            headers=tuple(self._read_headers(request)),
            body=self._build_body(request, kind) if is_post else "",
            content_type=kind,
        )

    def _read_parameters(self) -> Iterator[TemplateParameter]:
        for group in self._root.iter_children("Parameters"):
            for element in group.iter_children("Parameter"):
                is_secret = element.get("Type").lower() == "password"
                yield TemplateParameter(
                    element.get("Name"),
                    element.get("Title").rstrip(":") or element.get("Name"),
                    "" if is_secret else element.get("Default"),
                    is_secret,
                )

    def _read_variables(self, scenario: _Element, number: int) -> dict[str, str]:
        """Return where in the answers the variables of the scenario with this number are."""
        paths: dict[str, str] = {}
        for group in scenario.iter_children("Variables"):
            for element in group.iter_children("Variable"):
                name, path = element.get("Name"), element.get("Path")
                if path:
                    path = path.removeprefix("$").removeprefix(".")
                    separator = "" if path.startswith("[") else "."
                    paths[name] = f"[{number}]{separator}{path}" if len(self._chain) > 1 else path
                filtering = element.find("Filter")
                if filtering is not None and (filtering.children or filtering.text.strip()):
                    self._add_remark(_NO_FILTER, name=name)
        return paths

    def _read_outputs(self, scenario: _Element, *, is_last: bool) -> dict[str, str]:
        """Return the texts of the outputs by their type, with paths into the answers."""
        outputs: dict[str, str] = {}
        for group in scenario.iter_children("Outputs"):
            for element in group.iter_children("Output"):
                value = element.get("Value") or element.text.strip()
                if value:
                    outputs.setdefault(element.get("Type"), self._translate_variables(value, self._paths))
        if not is_last:
            # Outputs of a scenario that another one follows are variables there.
            for name, text in outputs.items():
                self._paths.setdefault(name, text)
        return outputs

    def _read_headers(self, request: _Element) -> list[tuple[str, str]]:
        return [
            (value.get("Key"), self._translate_variables(value.text.strip()))
            for group in request.iter_children("Headers")
            for value in group.iter_children("Value")
            if value.get("Key")
        ]

    def _read_authentication(self) -> str:
        """Return the user of basic authentication."""
        element = self._root.find("Authentication")
        kind = "No" if element is None else element.get("Type") or "No"
        if element is None or kind.lower() == "no":
            return ""
        if kind.lower() != "basic":
            self._add_remark(_NO_OAUTH, kind=kind)
            return ""
        value = element.find("Value")
        user, separator, password = (value.text if value is not None else "").strip().partition(":")
        if separator and password.strip() != f"[{self._secret}]":
            # A key as the user and any word as the password, as some systems have it.
            if user.strip() == f"[{self._secret}]":
                return "{secret}"
            self._add_remark(_NO_EXPRESSION, text=password)
        return self._translate_variables(user)

    def _build_url(self, request: _Element) -> str:
        url = self._translate_variables(request.get("Url"))
        pairs = [
            f"{quote(each.get('Name') or each.get('Key'), safe='')}"
            f"={self._translate_variables(each.get('Value') or each.text.strip())}"
            for group in (*request.iter_children("Query"), request)
            for each in group.children
            if each.name in ("Parameter", "Value") and (each.get("Name") or each.get("Key"))
        ]
        if pairs:
            url += ("&" if "?" in url else "?") + "&".join(pairs)
        return url

    def _build_body(self, request: _Element, kind: str) -> str:
        if request.get("Message"):
            return self._translate_variables(request.get("Message"))
        values = [
            each for group in request.iter_children("PostValues") for each in group.iter_children("Value")
        ]
        is_json = request.get("RequestEncoding").lower() == "json" or "json" in kind
        pairs = [(value.get("Key"), self._translate_variables(value.text.strip())) for value in values]
        if is_json:
            fields = ", ".join(f'"{name}": "{value}"' for name, value in pairs)
            return f"{{{fields}}}" if fields else ""
        return "&".join(f"{quote(name, safe='')}={value}" for name, value in pairs)

    def _translate_variables(self, text: str, paths: dict[str, str] | None = None) -> str:
        """Return a text with the variables of 3CX as those of a definition."""
        if _METHOD_CALL.search(text):
            self._add_remark(_NO_EXPRESSION, text=text)
        known = {parameter.name: f"{{{parameter.name}}}" for parameter in self._parameters}

        def replace(match: re.Match[str]) -> str:
            name = match[1]
            if paths is not None and (path := paths.get(name)):
                return path if "{" in path else f"{{{path}}}"
            if name == self._secret:
                return "{secret}"
            if name in known:
                return known[name]
            if name in _NUMBER_VARIABLES:
                return self._choose_number_placeholder()
            if name in self._paths:
                return f"{{{name}}}"
            self._unknown[name] = None
            return ""

        return _VARIABLE.sub(replace, text)

    def _choose_number_placeholder(self) -> str:
        """Return the form of the number that the template asks for."""
        element = self._root.find("Number")
        prefix = "" if element is None else element.get("Prefix").lower()
        return {"off": "{digits}", "zeros": "00{digits}", "plus": "{e164}"}.get(prefix, "{e164}")

    def _check_request(self, request: _Element) -> None:
        response = request.get("ResponseType")
        if response and response.lower() != "json":
            self._add_remark(_NO_XML_ANSWER, kind=response)
        if request.get("SkipIf"):
            self._add_remark(_NO_EXPRESSION, text=request.get("SkipIf"))

    def _check_unsupported(self) -> None:
        used = {each.get("Id") for each in self._chain}
        others = [each.get("Id") for each in self._scenarios if each.get("Id") not in used]
        if others:
            self._add_remark(_OTHER_SCENARIOS, names=", ".join(others))
        if any(not _is_rest(each) for each in self._scenarios):
            self._add_remark(_NO_DATABASE)
        number = self._root.find("Number")
        length = "" if number is None else number.get("MaxLength")
        if length and length not in ("0", "[MaxLength]"):
            self._add_remark(_NO_LENGTH)


_FORM_TYPE: Final = "application/x-www-form-urlencoded"
_NUMBER_VARIABLES: Final = ("Number", "CallerNumber", "EntityNumber")


def _parse_xml(data: bytes) -> _Element:
    """Return the root element of a document without document type, entities, and anything from elsewhere."""
    if len(data) > MAX_TEMPLATE_SIZE:
        raise CrmTemplateError(Sentence(_TOO_LARGE))
    builder = _TreeBuilder()
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.add_text
    parser.StartDoctypeDeclHandler = _refuse_declaration
    parser.EntityDeclHandler = _refuse_declaration
    parser.ExternalEntityRefHandler = _refuse_declaration
    try:
        parser.Parse(data, True)  # noqa: FBT003 (the signature of expat)
    except expat.ExpatError as error:
        raise CrmTemplateError(Sentence(_NOT_XML, line=error.lineno)) from error
    if builder.root is None:
        raise CrmTemplateError(Sentence(_NOT_TEMPLATE))
    return builder.root


def _refuse_declaration(*_arguments: object) -> int:
    # Entities make a small file large (billion laughs), or include other files.
    raise CrmTemplateError(Sentence(_DOCUMENT_TYPE))


class _TreeBuilder:
    def __init__(self) -> None:
        self.root: _Element | None = None
        self._open: list[_Element] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MAX_ELEMENTS or len(self._open) >= _MAX_DEPTH:
            raise CrmTemplateError(Sentence(_TOO_LARGE))
        element = _Element(name, attributes)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def add_text(self, text: str) -> None:
        self._open[-1].text += text
