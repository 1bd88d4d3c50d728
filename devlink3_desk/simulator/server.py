"""The PBX on real sockets: TCP and TLS, its calls in progress, and its faults."""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import logging
import ssl
import tempfile
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from devlink3_desk.simulator.calls import ActualCall
from devlink3_desk.simulator.company import Company, build_company
from devlink3_desk.simulator.connection import ClientConnection
from devlink3_desk.simulator.options import Fault, SimulatorOptions
from devlink3_desk.simulator.pbx_state import PbxState
from devlink3_desk.simulator.scenario import Scenario, load_scenario
from devlink3_desk.simulator.scenario_player import ScenarioContext, play_scenario, validate_scenario
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic

log = logging.getLogger(__name__)

_MAX_SLEEP_SECONDS: Final = 0.2
"""Longest sleep of the clock in real seconds: a process that starts meanwhile may be due earlier."""
_STEP_SECONDS: Final = 1.0
"""Simulated seconds of one step; the event loop can run between two steps."""
_MAX_BUSY_SECONDS: Final = 0.02
"""Real seconds that successive steps may take before the event loop runs."""
_CLOSE_TIMEOUT_SECONDS: Final = 2.0
"""Seconds to wait until clients have disconnected: once before they are dropped, once after."""
_ACCEPT_PASSES: Final = 5
"""Passes of the event loop within which an accepted socket has a protocol."""

_COMMON_NAME: Final = "ipoffice-00e0070a0b0c.avaya.com"
"""Name in the certificate, of the form that IP Office uses: its MAC address."""
_VALID_DAYS: Final = 825


class PbxServer:
    """A PBX that clients can connect to; it can be started once and closed once."""

    def __init__(self, options: SimulatorOptions) -> None:
        """Create the company. Raises :class:`.ScenarioError`, :class:`ValueError` or :class:`OSError`."""
        self.options = options
        self._scenario: Scenario | None = None
        if options.script is not None:
            self._scenario = load_scenario(options.script, self._build_default_company)
            validate_scenario(self._scenario)
        self.company = self._scenario.company if self._scenario is not None else self._build_default_company()
        self.pbx_state = PbxState(options, self.company)
        self.connections: set[ClientConnection] = set()
        self.certificate_pem = ""
        """Certificate of the TLS port; empty before the start."""
        self._listeners: list[asyncio.Server] = []
        self._clock_task: asyncio.Task[None] | None = None
        self._ports: dict[bool, int] = {}  # by whether they are encrypted
        self._ssl_context: ssl.SSLContext | None = None

    @property
    def tcp_port(self) -> int:
        """The TCP port. Raises :class:`LookupError` if TCP is disabled or the server has not started."""
        return self._ports[False]

    @property
    def tls_port(self) -> int:
        """The TLS port. Raises :class:`LookupError` if TLS is disabled or the server has not started."""
        return self._ports[True]

    @property
    def fingerprint(self) -> str:
        """SHA-256 hash of the certificate, in lower-case hexadecimal digits."""
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(self.certificate_pem)).hexdigest()

    @property
    def simulation(self) -> Simulation:
        """The simulation of the calls."""
        return self.pbx_state.simulation

    def actual_calls(self) -> list[ActualCall]:
        """Return the calls as they really are, to compare the state of a client with."""
        return self.simulation.pbx.actual_calls()

    async def start(self) -> None:
        """Simulate the warm-up and listen. Raises :class:`OSError` if a port or file cannot be used."""
        if self.options.tls_port is not None:
            self._ssl_context, self.certificate_pem = _create_server_context(self.options)
        self._start_processes()
        await self._advance_in_steps(self.options.warm_up if self._scenario is None else 0.0)
        try:
            await self._start_listening()
        except OSError:
            await self.close()
            raise
        self._clock_task = asyncio.create_task(self._run_clock(), name="simulated time")

    async def wait_closed(self) -> None:
        """Wait until the server is closed. Raises the exception that stopped the simulation, if any."""
        if self._clock_task is not None:
            await self._clock_task

    async def close(self) -> None:
        """Stop the simulation, stop listening and close all connections."""
        if self._clock_task is not None:
            self._clock_task.cancel()
            await asyncio.wait([self._clock_task])
        await self._stop_listening()
        # asyncio creates the protocol of an accepted socket in one of the next passes of the loop.
        for _ in range(_ACCEPT_PASSES):
            await asyncio.sleep(0)
        for connection in list(self.connections):
            connection.close()
        await self._wait_for_disconnects()
        for connection in list(self.connections):
            connection.abort()
        await self._wait_for_disconnects()

    async def _wait_for_disconnects(self) -> None:
        if self.connections:
            closed = [connection.closed for connection in self.connections]
            await asyncio.wait(closed, timeout=_CLOSE_TIMEOUT_SECONDS)

    def inject_fault(self, fault: Fault, value: float = 0.0) -> None:
        """Apply a fault to every connection; the meaning of ``value`` is described in :class:`.Fault`."""
        self._apply_fault(fault, value)
        # A scenario that injects this fault does not come here, because it continues after the restart.
        if fault is Fault.RESTART:
            self._start_processes()

    def _apply_fault(self, fault: Fault, value: float) -> None:
        log.info("Fault: %s %s", fault, value or "")
        for connection in list(self.connections):
            connection.inject_fault(fault, value)
        if fault is Fault.RESTART:
            self.simulation.restart()

    async def restart(self, downtime: float = 0.0) -> None:
        """Close for ``downtime`` seconds, then listen on the same ports again, without any calls."""
        await self._stop_listening()
        self.inject_fault(Fault.RESTART)
        await asyncio.sleep(downtime)
        await self._start_listening()

    def _build_default_company(self) -> Company:
        options = self.options
        return build_company(
            seed=options.seed,
            extensions=options.extensions,
            nodes=options.nodes,
            first_address=options.first_address,
        )

    def _start_processes(self) -> None:
        simulation = self.simulation
        if self._scenario is not None:
            state = self.pbx_state
            context = ScenarioContext(
                simulation, state.broadcast_raw, self._apply_fault, lambda: bool(state.streams)
            )
            simulation.start_process(play_scenario(self._scenario, context))
        elif self.options.calls_per_hour > 0:
            options = self.options
            simulation.start_process(generate_traffic(simulation, options.calls_per_hour, options.talk_time))

    async def _start_listening(self) -> None:
        for encrypted, port in ((False, self.options.port), (True, self.options.tls_port)):
            if port is None:
                continue
            # After a restart, a port that was chosen by the system is used again.
            listener = await asyncio.get_running_loop().create_server(
                lambda encrypted=encrypted: self._create_connection(encrypted=encrypted),
                self.options.host,
                self._ports.get(encrypted, port),
                ssl=self._ssl_context if encrypted else None,
            )
            self._listeners.append(listener)
            self._ports[encrypted] = listener.sockets[0].getsockname()[1]

    def _create_connection(self, *, encrypted: bool) -> ClientConnection:
        return ClientConnection(
            self.pbx_state, self.connections.add, self.connections.discard, encrypted=encrypted
        )

    async def _stop_listening(self) -> None:
        for listener in self._listeners:
            listener.close()
        self._listeners.clear()

    async def _advance_in_steps(self, until: float) -> None:
        """Advance simulated time in steps, between which the event loop serves clients and signals."""
        loop = asyncio.get_running_loop()
        simulation, pause_due = self.simulation, loop.time() + _MAX_BUSY_SECONDS
        while simulation.now < until:
            simulation.advance_to(min(until, simulation.now + _STEP_SECONDS))
            if loop.time() >= pause_due:
                await asyncio.sleep(0)
                pause_due = loop.time() + _MAX_BUSY_SECONDS
        simulation.advance_to(until)

    async def _run_clock(self) -> None:
        loop = asyncio.get_running_loop()
        last = loop.time()
        while True:
            now = loop.time()
            simulation = self.simulation
            # If this machine is too slow for the simulation, simulated time slows down. Otherwise every step
            # would have to catch up with more events than the last, and clients would be served no more.
            elapsed = min(now - last, 2 * _MAX_SLEEP_SECONDS)
            await self._advance_in_steps(simulation.now + elapsed * self.options.speed)
            last = now
            due = simulation.next_event_time
            wait = _MAX_SLEEP_SECONDS
            if due is not None:
                wait = min(wait, max(0.0, (due - simulation.now) / self.options.speed))
            await asyncio.sleep(wait)


async def serve(options: SimulatorOptions) -> None:
    """Run a PBX until the task is cancelled."""
    server = PbxServer(options)
    await server.start()
    try:
        await server.wait_closed()
    finally:
        await server.close()


class SimulatorThread:
    """A PBX in a daemon thread with an event loop of its own."""

    def __init__(self, options: SimulatorOptions) -> None:
        """Create the PBX. Raises :class:`.ScenarioError`, :class:`ValueError` or :class:`OSError`."""
        self.server = PbxServer(options)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop_event = asyncio.Event()
        self._started_event = threading.Event()
        self._start_error: BaseException | None = None
        self._thread = threading.Thread(target=self._run_event_loop, name="simulator", daemon=True)

    def start(self) -> PbxServer:
        """Start and return the server, which is then listening. Raises the exception of a failed start."""
        self._thread.start()
        self._started_event.wait()
        if self._start_error is not None:
            self._thread.join()
            raise self._start_error
        return self.server

    def stop(self) -> None:
        """Close the server and wait for the thread to end; does nothing after the first call."""
        if self._loop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop_event.set)
            self._thread.join()

    def actual_calls(self) -> list[ActualCall]:
        """Return the calls as they really are; called from any other thread."""
        return asyncio.run_coroutine_threadsafe(self._fetch_actual_calls(), self._require_loop()).result()

    def inject_fault(self, fault: Fault, value: float = 0.0) -> None:
        """Apply a fault to every connection; called from any other thread."""
        self._require_loop().call_soon_threadsafe(self.server.inject_fault, fault, value)

    def _require_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            raise RuntimeError("The simulator has not been started.")
        return self._loop

    async def _fetch_actual_calls(self) -> list[ActualCall]:
        return self.server.actual_calls()

    def _run_event_loop(self) -> None:
        with asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            runner.run(self._run_server())

    async def _run_server(self) -> None:
        try:
            await self.server.start()
        except BaseException as error:  # noqa: BLE001 - raised in the thread that called start()
            self._start_error = error
            return
        finally:
            self._started_event.set()
        ended = asyncio.create_task(self.server.wait_closed())
        stopped = asyncio.create_task(self._stop_event.wait())
        await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        failure = ended.exception() if ended.done() and not ended.cancelled() else None
        if failure is not None:
            log.error("The simulated PBX has stopped: %s", failure)
            # The sockets stay open: clients see a PBX that is silent, rather than one that cannot be reached.
            await self._stop_event.wait()
        await self.server.close()
        await asyncio.wait({ended})


def _create_server_context(options: SimulatorOptions) -> tuple[ssl.SSLContext, str]:
    """Return the TLS context of the server and its certificate as PEM.

    Raises :class:`OSError` if a file of ``options`` cannot be read or used.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    for file in (options.client_ca, options.certificate, options.key):
        if file is not None:
            file.open("rb").close()  # the errors of the ssl module do not name the file
    if options.client_ca is not None:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(options.client_ca)
    if options.certificate is not None:
        context.load_cert_chain(options.certificate, options.key)
        return context, options.certificate.read_text()
    certificate, key = _create_self_signed(options.host)
    # The ssl module reads keys only from files.
    with tempfile.TemporaryDirectory(prefix="devlink3-simulator-") as folder:
        file = Path(folder, "identity.pem")
        file.touch(0o600)
        file.write_text(key + certificate)
        context.load_cert_chain(file)
    return context, certificate


def _create_self_signed(host: str) -> tuple[str, str]:
    """Return certificate and key as PEM; the certificate names the PBX, ``localhost`` and ``host``."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _COMMON_NAME)])
    now = datetime.now(UTC)
    alternatives: list[x509.GeneralName] = [
        x509.DNSName(_COMMON_NAME),
        x509.DNSName("localhost"),
        x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
        x509.IPAddress(ipaddress.ip_address("::1")),
    ]
    if host not in {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::", ""}:  # noqa: S104 - only compared
        alternatives.append(_parse_alternative_name(host))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=_VALID_DAYS))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return certificate.public_bytes(serialization.Encoding.PEM).decode(), private.decode()


def _parse_alternative_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
