<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DevLink3 Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DevLink3 Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An open switchboard for receptionists on Avaya IP Office, fed live by DevLink3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DevLink3 tells about calls and cannot make them: dialling goes through the telephone program that this computer has for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressPage</name>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as pbx.example.com or 192.168.42.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a service user of the PBX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of this site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address, if left empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Encrypt the connection (TLS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More: authorities, client certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted authorities (PEM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client certificate (PEM or PKCS#12)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key (PEM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user is a service user of IP Office Manager (security settings), in a rights group that has DevLink3 ticked. The password is kept by this computer&apos;s keyring, never in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted: whoever can listen on the network reads every call and every name. Choose it only on a network that you trust.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertBar</name>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertRule</name>
    <message>
        <source>A call rings or waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A queue is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call is on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call is parked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An emergency number is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>those I watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double tap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Siren</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Alerting</name>
    <message>
        <source>Do not disturb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>Somebody has waited since {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency call by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {time}, to {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is still on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is still parked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is calling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the desk to see them all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>The web page of a caller begins with https:// or http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the whole name of the web server: a caller&apos;s name or number can only follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web page can have {number} and {name} in it, nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rule that fits decides: a rule without notification and sound makes it quiet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule for these numbers needs a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page of a caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abandoned after</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arrangement</name>
    <message>
        <source>Panes that share this place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallModel</name>
    <message>
        <source>Ended: %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1, channel %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIP line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group and line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallTable</name>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallsPage</name>
    <message>
        <source>After the first time a call&apos;s clock gets a mark, after the second it is filled and red. 0 means never. Only calls that concern you are marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}: getting long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}: too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended calls stay in sight for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}: choose a second time that is later than the first, or 0 for never.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallsPane</name>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter to see all calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls appear here the moment they begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the calls in progress from the PBX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the PBX to answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Put away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Trust this certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the SHA-256 fingerprint with that of the PBX (ask whoever looks after it). If they are the same, the certificate can be trusted; from then on no other one is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColoursPage</name>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All as they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters become darker or lighter where a colour could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompactStrip</name>
    <message>
        <source>DevLink3 Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the whole desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes hold from the next connection on. Passwords are in this computer&apos;s keyring alone; an empty one is taken out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted authorities (PEM file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned certificate (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client certificate (PEM or PKCS#12 file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of the client certificate (PEM file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt the connection; without, whoever can listen reads every call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept TLS 1.0 and 1.1, which are broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>Whole name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: a quotation mark is opened and never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: neither a name nor a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: the file ends in the middle of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, but it has no end: something may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, but some letters could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept without this, which is no telephone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept without this number, which a spreadsheet has rounded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, but cut: it is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept without this value, whose code cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept without this value, which is in another file that is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: it changes another entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: this line cannot be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large for a contact file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a workbook or document: save it as CSV in the program that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no contact file: choose CSV, vCard or LDIF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column holds the names or the numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no contact in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Contacts stand in the directory beside the people of the PBX, and name those who call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read as they are.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) written.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever made the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has answered it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rings at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The telephones that ring for it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pushed away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did not want it, and how the system knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has put the other side on hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hunt group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group that it is for, or came by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that the caller outside has dialled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way the call goes, as seen by the company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line to the outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording, consent, privacy, emergency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PBX nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The systems of the network that see this call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names of its ends, alike on every system of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program&apos;s own name of the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every field that the PBX has sent of this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a call to see all about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} since we connected; it began before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} in this state, {total} in all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialling</name>
    <message>
        <source>There is no number here that can be dialled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no program that takes such a call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command for dialling could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DevLink3 tells about calls and cannot make them: numbers are handed to a telephone program on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not dialled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to dial…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiallingPage</name>
    <message>
        <source>The program for tel: links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program for sip: links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program for callto: links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domain of sip: links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In place of {number} stands the number: digits, +, * and # alone. No shell is used; quotation marks keep words together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dial the site&apos;s digits for an outside line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits themselves belong to the connection and are set there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command for dialling begins with a program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command for dialling needs {number} where the number goes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DirectoryPane</name>
    <message>
        <source>Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name, company or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found. Try a part of the name, or a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the directory…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The directory appears here when the PBX has sent it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to dial…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExtensionModel</name>
    <message>
        <source>Extension</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExtensionsPane</name>
    <message>
        <source>Extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A-Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by name instead of by number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only those who are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No extension matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The extensions appear here when the PBX has named them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} of {all} free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>PBX node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system whose view of the call this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call&apos;s number on this system; others number it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code that the call is charged or filed under.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorisation code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody gave a code to be allowed this call. The system hides the code itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note that a program or the voicemail has put on the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the call was moved. Systems usually send 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hunt group that the call belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hunt group that the caller was sent to at first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The extension that the caller was sent to at first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hunt group that the call is offered to now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The extension that the call is offered to now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller is leaving a message in the voicemail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the message in the voicemail is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the call waits in a queue or hears an announcement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s own clock at this record, in tenths of a second; useful for differences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overflow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group was too busy: another one was offered the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice menu that the call came out of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the caller was in the voice menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names this end of the call alike on every system of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this end made the call or was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this end of the call is doing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this end can hear and be heard; without, it is on hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tone or music that this end hears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this end is on this system, or on another one that may know more of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this end is a line to the outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy, automatic answer, recording, and what was said when asked for consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of the place that the emergency services are told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands at this end: a telephone, a line, a park slot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which telephone or service it is, more precisely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A SIP line&apos;s Call-ID, another line&apos;s channel, the part played in a conference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The extension of the user at this end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What kind of number was called: an emergency call is one kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this end was called, as a number of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that the caller outside has dialled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits dialled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits that were pressed at this end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On behalf of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For whom the call was made or answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that the call was sent to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the number that only some lines have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom the call was meant for: a group, a skill or a diversion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of whoever made the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the caller&apos;s number may be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the name comes from, and whether it may be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of whoever made the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Related end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of another call that this one is being joined to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s name of the SIP channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIP end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a SIP line or a SIP telephone is at this end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIP direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the other side or the system began the dialogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIP Call-ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the provider and network traces call this call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call as seen by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calling end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rings at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIP dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further views of the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system sent more than is described; its meaning is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupsPane</name>
    <message>
        <source>Hunt groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hunt groups appear here when the PBX has named them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Table (CSV), {encoding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards (vCard), {encoding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory export (LDIF), {encoding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertical line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, vCard or LDIF: what address books and servers export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of this address book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns, separated by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separator of the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row names the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact files (*.csv *.txt *.tsv *.vcf *.vcard *.ldif *.ldi)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody would come of this: say which column holds the names or the numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes the place of {name}, which came from the same file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of the first entries cannot be read as they are.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Importing… %n read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first contacts of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Search by words or keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys for the selected command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All as they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is for typing or moving about. Take keys with Ctrl or Alt, or an F key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until now %1 meant “%2”, which has lost it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import contacts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the directory again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the selected person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CMExtn values in the extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panes where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tour in four steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collect a support file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version is to be had…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About DevLink3 Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move through a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the selected person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next field or list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the call details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the park slots and conferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the missed calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the hunt groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the extensions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>That of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changes with the next start. Numbers, times and dates have the form that this computer gives them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>round trip {ms} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) mended</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{calls} calls   ·   {extensions} extensions   ·   {people} in the directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}, trying again in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>DevLink3 Desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Manners</name>
    <message>
        <source>The system does not let this be changed: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} is to be had; see the Help menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The support file cannot be written: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The support file is in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Missed</name>
    <message>
        <source>Number withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken with since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went to voicemail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gave up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissedModel</name>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissedPane</name>
    <message>
        <source>Missed calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the list of missed calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note on this caller</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is good to know when this person calls</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaneDock</name>
    <message>
        <source>Float or dock {pane}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close {pane}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of {user} at {site}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it in this computer&apos;s keyring</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Calls for you stand first and ring loudest; those for the people and groups that you watch come next.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleTree</name>
    <message>
        <source>Find a name or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extensions and hunt groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceModel</name>
    <message>
        <source>Conference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park slot or conference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parked by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacesPane</name>
    <message>
        <source>Park slots and conferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is parked or in a conference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n parked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PopUps</name>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueDelegate</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>%1: %2 waiting, %3 ringing, %4 talking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hunt group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordsView</name>
    <message>
        <source>All fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>What is wrong in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They are in the directory now, and callers are shown by their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the file could not be read as they are:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extensions and groups, such as 200, 201</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After so many seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or with so many callers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> callers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or with any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or with </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the web page of the caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even when I am not to be disturbed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same time twice: all day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Me and mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound and tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>The password could not be kept. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupWizard</name>
    <message>
        <source>Set up a PBX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the PBX?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who are you, and whom do you watch?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sites</name>
    <message>
        <source>The keyring has it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no longer in the keyring.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SitesMenu</name>
    <message>
        <source>&amp;Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up another PBX…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>Let calls ring on the loudspeakers and keep the headset for talking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the loudspeakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudspeakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The close button leaves the desk in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop shows no tray now: alerts stand in the window as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not there now)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Speakers</name>
    <message>
        <source>Sounds need Qt Multimedia, which is not installed: alerts only beep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer plays no sounds now: alerts only beep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loudspeakers “{name}” are not there: alerts play on “{other}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaleBanner</name>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without the other systems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is {age} old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the PBX again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected again; reading the calls in progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next attempt in {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StripList</name>
    <message>
        <source>First calls</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SupportDialog</name>
    <message>
        <source>Collect a support file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds the log, the versions of all parts, and your settings without passwords. Look into it before you send it: it is a plain zip file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the calls of the last minutes, names and numbers included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the support file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>Start the desk, minimised, when I sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up the number when a tel: link is opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desk cannot dial by itself. Leave this off where another program dials for you: a system opens such links with one program only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me when there is a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to ask for the newest version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is asked once a day, and told nothing. It answers with JSON that has the version; whoever looks after your computers knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a detailed log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For support. Passwords are never logged; numbers and names of callers may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address for newer versions begins with https:// and names a server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Who needs you, first to last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What rings stands at the top, then who waits, longest first, then who is on hold. Select a call to see everything about it at the side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anyone by half a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K from anywhere. Type a part of a name, a department or a number, and see who is free; a slip of the keys does no harm. Enter calls by the telephone program of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each state has a shape, a word and a colour. Panes can be moved by their titles, put onto another screen, or away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything by keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 lists the keys, Ctrl+Shift+P everything that can be done. If the connection is ever lost, the window says so and how old the picture is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Do not disturb</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n ringing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wallboard</name>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abandoned today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service level, target {percent} in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n caller(s) waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WallboardPage</name>
    <message>
        <source>Service level to be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls answered within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting full with callers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too full with callers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting is long after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting is too long after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service level is the part of today&apos;s calls to a hunt group that was answered in time. A threshold of 0 is none. F11 shows the wallboard; a double click makes it as large as the screen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Dialling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused by the PBX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered automatically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed to recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hunt group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extension busy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_List</name>
    <message>
        <source>No such command.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
