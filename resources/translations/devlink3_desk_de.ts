<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About DevLink3 Desk</source>
            <translation>Über DevLink3 Desk</translation>
        </message>
        <message>
            <source>DevLink3 Desk</source>
            <translation>DevLink3 Desk</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>Version {version}</translation>
        </message>
        <message>
            <source>An open switchboard for receptionists on Avaya IP Office, fed live by DevLink3.</source>
            <translation>Eine offene Vermittlung für den Empfang an Avaya IP Office, gespeist von DevLink3 in Echtzeit.</translation>
        </message>
        <message>
            <source>DevLink3 tells about calls and cannot make them: dialling goes through the telephone program that this computer has for it.</source>
            <translation>DevLink3 berichtet von Anrufen und kann keine tätigen: Gewählt wird mit dem Telefonprogramm, das dieser Computer dafür hat.</translation>
        </message>
    </context>
    <context>
        <name>AddressPage</name>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;Adresse</translation>
        </message>
        <message>
            <source>such as pbx.example.com or 192.168.42.1</source>
            <translation>etwa pbx.example.com oder 192.168.42.1</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>&amp;Benutzer</translation>
        </message>
        <message>
            <source>a service user of the PBX</source>
            <translation>ein Dienstbenutzer der Anlage</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Passwort</translation>
        </message>
        <message>
            <source>the address, if left empty</source>
            <translation>die Adresse, wenn leer</translation>
        </message>
        <message>
            <source>Name of this &amp;site</source>
            <translation>&amp;Name dieses Standorts</translation>
        </message>
        <message>
            <source>P&amp;ort</source>
            <translation>P&amp;ort</translation>
        </message>
        <message>
            <source>&amp;Encrypt the connection (TLS)</source>
            <translation>Verbindung &amp;verschlüsseln (TLS)</translation>
        </message>
        <message>
            <source>&amp;More: authorities, client certificate</source>
            <translation>&amp;Mehr: Zertifizierungsstellen, Client-Zertifikat</translation>
        </message>
        <message>
            <source>Trusted authorities (PEM)</source>
            <translation>Vertraute Zertifizierungsstellen (PEM)</translation>
        </message>
        <message>
            <source>Client certificate (PEM or PKCS#12)</source>
            <translation>Client-Zertifikat (PEM oder PKCS#12)</translation>
        </message>
        <message>
            <source>Its key (PEM)</source>
            <translation>Sein Schlüssel (PEM)</translation>
        </message>
        <message>
            <source>Passphrase of the key</source>
            <translation>Passphrase des Schlüssels</translation>
        </message>
        <message>
            <source>The user is a service user of IP Office Manager (security settings), in a rights group that has DevLink3 ticked. The password is kept by this computer's keyring, never in a file.</source>
            <translation>Der Benutzer ist ein Dienstbenutzer des IP Office Manager (Sicherheitseinstellungen) in einer Rechtegruppe, bei der DevLink3 angehakt ist. Das Passwort bleibt im Schlüsselbund dieses Computers, nie in einer Datei.</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Choose: {what}</source>
            <translation>Wählen: {what}</translation>
        </message>
        <message>
            <source>Not encrypted: whoever can listen on the network reads every call and every name. Choose it only on a network that you trust.</source>
            <translation>Nicht verschlüsselt: Wer im Netz mithören kann, liest jeden Anruf und jeden Namen. Wählen Sie das nur in einem Netz, dem Sie vertrauen.</translation>
        </message>
    </context>
    <context>
        <name>AlertBar</name>
        <message>
            <source>Alerts</source>
            <translation>Hinweise</translation>
        </message>
    </context>
    <context>
        <name>AlertCard</name>
        <message>
            <source>Put away</source>
            <translation>Weglegen</translation>
        </message>
    </context>
    <context>
        <name>AlertPopups</name>
        <message>
            <source>Alerts</source>
            <translation>Hinweise</translation>
        </message>
    </context>
    <context>
        <name>AlertRule</name>
        <message>
            <source>A call rings or waits</source>
            <translation>Ein Anruf klingelt oder wartet</translation>
        </message>
        <message>
            <source>A queue is too long</source>
            <translation>Eine Warteschlange ist zu lang</translation>
        </message>
        <message>
            <source>A call is on hold</source>
            <translation>Ein Anruf wird gehalten</translation>
        </message>
        <message>
            <source>A call is parked</source>
            <translation>Ein Anruf ist geparkt</translation>
        </message>
        <message>
            <source>An emergency number is called</source>
            <translation>Eine Notrufnummer wird gewählt</translation>
        </message>
        <message>
            <source>me</source>
            <translation>ich</translation>
        </message>
        <message>
            <source>those I watch</source>
            <translation>die ich beobachte</translation>
        </message>
        <message>
            <source>these numbers</source>
            <translation>diese Nummern</translation>
        </message>
        <message>
            <source>everybody</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>No sound</source>
            <translation>Kein Ton</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>Chime</source>
            <translation>Gong</translation>
        </message>
        <message>
            <source>Three notes</source>
            <translation>Drei Töne</translation>
        </message>
        <message>
            <source>Double tap</source>
            <translation>Doppeltes Klopfen</translation>
        </message>
        <message>
            <source>Siren</source>
            <translation>Sirene</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>Mo</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>Di</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>Mi</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>Do</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>Fr</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>Sa</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>So</translation>
        </message>
    </context>
    <context>
        <name>AlertRuleForm</name>
        <message>
            <source>What happens</source>
            <translation>Was geschieht</translation>
        </message>
        <message>
            <source>Whose calls</source>
            <translation>Wessen Anrufe</translation>
        </message>
        <message>
            <source>Extensions and groups, such as 200, 201</source>
            <translation>Nebenstellen und Gruppen, etwa 200, 201</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Nummern</translation>
        </message>
        <message>
            <source>After so many seconds</source>
            <translation>Nach so vielen Sekunden</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>sofort</translation>
        </message>
        <message>
            <source>Or with so many callers</source>
            <translation>Oder bei so vielen Anrufern</translation>
        </message>
        <message>
            <source> callers</source>
            <translation> Anrufer</translation>
        </message>
        <message>
            <source>or with any number</source>
            <translation>oder bei jeder Zahl</translation>
        </message>
        <message>
            <source>or with </source>
            <translation>oder bei </translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <source>Show a notification</source>
            <translation>Benachrichtigung zeigen</translation>
        </message>
        <message>
            <source>Open the web page of the caller</source>
            <translation>Webseite des Anrufers öffnen</translation>
        </message>
        <message>
            <source>Even when I am not to be disturbed</source>
            <translation>Auch wenn ich nicht gestört werden will</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Ton</translation>
        </message>
        <message>
            <source>Repeat every</source>
            <translation>Wiederholen alle</translation>
        </message>
        <message>
            <source>only once</source>
            <translation>nur einmal</translation>
        </message>
        <message>
            <source>every </source>
            <translation>alle </translation>
        </message>
        <message>
            <source>the same time twice: all day</source>
            <translation>zweimal dieselbe Zeit: den ganzen Tag</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Anhören</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nach</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Stunden</translation>
        </message>
    </context>
    <context>
        <name>Alerting</name>
        <message>
            <source>Do not disturb</source>
            <translation>Nicht stören</translation>
        </message>
        <message>
            <source>Show the desk</source>
            <translation>Desk zeigen</translation>
        </message>
        <message>
            <source>Missed calls</source>
            <translation>Entgangene Anrufe</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
    </context>
    <context>
        <name>Alerts</name>
        <message numerus="yes">
            <source>{group}: %n waiting</source>
            <translation>
                <numerusform>{group}: %n wartet</numerusform>
                <numerusform>{group}: %n warten</numerusform>
            </translation>
        </message>
        <message>
            <source>Somebody has waited since {time}.</source>
            <translation>Jemand wartet seit {time}.</translation>
        </message>
        <message>
            <source>Emergency call by {name}</source>
            <translation>Notruf von {name}</translation>
        </message>
        <message>
            <source>Since {time}, to {number}</source>
            <translation>Seit {time}, an {number}</translation>
        </message>
        <message>
            <source>{name} is still on hold</source>
            <translation>{name} wird noch gehalten</translation>
        </message>
        <message>
            <source>{name} is still parked</source>
            <translation>{name} ist noch geparkt</translation>
        </message>
        <message>
            <source>{name} is calling</source>
            <translation>{name} ruft an</translation>
        </message>
        <message>
            <source>Since {time}</source>
            <translation>Seit {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n more alert(s)</source>
            <translation>
                <numerusform>%n weiterer Hinweis</numerusform>
                <numerusform>%n weitere Hinweise</numerusform>
            </translation>
        </message>
        <message>
            <source>Open the desk to see them all.</source>
            <translation>Alle sind im Desk zu sehen.</translation>
        </message>
    </context>
    <context>
        <name>AlertsPage</name>
        <message>
            <source>The web page of a caller begins with https:// or http://.</source>
            <translation>Die Webseite eines Anrufers beginnt mit https:// oder http://.</translation>
        </message>
        <message>
            <source>Write the whole name of the web server: a caller's name or number can only follow it.</source>
            <translation>Schreiben Sie den ganzen Namen des Webservers: Name oder Nummer eines Anrufers können nur dahinter stehen.</translation>
        </message>
        <message>
            <source>A web page can have {number} and {name} in it, nothing else.</source>
            <translation>In der Adresse können {number} und {name} stehen, sonst nichts.</translation>
        </message>
        <message>
            <source>The first rule that fits decides: a rule without notification and sound makes it quiet.</source>
            <translation>Die erste passende Regel entscheidet: Eine Regel ohne Benachrichtigung und Ton macht still.</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>Alert</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Whose calls</source>
            <translation>Wessen Anrufe</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Ton</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>A rule for these numbers needs a number.</source>
            <translation>Eine Regel für diese Nummern braucht eine Nummer.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>As at first</source>
            <translation>Wie am Anfang</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>Web page of a caller</source>
            <translation>Webseite eines Anrufers</translation>
        </message>
        <message>
            <source>Emergency numbers</source>
            <translation>Notrufnummern</translation>
        </message>
        <message>
            <source>Abandoned after</source>
            <translation>Aufgelegt nach</translation>
        </message>
    </context>
    <context>
        <name>CallModel</name>
        <message>
            <source>Ended: %1 to %2</source>
            <translation>Beendet: %1 mit %2</translation>
        </message>
        <message>
            <source>%1: %2 to %3</source>
            <translation>%1: %2 an %3</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Beendet</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Noch niemand</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Nummer unterdrückt</translation>
        </message>
        <message>
            <source>Number not available</source>
            <translation>Nummer nicht verfügbar</translation>
        </message>
        <message numerus="yes">
            <source>%n phones ring</source>
            <translation>
                <numerusform>%n Telefon klingelt</numerusform>
                <numerusform>%n Telefone klingeln</numerusform>
            </translation>
        </message>
        <message>
            <source>Line %1, channel %2</source>
            <translation>Leitung %1, Kanal %2</translation>
        </message>
        <message>
            <source>SIP line</source>
            <translation>SIP-Leitung</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <source>Group and line</source>
            <translation>Gruppe und Leitung</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
    </context>
    <context>
        <name>CallStripView</name>
        <message>
            <source>First calls</source>
            <translation>Erste Anrufe</translation>
        </message>
    </context>
    <context>
        <name>CallTable</name>
        <message>
            <source>Calls</source>
            <translation>Anrufe</translation>
        </message>
    </context>
    <context>
        <name>CallsPage</name>
        <message>
            <source>After the first time a call's clock gets a mark, after the second it is filled and red. 0 means never. Only calls that concern you are marked.</source>
            <translation>Nach der ersten Zeit bekommt die Uhr eines Anrufs ein Zeichen, nach der zweiten ist sie rot gefüllt. 0 heißt nie. Markiert werden nur Anrufe, die Sie angehen.</translation>
        </message>
        <message>
            <source>Getting long</source>
            <translation>Dauert lange</translation>
        </message>
        <message>
            <source>Too long</source>
            <translation>Zu lange</translation>
        </message>
        <message>
            <source>{state}: getting long</source>
            <translation>{state}: dauert lange</translation>
        </message>
        <message>
            <source>{state}: too long</source>
            <translation>{state}: zu lange</translation>
        </message>
        <message>
            <source>Ended calls stay in sight for</source>
            <translation>Beendete Anrufe bleiben sichtbar für</translation>
        </message>
        <message>
            <source>{state}: choose a second time that is later than the first, or 0 for never.</source>
            <translation>{state}: Wählen Sie eine zweite Zeit, die später ist als die erste, oder 0 für nie.</translation>
        </message>
    </context>
    <context>
        <name>CallsPane</name>
        <message>
            <source>Calls</source>
            <translation>Anrufe</translation>
        </message>
        <message>
            <source>Filter calls</source>
            <translation>Anrufe filtern</translation>
        </message>
        <message>
            <source>No call matches</source>
            <translation>Kein Anruf passt</translation>
        </message>
        <message>
            <source>Clear the filter to see all calls.</source>
            <translation>Ohne Filter sind alle Anrufe zu sehen.</translation>
        </message>
        <message>
            <source>Calls appear here the moment they begin.</source>
            <translation>Anrufe erscheinen hier, sobald sie beginnen.</translation>
        </message>
        <message>
            <source>All quiet</source>
            <translation>Alles ruhig</translation>
        </message>
        <message>
            <source>Reading the calls in progress from the PBX.</source>
            <translation>Die laufenden Anrufe werden von der Anlage gelesen.</translation>
        </message>
        <message>
            <source>Waiting for the PBX to answer.</source>
            <translation>Warten auf die Antwort der Anlage.</translation>
        </message>
    </context>
    <context>
        <name>CheckPage</name>
        <message>
            <source>Good</source>
            <translation>Gut</translation>
        </message>
        <message>
            <source>To be noted</source>
            <translation>Zu beachten</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Was gefunden wurde</translation>
        </message>
        <message>
            <source>Trust this certificate</source>
            <translation>Diesem Zertifikat vertrauen</translation>
        </message>
        <message>
            <source>Connecting …</source>
            <translation>Verbinden …</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>Alles funktioniert.</translation>
        </message>
        <message>
            <source>Compare the SHA-256 fingerprint with that of the PBX (ask whoever looks after it). If they are the same, the certificate can be trusted; from then on no other one is accepted.</source>
            <translation>Vergleichen Sie den SHA-256-Fingerabdruck mit dem der Anlage (fragen Sie, wer sie betreut). Sind beide gleich, kann man dem Zertifikat vertrauen; von da an wird kein anderes angenommen.</translation>
        </message>
    </context>
    <context>
        <name>ColoursPage</name>
        <message>
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Change the colour: {state}</source>
            <translation>Farbe ändern: {state}</translation>
        </message>
        <message>
            <source>All as they were at first</source>
            <translation>Alle, wie sie anfangs waren</translation>
        </message>
        <message>
            <source>Letters become darker or lighter where a colour could not be read.</source>
            <translation>Schrift wird dunkler oder heller, wo eine Farbe nicht lesbar wäre.</translation>
        </message>
    </context>
    <context>
        <name>ColumnEditor</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Column {number}</source>
            <translation>Spalte {number}</translation>
        </message>
        <message>
            <source>What is in {column}</source>
            <translation>Was in {column} steht</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>Auslassen</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>All commands</source>
            <translation>Alle Befehle</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>Was möchten Sie tun?</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Alle Befehle durchsuchen</translation>
        </message>
    </context>
    <context>
        <name>CompactStrip</name>
        <message>
            <source>DevLink3 Desk</source>
            <translation>DevLink3 Desk</translation>
        </message>
        <message>
            <source>Back to the whole desk</source>
            <translation>Zurück zum ganzen Desk</translation>
        </message>
        <message>
            <source>All quiet</source>
            <translation>Alles ruhig</translation>
        </message>
        <message>
            <source>longest {time}</source>
            <translation>am längsten {time}</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsPage</name>
        <message>
            <source>Site</source>
            <translation>Standort</translation>
        </message>
        <message>
            <source>Remove this site</source>
            <translation>Diesen Standort entfernen</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Passphrase of the key</source>
            <translation>Passphrase des Schlüssels</translation>
        </message>
        <message>
            <source>Changes hold from the next connection on. Passwords are in this computer's keyring alone; an empty one is taken out of it.</source>
            <translation>Änderungen gelten ab der nächsten Verbindung. Passwörter sind nur im Schlüsselbund dieses Computers; ein leeres wird daraus entfernt.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <source>Country (such as GB)</source>
            <translation>Land (etwa DE)</translation>
        </message>
        <message>
            <source>Digits for an outside line</source>
            <translation>Ziffern für eine Amtsleitung</translation>
        </message>
        <message>
            <source>Longest extension number, in digits</source>
            <translation>Längste Nebenstellennummer, in Ziffern</translation>
        </message>
        <message>
            <source>Event flags</source>
            <translation>Ereignis-Flags</translation>
        </message>
        <message>
            <source>Trusted authorities (PEM file)</source>
            <translation>Vertraute Zertifizierungsstellen (PEM-Datei)</translation>
        </message>
        <message>
            <source>Name in the certificate</source>
            <translation>Name im Zertifikat</translation>
        </message>
        <message>
            <source>Pinned certificate (SHA-256)</source>
            <translation>Festgelegtes Zertifikat (SHA-256)</translation>
        </message>
        <message>
            <source>Client certificate (PEM or PKCS#12 file)</source>
            <translation>Client-Zertifikat (PEM- oder PKCS#12-Datei)</translation>
        </message>
        <message>
            <source>Key of the client certificate (PEM file)</source>
            <translation>Schlüssel des Client-Zertifikats (PEM-Datei)</translation>
        </message>
        <message>
            <source>Encrypt the connection; without, whoever can listen reads every call</source>
            <translation>Verbindung verschlüsseln; sonst liest jeden Anruf, wer mithören kann</translation>
        </message>
        <message>
            <source>Accept TLS 1.0 and 1.1, which are broken</source>
            <translation>TLS 1.0 und 1.1 annehmen, die gebrochen sind</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Keep: {what}</source>
            <translation>Behalten: {what}</translation>
        </message>
    </context>
    <context>
        <name>Contacts</name>
        <message>
            <source>Whole name</source>
            <translation>Ganzer Name</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Vorname</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>Familienname</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Abteilung</translation>
        </message>
        <message>
            <source>E-mail address</source>
            <translation>E-Mail-Adresse</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Bemerkung</translation>
        </message>
        <message>
            <source>Number at work</source>
            <translation>Dienstliche Nummer</translation>
        </message>
        <message>
            <source>Mobile number</source>
            <translation>Mobilnummer</translation>
        </message>
        <message>
            <source>Main number</source>
            <translation>Hauptnummer</translation>
        </message>
        <message>
            <source>Number at home</source>
            <translation>Private Nummer</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Fax number</source>
            <translation>Faxnummer</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Arbeit</translation>
        </message>
        <message>
            <source>Mobile</source>
            <translation>Mobil</translation>
        </message>
        <message>
            <source>Main</source>
            <translation>Zentrale</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Privat</translation>
        </message>
        <message>
            <source>Fax</source>
            <translation>Fax</translation>
        </message>
        <message>
            <source>Left out: a quotation mark is opened and never closed.</source>
            <translation>Ausgelassen: Ein Anführungszeichen wird geöffnet und nie geschlossen.</translation>
        </message>
        <message>
            <source>Left out: neither a name nor a number.</source>
            <translation>Ausgelassen: weder Name noch Nummer.</translation>
        </message>
        <message>
            <source>Left out: the file ends in the middle of it.</source>
            <translation>Ausgelassen: Die Datei endet mittendrin.</translation>
        </message>
        <message>
            <source>Kept, but it has no end: something may be missing.</source>
            <translation>Behalten, hat aber kein Ende: Etwas kann fehlen.</translation>
        </message>
        <message>
            <source>Kept, but some letters could not be read.</source>
            <translation>Behalten, doch einige Buchstaben waren nicht lesbar.</translation>
        </message>
        <message>
            <source>Kept without this, which is no telephone number.</source>
            <translation>Behalten ohne dies, was keine Telefonnummer ist.</translation>
        </message>
        <message>
            <source>Kept without this number, which a spreadsheet has rounded.</source>
            <translation>Behalten ohne diese Nummer, die eine Tabellenkalkulation gerundet hat.</translation>
        </message>
        <message>
            <source>Kept, but cut: it is too long.</source>
            <translation>Behalten, aber gekürzt: zu lang.</translation>
        </message>
        <message>
            <source>Kept without this value, whose code cannot be read.</source>
            <translation>Behalten ohne diesen Wert, dessen Kodierung nicht lesbar ist.</translation>
        </message>
        <message>
            <source>Kept without this value, which is in another file that is not opened.</source>
            <translation>Behalten ohne diesen Wert, der in einer anderen Datei steht, die nicht geöffnet wird.</translation>
        </message>
        <message>
            <source>Left out: it changes another entry.</source>
            <translation>Ausgelassen: Es ändert einen anderen Eintrag.</translation>
        </message>
        <message>
            <source>Left out: this line cannot be understood.</source>
            <translation>Ausgelassen: Diese Zeile ist nicht zu verstehen.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>Die Datei ist leer.</translation>
        </message>
        <message>
            <source>The file is too large for a contact file.</source>
            <translation>Die Datei ist zu groß für eine Kontaktdatei.</translation>
        </message>
        <message>
            <source>This is a workbook or document: save it as CSV in the program that made it.</source>
            <translation>Dies ist eine Arbeitsmappe oder ein Dokument: Speichern Sie es als CSV in dem Programm, aus dem es stammt.</translation>
        </message>
        <message>
            <source>This is no contact file: choose CSV, vCard or LDIF.</source>
            <translation>Dies ist keine Kontaktdatei: Wählen Sie CSV, vCard oder LDIF.</translation>
        </message>
        <message>
            <source>Say which column holds the names or the numbers.</source>
            <translation>Sagen Sie, in welcher Spalte die Namen oder die Nummern stehen.</translation>
        </message>
        <message>
            <source>There is no contact in this file.</source>
            <translation>In dieser Datei ist kein Kontakt.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>Die Datei kann nicht gelesen werden.</translation>
        </message>
    </context>
    <context>
        <name>ContactsPage</name>
        <message>
            <source>Contacts stand in the directory beside the people of the PBX, and name those who call.</source>
            <translation>Kontakte stehen im Verzeichnis neben den Leuten der Anlage und benennen Anrufer.</translation>
        </message>
        <message>
            <source>Address books</source>
            <translation>Adressbücher</translation>
        </message>
        <message>
            <source>Address book</source>
            <translation>Adressbuch</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Gelesen</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Neu lesen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Export all…</source>
            <translation>Alle exportieren …</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lesen …</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) read.</source>
            <translation>
                <numerusform>%n Kontakt gelesen.</numerusform>
                <numerusform>%n Kontakte gelesen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) could not be read as they are.</source>
            <translation>
                <numerusform>%n Stelle konnte nicht gelesen werden, wie sie ist.</numerusform>
                <numerusform>%n Stellen konnten nicht gelesen werden, wie sie sind.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export contacts</source>
            <translation>Kontakte exportieren</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>Tabelle (*.csv)</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) written.</source>
            <translation>
                <numerusform>%n Kontakt geschrieben.</numerusform>
                <numerusform>%n Kontakte geschrieben.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n read…</source>
            <translation>
                <numerusform>%n gelesen …</numerusform>
                <numerusform>%n gelesen …</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n ringing</source>
            <translation>
                <numerusform>%n klingelt</numerusform>
                <numerusform>%n klingeln</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on hold</source>
            <translation>
                <numerusform>%n gehalten</numerusform>
                <numerusform>%n gehalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n talking</source>
            <translation>
                <numerusform>%n spricht</numerusform>
                <numerusform>%n sprechen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DesktopIntegration</name>
        <message>
            <source>The system does not let this be changed: {why}.</source>
            <translation>Das System lässt dies nicht ändern: {why}.</translation>
        </message>
        <message>
            <source>Version {version} is to be had; see the Help menu.</source>
            <translation>Version {version} ist da; siehe Menü Hilfe.</translation>
        </message>
        <message>
            <source>The support file cannot be written: {why}.</source>
            <translation>Die Datei für den Support kann nicht geschrieben werden: {why}.</translation>
        </message>
        <message>
            <source>The support file is in {path}.</source>
            <translation>Die Datei für den Support ist in {path}.</translation>
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>Whoever made the call.</source>
            <translation>Wer angerufen hat.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <source>Whoever has answered it.</source>
            <translation>Wer abgenommen hat.</translation>
        </message>
        <message>
            <source>Rings at</source>
            <translation>Klingelt bei</translation>
        </message>
        <message>
            <source>The telephones that ring for it now.</source>
            <translation>Die Telefone, die jetzt dafür klingeln.</translation>
        </message>
        <message>
            <source>Pushed away</source>
            <translation>Abgewiesen</translation>
        </message>
        <message>
            <source>Who did not want it, and how the system knows.</source>
            <translation>Wer ihn nicht wollte, und woher die Anlage das weiß.</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Gehalten von</translation>
        </message>
        <message>
            <source>Who has put the other side on hold.</source>
            <translation>Wer die andere Seite hält.</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Sammelanschluss</translation>
        </message>
        <message>
            <source>The group that it is for, or came by.</source>
            <translation>Die Gruppe, für die er ist oder über die er kam.</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Gewählte Nummer</translation>
        </message>
        <message>
            <source>The number that the caller outside has dialled.</source>
            <translation>Die Nummer, die der Anrufer draußen gewählt hat.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>Which way the call goes, as seen by the company.</source>
            <translation>Wohin der Anruf geht, von der Firma aus gesehen.</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Leitung</translation>
        </message>
        <message>
            <source>The line to the outside.</source>
            <translation>Die Leitung nach draußen.</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Bemerkungen</translation>
        </message>
        <message>
            <source>Recording, consent, privacy, emergency.</source>
            <translation>Aufzeichnung, Einwilligung, Vertraulichkeit, Notruf.</translation>
        </message>
        <message>
            <source>PBX nodes</source>
            <translation>Knoten der Anlage</translation>
        </message>
        <message>
            <source>The systems of the network that see this call.</source>
            <translation>Die Systeme im Verbund, die diesen Anruf sehen.</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Anruf</translation>
        </message>
        <message>
            <source>This program's own name of the call.</source>
            <translation>Wie dieses Programm den Anruf nennt.</translation>
        </message>
        <message>
            <source>All fields</source>
            <translation>Alle Felder</translation>
        </message>
        <message>
            <source>Show every field that the PBX has sent of this call</source>
            <translation>Jedes Feld zeigen, das die Anlage zu diesem Anruf geschickt hat</translation>
        </message>
        <message>
            <source>Copy all details</source>
            <translation>Alle Einzelheiten kopieren</translation>
        </message>
        <message>
            <source>No call selected</source>
            <translation>Kein Anruf gewählt</translation>
        </message>
        <message>
            <source>Select a call to see all about it.</source>
            <translation>Wählen Sie einen Anruf, um alles darüber zu sehen.</translation>
        </message>
        <message>
            <source>{total} since we connected; it began before</source>
            <translation>{total} seit wir verbunden sind; er begann früher</translation>
        </message>
        <message>
            <source>{state} in this state, {total} in all</source>
            <translation>{state} in diesem Zustand, {total} insgesamt</translation>
        </message>
    </context>
    <context>
        <name>Dialling</name>
        <message>
            <source>There is no number here that can be dialled.</source>
            <translation>Hier ist keine Nummer, die gewählt werden kann.</translation>
        </message>
        <message>
            <source>This computer has no program that takes such a call.</source>
            <translation>Dieser Computer hat kein Programm, das solche Anrufe annimmt.</translation>
        </message>
        <message>
            <source>The command for dialling could not be started.</source>
            <translation>Der Befehl zum Wählen konnte nicht gestartet werden.</translation>
        </message>
        <message>
            <source>DevLink3 tells about calls and cannot make them: numbers are handed to a telephone program on this computer.</source>
            <translation>DevLink3 berichtet von Anrufen und kann keine tätigen: Nummern gehen an ein Telefonprogramm dieses Computers.</translation>
        </message>
        <message>
            <source>Not dialled</source>
            <translation>Nicht gewählt</translation>
        </message>
        <message>
            <source>How to dial…</source>
            <translation>Wie gewählt wird …</translation>
        </message>
    </context>
    <context>
        <name>DiallingPage</name>
        <message>
            <source>The program for tel: links</source>
            <translation>Das Programm für tel:-Links</translation>
        </message>
        <message>
            <source>The program for sip: links</source>
            <translation>Das Programm für sip:-Links</translation>
        </message>
        <message>
            <source>The program for callto: links</source>
            <translation>Das Programm für callto:-Links</translation>
        </message>
        <message>
            <source>A command</source>
            <translation>Ein Befehl</translation>
        </message>
        <message>
            <source>Domain of sip: links</source>
            <translation>Domäne der sip:-Links</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>In place of {number} stands the number: digits, +, * and # alone. No shell is used; quotation marks keep words together.</source>
            <translation>Anstelle von {number} steht die Nummer: nur Ziffern, +, * und #. Keine Shell ist beteiligt; Anführungszeichen halten Wörter zusammen.</translation>
        </message>
        <message>
            <source>Dial the site's digits for an outside line</source>
            <translation>Die Ziffern des Standorts für eine Amtsleitung mitwählen</translation>
        </message>
        <message>
            <source>The digits themselves belong to the connection and are set there.</source>
            <translation>Die Ziffern selbst gehören zur Verbindung und werden dort eingestellt.</translation>
        </message>
        <message>
            <source>The command for dialling begins with a program.</source>
            <translation>Der Befehl zum Wählen beginnt mit einem Programm.</translation>
        </message>
        <message>
            <source>The command for dialling needs {number} where the number goes.</source>
            <translation>Der Befehl zum Wählen braucht {number}, wo die Nummer stehen soll.</translation>
        </message>
    </context>
    <context>
        <name>DirectoryPane</name>
        <message>
            <source>Directory</source>
            <translation>Verzeichnis</translation>
        </message>
        <message>
            <source>Import contacts</source>
            <translation>Kontakte importieren</translation>
        </message>
        <message>
            <source>Search by name, company or number</source>
            <translation>Nach Name, Firma oder Nummer suchen</translation>
        </message>
        <message>
            <source>Search the directory</source>
            <translation>Verzeichnis durchsuchen</translation>
        </message>
        <message>
            <source>{shown} of {all}</source>
            <translation>{shown} von {all}</translation>
        </message>
        <message>
            <source>Nobody found. Try a part of the name, or a number.</source>
            <translation>Niemand gefunden. Versuchen Sie einen Teil des Namens oder eine Nummer.</translation>
        </message>
        <message>
            <source>Reading the directory…</source>
            <translation>Das Verzeichnis wird gelesen …</translation>
        </message>
        <message>
            <source>The directory appears here when the PBX has sent it.</source>
            <translation>Das Verzeichnis erscheint hier, sobald die Anlage es geschickt hat.</translation>
        </message>
        <message>
            <source>Call {number}</source>
            <translation>{number} anrufen</translation>
        </message>
        <message>
            <source>Copy {number}</source>
            <translation>{number} kopieren</translation>
        </message>
        <message>
            <source>Note…</source>
            <translation>Notiz …</translation>
        </message>
        <message>
            <source>How to dial…</source>
            <translation>Wie gewählt wird …</translation>
        </message>
    </context>
    <context>
        <name>DockLayout</name>
        <message>
            <source>Panes that share this place</source>
            <translation>Bereiche, die sich diesen Platz teilen</translation>
        </message>
    </context>
    <context>
        <name>ExtensionModel</name>
        <message>
            <source>Extension</source>
            <translation>Nebenstelle</translation>
        </message>
    </context>
    <context>
        <name>ExtensionPages</name>
        <message>
            <source>Whose extensions are shown</source>
            <translation>Wessen Nebenstellen gezeigt werden</translation>
        </message>
        <message>
            <source>Put on a page</source>
            <translation>Auf eine Seite legen</translation>
        </message>
        <message>
            <source>Name of the page, an old or a new one:</source>
            <translation>Name der Seite, einer vorhandenen oder neuen:</translation>
        </message>
    </context>
    <context>
        <name>ExtensionsPane</name>
        <message>
            <source>Extensions</source>
            <translation>Nebenstellen</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Liste</translation>
        </message>
        <message>
            <source>Show one below the other instead of tiles</source>
            <translation>Untereinander statt als Kacheln zeigen</translation>
        </message>
        <message>
            <source>A-Z</source>
            <translation>A–Z</translation>
        </message>
        <message>
            <source>Sort by name instead of by number</source>
            <translation>Nach Namen statt nach Nummern ordnen</translation>
        </message>
        <message>
            <source>Free only</source>
            <translation>Nur freie</translation>
        </message>
        <message>
            <source>Show only those who are free</source>
            <translation>Nur die zeigen, die frei sind</translation>
        </message>
        <message>
            <source>Filter extensions</source>
            <translation>Nebenstellen filtern</translation>
        </message>
        <message>
            <source>No extension matches.</source>
            <translation>Keine Nebenstelle passt.</translation>
        </message>
        <message>
            <source>No favourites yet: choose them with Ctrl+D among all.</source>
            <translation>Noch keine Favoriten: unter allen mit Strg+D wählen.</translation>
        </message>
        <message>
            <source>The extensions appear here when the PBX has named them.</source>
            <translation>Die Nebenstellen erscheinen hier, sobald die Anlage sie genannt hat.</translation>
        </message>
        <message>
            <source>{free} of {all} free</source>
            <translation>{free} von {all} frei</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoriten</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorit</translation>
        </message>
        <message>
            <source>Move earlier</source>
            <translation>Weiter nach vorn</translation>
        </message>
        <message>
            <source>Move later</source>
            <translation>Weiter nach hinten</translation>
        </message>
        <message>
            <source>Put on a page…</source>
            <translation>Auf eine Seite legen …</translation>
        </message>
        <message>
            <source>Take off this page</source>
            <translation>Von dieser Seite nehmen</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>PBX node</source>
            <translation>Knoten</translation>
        </message>
        <message>
            <source>The system whose view of the call this is.</source>
            <translation>Das System, das den Anruf so sieht.</translation>
        </message>
        <message>
            <source>Call number</source>
            <translation>Anrufnummer im System</translation>
        </message>
        <message>
            <source>The call's number on this system; others number it anew.</source>
            <translation>Die Nummer des Anrufs auf diesem System; andere zählen neu.</translation>
        </message>
        <message>
            <source>Account code</source>
            <translation>Kostenstelle</translation>
        </message>
        <message>
            <source>The code that the call is charged or filed under.</source>
            <translation>Der Code, unter dem der Anruf berechnet oder abgelegt wird.</translation>
        </message>
        <message>
            <source>Authorisation code</source>
            <translation>Berechtigungscode</translation>
        </message>
        <message>
            <source>Somebody gave a code to be allowed this call. The system hides the code itself.</source>
            <translation>Jemand hat einen Code eingegeben, um telefonieren zu dürfen. Den Code selbst verbirgt die Anlage.</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Kennzeichen</translation>
        </message>
        <message>
            <source>A note that a program or the voicemail has put on the call.</source>
            <translation>Eine Notiz, die ein Programm oder die Voicemail an den Anruf geheftet hat.</translation>
        </message>
        <message>
            <source>Transfer cause</source>
            <translation>Grund der Übergabe</translation>
        </message>
        <message>
            <source>Why the call was moved. Systems usually send 0.</source>
            <translation>Warum der Anruf verschoben wurde. Meist steht hier 0.</translation>
        </message>
        <message>
            <source>Owner group</source>
            <translation>Eigentümergruppe</translation>
        </message>
        <message>
            <source>The hunt group that the call belongs to.</source>
            <translation>Der Sammelanschluss, dem der Anruf gehört.</translation>
        </message>
        <message>
            <source>First group</source>
            <translation>Erste Gruppe</translation>
        </message>
        <message>
            <source>The hunt group that the caller was sent to at first.</source>
            <translation>Der Sammelanschluss, zu dem der Anrufer zuerst kam.</translation>
        </message>
        <message>
            <source>First extension</source>
            <translation>Erste Nebenstelle</translation>
        </message>
        <message>
            <source>The extension that the caller was sent to at first.</source>
            <translation>Die Nebenstelle, zu der der Anrufer zuerst kam.</translation>
        </message>
        <message>
            <source>Present group</source>
            <translation>Jetzige Gruppe</translation>
        </message>
        <message>
            <source>The hunt group that the call is offered to now.</source>
            <translation>Der Sammelanschluss, dem der Anruf jetzt angeboten wird.</translation>
        </message>
        <message>
            <source>Present extension</source>
            <translation>Jetzige Nebenstelle</translation>
        </message>
        <message>
            <source>The extension that the call is offered to now.</source>
            <translation>Die Nebenstelle, der der Anruf jetzt angeboten wird.</translation>
        </message>
        <message>
            <source>Leaving a message</source>
            <translation>Hinterlässt Nachricht</translation>
        </message>
        <message>
            <source>The caller is leaving a message in the voicemail.</source>
            <translation>Der Anrufer hinterlässt eine Nachricht auf der Voicemail.</translation>
        </message>
        <message>
            <source>Message length</source>
            <translation>Länge der Nachricht</translation>
        </message>
        <message>
            <source>How long the message in the voicemail is.</source>
            <translation>Wie lang die Nachricht auf der Voicemail ist.</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <source>Whether the call waits in a queue or hears an announcement.</source>
            <translation>Ob der Anruf in einer Schlange wartet oder eine Ansage hört.</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <source>The system's own clock at this record, in tenths of a second; useful for differences.</source>
            <translation>Die Uhr der Anlage bei diesem Datensatz, in Zehntelsekunden; nützlich für Differenzen.</translation>
        </message>
        <message>
            <source>Overflow</source>
            <translation>Überlauf</translation>
        </message>
        <message>
            <source>The group was too busy: another one was offered the call.</source>
            <translation>Die Gruppe war zu beschäftigt: Der Anruf wurde einer anderen angeboten.</translation>
        </message>
        <message>
            <source>Voice menu</source>
            <translation>Sprachmenü</translation>
        </message>
        <message>
            <source>The voice menu that the call came out of.</source>
            <translation>Das Sprachmenü, aus dem der Anruf kam.</translation>
        </message>
        <message>
            <source>Time in the menu</source>
            <translation>Zeit im Menü</translation>
        </message>
        <message>
            <source>How long the caller was in the voice menu.</source>
            <translation>Wie lange der Anrufer im Sprachmenü war.</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>Names this end of the call alike on every system of the network.</source>
            <translation>Benennt dieses Ende des Anrufs auf jedem System im Verbund gleich.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>Whether this end made the call or was called.</source>
            <translation>Ob dieses Ende angerufen hat oder angerufen wurde.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>What this end of the call is doing.</source>
            <translation>Was dieses Ende des Anrufs gerade tut.</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Ton</translation>
        </message>
        <message>
            <source>Whether this end can hear and be heard; without, it is on hold.</source>
            <translation>Ob dieses Ende hören und gehört werden kann; sonst wird es gehalten.</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Signalton</translation>
        </message>
        <message>
            <source>The tone or music that this end hears.</source>
            <translation>Der Ton oder die Musik, die dieses Ende hört.</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Ort</translation>
        </message>
        <message>
            <source>Whether this end is on this system, or on another one that may know more of it.</source>
            <translation>Ob dieses Ende auf diesem System ist oder auf einem anderen, das mehr davon weiß.</translation>
        </message>
        <message>
            <source>Public line</source>
            <translation>Amtsleitung</translation>
        </message>
        <message>
            <source>Whether this end is a line to the outside.</source>
            <translation>Ob dieses Ende eine Leitung nach draußen ist.</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Bemerkungen</translation>
        </message>
        <message>
            <source>Privacy, automatic answer, recording, and what was said when asked for consent.</source>
            <translation>Vertraulichkeit, automatische Annahme, Aufzeichnung und die Antwort auf die Frage nach Einwilligung.</translation>
        </message>
        <message>
            <source>Emergency location</source>
            <translation>Notfallort</translation>
        </message>
        <message>
            <source>The number of the place that the emergency services are told.</source>
            <translation>Die Nummer des Orts, die den Rettungsdiensten genannt wird.</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>What stands at this end: a telephone, a line, a park slot.</source>
            <translation>Was an diesem Ende steht: ein Telefon, eine Leitung, ein Parkplatz.</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Which telephone or service it is, more precisely.</source>
            <translation>Welches Telefon oder welcher Dienst es genauer ist.</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <source>A SIP line's Call-ID, another line's channel, the part played in a conference.</source>
            <translation>Die Call-ID einer SIP-Leitung, der Kanal einer anderen, die Rolle in einer Konferenz.</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Nebenstelle</translation>
        </message>
        <message>
            <source>The extension of the user at this end.</source>
            <translation>Die Nebenstelle des Benutzers an diesem Ende.</translation>
        </message>
        <message>
            <source>Kind of number</source>
            <translation>Art der Nummer</translation>
        </message>
        <message>
            <source>What kind of number was called: an emergency call is one kind.</source>
            <translation>Welche Art von Nummer gerufen wurde: Ein Notruf ist eine Art.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Why this end was called, as a number of the system.</source>
            <translation>Warum dieses Ende gerufen wurde, als Zahl der Anlage.</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Gewählte Nummer</translation>
        </message>
        <message>
            <source>The number that the caller outside has dialled.</source>
            <translation>Die Nummer, die der Anrufer draußen gewählt hat.</translation>
        </message>
        <message>
            <source>Digits dialled</source>
            <translation>Gewählte Ziffern</translation>
        </message>
        <message>
            <source>The digits that were pressed at this end.</source>
            <translation>Die Ziffern, die an diesem Ende gedrückt wurden.</translation>
        </message>
        <message>
            <source>On behalf of</source>
            <translation>Im Auftrag von</translation>
        </message>
        <message>
            <source>For whom the call was made or answered.</source>
            <translation>Für wen angerufen oder abgenommen wurde.</translation>
        </message>
        <message>
            <source>Number sent</source>
            <translation>Gesendete Nummer</translation>
        </message>
        <message>
            <source>The number that the call was sent to.</source>
            <translation>Die Nummer, an die der Anruf ging.</translation>
        </message>
        <message>
            <source>Sub-address</source>
            <translation>Subadresse</translation>
        </message>
        <message>
            <source>A part of the number that only some lines have.</source>
            <translation>Ein Teil der Nummer, den nur manche Leitungen haben.</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Zweck</translation>
        </message>
        <message>
            <source>Whom the call was meant for: a group, a skill or a diversion.</source>
            <translation>Wem der Anruf galt: einer Gruppe, einer Fähigkeit oder einer Umleitung.</translation>
        </message>
        <message>
            <source>Caller's number</source>
            <translation>Nummer des Anrufers</translation>
        </message>
        <message>
            <source>The number of whoever made the call.</source>
            <translation>Die Nummer dessen, der angerufen hat.</translation>
        </message>
        <message>
            <source>Number shown</source>
            <translation>Anzeige der Nummer</translation>
        </message>
        <message>
            <source>Whether the caller's number may be shown.</source>
            <translation>Ob die Nummer des Anrufers gezeigt werden darf.</translation>
        </message>
        <message>
            <source>Kind of name</source>
            <translation>Art des Namens</translation>
        </message>
        <message>
            <source>Where the name comes from, and whether it may be shown.</source>
            <translation>Woher der Name kommt und ob er gezeigt werden darf.</translation>
        </message>
        <message>
            <source>Caller's name</source>
            <translation>Name des Anrufers</translation>
        </message>
        <message>
            <source>The name of whoever made the call.</source>
            <translation>Der Name dessen, der angerufen hat.</translation>
        </message>
        <message>
            <source>Related end</source>
            <translation>Verbundenes Ende</translation>
        </message>
        <message>
            <source>The end of another call that this one is being joined to.</source>
            <translation>Das Ende eines anderen Anrufs, mit dem dieses verbunden wird.</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>The system's name of the SIP channel.</source>
            <translation>Wie die Anlage den SIP-Kanal nennt.</translation>
        </message>
        <message>
            <source>SIP end</source>
            <translation>SIP-Ende</translation>
        </message>
        <message>
            <source>Whether a SIP line or a SIP telephone is at this end.</source>
            <translation>Ob eine SIP-Leitung oder ein SIP-Telefon an diesem Ende ist.</translation>
        </message>
        <message>
            <source>SIP direction</source>
            <translation>SIP-Richtung</translation>
        </message>
        <message>
            <source>Whether the other side or the system began the dialogue.</source>
            <translation>Ob die andere Seite oder die Anlage den Dialog begonnen hat.</translation>
        </message>
        <message>
            <source>SIP Call-ID</source>
            <translation>SIP Call-ID</translation>
        </message>
        <message>
            <source>What the provider and network traces call this call.</source>
            <translation>Wie Anbieter und Netzmitschnitte diesen Anruf nennen.</translation>
        </message>
        <message>
            <source>Call as seen by %1</source>
            <translation>Anruf aus Sicht von %1</translation>
        </message>
        <message>
            <source>Calling end</source>
            <translation>Rufendes Ende</translation>
        </message>
        <message>
            <source>Called end</source>
            <translation>Gerufenes Ende</translation>
        </message>
        <message>
            <source>Rings at</source>
            <translation>Klingelt bei</translation>
        </message>
        <message>
            <source>SIP dialogue</source>
            <translation>SIP-Dialog</translation>
        </message>
        <message>
            <source>Further views of the call</source>
            <translation>Weitere Sichten auf den Anruf</translation>
        </message>
        <message>
            <source>Further field</source>
            <translation>Weiteres Feld</translation>
        </message>
        <message>
            <source>The system sent more than is described; its meaning is not known.</source>
            <translation>Die Anlage hat mehr geschickt, als beschrieben ist; die Bedeutung ist nicht bekannt.</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
    </context>
    <context>
        <name>GroupsPane</name>
        <message>
            <source>Hunt groups</source>
            <translation>Sammelanschlüsse</translation>
        </message>
        <message>
            <source>The hunt groups appear here when the PBX has named them.</source>
            <translation>Die Sammelanschlüsse erscheinen hier, sobald die Anlage sie genannt hat.</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Table (CSV), {encoding}</source>
            <translation>Tabelle (CSV), {encoding}</translation>
        </message>
        <message>
            <source>Cards (vCard), {encoding}</source>
            <translation>Karten (vCard), {encoding}</translation>
        </message>
        <message>
            <source>Directory export (LDIF), {encoding}</source>
            <translation>Verzeichnisexport (LDIF), {encoding}</translation>
        </message>
        <message>
            <source>Comma</source>
            <translation>Komma</translation>
        </message>
        <message>
            <source>Semicolon</source>
            <translation>Semikolon</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tabulator</translation>
        </message>
        <message>
            <source>Vertical line</source>
            <translation>Senkrechter Strich</translation>
        </message>
        <message>
            <source>Import contacts</source>
            <translation>Kontakte importieren</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Datei wählen …</translation>
        </message>
        <message>
            <source>CSV, vCard or LDIF: what address books and servers export.</source>
            <translation>CSV, vCard oder LDIF: was Adressbücher und Server exportieren.</translation>
        </message>
        <message>
            <source>Name of this address book</source>
            <translation>Name dieses Adressbuchs</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>Art der Datei</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Columns, separated by</source>
            <translation>Spalten, getrennt durch</translation>
        </message>
        <message>
            <source>Separator of the columns</source>
            <translation>Trenner der Spalten</translation>
        </message>
        <message>
            <source>The first row names the columns</source>
            <translation>Die erste Zeile benennt die Spalten</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importieren</translation>
        </message>
        <message>
            <source>Contact file</source>
            <translation>Kontaktdatei</translation>
        </message>
        <message>
            <source>Contact files (*.csv *.txt *.tsv *.vcf *.vcard *.ldif *.ldi)</source>
            <translation>Kontaktdateien (*.csv *.txt *.tsv *.vcf *.vcard *.ldif *.ldi)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Looking at the file…</source>
            <translation>Die Datei wird angesehen …</translation>
        </message>
        <message>
            <source>Nobody would come of this: say which column holds the names or the numbers.</source>
            <translation>Daraus würde niemand: Sagen Sie, in welcher Spalte die Namen oder die Nummern stehen.</translation>
        </message>
        <message>
            <source>This takes the place of {name}, which came from the same file.</source>
            <translation>Dies tritt an die Stelle von {name}, das aus derselben Datei kam.</translation>
        </message>
        <message numerus="yes">
            <source>%n of the first entries cannot be read as they are.</source>
            <translation>
                <numerusform>%n der ersten Einträge kann nicht gelesen werden, wie er ist.</numerusform>
                <numerusform>%n der ersten Einträge können nicht gelesen werden, wie sie sind.</numerusform>
            </translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>Importieren …</translation>
        </message>
        <message numerus="yes">
            <source>Importing… %n read</source>
            <translation>
                <numerusform>Importieren … %n gelesen</numerusform>
                <numerusform>Importieren … %n gelesen</numerusform>
            </translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Nummern</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>E-mail address</source>
            <translation>E-Mail-Adresse</translation>
        </message>
        <message>
            <source>The first contacts of the file</source>
            <translation>Die ersten Kontakte der Datei</translation>
        </message>
    </context>
    <context>
        <name>ImportResultView</name>
        <message>
            <source>What is wrong in the file</source>
            <translation>Was in der Datei nicht stimmt</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) imported</source>
            <translation>
                <numerusform>%n Kontakt importiert</numerusform>
                <numerusform>%n Kontakte importiert</numerusform>
            </translation>
        </message>
        <message>
            <source>They are in the directory now, and callers are shown by their names.</source>
            <translation>Sie stehen jetzt im Verzeichnis, und Anrufer erscheinen mit ihren Namen.</translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) in the file could not be read as they are:</source>
            <translation>
                <numerusform>%n Stelle der Datei konnte nicht gelesen werden, wie sie ist:</numerusform>
                <numerusform>%n Stellen der Datei konnten nicht gelesen werden, wie sie sind:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… und %n weitere</numerusform>
                <numerusform>… und %n weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>KeyEditor</name>
        <message>
            <source>Search by words or keys</source>
            <translation>Nach Wörtern oder Tasten suchen</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Alle Befehle durchsuchen</translation>
        </message>
        <message>
            <source>All commands and their keys</source>
            <translation>Alle Befehle und ihre Tasten</translation>
        </message>
        <message>
            <source>New keys for the selected command</source>
            <translation>Neue Tasten für den gewählten Befehl</translation>
        </message>
        <message>
            <source>As it was at first</source>
            <translation>Wie es anfangs war</translation>
        </message>
        <message>
            <source>No keys</source>
            <translation>Keine Tasten</translation>
        </message>
        <message>
            <source>All as they were at first</source>
            <translation>Alle, wie sie anfangs waren</translation>
        </message>
        <message>
            <source>New keys:</source>
            <translation>Neue Tasten:</translation>
        </message>
        <message>
            <source>%1 is for typing or moving about. Take keys with Ctrl or Alt, or an F key.</source>
            <translation>%1 dient dem Tippen oder Bewegen. Nehmen Sie Tasten mit Strg oder Alt oder eine F-Taste.</translation>
        </message>
        <message>
            <source>Until now %1 meant “%2”, which has lost it.</source>
            <translation>Bisher bedeutete %1 „%2“; dieser Befehl hat die Taste verloren.</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Panes</source>
            <translation>&amp;Bereiche</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Gehe zu</translation>
        </message>
        <message>
            <source>&amp;Tools</source>
            <translation>E&amp;xtras</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Import contacts…</source>
            <translation>Kontakte importieren …</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Read the directory again</source>
            <translation>Verzeichnis neu lesen</translation>
        </message>
        <message>
            <source>Copy the selected number</source>
            <translation>Die gewählte Nummer kopieren</translation>
        </message>
        <message>
            <source>Note on the selected person</source>
            <translation>Notiz zur gewählten Person</translation>
        </message>
        <message>
            <source>Colours of the system</source>
            <translation>Farben des Systems</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Hoher Kontrast</translation>
        </message>
        <message>
            <source>What the colours mean</source>
            <translation>Was die Farben bedeuten</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Größere Schrift</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Kleinere Schrift</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>Normale Schriftgröße</translation>
        </message>
        <message>
            <source>Compact strip</source>
            <translation>Schmale Leiste</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Wandtafel</translation>
        </message>
        <message>
            <source>Always on top</source>
            <translation>Immer im Vordergrund</translation>
        </message>
        <message>
            <source>CMExtn values in the extensions</source>
            <translation>CMExtn-Werte bei den Nebenstellen</translation>
        </message>
        <message>
            <source>Float or dock the pane with the keyboard</source>
            <translation>Bereich mit der Tastatur lösen oder andocken</translation>
        </message>
        <message>
            <source>Panes where they were at first</source>
            <translation>Bereiche wie am Anfang</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Nicht stören</translation>
        </message>
        <message>
            <source>All commands</source>
            <translation>Alle Befehle</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>A tour in four steps</source>
            <translation>Ein Rundgang in vier Schritten</translation>
        </message>
        <message>
            <source>Collect a support file…</source>
            <translation>Datei für den Support zusammenstellen …</translation>
        </message>
        <message>
            <source>A newer version is to be had…</source>
            <translation>Es gibt eine neuere Version …</translation>
        </message>
        <message>
            <source>About DevLink3 Desk</source>
            <translation>Über DevLink3 Desk</translation>
        </message>
        <message>
            <source>Move through a list</source>
            <translation>In einer Liste bewegen</translation>
        </message>
        <message>
            <source>Call the selected person</source>
            <translation>Die gewählte Person anrufen</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Suche leeren</translation>
        </message>
        <message>
            <source>Next field or list</source>
            <translation>Nächstes Feld oder nächste Liste</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Überall</translation>
        </message>
        <message>
            <source>Go to the calls</source>
            <translation>Zu den Anrufen</translation>
        </message>
        <message>
            <source>Go to the call details</source>
            <translation>Zu den Einzelheiten des Anrufs</translation>
        </message>
        <message>
            <source>Go to the park slots and conferences</source>
            <translation>Zu Parkplätzen und Konferenzen</translation>
        </message>
        <message>
            <source>Search the directory</source>
            <translation>Verzeichnis durchsuchen</translation>
        </message>
        <message>
            <source>Go to the missed calls</source>
            <translation>Zu den entgangenen Anrufen</translation>
        </message>
        <message>
            <source>Go to the hunt groups</source>
            <translation>Zu den Sammelanschlüssen</translation>
        </message>
        <message>
            <source>Go to the extensions</source>
            <translation>Zu den Nebenstellen</translation>
        </message>
    </context>
    <context>
        <name>KeysDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Change keys…</source>
            <translation>Tasten ändern …</translation>
        </message>
    </context>
    <context>
        <name>LanguagePage</name>
        <message>
            <source>That of the system</source>
            <translation>Die des Systems</translation>
        </message>
        <message>
            <source>It changes with the next start. Numbers, times and dates have the form that this computer gives them.</source>
            <translation>Sie wechselt mit dem nächsten Start. Zahlen, Zeiten und Daten haben die Form, die dieser Computer ihnen gibt.</translation>
        </message>
    </context>
    <context>
        <name>Link</name>
        <message>
            <source>The PBX says AUTHENTICATION FAILED: it does not accept this user with this password.</source>
            <translation>Die Anlage meldet AUTHENTICATION FAILED: Sie nimmt diesen Benutzer mit diesem Passwort nicht an.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden.</translation>
        </message>
        <message>
            <source>Try again; with -v the log on stderr says more.</source>
            <translation>Versuchen Sie es noch einmal; mit -v sagt das Protokoll auf stderr mehr.</translation>
        </message>
        <message>
            <source>Check the address and the port (50796 with TLS, 50797 without), that a firewall lets them through, and that the service is switched on in the security settings of IP Office Manager.</source>
            <translation>Prüfen Sie Adresse und Port (50796 mit TLS, 50797 ohne), ob eine Firewall sie durchlässt und ob der Dienst in den Sicherheitseinstellungen des IP Office Manager eingeschaltet ist.</translation>
        </message>
        <message>
            <source>There was no connection within the {limit:g} s that this was to last.</source>
            <translation>In den {limit:g} s, die dies dauern sollte, gab es keine Verbindung.</translation>
        </message>
        <message>
            <source>Check that this port speaks TLS 1.2 or later (50796), or use --no-tls with port 50797.</source>
            <translation>Prüfen Sie, ob dieser Port TLS 1.2 oder neuer spricht (50796), oder nehmen Sie --no-tls mit Port 50797.</translation>
        </message>
        <message>
            <source>Do not sign in until someone who looks after the PBX confirms that its certificate was replaced; then pin the new fingerprint.</source>
            <translation>Melden Sie sich nicht an, bevor jemand, der die Anlage betreut, bestätigt, dass ihr Zertifikat ersetzt wurde; legen Sie dann den neuen Fingerabdruck fest.</translation>
        </message>
        <message>
            <source>The PBX demands a client certificate and did not accept what it was shown.</source>
            <translation>Die Anlage verlangt ein Client-Zertifikat und hat das gezeigte nicht angenommen.</translation>
        </message>
        <message>
            <source>Give one with --cert and --key that is in the certificate store of the PBX with at least medium trust, or have the unsecured interface of TAPI / DevLink 3 switched on.</source>
            <translation>Geben Sie mit --cert und --key eines an, das mit mindestens mittlerem Vertrauen im Zertifikatspeicher der Anlage liegt, oder lassen Sie die ungesicherte Schnittstelle von TAPI / DevLink 3 einschalten.</translation>
        </message>
        <message>
            <source>Either this port does not speak TLS (then it is 50796 that does, or --no-tls for this one), or the PBX demands a client certificate (--cert, --key).</source>
            <translation>Entweder spricht dieser Port kein TLS (dann ist es 50796, der es tut, oder --no-tls für diesen), oder die Anlage verlangt ein Client-Zertifikat (--cert, --key).</translation>
        </message>
        <message>
            <source>Connect with TLS (port 50796).</source>
            <translation>Verbinden Sie sich mit TLS (Port 50796).</translation>
        </message>
        <message>
            <source>Set DEVLINK3_PASSWORD, keep the password in the system's keyring, or run this on a terminal to be asked.</source>
            <translation>Setzen Sie DEVLINK3_PASSWORD, legen Sie das Passwort in den Schlüsselbund des Systems, oder starten Sie dies in einem Terminal, um gefragt zu werden.</translation>
        </message>
        <message>
            <source>Check both, and in IP Office Manager that the service user is enabled and in a rights group with DevLink3 ticked; wait a minute before the next attempt, since the PBX blocks after three failed ones.</source>
            <translation>Prüfen Sie beides, und im IP Office Manager, ob der Dienstbenutzer aktiviert und in einer Rechtegruppe mit DevLink3 ist; warten Sie vor dem nächsten Versuch eine Minute, denn die Anlage sperrt nach drei Fehlversuchen.</translation>
        </message>
        <message>
            <source>Close another program that uses DevLink3, wait more than a minute, and try again.</source>
            <translation>Schließen Sie ein anderes Programm, das DevLink3 benutzt, warten Sie mehr als eine Minute, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Wait more than a minute and try again: it may be starting, or have blocked the account for a while.</source>
            <translation>Warten Sie mehr als eine Minute und versuchen Sie es noch einmal: Vielleicht startet sie gerade, oder sie hat das Konto eine Zeit lang gesperrt.</translation>
        </message>
        <message>
            <source>Add a CTI Link Pro licence to the PBX that this connects to, and check in IP Office Manager that it is valid.</source>
            <translation>Fügen Sie der Anlage, mit der dies sich verbindet, eine CTI-Link-Pro-Lizenz hinzu, und prüfen Sie im IP Office Manager, ob sie gültig ist.</translation>
        </message>
        <message>
            <source>Leave out flags that this release of IP Office does not have; --flags '' asks for call events alone.</source>
            <translation>Lassen Sie Flags weg, die diese Version von IP Office nicht hat; --flags '' verlangt nur Anrufereignisse.</translation>
        </message>
        <message>
            <source>Leave out -SCN, or add CTI Link Pro licences: two for a network of up to 5 systems, three for up to 20, four for more.</source>
            <translation>Lassen Sie -SCN weg, oder fügen Sie CTI-Link-Pro-Lizenzen hinzu: zwei für ein Netz mit bis zu 5 Anlagen, drei für bis zu 20, vier für mehr.</translation>
        </message>
        <message>
            <source>Leave out flags such as -SCN, which this system or its licences do not offer.</source>
            <translation>Lassen Sie Flags wie -SCN weg, die diese Anlage oder ihre Lizenzen nicht bieten.</translation>
        </message>
        <message>
            <source>Connect again; if it happens each time, check that the port is a DevLink3 service.</source>
            <translation>Verbinden Sie sich noch einmal; geschieht es jedes Mal, prüfen Sie, ob der Port ein DevLink3-Dienst ist.</translation>
        </message>
        <message>
            <source>Nothing comes from the PBX any more, although the connection is still open.</source>
            <translation>Von der Anlage kommt nichts mehr, obwohl die Verbindung noch offen ist.</translation>
        </message>
        <message>
            <source>Check the network between here and the PBX.</source>
            <translation>Prüfen Sie das Netz zwischen hier und der Anlage.</translation>
        </message>
        <message>
            <source>Check the name, such as nasystem/user_list; not every release has every pseudo-file.</source>
            <translation>Prüfen Sie den Namen, etwa nasystem/user_list; nicht jede Version hat jede Pseudodatei.</translation>
        </message>
        <message>
            <source>The PBX did not give the file {name!r} (result {result:#010x}).</source>
            <translation>Die Anlage hat die Datei {name!r} nicht herausgegeben (Ergebnis {result:#010x}).</translation>
        </message>
        <message>
            <source>The encrypted link could not be set up.</source>
            <translation>Die verschlüsselte Verbindung ließ sich nicht aufbauen.</translation>
        </message>
        <message>
            <source>The PBX says FEATURE NOT AVAILABLE for these event flags.</source>
            <translation>Die Anlage meldet FEATURE NOT AVAILABLE für diese Ereignis-Flags.</translation>
        </message>
        <message>
            <source>The peer hung up during the TLS handshake.</source>
            <translation>Die Gegenstelle hat während des TLS-Handshakes aufgelegt.</translation>
        </message>
        <message>
            <source>The PBX says INSUFFICIENT LICENCE for these event flags.</source>
            <translation>Die Anlage meldet INSUFFICIENT LICENCE für diese Ereignis-Flags.</translation>
        </message>
        <message>
            <source>The PBX says LICENCE MISSING: it has no CTI Link Pro licence.</source>
            <translation>Die Anlage meldet LICENCE MISSING: Sie hat keine CTI-Link-Pro-Lizenz.</translation>
        </message>
        <message>
            <source>The PBX says LIMITS EXCEEDED: its three connections for events are in use.</source>
            <translation>Die Anlage meldet LIMITS EXCEEDED: Ihre drei Ereignisverbindungen sind belegt.</translation>
        </message>
        <message>
            <source>The link to the PBX failed.</source>
            <translation>Die Verbindung zur Anlage ist fehlgeschlagen.</translation>
        </message>
        <message>
            <source>There is no password to sign in with.</source>
            <translation>Es gibt kein Passwort zum Anmelden.</translation>
        </message>
        <message>
            <source>The PBX shows another certificate than the one that is pinned.</source>
            <translation>Die Anlage zeigt ein anderes Zertifikat als das festgelegte.</translation>
        </message>
        <message>
            <source>The PBX asks for the password in clear on a link that is not encrypted: nothing was sent.</source>
            <translation>Die Anlage verlangt das Passwort im Klartext über eine unverschlüsselte Verbindung: Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>The PBX says RETRY LATER.</source>
            <translation>Die Anlage meldet RETRY LATER.</translation>
        </message>
        <message>
            <source>The PBX did not let us sign in.</source>
            <translation>Die Anlage hat die Anmeldung nicht zugelassen.</translation>
        </message>
        <message>
            <source>The stream from the PBX was lost.</source>
            <translation>Der Datenstrom der Anlage ist abgerissen.</translation>
        </message>
        <message>
            <source>The PBX refused the event request.</source>
            <translation>Die Anlage hat die Ereignisanforderung abgelehnt.</translation>
        </message>
        <message>
            <source>The PBX says UNKNOWN FLAG: it does not know one of the event flags.</source>
            <translation>Die Anlage meldet UNKNOWN FLAG: Sie kennt eines der Ereignis-Flags nicht.</translation>
        </message>
        <message>
            <source>The PBX could not be reached.</source>
            <translation>Die Anlage ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The PBX closed the connection.</source>
            <translation>Die Anlage hat die Verbindung geschlossen.</translation>
        </message>
        <message>
            <source>The peer closed the encrypted connection before it said anything.</source>
            <translation>Die Gegenstelle hat die verschlüsselte Verbindung geschlossen, bevor sie etwas gesagt hat.</translation>
        </message>
        <message>
            <source>Check that this is the DevLink3 port (50796); the PBX also does this where it demands a client certificate (--cert, --key).</source>
            <translation>Prüfen Sie, ob dies der DevLink3-Port ist (50796); die Anlage tut das auch, wo sie ein Client-Zertifikat verlangt (--cert, --key).</translation>
        </message>
        <message>
            <source>The peer closed the connection before it said anything.</source>
            <translation>Die Gegenstelle hat die Verbindung geschlossen, bevor sie etwas gesagt hat.</translation>
        </message>
        <message>
            <source>Check that this is the plain DevLink3 port (50797); a TLS port (50796) also does this to a profile that is set to TCP.</source>
            <translation>Prüfen Sie, ob dies der unverschlüsselte DevLink3-Port ist (50797); ein TLS-Port (50796) tut das auch bei einem Profil, das auf TCP steht.</translation>
        </message>
        <message>
            <source>This port speaks TLS, and the profile is set to plain TCP.</source>
            <translation>Dieser Port spricht TLS, und das Profil steht auf unverschlüsseltem TCP.</translation>
        </message>
        <message>
            <source>Leave --no-tls out, or use the plain port (50797).</source>
            <translation>Lassen Sie --no-tls weg, oder nehmen Sie den unverschlüsselten Port (50797).</translation>
        </message>
        <message>
            <source>The PBX did not send its calls again after a gap.</source>
            <translation>Die Anlage hat ihre Anrufe nach einer Lücke nicht noch einmal gesendet.</translation>
        </message>
        <message>
            <source>The recording ends here.</source>
            <translation>Die Aufzeichnung endet hier.</translation>
        </message>
        <message>
            <source>The trace {file} cannot be read: {why}.</source>
            <translation>Die Aufzeichnung {file} kann nicht gelesen werden: {why}.</translation>
        </message>
        <message>
            <source>{file} is no trace: record one with 'devlink3-desk monitor --record FILE'.</source>
            <translation>{file} ist keine Aufzeichnung: Machen Sie eine mit 'devlink3-desk monitor --record FILE'.</translation>
        </message>
        <message>
            <source>The trace {file} was written by a newer version (format {theirs}, this program reads up to {ours}): replay it with that one.</source>
            <translation>Die Aufzeichnung {file} wurde von einer neueren Version geschrieben (Format {theirs}, dieses Programm liest bis {ours}): Spielen Sie sie mit jener ab.</translation>
        </message>
        <message>
            <source>Line {line} of the trace {file} is damaged: {why}.</source>
            <translation>Zeile {line} der Aufzeichnung {file} ist beschädigt: {why}.</translation>
        </message>
        <message>
            <source>(empty)</source>
            <translation>(leer)</translation>
        </message>
        <message>
            <source>{begin} to {end}</source>
            <translation>{begin} bis {end}</translation>
        </message>
        <message>
            <source>itself (self-signed)</source>
            <translation>sich selbst (selbstsigniert)</translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>(keine)</translation>
        </message>
        <message>
            <source>subject</source>
            <translation>Inhaber</translation>
        </message>
        <message>
            <source>issued by</source>
            <translation>Aussteller</translation>
        </message>
        <message>
            <source>valid</source>
            <translation>gültig</translation>
        </message>
        <message>
            <source>names</source>
            <translation>Namen</translation>
        </message>
        <message>
            <source>(not readable)</source>
            <translation>(nicht lesbar)</translation>
        </message>
        <message>
            <source>The connection is not open.</source>
            <translation>Die Verbindung ist nicht offen.</translation>
        </message>
        <message>
            <source>The PBX hung up right after the TLS handshake, before it was asked anything.</source>
            <translation>Die Anlage hat gleich nach dem TLS-Handshake aufgelegt, bevor sie etwas gefragt wurde.</translation>
        </message>
        <message>
            <source>The connection was closed from this side.</source>
            <translation>Die Verbindung wurde von dieser Seite geschlossen.</translation>
        </message>
        <message>
            <source>The PBX answered with a result that DevLink3 does not have: {result}.</source>
            <translation>Die Anlage hat mit einem Ergebnis geantwortet, das es in DevLink3 nicht gibt: {result}.</translation>
        </message>
        <message>
            <source>Check that this is a DevLink3 service; if it is, report the number.</source>
            <translation>Prüfen Sie, ob dies ein DevLink3-Dienst ist; wenn ja, melden Sie die Nummer.</translation>
        </message>
        <message>
            <source>There is no address for the name {name!r}.</source>
            <translation>Zum Namen {name!r} gibt es keine Adresse.</translation>
        </message>
        <message>
            <source>Check the spelling, or use the PBX's IP address.</source>
            <translation>Prüfen Sie die Schreibweise, oder nehmen Sie die IP-Adresse der Anlage.</translation>
        </message>
        <message>
            <source>Nothing listens at {address}.</source>
            <translation>Unter {address} nimmt niemand an.</translation>
        </message>
        <message>
            <source>{address} cannot be reached: {why}.</source>
            <translation>{address} ist nicht erreichbar: {why}.</translation>
        </message>
        <message>
            <source>A fingerprint is the certificate's SHA-256: 64 hex digits, with or without colons.</source>
            <translation>Ein Fingerabdruck ist die SHA-256 des Zertifikats: 64 Hexadezimalziffern, mit oder ohne Doppelpunkte.</translation>
        </message>
        <message>
            <source>The PBX did not answer at all within {limit:g} s.</source>
            <translation>Die Anlage hat in {limit:g} s überhaupt nicht geantwortet.</translation>
        </message>
        <message>
            <source>The peer did not answer the TLS handshake (a port without TLS does that) within {limit:g} s.</source>
            <translation>Die Gegenstelle hat den TLS-Handshake in {limit:g} s nicht beantwortet (ein Port ohne TLS tut das).</translation>
        </message>
        <message>
            <source>The connection is open, but the peer did not answer the sign-in within {limit:g} s.</source>
            <translation>Die Verbindung steht, aber die Gegenstelle hat die Anmeldung in {limit:g} s nicht beantwortet.</translation>
        </message>
        <message>
            <source>The PBX did not say whether it accepts the password within {limit:g} s.</source>
            <translation>Die Anlage hat in {limit:g} s nicht gesagt, ob sie das Passwort annimmt.</translation>
        </message>
        <message>
            <source>The PBX did not answer the request for events within {limit:g} s.</source>
            <translation>Die Anlage hat die Anforderung der Ereignisse in {limit:g} s nicht beantwortet.</translation>
        </message>
        <message>
            <source>The PBX stopped sending the file within {limit:g} s.</source>
            <translation>Von der Datei kam {limit:g} s lang nichts mehr.</translation>
        </message>
        <message>
            <source>permission denied</source>
            <translation>Zugriff verweigert</translation>
        </message>
        <message>
            <source>connection aborted</source>
            <translation>Verbindung abgebrochen</translation>
        </message>
        <message>
            <source>connection reset by peer</source>
            <translation>Verbindung von der Gegenstelle zurückgesetzt</translation>
        </message>
        <message>
            <source>no route to host</source>
            <translation>kein Weg zum Rechner</translation>
        </message>
        <message>
            <source>is a directory</source>
            <translation>ist ein Ordner</translation>
        </message>
        <message>
            <source>network is unreachable</source>
            <translation>Netz nicht erreichbar</translation>
        </message>
        <message>
            <source>no such file or directory</source>
            <translation>keine solche Datei</translation>
        </message>
        <message>
            <source>connection timed out</source>
            <translation>Zeit für die Verbindung abgelaufen</translation>
        </message>
        <message>
            <source>If an administrator confirms that this is the PBX's own certificate, pin it with --pin and its SHA-256, or give the authority that issued it with --ca.</source>
            <translation>Bestätigt ein Administrator, dass dies das eigene Zertifikat der Anlage ist, legen Sie es mit --pin und seiner SHA-256 fest, oder geben Sie mit --ca die Zertifizierungsstelle an, die es ausgestellt hat.</translation>
        </message>
        <message>
            <source>Connect by a name that the certificate has, give that name with --server-name, or pin it with --pin.</source>
            <translation>Verbinden Sie sich mit einem Namen, den das Zertifikat hat, geben Sie diesen mit --server-name an, oder legen Sie es mit --pin fest.</translation>
        </message>
        <message>
            <source>Renew the certificate of the PBX, check the clocks on both sides, or pin it with --pin.</source>
            <translation>Erneuern Sie das Zertifikat der Anlage, prüfen Sie die Uhren auf beiden Seiten, oder legen Sie es mit --pin fest.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: the authority that issued it is not known here.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: Die Stelle, die es ausgestellt hat, ist hier nicht bekannt.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it does not say for which name or address it is (no subject alternative names).</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: Es sagt nicht, für welchen Namen oder welche Adresse es gilt (keine alternativen Namen).</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: {why}.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: {why}.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is not valid yet.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: Es ist noch nicht gültig.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it has expired.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: Es ist abgelaufen.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is self-signed and nobody vouches for it.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: Es ist selbstsigniert, und niemand bürgt dafür.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it ends in an authority that is not trusted here.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: Es endet in einer Zertifizierungsstelle, der hier nicht vertraut wird.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is for another name.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: Es gilt für einen anderen Namen.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is for another address.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: Es gilt für eine andere Adresse.</translation>
        </message>
        <message>
            <source>This port does not speak TLS, and the profile is set to TLS.</source>
            <translation>Dieser Port spricht kein TLS, und das Profil steht auf TLS.</translation>
        </message>
        <message>
            <source>Use the TLS port (50796), or --no-tls if this is the plain one (50797).</source>
            <translation>Nehmen Sie den TLS-Port (50796), oder --no-tls, wenn dies der unverschlüsselte ist (50797).</translation>
        </message>
        <message>
            <source>The PBX speaks only versions of TLS older than 1.2.</source>
            <translation>Die Anlage spricht nur TLS-Versionen, die älter als 1.2 sind.</translation>
        </message>
        <message>
            <source>Update the PBX, or allow older TLS in the settings of this profile if you accept the risk.</source>
            <translation>Aktualisieren Sie die Anlage, oder erlauben Sie in den Einstellungen dieses Profils älteres TLS, wenn Sie das Risiko tragen.</translation>
        </message>
        <message>
            <source>The file of authorities {file} cannot be used: {why}.</source>
            <translation>Die Datei der Zertifizierungsstellen {file} kann nicht benutzt werden: {why}.</translation>
        </message>
        <message>
            <source>Give a PEM file with the certificate of the authority that issued the PBX's.</source>
            <translation>Geben Sie eine PEM-Datei mit dem Zertifikat der Stelle an, die das der Anlage ausgestellt hat.</translation>
        </message>
        <message>
            <source>The client certificate {file} cannot be used: {why}.</source>
            <translation>Das Client-Zertifikat {file} kann nicht benutzt werden: {why}.</translation>
        </message>
        <message>
            <source>Give the certificate and its key as PEM (--cert, --key) or as one PKCS#12 file; the passphrase of the key comes from DEVLINK3_KEY_PASSPHRASE or the system's keyring.</source>
            <translation>Geben Sie Zertifikat und Schlüssel als PEM (--cert, --key) oder als eine PKCS#12-Datei an; die Passphrase des Schlüssels kommt aus DEVLINK3_KEY_PASSPHRASE oder dem Schlüsselbund des Systems.</translation>
        </message>
        <message>
            <source>The encrypted stream was broken: {why}.</source>
            <translation>Der verschlüsselte Datenstrom war beschädigt: {why}.</translation>
        </message>
        <message>
            <source>The encrypted link could not be set up: {why}.</source>
            <translation>Die verschlüsselte Verbindung kam nicht zustande: {why}.</translation>
        </message>
        <message>
            <source>The PBX asks for the password in clear, and this link is not encrypted: nothing was sent.</source>
            <translation>Die Anlage verlangt das Passwort im Klartext, und diese Verbindung ist nicht verschlüsselt: Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>The PBX answered a sign-in that was not asked for.</source>
            <translation>Die Anlage hat eine Anmeldung beantwortet, um die niemand gebeten hat.</translation>
        </message>
        <message>
            <source>The PBX answered the sign-in out of turn.</source>
            <translation>Die Anlage hat die Anmeldung außer der Reihe beantwortet.</translation>
        </message>
        <message>
            <source>The PBX answered an event request that was not made.</source>
            <translation>Die Anlage hat eine Ereignisanforderung beantwortet, die es nicht gab.</translation>
        </message>
        <message>
            <source>The PBX answered a file request that was not made.</source>
            <translation>Die Anlage hat eine Dateianforderung beantwortet, die es nicht gab.</translation>
        </message>
        <message>
            <source>The PBX says that this stream no longer works: {result}.</source>
            <translation>Die Anlage meldet, dass dieser Datenstrom nicht mehr arbeitet: {result}.</translation>
        </message>
        <message>
            <source>{word!r} is not a DevLink3 flag; there are {flags}.</source>
            <translation>{word!r} ist kein DevLink3-Flag; es gibt {flags}.</translation>
        </message>
        <message>
            <source>-SCN and -CD2 exclude one another: Delta2 records come from one PBX only. Leave one of them out.</source>
            <translation>-SCN und -CD2 schließen einander aus: Delta2-Sätze kommen nur von einer Anlage. Lassen Sie eines davon weg.</translation>
        </message>
        <message>
            <source>The peer sent octet 0x{octet:02x} where a DevLink3 frame should begin (0x49): is this port a DevLink3 service, with the same encryption at both sides?</source>
            <translation>Die Gegenstelle hat das Oktett 0x{octet:02x} gesendet, wo ein DevLink3-Rahmen beginnen sollte (0x49): Ist dieser Port ein DevLink3-Dienst, mit derselben Verschlüsselung auf beiden Seiten?</translation>
        </message>
        <message>
            <source>A frame says that it is {length} octets long, less than its own header.</source>
            <translation>Ein Rahmen gibt an, {length} Oktette lang zu sein, weniger als sein eigener Kopf.</translation>
        </message>
        <message>
            <source>A frame of {length} octets is more than the {limit} accepted here.</source>
            <translation>Ein Rahmen von {length} Oktetten ist mehr als die {limit}, die hier angenommen werden.</translation>
        </message>
        <message>
            <source>A {what} of {octets} octets is cut short.</source>
            <translation>Ein Paket ({what}) von {octets} Oktetten ist abgeschnitten.</translation>
        </message>
        <message>
            <source>A {what} says that it holds {length} octets and holds {octets}.</source>
            <translation>Ein Paket ({what}) gibt an, {length} Oktette zu enthalten, und enthält {octets}.</translation>
        </message>
        <message>
            <source>A user name without its terminating zero.</source>
            <translation>Ein Benutzername ohne seine abschließende Null.</translation>
        </message>
        <message>
            <source>A SHA1 challenge without challenge data.</source>
            <translation>Eine SHA1-Abfrage ohne Daten.</translation>
        </message>
        <message>
            <source>The system's keyring does not answer.</source>
            <translation>Der Schlüsselbund des Systems antwortet nicht.</translation>
        </message>
        <message>
            <source>This system has no keyring: the password is asked for each time and never stored.</source>
            <translation>Dieses System hat keinen Schlüsselbund: Das Passwort wird jedes Mal erfragt und nie gespeichert.</translation>
        </message>
        <message>
            <source>The system's keyring cannot be used ({error}).</source>
            <translation>Der Schlüsselbund des Systems kann nicht benutzt werden ({error}).</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: no events at all.</source>
            <translation>{count} CTI Link Pro: überhaupt keine Ereignisse.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: events of this PBX, but not -SCN.</source>
            <translation>{count} CTI Link Pro: Ereignisse dieser Anlage, aber kein -SCN.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of up to 5 PBXs.</source>
            <translation>{count} CTI Link Pro: -SCN in Netzen mit bis zu 5 Anlagen.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of up to 20 PBXs.</source>
            <translation>{count} CTI Link Pro: -SCN in Netzen mit bis zu 20 Anlagen.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of any size.</source>
            <translation>{count} CTI Link Pro: -SCN in Netzen jeder Größe.</translation>
        </message>
        <message>
            <source>Reach</source>
            <translation>Erreichbarkeit</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Verschlüsselung</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Zertifikat</translation>
        </message>
        <message>
            <source>Sign-in</source>
            <translation>Anmeldung</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>Directory</source>
            <translation>Verzeichnis</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>Lizenzen</translation>
        </message>
        <message>
            <source>{address} answers, after {milliseconds} ms.</source>
            <translation>{address} antwortet, nach {milliseconds} ms.</translation>
        </message>
        <message>
            <source>none, as chosen: whoever can listen on the way reads every call.</source>
            <translation>keine, wie gewählt: Wer unterwegs mithören kann, liest jeden Anruf.</translation>
        </message>
        <message>
            <source>it is the pinned one.</source>
            <translation>es ist das festgelegte.</translation>
        </message>
        <message>
            <source>it is the pinned one, but has expired.</source>
            <translation>es ist das festgelegte, aber abgelaufen.</translation>
        </message>
        <message>
            <source>it is the pinned one, but ends on {date}.</source>
            <translation>es ist das festgelegte, endet aber am {date}.</translation>
        </message>
        <message>
            <source>it verifies, chain and name.</source>
            <translation>es ist geprüft, Kette und Name.</translation>
        </message>
        <message>
            <source>it verifies, chain and name, but ends on {date}.</source>
            <translation>es ist geprüft, Kette und Name, endet aber am {date}.</translation>
        </message>
        <message>
            <source>the PBX accepts the user and its licence: {pbx}.</source>
            <translation>die Anlage nimmt den Benutzer und seine Lizenz an: {pbx}.</translation>
        </message>
        <message>
            <source>the PBX accepts the user and its licence: {pbx}, DevLink variant {variant}.</source>
            <translation>die Anlage nimmt den Benutzer und seine Lizenz an: {pbx}, DevLink-Variante {variant}.</translation>
        </message>
        <message>
            <source>a PBX that does not say what it is</source>
            <translation>eine Anlage, die nicht sagt, was sie ist</translation>
        </message>
        <message>
            <source>call events alone</source>
            <translation>nur Anrufereignisse</translation>
        </message>
        <message>
            <source>granted: {flags}.</source>
            <translation>gewährt: {flags}.</translation>
        </message>
        <message>
            <source>granted in part ({flags}); not accepted: {refused}.</source>
            <translation>zum Teil gewährt ({flags}); nicht angenommen: {refused}.</translation>
        </message>
        <message>
            <source>{problem} Calls will be shown without the names of the directory.</source>
            <translation>{problem} Anrufe werden ohne die Namen des Verzeichnisses angezeigt.</translation>
        </message>
        <message>
            <source>{file} has {count} lines.</source>
            <translation>{file} hat {count} Zeilen.</translation>
        </message>
        <message>
            <source>Somebody may be between here and the PBX. Go on only when whoever looks after the PBX confirms that its certificate was replaced; then set the site up again.</source>
            <translation>Vielleicht steht jemand zwischen hier und der Anlage. Machen Sie nur weiter, wenn jemand, der die Anlage betreut, bestätigt, dass ihr Zertifikat ersetzt wurde; richten Sie den Standort dann neu ein.</translation>
        </message>
        <message>
            <source>Have the certificate of the PBX replaced by one that your company's authority has signed for this address, or trust this one after a look at its fingerprint.</source>
            <translation>Lassen Sie das Zertifikat der Anlage durch eines ersetzen, das die Zertifizierungsstelle Ihrer Firma für diese Adresse ausgestellt hat, oder vertrauen Sie diesem nach einem Blick auf seinen Fingerabdruck.</translation>
        </message>
        <message>
            <source>This PBX wants a certificate of this computer. Go back and choose one under 'More', and have it put into the certificate store of the PBX.</source>
            <translation>Diese Anlage verlangt ein Zertifikat dieses Computers. Gehen Sie zurück, wählen Sie unter „Mehr“ eines aus, und lassen Sie es in den Zertifikatspeicher der Anlage aufnehmen.</translation>
        </message>
        <message>
            <source>Perhaps this PBX wants a certificate of this computer: go back and choose one under 'More', and have it put into the certificate store of the PBX. If it does not, check the port.</source>
            <translation>Vielleicht verlangt diese Anlage ein Zertifikat dieses Computers: Gehen Sie zurück, wählen Sie unter „Mehr“ eines aus, und lassen Sie es in den Zertifikatspeicher der Anlage aufnehmen. Wenn nicht, prüfen Sie den Port.</translation>
        </message>
        <message>
            <source>Go back and change the encryption or the port: encrypted links go to port 50796, others to 50797.</source>
            <translation>Gehen Sie zurück und ändern Sie Verschlüsselung oder Port: Verschlüsselte Verbindungen gehen an Port 50796, andere an 50797.</translation>
        </message>
        <message>
            <source>Go back and choose to encrypt the connection.</source>
            <translation>Gehen Sie zurück und wählen Sie, die Verbindung zu verschlüsseln.</translation>
        </message>
        <message>
            <source>Go back and check the port. In IP Office Manager, the TAPI / DevLink 3 service of the security settings must offer its secure interface.</source>
            <translation>Gehen Sie zurück und prüfen Sie den Port. Im IP Office Manager muss der Dienst TAPI / DevLink 3 in den Sicherheitseinstellungen seine gesicherte Schnittstelle anbieten.</translation>
        </message>
        <message>
            <source>Go back and check the address. In IP Office Manager, TAPI / DevLink 3 must be ticked among the services of the security settings, and firewalls must let port 50796 (or 50797) through.</source>
            <translation>Gehen Sie zurück und prüfen Sie die Adresse. Im IP Office Manager muss TAPI / DevLink 3 unter den Diensten der Sicherheitseinstellungen angehakt sein, und Firewalls müssen Port 50796 (oder 50797) durchlassen.</translation>
        </message>
        <message>
            <source>Go back and type the password.</source>
            <translation>Gehen Sie zurück und geben Sie das Passwort ein.</translation>
        </message>
        <message>
            <source>This release of IP Office is too old for some of what the desk asks for.</source>
            <translation>Diese Version von IP Office ist zu alt für einiges, was die Vermittlung anfordert.</translation>
        </message>
    </context>
    <context>
        <name>LinkBar</name>
        <message>
            <source>round trip {ms} ms</source>
            <translation>Umlauf {ms} ms</translation>
        </message>
        <message numerus="yes">
            <source>%n gap(s) mended</source>
            <translation>
                <numerusform>%n Lücke behoben</numerusform>
                <numerusform>%n Lücken behoben</numerusform>
            </translation>
        </message>
        <message>
            <source>granted in part, without {flags}</source>
            <translation>teilweise gewährt, ohne {flags}</translation>
        </message>
        <message>
            <source>do not disturb and forwarding unknown</source>
            <translation>„Bitte nicht stören“ und Umleitungen unbekannt</translation>
        </message>
        <message>
            <source>{calls} calls   ·   {extensions} extensions   ·   {people} in the directory</source>
            <translation>{calls} Anrufe   ·   {extensions} Nebenstellen   ·   {people} im Verzeichnis</translation>
        </message>
        <message>
            <source>The PBX answered PARTIAL SUCCESS: it gives its events, but not everything that was asked for. -SCN needs CTI Link Pro licences for the whole network; other flags need a newer release.</source>
            <translation>Die Anlage antwortete PARTIAL SUCCESS: Sie gibt ihre Ereignisse, aber nicht alles, worum gebeten wurde. -SCN braucht CTI-Link-Pro-Lizenzen für den ganzen Verbund, andere Flags eine neuere Version.</translation>
        </message>
        <message>
            <source>The PBX does not give the file user_info3, from which it would be known who has set do not disturb, an absence or forwarding. Reading the directory again asks for it again.</source>
            <translation>Die Anlage gibt die Datei user_info3 nicht heraus, aus der hervorginge, wer „Bitte nicht stören“, eine Abwesenheit oder eine Umleitung eingestellt hat. Wird das Verzeichnis neu gelesen, so wird erneut danach gefragt.</translation>
        </message>
        <message>
            <source>{state}, trying again in {seconds} s</source>
            <translation>{state}, neuer Versuch in {seconds} s</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>DevLink3 Desk</source>
            <translation>DevLink3 Desk</translation>
        </message>
    </context>
    <context>
        <name>Missed</name>
        <message>
            <source>Number withheld</source>
            <translation>Nummer unterdrückt</translation>
        </message>
        <message>
            <source>waited {time}</source>
            <translation>wartete {time}</translation>
        </message>
        <message>
            <source>Spoken with since</source>
            <translation>Seitdem gesprochen</translation>
        </message>
        <message>
            <source>Went to voicemail</source>
            <translation>Ging auf die Voicemail</translation>
        </message>
        <message>
            <source>Gave up</source>
            <translation>Aufgegeben</translation>
        </message>
        <message>
            <source>Not answered</source>
            <translation>Nicht angenommen</translation>
        </message>
        <message>
            <source>Yesterday {time}</source>
            <translation>Gestern {time}</translation>
        </message>
    </context>
    <context>
        <name>MissedModel</name>
        <message>
            <source>Missed</source>
            <translation>Entgangen</translation>
        </message>
    </context>
    <context>
        <name>MissedPane</name>
        <message>
            <source>Missed calls</source>
            <translation>Entgangene Anrufe</translation>
        </message>
        <message>
            <source>Empty the list of missed calls</source>
            <translation>Liste der entgangenen Anrufe leeren</translation>
        </message>
        <message>
            <source>Nobody was missed.</source>
            <translation>Niemand ist entgangen.</translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n neuer</numerusform>
                <numerusform>%n neue</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Naming</name>
        <message>
            <source>Clear: {field}</source>
            <translation>Leeren: {field}</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
    </context>
    <context>
        <name>NoteCard</name>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>Eine Notiz schreiben</translation>
        </message>
        <message>
            <source>No note on this caller</source>
            <translation>Keine Notiz zu diesem Anrufer</translation>
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>What is good to know when this person calls</source>
            <translation>Was gut zu wissen ist, wenn diese Person anruft</translation>
        </message>
    </context>
    <context>
        <name>PaneDock</name>
        <message>
            <source>Float or dock {pane}</source>
            <translation>{pane} lösen oder andocken</translation>
        </message>
        <message>
            <source>Close {pane}</source>
            <translation>{pane} schließen</translation>
        </message>
    </context>
    <context>
        <name>ParkedModel</name>
        <message>
            <source>Conference</source>
            <translation>Konferenz</translation>
        </message>
        <message>
            <source>Slot %1</source>
            <translation>Platz %1</translation>
        </message>
        <message>
            <source>Park slot or conference</source>
            <translation>Parkplatz oder Konferenz</translation>
        </message>
        <message>
            <source>parked by %1</source>
            <translation>geparkt von %1</translation>
        </message>
        <message numerus="yes">
            <source>%n in it</source>
            <translation>
                <numerusform>%n darin</numerusform>
                <numerusform>%n darin</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ParkedPane</name>
        <message>
            <source>Park slots and conferences</source>
            <translation>Parkplätze und Konferenzen</translation>
        </message>
        <message>
            <source>Nobody is parked or in a conference.</source>
            <translation>Niemand ist geparkt oder in einer Konferenz.</translation>
        </message>
        <message numerus="yes">
            <source>%n parked</source>
            <translation>
                <numerusform>%n geparkt</numerusform>
                <numerusform>%n geparkt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Password of {user} at {site}</source>
            <translation>Passwort von {user} an {site}</translation>
        </message>
        <message>
            <source>&amp;Keep it in this computer's keyring</source>
            <translation>Im &amp;Schlüsselbund dieses Computers behalten</translation>
        </message>
    </context>
    <context>
        <name>PeoplePage</name>
        <message>
            <source>Calls for you stand first and ring loudest; those for the people and groups that you watch come next.</source>
            <translation>Anrufe für Sie stehen zuerst und klingeln am lautesten; danach kommen die für Personen und Gruppen, die Sie beobachten.</translation>
        </message>
    </context>
    <context>
        <name>PeopleTree</name>
        <message>
            <source>Find a name or number</source>
            <translation>Name oder Nummer finden</translation>
        </message>
        <message>
            <source>Extensions and hunt groups</source>
            <translation>Nebenstellen und Sammelanschlüsse</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Me</source>
            <translation>Ich</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Beobachten</translation>
        </message>
    </context>
    <context>
        <name>PersonModel</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
    </context>
    <context>
        <name>Presence</name>
        <message>
            <source>On vacation until {until}</source>
            <translation>Im Urlaub bis {until}</translation>
        </message>
        <message>
            <source>Will be back {until}</source>
            <translation>Wieder da {until}</translation>
        </message>
        <message>
            <source>At lunch until {until}</source>
            <translation>Beim Essen bis {until}</translation>
        </message>
        <message>
            <source>In a meeting until {until}</source>
            <translation>In einer Besprechung bis {until}</translation>
        </message>
        <message>
            <source>Please call {until}</source>
            <translation>Bitte anrufen: {until}</translation>
        </message>
        <message>
            <source>Don't disturb until {until}</source>
            <translation>Nicht stören bis {until}</translation>
        </message>
        <message>
            <source>With visitors until {until}</source>
            <translation>Mit Besuchern bis {until}</translation>
        </message>
        <message>
            <source>With customers until {until}</source>
            <translation>Bei Kunden bis {until}</translation>
        </message>
        <message>
            <source>Back soon {until}</source>
            <translation>Bald zurück {until}</translation>
        </message>
        <message>
            <source>Back tomorrow {until}</source>
            <translation>Morgen zurück {until}</translation>
        </message>
        <message>
            <source>On vacation</source>
            <translation>Im Urlaub</translation>
        </message>
        <message>
            <source>Will be back</source>
            <translation>Kommt wieder</translation>
        </message>
        <message>
            <source>At lunch</source>
            <translation>Beim Essen</translation>
        </message>
        <message>
            <source>In a meeting</source>
            <translation>In einer Besprechung</translation>
        </message>
        <message>
            <source>Please call</source>
            <translation>Bitte anrufen</translation>
        </message>
        <message>
            <source>Don't disturb</source>
            <translation>Nicht stören</translation>
        </message>
        <message>
            <source>With visitors</source>
            <translation>Mit Besuchern</translation>
        </message>
        <message>
            <source>With customers</source>
            <translation>Bei Kunden</translation>
        </message>
        <message>
            <source>Back soon</source>
            <translation>Bald zurück</translation>
        </message>
        <message>
            <source>Back tomorrow</source>
            <translation>Morgen zurück</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Abwesend</translation>
        </message>
        <message>
            <source>Not logged in</source>
            <translation>Nicht angemeldet</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Nicht stören</translation>
        </message>
        <message>
            <source>Forwarded to {number}</source>
            <translation>Umgeleitet zu {number}</translation>
        </message>
        <message>
            <source>Forwarded</source>
            <translation>Umgeleitet</translation>
        </message>
        <message>
            <source>At extension {number}</source>
            <translation>An Nebenstelle {number}</translation>
        </message>
        <message>
            <source>When busy to {number}</source>
            <translation>Bei besetzt zu {number}</translation>
        </message>
        <message>
            <source>On no answer to {number}</source>
            <translation>Ohne Antwort zu {number}</translation>
        </message>
        <message>
            <source>Rings together with {number}</source>
            <translation>Klingelt zusammen mit {number}</translation>
        </message>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n neue Nachricht</numerusform>
                <numerusform>%n neue Nachrichten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GroupDelegate</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GroupModel</name>
        <message>
            <source>%1: %2 waiting, %3 ringing, %4 talking</source>
            <translation>%1: %2 warten, %3 klingeln, %4 sprechen</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Sammelanschluss</translation>
        </message>
        <message>
            <source>%1, longer than the target of %2</source>
            <translation>%1, länger als das Ziel von %2</translation>
        </message>
    </context>
    <context>
        <name>QueuesPage</name>
        <message>
            <source>A card gets a mark when the longest wait is half its target, and another at the target.</source>
            <translation>Eine Karte bekommt ein Zeichen, wenn die längste Wartezeit das halbe Ziel erreicht, und ein anderes beim Ziel.</translation>
        </message>
        <message>
            <source>Target for all groups</source>
            <translation>Ziel für alle Gruppen</translation>
        </message>
        <message>
            <source>Other targets, in seconds; 0 is the one for all groups:</source>
            <translation>Andere Ziele, in Sekunden; 0 ist das für alle Gruppen:</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Sammelanschluss</translation>
        </message>
        <message>
            <source>Target in seconds</source>
            <translation>Ziel in Sekunden</translation>
        </message>
        <message>
            <source>Targets of the groups</source>
            <translation>Ziele der Gruppen</translation>
        </message>
    </context>
    <context>
        <name>RecordsView</name>
        <message>
            <source>All fields</source>
            <translation>Alle Felder</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Alerts</source>
            <translation>Hinweise</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Anrufe</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <source>Dialling</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Me and mine</source>
            <translation>Ich und die Meinen</translation>
        </message>
        <message>
            <source>Sound and tray</source>
            <translation>Ton und Infobereich</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Connections</source>
            <translation>Verbindungen</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Wandtafel</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Hunt groups</source>
            <translation>Sammelanschlüsse</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
    </context>
    <context>
        <name>Setup</name>
        <message>
            <source>The password could not be kept. {reason}</source>
            <translation>Das Passwort konnte nicht behalten werden. {reason}</translation>
        </message>
    </context>
    <context>
        <name>SetupWizard</name>
        <message>
            <source>Set up a PBX</source>
            <translation>Eine Anlage einrichten</translation>
        </message>
        <message>
            <source>Where is the PBX?</source>
            <translation>Wo ist die Anlage?</translation>
        </message>
        <message>
            <source>Does it work?</source>
            <translation>Funktioniert es?</translation>
        </message>
        <message>
            <source>Who are you, and whom do you watch?</source>
            <translation>Wer sind Sie, und wen beobachten Sie?</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Weiter</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>&amp;Done</source>
            <translation>&amp;Fertig</translation>
        </message>
    </context>
    <context>
        <name>Sites</name>
        <message>
            <source>The keyring has it now.</source>
            <translation>Der Schlüsselbund hat es jetzt.</translation>
        </message>
        <message>
            <source>It is no longer in the keyring.</source>
            <translation>Es ist nicht mehr im Schlüsselbund.</translation>
        </message>
        <message>
            <source>{site}: an address and a user are needed.</source>
            <translation>{site}: Adresse und Benutzer werden gebraucht.</translation>
        </message>
        <message>
            <source>{site}: a port is a number up to 65535.</source>
            <translation>{site}: Ein Port ist eine Zahl bis 65535.</translation>
        </message>
        <message>
            <source>{site}: a country is its two letters, such as GB or DE.</source>
            <translation>{site}: Ein Land sind seine zwei Buchstaben, etwa GB oder DE.</translation>
        </message>
        <message>
            <source>{site}: outside line and longest extension are digits.</source>
            <translation>{site}: Amtsleitung und längste Nebenstelle sind Ziffern.</translation>
        </message>
        <message>
            <source>{site}: there is no file {file}.</source>
            <translation>{site}: Es gibt keine Datei {file}.</translation>
        </message>
        <message>
            <source>{site}: the key is that of a client certificate; name that, too.</source>
            <translation>{site}: Der Schlüssel gehört zu einem Client-Zertifikat; nennen Sie auch dieses.</translation>
        </message>
    </context>
    <context>
        <name>SitesMenu</name>
        <message>
            <source>&amp;Sites</source>
            <translation>&amp;Standorte</translation>
        </message>
        <message>
            <source>Set up another PBX…</source>
            <translation>Weitere Anlage einrichten …</translation>
        </message>
    </context>
    <context>
        <name>SoundPage</name>
        <message>
            <source>Let calls ring on the loudspeakers and keep the headset for talking.</source>
            <translation>Lassen Sie Anrufe auf den Lautsprechern klingeln, und behalten Sie das Headset zum Sprechen.</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Probe</translation>
        </message>
        <message>
            <source>Test the loudspeakers</source>
            <translation>Lautsprecher ausprobieren</translation>
        </message>
        <message>
            <source>Loudspeakers</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
        <message>
            <source>The close button leaves the desk in the tray</source>
            <translation>Schließen lässt den Desk im Infobereich</translation>
        </message>
        <message>
            <source>Start in the tray</source>
            <translation>Im Infobereich starten</translation>
        </message>
        <message>
            <source>This desktop shows no tray now: alerts stand in the window as well.</source>
            <translation>Dieser Desktop zeigt jetzt keinen Infobereich: Hinweise stehen auch im Fenster.</translation>
        </message>
        <message>
            <source>Those of the system</source>
            <translation>Die des Systems</translation>
        </message>
        <message>
            <source>{name} (not there now)</source>
            <translation>{name} (jetzt nicht da)</translation>
        </message>
    </context>
    <context>
        <name>SoundPlayer</name>
        <message>
            <source>Sounds need Qt Multimedia, which is not installed: alerts only beep.</source>
            <translation>Töne brauchen Qt Multimedia, das nicht installiert ist: Hinweise piepen nur.</translation>
        </message>
        <message>
            <source>This computer plays no sounds now: alerts only beep.</source>
            <translation>Dieser Computer spielt jetzt keine Töne: Hinweise piepen nur.</translation>
        </message>
        <message>
            <source>The loudspeakers “{name}” are not there: alerts play on “{other}”.</source>
            <translation>Die Lautsprecher „{name}“ sind nicht da: Hinweise kommen aus „{other}“.</translation>
        </message>
    </context>
    <context>
        <name>Spoken</name>
        <message>
            <source>attention</source>
            <translation>Achtung</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>Alarm</translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n Stunde</numerusform>
                <numerusform>%n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n Minute</numerusform>
                <numerusform>%n Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n Sekunde</numerusform>
                <numerusform>%n Sekunden</numerusform>
            </translation>
        </message>
        <message>
            <source>at least %1</source>
            <translation>mindestens %1</translation>
        </message>
    </context>
    <context>
        <name>StaleBanner</name>
        <message>
            <source>Try now</source>
            <translation>Jetzt versuchen</translation>
        </message>
        <message>
            <source>Enter the password…</source>
            <translation>Passwort eingeben …</translation>
        </message>
        <message>
            <source>Go on without the other systems</source>
            <translation>Ohne die anderen Systeme weiter</translation>
        </message>
        <message>
            <source>Set up anew…</source>
            <translation>Neu einrichten …</translation>
        </message>
        <message>
            <source>This picture is {age} old.</source>
            <translation>Dieses Bild ist {age} alt.</translation>
        </message>
        <message>
            <source>Connecting to the PBX again.</source>
            <translation>Die Anlage wird wieder verbunden.</translation>
        </message>
        <message>
            <source>Connected again; reading the calls in progress.</source>
            <translation>Wieder verbunden; die laufenden Anrufe werden gelesen.</translation>
        </message>
        <message>
            <source>Next attempt in {seconds} s.</source>
            <translation>Nächster Versuch in {seconds} s.</translation>
        </message>
    </context>
    <context>
        <name>SupportDialog</name>
        <message>
            <source>Collect a support file</source>
            <translation>Datei für den Support zusammenstellen</translation>
        </message>
        <message>
            <source>The file holds the log, the versions of all parts, and your settings without passwords. Look into it before you send it: it is a plain zip file.</source>
            <translation>Die Datei enthält das Protokoll, die Versionen aller Teile und Ihre Einstellungen ohne Passwörter. Sehen Sie hinein, bevor Sie sie senden: Es ist eine gewöhnliche Zip-Datei.</translation>
        </message>
        <message>
            <source>With the calls of the last minutes, names and numbers included</source>
            <translation>Mit den Anrufen der letzten Minuten, samt Namen und Nummern</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Save the support file</source>
            <translation>Datei für den Support speichern</translation>
        </message>
        <message>
            <source>Zip files (*.zip)</source>
            <translation>Zip-Dateien (*.zip)</translation>
        </message>
    </context>
    <context>
        <name>SystemPage</name>
        <message>
            <source>Start the desk, minimised, when I sign in</source>
            <translation>Den Desk bei der Anmeldung verkleinert starten</translation>
        </message>
        <message>
            <source>Look up the number when a tel: link is opened</source>
            <translation>Die Nummer nachschlagen, wenn ein tel:-Link geöffnet wird</translation>
        </message>
        <message>
            <source>The desk cannot dial by itself. Leave this off where another program dials for you: a system opens such links with one program only.</source>
            <translation>Der Desk kann selbst nicht wählen. Lassen Sie dies aus, wo ein anderes Programm für Sie wählt: Ein System öffnet solche Links nur mit einem Programm.</translation>
        </message>
        <message>
            <source>Tell me when there is a newer version</source>
            <translation>Sagen, wenn es eine neuere Version gibt</translation>
        </message>
        <message>
            <source>Where to ask for the newest version</source>
            <translation>Wo nach der neuesten Version gefragt wird</translation>
        </message>
        <message>
            <source>This address is asked once a day, and told nothing. It answers with JSON that has the version; whoever looks after your computers knows it.</source>
            <translation>Diese Adresse wird einmal am Tag gefragt und erfährt nichts. Sie antwortet mit JSON, in dem die Version steht; wer Ihre Computer betreut, kennt sie.</translation>
        </message>
        <message>
            <source>Write a detailed log</source>
            <translation>Ausführliches Protokoll schreiben</translation>
        </message>
        <message>
            <source>For support. Passwords are never logged; numbers and names of callers may be.</source>
            <translation>Für den Support. Passwörter werden nie protokolliert; Nummern und Namen von Anrufern vielleicht.</translation>
        </message>
        <message>
            <source>The address for newer versions begins with https:// and names a server.</source>
            <translation>Die Adresse für neuere Versionen beginnt mit https:// und nennt einen Server.</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Who needs you, first to last</source>
            <translation>Wer Sie braucht, vom ersten bis zum letzten</translation>
        </message>
        <message>
            <source>What rings stands at the top, then who waits, longest first, then who is on hold. Select a call to see everything about it at the side.</source>
            <translation>Was klingelt, steht oben, dann wer wartet, der Längste zuerst, dann wer gehalten wird. Wählen Sie einen Anruf, und an der Seite steht alles darüber.</translation>
        </message>
        <message>
            <source>Find anyone by half a name</source>
            <translation>Jeden finden mit einem halben Namen</translation>
        </message>
        <message>
            <source>Ctrl+K from anywhere. Type a part of a name, a department or a number, and see who is free; a slip of the keys does no harm. Enter calls by the telephone program of this computer.</source>
            <translation>Strg+K von überall. Tippen Sie einen Teil eines Namens, einer Abteilung oder einer Nummer und sehen Sie, wer frei ist; ein Tippfehler schadet nicht. Enter ruft an, mit dem Telefonprogramm dieses Computers.</translation>
        </message>
        <message>
            <source>Everybody at a glance</source>
            <translation>Alle auf einen Blick</translation>
        </message>
        <message>
            <source>Each state has a shape, a word and a colour. Panes can be moved by their titles, put onto another screen, or away.</source>
            <translation>Jeder Zustand hat eine Form, ein Wort und eine Farbe. Bereiche lassen sich am Titel verschieben, auf einen anderen Bildschirm legen oder weglegen.</translation>
        </message>
        <message>
            <source>Everything by keyboard</source>
            <translation>Alles mit der Tastatur</translation>
        </message>
        <message>
            <source>F1 lists the keys, Ctrl+Shift+P everything that can be done. If the connection is ever lost, the window says so and how old the picture is.</source>
            <translation>F1 nennt die Tasten, Strg+Umschalt+P alles, was man tun kann. Ist die Verbindung einmal weg, sagt das Fenster es, und wie alt das Bild ist.</translation>
        </message>
        <message>
            <source>Skip the tour</source>
            <translation>Rundgang überspringen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>{step} of {all}</source>
            <translation>{step} von {all}</translation>
        </message>
        <message>
            <source>To the desk</source>
            <translation>Zum Desk</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Do not disturb</source>
            <translation>Nicht stören</translation>
        </message>
        <message numerus="yes">
            <source>%n ringing</source>
            <translation>
                <numerusform>%n klingelt</numerusform>
                <numerusform>%n klingeln</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n missed</source>
            <translation>
                <numerusform>%n entgangen</numerusform>
                <numerusform>%n entgangen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Wallboard</name>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Längste Wartezeit</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Klingelt</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>Spricht</translation>
        </message>
        <message>
            <source>Answered today</source>
            <translation>Heute angenommen</translation>
        </message>
        <message>
            <source>Abandoned today</source>
            <translation>Heute aufgegeben</translation>
        </message>
        <message>
            <source>Service level</source>
            <translation>Servicegrad</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Wandtafel</translation>
        </message>
        <message>
            <source>Service level, target {percent} in {seconds} s</source>
            <translation>Servicegrad, Ziel {percent} in {seconds} s</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Zusammen</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) not answered yet</source>
            <translation>
                <numerusform>%n Anrufer wartet noch auf Annahme</numerusform>
                <numerusform>%n Anrufer warten noch auf Annahme</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>Niemand wartet</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Nummer unterdrückt</translation>
        </message>
    </context>
    <context>
        <name>WallboardPage</name>
        <message>
            <source>Service level to be reached</source>
            <translation>Angestrebter Servicegrad</translation>
        </message>
        <message>
            <source>Calls answered within</source>
            <translation>Anrufe angenommen innerhalb von</translation>
        </message>
        <message>
            <source>Getting full with callers</source>
            <translation>Wird voll ab Anrufern</translation>
        </message>
        <message>
            <source>Too full with callers</source>
            <translation>Zu voll ab Anrufern</translation>
        </message>
        <message>
            <source>Waiting is long after</source>
            <translation>Warten dauert lange nach</translation>
        </message>
        <message>
            <source>Waiting is too long after</source>
            <translation>Warten dauert zu lange nach</translation>
        </message>
        <message>
            <source>The service level is the part of today's calls to a hunt group that was answered in time. A threshold of 0 is none. F11 shows the wallboard; a double click makes it as large as the screen.</source>
            <translation>Der Servicegrad ist der Teil der heutigen Anrufe an einen Sammelanschluss, der rechtzeitig angenommen wurde. Eine Schwelle von 0 ist keine. F11 zeigt die Wandtafel; ein Doppelklick macht sie so groß wie den Bildschirm.</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Dialling</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Klingelt</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Announcement</source>
            <translation>Ansage</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>Spricht</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>Parked</source>
            <translation>Geparkt</translation>
        </message>
        <message>
            <source>Conference</source>
            <translation>Konferenz</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Voicemail</translation>
        </message>
        <message>
            <source>Ending</source>
            <translation>Endet</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Nicht bekannt</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Frei</translation>
        </message>
        <message>
            <source>Holding</source>
            <translation>Hält</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Catching up</source>
            <translation>Aufholen</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>Connection lost</source>
            <translation>Verbindung verloren</translation>
        </message>
        <message>
            <source>Refused by the PBX</source>
            <translation>Von der Anlage abgelehnt</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Kommend</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Gehend</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Intern</translation>
        </message>
        <message>
            <source>Direction not known</source>
            <translation>Richtung nicht bekannt</translation>
        </message>
        <message>
            <source>Private</source>
            <translation>Vertraulich</translation>
        </message>
        <message>
            <source>Answered automatically</source>
            <translation>Automatisch angenommen</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Aufgezeichnet</translation>
        </message>
        <message>
            <source>Agreed to recording</source>
            <translation>In Aufzeichnung eingewilligt</translation>
        </message>
        <message>
            <source>Refused recording</source>
            <translation>Aufzeichnung abgelehnt</translation>
        </message>
        <message>
            <source>Emergency call</source>
            <translation>Notruf</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Nebenstelle</translation>
        </message>
        <message>
            <source>Outside line</source>
            <translation>Amtsleitung</translation>
        </message>
        <message>
            <source>Park slot</source>
            <translation>Parkplatz</translation>
        </message>
        <message>
            <source>Other equipment</source>
            <translation>Anderes Gerät</translation>
        </message>
        <message>
            <source>Colleague</source>
            <translation>Kollege</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Sammelanschluss</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Kontakt</translation>
        </message>
        <message>
            <source>Extension busy</source>
            <translation>Nebenstelle im Gespräch</translation>
        </message>
        <message>
            <source>Wants no calls</source>
            <translation>Will keine Anrufe</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Abwesend</translation>
        </message>
        <message>
            <source>Calls go elsewhere</source>
            <translation>Anrufe gehen woandershin</translation>
        </message>
        <message>
            <source>Not logged in</source>
            <translation>Nicht angemeldet</translation>
        </message>
    </context>
    <context>
        <name>_CommandListView</name>
        <message>
            <source>No such command.</source>
            <translation>Kein solcher Befehl.</translation>
        </message>
    </context>
</TS>
