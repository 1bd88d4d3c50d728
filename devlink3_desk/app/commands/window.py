"""``devlink3-desk``: the desk window, on a PBX, on the built-in simulator, or on a recorded trace."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from devlink3_desk.app import connection_options, locations
from devlink3_desk.app.connection_options import Connection
from devlink3_desk.app.exit_codes import ExitCode, UsageError
from devlink3_desk.app.tel_links import number_of
from devlink3_desk.services import credentials
from devlink3_desk.services.settings import Profile

if TYPE_CHECKING:
    from devlink3_desk.app.instance import Instance
    from devlink3_desk.app.sources import Source, Wanted
    from devlink3_desk.qt.widgets.main_window import MainWindow

log = logging.getLogger(__name__)

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
PICTURE_AFTER = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("number", type=_link, nargs="?", metavar="tel:NUMBER", help="look this number up")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--demo", action="store_true", help="use the built-in PBX simulator")
    what.add_argument("--replay", type=Path, metavar="FILE", help="use a recorded trace")
    parser.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N", help="of --replay; 0: as fast as it can"
    )
    parser.add_argument(
        "--minimized", action="store_true", help="start in the tray, or minimised where there is none"
    )
    parser.add_argument(
        "--screenshot", type=Path, metavar="FILE", help="save a picture of the window and end"
    )
    parser.add_argument(
        "--after",
        type=connection_options.positive,
        default=PICTURE_AFTER,
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
    _need_display()
    if arguments.screenshot is not None and not arguments.screenshot.parent.is_dir():
        raise UsageError(f"There is no folder {arguments.screenshot.parent} for the picture.")
    if arguments.screenshot is not None or not _is_live(arguments):
        return _open(arguments, None)
    # Loaded here, so that a sentence on a missing display or option comes without loading Qt.
    from devlink3_desk.app.application import application
    from devlink3_desk.app.instance import Instance

    application()
    site = arguments.profile or arguments.host or ""
    instance = Instance(locations.config_dir(arguments.config_dir), site)
    if not instance.claim():
        if instance.hand_over(arguments.number or ""):
            return ExitCode.DONE
        raise UsageError("The desk is running already, and does not answer: end it, then start it again.")
    try:
        return _open(arguments, instance)
    finally:
        instance.close()


def _is_live(arguments: argparse.Namespace) -> bool:
    return not arguments.demo and arguments.replay is None


def _open(arguments: argparse.Namespace, instance: Instance | None) -> int:
    window = _window(arguments)
    try:
        return _furnish(arguments, instance, window)
    finally:
        if window is not None:
            window.finish()


def _window(arguments: argparse.Namespace) -> MainWindow | None:
    """Open the window at once, unless it begins out of sight or somebody has to say first what it is for."""
    from devlink3_desk.app import opening

    store = locations.settings_store(arguments.config_dir)
    wizard = _is_live(arguments) and not _is_set_up(arguments)
    at_once = not (arguments.minimized or wizard) and opening.begins_with_window(store)
    if not at_once:
        return None
    window = opening.show_window(store)
    opening.read_the_rest()
    return window


def _furnish(arguments: argparse.Namespace, instance: Instance | None, window: MainWindow | None) -> int:
    """Find out what to show, and show it; ``window``: one that is open already."""
    from devlink3_desk.app import logs
    from devlink3_desk.app.application import application
    from devlink3_desk.app.desk import Picture, Start, run_desk
    from devlink3_desk.qt import translation

    folder = arguments.config_dir
    chosen = locations.settings_store(folder).load().preferences.language.language
    translation.install(application(), arguments.language or chosen)
    data, live = locations.data_dir(folder), _is_live(arguments)
    with logs.kept(locations.log_file(folder)) as log:
        start = Start(
            picture=None if arguments.screenshot is None else Picture(arguments.screenshot, arguments.after),
            minimized=arguments.minimized,
            # What happens in a demo or a recording is nothing to remember.
            data=data if live else None,
            book=data if live else data / "demo",
            config_dir=folder,
            number=arguments.number or "",
            instance=instance,
            log=log,
        )
        source = _source(arguments)
        while source is not None:
            try:
                code = run_desk(source.desk, locations.settings_store(folder), start, window)
            finally:
                source.close()
            window = None  # the next site has one of its own
            if source.wanted is None:
                return code
            source = _next_source(arguments, source.wanted)
        return ExitCode.DONE


def _source(arguments: argparse.Namespace) -> Source | None:
    """Return what to open the window on; nothing where somebody has left the wizard or the password."""
    from devlink3_desk.app import sources
    from devlink3_desk.app.site import load_site

    folder = arguments.config_dir
    if arguments.demo:
        return sources.Demo(load_site(folder))
    if arguments.replay is not None:
        return sources.Replay(arguments.replay, arguments.speed, load_site(folder))
    return _live(arguments, _connection(arguments))


def _next_source(arguments: argparse.Namespace, wanted: Wanted) -> Source | None:
    """Return the site that somebody has chosen in the window, or has just set up."""
    from devlink3_desk.app import setup

    store = locations.settings_store(arguments.config_dir)
    if wanted.site is None:
        made = setup.set_up(store)
        if made is not None:
            return _live(arguments, made)
    profile = store.load().profile(wanted.site)
    if profile is None:
        return None
    if wanted.site is not None:
        try:
            store.save(store.load().with_profile(profile))  # the last used one, at the next start
        except OSError as error:
            log.warning("The choice of a site cannot be kept: %s.", error.strerror)
    return _live(arguments, _with_password(profile))


def _live(arguments: argparse.Namespace, chosen: Connection | None) -> Source | None:
    from devlink3_desk.app import sources
    from devlink3_desk.app.site import load_site

    if chosen is None:
        return None
    folder = arguments.config_dir
    data, store = locations.data_dir(folder), locations.settings_store(folder)
    return sources.Live(chosen, load_site(folder, chosen.profile), data, store)


def _with_password(profile: Profile) -> Connection | None:
    """Return how to connect; nothing where somebody does not tell the password."""
    from devlink3_desk.app import setup

    passphrase = credentials.find_passphrase(profile.cert if profile.tls else None)
    password = credentials.known_password(profile.user, profile.host) or setup.ask_password(profile)
    return None if password is None else Connection(profile, profile.endpoint(passphrase), password)


def _connection(arguments: argparse.Namespace) -> Connection | None:
    from devlink3_desk.app import setup

    if arguments.screenshot is not None:  # nobody is there to be asked
        return connection_options.chosen_connection(arguments)
    if not _is_set_up(arguments):
        return setup.set_up(locations.settings_store(arguments.config_dir))
    return _with_password(connection_options.chosen_profile(arguments))


def _is_set_up(arguments: argparse.Namespace) -> bool:
    """Return whether it is known where to connect."""
    known = locations.settings_store(arguments.config_dir).load().profiles
    return bool(arguments.host is not None or arguments.profile is not None or known)


def _need_display() -> None:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in DISPLAYS):
        raise UsageError(
            "There is no display to open a window on: run it in a desktop session, or take a picture with "
            "'xvfb-run -a devlink3-desk --demo --screenshot desk.png --after 10'."
        )


def _link(text: str) -> str:
    number = number_of(text)
    if number is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no tel: link with a number")
    return number


def _speed(text: str) -> float:
    value = float(text)
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not zero or more")
    return value
