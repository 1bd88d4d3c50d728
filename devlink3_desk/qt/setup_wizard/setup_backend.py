"""The interface between the setup wizard and the code that connects to a PBX; the wizard has no sockets."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto, unique
from typing import Protocol

import msgspec

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.preferences import PeoplePreferences


@unique
class StepStatus(Enum):
    """Outcome of a step."""

    GOOD = auto()
    WARNING = auto()
    BAD = auto()


class CheckStep(msgspec.Struct, frozen=True):
    """A finished step of connecting."""

    title: str
    sentence: str
    status: StepStatus
    details: tuple[tuple[str, str], ...] = ()
    """Titles and values of technical details, such as the fields of a certificate."""


class SiteDraft(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was entered about a site except its secrets."""

    name: str = ""
    host: str = ""
    port: int | None = None
    tls: bool = True
    user: str = ""
    hub_site: str = ""
    """Name of the site on a hub; the address is then that of the hub. Empty for a PBX."""
    pin: str | None = None
    """SHA-256 fingerprint of a certificate that the user has decided to trust."""
    ca: str | None = None
    """PEM file of the authorities to trust."""
    cert: str | None = None
    """File of the client certificate, for a PBX that requires one."""
    key: str | None = None
    """PEM file of the key of the client certificate, if that is a file of its own."""
    plan: NumberingPlan = NumberingPlan()
    """How phone numbers are dialled."""


class SiteSecrets(msgspec.Struct, frozen=True):
    """Secrets of a site; they are stored in the keyring only."""

    password: str
    passphrase: str = ""
    """Passphrase of the key of the client certificate."""

    def __repr__(self) -> str:
        """Return a text without the secrets: it may end up in a log or a traceback."""
        return "SiteSecrets(…)"


class CheckOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """Outcome of a check as a whole."""

    works: bool
    advice: str = ""
    """Sentence about what to do if it does not work."""
    unknown_certificate: str | None = None
    """SHA-256 fingerprint of a certificate that does not verify but that the user may decide to trust."""
    is_sign_in_refused: bool = False
    """Whether it fails because of the user or the password."""
    people: tuple[tuple[str, str], ...] = ()
    """Number and name of every extension and hunt group of the PBX."""


class SetupBackend(Protocol):
    """Checks connections and stores the finished site."""

    def start_check(
        self,
        draft: SiteDraft,
        secrets: SiteSecrets,
        on_step: Callable[[CheckStep], None],
        on_done: Callable[[CheckOutcome], None],
    ) -> None:
        """Start to connect; ``on_step`` is called after each step, and ``on_done`` at the end.

        A check that is still running is cancelled.
        """

    def cancel_check(self) -> None:
        """Cancel the running check, if any; its callbacks are not called again."""

    def save_site(self, draft: SiteDraft, secrets: SiteSecrets, people: PeoplePreferences) -> None:
        """Store the site, its secrets and the chosen people."""
