"""``devlink3-desk``: the desk window, on a PBX, on the built-in simulator, or on a recorded trace."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from devlink3_desk.app import locations
from devlink3_desk.app.cli import connection_options
from devlink3_desk.app.cli.connection_options import ConnectionParameters
from devlink3_desk.app.cli.exit_codes import ExitCode, UsageError
from devlink3_desk.app.os_integration.tel_links import parse_tel_link
from devlink3_desk.services import credentials
from devlink3_desk.services.storage.settings import Profile

if TYPE_CHECKING:
    from devlink3_desk.app.desk.sources import DeskSource, RequestedSite
    from devlink3_desk.app.os_integration.single_instance import SingleInstance
    from devlink3_desk.qt.main_window.main_window import MainWindow

log = logging.getLogger(__name__)

DISPLAY_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SCREENSHOT_DELAY = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "number", type=_parse_tel_link, nargs="?", metavar="tel:NUMBER", help="look this number up"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--demo", action="store_true", help="use the built-in PBX simulator")
    what.add_argument("--replay", type=Path, metavar="FILE", help="use a recorded trace")
    parser.add_argument(
        "--speed", type=_parse_speed, default=1.0, metavar="N", help="of --replay; 0: as fast as it can"
    )
    parser.add_argument(
        "--minimized", action="store_true", help="start in the tray, or minimised where there is none"
    )
    parser.add_argument(
        "--screenshot", type=Path, metavar="FILE", help="save a picture of the window and end"
    )
    parser.add_argument(
        "--after",
        type=connection_options.parse_positive,
        default=SCREENSHOT_DELAY,
        metavar="SECONDS",
        help="when to take it; default: %(default)g",
    )
    parser.add_argument(
        "--language",
        default="",
        metavar="CODE",
        help="en, de, fr or es; default: the system's",
    )
    connection_options.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Open the window and return when it is closed."""
    _ensure_display()
    if arguments.screenshot is not None and not arguments.screenshot.parent.is_dir():
        raise UsageError(f"There is no folder {arguments.screenshot.parent} for the picture.")
    if arguments.screenshot is not None or not _is_live(arguments):
        return _open_window(arguments, None)
    # Loaded here, so that a sentence on a missing display or option comes without loading Qt.
    from devlink3_desk.app.os_integration.single_instance import SingleInstance
    from devlink3_desk.app.qt_application import ensure_application

    ensure_application()
    site = arguments.profile or arguments.host or ""
    instance = SingleInstance(locations.config_dir(arguments.config_dir), site)
    if not instance.acquire_lock():
        if instance.activate_running(arguments.number or ""):
            return ExitCode.SUCCESS
        raise UsageError("The desk is running already, and does not answer: end it, then start it again.")
    try:
        return _open_window(arguments, instance)
    finally:
        instance.close()


def _is_live(arguments: argparse.Namespace) -> bool:
    return not arguments.demo and arguments.replay is None


def _open_window(arguments: argparse.Namespace, instance: SingleInstance | None) -> int:
    window = _show_startup_window(arguments)
    try:
        return _run_desks(arguments, instance, window)
    finally:
        if window is not None:
            window.finish_closing()


def _show_startup_window(arguments: argparse.Namespace) -> MainWindow | None:
    """Open the window at once, unless it begins out of sight or somebody has to say first what it is for."""
    from devlink3_desk.app.desk import startup_window

    store = locations.open_settings_store(arguments.config_dir)
    wizard = _is_live(arguments) and not _has_site(arguments)
    at_once = not (arguments.minimized or wizard) and startup_window.starts_with_window(store)
    if not at_once:
        return None
    window = startup_window.show_startup_window(store)
    startup_window.import_remaining_modules()
    return window


def _run_desks(
    arguments: argparse.Namespace, instance: SingleInstance | None, window: MainWindow | None
) -> int:
    """Find out what to show, and show it; ``window``: one that is open already."""
    from devlink3_desk.app import logs
    from devlink3_desk.app.desk.desk import Screenshot, StartOptions, run_desk
    from devlink3_desk.app.qt_application import ensure_application
    from devlink3_desk.qt.core import translation

    folder = arguments.config_dir
    chosen = locations.open_settings_store(folder).load().preferences.language.language
    translation.install_translation(ensure_application(), arguments.language or chosen)
    data, live = locations.data_dir(folder), _is_live(arguments)
    with logs.log_to_file(locations.log_file(folder)) as log:
        start = StartOptions(
            screenshot=None
            if arguments.screenshot is None
            else Screenshot(arguments.screenshot, arguments.after),
            minimized=arguments.minimized,
            # What happens in a demo or a recording is nothing to remember.
            data_dir=data if live else None,
            contacts_dir=data if live else data / "demo",
            config_dir=folder,
            number=arguments.number or "",
            single_instance=instance,
            log=log,
        )
        source = _create_source(arguments)
        while source is not None:
            try:
                code = run_desk(source.create_desk, locations.open_settings_store(folder), start, window)
            finally:
                source.close()
            window = None  # the next site has one of its own
            if source.requested_site is None:
                return code
            source = _create_next_source(arguments, source.requested_site)
        return ExitCode.SUCCESS


def _create_source(arguments: argparse.Namespace) -> DeskSource | None:
    """Return what to open the window on; nothing where somebody has left the wizard or the password."""
    from devlink3_desk.app.desk import sources
    from devlink3_desk.app.locations import load_site

    folder = arguments.config_dir
    if arguments.demo:
        return sources.DemoSource(load_site(folder))
    if arguments.replay is not None:
        return sources.ReplaySource(arguments.replay, arguments.speed, load_site(folder))
    return _create_live_source(arguments, _choose_connection(arguments))


def _create_next_source(arguments: argparse.Namespace, requested: RequestedSite) -> DeskSource | None:
    """Return the site that somebody has chosen in the window, or has just set up."""
    from devlink3_desk.app.desk import site_setup

    store = locations.open_settings_store(arguments.config_dir)
    if requested.name is None:
        made = site_setup.run_setup(store)
        if made is not None:
            return _create_live_source(arguments, made)
    profile = store.load().find_profile(requested.name)
    if profile is None:
        return None
    if requested.name is not None:
        try:
            store.save(store.load().with_profile(profile))  # the last used one, at the next start
        except OSError as error:
            log.warning("The choice of a site cannot be kept: %s.", error.strerror)
    return _create_live_source(arguments, _resolve_connection(profile))


def _create_live_source(
    arguments: argparse.Namespace, connection: ConnectionParameters | None
) -> DeskSource | None:
    from devlink3_desk.app.desk import sources
    from devlink3_desk.app.locations import load_site

    if connection is None:
        return None
    folder = arguments.config_dir
    data, store = locations.data_dir(folder), locations.open_settings_store(folder)
    return sources.LiveSource(connection, load_site(folder, connection.profile), data, store)


def _resolve_connection(profile: Profile) -> ConnectionParameters | None:
    """Return how to connect; nothing where somebody does not tell the password."""
    from devlink3_desk.app.desk import site_setup

    passphrase = credentials.find_passphrase(profile.cert if profile.tls else None)
    password = credentials.find_known_password(profile.user, profile.host) or site_setup.ask_password(profile)
    return (
        None
        if password is None
        else ConnectionParameters(profile, profile.build_endpoint(passphrase), password)
    )


def _choose_connection(arguments: argparse.Namespace) -> ConnectionParameters | None:
    from devlink3_desk.app.desk import site_setup

    if arguments.screenshot is not None:  # nobody is there to be asked
        return connection_options.resolve_connection(arguments)
    if not _has_site(arguments):
        return site_setup.run_setup(locations.open_settings_store(arguments.config_dir))
    return _resolve_connection(connection_options.resolve_profile(arguments))


def _has_site(arguments: argparse.Namespace) -> bool:
    """Return whether it is known where to connect."""
    known = locations.open_settings_store(arguments.config_dir).load().profiles
    return bool(arguments.host is not None or arguments.profile is not None or known)


def _ensure_display() -> None:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in DISPLAY_VARIABLES):
        raise UsageError(
            "There is no display to open a window on: run it in a desktop session, or take a picture with "
            "'xvfb-run -a devlink3-desk --demo --screenshot desk.png --after 10'."
        )


def _parse_tel_link(text: str) -> str:
    number = parse_tel_link(text)
    if number is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no tel: link with a number")
    return number


def _parse_speed(text: str) -> float:
    value = float(text)
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not zero or more")
    return value
