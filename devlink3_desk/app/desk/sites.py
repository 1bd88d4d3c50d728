"""The sites of the user: edited in the settings dialog, set up by the wizard, and their secrets.

A site is a profile of the settings file. Its password and the passphrase of its client certificate are
stored in the system's keyring only.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, Final

import msgspec
import phonenumbers
from PySide6.QtCore import QCoreApplication

from devlink3_desk.app import qt_application
from devlink3_desk.app.configuration import ConnectionParameters
from devlink3_desk.link.endpoint import Password, parse_pin
from devlink3_desk.link.errors import AuthenticationFailedError, LinkError
from devlink3_desk.numbers.numbering_plan import MAX_EXTENSION_DIGITS
from devlink3_desk.preferences import MAX_PORT, PeoplePreferences, is_bare_host
from devlink3_desk.protocol import flags
from devlink3_desk.protocol.errors import FlagsError
from devlink3_desk.qt.core.dialog import create_notice
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.qt.settings.connections_page import Report, SiteSettings
from devlink3_desk.qt.setup_wizard.setup_backend import (
    CheckOutcome,
    CheckStep,
    SiteDraft,
    SiteSecrets,
    StepStatus,
)
from devlink3_desk.qt.setup_wizard.setup_wizard import PasswordDialog, SetupWizard
from devlink3_desk.sentences import sentence_from_error
from devlink3_desk.services.credentials import (
    KeyringError,
    KeyringStore,
    build_passphrase_entry,
    build_password_entry,
)
from devlink3_desk.services.hub.names import HubNameError, split_sites
from devlink3_desk.services.probing import (
    CheckReporter,
    CheckResult,
    CheckStatus,
    check_profile,
    find_setup_advice,
    find_trustable_fingerprint,
)
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from devlink3_desk.switchboard.board_values import PersonKind
from devlink3_desk.switchboard.directory import Directory

log = logging.getLogger(__name__)

FILE_FIELDS: Final = ("ca", "cert", "key")
OPTIONAL_FIELDS: Final = ("hub_site", "ca", "server_name", "pin", "cert", "key")
"""Fields that are ``None`` in a profile and empty in a form if they are not set."""
STEP_STATUSES: Final = {
    CheckStatus.PASSED: StepStatus.GOOD,
    CheckStatus.WARNING: StepStatus.WARNING,
    CheckStatus.FAILED: StepStatus.BAD,
}


# -- the settings dialog


class SiteProfiles:
    """The sites as forms of the settings dialog; implements :class:`.SiteStore`."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._keyring = KeyringStore()
        # asyncio holds only weak references to tasks.
        self._tasks: set[asyncio.Future[object]] = set()

    def load_sites(self) -> Sequence[SiteSettings]:
        """Return all sites, in their order."""
        return [_create_form(profile) for profile in self._store.load().profiles]

    def find_problem(self, sites: Sequence[SiteSettings]) -> str:
        """Return the first problem in ``sites`` as one sentence, or an empty text."""
        return next(filter(None, map(_find_problem, sites)), "")

    def save_sites(self, sites: Sequence[SiteSettings]) -> None:
        """Store the sites, and delete the secrets of those that are no longer among them.

        If they cannot be stored, nothing is deleted, and a dialog reports it.
        """
        settings = self._store.load()
        previous = {profile.name: profile for profile in settings.profiles}
        profiles = tuple(
            _update_profile(site, previous.get(site.name, Profile(name=site.name))) for site in sites
        )
        if profiles == settings.profiles:
            return
        try:
            self._store.update(lambda settings: msgspec.structs.replace(settings, profiles=profiles))
        except OSError as error:
            log.warning("The sites cannot be saved: %s.", error.strerror)
            self._start_task(qt_application.run_dialog(create_notice(_describe_unsaved(error))))
            return
        used = {entry for profile in profiles for entry in _list_secret_entries(profile)}
        for removed in previous.keys() - {site.name for site in sites}:
            for entry in _list_secret_entries(previous[removed]):
                # Two sites with the same user and host, or the same certificate, share the entry.
                if entry not in used:
                    self._start_keyring_task(self._keyring.delete(entry), "", log.info)

    def save_password(self, site: SiteSettings, password: str, report: Report | None) -> None:
        """Store the password in the keyring, or delete it if empty; ``report`` gets the outcome.

        Without ``report``, a failure is shown in a dialog.
        """
        self._save_secret(build_password_entry(site.user, site.host), password, report)

    def save_passphrase(self, site: SiteSettings, passphrase: str, report: Report | None) -> None:
        """Store the passphrase in the keyring, or delete it if empty: see :meth:`save_password`."""
        self._save_secret(build_passphrase_entry(site.cert), passphrase, report)

    def _save_secret(self, name: str, secret: str, report: Report | None) -> None:
        if secret:
            success = QCoreApplication.translate("Sites", "Saved in the keyring.")
            self._start_keyring_task(self._keyring.save(name, Password(secret)), success, report)
        else:
            success = QCoreApplication.translate("Sites", "Removed from the keyring.")
            self._start_keyring_task(self._keyring.delete(name), success, report)

    def _start_keyring_task(self, call: Awaitable[None], success_text: str, report: Report | None) -> None:
        async def run() -> None:
            try:
                await call
            except KeyringError as error:
                if report is None:
                    await _show_unsaved(error)
                else:
                    report(translate_sentence(sentence_from_error(error)))
            else:
                if report is not None:
                    report(success_text)

        self._start_task(run())

    def _start_task(self, call: Coroutine[Any, Any, object]) -> None:
        task = asyncio.ensure_future(call)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _list_secret_entries(profile: Profile) -> list[str]:
    """Return the names of the keyring entries of a site."""
    passphrase = [build_passphrase_entry(profile.cert)] if profile.cert else []
    return [build_password_entry(profile.user, profile.host), *passphrase]


def _describe_unsaved(error: OSError) -> str:
    text = QCoreApplication.translate("Sites", "The sites cannot be saved: {why}. They stay as they were.")
    return text.format(why=error.strerror or type(error).__name__)


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
        international_prefix=profile.international_prefix,
        presented_prefix=profile.presented_prefix,
        **{name: getattr(profile, name) or "" for name in OPTIONAL_FIELDS},
    )


def _update_profile(site: SiteSettings, previous: Profile) -> Profile:
    """Return ``previous`` with the values of a form; other fields, such as the timeout, do not change."""
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
        international_prefix=site.international_prefix,
        presented_prefix=site.presented_prefix,
        **{name: getattr(site, name) or None for name in OPTIONAL_FIELDS}
        | {"pin": parse_pin(site.pin) if site.pin else None},
    )


def _find_problem(site: SiteSettings) -> str:
    if not site.host or not site.user:
        return QCoreApplication.translate("Sites", "{site}: enter an address and a user.").format(
            site=site.name
        )
    if not is_bare_host(site.host):
        text = QCoreApplication.translate(
            "Sites", "{site}: enter the address as a name or an IP address, without protocol and port."
        )
        return text.format(site=site.name)
    if site.port and not (site.port.isdecimal() and 0 < int(site.port) <= MAX_PORT):
        return QCoreApplication.translate("Sites", "{site}: enter a port from 1 to 65535.").format(
            site=site.name
        )
    return _find_number_problem(site) or _find_link_problem(site)


def _find_number_problem(site: SiteSettings) -> str:
    if site.country.upper() not in phonenumbers.SUPPORTED_REGIONS:
        return QCoreApplication.translate(
            "Sites", "{site}: enter the country as two letters, for example GB or DE."
        ).format(site=site.name)
    digits = (site.outside_prefix or "0", site.extension_digits, site.international_prefix or "0")
    # isdecimal() alone accepts the digits of other scripts, which a phone cannot dial.
    if not all(text.isascii() and text.isdecimal() for text in digits):
        return QCoreApplication.translate(
            "Sites", "{site}: the outside line prefix and the extension length must be digits."
        ).format(site=site.name)
    if int(site.extension_digits) > MAX_EXTENSION_DIGITS:
        text = QCoreApplication.translate("Sites", "{site}: an extension has at most {count} digits.")
        return text.format(site=site.name, count=MAX_EXTENSION_DIGITS)
    return ""


def _find_link_problem(site: SiteSettings) -> str:
    try:
        if site.hub_site:
            split_sites(site.hub_site)
        flags.validate_flags(flags.parse_flags(site.flags))
        if site.pin:
            parse_pin(site.pin)
    except (FlagsError, HubNameError, ValueError) as error:
        return f"{site.name}: {translate_sentence(sentence_from_error(error))}"
    missing = [name for name in FILE_FIELDS if (path := getattr(site, name)) and not Path(path).is_file()]
    if missing:
        text = QCoreApplication.translate("Sites", "{site}: the file {file} does not exist.")
        return text.format(site=site.name, file=getattr(site, missing[0]))
    if site.key and not site.cert:
        return QCoreApplication.translate(
            "Sites", "{site}: choose the client certificate that belongs to the key."
        ).format(site=site.name)
    return ""


# -- the setup wizard


class SiteSetup:
    """Checks drafts of a site over real connections, and stores the chosen one.

    Implements :class:`.SetupBackend`.
    """

    def __init__(self, store: SettingsStore) -> None:
        self.profile: Profile | None = None
        """The stored profile, if one was stored."""
        self.secrets = SiteSecrets("")
        self._store = store
        self._task: asyncio.Task[None] | None = None
        self._cancelled_tasks: set[asyncio.Task[None]] = set()

    def start_check(
        self,
        draft: SiteDraft,
        secrets: SiteSecrets,
        on_step: Callable[[CheckStep], None],
        on_done: Callable[[CheckOutcome], None],
    ) -> None:
        """Start to check a draft; a check that is running is cancelled."""
        self.cancel_check()
        self._task = asyncio.create_task(self._run_check(_build_profile(draft), secrets, on_step, on_done))

    def cancel_check(self) -> None:
        """Cancel the check that is running."""
        if self._task is not None:
            self._task.cancel()
            # Its connection still has to be closed: close() waits for that.
            self._cancelled_tasks.add(self._task)
            self._task.add_done_callback(self._cancelled_tasks.discard)
            self._task = None

    async def close(self) -> None:
        """Cancel the check that is running, and wait until all checks have ended."""
        self.cancel_check()
        await asyncio.gather(*self._cancelled_tasks, return_exceptions=True)

    def save_site(self, draft: SiteDraft, secrets: SiteSecrets, people: PeoplePreferences) -> None:
        """Store the profile and the people; the caller stores :attr:`secrets` in the keyring."""
        self.profile = profile = _build_profile(draft)
        self.secrets = secrets

        def add_site(settings: Settings) -> Settings:
            preferences = msgspec.structs.replace(settings.preferences, people=people)
            return msgspec.structs.replace(settings.with_profile(profile), preferences=preferences)

        try:
            self._store.update(add_site)
        except OSError as error:
            log.warning("The site cannot be saved for the next start: %s.", error.strerror)

    async def _run_check(
        self,
        profile: Profile,
        secrets: SiteSecrets,
        on_step: Callable[[CheckStep], None],
        on_done: Callable[[CheckOutcome], None],
    ) -> None:
        try:
            directory = await _check_site(profile, secrets, lambda result: on_step(_create_step(result)))
        except LinkError as error:
            outcome = CheckOutcome(
                works=False,
                advice=_find_advice(profile, error),
                unknown_certificate=find_trustable_fingerprint(error),
                is_sign_in_refused=isinstance(error, AuthenticationFailedError),
            )
            on_done(outcome)
        else:
            own = (person for person in directory.people if person.kind != PersonKind.CONTACT)
            on_done(CheckOutcome(works=True, people=tuple((person.number, person.name) for person in own)))


def _find_advice(profile: Profile, error: LinkError) -> str:
    """Return what can be done about an error, in the terms of the wizard."""
    if profile.hub_site is None:
        return find_setup_advice(error)
    from devlink3_desk.services.hub.hub_profile import find_hub_setup_advice

    return find_hub_setup_advice(error)


async def _check_site(profile: Profile, secrets: SiteSecrets, report: CheckReporter) -> Directory:
    password, passphrase = Password(secrets.password), _create_passphrase(secrets)
    if profile.hub_site is None:
        return await check_profile(profile, password, passphrase, report)
    from devlink3_desk.services.hub.hub_profile import check_hub

    return await check_hub(profile, password, passphrase, report)


def _build_profile(draft: SiteDraft) -> Profile:
    return Profile(
        name=draft.name,
        host=draft.host,
        port=draft.port,
        tls=draft.tls,
        user=draft.user,
        hub_site=draft.hub_site or None,
        pin=draft.pin,
        ca=draft.ca,
        cert=draft.cert,
        key=draft.key,
        country=draft.plan.country,
        outside_prefix=draft.plan.outside_prefix,
        extension_digits=draft.plan.extension_digits,
    )


def _create_passphrase(secrets: SiteSecrets) -> Password | None:
    return Password(secrets.passphrase) if secrets.passphrase else None


def _create_step(result: CheckResult) -> CheckStep:
    return CheckStep(result.title, result.sentence, STEP_STATUSES[result.status], result.details)


class SetupChoice(Enum):
    """An outcome of the wizard other than a site."""

    DEMO = "demo"


def run_setup(
    store: SettingsStore, *, offers_demo: bool = False
) -> ConnectionParameters | SetupChoice | None:
    """Run the wizard; return the site that it has set up, or ``None`` if it was cancelled."""
    return qt_application.run_coroutine(_run_setup(store, offers_demo=offers_demo))


def create_wizard(store: SettingsStore, setup: SiteSetup, *, offers_demo: bool = False) -> SetupWizard:
    """Return the wizard for another site; it shows the people that are chosen already."""
    settings = store.load()
    return SetupWizard(
        ApplicationThemeManager(),
        setup,
        offers_demo=offers_demo,
        site_names=[profile.name for profile in settings.profiles],
        people=settings.preferences.people,
    )


async def _run_setup(store: SettingsStore, *, offers_demo: bool) -> ConnectionParameters | SetupChoice | None:
    setup = SiteSetup(store)
    wizard = create_wizard(store, setup, offers_demo=offers_demo)
    try:
        accepted = await qt_application.run_dialog(wizard)
        is_demo_chosen = wizard.is_demo_chosen
    finally:
        await setup.close()
    if is_demo_chosen:
        return SetupChoice.DEMO
    if not accepted or setup.profile is None:
        return None
    password, passphrase = Password(setup.secrets.password), _create_passphrase(setup.secrets)
    await save_password(setup.profile, password)
    if passphrase is not None and setup.profile.cert is not None:
        await _save_secret(build_passphrase_entry(setup.profile.cert), passphrase)
    return ConnectionParameters(setup.profile, setup.profile.build_endpoint(passphrase), password)


# -- passwords


def ask_password(profile: Profile) -> Password | None:
    """Ask for the password of a site; return ``None`` if the dialog was cancelled."""
    return qt_application.run_coroutine(_ask_password(profile))


async def _ask_password(profile: Profile) -> Password | None:
    theme_manager = ApplicationThemeManager()  # applies its stylesheet to the whole application
    dialog = PasswordDialog(profile.user, profile.name)
    if not await qt_application.run_dialog(dialog):
        return None
    password = Password(dialog.password_field.text())
    if dialog.remember_box.isChecked():
        await save_password(profile, password)
    theme_manager.deleteLater()
    return password


async def save_password(profile: Profile, password: Password) -> None:
    """Store a password in the keyring; without a keyring, show that it is asked for each time."""
    await _save_secret(build_password_entry(profile.user, profile.host), password)


async def _save_secret(name: str, secret: Password) -> None:
    try:
        await KeyringStore().save(name, secret)
    except KeyringError as error:
        await _show_unsaved(error)


async def _show_unsaved(error: KeyringError) -> None:
    """Show in a dialog that a password could not be saved."""
    log.info("%s", error)
    text = translate_sentence(sentence_from_error(error))
    if not error.is_keyring_missing:  # that sentence includes that nothing is saved
        template = QCoreApplication.translate("Setup", "The password could not be saved. {reason}")
        text = template.format(reason=text)
    await qt_application.run_dialog(create_notice(text))
