"""``hub --publish``: one hub of a site, which serves desks over NATS JetStream."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import re
import signal
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from devlink3_desk.app.cli import output
from devlink3_desk.app.cli.hub_customer_data import HubCustomerData, read_customer_data
from devlink3_desk.app.cli.monitor import FlagsReporter
from devlink3_desk.app.cli.options import load_settings
from devlink3_desk.app.cli.output import ExitCode, UsageError
from devlink3_desk.app.cli.pbx_session import LossReporter
from devlink3_desk.app.configuration import ConnectionParameters
from devlink3_desk.link.errors import NeverConnectedError
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.hub.errors import (
    HubCertificateError,
    HubClientCertificateError,
    HubEncryptionError,
    HubUnreachableError,
)
from devlink3_desk.services.hub.history_service import HistoryService
from devlink3_desk.services.hub.hub_node import HubNode
from devlink3_desk.services.hub.hub_status import NodeRole
from devlink3_desk.services.hub.moment_service import MomentService
from devlink3_desk.services.hub.pbx_follower import FOLLOWER_TIMING, FollowerSettings
from devlink3_desk.services.pbx_directory import create_reader
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_lock import HUB_LOCK
from devlink3_desk.services.storage.history_retention import RetentionPolicy
from devlink3_desk.services.storage.history_store import LOCK_SECONDS, open_history
from devlink3_desk.services.storage.history_writer import (
    HistoryWriter,
    RecorderOptions,
    RecordingStatus,
    StatusCallback,
)
from devlink3_desk.switchboard.site import Site

if TYPE_CHECKING:
    from devlink3_desk.services.hub.connection import HubAccess

_HUB_OPTIONS: Final = {
    "--hub": "--publish",
    "--ca": "--hub-ca",
    "--server-name": "--hub-server-name",
    "--pin": "--hub-pin",
    "--cert": "--hub-cert",
    "--key": "--hub-key",
}
"""The option of a hub with the same meaning, by the option of a desk."""

_ADVISING_ERRORS: Final = (
    HubUnreachableError,
    HubEncryptionError,
    HubCertificateError,
    HubClientCertificateError,
)
"""Errors whose advice names options of a desk."""


class ReadyReporter:
    """Says on stderr what the hub does, and ``ready`` once desks can use it."""

    def __init__(self) -> None:
        self.is_ready = False
        """Whether this hub has stood by, or has led with a connection to the PBX."""
        self._is_live = False
        self._role = NodeRole.STARTING
        self._had_problem = False

    def handle_live(self) -> None:
        """Note that the PBX is connected, and all its calls are known."""
        self._is_live = True
        self._report_ready()

    def handle_role(self, role: NodeRole) -> None:
        """Note what the hub does from now on."""
        if self._role is not NodeRole.STARTING:
            leads = role is NodeRole.LEADER
            output.write_message(
                "devlink3-desk: This hub leads now." if leads else "devlink3-desk: Another hub leads now."
            )
        self._role = role
        self._report_ready()

    def handle_problem(self, problem: Sentence | None) -> None:
        """Note what keeps the hub from publishing."""
        if problem is not None and not self._had_problem:
            output.write_message(f"devlink3-desk: Nothing is published: {problem}")
        elif problem is None and self._had_problem:
            output.write_message("devlink3-desk: The hub's server is connected again.")
        self._had_problem = problem is not None

    def _report_ready(self) -> None:
        has_begun = self._role is NodeRole.STANDBY or (self._role is NodeRole.LEADER and self._is_live)
        if has_begun and not self.is_ready:
            self.is_ready = True
            output.write_message("ready")


def run_publishing(
    arguments: argparse.Namespace,
    access: HubAccess,
    connection: ConnectionParameters,
    site: Site,
    location: HistoryLocation,
    report_status: StatusCallback,
) -> int:
    """Serve desks until the duration is over, SIGTERM arrives, or the user interrupts."""
    # Errors in these, or in the history, are reported before anything is connected.
    customer_data = read_customer_data(arguments)
    open_history(location).close()
    history = LocalHistory(location, site)
    reporter = ReadyReporter()
    try:
        retention = RetentionPolicy.from_preferences(load_settings(arguments).preferences.history)
        settings = _build_settings(connection, site, location, retention, report_status, reporter)
        customer_data.start()
        return asyncio.run(_run_node(arguments, access, settings, history, reporter, customer_data))
    except _ADVISING_ERRORS as error:
        error.advice = _name_hub_options(error.advice)
        raise
    finally:
        customer_data.stop()
        history.close()


def _name_hub_options(advice: str) -> Sentence:
    """Return advice about the server with the options that a hub has, in place of those of a desk."""
    text = re.sub(r"--[a-z-]+", lambda found: _HUB_OPTIONS.get(found[0], found[0]), advice)
    return Sentence("{text}", text=text)


def create_follower_session(
    connection: ConnectionParameters,
    signed_in: asyncio.Event,
    was_connected: bool,  # noqa: FBT001 (a callback)
) -> DevLinkSession:
    """Return a session of a hub; ``was_connected`` is whether an earlier one was connected to the PBX."""
    profile = connection.profile
    return DevLinkSession(
        connection.endpoint,
        profile.user,
        connection.provide_password,
        profile.event_flags,
        # A PBX that has worked may be away for a while.
        was_connected=was_connected,
        wait_for_restart=True,
        timing=FOLLOWER_TIMING,
        signed_in=signed_in,
    )


def _build_settings(
    connection: ConnectionParameters,
    site: Site,
    location: HistoryLocation,
    retention: RetentionPolicy,
    report_status: StatusCallback,
    reporter: ReadyReporter,
) -> FollowerSettings:
    profile = connection.profile

    def create_writer(prefix: str, on_calls_stored: Callable[[], object]) -> HistoryWriter:
        options = RecorderOptions(
            call_id_prefix=prefix,
            source=profile.host,
            lock=HUB_LOCK,
            # The lease decides which hub records. The lock of one that has failed ends without a commit.
            lock_tolerance=2 * LOCK_SECONDS,
            retention=retention,
            on_calls_stored=on_calls_stored,
        )
        return HistoryWriter(location, options, report_status)

    return FollowerSettings(
        site=site,
        create_session=partial(create_follower_session, connection),
        read_file=create_reader(connection.endpoint, profile.user, connection.password),
        create_writer=create_writer,
        location=location,
        on_link=LossReporter().handle_link,
        on_link_while_leading=FlagsReporter(profile.event_flags).handle_link,
        on_live=reporter.handle_live,
        on_recording_problem=lambda problem: report_status(RecordingStatus(problem=problem)),
    )


async def _run_node(
    arguments: argparse.Namespace,
    access: HubAccess,
    settings: FollowerSettings,
    history: LocalHistory,
    reporter: ReadyReporter,
    customer_data: HubCustomerData,
) -> int:
    node = HubNode(
        access,
        settings,
        warm=arguments.warm_standby,
        replicas=arguments.replicas,
        history=HistoryService(history, MomentService(history, settings.site)).answer,
        contacts=customer_data.contacts,
        lookup=customer_data.lookup,
        on_role=reporter.handle_role,
        on_problem=reporter.handle_problem,
    )
    stopped = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; there, a service is killed
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with contextlib.AsyncExitStack() as stack:
        if arguments.metrics_port is not None:
            await _serve_metrics(stack, access.site, arguments.metrics_port, node)
        running = asyncio.create_task(node.run(), name="hub")
        waiting = asyncio.create_task(stopped.wait(), name="stop")
        try:
            await asyncio.wait(
                (running, waiting), timeout=arguments.duration, return_when=asyncio.FIRST_COMPLETED
            )
            if running.done():
                running.result()  # raises the error that has ended the hub
        finally:
            for task in (running, waiting):
                task.cancel()
            await asyncio.gather(running, waiting, return_exceptions=True)
    if arguments.duration is not None and not reporter.is_ready and not stopped.is_set():
        advice = None if node.was_connected else _name_hub_options(Sentence(HubUnreachableError.advice))
        raise NeverConnectedError(arguments.duration, advice)
    return ExitCode.SUCCESS


async def _serve_metrics(stack: contextlib.AsyncExitStack, site: str, port: int, node: HubNode) -> None:
    from devlink3_desk.services.hub.metrics import serve_metrics

    try:
        used = await stack.enter_async_context(serve_metrics(site, port, node.read_status))
    except OSError as error:
        raise UsageError(f"Port {port} cannot be used for --metrics-port: {error.strerror}.") from error
    output.write_message(f"devlink3-desk: Figures are at http://127.0.0.1:{used}/metrics.")
