"""``devlink3-desk system``: what the program runs on, for support and for the check of an installation."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Sequence
from typing import Final

from devlink3_desk.app.cli import output
from devlink3_desk.app.cli.exit_codes import ExitCode
from devlink3_desk.app.locations import open_settings_store
from devlink3_desk.app.os_integration.autostart import create_autostart
from devlink3_desk.app.os_integration.tel_links import create_tel_links
from devlink3_desk.app.support_file import collect_facts
from devlink3_desk.link.endpoint import Password
from devlink3_desk.services.credentials import (
    KeyringError,
    KeyringStore,
    passphrase_entry_name,
    password_entry_name,
)
from devlink3_desk.services.storage.settings import Profile

_TEST_ACCOUNT: Final = "trial of the keyring"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--try-keyring",
        action="store_true",
        help="store a made-up password in the system's keyring, read it back and remove it",
    )

    parser.add_argument(
        "--unregister",
        action="store_true",
        help="no longer start with the system, nor open tel: links; the uninstaller does this",
    )
    parser.add_argument(
        "--forget-passwords",
        action="store_true",
        help="remove the passwords of all profiles from the system's keyring",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one fact a line, and try what is asked for; 1 where the keyring does not keep its word."""
    for name, value in collect_facts(arguments.config_dir).items():
        output.write_text(f"{name}: {value}")
    if arguments.unregister:
        _unregister_desktop()
    if arguments.forget_passwords:
        _delete_passwords(open_settings_store(arguments.config_dir).load().profiles)
    if not arguments.try_keyring:
        return ExitCode.SUCCESS
    trouble = _check_keyring()
    if trouble is None:
        output.write_text("keyring kept a password: yes")
        return ExitCode.SUCCESS
    output.write_message(f"devlink3-desk: {trouble}")
    output.write_message(
        "What to do: unlock the keyring of this system; until then the password is asked for each time."
    )
    return ExitCode.UNEXPECTED


def _unregister_desktop() -> None:
    for name, each in (("start with the system", create_autostart()), ("tel: links", create_tel_links())):
        try:
            each.turn_off()
        except OSError as error:
            output.write_message(f"devlink3-desk: {name}: {error.strerror}")
        else:
            output.write_text(f"{name}: off")


def _delete_passwords(profiles: Sequence[Profile]) -> None:
    store = KeyringStore()
    names = {password_entry_name(profile.user, profile.host) for profile in profiles}
    names |= {passphrase_entry_name(profile.cert) for profile in profiles if profile.cert}
    for name in sorted(names):
        try:
            if store.load_blocking(name) is not None:
                store.delete_blocking(name)
                output.write_text(f"forgotten: the password {name}")
        except KeyringError as error:
            output.write_message(f"devlink3-desk: {error}")


def _check_keyring() -> str | None:
    store, made_up = KeyringStore(), Password(secrets.token_urlsafe(12))
    try:
        store.save_blocking(_TEST_ACCOUNT, made_up)
        returned = store.load_blocking(_TEST_ACCOUNT)
        store.delete_blocking(_TEST_ACCOUNT)
    except KeyringError as error:
        return str(error)
    if returned is None or returned.reveal() != made_up.reveal():
        return "The system's keyring took a password and did not return it."
    return None
