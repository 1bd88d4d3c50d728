"""What the wizard asks of whoever can connect, and what it is told; no sockets here."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto, unique
from typing import Protocol

import msgspec

from devlink3_desk.preferences import PeoplePreferences


@unique
class StepStatus(Enum):
    """How a step went."""

    GOOD = auto()
    WARNING = auto()
    BAD = auto()


class CheckStep(msgspec.Struct, frozen=True):
    """One step of connecting that is over."""

    title: str
    sentence: str
    status: StepStatus
    details: tuple[tuple[str, str], ...] = ()
    """Titles and values for people who want to know, such as a certificate's."""


class SiteDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed, but for the secrets."""

    name: str = ""
    host: str = ""
    port: int | None = None
    tls: bool = True
    user: str = ""
    pin: str | None = None
    """Fingerprint of a certificate that someone has decided to trust."""
    ca: str | None = None
    """PEM file of the authorities to trust."""
    cert: str | None = None
    """Client certificate, for a PBX that wants one."""
    key: str | None = None


class SiteSecrets(msgspec.Struct, frozen=True):
    """What was typed and is never written anywhere but into the keyring."""

    password: str
    passphrase: str = ""
    """Of the key of the client certificate."""

    def __repr__(self) -> str:
        """Show nothing."""
        return "Secrets(…)"


class CheckOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """How the check as a whole went."""

    works: bool
    advice: str = ""
    """What to do where it does not."""
    unknown_certificate: str | None = None
    """Fingerprint of a certificate that does not verify and may be trusted by a person's decision."""
    people: tuple[tuple[str, str], ...] = ()
    """Number and name of everyone whom the PBX knows."""


class SetupBackend(Protocol):
    """Connects, and keeps what was set up."""

    def start_check(
        self,
        draft: SiteDraft,
        secrets: SiteSecrets,
        on_step: Callable[[CheckStep], None],
        on_done: Callable[[CheckOutcome], None],
    ) -> None:
        """Begin to try a draft; each step is told as it ends, and then the whole."""

    def cancel_check(self) -> None:
        """Give up the check that runs."""

    def save_site(self, draft: SiteDraft, secrets: SiteSecrets, people: PeoplePreferences) -> None:
        """Keep what was set up."""
