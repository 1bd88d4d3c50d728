"""LDAP directories as a source of contacts: addresses, presets of attributes, and entries as contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias
from urllib.parse import SplitResult, unquote, urlsplit

from devlink3_desk.contacts.contact import ContactField, ImportItem, ProblemKind
from devlink3_desk.contacts.contact_builder import ContactBuilder, find_column_rank
from devlink3_desk.contacts.followed_source import LdapEncryption, LdapPreset, LdapSettings
from devlink3_desk.contacts.ldif import FIELDS_BY_ATTRIBUTE, remove_fax_parameters
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

RawEntry: TypeAlias = Mapping[str, Sequence[bytes]]
"""The values of an entry by attribute, as the server sends them."""


class LdapAddressError(ValueError):
    """An address of a directory server that cannot be used; the text is a :class:`.Sentence`."""


_STANDARD_ATTRIBUTES: Final = (
    *("displayName", "cn", "givenName", "sn", "o", "company", "ou", "departmentNumber", "department"),
    *("mail", "description", "telephoneNumber", "mobile", "homePhone", "internationaliSDNNumber"),
    *("facsimileTelephoneNumber", "pager"),
)
_ACTIVE_DIRECTORY_ATTRIBUTES: Final = (
    *("displayName", "cn", "givenName", "sn", "company", "department", "mail", "info"),
    *("telephoneNumber", "otherTelephone", "mobile", "otherMobile", "ipPhone", "homePhone", "otherHomePhone"),
    *("facsimileTelephoneNumber", "otherFacsimileTelephoneNumber", "pager", "otherPager"),
)
PRESET_ATTRIBUTES: Final[dict[LdapPreset, tuple[str, ...]]] = {
    LdapPreset.AUTOMATIC: _STANDARD_ATTRIBUTES,
    LdapPreset.STANDARD: _STANDARD_ATTRIBUTES,
    LdapPreset.ACTIVE_DIRECTORY: _ACTIVE_DIRECTORY_ATTRIBUTES,
}
"""Attributes that are read, the preferred one of several for a field first."""

_STANDARD_FILTER: Final = (
    "(|(objectClass=person)(objectClass=organizationalRole)(objectClass=residentialPerson))"
)
PRESET_FILTERS: Final[dict[LdapPreset, str]] = {
    LdapPreset.AUTOMATIC: _STANDARD_FILTER,
    LdapPreset.STANDARD: _STANDARD_FILTER,
    # Without accounts that are disabled (bit 2 of userAccountControl), and computers, which are persons.
    LdapPreset.ACTIVE_DIRECTORY: (
        "(&(objectCategory=person)(|(objectClass=user)(objectClass=contact))"
        "(!(userAccountControl:1.2.840.113556.1.4.803:=2)))"
    ),
}

_ATTRIBUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+")
_SCOPES: Final = ("base", "one", "sub")
_INVALID_URL: Final = QT_TRANSLATE_NOOP(
    "Link", "This is not an LDAP address. Enter one such as ldaps://ldap.example.com/dc=example,dc=com."
)
_PASSWORD_IN_URL: Final = QT_TRANSLATE_NOOP(
    "Link",
    "An address must not contain a password. Store it in the keyring, or set DEVLINK3_LDAP_PASSWORD.",
)
_UNKNOWN_EXTENSION: Final = QT_TRANSLATE_NOOP(
    "Link", "The extension {name} of this LDAP address is not supported."
)
_INVALID_ATTRIBUTE: Final = QT_TRANSLATE_NOOP("Link", "{name} is not the name of an LDAP attribute.")
_INVALID_SCOPE: Final = QT_TRANSLATE_NOOP(
    "Link", "The scope of an LDAP address is base, one or sub, not {scope}."
)


def is_ldap_url(text: str) -> bool:
    """Return whether ``text`` is an address of a directory server, rather than a path."""
    return text.lower().startswith(("ldap://", "ldaps://"))


def parse_ldap_url(url: str) -> LdapSettings:
    """Return the settings in an LDAP URL (RFC 4516): ``ldaps://host:port/base?attributes?scope?filter?…``.

    Extensions are ``bindname=DN`` (section 2.2) and ``x-starttls``. Raises :class:`LdapAddressError`, also
    if the address contains a password.
    """
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise LdapAddressError(Sentence(_INVALID_URL)) from error
    if parts.password is not None:
        raise LdapAddressError(Sentence(_PASSWORD_IN_URL))
    # The path of an LDAP URL has no "#" in it, and urlsplit would cut it off there.
    if parts.scheme not in ("ldap", "ldaps") or not host or parts.fragment:
        raise LdapAddressError(Sentence(_INVALID_URL))
    attributes, scope, search_filter, extensions = _split_query(parts)
    bind_name, start_tls = _parse_extensions(extensions)
    encryption = LdapEncryption.TLS if parts.scheme == "ldaps" else LdapEncryption.NONE
    if start_tls and encryption is LdapEncryption.NONE:
        encryption = LdapEncryption.START_TLS
    return LdapSettings(
        host=unquote(host),
        port=port,
        encryption=encryption,
        bind_name=bind_name or unquote(parts.username or ""),
        base=unquote(parts.path.removeprefix("/")),
        scope=scope,
        filter=search_filter,
        mapping=build_mapping(attributes),
    )


def _split_query(parts: SplitResult) -> tuple[list[str], str, str, list[str]]:
    """Return attributes, scope, filter and extensions of an LDAP URL."""
    fields = [*parts.query.split("?"), "", "", "", ""][:4]
    scope = fields[1].lower() or "sub"
    if scope not in _SCOPES:
        raise LdapAddressError(Sentence(_INVALID_SCOPE, scope=scope[:40]))
    attributes = [unquote(name).strip() for name in fields[0].split(",") if name.strip()]
    return attributes, scope, unquote(fields[2]), [part for part in fields[3].split(",") if part]


def _parse_extensions(extensions: list[str]) -> tuple[str, bool]:
    """Return the name to bind as, and whether to start TLS."""
    bind_name, start_tls = "", False
    for extension in extensions:
        name, _, value = extension.partition("=")
        is_critical, name = name.startswith("!"), name.removeprefix("!").lower()
        if name == "bindname":
            bind_name = unquote(value)
        elif name in ("x-starttls", "starttls", "x-tls", "1.3.6.1.4.1.1466.20037"):
            start_tls = True
        elif name in ("x-bindpw", "bindpw", "password"):
            raise LdapAddressError(Sentence(_PASSWORD_IN_URL))
        elif is_critical:
            raise LdapAddressError(Sentence(_UNKNOWN_EXTENSION, name=name[:40]))
    return bind_name, start_tls


def build_mapping(attributes: Iterable[str]) -> dict[str, ContactField]:
    """Return the mapping for ``attribute`` and ``attribute=field``; unknown attributes are numbers.

    Raises :class:`LdapAddressError` for what is not a name of an attribute, or not a field.
    """
    mapping: dict[str, ContactField] = {}
    for text in attributes:
        name, _, field_name = (part.strip() for part in text.partition("="))
        if name == "*":
            continue
        if not _ATTRIBUTE.fullmatch(name):
            raise LdapAddressError(Sentence(_INVALID_ATTRIBUTE, name=name[:60]))
        try:
            field = (
                ContactField(field_name)
                if field_name
                else FIELDS_BY_ATTRIBUTE.get(name.lower(), ContactField.OTHER)
            )
        except ValueError as error:
            raise LdapAddressError(Sentence(_INVALID_FIELD, name=field_name[:60])) from error
        mapping[name.lower()] = field
    return mapping


_INVALID_FIELD: Final = QT_TRANSLATE_NOOP(
    "Link",
    "{name} is not a field of a contact. Fields are name, given, family, company, department, email, note, "
    "work, mobile, main, home, fax, pager and other.",
)


def format_mapping(mapping: Mapping[str, ContactField]) -> str:
    """Return a mapping as one line, which :func:`build_mapping` accepts when it is split at commas."""
    return ", ".join(f"{name}={field}" for name, field in mapping.items())


def list_attributes(settings: LdapSettings, preset: LdapPreset) -> tuple[str, ...]:
    """Return the attributes to ask for."""
    return tuple(settings.mapping) or PRESET_ATTRIBUTES[preset]


def choose_filter(settings: LdapSettings, preset: LdapPreset) -> str:
    """Return the filter to search with."""
    return settings.filter or PRESET_FILTERS[preset]


def iter_entry_items(
    entry: RawEntry, mapping: Mapping[str, ContactField], attributes: Sequence[str]
) -> Iterator[ImportItem]:
    """Yield the contact of an entry, and its problems; an entry without name and number yields nothing.

    ``attributes`` are those that were asked for. Of several for the same field, the first one counts.
    """
    values: dict[str, list[bytes]] = {}
    # Those with options, such as a language, stand behind those without.
    for name in sorted(entry, key=lambda name: ";" in name):
        values.setdefault(name.partition(";")[0].lower(), []).extend(entry[name])
    builder = ContactBuilder(0)
    has_name = False
    for attribute in attributes:
        name = attribute.lower()
        field = mapping.get(name) or FIELDS_BY_ATTRIBUTE.get(name)
        if field is None:
            continue
        rank = find_column_rank(field)
        for raw in values.get(name, ()):
            text = remove_fax_parameters(name, _decode_value(builder, raw))
            builder.add_value(field, text, rank=rank)
            has_name = has_name or (bool(text) and field in (ContactField.NAME, ContactField.FAMILY_NAME))
    if has_name or builder.is_reachable:
        yield from builder.iter_items()


def _decode_value(builder: ContactBuilder, raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        # LDAP strings are UTF-8 (RFC 4517), but servers hand out what old programs have stored.
        text = raw.decode("latin-1")
        if not text.isprintable():
            builder.add_problem(ProblemKind.UNREADABLE_CHARACTERS, text)
            return ""
        return text
