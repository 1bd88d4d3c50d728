"""A connection checked step by step: the same checks for ``probe`` and for whoever sets up a profile."""

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
    CertificateError,
    ClientCertificateError,
    EncryptionError,
    FileRefusedError,
    HandshakeDroppedError,
    LinkError,
    PasswordMissingError,
    PinMismatchError,
    PlainChallengeError,
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
"""Before the end of a certificate's validity, when it is worth a word."""


_LOG = logging.getLogger(__name__)


@unique
class CheckStatus(Enum):
    """How a step went."""

    PASSED = auto()
    WARNING = auto()
    """Good enough, with something to know."""
    FAILED = auto()


class CheckResult(msgspec.Struct, frozen=True):
    """Result of one step, in plain words."""

    title: Sentence
    sentence: Sentence
    status: CheckStatus = CheckStatus.PASSED
    details: tuple[CertificateRow, ...] = ()


LICENCE_SENTENCES: Final = (
    QT_TRANSLATE_NOOP("Link", "{count} CTI Link Pro: no events at all."),
    QT_TRANSLATE_NOOP("Link", "{count} CTI Link Pro: events of this PBX, but not -SCN."),
    QT_TRANSLATE_NOOP("Link", "{count} CTI Link Pro: -SCN on networks of up to 5 PBXs."),
    QT_TRANSLATE_NOOP("Link", "{count} CTI Link Pro: -SCN on networks of up to 20 PBXs."),
    QT_TRANSLATE_NOOP("Link", "{count} CTI Link Pro: -SCN on networks of any size."),
)
"""What so many CTI Link Pro licences allow (section 5)."""

_REACH: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Reach"))
_ENCRYPTION: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Encryption"))
_CERTIFICATE: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Certificate"))
_SIGN_IN: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Sign-in"))
_EVENTS: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Events"))
_DIRECTORY: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Directory"))
_LICENCES: Final = Sentence(QT_TRANSLATE_NOOP("Link", "Licences"))
"""Titles of the steps."""

_REACHED: Final = QT_TRANSLATE_NOOP("Link", "{address} answers, after {milliseconds} ms.")
_UNENCRYPTED: Final = QT_TRANSLATE_NOOP(
    "Link", "none, as chosen: whoever can listen on the way reads every call."
)
_PINNED: Final = QT_TRANSLATE_NOOP("Link", "it is the pinned one.")
_PINNED_EXPIRED: Final = QT_TRANSLATE_NOOP("Link", "it is the pinned one, but has expired.")
_PINNED_ENDING: Final = QT_TRANSLATE_NOOP("Link", "it is the pinned one, but ends on {date}.")
_VERIFIED: Final = QT_TRANSLATE_NOOP("Link", "it verifies, chain and name.")
_VERIFIED_ENDING: Final = QT_TRANSLATE_NOOP("Link", "it verifies, chain and name, but ends on {date}.")
_SIGNED_IN: Final = QT_TRANSLATE_NOOP("Link", "the PBX accepts the user and its licence: {pbx}.")
_SIGNED_IN_VARIANT: Final = QT_TRANSLATE_NOOP(
    "Link", "the PBX accepts the user and its licence: {pbx}, DevLink variant {variant}."
)
_UNKNOWN_PBX: Final = QT_TRANSLATE_NOOP("Link", "a PBX that does not say what it is")
_CALLS_ONLY: Final = QT_TRANSLATE_NOOP("Link", "call events alone")
_GRANTED: Final = QT_TRANSLATE_NOOP("Link", "granted: {flags}.")
_PARTLY_GRANTED: Final = QT_TRANSLATE_NOOP("Link", "granted in part ({flags}); not accepted: {refused}.")
_NAMES_MISSING: Final = QT_TRANSLATE_NOOP(
    "Link", "{problem} Calls will be shown without the names of the directory."
)
_LINE_COUNT: Final = QT_TRANSLATE_NOOP("Link", "{file} has {count} lines.")


CheckReporter: TypeAlias = Callable[[CheckResult], None]


async def probe_connection(
    endpoint: Endpoint, user: str, password: Password, flags: Collection[EventFlag], report: CheckReporter
) -> None:
    """Check reach, encryption, certificate, sign-in, events and directory, in this order.

    Every step is handed to ``report``; the first one that fails is, too, and then its
    :class:`.LinkError` is raised. A directory that the PBX does not give is a note: calls work without
    it. Where the PBX gives its list of licences, what they allow is said as well.
    """
    link = LinkConnection(endpoint)
    probing = _ConnectionProbe(link, report)
    try:
        await probing.check_reachable()
        await probing.check_encryption()
        await probing.check_sign_in(user, password)
        await probing.check_subscription(flags)
    except LinkError as error:
        details = (
            error.certificate.format_rows()
            if isinstance(error, CertificateError) and error.certificate
            else ()
        )
        title = _CERTIFICATE if isinstance(error, CertificateError) else probing.title
        report(CheckResult(title, sentence_from_error(error), CheckStatus.FAILED, details))
        raise
    finally:
        await link.close()
    await _check_directory(endpoint, user, password, report)
    await _check_licences(endpoint, user, password, report)


class _ConnectionProbe:
    """The steps over one connection."""

    def __init__(self, link: LinkConnection, report: CheckReporter) -> None:
        self.title = _REACH
        self._link = link
        self._report = report

    def _report_passed(self, sentence: Sentence, details: tuple[CertificateRow, ...] = ()) -> None:
        self._report(CheckResult(self.title, sentence, details=details))

    async def check_reachable(self) -> None:
        before = time.monotonic()
        await self._link.connect()
        milliseconds = (time.monotonic() - before) * 1000
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
        facts = self._link.certificate
        if facts is None:
            return
        left = facts.not_after - datetime.now(UTC)
        if left >= EXPIRY_WARNING:
            self._report_passed(Sentence(_PINNED if options.pin else _VERIFIED), facts.format_rows())
            return
        ending = Sentence(_PINNED_ENDING if options.pin else _VERIFIED_ENDING, date=facts.not_after.date())
        expired = Sentence(_PINNED_EXPIRED)  # one that is not pinned does not verify any more
        sentence = expired if left < timedelta() else ending
        self._report(CheckResult(self.title, sentence, CheckStatus.WARNING, facts.format_rows()))

    async def check_sign_in(self, user: str, password: Password) -> None:
        self.title = _SIGN_IN
        granted = await self._link.sign_in(user, password)
        pbx = granted.pbx_version or Sentence(_UNKNOWN_PBX)
        if granted.variant:
            self._report_passed(Sentence(_SIGNED_IN_VARIANT, pbx=pbx, variant=granted.variant))
        else:
            self._report_passed(Sentence(_SIGNED_IN, pbx=pbx))

    async def check_subscription(self, flags: Collection[EventFlag]) -> None:
        self.title = _EVENTS
        granted = await self._link.subscribe(flags)
        accepted = format_flags(granted.accepted_flags) or Sentence(_CALLS_ONLY)
        if granted.rejected_flags:
            sentence = Sentence(_PARTLY_GRANTED, flags=accepted, refused=format_flags(granted.rejected_flags))
            self._report(CheckResult(self.title, sentence, CheckStatus.WARNING))
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
        sentence = Sentence(_LINE_COUNT, file=DIRECTORY_FILE, count=len(contents.splitlines()))
        report(CheckResult(_DIRECTORY, sentence))


async def _check_licences(endpoint: Endpoint, user: str, password: Password, report: CheckReporter) -> None:
    try:
        contents = await read_file(endpoint, user, password, pseudo_files.LICENCE_LIST.name)
    except LinkError as error:  # it is not documented: whatever is wrong with it is no fault of the link
        _LOG.info("the licences cannot be read: %s", error)
        return
    rows = pseudo_files.LICENCE_LIST.parse(contents)
    count = sum(row.quantity or 0 for row in rows if row.licence == pseudo_files.CTI_LINK_PRO_LICENCE)
    allowed = LICENCE_SENTENCES[max(0, min(count, len(LICENCE_SENTENCES) - 1))]
    report(
        CheckResult(
            _LICENCES, Sentence(allowed, count=count), CheckStatus.PASSED if count else CheckStatus.WARNING
        )
    )


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
