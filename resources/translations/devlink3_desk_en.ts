<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Alerts</name>
        <message numerus="yes">
            <source>{group}: %n waiting</source>
            <translation>
                <numerusform>{group}: %n waiting</numerusform>
                <numerusform>{group}: %n waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more alert(s)</source>
            <translation>
                <numerusform>%n more alert</numerusform>
                <numerusform>%n more alerts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CallModel</name>
        <message numerus="yes">
            <source>%n phones ringing</source>
            <translation>
                <numerusform>%n phone ringing</numerusform>
                <numerusform>%n phones ringing</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Callbacks</name>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n attempt</numerusform>
                <numerusform>%n attempts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CallbacksPane</name>
        <message numerus="yes">
            <source>%n caller(s) to call back</source>
            <translation>
                <numerusform>%n caller to call back</numerusform>
                <numerusform>%n callers to call back</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more caller(s) under All callers.</source>
            <translation>
                <numerusform>%n more caller under All callers.</numerusform>
                <numerusform>%n more callers under All callers.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CallerHistory</name>
        <message numerus="yes">
            <source>%n call(s) this week</source>
            <translation>
                <numerusform>%n call this week</numerusform>
                <numerusform>%n calls this week</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n s</source>
            <translation>
                <numerusform>%n s</numerusform>
                <numerusform>%n s</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ColleaguesButton</name>
        <message numerus="yes">
            <source>%n colleague(s) present</source>
            <translation>
                <numerusform>%n colleague present</numerusform>
                <numerusform>%n colleagues present</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CompactStrip</name>
        <message numerus="yes">
            <source>%n to call back</source>
            <translation>
                <numerusform>%n to call back</numerusform>
                <numerusform>%n to call back</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ContactsPage</name>
        <message numerus="yes">
            <source>%n contact(s) loaded.</source>
            <translation>
                <numerusform>%n contact loaded.</numerusform>
                <numerusform>%n contacts loaded.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found.</source>
            <translation>
                <numerusform>%n problem found.</numerusform>
                <numerusform>%n problems found.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Remove the address book “{name}” with %n contact(s)?</source>
            <translation>
                <numerusform>Remove the address book “{name}” with %n contact?</numerusform>
                <numerusform>Remove the address book “{name}” with %n contacts?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) exported.</source>
            <translation>
                <numerusform>%n contact exported.</numerusform>
                <numerusform>%n contacts exported.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n loaded…</source>
            <translation>
                <numerusform>%n loaded…</numerusform>
                <numerusform>%n loaded…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n ringing</source>
            <translation>
                <numerusform>%n ringing</numerusform>
                <numerusform>%n ringing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on hold</source>
            <translation>
                <numerusform>%n on hold</numerusform>
                <numerusform>%n on hold</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n talking</source>
            <translation>
                <numerusform>%n talking</numerusform>
                <numerusform>%n talking</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ForgetDialog</name>
        <message numerus="yes">
            <source>Removed from %n call(s).</source>
            <translation>
                <numerusform>Removed from %n call.</numerusform>
                <numerusform>Removed from %n calls.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Removed from %n recorded event(s).</source>
            <translation>
                <numerusform>Removed from %n recorded event.</numerusform>
                <numerusform>Removed from %n recorded events.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GroupDelegate</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message numerus="yes">
            <source>%n of the first entries have problems.</source>
            <translation>
                <numerusform>%n of the first entries has a problem.</numerusform>
                <numerusform>%n of the first entries have problems.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Importing… %n loaded</source>
            <translation>
                <numerusform>Importing… %n loaded</numerusform>
                <numerusform>Importing… %n loaded</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportResultView</name>
        <message numerus="yes">
            <source>%n contact(s) imported</source>
            <translation>
                <numerusform>%n contact imported</numerusform>
                <numerusform>%n contacts imported</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) in the file:</source>
            <translation>
                <numerusform>%n problem in the file:</numerusform>
                <numerusform>%n problems in the file:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… and %n more</numerusform>
                <numerusform>… and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LinkBar</name>
        <message numerus="yes">
            <source>%n gap(s) recovered</source>
            <translation>
                <numerusform>%n gap recovered</numerusform>
                <numerusform>%n gaps recovered</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s)</source>
            <translation>
                <numerusform>%n call</numerusform>
                <numerusform>%n calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n extension(s)</source>
            <translation>
                <numerusform>%n extension</numerusform>
                <numerusform>%n extensions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ParkedModel</name>
        <message numerus="yes">
            <source>%n participant(s)</source>
            <translation>
                <numerusform>%n participant</numerusform>
                <numerusform>%n participants</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ParkedPane</name>
        <message numerus="yes">
            <source>%n parked</source>
            <translation>
                <numerusform>%n parked</numerusform>
                <numerusform>%n parked</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PastTimes</name>
        <message numerus="yes">
            <source>%n min ago</source>
            <translation>
                <numerusform>%n min ago</numerusform>
                <numerusform>%n min ago</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Presence</name>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n new message</numerusform>
                <numerusform>%n new messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecordingNotice</name>
        <message numerus="yes">
            <source>Calls are recorded in {location} for %n day(s): who called whom, when, and how it went, but never what was said.</source>
            <translation>
                <numerusform>Calls are recorded in {location} for %n day: who called whom, when, and how it went, but never what was said.</numerusform>
                <numerusform>Calls are recorded in {location} for %n days: who called whom, when, and how it went, but never what was said.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SourceDialog</name>
        <message numerus="yes">
            <source>%n contact(s) found.</source>
            <translation>
                <numerusform>%n contact found.</numerusform>
                <numerusform>%n contacts found.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found.</source>
            <translation>
                <numerusform>%n problem found.</numerusform>
                <numerusform>%n problems found.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SourcesPage</name>
        <message numerus="yes">
            <source>Server, every %n day(s)</source>
            <translation>
                <numerusform>Server, every %n day</numerusform>
                <numerusform>Server, every %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n hour(s)</source>
            <translation>
                <numerusform>Server, every %n hour</numerusform>
                <numerusform>Server, every %n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n minute(s)</source>
            <translation>
                <numerusform>Server, every %n minute</numerusform>
                <numerusform>Server, every %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entry or value could not be read</source>
            <translation>
                <numerusform>%n entry or value could not be read</numerusform>
                <numerusform>%n entries or values could not be read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Spoken</name>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message numerus="yes">
            <source>%n ringing</source>
            <translation>
                <numerusform>%n ringing</numerusform>
                <numerusform>%n ringing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to call back</source>
            <translation>
                <numerusform>%n to call back</numerusform>
                <numerusform>%n to call back</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WaitingButton</name>
        <message numerus="yes">
            <source>%n note(s) with two texts…</source>
            <translation>
                <numerusform>%n note with two texts…</numerusform>
                <numerusform>%n notes with two texts…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) wait for the hub</source>
            <translation>
                <numerusform>%n change waits for the hub</numerusform>
                <numerusform>%n changes wait for the hub</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Wallboard</name>
        <message numerus="yes">
            <source>%n unanswered caller(s)</source>
            <translation>
                <numerusform>%n unanswered caller</numerusform>
                <numerusform>%n unanswered callers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) to call back</source>
            <translation>
                <numerusform>%n caller to call back</numerusform>
                <numerusform>%n callers to call back</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>_RowsAboveButton</name>
        <message numerus="yes">
            <source>%n ringing or waiting ↑</source>
            <translation>
                <numerusform>%n ringing or waiting ↑</numerusform>
                <numerusform>%n ringing or waiting ↑</numerusform>
            </translation>
        </message>
    </context>
</TS>
