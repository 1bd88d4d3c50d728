"""Asks a customer system about a caller over HTTP, with a hard limit on time and size.

The client is that of the standard library, in a daemon thread: a request that does not end in time is left
to itself, and its socket is shut down. Nothing else here needs an HTTP library, and with this one each step
(addresses, redirects, bytes) is bounded by code that can be read in one place.
"""

from __future__ import annotations

import base64
import contextlib
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, quote, quote_plus, urljoin, urlsplit

import msgspec

from devlink3_desk import __version__
from devlink3_desk.contacts.lookup_definition import (
    AnswerError,
    CallerNumbers,
    LookupDefinition,
    LookupDefinitionError,
    LookupRequest,
    LookupResult,
    LookupTrial,
    build_request,
    find_next_request,
    list_further_requests,
    name_system,
    needs_secret,
    parse_answer,
    read_documents,
)
from devlink3_desk.link.endpoint import Password, TlsOptions
from devlink3_desk.link.errors import LinkError
from devlink3_desk.link.tls import create_client_context, format_system_error
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services import daemon_thread

if TYPE_CHECKING:
    from http import client

LOOKUP_SECONDS: Final = 1.5
"""Seconds from the request to the whole answer; later ones would change a name that was read already."""
MAX_ANSWER_SIZE: Final = 64 * 1024
"""Bytes of an answer."""
MAX_REDIRECTS: Final = 3
_HIDDEN: Final = "••••"

_TOO_SLOW: Final = QT_TRANSLATE_NOOP("Link", "{system} did not answer within {seconds:g} s.")
_UNREACHABLE: Final = QT_TRANSLATE_NOOP("Link", "{system} cannot be reached ({why}).")
_NO_SERVER: Final = QT_TRANSLATE_NOOP(
    "Link", "The server of {system} cannot be found. Check its name, and whether the network is connected."
)
_UNTRUSTED: Final = QT_TRANSLATE_NOOP("Link", "The certificate of {system} cannot be trusted ({why}).")
_TOO_LARGE: Final = QT_TRANSLATE_NOOP("Link", "The answer of {system} is larger than 64 KB.")
_OTHER_HOST: Final = QT_TRANSLATE_NOOP("Link", "{system} redirects to another server, which is not asked.")
_REDIRECTS: Final = QT_TRANSLATE_NOOP("Link", "{system} redirects in circles.")
_STATUS: Final = QT_TRANSLATE_NOOP("Link", "{system} answered with an error ({status}).")
_REFUSED: Final = QT_TRANSLATE_NOOP("Link", "{system} rejects the user or the secret ({status}).")
_NOT_HTTP: Final = QT_TRANSLATE_NOOP("Link", "{system} did not answer in HTTP.")
_NO_SECRET: Final = QT_TRANSLATE_NOOP("Link", "There is no secret for {system} in the keyring.")
_NOT_FOUND: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.NO_CONTENT, HTTPStatus.GONE})
_REDIRECTIONS: Final = frozenset({301, 302, 303, 307, 308})


class LookupFailedError(DevLinkError):
    """A look-up without an answer; the text is a :class:`.Sentence`."""


class SecretRefusedError(LookupFailedError):
    """The server rejects the user or the secret; it may lock the account after more attempts."""


def look_up(
    definition: LookupDefinition,
    numbers: CallerNumbers,
    secret: Password | None,
    limit: float = LOOKUP_SECONDS,
) -> Future[LookupResult]:
    """Ask about a caller; the future always ends within about ``limit`` seconds.

    Its error is a :class:`LookupFailedError`. The result is empty if the system has no entry of the caller.
    """
    return _run_limited(definition, limit, lambda exchange: exchange.run(numbers, secret))


def try_lookup(
    definition: LookupDefinition, numbers: CallerNumbers, secret: Password | None
) -> Future[LookupTrial]:
    """Ask about a number, and return everything that was sent and received."""

    def work() -> LookupTrial:
        shown = describe_request(definition, numbers)
        started = time.monotonic()
        result, problem = None, None
        answers: list[bytes] = []
        future = _run_limited(
            definition, LOOKUP_SECONDS, lambda exchange: exchange.run(numbers, secret, answers)
        )
        try:
            result = future.result()
        except LookupFailedError as error:
            problem = error.args[0]
        answer = "\n\n".join(data[:MAX_ANSWER_SIZE].decode("utf-8", "replace") for data in answers)
        if secret is not None:
            answer = _hide_secret(answer, definition.user, secret.reveal())
        return LookupTrial(shown, answer, time.monotonic() - started, result, problem)

    return daemon_thread.run_in_thread(work)


def _hide_secret(text: str, user: str, secret: str) -> str:
    """Return an answer without the secret, in all forms in which servers repeat what they were sent."""
    token = base64.b64encode(f"{user}:{secret}".encode()).decode()
    in_json = msgspec.json.encode(secret).decode()[1:-1]
    in_ascii = json.dumps(secret)[1:-1]
    for form in filter(None, (token, secret, in_json, in_ascii, quote(secret, safe=""), quote_plus(secret))):
        text = text.replace(form, _HIDDEN)
    return text


def describe_request(definition: LookupDefinition, numbers: CallerNumbers) -> str:
    """Return a request as text, with dots in place of the secret."""
    try:
        requests = [
            build_request(each, numbers, _HIDDEN) for each in (definition, *list_further_requests(definition))
        ]
    except LookupDefinitionError as error:
        return str(error)
    return "\n\n".join(map(_format_request, requests))


def _format_request(request: LookupRequest) -> str:
    # The dots are percent-encoded in the address, and so are the names of values of earlier answers.
    url = request.url.replace("%E2%80%A2" * 4, _HIDDEN).replace("%7B", "{").replace("%7D", "}")
    lines = [f"{request.method} {url}"]
    if request.user:
        lines.append(f"Authorization: Basic {request.user}:{_HIDDEN}")
    lines += [f"{name}: {value}" for name, value in request.headers]
    if request.body:
        lines += ["", request.body]
    return "\n".join(lines)


def _run_limited(
    definition: LookupDefinition, limit: float, work: Callable[[_Exchange], LookupResult]
) -> Future[LookupResult]:
    """Run an exchange in a daemon thread, and fail the future when the time is up."""
    exchange = _Exchange(definition, time.monotonic() + limit)
    future: Future[LookupResult] = Future()
    timer = threading.Timer(limit, lambda: exchange.expire(future, limit))
    timer.daemon = True

    def run() -> None:
        try:
            result = work(exchange)
        except Exception as error:  # noqa: BLE001 - passed on to the one who asks for the result
            _complete_future(future, error=exchange.describe_error(error, limit))
        else:
            _complete_future(future, result)
        finally:
            timer.cancel()
            exchange.close()

    timer.start()
    threading.Thread(target=run, name="devlink3-look-up", daemon=True).start()
    return future


def _complete_future(
    future: Future[LookupResult], result: LookupResult | None = None, error: Exception | None = None
) -> None:
    # Either the answer or the time limit comes first.
    with contextlib.suppress(Exception):
        if error is not None:
            future.set_exception(error)
        elif result is not None:
            future.set_result(result)


class _Exchange:
    """The requests for one caller, with their redirects."""

    def __init__(self, definition: LookupDefinition, deadline: float) -> None:
        self._definition, self._deadline = definition, deadline
        self._system = name_system(definition)
        self._connection: client.HTTPConnection | None = None

    def run(
        self, numbers: CallerNumbers, secret: Password | None, answers: list[bytes] | None = None
    ) -> LookupResult:
        """Return the result of the answers; ``answers`` gets them even if they cannot be parsed."""
        if secret is None and needs_secret(self._definition):
            raise LookupFailedError(Sentence(_NO_SECRET, system=self._system))
        revealed = "" if secret is None else secret.reveal()
        documents: list[object] = []
        asked: LookupDefinition | None = self._definition
        while asked is not None:
            status, data = self._follow_redirects(build_request(asked, numbers, revealed), revealed)
            if answers is not None:
                answers.append(data)
            if status in _NOT_FOUND:
                break
            self._check_status(status)
            documents.append(parse_answer(self._definition, data))
            asked = find_next_request(self._definition, documents)
        if not documents:
            return LookupResult(system=self._system)
        return read_documents(self._definition, documents, numbers)

    def _check_status(self, status: int) -> None:
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            is_secret_refused = status == HTTPStatus.UNAUTHORIZED and needs_secret(self._definition)
            error = SecretRefusedError if is_secret_refused else LookupFailedError
            raise error(Sentence(_REFUSED, system=self._system, status=status))
        if status != HTTPStatus.OK:
            raise LookupFailedError(Sentence(_STATUS, system=self._system, status=status))

    def _follow_redirects(self, request: LookupRequest, secret: str) -> tuple[int, bytes]:
        """Send a request, and follow redirects within the same server."""
        url = request.url
        for _ in range(MAX_REDIRECTS + 1):
            status, location, data = self._send_request(urlsplit(url), request, secret)
            if status not in _REDIRECTIONS or not location:
                return status, data
            target = _resolve_redirect(url, location)
            if target is None:
                raise LookupFailedError(Sentence(_OTHER_HOST, system=self._system))
            if status in (301, 302, 303):
                request = msgspec.structs.replace(request, method="GET", body="")
            url = target
        raise LookupFailedError(Sentence(_REDIRECTS, system=self._system))

    def _send_request(self, url: SplitResult, request: LookupRequest, secret: str) -> tuple[int, str, bytes]:
        self.close()
        connection = self._connection = self._open_connection(url)
        path = (url.path or "/") + (f"?{url.query}" if url.query else "")
        connection.request(
            request.method,
            path,
            body=request.body.encode() if request.method == "POST" else None,
            headers=dict(self._iter_headers(request, secret)),
        )
        with connection.getresponse() as response:
            location = response.getheader("Location", "")
            return response.status, location, b"".join(self._iter_body(response))

    def _open_connection(self, url: SplitResult) -> client.HTTPConnection:
        # Imported late: few sites ask another system, and HTTP takes memory.
        from http import client

        host, timeout = url.hostname or "", self._remaining_seconds()
        if url.scheme == "http":
            return client.HTTPConnection(host, url.port, timeout=timeout)
        ca = Path(self._definition.ca) if self._definition.ca else None
        context = create_client_context(TlsOptions(ca=ca))
        return client.HTTPSConnection(host, url.port, timeout=timeout, context=context)

    def _iter_headers(self, request: LookupRequest, secret: str) -> Iterator[tuple[str, str]]:
        yield "Accept", "application/json"
        yield "User-Agent", f"DevLink3Desk/{__version__}"
        if request.method == "POST":
            yield "Content-Type", request.content_type
        if request.user:
            token = base64.b64encode(f"{request.user}:{secret}".encode()).decode()
            yield "Authorization", f"Basic {token}"
        for name, value in request.headers:
            yield name, value.encode().decode("latin-1")

    def _iter_body(self, response: client.HTTPResponse) -> Iterator[bytes]:
        size = 0
        while data := response.read1(16_384):
            size += len(data)
            if size > MAX_ANSWER_SIZE:
                raise LookupFailedError(Sentence(_TOO_LARGE, system=self._system))
            self._remaining_seconds()
            yield data

    def _remaining_seconds(self) -> float:
        """Return the seconds that are left; raises :class:`TimeoutError` if there are none."""
        seconds = self._deadline - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds

    def expire(self, future: Future[LookupResult], limit: float) -> None:
        """End the exchange because of its time limit; its thread ends when the blocking call returns."""
        sentence = Sentence(_TOO_SLOW, system=self._system, seconds=round(limit, 1))
        _complete_future(future, error=LookupFailedError(sentence))
        connection = self._connection
        sock = None if connection is None else connection.sock
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()

    def describe_error(self, error: Exception, limit: float) -> LookupFailedError:
        """Return why there is no answer, in one sentence."""
        if isinstance(error, LookupFailedError):
            return error
        if isinstance(error, LookupDefinitionError | AnswerError):
            return LookupFailedError(error.args[0])
        if isinstance(error, TimeoutError):
            return LookupFailedError(Sentence(_TOO_SLOW, system=self._system, seconds=round(limit, 1)))
        if isinstance(error, ssl.SSLCertVerificationError):
            why = format_system_error(error)
            return LookupFailedError(Sentence(_UNTRUSTED, system=self._system, why=why))
        if isinstance(error, socket.gaierror):
            return LookupFailedError(Sentence(_NO_SERVER, system=self._system))
        # A server that closes without an answer has no error of the operating system, but Python's text.
        if isinstance(error, LinkError) or (isinstance(error, OSError) and error.errno is not None):
            return LookupFailedError(
                Sentence(_UNREACHABLE, system=self._system, why=format_system_error(error))
            )
        return LookupFailedError(Sentence(_NOT_HTTP, system=self._system))


def _resolve_redirect(url: str, location: str) -> str | None:
    """Return the address of a redirect within the same server, ``None`` for any other."""
    try:
        target = urljoin(url, location)
        is_same = _find_origin(urlsplit(target)) == _find_origin(urlsplit(url))
    except ValueError:
        return None
    return target if is_same else None


def _find_origin(url: SplitResult) -> tuple[str, str, int | None]:
    return url.scheme, (url.hostname or "").lower(), url.port
