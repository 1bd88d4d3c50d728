"""The first start, and the password of a site that has none at hand."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from devlink3_desk.app import qt_application
from devlink3_desk.app.cli.connection_options import ConnectionParameters
from devlink3_desk.link.endpoint import Password
from devlink3_desk.link.errors import LinkError
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
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
    passphrase_entry_name,
    password_entry_name,
)
from devlink3_desk.services.probing import (
    CheckResult,
    CheckStatus,
    check_profile,
    find_setup_advice,
    trustable_fingerprint,
)
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.switchboard.board_values import PersonKind

log = logging.getLogger(__name__)

STEP_MARKS: Final = {
    CheckStatus.PASSED: StepStatus.GOOD,
    CheckStatus.WARNING: StepStatus.WARNING,
    CheckStatus.FAILED: StepStatus.BAD,
}


class SiteSetup:
    """Checks drafts over real connections, and keeps the one that was chosen."""

    def __init__(self, store: SettingsStore) -> None:
        self.profile: Profile | None = None
        """What was kept."""
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
        """Begin to try a draft."""
        self.cancel_check()
        self._task = asyncio.create_task(self._run_check(_build_profile(draft), secrets, on_step, on_done))

    def cancel_check(self) -> None:
        """Give up the check that runs."""
        if self._task is not None:
            self._task.cancel()
            self._cancelled_tasks.add(self._task)
            self._task.add_done_callback(self._cancelled_tasks.discard)
            self._task = None

    async def close(self) -> None:
        """Give up what runs, and wait until nothing does any more."""
        self.cancel_check()
        await asyncio.gather(*self._cancelled_tasks, return_exceptions=True)

    def save_site(self, draft: SiteDraft, secrets: SiteSecrets, people: PeoplePreferences) -> None:
        """Keep the site and the people; the secrets go to the keyring by :func:`keep_secrets`."""
        self.profile, self.secrets = _build_profile(draft), secrets
        settings = self._store.load().with_profile(self.profile)
        preferences = msgspec.structs.replace(settings.preferences, people=people)
        try:
            self._store.save(msgspec.structs.replace(settings, preferences=preferences))
        except OSError as error:
            log.warning("The site cannot be kept for the next start: %s.", error.strerror)

    async def _run_check(
        self,
        profile: Profile,
        secrets: SiteSecrets,
        on_step: Callable[[CheckStep], None],
        on_done: Callable[[CheckOutcome], None],
    ) -> None:
        try:
            directory = await check_profile(
                profile,
                Password(secrets.password),
                _find_passphrase(secrets),
                lambda finding: on_step(_create_step(finding)),
            )
        except LinkError as error:
            certificate = trustable_fingerprint(error)
            on_done(
                CheckOutcome(works=False, advice=find_setup_advice(error), unknown_certificate=certificate)
            )
        else:
            own = (person for person in directory.people if person.kind != PersonKind.CONTACT)
            on_done(CheckOutcome(works=True, people=tuple((person.number, person.name) for person in own)))


def _build_profile(draft: SiteDraft) -> Profile:
    return Profile(
        name=draft.name,
        host=draft.host,
        port=draft.port,
        tls=draft.tls,
        user=draft.user,
        pin=draft.pin,
        ca=draft.ca,
        cert=draft.cert,
        key=draft.key,
    )


def _find_passphrase(secrets: SiteSecrets) -> Password | None:
    return Password(secrets.passphrase) if secrets.passphrase else None


def _create_step(result: CheckResult) -> CheckStep:
    return CheckStep(result.title, result.sentence, STEP_MARKS[result.status], result.details)


def run_setup(store: SettingsStore) -> ConnectionParameters | None:
    """Run the wizard; return what it has set up, or nothing where somebody thought better of it."""
    return qt_application.run_coroutine(_run_setup(store))


async def _run_setup(store: SettingsStore) -> ConnectionParameters | None:
    setup = SiteSetup(store)
    wizard = SetupWizard(ThemeManager(), setup)
    try:
        accepted = await qt_application.run_dialog(wizard)
    finally:
        await setup.close()
    if not accepted or setup.profile is None:
        return None
    password, passphrase = Password(setup.secrets.password), _find_passphrase(setup.secrets)
    await save_password(setup.profile, password)
    if passphrase is not None and setup.profile.cert is not None:
        await _save_secret(passphrase_entry_name(setup.profile.cert), passphrase)
    return ConnectionParameters(setup.profile, setup.profile.build_endpoint(passphrase), password)


def ask_password(profile: Profile, reason: str = "") -> Password | None:
    """Ask for the password of a site; nothing where somebody thought better of it."""
    return qt_application.run_coroutine(_ask_password(profile, reason))


async def _ask_password(profile: Profile, reason: str) -> Password | None:
    look = ThemeManager()  # dresses the whole application
    dialog = PasswordDialog(profile.user, profile.name, reason)
    if not await qt_application.run_dialog(dialog):
        return None
    password = Password(dialog.password_field.text())
    if dialog.remember_box.isChecked():
        await save_password(profile, password)
    look.deleteLater()
    return password


async def save_password(profile: Profile, password: Password) -> None:
    """Put a password into the keyring; where there is none, say so: then it is asked for each time."""
    await _save_secret(password_entry_name(profile.user, profile.host), password)


async def _save_secret(name: str, secret: Password) -> None:
    try:
        await KeyringStore().save(name, secret)
    except KeyringError as error:
        log.info("%s", error)
        text = QCoreApplication.translate("Setup", "The password could not be kept. {reason}")
        box = QMessageBox(
            QMessageBox.Icon.Information,
            "DevLink3 Desk",
            text.format(reason=translate_sentence(sentence_from_error(error))),
        )
        await qt_application.run_dialog(box)
