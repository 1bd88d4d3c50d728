"""A connection checked step by step, for the ``probe`` command and for the setup wizard."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from enum import Enum, auto, unique
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.link.certificates import CertificateRow
from devlink3_desk.link.connection import LinkConnection, read_file
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import (
    AnswerTimeoutError,
    CertificateError,
    ClientCertificateError,
    EncryptionError,
    FileRefusedError,
    HandshakeDroppedError,
    LinkError,
    PasswordMissingError,
    PinMismatchError,
    PlainChallengeError,
    ServerHandshakeError,
    UnknownFlagError,
    UnreachableError,
    WrongEncryptionError,
)
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.flags import EventFlag, format_flags
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.pbx_directory import create_reader, read_directory
from devlink3_desk.services.storage.settings import Profile
from devlink3_desk.switchboard.directory import Directory

DIRECTORY_FILE: Final = pseudo_files.USER_LIST.name
EXPIRY_WARNING: Final = timedelta(days=30)
"""Remaining validity of a certificate below which a warning is shown."""


log = logging.getLogger(__name__)


@unique
class CheckStatus(Enum):
    """Outcome of a step."""

    PASSED = auto()
    WARNING = auto()
    """The step has passed, with a notice."""
    FAILED = auto()


class CheckResult(msgspec.Struct, frozen=True):
    """Result of one step."""

    title: Sentence
    sentence: Sentence
    status: CheckStatus = CheckStatus.PASSED
    details: tuple[CertificateRow, ...] = ()
    rejected_flags: frozenset[EventFlag] = frozenset()
    """Flags that the PBX did not accept."""


LICENCE_SENTENCES: Final = (
    QT_TRANSLATE_NOOP("Link", "{count} CTI Link Pro: events of this PBX, but not -SCN."),
    QT_TRANSLATE_NOOP("Link", "{count} CTI Link Pro: -SCN on networks of up to 5 PBXs."),
    QT_TRANSLATE_NOOP("Link", "{count} CTI Link Pro: -SCN on networks of up to 20 PBXs."),
    QT_TRANSLATE_NOOP("Link", "{count} CTI Link Pro: -SCN on networks of any size."),
)
"""What a number of CTI Link Pro licences allows, from one on (section 5)."""

_REACH: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Network"))
_ENCRYPTION: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Encryption"))
_CERTIFICATE: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Certificate"))
_SIGN_IN: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Sign-in"))
_EVENTS: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Events"))
_DIRECTORY: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Directory"))
_LICENCES: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Licences"))
"""Titles of the steps."""

_REACHED: Final = QT_TRANSLATE_NOOP("Link", "{address} responded in {milliseconds} ms.")
_UNENCRYPTED: Final = QT_TRANSLATE_NOOP("Link", "none. Anyone on the network can read all calls.")
_PINNED: Final = QT_TRANSLATE_NOOP("Link", "matches the pinned certificate.")
_PINNED_EXPIRED: Final = QT_TRANSLATE_NOOP("Link", "pinned, but expired.")
_PINNED_ENDING: Final = QT_TRANSLATE_NOOP("Link", "pinned, but expires on {date}.")
_VERIFIED: Final = QT_TRANSLATE_NOOP("Link", "chain and name are valid.")
_VERIFIED_ENDING: Final = QT_TRANSLATE_NOOP("Link", "chain and name are valid, but it expires on {date}.")
_SIGNED_IN: Final = QT_TRANSLATE_NOOP("Link", "user and licence accepted: {pbx}.")
_SIGNED_IN_VARIANT: Final = QT_TRANSLATE_NOOP(
    "Link", "user and licence accepted: {pbx}, DevLink variant {variant}."
)
_UNKNOWN_PBX: Final = QT_TRANSLATE_NOOP("Link", "unknown PBX")
_CALLS_ONLY: Final = QT_TRANSLATE_NOOP("Link", "call events only")
_GRANTED: Final = QT_TRANSLATE_NOOP("Link", "granted: {flags}.")
_PARTLY_GRANTED: Final = QT_TRANSLATE_NOOP("Link", "partly granted ({flags}); not accepted: {refused}.")
_NAMES_MISSING: Final = QT_TRANSLATE_NOOP(
    "Link", "{problem} Calls are shown without names from the directory."
)
_ONE_LINE: Final = QT_TRANSLATE_NOOP("Link", "{file} has one line.")
_LINE_COUNT: Final = QT_TRANSLATE_NOOP("Link", "{file} has {count} lines.")


CheckReporter: TypeAlias = Callable[[CheckResult], None]


async def probe_connection(
    endpoint: Endpoint, user: str, password: Password, flags: Collection[EventFlag], report: CheckReporter
) -> None:
    """Check reach, encryption, certificate, sign-in, events and directory, in this order.

    Every result is passed to ``report``. The first step that fails ends the check: after its result, its
    :class:`.LinkError` is raised. A directory that the PBX refuses is a warning, since calls work without
    it. If the PBX has a list of licences, the last step reports what they allow.
    """
    link = LinkConnection(endpoint)
    probe = _ConnectionProbe(link, report)
    try:
        await probe.check_reachable()
        await probe.check_encryption()
        await probe.check_sign_in(user, password)
        await probe.check_subscription(flags)
    except LinkError as error:
        details = (
            error.certificate.format_rows()
            if isinstance(error, CertificateError) and error.certificate
            else ()
        )
        title = _CERTIFICATE if isinstance(error, CertificateError) else probe.title
        report(CheckResult(title, sentence_from_error(error), CheckStatus.FAILED, details))
        raise
    finally:
        await link.close()
    await _check_directory(endpoint, user, password, report)
    await _check_licences(endpoint, user, password, report)


class _ConnectionProbe:
    """The steps that use one connection."""

    def __init__(self, link: LinkConnection, report: CheckReporter) -> None:
        self.title = _REACH
        self._link = link
        self._report = report

    def _report_passed(self, sentence: Sentence, details: tuple[CertificateRow, ...] = ()) -> None:
        self._report(CheckResult(self.title, sentence, details=details))

    async def check_reachable(self) -> None:
        started_at = time.monotonic()
        await self._link.connect()
        milliseconds = (time.monotonic() - started_at) * 1000
        self._report_passed(
            Sentence(_REACHED, address=str(self._link.endpoint), milliseconds=round(milliseconds))
        )

    async def check_encryption(self) -> None:
        self.title = _ENCRYPTION
        options = self._link.endpoint.tls
        if options is None:
            self._report(CheckResult(self.title, Sentence(_UNENCRYPTED), CheckStatus.WARNING))
            return
        await self._link.start_tls()
        self._report_passed(Sentence("{version}.", version=self._link.tls_version or ""))
        self.title = _CERTIFICATE
        certificate = self._link.certificate
        if certificate is None:
            return
        remaining = certificate.not_after - datetime.now(UTC)
        rows = certificate.format_rows()
        if remaining >= EXPIRY_WARNING:
            self._report_passed(Sentence(_PINNED if options.pin else _VERIFIED), rows)
            return
        if remaining < timedelta():
            # A pinned one: any other does not verify after it has expired.
            sentence = Sentence(_PINNED_EXPIRED)
        else:
            ending = _PINNED_ENDING if options.pin else _VERIFIED_ENDING
            sentence = Sentence(ending, date=certificate.not_after.date())
        self._report(CheckResult(self.title, sentence, CheckStatus.WARNING, rows))

    async def check_sign_in(self, user: str, password: Password) -> None:
        self.title = _SIGN_IN
        authenticated = await self._link.sign_in(user, password)
        pbx = authenticated.pbx_version or Sentence(_UNKNOWN_PBX)
        if authenticated.variant:
            self._report_passed(Sentence(_SIGNED_IN_VARIANT, pbx=pbx, variant=authenticated.variant))
        else:
            self._report_passed(Sentence(_SIGNED_IN, pbx=pbx))

    async def check_subscription(self, flags: Collection[EventFlag]) -> None:
        self.title = _EVENTS
        granted = await self._link.subscribe(flags)
        accepted = format_flags(granted.accepted_flags) or Sentence(_CALLS_ONLY)
        if granted.rejected_flags:
            sentence = Sentence(_PARTLY_GRANTED, flags=accepted, refused=format_flags(granted.rejected_flags))
            self._report(
                CheckResult(self.title, sentence, CheckStatus.WARNING, rejected_flags=granted.rejected_flags)
            )
        else:
            self._report_passed(Sentence(_GRANTED, flags=accepted))


async def _check_directory(endpoint: Endpoint, user: str, password: Password, report: CheckReporter) -> None:
    try:
        contents = await read_file(endpoint, user, password, DIRECTORY_FILE)
    except FileRefusedError as error:
        report(
            CheckResult(
                _DIRECTORY, Sentence(_NAMES_MISSING, problem=sentence_from_error(error)), CheckStatus.WARNING
            )
        )
    except LinkError as error:
        report(CheckResult(_DIRECTORY, sentence_from_error(error), CheckStatus.FAILED))
        raise
    else:
        count = len(contents.splitlines())
        template = _ONE_LINE if count == 1 else _LINE_COUNT
        sentence = Sentence(template, file=DIRECTORY_FILE, count=count)
        report(CheckResult(_DIRECTORY, sentence))


async def _check_licences(endpoint: Endpoint, user: str, password: Password, report: CheckReporter) -> None:
    try:
        contents = await read_file(endpoint, user, password, pseudo_files.LICENCE_LIST.name)
    except LinkError as error:
        # The file is not documented, so a PBX without it is not at fault.
        log.info("the licences cannot be read: %s", error)
        return
    rows = pseudo_files.LICENCE_LIST.parse(contents)
    count = sum(row.quantity or 0 for row in rows if row.licence == pseudo_files.CTI_LINK_PRO_LICENCE)
    if count <= 0:
        # The PBX has granted the events, so it has a licence that this list does not name.
        log.info("the list of licences has no CTI Link Pro")
        return
    allowed = LICENCE_SENTENCES[min(count, len(LICENCE_SENTENCES)) - 1]
    report(CheckResult(_LICENCES, Sentence(allowed, count=count)))


SetupAdvice: TypeAlias = tuple[tuple[type[LinkError], str], ...]
"""Advice in the setup wizard by class of error; the first one counts."""

SETUP_ADVICE: Final[SetupAdvice] = (
    (
        PinMismatchError,
        QT_TRANSLATE_NOOP(
            "Link",
            "The connection may be intercepted. Continue only when the PBX administrator confirms that the "
            "certificate was replaced; then set up the site again.",
        ),
    ),
    (
        CertificateError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Replace the certificate of the PBX with one that your company's CA has issued for this "
            "address, or check its fingerprint and trust it.",
        ),
    ),
    (
        ClientCertificateError,
        QT_TRANSLATE_NOOP(
            "Link",
            "This PBX requires a client certificate. Go back, choose one under “More”, and add it to the "
            "certificate store of the PBX.",
        ),
    ),
    (ServerHandshakeError, ServerHandshakeError.advice),
    (
        HandshakeDroppedError,
        QT_TRANSLATE_NOOP(
            "Link",
            "If this port does not support TLS, go back and use port 50796, or clear “Encrypt the "
            "connection”. Otherwise, the PBX may require a client certificate: choose one under “More”, and "
            "add it to the certificate store of the PBX.",
        ),
    ),
    (
        WrongEncryptionError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Go back and change the encryption or the port: 50796 is for encrypted connections, 50797 for "
            "others.",
        ),
    ),
    (PlainChallengeError, QT_TRANSLATE_NOOP("Link", "Go back and turn on encryption.")),
    (
        EncryptionError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Go back and check the port. In the security settings of IP Office Manager, the secure "
            "interface of TAPI / DevLink 3 must be enabled.",
        ),
    ),
    (
        AnswerTimeoutError,
        QT_TRANSLATE_NOOP(
            "Link", "The PBX is reachable, but does not answer; it may be busy. Try again in a minute."
        ),
    ),
    (
        UnreachableError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Go back and check the address. In the security settings of IP Office Manager, the service "
            "TAPI / DevLink 3 must be enabled, and firewalls must allow port 50796 (or 50797).",
        ),
    ),
    (PasswordMissingError, QT_TRANSLATE_NOOP("Link", "Go back and enter the password.")),
    (
        UnknownFlagError,
        QT_TRANSLATE_NOOP(
            "Link", "This release of IP Office does not support some requested features. Update the PBX."
        ),
    ),
)
"""Advice in the setup wizard, by class of error; others have their own :attr:`.LinkError.advice`."""


def find_setup_advice(error: LinkError, advice: SetupAdvice = SETUP_ADVICE) -> str:
    """Return what a person who sets up a site can do about an error, from ``advice``."""
    return next((Sentence(text) for kind, text in advice if isinstance(error, kind)), error.advice)


def find_trustable_fingerprint(error: LinkError) -> str | None:
    """Return the fingerprint of a rejected certificate that the user may decide to trust, else ``None``.

    A certificate that differs from the pinned one is never offered: the PBX may be impersonated.
    """
    if not isinstance(error, CertificateError) or isinstance(error, PinMismatchError):
        return None
    return None if error.certificate is None else error.certificate.fingerprint


async def check_profile(
    profile: Profile, password: Password, passphrase: Password | None, report: CheckReporter
) -> Directory:
    """Check a site step by step and return its directory; raises the :class:`.LinkError` of a failed step."""
    endpoint = profile.build_endpoint(passphrase)
    await probe_connection(endpoint, profile.user, password, profile.event_flags, report)
    return await read_directory(create_reader(endpoint, profile.user, password))
