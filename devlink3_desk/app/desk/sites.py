"""The sites of the settings dialog: profiles in the settings file, their secrets in the keyring."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec
import phonenumbers
from PySide6.QtCore import QCoreApplication

from devlink3_desk.link.endpoint import Password, parse_pin
from devlink3_desk.protocol import flags
from devlink3_desk.protocol.errors import FlagsError
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.settings.connections_page import SiteSettings
from devlink3_desk.sentences import sentence_from_error
from devlink3_desk.services.credentials import (
    KeyringError,
    KeyringStore,
    passphrase_entry_name,
    password_entry_name,
)
from devlink3_desk.services.storage.settings import Profile, SettingsStore

log = logging.getLogger(__name__)

FILE_FIELDS: Final = ("ca", "cert", "key")
OPTIONAL_FIELDS: Final = ("ca", "server_name", "pin", "cert", "key")
MAX_PORT: Final = 65535


class SiteProfiles:
    """Profiles as forms, and back."""

    def __init__(self, store: SettingsStore, keyring: KeyringStore | None = None) -> None:
        self._store = store
        self._keyring = keyring or KeyringStore()
        self._tasks: set[asyncio.Future[None]] = set()

    def load_sites(self) -> Sequence[SiteSettings]:
        """Return all sites, in their order."""
        return [_create_form(profile) for profile in self._store.load().profiles]

    def find_problem(self, sites: Sequence[SiteSettings]) -> str:
        """Return one sentence on what makes no sense, empty where everything does."""
        return next(filter(None, map(_find_problem, sites)), "")

    def save_sites(self, sites: Sequence[SiteSettings]) -> None:
        """Keep the sites as they are now; the secrets of those that are missing are forgotten."""
        settings = self._store.load()
        before = {profile.name: profile for profile in settings.profiles}
        profiles = tuple(
            _build_profile(site, before.get(site.name, Profile(name=site.name))) for site in sites
        )
        if profiles == settings.profiles:
            return
        for gone in before.keys() - {site.name for site in sites}:
            self._delete_password(before[gone], profiles)
        try:
            self._store.save(msgspec.structs.replace(settings, profiles=profiles))
        except OSError as error:
            log.warning("The sites cannot be kept: %s.", error.strerror)

    def save_password(self, site: SiteSettings, password: str, report: Callable[[str], None]) -> None:
        """Put a password into the keyring, or take it out."""
        self._save_secret(password_entry_name(site.user, site.host), password, report)

    def save_passphrase(self, site: SiteSettings, passphrase: str, report: Callable[[str], None]) -> None:
        """Put the passphrase of a key into the keyring, or take it out."""
        self._save_secret(passphrase_entry_name(site.cert), passphrase, report)

    async def wait_for_keyring(self) -> None:
        """Wait until the keyring has been told everything."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _save_secret(self, name: str, secret: str, report: Callable[[str], None]) -> None:
        if secret:
            done = QCoreApplication.translate("Sites", "The keyring has it now.")
            self._start_keyring_task(self._keyring.save(name, Password(secret)), done, report)
        else:
            done = QCoreApplication.translate("Sites", "It is no longer in the keyring.")
            self._start_keyring_task(self._keyring.delete(name), done, report)

    def _delete_password(self, profile: Profile, others: Sequence[Profile]) -> None:
        name = password_entry_name(profile.user, profile.host)
        if name not in {password_entry_name(other.user, other.host) for other in others}:
            self._start_keyring_task(self._keyring.delete(name), "", log.info)

    def _start_keyring_task(
        self, call: Awaitable[None], success_text: str, report: Callable[[str], None]
    ) -> None:
        async def run() -> None:
            try:
                await call
            except KeyringError as error:
                report(translate_sentence(sentence_from_error(error)))
            else:
                report(success_text)

        task = asyncio.ensure_future(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _create_form(profile: Profile) -> SiteSettings:
    return SiteSettings(
        name=profile.name,
        host=profile.host,
        port="" if profile.port is None else str(profile.port),
        user=profile.user,
        tls=profile.tls,
        old_tls=profile.old_tls,
        flags=profile.flags,
        country=profile.country,
        outside_prefix=profile.outside_prefix,
        extension_digits=str(profile.extension_digits),
        **{name: getattr(profile, name) or "" for name in OPTIONAL_FIELDS},
    )


def _build_profile(site: SiteSettings, previous: Profile) -> Profile:
    """Return the profile of a form; what the form does not show stays as it was."""
    return msgspec.structs.replace(
        previous,
        host=site.host,
        port=int(site.port) if site.port else None,
        user=site.user,
        tls=site.tls,
        old_tls=site.old_tls,
        flags=site.flags,
        country=site.country.upper(),
        outside_prefix=site.outside_prefix,
        extension_digits=int(site.extension_digits),
        **{name: getattr(site, name) or None for name in OPTIONAL_FIELDS}
        | {"pin": parse_pin(site.pin) if site.pin else None},
    )


def _find_problem(site: SiteSettings) -> str:
    if not site.host or not site.user:
        return QCoreApplication.translate("Sites", "{site}: an address and a user are needed.").format(
            site=site.name
        )
    if site.port and not (site.port.isdecimal() and 0 < int(site.port) <= MAX_PORT):
        return QCoreApplication.translate("Sites", "{site}: a port is a number up to 65535.").format(
            site=site.name
        )
    if site.country.upper() not in phonenumbers.SUPPORTED_REGIONS:
        return QCoreApplication.translate(
            "Sites", "{site}: a country is its two letters, such as GB or DE."
        ).format(site=site.name)
    digits = (site.outside_prefix or "0", site.extension_digits)
    if not all(each.isascii() and each.isdecimal() for each in digits):
        return QCoreApplication.translate(
            "Sites", "{site}: outside line and longest extension are digits."
        ).format(site=site.name)
    try:
        flags.validate_flags(flags.parse_flags(site.flags))
        if site.pin:
            parse_pin(site.pin)
    except (FlagsError, ValueError) as error:
        return f"{site.name}: {translate_sentence(sentence_from_error(error))}"
    missing = [name for name in FILE_FIELDS if (path := getattr(site, name)) and not Path(path).is_file()]
    if missing:
        there = QCoreApplication.translate("Sites", "{site}: there is no file {file}.")
        return there.format(site=site.name, file=getattr(site, missing[0]))
    if site.key and not site.cert:
        return QCoreApplication.translate(
            "Sites", "{site}: the key is that of a client certificate; name that, too."
        ).format(site=site.name)
    return ""
