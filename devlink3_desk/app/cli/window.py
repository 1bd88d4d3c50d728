"""``devlink3-desk``: opens the desk window on a PBX, on the built-in simulator, or on a recorded trace.

Modules that need Qt are imported inside functions, so that a missing display or a wrong option is
reported without loading it.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from devlink3_desk.app import configuration
from devlink3_desk.app.cli import options
from devlink3_desk.app.cli.hub_options import add_hub_options, resolve_hub_sites
from devlink3_desk.app.cli.options import add_history_option, resolve_history
from devlink3_desk.app.cli.output import ExitCode, UsageError
from devlink3_desk.app.configuration import ConnectionParameters, load_site
from devlink3_desk.app.interrupts import InterruptExit
from devlink3_desk.app.os_integration.registration import parse_tel_link
from devlink3_desk.link.errors import LinkError, UnreachableError
from devlink3_desk.services import credentials
from devlink3_desk.services.storage.settings import Profile

if TYPE_CHECKING:
    from devlink3_desk.app.desk.desk import StartOptions
    from devlink3_desk.app.desk.recording import RecordingOptions
    from devlink3_desk.app.desk.sources import DeskSource, RequestedSite
    from devlink3_desk.app.diagnostics import LogFile
    from devlink3_desk.app.os_integration.single_instance import SingleInstance
    from devlink3_desk.qt.main_window.main_window import MainWindow
    from devlink3_desk.services.hub.connection import HubAccess
    from devlink3_desk.switchboard.site import Site

    SourceFactory: TypeAlias = Callable[[], DeskSource]

log = logging.getLogger(__name__)

DISPLAY_VARIABLES: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SCREENSHOT_DELAY: Final = 5.0
_LANGUAGES: Final = ("en", "de", "fr", "es", "pseudo")
"""Those of ``qt.core.translation``, which is not imported to parse options."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "number", type=_parse_tel_link, nargs="?", metavar="tel:NUMBER", help="look this number up"
    )
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--demo", action="store_true", help="use the built-in PBX simulator")
    source.add_argument("--replay", type=Path, metavar="FILE", help="use a recorded trace")
    parser.add_argument(
        "--speed",
        type=options.parse_replay_speed,
        metavar="N",
        help="speed of --replay; 0: without pauses; default: 1",
    )
    parser.add_argument(
        "--minimized", action="store_true", help="start in the tray, or minimised where there is none"
    )
    parser.add_argument(
        "--screenshot", type=Path, metavar="FILE", help="save a screenshot of the window and exit"
    )
    parser.add_argument(
        "--after",
        type=options.parse_delay,
        metavar="SECONDS",
        help=f"delay before the screenshot; default: {SCREENSHOT_DELAY:g}",
    )
    parser.add_argument(
        "--language",
        type=_parse_language,
        metavar="CODE",
        help="en, de, fr or es; default: the system's",
    )
    add_history_option(parser)
    options.add_connection_options(parser)
    add_hub_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Open the window; return when it is closed."""
    _refuse_unused_options(arguments)
    _check_display()
    with InterruptExit():
        return _open_window(arguments)


def _open_window(arguments: argparse.Namespace) -> int:
    # Imports leave hardly any cycles. From the first event loop on, ``GuiGarbageCollector`` collects them.
    gc.disable()
    if arguments.screenshot is not None and not arguments.screenshot.parent.is_dir():
        raise UsageError(
            f"The folder {arguments.screenshot.parent} does not exist: save the screenshot in another one."
        )
    # Demos, replays and screenshots do not use the settings of a running desk, and run beside it.
    if arguments.screenshot is not None or not _is_live(arguments):
        return DeskLauncher(arguments, None).run()
    from devlink3_desk.app.os_integration.single_instance import SingleInstance, StartOutcome
    from devlink3_desk.app.qt_application import ensure_application

    ensure_application()
    site = arguments.profile or arguments.host or arguments.hub or ""
    instance = SingleInstance(configuration.config_dir(arguments.config_dir), site)
    outcome = instance.start(arguments.number or "")
    if outcome is StartOutcome.HANDED_OVER:
        return ExitCode.SUCCESS
    if outcome is StartOutcome.UNANSWERED:
        raise UsageError("The desk is already running, but does not respond. Close it and start it again.")
    try:
        # The system opens links without options, also where the desk was started with those of a site.
        if arguments.number and not site and instance.hand_over(arguments.number):
            return ExitCode.SUCCESS
        return DeskLauncher(arguments, instance).run()
    finally:
        instance.close()


class DeskLauncher:
    """Opens one window after another: each site that the user switches to has a window of its own."""

    def __init__(self, arguments: argparse.Namespace, instance: SingleInstance | None) -> None:
        self._arguments = arguments
        self._instance = instance
        self._config_dir: Path | None = arguments.config_dir
        self._data_dir = configuration.data_dir(arguments.config_dir)
        # A screenshot is taken beside a running desk, or on a virtual screen with another layout.
        is_read_only = arguments.screenshot is not None
        self._store = configuration.open_settings_store(arguments.config_dir, is_read_only=is_read_only)

    def run(self) -> int:
        """Open windows until one is closed without another site being requested."""
        window = self._show_startup_window()
        try:
            return self._run_desks(window)
        finally:
            if window is not None:
                window.finish_closing()

    def _show_startup_window(self) -> MainWindow | None:
        """Show the window early, unless it starts hidden or the setup wizard has to run first."""
        from devlink3_desk.app.desk import startup

        needs_setup = _is_live(self._arguments) and not self._has_site()
        if self._arguments.minimized or needs_setup or not startup.starts_with_window(self._store):
            return None
        window = startup.show_startup_window(self._store)
        startup.import_pane_modules()
        return window

    def _run_desks(self, window: MainWindow | None) -> int:
        from devlink3_desk.app import diagnostics
        from devlink3_desk.app.qt_application import ensure_application
        from devlink3_desk.qt.core import translation

        language = self._arguments.language or self._store.load().preferences.language.language
        translation.install_translation(ensure_application(), language)
        with diagnostics.log_to_file(configuration.log_file(self._config_dir)) as log_file:
            with self._handling_starts():
                create_source = self._choose_source()
            while create_source is not None:
                code, requested = self._run_desk(create_source, log_file, window)
                window = None  # closed with its desk; the next site creates its own
                if requested is None:
                    return code
                with self._handling_starts():
                    create_source = self._choose_next_source(requested)
        return ExitCode.SUCCESS

    @contextlib.contextmanager
    def _handling_starts(self) -> Iterator[None]:
        """While no desk does, have other starts raise what is open, and look their number up later."""
        if self._instance is None:
            yield
            return
        self._instance.activation_requested.connect(self._handle_start)
        self._instance.resume_answers()
        try:
            yield
        finally:
            self._instance.hold_answers()
            self._instance.activation_requested.disconnect(self._handle_start)

    def _handle_start(self, number: str) -> None:
        from devlink3_desk.app import qt_application

        self._arguments.number = number or self._arguments.number
        qt_application.raise_windows()

    def _run_desk(
        self, create_source: SourceFactory, log_file: LogFile, window: MainWindow | None
    ) -> tuple[ExitCode, RequestedSite | None]:
        """Run a desk until its window is closed; return the exit code, and the site to open next."""
        from devlink3_desk.app.desk import startup
        from devlink3_desk.app.desk.window_contents import WindowContents

        contacts_dir = self._data_dir if _is_live(self._arguments) else self._data_dir / "demo"
        contents = WindowContents(self._store, contacts_dir, window)
        try:
            startup.import_desk_modules()
            from devlink3_desk.app.desk.desk import run_desk

            source = create_source()
            try:
                start_options = self._build_start_options(log_file, source)
                self._arguments.number = None  # the next desk does not look it up again
                return run_desk(
                    source.create_desk, self._store, start_options, contents
                ), source.requested_site
            finally:
                source.close()
        finally:
            contents.window.finish_closing()

    def _build_start_options(self, log_file: LogFile, source: DeskSource) -> StartOptions:
        from devlink3_desk.app.desk.desk import Screenshot, StartOptions

        arguments, is_live = self._arguments, _is_live(self._arguments)
        name = "" if source.profile is None else source.profile.name
        path = arguments.screenshot
        delay = SCREENSHOT_DELAY if arguments.after is None else arguments.after
        return StartOptions(
            screenshot=None if path is None else Screenshot(path, delay),
            minimized=arguments.minimized,
            # Calls of a demo or a trace must not appear among the missed calls of the real desk.
            data_dir=self._data_dir if is_live else None,
            site="\n".join((name, source.address, arguments.site or "")),
            recording=self._build_recording_options(source),
            trace=arguments.replay,
            config_dir=self._config_dir,
            number=arguments.number or "",
            single_instance=self._instance,
            log=log_file,
        )

    def _build_recording_options(self, source: DeskSource) -> RecordingOptions | None:
        if self._arguments.hub is not None or (source.profile is not None and source.profile.hub_site):
            return None  # the hub records
        from devlink3_desk.app.desk.recording import RecordingOptions

        arguments, is_live = self._arguments, _is_live(self._arguments)
        # Calls of a demo or a trace never get into the history of the user, unless it is named.
        is_named = arguments.history is not None
        location = resolve_history(arguments, source.profile) if is_live or is_named else None
        # A screenshot is taken beside a running desk, which records already.
        is_recording = location is None or arguments.screenshot is None
        return RecordingOptions(location, source.address, is_recording)

    # -- sources: first what has to be asked or found out, then a function that creates them

    def _choose_source(self) -> SourceFactory | None:
        """Return what creates the source of the first window, or ``None`` if the user cancelled a dialog."""
        if self._arguments.demo:
            return self._create_demo_source
        if self._arguments.replay is not None:
            return self._create_replay_source
        if self._arguments.hub is not None:
            return self._choose_hub_source(resolve_hub_sites(self._arguments), None)
        # A screenshot is taken by a script: no dialog may wait for an answer.
        if self._arguments.screenshot is None and not self._has_site():
            return self._set_up_first_site()
        return self._choose_live_source(self._choose_connection())

    def _create_demo_source(self) -> DeskSource:
        from devlink3_desk.app.desk import sources

        return sources.DemoSource(load_site(self._config_dir))

    def _create_replay_source(self) -> DeskSource:
        from devlink3_desk.app.desk import sources

        speed = self._arguments.speed
        site = load_site(self._config_dir, options.find_named_profile(self._arguments))
        return sources.ReplaySource(self._arguments.replay, 1.0 if speed is None else speed, site)

    def _set_up_first_site(self) -> SourceFactory | None:
        """Return the source of the site that the wizard has set up, or of the demo that it offers."""
        from devlink3_desk.app.desk import sites

        outcome = sites.run_setup(self._store, offers_demo=True)
        if isinstance(outcome, sites.SetupChoice):
            # As if it had been asked for on the command line: it stores nothing among the data of a site.
            self._arguments.demo = True
            return self._create_demo_source
        return self._choose_live_source(outcome)

    def _choose_hub_source(self, accesses: Sequence[HubAccess], profile: Profile | None) -> SourceFactory:
        from devlink3_desk.app import qt_application

        # A screenshot is taken beside a running desk, whose waiting changes it must not send.
        folder = self._data_dir if self._arguments.screenshot is None else None
        # On an event loop of Qt: the window, which is shown already, answers meanwhile.
        found = qt_application.run_coroutine(self._find_hub_sites(accesses, profile))
        (access, site), *others = zip(accesses, found, strict=True)

        def create_source() -> DeskSource:
            from devlink3_desk.app.desk.hub_source import HubSource

            return HubSource(access, site, profile, self._store, folder, others)

        return create_source

    async def _find_hub_sites(self, accesses: Sequence[HubAccess], profile: Profile | None) -> list[Site]:
        import asyncio

        return await asyncio.gather(*(self._find_hub_site(access, profile) for access in accesses))

    async def _find_hub_site(self, access: HubAccess, profile: Profile | None) -> Site:
        """Return how a site on a hub writes its numbers; without the hub, as it was the last time."""
        from devlink3_desk.services.hub.site_plan import SitePlanFile, fetch_site

        file = SitePlanFile(self._data_dir, access)
        try:
            site = await fetch_site(access)
        except LinkError as error:
            if profile is None and not isinstance(error, UnreachableError):
                raise  # problems with the options are reported at once
            log.warning("The numbering of the site is not known: %s", error)
            return file.load() or load_site(self._config_dir, profile)
        file.save(site)
        return site

    def _choose_next_source(self, requested: RequestedSite) -> SourceFactory | None:
        """Return what creates the source of the site that the user has switched to, or ``None`` as above."""
        from devlink3_desk.app.desk import sites

        if requested.name is None:
            connection = sites.run_setup(self._store)
            if isinstance(connection, ConnectionParameters):
                return self._choose_live_source(connection)
        # A cancelled setup returns to the last used site.
        settings = self._store.load()
        profile = settings.find_profile(requested.name)
        if profile is None:
            return None
        if requested.name is not None:
            try:
                # Makes it the one used last.
                self._store.update(lambda settings: settings.with_profile(profile))
            except OSError as error:
                log.warning("The choice of the site cannot be saved: %s.", error.strerror)
        return self._choose_live_source(_prompt_for_connection(profile))

    def _choose_live_source(self, connection: ConnectionParameters | None) -> SourceFactory | None:
        if connection is None:
            return None
        if connection.profile.hub_site is not None:
            from devlink3_desk.services.hub.hub_profile import build_hub_accesses

            tls = connection.endpoint.tls
            passphrase = None if tls is None else tls.passphrase
            accesses = build_hub_accesses(connection.profile, connection.password, passphrase)
            return self._choose_hub_source(accesses, connection.profile)
        return partial(self._create_live_source, connection)

    def _create_live_source(self, connection: ConnectionParameters) -> DeskSource:
        from devlink3_desk.app.desk import sources

        site = load_site(self._config_dir, connection.profile)
        return sources.LiveSource(connection, site, self._data_dir, self._store)

    def _choose_connection(self) -> ConnectionParameters | None:
        if self._arguments.screenshot is not None:
            return options.resolve_connection(self._arguments)
        return _prompt_for_connection(options.resolve_profile(self._arguments))

    def _has_site(self) -> bool:
        """Return whether the options or the settings name a PBX."""
        arguments = self._arguments
        return (
            arguments.hub is not None
            or arguments.host is not None
            or arguments.profile is not None
            or bool(self._store.load().profiles)
        )


def _prompt_for_connection(profile: Profile) -> ConnectionParameters | None:
    """Return the parameters of ``profile``; asks for an unknown password, ``None`` if that is cancelled."""
    from devlink3_desk.app.desk.startup import call_while_painting

    password = call_while_painting(partial(credentials.find_known_password, profile.user, profile.host))
    if password is None:
        from devlink3_desk.app.desk import sites

        password = sites.ask_password(profile)
    if password is None:
        return None
    return call_while_painting(partial(ConnectionParameters.from_profile, profile, password))


def _is_live(arguments: argparse.Namespace) -> bool:
    return not arguments.demo and arguments.replay is None


def _refuse_unused_options(arguments: argparse.Namespace) -> None:
    """Raise :class:`UsageError` if an option is given that would have no effect."""
    options.require_option(arguments, "replay", "speed")
    options.require_option(arguments, "screenshot", "after")
    if arguments.demo:
        options.refuse_other_source(arguments, "--demo", "host", "hub")
    elif arguments.replay is not None:
        options.refuse_other_source(arguments, "--replay", "host", "hub")


def _check_display() -> None:
    # Without a display, Qt aborts the process with a message that mentions platform plugins.
    if sys.platform == "linux" and not any(os.environ.get(name) for name in DISPLAY_VARIABLES):
        raise UsageError(
            "There is no display for the window. Run it in a desktop session, or take a screenshot with "
            "'xvfb-run -a devlink3-desk --demo --screenshot desk.png --after 10'."
        )


def _parse_language(text: str) -> str:
    """Return a language of the window from a code such as ``de`` or ``de_AT``."""
    language = text.replace("_", "-").partition("-")[0].lower()
    if language not in _LANGUAGES:
        raise argparse.ArgumentTypeError(f"{text!r} is not available: choose en, de, fr or es")
    return language


def _parse_tel_link(text: str) -> str:
    number = parse_tel_link(text)
    if number is None:
        raise argparse.ArgumentTypeError(f"{options.quote_value(text)} is not a tel: link with a number")
    return number
