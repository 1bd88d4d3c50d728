"""``devlink3-desk system``: what the program runs on, for support and for the check of an installation."""

from __future__ import annotations

import argparse
import secrets
from typing import Final

from devlink3_desk.app import output
from devlink3_desk.app.exit_codes import ExitCode
from devlink3_desk.app.facts import facts
from devlink3_desk.link.password import Password
from devlink3_desk.services.credentials import KeyringError, KeyringStore

_TRIAL: Final = "trial of the keyring"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--try-keyring",
        action="store_true",
        help="store a made-up password in the system's keyring, read it back and remove it",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one fact a line, and try what is asked for; 1 where the keyring does not keep its word."""
    for name, value in facts(arguments.config_dir).items():
        output.write_text(f"{name}: {value}")
    if not arguments.try_keyring:
        return ExitCode.DONE
    trouble = _trouble_with_keyring()
    if trouble is None:
        output.write_text("keyring kept a password: yes")
        return ExitCode.DONE
    output.say(f"devlink3-desk: {trouble}")
    output.say(
        "What to do: unlock the keyring of this system; until then the password is asked for each time."
    )
    return ExitCode.UNEXPECTED


def _trouble_with_keyring() -> str | None:
    store, made_up = KeyringStore(), Password(secrets.token_urlsafe(12))
    try:
        store.save_blocking(_TRIAL, made_up)
        returned = store.load_blocking(_TRIAL)
        store.delete_blocking(_TRIAL)
    except KeyringError as error:
        return str(error)
    if returned is None or returned.reveal() != made_up.reveal():
        return "The system's keyring took a password and did not return it."
    return None
