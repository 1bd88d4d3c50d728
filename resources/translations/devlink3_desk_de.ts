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
            <source>An open switchboard for receptionists on Avaya IP Office, with live data from DevLink3.</source>
            <translation>Eine offene Vermittlung für den Empfang an Avaya IP Office, mit Live-Daten von DevLink3.</translation>
        </message>
        <message>
            <source>DevLink3 reports calls but cannot make them. Numbers are dialled by the phone app of this computer.</source>
            <translation>DevLink3 meldet Anrufe, kann aber keine tätigen. Nummern wählt das Telefonprogramm dieses Computers.</translation>
        </message>
    </context>
    <context>
        <name>AddressPage</name>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;Adresse</translation>
        </message>
        <message>
            <source>for example pbx.example.com or 192.168.42.1</source>
            <translation>zum Beispiel pbx.example.com oder 192.168.42.1</translation>
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
            <source>The name of a site on a hub has up to 32 letters (A to Z), digits, hyphens and underscores.</source>
            <translation>Der Name eines Standorts auf einem Hub hat bis zu 32 Buchstaben (A bis Z), Ziffern, Binde- und Unterstriche.</translation>
        </message>
        <message>
            <source>A PBX</source>
            <translation>Mit einer Anlage</translation>
        </message>
        <message>
            <source>A hub, which serves several desks</source>
            <translation>Mit einem Hub, der mehrere Desks versorgt</translation>
        </message>
        <message>
            <source>default: the address</source>
            <translation>Standard: die Adresse</translation>
        </message>
        <message>
            <source>&amp;Site name</source>
            <translation>&amp;Name des Standorts</translation>
        </message>
        <message>
            <source>P&amp;ort</source>
            <translation>P&amp;ort</translation>
        </message>
        <message>
            <source>Site on the hub</source>
            <translation>Standort auf dem Hub</translation>
        </message>
        <message>
            <source>&amp;Encrypt the connection (TLS)</source>
            <translation>Verbindung &amp;verschlüsseln (TLS)</translation>
        </message>
        <message>
            <source>&amp;More: trusted CAs, client certificate</source>
            <translation>&amp;Mehr: vertrauenswürdige CAs, Client-Zertifikat</translation>
        </message>
        <message>
            <source>Enter the user and the password that your administrator has given to this desk. A desk on a hub needs no account of the PBX. The password is stored in this computer's keyring, never in a file.</source>
            <translation>Geben Sie Benutzer und Passwort ein, die Ihr Administrator diesem Desk gegeben hat. Ein Desk an einem Hub benötigt kein Konto der Anlage. Das Passwort wird im Schlüsselbund dieses Computers gespeichert, nie in einer Datei.</translation>
        </message>
        <message>
            <source>Trusted CAs (PEM)</source>
            <translation>Vertrauenswürdige CAs (PEM)</translation>
        </message>
        <message>
            <source>Client certificate (PEM or PKCS#12)</source>
            <translation>Client-Zertifikat (PEM oder PKCS#12)</translation>
        </message>
        <message>
            <source>Private key (PEM)</source>
            <translation>Privater Schlüssel (PEM)</translation>
        </message>
        <message>
            <source>Key passphrase</source>
            <translation>Passphrase des Schlüssels</translation>
        </message>
        <message>
            <source>Enter a service user from the security settings of IP Office Manager, in a rights group with DevLink3 enabled. The password is stored in this computer's keyring, never in a file.</source>
            <translation>Geben Sie einen Dienstbenutzer aus den Sicherheitseinstellungen des IP Office Manager an, in einer Rechtegruppe mit aktiviertem DevLink3. Das Passwort wird im Schlüsselbund dieses Computers gespeichert, nie in einer Datei.</translation>
        </message>
        <message>
            <source>Enter the address without protocol and port. The port has a field of its own.</source>
            <translation>Geben Sie die Adresse ohne Protokoll und Port ein. Der Port hat ein eigenes Feld.</translation>
        </message>
        <message>
            <source>The address must not contain spaces.</source>
            <translation>Die Adresse darf keine Leerzeichen enthalten.</translation>
        </message>
        <message>
            <source>Enter a port from 1 to 65535.</source>
            <translation>Geben Sie einen Port von 1 bis 65535 ein.</translation>
        </message>
        <message>
            <source>The site “{site}” exists already. It will be replaced.</source>
            <translation>Der Standort „{site}“ ist schon vorhanden. Er wird ersetzt.</translation>
        </message>
        <message>
            <source>Connect to</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>the name that the hub publishes; several with commas</source>
            <translation>der Name, den der Hub veröffentlicht; mehrere mit Kommas</translation>
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
            <source>a user of the hub</source>
            <translation>ein Benutzer des Hubs</translation>
        </message>
        <message>
            <source>for example hub.example.com</source>
            <translation>zum Beispiel hub.example.com</translation>
        </message>
        <message>
            <source>Not encrypted: anyone on the network can read all calls and names. Use this only on a network that you trust.</source>
            <translation>Nicht verschlüsselt: Jeder im Netz kann alle Anrufe und Namen lesen. Verwenden Sie dies nur in einem Netz, dem Sie vertrauen.</translation>
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
            <source>Dismiss</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>AlertOptionsPage</name>
        <message>
            <source>Play alerts on the loudspeakers and use the headset for calls.</source>
            <translation>Lassen Sie Hinweise aus den Lautsprechern ertönen, und telefonieren Sie mit dem Headset.</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Testen</translation>
        </message>
        <message>
            <source>Test the loudspeakers</source>
            <translation>Lautsprecher testen</translation>
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
            <source>Close to the tray</source>
            <translation>Beim Schließen in den Infobereich</translation>
        </message>
        <message>
            <source>Start in the tray</source>
            <translation>Im Infobereich starten</translation>
        </message>
        <message>
            <source>This desktop has no tray: alerts are also shown in the window.</source>
            <translation>Dieser Desktop hat keinen Infobereich: Hinweise erscheinen auch im Fenster.</translation>
        </message>
        <message>
            <source>{number}: international number (E.164); {national}: national format; {digits}: without the plus sign; {as_received}: as sent by the PBX; {name}: name.</source>
            <translation>{number}: internationale Nummer (E.164); {national}: nationales Format; {digits}: ohne Pluszeichen; {as_received}: wie von der Anlage gesendet; {name}: Name.</translation>
        </message>
        <message>
            <source>default: those of the site's country</source>
            <translation>Standard: die des Landes des Standorts</translation>
        </message>
        <message>
            <source>Caller web page</source>
            <translation>Anrufer-Webseite</translation>
        </message>
        <message>
            <source>Emergency numbers</source>
            <translation>Notrufnummern</translation>
        </message>
        <message>
            <source>“{word}” is not a number. Enter emergency numbers, for example 112, 999.</source>
            <translation>„{word}“ ist keine Nummer. Geben Sie Notrufnummern ein, zum Beispiel 112, 110.</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Systemstandard</translation>
        </message>
        <message>
            <source>{name} (not connected)</source>
            <translation>{name} (nicht angeschlossen)</translation>
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
            <translation>mich</translation>
        </message>
        <message>
            <source>people I watch</source>
            <translation>beobachtete Personen</translation>
        </message>
        <message>
            <source>these numbers</source>
            <translation>diese Nummern</translation>
        </message>
        <message>
            <source>everyone</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>No sound</source>
            <translation>Kein Ton</translation>
        </message>
        <message>
            <source>Phone</source>
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
            <source>Event</source>
            <translation>Ereignis</translation>
        </message>
        <message>
            <source>Calls for</source>
            <translation>Anrufe für</translation>
        </message>
        <message>
            <source>Extensions and hunt groups, for example 200, 201</source>
            <translation>Nebenstellen und Sammelanschlüsse, z. B. 200, 201</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Nummern</translation>
        </message>
        <message>
            <source>Delay in seconds</source>
            <translation>Verzögerung in Sekunden</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>immediately</source>
            <translation>sofort</translation>
        </message>
        <message>
            <source>Or number of callers</source>
            <translation>Oder Anzahl der Anrufer</translation>
        </message>
        <message>
            <source> callers</source>
            <translation> Anrufer</translation>
        </message>
        <message>
            <source>or any number</source>
            <translation>oder beliebig viele</translation>
        </message>
        <message>
            <source>or with </source>
            <translation>oder bei </translation>
        </message>
        <message>
            <source>no day is checked: every day</source>
            <translation>kein Tag angekreuzt: jeden Tag</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Show a notification</source>
            <translation>Benachrichtigung zeigen</translation>
        </message>
        <message>
            <source>Open the caller web page</source>
            <translation>Anrufer-Webseite öffnen</translation>
        </message>
        <message>
            <source>Also during do not disturb</source>
            <translation>Auch bei „Nicht stören“</translation>
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
            <source>once only</source>
            <translation>nur einmal</translation>
        </message>
        <message>
            <source>every </source>
            <translation>alle </translation>
        </message>
        <message>
            <source>same start and end: all day</source>
            <translation>gleicher Beginn und gleiches Ende: ganztägig</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
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
            <source>To call back</source>
            <translation>Rückrufe</translation>
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
            <source>Longest wait since {time}</source>
            <translation>Längste Wartezeit seit {time}</translation>
        </message>
        <message>
            <source>Longest wait {elapsed}</source>
            <translation>Längste Wartezeit {elapsed}</translation>
        </message>
        <message>
            <source>On hold {elapsed}</source>
            <translation>Gehalten {elapsed}</translation>
        </message>
        <message>
            <source>Parked {elapsed}</source>
            <translation>Geparkt {elapsed}</translation>
        </message>
        <message>
            <source>{number} dialled by {person}</source>
            <translation>{number}, gewählt von {person}</translation>
        </message>
        <message>
            <source>Emergency call by {person}</source>
            <translation>Notruf von {person}</translation>
        </message>
        <message>
            <source>At {time}</source>
            <translation>Um {time}</translation>
        </message>
        <message>
            <source>{elapsed} ago</source>
            <translation>vor {elapsed}</translation>
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
            <source>Open the desk to see all alerts.</source>
            <translation>Öffnen Sie den Desk, um alle zu sehen.</translation>
        </message>
    </context>
    <context>
        <name>AlertsPage</name>
        <message>
            <source>The caller web page must start with https:// or http://.</source>
            <translation>Die Anrufer-Webseite muss mit https:// oder http:// beginnen.</translation>
        </message>
        <message>
            <source>Enter the full server name. Placeholders are allowed only after it.</source>
            <translation>Geben Sie den vollständigen Servernamen ein. Platzhalter sind nur danach erlaubt.</translation>
        </message>
        <message>
            <source>The caller web page may contain only the placeholders {number}, {national}, {digits}, {as_received} and {name}.</source>
            <translation>Die Anrufer-Webseite darf nur die Platzhalter {number}, {national}, {digits}, {as_received} und {name} enthalten.</translation>
        </message>
        <message>
            <source>The first matching rule applies. A rule without notification and sound mutes the alert.</source>
            <translation>Die erste passende Regel gilt. Eine Regel ohne Benachrichtigung und Ton schaltet den Hinweis stumm.</translation>
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
            <source>Calls for</source>
            <translation>Anrufe für</translation>
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
            <source>Enter at least one number for the rule “these numbers”.</source>
            <translation>Geben Sie für die Regel „diese Nummern“ mindestens eine Nummer ein.</translation>
        </message>
        <message>
            <source>“{word}” is not a number. Enter extensions and hunt groups, for example 200, 201.</source>
            <translation>„{word}“ ist keine Nummer. Geben Sie Nebenstellen und Sammelanschlüsse ein, zum Beispiel 200, 201.</translation>
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
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Reset to defaults</source>
            <translation>Zurücksetzen</translation>
        </message>
    </context>
    <context>
        <name>CallCard</name>
        <message>
            <source>No call selected</source>
            <translation>Kein Anruf ausgewählt</translation>
        </message>
        <message>
            <source>Select a call to see its course.</source>
            <translation>Wählen Sie einen Anruf aus, um seinen Verlauf zu sehen.</translation>
        </message>
        <message>
            <source>Waited {time}</source>
            <translation>Gewartet {time}</translation>
        </message>
        <message>
            <source>Talked {time}</source>
            <translation>Gesprochen {time}</translation>
        </message>
        <message>
            <source>On hold {time}</source>
            <translation>Gehalten {time}</translation>
        </message>
        <message>
            <source>Parked {time}</source>
            <translation>Geparkt {time}</translation>
        </message>
        <message>
            <source>Dialled {number}</source>
            <translation>Gewählt: {number}</translation>
        </message>
        <message>
            <source>Account code {code}</source>
            <translation>Kostenstelle {code}</translation>
        </message>
        <message>
            <source>A part of this call was not seen.</source>
            <translation>Ein Teil dieses Anrufs wurde nicht erfasst.</translation>
        </message>
        <message>
            <source>The course of the call cannot be shown</source>
            <translation>Der Verlauf des Anrufs kann nicht angezeigt werden</translation>
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
            <source>Dialling…</source>
            <translation>Wählt …</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Nummer unterdrückt</translation>
        </message>
        <message>
            <source>Number not available</source>
            <translation>Nummer nicht verfügbar</translation>
        </message>
        <message>
            <source>one of {count}</source>
            <translation>eine von {count}</translation>
        </message>
        <message numerus="yes">
            <source>%n phones ringing</source>
            <translation>
                <numerusform>%n Telefon klingelt</numerusform>
                <numerusform>%n Telefone klingeln</numerusform>
            </translation>
        </message>
        <message>
            <source>Out of date: {site}</source>
            <translation>Veraltet: {site}</translation>
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
            <translation>Gruppe, Leitung</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
    </context>
    <context>
        <name>CallStripView</name>
        <message>
            <source>Top calls</source>
            <translation>Wichtigste Anrufe</translation>
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
        <name>CallTakers</name>
        <message>
            <source>I do not take this one</source>
            <translation>Ich übernehme ihn doch nicht</translation>
        </message>
        <message>
            <source>I take this one</source>
            <translation>Ich übernehme ihn</translation>
        </message>
        <message>
            <source>{name} was faster and takes this call.</source>
            <translation>{name} war schneller und übernimmt diesen Anruf.</translation>
        </message>
        <message>
            <source>{name} takes it</source>
            <translation>{name} übernimmt</translation>
        </message>
    </context>
    <context>
        <name>CallTimeline</name>
        <message>
            <source>{who}: {state}, {start} to {end} ({duration})</source>
            <translation>{who}: {state}, {start} bis {end} ({duration})</translation>
        </message>
        <message>
            <source>Timeline of the call</source>
            <translation>Zeitachse des Anrufs</translation>
        </message>
    </context>
    <context>
        <name>CallbackFilter</name>
        <message>
            <source>Whose callers are shown</source>
            <translation>Wessen Anrufer angezeigt werden</translation>
        </message>
        <message>
            <source>My callers: for me, and for the people and hunt groups that I watch</source>
            <translation>Meine Anrufer: für mich und für beobachtete Personen und Sammelanschlüsse</translation>
        </message>
        <message>
            <source>All callers</source>
            <translation>Alle Anrufer</translation>
        </message>
        <message>
            <source>My callers</source>
            <translation>Meine Anrufer</translation>
        </message>
    </context>
    <context>
        <name>CallbackModel</name>
        <message>
            <source>To call back</source>
            <translation>Rückrufe</translation>
        </message>
    </context>
    <context>
        <name>Callbacks</name>
        <message>
            <source>Reached in another way</source>
            <translation>Anderweitig erreicht</translation>
        </message>
        <message>
            <source>No call needed any more</source>
            <translation>Kein Rückruf mehr nötig</translation>
        </message>
        <message>
            <source>Nobody answers there</source>
            <translation>Dort meldet sich niemand</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Falsche Nummer</translation>
        </message>
        <message>
            <source>Unwanted call</source>
            <translation>Unerwünschter Anruf</translation>
        </message>
        <message>
            <source>Someone</source>
            <translation>Jemand</translation>
        </message>
        <message>
            <source>last {time}</source>
            <translation>zuletzt {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n Versuch</numerusform>
                <numerusform>%n Versuche</numerusform>
            </translation>
        </message>
        <message>
            <source>{attempts}, first {time}</source>
            <translation>{attempts}, zuerst {time}</translation>
        </message>
        <message>
            <source>You are calling back</source>
            <translation>Sie rufen zurück</translation>
        </message>
        <message>
            <source>{name} is calling back</source>
            <translation>{name} ruft zurück</translation>
        </message>
        <message>
            <source>Done by {name}: {reason}</source>
            <translation>Erledigt von {name}: {reason}</translation>
        </message>
        <message>
            <source>Done by {name}</source>
            <translation>Erledigt von {name}</translation>
        </message>
    </context>
    <context>
        <name>CallbacksPane</name>
        <message>
            <source>To call back</source>
            <translation>Rückrufe</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>Zurückrufen</translation>
        </message>
        <message>
            <source>I'll do it</source>
            <translation>Ich mache das</translation>
        </message>
        <message>
            <source>Done…</source>
            <translation>Erledigt …</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Newest attempt first</source>
            <translation>Neuester Versuch zuerst</translation>
        </message>
        <message>
            <source>Show done</source>
            <translation>Erledigte anzeigen</translation>
        </message>
        <message>
            <source>Show the last attempt</source>
            <translation>Letzten Versuch zeigen</translation>
        </message>
        <message>
            <source>Order and done callers</source>
            <translation>Reihenfolge und erledigte Anrufer</translation>
        </message>
        <message>
            <source>Callers to call back</source>
            <translation>Zurückzurufende Anrufer</translation>
        </message>
        <message>
            <source>Recording settings…</source>
            <translation>Einstellungen zur Aufzeichnung …</translation>
        </message>
        <message>
            <source>Calls are not recorded: new callers are missing here.</source>
            <translation>Anrufe werden nicht aufgezeichnet: Neue Anrufer fehlen hier.</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) to call back</source>
            <translation>
                <numerusform>%n Rückruf offen</numerusform>
                <numerusform>%n Rückrufe offen</numerusform>
            </translation>
        </message>
        <message>
            <source>Calls are not recorded</source>
            <translation>Anrufe werden nicht aufgezeichnet</translation>
        </message>
        <message>
            <source>Who is to be called back is known from recorded calls. Switch recording on in the settings.</source>
            <translation>Wer zurückzurufen ist, ergibt sich aus aufgezeichneten Anrufen. Schalten Sie die Aufzeichnung in den Einstellungen ein.</translation>
        </message>
        <message>
            <source>The history cannot be read</source>
            <translation>Die Anrufhistorie kann nicht gelesen werden</translation>
        </message>
        <message>
            <source>Reading the history…</source>
            <translation>Anrufhistorie wird gelesen …</translation>
        </message>
        <message>
            <source>Nobody to call back here</source>
            <translation>Hier sind keine Rückrufe offen</translation>
        </message>
        <message numerus="yes">
            <source>%n more caller(s) under All callers.</source>
            <translation>
                <numerusform>%n weiterer Anrufer unter „Alle Anrufer“.</numerusform>
                <numerusform>%n weitere Anrufer unter „Alle Anrufer“.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody to call back</source>
            <translation>Keine Rückrufe offen</translation>
        </message>
        <message>
            <source>Callers who reach nobody appear here, and stay until someone has spoken with them.</source>
            <translation>Anrufer, die niemanden erreichen, erscheinen hier und bleiben, bis jemand mit ihnen gesprochen hat.</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>Zurückgeben</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>Nicht erledigt</translation>
        </message>
        <message>
            <source>Undo the mark of {name}</source>
            <translation>Markierung von {name} rückgängig machen</translation>
        </message>
        <message>
            <source>{name} is marked as done. Ctrl+Z takes it back.</source>
            <translation>{name} ist als erledigt markiert. Strg+Z macht das rückgängig.</translation>
        </message>
        <message>
            <source>The mark of {name} is taken back.</source>
            <translation>Die Markierung von {name} ist rückgängig gemacht.</translation>
        </message>
        <message>
            <source>{caller} was reached at {time}.</source>
            <translation>{caller} wurde um {time} erreicht.</translation>
        </message>
        <message>
            <source>{caller} reached {name} at {time}.</source>
            <translation>{caller} hat {name} um {time} erreicht.</translation>
        </message>
        <message>
            <source>{name} reached {caller} at {time}.</source>
            <translation>{name} hat {caller} um {time} erreicht.</translation>
        </message>
    </context>
    <context>
        <name>CallerHistory</name>
        <message numerus="yes">
            <source>%n call(s) this week</source>
            <translation>
                <numerusform>%n Anruf in dieser Woche</numerusform>
                <numerusform>%n Anrufe in dieser Woche</numerusform>
            </translation>
        </message>
        <message>
            <source>not called back since {time}</source>
            <translation>nicht zurückgerufen seit {time}</translation>
        </message>
        <message>
            <source>{time}, {duration} with {name}</source>
            <translation>{time}, {duration} mit {name}</translation>
        </message>
        <message>
            <source>{time}, {duration}</source>
            <translation>{time}, {duration}</translation>
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
            <source>No matching calls</source>
            <translation>Keine passenden Anrufe</translation>
        </message>
        <message>
            <source>Clear the filter to see all calls.</source>
            <translation>Löschen Sie den Filter, um alle Anrufe zu sehen.</translation>
        </message>
        <message>
            <source>Calls appear here as soon as they start.</source>
            <translation>Anrufe erscheinen hier, sobald sie beginnen.</translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>Keine Anrufe</translation>
        </message>
        <message>
            <source>Loading current calls from the PBX.</source>
            <translation>Laufende Anrufe werden von der Anlage geladen.</translation>
        </message>
        <message>
            <source>Waiting for the PBX to respond.</source>
            <translation>Warten auf Antwort der Anlage.</translation>
        </message>
    </context>
    <context>
        <name>CheckPage</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Test results</source>
            <translation>Testergebnis</translation>
        </message>
        <message>
            <source>Trust this certificate</source>
            <translation>Diesem Zertifikat vertrauen</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Verbinden …</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>Alles funktioniert.</translation>
        </message>
        <message>
            <source>Ask your administrator for the SHA-256 fingerprint and compare it. If it matches, trust this certificate; no other one will be accepted from then on.</source>
            <translation>Fragen Sie Ihren Administrator nach dem SHA-256-Fingerabdruck und vergleichen Sie ihn. Stimmt er überein, vertrauen Sie diesem Zertifikat; danach wird kein anderes mehr akzeptiert.</translation>
        </message>
    </context>
    <context>
        <name>Colleagues</name>
        <message>
            <source>present</source>
            <translation>anwesend</translation>
        </message>
        <message>
            <source>at lunch</source>
            <translation>beim Mittagessen</translation>
        </message>
        <message>
            <source>away</source>
            <translation>abwesend</translation>
        </message>
        <message>
            <source>away, back was expected at {time}</source>
            <translation>abwesend, zurückerwartet um {time}</translation>
        </message>
        <message>
            <source>away until {time}</source>
            <translation>abwesend bis {time}</translation>
        </message>
        <message>
            <source>{name}: {state}</source>
            <translation>{name}: {state}</translation>
        </message>
    </context>
    <context>
        <name>ColleaguesButton</name>
        <message>
            <source>The hub is not connected; this may be out of date</source>
            <translation>Der Hub ist nicht verbunden; dies ist vielleicht veraltet</translation>
        </message>
        <message>
            <source>Nobody is at another desk</source>
            <translation>Niemand ist an einem anderen Desk</translation>
        </message>
        <message>
            <source>Your name…</source>
            <translation>Ihr Name …</translation>
        </message>
        <message>
            <source>I am present</source>
            <translation>Ich bin anwesend</translation>
        </message>
        <message>
            <source>I am at lunch</source>
            <translation>Ich bin beim Mittagessen</translation>
        </message>
        <message>
            <source>I am away until</source>
            <translation>Ich bin abwesend bis</translation>
        </message>
        <message>
            <source>I do not know</source>
            <translation>Ich weiß es nicht</translation>
        </message>
        <message>
            <source>Other text…</source>
            <translation>Anderer Text …</translation>
        </message>
        <message>
            <source>Other text</source>
            <translation>Anderer Text</translation>
        </message>
        <message>
            <source>What the others read beside your name:</source>
            <translation>Was die anderen neben Ihrem Namen lesen:</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Ihr Name</translation>
        </message>
        <message>
            <source>The name that the others see:</source>
            <translation>Der Name, den die anderen sehen:</translation>
        </message>
        <message numerus="yes">
            <source>%n colleague(s) present</source>
            <translation>
                <numerusform>%n Kollege anwesend</numerusform>
                <numerusform>%n Kollegen anwesend</numerusform>
            </translation>
        </message>
        <message>
            <source>The others see: {state}</source>
            <translation>Die anderen sehen: {state}</translation>
        </message>
    </context>
    <context>
        <name>ColoursPage</name>
        <message>
            <source>Same as {state}</source>
            <translation>Wie {state}</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Change the colour: {state}</source>
            <translation>Farbe ändern: {state}</translation>
        </message>
        <message>
            <source>Reset all to defaults</source>
            <translation>Alle zurücksetzen</translation>
        </message>
        <message>
            <source>Text is made darker or lighter where a colour would be hard to read.</source>
            <translation>Text wird dunkler oder heller dargestellt, wo eine Farbe schlecht lesbar wäre.</translation>
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
            <source>Content of {column}</source>
            <translation>Inhalt von {column}</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Ignorieren</translation>
        </message>
    </context>
    <context>
        <name>ColumnsDialog</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Detect each time</source>
            <translation>Jedes Mal erkennen</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <source>Only CSV files have columns to choose.</source>
            <translation>Nur bei CSV-Dateien lassen sich Spalten wählen.</translation>
        </message>
        <message>
            <source>The first contact: {name}</source>
            <translation>Der erste Kontakt: {name}</translation>
        </message>
        <message>
            <source>Choose the column of the names or numbers.</source>
            <translation>Wählen Sie die Spalte der Namen oder Nummern.</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>All commands</source>
            <translation>Alle Befehle</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>Befehle suchen</translation>
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
            <source>Back to the full window</source>
            <translation>Zurück zum ganzen Fenster</translation>
        </message>
        <message numerus="yes">
            <source>%n to call back</source>
            <translation>
                <numerusform>%n Rückruf</numerusform>
                <numerusform>%n Rückrufe</numerusform>
            </translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>Keine Anrufe</translation>
        </message>
        <message>
            <source>longest {time}</source>
            <translation>längste {time}</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsPage</name>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Immer</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nie</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>Standort</translation>
        </message>
        <message>
            <source>Remove this site</source>
            <translation>Diesen Standort entfernen</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Beispiele</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Key passphrase</source>
            <translation>Passphrase des Schlüssels</translation>
        </message>
        <message>
            <source>Changes apply to the next connection. Passwords are stored only in this computer's keyring; save an empty one to remove it.</source>
            <translation>Änderungen gelten ab der nächsten Verbindung. Passwörter werden nur im Schlüsselbund dieses Computers gespeichert; speichern Sie ein leeres, um es zu entfernen.</translation>
        </message>
        <message>
            <source>{site}: enter the name of the site on the hub.</source>
            <translation>{site}: Geben Sie den Namen des Standorts auf dem Hub ein.</translation>
        </message>
        <message>
            <source>{site}: choose the client certificate that the key passphrase is for.</source>
            <translation>{site}: Wählen Sie das Client-Zertifikat, zu dessen Schlüssel die Passphrase gehört.</translation>
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
            <source>Site on the hub</source>
            <translation>Standort auf dem Hub</translation>
        </message>
        <message>
            <source>Country (for example GB)</source>
            <translation>Land (z. B. DE)</translation>
        </message>
        <message>
            <source>Outside line prefix</source>
            <translation>Amtskennziffer</translation>
        </message>
        <message>
            <source>Maximum extension length, in digits</source>
            <translation>Maximale Länge einer Nebenstelle, in Ziffern</translation>
        </message>
        <message>
            <source>International prefix, if not standard</source>
            <translation>Internationale Vorwahl, falls abweichend</translation>
        </message>
        <message>
            <source>Event flags</source>
            <translation>Ereignis-Flags</translation>
        </message>
        <message>
            <source>Trusted CAs (PEM file)</source>
            <translation>Vertrauenswürdige CAs (PEM-Datei)</translation>
        </message>
        <message>
            <source>Server name in the certificate</source>
            <translation>Servername im Zertifikat</translation>
        </message>
        <message>
            <source>Pinned certificate (SHA-256)</source>
            <translation>Angeheftetes Zertifikat (SHA-256)</translation>
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
            <source>default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>those of this computer</source>
            <translation>die dieses Computers</translation>
        </message>
        <message>
            <source>the address</source>
            <translation>die Adresse</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keines</translation>
        </message>
        <message>
            <source>Encrypt the connection (TLS)</source>
            <translation>Verbindung verschlüsseln (TLS)</translation>
        </message>
        <message>
            <source>Allow TLS 1.0 and 1.1 (insecure)</source>
            <translation>TLS 1.0 und 1.1 zulassen (unsicher)</translation>
        </message>
        <message>
            <source>Without encryption, anyone on the network can read all calls and names.</source>
            <translation>Ohne Verschlüsselung kann jeder im Netz alle Anrufe und Namen lesen.</translation>
        </message>
        <message>
            <source>Caller numbers include the outside line prefix</source>
            <translation>Anrufernummern enthalten die Amtskennziffer</translation>
        </message>
        <message>
            <source>The hub decides how phone numbers are written and dialled.</source>
            <translation>Der Hub bestimmt, wie Telefonnummern geschrieben und gewählt werden.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Save: {what}</source>
            <translation>Speichern: {what}</translation>
        </message>
    </context>
    <context>
        <name>Contacts</name>
        <message>
            <source>Full name</source>
            <translation>Vollständiger Name</translation>
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
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Work number</source>
            <translation>Geschäftliche Nummer</translation>
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
            <source>Home number</source>
            <translation>Private Nummer</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Pager number</source>
            <translation>Pager-Nummer</translation>
        </message>
        <message>
            <source>Fax number</source>
            <translation>Faxnummer</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Geschäftlich</translation>
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
            <source>Pager</source>
            <translation>Pager</translation>
        </message>
        <message>
            <source>Fax</source>
            <translation>Fax</translation>
        </message>
        <message>
            <source>Skipped: a quotation mark is not closed.</source>
            <translation>Übersprungen: Ein Anführungszeichen ist nicht geschlossen.</translation>
        </message>
        <message>
            <source>Skipped: no name and no number.</source>
            <translation>Übersprungen: weder Name noch Nummer.</translation>
        </message>
        <message>
            <source>Skipped: the file ends in the middle of the entry.</source>
            <translation>Übersprungen: Die Datei endet mitten im Eintrag.</translation>
        </message>
        <message>
            <source>Imported, but the entry has no end: data may be missing.</source>
            <translation>Importiert, aber der Eintrag hat kein Ende: Daten können fehlen.</translation>
        </message>
        <message>
            <source>Imported, but some characters could not be read.</source>
            <translation>Importiert, aber einige Zeichen waren nicht lesbar.</translation>
        </message>
        <message>
            <source>Imported, but some letters look wrong: check the character encoding.</source>
            <translation>Importiert, aber einige Buchstaben sehen falsch aus: Prüfen Sie die Zeichenkodierung.</translation>
        </message>
        <message>
            <source>Imported without this value: it is not a phone number.</source>
            <translation>Ohne diesen Wert importiert: Er ist keine Telefonnummer.</translation>
        </message>
        <message>
            <source>Imported without this number: a spreadsheet has rounded it.</source>
            <translation>Ohne diese Nummer importiert: Eine Tabellenkalkulation hat sie gerundet.</translation>
        </message>
        <message>
            <source>Imported, but shortened: too long.</source>
            <translation>Importiert, aber gekürzt: zu lang.</translation>
        </message>
        <message>
            <source>Imported without this value: its encoding cannot be read.</source>
            <translation>Ohne diesen Wert importiert: Seine Kodierung ist nicht lesbar.</translation>
        </message>
        <message>
            <source>Imported without this value: it is in another file.</source>
            <translation>Ohne diesen Wert importiert: Er steht in einer anderen Datei.</translation>
        </message>
        <message>
            <source>Skipped: it changes another entry.</source>
            <translation>Übersprungen: ändert einen anderen Eintrag.</translation>
        </message>
        <message>
            <source>Skipped: this line cannot be parsed.</source>
            <translation>Übersprungen: Diese Zeile ist ungültig.</translation>
        </message>
        <message>
            <source>Unknown column name: imported by its content.</source>
            <translation>Unbekannter Spaltenname: nach dem Inhalt importiert.</translation>
        </message>
        <message>
            <source>Skipped: a quotation mark is not closed and would include other rows.</source>
            <translation>Übersprungen: Ein Anführungszeichen ist nicht geschlossen und würde andere Zeilen einschließen.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>Die Datei ist leer.</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>Die Datei ist zu groß.</translation>
        </message>
        <message>
            <source>This is a workbook or document. Save it as CSV first.</source>
            <translation>Dies ist eine Arbeitsmappe oder ein Dokument. Speichern Sie es zuerst als CSV.</translation>
        </message>
        <message>
            <source>This is not a contact file. Choose a CSV, vCard or LDIF file.</source>
            <translation>Dies ist keine Kontaktdatei. Wählen Sie eine CSV-, vCard- oder LDIF-Datei.</translation>
        </message>
        <message>
            <source>Choose the column of the names or numbers.</source>
            <translation>Wählen Sie die Spalte der Namen oder Nummern.</translation>
        </message>
        <message>
            <source>The columns of the file have changed. Choose them again.</source>
            <translation>Die Spalten der Datei haben sich geändert. Wählen Sie sie erneut.</translation>
        </message>
        <message>
            <source>This file contains no contacts.</source>
            <translation>Diese Datei enthält keine Kontakte.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>Die Datei kann nicht gelesen werden.</translation>
        </message>
        <message>
            <source>Line {line}: {sentence}</source>
            <translation>Zeile {line}: {sentence}</translation>
        </message>
        <message>
            <source>The file cannot be saved. Nothing was changed.</source>
            <translation>Die Datei kann nicht gespeichert werden. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>Failed. Nothing was changed.</source>
            <translation>Fehlgeschlagen. Es wurde nichts geändert.</translation>
        </message>
    </context>
    <context>
        <name>ContactsPage</name>
        <message>
            <source>Contacts are listed in the directory with the PBX users. Callers are shown by name.</source>
            <translation>Kontakte stehen im Verzeichnis neben den Benutzern der Anlage, und Anrufer werden mit Namen angezeigt.</translation>
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
            <source>Loaded</source>
            <translation>Geladen</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>Neu laden</translation>
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
            <source>Loading…</source>
            <translation>Wird geladen …</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) loaded.</source>
            <translation>
                <numerusform>%n Kontakt geladen.</numerusform>
                <numerusform>%n Kontakte geladen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found.</source>
            <translation>
                <numerusform>%n Problem gefunden.</numerusform>
                <numerusform>%n Probleme gefunden.</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove an address book</source>
            <translation>Ein Adressbuch entfernen</translation>
        </message>
        <message numerus="yes">
            <source>Remove the address book “{name}” with %n contact(s)?</source>
            <translation>
                <numerusform>Das Adressbuch „{name}“ mit %n Kontakt entfernen?</numerusform>
                <numerusform>Das Adressbuch „{name}“ mit %n Kontakten entfernen?</numerusform>
            </translation>
        </message>
        <message>
            <source>The file that it was imported from stays.</source>
            <translation>Die Datei, aus der es importiert wurde, bleibt erhalten.</translation>
        </message>
        <message>
            <source>Export contacts</source>
            <translation>Kontakte exportieren</translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>CSV-Dateien (*.csv)</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) exported.</source>
            <translation>
                <numerusform>%n Kontakt exportiert.</numerusform>
                <numerusform>%n Kontakte exportiert.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n loaded…</source>
            <translation>
                <numerusform>%n geladen …</numerusform>
                <numerusform>%n geladen …</numerusform>
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
                <numerusform>%n im Gespräch</numerusform>
                <numerusform>%n im Gespräch</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DayStrip</name>
        <message>
            <source>Time of the day</source>
            <translation>Uhrzeit</translation>
        </message>
    </context>
    <context>
        <name>DeskPublishing</name>
        <message>
            <source>{title}: published for all desks.</source>
            <translation>{title}: für alle Desks veröffentlicht.</translation>
        </message>
        <message>
            <source>{title}: no longer published.</source>
            <translation>{title}: nicht mehr veröffentlicht.</translation>
        </message>
    </context>
    <context>
        <name>DeskSharing</name>
        <message>
            <source>The site of this call is not connected: nobody there would see who takes it.</source>
            <translation>Der Standort dieses Anrufs ist nicht verbunden: Dort würde niemand sehen, wer ihn übernimmt.</translation>
        </message>
    </context>
    <context>
        <name>DesktopIntegration</name>
        <message>
            <source>The system rejected this change: {why}.</source>
            <translation>Das System hat diese Änderung abgelehnt: {why}.</translation>
        </message>
        <message>
            <source>Version {version} is available; see the Help menu.</source>
            <translation>Version {version} ist verfügbar; siehe Menü „Hilfe“.</translation>
        </message>
        <message>
            <source>The support file cannot be saved: {why}.</source>
            <translation>Die Support-Datei kann nicht gespeichert werden: {why}.</translation>
        </message>
        <message>
            <source>Support file saved as {path}.</source>
            <translation>Support-Datei gespeichert als {path}.</translation>
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>The caller.</source>
            <translation>Der Anrufer.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <source>The person who answered the call.</source>
            <translation>Wer den Anruf angenommen hat.</translation>
        </message>
        <message>
            <source>Possible callers</source>
            <translation>Mögliche Anrufer</translation>
        </message>
        <message>
            <source>All people in the directory with this number.</source>
            <translation>Alle Personen im Verzeichnis mit dieser Nummer.</translation>
        </message>
        <message>
            <source>Ringing at</source>
            <translation>Klingelt bei</translation>
        </message>
        <message>
            <source>The phones that are ringing.</source>
            <translation>Die Telefone, die gerade klingeln.</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Abgewiesen</translation>
        </message>
        <message>
            <source>Who rejected the call, and how.</source>
            <translation>Wer den Anruf abgewiesen hat, und wie.</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Gehalten von</translation>
        </message>
        <message>
            <source>Who put the other party on hold.</source>
            <translation>Wer den Gesprächspartner hält.</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Sammelanschluss</translation>
        </message>
        <message>
            <source>The hunt group that the call is for or came through.</source>
            <translation>Der Sammelanschluss, für den der Anruf ist oder über den er kam.</translation>
        </message>
        <message>
            <source>Dialled number</source>
            <translation>Gewählte Nummer</translation>
        </message>
        <message>
            <source>The number that the outside caller dialled.</source>
            <translation>Die Nummer, die der externe Anrufer gewählt hat.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>The direction of the call, as seen from your company.</source>
            <translation>Die Richtung des Anrufs aus Sicht Ihrer Firma.</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Leitung</translation>
        </message>
        <message>
            <source>The outside line (trunk).</source>
            <translation>Die Amtsleitung.</translation>
        </message>
        <message>
            <source>Flags</source>
            <translation>Kennzeichen</translation>
        </message>
        <message>
            <source>Recording, consent, privacy and emergency flags.</source>
            <translation>Kennzeichen für Aufzeichnung, Einwilligung, Vertraulichkeit und Notruf.</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Anruf</translation>
        </message>
        <message>
            <source>All fields</source>
            <translation>Alle Felder</translation>
        </message>
        <message>
            <source>Show all fields that the PBX has sent for this call</source>
            <translation>Alle Felder anzeigen, die die Anlage zu diesem Anruf gesendet hat</translation>
        </message>
        <message>
            <source>Show the start of this call</source>
            <translation>Beginn dieses Anrufs zeigen</translation>
        </message>
        <message>
            <source>Copy all details</source>
            <translation>Alle Details kopieren</translation>
        </message>
        <message>
            <source>No call selected</source>
            <translation>Kein Anruf ausgewählt</translation>
        </message>
        <message>
            <source>Select a call to see its details.</source>
            <translation>Wählen Sie einen Anruf aus, um seine Details zu sehen.</translation>
        </message>
        <message>
            <source>Call {total}</source>
            <translation>Anruf {total}</translation>
        </message>
        <message>
            <source>{state} {time} · call {total}</source>
            <translation>{state} {time} · Anruf {total}</translation>
        </message>
    </context>
    <context>
        <name>Dialling</name>
        <message>
            <source>No app on this computer can make this call. Choose one in the dialling settings.</source>
            <translation>Keine App auf diesem Computer kann diesen Anruf tätigen. Wählen Sie eine in den Einstellungen zum Wählen.</translation>
        </message>
        <message>
            <source>Phone links open DevLink3 Desk itself, which cannot make calls. Choose sip: links or a command in the dialling settings, or another app for phone links in the settings of your desktop.</source>
            <translation>Telefon-Links öffnen DevLink3 Desk selbst, der keine Anrufe tätigen kann. Wählen Sie in den Einstellungen zum Wählen sip:-Links oder einen Befehl, oder in den Einstellungen Ihres Desktops eine andere App für Telefon-Links.</translation>
        </message>
        <message>
            <source>The dial command could not be started. Check it in the settings.</source>
            <translation>Der Wählbefehl konnte nicht gestartet werden. Prüfen Sie ihn in den Einstellungen.</translation>
        </message>
        <message>
            <source>DevLink3 reports calls but cannot make them. Numbers are passed to a phone app on this computer.</source>
            <translation>DevLink3 meldet Anrufe, kann aber keine tätigen. Nummern werden an ein Telefonprogramm auf diesem Computer übergeben.</translation>
        </message>
        <message>
            <source>Not dialled</source>
            <translation>Nicht gewählt</translation>
        </message>
        <message>
            <source>Dialling settings…</source>
            <translation>Einstellungen zum Wählen …</translation>
        </message>
        <message>
            <source>{number} was passed to {program}.</source>
            <translation>{number} wurde an {program} übergeben.</translation>
        </message>
        <message>
            <source>{number} was passed to the phone app.</source>
            <translation>{number} wurde an das Telefonprogramm übergeben.</translation>
        </message>
    </context>
    <context>
        <name>DiallingPage</name>
        <message>
            <source>App for tel: links</source>
            <translation>App für tel:-Links</translation>
        </message>
        <message>
            <source>App for sip: links</source>
            <translation>App für sip:-Links</translation>
        </message>
        <message>
            <source>App for callto: links</source>
            <translation>App für callto:-Links</translation>
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
            <source>{number} is replaced by the dialled number; {e164}, {national} and {digits} by its other formats (only digits, +, * and #). No shell is used; put arguments with spaces in quotation marks.</source>
            <translation>{number} wird durch die gewählte Nummer ersetzt; {e164}, {national} und {digits} durch andere Formate (nur Ziffern, +, * und #). Es wird keine Shell verwendet; setzen Sie Argumente mit Leerzeichen in Anführungszeichen.</translation>
        </message>
        <message>
            <source>Dial the outside line prefix of the site</source>
            <translation>Amtskennziffer des Standorts mitwählen</translation>
        </message>
        <message>
            <source>The prefix is set on the Connections page or, for a site on a hub, by the hub.</source>
            <translation>Die Amtskennziffer wird auf der Seite „Verbindungen“ eingestellt, für einen Standort auf einem Hub vom Hub.</translation>
        </message>
        <message>
            <source>The dial command must start with a program.</source>
            <translation>Der Wählbefehl muss mit einem Programm beginnen.</translation>
        </message>
        <message>
            <source>The dial command must contain {number}.</source>
            <translation>Der Wählbefehl muss {number} enthalten.</translation>
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
            <source>No results. Try part of the name, or a number.</source>
            <translation>Keine Treffer. Suchen Sie nach einem Teil des Namens oder einer Nummer.</translation>
        </message>
        <message>
            <source>Loading the directory…</source>
            <translation>Verzeichnis wird geladen …</translation>
        </message>
        <message>
            <source>The directory appears here once the PBX has sent it.</source>
            <translation>Das Verzeichnis erscheint hier, sobald die Anlage es geschickt hat.</translation>
        </message>
        <message>
            <source>Dialling settings…</source>
            <translation>Einstellungen zum Wählen …</translation>
        </message>
    </context>
    <context>
        <name>DockLayout</name>
        <message>
            <source>Tabbed panes</source>
            <translation>Bereiche in Registerkarten</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
        </message>
        <message>
            <source>CSV file (*.csv)</source>
            <translation>CSV-Datei (*.csv)</translation>
        </message>
        <message>
            <source>Export calls</source>
            <translation>Anrufe exportieren</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Anrufe</translation>
        </message>
        <message>
            <source>Reading the calls…</source>
            <translation>Anrufe werden gelesen …</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>{number} calls written</source>
            <translation>{number} Anrufe geschrieben</translation>
        </message>
        <message>
            <source>1 call was exported to {path}.</source>
            <translation>1 Anruf wurde nach {path} exportiert.</translation>
        </message>
        <message>
            <source>{number} calls were exported to {path}.</source>
            <translation>{number} Anrufe wurden nach {path} exportiert.</translation>
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
            <source>Shown extensions</source>
            <translation>Angezeigte Nebenstellen</translation>
        </message>
    </context>
    <context>
        <name>ExtensionWords</name>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Frei</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Klingelt</translation>
        </message>
        <message>
            <source>Dialling</source>
            <translation>Wählt</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>Spricht</translation>
        </message>
        <message>
            <source>Holding</source>
            <translation>Hält</translation>
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
            <source>Show as a list instead of tiles</source>
            <translation>Als Liste statt als Kacheln anzeigen</translation>
        </message>
        <message>
            <source>A-Z</source>
            <translation>A–Z</translation>
        </message>
        <message>
            <source>Sort by name instead of number</source>
            <translation>Nach Name statt nach Nummer sortieren</translation>
        </message>
        <message>
            <source>Free only</source>
            <translation>Nur freie</translation>
        </message>
        <message>
            <source>Show only free extensions</source>
            <translation>Nur freie Nebenstellen anzeigen</translation>
        </message>
        <message>
            <source>Filter extensions</source>
            <translation>Nebenstellen filtern</translation>
        </message>
        <message>
            <source>No matching extensions.</source>
            <translation>Keine passenden Nebenstellen.</translation>
        </message>
        <message>
            <source>No favourites yet. Add them with Ctrl+D on the page “All”.</source>
            <translation>Noch keine Favoriten. Fügen Sie sie mit Strg+D auf der Seite „Alle“ hinzu.</translation>
        </message>
        <message>
            <source>Extensions appear here once the PBX has sent them.</source>
            <translation>Nebenstellen erscheinen hier, sobald die Anlage sie gesendet hat.</translation>
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
            <source>Favourites of all desks</source>
            <translation>Favoriten aller Desks</translation>
        </message>
        <message>
            <source>{name} (all desks)</source>
            <translation>{name} (alle Desks)</translation>
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
            <source>Publish this page to all desks</source>
            <translation>Diese Seite für alle Desks veröffentlichen</translation>
        </message>
        <message>
            <source>Stop publishing this page</source>
            <translation>Diese Seite nicht mehr veröffentlichen</translation>
        </message>
        <message>
            <source>Remove from page</source>
            <translation>Von Seite entfernen</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>PBX node</source>
            <translation>Anlagenknoten</translation>
        </message>
        <message>
            <source>The PBX that reports the call.</source>
            <translation>Die Anlage, die den Anruf meldet.</translation>
        </message>
        <message>
            <source>Call ID</source>
            <translation>Anruf-ID</translation>
        </message>
        <message>
            <source>The call ID on this PBX. Other PBXs use another one.</source>
            <translation>Die Anruf-ID auf dieser Anlage. Andere Anlagen verwenden eine andere.</translation>
        </message>
        <message>
            <source>Account code</source>
            <translation>Kostenstelle</translation>
        </message>
        <message>
            <source>The account code to which the call is charged.</source>
            <translation>Die Kostenstelle, auf die der Anruf gebucht wird.</translation>
        </message>
        <message>
            <source>Authorisation code</source>
            <translation>Berechtigungscode</translation>
        </message>
        <message>
            <source>Whether an authorisation code was entered for this call. The PBX hides the code.</source>
            <translation>Ob für diesen Anruf ein Berechtigungscode eingegeben wurde. Die Anlage verbirgt den Code.</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Kennzeichen</translation>
        </message>
        <message>
            <source>A tag that an application or voicemail has set on the call.</source>
            <translation>Ein Kennzeichen, das eine Anwendung oder die Voicemail gesetzt hat.</translation>
        </message>
        <message>
            <source>Transfer cause</source>
            <translation>Übergabegrund</translation>
        </message>
        <message>
            <source>Why the call was transferred; usually 0.</source>
            <translation>Warum der Anruf übergeben wurde; meist 0.</translation>
        </message>
        <message>
            <source>Owner group</source>
            <translation>Eigentümergruppe</translation>
        </message>
        <message>
            <source>The hunt group that owns the call.</source>
            <translation>Der Sammelanschluss, dem der Anruf gehört.</translation>
        </message>
        <message>
            <source>First group</source>
            <translation>Erste Gruppe</translation>
        </message>
        <message>
            <source>The hunt group that the call was first offered to.</source>
            <translation>Der Sammelanschluss, dem der Anruf zuerst angeboten wurde.</translation>
        </message>
        <message>
            <source>First extension</source>
            <translation>Erste Nebenstelle</translation>
        </message>
        <message>
            <source>The extension that the call was first offered to.</source>
            <translation>Die Nebenstelle, der der Anruf zuerst angeboten wurde.</translation>
        </message>
        <message>
            <source>Current group</source>
            <translation>Aktuelle Gruppe</translation>
        </message>
        <message>
            <source>The hunt group that the call is currently offered to.</source>
            <translation>Der Sammelanschluss, dem der Anruf gerade angeboten wird.</translation>
        </message>
        <message>
            <source>Current extension</source>
            <translation>Aktuelle Nebenstelle</translation>
        </message>
        <message>
            <source>The extension that the call is currently offered to.</source>
            <translation>Die Nebenstelle, der der Anruf gerade angeboten wird.</translation>
        </message>
        <message>
            <source>Leaving a message</source>
            <translation>Hinterlässt eine Nachricht</translation>
        </message>
        <message>
            <source>Whether the caller is leaving a voicemail message.</source>
            <translation>Ob der Anrufer eine Voicemail-Nachricht hinterlässt.</translation>
        </message>
        <message>
            <source>Message length</source>
            <translation>Länge der Nachricht</translation>
        </message>
        <message>
            <source>The length of the voicemail message.</source>
            <translation>Die Länge der Voicemail-Nachricht.</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <source>Whether the caller is queued or hears an announcement.</source>
            <translation>Ob der Anrufer in der Warteschlange ist oder eine Ansage hört.</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <source>The PBX clock at this record, in tenths of a second. Use it only for differences.</source>
            <translation>Die Uhr der Anlage bei diesem Datensatz, in Zehntelsekunden. Nur für Differenzen verwenden.</translation>
        </message>
        <message>
            <source>Overflow</source>
            <translation>Überlauf</translation>
        </message>
        <message>
            <source>Whether the call overflowed to another hunt group.</source>
            <translation>Ob der Anruf in einen anderen Sammelanschluss übergelaufen ist.</translation>
        </message>
        <message>
            <source>Voice menu</source>
            <translation>Sprachmenü</translation>
        </message>
        <message>
            <source>The voice menu that the call came from.</source>
            <translation>Das Sprachmenü, aus dem der Anruf kam.</translation>
        </message>
        <message>
            <source>Time in the menu</source>
            <translation>Zeit im Menü</translation>
        </message>
        <message>
            <source>The time that the caller spent in the voice menu.</source>
            <translation>Die Zeit, die der Anrufer im Sprachmenü verbracht hat.</translation>
        </message>
        <message>
            <source>Party</source>
            <translation>Teilnehmer</translation>
        </message>
        <message>
            <source>The identifier of this party, the same on every PBX of the network.</source>
            <translation>Die Kennung dieses Teilnehmers, gleich auf jeder Anlage im Verbund.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>Whether this party made or received the call.</source>
            <translation>Ob dieser Teilnehmer angerufen hat oder angerufen wurde.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>The state of this party.</source>
            <translation>Der Zustand dieses Teilnehmers.</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Ton</translation>
        </message>
        <message>
            <source>Whether this party has an audio path. Without one, it is on hold.</source>
            <translation>Ob dieser Teilnehmer eine Sprechverbindung hat. Ohne sie wird er gehalten.</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Signalton</translation>
        </message>
        <message>
            <source>The tone or music played to this party.</source>
            <translation>Der Ton oder die Musik, die dieser Teilnehmer hört.</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Standort</translation>
        </message>
        <message>
            <source>Whether this party is on this PBX or on another one, which may have more data.</source>
            <translation>Ob dieser Teilnehmer an dieser oder einer anderen Anlage ist, die mehr Daten haben kann.</translation>
        </message>
        <message>
            <source>Public line</source>
            <translation>Amtsleitung</translation>
        </message>
        <message>
            <source>Whether this party is on an outside line.</source>
            <translation>Ob dieser Teilnehmer an einer Amtsleitung ist.</translation>
        </message>
        <message>
            <source>Flags</source>
            <translation>Kennzeichen</translation>
        </message>
        <message>
            <source>Privacy, automatic answer, recording, and the answer to the request for consent.</source>
            <translation>Vertraulichkeit, automatische Annahme, Aufzeichnung und die Antwort auf die Bitte um Einwilligung.</translation>
        </message>
        <message>
            <source>Emergency location</source>
            <translation>Notfallort</translation>
        </message>
        <message>
            <source>The number of the location that is given to the emergency services.</source>
            <translation>Die Nummer des Ortes, die den Rettungsdiensten mitgeteilt wird.</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>The type of equipment, for example a phone, a line or a park slot.</source>
            <translation>Die Art des Geräts, zum Beispiel Telefon, Leitung oder Parkposition.</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>The phone or service model.</source>
            <translation>Das Modell des Telefons oder Dienstes.</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <source>The Call-ID of a SIP line, the channel of another line, or the role in a conference.</source>
            <translation>Die Call-ID einer SIP-Leitung, der Kanal einer anderen Leitung oder die Rolle in einer Konferenz.</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Nebenstelle</translation>
        </message>
        <message>
            <source>The extension of this user.</source>
            <translation>Die Nebenstelle dieses Benutzers.</translation>
        </message>
        <message>
            <source>Number type</source>
            <translation>Nummerntyp</translation>
        </message>
        <message>
            <source>The type of the called number, for example an emergency number.</source>
            <translation>Der Typ der gewählten Nummer, zum Beispiel eine Notrufnummer.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Why this party was called, as a code of the PBX.</source>
            <translation>Warum dieser Teilnehmer angerufen wurde, als Code der Anlage.</translation>
        </message>
        <message>
            <source>Dialled number</source>
            <translation>Gewählte Nummer</translation>
        </message>
        <message>
            <source>The number that the outside caller dialled.</source>
            <translation>Die Nummer, die der externe Anrufer gewählt hat.</translation>
        </message>
        <message>
            <source>Digits dialled</source>
            <translation>Gewählte Ziffern</translation>
        </message>
        <message>
            <source>The digits dialled by this party.</source>
            <translation>Die von diesem Teilnehmer gewählten Ziffern.</translation>
        </message>
        <message>
            <source>On behalf of</source>
            <translation>Im Auftrag von</translation>
        </message>
        <message>
            <source>The user for whom the call was made or answered.</source>
            <translation>Der Benutzer, für den angerufen oder der Anruf angenommen wurde.</translation>
        </message>
        <message>
            <source>Sent number</source>
            <translation>Gesendete Nummer</translation>
        </message>
        <message>
            <source>The number that the call was sent to.</source>
            <translation>Die Nummer, an die der Anruf ging.</translation>
        </message>
        <message>
            <source>Subaddress</source>
            <translation>Subadresse</translation>
        </message>
        <message>
            <source>The subaddress, which only some lines provide.</source>
            <translation>Die Subadresse, die nur manche Leitungen liefern.</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Zweck</translation>
        </message>
        <message>
            <source>The purpose of the call: a group, a skill or a diversion.</source>
            <translation>Der Zweck des Anrufs: eine Gruppe, eine Fähigkeit oder eine Umleitung.</translation>
        </message>
        <message>
            <source>Caller's number</source>
            <translation>Nummer des Anrufers</translation>
        </message>
        <message>
            <source>The number of the caller.</source>
            <translation>Die Nummer des Anrufers.</translation>
        </message>
        <message>
            <source>Number presentation</source>
            <translation>Rufnummernanzeige</translation>
        </message>
        <message>
            <source>Whether the caller's number may be shown.</source>
            <translation>Ob die Nummer des Anrufers angezeigt werden darf.</translation>
        </message>
        <message>
            <source>Name type</source>
            <translation>Namenstyp</translation>
        </message>
        <message>
            <source>The origin of the name and whether it may be shown.</source>
            <translation>Die Herkunft des Namens und ob er angezeigt werden darf.</translation>
        </message>
        <message>
            <source>Caller's name</source>
            <translation>Name des Anrufers</translation>
        </message>
        <message>
            <source>The name of the caller.</source>
            <translation>Der Name des Anrufers.</translation>
        </message>
        <message>
            <source>Related party</source>
            <translation>Verbundener Teilnehmer</translation>
        </message>
        <message>
            <source>The party of another call that this one is being connected to.</source>
            <translation>Der Teilnehmer eines anderen Anrufs, mit dem dieser verbunden wird.</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>The name of the SIP channel on the PBX.</source>
            <translation>Der Name des SIP-Kanals auf der Anlage.</translation>
        </message>
        <message>
            <source>SIP party</source>
            <translation>SIP-Teilnehmer</translation>
        </message>
        <message>
            <source>Whether this is a SIP line or a SIP phone.</source>
            <translation>Ob dies eine SIP-Leitung oder ein SIP-Telefon ist.</translation>
        </message>
        <message>
            <source>SIP direction</source>
            <translation>SIP-Richtung</translation>
        </message>
        <message>
            <source>Whether the other party or the PBX started the dialogue.</source>
            <translation>Ob die Gegenseite oder die Anlage den Dialog begonnen hat.</translation>
        </message>
        <message>
            <source>SIP Call-ID</source>
            <translation>SIP Call-ID</translation>
        </message>
        <message>
            <source>The Call-ID that the provider and network traces use.</source>
            <translation>Die Call-ID beim Anbieter und in Netzwerkmitschnitten.</translation>
        </message>
        <message>
            <source>Call reported by %1</source>
            <translation>Anruf, gemeldet von %1</translation>
        </message>
        <message>
            <source>Calling party</source>
            <translation>Anrufer</translation>
        </message>
        <message>
            <source>Called party</source>
            <translation>Angerufener</translation>
        </message>
        <message>
            <source>Ringing at</source>
            <translation>Klingelt bei</translation>
        </message>
        <message>
            <source>SIP dialogue</source>
            <translation>SIP-Dialog</translation>
        </message>
        <message>
            <source>Reports of other PBXs</source>
            <translation>Meldungen anderer Anlagen</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Anruf</translation>
        </message>
        <message>
            <source>The identifier of the call in this program and its history.</source>
            <translation>Die Kennung des Anrufs in diesem Programm und seiner Anrufhistorie.</translation>
        </message>
        <message>
            <source>Unknown field</source>
            <translation>Unbekanntes Feld</translation>
        </message>
        <message>
            <source>A field that is not documented; its meaning is unknown.</source>
            <translation>Ein nicht dokumentiertes Feld; seine Bedeutung ist unbekannt.</translation>
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
        <name>FilterBar</name>
        <message>
            <source>Search by name or number</source>
            <translation>Nach Name oder Nummer suchen</translation>
        </message>
        <message>
            <source>Search the history</source>
            <translation>Anrufhistorie durchsuchen</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Choose days, direction, outcome, hunt group or person</source>
            <translation>Tage, Richtung, Ergebnis, Sammelanschluss oder Person wählen</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <source>From day</source>
            <translation>Ab Tag</translation>
        </message>
        <message>
            <source>From time</source>
            <translation>Ab Uhrzeit</translation>
        </message>
        <message>
            <source>to</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>To day</source>
            <translation>Bis Tag</translation>
        </message>
        <message>
            <source>To time</source>
            <translation>Bis Uhrzeit</translation>
        </message>
        <message>
            <source>24:00</source>
            <translation>24:00</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Sammelanschluss</translation>
        </message>
        <message>
            <source>Any hunt group</source>
            <translation>Alle Gruppen</translation>
        </message>
        <message>
            <source>Person or extension</source>
            <translation>Person oder Nebenstelle</translation>
        </message>
        <message>
            <source>Any person</source>
            <translation>Alle Personen</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>Filter löschen</translation>
        </message>
        <message>
            <source>{start} to {end} UTC</source>
            <translation>{start} bis {end} UTC</translation>
        </message>
        <message>
            <source>Filters ({count})</source>
            <translation>Filter ({count})</translation>
        </message>
    </context>
    <context>
        <name>FilterField</name>
        <message>
            <source>Filter</source>
            <translation>Filtern</translation>
        </message>
    </context>
    <context>
        <name>ForgetDialog</name>
        <message>
            <source>Forget a number</source>
            <translation>Eine Nummer löschen</translation>
        </message>
        <message>
            <source>The number and the name beside it are removed from all calls and recorded events. The calls themselves remain, so that figures stay the same. This cannot be undone.</source>
            <translation>Die Nummer und der Name dazu werden aus allen Anrufen und aufgezeichneten Ereignissen entfernt. Die Anrufe selbst bleiben erhalten, damit die Zahlen gleich bleiben. Dies kann nicht rückgängig gemacht werden.</translation>
        </message>
        <message>
            <source>Number to forget</source>
            <translation>Zu löschende Nummer</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Removing the number…</source>
            <translation>Nummer wird entfernt …</translation>
        </message>
        <message numerus="yes">
            <source>Removed from %n call(s).</source>
            <translation>
                <numerusform>Aus %n Anruf entfernt.</numerusform>
                <numerusform>Aus %n Anrufen entfernt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Removed from %n recorded event(s).</source>
            <translation>
                <numerusform>Aus %n aufgezeichneten Ereignis entfernt.</numerusform>
                <numerusform>Aus %n aufgezeichneten Ereignissen entfernt.</numerusform>
            </translation>
        </message>
        <message>
            <source>The history did not have this number.</source>
            <translation>Die Anrufhistorie enthielt diese Nummer nicht.</translation>
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
            <source>%1, above the target of %2</source>
            <translation>%1, über dem Ziel von %2</translation>
        </message>
    </context>
    <context>
        <name>GroupTargetTable</name>
        <message>
            <source>Hunt group</source>
            <translation>Sammelanschluss</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>Group targets</source>
            <translation>Ziele der Sammelanschlüsse</translation>
        </message>
    </context>
    <context>
        <name>GroupsPane</name>
        <message>
            <source>Hunt groups</source>
            <translation>Sammelanschlüsse</translation>
        </message>
        <message>
            <source>Hunt groups appear here once the PBX has sent them.</source>
            <translation>Sammelanschlüsse erscheinen hier, sobald die Anlage sie gesendet hat.</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>Answered</source>
            <translation>Angenommen</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Voicemail</translation>
        </message>
        <message>
            <source>Hung up</source>
            <translation>Aufgelegt</translation>
        </message>
        <message>
            <source>Hung up soon</source>
            <translation>Früh aufgelegt</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>Nicht erreicht</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Nummer unterdrückt</translation>
        </message>
        <message>
            <source>Reached {time}</source>
            <translation>Erreicht {time}</translation>
        </message>
        <message>
            <source>Reached by {who}, {time}</source>
            <translation>Erreicht von {who}, {time}</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>waited {time}</source>
            <translation>gewartet {time}</translation>
        </message>
        <message>
            <source>talked {time}</source>
            <translation>gesprochen {time}</translation>
        </message>
    </context>
    <context>
        <name>HistoryBrowser</name>
        <message>
            <source>Show this moment</source>
            <translation>Diesen Zeitpunkt zeigen</translation>
        </message>
        <message>
            <source>Show the calls of all numbers</source>
            <translation>Anrufe aller Nummern anzeigen</translation>
        </message>
        <message>
            <source>Ended calls</source>
            <translation>Beendete Anrufe</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>Filter löschen</translation>
        </message>
        <message>
            <source>All calls with {number}</source>
            <translation>Alle Anrufe mit {number}</translation>
        </message>
        <message>
            <source>1 call</source>
            <translation>1 Anruf</translation>
        </message>
        <message>
            <source>{number} calls</source>
            <translation>{number} Anrufe</translation>
        </message>
        <message>
            <source>The history cannot be read</source>
            <translation>Die Anrufhistorie kann nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Recording of calls is off, so that there is no history.</source>
            <translation>Die Aufzeichnung von Anrufen ist aus, daher gibt es keine Anrufhistorie.</translation>
        </message>
        <message>
            <source>Nothing is recorded</source>
            <translation>Es wird nichts aufgezeichnet</translation>
        </message>
        <message>
            <source>Reading the history…</source>
            <translation>Anrufhistorie wird gelesen …</translation>
        </message>
        <message>
            <source>No recorded call matches the search and the filters.</source>
            <translation>Kein aufgezeichneter Anruf passt zur Suche und zu den Filtern.</translation>
        </message>
        <message>
            <source>No matching calls</source>
            <translation>Keine passenden Anrufe</translation>
        </message>
        <message>
            <source>Each call appears here as soon as it has ended.</source>
            <translation>Jeder Anruf erscheint hier, sobald er beendet ist.</translation>
        </message>
        <message>
            <source>No calls yet</source>
            <translation>Noch keine Anrufe</translation>
        </message>
    </context>
    <context>
        <name>HistoryCells</name>
        <message>
            <source>Call</source>
            <translation>Anruf</translation>
        </message>
    </context>
    <context>
        <name>HistoryFilter</name>
        <message>
            <source>Any day</source>
            <translation>Alle Tage</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Diese Woche</translation>
        </message>
        <message>
            <source>Choose days…</source>
            <translation>Tage wählen …</translation>
        </message>
        <message>
            <source>Any outcome</source>
            <translation>Alle Ergebnisse</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Angenommen</translation>
        </message>
        <message>
            <source>Not answered by a person</source>
            <translation>Von keiner Person angenommen</translation>
        </message>
        <message>
            <source>Caller hung up</source>
            <translation>Anrufer hat aufgelegt</translation>
        </message>
        <message>
            <source>Went to voicemail</source>
            <translation>Ging an Voicemail</translation>
        </message>
        <message>
            <source>Nobody reached</source>
            <translation>Niemand erreicht</translation>
        </message>
        <message>
            <source>Any direction</source>
            <translation>Alle Richtungen</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Eingehend</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Ausgehend</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Intern</translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>Record calls and events</source>
            <translation>Anrufe und Ereignisse aufzeichnen</translation>
        </message>
        <message>
            <source> days</source>
            <translation> Tage</translation>
        </message>
        <message>
            <source>for ever</source>
            <translation>für immer</translation>
        </message>
        <message>
            <source>Days to keep calls</source>
            <translation>Tage, die Anrufe aufbewahrt werden</translation>
        </message>
        <message>
            <source>Keep calls</source>
            <translation>Anrufe aufbewahren</translation>
        </message>
        <message>
            <source>Days to keep events</source>
            <translation>Tage, die Ereignisse aufbewahrt werden</translation>
        </message>
        <message>
            <source>Keep events for Rewind</source>
            <translation>Ereignisse aufbewahren, für den Rückblick</translation>
        </message>
        <message>
            <source>Maximum space for events</source>
            <translation>Höchster Speicherplatz für Ereignisse</translation>
        </message>
        <message>
            <source> GB</source>
            <translation> GB</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>unbegrenzt</translation>
        </message>
        <message>
            <source>Days until callers become anonymous</source>
            <translation>Tage, bis Anrufer anonym werden</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <source>Make callers anonymous after</source>
            <translation>Frist bis zur Anonymisierung</translation>
        </message>
        <message>
            <source>The history says who called whom, when, and how each call went, but never what was said. Only your account on this computer can read its file.</source>
            <translation>Die Anrufhistorie enthält, wer wen wann angerufen hat und wie jeder Anruf verlief, nie aber, was gesagt wurde. Nur Ihr Konto auf diesem Computer kann ihre Datei lesen.</translation>
        </message>
        <message>
            <source>The hub records the calls of this site. Its administrator decides how long they are kept, and can forget a number. Only “No figures about individual people” applies here; all other settings are for sites without a hub.</source>
            <translation>Der Hub zeichnet die Anrufe dieses Standorts auf. Sein Administrator bestimmt, wie lange sie aufbewahrt werden, und kann eine Nummer löschen. Hier gilt nur „Keine Zahlen zu einzelnen Personen“; alle anderen Einstellungen sind für Standorte ohne Hub.</translation>
        </message>
        <message>
            <source>Numbers and names of callers are then permanently replaced. Calls of one caller can still be counted, but nobody can tell who it was.</source>
            <translation>Nummern und Namen von Anrufern werden dann endgültig ersetzt. Anrufe desselben Anrufers lassen sich weiterhin zählen, aber niemand kann sagen, wer es war.</translation>
        </message>
        <message>
            <source>No figures about individual people</source>
            <translation>Keine Zahlen zu einzelnen Personen</translation>
        </message>
        <message>
            <source>Reports then have no rows by extension and no names of colleagues.</source>
            <translation>Berichte haben dann keine Zeilen nach Nebenstelle und keine Namen von Kollegen.</translation>
        </message>
        <message>
            <source>a file of each site</source>
            <translation>je Standort eine Datei</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Speicherort</translation>
        </message>
        <message>
            <source>A file on this computer, or postgresql://SERVER/DATABASE for a site with a hub. A new location takes effect when the program is started again.</source>
            <translation>Eine Datei auf diesem Computer oder postgresql://SERVER/DATENBANK für einen Standort mit Hub. Ein neuer Speicherort gilt ab dem nächsten Start des Programms.</translation>
        </message>
        <message>
            <source>Recorded in {location}.</source>
            <translation>Aufgezeichnet in {location}.</translation>
        </message>
        <message>
            <source>Forget a number…</source>
            <translation>Eine Nummer löschen …</translation>
        </message>
        <message>
            <source>Back up…</source>
            <translation>Sichern …</translation>
        </message>
        <message>
            <source>The location of the history must not contain a password. Write it into the password file of PostgreSQL.</source>
            <translation>Der Speicherort der Anrufhistorie darf kein Passwort enthalten. Schreiben Sie es in die Passwortdatei von PostgreSQL.</translation>
        </message>
        <message>
            <source>The location of the history must be a file with its whole path, or start with postgresql://.</source>
            <translation>Der Speicherort der Anrufhistorie muss eine Datei mit vollständigem Pfad sein oder mit postgresql:// beginnen.</translation>
        </message>
        <message>
            <source>Recorded in {location}, {size}.</source>
            <translation>Aufgezeichnet in {location}, {size}.</translation>
        </message>
        <message>
            <source>Back up the history</source>
            <translation>Anrufhistorie sichern</translation>
        </message>
        <message>
            <source>History backup</source>
            <translation>Sicherung der Anrufhistorie</translation>
        </message>
        <message>
            <source>Copying the history…</source>
            <translation>Anrufhistorie wird kopiert …</translation>
        </message>
        <message>
            <source>The history was copied to {file}.</source>
            <translation>Die Anrufhistorie wurde nach {file} kopiert.</translation>
        </message>
    </context>
    <context>
        <name>HistoryPane</name>
        <message>
            <source>History</source>
            <translation>Anrufhistorie</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitachse</translation>
        </message>
        <message>
            <source>Show the course of the selected call below the list</source>
            <translation>Den Verlauf des ausgewählten Anrufs unter der Liste anzeigen</translation>
        </message>
        <message>
            <source>Export the calls that are shown</source>
            <translation>Die angezeigten Anrufe exportieren</translation>
        </message>
        <message>
            <source>Open the history in a window</source>
            <translation>Anrufhistorie in einem Fenster öffnen</translation>
        </message>
    </context>
    <context>
        <name>HistoryWindow</name>
        <message>
            <source>History</source>
            <translation>Anrufhistorie</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>CSV, {encoding}</source>
            <translation>CSV, {encoding}</translation>
        </message>
        <message>
            <source>vCard, {encoding}</source>
            <translation>vCard, {encoding}</translation>
        </message>
        <message>
            <source>LDIF, {encoding}</source>
            <translation>LDIF, {encoding}</translation>
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
            <source>Vertical bar</source>
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
            <source>CSV, vCard or LDIF, as exported by address books and servers.</source>
            <translation>CSV, vCard oder LDIF, wie Adressbücher und Server sie exportieren.</translation>
        </message>
        <message>
            <source>Address book name</source>
            <translation>Name des Adressbuchs</translation>
        </message>
        <message>
            <source>File type</source>
            <translation>Dateityp</translation>
        </message>
        <message>
            <source>Character encoding</source>
            <translation>Zeichenkodierung</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Column separator</source>
            <translation>Spaltentrenner</translation>
        </message>
        <message>
            <source>The first row contains column names</source>
            <translation>Die erste Zeile enthält Spaltennamen</translation>
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
            <source>Reading the file…</source>
            <translation>Datei wird gelesen …</translation>
        </message>
        <message>
            <source>No contacts found. Choose the column of the names or numbers.</source>
            <translation>Keine Kontakte gefunden. Wählen Sie die Spalte der Namen oder Nummern.</translation>
        </message>
        <message>
            <source>This replaces {name}, which was imported from the same file.</source>
            <translation>Dies ersetzt {name}, das aus derselben Datei importiert wurde.</translation>
        </message>
        <message>
            <source>If these words look wrong, choose another character encoding: {words}.</source>
            <translation>Wenn diese Wörter falsch aussehen, wählen Sie eine andere Zeichenkodierung: {words}.</translation>
        </message>
        <message>
            <source>Unknown column names, recognised by their contents: {columns}.</source>
            <translation>Unbekannte Spaltennamen, nach dem Inhalt erkannt: {columns}.</translation>
        </message>
        <message numerus="yes">
            <source>%n of the first entries have problems.</source>
            <translation>
                <numerusform>%n der ersten Einträge ist fehlerhaft.</numerusform>
                <numerusform>%n der ersten Einträge sind fehlerhaft.</numerusform>
            </translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>Importieren …</translation>
        </message>
        <message numerus="yes">
            <source>Importing… %n loaded</source>
            <translation>
                <numerusform>Importieren … %n geladen</numerusform>
                <numerusform>Importieren … %n geladen</numerusform>
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
            <source>First contacts of the file</source>
            <translation>Erste Kontakte der Datei</translation>
        </message>
    </context>
    <context>
        <name>ImportResultView</name>
        <message>
            <source>Problems in the file</source>
            <translation>Probleme in der Datei</translation>
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
            <source>The contacts are in the directory, and callers are shown by name.</source>
            <translation>Die Kontakte stehen im Verzeichnis, und Anrufer werden mit Namen angezeigt.</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) in the file:</source>
            <translation>
                <numerusform>%n Problem in der Datei:</numerusform>
                <numerusform>%n Probleme in der Datei:</numerusform>
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
            <source>Reload the directory</source>
            <translation>Verzeichnis neu laden</translation>
        </message>
        <message>
            <source>Copy the selected number</source>
            <translation>Ausgewählte Nummer kopieren</translation>
        </message>
        <message>
            <source>Search or filter this pane</source>
            <translation>In diesem Bereich suchen oder filtern</translation>
        </message>
        <message>
            <source>Note on the selected person</source>
            <translation>Notiz zur ausgewählten Person</translation>
        </message>
        <message>
            <source>I take the selected call</source>
            <translation>Ich übernehme den ausgewählten Anruf</translation>
        </message>
        <message>
            <source>Use system theme</source>
            <translation>Farben des Systems verwenden</translation>
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
            <translation>Wallboard</translation>
        </message>
        <message>
            <source>History window</source>
            <translation>Fenster der Anrufhistorie</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Berichte</translation>
        </message>
        <message>
            <source>Always on top</source>
            <translation>Immer im Vordergrund</translation>
        </message>
        <message>
            <source>Rewind</source>
            <translation>Rückblick</translation>
        </message>
        <message>
            <source>Raw phone status</source>
            <translation>Telefonstatus als Rohwerte</translation>
        </message>
        <message>
            <source>Float or dock the pane with the keyboard</source>
            <translation>Bereich mit der Tastatur lösen oder andocken</translation>
        </message>
        <message>
            <source>Reset layout</source>
            <translation>Layout zurücksetzen</translation>
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
            <source>Colleagues, and where I am</source>
            <translation>Kollegen, und wo ich bin</translation>
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
            <source>Tour</source>
            <translation>Rundgang</translation>
        </message>
        <message>
            <source>Create a support file…</source>
            <translation>Support-Datei erstellen …</translation>
        </message>
        <message>
            <source>A newer version is available…</source>
            <translation>Neuere Version verfügbar …</translation>
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
            <translation>Ausgewählte Person anrufen</translation>
        </message>
        <message>
            <source>Menu of the selected row</source>
            <translation>Menü der ausgewählten Zeile</translation>
        </message>
        <message>
            <source>First row of a list</source>
            <translation>Erste Zeile einer Liste</translation>
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
            <source>Press a button, tick a box</source>
            <translation>Schaltfläche drücken, Kästchen ankreuzen</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Anrufhistorie</translation>
        </message>
        <message>
            <source>Search, in the history window</source>
            <translation>Suchen, im Fenster der Anrufhistorie</translation>
        </message>
        <message>
            <source>Parts of a call, on its timeline</source>
            <translation>Abschnitte eines Anrufs, auf seiner Zeitachse</translation>
        </message>
        <message>
            <source>Close the history window</source>
            <translation>Fenster der Anrufhistorie schließen</translation>
        </message>
        <message>
            <source>A second earlier or later</source>
            <translation>Eine Sekunde früher oder später</translation>
        </message>
        <message>
            <source>A minute earlier or later</source>
            <translation>Eine Minute früher oder später</translation>
        </message>
        <message>
            <source>Ten minutes earlier or later</source>
            <translation>Zehn Minuten früher oder später</translation>
        </message>
        <message>
            <source>Beginning or end of the time bar</source>
            <translation>Anfang oder Ende der Zeitleiste</translation>
        </message>
        <message>
            <source>Back to now</source>
            <translation>Zurück zu jetzt</translation>
        </message>
        <message>
            <source>Values of a chart</source>
            <translation>Werte eines Diagramms</translation>
        </message>
        <message>
            <source>Calls of the selected value</source>
            <translation>Anrufe des ausgewählten Werts</translation>
        </message>
        <message>
            <source>Compute the report again</source>
            <translation>Bericht neu berechnen</translation>
        </message>
        <message>
            <source>Print the report</source>
            <translation>Bericht drucken</translation>
        </message>
        <message>
            <source>Close the reports</source>
            <translation>Berichte schließen</translation>
        </message>
        <message>
            <source>Leave full screen, or close</source>
            <translation>Vollbild verlassen oder schließen</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <source>Go to the calls</source>
            <translation>Zu den Anrufen</translation>
        </message>
        <message>
            <source>Go to the call details</source>
            <translation>Zu den Anrufdetails</translation>
        </message>
        <message>
            <source>Go to the park slots and conferences</source>
            <translation>Zu Parken und Konferenzen</translation>
        </message>
        <message>
            <source>Search the directory</source>
            <translation>Verzeichnis durchsuchen</translation>
        </message>
        <message>
            <source>Go to the callers to call back</source>
            <translation>Zu den Rückrufen</translation>
        </message>
        <message>
            <source>Search the history</source>
            <translation>Anrufhistorie durchsuchen</translation>
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
        <name>LanguagePage</name>
        <message>
            <source>System language</source>
            <translation>Systemsprache</translation>
        </message>
        <message>
            <source>The language changes after a restart. Numbers, times and dates use the format of this computer.</source>
            <translation>Die Sprache wechselt nach einem Neustart. Zahlen, Zeiten und Daten haben das Format dieses Computers.</translation>
        </message>
    </context>
    <context>
        <name>LegsTable</name>
        <message>
            <source>From</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>Moved by</source>
            <translation>Veranlasst von</translation>
        </message>
        <message>
            <source>Course of the call as a table</source>
            <translation>Verlauf des Anrufs als Tabelle</translation>
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
            <source>Try again; use -v for more details on stderr.</source>
            <translation>Versuchen Sie es erneut; mit -v erhalten Sie mehr Details auf stderr.</translation>
        </message>
        <message>
            <source>Check the address and the port (50796 with TLS, 50797 without), the firewall, and that the service is enabled in the security settings of IP Office Manager.</source>
            <translation>Prüfen Sie Adresse und Port (50796 mit TLS, 50797 ohne), die Firewall und ob der Dienst in den Sicherheitseinstellungen des IP Office Manager aktiviert ist.</translation>
        </message>
        <message>
            <source>No connection was established within {limit:g} s.</source>
            <translation>Innerhalb von {limit:g} s kam keine Verbindung zustande.</translation>
        </message>
        <message>
            <source>Check that this port supports TLS 1.2 or later (50796), or use --no-tls with port 50797.</source>
            <translation>Prüfen Sie, ob dieser Port TLS 1.2 oder neuer unterstützt (50796), oder verwenden Sie --no-tls mit Port 50797.</translation>
        </message>
        <message>
            <source>Do not sign in until the PBX administrator confirms that the certificate was replaced. Then pin the new fingerprint.</source>
            <translation>Melden Sie sich erst an, wenn der Administrator der Anlage bestätigt, dass das Zertifikat ersetzt wurde. Heften Sie dann den neuen Fingerabdruck an.</translation>
        </message>
        <message>
            <source>Use --cert and --key with a certificate from the certificate store of the PBX, with at least medium trust, or enable the unsecured interface of TAPI / DevLink 3.</source>
            <translation>Verwenden Sie --cert und --key mit einem Zertifikat aus dem Zertifikatspeicher der Anlage mit mindestens mittlerem Vertrauen, oder aktivieren Sie die ungesicherte Schnittstelle von TAPI / DevLink 3.</translation>
        </message>
        <message>
            <source>If this port does not support TLS, use port 50796, or --no-tls for this one. Otherwise the PBX may require a client certificate (--cert, --key).</source>
            <translation>Unterstützt dieser Port kein TLS, verwenden Sie Port 50796 oder --no-tls für diesen. Andernfalls verlangt die Anlage vielleicht ein Client-Zertifikat (--cert, --key).</translation>
        </message>
        <message>
            <source>Connect with TLS (port 50796).</source>
            <translation>Verbinden Sie sich mit TLS (Port 50796).</translation>
        </message>
        <message>
            <source>Set DEVLINK3_PASSWORD, store the password in the system keyring, or run this command in a terminal to be prompted.</source>
            <translation>Setzen Sie DEVLINK3_PASSWORD, speichern Sie das Passwort im Schlüsselbund des Systems, oder führen Sie diesen Befehl in einem Terminal aus, um gefragt zu werden.</translation>
        </message>
        <message>
            <source>Check user and password. In IP Office Manager, check that the service user is enabled and in a rights group with DevLink3 enabled. Wait a minute before you try again: the PBX blocks the user after three failed attempts.</source>
            <translation>Prüfen Sie Benutzer und Passwort. Prüfen Sie im IP Office Manager, ob der Dienstbenutzer aktiviert und in einer Rechtegruppe mit aktiviertem DevLink3 ist. Warten Sie eine Minute vor dem nächsten Versuch: Die Anlage sperrt den Benutzer nach drei Fehlversuchen.</translation>
        </message>
        <message>
            <source>Close another program that uses DevLink3, wait for more than a minute, and try again.</source>
            <translation>Schließen Sie ein anderes Programm, das DevLink3 verwendet, warten Sie mehr als eine Minute, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Wait for more than a minute and try again. The PBX may be starting, or may have blocked the user temporarily.</source>
            <translation>Warten Sie mehr als eine Minute und versuchen Sie es erneut. Vielleicht startet die Anlage gerade oder hat den Benutzer vorübergehend gesperrt.</translation>
        </message>
        <message>
            <source>Add a CTI Link Pro licence to this PBX, and check in IP Office Manager that it is valid.</source>
            <translation>Fügen Sie dieser Anlage eine CTI-Link-Pro-Lizenz hinzu, und prüfen Sie im IP Office Manager, ob sie gültig ist.</translation>
        </message>
        <message>
            <source>Remove flags that this release of IP Office does not support; --flags '' requests only call events.</source>
            <translation>Entfernen Sie Flags, die diese Version von IP Office nicht unterstützt; --flags '' fordert nur Anrufereignisse an.</translation>
        </message>
        <message>
            <source>Remove -SCN, or add CTI Link Pro licences: two for a network of up to 5 PBXs, three for up to 20, four for more.</source>
            <translation>Entfernen Sie -SCN, oder fügen Sie CTI-Link-Pro-Lizenzen hinzu: zwei für ein Netz mit bis zu 5 Anlagen, drei für bis zu 20, vier für mehr.</translation>
        </message>
        <message>
            <source>Remove flags such as -SCN, which this PBX or its licences do not support.</source>
            <translation>Entfernen Sie Flags wie -SCN, die diese Anlage oder ihre Lizenzen nicht unterstützen.</translation>
        </message>
        <message>
            <source>Connect again. If the error persists, check that the port is a DevLink3 service.</source>
            <translation>Verbinden Sie sich erneut. Tritt der Fehler wieder auf, prüfen Sie, ob der Port ein DevLink3-Dienst ist.</translation>
        </message>
        <message>
            <source>The PBX stopped responding, although the connection is still open.</source>
            <translation>Die Anlage reagiert nicht mehr, obwohl die Verbindung noch offen ist.</translation>
        </message>
        <message>
            <source>Check the network between this computer and the PBX.</source>
            <translation>Prüfen Sie das Netz zwischen diesem Computer und der Anlage.</translation>
        </message>
        <message>
            <source>Check the name, for example nasystem/user_list. Not every release provides every pseudo-file.</source>
            <translation>Prüfen Sie den Namen, zum Beispiel nasystem/user_list. Nicht jede Version bietet jede Pseudodatei.</translation>
        </message>
        <message>
            <source>The PBX did not answer the request for the file {name!r}.</source>
            <translation>Die Anlage hat die Anforderung der Datei {name!r} nicht beantwortet.</translation>
        </message>
        <message>
            <source>The PBX did not provide the file {name!r} (result {result:#010x}).</source>
            <translation>Die Anlage hat die Datei {name!r} nicht geliefert (Ergebnis {result:#010x}).</translation>
        </message>
        <message>
            <source>The encrypted connection could not be established.</source>
            <translation>Die verschlüsselte Verbindung konnte nicht hergestellt werden.</translation>
        </message>
        <message>
            <source>The PBX requires a client certificate that it trusts.</source>
            <translation>Die Anlage verlangt ein Client-Zertifikat, dem sie vertraut.</translation>
        </message>
        <message>
            <source>The PBX says FEATURE NOT AVAILABLE for these event flags.</source>
            <translation>Die Anlage meldet FEATURE NOT AVAILABLE für diese Ereignis-Flags.</translation>
        </message>
        <message>
            <source>The server closed the connection during the TLS handshake.</source>
            <translation>Der Server hat die Verbindung während des TLS-Handshakes geschlossen.</translation>
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
            <source>The connection to the PBX failed.</source>
            <translation>Die Verbindung zur Anlage ist fehlgeschlagen.</translation>
        </message>
        <message>
            <source>No password is available.</source>
            <translation>Es ist kein Passwort verfügbar.</translation>
        </message>
        <message>
            <source>The certificate of the PBX differs from the pinned one.</source>
            <translation>Das Zertifikat der Anlage weicht vom angehefteten ab.</translation>
        </message>
        <message>
            <source>The PBX requests the password in plain text over an unencrypted connection. Nothing was sent.</source>
            <translation>Die Anlage verlangt das Passwort im Klartext über eine unverschlüsselte Verbindung. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>The PBX says RETRY LATER.</source>
            <translation>Die Anlage meldet RETRY LATER.</translation>
        </message>
        <message>
            <source>The PBX rejected the sign-in.</source>
            <translation>Die Anlage hat die Anmeldung abgelehnt.</translation>
        </message>
        <message>
            <source>The connection to the PBX was lost.</source>
            <translation>Die Verbindung zur Anlage ist abgebrochen.</translation>
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
            <source>The PBX cannot be reached.</source>
            <translation>Die Anlage ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The PBX closed the connection.</source>
            <translation>Die Anlage hat die Verbindung geschlossen.</translation>
        </message>
        <message>
            <source>The server closed the encrypted connection without sending any data.</source>
            <translation>Der Server hat die verschlüsselte Verbindung geschlossen, ohne Daten zu senden.</translation>
        </message>
        <message>
            <source>Check that this is the DevLink3 port (50796). The PBX may also require a client certificate (--cert, --key).</source>
            <translation>Prüfen Sie, ob dies der DevLink3-Port ist (50796). Vielleicht verlangt die Anlage auch ein Client-Zertifikat (--cert, --key).</translation>
        </message>
        <message>
            <source>The server closed the connection without sending any data.</source>
            <translation>Der Server hat die Verbindung geschlossen, ohne Daten zu senden.</translation>
        </message>
        <message>
            <source>Check that this is the unencrypted DevLink3 port (50797). If it is the TLS port (50796), set the connection to TLS.</source>
            <translation>Prüfen Sie, ob dies der unverschlüsselte DevLink3-Port ist (50797). Ist es der TLS-Port (50796), stellen Sie die Verbindung auf TLS.</translation>
        </message>
        <message>
            <source>This port uses TLS, but the connection is set to unencrypted TCP.</source>
            <translation>Dieser Port verwendet TLS, aber die Verbindung ist auf unverschlüsseltes TCP eingestellt.</translation>
        </message>
        <message>
            <source>Remove --no-tls, or use the unencrypted port (50797).</source>
            <translation>Entfernen Sie --no-tls, oder verwenden Sie den unverschlüsselten Port (50797).</translation>
        </message>
        <message>
            <source>The PBX sent too many events before the answer to the event request.</source>
            <translation>Die Anlage hat zu viele Ereignisse vor der Antwort auf die Ereignisanforderung gesendet.</translation>
        </message>
        <message>
            <source>The PBX did not resend its calls after a gap in the events.</source>
            <translation>Die Anlage hat ihre Anrufe nach einer Lücke in den Ereignissen nicht erneut gesendet.</translation>
        </message>
        <message>
            <source>An unexpected error has interrupted the connection ({error}). The log has details.</source>
            <translation>Ein unerwarteter Fehler hat die Verbindung unterbrochen ({error}). Details stehen im Protokoll.</translation>
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
            <source>{file} is not a trace. Record one with 'devlink3-desk monitor --record FILE'.</source>
            <translation>{file} ist keine Aufzeichnung. Erstellen Sie eine mit 'devlink3-desk monitor --record FILE'.</translation>
        </message>
        <message>
            <source>The trace {file} is from a newer version (format {theirs}, supported up to {ours}). Replay it with that version.</source>
            <translation>Die Aufzeichnung {file} stammt von einer neueren Version (Format {theirs}, unterstützt bis {ours}). Spielen Sie sie mit dieser Version ab.</translation>
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
            <source>The PBX closed the connection right after the TLS handshake.</source>
            <translation>Die Anlage hat die Verbindung gleich nach dem TLS-Handshake geschlossen.</translation>
        </message>
        <message>
            <source>The PBX closed the connection before it had sent the file {name!r}.</source>
            <translation>Die Anlage hat die Verbindung geschlossen, bevor sie die Datei {name!r} gesendet hatte.</translation>
        </message>
        <message>
            <source>Try again. A PBX may also close the connection in place of refusing a file that it does not provide.</source>
            <translation>Versuchen Sie es noch einmal. Manche Anlagen schließen auch die Verbindung, statt eine Datei abzulehnen, die sie nicht bieten.</translation>
        </message>
        <message>
            <source>The connection was closed by this program.</source>
            <translation>Die Verbindung wurde von diesem Programm geschlossen.</translation>
        </message>
        <message>
            <source>The PBX answered with an unknown result: {result}.</source>
            <translation>Die Anlage hat mit einem unbekannten Ergebnis geantwortet: {result}.</translation>
        </message>
        <message>
            <source>Check that this is a DevLink3 service. If it is, report this result to the developers.</source>
            <translation>Prüfen Sie, ob dies ein DevLink3-Dienst ist. Wenn ja, melden Sie dieses Ergebnis den Entwicklern.</translation>
        </message>
        <message>
            <source>The name {name!r} cannot be resolved.</source>
            <translation>Der Name {name!r} kann nicht aufgelöst werden.</translation>
        </message>
        <message>
            <source>Check the spelling, or use the IP address of the PBX.</source>
            <translation>Prüfen Sie die Schreibweise, oder verwenden Sie die IP-Adresse der Anlage.</translation>
        </message>
        <message>
            <source>No service is listening at {address}.</source>
            <translation>Unter {address} ist kein Dienst erreichbar.</translation>
        </message>
        <message>
            <source>{address} cannot be reached: {why}.</source>
            <translation>{address} ist nicht erreichbar: {why}.</translation>
        </message>
        <message>
            <source>Enter the SHA-256 fingerprint of the certificate: 64 hex digits, with or without colons.</source>
            <translation>Geben Sie den SHA-256-Fingerabdruck des Zertifikats ein: 64 Hexadezimalziffern, mit oder ohne Doppelpunkte.</translation>
        </message>
        <message>
            <source>The PBX did not respond within {limit:g} s.</source>
            <translation>Die Anlage hat innerhalb von {limit:g} s nicht geantwortet.</translation>
        </message>
        <message>
            <source>The server did not answer the TLS handshake within {limit:g} s. The port may not support TLS.</source>
            <translation>Der Server hat den TLS-Handshake nicht innerhalb von {limit:g} s beantwortet. Vielleicht unterstützt der Port kein TLS.</translation>
        </message>
        <message>
            <source>The connection is open, but the server did not answer the sign-in within {limit:g} s.</source>
            <translation>Die Verbindung steht, aber der Server hat die Anmeldung nicht innerhalb von {limit:g} s beantwortet.</translation>
        </message>
        <message>
            <source>The PBX did not confirm the password within {limit:g} s.</source>
            <translation>Die Anlage hat das Passwort nicht innerhalb von {limit:g} s bestätigt.</translation>
        </message>
        <message>
            <source>The PBX did not answer the event request within {limit:g} s.</source>
            <translation>Die Anlage hat die Ereignisanforderung nicht innerhalb von {limit:g} s beantwortet.</translation>
        </message>
        <message>
            <source>The PBX did not answer the request for the file within {limit:g} s.</source>
            <translation>Die Anlage hat die Anforderung der Datei nicht innerhalb von {limit:g} s beantwortet.</translation>
        </message>
        <message>
            <source>The PBX did not send the rest of the file within {limit:g} s.</source>
            <translation>Die Anlage hat den Rest der Datei nicht innerhalb von {limit:g} s gesendet.</translation>
        </message>
        <message>
            <source>The PBX is reachable, but does not answer; it may be busy. Try again in a minute, or allow more time with --timeout.</source>
            <translation>Die Anlage ist erreichbar, antwortet aber nicht; vielleicht ist sie ausgelastet. Versuchen Sie es in einer Minute noch einmal, oder lassen Sie ihr mit --timeout mehr Zeit.</translation>
        </message>
        <message>
            <source>Try again, or allow more time with --timeout. A PBX may also stay silent in place of refusing a file that it does not provide.</source>
            <translation>Versuchen Sie es noch einmal, oder lassen Sie der Anlage mit --timeout mehr Zeit. Manche Anlagen schweigen auch, statt eine Datei abzulehnen, die sie nicht bieten.</translation>
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
            <translation>keine Route zum Rechner</translation>
        </message>
        <message>
            <source>network is unreachable</source>
            <translation>Netz nicht erreichbar</translation>
        </message>
        <message>
            <source>connection timed out</source>
            <translation>Zeit für die Verbindung abgelaufen</translation>
        </message>
        <message>
            <source>it is not valid yet</source>
            <translation>es ist noch nicht gültig</translation>
        </message>
        <message>
            <source>it has expired</source>
            <translation>es ist abgelaufen</translation>
        </message>
        <message>
            <source>it is self-signed</source>
            <translation>es ist selbstsigniert</translation>
        </message>
        <message>
            <source>its CA is unknown</source>
            <translation>seine CA ist unbekannt</translation>
        </message>
        <message>
            <source>Replace the certificate of the PBX by one that is valid, or pin it with --pin and its SHA-256.</source>
            <translation>Ersetzen Sie das Zertifikat der Anlage durch ein gültiges, oder heften Sie es mit --pin und seinem SHA-256 an.</translation>
        </message>
        <message>
            <source>it is not valid (OpenSSL error {code})</source>
            <translation>es ist nicht gültig (OpenSSL-Fehler {code})</translation>
        </message>
        <message>
            <source>its CA may not issue certificates</source>
            <translation>seine CA darf keine Zertifikate ausstellen</translation>
        </message>
        <message>
            <source>its signature is not valid</source>
            <translation>seine Signatur ist nicht gültig</translation>
        </message>
        <message>
            <source>it contains dates that are not valid</source>
            <translation>es enthält ungültige Datumsangaben</translation>
        </message>
        <message>
            <source>there are too many CAs between it and the root CA</source>
            <translation>zwischen ihm und der Stamm-CA liegen zu viele CAs</translation>
        </message>
        <message>
            <source>its CA is marked as not trusted</source>
            <translation>seine CA ist als nicht vertrauenswürdig gekennzeichnet</translation>
        </message>
        <message>
            <source>it is not known whether it has been revoked</source>
            <translation>es ist nicht bekannt, ob es gesperrt wurde</translation>
        </message>
        <message>
            <source>its CA may not issue certificates for this name</source>
            <translation>seine CA darf für diesen Namen keine Zertifikate ausstellen</translation>
        </message>
        <message>
            <source>its signature uses a method that is no longer secure</source>
            <translation>seine Signatur verwendet ein Verfahren, das nicht mehr sicher ist</translation>
        </message>
        <message>
            <source>it violates the rules for certificates</source>
            <translation>es verstößt gegen die Regeln für Zertifikate</translation>
        </message>
        <message>
            <source>its root CA is not trusted</source>
            <translation>seine Stamm-CA ist nicht vertrauenswürdig</translation>
        </message>
        <message>
            <source>it has been revoked</source>
            <translation>es wurde gesperrt</translation>
        </message>
        <message>
            <source>it was not issued for a server</source>
            <translation>es wurde nicht für einen Server ausgestellt</translation>
        </message>
        <message>
            <source>it is for another name</source>
            <translation>es gilt für einen anderen Namen</translation>
        </message>
        <message>
            <source>it is for another address</source>
            <translation>es gilt für eine andere Adresse</translation>
        </message>
        <message>
            <source>its key is too short to be secure</source>
            <translation>sein Schlüssel ist zu kurz, um sicher zu sein</translation>
        </message>
        <message>
            <source>the key of its CA is too short to be secure</source>
            <translation>der Schlüssel seiner CA ist zu kurz, um sicher zu sein</translation>
        </message>
        <message>
            <source>the server does not use TLS</source>
            <translation>der Server verwendet kein TLS</translation>
        </message>
        <message>
            <source>If the administrator confirms that this certificate belongs to the PBX, pin it with --pin and its SHA-256, or use --ca with the CA that issued it.</source>
            <translation>Bestätigt der Administrator, dass dieses Zertifikat zur Anlage gehört, heften Sie es mit --pin und seinem SHA-256 an, oder verwenden Sie --ca mit der CA, die es ausgestellt hat.</translation>
        </message>
        <message>
            <source>Connect to a name that the certificate contains, enter that name with --server-name, or pin the certificate with --pin.</source>
            <translation>Verbinden Sie sich mit einem Namen, den das Zertifikat enthält, geben Sie diesen mit --server-name an, oder heften Sie das Zertifikat mit --pin an.</translation>
        </message>
        <message>
            <source>Renew the certificate of the PBX, check the clocks on both sides, or pin the certificate with --pin.</source>
            <translation>Erneuern Sie das Zertifikat der Anlage, prüfen Sie die Uhren auf beiden Seiten, oder heften Sie das Zertifikat mit --pin an.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it contains no name or address (no subject alternative names).</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: Es enthält keinen Namen und keine Adresse (keine alternativen Antragstellernamen).</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: {why}.</source>
            <translation>Dem Zertifikat der Anlage kann nicht vertraut werden: {why}.</translation>
        </message>
        <message>
            <source>Use the TLS port (50796), or --no-tls for the unencrypted port (50797).</source>
            <translation>Verwenden Sie den TLS-Port (50796), oder --no-tls für den unverschlüsselten Port (50797).</translation>
        </message>
        <message>
            <source>The PBX supports only TLS versions older than 1.2.</source>
            <translation>Die Anlage unterstützt nur TLS-Versionen, die älter als 1.2 sind.</translation>
        </message>
        <message>
            <source>is a folder</source>
            <translation>ist ein Ordner</translation>
        </message>
        <message>
            <source>no such file or folder</source>
            <translation>Datei oder Ordner nicht gefunden</translation>
        </message>
        <message>
            <source>This port does not support TLS, but the connection is set to TLS.</source>
            <translation>Dieser Port unterstützt kein TLS, aber die Verbindung ist auf TLS eingestellt.</translation>
        </message>
        <message>
            <source>Update the PBX. If you accept the risk, allow TLS 1.0 and 1.1 in the settings of this site.</source>
            <translation>Aktualisieren Sie die Anlage. Wenn Sie das Risiko akzeptieren, lassen Sie TLS 1.0 und 1.1 in den Einstellungen dieses Standorts zu.</translation>
        </message>
        <message>
            <source>The PBX may be starting: try again in a minute. If the error persists, check its TLS settings.</source>
            <translation>Vielleicht startet die Anlage gerade: Versuchen Sie es in einer Minute noch einmal. Bleibt der Fehler, prüfen Sie ihre TLS-Einstellungen.</translation>
        </message>
        <message>
            <source>The CA file {file} cannot be used: {why}.</source>
            <translation>Die CA-Datei {file} kann nicht verwendet werden: {why}.</translation>
        </message>
        <message>
            <source>Choose a PEM file with the certificate of the CA that issued the PBX certificate.</source>
            <translation>Wählen Sie eine PEM-Datei mit dem Zertifikat der CA, die das Zertifikat der Anlage ausgestellt hat.</translation>
        </message>
        <message>
            <source>The client certificate {file} cannot be used: {why}.</source>
            <translation>Das Client-Zertifikat {file} kann nicht verwendet werden: {why}.</translation>
        </message>
        <message>
            <source>Use PEM files for certificate and key (--cert, --key), or one PKCS#12 file. The key passphrase is read from DEVLINK3_KEY_PASSPHRASE or the system keyring.</source>
            <translation>Verwenden Sie PEM-Dateien für Zertifikat und Schlüssel (--cert, --key) oder eine PKCS#12-Datei. Die Passphrase des Schlüssels wird aus DEVLINK3_KEY_PASSPHRASE oder dem Schlüsselbund des Systems gelesen.</translation>
        </message>
        <message>
            <source>The encrypted connection was interrupted: {why}.</source>
            <translation>Die verschlüsselte Verbindung wurde unterbrochen: {why}.</translation>
        </message>
        <message>
            <source>The encrypted connection could not be established: {why}.</source>
            <translation>Die verschlüsselte Verbindung konnte nicht hergestellt werden: {why}.</translation>
        </message>
        <message>
            <source>The PBX requests the password in plain text, but this connection is not encrypted. Nothing was sent.</source>
            <translation>Die Anlage verlangt das Passwort im Klartext, aber diese Verbindung ist nicht verschlüsselt. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>The PBX sent an unexpected answer to the sign-in.</source>
            <translation>Die Anlage hat unerwartet auf die Anmeldung geantwortet.</translation>
        </message>
        <message>
            <source>The PBX reports that the event stream has failed: {result}.</source>
            <translation>Die Anlage meldet, dass der Ereignisstrom ausgefallen ist: {result}.</translation>
        </message>
        <message>
            <source>{word!r} is not a DevLink3 flag. Valid flags: {flags}.</source>
            <translation>{word!r} ist kein DevLink3-Flag. Gültige Flags: {flags}.</translation>
        </message>
        <message>
            <source>-SCN and -CD2 cannot be combined: Delta2 records come from one PBX only. Remove one of them.</source>
            <translation>-SCN und -CD2 können nicht kombiniert werden: Delta2-Datensätze kommen nur von einer Anlage. Entfernen Sie eines davon.</translation>
        </message>
        <message>
            <source>The server sent byte 0x{octet:02x} where a DevLink3 frame should start (0x49). Check that this port is a DevLink3 service with the same encryption on both sides.</source>
            <translation>Der Server hat das Byte 0x{octet:02x} gesendet, wo ein DevLink3-Frame beginnen sollte (0x49). Prüfen Sie, ob dieser Port ein DevLink3-Dienst ist, mit derselben Verschlüsselung auf beiden Seiten.</translation>
        </message>
        <message>
            <source>The length of a frame is {length} bytes, less than its header.</source>
            <translation>Die Länge eines Frames ist {length} Bytes, weniger als sein Header.</translation>
        </message>
        <message>
            <source>A frame of {length} bytes exceeds the limit of {limit}.</source>
            <translation>Ein Frame von {length} Bytes überschreitet die Grenze von {limit}.</translation>
        </message>
        <message>
            <source>A {what} of {octets} bytes is truncated.</source>
            <translation>Ein Paket ({what}) von {octets} Bytes ist abgeschnitten.</translation>
        </message>
        <message>
            <source>A {what} declares {length} bytes but contains {octets}.</source>
            <translation>Ein Paket ({what}) gibt {length} Bytes an, enthält aber {octets}.</translation>
        </message>
        <message>
            <source>The user name has no terminating zero.</source>
            <translation>Dem Benutzernamen fehlt die abschließende Null.</translation>
        </message>
        <message>
            <source>The SHA1 challenge contains no data.</source>
            <translation>Die SHA1-Challenge enthält keine Daten.</translation>
        </message>
        <message>
            <source>The system keyring does not respond. Look for its dialog, which may be behind other windows.</source>
            <translation>Der Schlüsselbund des Systems antwortet nicht. Suchen Sie seinen Dialog, der hinter anderen Fenstern liegen kann.</translation>
        </message>
        <message>
            <source>The system keyring is locked. Unlock it, then try again.</source>
            <translation>Der Schlüsselbund des Systems ist gesperrt. Entsperren Sie ihn, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <source>This system has no keyring. The password is not saved; you must enter it each time.</source>
            <translation>Dieses System hat keinen Schlüsselbund. Das Passwort wird nicht gespeichert; Sie müssen es jedes Mal eingeben.</translation>
        </message>
        <message>
            <source>The system keyring cannot be used ({error}).</source>
            <translation>Der Schlüsselbund des Systems kann nicht verwendet werden ({error}).</translation>
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
            <source>Network</source>
            <translation>Netzwerk</translation>
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
            <source>Hub</source>
            <translation>Hub</translation>
        </message>
        <message>
            <source>The hub at {address} accepts this user for the site {site}.</source>
            <translation>Der Hub unter {address} akzeptiert diesen Benutzer für den Standort {site}.</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>The hub sends events.</source>
            <translation>Der Hub sendet Ereignisse.</translation>
        </message>
        <message>
            <source>The hub must run: ask its administrator. Then go back and test the connection again.</source>
            <translation>Der Hub muss laufen: Fragen Sie seinen Administrator. Gehen Sie dann zurück und testen Sie die Verbindung erneut.</translation>
        </message>
        <message>
            <source>Go back and check the name of the site on the hub. A hub must run and publish this site.</source>
            <translation>Gehen Sie zurück und prüfen Sie den Namen des Standorts auf dem Hub. Ein Hub muss laufen und diesen Standort veröffentlichen.</translation>
        </message>
        <message>
            <source>Go back and check the user and the name of the site on the hub. The administrator of the hub must give this user the permissions of a desk.</source>
            <translation>Gehen Sie zurück und prüfen Sie den Benutzer und den Namen des Standorts auf dem Hub. Der Administrator des Hubs muss diesem Benutzer die Rechte eines Desks geben.</translation>
        </message>
        <message>
            <source>The administrator of the hub must enable JetStream in the configuration of nats-server and check its disk.</source>
            <translation>Der Administrator des Hubs muss JetStream in der Konfiguration von nats-server aktivieren und dessen Festplatte prüfen.</translation>
        </message>
        <message>
            <source>The connection may be intercepted. Continue only when the administrator of the hub confirms that the certificate was replaced; then set up the site again.</source>
            <translation>Die Verbindung wird möglicherweise abgehört. Fahren Sie nur fort, wenn der Administrator des Hubs bestätigt, dass das Zertifikat ersetzt wurde; richten Sie dann den Standort neu ein.</translation>
        </message>
        <message>
            <source>Go back and choose the CA that has issued the certificate of the hub, under “More”.</source>
            <translation>Gehen Sie zurück und wählen Sie unter „Mehr“ die CA, die das Zertifikat des Hubs ausgestellt hat.</translation>
        </message>
        <message>
            <source>Go back and choose a client certificate under “More”, from the CA in the configuration of nats-server.</source>
            <translation>Gehen Sie zurück und wählen Sie unter „Mehr“ ein Client-Zertifikat der CA aus der Konfiguration von nats-server.</translation>
        </message>
        <message>
            <source>Go back and check the port and the encryption: nats-server must be configured with TLS.</source>
            <translation>Gehen Sie zurück und prüfen Sie den Port und die Verschlüsselung: nats-server muss mit TLS konfiguriert sein.</translation>
        </message>
        <message>
            <source>Go back and check the user and the password.</source>
            <translation>Gehen Sie zurück und prüfen Sie den Benutzer und das Passwort.</translation>
        </message>
        <message>
            <source>Check nats-server and the network, then go back and test again.</source>
            <translation>Prüfen Sie nats-server und das Netzwerk; gehen Sie dann zurück und testen Sie erneut.</translation>
        </message>
        <message>
            <source>Go back and check the address and the port, usually 4222. nats-server must run there, and firewalls must allow the port.</source>
            <translation>Gehen Sie zurück und prüfen Sie die Adresse und den Port, meist 4222. nats-server muss dort laufen, und Firewalls müssen den Port zulassen.</translation>
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
            <source>{address} responded in {milliseconds} ms.</source>
            <translation>{address} hat in {milliseconds} ms geantwortet.</translation>
        </message>
        <message>
            <source>none. Anyone on the network can read all calls.</source>
            <translation>keine. Jeder im Netz kann alle Anrufe mitlesen.</translation>
        </message>
        <message>
            <source>matches the pinned certificate.</source>
            <translation>entspricht dem angehefteten Zertifikat.</translation>
        </message>
        <message>
            <source>pinned, but expired.</source>
            <translation>angeheftet, aber abgelaufen.</translation>
        </message>
        <message>
            <source>pinned, but expires on {date}.</source>
            <translation>angeheftet, läuft aber am {date} ab.</translation>
        </message>
        <message>
            <source>chain and name are valid.</source>
            <translation>Kette und Name sind gültig.</translation>
        </message>
        <message>
            <source>chain and name are valid, but it expires on {date}.</source>
            <translation>Kette und Name sind gültig, läuft aber am {date} ab.</translation>
        </message>
        <message>
            <source>user and licence accepted: {pbx}.</source>
            <translation>Benutzer und Lizenz akzeptiert: {pbx}.</translation>
        </message>
        <message>
            <source>user and licence accepted: {pbx}, DevLink variant {variant}.</source>
            <translation>Benutzer und Lizenz akzeptiert: {pbx}, DevLink-Variante {variant}.</translation>
        </message>
        <message>
            <source>unknown PBX</source>
            <translation>unbekannte Anlage</translation>
        </message>
        <message>
            <source>call events only</source>
            <translation>nur Anrufereignisse</translation>
        </message>
        <message>
            <source>granted: {flags}.</source>
            <translation>gewährt: {flags}.</translation>
        </message>
        <message>
            <source>partly granted ({flags}); not accepted: {refused}.</source>
            <translation>teilweise gewährt ({flags}); nicht akzeptiert: {refused}.</translation>
        </message>
        <message>
            <source>{problem} Calls are shown without names from the directory.</source>
            <translation>{problem} Anrufe werden ohne Namen aus dem Verzeichnis angezeigt.</translation>
        </message>
        <message>
            <source>{file} has one line.</source>
            <translation>{file} hat eine Zeile.</translation>
        </message>
        <message>
            <source>{file} has {count} lines.</source>
            <translation>{file} hat {count} Zeilen.</translation>
        </message>
        <message>
            <source>The connection may be intercepted. Continue only when the PBX administrator confirms that the certificate was replaced; then set up the site again.</source>
            <translation>Die Verbindung wird möglicherweise abgehört. Fahren Sie nur fort, wenn der Administrator der Anlage bestätigt, dass das Zertifikat ersetzt wurde; richten Sie dann den Standort neu ein.</translation>
        </message>
        <message>
            <source>Replace the certificate of the PBX with one that your company's CA has issued for this address, or check its fingerprint and trust it.</source>
            <translation>Ersetzen Sie das Zertifikat der Anlage durch eines, das die CA Ihrer Firma für diese Adresse ausgestellt hat, oder prüfen Sie den Fingerabdruck und vertrauen Sie dem Zertifikat.</translation>
        </message>
        <message>
            <source>This PBX requires a client certificate. Go back, choose one under “More”, and add it to the certificate store of the PBX.</source>
            <translation>Diese Anlage verlangt ein Client-Zertifikat. Gehen Sie zurück, wählen Sie unter „Mehr“ eines aus, und fügen Sie es dem Zertifikatspeicher der Anlage hinzu.</translation>
        </message>
        <message>
            <source>If this port does not support TLS, go back and use port 50796, or clear “Encrypt the connection”. Otherwise, the PBX may require a client certificate: choose one under “More”, and add it to the certificate store of the PBX.</source>
            <translation>Wenn dieser Port kein TLS unterstützt, gehen Sie zurück und verwenden Sie Port 50796, oder deaktivieren Sie „Verbindung verschlüsseln“. Andernfalls verlangt die Anlage vielleicht ein Client-Zertifikat: Wählen Sie unter „Mehr“ eines aus, und fügen Sie es dem Zertifikatspeicher der Anlage hinzu.</translation>
        </message>
        <message>
            <source>Go back and change the encryption or the port: 50796 is for encrypted connections, 50797 for others.</source>
            <translation>Gehen Sie zurück und ändern Sie Verschlüsselung oder Port: 50796 ist für verschlüsselte Verbindungen, 50797 für andere.</translation>
        </message>
        <message>
            <source>Go back and turn on encryption.</source>
            <translation>Gehen Sie zurück und schalten Sie die Verschlüsselung ein.</translation>
        </message>
        <message>
            <source>Go back and check the port. In the security settings of IP Office Manager, the secure interface of TAPI / DevLink 3 must be enabled.</source>
            <translation>Gehen Sie zurück und prüfen Sie den Port. In den Sicherheitseinstellungen des IP Office Manager muss die gesicherte Schnittstelle von TAPI / DevLink 3 aktiviert sein.</translation>
        </message>
        <message>
            <source>The PBX is reachable, but does not answer; it may be busy. Try again in a minute.</source>
            <translation>Die Anlage ist erreichbar, antwortet aber nicht; vielleicht ist sie ausgelastet. Versuchen Sie es in einer Minute noch einmal.</translation>
        </message>
        <message>
            <source>Go back and check the address. In the security settings of IP Office Manager, the service TAPI / DevLink 3 must be enabled, and firewalls must allow port 50796 (or 50797).</source>
            <translation>Gehen Sie zurück und prüfen Sie die Adresse. In den Sicherheitseinstellungen des IP Office Manager muss der Dienst TAPI / DevLink 3 aktiviert sein, und Firewalls müssen Port 50796 (oder 50797) zulassen.</translation>
        </message>
        <message>
            <source>Go back and enter the password.</source>
            <translation>Gehen Sie zurück und geben Sie das Passwort ein.</translation>
        </message>
        <message>
            <source>This release of IP Office does not support some requested features. Update the PBX.</source>
            <translation>Diese Version von IP Office unterstützt einige angeforderte Funktionen nicht. Aktualisieren Sie die Anlage.</translation>
        </message>
        <message>
            <source>“{number}” contains no digits to dial.</source>
            <translation>„{number}“ enthält keine wählbaren Ziffern.</translation>
        </message>
        <message>
            <source>“{number}” is not a phone number: {sign} cannot be dialled.</source>
            <translation>„{number}“ ist keine Telefonnummer: {sign} kann nicht gewählt werden.</translation>
        </message>
        <message>
            <source>“{number}”, with letters read as digits, is not a complete phone number in this country.</source>
            <translation>„{number}“, mit Buchstaben als Ziffern gelesen, ist keine vollständige Telefonnummer in diesem Land.</translation>
        </message>
        <message>
            <source>“{number}” has too few digits for a phone number.</source>
            <translation>„{number}“ hat zu wenige Ziffern für eine Telefonnummer.</translation>
        </message>
        <message>
            <source>“{number}” has too many digits for a phone number.</source>
            <translation>„{number}“ hat zu viele Ziffern für eine Telefonnummer.</translation>
        </message>
        <message>
            <source>Calls abroad from this country need a carrier prefix. To dial {number}, set the international prefix of this site.</source>
            <translation>Auslandsgespräche benötigen in diesem Land eine Betreibervorwahl. Um {number} zu wählen, stellen Sie die internationale Vorwahl dieses Standorts ein.</translation>
        </message>
        <message>
            <source>{file} cannot be read ({error}). The program continues without it.</source>
            <translation>{file} kann nicht gelesen werden ({error}). Das Programm läuft ohne diese Datei weiter.</translation>
        </message>
        <message>
            <source>{file} is damaged. It was moved to {backup}, and the defaults are used.</source>
            <translation>{file} ist beschädigt und wurde nach {backup} verschoben. Die Standardwerte werden verwendet.</translation>
        </message>
        <message>
            <source>The settings are from a newer version of the program. Unknown settings are ignored; the file was copied to {backup}.</source>
            <translation>Die Einstellungen stammen von einer neueren Programmversion. Unbekannte Einstellungen werden ignoriert; die Datei wurde nach {backup} kopiert.</translation>
        </message>
        <message>
            <source>Some settings are invalid and were reset to defaults ({names}). The previous file was copied to {backup}.</source>
            <translation>Einige Einstellungen sind ungültig und wurden zurückgesetzt ({names}). Die bisherige Datei wurde nach {backup} kopiert.</translation>
        </message>
        <message>
            <source>The directory cannot be read. {problem}</source>
            <translation>Das Verzeichnis kann nicht gelesen werden. {problem}</translation>
        </message>
        <message>
            <source>{file} is from a newer version of the program. Its contacts are not shown.</source>
            <translation>{file} stammt von einer neueren Programmversion. Die Kontakte daraus werden nicht angezeigt.</translation>
        </message>
        <message>
            <source>There is no history at {location}.</source>
            <translation>Unter {location} gibt es keine Anrufhistorie.</translation>
        </message>
        <message>
            <source>The disk of the history {location} is full.</source>
            <translation>Der Datenträger der Anrufhistorie {location} ist voll.</translation>
        </message>
        <message>
            <source>The history {location} cannot be written: {why}.</source>
            <translation>Die Anrufhistorie {location} kann nicht geschrieben werden: {why}.</translation>
        </message>
        <message>
            <source>The history {location} is damaged: {why}.</source>
            <translation>Die Anrufhistorie {location} ist beschädigt: {why}.</translation>
        </message>
        <message>
            <source>The history {location} cannot be used: {why}.</source>
            <translation>Die Anrufhistorie {location} kann nicht verwendet werden: {why}.</translation>
        </message>
        <message>
            <source>{location} has tables of another program: choose another file or database for the history.</source>
            <translation>{location} enthält Tabellen eines anderen Programms: Wählen Sie eine andere Datei oder Datenbank für die Anrufhistorie.</translation>
        </message>
        <message>
            <source>{location} is not a history: choose another file or database for the history.</source>
            <translation>{location} ist keine Anrufhistorie: Wählen Sie eine andere Datei oder Datenbank für die Anrufhistorie.</translation>
        </message>
        <message>
            <source>A history in PostgreSQL needs the Python package psycopg, which is not installed.</source>
            <translation>Eine Anrufhistorie in PostgreSQL benötigt das Python-Paket psycopg, das nicht installiert ist.</translation>
        </message>
        <message>
            <source>Use PostgreSQL tools to back up this history: run 'pg_dump --file {file}'.</source>
            <translation>Sichern Sie diese Anrufhistorie mit den Werkzeugen von PostgreSQL: Führen Sie 'pg_dump --file {file}' aus.</translation>
        </message>
        <message>
            <source>The location of the history is empty.</source>
            <translation>Der Speicherort der Anrufhistorie ist leer.</translation>
        </message>
        <message>
            <source>A history is a file or a postgresql:// URL; {scheme} is neither.</source>
            <translation>Eine Anrufhistorie ist eine Datei oder eine postgresql://-URL; {scheme} ist keines von beiden.</translation>
        </message>
        <message>
            <source>{file} is a folder; name a file for the history.</source>
            <translation>{file} ist ein Ordner; geben Sie eine Datei für die Anrufhistorie an.</translation>
        </message>
        <message>
            <source>{file} is on a network drive ({kind}), where SQLite loses data: use a file on this computer, or a PostgreSQL database (postgresql://HOST/NAME).</source>
            <translation>{file} liegt auf einem Netzlaufwerk ({kind}), auf dem SQLite Daten verliert: Verwenden Sie eine Datei auf diesem Computer oder eine PostgreSQL-Datenbank (postgresql://HOST/NAME).</translation>
        </message>
        <message>
            <source>The history {file} cannot be created: {why}.</source>
            <translation>Die Anrufhistorie {file} kann nicht angelegt werden: {why}.</translation>
        </message>
        <message>
            <source>The history {location} was written by a newer version (format {theirs}, this program writes {ours}): it can be read, but nothing is recorded.</source>
            <translation>Die Anrufhistorie {location} stammt von einer neueren Version (Format {theirs}, dieses Programm schreibt {ours}): Sie kann gelesen werden, aber es wird nichts aufgezeichnet.</translation>
        </message>
        <message>
            <source>There is no history in {location} yet.</source>
            <translation>In {location} gibt es noch keine Anrufhistorie.</translation>
        </message>
        <message>
            <source>The history cannot be written: {why}.</source>
            <translation>Die Anrufhistorie kann nicht geschrieben werden: {why}.</translation>
        </message>
        <message>
            <source>Another program is already recording to the history {location}.</source>
            <translation>Ein anderes Programm zeichnet bereits in die Anrufhistorie {location} auf.</translation>
        </message>
        <message>
            <source>The recording has ended.</source>
            <translation>Die Aufzeichnung ist beendet.</translation>
        </message>
        <message>
            <source>Set DEVLINK3_HUB_PASSWORD, store the password in the system keyring, use --hub-creds, or run this command in a terminal to be prompted.</source>
            <translation>Setzen Sie DEVLINK3_HUB_PASSWORD, speichern Sie das Passwort im Schlüsselbund des Systems, verwenden Sie --hub-creds, oder führen Sie diesen Befehl in einem Terminal aus, um gefragt zu werden.</translation>
        </message>
        <message>
            <source>Nothing is recorded, so that there is nothing to export.</source>
            <translation>Es wird nichts aufgezeichnet, daher gibt es nichts zu exportieren.</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}.</source>
            <translation>{file} kann nicht geschrieben werden: {why}.</translation>
        </message>
        <message>
            <source>The history does not answer. Try again later.</source>
            <translation>Die Anrufhistorie antwortet nicht. Versuchen Sie es später erneut.</translation>
        </message>
        <message>
            <source>This is not an XML file that can be read (line {line}).</source>
            <translation>Dies ist keine lesbare XML-Datei (Zeile {line}).</translation>
        </message>
        <message>
            <source>Templates with a document type or entities are not read.</source>
            <translation>Vorlagen mit Dokumenttyp oder Entitäten werden nicht gelesen.</translation>
        </message>
        <message>
            <source>This is not a CRM template of 3CX.</source>
            <translation>Dies ist keine CRM-Vorlage von 3CX.</translation>
        </message>
        <message>
            <source>This file is too large for a CRM template.</source>
            <translation>Diese Datei ist zu groß für eine CRM-Vorlage.</translation>
        </message>
        <message>
            <source>This template has no REST scenario that looks up a number.</source>
            <translation>Diese Vorlage hat kein REST-Szenario, das eine Nummer nachschlägt.</translation>
        </message>
        <message>
            <source>Signing in with {kind} is not supported. Enter an API key or token as the secret, if there is one.</source>
            <translation>Die Anmeldung mit {kind} wird nicht unterstützt. Geben Sie als Geheimnis einen API-Schlüssel oder ein Token ein, falls es eines gibt.</translation>
        </message>
        <message>
            <source>Databases are not queried: only REST scenarios are used.</source>
            <translation>Datenbanken werden nicht abgefragt: Nur REST-Szenarien werden verwendet.</translation>
        </message>
        <message>
            <source>Only callers are looked up. These scenarios of the template are not used: {names}.</source>
            <translation>Nur Anrufer werden nachgeschlagen. Diese Szenarien der Vorlage werden nicht verwendet: {names}.</translation>
        </message>
        <message>
            <source>The template asks several times; the requests from {name} on are not used.</source>
            <translation>Die Vorlage fragt mehrmals; die Anfragen ab {name} werden nicht verwendet.</translation>
        </message>
        <message>
            <source>Expressions such as {text} are not evaluated.</source>
            <translation>Ausdrücke wie {text} werden nicht ausgewertet.</translation>
        </message>
        <message>
            <source>The filter of the variable {name} is not applied.</source>
            <translation>Der Filter der Variablen {name} wird nicht angewendet.</translation>
        </message>
        <message>
            <source>Answers in {kind} are not read: only JSON is.</source>
            <translation>Antworten in {kind} werden nicht gelesen, nur JSON.</translation>
        </message>
        <message>
            <source>The template has several secrets; only {name} is stored in the keyring, enter no other one.</source>
            <translation>Die Vorlage hat mehrere Geheimnisse; nur {name} wird im Schlüsselbund gespeichert, geben Sie kein anderes ein.</translation>
        </message>
        <message>
            <source>These variables have no meaning here: {names}.</source>
            <translation>Diese Variablen haben hier keine Bedeutung: {names}.</translation>
        </message>
        <message>
            <source>The number is not shortened to its last digits, as the template asks for.</source>
            <translation>Die Nummer wird nicht auf ihre letzten Ziffern gekürzt, wie es die Vorlage verlangt.</translation>
        </message>
        <message>
            <source>{path} is not a path into the answer. Write it as contacts[0].name.</source>
            <translation>{path} ist kein Pfad in die Antwort. Schreiben Sie ihn wie contacts[0].name.</translation>
        </message>
        <message>
            <source>This is not an LDAP address. Enter one such as ldaps://ldap.example.com/dc=example,dc=com.</source>
            <translation>Dies ist keine LDAP-Adresse. Geben Sie eine ein wie ldaps://ldap.example.com/dc=example,dc=com.</translation>
        </message>
        <message>
            <source>An address must not contain a password. Store it in the keyring, or set DEVLINK3_LDAP_PASSWORD.</source>
            <translation>Eine Adresse darf kein Passwort enthalten. Speichern Sie es im Schlüsselbund, oder setzen Sie DEVLINK3_LDAP_PASSWORD.</translation>
        </message>
        <message>
            <source>The extension {name} of this LDAP address is not supported.</source>
            <translation>Die Erweiterung {name} dieser LDAP-Adresse wird nicht unterstützt.</translation>
        </message>
        <message>
            <source>{name} is not the name of an LDAP attribute.</source>
            <translation>{name} ist nicht der Name eines LDAP-Attributs.</translation>
        </message>
        <message>
            <source>The scope of an LDAP address is base, one or sub, not {scope}.</source>
            <translation>Der Suchbereich einer LDAP-Adresse ist base, one oder sub, nicht {scope}.</translation>
        </message>
        <message>
            <source>{name} is not a field of a contact. Fields are name, given, family, company, department, email, note, work, mobile, main, home, fax, pager and other.</source>
            <translation>{name} ist kein Feld eines Kontakts. Felder sind name, given, family, company, department, email, note, work, mobile, main, home, fax, pager und other.</translation>
        </message>
        <message>
            <source>Enter an address that begins with https://.</source>
            <translation>Geben Sie eine Adresse ein, die mit https:// beginnt.</translation>
        </message>
        <message>
            <source>{{{name}}} is not known. Use {{e164}}, {{national}}, {{digits}} or {{secret}}.</source>
            <translation>{{{name}}} ist nicht bekannt. Verwenden Sie {{e164}}, {{national}}, {{digits}} oder {{secret}}.</translation>
        </message>
        <message>
            <source>The name of the server must not contain the number of the caller or the secret.</source>
            <translation>Der Servername darf weder die Nummer des Anrufers noch das Geheimnis enthalten.</translation>
        </message>
        <message>
            <source>The name of a server must not come from an answer.</source>
            <translation>Der Name eines Servers darf nicht aus einer Antwort stammen.</translation>
        </message>
        <message>
            <source>{name} is not the name of an HTTP header that can be set.</source>
            <translation>{name} ist nicht der Name eines HTTP-Headers, der gesetzt werden kann.</translation>
        </message>
        <message>
            <source>Enter where in the answer the name, the company or the link is.</source>
            <translation>Geben Sie ein, wo in der Antwort der Name, die Firma oder der Link steht.</translation>
        </message>
        <message>
            <source>The request does not contain the number of the caller.</source>
            <translation>Die Anfrage enthält die Nummer des Anrufers nicht.</translation>
        </message>
        <message>
            <source>A secret is not sent without encryption. Use an address that begins with https://.</source>
            <translation>Ein Geheimnis wird nicht ohne Verschlüsselung gesendet. Verwenden Sie eine Adresse, die mit https:// beginnt.</translation>
        </message>
        <message>
            <source>The answer of {system} is not JSON.</source>
            <translation>Die Antwort von {system} ist kein JSON.</translation>
        </message>
        <message>
            <source>The answer of {system} is not text.</source>
            <translation>Die Antwort von {system} ist kein Text.</translation>
        </message>
        <message>
            <source>Someone else has marked {name} since. Nothing was taken back.</source>
            <translation>Inzwischen hat jemand anderes {name} markiert. Es wurde nichts rückgängig gemacht.</translation>
        </message>
        <message>
            <source>Choose a file or a folder.</source>
            <translation>Wählen Sie eine Datei oder einen Ordner.</translation>
        </message>
        <message>
            <source>Enter the name of the server.</source>
            <translation>Geben Sie den Namen des Servers ein.</translation>
        </message>
        <message>
            <source>The call is no longer in the history.</source>
            <translation>Der Anruf ist nicht mehr in der Anrufhistorie.</translation>
        </message>
        <message>
            <source>{file} is from a newer version of the program. No caller is looked up.</source>
            <translation>{file} stammt von einer neueren Programmversion. Es wird kein Anrufer nachgeschlagen.</translation>
        </message>
        <message>
            <source>The system keyring answered too late to look this caller up. The next one is looked up.</source>
            <translation>Der Schlüsselbund des Systems hat zu spät geantwortet, um diesen Anrufer nachzuschlagen. Der nächste wird nachgeschlagen.</translation>
        </message>
        <message>
            <source>{path} cannot be found.</source>
            <translation>{path} wurde nicht gefunden.</translation>
        </message>
        <message>
            <source>{path} cannot be read ({why}).</source>
            <translation>{path} kann nicht gelesen werden ({why}).</translation>
        </message>
        <message>
            <source>{path} contains no contact files any more. Check whether the drive is connected.</source>
            <translation>{path} enthält keine Kontaktdateien mehr. Prüfen Sie, ob das Laufwerk verbunden ist.</translation>
        </message>
        <message>
            <source>{path} contains no contact files (CSV, vCard or LDIF).</source>
            <translation>{path} enthält keine Kontaktdateien (CSV, vCard oder LDIF).</translation>
        </message>
        <message>
            <source>{file} is empty.</source>
            <translation>{file} ist leer.</translation>
        </message>
        <message>
            <source>{file} is too large.</source>
            <translation>{file} ist zu groß.</translation>
        </message>
        <message>
            <source>{file} is a workbook or document. Export it as CSV.</source>
            <translation>{file} ist eine Arbeitsmappe oder ein Dokument. Exportieren Sie sie als CSV.</translation>
        </message>
        <message>
            <source>{file} is not a contact file (CSV, vCard or LDIF).</source>
            <translation>{file} ist keine Kontaktdatei (CSV, vCard oder LDIF).</translation>
        </message>
        <message>
            <source>{file} has no column of names or numbers. Edit the source and choose its columns.</source>
            <translation>{file} hat keine Spalte mit Namen oder Nummern. Bearbeiten Sie die Quelle und wählen Sie ihre Spalten.</translation>
        </message>
        <message>
            <source>{file} has other columns than before. Edit the source and choose them again.</source>
            <translation>{file} hat andere Spalten als bisher. Bearbeiten Sie die Quelle und wählen Sie sie erneut.</translation>
        </message>
        <message>
            <source>{file} contains no contacts.</source>
            <translation>{file} enthält keine Kontakte.</translation>
        </message>
        <message>
            <source>{file} cannot be read.</source>
            <translation>{file} kann nicht gelesen werden.</translation>
        </message>
        <message>
            <source>{file} ends in the middle of an entry. It is read once it is complete.</source>
            <translation>{file} endet mitten in einem Eintrag. Die Datei wird gelesen, sobald sie vollständig ist.</translation>
        </message>
        <message>
            <source>{path} contains more than {count} files.</source>
            <translation>{path} enthält mehr als {count} Dateien.</translation>
        </message>
        <message>
            <source>{count} files could not be read. {sentence}</source>
            <translation>{count} Dateien konnten nicht gelesen werden. {sentence}</translation>
        </message>
        <message>
            <source>The LDAP server has ended the search at its time limit.</source>
            <translation>Der LDAP-Server hat die Suche wegen seines Zeitlimits beendet.</translation>
        </message>
        <message>
            <source>The LDAP server requires encryption. Use LDAPS or StartTLS.</source>
            <translation>Der LDAP-Server verlangt Verschlüsselung. Verwenden Sie LDAPS oder StartTLS.</translation>
        </message>
        <message>
            <source>The LDAP server does not have this base. Check its spelling.</source>
            <translation>Der LDAP-Server hat diese Basis nicht. Prüfen Sie die Schreibweise.</translation>
        </message>
        <message>
            <source>The base or the user is not a distinguished name such as ou=people,dc=example,dc=com.</source>
            <translation>Die Basis oder der Benutzer ist kein Distinguished Name wie ou=people,dc=example,dc=com.</translation>
        </message>
        <message>
            <source>The LDAP server rejects the user or the password.</source>
            <translation>Der LDAP-Server lehnt den Benutzer oder das Passwort ab.</translation>
        </message>
        <message>
            <source>The LDAP server does not let this user read these entries.</source>
            <translation>Der LDAP-Server erlaubt diesem Benutzer nicht, diese Einträge zu lesen.</translation>
        </message>
        <message>
            <source>The LDAP server is busy. Try again later.</source>
            <translation>Der LDAP-Server ist ausgelastet. Versuchen Sie es später erneut.</translation>
        </message>
        <message>
            <source>The LDAP server is shutting down. Try again later.</source>
            <translation>Der LDAP-Server wird heruntergefahren. Versuchen Sie es später erneut.</translation>
        </message>
        <message>
            <source>The LDAP server refers to another server. Enter the address of that one.</source>
            <translation>Der LDAP-Server verweist auf einen anderen Server. Geben Sie dessen Adresse ein.</translation>
        </message>
        <message>
            <source>The LDAP server reports an error ({error}).</source>
            <translation>Der LDAP-Server meldet einen Fehler ({error}).</translation>
        </message>
        <message>
            <source>The LDAP server {server} cannot be reached ({why}).</source>
            <translation>Der LDAP-Server {server} ist nicht erreichbar ({why}).</translation>
        </message>
        <message>
            <source>The LDAP server {server} does not answer.</source>
            <translation>Der LDAP-Server {server} antwortet nicht.</translation>
        </message>
        <message>
            <source>The connection to the LDAP server was lost.</source>
            <translation>Die Verbindung zum LDAP-Server ist abgebrochen.</translation>
        </message>
        <message>
            <source>The encrypted connection to the LDAP server could not be established ({why}).</source>
            <translation>Die verschlüsselte Verbindung zum LDAP-Server konnte nicht hergestellt werden ({why}).</translation>
        </message>
        <message>
            <source>The certificate of the LDAP server cannot be trusted ({why}). Choose the CA that issued it, or pin it.</source>
            <translation>Dem Zertifikat des LDAP-Servers kann nicht vertraut werden ({why}). Wählen Sie die CA, die es ausgestellt hat, oder heften Sie es an.</translation>
        </message>
        <message>
            <source>The certificate of the LDAP server differs from the pinned one. Ask its administrator.</source>
            <translation>Das Zertifikat des LDAP-Servers weicht vom angehefteten ab. Fragen Sie dessen Administrator.</translation>
        </message>
        <message>
            <source>The LDAP server does not support StartTLS. Use LDAPS instead.</source>
            <translation>Der LDAP-Server unterstützt kein StartTLS. Verwenden Sie stattdessen LDAPS.</translation>
        </message>
        <message>
            <source>A password is not sent without encryption. Use LDAPS or StartTLS.</source>
            <translation>Ein Passwort wird nicht ohne Verschlüsselung gesendet. Verwenden Sie LDAPS oder StartTLS.</translation>
        </message>
        <message>
            <source>There is no password for {user}.</source>
            <translation>Es gibt kein Passwort für {user}.</translation>
        </message>
        <message>
            <source>The LDAP server does not say where its entries are. Enter a base.</source>
            <translation>Der LDAP-Server gibt nicht an, wo seine Einträge sind. Geben Sie eine Basis ein.</translation>
        </message>
        <message>
            <source>The LDAP server returned no contacts. Check the base, the filter and what this user may read.</source>
            <translation>Der LDAP-Server liefert keine Kontakte. Prüfen Sie die Basis, den Filter und was dieser Benutzer lesen darf.</translation>
        </message>
        <message>
            <source>The filter {filter} is not an LDAP filter.</source>
            <translation>Der Filter {filter} ist kein LDAP-Filter.</translation>
        </message>
        <message>
            <source>The LDAP server returned only the first {count} entries: that is its size limit.</source>
            <translation>Der LDAP-Server hat nur die ersten {count} Einträge geliefert: Das ist seine Größenbeschränkung.</translation>
        </message>
        <message>
            <source>Only the first {count} entries were read.</source>
            <translation>Nur die ersten {count} Einträge wurden gelesen.</translation>
        </message>
        <message>
            <source>The pinned fingerprint is not 64 hex digits.</source>
            <translation>Der angeheftete Fingerabdruck besteht nicht aus 64 Hexadezimalziffern.</translation>
        </message>
        <message>
            <source>the CA file cannot be used</source>
            <translation>die CA-Datei kann nicht verwendet werden</translation>
        </message>
        <message>
            <source>connection refused</source>
            <translation>Verbindung abgelehnt</translation>
        </message>
        <message>
            <source>the name is unknown</source>
            <translation>der Name ist unbekannt</translation>
        </message>
        <message>
            <source>{file} is from a newer version of the program. Its contact sources are not used.</source>
            <translation>{file} stammt von einer neueren Programmversion. Die Kontaktquellen daraus werden nicht verwendet.</translation>
        </message>
        <message>
            <source>The contacts cannot be stored for the next start ({why}).</source>
            <translation>Die Kontakte können nicht für den nächsten Start gespeichert werden ({why}).</translation>
        </message>
        <message>
            <source>Reading failed unexpectedly ({error}). The log has details.</source>
            <translation>Das Lesen ist unerwartet fehlgeschlagen ({error}). Details stehen im Protokoll.</translation>
        </message>
        <message>
            <source>The history is closed.</source>
            <translation>Die Anrufhistorie ist geschlossen.</translation>
        </message>
        <message>
            <source>The hub cannot be reached.</source>
            <translation>Der Hub ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>Check the address and the port (4222) of --hub, the firewall, and that nats-server runs there.</source>
            <translation>Prüfen Sie Adresse und Port (4222) von --hub, die Firewall und ob dort nats-server läuft.</translation>
        </message>
        <message>
            <source>No hub has published this site on the server.</source>
            <translation>Kein Hub hat diesen Standort auf dem Server bereitgestellt.</translation>
        </message>
        <message>
            <source>Check the name of the site, and that 'devlink3-desk hub --publish' runs for it.</source>
            <translation>Prüfen Sie den Namen des Standorts und ob 'devlink3-desk hub --publish' dafür läuft.</translation>
        </message>
        <message>
            <source>The encrypted connection to the hub could not be established.</source>
            <translation>Die verschlüsselte Verbindung zum Hub konnte nicht hergestellt werden.</translation>
        </message>
        <message>
            <source>Check that nats-server is configured with TLS.</source>
            <translation>Prüfen Sie, ob nats-server mit TLS konfiguriert ist.</translation>
        </message>
        <message>
            <source>The certificate of the hub cannot be trusted.</source>
            <translation>Dem Zertifikat des Hubs kann nicht vertraut werden.</translation>
        </message>
        <message>
            <source>Use --ca with the CA that issued it, --server-name with a name that it contains, or --pin with its SHA-256.</source>
            <translation>Verwenden Sie --ca mit der CA, die es ausgestellt hat, --server-name mit einem Namen, den es enthält, oder --pin mit seinem SHA-256.</translation>
        </message>
        <message>
            <source>The server of the hub requires a client certificate from a CA that it trusts.</source>
            <translation>Der Server des Hubs verlangt ein Client-Zertifikat von einer CA, der er vertraut.</translation>
        </message>
        <message>
            <source>Use --cert and --key with a certificate from the CA in the configuration of nats-server.</source>
            <translation>Verwenden Sie --cert und --key mit einem Zertifikat der CA, die in der Konfiguration von nats-server steht.</translation>
        </message>
        <message>
            <source>The hub does not accept this user with this password.</source>
            <translation>Der Hub akzeptiert diesen Benutzer mit diesem Passwort nicht.</translation>
        </message>
        <message>
            <source>Check --hub-user and DEVLINK3_HUB_PASSWORD, or the file of --hub-creds, against the configuration of nats-server.</source>
            <translation>Vergleichen Sie --hub-user und DEVLINK3_HUB_PASSWORD oder die Datei von --hub-creds mit der Konfiguration von nats-server.</translation>
        </message>
        <message>
            <source>Check the name of the site and the user. 'devlink3-desk hub server-config' prints the permissions that hub, desks and wallboards need.</source>
            <translation>Prüfen Sie den Namen des Standorts und den Benutzer. 'devlink3-desk hub server-config' gibt die Berechtigungen aus, die Hub, Desks und Wallboards benötigen.</translation>
        </message>
        <message>
            <source>The connection to the hub was lost.</source>
            <translation>Die Verbindung zum Hub ist abgebrochen.</translation>
        </message>
        <message>
            <source>Check nats-server and the network, then try again.</source>
            <translation>Prüfen Sie nats-server und das Netz, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <source>The hub does not publish anything, although its server is running.</source>
            <translation>Der Hub stellt nichts bereit, obwohl sein Server läuft.</translation>
        </message>
        <message>
            <source>Check that 'devlink3-desk hub --publish' is running.</source>
            <translation>Prüfen Sie, ob 'devlink3-desk hub --publish' läuft.</translation>
        </message>
        <message>
            <source>This account of the hub may not do this at this site.</source>
            <translation>Dieses Konto des Hubs darf das an diesem Standort nicht.</translation>
        </message>
        <message>
            <source>The hub is from a newer version of this program.</source>
            <translation>Der Hub stammt von einer neueren Version dieses Programms.</translation>
        </message>
        <message>
            <source>Update this program.</source>
            <translation>Aktualisieren Sie dieses Programm.</translation>
        </message>
        <message>
            <source>The server of the hub does not store events.</source>
            <translation>Der Server des Hubs speichert keine Ereignisse.</translation>
        </message>
        <message>
            <source>Enable JetStream in the configuration of nats-server and check its disk; 'devlink3-desk hub server-config' prints a complete one.</source>
            <translation>Aktivieren Sie JetStream in der Konfiguration von nats-server, und prüfen Sie den Datenträger; 'devlink3-desk hub server-config' gibt eine vollständige aus.</translation>
        </message>
        <message>
            <source>A hub reads the lists of users, groups and contacts, and the files of users and groups.</source>
            <translation>Ein Hub liest die Listen der Benutzer, Gruppen und Kontakte sowie die Dateien von Benutzern und Gruppen.</translation>
        </message>
        <message>
            <source>The hub does not read the file {name!r} for desks.</source>
            <translation>Der Hub liest die Datei {name!r} nicht für Desks.</translation>
        </message>
        <message>
            <source>The hub at {address} cannot be reached: {why}.</source>
            <translation>Der Hub unter {address} ist nicht erreichbar: {why}.</translation>
        </message>
        <message>
            <source>The hub at {address} does not answer.</source>
            <translation>Der Hub unter {address} antwortet nicht.</translation>
        </message>
        <message>
            <source>The server at {address} is not a NATS server.</source>
            <translation>Der Server unter {address} ist kein NATS-Server.</translation>
        </message>
        <message>
            <source>The server at {address} offers no encryption. Nothing was sent.</source>
            <translation>Der Server unter {address} bietet keine Verschlüsselung. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>The certificate of the hub cannot be trusted: {why}.</source>
            <translation>Dem Zertifikat des Hubs kann nicht vertraut werden: {why}.</translation>
        </message>
        <message>
            <source>The server of the hub does not store events: {why}.</source>
            <translation>Der Server des Hubs speichert keine Ereignisse: {why}.</translation>
        </message>
        <message>
            <source>The hub sends what is no message of a hub: {why}.</source>
            <translation>Der Hub sendet etwas, das keine Nachricht eines Hubs ist: {why}.</translation>
        </message>
        <message>
            <source>The hub is connected, but has no connection to the PBX. {why}</source>
            <translation>Der Hub ist verbunden, hat aber keine Verbindung zur Anlage. {why}</translation>
        </message>
        <message>
            <source>The hub is connected, but has no connection to the PBX.</source>
            <translation>Der Hub ist verbunden, hat aber keine Verbindung zur Anlage.</translation>
        </message>
        <message>
            <source>This desk has lost the hub; what it shows may be out of date. {why}</source>
            <translation>Dieser Desk hat die Verbindung zum Hub verloren; was er zeigt, ist vielleicht veraltet. {why}</translation>
        </message>
        <message>
            <source>{name!r} is not a name on a hub: use up to {limit} letters, digits, hyphens and underscores.</source>
            <translation>{name!r} ist kein Name auf einem Hub: Verwenden Sie bis zu {limit} Buchstaben, Ziffern, Bindestriche und Unterstriche.</translation>
        </message>
        <message>
            <source>The hub does not answer at the moment.</source>
            <translation>Der Hub antwortet zurzeit nicht.</translation>
        </message>
        <message>
            <source>The hub did not provide the file {name!r} within {limit:g} s.</source>
            <translation>Der Hub hat die Datei {name!r} nicht innerhalb von {limit:g} s geliefert.</translation>
        </message>
        <message>
            <source>The PBX may be slow, or may not answer the request for this file. Try again in a minute.</source>
            <translation>Vielleicht ist die Anlage langsam oder beantwortet die Anforderung dieser Datei nicht. Versuchen Sie es in einer Minute noch einmal.</translation>
        </message>
        <message>
            <source>The hub's answer cannot be understood: {why}.</source>
            <translation>Die Antwort des Hubs ist nicht verständlich: {why}.</translation>
        </message>
        <message>
            <source>The hub refused the request.</source>
            <translation>Der Hub hat die Anfrage abgelehnt.</translation>
        </message>
        <message>
            <source>This account of the hub may not publish for all desks. Ask the administrator of the hub for the account of a supervisor.</source>
            <translation>Dieses Konto des Hubs darf nicht für alle Desks veröffentlichen. Bitten Sie den Administrator des Hubs um ein Supervisor-Konto.</translation>
        </message>
        <message>
            <source>{name} has published this meanwhile. Look at it; to replace it, publish again.</source>
            <translation>{name} hat dies inzwischen veröffentlicht. Sehen Sie es sich an; um es zu ersetzen, veröffentlichen Sie erneut.</translation>
        </message>
        <message>
            <source>This is too large to be published for all desks.</source>
            <translation>Das ist zu groß, um für alle Desks veröffentlicht zu werden.</translation>
        </message>
        <message>
            <source>The hub has not published this.</source>
            <translation>Der Hub hat dies nicht veröffentlicht.</translation>
        </message>
        <message>
            <source>Try again later.</source>
            <translation>Versuchen Sie es später erneut.</translation>
        </message>
        <message>
            <source>{system} did not answer within {seconds:g} s.</source>
            <translation>{system} hat nicht innerhalb von {seconds:g} s geantwortet.</translation>
        </message>
        <message>
            <source>{system} cannot be reached ({why}).</source>
            <translation>{system} ist nicht erreichbar ({why}).</translation>
        </message>
        <message>
            <source>The server of {system} cannot be found. Check its name, and whether the network is connected.</source>
            <translation>Der Server von {system} wurde nicht gefunden. Prüfen Sie seinen Namen und ob das Netz verbunden ist.</translation>
        </message>
        <message>
            <source>The certificate of {system} cannot be trusted ({why}).</source>
            <translation>Dem Zertifikat von {system} kann nicht vertraut werden ({why}).</translation>
        </message>
        <message>
            <source>The answer of {system} is larger than 64 KB.</source>
            <translation>Die Antwort von {system} ist größer als 64 KB.</translation>
        </message>
        <message>
            <source>{system} redirects to another server, which is not asked.</source>
            <translation>{system} leitet an einen anderen Server weiter, der nicht gefragt wird.</translation>
        </message>
        <message>
            <source>{system} redirects in circles.</source>
            <translation>{system} leitet im Kreis weiter.</translation>
        </message>
        <message>
            <source>{system} answered with an error ({status}).</source>
            <translation>{system} hat mit einem Fehler geantwortet ({status}).</translation>
        </message>
        <message>
            <source>{system} rejects the user or the secret ({status}).</source>
            <translation>{system} lehnt den Benutzer oder das Geheimnis ab ({status}).</translation>
        </message>
        <message>
            <source>{system} did not answer in HTTP.</source>
            <translation>{system} hat nicht in HTTP geantwortet.</translation>
        </message>
        <message>
            <source>There is no secret for {system} in the keyring.</source>
            <translation>Im Schlüsselbund ist kein Geheimnis für {system}.</translation>
        </message>
        <message>
            <source>The mail server {host} cannot be reached: {why}.</source>
            <translation>Der Mailserver {host} ist nicht erreichbar: {why}.</translation>
        </message>
        <message>
            <source>The connection to the mail server {host} cannot be encrypted: {why}.</source>
            <translation>Die Verbindung zum Mailserver {host} kann nicht verschlüsselt werden: {why}.</translation>
        </message>
        <message>
            <source>The mail server {host} refused user {user} or the password.</source>
            <translation>Der Mailserver {host} hat den Benutzer {user} oder das Passwort abgelehnt.</translation>
        </message>
        <message>
            <source>The mail server {host} refused the message: {why}.</source>
            <translation>Der Mailserver {host} hat die Nachricht abgelehnt: {why}.</translation>
        </message>
        <message>
            <source>The mail server {host} refused the recipients {recipients}; the message was sent to all others.</source>
            <translation>Der Mailserver {host} hat die Empfänger {recipients} abgelehnt; die Nachricht wurde an alle anderen gesendet.</translation>
        </message>
        <message>
            <source>The mail server {host} offers no sign-in: check the port, or enter no user.</source>
            <translation>Der Mailserver {host} bietet keine Anmeldung an: Prüfen Sie den Port, oder geben Sie keinen Benutzer an.</translation>
        </message>
        <message>
            <source>The mail server {host} offers no sign-in with a password. Ask its administrator how programs send mail.</source>
            <translation>Der Mailserver {host} bietet keine Anmeldung mit Passwort an. Fragen Sie seinen Administrator, wie Programme Mails senden.</translation>
        </message>
        <message>
            <source>it accepts only addresses in ASCII characters</source>
            <translation>er akzeptiert nur Adressen aus ASCII-Zeichen</translation>
        </message>
        <message>
            <source>it does not offer STARTTLS</source>
            <translation>er bietet kein STARTTLS an</translation>
        </message>
        <message>
            <source>it did not answer; check the port and the kind of encryption</source>
            <translation>er hat nicht geantwortet; prüfen Sie den Port und die Art der Verschlüsselung</translation>
        </message>
        <message>
            <source>The CA file {file} cannot be read: {why}.</source>
            <translation>Die CA-Datei {file} kann nicht gelesen werden: {why}.</translation>
        </message>
        <message>
            <source>Nothing was recorded in this time. Choose a time at which a window or a hub was recording.</source>
            <translation>In dieser Zeit wurde nichts aufgezeichnet. Wählen Sie eine Zeit, zu der ein Fenster oder ein Hub aufgezeichnet hat.</translation>
        </message>
        <message>
            <source>The hub did not run for {seconds} s.</source>
            <translation>Der Hub lief {seconds} s lang nicht.</translation>
        </message>
        <message>
            <source>{file} is the history itself: choose another file for the copy.</source>
            <translation>{file} ist die Anrufhistorie selbst: Wählen Sie eine andere Datei für die Kopie.</translation>
        </message>
        <message>
            <source>{file} is a history in use: choose another file for the copy.</source>
            <translation>{file} ist eine Anrufhistorie, die gerade benutzt wird: Wählen Sie eine andere Datei für die Kopie.</translation>
        </message>
        <message>
            <source>{file} is not a file: choose another file for the copy.</source>
            <translation>{file} ist keine Datei: Wählen Sie eine andere Datei für die Kopie.</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}. Choose another file for the copy.</source>
            <translation>{file} kann nicht geschrieben werden: {why}. Wählen Sie eine andere Datei für die Kopie.</translation>
        </message>
        <message>
            <source>The preferences cannot be saved, and apply until the program ends: {why}.</source>
            <translation>Die Einstellungen können nicht gespeichert werden und gelten bis zum Ende des Programms: {why}.</translation>
        </message>
    </context>
    <context>
        <name>LinkBar</name>
        <message>
            <source>round trip {ms} ms</source>
            <translation>Umlauf {ms} ms</translation>
        </message>
        <message numerus="yes">
            <source>%n gap(s) recovered</source>
            <translation>
                <numerusform>%n Lücke behoben</numerusform>
                <numerusform>%n Lücken behoben</numerusform>
            </translation>
        </message>
        <message>
            <source>partly granted, without {flags}</source>
            <translation>teilweise gewährt, ohne {flags}</translation>
        </message>
        <message>
            <source>do not disturb and forwarding unknown</source>
            <translation>„Nicht stören“ und Umleitungen unbekannt</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s)</source>
            <translation>
                <numerusform>%n Anruf</numerusform>
                <numerusform>%n Anrufe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n extension(s)</source>
            <translation>
                <numerusform>%n Nebenstelle</numerusform>
                <numerusform>%n Nebenstellen</numerusform>
            </translation>
        </message>
        <message>
            <source>{people} in the directory</source>
            <translation>{people} im Verzeichnis</translation>
        </message>
        <message>
            <source>The PBX answered PARTIAL SUCCESS: some of the requested events are not available. -SCN needs CTI Link Pro licences for the whole network; other flags need a newer release.</source>
            <translation>Die Anlage antwortete PARTIAL SUCCESS: Einige der angeforderten Ereignisse sind nicht verfügbar. -SCN benötigt CTI-Link-Pro-Lizenzen für den ganzen Verbund, andere Flags eine neuere Version.</translation>
        </message>
        <message>
            <source>The PBX does not provide the file user_info3, which contains do not disturb, absence and forwarding. Reload the directory to request it again.</source>
            <translation>Die Anlage liefert die Datei user_info3 nicht, die „Nicht stören“, Abwesenheiten und Umleitungen enthält. Laden Sie das Verzeichnis neu, um sie erneut anzufordern.</translation>
        </message>
        <message>
            <source>{state}, retrying in {seconds} s</source>
            <translation>{state}, neuer Versuch in {seconds} s</translation>
        </message>
    </context>
    <context>
        <name>LookedUpCard</name>
        <message>
            <source>Open in {system}</source>
            <translation>In {system} öffnen</translation>
        </message>
    </context>
    <context>
        <name>LookupPage</name>
        <message>
            <source>Callers who are in no directory</source>
            <translation>Anrufer, die in keinem Verzeichnis stehen</translation>
        </message>
        <message>
            <source>All outside callers</source>
            <translation>Alle externen Anrufer</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Link</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Number of tickets</source>
            <translation>Anzahl der Tickets</translation>
        </message>
        <message>
            <source>Asks a customer system about callers while the phone rings. The answer names the caller if it comes within 1.5 seconds; alerts never wait.</source>
            <translation>Fragt ein Kundensystem nach Anrufern, während das Telefon klingelt. Die Antwort benennt den Anrufer, wenn sie innerhalb von 1,5 Sekunden kommt; Hinweise warten nie.</translation>
        </message>
        <message>
            <source>Look callers up</source>
            <translation>Anrufer nachschlagen</translation>
        </message>
        <message>
            <source>Import 3CX template…</source>
            <translation>3CX-Vorlage importieren …</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>Customer system</source>
            <translation>Kundensystem</translation>
        </message>
        <message>
            <source>Look up</source>
            <translation>Nachschlagen</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Methode</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>Header</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <source>none, or the user of basic authentication</source>
            <translation>keiner, oder der Benutzer der Basic-Authentifizierung</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>Geheimnis</translation>
        </message>
        <message>
            <source>unchanged, in the keyring</source>
            <translation>unverändert, im Schlüsselbund</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Further requests</source>
            <translation>Weitere Anfragen</translation>
        </message>
        <message>
            <source>{e164}, {national} and {digits} stand for the number of the caller, {secret} for the secret, which is stored in the keyring only.</source>
            <translation>{e164}, {national} und {digits} stehen für die Nummer des Anrufers, {secret} für das Geheimnis, das nur im Schlüsselbund gespeichert wird.</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>What is counted</source>
            <translation>Was gezählt wird</translation>
        </message>
        <message>
            <source>Open tickets</source>
            <translation>Offene Tickets</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>not at all</source>
            <translation>gar nicht</translation>
        </message>
        <message>
            <source>Remember answers for</source>
            <translation>Antworten merken für</translation>
        </message>
        <message>
            <source>Paths into the JSON of the answer, such as contacts[0].name, or texts with such paths in braces.</source>
            <translation>Pfade in das JSON der Antwort, wie contacts[0].name, oder Texte mit solchen Pfaden in geschweiften Klammern.</translation>
        </message>
        <message>
            <source>The look-up cannot be saved ({why}).</source>
            <translation>Die Einstellungen zum Nachschlagen können nicht gespeichert werden ({why}).</translation>
        </message>
        <message>
            <source>Import 3CX template</source>
            <translation>3CX-Vorlage importieren</translation>
        </message>
        <message>
            <source>CRM templates (*.xml)</source>
            <translation>CRM-Vorlagen (*.xml)</translation>
        </message>
        <message>
            <source>will be stored in the keyring</source>
            <translation>wird im Schlüsselbund gespeichert</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>The template cannot be read ({why}).</source>
            <translation>Die Vorlage kann nicht gelesen werden ({why}).</translation>
        </message>
        <message>
            <source>The template has been imported. Check the fields, and try a number.</source>
            <translation>Die Vorlage wurde importiert. Prüfen Sie die Felder, und probieren Sie eine Nummer aus.</translation>
        </message>
        <message>
            <source>Enter as the secret: {title}.</source>
            <translation>Geben Sie als Geheimnis ein: {title}.</translation>
        </message>
    </context>
    <context>
        <name>LookupTester</name>
        <message>
            <source>Try it</source>
            <translation>Ausprobieren</translation>
        </message>
        <message>
            <source>Number to look up</source>
            <translation>Nachzuschlagende Nummer</translation>
        </message>
        <message>
            <source>Look up</source>
            <translation>Nachschlagen</translation>
        </message>
        <message>
            <source>Request and answer</source>
            <translation>Anfrage und Antwort</translation>
        </message>
        <message>
            <source>Enter a complete number outside, such as +44 1632 960144.</source>
            <translation>Geben Sie eine vollständige externe Nummer ein, wie +44 1632 960144.</translation>
        </message>
        <message>
            <source>Looking up…</source>
            <translation>Wird nachgeschlagen …</translation>
        </message>
        <message>
            <source>{result} (after {seconds} s)</source>
            <translation>{result} (nach {seconds} s)</translation>
        </message>
        <message>
            <source>This caller is not known there.</source>
            <translation>Dieser Anrufer ist dort nicht bekannt.</translation>
        </message>
    </context>
    <context>
        <name>MailPage</name>
        <message>
            <source>STARTTLS, usually port 587</source>
            <translation>STARTTLS, meist Port 587</translation>
        </message>
        <message>
            <source>TLS, usually port 465</source>
            <translation>TLS, meist Port 465</translation>
        </message>
        <message>
            <source>Reports are sent by the command devlink3-desk report, at times that the scheduler of the system decides. The connection is always encrypted.</source>
            <translation>Berichte sendet der Befehl devlink3-desk report zu den Zeiten, die der Zeitplaner des Systems bestimmt. Die Verbindung ist immer verschlüsselt.</translation>
        </message>
        <message>
            <source>for example mail.example.com</source>
            <translation>zum Beispiel mail.example.com</translation>
        </message>
        <message>
            <source>for example desk@mail.example.com</source>
            <translation>zum Beispiel desk@mail.example.com</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>üblicher</translation>
        </message>
        <message>
            <source>Save password</source>
            <translation>Passwort speichern</translation>
        </message>
        <message>
            <source>Mail server</source>
            <translation>Mailserver</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Verschlüsselung</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>Absender</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Enter the mail server as a name or an IP address, without protocol and port.</source>
            <translation>Geben Sie den Mailserver als Namen oder IP-Adresse ein, ohne Protokoll und Port.</translation>
        </message>
        <message>
            <source>Enter the sender as an e-mail address, for example desk@mail.example.com.</source>
            <translation>Geben Sie den Absender als E-Mail-Adresse ein, zum Beispiel desk@mail.example.com.</translation>
        </message>
        <message>
            <source>Enter the mail server and the user that the password is for.</source>
            <translation>Geben Sie den Mailserver und den Benutzer ein, zu denen das Passwort gehört.</translation>
        </message>
        <message>
            <source>The password is in the system keyring.</source>
            <translation>Das Passwort ist im Schlüsselbund des Systems.</translation>
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
        <name>MarkConflictDialog</name>
        <message>
            <source>{by} has marked this caller as open again.</source>
            <translation>{by} hat diesen Anrufer wieder als offen markiert.</translation>
        </message>
        <message>
            <source>{by} is calling back.</source>
            <translation>{by} ruft zurück.</translation>
        </message>
        <message>
            <source>{by} has marked this caller as done.</source>
            <translation>{by} hat diesen Anrufer als erledigt markiert.</translation>
        </message>
        <message>
            <source>This caller has been reached meanwhile.</source>
            <translation>Dieser Anrufer wurde inzwischen erreicht.</translation>
        </message>
        <message>
            <source>You had marked: open again.</source>
            <translation>Sie hatten markiert: wieder offen.</translation>
        </message>
        <message>
            <source>You had marked: I am calling back.</source>
            <translation>Sie hatten markiert: Ich rufe zurück.</translation>
        </message>
        <message>
            <source>You had marked: done.</source>
            <translation>Sie hatten markiert: erledigt.</translation>
        </message>
        <message>
            <source>Callers marked at two desks</source>
            <translation>An zwei Desks markierte Anrufer</translation>
        </message>
        <message>
            <source>You have marked these callers while this desk had no connection to the hub, and so has someone else. Your marks were not made: make them again if they are still right.</source>
            <translation>Sie haben diese Anrufer markiert, während dieser Desk keine Verbindung zum Hub hatte, und jemand anderes ebenso. Ihre Markierungen wurden nicht übernommen: Setzen Sie sie erneut, wenn sie noch stimmen.</translation>
        </message>
        <message>
            <source>Someone</source>
            <translation>Jemand</translation>
        </message>
    </context>
    <context>
        <name>MarkDoneDialog</name>
        <message>
            <source>Mark as done</source>
            <translation>Als erledigt markieren</translation>
        </message>
        <message>
            <source>Choose the reason.</source>
            <translation>Wählen Sie den Grund.</translation>
        </message>
        <message>
            <source>Other:</source>
            <translation>Anderer Grund:</translation>
        </message>
        <message>
            <source>Other reason</source>
            <translation>Anderer Grund</translation>
        </message>
    </context>
    <context>
        <name>MessageLine</name>
        <message>
            <source>Dismiss</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>Naming</name>
        <message>
            <source>Clear: {field}</source>
            <translation>{field} löschen</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
    </context>
    <context>
        <name>NoteCard</name>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Add a note</source>
            <translation>Notiz hinzufügen</translation>
        </message>
        <message>
            <source>No note about this caller</source>
            <translation>Keine Notiz zu diesem Anrufer</translation>
        </message>
    </context>
    <context>
        <name>NoteConflictDialog</name>
        <message>
            <source>Two texts for one note</source>
            <translation>Zwei Texte für eine Notiz</translation>
        </message>
        <message>
            <source>Your text</source>
            <translation>Ihr Text</translation>
        </message>
        <message>
            <source>another desk</source>
            <translation>einem anderen Desk</translation>
        </message>
        <message>
            <source>This note was changed by {name} while you were editing it.</source>
            <translation>Diese Notiz wurde von {name} geändert, während Sie sie bearbeitet haben.</translation>
        </message>
        <message>
            <source>Use your text</source>
            <translation>Ihren Text verwenden</translation>
        </message>
        <message>
            <source>Text of {name}</source>
            <translation>Text von {name}</translation>
        </message>
        <message>
            <source>Use this text</source>
            <translation>Diesen Text verwenden</translation>
        </message>
        <message>
            <source>The note will be:</source>
            <translation>Die Notiz lautet dann:</translation>
        </message>
        <message>
            <source>The note will be</source>
            <translation>Die Notiz lautet dann</translation>
        </message>
        <message>
            <source>Decide later</source>
            <translation>Später entscheiden</translation>
        </message>
        <message>
            <source>The note was removed</source>
            <translation>Die Notiz wurde entfernt</translation>
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Shown when this person calls</source>
            <translation>Wird angezeigt, wenn diese Person anruft</translation>
        </message>
        <message>
            <source>This note is not saved. Press Esc again to discard it.</source>
            <translation>Diese Notiz ist nicht gespeichert. Drücken Sie noch einmal Esc, um sie zu verwerfen.</translation>
        </message>
    </context>
    <context>
        <name>Numbering</name>
        <message>
            <source>To call {number}, the desk dials {dialled}.</source>
            <translation>Um {number} anzurufen, wählt der Desk {dialled}.</translation>
        </message>
        <message>
            <source>A caller shown as {presented} is {number}.</source>
            <translation>Ein als {presented} angezeigter Anrufer ist {number}.</translation>
        </message>
    </context>
    <context>
        <name>NumbersPage</name>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>&amp;Country</source>
            <translation>&amp;Land</translation>
        </message>
        <message>
            <source>&amp;Outside line prefix</source>
            <translation>&amp;Amtskennziffer</translation>
        </message>
        <message>
            <source>&amp;Maximum extension length, in digits</source>
            <translation>&amp;Maximale Länge einer Nebenstelle, in Ziffern</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Beispiele</translation>
        </message>
    </context>
    <context>
        <name>OutsideLines</name>
        <message>
            <source>Not recorded</source>
            <translation>Nicht aufgezeichnet</translation>
        </message>
        <message>
            <source>SIP lines</source>
            <translation>SIP-Leitungen</translation>
        </message>
        <message>
            <source>Line {number}</source>
            <translation>Leitung {number}</translation>
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
            <translation>Position %1</translation>
        </message>
        <message>
            <source>Park slot or conference</source>
            <translation>Parkposition oder Konferenz</translation>
        </message>
        <message>
            <source>parked by %1</source>
            <translation>geparkt von %1</translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s)</source>
            <translation>
                <numerusform>%n Teilnehmer</numerusform>
                <numerusform>%n Teilnehmer</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ParkedPane</name>
        <message>
            <source>Park slots and conferences</source>
            <translation>Parken und Konferenzen</translation>
        </message>
        <message>
            <source>No parked calls or conferences.</source>
            <translation>Keine geparkten Anrufe oder Konferenzen.</translation>
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
            <source>&amp;Save it in this computer's keyring</source>
            <translation>Im &amp;Schlüsselbund dieses Computers speichern</translation>
        </message>
    </context>
    <context>
        <name>PastPanes</name>
        <message>
            <source>Not recorded</source>
            <translation>Nicht aufgezeichnet</translation>
        </message>
    </context>
    <context>
        <name>PastTimes</name>
        <message>
            <source>Yesterday {time}</source>
            <translation>Gestern {time}</translation>
        </message>
        <message>
            <source>{day} {time}</source>
            <translation>{day} {time}</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message numerus="yes">
            <source>%n min ago</source>
            <translation>
                <numerusform>vor %n min</numerusform>
                <numerusform>vor %n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PathField</name>
        <message>
            <source>File…</source>
            <translation>Datei …</translation>
        </message>
        <message>
            <source>Folder…</source>
            <translation>Ordner …</translation>
        </message>
    </context>
    <context>
        <name>PeoplePage</name>
        <message>
            <source>Calls for you are listed first and ring loudest, followed by calls for the people and hunt groups that you watch.</source>
            <translation>Anrufe für Sie stehen an erster Stelle und klingeln am lautesten, gefolgt von Anrufen für beobachtete Personen und Sammelanschlüsse.</translation>
        </message>
        <message>
            <source>My name for colleagues</source>
            <translation>Mein Name für Kollegen</translation>
        </message>
        <message>
            <source>That of my extension</source>
            <translation>Der meiner Nebenstelle</translation>
        </message>
    </context>
    <context>
        <name>PeopleTree</name>
        <message>
            <source>Search for a name or number</source>
            <translation>Name oder Nummer suchen</translation>
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
        <name>PersonMenu</name>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>All calls with this number</source>
            <translation>Alle Anrufe mit dieser Nummer</translation>
        </message>
        <message>
            <source>Note…</source>
            <translation>Notiz …</translation>
        </message>
        <message>
            <source>Notes cannot be saved in this window.</source>
            <translation>In diesem Fenster können keine Notizen gespeichert werden.</translation>
        </message>
        <message>
            <source>Select a person or a call to edit the note.</source>
            <translation>Wählen Sie eine Person oder einen Anruf aus, um die Notiz zu bearbeiten.</translation>
        </message>
        <message>
            <source>This number is withheld: notes belong to numbers.</source>
            <translation>Die Nummer ist unterdrückt: Notizen gehören zu Nummern.</translation>
        </message>
        <message>
            <source>Call {number}</source>
            <translation>{number} anrufen</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Anrufen</translation>
        </message>
        <message>
            <source>Copy number</source>
            <translation>Nummer kopieren</translation>
        </message>
        <message>
            <source>Copy {number}</source>
            <translation>{number} kopieren</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Beobachten</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorit</translation>
        </message>
        <message>
            <source>Put on page</source>
            <translation>Zu Seite hinzufügen</translation>
        </message>
        <message>
            <source>New page…</source>
            <translation>Neue Seite …</translation>
        </message>
        <message>
            <source>New page</source>
            <translation>Neue Seite</translation>
        </message>
        <message>
            <source>Name of the page:</source>
            <translation>Name der Seite:</translation>
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
        <name>PhoneDialog</name>
        <message>
            <source>My phone</source>
            <translation>Mein Telefon</translation>
        </message>
        <message>
            <source>Which phone is yours?</source>
            <translation>Welches Telefon ist Ihres?</translation>
        </message>
        <message>
            <source>Its calls are listed first and ring loudest.</source>
            <translation>Seine Anrufe stehen an erster Stelle und klingeln am lautesten.</translation>
        </message>
        <message>
            <source>Search for a name or number</source>
            <translation>Name oder Nummer suchen</translation>
        </message>
        <message>
            <source>Extensions</source>
            <translation>Nebenstellen</translation>
        </message>
    </context>
    <context>
        <name>PhoneQuestion</name>
        <message>
            <source>Which phone is yours? Then your calls come first.</source>
            <translation>Welches Telefon ist Ihres? Dann stehen Ihre Anrufe an erster Stelle.</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Nicht jetzt</translation>
        </message>
    </context>
    <context>
        <name>PlotWidget</name>
        <message>
            <source>Copy as picture</source>
            <translation>Als Bild kopieren</translation>
        </message>
        <message>
            <source>Show these calls</source>
            <translation>Diese Anrufe zeigen</translation>
        </message>
        <message>
            <source>Show this moment</source>
            <translation>Diesen Zeitpunkt zeigen</translation>
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
            <translation>In der Mittagspause bis {until}</translation>
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
            <translation>In der Mittagspause</translation>
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
            <source>Forwarded to {number} when busy</source>
            <translation>Bei Besetzt zu {number}</translation>
        </message>
        <message>
            <source>Forwarded to {number} on no answer</source>
            <translation>Bei Nichtmelden zu {number}</translation>
        </message>
        <message>
            <source>Also rings at {number}</source>
            <translation>Klingelt auch bei {number}</translation>
        </message>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n neue Nachricht</numerusform>
                <numerusform>%n neue Nachrichten</numerusform>
            </translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorit</translation>
        </message>
    </context>
    <context>
        <name>PublishedPage</name>
        <message>
            <source>What is published here is shown at all desks of the hub, beside what each desk has of its own. Only the account of a supervisor can publish.</source>
            <translation>Was hier veröffentlicht wird, erscheint an allen Desks des Hubs neben dem, was jeder Desk selbst hat. Nur mit einem Supervisor-Konto kann veröffentlicht werden.</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>For all desks</source>
            <translation>Für alle Desks</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Publish to all desks</source>
            <translation>Für alle Desks veröffentlichen</translation>
        </message>
        <message>
            <source>Stop publishing</source>
            <translation>Nicht mehr veröffentlichen</translation>
        </message>
        <message>
            <source>Not published</source>
            <translation>Nicht veröffentlicht</translation>
        </message>
        <message>
            <source>someone</source>
            <translation>jemandem</translation>
        </message>
        <message>
            <source>Published by {name}; this desk has other entries</source>
            <translation>Veröffentlicht von {name}; dieser Desk hat andere Einträge</translation>
        </message>
        <message>
            <source>Published by {name}</source>
            <translation>Veröffentlicht von {name}</translation>
        </message>
    </context>
    <context>
        <name>PublishedSets</name>
        <message>
            <source>Favourites</source>
            <translation>Favoriten</translation>
        </message>
        <message>
            <source>Page {name}</source>
            <translation>Seite {name}</translation>
        </message>
        <message>
            <source>Contacts {name}</source>
            <translation>Kontakte {name}</translation>
        </message>
    </context>
    <context>
        <name>Recording</name>
        <message>
            <source>Nothing is recorded since {time}: {problem}</source>
            <translation>Seit {time} wird nichts aufgezeichnet: {problem}</translation>
        </message>
    </context>
    <context>
        <name>RecordingNotice</name>
        <message>
            <source>History settings…</source>
            <translation>Einstellungen zur Anrufhistorie …</translation>
        </message>
        <message>
            <source>Got it</source>
            <translation>Verstanden</translation>
        </message>
        <message numerus="yes">
            <source>Calls are recorded in {location} for %n day(s): who called whom, when, and how it went, but never what was said.</source>
            <translation>
                <numerusform>Anrufe werden in {location} für %n Tag aufgezeichnet: wer wen wann angerufen hat und wie es verlief, nie aber, was gesagt wurde.</numerusform>
                <numerusform>Anrufe werden in {location} für %n Tage aufgezeichnet: wer wen wann angerufen hat und wie es verlief, nie aber, was gesagt wurde.</numerusform>
            </translation>
        </message>
        <message>
            <source>Calls are recorded in {location}: who called whom, when, and how it went, but never what was said.</source>
            <translation>Anrufe werden in {location} aufgezeichnet: wer wen wann angerufen hat und wie es verlief, nie aber, was gesagt wurde.</translation>
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
        <name>ReportControls</name>
        <message>
            <source>Site</source>
            <translation>Standort</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Zeitraum</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Erster Tag</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Letzter Tag</translation>
        </message>
        <message>
            <source>Rows of the table</source>
            <translation>Zeilen der Tabelle</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Sammelanschluss</translation>
        </message>
        <message>
            <source>All hunt groups</source>
            <translation>Alle Sammelanschlüsse</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>All people</source>
            <translation>Alle Personen</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Angerufene Nummer</translation>
        </message>
        <message>
            <source>All numbers called</source>
            <translation>Alle angerufenen Nummern</translation>
        </message>
        <message>
            <source>Outside line</source>
            <translation>Amtsleitung</translation>
        </message>
        <message>
            <source>All outside lines</source>
            <translation>Alle Amtsleitungen</translation>
        </message>
        <message>
            <source>Formula of the service level</source>
            <translation>Formel des Servicegrads</translation>
        </message>
        <message>
            <source>Target, in seconds</source>
            <translation>Ziel, in Sekunden</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>Outside lines that there are</source>
            <translation>Vorhandene Amtsleitungen</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>Service level:</source>
            <translation>Servicegrad:</translation>
        </message>
        <message>
            <source>Target:</source>
            <translation>Ziel:</translation>
        </message>
        <message>
            <source>Outside lines:</source>
            <translation>Amtsleitungen:</translation>
        </message>
    </context>
    <context>
        <name>Reports</name>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Diese Woche</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Dieser Monat</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>Choose days…</source>
            <translation>Tage wählen …</translation>
        </message>
        <message>
            <source>Service level: {formula}. In target: answered within {seconds} seconds.</source>
            <translation>Servicegrad: {formula}. Im Ziel: innerhalb von {seconds} Sekunden angenommen.</translation>
        </message>
        <message>
            <source>Report on calls</source>
            <translation>Bericht über Anrufe</translation>
        </message>
        <message>
            <source>before: {value}</source>
            <translation>vorher: {value}</translation>
        </message>
        <message>
            <source>{title} as a table</source>
            <translation>{title} als Tabelle</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Kennzahlen</translation>
        </message>
        <message>
            <source>Busy hours</source>
            <translation>Stoßzeiten</translation>
        </message>
        <message>
            <source>Incoming calls an hour, on average, by weekday and hour. The stronger the colour, the more.</source>
            <translation>Eingehende Anrufe pro Stunde, im Durchschnitt, nach Wochentag und Stunde. Je kräftiger die Farbe, desto mehr.</translation>
        </message>
        <message>
            <source>Waiting by hour</source>
            <translation>Wartezeit nach Stunde</translation>
        </message>
        <message>
            <source>How long callers wait on average for an answer. The stronger the colour, the longer.</source>
            <translation>Wie lange Anrufer im Durchschnitt warten, bis jemand annimmt. Je kräftiger die Farbe, desto länger.</translation>
        </message>
        <message>
            <source>Incoming calls</source>
            <translation>Eingehende Anrufe</translation>
        </message>
        <message>
            <source>What became of the calls that came in, by when each began. A short abandon is a caller who gave up within {seconds} seconds.</source>
            <translation>Was aus den eingegangenen Anrufen wurde, nach ihrem Beginn. Kurz aufgegeben: Der Anrufer gab innerhalb von {seconds} Sekunden auf.</translation>
        </message>
        <message>
            <source>No calls came in during this period.</source>
            <translation>In diesem Zeitraum gingen keine Anrufe ein.</translation>
        </message>
        <message>
            <source>Service level</source>
            <translation>Servicegrad</translation>
        </message>
        <message>
            <source>{formula}. In target: answered within {seconds} seconds.</source>
            <translation>{formula}. Im Ziel: innerhalb von {seconds} Sekunden angenommen.</translation>
        </message>
        <message>
            <source>Target {share}</source>
            <translation>Ziel {share}</translation>
        </message>
        <message>
            <source>Without incoming calls there is no service level.</source>
            <translation>Ohne eingehende Anrufe gibt es keinen Servicegrad.</translation>
        </message>
        <message>
            <source>up to {time}</source>
            <translation>bis {time}</translation>
        </message>
        <message>
            <source>more than {time}</source>
            <translation>mehr als {time}</translation>
        </message>
        <message>
            <source>Waiting times</source>
            <translation>Wartezeiten</translation>
        </message>
        <message>
            <source>How long callers waited until someone answered, or until they gave up or left a message. Long times are counted in wider ranges.</source>
            <translation>Wie lange Anrufer warteten, bis jemand annahm oder bis sie aufgaben oder eine Nachricht hinterließen. Lange Zeiten werden in größeren Bereichen gezählt.</translation>
        </message>
        <message>
            <source>Waiting time</source>
            <translation>Wartezeit</translation>
        </message>
        <message>
            <source>Not answered</source>
            <translation>Nicht angenommen</translation>
        </message>
        <message>
            <source>Target {time}</source>
            <translation>Ziel {time}</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} bis {end}</translation>
        </message>
        <message>
            <source>Lines in use</source>
            <translation>Belegte Leitungen</translation>
        </message>
        <message>
            <source>The most calls with outside parties at the same moment in each interval: so many outside lines are needed. The most in this period: {most}.</source>
            <translation>Die meisten gleichzeitigen Anrufe mit externen Teilnehmern in jedem Intervall: So viele Amtsleitungen werden benötigt. Höchstwert in diesem Zeitraum: {most}.</translation>
        </message>
        <message>
            <source>Lines at once</source>
            <translation>Leitungen gleichzeitig</translation>
        </message>
        <message>
            <source>Lines that there are: {lines}</source>
            <translation>Vorhandene Leitungen: {lines}</translation>
        </message>
        <message>
            <source>No outside line was in use during this period.</source>
            <translation>In diesem Zeitraum war keine Amtsleitung belegt.</translation>
        </message>
        <message>
            <source>Each line</source>
            <translation>Jede Leitung</translation>
        </message>
        <message>
            <source>The most channels of each outside line that were in use at the same time: this many are needed.</source>
            <translation>Die meisten Kanäle jeder Amtsleitung, die gleichzeitig belegt waren: So viele werden gebraucht.</translation>
        </message>
        <message>
            <source>Peak channels</source>
            <translation>Kanäle max.</translation>
        </message>
        <message>
            <source>Interval</source>
            <translation>Intervall</translation>
        </message>
        <message>
            <source>By hunt group</source>
            <translation>Nach Sammelanschluss</translation>
        </message>
        <message>
            <source>By person</source>
            <translation>Nach Person</translation>
        </message>
        <message>
            <source>By number called</source>
            <translation>Nach angerufener Nummer</translation>
        </message>
        <message>
            <source>By outside line</source>
            <translation>Nach Amtsleitung</translation>
        </message>
        <message>
            <source>By quarter hour</source>
            <translation>Nach Viertelstunde</translation>
        </message>
        <message>
            <source>By hour</source>
            <translation>Nach Stunde</translation>
        </message>
        <message>
            <source>By day</source>
            <translation>Nach Tag</translation>
        </message>
        <message>
            <source>By week</source>
            <translation>Nach Woche</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>Nach Monat</translation>
        </message>
        <message>
            <source>By weekday and hour</source>
            <translation>Nach Wochentag und Stunde</translation>
        </message>
        <message>
            <source>Answered in target ÷ (answered + abandoned)</source>
            <translation>Im Ziel angenommen ÷ (angenommen + aufgegeben)</translation>
        </message>
        <message>
            <source>(Answered + abandoned in target) ÷ all calls</source>
            <translation>(Im Ziel angenommen + aufgegeben) ÷ alle Anrufe</translation>
        </message>
        <message>
            <source>Answered in target ÷ answered</source>
            <translation>Im Ziel angenommen ÷ angenommen</translation>
        </message>
        <message>
            <source>Answered in target ÷ all calls</source>
            <translation>Im Ziel angenommen ÷ alle Anrufe</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Sammelanschluss</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Nebenstelle</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Angerufene Nummer</translation>
        </message>
        <message>
            <source>Outside line</source>
            <translation>Amtsleitung</translation>
        </message>
        <message>
            <source>PBX</source>
            <translation>Anlage</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>Wochentag</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Stunde</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Eingehend</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Ausgehend</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Intern</translation>
        </message>
        <message>
            <source>Offered</source>
            <translation>Angeboten</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Angenommen</translation>
        </message>
        <message>
            <source>Abandoned</source>
            <translation>Aufgegeben</translation>
        </message>
        <message>
            <source>Short abandons</source>
            <translation>Kurz aufgegeben</translation>
        </message>
        <message>
            <source>Overflowed</source>
            <translation>Übergelaufen</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Voicemail</translation>
        </message>
        <message>
            <source>Answered in target</source>
            <translation>Im Ziel angenommen</translation>
        </message>
        <message>
            <source>Average wait</source>
            <translation>Mittlere Wartezeit</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Längste Wartezeit</translation>
        </message>
        <message>
            <source>Average talk</source>
            <translation>Mittleres Gespräch</translation>
        </message>
        <message>
            <source>Longest talk</source>
            <translation>Längstes Gespräch</translation>
        </message>
        <message>
            <source>Most at once</source>
            <translation>Max. gleichzeitig</translation>
        </message>
        <message>
            <source>Most lines at once</source>
            <translation>Max. Leitungen gleichzeitig</translation>
        </message>
        <message>
            <source>Without connection</source>
            <translation>Ohne Verbindung</translation>
        </message>
        <message>
            <source>Rung</source>
            <translation>Geklingelt</translation>
        </message>
        <message>
            <source>Missed</source>
            <translation>Entgangen</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Getätigt</translation>
        </message>
        <message>
            <source>Talk</source>
            <translation>Gesprächszeit</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>Not recorded yet</source>
            <translation>Noch nicht aufgezeichnet</translation>
        </message>
        <message>
            <source>Week from {day}</source>
            <translation>Woche ab {day}</translation>
        </message>
        <message>
            <source>{period}, compared with {before}.</source>
            <translation>{period}, verglichen mit {before}.</translation>
        </message>
        <message>
            <source>Nothing is recorded yet.</source>
            <translation>Noch ist nichts aufgezeichnet.</translation>
        </message>
        <message>
            <source>The history begins on {moment}: calls before that are missing.</source>
            <translation>Die Anrufhistorie beginnt am {moment}: Frühere Anrufe fehlen.</translation>
        </message>
        <message>
            <source>For {time} there was no connection to the PBX: calls of that time are missing.</source>
            <translation>Für {time} gab es keine Verbindung zur Anlage: Anrufe aus dieser Zeit fehlen.</translation>
        </message>
        <message>
            <source>Short abandons: {count}.</source>
            <translation>Kurz aufgegeben: {count}.</translation>
        </message>
        <message>
            <source>Outcome unknown, the connection was lost: {count}.</source>
            <translation>Ergebnis unbekannt, die Verbindung war getrennt: {count}.</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>less than a minute</source>
            <translation>weniger als eine Minute</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} bis {last}</translation>
        </message>
    </context>
    <context>
        <name>ReportsWindow</name>
        <message>
            <source>Reports</source>
            <translation>Berichte</translation>
        </message>
        <message>
            <source>Pages of the report</source>
            <translation>Seiten des Berichts</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Bild kopieren</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Drucken …</translation>
        </message>
        <message>
            <source>Nothing is recorded</source>
            <translation>Es wird nichts aufgezeichnet</translation>
        </message>
        <message>
            <source>Reports need the history. Switch it on in the settings, under History.</source>
            <translation>Berichte benötigen die Anrufhistorie. Schalten Sie sie in den Einstellungen unter „Anrufhistorie“ ein.</translation>
        </message>
        <message>
            <source>These are the figures of one site, {site}.</source>
            <translation>Dies sind die Zahlen eines Standorts, {site}.</translation>
        </message>
        <message>
            <source>No figures</source>
            <translation>Keine Zahlen</translation>
        </message>
        <message>
            <source>PDF with plots (*.pdf)</source>
            <translation>PDF mit Diagrammen (*.pdf)</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
        </message>
        <message>
            <source>CSV table (*.csv)</source>
            <translation>CSV-Tabelle (*.csv)</translation>
        </message>
        <message>
            <source>Export report</source>
            <translation>Bericht exportieren</translation>
        </message>
    </context>
    <context>
        <name>Rewind</name>
        <message>
            <source>{who} gave up after {time}</source>
            <translation>{who} gab nach {time} auf</translation>
        </message>
        <message>
            <source>Longest wait: {who}, {time}</source>
            <translation>Längste Wartezeit: {who}, {time}</translation>
        </message>
        <message>
            <source>{who} was on hold for {time}</source>
            <translation>{who} wurde {time} gehalten</translation>
        </message>
        <message>
            <source>Emergency call from {who}</source>
            <translation>Notruf von {who}</translation>
        </message>
        <message>
            <source>The connection was lost</source>
            <translation>Die Verbindung ist abgebrochen</translation>
        </message>
        <message>
            <source>unknown caller</source>
            <translation>unbekannter Anrufer</translation>
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation>{day}, {time}</translation>
        </message>
        <message>
            <source>No longer recorded. The oldest moment is {moment}.</source>
            <translation>Nicht mehr aufgezeichnet. Der älteste Zeitpunkt ist {moment}.</translation>
        </message>
        <message>
            <source>Not recorded yet. The latest moment is {moment}.</source>
            <translation>Noch nicht aufgezeichnet. Der letzte Zeitpunkt ist {moment}.</translation>
        </message>
        <message>
            <source>No moments are recorded.</source>
            <translation>Es sind keine Zeitpunkte aufgezeichnet.</translation>
        </message>
        <message>
            <source>Nothing was recorded at this moment. Choose another one.</source>
            <translation>Zu diesem Zeitpunkt wurde nichts aufgezeichnet. Wählen Sie einen anderen.</translation>
        </message>
    </context>
    <context>
        <name>RewindMode</name>
        <message>
            <source>As it is now, not at the moment of the past</source>
            <translation>Stand von jetzt, nicht vom gezeigten Zeitpunkt</translation>
        </message>
        <message>
            <source>The past: {moment} - {title}</source>
            <translation>Vergangenheit: {moment} - {title}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Alerts</source>
            <translation>Hinweise</translation>
        </message>
        <message>
            <source>Alert options</source>
            <translation>Hinweisoptionen</translation>
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
            <source>This desk</source>
            <translation>Dieser Desk</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <source>History, reports</source>
            <translation>Historie, Berichte</translation>
        </message>
        <message>
            <source>Computer and PBX</source>
            <translation>PC und Anlage</translation>
        </message>
        <message>
            <source>Changes on this page apply immediately, without OK.</source>
            <translation>Änderungen auf dieser Seite gelten sofort, auch ohne OK.</translation>
        </message>
        <message>
            <source>Dialling</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>My phone</source>
            <translation>Mein Telefon</translation>
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
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Caller look-up</source>
            <translation>Anrufer nachschlagen</translation>
        </message>
        <message>
            <source>Contact sources</source>
            <translation>Kontaktquellen</translation>
        </message>
        <message>
            <source>Imported contacts</source>
            <translation>Importierte Kontakte</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Anrufhistorie</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>Thresholds</source>
            <translation>Schwellenwerte</translation>
        </message>
        <message>
            <source>For all desks</source>
            <translation>Für alle Desks</translation>
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
            <source>The password could not be saved. {reason}</source>
            <translation>Das Passwort konnte nicht gespeichert werden. {reason}</translation>
        </message>
    </context>
    <context>
        <name>SetupWizard</name>
        <message>
            <source>Set up a PBX</source>
            <translation>Eine Anlage einrichten</translation>
        </message>
        <message>
            <source>PBX address</source>
            <translation>Adresse der Anlage</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Verbindung testen</translation>
        </message>
        <message>
            <source>Phone numbers</source>
            <translation>Telefonnummern</translation>
        </message>
        <message>
            <source>Your phone and the people you watch</source>
            <translation>Ihr Telefon und beobachtete Personen</translation>
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
            <source>Try the &amp;demo</source>
            <translation>&amp;Demo ausprobieren</translation>
        </message>
        <message>
            <source>Shows the desk with a simulated PBX. Nothing is stored.</source>
            <translation>Zeigt den Desk mit einer simulierten Anlage. Es wird nichts gespeichert.</translation>
        </message>
        <message>
            <source>Press Esc again to cancel. What you have entered is not stored.</source>
            <translation>Drücken Sie noch einmal Esc, um abzubrechen. Ihre Eingaben sind nicht gespeichert.</translation>
        </message>
        <message>
            <source>Connect to a hub</source>
            <translation>Mit einem Hub verbinden</translation>
        </message>
        <message>
            <source>Hub address</source>
            <translation>Adresse des Hubs</translation>
        </message>
        <message>
            <source>&amp;Finish</source>
            <translation>&amp;Fertig</translation>
        </message>
    </context>
    <context>
        <name>ShortcutEditor</name>
        <message>
            <source>Search by words or shortcut</source>
            <translation>Nach Wörtern oder Kürzel suchen</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Alle Befehle durchsuchen</translation>
        </message>
        <message>
            <source>All commands and their shortcuts</source>
            <translation>Alle Befehle und ihre Tastenkürzel</translation>
        </message>
        <message>
            <source>New shortcut for the selected command</source>
            <translation>Neues Tastenkürzel für den ausgewählten Befehl</translation>
        </message>
        <message>
            <source>Reset to default</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>No shortcut</source>
            <translation>Kein Kürzel</translation>
        </message>
        <message>
            <source>Reset all to defaults</source>
            <translation>Alle zurücksetzen</translation>
        </message>
        <message>
            <source>New shortcut</source>
            <translation>Neues Tastenkürzel</translation>
        </message>
        <message>
            <source>%1 is used for typing or navigation. Use keys with Ctrl or Alt, or a function key.</source>
            <translation>%1 dient zum Tippen oder Navigieren. Verwenden Sie Tasten mit Strg oder Alt oder eine Funktionstaste.</translation>
        </message>
        <message>
            <source>%1 was the shortcut of “%2”, which has none now.</source>
            <translation>%1 war das Kürzel für „%2“, das nun keines mehr hat.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Change shortcuts…</source>
            <translation>Tastenkürzel ändern …</translation>
        </message>
    </context>
    <context>
        <name>Sites</name>
        <message>
            <source>Saved in the keyring.</source>
            <translation>Im Schlüsselbund gespeichert.</translation>
        </message>
        <message>
            <source>Removed from the keyring.</source>
            <translation>Aus dem Schlüsselbund entfernt.</translation>
        </message>
        <message>
            <source>The sites cannot be saved: {why}. They stay as they were.</source>
            <translation>Die Standorte können nicht gespeichert werden: {why}. Sie bleiben, wie sie waren.</translation>
        </message>
        <message>
            <source>{site}: enter an address and a user.</source>
            <translation>{site}: Geben Sie Adresse und Benutzer ein.</translation>
        </message>
        <message>
            <source>{site}: enter the address as a name or an IP address, without protocol and port.</source>
            <translation>{site}: Geben Sie die Adresse als Namen oder IP-Adresse ein, ohne Protokoll und Port.</translation>
        </message>
        <message>
            <source>{site}: enter a port from 1 to 65535.</source>
            <translation>{site}: Geben Sie einen Port von 1 bis 65535 ein.</translation>
        </message>
        <message>
            <source>{site}: enter the country as two letters, for example GB or DE.</source>
            <translation>{site}: Geben Sie das Land mit zwei Buchstaben an, z. B. GB oder DE.</translation>
        </message>
        <message>
            <source>{site}: the outside line prefix and the extension length must be digits.</source>
            <translation>{site}: Amtskennziffer und Länge der Nebenstelle müssen Ziffern sein.</translation>
        </message>
        <message>
            <source>{site}: an extension has at most {count} digits.</source>
            <translation>{site}: Eine Nebenstelle hat höchstens {count} Ziffern.</translation>
        </message>
        <message>
            <source>{site}: the file {file} does not exist.</source>
            <translation>{site}: Die Datei {file} existiert nicht.</translation>
        </message>
        <message>
            <source>{site}: choose the client certificate that belongs to the key.</source>
            <translation>{site}: Wählen Sie das Client-Zertifikat, das zum Schlüssel gehört.</translation>
        </message>
    </context>
    <context>
        <name>SitesBanner</name>
        <message>
            <source>Retry now</source>
            <translation>Jetzt erneut versuchen</translation>
        </message>
        <message>
            <source>{site} is being connected.</source>
            <translation>{site} wird verbunden.</translation>
        </message>
        <message>
            <source>{site} is not connected. {reason}</source>
            <translation>{site} ist nicht verbunden. {reason}</translation>
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
        <name>SoundPlayer</name>
        <message>
            <source>Qt Multimedia is not installed: alerts will beep</source>
            <translation>Qt Multimedia ist nicht installiert: Hinweise piepen</translation>
        </message>
        <message>
            <source>No sound device: alerts will beep</source>
            <translation>Kein Audiogerät: Hinweise piepen</translation>
        </message>
        <message>
            <source>“{name}” is not connected: alerts play on “{other}”</source>
            <translation>„{name}“ ist nicht angeschlossen: Hinweise kommen aus „{other}“</translation>
        </message>
    </context>
    <context>
        <name>SourceDialog</name>
        <message>
            <source>TLS (LDAPS)</source>
            <translation>TLS (LDAPS)</translation>
        </message>
        <message>
            <source>StartTLS</source>
            <translation>StartTLS</translation>
        </message>
        <message>
            <source>None (anonymous access only)</source>
            <translation>Keine (nur anonymer Zugriff)</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>Active Directory</source>
            <translation>Active Directory</translation>
        </message>
        <message>
            <source>OpenLDAP and others</source>
            <translation>OpenLDAP und andere</translation>
        </message>
        <message>
            <source>Directory server</source>
            <translation>Verzeichnisserver</translation>
        </message>
        <message>
            <source>File or folder</source>
            <translation>Datei oder Ordner</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Contact files (*.csv *.vcf *.vcard *.ldif *.txt)</source>
            <translation>Kontaktdateien (*.csv *.vcf *.vcard *.ldif *.txt)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>CSV, vCard and LDIF files are read when they change, also on network drives. In a folder, all such files are read.</source>
            <translation>CSV-, vCard- und LDIF-Dateien werden bei Änderungen neu gelesen, auch auf Netzlaufwerken. In einem Ordner werden alle solchen Dateien gelesen.</translation>
        </message>
        <message>
            <source>default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Verschlüsselung</translation>
        </message>
        <message>
            <source>Columns…</source>
            <translation>Spalten …</translation>
        </message>
        <message>
            <source>Columns of a CSV file</source>
            <translation>Spalten einer CSV-Datei</translation>
        </message>
        <message>
            <source>As chosen</source>
            <translation>Wie gewählt</translation>
        </message>
        <message>
            <source>Detected each time</source>
            <translation>Jedes Mal erkannt</translation>
        </message>
        <message>
            <source>CA certificate</source>
            <translation>CA-Zertifikat</translation>
        </message>
        <message>
            <source>PEM files (*.pem *.crt *.cer)</source>
            <translation>PEM-Dateien (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>those of this computer</source>
            <translation>die dieses Computers</translation>
        </message>
        <message>
            <source>Pinned fingerprint</source>
            <translation>Angehefteter Fingerabdruck</translation>
        </message>
        <message>
            <source>none (SHA-256 of the certificate)</source>
            <translation>keiner (SHA-256 des Zertifikats)</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <source>anonymous, or kim@example.com or cn=kim,dc=…</source>
            <translation>anonym, oder kim@example.com oder cn=kim,dc=…</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Base</source>
            <translation>Basis</translation>
        </message>
        <message>
            <source>as the server says, or ou=people,dc=example,dc=com</source>
            <translation>wie vom Server angegeben, oder ou=people,dc=example,dc=com</translation>
        </message>
        <message>
            <source>Kind of server</source>
            <translation>Art des Servers</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>people, or for example (department=Sales)</source>
            <translation>Personen, oder zum Beispiel (department=Vertrieb)</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Attribute</translation>
        </message>
        <message>
            <source>as usual, or displayName=name, ipPhone=work</source>
            <translation>wie üblich, oder displayName=name, ipPhone=work</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>Read every</source>
            <translation>Lesen alle</translation>
        </message>
        <message>
            <source>for example ldap.example.com</source>
            <translation>zum Beispiel ldap.example.com</translation>
        </message>
        <message>
            <source>unchanged, in the keyring</source>
            <translation>unverändert, im Schlüsselbund</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Jetzt ausprobieren</translation>
        </message>
        <message>
            <source>First contacts</source>
            <translation>Erste Kontakte</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>will be stored in the keyring</source>
            <translation>wird im Schlüsselbund gespeichert</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Nummern</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) found.</source>
            <translation>
                <numerusform>%n Kontakt gefunden.</numerusform>
                <numerusform>%n Kontakte gefunden.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found.</source>
            <translation>
                <numerusform>%n Problem gefunden.</numerusform>
                <numerusform>%n Probleme gefunden.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SourcesPage</name>
        <message>
            <source>Contacts of these sources stay up to date by themselves. A person in several sources is one entry, with the name of the first of them.</source>
            <translation>Kontakte dieser Quellen bleiben von selbst aktuell. Eine Person in mehreren Quellen ist ein Eintrag, mit dem Namen aus der ersten.</translation>
        </message>
        <message>
            <source>Contact sources</source>
            <translation>Kontaktquellen</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Last result</source>
            <translation>Letztes Ergebnis</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <source>Add file or folder…</source>
            <translation>Datei oder Ordner hinzufügen …</translation>
        </message>
        <message>
            <source>Add directory server…</source>
            <translation>Verzeichnisserver hinzufügen …</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Bearbeiten …</translation>
        </message>
        <message>
            <source>Read now</source>
            <translation>Jetzt lesen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>From the hub</source>
            <translation>Vom Hub</translation>
        </message>
        <message>
            <source>Published for all desks</source>
            <translation>Für alle Desks veröffentlicht</translation>
        </message>
        <message>
            <source>Imported contacts</source>
            <translation>Importierte Kontakte</translation>
        </message>
        <message>
            <source>Files, on import</source>
            <translation>Dateien, beim Import</translation>
        </message>
        <message>
            <source>Files, on change</source>
            <translation>Dateien, bei Änderung</translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n day(s)</source>
            <translation>
                <numerusform>Server, je %n Tag</numerusform>
                <numerusform>Server, alle %n Tage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n hour(s)</source>
            <translation>
                <numerusform>Server, je %n Stunde</numerusform>
                <numerusform>Server, alle %n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n minute(s)</source>
            <translation>
                <numerusform>Server, je %n Minute</numerusform>
                <numerusform>Server, alle %n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Failed, contacts of {time}</source>
            <translation>Fehlgeschlagen, Kontakte von {time}</translation>
        </message>
        <message>
            <source>See the page Imported contacts</source>
            <translation>Siehe Seite „Importierte Kontakte“</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>Ausgeschaltet</translation>
        </message>
        <message>
            <source>{problem} Contacts of {time} are used.</source>
            <translation>{problem} Kontakte von {time} werden verwendet.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <source>Not read yet</source>
            <translation>Noch nicht gelesen</translation>
        </message>
        <message>
            <source>Up to date, {time}</source>
            <translation>Aktuell, {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n entry or value could not be read</source>
            <translation>
                <numerusform>%n Eintrag oder Wert war nicht lesbar</numerusform>
                <numerusform>%n Einträge oder Werte waren nicht lesbar</numerusform>
            </translation>
        </message>
        <message>
            <source>The sources cannot be saved ({why}).</source>
            <translation>Die Quellen können nicht gespeichert werden ({why}).</translation>
        </message>
    </context>
    <context>
        <name>Spoken</name>
        <message>
            <source>warning</source>
            <translation>Warnung</translation>
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
            <source>Retry now</source>
            <translation>Jetzt erneut versuchen</translation>
        </message>
        <message>
            <source>Enter the password…</source>
            <translation>Passwort eingeben …</translation>
        </message>
        <message>
            <source>Continue without the other PBXs</source>
            <translation>Ohne die anderen Anlagen fortfahren</translation>
        </message>
        <message>
            <source>Set up again…</source>
            <translation>Neu einrichten …</translation>
        </message>
        <message>
            <source>Last update {age} ago.</source>
            <translation>Zuletzt aktualisiert vor {age}.</translation>
        </message>
        <message>
            <source>Reconnecting to the PBX.</source>
            <translation>Verbindung zur Anlage wird wiederhergestellt.</translation>
        </message>
        <message>
            <source>Reconnected; loading current calls.</source>
            <translation>Wieder verbunden; laufende Anrufe werden geladen.</translation>
        </message>
        <message>
            <source>This program has stopped trying to connect.</source>
            <translation>Dieses Programm versucht nicht mehr, sich zu verbinden.</translation>
        </message>
        <message>
            <source>Retrying in {seconds} s.</source>
            <translation>Nächster Versuch in {seconds} s.</translation>
        </message>
    </context>
    <context>
        <name>SummaryPage</name>
        <message>
            <source>Last contact: {line}</source>
            <translation>Letzter Kontakt: {line}</translation>
        </message>
    </context>
    <context>
        <name>SupportDialog</name>
        <message>
            <source>Create a support file</source>
            <translation>Support-Datei erstellen</translation>
        </message>
        <message>
            <source>The zip file contains the log, the versions of all components, and your settings without passwords. Check it before you send it.</source>
            <translation>Die Zip-Datei enthält das Protokoll, die Versionen aller Komponenten und Ihre Einstellungen ohne Passwörter. Prüfen Sie sie vor dem Senden.</translation>
        </message>
        <message>
            <source>Include the calls of the last minutes, with names and numbers</source>
            <translation>Anrufe der letzten Minuten mit Namen und Nummern einschließen</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Save the support file</source>
            <translation>Support-Datei speichern</translation>
        </message>
        <message>
            <source>Zip files (*.zip)</source>
            <translation>Zip-Dateien (*.zip)</translation>
        </message>
    </context>
    <context>
        <name>SystemPage</name>
        <message>
            <source>Start minimised at sign-in</source>
            <translation>Bei der Anmeldung minimiert starten</translation>
        </message>
        <message>
            <source>Look up numbers from tel: links</source>
            <translation>Nummern aus tel:-Links nachschlagen</translation>
        </message>
        <message>
            <source>Leave this off if another app dials tel: links: only one app can open them.</source>
            <translation>Lassen Sie dies aus, wenn eine andere App tel:-Links wählt: Nur eine App kann sie öffnen.</translation>
        </message>
        <message>
            <source>Check for new versions</source>
            <translation>Nach neuen Versionen suchen</translation>
        </message>
        <message>
            <source>Update address</source>
            <translation>Update-Adresse</translation>
        </message>
        <message>
            <source>Checked daily; no data is sent. Ask your administrator for the address; it returns the version as JSON.</source>
            <translation>Tägliche Abfrage; es werden keine Daten gesendet. Fragen Sie Ihren Administrator nach der Adresse; sie liefert die Version als JSON.</translation>
        </message>
        <message>
            <source>Write a detailed log</source>
            <translation>Ausführliches Protokoll schreiben</translation>
        </message>
        <message>
            <source>For support. The log may contain names and numbers of callers, but never passwords.</source>
            <translation>Für den Support. Das Protokoll kann Namen und Nummern von Anrufern enthalten, aber nie Passwörter.</translation>
        </message>
        <message>
            <source>The update address must start with https:// and contain a server name.</source>
            <translation>Die Update-Adresse muss mit https:// beginnen und einen Servernamen enthalten.</translation>
        </message>
    </context>
    <context>
        <name>ThresholdsPage</name>
        <message>
            <source>A warning changes the colour and the shape of a time; an alarm fills it with red. Only calls for you and for the people you watch are marked. The rules on the Alerts page decide when an alert sounds.</source>
            <translation>Eine Warnung ändert Farbe und Form einer Zeit; ein Alarm füllt sie rot. Nur Anrufe für Sie und für beobachtete Personen werden markiert. Wann ein Hinweis ertönt, bestimmen die Regeln auf der Seite „Hinweise“.</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Anrufe</translation>
        </message>
        <message>
            <source>{state}: warning</source>
            <translation>{state}: Warnung</translation>
        </message>
        <message>
            <source>{state}: alarm</source>
            <translation>{state}: Alarm</translation>
        </message>
        <message>
            <source>Show ended calls for</source>
            <translation>Beendete Anrufe anzeigen für</translation>
        </message>
        <message>
            <source>not at all</source>
            <translation>gar nicht</translation>
        </message>
        <message>
            <source>Hunt groups</source>
            <translation>Sammelanschlüsse</translation>
        </message>
        <message>
            <source>Longest wait, target</source>
            <translation>Längste Wartezeit, Ziel</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keines</translation>
        </message>
        <message>
            <source>A hunt group shows a warning at half of the target and an alarm at the target.</source>
            <translation>Ein Sammelanschluss zeigt ab der Hälfte des Ziels eine Warnung und ab dem Ziel einen Alarm.</translation>
        </message>
        <message>
            <source>Callers count as abandoned after</source>
            <translation>Anrufe gelten als aufgegeben nach</translation>
        </message>
        <message>
            <source>any wait</source>
            <translation>jeder Wartezeit</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Wallboard</translation>
        </message>
        <message>
            <source>Wallboard, {what}: warning</source>
            <translation>Wallboard, {what}: Warnung</translation>
        </message>
        <message>
            <source>Wallboard, {what}: alarm</source>
            <translation>Wallboard, {what}: Alarm</translation>
        </message>
        <message>
            <source>Targets of individual hunt groups</source>
            <translation>Ziele einzelner Sammelanschlüsse</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>{state}: the alarm must be later than the warning, or 0 for never.</source>
            <translation>{state}: Der Alarm muss später sein als die Warnung, oder 0 für nie.</translation>
        </message>
        <message>
            <source>Wallboard, {what}: the alarm must be above the warning, or 0 for never.</source>
            <translation>Wallboard, {what}: Der Alarm muss über der Warnung liegen oder 0 für „nie“ sein.</translation>
        </message>
    </context>
    <context>
        <name>TimeBar</name>
        <message>
            <source>Time bar</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <source>The past, not live</source>
            <translation>Vergangenheit, nicht live</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Previous notable moment</source>
            <translation>Voriger auffälliger Zeitpunkt</translation>
        </message>
        <message>
            <source>Next notable moment</source>
            <translation>Nächster auffälliger Zeitpunkt</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Geschwindigkeit</translation>
        </message>
        <message>
            <source>{factor}x</source>
            <translation>{factor}x</translation>
        </message>
        <message>
            <source>Day and time to show</source>
            <translation>Anzuzeigender Tag und Uhrzeit</translation>
        </message>
        <message>
            <source>There is no later notable moment on this day.</source>
            <translation>Kein späterer auffälliger Zeitpunkt an diesem Tag.</translation>
        </message>
        <message>
            <source>There is no earlier notable moment on this day.</source>
            <translation>Kein früherer auffälliger Zeitpunkt an diesem Tag.</translation>
        </message>
        <message>
            <source>Back to now</source>
            <translation>Zurück zu jetzt</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>{who} transferred the call after {time}</source>
            <translation>{who} hat den Anruf nach {time} übergeben</translation>
        </message>
        <message>
            <source>{who} parked the call after {time}</source>
            <translation>{who} hat den Anruf nach {time} geparkt</translation>
        </message>
        <message>
            <source>{who} picked the call up after {time}</source>
            <translation>{who} hat den Anruf nach {time} herangeholt</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Calls in order of urgency</source>
            <translation>Anrufe nach Dringlichkeit</translation>
        </message>
        <message>
            <source>Ringing calls are at the top, then waiting callers, longest first, then calls on hold. Calls that ring for others follow. Select a call to see its details.</source>
            <translation>Oben stehen klingelnde Anrufe, dann wartende, die längsten zuerst, dann gehaltene. Danach kommen Anrufe, die bei anderen klingeln. Wählen Sie einen Anruf aus, um seine Details zu sehen.</translation>
        </message>
        <message>
            <source>Find people quickly</source>
            <translation>Personen schnell finden</translation>
        </message>
        <message>
            <source>Press Ctrl+K anywhere. Type part of a name, a department or a number to see who is free; small typing errors do not matter. Press Enter to call with the phone app of this computer.</source>
            <translation>Drücken Sie an beliebiger Stelle Strg+K. Tippen Sie einen Teil eines Namens, einer Abteilung oder einer Nummer, um zu sehen, wer frei ist; kleine Tippfehler schaden nicht. Mit der Eingabetaste rufen Sie über das Telefonprogramm dieses Computers an.</translation>
        </message>
        <message>
            <source>Everyone at a glance</source>
            <translation>Alle auf einen Blick</translation>
        </message>
        <message>
            <source>Each state has an icon, a word and a colour. Drag a pane by its title to move it, also to another screen, or close it.</source>
            <translation>Jeder Zustand hat ein Symbol, ein Wort und eine Farbe. Ziehen Sie einen Bereich am Titel, um ihn zu verschieben, auch auf einen anderen Bildschirm, oder schließen Sie ihn.</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>F1 shows all shortcuts, Ctrl+Shift+P all commands. If the connection is lost, the window shows when it was last updated.</source>
            <translation>F1 zeigt alle Tastenkürzel, Strg+Umschalt+P alle Befehle. Bricht die Verbindung ab, zeigt das Fenster, wann es zuletzt aktualisiert wurde.</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Überspringen</translation>
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
            <source>Finish</source>
            <translation>Fertig</translation>
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
            <source>%n to call back</source>
            <translation>
                <numerusform>%n Rückruf</numerusform>
                <numerusform>%n Rückrufe</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WaitingButton</name>
        <message numerus="yes">
            <source>%n note(s) with two texts…</source>
            <translation>
                <numerusform>%n Notiz mit zwei Texten …</numerusform>
                <numerusform>%n Notizen mit zwei Texten …</numerusform>
            </translation>
        </message>
        <message>
            <source>Someone else has changed the same note. Click to see both texts.</source>
            <translation>Jemand anderes hat dieselbe Notiz geändert. Klicken Sie, um beide Texte zu sehen.</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) wait for the hub</source>
            <translation>
                <numerusform>%n Änderung wartet auf den Hub</numerusform>
                <numerusform>%n Änderungen warten auf den Hub</numerusform>
            </translation>
        </message>
        <message>
            <source>They are made as soon as the hub is connected again, also after a restart.</source>
            <translation>Sie werden ausgeführt, sobald der Hub wieder verbunden ist, auch nach einem Neustart.</translation>
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
            <source>Talking</source>
            <translation>Im Gespräch</translation>
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
            <translation>Wallboard</translation>
        </message>
        <message>
            <source>Answered, abandoned and service level: only calls that this desk has seen today</source>
            <translation>Angenommen, aufgegeben und Servicegrad: nur Anrufe, die dieser Desk heute gesehen hat</translation>
        </message>
        <message>
            <source>Service level, target {percent} in {seconds} s</source>
            <translation>Servicegrad, Ziel {percent} in {seconds} s</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Zusammen</translation>
        </message>
        <message>
            <source>Ringing for groups</source>
            <translation>Klingelt für Gruppen</translation>
        </message>
        <message>
            <source>Calls that ring for a hunt group. Calls to a single extension are not counted.</source>
            <translation>Anrufe, die für einen Sammelanschluss klingeln. Anrufe für eine einzelne Nebenstelle werden nicht gezählt.</translation>
        </message>
        <message numerus="yes">
            <source>%n unanswered caller(s)</source>
            <translation>
                <numerusform>%n Anruf noch nicht angenommen</numerusform>
                <numerusform>%n Anrufe noch nicht angenommen</numerusform>
            </translation>
        </message>
        <message>
            <source>No callers waiting</source>
            <translation>Keine wartenden Anrufer</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) to call back</source>
            <translation>
                <numerusform>%n Rückruf offen</numerusform>
                <numerusform>%n Rückrufe offen</numerusform>
            </translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Nummer unterdrückt</translation>
        </message>
    </context>
    <context>
        <name>WallboardPage</name>
        <message>
            <source>Service level target</source>
            <translation>Ziel-Servicegrad</translation>
        </message>
        <message>
            <source>Calls answered within</source>
            <translation>Anrufe angenommen innerhalb von</translation>
        </message>
        <message>
            <source>Alarm for the service level from</source>
            <translation>Alarm für den Servicegrad ab</translation>
        </message>
        <message>
            <source> calls</source>
            <translation> Anrufen</translation>
        </message>
        <message>
            <source>the first call</source>
            <translation>dem ersten Anruf</translation>
        </message>
        <message>
            <source>Waiting callers of a hunt group</source>
            <translation>Wartende Anrufer eines Sammelanschlusses</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Längste Wartezeit</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Dialling</source>
            <translation>Wählt</translation>
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
            <translation>Im Gespräch</translation>
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
            <source>Connecting</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Synchronising</source>
            <translation>Synchronisieren</translation>
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
            <translation>Eingehend</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Ausgehend</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Intern</translation>
        </message>
        <message>
            <source>Unknown direction</source>
            <translation>Richtung unbekannt</translation>
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
            <source>Recording consent given</source>
            <translation>Aufzeichnung zugestimmt</translation>
        </message>
        <message>
            <source>Recording refused</source>
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
            <translation>Parkposition</translation>
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
            <source>over {time}</source>
            <translation>über {time}</translation>
        </message>
        <message>
            <source>Extension free</source>
            <translation>Nebenstelle frei</translation>
        </message>
        <message>
            <source>Extension busy</source>
            <translation>Nebenstelle besetzt</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Nicht stören</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Abwesend</translation>
        </message>
        <message>
            <source>Forwarded</source>
            <translation>Umgeleitet</translation>
        </message>
        <message>
            <source>Not logged in</source>
            <translation>Nicht angemeldet</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} h</translation>
        </message>
    </context>
    <context>
        <name>_CommandListView</name>
        <message>
            <source>No matching commands.</source>
            <translation>Keine passenden Befehle.</translation>
        </message>
    </context>
    <context>
        <name>_RowsAboveButton</name>
        <message numerus="yes">
            <source>%n ringing or waiting ↑</source>
            <translation>
                <numerusform>%n klingelt oder wartet ↑</numerusform>
                <numerusform>%n klingeln oder warten ↑</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>_TargetDelegate</name>
        <message>
            <source>as all groups: none</source>
            <translation>wie alle Gruppen: keines</translation>
        </message>
        <message>
            <source>as all groups: {seconds} s</source>
            <translation>wie alle Gruppen: {seconds} s</translation>
        </message>
    </context>
</TS>
