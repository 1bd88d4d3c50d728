"""A hub as a site of the settings: how to reach it, and the check of the setup wizard."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable
from typing import Final, TypeVar

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import (
    AuthenticationFailedError,
    CertificateError,
    ClientCertificateError,
    ConnectionLostError,
    EncryptionError,
    LinkError,
    PinMismatchError,
    UnreachableError,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.errors import (
    HubAbsentError,
    HubMissingError,
    HubPermissionError,
    HubSilentError,
    HubStorageError,
)
from devlink3_desk.services.hub.event_source import HubEventSource
from devlink3_desk.services.hub.names import NATS_PORT, split_sites
from devlink3_desk.services.hub.site_plan import fetch_site
from devlink3_desk.services.pbx_directory import read_directory
from devlink3_desk.services.probing import (
    SETUP_ADVICE,
    CheckReporter,
    CheckResult,
    CheckStatus,
    SetupAdvice,
    find_setup_advice,
)
from devlink3_desk.services.storage.settings import Profile
from devlink3_desk.switchboard.directory import Directory

_SERVER_TITLE: Final = QT_TRANSLATE_NOOP("Link", "Hub")
_SERVER_REACHED: Final = QT_TRANSLATE_NOOP(
    "Link", "The hub at {address} accepts this user for the site {site}."
)
_EVENTS_TITLE: Final = QT_TRANSLATE_NOOP("Link", "Events")
_EVENTS_ARRIVE: Final = QT_TRANSLATE_NOOP("Link", "The hub sends events.")
Result = TypeVar("Result")

# -- advice in the setup wizard

_HUB_MUST_RUN: Final = QT_TRANSLATE_NOOP(
    "Link", "The hub must run: ask its administrator. Then go back and test the connection again."
)
HUB_SETUP_ADVICE: Final[SetupAdvice] = (
    (
        HubMissingError,
        QT_TRANSLATE_NOOP(
            "Link", "Go back and check the name of the site on the hub. A hub must run and publish this site."
        ),
    ),
    (
        HubPermissionError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Go back and check the user and the name of the site on the hub. The administrator of the hub "
            "must give this user the permissions of a desk.",
        ),
    ),
    (HubAbsentError, _HUB_MUST_RUN),
    (HubSilentError, _HUB_MUST_RUN),
    (
        HubStorageError,
        QT_TRANSLATE_NOOP(
            "Link",
            "The administrator of the hub must enable JetStream in the configuration of nats-server and "
            "check its disk.",
        ),
    ),
    (
        PinMismatchError,
        QT_TRANSLATE_NOOP(
            "Link",
            "The connection may be intercepted. Continue only when the administrator of the hub confirms "
            "that the certificate was replaced; then set up the site again.",
        ),
    ),
    (
        CertificateError,
        QT_TRANSLATE_NOOP(
            "Link", "Go back and choose the CA that has issued the certificate of the hub, under “More”."
        ),
    ),
    (
        ClientCertificateError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Go back and choose a client certificate under “More”, from the CA in the configuration of "
            "nats-server.",
        ),
    ),
    (
        EncryptionError,
        QT_TRANSLATE_NOOP(
            "Link", "Go back and check the port and the encryption: nats-server must be configured with TLS."
        ),
    ),
    (AuthenticationFailedError, QT_TRANSLATE_NOOP("Link", "Go back and check the user and the password.")),
    (
        ConnectionLostError,
        QT_TRANSLATE_NOOP("Link", "Check nats-server and the network, then go back and test again."),
    ),
    (
        UnreachableError,
        QT_TRANSLATE_NOOP(
            "Link",
            "Go back and check the address and the port, usually 4222. nats-server must run there, and "
            "firewalls must allow the port.",
        ),
    ),
)
"""Advice in the setup wizard about a hub, by class of error; others have that of a PBX."""


def build_hub_accesses(
    profile: Profile, password: Password | None, passphrase: Password | None = None
) -> tuple[HubAccess, ...]:
    """Return how to reach each site of a profile; raises :class:`.HubNameError` for an invalid name.

    ``passphrase`` decrypts the key of the client certificate.
    """
    endpoint = profile.build_endpoint(passphrase)
    return tuple(
        HubAccess(
            endpoint=Endpoint(
                host=endpoint.host, port=profile.port or NATS_PORT, tls=endpoint.tls, timeout=profile.timeout
            ),
            site=site,
            user=profile.user,
            password=password,
        )
        for site in split_sites(profile.hub_site or "")
    )


async def check_hub(
    profile: Profile, password: Password, passphrase: Password | None, report: CheckReporter
) -> Directory:
    """Check a hub step by step and return its directory; raises the :class:`.LinkError` of a failed step."""
    accesses = build_hub_accesses(profile, password, passphrase)
    sites = []
    for access in accesses:
        sites.append(await _run_step(Sentence(_SERVER_TITLE), report, fetch_site(access)))
        report(
            CheckResult(
                Sentence(_SERVER_TITLE),
                Sentence(_SERVER_REACHED, address=str(access.endpoint), site=access.site),
            )
        )
    source = HubEventSource(accesses[0])
    running = asyncio.ensure_future(source.run(lambda _events: None))
    try:
        ready = asyncio.ensure_future(source.signed_in.wait())
        await asyncio.wait([running, ready], return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if running.done():
            await _run_step(Sentence(_EVENTS_TITLE), report, running)
        report(CheckResult(Sentence(_EVENTS_TITLE), Sentence(_EVENTS_ARRIVE)))
        return await read_directory(source.requester.read_file, sites[0])
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError, LinkError):
            await running


def find_hub_setup_advice(error: LinkError) -> str:
    """Return what a person who sets up a site on a hub can do about an error."""
    return find_setup_advice(error, HUB_SETUP_ADVICE + SETUP_ADVICE)


async def _run_step(title: Sentence, report: CheckReporter, step: Awaitable[Result]) -> Result:
    try:
        return await step
    except LinkError as error:
        report(CheckResult(title, sentence_from_error(error), CheckStatus.FAILED))
        raise
