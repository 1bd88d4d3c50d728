"""``devlink3-desk system``: prints system facts for support, and removes the desk's registrations."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Sequence
from typing import Final

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.output import ExitCode
from devlink3_desk.app.diagnostics import collect_facts
from devlink3_desk.app.os_integration.registration import create_autostart, create_tel_links
from devlink3_desk.link.endpoint import Password
from devlink3_desk.services.credentials import (
    KeyringError,
    KeyringStore,
    build_passphrase_entry,
    build_password_entry,
)
from devlink3_desk.services.storage.settings import Profile

_TEST_ENTRY_NAME: Final = "trial of the keyring"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--try-keyring",
        action="store_true",
        help="store a test password in the system keyring, read it back and remove it",
    )
    # The uninstaller runs the program with these two options.
    parser.add_argument(
        "--unregister",
        action="store_true",
        help="do not start at sign-in and do not open tel: links any more (used by the uninstaller)",
    )
    parser.add_argument(
        "--forget-passwords",
        action="store_true",
        help="remove the passwords of all profiles from the system keyring",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the facts and run the requested actions; return 1 if the keyring does not work."""
    for name, value in collect_facts(arguments.config_dir).items():
        output.write_text(f"{name}: {value}")
    if arguments.unregister:
        _unregister_desktop()
    if arguments.forget_passwords:
        _delete_passwords(options.load_settings(arguments).profiles)
    if not arguments.try_keyring:
        return ExitCode.SUCCESS
    problem = _check_keyring()
    if problem is None:
        output.write_text("keyring kept a password: yes")
        return ExitCode.SUCCESS
    output.write_message(f"devlink3-desk: {problem}")
    output.write_message(
        "What to do: unlock the keyring of this system; until then the password is asked for each time."
    )
    return ExitCode.UNEXPECTED


def _unregister_desktop() -> None:
    registrations = (("start with the system", create_autostart()), ("tel: links", create_tel_links()))
    for name, registration in registrations:
        try:
            registration.turn_off()
        except OSError as error:
            output.write_message(f"devlink3-desk: {name}: {error.strerror}")
        else:
            output.write_text(f"{name}: off")


def _delete_passwords(profiles: Sequence[Profile]) -> None:
    store = KeyringStore()
    names = {build_password_entry(profile.user, profile.host) for profile in profiles}
    names |= {build_passphrase_entry(profile.cert) for profile in profiles if profile.cert}
    for name in sorted(names):
        try:
            # Keyrings raise an error when an entry that they do not have is deleted.
            if store.load_blocking(name) is not None:
                store.delete_blocking(name)
                output.write_text(f"forgotten: the password {name}")
        except KeyringError as error:
            output.write_message(f"devlink3-desk: {error}")


def _check_keyring() -> str | None:
    """Store, load and delete a password; return what is wrong, or ``None``."""
    store, password = KeyringStore(), Password(secrets.token_urlsafe(12))
    try:
        store.save_blocking(_TEST_ENTRY_NAME, password)
        loaded = store.load_blocking(_TEST_ENTRY_NAME)
        store.delete_blocking(_TEST_ENTRY_NAME)
    except KeyringError as error:
        return str(error)
    if loaded is None or loaded.reveal() != password.reveal():
        return "The system's keyring took a password and did not return it."
    return None
