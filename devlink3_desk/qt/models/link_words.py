"""Why the link is not live, in the language of the window.

The sentences are made where the link is, without Qt and in English, as the command line says them.
What is not listed here stays as it came.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from .marking import QT_TRANSLATE_NOOP
from .text import plain

SENTENCES: Final = (
    QT_TRANSLATE_NOOP(
        "Link", "The PBX says AUTHENTICATION FAILED: it does not accept this user with this password."
    ),
    QT_TRANSLATE_NOOP("Link", "The certificate of the PBX cannot be trusted."),
    QT_TRANSLATE_NOOP("Link", "The PBX demands a client certificate and did not accept what it was shown."),
    QT_TRANSLATE_NOOP("Link", "Nothing comes from the PBX any more, although the connection is still open."),
    QT_TRANSLATE_NOOP("Link", "The encrypted link could not be set up."),
    QT_TRANSLATE_NOOP("Link", "The PBX says FEATURE NOT AVAILABLE for these event flags."),
    QT_TRANSLATE_NOOP("Link", "The peer hung up during the TLS handshake."),
    QT_TRANSLATE_NOOP("Link", "The PBX says INSUFFICIENT LICENCE for these event flags."),
    QT_TRANSLATE_NOOP("Link", "The PBX says LICENCE MISSING: it has no CTI Link Pro licence."),
    QT_TRANSLATE_NOOP("Link", "The PBX says LIMITS EXCEEDED: its three connections for events are in use."),
    QT_TRANSLATE_NOOP("Link", "The link to the PBX failed."),
    QT_TRANSLATE_NOOP("Link", "There is no password to sign in with."),
    QT_TRANSLATE_NOOP("Link", "The PBX shows another certificate than the one that is pinned."),
    QT_TRANSLATE_NOOP(
        "Link",
        "The PBX asks for the password in clear on a link that is not encrypted: nothing was sent.",
    ),
    QT_TRANSLATE_NOOP("Link", "The PBX says RETRY LATER."),
    QT_TRANSLATE_NOOP("Link", "The PBX did not let us sign in."),
    QT_TRANSLATE_NOOP("Link", "The stream from the PBX was lost."),
    QT_TRANSLATE_NOOP("Link", "The PBX refused the event request."),
    QT_TRANSLATE_NOOP("Link", "The PBX says UNKNOWN FLAG: it does not know one of the event flags."),
    QT_TRANSLATE_NOOP("Link", "The PBX could not be reached."),
    QT_TRANSLATE_NOOP("Link", "The PBX closed the connection."),
    QT_TRANSLATE_NOOP("Link", "The PBX did not send its calls again after a gap."),
    QT_TRANSLATE_NOOP("Link", "The recording ends here."),
)


def reason_text(reason: str | None) -> str:
    """Return why the link is not live, safe to show; empty where nobody said why."""
    if reason in SENTENCES:
        return QCoreApplication.translate("Link", reason)
    return plain(reason)
