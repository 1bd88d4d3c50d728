"""Trying a site before it is kept: the checks of ``probe``, with what to do said for people at a window."""

from __future__ import annotations

from typing import Final

from devlink3_desk.link.errors import (
    CertificateError,
    ClientCertificateError,
    EncryptionError,
    HandshakeDroppedError,
    LinkError,
    PasswordMissingError,
    PinMismatchError,
    PlainChallengeError,
    UnknownFlagError,
    UnreachableError,
    WrongEncryptionError,
)
from devlink3_desk.link.password import Password
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.switchboard.directory import Directory

from .directory import read_directory, create_reader
from .probing import CheckReporter, probe_connection
from .settings import Profile

SETUP_ADVICE: Final[tuple[tuple[type[LinkError], str], ...]] = (
    (
        PinMismatchError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Somebody may be between here and the PBX. Go on only when whoever looks after the PBX "
            "confirms that its certificate was replaced; then set the site up again.",
        ),
    ),
    (
        CertificateError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Have the certificate of the PBX replaced by one that your company's authority has signed for "
            "this address, or trust this one after a look at its fingerprint.",
        ),
    ),
    (
        ClientCertificateError,
        QT_TRANSLATE_NOOP(
            "Link",
            "This PBX wants a certificate of this computer. Go back and choose one under 'More', and have it "
            "put into the certificate store of the PBX.",
        ),
    ),
    (
        HandshakeDroppedError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Perhaps this PBX wants a certificate of this computer: go back and choose one under 'More', and "
            "have it put into the certificate store of the PBX. If it does not, check the port.",
        ),
    ),
    (
        WrongEncryptionError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Go back and change the encryption or the port: encrypted links go to port 50796, others to "
            "50797.",
        ),
    ),
    (PlainChallengeError, QT_TRANSLATE_NOOP("Link", "Go back and choose to encrypt the connection.")),
    (
        EncryptionError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Go back and check the port. In IP Office Manager, the TAPI / DevLink 3 service of the security "
            "settings must offer its secure interface.",
        ),
    ),
    (
        UnreachableError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Go back and check the address. In IP Office Manager, TAPI / DevLink 3 must be ticked among the "
            "services of the security settings, and firewalls must let port 50796 (or 50797) through.",
        ),
    ),
    (PasswordMissingError, QT_TRANSLATE_NOOP("Link", "Go back and type the password.")),
    (
        UnknownFlagError,
        QT_TRANSLATE_NOOP("Link", "This release of IP Office is too old for some of what the desk asks for."),
    ),
)
"""What to do at a window; a failure that is not named here has its own advice."""


def find_setup_advice(error: LinkError) -> str:
    """Return what someone who sets up a site can do about a failure."""
    return next((Sentence(text) for kind, text in SETUP_ADVICE if isinstance(error, kind)), error.advice)


def trustable_fingerprint(error: LinkError) -> str | None:
    """Return the fingerprint of a certificate that a person may decide to trust.

    One that differs from the pinned one is an alarm and no question, so it has none.
    """
    if not isinstance(error, CertificateError) or isinstance(error, PinMismatchError):
        return None
    return None if error.certificate is None else error.certificate.fingerprint


async def check_profile(
    profile: Profile, password: Password, passphrase: Password | None, report: CheckReporter
) -> Directory:
    """Check a site step by step and return its directory; raises the :class:`.LinkError` that ends it."""
    endpoint = profile.build_endpoint(passphrase)
    await probe_connection(endpoint, profile.user, password, profile.event_flags, report)
    return await read_directory(create_reader(endpoint, profile.user, password))
