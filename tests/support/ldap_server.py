"""A real directory server (slapd) in a temporary folder, with TLS and as many people as a test wants."""

from __future__ import annotations

import base64
import contextlib
import platform
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import trustme

SUFFIX = "dc=example,dc=com"
PEOPLE_BASE = f"ou=people,{SUFFIX}"
BIND_NAME = f"cn=reader,{SUFFIX}"
BIND_PASSWORD = "Röntgen-42"
SIZE_LIMIT = 500
"""Entries that the server returns for one search without pages."""
_START_SECONDS = 60.0

_CONFIGURATION = """\
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {folder}/slapd.pid
TLSCACertificateFile {folder}/ca.pem
TLSCertificateFile {folder}/cert.pem
TLSCertificateKeyFile {folder}/key.pem
sizelimit size.soft={limit} size.hard={limit} size.prtotal=unlimited
database mdb
maxsize 1073741824
suffix "{suffix}"
directory {folder}/data
dbnosync
access to attrs=userPassword by anonymous auth by * none
access to dn.subtree="ou=secret,{suffix}" by dn.exact="{reader}" read by * none
access to * by * read
"""


@dataclass
class LdapServer:
    """A server that listens with and without TLS on this machine."""

    folder: Path
    authority: trustme.CA
    certificate: trustme.LeafCert
    port: int = 0
    tls_port: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def ca_file(self) -> Path:
        """PEM file of the authority that has issued the certificate."""
        return self.folder / "ca.pem"

    def initialise(self, people: int) -> None:
        """Write configuration, certificates and entries."""
        (self.folder / "data").mkdir()
        self.authority.cert_pem.write_to_path(str(self.ca_file))
        self.certificate.cert_chain_pems[0].write_to_path(str(self.folder / "cert.pem"))
        self.certificate.private_key_pem.write_to_path(str(self.folder / "key.pem"))
        configuration = _CONFIGURATION.format(
            folder=self.folder, suffix=SUFFIX, limit=SIZE_LIMIT, reader=BIND_NAME
        )
        (self.folder / "slapd.conf").write_text(configuration)
        ldif = self.folder / "entries.ldif"
        ldif.write_text("\n".join(_iter_records(people)))
        subprocess.run(
            ["/usr/sbin/slapadd", "-q", "-f", str(self.folder / "slapd.conf"), "-l", str(ldif)],
            check=True,
            capture_output=True,
        )

    def start(self) -> None:
        """Start the server, on the ports of last time if there was one, and wait for it."""
        self.port, self.tls_port = self.port or _find_free_port(), self.tls_port or _find_free_port()
        urls = f"ldap://127.0.0.1:{self.port}/ ldaps://127.0.0.1:{self.tls_port}/"
        command = ["/usr/sbin/slapd", "-d", "0", "-h", urls, "-f", str(self.folder / "slapd.conf")]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + _START_SECONDS
        for port in (self.port, self.tls_port):
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    if self._process.poll() is not None or time.monotonic() > deadline:
                        pytest.fail("slapd did not start")
                    time.sleep(0.02)

    def stop(self) -> None:
        """End the server."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(20)
            self._process = None


def _iter_records(people: int) -> Iterator[str]:
    yield f"dn: {SUFFIX}\nobjectClass: dcObject\nobjectClass: organization\no: Example\ndc: example\n"
    for unit in ("people", "secret"):
        yield f"dn: ou={unit},{SUFFIX}\nobjectClass: organizationalUnit\nou: {unit}\n"
    password = base64.b64encode(BIND_PASSWORD.encode()).decode()
    yield (
        f"dn: {BIND_NAME}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\n"
        f"userPassword:: {password}\n"
    )
    name = base64.b64encode("Zoë O'Brien".encode()).decode()
    yield (
        f"dn: uid=zoe,{PEOPLE_BASE}\nobjectClass: inetOrgPerson\nuid: zoe\ncn:: {name}\nsn: OBrien\n"
        "o: Northfield\ndepartmentNumber: Sales\nmail: zoe@example.com\ntelephoneNumber: +44 1632 960144\n"
        "mobile: 07700 900123\nfacsimileTelephoneNumber: +44 1632 960149\ndescription: Speaks Welsh\n"
    )
    yield (
        f"dn: uid=hidden,ou=secret,{SUFFIX}\nobjectClass: inetOrgPerson\nuid: hidden\ncn: Hidden\n"
        "sn: Hidden\ntelephoneNumber: +44 1632 960199\n"
    )
    yield (
        f"dn: cn=elsewhere,{SUFFIX}\nobjectClass: referral\nobjectClass: extensibleObject\ncn: elsewhere\n"
        f"ref: ldap://127.0.0.1:1/{SUFFIX}\n"
    )
    for number in range(people):
        yield (
            f"dn: uid=p{number},{PEOPLE_BASE}\nobjectClass: inetOrgPerson\nuid: p{number}\n"
            f"cn: Person {number:05}\nsn: Person\no: Company {number % 97}\n"
            f"telephoneNumber: +49 30 {number:07}\nmobile: +49 171 {number:07}\n"
        )


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def run_ldap_server(people: int) -> Iterator[LdapServer]:
    """Run a server until the block ends; skips the test where slapd is not installed."""
    if platform.system() != "Linux" or not Path("/usr/sbin/slapd").exists():
        pytest.skip("not installed: slapd (Debian packages slapd and ldap-utils)")
    # A short path that AppArmor's profile of slapd does not matter for.
    folder = Path(tempfile.mkdtemp(prefix="desk-ldap-", dir="/tmp"))
    authority = trustme.CA()
    server = LdapServer(folder, authority, authority.issue_cert("127.0.0.1", "localhost"))
    server.initialise(people)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def ldap_server() -> Iterator[LdapServer]:
    """A running server with some hundred people, more than its size limit."""
    with run_ldap_server(SIZE_LIMIT + 100) as server:
        yield server
