"""``hub --contacts`` and ``--look-up``: what a hub reads and asks for all desks."""

from __future__ import annotations

import argparse
import os
import uuid
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.app.cli.contacts import LDAP_PASSWORD_VARIABLE
from devlink3_desk.app.cli.output import UsageError
from devlink3_desk.app.configuration import data_dir
from devlink3_desk.contacts.crm_template import MAX_TEMPLATE_SIZE, CrmTemplateError, parse_template
from devlink3_desk.contacts.followed_source import FollowedSource, SourceKind
from devlink3_desk.contacts.ldap_entries import LdapAddressError, is_ldap_url, parse_ldap_url
from devlink3_desk.contacts.lookup_definition import LookupDefinition, find_definition_problem, needs_secret
from devlink3_desk.link.endpoint import Password
from devlink3_desk.services.caller_lookup import CallerLookup, LookupStore, load_stored_secret
from devlink3_desk.services.contact_sources.contact_sources import find_stored_secret
from devlink3_desk.services.hub.hub_contacts import HubContacts
from devlink3_desk.services.hub.lookup_service import LookupService

LOOKUP_SECRET_VARIABLE: Final = "DEVLINK3_LOOKUP_SECRET"  # noqa: S105 - the name of a variable
FOLDER_NAME: Final = "hub"
"""Folder for the last contacts of the sources, in the data folder."""


class HubCustomerData(msgspec.Struct, frozen=True):
    """The sources of contacts and the look-up that the options name."""

    contacts: HubContacts | None = None
    lookup: LookupService | None = None

    def start(self) -> None:
        """Begin to read the sources."""
        if self.contacts is not None:
            self.contacts.start()

    def stop(self) -> None:
        """Stop reading."""
        if self.contacts is not None:
            self.contacts.stop()


def read_customer_data(arguments: argparse.Namespace) -> HubCustomerData:
    """Return the sources and the look-up that the options name; raises :class:`.UsageError`."""
    folder = data_dir(arguments.config_dir) / FOLDER_NAME
    sources = [_read_source(text) for text in arguments.contacts]
    if len({source.name for source in sources}) < len(sources):
        raise UsageError("Each source of --contacts needs a name of its own: give NAME=SOURCE.")
    return HubCustomerData(
        HubContacts(folder, sources, _find_source_secret) if sources else None,
        None if arguments.look_up is None else LookupService(_create_lookup(folder, Path(arguments.look_up))),
    )


def _read_source(text: str) -> FollowedSource:
    name, separator, location = text.partition("=")
    if not separator or not name.isprintable() or any(sign in name for sign in "/\\:?"):
        name, location = "", text
    source_id = uuid.uuid5(uuid.NAMESPACE_URL, location).hex
    if is_ldap_url(location):
        try:
            ldap = parse_ldap_url(location)
        except LdapAddressError as error:
            raise UsageError(str(error)) from error
        return FollowedSource(id=source_id, kind=SourceKind.LDAP, name=name.strip() or ldap.host, ldap=ldap)
    path = Path(location).absolute()
    return FollowedSource(id=source_id, kind=SourceKind.FILE, name=name.strip() or path.name, path=str(path))


def _find_source_secret(source: FollowedSource) -> Password | None:
    secret = os.environ.get(LDAP_PASSWORD_VARIABLE)
    return Password(secret) if secret else find_stored_secret(source)


class _GivenLookup(LookupStore):
    """The definition that was read from a file; the hub does not change it."""

    def __init__(self, folder: Path, definition: LookupDefinition) -> None:
        super().__init__(folder)
        self._definition = definition

    def load(self) -> LookupDefinition:
        """Return the definition."""
        return self._definition


def _create_lookup(folder: Path, path: Path) -> CallerLookup:
    definition = msgspec.structs.replace(_read_definition(path), is_active=True)
    problem = find_definition_problem(definition)
    if problem is not None:
        raise UsageError(f"{path}: {problem}")
    return CallerLookup(_GivenLookup(folder, definition), load_secret=_load_secret)


def _read_definition(path: Path) -> LookupDefinition:
    try:
        if path.suffix.lower() == ".xml":
            with path.open("rb") as file:
                return parse_template(file.read(MAX_TEMPLATE_SIZE + 1)).definition
        return LookupStore.read_file(path)
    except CrmTemplateError as error:
        raise UsageError(f"{path}: {error}") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no look-up: {error}.") from error


def _load_secret(definition: LookupDefinition) -> Password | None:
    if not needs_secret(definition):
        return None
    secret = os.environ.get(LOOKUP_SECRET_VARIABLE)
    return Password(secret) if secret else load_stored_secret(definition)
