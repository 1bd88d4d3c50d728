"""Names on NATS: the subjects, streams and buckets of one site (see ``docs/hub.md``)."""

from __future__ import annotations

import re
from typing import Final

from devlink3_desk.protocol.errors import LocalProtocolError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

NATS_PORT: Final = 4222
MAX_NAME_LENGTH: Final = 32
MAX_USER_LENGTH: Final = 2 * MAX_NAME_LENGTH + 1
"""With several sites on one server, the name of a user begins with that of the site and a hyphen."""

_NAME_PATTERN: Final = re.compile(r"[A-Za-z0-9_-]+")
_SERVICE_REPLY_PREFIX: Final = "_R_"
"""How nats-server begins the subject of an answer to another account; no client may ask with one."""
_INVALID_NAME: Final = QT_TRANSLATE_NOOP(
    "Link", "{name!r} is not a name on a hub: use up to {limit} letters, digits, hyphens and underscores."
)


class HubNameError(LocalProtocolError):
    """The name of a site or of a user cannot be a part of a subject."""


def validate_name(name: str, limit: int = MAX_NAME_LENGTH) -> str:
    """Return ``name`` if it can be one token of a subject; raises :class:`HubNameError`."""
    if not _NAME_PATTERN.fullmatch(name) or len(name) > limit:
        raise HubNameError(Sentence(_INVALID_NAME, name=name, limit=limit))
    return name


def split_sites(text: str) -> tuple[str, ...]:
    """Return the sites that are separated by commas; raises :class:`HubNameError`."""
    return tuple(dict.fromkeys(validate_name(name.strip()) for name in text.split(",")))


class SiteNames:
    """The subjects, streams and buckets of one site."""

    def __init__(self, site: str) -> None:
        """Raises :class:`HubNameError` if ``site`` cannot be a part of a subject."""
        self.site: Final = validate_name(site)
        prefix = f"devlink3.{site}"
        self.events: Final = f"{prefix}.events"
        """Where the hub publishes events; JetStream stores them."""
        self.live: Final = f"{prefix}.live"
        """Where JetStream republishes them once they are stored: what was refused is never seen there."""
        self.checkpoint: Final = f"{prefix}.checkpoint"
        self.plan: Final = f"{prefix}.plan"
        """How the site writes its numbers, so that all desks understand them alike."""
        self.shared: Final = f"{prefix}.shared"
        """Where the hub publishes which shared entries have changed."""
        self.requests: Final = f"{prefix}.ask.*.*"
        self.event_stream: Final = f"DEVLINK3_{site}_EVENTS"
        self.state_stream: Final = f"DEVLINK3_{site}_STATE"
        self.lease_bucket: Final = f"DEVLINK3_{site}_LEASE"
        self.shared_bucket: Final = f"DEVLINK3_{site}_SHARED"

    def build_request_subject(self, user: str, verb: str) -> str:
        """Return the subject on which ``user`` asks the hub for something."""
        return f"devlink3.{self.site}.ask.{user}.{verb}"


def build_inbox_prefix(user: str) -> str:
    """Return the prefix of the subjects on which ``user`` gets answers, so that no other user reads them."""
    return f"_INBOX_{user}" if user else "_INBOX"


def is_inbox(subject: str, user: str) -> bool:
    """Return whether answers to ``user`` may be sent to ``subject``, which the user has chosen.

    The hub may publish to more subjects than the user, such as those that are stored.
    """
    prefixes = (build_inbox_prefix(user), build_inbox_prefix(""), _SERVICE_REPLY_PREFIX)
    return subject.startswith(tuple(f"{prefix}." for prefix in prefixes))
