"""A hub as a site of the settings: how to reach it, and the check of the setup wizard."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable
from typing import Final, TypeVar

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import LinkError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.event_source import HubEventSource
from devlink3_desk.services.hub.names import NATS_PORT, split_sites
from devlink3_desk.services.hub.site_plan import fetch_site
from devlink3_desk.services.pbx_directory import read_directory
from devlink3_desk.services.probing import CheckReporter, CheckResult, CheckStatus
from devlink3_desk.services.storage.settings import Profile
from devlink3_desk.switchboard.directory import Directory

_SERVER_TITLE: Final = QT_TRANSLATE_NOOP("Link", "Hub")
_SERVER_REACHED: Final = QT_TRANSLATE_NOOP(
    "Link", "The hub at {address} accepts this user for the site {site}."
)
_EVENTS_TITLE: Final = QT_TRANSLATE_NOOP("Link", "Events")
_EVENTS_ARRIVE: Final = QT_TRANSLATE_NOOP("Link", "The hub sends events.")


Result = TypeVar("Result")


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


async def _run_step(title: Sentence, report: CheckReporter, step: Awaitable[Result]) -> Result:
    try:
        return await step
    except LinkError as error:
        report(CheckResult(title, sentence_from_error(error), CheckStatus.FAILED))
        raise
