"""A connection checked step by step: the same checks for ``probe`` and for whoever sets up a profile."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from enum import Enum, auto, unique
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.link.connection import LinkConnection
from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.link.errors import CertificateError, FileRefusedError, LinkError
from devlink3_desk.link.password import Password
from devlink3_desk.link.reading import read_file
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.flags import EventFlag, format_flags

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

    title: str
    sentence: str
    mark: Mark = Mark.GOOD
    details: tuple[str, ...] = ()


ALLOWED: Final = (
    "no events at all",
    "events of this PBX, but not -SCN",
    "-SCN on networks of up to 5 PBXs",
    "-SCN on networks of up to 20 PBXs",
    "-SCN on networks of any size",
)
"""What so many CTI Link Pro licences allow (section 5)."""


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
        details = error.facts.lines() if isinstance(error, CertificateError) and error.facts else []
        title = "Certificate" if isinstance(error, CertificateError) else probing.title
        report(Finding(title, str(error), Mark.BAD, tuple(details)))
        raise
    finally:
        await link.close()
    await _directory(endpoint, user, password, report)
    await _licences(endpoint, user, password, report)


class _Probing:
    """The steps over one connection."""

    def __init__(self, link: LinkConnection, report: Report) -> None:
        self.title = ""
        self._link = link
        self._report = report

    def _good(self, sentence: str, details: tuple[str, ...] = ()) -> None:
        self._report(Finding(self.title, sentence, details=details))

    async def reach(self) -> None:
        self.title = "Reach"
        before = time.monotonic()
        await self._link.reach()
        milliseconds = (time.monotonic() - before) * 1000
        self._good(f"{self._link.endpoint} answers, after {milliseconds:.0f} ms.")

    async def encrypt(self) -> None:
        self.title = "Encryption"
        options = self._link.endpoint.tls
        if options is None:
            self._report(
                Finding(
                    self.title, "none, as chosen: whoever can listen on the way reads every call.", Mark.NOTE
                )
            )
            return
        await self._link.encrypt()
        self._good(f"{self._link.tls_version}.")
        self.title = "Certificate"
        facts = self._link.certificate
        if facts is None:
            return
        how = "it is the pinned one" if options.pin else "it verifies, chain and name"
        left = facts.not_after - datetime.now(UTC)
        if left < SOON:
            ending = "has expired" if left < timedelta() else f"ends in {left.days} days"
            self._report(Finding(self.title, f"{how}, but {ending}.", Mark.NOTE, tuple(facts.lines())))
        else:
            self._good(f"{how}.", tuple(facts.lines()))

    async def sign_in(self, user: str, password: Password) -> None:
        self.title = "Sign-in"
        granted = await self._link.sign_in(user, password)
        pbx = granted.pbx_version or "a PBX that does not say what it is"
        variant = f", DevLink variant {granted.variant}" if granted.variant else ""
        self._good(f"the PBX accepts the user and its licence: {pbx}{variant}.")

    async def subscribe(self, flags: Collection[EventFlag]) -> None:
        self.title = "Events"
        granted = await self._link.subscribe(flags)
        accepted = format_flags(granted.flags) or "call events alone"
        if granted.refused:
            sentence = f"granted in part ({accepted}); not accepted: {format_flags(granted.refused)}."
            self._report(Finding(self.title, sentence, Mark.NOTE))
        else:
            self._good(f"granted: {accepted}.")


async def _directory(endpoint: Endpoint, user: str, password: Password, report: Report) -> None:
    try:
        contents = await read_file(endpoint, user, password, DIRECTORY_FILE)
    except FileRefusedError as error:
        sentence = f"{error} Calls will be shown without the names of the directory."
        report(Finding("Directory", sentence, Mark.NOTE))
    except LinkError as error:
        report(Finding("Directory", str(error), Mark.BAD))
        raise
    else:
        report(Finding("Directory", f"{DIRECTORY_FILE} has {len(contents.splitlines())} lines."))


async def _licences(endpoint: Endpoint, user: str, password: Password, report: Report) -> None:
    try:
        contents = await read_file(endpoint, user, password, pseudo_files.LICENCES.name)
    except LinkError as error:  # it is not documented: whatever is wrong with it is no fault of the link
        _LOG.info("the licences cannot be read: %s", error)
        return
    rows = pseudo_files.LICENCES.parse(contents)
    count = sum(row.quantity or 0 for row in rows if row.licence == pseudo_files.CTI_LINK_PRO)
    allowed = ALLOWED[max(0, min(count, len(ALLOWED) - 1))]
    report(Finding("Licences", f"{count} CTI Link Pro: {allowed}.", Mark.GOOD if count else Mark.NOTE))
