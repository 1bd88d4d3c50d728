"""A connection checked step by step: the same checks for ``probe`` and for whoever sets up a profile."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from enum import Enum, auto, unique
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.link.certificates import Row
from devlink3_desk.link.connection import LinkConnection
from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.link.errors import CertificateError, FileRefusedError, LinkError
from devlink3_desk.link.password import Password
from devlink3_desk.link.reading import read_file
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.flags import EventFlag, format_flags
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_of

DIRECTORY_FILE: Final = pseudo_files.USER_LIST.name
SOON: Final = timedelta(days=30)
"""Before the end of a certificate's validity, when it is worth a word."""


_LOG = logging.getLogger(__name__)


@unique
class Mark(Enum):
    """How a step went."""

    GOOD = auto()
    NOTE = auto()
    """Good enough, with something to know."""
    BAD = auto()


class Finding(msgspec.Struct, frozen=True):
    """Result of one step, in plain words."""

    title: Sentence
    sentence: Sentence
    mark: Mark = Mark.GOOD
    details: tuple[Row, ...] = ()


LICENCES: Final = (
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

_ANSWERS: Final = QT_TRANSLATE_NOOP("Link", "{address} answers, after {milliseconds} ms.")
_PLAIN: Final = QT_TRANSLATE_NOOP("Link", "none, as chosen: whoever can listen on the way reads every call.")
_PINNED: Final = QT_TRANSLATE_NOOP("Link", "it is the pinned one.")
_PINNED_EXPIRED: Final = QT_TRANSLATE_NOOP("Link", "it is the pinned one, but has expired.")
_PINNED_ENDING: Final = QT_TRANSLATE_NOOP("Link", "it is the pinned one, but ends on {date}.")
_VERIFIES: Final = QT_TRANSLATE_NOOP("Link", "it verifies, chain and name.")
_VERIFIES_ENDING: Final = QT_TRANSLATE_NOOP("Link", "it verifies, chain and name, but ends on {date}.")
_LET_IN: Final = QT_TRANSLATE_NOOP("Link", "the PBX accepts the user and its licence: {pbx}.")
_LET_IN_VARIANT: Final = QT_TRANSLATE_NOOP(
    "Link", "the PBX accepts the user and its licence: {pbx}, DevLink variant {variant}."
)
_NAMELESS: Final = QT_TRANSLATE_NOOP("Link", "a PBX that does not say what it is")
_CALLS_ALONE: Final = QT_TRANSLATE_NOOP("Link", "call events alone")
_GRANTED: Final = QT_TRANSLATE_NOOP("Link", "granted: {flags}.")
_IN_PART: Final = QT_TRANSLATE_NOOP("Link", "granted in part ({flags}); not accepted: {refused}.")
_NAMES_MISSING: Final = QT_TRANSLATE_NOOP(
    "Link", "{problem} Calls will be shown without the names of the directory."
)
_LINES: Final = QT_TRANSLATE_NOOP("Link", "{file} has {count} lines.")


Report: TypeAlias = Callable[[Finding], None]


async def probe(
    endpoint: Endpoint, user: str, password: Password, flags: Collection[EventFlag], report: Report
) -> None:
    """Check reach, encryption, certificate, sign-in, events and directory, in this order.

    Every step is handed to ``report``; the first one that fails is, too, and then its
    :class:`.LinkError` is raised. A directory that the PBX does not give is a note: calls work without
    it. Where the PBX gives its list of licences, what they allow is said as well.
    """
    link = LinkConnection(endpoint)
    probing = _Probing(link, report)
    try:
        await probing.reach()
        await probing.encrypt()
        await probing.sign_in(user, password)
        await probing.subscribe(flags)
    except LinkError as error:
        details = error.facts.rows() if isinstance(error, CertificateError) and error.facts else ()
        title = _CERTIFICATE if isinstance(error, CertificateError) else probing.title
        report(Finding(title, sentence_of(error), Mark.BAD, details))
        raise
    finally:
        await link.close()
    await _directory(endpoint, user, password, report)
    await _licences(endpoint, user, password, report)


class _Probing:
    """The steps over one connection."""

    def __init__(self, link: LinkConnection, report: Report) -> None:
        self.title = _REACH
        self._link = link
        self._report = report

    def _good(self, sentence: Sentence, details: tuple[Row, ...] = ()) -> None:
        self._report(Finding(self.title, sentence, details=details))

    async def reach(self) -> None:
        before = time.monotonic()
        await self._link.reach()
        milliseconds = (time.monotonic() - before) * 1000
        self._good(Sentence(_ANSWERS, address=str(self._link.endpoint), milliseconds=round(milliseconds)))

    async def encrypt(self) -> None:
        self.title = _ENCRYPTION
        options = self._link.endpoint.tls
        if options is None:
            self._report(Finding(self.title, Sentence(_PLAIN), Mark.NOTE))
            return
        await self._link.encrypt()
        self._good(Sentence("{version}.", version=self._link.tls_version or ""))
        self.title = _CERTIFICATE
        facts = self._link.certificate
        if facts is None:
            return
        left = facts.not_after - datetime.now(UTC)
        if left >= SOON:
            self._good(Sentence(_PINNED if options.pin else _VERIFIES), facts.rows())
            return
        ending = Sentence(_PINNED_ENDING if options.pin else _VERIFIES_ENDING, date=facts.not_after.date())
        expired = Sentence(_PINNED_EXPIRED)  # one that is not pinned does not verify any more
        sentence = expired if left < timedelta() else ending
        self._report(Finding(self.title, sentence, Mark.NOTE, facts.rows()))

    async def sign_in(self, user: str, password: Password) -> None:
        self.title = _SIGN_IN
        granted = await self._link.sign_in(user, password)
        pbx = granted.pbx_version or Sentence(_NAMELESS)
        if granted.variant:
            self._good(Sentence(_LET_IN_VARIANT, pbx=pbx, variant=granted.variant))
        else:
            self._good(Sentence(_LET_IN, pbx=pbx))

    async def subscribe(self, flags: Collection[EventFlag]) -> None:
        self.title = _EVENTS
        granted = await self._link.subscribe(flags)
        accepted = format_flags(granted.flags) or Sentence(_CALLS_ALONE)
        if granted.refused:
            sentence = Sentence(_IN_PART, flags=accepted, refused=format_flags(granted.refused))
            self._report(Finding(self.title, sentence, Mark.NOTE))
        else:
            self._good(Sentence(_GRANTED, flags=accepted))


async def _directory(endpoint: Endpoint, user: str, password: Password, report: Report) -> None:
    try:
        contents = await read_file(endpoint, user, password, DIRECTORY_FILE)
    except FileRefusedError as error:
        report(Finding(_DIRECTORY, Sentence(_NAMES_MISSING, problem=sentence_of(error)), Mark.NOTE))
    except LinkError as error:
        report(Finding(_DIRECTORY, sentence_of(error), Mark.BAD))
        raise
    else:
        sentence = Sentence(_LINES, file=DIRECTORY_FILE, count=len(contents.splitlines()))
        report(Finding(_DIRECTORY, sentence))


async def _licences(endpoint: Endpoint, user: str, password: Password, report: Report) -> None:
    try:
        contents = await read_file(endpoint, user, password, pseudo_files.LICENCES.name)
    except LinkError as error:  # it is not documented: whatever is wrong with it is no fault of the link
        _LOG.info("the licences cannot be read: %s", error)
        return
    rows = pseudo_files.LICENCES.parse(contents)
    count = sum(row.quantity or 0 for row in rows if row.licence == pseudo_files.CTI_LINK_PRO)
    allowed = LICENCES[max(0, min(count, len(LICENCES) - 1))]
    report(Finding(_LICENCES, Sentence(allowed, count=count), Mark.GOOD if count else Mark.NOTE))
