"""``devlink3-desk simulate``: runs the PBX simulator as a server."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import os
import re
import signal
import ssl
from pathlib import Path
from typing import Any, Final

import msgspec

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.output import ExitCode, UsageError
from devlink3_desk.link.endpoint import TCP_PORT, TLS_PORT, remove_brackets
from devlink3_desk.link.tls import find_error_number, format_error_number
from devlink3_desk.services.credentials import PASSWORD_VARIABLE
from devlink3_desk.simulator.options import ChallengeMode, ConnectionFaults, SimulatorOptions
from devlink3_desk.simulator.scenario import ScenarioError
from devlink3_desk.simulator.server import PbxServer

_DEFAULT_OPTIONS: Final = SimulatorOptions()
_BIND_ADDRESS: Final = re.compile(r"\('[^']*', (\d+)")
"""The address in asyncio's text of a failure to listen."""
_SCENARIO_ADVICE: Final = (
    "What to do: correct this line; docs/simulator.md describes the statements of a scenario."
)
_FAULT_OPTIONS: Final = ("split", "slow", "drop_after", "half_open_after", "gap_every")
"""Options that are fields of :class:`.ConnectionFaults`; all others are fields of the options themselves."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    _add_server_options(parser.add_argument_group("server", "DEVLINK3_PASSWORD is the password to expect."))
    _add_company_options(parser.add_argument_group("company"))
    _add_rule_options(parser.add_argument_group("rules"))
    _add_fault_options(parser.add_argument_group("faults of every connection"))
    parser.add_argument("--duration", type=options.parse_seconds, metavar="S", help="exit after S seconds")


def _add_server_options(group: argparse._ArgumentGroup) -> None:
    port = options.parse_listening_port
    group.add_argument(
        "--host",
        type=_parse_address,
        default=_DEFAULT_OPTIONS.host,
        help="address to listen on; default: %(default)s",
    )
    group.add_argument(
        "--port", type=port, default=TCP_PORT, metavar="N", help="TCP port without TLS; 0: any free port"
    )
    group.add_argument(
        "--no-tcp", action="store_const", const=None, dest="port", help="do not offer unencrypted TCP"
    )
    group.add_argument(
        "--tls-port", type=port, default=TLS_PORT, metavar="N", help="TLS port; 0: any free port"
    )
    group.add_argument("--no-tls", action="store_const", const=None, dest="tls_port", help="do not offer TLS")
    group.add_argument(
        "--certificate",
        type=_parse_path,
        metavar="FILE",
        help="server certificate, PEM; default: a generated one",
    )
    group.add_argument("--key", type=_parse_path, metavar="FILE", help="key of the server certificate, PEM")
    group.add_argument(
        "--client-ca", type=_parse_path, metavar="FILE", help="require a client certificate of this CA, PEM"
    )


def _parse_address(text: str) -> str:
    """Return the name or address to listen on, an IPv6 address without its brackets."""
    host = remove_brackets(options.parse_host(text))
    try:
        is_name = bool(host.encode("idna"))  # as the resolver does
    except UnicodeError:
        is_name = False
    if not is_name:
        # asyncio would listen on all addresses for an empty text.
        raise argparse.ArgumentTypeError(
            f"{options.quote_value(text)} is not a name or address: write 127.0.0.1"
        )
    return host


def _parse_path(text: str) -> Path:
    return Path(options.parse_existing_file(text))


def _add_company_options(group: argparse._ArgumentGroup) -> None:
    default, count = _DEFAULT_OPTIONS, options.parse_count
    group.add_argument(
        "--seed",
        type=options.parse_count_or_zero,
        default=default.seed,
        metavar="N",
        help="seed of the generated company and calls",
    )
    group.add_argument(
        "--extensions", type=count, default=default.extensions, metavar="N", help="size of the company"
    )
    group.add_argument("--nodes", type=count, default=default.nodes, metavar="N", help="PBXs in the network")
    group.add_argument(
        "--calls-per-hour",
        type=options.parse_calls_per_hour,
        default=default.calls_per_hour,
        metavar="N",
        help=f"0: no traffic; at most {options.MAX_CALLS_PER_HOUR:.0f}",
    )
    group.add_argument(
        "--speed",
        type=options.parse_speed,
        default=default.speed,
        metavar="N",
        help=f"factor of real time, at most {options.MAX_SPEED:.0f}",
    )
    group.add_argument("--script", type=Path, metavar="FILE", help="play a scenario instead of traffic")


def _add_rule_options(group: argparse._ArgumentGroup) -> None:
    default = _DEFAULT_OPTIONS
    group.add_argument("--user", default=default.user, metavar="NAME", help="default: %(default)s")
    group.add_argument(
        "--challenge",
        choices=[mode.value for mode in ChallengeMode],
        default=default.challenge.value,
        help="challenge for the password",
    )
    group.add_argument(
        "--licences",
        type=options.parse_count_or_zero,
        default=default.licences,
        metavar="N",
        help="CTI Link Pro licences",
    )
    group.add_argument(
        "--partial-success", action="store_true", help="ignore unavailable flags and report partial success"
    )


def _add_fault_options(group: argparse._ArgumentGroup) -> None:
    count = options.parse_count
    group.add_argument("--split", action="store_true", help="send every byte separately")
    group.add_argument("--slow", type=count, metavar="BYTES", help="limit the rate to BYTES per second")
    group.add_argument("--drop-after", type=count, metavar="BYTES", help="close the connection after BYTES")
    group.add_argument(
        "--half-open-after", type=count, metavar="BYTES", help="stop sending after BYTES, stay connected"
    )
    group.add_argument(
        "--gap-every", type=count, metavar="EVENTS", help="skip a counter after every EVENTS events"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the simulator until it is interrupted."""
    if arguments.port is None and arguments.tls_port is None:
        raise UsageError("--no-tcp and --no-tls leave nothing to listen on: use one of them.")
    if arguments.key is not None and arguments.certificate is None:
        raise UsageError("--key requires --certificate with its certificate.")
    if not arguments.user:
        raise UsageError("--user needs a name: add one, or remove --user.")
    if arguments.tls_port is None:
        _refuse_tls_options(arguments)
    try:
        server = PbxServer(_build_options(arguments))
        return asyncio.run(_run_server(server, arguments.duration))
    except ScenarioError as error:
        raise UsageError(f"The scenario cannot be run: {error} {_SCENARIO_ADVICE}") from error
    except OSError as error:
        raise UsageError(f"The simulator cannot start: {_explain_error(error, arguments.host)}") from error
    except ValueError as error:  # the size of the company
        raise UsageError(
            f"The simulator cannot start: {error} What to do: change --extensions or --nodes."
        ) from error


def _refuse_tls_options(arguments: argparse.Namespace) -> None:
    """Raise :class:`.UsageError` if an option is given that has no effect without TLS."""
    given = options.find_given(arguments, ("certificate", "client_ca"))
    if given:
        raise UsageError(f"{given[0]} has no effect without TLS: remove --no-tls or {given[0]}.")
    if arguments.challenge == ChallengeMode.PLAIN.value:
        raise UsageError(
            "--challenge plain is for TLS only: remove --no-tls, or use --challenge plain-anywhere."
        )


def _explain_error(error: OSError, host: str) -> str:
    """Return why a file or an address cannot be used, and what to do; asyncio's text contains code."""
    if error.filename:
        return f"{error.filename}: {error.strerror}. What to do: name another file."
    if isinstance(error, ssl.SSLError):
        return "certificate, key or CA cannot be used, choose PEM files that belong together."
    address = _BIND_ADDRESS.search(str(error))
    # Newer versions of asyncio skip an address that is not available: their error has no number.
    number = find_error_number(error) or (errno.EADDRNOTAVAIL if address else 0)
    reason = format_error_number(number) if number in errno.errorcode else error.strerror or str(error)
    place = f"{host}:{address[1]}" if address else host
    return (
        f"it cannot listen at {place} ({reason[:1].lower()}{reason[1:]}). What to do: choose another address "
        "with --host, or other ports with --port and --tls-port; 0 is any free port."
    )


def _build_options(arguments: argparse.Namespace) -> SimulatorOptions:
    names = [name for name in _DEFAULT_OPTIONS.__struct_fields__ if hasattr(arguments, name)]
    changes = {name: getattr(arguments, name) for name in names}
    changes["challenge"] = ChallengeMode(arguments.challenge)
    password = os.environ.get(PASSWORD_VARIABLE)
    if password:
        changes["password"] = password
    faults = ConnectionFaults(**{name: getattr(arguments, name) for name in _FAULT_OPTIONS})
    return msgspec.structs.replace(_DEFAULT_OPTIONS, **changes, faults=faults)


async def _run_server(server: PbxServer, duration: float | None) -> int:
    terminated = asyncio.Event()
    # Windows has no add_signal_handler; there a terminated process simply ends.
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, terminated.set)
    stop = asyncio.create_task(terminated.wait())
    try:
        # A busy company takes a while to warm up.
        await _wait_for_first(asyncio.create_task(server.start()), stop)
        if not stop.done():
            _print_addresses(server)
            await _wait_for_first(asyncio.create_task(server.wait_closed()), stop, duration=duration)
        return ExitCode.SUCCESS
    finally:
        stop.cancel()
        await server.close()


async def _wait_for_first(
    running: asyncio.Task[None], stop: asyncio.Task[Any], *, duration: float | None = None
) -> None:
    """Wait until one of both ends; raises the exception of ``running``, which is cancelled otherwise."""
    try:
        await asyncio.wait((running, stop), timeout=duration, return_when=asyncio.FIRST_COMPLETED)
    finally:
        if not running.done():
            running.cancel()
            await asyncio.wait((running,))
    if not running.cancelled():
        running.result()


def _print_addresses(server: PbxServer) -> None:
    """Print what a client needs to connect; scripts read these lines to learn a port that was free."""
    served = server.options
    if served.port is not None:
        output.write_text(f"TCP {served.host}:{server.tcp_port}")
    if served.tls_port is not None:
        output.write_text(f"TLS {served.host}:{server.tls_port}")
        output.write_text(f"SHA-256 {server.fingerprint}")
    origin = PASSWORD_VARIABLE if os.environ.get(PASSWORD_VARIABLE) else "the simulator's own default"
    output.write_text(f"user {served.user}, password: {origin}")
