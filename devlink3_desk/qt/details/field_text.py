"""What every field of a record is called and what it means, in words for people.

Which fields there are, and their kinds, is for :mod:`devlink3_desk.protocol.records` alone to say.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class FieldText(NamedTuple):
    """A field in words, to be translated."""

    title: str
    meaning: str

    def translate_texts(self) -> FieldText:
        """Return them in the language of the window."""
        return FieldText(
            QCoreApplication.translate("Fields", self.title),
            QCoreApplication.translate("Fields", self.meaning),
        )


CALL_FIELD_TEXTS: Final[dict[str, FieldText]] = {
    "node_id": FieldText(
        QT_TRANSLATE_NOOP("Fields", "PBX node"),
        QT_TRANSLATE_NOOP("Fields", "The system whose view of the call this is."),
    ),
    "call_id": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Call number"),
        QT_TRANSLATE_NOOP("Fields", "The call's number on this system; others number it anew."),
    ),
    "account_code": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Account code"),
        QT_TRANSLATE_NOOP("Fields", "The code that the call is charged or filed under."),
    ),
    "authorization_code": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Authorisation code"),
        QT_TRANSLATE_NOOP(
            "Fields", "Somebody gave a code to be allowed this call. The system hides the code itself."
        ),
    ),
    "tag": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Tag"),
        QT_TRANSLATE_NOOP("Fields", "A note that a program or the voicemail has put on the call."),
    ),
    "transfer_cause": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Transfer cause"),
        QT_TRANSLATE_NOOP("Fields", "Why the call was moved. Systems usually send 0."),
    ),
    "owner_huntgroup": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Owner group"),
        QT_TRANSLATE_NOOP("Fields", "The hunt group that the call belongs to."),
    ),
    "original_huntgroup": FieldText(
        QT_TRANSLATE_NOOP("Fields", "First group"),
        QT_TRANSLATE_NOOP("Fields", "The hunt group that the caller was sent to at first."),
    ),
    "original_user": FieldText(
        QT_TRANSLATE_NOOP("Fields", "First extension"),
        QT_TRANSLATE_NOOP("Fields", "The extension that the caller was sent to at first."),
    ),
    "current_huntgroup": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Present group"),
        QT_TRANSLATE_NOOP("Fields", "The hunt group that the call is offered to now."),
    ),
    "current_user": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Present extension"),
        QT_TRANSLATE_NOOP("Fields", "The extension that the call is offered to now."),
    ),
    "voicemail_recording": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Leaving a message"),
        QT_TRANSLATE_NOOP("Fields", "The caller is leaving a message in the voicemail."),
    ),
    "voicemail_length": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Message length"),
        QT_TRANSLATE_NOOP("Fields", "How long the message in the voicemail is."),
    ),
    "queue_state": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Queue"),
        QT_TRANSLATE_NOOP("Fields", "Whether the call waits in a queue or hears an announcement."),
    ),
    "timestamp": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Clock"),
        QT_TRANSLATE_NOOP(
            "Fields", "The system's own clock at this record, in tenths of a second; useful for differences."
        ),
    ),
    "huntgroup_overflow": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Overflow"),
        QT_TRANSLATE_NOOP("Fields", "The group was too busy: another one was offered the call."),
    ),
    "ivr_callflow": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Voice menu"),
        QT_TRANSLATE_NOOP("Fields", "The voice menu that the call came out of."),
    ),
    "ivr_time": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Time in the menu"),
        QT_TRANSLATE_NOOP("Fields", "How long the caller was in the voice menu."),
    ),
}
"""Fields of the call itself."""

PARTY_FIELD_TEXTS: Final[dict[str, FieldText]] = {
    "end_id": FieldText(
        QT_TRANSLATE_NOOP("Fields", "End"),
        QT_TRANSLATE_NOOP("Fields", "Names this end of the call alike on every system of the network."),
    ),
    "direction": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Direction"),
        QT_TRANSLATE_NOOP("Fields", "Whether this end made the call or was called."),
    ),
    "state": FieldText(
        QT_TRANSLATE_NOOP("Fields", "State"),
        QT_TRANSLATE_NOOP("Fields", "What this end of the call is doing."),
    ),
    "audio_path": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Audio"),
        QT_TRANSLATE_NOOP("Fields", "Whether this end can hear and be heard; without, it is on hold."),
    ),
    "tone": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Tone"),
        QT_TRANSLATE_NOOP("Fields", "The tone or music that this end hears."),
    ),
    "remote": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Place"),
        QT_TRANSLATE_NOOP(
            "Fields", "Whether this end is on this system, or on another one that may know more of it."
        ),
    ),
    "public_line": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Public line"),
        QT_TRANSLATE_NOOP("Fields", "Whether this end is a line to the outside."),
    ),
    "flags": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Remarks"),
        QT_TRANSLATE_NOOP(
            "Fields", "Privacy, automatic answer, recording, and what was said when asked for consent."
        ),
    ),
    "emergency_location": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Emergency location"),
        QT_TRANSLATE_NOOP("Fields", "The number of the place that the emergency services are told."),
    ),
    "equipment_class": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Equipment"),
        QT_TRANSLATE_NOOP("Fields", "What stands at this end: a telephone, a line, a park slot."),
    ),
    "equipment_type": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Model"),
        QT_TRANSLATE_NOOP("Fields", "Which telephone or service it is, more precisely."),
    ),
    "description": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Description"),
        QT_TRANSLATE_NOOP(
            "Fields",
            "A SIP line's Call-ID, another line's channel, the part played in a conference.",
        ),
    ),
    "identity": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Extension"),
        QT_TRANSLATE_NOOP("Fields", "The extension of the user at this end."),
    ),
    "called_type": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Kind of number"),
        QT_TRANSLATE_NOOP("Fields", "What kind of number was called: an emergency call is one kind."),
    ),
    "called_reason": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Reason"),
        QT_TRANSLATE_NOOP("Fields", "Why this end was called, as a number of the system."),
    ),
    "did": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Number called"),
        QT_TRANSLATE_NOOP("Fields", "The number that the caller outside has dialled."),
    ),
    "dialled": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Digits dialled"),
        QT_TRANSLATE_NOOP("Fields", "The digits that were pressed at this end."),
    ),
    "on_behalf": FieldText(
        QT_TRANSLATE_NOOP("Fields", "On behalf of"),
        QT_TRANSLATE_NOOP("Fields", "For whom the call was made or answered."),
    ),
    "target_number": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Number sent"),
        QT_TRANSLATE_NOOP("Fields", "The number that the call was sent to."),
    ),
    "target_subaddress": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Sub-address"),
        QT_TRANSLATE_NOOP("Fields", "A part of the number that only some lines have."),
    ),
    "purpose": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Purpose"),
        QT_TRANSLATE_NOOP("Fields", "Whom the call was meant for: a group, a skill or a diversion."),
    ),
    "cli": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Caller's number"),
        QT_TRANSLATE_NOOP("Fields", "The number of whoever made the call."),
    ),
    "cli_presentation": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Number shown"),
        QT_TRANSLATE_NOOP("Fields", "Whether the caller's number may be shown."),
    ),
    "name_type": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Kind of name"),
        QT_TRANSLATE_NOOP("Fields", "Where the name comes from, and whether it may be shown."),
    ),
    "name": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Caller's name"),
        QT_TRANSLATE_NOOP("Fields", "The name of whoever made the call."),
    ),
    "related_end_id": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Related end"),
        QT_TRANSLATE_NOOP("Fields", "The end of another call that this one is being joined to."),
    ),
}
"""Fields of an end, and of a telephone that rings."""

SIP_FIELD_TEXTS: Final[dict[str, FieldText]] = {
    "end_id": PARTY_FIELD_TEXTS["end_id"],
    "channel": FieldText(
        QT_TRANSLATE_NOOP("Fields", "Channel"),
        QT_TRANSLATE_NOOP("Fields", "The system's name of the SIP channel."),
    ),
    "sip_type": FieldText(
        QT_TRANSLATE_NOOP("Fields", "SIP end"),
        QT_TRANSLATE_NOOP("Fields", "Whether a SIP line or a SIP telephone is at this end."),
    ),
    "direction": FieldText(
        QT_TRANSLATE_NOOP("Fields", "SIP direction"),
        QT_TRANSLATE_NOOP("Fields", "Whether the other side or the system began the dialogue."),
    ),
    "sip_call_id": FieldText(
        QT_TRANSLATE_NOOP("Fields", "SIP Call-ID"),
        QT_TRANSLATE_NOOP(
            "Fields",
            "What the provider and network traces call this call.",
        ),
    ),
}
"""Fields of a SIP dialogue."""

SECTION_TITLES: Final[dict[str, str]] = {
    "call": QT_TRANSLATE_NOOP("Fields", "Call as seen by %1"),
    "party_a": QT_TRANSLATE_NOOP("Fields", "Calling end"),
    "party_b": QT_TRANSLATE_NOOP("Fields", "Called end"),
    "target": QT_TRANSLATE_NOOP("Fields", "Rings at"),
    "sip": QT_TRANSLATE_NOOP("Fields", "SIP dialogue"),
    "left_out": QT_TRANSLATE_NOOP("Fields", "Further views of the call"),
    "extra": QT_TRANSLATE_NOOP("Fields", "Further field"),
}
"""Titles of the parts."""

EXTRA_FIELD_TEXT: Final = FieldText(
    SECTION_TITLES["extra"],
    QT_TRANSLATE_NOOP("Fields", "The system sent more than is described; its meaning is not known."),
)


def translate_section_title(name: str) -> str:
    """Return the title of a part in the language of the window."""
    return QCoreApplication.translate("Fields", SECTION_TITLES[name])
