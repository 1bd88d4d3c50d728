"""The first start, and the password of a site that has none at hand."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from devlink3_desk.app import qt_loop
from devlink3_desk.app.connection_options import Connection
from devlink3_desk.link.errors import LinkError
from devlink3_desk.link.password import Password
from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.qt.dialogs.password import PasswordDialog
from devlink3_desk.qt.dialogs.wizard.port import Draft, Found, Secrets, Step, StepMark
from devlink3_desk.qt.dialogs.wizard.wizard import SetupWizard
from devlink3_desk.qt.models.link_words import translated
from devlink3_desk.qt.theme import Look
from devlink3_desk.sentences import sentence_of
from devlink3_desk.services.credentials import KeyringError, KeyringStore, account, key_account
from devlink3_desk.services.probing import Finding, Mark
from devlink3_desk.services.settings import Profile, SettingsStore
from devlink3_desk.services.setup import advice, try_out, unknown_certificate
from devlink3_desk.switchboard.views import PersonKind

log = logging.getLogger(__name__)

MARKS: Final = {Mark.GOOD: StepMark.GOOD, Mark.NOTE: StepMark.NOTE, Mark.BAD: StepMark.BAD}


class LiveSetup:
    """Checks drafts over real connections, and keeps the one that was chosen."""

    def __init__(self, store: SettingsStore) -> None:
        self.profile: Profile | None = None
        """What was kept."""
        self.secrets = Secrets("")
        self._store = store
        self._task: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Task[None]] = set()

    def check(
        self, draft: Draft, secrets: Secrets, step: Callable[[Step], None], done: Callable[[Found], None]
    ) -> None:
        """Begin to try a draft."""
        self.stop()
        self._task = asyncio.create_task(self._check(_profile(draft), secrets, step, done))

    def stop(self) -> None:
        """Give up the check that runs."""
        if self._task is not None:
            self._task.cancel()
            self._ending.add(self._task)
            self._task.add_done_callback(self._ending.discard)
            self._task = None

    async def end(self) -> None:
        """Give up what runs, and wait until nothing does any more."""
        self.stop()
        await asyncio.gather(*self._ending, return_exceptions=True)

    def keep(self, draft: Draft, secrets: Secrets, people: PeoplePreferences) -> None:
        """Keep the site and the people; the secrets go to the keyring by :func:`keep_secrets`."""
        self.profile, self.secrets = _profile(draft), secrets
        settings = self._store.load().with_profile(self.profile)
        preferences = msgspec.structs.replace(settings.preferences, people=people)
        try:
            self._store.save(msgspec.structs.replace(settings, preferences=preferences))
        except OSError as error:
            log.warning("The site cannot be kept for the next start: %s.", error.strerror)

    async def _check(
        self,
        profile: Profile,
        secrets: Secrets,
        step: Callable[[Step], None],
        done: Callable[[Found], None],
    ) -> None:
        try:
            directory = await try_out(
                profile,
                Password(secrets.password),
                _passphrase(secrets),
                lambda finding: step(_step(finding)),
            )
        except LinkError as error:
            certificate = unknown_certificate(error)
            done(Found(works=False, advice=advice(error), unknown_certificate=certificate))
        else:
            own = (person for person in directory.people if person.kind != PersonKind.CONTACT)
            done(Found(works=True, people=tuple((person.number, person.name) for person in own)))


def _profile(draft: Draft) -> Profile:
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


def _passphrase(secrets: Secrets) -> Password | None:
    return Password(secrets.passphrase) if secrets.passphrase else None


def _step(finding: Finding) -> Step:
    return Step(finding.title, finding.sentence, MARKS[finding.mark], finding.details)


def set_up(store: SettingsStore) -> Connection | None:
    """Run the wizard; return what it has set up, or nothing where somebody thought better of it."""
    return qt_loop.run(_set_up(store))


async def _set_up(store: SettingsStore) -> Connection | None:
    setup = LiveSetup(store)
    wizard = SetupWizard(Look(), setup)
    try:
        accepted = await qt_loop.answer(wizard)
    finally:
        await setup.end()
    if not accepted or setup.profile is None:
        return None
    password, passphrase = Password(setup.secrets.password), _passphrase(setup.secrets)
    await keep_password(setup.profile, password)
    if passphrase is not None and setup.profile.cert is not None:
        await _keep_secret(key_account(setup.profile.cert), passphrase)
    return Connection(setup.profile, setup.profile.endpoint(passphrase), password)


def ask_password(profile: Profile, reason: str = "") -> Password | None:
    """Ask for the password of a site; nothing where somebody thought better of it."""
    return qt_loop.run(_ask_password(profile, reason))


async def _ask_password(profile: Profile, reason: str) -> Password | None:
    look = Look()  # dresses the whole application
    dialog = PasswordDialog(profile.user, profile.name, reason)
    if not await qt_loop.answer(dialog):
        return None
    password = Password(dialog.line.text())
    if dialog.keep.isChecked():
        await keep_password(profile, password)
    look.deleteLater()
    return password


async def keep_password(profile: Profile, password: Password) -> None:
    """Put a password into the keyring; where there is none, say so: then it is asked for each time."""
    await _keep_secret(account(profile.user, profile.host), password)


async def _keep_secret(name: str, secret: Password) -> None:
    try:
        await KeyringStore().save(name, secret)
    except KeyringError as error:
        log.info("%s", error)
        text = QCoreApplication.translate("Setup", "The password could not be kept. {reason}")
        box = QMessageBox(
            QMessageBox.Icon.Information, "DevLink3 Desk", text.format(reason=translated(sentence_of(error)))
        )
        await qt_loop.answer(box)
