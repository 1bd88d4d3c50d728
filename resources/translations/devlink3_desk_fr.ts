<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About DevLink3 Desk</source>
            <translation>À propos de DevLink3 Desk</translation>
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
            <translation>Un standard libre pour l’accueil sur Avaya IP Office, avec les données en direct de DevLink3.</translation>
        </message>
        <message>
            <source>DevLink3 reports calls but cannot make them. Numbers are dialled by the phone app of this computer.</source>
            <translation>DevLink3 signale les appels mais ne peut pas en passer. L’application de téléphonie de cet ordinateur compose les numéros.</translation>
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
            <translation>par exemple pbx.example.com ou 192.168.42.1</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>&amp;Utilisateur</translation>
        </message>
        <message>
            <source>a service user of the PBX</source>
            <translation>un utilisateur de service du PBX</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Mot de passe</translation>
        </message>
        <message>
            <source>The name of a site on a hub has up to 32 letters (A to Z), digits, hyphens and underscores.</source>
            <translation>Le nom d’un site sur un hub comporte au plus 32 lettres (A à Z), chiffres, tirets et tirets bas.</translation>
        </message>
        <message>
            <source>A PBX</source>
            <translation>Un PBX</translation>
        </message>
        <message>
            <source>A hub, which serves several desks</source>
            <translation>Un hub, qui dessert plusieurs standards</translation>
        </message>
        <message>
            <source>default: the address</source>
            <translation>par défaut : l’adresse</translation>
        </message>
        <message>
            <source>&amp;Site name</source>
            <translation>&amp;Nom du site</translation>
        </message>
        <message>
            <source>P&amp;ort</source>
            <translation>P&amp;ort</translation>
        </message>
        <message>
            <source>Site on the hub</source>
            <translation>Site sur le hub</translation>
        </message>
        <message>
            <source>&amp;Encrypt the connection (TLS)</source>
            <translation>&amp;Chiffrer la connexion (TLS)</translation>
        </message>
        <message>
            <source>&amp;More: trusted CAs, client certificate</source>
            <translation>&amp;Plus : AC de confiance, certificat client</translation>
        </message>
        <message>
            <source>Enter the user and the password that your administrator has given to this desk. A desk on a hub needs no account of the PBX. The password is stored in this computer's keyring, never in a file.</source>
            <translation>Indiquez l’utilisateur et le mot de passe que votre administrateur a attribués à ce standard. Un standard relié à un hub n’a pas besoin de compte sur le PBX. Le mot de passe est enregistré dans le trousseau de cet ordinateur, jamais dans un fichier.</translation>
        </message>
        <message>
            <source>Trusted CAs (PEM)</source>
            <translation>AC de confiance (PEM)</translation>
        </message>
        <message>
            <source>Client certificate (PEM or PKCS#12)</source>
            <translation>Certificat client (PEM ou PKCS#12)</translation>
        </message>
        <message>
            <source>Private key (PEM)</source>
            <translation>Clé privée (PEM)</translation>
        </message>
        <message>
            <source>Key passphrase</source>
            <translation>Phrase secrète de la clé</translation>
        </message>
        <message>
            <source>Enter a service user from the security settings of IP Office Manager, in a rights group with DevLink3 enabled. The password is stored in this computer's keyring, never in a file.</source>
            <translation>Indiquez un utilisateur de service des paramètres de sécurité d’IP Office Manager, dans un groupe de droits où DevLink3 est activé. Le mot de passe est enregistré dans le trousseau de cet ordinateur, jamais dans un fichier.</translation>
        </message>
        <message>
            <source>Enter the address without protocol and port. The port has a field of its own.</source>
            <translation>Saisissez l’adresse sans protocole ni port. Le port a son propre champ.</translation>
        </message>
        <message>
            <source>The address must not contain spaces.</source>
            <translation>L’adresse ne doit pas contenir d’espaces.</translation>
        </message>
        <message>
            <source>Enter a port from 1 to 65535.</source>
            <translation>Saisissez un port de 1 à 65535.</translation>
        </message>
        <message>
            <source>The site “{site}” exists already. It will be replaced.</source>
            <translation>Le site « {site} » existe déjà. Il sera remplacé.</translation>
        </message>
        <message>
            <source>Connect to</source>
            <translation>Se connecter à</translation>
        </message>
        <message>
            <source>the name that the hub publishes; several with commas</source>
            <translation>le nom publié par le hub ; plusieurs séparés par des virgules</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choisir…</translation>
        </message>
        <message>
            <source>Choose: {what}</source>
            <translation>Choisir : {what}</translation>
        </message>
        <message>
            <source>a user of the hub</source>
            <translation>un utilisateur du hub</translation>
        </message>
        <message>
            <source>for example hub.example.com</source>
            <translation>par exemple hub.example.com</translation>
        </message>
        <message>
            <source>Not encrypted: anyone on the network can read all calls and names. Use this only on a network that you trust.</source>
            <translation>Non chiffré : toute personne sur le réseau peut lire les appels et les noms. À n’utiliser que sur un réseau de confiance.</translation>
        </message>
    </context>
    <context>
        <name>AlertBar</name>
        <message>
            <source>Alerts</source>
            <translation>Alertes</translation>
        </message>
    </context>
    <context>
        <name>AlertCard</name>
        <message>
            <source>Dismiss</source>
            <translation>Fermer</translation>
        </message>
    </context>
    <context>
        <name>AlertOptionsPage</name>
        <message>
            <source>Play alerts on the loudspeakers and use the headset for calls.</source>
            <translation>Diffusez les alertes sur les haut-parleurs et gardez le casque pour les appels.</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Tester</translation>
        </message>
        <message>
            <source>Test the loudspeakers</source>
            <translation>Tester les haut-parleurs</translation>
        </message>
        <message>
            <source>Loudspeakers</source>
            <translation>Haut-parleurs</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Close to the tray</source>
            <translation>Réduire dans la zone de notification à la fermeture</translation>
        </message>
        <message>
            <source>Start in the tray</source>
            <translation>Démarrer dans la zone de notification</translation>
        </message>
        <message>
            <source>This desktop has no tray: alerts are also shown in the window.</source>
            <translation>Ce bureau n’a pas de zone de notification : les alertes s’affichent aussi dans la fenêtre.</translation>
        </message>
        <message>
            <source>{number}: international number (E.164); {national}: national format; {digits}: without the plus sign; {as_received}: as sent by the PBX; {name}: name.</source>
            <translation>{number} : numéro international (E.164) ; {national} : format national ; {digits} : sans le signe plus ; {as_received} : tel qu’envoyé par le PBX ; {name} : nom.</translation>
        </message>
        <message>
            <source>default: those of the site's country</source>
            <translation>par défaut : ceux du pays du site</translation>
        </message>
        <message>
            <source>Caller web page</source>
            <translation>Page web de l’appelant</translation>
        </message>
        <message>
            <source>Emergency numbers</source>
            <translation>Numéros d’urgence</translation>
        </message>
        <message>
            <source>“{word}” is not a number. Enter emergency numbers, for example 112, 999.</source>
            <translation>« {word} » n’est pas un numéro. Saisissez des numéros d’urgence, par exemple 112, 15.</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Par défaut du système</translation>
        </message>
        <message>
            <source>{name} (not connected)</source>
            <translation>{name} (non connecté)</translation>
        </message>
    </context>
    <context>
        <name>AlertPopups</name>
        <message>
            <source>Alerts</source>
            <translation>Alertes</translation>
        </message>
    </context>
    <context>
        <name>AlertRule</name>
        <message>
            <source>A call rings or waits</source>
            <translation>Un appel sonne ou attend</translation>
        </message>
        <message>
            <source>A queue is too long</source>
            <translation>Une file d’attente est trop longue</translation>
        </message>
        <message>
            <source>A call is on hold</source>
            <translation>Un appel est en garde</translation>
        </message>
        <message>
            <source>A call is parked</source>
            <translation>Un appel est parqué</translation>
        </message>
        <message>
            <source>An emergency number is called</source>
            <translation>Un numéro d’urgence est appelé</translation>
        </message>
        <message>
            <source>me</source>
            <translation>moi</translation>
        </message>
        <message>
            <source>people I watch</source>
            <translation>les personnes surveillées</translation>
        </message>
        <message>
            <source>these numbers</source>
            <translation>ces numéros</translation>
        </message>
        <message>
            <source>everyone</source>
            <translation>tout le monde</translation>
        </message>
        <message>
            <source>No sound</source>
            <translation>Aucun son</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Téléphone</translation>
        </message>
        <message>
            <source>Chime</source>
            <translation>Carillon</translation>
        </message>
        <message>
            <source>Three notes</source>
            <translation>Trois notes</translation>
        </message>
        <message>
            <source>Double tap</source>
            <translation>Double coup</translation>
        </message>
        <message>
            <source>Siren</source>
            <translation>Sirène</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>lun.</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>mar.</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>mer.</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>jeu.</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>ven.</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>sam.</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>dim.</translation>
        </message>
    </context>
    <context>
        <name>AlertRuleForm</name>
        <message>
            <source>Event</source>
            <translation>Événement</translation>
        </message>
        <message>
            <source>Calls for</source>
            <translation>Appels pour</translation>
        </message>
        <message>
            <source>Extensions and hunt groups, for example 200, 201</source>
            <translation>Postes et groupements, par ex. 200, 201</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Numéros</translation>
        </message>
        <message>
            <source>Delay in seconds</source>
            <translation>Délai en secondes</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>immediately</source>
            <translation>immédiatement</translation>
        </message>
        <message>
            <source>Or number of callers</source>
            <translation>Ou nombre d’appelants</translation>
        </message>
        <message>
            <source> callers</source>
            <translation> appelants</translation>
        </message>
        <message>
            <source>or any number</source>
            <translation>ou quel que soit le nombre</translation>
        </message>
        <message>
            <source>or with </source>
            <translation>ou avec </translation>
        </message>
        <message>
            <source>no day is checked: every day</source>
            <translation>aucun jour coché : tous les jours</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>To</source>
            <translation>À</translation>
        </message>
        <message>
            <source>Show a notification</source>
            <translation>Afficher une notification</translation>
        </message>
        <message>
            <source>Open the caller web page</source>
            <translation>Ouvrir la page web de l’appelant</translation>
        </message>
        <message>
            <source>Also during do not disturb</source>
            <translation>Aussi en mode « Ne pas déranger »</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Son</translation>
        </message>
        <message>
            <source>Repeat every</source>
            <translation>Répéter toutes les</translation>
        </message>
        <message>
            <source>once only</source>
            <translation>une seule fois</translation>
        </message>
        <message>
            <source>every </source>
            <translation>toutes les </translation>
        </message>
        <message>
            <source>same start and end: all day</source>
            <translation>même début et même fin : toute la journée</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Écouter</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Après</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Jours</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Heures</translation>
        </message>
    </context>
    <context>
        <name>Alerting</name>
        <message>
            <source>Do not disturb</source>
            <translation>Ne pas déranger</translation>
        </message>
        <message>
            <source>Show the desk</source>
            <translation>Afficher le standard</translation>
        </message>
        <message>
            <source>To call back</source>
            <translation>À rappeler</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Afficher</translation>
        </message>
    </context>
    <context>
        <name>Alerts</name>
        <message numerus="yes">
            <source>{group}: %n waiting</source>
            <translation>
                <numerusform>{group} : %n en attente</numerusform>
                <numerusform>{group} : %n en attente</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} is still on hold</source>
            <translation>{name} est toujours en garde</translation>
        </message>
        <message>
            <source>{name} is still parked</source>
            <translation>{name} est toujours parqué</translation>
        </message>
        <message>
            <source>{name} is calling</source>
            <translation>{name} appelle</translation>
        </message>
        <message>
            <source>Longest wait since {time}</source>
            <translation>Plus longue attente depuis {time}</translation>
        </message>
        <message>
            <source>Longest wait {elapsed}</source>
            <translation>Plus longue attente {elapsed}</translation>
        </message>
        <message>
            <source>On hold {elapsed}</source>
            <translation>En garde {elapsed}</translation>
        </message>
        <message>
            <source>Parked {elapsed}</source>
            <translation>Parqué {elapsed}</translation>
        </message>
        <message>
            <source>{number} dialled by {person}</source>
            <translation>{number} composé par {person}</translation>
        </message>
        <message>
            <source>Emergency call by {person}</source>
            <translation>Appel d’urgence de {person}</translation>
        </message>
        <message>
            <source>At {time}</source>
            <translation>À {time}</translation>
        </message>
        <message>
            <source>{elapsed} ago</source>
            <translation>Il y a {elapsed}</translation>
        </message>
        <message>
            <source>Since {time}</source>
            <translation>Depuis {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n more alert(s)</source>
            <translation>
                <numerusform>%n autre alerte</numerusform>
                <numerusform>%n autres alertes</numerusform>
            </translation>
        </message>
        <message>
            <source>Open the desk to see all alerts.</source>
            <translation>Ouvrez le standard pour les voir toutes.</translation>
        </message>
    </context>
    <context>
        <name>AlertsPage</name>
        <message>
            <source>The caller web page must start with https:// or http://.</source>
            <translation>La page web de l’appelant doit commencer par https:// ou http://.</translation>
        </message>
        <message>
            <source>Enter the full server name. Placeholders are allowed only after it.</source>
            <translation>Indiquez le nom complet du serveur. Les variables ne sont admises qu’après celui-ci.</translation>
        </message>
        <message>
            <source>The caller web page may contain only the placeholders {number}, {national}, {digits}, {as_received} and {name}.</source>
            <translation>La page web de l’appelant ne peut contenir que les variables {number}, {national}, {digits}, {as_received} et {name}.</translation>
        </message>
        <message>
            <source>The first matching rule applies. A rule without notification and sound mutes the alert.</source>
            <translation>La première règle qui correspond s’applique. Une règle sans notification ni son rend l’alerte muette.</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Règles</translation>
        </message>
        <message>
            <source>Alert</source>
            <translation>Alerte</translation>
        </message>
        <message>
            <source>Calls for</source>
            <translation>Appels pour</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Son</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quand</translation>
        </message>
        <message>
            <source>Enter at least one number for the rule “these numbers”.</source>
            <translation>Indiquez au moins un numéro pour la règle « ces numéros ».</translation>
        </message>
        <message>
            <source>“{word}” is not a number. Enter extensions and hunt groups, for example 200, 201.</source>
            <translation>« {word} » n’est pas un numéro. Saisissez des postes et des groupements, par exemple 200, 201.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Ajouter</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>Reset to defaults</source>
            <translation>Réinitialiser</translation>
        </message>
    </context>
    <context>
        <name>CallCard</name>
        <message>
            <source>No call selected</source>
            <translation>Aucun appel sélectionné</translation>
        </message>
        <message>
            <source>Select a call to see its course.</source>
            <translation>Sélectionnez un appel pour voir son déroulement.</translation>
        </message>
        <message>
            <source>Waited {time}</source>
            <translation>Attente {time}</translation>
        </message>
        <message>
            <source>Talked {time}</source>
            <translation>Conversation {time}</translation>
        </message>
        <message>
            <source>On hold {time}</source>
            <translation>En garde {time}</translation>
        </message>
        <message>
            <source>Parked {time}</source>
            <translation>Parqué {time}</translation>
        </message>
        <message>
            <source>Dialled {number}</source>
            <translation>Numéro composé : {number}</translation>
        </message>
        <message>
            <source>Account code {code}</source>
            <translation>Code de compte {code}</translation>
        </message>
        <message>
            <source>A part of this call was not seen.</source>
            <translation>Une partie de cet appel n’a pas été vue.</translation>
        </message>
        <message>
            <source>The course of the call cannot be shown</source>
            <translation>Impossible d’afficher le déroulement de l’appel</translation>
        </message>
    </context>
    <context>
        <name>CallModel</name>
        <message>
            <source>Ended: %1 to %2</source>
            <translation>Terminé : %1 vers %2</translation>
        </message>
        <message>
            <source>%1: %2 to %3</source>
            <translation>%1 : %2 vers %3</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>Dialling…</source>
            <translation>Numérotation…</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Numéro masqué</translation>
        </message>
        <message>
            <source>Number not available</source>
            <translation>Numéro non disponible</translation>
        </message>
        <message>
            <source>one of {count}</source>
            <translation>une de {count}</translation>
        </message>
        <message numerus="yes">
            <source>%n phones ringing</source>
            <translation>
                <numerusform>%n poste sonne</numerusform>
                <numerusform>%n postes sonnent</numerusform>
            </translation>
        </message>
        <message>
            <source>Out of date: {site}</source>
            <translation>Plus à jour : {site}</translation>
        </message>
        <message>
            <source>Line %1, channel %2</source>
            <translation>Ligne %1, canal %2</translation>
        </message>
        <message>
            <source>SIP line</source>
            <translation>Ligne SIP</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Vers</translation>
        </message>
        <message>
            <source>Group and line</source>
            <translation>Groupe, ligne</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Durée</translation>
        </message>
    </context>
    <context>
        <name>CallStripView</name>
        <message>
            <source>Top calls</source>
            <translation>Premiers appels</translation>
        </message>
    </context>
    <context>
        <name>CallTable</name>
        <message>
            <source>Calls</source>
            <translation>Appels</translation>
        </message>
    </context>
    <context>
        <name>CallTakers</name>
        <message>
            <source>I do not take this one</source>
            <translation>Je ne le prends pas</translation>
        </message>
        <message>
            <source>I take this one</source>
            <translation>Je le prends</translation>
        </message>
        <message>
            <source>{name} was faster and takes this call.</source>
            <translation>{name} a été plus rapide et prend cet appel.</translation>
        </message>
        <message>
            <source>{name} takes it</source>
            <translation>{name} le prend</translation>
        </message>
    </context>
    <context>
        <name>CallTimeline</name>
        <message>
            <source>{who}: {state}, {start} to {end} ({duration})</source>
            <translation>{who} : {state}, {start} à {end} ({duration})</translation>
        </message>
        <message>
            <source>Timeline of the call</source>
            <translation>Chronologie de l’appel</translation>
        </message>
    </context>
    <context>
        <name>CallbackFilter</name>
        <message>
            <source>Whose callers are shown</source>
            <translation>Appelants affichés</translation>
        </message>
        <message>
            <source>My callers: for me, and for the people and hunt groups that I watch</source>
            <translation>Mes appelants : pour moi et pour les personnes et groupements surveillés</translation>
        </message>
        <message>
            <source>All callers</source>
            <translation>Tous les appelants</translation>
        </message>
        <message>
            <source>My callers</source>
            <translation>Mes appelants</translation>
        </message>
    </context>
    <context>
        <name>CallbackModel</name>
        <message>
            <source>To call back</source>
            <translation>À rappeler</translation>
        </message>
    </context>
    <context>
        <name>Callbacks</name>
        <message>
            <source>Reached in another way</source>
            <translation>Joint autrement</translation>
        </message>
        <message>
            <source>No call needed any more</source>
            <translation>Rappel devenu inutile</translation>
        </message>
        <message>
            <source>Nobody answers there</source>
            <translation>Personne ne répond</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Mauvais numéro</translation>
        </message>
        <message>
            <source>Unwanted call</source>
            <translation>Appel indésirable</translation>
        </message>
        <message>
            <source>Someone</source>
            <translation>Quelqu’un</translation>
        </message>
        <message>
            <source>last {time}</source>
            <translation>dernière {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n tentative</numerusform>
                <numerusform>%n tentatives</numerusform>
            </translation>
        </message>
        <message>
            <source>{attempts}, first {time}</source>
            <translation>{attempts}, première {time}</translation>
        </message>
        <message>
            <source>You are calling back</source>
            <translation>Vous rappelez</translation>
        </message>
        <message>
            <source>{name} is calling back</source>
            <translation>{name} rappelle</translation>
        </message>
        <message>
            <source>Done by {name}: {reason}</source>
            <translation>Traité par {name} : {reason}</translation>
        </message>
        <message>
            <source>Done by {name}</source>
            <translation>Traité par {name}</translation>
        </message>
    </context>
    <context>
        <name>CallbacksPane</name>
        <message>
            <source>To call back</source>
            <translation>À rappeler</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>Rappeler</translation>
        </message>
        <message>
            <source>I'll do it</source>
            <translation>Je m’en charge</translation>
        </message>
        <message>
            <source>Done…</source>
            <translation>Traité…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Newest attempt first</source>
            <translation>Dernière tentative en premier</translation>
        </message>
        <message>
            <source>Show done</source>
            <translation>Afficher les traités</translation>
        </message>
        <message>
            <source>Show the last attempt</source>
            <translation>Afficher la dernière tentative</translation>
        </message>
        <message>
            <source>Order and done callers</source>
            <translation>Ordre et appelants traités</translation>
        </message>
        <message>
            <source>Callers to call back</source>
            <translation>Appelants à rappeler</translation>
        </message>
        <message>
            <source>Recording settings…</source>
            <translation>Paramètres d’enregistrement…</translation>
        </message>
        <message>
            <source>Calls are not recorded: new callers are missing here.</source>
            <translation>Les appels ne sont pas enregistrés : les nouveaux appelants manquent ici.</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) to call back</source>
            <translation>
                <numerusform>%n appelant à rappeler</numerusform>
                <numerusform>%n appelants à rappeler</numerusform>
            </translation>
        </message>
        <message>
            <source>Calls are not recorded</source>
            <translation>Les appels ne sont pas enregistrés</translation>
        </message>
        <message>
            <source>Who is to be called back is known from recorded calls. Switch recording on in the settings.</source>
            <translation>Les appelants à rappeler sont connus grâce aux appels enregistrés. Activez l’enregistrement dans les paramètres.</translation>
        </message>
        <message>
            <source>The history cannot be read</source>
            <translation>Impossible de lire l’historique</translation>
        </message>
        <message>
            <source>Reading the history…</source>
            <translation>Lecture de l’historique…</translation>
        </message>
        <message>
            <source>Nobody to call back here</source>
            <translation>Personne à rappeler ici</translation>
        </message>
        <message numerus="yes">
            <source>%n more caller(s) under All callers.</source>
            <translation>
                <numerusform>%n autre appelant sous « Tous les appelants ».</numerusform>
                <numerusform>%n autres appelants sous « Tous les appelants ».</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody to call back</source>
            <translation>Personne à rappeler</translation>
        </message>
        <message>
            <source>Callers who reach nobody appear here, and stay until someone has spoken with them.</source>
            <translation>Les appelants qui n’ont joint personne apparaissent ici et y restent jusqu’à ce que quelqu’un leur ait parlé.</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>Rendre</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>Non traité</translation>
        </message>
        <message>
            <source>Undo the mark of {name}</source>
            <translation>Annuler la marque de {name}</translation>
        </message>
        <message>
            <source>{name} is marked as done. Ctrl+Z takes it back.</source>
            <translation>{name} est marqué comme traité. Ctrl+Z annule.</translation>
        </message>
        <message>
            <source>The mark of {name} is taken back.</source>
            <translation>La marque de {name} est annulée.</translation>
        </message>
        <message>
            <source>{caller} was reached at {time}.</source>
            <translation>{caller} a été joint à {time}.</translation>
        </message>
        <message>
            <source>{caller} reached {name} at {time}.</source>
            <translation>{caller} a joint {name} à {time}.</translation>
        </message>
        <message>
            <source>{name} reached {caller} at {time}.</source>
            <translation>{name} a joint {caller} à {time}.</translation>
        </message>
    </context>
    <context>
        <name>CallerHistory</name>
        <message numerus="yes">
            <source>%n call(s) this week</source>
            <translation>
                <numerusform>%n appel cette semaine</numerusform>
                <numerusform>%n appels cette semaine</numerusform>
            </translation>
        </message>
        <message>
            <source>not called back since {time}</source>
            <translation>sans rappel depuis {time}</translation>
        </message>
        <message>
            <source>{time}, {duration} with {name}</source>
            <translation>{time}, {duration} avec {name}</translation>
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
            <translation>Appels</translation>
        </message>
        <message>
            <source>Filter calls</source>
            <translation>Filtrer les appels</translation>
        </message>
        <message>
            <source>No matching calls</source>
            <translation>Aucun appel correspondant</translation>
        </message>
        <message>
            <source>Clear the filter to see all calls.</source>
            <translation>Effacez le filtre pour voir tous les appels.</translation>
        </message>
        <message>
            <source>Calls appear here as soon as they start.</source>
            <translation>Les appels apparaissent ici dès qu’ils commencent.</translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>Aucun appel</translation>
        </message>
        <message>
            <source>Loading current calls from the PBX.</source>
            <translation>Chargement des appels en cours depuis le PBX.</translation>
        </message>
        <message>
            <source>Waiting for the PBX to respond.</source>
            <translation>En attente de la réponse du PBX.</translation>
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
            <translation>Avertissement</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>Test results</source>
            <translation>Résultats du test</translation>
        </message>
        <message>
            <source>Trust this certificate</source>
            <translation>Faire confiance à ce certificat</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Connexion…</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>Tout fonctionne.</translation>
        </message>
        <message>
            <source>Ask your administrator for the SHA-256 fingerprint and compare it. If it matches, trust this certificate; no other one will be accepted from then on.</source>
            <translation>Demandez l’empreinte SHA-256 à votre administrateur et comparez-la. Si elle est identique, faites confiance à ce certificat ; aucun autre ne sera ensuite accepté.</translation>
        </message>
    </context>
    <context>
        <name>Colleagues</name>
        <message>
            <source>present</source>
            <translation>présent</translation>
        </message>
        <message>
            <source>at lunch</source>
            <translation>à déjeuner</translation>
        </message>
        <message>
            <source>away</source>
            <translation>absent</translation>
        </message>
        <message>
            <source>away, back was expected at {time}</source>
            <translation>absent, devait revenir à {time}</translation>
        </message>
        <message>
            <source>away until {time}</source>
            <translation>absent jusqu’à {time}</translation>
        </message>
        <message>
            <source>{name}: {state}</source>
            <translation>{name} : {state}</translation>
        </message>
    </context>
    <context>
        <name>ColleaguesButton</name>
        <message>
            <source>The hub is not connected; this may be out of date</source>
            <translation>Le hub n’est pas connecté ; ceci n’est peut-être plus à jour</translation>
        </message>
        <message>
            <source>Nobody is at another desk</source>
            <translation>Personne à un autre standard</translation>
        </message>
        <message>
            <source>Your name…</source>
            <translation>Votre nom…</translation>
        </message>
        <message>
            <source>I am present</source>
            <translation>Je suis là</translation>
        </message>
        <message>
            <source>I am at lunch</source>
            <translation>Je suis à déjeuner</translation>
        </message>
        <message>
            <source>I am away until</source>
            <translation>Je reviens à</translation>
        </message>
        <message>
            <source>I do not know</source>
            <translation>Je ne sais pas</translation>
        </message>
        <message>
            <source>Other text…</source>
            <translation>Autre texte…</translation>
        </message>
        <message>
            <source>Other text</source>
            <translation>Autre texte</translation>
        </message>
        <message>
            <source>What the others read beside your name:</source>
            <translation>Ce que les autres lisent à côté de votre nom :</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Votre nom</translation>
        </message>
        <message>
            <source>The name that the others see:</source>
            <translation>Le nom que les autres voient :</translation>
        </message>
        <message numerus="yes">
            <source>%n colleague(s) present</source>
            <translation>
                <numerusform>%n collègue présent</numerusform>
                <numerusform>%n collègues présents</numerusform>
            </translation>
        </message>
        <message>
            <source>The others see: {state}</source>
            <translation>Les autres voient : {state}</translation>
        </message>
    </context>
    <context>
        <name>ColoursPage</name>
        <message>
            <source>Same as {state}</source>
            <translation>Comme {state}</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Modifier…</translation>
        </message>
        <message>
            <source>Change the colour: {state}</source>
            <translation>Modifier la couleur : {state}</translation>
        </message>
        <message>
            <source>Reset all to defaults</source>
            <translation>Tout réinitialiser</translation>
        </message>
        <message>
            <source>Text is made darker or lighter where a colour would be hard to read.</source>
            <translation>Le texte est assombri ou éclairci lorsqu’une couleur serait difficile à lire.</translation>
        </message>
    </context>
    <context>
        <name>ColumnEditor</name>
        <message>
            <source>Columns</source>
            <translation>Colonnes</translation>
        </message>
        <message>
            <source>Column {number}</source>
            <translation>Colonne {number}</translation>
        </message>
        <message>
            <source>Content of {column}</source>
            <translation>Contenu de {column}</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Ignorer</translation>
        </message>
    </context>
    <context>
        <name>ColumnsDialog</name>
        <message>
            <source>Columns</source>
            <translation>Colonnes</translation>
        </message>
        <message>
            <source>Detect each time</source>
            <translation>Détecter à chaque fois</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lecture…</translation>
        </message>
        <message>
            <source>Only CSV files have columns to choose.</source>
            <translation>Seuls les fichiers CSV ont des colonnes à choisir.</translation>
        </message>
        <message>
            <source>The first contact: {name}</source>
            <translation>Le premier contact : {name}</translation>
        </message>
        <message>
            <source>Choose the column of the names or numbers.</source>
            <translation>Choisissez la colonne des noms ou des numéros.</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>All commands</source>
            <translation>Toutes les commandes</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>Rechercher une commande</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Rechercher dans toutes les commandes</translation>
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
            <translation>Revenir à la fenêtre complète</translation>
        </message>
        <message numerus="yes">
            <source>%n to call back</source>
            <translation>
                <numerusform>%n à rappeler</numerusform>
                <numerusform>%n à rappeler</numerusform>
            </translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>Aucun appel</translation>
        </message>
        <message>
            <source>longest {time}</source>
            <translation>la plus longue {time}</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsPage</name>
        <message>
            <source>Automatic</source>
            <translation>Automatique</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Toujours</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Jamais</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>Site</translation>
        </message>
        <message>
            <source>Remove this site</source>
            <translation>Supprimer ce site</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Exemples</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Key passphrase</source>
            <translation>Phrase secrète de la clé</translation>
        </message>
        <message>
            <source>Changes apply to the next connection. Passwords are stored only in this computer's keyring; save an empty one to remove it.</source>
            <translation>Les changements s’appliquent à la prochaine connexion. Les mots de passe sont enregistrés seulement dans le trousseau de cet ordinateur ; enregistrez un mot de passe vide pour le supprimer.</translation>
        </message>
        <message>
            <source>{site}: enter the name of the site on the hub.</source>
            <translation>{site} : saisissez le nom du site sur le hub.</translation>
        </message>
        <message>
            <source>{site}: choose the client certificate that the key passphrase is for.</source>
            <translation>{site} : choisissez le certificat client auquel correspond la phrase secrète de la clé.</translation>
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
            <translation>Utilisateur</translation>
        </message>
        <message>
            <source>Site on the hub</source>
            <translation>Site sur le hub</translation>
        </message>
        <message>
            <source>Country (for example GB)</source>
            <translation>Pays (par ex. FR)</translation>
        </message>
        <message>
            <source>Outside line prefix</source>
            <translation>Préfixe de ligne extérieure</translation>
        </message>
        <message>
            <source>Maximum extension length, in digits</source>
            <translation>Longueur maximale d’un poste, en chiffres</translation>
        </message>
        <message>
            <source>International prefix, if not standard</source>
            <translation>Préfixe international, si différent</translation>
        </message>
        <message>
            <source>Event flags</source>
            <translation>Options d’événements</translation>
        </message>
        <message>
            <source>Trusted CAs (PEM file)</source>
            <translation>AC de confiance (fichier PEM)</translation>
        </message>
        <message>
            <source>Server name in the certificate</source>
            <translation>Nom du serveur dans le certificat</translation>
        </message>
        <message>
            <source>Pinned certificate (SHA-256)</source>
            <translation>Certificat épinglé (SHA-256)</translation>
        </message>
        <message>
            <source>Client certificate (PEM or PKCS#12 file)</source>
            <translation>Certificat client (fichier PEM ou PKCS#12)</translation>
        </message>
        <message>
            <source>Key of the client certificate (PEM file)</source>
            <translation>Clé du certificat client (fichier PEM)</translation>
        </message>
        <message>
            <source>default</source>
            <translation>par défaut</translation>
        </message>
        <message>
            <source>those of this computer</source>
            <translation>ceux de cet ordinateur</translation>
        </message>
        <message>
            <source>the address</source>
            <translation>l’adresse</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>Encrypt the connection (TLS)</source>
            <translation>Chiffrer la connexion (TLS)</translation>
        </message>
        <message>
            <source>Allow TLS 1.0 and 1.1 (insecure)</source>
            <translation>Autoriser TLS 1.0 et 1.1 (non sûr)</translation>
        </message>
        <message>
            <source>Without encryption, anyone on the network can read all calls and names.</source>
            <translation>Sans chiffrement, toute personne sur le réseau peut lire les appels et les noms.</translation>
        </message>
        <message>
            <source>Caller numbers include the outside line prefix</source>
            <translation>Les numéros des appelants ont le préfixe extérieur</translation>
        </message>
        <message>
            <source>The hub decides how phone numbers are written and dialled.</source>
            <translation>Le hub décide de la façon d’écrire et de composer les numéros.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Save: {what}</source>
            <translation>Enregistrer : {what}</translation>
        </message>
    </context>
    <context>
        <name>Contacts</name>
        <message>
            <source>Full name</source>
            <translation>Nom complet</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Prénom</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>Nom de famille</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Société</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>E-mail address</source>
            <translation>Adresse e-mail</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Work number</source>
            <translation>Numéro professionnel</translation>
        </message>
        <message>
            <source>Mobile number</source>
            <translation>Numéro mobile</translation>
        </message>
        <message>
            <source>Main number</source>
            <translation>Numéro principal</translation>
        </message>
        <message>
            <source>Home number</source>
            <translation>Numéro à domicile</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>Pager number</source>
            <translation>Numéro de bip</translation>
        </message>
        <message>
            <source>Fax number</source>
            <translation>Numéro de fax</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Travail</translation>
        </message>
        <message>
            <source>Mobile</source>
            <translation>Mobile</translation>
        </message>
        <message>
            <source>Main</source>
            <translation>Principal</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Domicile</translation>
        </message>
        <message>
            <source>Pager</source>
            <translation>Bip</translation>
        </message>
        <message>
            <source>Fax</source>
            <translation>Fax</translation>
        </message>
        <message>
            <source>Skipped: a quotation mark is not closed.</source>
            <translation>Ignoré : un guillemet n’est pas fermé.</translation>
        </message>
        <message>
            <source>Skipped: no name and no number.</source>
            <translation>Ignoré : ni nom ni numéro.</translation>
        </message>
        <message>
            <source>Skipped: the file ends in the middle of the entry.</source>
            <translation>Ignoré : le fichier se termine au milieu de l’entrée.</translation>
        </message>
        <message>
            <source>Imported, but the entry has no end: data may be missing.</source>
            <translation>Importé, mais l’entrée n’a pas de fin : des données manquent peut-être.</translation>
        </message>
        <message>
            <source>Imported, but some characters could not be read.</source>
            <translation>Importé, mais certains caractères sont illisibles.</translation>
        </message>
        <message>
            <source>Imported, but some letters look wrong: check the character encoding.</source>
            <translation>Importé, mais certaines lettres semblent incorrectes : vérifiez le codage des caractères.</translation>
        </message>
        <message>
            <source>Imported without this value: it is not a phone number.</source>
            <translation>Importé sans cette valeur : ce n’est pas un numéro de téléphone.</translation>
        </message>
        <message>
            <source>Imported without this number: a spreadsheet has rounded it.</source>
            <translation>Importé sans ce numéro : un tableur l’a arrondi.</translation>
        </message>
        <message>
            <source>Imported, but shortened: too long.</source>
            <translation>Importé, mais abrégé : trop long.</translation>
        </message>
        <message>
            <source>Imported without this value: its encoding cannot be read.</source>
            <translation>Importé sans cette valeur : son codage est illisible.</translation>
        </message>
        <message>
            <source>Imported without this value: it is in another file.</source>
            <translation>Importé sans cette valeur : elle est dans un autre fichier.</translation>
        </message>
        <message>
            <source>Skipped: it changes another entry.</source>
            <translation>Ignoré : modifie une autre entrée.</translation>
        </message>
        <message>
            <source>Skipped: this line cannot be parsed.</source>
            <translation>Ignoré : cette ligne est incorrecte.</translation>
        </message>
        <message>
            <source>Unknown column name: imported by its content.</source>
            <translation>Nom de colonne inconnu : importé d’après son contenu.</translation>
        </message>
        <message>
            <source>Skipped: a quotation mark is not closed and would include other rows.</source>
            <translation>Ignoré : un guillemet n’est pas fermé et engloberait d’autres lignes.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>Le fichier est vide.</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>Le fichier est trop volumineux.</translation>
        </message>
        <message>
            <source>This is a workbook or document. Save it as CSV first.</source>
            <translation>Ce fichier est un classeur ou un document. Enregistrez-le d’abord au format CSV.</translation>
        </message>
        <message>
            <source>This is not a contact file. Choose a CSV, vCard or LDIF file.</source>
            <translation>Ce n’est pas un fichier de contacts. Choisissez un fichier CSV, vCard ou LDIF.</translation>
        </message>
        <message>
            <source>Choose the column of the names or numbers.</source>
            <translation>Choisissez la colonne des noms ou des numéros.</translation>
        </message>
        <message>
            <source>The columns of the file have changed. Choose them again.</source>
            <translation>Les colonnes du fichier ont changé. Choisissez-les de nouveau.</translation>
        </message>
        <message>
            <source>This file contains no contacts.</source>
            <translation>Ce fichier ne contient aucun contact.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>Le fichier ne peut pas être lu.</translation>
        </message>
        <message>
            <source>Line {line}: {sentence}</source>
            <translation>Ligne {line} : {sentence}</translation>
        </message>
        <message>
            <source>The file cannot be saved. Nothing was changed.</source>
            <translation>Impossible d’enregistrer le fichier. Rien n’a été modifié.</translation>
        </message>
        <message>
            <source>Failed. Nothing was changed.</source>
            <translation>Échec. Rien n’a été modifié.</translation>
        </message>
    </context>
    <context>
        <name>ContactsPage</name>
        <message>
            <source>Contacts are listed in the directory with the PBX users. Callers are shown by name.</source>
            <translation>Les contacts figurent dans l’annuaire avec les utilisateurs du PBX, et les appelants s’affichent avec leur nom.</translation>
        </message>
        <message>
            <source>Address books</source>
            <translation>Carnets d’adresses</translation>
        </message>
        <message>
            <source>Address book</source>
            <translation>Carnet d’adresses</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>Loaded</source>
            <translation>Chargé</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importer…</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>Recharger</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Export all…</source>
            <translation>Tout exporter…</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Chargement…</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) loaded.</source>
            <translation>
                <numerusform>%n contact chargé.</numerusform>
                <numerusform>%n contacts chargés.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found.</source>
            <translation>
                <numerusform>%n problème trouvé.</numerusform>
                <numerusform>%n problèmes trouvés.</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove an address book</source>
            <translation>Retirer un carnet d’adresses</translation>
        </message>
        <message numerus="yes">
            <source>Remove the address book “{name}” with %n contact(s)?</source>
            <translation>
                <numerusform>Retirer le carnet d’adresses « {name} » avec %n contact ?</numerusform>
                <numerusform>Retirer le carnet d’adresses « {name} » avec %n contacts ?</numerusform>
            </translation>
        </message>
        <message>
            <source>The file that it was imported from stays.</source>
            <translation>Le fichier dont il a été importé est conservé.</translation>
        </message>
        <message>
            <source>Export contacts</source>
            <translation>Exporter les contacts</translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) exported.</source>
            <translation>
                <numerusform>%n contact exporté.</numerusform>
                <numerusform>%n contacts exportés.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n loaded…</source>
            <translation>
                <numerusform>%n chargé…</numerusform>
                <numerusform>%n chargés…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n ringing</source>
            <translation>
                <numerusform>%n sonne</numerusform>
                <numerusform>%n sonnent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en attente</numerusform>
                <numerusform>%n en attente</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on hold</source>
            <translation>
                <numerusform>%n en garde</numerusform>
                <numerusform>%n en garde</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n talking</source>
            <translation>
                <numerusform>%n en ligne</numerusform>
                <numerusform>%n en ligne</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DayStrip</name>
        <message>
            <source>Time of the day</source>
            <translation>Heure de la journée</translation>
        </message>
    </context>
    <context>
        <name>DeskPublishing</name>
        <message>
            <source>{title}: published for all desks.</source>
            <translation>{title} : publié pour tous les standards.</translation>
        </message>
        <message>
            <source>{title}: no longer published.</source>
            <translation>{title} : n’est plus publié.</translation>
        </message>
    </context>
    <context>
        <name>DeskSharing</name>
        <message>
            <source>The site of this call is not connected: nobody there would see who takes it.</source>
            <translation>Le site de cet appel n’est pas connecté : personne n’y verrait qui le prend.</translation>
        </message>
    </context>
    <context>
        <name>DesktopIntegration</name>
        <message>
            <source>The system rejected this change: {why}.</source>
            <translation>Le système a refusé ce changement : {why}.</translation>
        </message>
        <message>
            <source>Version {version} is available; see the Help menu.</source>
            <translation>La version {version} est disponible ; voir le menu Aide.</translation>
        </message>
        <message>
            <source>The support file cannot be saved: {why}.</source>
            <translation>Impossible d’enregistrer le fichier d’assistance : {why}.</translation>
        </message>
        <message>
            <source>Support file saved as {path}.</source>
            <translation>Fichier d’assistance enregistré sous {path}.</translation>
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>The caller.</source>
            <translation>L’appelant.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Vers</translation>
        </message>
        <message>
            <source>The person who answered the call.</source>
            <translation>La personne qui a répondu.</translation>
        </message>
        <message>
            <source>Possible callers</source>
            <translation>Appelants possibles</translation>
        </message>
        <message>
            <source>All people in the directory with this number.</source>
            <translation>Toutes les personnes de l’annuaire avec ce numéro.</translation>
        </message>
        <message>
            <source>Ringing at</source>
            <translation>Sonne chez</translation>
        </message>
        <message>
            <source>The phones that are ringing.</source>
            <translation>Les téléphones qui sonnent.</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rejeté</translation>
        </message>
        <message>
            <source>Who rejected the call, and how.</source>
            <translation>Qui a rejeté l’appel, et comment.</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Mis en garde par</translation>
        </message>
        <message>
            <source>Who put the other party on hold.</source>
            <translation>Qui a mis l’autre partie en garde.</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Groupement</translation>
        </message>
        <message>
            <source>The hunt group that the call is for or came through.</source>
            <translation>Le groupement auquel l’appel est destiné ou par lequel il est arrivé.</translation>
        </message>
        <message>
            <source>Dialled number</source>
            <translation>Numéro composé</translation>
        </message>
        <message>
            <source>The number that the outside caller dialled.</source>
            <translation>Le numéro composé par l’appelant externe.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sens</translation>
        </message>
        <message>
            <source>The direction of the call, as seen from your company.</source>
            <translation>Le sens de l’appel, vu de votre entreprise.</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Ligne</translation>
        </message>
        <message>
            <source>The outside line (trunk).</source>
            <translation>La ligne extérieure.</translation>
        </message>
        <message>
            <source>Flags</source>
            <translation>Indicateurs</translation>
        </message>
        <message>
            <source>Recording, consent, privacy and emergency flags.</source>
            <translation>Indicateurs d’enregistrement, de consentement, de confidentialité et d’urgence.</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Appel</translation>
        </message>
        <message>
            <source>All fields</source>
            <translation>Champs</translation>
        </message>
        <message>
            <source>Show all fields that the PBX has sent for this call</source>
            <translation>Afficher tous les champs envoyés par le PBX pour cet appel</translation>
        </message>
        <message>
            <source>Show the start of this call</source>
            <translation>Revoir le début de cet appel</translation>
        </message>
        <message>
            <source>Copy all details</source>
            <translation>Copier tous les détails</translation>
        </message>
        <message>
            <source>No call selected</source>
            <translation>Aucun appel sélectionné</translation>
        </message>
        <message>
            <source>Select a call to see its details.</source>
            <translation>Sélectionnez un appel pour voir ses détails.</translation>
        </message>
        <message>
            <source>Call {total}</source>
            <translation>Appel {total}</translation>
        </message>
        <message>
            <source>{state} {time} · call {total}</source>
            <translation>{state} {time} · appel {total}</translation>
        </message>
    </context>
    <context>
        <name>Dialling</name>
        <message>
            <source>No app on this computer can make this call. Choose one in the dialling settings.</source>
            <translation>Aucune application de cet ordinateur ne peut passer cet appel. Choisissez-en une dans les paramètres de numérotation.</translation>
        </message>
        <message>
            <source>Phone links open DevLink3 Desk itself, which cannot make calls. Choose sip: links or a command in the dialling settings, or another app for phone links in the settings of your desktop.</source>
            <translation>Les liens téléphoniques ouvrent DevLink3 Desk lui-même, qui ne peut pas passer d’appels. Choisissez les liens sip: ou une commande dans les paramètres de numérotation, ou une autre application pour les liens téléphoniques dans les paramètres de votre bureau.</translation>
        </message>
        <message>
            <source>The dial command could not be started. Check it in the settings.</source>
            <translation>La commande de numérotation n’a pas pu être lancée. Vérifiez-la dans les paramètres.</translation>
        </message>
        <message>
            <source>DevLink3 reports calls but cannot make them. Numbers are passed to a phone app on this computer.</source>
            <translation>DevLink3 signale les appels mais ne peut pas en passer. Les numéros sont transmis à une application de téléphonie de cet ordinateur.</translation>
        </message>
        <message>
            <source>Not dialled</source>
            <translation>Non composé</translation>
        </message>
        <message>
            <source>Dialling settings…</source>
            <translation>Paramètres de numérotation…</translation>
        </message>
        <message>
            <source>{number} was passed to {program}.</source>
            <translation>{number} a été transmis à {program}.</translation>
        </message>
        <message>
            <source>{number} was passed to the phone app.</source>
            <translation>{number} a été transmis à l’application de téléphonie.</translation>
        </message>
    </context>
    <context>
        <name>DiallingPage</name>
        <message>
            <source>App for tel: links</source>
            <translation>Application pour les liens tel:</translation>
        </message>
        <message>
            <source>App for sip: links</source>
            <translation>Application pour les liens sip:</translation>
        </message>
        <message>
            <source>App for callto: links</source>
            <translation>Application pour les liens callto:</translation>
        </message>
        <message>
            <source>A command</source>
            <translation>Une commande</translation>
        </message>
        <message>
            <source>Domain of sip: links</source>
            <translation>Domaine des liens sip:</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Commande</translation>
        </message>
        <message>
            <source>{number} is replaced by the dialled number; {e164}, {national} and {digits} by its other formats (only digits, +, * and #). No shell is used; put arguments with spaces in quotation marks.</source>
            <translation>{number} est remplacé par le numéro composé ; {e164}, {national} et {digits} par ses autres formats (seulement des chiffres, +, * et #). Aucun shell n’est utilisé ; mettez entre guillemets les arguments contenant des espaces.</translation>
        </message>
        <message>
            <source>Dial the outside line prefix of the site</source>
            <translation>Composer le préfixe de ligne extérieure du site</translation>
        </message>
        <message>
            <source>The prefix is set on the Connections page or, for a site on a hub, by the hub.</source>
            <translation>Le préfixe se règle à la page Connexions ou, pour un site sur un hub, par le hub.</translation>
        </message>
        <message>
            <source>The dial command must start with a program.</source>
            <translation>La commande de numérotation doit commencer par un programme.</translation>
        </message>
        <message>
            <source>The dial command must contain {number}.</source>
            <translation>La commande de numérotation doit contenir {number}.</translation>
        </message>
    </context>
    <context>
        <name>DirectoryPane</name>
        <message>
            <source>Directory</source>
            <translation>Annuaire</translation>
        </message>
        <message>
            <source>Import contacts</source>
            <translation>Importer des contacts</translation>
        </message>
        <message>
            <source>Search by name, company or number</source>
            <translation>Rechercher un nom, une société ou un numéro</translation>
        </message>
        <message>
            <source>Search the directory</source>
            <translation>Rechercher dans l’annuaire</translation>
        </message>
        <message>
            <source>{shown} of {all}</source>
            <translation>{shown} sur {all}</translation>
        </message>
        <message>
            <source>No results. Try part of the name, or a number.</source>
            <translation>Aucun résultat. Essayez une partie du nom ou un numéro.</translation>
        </message>
        <message>
            <source>Loading the directory…</source>
            <translation>Chargement de l’annuaire…</translation>
        </message>
        <message>
            <source>The directory appears here once the PBX has sent it.</source>
            <translation>L’annuaire apparaît ici dès que le PBX l’a envoyé.</translation>
        </message>
        <message>
            <source>Dialling settings…</source>
            <translation>Paramètres de numérotation…</translation>
        </message>
    </context>
    <context>
        <name>DockLayout</name>
        <message>
            <source>Tabbed panes</source>
            <translation>Volets à onglets</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Classeur Excel (*.xlsx)</translation>
        </message>
        <message>
            <source>CSV file (*.csv)</source>
            <translation>Fichier CSV (*.csv)</translation>
        </message>
        <message>
            <source>Export calls</source>
            <translation>Exporter les appels</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Appels</translation>
        </message>
        <message>
            <source>Reading the calls…</source>
            <translation>Lecture des appels…</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progression</translation>
        </message>
        <message>
            <source>{number} calls written</source>
            <translation>{number} appels écrits</translation>
        </message>
        <message>
            <source>1 call was exported to {path}.</source>
            <translation>1 appel a été exporté vers {path}.</translation>
        </message>
        <message>
            <source>{number} calls were exported to {path}.</source>
            <translation>{number} appels ont été exportés vers {path}.</translation>
        </message>
    </context>
    <context>
        <name>ExtensionModel</name>
        <message>
            <source>Extension</source>
            <translation>Poste</translation>
        </message>
    </context>
    <context>
        <name>ExtensionPages</name>
        <message>
            <source>Shown extensions</source>
            <translation>Postes affichés</translation>
        </message>
    </context>
    <context>
        <name>ExtensionWords</name>
        <message>
            <source>Unknown</source>
            <translation>Inconnu</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Libre</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Sonne</translation>
        </message>
        <message>
            <source>Dialling</source>
            <translation>Numérote</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>En ligne</translation>
        </message>
        <message>
            <source>Holding</source>
            <translation>En garde</translation>
        </message>
    </context>
    <context>
        <name>ExtensionsPane</name>
        <message>
            <source>Extensions</source>
            <translation>Postes</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Liste</translation>
        </message>
        <message>
            <source>Show as a list instead of tiles</source>
            <translation>Afficher en liste plutôt qu’en tuiles</translation>
        </message>
        <message>
            <source>A-Z</source>
            <translation>A-Z</translation>
        </message>
        <message>
            <source>Sort by name instead of number</source>
            <translation>Trier par nom plutôt que par numéro</translation>
        </message>
        <message>
            <source>Free only</source>
            <translation>Libres</translation>
        </message>
        <message>
            <source>Show only free extensions</source>
            <translation>N’afficher que les postes libres</translation>
        </message>
        <message>
            <source>Filter extensions</source>
            <translation>Filtrer les postes</translation>
        </message>
        <message>
            <source>No matching extensions.</source>
            <translation>Aucun poste correspondant.</translation>
        </message>
        <message>
            <source>No favourites yet. Add them with Ctrl+D on the page “All”.</source>
            <translation>Pas encore de favoris. Ajoutez-les avec Ctrl+D à la page « Tous ».</translation>
        </message>
        <message>
            <source>Extensions appear here once the PBX has sent them.</source>
            <translation>Les postes apparaissent ici dès que le PBX les a envoyés.</translation>
        </message>
        <message>
            <source>{free} of {all} free</source>
            <translation>{free} libres sur {all}</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tous</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoris</translation>
        </message>
        <message>
            <source>Favourites of all desks</source>
            <translation>Favoris de tous les standards</translation>
        </message>
        <message>
            <source>{name} (all desks)</source>
            <translation>{name} (tous les standards)</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favori</translation>
        </message>
        <message>
            <source>Move earlier</source>
            <translation>Avancer</translation>
        </message>
        <message>
            <source>Move later</source>
            <translation>Reculer</translation>
        </message>
        <message>
            <source>Publish this page to all desks</source>
            <translation>Publier cette page pour tous les standards</translation>
        </message>
        <message>
            <source>Stop publishing this page</source>
            <translation>Ne plus publier cette page</translation>
        </message>
        <message>
            <source>Remove from page</source>
            <translation>Retirer de la page</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>PBX node</source>
            <translation>Nœud du PBX</translation>
        </message>
        <message>
            <source>The PBX that reports the call.</source>
            <translation>Le PBX qui signale l’appel.</translation>
        </message>
        <message>
            <source>Call ID</source>
            <translation>ID d’appel</translation>
        </message>
        <message>
            <source>The call ID on this PBX. Other PBXs use another one.</source>
            <translation>L’ID de l’appel sur ce PBX. Les autres PBX en utilisent un autre.</translation>
        </message>
        <message>
            <source>Account code</source>
            <translation>Code de compte</translation>
        </message>
        <message>
            <source>The account code to which the call is charged.</source>
            <translation>Le code de compte auquel l’appel est imputé.</translation>
        </message>
        <message>
            <source>Authorisation code</source>
            <translation>Code d’autorisation</translation>
        </message>
        <message>
            <source>Whether an authorisation code was entered for this call. The PBX hides the code.</source>
            <translation>Si un code d’autorisation a été saisi pour cet appel. Le PBX masque le code.</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Étiquette</translation>
        </message>
        <message>
            <source>A tag that an application or voicemail has set on the call.</source>
            <translation>Une étiquette posée par une application ou la messagerie vocale.</translation>
        </message>
        <message>
            <source>Transfer cause</source>
            <translation>Cause du transfert</translation>
        </message>
        <message>
            <source>Why the call was transferred; usually 0.</source>
            <translation>Pourquoi l’appel a été transféré ; en général 0.</translation>
        </message>
        <message>
            <source>Owner group</source>
            <translation>Groupe propriétaire</translation>
        </message>
        <message>
            <source>The hunt group that owns the call.</source>
            <translation>Le groupement auquel l’appel appartient.</translation>
        </message>
        <message>
            <source>First group</source>
            <translation>Premier groupe</translation>
        </message>
        <message>
            <source>The hunt group that the call was first offered to.</source>
            <translation>Le groupement auquel l’appel a d’abord été présenté.</translation>
        </message>
        <message>
            <source>First extension</source>
            <translation>Premier poste</translation>
        </message>
        <message>
            <source>The extension that the call was first offered to.</source>
            <translation>Le poste auquel l’appel a d’abord été présenté.</translation>
        </message>
        <message>
            <source>Current group</source>
            <translation>Groupe actuel</translation>
        </message>
        <message>
            <source>The hunt group that the call is currently offered to.</source>
            <translation>Le groupement auquel l’appel est actuellement présenté.</translation>
        </message>
        <message>
            <source>Current extension</source>
            <translation>Poste actuel</translation>
        </message>
        <message>
            <source>The extension that the call is currently offered to.</source>
            <translation>Le poste auquel l’appel est actuellement présenté.</translation>
        </message>
        <message>
            <source>Leaving a message</source>
            <translation>Laisse un message</translation>
        </message>
        <message>
            <source>Whether the caller is leaving a voicemail message.</source>
            <translation>Si l’appelant laisse un message vocal.</translation>
        </message>
        <message>
            <source>Message length</source>
            <translation>Durée du message</translation>
        </message>
        <message>
            <source>The length of the voicemail message.</source>
            <translation>La durée du message vocal.</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>File d’attente</translation>
        </message>
        <message>
            <source>Whether the caller is queued or hears an announcement.</source>
            <translation>Si l’appelant est en file d’attente ou entend une annonce.</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Horloge</translation>
        </message>
        <message>
            <source>The PBX clock at this record, in tenths of a second. Use it only for differences.</source>
            <translation>L’horloge du PBX à cet enregistrement, en dixièmes de seconde. À n’utiliser que pour des différences.</translation>
        </message>
        <message>
            <source>Overflow</source>
            <translation>Débordement</translation>
        </message>
        <message>
            <source>Whether the call overflowed to another hunt group.</source>
            <translation>Si l’appel a débordé vers un autre groupement.</translation>
        </message>
        <message>
            <source>Voice menu</source>
            <translation>Menu vocal</translation>
        </message>
        <message>
            <source>The voice menu that the call came from.</source>
            <translation>Le menu vocal d’où vient l’appel.</translation>
        </message>
        <message>
            <source>Time in the menu</source>
            <translation>Temps dans le menu</translation>
        </message>
        <message>
            <source>The time that the caller spent in the voice menu.</source>
            <translation>Le temps passé par l’appelant dans le menu vocal.</translation>
        </message>
        <message>
            <source>Party</source>
            <translation>Partie</translation>
        </message>
        <message>
            <source>The identifier of this party, the same on every PBX of the network.</source>
            <translation>L’identifiant de cette partie, le même sur tous les PBX du réseau.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sens</translation>
        </message>
        <message>
            <source>Whether this party made or received the call.</source>
            <translation>Si cette partie a passé ou reçu l’appel.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>The state of this party.</source>
            <translation>L’état de cette partie.</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Whether this party has an audio path. Without one, it is on hold.</source>
            <translation>Si cette partie a une liaison audio. Sinon, elle est en garde.</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Tonalité</translation>
        </message>
        <message>
            <source>The tone or music played to this party.</source>
            <translation>La tonalité ou la musique diffusée à cette partie.</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Emplacement</translation>
        </message>
        <message>
            <source>Whether this party is on this PBX or on another one, which may have more data.</source>
            <translation>Si cette partie est sur ce PBX ou sur un autre, qui peut avoir plus de données.</translation>
        </message>
        <message>
            <source>Public line</source>
            <translation>Ligne publique</translation>
        </message>
        <message>
            <source>Whether this party is on an outside line.</source>
            <translation>Si cette partie est sur une ligne extérieure.</translation>
        </message>
        <message>
            <source>Flags</source>
            <translation>Indicateurs</translation>
        </message>
        <message>
            <source>Privacy, automatic answer, recording, and the answer to the request for consent.</source>
            <translation>Confidentialité, réponse automatique, enregistrement et réponse à la demande de consentement.</translation>
        </message>
        <message>
            <source>Emergency location</source>
            <translation>Lieu d’urgence</translation>
        </message>
        <message>
            <source>The number of the location that is given to the emergency services.</source>
            <translation>Le numéro du lieu communiqué aux services de secours.</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Équipement</translation>
        </message>
        <message>
            <source>The type of equipment, for example a phone, a line or a park slot.</source>
            <translation>Le type d’équipement, par exemple téléphone, ligne ou emplacement de parcage.</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <source>The phone or service model.</source>
            <translation>Le modèle de téléphone ou de service.</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>The Call-ID of a SIP line, the channel of another line, or the role in a conference.</source>
            <translation>Le Call-ID d’une ligne SIP, le canal d’une autre ligne ou le rôle dans une conférence.</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Poste</translation>
        </message>
        <message>
            <source>The extension of this user.</source>
            <translation>Le poste de cet utilisateur.</translation>
        </message>
        <message>
            <source>Number type</source>
            <translation>Type de numéro</translation>
        </message>
        <message>
            <source>The type of the called number, for example an emergency number.</source>
            <translation>Le type du numéro appelé, par exemple un numéro d’urgence.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Raison</translation>
        </message>
        <message>
            <source>Why this party was called, as a code of the PBX.</source>
            <translation>Pourquoi cette partie a été appelée, sous forme de code du PBX.</translation>
        </message>
        <message>
            <source>Dialled number</source>
            <translation>Numéro composé</translation>
        </message>
        <message>
            <source>The number that the outside caller dialled.</source>
            <translation>Le numéro composé par l’appelant externe.</translation>
        </message>
        <message>
            <source>Digits dialled</source>
            <translation>Chiffres composés</translation>
        </message>
        <message>
            <source>The digits dialled by this party.</source>
            <translation>Les chiffres composés par cette partie.</translation>
        </message>
        <message>
            <source>On behalf of</source>
            <translation>Au nom de</translation>
        </message>
        <message>
            <source>The user for whom the call was made or answered.</source>
            <translation>L’utilisateur pour qui l’appel a été passé ou pris.</translation>
        </message>
        <message>
            <source>Sent number</source>
            <translation>Numéro envoyé</translation>
        </message>
        <message>
            <source>The number that the call was sent to.</source>
            <translation>Le numéro vers lequel l’appel a été envoyé.</translation>
        </message>
        <message>
            <source>Subaddress</source>
            <translation>Sous-adresse</translation>
        </message>
        <message>
            <source>The subaddress, which only some lines provide.</source>
            <translation>La sous-adresse, fournie seulement par certaines lignes.</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Objet</translation>
        </message>
        <message>
            <source>The purpose of the call: a group, a skill or a diversion.</source>
            <translation>L’objet de l’appel : un groupe, une compétence ou un renvoi.</translation>
        </message>
        <message>
            <source>Caller's number</source>
            <translation>Numéro de l’appelant</translation>
        </message>
        <message>
            <source>The number of the caller.</source>
            <translation>Le numéro de l’appelant.</translation>
        </message>
        <message>
            <source>Number presentation</source>
            <translation>Présentation du numéro</translation>
        </message>
        <message>
            <source>Whether the caller's number may be shown.</source>
            <translation>Si le numéro de l’appelant peut être affiché.</translation>
        </message>
        <message>
            <source>Name type</source>
            <translation>Type de nom</translation>
        </message>
        <message>
            <source>The origin of the name and whether it may be shown.</source>
            <translation>L’origine du nom et s’il peut être affiché.</translation>
        </message>
        <message>
            <source>Caller's name</source>
            <translation>Nom de l’appelant</translation>
        </message>
        <message>
            <source>The name of the caller.</source>
            <translation>Le nom de l’appelant.</translation>
        </message>
        <message>
            <source>Related party</source>
            <translation>Partie liée</translation>
        </message>
        <message>
            <source>The party of another call that this one is being connected to.</source>
            <translation>La partie d’un autre appel avec laquelle celle-ci est mise en relation.</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>The name of the SIP channel on the PBX.</source>
            <translation>Le nom du canal SIP sur le PBX.</translation>
        </message>
        <message>
            <source>SIP party</source>
            <translation>Partie SIP</translation>
        </message>
        <message>
            <source>Whether this is a SIP line or a SIP phone.</source>
            <translation>S’il s’agit d’une ligne SIP ou d’un téléphone SIP.</translation>
        </message>
        <message>
            <source>SIP direction</source>
            <translation>Sens SIP</translation>
        </message>
        <message>
            <source>Whether the other party or the PBX started the dialogue.</source>
            <translation>Si le dialogue a été ouvert par l’autre partie ou par le PBX.</translation>
        </message>
        <message>
            <source>SIP Call-ID</source>
            <translation>Call-ID SIP</translation>
        </message>
        <message>
            <source>The Call-ID that the provider and network traces use.</source>
            <translation>Le Call-ID utilisé par le fournisseur et les traces réseau.</translation>
        </message>
        <message>
            <source>Call reported by %1</source>
            <translation>Appel signalé par %1</translation>
        </message>
        <message>
            <source>Calling party</source>
            <translation>Appelant</translation>
        </message>
        <message>
            <source>Called party</source>
            <translation>Appelé</translation>
        </message>
        <message>
            <source>Ringing at</source>
            <translation>Sonne chez</translation>
        </message>
        <message>
            <source>SIP dialogue</source>
            <translation>Dialogue SIP</translation>
        </message>
        <message>
            <source>Reports of other PBXs</source>
            <translation>Signalements d’autres PBX</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Appel</translation>
        </message>
        <message>
            <source>The identifier of the call in this program and its history.</source>
            <translation>L’identifiant de l’appel dans ce programme et son historique.</translation>
        </message>
        <message>
            <source>Unknown field</source>
            <translation>Champ inconnu</translation>
        </message>
        <message>
            <source>A field that is not documented; its meaning is unknown.</source>
            <translation>Un champ non documenté ; sa signification est inconnue.</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Champ</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Valeur</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Search by name or number</source>
            <translation>Rechercher un nom ou un numéro</translation>
        </message>
        <message>
            <source>Search the history</source>
            <translation>Rechercher dans l’historique</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filtres</translation>
        </message>
        <message>
            <source>Choose days, direction, outcome, hunt group or person</source>
            <translation>Choisir jours, sens, résultat, groupement ou personne</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Jours</translation>
        </message>
        <message>
            <source>From day</source>
            <translation>Jour de début</translation>
        </message>
        <message>
            <source>From time</source>
            <translation>Heure de début</translation>
        </message>
        <message>
            <source>to</source>
            <translation>à</translation>
        </message>
        <message>
            <source>To day</source>
            <translation>Jour de fin</translation>
        </message>
        <message>
            <source>To time</source>
            <translation>Heure de fin</translation>
        </message>
        <message>
            <source>24:00</source>
            <translation>24:00</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sens</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Groupement</translation>
        </message>
        <message>
            <source>Any hunt group</source>
            <translation>Tout groupement</translation>
        </message>
        <message>
            <source>Person or extension</source>
            <translation>Personne ou poste</translation>
        </message>
        <message>
            <source>Any person</source>
            <translation>Toute personne</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>Effacer le filtre</translation>
        </message>
        <message>
            <source>{start} to {end} UTC</source>
            <translation>{start} à {end} UTC</translation>
        </message>
        <message>
            <source>Filters ({count})</source>
            <translation>Filtres ({count})</translation>
        </message>
    </context>
    <context>
        <name>FilterField</name>
        <message>
            <source>Filter</source>
            <translation>Filtrer</translation>
        </message>
    </context>
    <context>
        <name>ForgetDialog</name>
        <message>
            <source>Forget a number</source>
            <translation>Oublier un numéro</translation>
        </message>
        <message>
            <source>The number and the name beside it are removed from all calls and recorded events. The calls themselves remain, so that figures stay the same. This cannot be undone.</source>
            <translation>Le numéro et le nom associé sont retirés de tous les appels et événements enregistrés. Les appels eux-mêmes sont conservés, et les chiffres restent les mêmes. Cette action est irréversible.</translation>
        </message>
        <message>
            <source>Number to forget</source>
            <translation>Numéro à oublier</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Oublier</translation>
        </message>
        <message>
            <source>Removing the number…</source>
            <translation>Retrait du numéro…</translation>
        </message>
        <message numerus="yes">
            <source>Removed from %n call(s).</source>
            <translation>
                <numerusform>Supprimé de %n appel.</numerusform>
                <numerusform>Supprimé de %n appels.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Removed from %n recorded event(s).</source>
            <translation>
                <numerusform>Supprimé de %n événement enregistré.</numerusform>
                <numerusform>Supprimé de %n événements enregistrés.</numerusform>
            </translation>
        </message>
        <message>
            <source>The history did not have this number.</source>
            <translation>L’historique ne contenait pas ce numéro.</translation>
        </message>
    </context>
    <context>
        <name>GroupDelegate</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en attente</numerusform>
                <numerusform>%n en attente</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GroupModel</name>
        <message>
            <source>%1: %2 waiting, %3 ringing, %4 talking</source>
            <translation>%1 : %2 en attente, %3 sonnent, %4 en communication</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Groupement</translation>
        </message>
        <message>
            <source>%1, above the target of %2</source>
            <translation>%1, au-delà de l’objectif de %2</translation>
        </message>
    </context>
    <context>
        <name>GroupTargetTable</name>
        <message>
            <source>Hunt group</source>
            <translation>Groupement</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Objectif</translation>
        </message>
        <message>
            <source>Group targets</source>
            <translation>Objectifs des groupes</translation>
        </message>
    </context>
    <context>
        <name>GroupsPane</name>
        <message>
            <source>Hunt groups</source>
            <translation>Groupements</translation>
        </message>
        <message>
            <source>Hunt groups appear here once the PBX has sent them.</source>
            <translation>Les groupements apparaissent ici dès que le PBX les a envoyés.</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>Answered</source>
            <translation>Pris</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Messagerie vocale</translation>
        </message>
        <message>
            <source>Hung up</source>
            <translation>A raccroché</translation>
        </message>
        <message>
            <source>Hung up soon</source>
            <translation>A vite raccroché</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>Non joint</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Inconnu</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Numéro masqué</translation>
        </message>
        <message>
            <source>Reached {time}</source>
            <translation>Joint : {time}</translation>
        </message>
        <message>
            <source>Reached by {who}, {time}</source>
            <translation>Joint par {who}, {time}</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>waited {time}</source>
            <translation>a attendu {time}</translation>
        </message>
        <message>
            <source>talked {time}</source>
            <translation>a parlé {time}</translation>
        </message>
    </context>
    <context>
        <name>HistoryBrowser</name>
        <message>
            <source>Show this moment</source>
            <translation>Revoir ce moment</translation>
        </message>
        <message>
            <source>Show the calls of all numbers</source>
            <translation>Afficher les appels de tous les numéros</translation>
        </message>
        <message>
            <source>Ended calls</source>
            <translation>Appels terminés</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>Effacer le filtre</translation>
        </message>
        <message>
            <source>All calls with {number}</source>
            <translation>Tous les appels avec {number}</translation>
        </message>
        <message>
            <source>1 call</source>
            <translation>1 appel</translation>
        </message>
        <message>
            <source>{number} calls</source>
            <translation>{number} appels</translation>
        </message>
        <message>
            <source>The history cannot be read</source>
            <translation>Impossible de lire l’historique</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Recording of calls is off, so that there is no history.</source>
            <translation>L’enregistrement des appels est désactivé : il n’y a pas d’historique.</translation>
        </message>
        <message>
            <source>Nothing is recorded</source>
            <translation>Rien n’est enregistré</translation>
        </message>
        <message>
            <source>Reading the history…</source>
            <translation>Lecture de l’historique…</translation>
        </message>
        <message>
            <source>No recorded call matches the search and the filters.</source>
            <translation>Aucun appel enregistré ne correspond à la recherche et aux filtres.</translation>
        </message>
        <message>
            <source>No matching calls</source>
            <translation>Aucun appel correspondant</translation>
        </message>
        <message>
            <source>Each call appears here as soon as it has ended.</source>
            <translation>Chaque appel apparaît ici dès qu’il est terminé.</translation>
        </message>
        <message>
            <source>No calls yet</source>
            <translation>Pas encore d’appels</translation>
        </message>
    </context>
    <context>
        <name>HistoryCells</name>
        <message>
            <source>Call</source>
            <translation>Appel</translation>
        </message>
    </context>
    <context>
        <name>HistoryFilter</name>
        <message>
            <source>Any day</source>
            <translation>Tous les jours</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Cette semaine</translation>
        </message>
        <message>
            <source>Choose days…</source>
            <translation>Choisir les jours…</translation>
        </message>
        <message>
            <source>Any outcome</source>
            <translation>Tous les résultats</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Pris</translation>
        </message>
        <message>
            <source>Not answered by a person</source>
            <translation>Non pris par une personne</translation>
        </message>
        <message>
            <source>Caller hung up</source>
            <translation>L’appelant a raccroché</translation>
        </message>
        <message>
            <source>Went to voicemail</source>
            <translation>Passé sur la messagerie</translation>
        </message>
        <message>
            <source>Nobody reached</source>
            <translation>Personne de joint</translation>
        </message>
        <message>
            <source>Any direction</source>
            <translation>Tous les sens</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Entrant</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Sortant</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Interne</translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>Record calls and events</source>
            <translation>Enregistrer les appels et les événements</translation>
        </message>
        <message>
            <source> days</source>
            <translation> jours</translation>
        </message>
        <message>
            <source>for ever</source>
            <translation>indéfiniment</translation>
        </message>
        <message>
            <source>Days to keep calls</source>
            <translation>Jours de conservation des appels</translation>
        </message>
        <message>
            <source>Keep calls</source>
            <translation>Conserver les appels</translation>
        </message>
        <message>
            <source>Days to keep events</source>
            <translation>Jours de conservation des événements</translation>
        </message>
        <message>
            <source>Keep events for Rewind</source>
            <translation>Conserver les événements, pour revenir en arrière</translation>
        </message>
        <message>
            <source>Maximum space for events</source>
            <translation>Espace maximal des événements</translation>
        </message>
        <message>
            <source> GB</source>
            <translation> Go</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sans limite</translation>
        </message>
        <message>
            <source>Days until callers become anonymous</source>
            <translation>Jours avant l’anonymisation des appelants</translation>
        </message>
        <message>
            <source>never</source>
            <translation>jamais</translation>
        </message>
        <message>
            <source>Make callers anonymous after</source>
            <translation>Anonymiser les appelants après</translation>
        </message>
        <message>
            <source>The history says who called whom, when, and how each call went, but never what was said. Only your account on this computer can read its file.</source>
            <translation>L’historique indique qui a appelé qui, quand, et comment chaque appel s’est déroulé, mais jamais ce qui a été dit. Seul votre compte sur cet ordinateur peut lire son fichier.</translation>
        </message>
        <message>
            <source>The hub records the calls of this site. Its administrator decides how long they are kept, and can forget a number. Only “No figures about individual people” applies here; all other settings are for sites without a hub.</source>
            <translation>Le hub enregistre les appels de ce site. Son administrateur décide de la durée de conservation et peut effacer un numéro. Seul « Aucun chiffre sur des personnes précises » s’applique ici ; tous les autres paramètres concernent les sites sans hub.</translation>
        </message>
        <message>
            <source>Numbers and names of callers are then permanently replaced. Calls of one caller can still be counted, but nobody can tell who it was.</source>
            <translation>Les numéros et les noms des appelants sont alors définitivement remplacés. Les appels d’un même appelant peuvent encore être comptés, mais personne ne peut savoir qui c’était.</translation>
        </message>
        <message>
            <source>No figures about individual people</source>
            <translation>Aucun chiffre sur des personnes précises</translation>
        </message>
        <message>
            <source>Reports then have no rows by extension and no names of colleagues.</source>
            <translation>Les rapports n’ont alors ni lignes par poste ni noms de collègues.</translation>
        </message>
        <message>
            <source>a file of each site</source>
            <translation>un fichier par site</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Emplacement</translation>
        </message>
        <message>
            <source>A file on this computer, or postgresql://SERVER/DATABASE for a site with a hub. A new location takes effect when the program is started again.</source>
            <translation>Un fichier de cet ordinateur, ou postgresql://SERVER/DATABASE pour un site avec un hub. Un nouvel emplacement s’applique au prochain démarrage du programme.</translation>
        </message>
        <message>
            <source>Recorded in {location}.</source>
            <translation>Enregistré dans {location}.</translation>
        </message>
        <message>
            <source>Forget a number…</source>
            <translation>Oublier un numéro…</translation>
        </message>
        <message>
            <source>Back up…</source>
            <translation>Sauvegarder…</translation>
        </message>
        <message>
            <source>The location of the history must not contain a password. Write it into the password file of PostgreSQL.</source>
            <translation>L’emplacement de l’historique ne doit pas contenir de mot de passe. Inscrivez-le dans le fichier de mots de passe de PostgreSQL.</translation>
        </message>
        <message>
            <source>The location of the history must be a file with its whole path, or start with postgresql://.</source>
            <translation>L’emplacement de l’historique doit être un fichier avec son chemin complet, ou commencer par postgresql://.</translation>
        </message>
        <message>
            <source>Recorded in {location}, {size}.</source>
            <translation>Enregistré dans {location}, {size}.</translation>
        </message>
        <message>
            <source>Back up the history</source>
            <translation>Sauvegarder l’historique</translation>
        </message>
        <message>
            <source>History backup</source>
            <translation>Sauvegarde de l’historique</translation>
        </message>
        <message>
            <source>Copying the history…</source>
            <translation>Copie de l’historique…</translation>
        </message>
        <message>
            <source>The history was copied to {file}.</source>
            <translation>L’historique a été copié dans {file}.</translation>
        </message>
    </context>
    <context>
        <name>HistoryPane</name>
        <message>
            <source>History</source>
            <translation>Historique</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Chronologie</translation>
        </message>
        <message>
            <source>Show the course of the selected call below the list</source>
            <translation>Afficher le déroulement de l’appel sélectionné sous la liste</translation>
        </message>
        <message>
            <source>Export the calls that are shown</source>
            <translation>Exporter les appels affichés</translation>
        </message>
        <message>
            <source>Open the history in a window</source>
            <translation>Ouvrir l’historique dans une fenêtre</translation>
        </message>
    </context>
    <context>
        <name>HistoryWindow</name>
        <message>
            <source>History</source>
            <translation>Historique</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
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
            <translation>Virgule</translation>
        </message>
        <message>
            <source>Semicolon</source>
            <translation>Point-virgule</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tabulation</translation>
        </message>
        <message>
            <source>Vertical bar</source>
            <translation>Barre verticale</translation>
        </message>
        <message>
            <source>Import contacts</source>
            <translation>Importer des contacts</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Choisir un fichier…</translation>
        </message>
        <message>
            <source>CSV, vCard or LDIF, as exported by address books and servers.</source>
            <translation>CSV, vCard ou LDIF, tels qu’exportés par les carnets d’adresses et les serveurs.</translation>
        </message>
        <message>
            <source>Address book name</source>
            <translation>Nom du carnet d’adresses</translation>
        </message>
        <message>
            <source>File type</source>
            <translation>Type de fichier</translation>
        </message>
        <message>
            <source>Character encoding</source>
            <translation>Codage des caractères</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Aperçu</translation>
        </message>
        <message>
            <source>Column separator</source>
            <translation>Séparateur de colonnes</translation>
        </message>
        <message>
            <source>The first row contains column names</source>
            <translation>La première ligne contient les noms des colonnes</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importer</translation>
        </message>
        <message>
            <source>Contact file</source>
            <translation>Fichier de contacts</translation>
        </message>
        <message>
            <source>Contact files (*.csv *.txt *.tsv *.vcf *.vcard *.ldif *.ldi)</source>
            <translation>Fichiers de contacts (*.csv *.txt *.tsv *.vcf *.vcard *.ldif *.ldi)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>Lecture du fichier…</translation>
        </message>
        <message>
            <source>No contacts found. Choose the column of the names or numbers.</source>
            <translation>Aucun contact trouvé. Choisissez la colonne des noms ou des numéros.</translation>
        </message>
        <message>
            <source>This replaces {name}, which was imported from the same file.</source>
            <translation>Ceci remplace {name}, importé du même fichier.</translation>
        </message>
        <message>
            <source>If these words look wrong, choose another character encoding: {words}.</source>
            <translation>Si ces mots semblent incorrects, choisissez un autre codage des caractères : {words}.</translation>
        </message>
        <message>
            <source>Unknown column names, recognised by their contents: {columns}.</source>
            <translation>Noms de colonnes inconnus, reconnus d’après leur contenu : {columns}.</translation>
        </message>
        <message numerus="yes">
            <source>%n of the first entries have problems.</source>
            <translation>
                <numerusform>%n des premières entrées pose problème.</numerusform>
                <numerusform>%n des premières entrées posent problème.</numerusform>
            </translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>Importation…</translation>
        </message>
        <message numerus="yes">
            <source>Importing… %n loaded</source>
            <translation>
                <numerusform>Importation… %n chargé</numerusform>
                <numerusform>Importation… %n chargés</numerusform>
            </translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Numéros</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Société</translation>
        </message>
        <message>
            <source>E-mail address</source>
            <translation>Adresse e-mail</translation>
        </message>
        <message>
            <source>First contacts of the file</source>
            <translation>Premiers contacts du fichier</translation>
        </message>
    </context>
    <context>
        <name>ImportResultView</name>
        <message>
            <source>Problems in the file</source>
            <translation>Problèmes du fichier</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Copier la liste</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) imported</source>
            <translation>
                <numerusform>%n contact importé</numerusform>
                <numerusform>%n contacts importés</numerusform>
            </translation>
        </message>
        <message>
            <source>The contacts are in the directory, and callers are shown by name.</source>
            <translation>Les contacts sont dans l’annuaire, et les appelants s’affichent avec leur nom.</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) in the file:</source>
            <translation>
                <numerusform>%n problème dans le fichier :</numerusform>
                <numerusform>%n problèmes dans le fichier :</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… et %n autre</numerusform>
                <numerusform>… et %n autres</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Fichier</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Édition</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Affichage</translation>
        </message>
        <message>
            <source>&amp;Panes</source>
            <translation>&amp;Volets</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>A&amp;ller</translation>
        </message>
        <message>
            <source>&amp;Tools</source>
            <translation>&amp;Outils</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>Ai&amp;de</translation>
        </message>
        <message>
            <source>Import contacts…</source>
            <translation>Importer des contacts…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Reload the directory</source>
            <translation>Recharger l’annuaire</translation>
        </message>
        <message>
            <source>Copy the selected number</source>
            <translation>Copier le numéro sélectionné</translation>
        </message>
        <message>
            <source>Search or filter this pane</source>
            <translation>Rechercher ou filtrer dans ce volet</translation>
        </message>
        <message>
            <source>Note on the selected person</source>
            <translation>Note sur la personne sélectionnée</translation>
        </message>
        <message>
            <source>I take the selected call</source>
            <translation>Je prends l’appel sélectionné</translation>
        </message>
        <message>
            <source>Use system theme</source>
            <translation>Utiliser le thème du système</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Contraste élevé</translation>
        </message>
        <message>
            <source>What the colours mean</source>
            <translation>Signification des couleurs</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Texte plus grand</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Texte plus petit</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>Taille normale du texte</translation>
        </message>
        <message>
            <source>Compact strip</source>
            <translation>Bandeau compact</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Tableau mural</translation>
        </message>
        <message>
            <source>History window</source>
            <translation>Fenêtre de l’historique</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Rapports</translation>
        </message>
        <message>
            <source>Always on top</source>
            <translation>Toujours au premier plan</translation>
        </message>
        <message>
            <source>Rewind</source>
            <translation>Retour en arrière</translation>
        </message>
        <message>
            <source>Raw phone status</source>
            <translation>État brut des téléphones</translation>
        </message>
        <message>
            <source>Float or dock the pane with the keyboard</source>
            <translation>Détacher ou ancrer le volet qui a le clavier</translation>
        </message>
        <message>
            <source>Reset layout</source>
            <translation>Réinitialiser la disposition</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Paramètres…</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Ne pas déranger</translation>
        </message>
        <message>
            <source>Colleagues, and where I am</source>
            <translation>Les collègues et où je suis</translation>
        </message>
        <message>
            <source>All commands</source>
            <translation>Toutes les commandes</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Tour</source>
            <translation>Visite guidée</translation>
        </message>
        <message>
            <source>Create a support file…</source>
            <translation>Créer un fichier d’assistance…</translation>
        </message>
        <message>
            <source>A newer version is available…</source>
            <translation>Nouvelle version disponible…</translation>
        </message>
        <message>
            <source>About DevLink3 Desk</source>
            <translation>À propos de DevLink3 Desk</translation>
        </message>
        <message>
            <source>Move through a list</source>
            <translation>Se déplacer dans une liste</translation>
        </message>
        <message>
            <source>Call the selected person</source>
            <translation>Appeler la personne sélectionnée</translation>
        </message>
        <message>
            <source>Menu of the selected row</source>
            <translation>Menu de la ligne sélectionnée</translation>
        </message>
        <message>
            <source>First row of a list</source>
            <translation>Première ligne d’une liste</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Effacer la recherche</translation>
        </message>
        <message>
            <source>Next field or list</source>
            <translation>Champ ou liste suivante</translation>
        </message>
        <message>
            <source>Press a button, tick a box</source>
            <translation>Actionner un bouton, cocher une case</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historique</translation>
        </message>
        <message>
            <source>Search, in the history window</source>
            <translation>Rechercher, dans la fenêtre de l’historique</translation>
        </message>
        <message>
            <source>Parts of a call, on its timeline</source>
            <translation>Étapes d’un appel, sur sa chronologie</translation>
        </message>
        <message>
            <source>Close the history window</source>
            <translation>Fermer la fenêtre de l’historique</translation>
        </message>
        <message>
            <source>A second earlier or later</source>
            <translation>Une seconde plus tôt ou plus tard</translation>
        </message>
        <message>
            <source>A minute earlier or later</source>
            <translation>Une minute plus tôt ou plus tard</translation>
        </message>
        <message>
            <source>Ten minutes earlier or later</source>
            <translation>Dix minutes plus tôt ou plus tard</translation>
        </message>
        <message>
            <source>Beginning or end of the time bar</source>
            <translation>Début ou fin de la barre de temps</translation>
        </message>
        <message>
            <source>Back to now</source>
            <translation>Revenir au direct</translation>
        </message>
        <message>
            <source>Values of a chart</source>
            <translation>Valeurs d’un graphique</translation>
        </message>
        <message>
            <source>Calls of the selected value</source>
            <translation>Appels de la valeur sélectionnée</translation>
        </message>
        <message>
            <source>Compute the report again</source>
            <translation>Recalculer le rapport</translation>
        </message>
        <message>
            <source>Print the report</source>
            <translation>Imprimer le rapport</translation>
        </message>
        <message>
            <source>Close the reports</source>
            <translation>Fermer les rapports</translation>
        </message>
        <message>
            <source>Leave full screen, or close</source>
            <translation>Quitter le plein écran, ou fermer</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Général</translation>
        </message>
        <message>
            <source>Go to the calls</source>
            <translation>Aller aux appels</translation>
        </message>
        <message>
            <source>Go to the call details</source>
            <translation>Aller aux détails de l’appel</translation>
        </message>
        <message>
            <source>Go to the park slots and conferences</source>
            <translation>Aller aux parcages et conférences</translation>
        </message>
        <message>
            <source>Search the directory</source>
            <translation>Rechercher dans l’annuaire</translation>
        </message>
        <message>
            <source>Go to the callers to call back</source>
            <translation>Aller aux appelants à rappeler</translation>
        </message>
        <message>
            <source>Search the history</source>
            <translation>Rechercher dans l’historique</translation>
        </message>
        <message>
            <source>Go to the hunt groups</source>
            <translation>Aller aux groupements</translation>
        </message>
        <message>
            <source>Go to the extensions</source>
            <translation>Aller aux postes</translation>
        </message>
    </context>
    <context>
        <name>LanguagePage</name>
        <message>
            <source>System language</source>
            <translation>Langue du système</translation>
        </message>
        <message>
            <source>The language changes after a restart. Numbers, times and dates use the format of this computer.</source>
            <translation>La langue change après un redémarrage. Nombres, heures et dates suivent le format de cet ordinateur.</translation>
        </message>
    </context>
    <context>
        <name>LegsTable</name>
        <message>
            <source>From</source>
            <translation>Début</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Durée</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Qui</translation>
        </message>
        <message>
            <source>Moved by</source>
            <translation>Déplacé par</translation>
        </message>
        <message>
            <source>Course of the call as a table</source>
            <translation>Déroulement de l’appel sous forme de tableau</translation>
        </message>
    </context>
    <context>
        <name>Link</name>
        <message>
            <source>The PBX says AUTHENTICATION FAILED: it does not accept this user with this password.</source>
            <translation>Le PBX répond AUTHENTICATION FAILED : il n’accepte pas cet utilisateur avec ce mot de passe.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted.</source>
            <translation>Le certificat du PBX n’est pas fiable.</translation>
        </message>
        <message>
            <source>Try again; use -v for more details on stderr.</source>
            <translation>Réessayez ; utilisez -v pour plus de détails sur stderr.</translation>
        </message>
        <message>
            <source>Check the address and the port (50796 with TLS, 50797 without), the firewall, and that the service is enabled in the security settings of IP Office Manager.</source>
            <translation>Vérifiez l’adresse et le port (50796 avec TLS, 50797 sans), le pare-feu, et que le service est activé dans les paramètres de sécurité d’IP Office Manager.</translation>
        </message>
        <message>
            <source>No connection was established within {limit:g} s.</source>
            <translation>Aucune connexion n’a été établie en {limit:g} s.</translation>
        </message>
        <message>
            <source>Check that this port supports TLS 1.2 or later (50796), or use --no-tls with port 50797.</source>
            <translation>Vérifiez que ce port prend en charge TLS 1.2 ou plus récent (50796), ou utilisez --no-tls avec le port 50797.</translation>
        </message>
        <message>
            <source>Do not sign in until the PBX administrator confirms that the certificate was replaced. Then pin the new fingerprint.</source>
            <translation>Ne vous connectez pas avant que l’administrateur du PBX confirme que le certificat a été remplacé. Épinglez alors la nouvelle empreinte.</translation>
        </message>
        <message>
            <source>Use --cert and --key with a certificate from the certificate store of the PBX, with at least medium trust, or enable the unsecured interface of TAPI / DevLink 3.</source>
            <translation>Utilisez --cert et --key avec un certificat du magasin de certificats du PBX, de confiance au moins moyenne, ou activez l’interface non sécurisée de TAPI / DevLink 3.</translation>
        </message>
        <message>
            <source>If this port does not support TLS, use port 50796, or --no-tls for this one. Otherwise the PBX may require a client certificate (--cert, --key).</source>
            <translation>Si ce port ne prend pas en charge TLS, utilisez le port 50796, ou --no-tls pour celui-ci. Sinon, le PBX exige peut-être un certificat client (--cert, --key).</translation>
        </message>
        <message>
            <source>Connect with TLS (port 50796).</source>
            <translation>Connectez-vous avec TLS (port 50796).</translation>
        </message>
        <message>
            <source>Set DEVLINK3_PASSWORD, store the password in the system keyring, or run this command in a terminal to be prompted.</source>
            <translation>Définissez DEVLINK3_PASSWORD, enregistrez le mot de passe dans le trousseau du système, ou lancez cette commande dans un terminal pour le saisir.</translation>
        </message>
        <message>
            <source>Check user and password. In IP Office Manager, check that the service user is enabled and in a rights group with DevLink3 enabled. Wait a minute before you try again: the PBX blocks the user after three failed attempts.</source>
            <translation>Vérifiez l’utilisateur et le mot de passe. Dans IP Office Manager, vérifiez que l’utilisateur de service est activé et dans un groupe de droits où DevLink3 est activé. Attendez une minute avant de réessayer : le PBX bloque l’utilisateur après trois échecs.</translation>
        </message>
        <message>
            <source>Close another program that uses DevLink3, wait for more than a minute, and try again.</source>
            <translation>Fermez un autre programme qui utilise DevLink3, attendez plus d’une minute et réessayez.</translation>
        </message>
        <message>
            <source>Wait for more than a minute and try again. The PBX may be starting, or may have blocked the user temporarily.</source>
            <translation>Attendez plus d’une minute et réessayez. Le PBX démarre peut-être ou a bloqué temporairement l’utilisateur.</translation>
        </message>
        <message>
            <source>Add a CTI Link Pro licence to this PBX, and check in IP Office Manager that it is valid.</source>
            <translation>Ajoutez une licence CTI Link Pro à ce PBX et vérifiez dans IP Office Manager qu’elle est valide.</translation>
        </message>
        <message>
            <source>Remove flags that this release of IP Office does not support; --flags '' requests only call events.</source>
            <translation>Retirez les options que cette version d’IP Office ne prend pas en charge ; --flags '' ne demande que les événements d’appel.</translation>
        </message>
        <message>
            <source>Remove -SCN, or add CTI Link Pro licences: two for a network of up to 5 PBXs, three for up to 20, four for more.</source>
            <translation>Retirez -SCN ou ajoutez des licences CTI Link Pro : deux pour un réseau de 5 PBX au plus, trois pour 20 au plus, quatre au-delà.</translation>
        </message>
        <message>
            <source>Remove flags such as -SCN, which this PBX or its licences do not support.</source>
            <translation>Retirez les options comme -SCN, que ce PBX ou ses licences ne prennent pas en charge.</translation>
        </message>
        <message>
            <source>Connect again. If the error persists, check that the port is a DevLink3 service.</source>
            <translation>Reconnectez-vous. Si l’erreur persiste, vérifiez que le port est un service DevLink3.</translation>
        </message>
        <message>
            <source>The PBX stopped responding, although the connection is still open.</source>
            <translation>Le PBX ne répond plus, bien que la connexion soit encore ouverte.</translation>
        </message>
        <message>
            <source>Check the network between this computer and the PBX.</source>
            <translation>Vérifiez le réseau entre cet ordinateur et le PBX.</translation>
        </message>
        <message>
            <source>Check the name, for example nasystem/user_list. Not every release provides every pseudo-file.</source>
            <translation>Vérifiez le nom, par exemple nasystem/user_list. Toutes les versions n’offrent pas tous les pseudo-fichiers.</translation>
        </message>
        <message>
            <source>The PBX did not answer the request for the file {name!r}.</source>
            <translation>Le PBX n’a pas répondu à la demande du fichier {name!r}.</translation>
        </message>
        <message>
            <source>The PBX did not provide the file {name!r} (result {result:#010x}).</source>
            <translation>Le PBX n’a pas fourni le fichier {name!r} (résultat {result:#010x}).</translation>
        </message>
        <message>
            <source>The encrypted connection could not be established.</source>
            <translation>La connexion chiffrée n’a pas pu être établie.</translation>
        </message>
        <message>
            <source>The PBX requires a client certificate that it trusts.</source>
            <translation>Le PBX exige un certificat client auquel il fait confiance.</translation>
        </message>
        <message>
            <source>The PBX says FEATURE NOT AVAILABLE for these event flags.</source>
            <translation>Le PBX répond FEATURE NOT AVAILABLE pour ces options d’événements.</translation>
        </message>
        <message>
            <source>The server closed the connection during the TLS handshake.</source>
            <translation>Le serveur a fermé la connexion pendant la négociation TLS.</translation>
        </message>
        <message>
            <source>The PBX says INSUFFICIENT LICENCE for these event flags.</source>
            <translation>Le PBX répond INSUFFICIENT LICENCE pour ces options d’événements.</translation>
        </message>
        <message>
            <source>The PBX says LICENCE MISSING: it has no CTI Link Pro licence.</source>
            <translation>Le PBX répond LICENCE MISSING : il n’a pas de licence CTI Link Pro.</translation>
        </message>
        <message>
            <source>The PBX says LIMITS EXCEEDED: its three connections for events are in use.</source>
            <translation>Le PBX répond LIMITS EXCEEDED : ses trois connexions d’événements sont occupées.</translation>
        </message>
        <message>
            <source>The connection to the PBX failed.</source>
            <translation>La connexion au PBX a échoué.</translation>
        </message>
        <message>
            <source>No password is available.</source>
            <translation>Aucun mot de passe n’est disponible.</translation>
        </message>
        <message>
            <source>The certificate of the PBX differs from the pinned one.</source>
            <translation>Le certificat du PBX diffère de celui qui est épinglé.</translation>
        </message>
        <message>
            <source>The PBX requests the password in plain text over an unencrypted connection. Nothing was sent.</source>
            <translation>Le PBX demande le mot de passe en clair sur une connexion non chiffrée. Rien n’a été envoyé.</translation>
        </message>
        <message>
            <source>The PBX says RETRY LATER.</source>
            <translation>Le PBX répond RETRY LATER.</translation>
        </message>
        <message>
            <source>The PBX rejected the sign-in.</source>
            <translation>Le PBX a refusé l’identification.</translation>
        </message>
        <message>
            <source>The connection to the PBX was lost.</source>
            <translation>La connexion au PBX a été perdue.</translation>
        </message>
        <message>
            <source>The PBX refused the event request.</source>
            <translation>Le PBX a refusé la demande d’événements.</translation>
        </message>
        <message>
            <source>The PBX says UNKNOWN FLAG: it does not know one of the event flags.</source>
            <translation>Le PBX répond UNKNOWN FLAG : il ne connaît pas l’une des options d’événements.</translation>
        </message>
        <message>
            <source>The PBX cannot be reached.</source>
            <translation>Le PBX est injoignable.</translation>
        </message>
        <message>
            <source>The PBX closed the connection.</source>
            <translation>Le PBX a fermé la connexion.</translation>
        </message>
        <message>
            <source>The server closed the encrypted connection without sending any data.</source>
            <translation>Le serveur a fermé la connexion chiffrée sans envoyer de données.</translation>
        </message>
        <message>
            <source>Check that this is the DevLink3 port (50796). The PBX may also require a client certificate (--cert, --key).</source>
            <translation>Vérifiez que c’est le port DevLink3 (50796). Le PBX exige peut-être aussi un certificat client (--cert, --key).</translation>
        </message>
        <message>
            <source>The server closed the connection without sending any data.</source>
            <translation>Le serveur a fermé la connexion sans envoyer de données.</translation>
        </message>
        <message>
            <source>Check that this is the unencrypted DevLink3 port (50797). If it is the TLS port (50796), set the connection to TLS.</source>
            <translation>Vérifiez que c’est le port DevLink3 non chiffré (50797). Si c’est le port TLS (50796), réglez la connexion sur TLS.</translation>
        </message>
        <message>
            <source>This port uses TLS, but the connection is set to unencrypted TCP.</source>
            <translation>Ce port utilise TLS, mais la connexion est réglée sur TCP non chiffré.</translation>
        </message>
        <message>
            <source>Remove --no-tls, or use the unencrypted port (50797).</source>
            <translation>Retirez --no-tls ou utilisez le port non chiffré (50797).</translation>
        </message>
        <message>
            <source>The PBX sent too many events before the answer to the event request.</source>
            <translation>Le PBX a envoyé trop d’événements avant la réponse à la demande d’événements.</translation>
        </message>
        <message>
            <source>The PBX did not resend its calls after a gap in the events.</source>
            <translation>Le PBX n’a pas renvoyé ses appels après une lacune dans les événements.</translation>
        </message>
        <message>
            <source>An unexpected error has interrupted the connection ({error}). The log has details.</source>
            <translation>Une erreur inattendue a interrompu la connexion ({error}). Le journal contient les détails.</translation>
        </message>
        <message>
            <source>The recording ends here.</source>
            <translation>L’enregistrement s’arrête ici.</translation>
        </message>
        <message>
            <source>The trace {file} cannot be read: {why}.</source>
            <translation>L’enregistrement {file} est illisible : {why}.</translation>
        </message>
        <message>
            <source>{file} is not a trace. Record one with 'devlink3-desk monitor --record FILE'.</source>
            <translation>{file} n’est pas un enregistrement. Créez-en un avec 'devlink3-desk monitor --record FILE'.</translation>
        </message>
        <message>
            <source>The trace {file} is from a newer version (format {theirs}, supported up to {ours}). Replay it with that version.</source>
            <translation>L’enregistrement {file} vient d’une version plus récente (format {theirs}, pris en charge jusqu’à {ours}). Relisez-le avec cette version.</translation>
        </message>
        <message>
            <source>Line {line} of the trace {file} is damaged: {why}.</source>
            <translation>La ligne {line} de l’enregistrement {file} est endommagée : {why}.</translation>
        </message>
        <message>
            <source>(empty)</source>
            <translation>(vide)</translation>
        </message>
        <message>
            <source>{begin} to {end}</source>
            <translation>{begin} à {end}</translation>
        </message>
        <message>
            <source>itself (self-signed)</source>
            <translation>lui-même (autosigné)</translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>(aucun)</translation>
        </message>
        <message>
            <source>subject</source>
            <translation>sujet</translation>
        </message>
        <message>
            <source>issued by</source>
            <translation>émetteur</translation>
        </message>
        <message>
            <source>valid</source>
            <translation>valide</translation>
        </message>
        <message>
            <source>names</source>
            <translation>noms</translation>
        </message>
        <message>
            <source>(not readable)</source>
            <translation>(illisible)</translation>
        </message>
        <message>
            <source>The connection is not open.</source>
            <translation>La connexion n’est pas ouverte.</translation>
        </message>
        <message>
            <source>The PBX closed the connection right after the TLS handshake.</source>
            <translation>Le PBX a fermé la connexion juste après la négociation TLS.</translation>
        </message>
        <message>
            <source>The PBX closed the connection before it had sent the file {name!r}.</source>
            <translation>Le PBX a fermé la connexion avant d’avoir envoyé le fichier {name!r}.</translation>
        </message>
        <message>
            <source>Try again. A PBX may also close the connection in place of refusing a file that it does not provide.</source>
            <translation>Réessayez. Un PBX peut aussi fermer la connexion au lieu de refuser un fichier qu’il n’offre pas.</translation>
        </message>
        <message>
            <source>The connection was closed by this program.</source>
            <translation>La connexion a été fermée par ce programme.</translation>
        </message>
        <message>
            <source>The PBX answered with an unknown result: {result}.</source>
            <translation>Le PBX a répondu par un résultat inconnu : {result}.</translation>
        </message>
        <message>
            <source>Check that this is a DevLink3 service. If it is, report this result to the developers.</source>
            <translation>Vérifiez qu’il s’agit d’un service DevLink3. Si oui, signalez ce résultat aux développeurs.</translation>
        </message>
        <message>
            <source>The name {name!r} cannot be resolved.</source>
            <translation>Impossible de résoudre le nom {name!r}.</translation>
        </message>
        <message>
            <source>Check the spelling, or use the IP address of the PBX.</source>
            <translation>Vérifiez l’orthographe ou utilisez l’adresse IP du PBX.</translation>
        </message>
        <message>
            <source>No service is listening at {address}.</source>
            <translation>Aucun service n’écoute à {address}.</translation>
        </message>
        <message>
            <source>{address} cannot be reached: {why}.</source>
            <translation>{address} est injoignable : {why}.</translation>
        </message>
        <message>
            <source>Enter the SHA-256 fingerprint of the certificate: 64 hex digits, with or without colons.</source>
            <translation>Indiquez l’empreinte SHA-256 du certificat : 64 chiffres hexadécimaux, avec ou sans deux-points.</translation>
        </message>
        <message>
            <source>The PBX did not respond within {limit:g} s.</source>
            <translation>Le PBX n’a pas répondu en {limit:g} s.</translation>
        </message>
        <message>
            <source>The server did not answer the TLS handshake within {limit:g} s. The port may not support TLS.</source>
            <translation>Le serveur n’a pas répondu à la négociation TLS en {limit:g} s. Le port ne prend peut-être pas en charge TLS.</translation>
        </message>
        <message>
            <source>The connection is open, but the server did not answer the sign-in within {limit:g} s.</source>
            <translation>La connexion est ouverte, mais le serveur n’a pas répondu à l’identification en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not confirm the password within {limit:g} s.</source>
            <translation>Le PBX n’a pas confirmé le mot de passe en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not answer the event request within {limit:g} s.</source>
            <translation>Le PBX n’a pas répondu à la demande d’événements en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not answer the request for the file within {limit:g} s.</source>
            <translation>Le PBX n’a pas répondu à la demande du fichier en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not send the rest of the file within {limit:g} s.</source>
            <translation>Le PBX n’a pas envoyé la suite du fichier en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX is reachable, but does not answer; it may be busy. Try again in a minute, or allow more time with --timeout.</source>
            <translation>Le PBX est joignable, mais ne répond pas ; il est peut-être occupé. Réessayez dans une minute, ou accordez-lui plus de temps avec --timeout.</translation>
        </message>
        <message>
            <source>Try again, or allow more time with --timeout. A PBX may also stay silent in place of refusing a file that it does not provide.</source>
            <translation>Réessayez, ou accordez plus de temps au PBX avec --timeout. Un PBX peut aussi se taire au lieu de refuser un fichier qu’il n’offre pas.</translation>
        </message>
        <message>
            <source>permission denied</source>
            <translation>accès refusé</translation>
        </message>
        <message>
            <source>connection aborted</source>
            <translation>connexion abandonnée</translation>
        </message>
        <message>
            <source>connection reset by peer</source>
            <translation>connexion réinitialisée par l’autre côté</translation>
        </message>
        <message>
            <source>no route to host</source>
            <translation>aucune route vers l’hôte</translation>
        </message>
        <message>
            <source>network is unreachable</source>
            <translation>réseau inaccessible</translation>
        </message>
        <message>
            <source>connection timed out</source>
            <translation>délai de connexion dépassé</translation>
        </message>
        <message>
            <source>it is not valid yet</source>
            <translation>il n’est pas encore valable</translation>
        </message>
        <message>
            <source>it has expired</source>
            <translation>il a expiré</translation>
        </message>
        <message>
            <source>it is self-signed</source>
            <translation>il est autosigné</translation>
        </message>
        <message>
            <source>its CA is unknown</source>
            <translation>son AC est inconnue</translation>
        </message>
        <message>
            <source>Replace the certificate of the PBX by one that is valid, or pin it with --pin and its SHA-256.</source>
            <translation>Remplacez le certificat du PBX par un certificat valide, ou épinglez-le avec --pin et son SHA-256.</translation>
        </message>
        <message>
            <source>it is not valid (OpenSSL error {code})</source>
            <translation>il n’est pas valide (erreur OpenSSL {code})</translation>
        </message>
        <message>
            <source>its CA may not issue certificates</source>
            <translation>son AC n’a pas le droit d’émettre des certificats</translation>
        </message>
        <message>
            <source>its signature is not valid</source>
            <translation>sa signature n’est pas valide</translation>
        </message>
        <message>
            <source>it contains dates that are not valid</source>
            <translation>il contient des dates non valides</translation>
        </message>
        <message>
            <source>there are too many CAs between it and the root CA</source>
            <translation>il y a trop d’AC entre lui et l’AC racine</translation>
        </message>
        <message>
            <source>its CA is marked as not trusted</source>
            <translation>son AC est marquée comme non approuvée</translation>
        </message>
        <message>
            <source>it is not known whether it has been revoked</source>
            <translation>on ne sait pas s’il a été révoqué</translation>
        </message>
        <message>
            <source>its CA may not issue certificates for this name</source>
            <translation>son AC n’a pas le droit d’émettre des certificats pour ce nom</translation>
        </message>
        <message>
            <source>its signature uses a method that is no longer secure</source>
            <translation>sa signature utilise une méthode qui n’est plus sûre</translation>
        </message>
        <message>
            <source>it violates the rules for certificates</source>
            <translation>il enfreint les règles des certificats</translation>
        </message>
        <message>
            <source>its root CA is not trusted</source>
            <translation>son AC racine n’est pas approuvée</translation>
        </message>
        <message>
            <source>it has been revoked</source>
            <translation>il a été révoqué</translation>
        </message>
        <message>
            <source>it was not issued for a server</source>
            <translation>il n’a pas été émis pour un serveur</translation>
        </message>
        <message>
            <source>it is for another name</source>
            <translation>il est établi pour un autre nom</translation>
        </message>
        <message>
            <source>it is for another address</source>
            <translation>il est établi pour une autre adresse</translation>
        </message>
        <message>
            <source>its key is too short to be secure</source>
            <translation>sa clé est trop courte pour être sûre</translation>
        </message>
        <message>
            <source>the key of its CA is too short to be secure</source>
            <translation>la clé de son AC est trop courte pour être sûre</translation>
        </message>
        <message>
            <source>the server does not use TLS</source>
            <translation>le serveur n’utilise pas TLS</translation>
        </message>
        <message>
            <source>If the administrator confirms that this certificate belongs to the PBX, pin it with --pin and its SHA-256, or use --ca with the CA that issued it.</source>
            <translation>Si l’administrateur confirme que ce certificat appartient au PBX, épinglez-le avec --pin et son SHA-256, ou utilisez --ca avec l’AC qui l’a émis.</translation>
        </message>
        <message>
            <source>Connect to a name that the certificate contains, enter that name with --server-name, or pin the certificate with --pin.</source>
            <translation>Connectez-vous à un nom que le certificat contient, indiquez ce nom avec --server-name, ou épinglez le certificat avec --pin.</translation>
        </message>
        <message>
            <source>Renew the certificate of the PBX, check the clocks on both sides, or pin the certificate with --pin.</source>
            <translation>Renouvelez le certificat du PBX, vérifiez les horloges des deux côtés, ou épinglez le certificat avec --pin.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it contains no name or address (no subject alternative names).</source>
            <translation>Le certificat du PBX n’est pas fiable : il ne contient ni nom ni adresse (pas de noms alternatifs du sujet).</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: {why}.</source>
            <translation>Le certificat du PBX n’est pas fiable : {why}.</translation>
        </message>
        <message>
            <source>Use the TLS port (50796), or --no-tls for the unencrypted port (50797).</source>
            <translation>Utilisez le port TLS (50796), ou --no-tls pour le port non chiffré (50797).</translation>
        </message>
        <message>
            <source>The PBX supports only TLS versions older than 1.2.</source>
            <translation>Le PBX ne prend en charge que des versions de TLS antérieures à 1.2.</translation>
        </message>
        <message>
            <source>is a folder</source>
            <translation>est un dossier</translation>
        </message>
        <message>
            <source>no such file or folder</source>
            <translation>fichier ou dossier introuvable</translation>
        </message>
        <message>
            <source>This port does not support TLS, but the connection is set to TLS.</source>
            <translation>Ce port ne prend pas en charge TLS, mais la connexion est réglée sur TLS.</translation>
        </message>
        <message>
            <source>Update the PBX. If you accept the risk, allow TLS 1.0 and 1.1 in the settings of this site.</source>
            <translation>Mettez le PBX à jour. Si vous acceptez le risque, autorisez TLS 1.0 et 1.1 dans les paramètres de ce site.</translation>
        </message>
        <message>
            <source>The PBX may be starting: try again in a minute. If the error persists, check its TLS settings.</source>
            <translation>Le PBX démarre peut-être : réessayez dans une minute. Si l’erreur persiste, vérifiez ses paramètres TLS.</translation>
        </message>
        <message>
            <source>The CA file {file} cannot be used: {why}.</source>
            <translation>Le fichier d’AC {file} est inutilisable : {why}.</translation>
        </message>
        <message>
            <source>Choose a PEM file with the certificate of the CA that issued the PBX certificate.</source>
            <translation>Choisissez un fichier PEM avec le certificat de l’AC qui a émis celui du PBX.</translation>
        </message>
        <message>
            <source>The client certificate {file} cannot be used: {why}.</source>
            <translation>Le certificat client {file} est inutilisable : {why}.</translation>
        </message>
        <message>
            <source>Use PEM files for certificate and key (--cert, --key), or one PKCS#12 file. The key passphrase is read from DEVLINK3_KEY_PASSPHRASE or the system keyring.</source>
            <translation>Utilisez des fichiers PEM pour le certificat et la clé (--cert, --key), ou un seul fichier PKCS#12. La phrase secrète de la clé est lue dans DEVLINK3_KEY_PASSPHRASE ou dans le trousseau du système.</translation>
        </message>
        <message>
            <source>The encrypted connection was interrupted: {why}.</source>
            <translation>La connexion chiffrée a été interrompue : {why}.</translation>
        </message>
        <message>
            <source>The encrypted connection could not be established: {why}.</source>
            <translation>La connexion chiffrée n’a pas pu être établie : {why}.</translation>
        </message>
        <message>
            <source>The PBX requests the password in plain text, but this connection is not encrypted. Nothing was sent.</source>
            <translation>Le PBX demande le mot de passe en clair, mais cette connexion n’est pas chiffrée. Rien n’a été envoyé.</translation>
        </message>
        <message>
            <source>The PBX sent an unexpected answer to the sign-in.</source>
            <translation>Le PBX a envoyé une réponse inattendue à l’identification.</translation>
        </message>
        <message>
            <source>The PBX reports that the event stream has failed: {result}.</source>
            <translation>Le PBX signale que le flux d’événements est interrompu : {result}.</translation>
        </message>
        <message>
            <source>{word!r} is not a DevLink3 flag. Valid flags: {flags}.</source>
            <translation>{word!r} n’est pas une option DevLink3. Options valides : {flags}.</translation>
        </message>
        <message>
            <source>-SCN and -CD2 cannot be combined: Delta2 records come from one PBX only. Remove one of them.</source>
            <translation>-SCN et -CD2 sont incompatibles : les enregistrements Delta2 viennent d’un seul PBX. Retirez l’un des deux.</translation>
        </message>
        <message>
            <source>The server sent byte 0x{octet:02x} where a DevLink3 frame should start (0x49). Check that this port is a DevLink3 service with the same encryption on both sides.</source>
            <translation>Le serveur a envoyé l’octet 0x{octet:02x} là où une trame DevLink3 devrait commencer (0x49). Vérifiez que ce port est un service DevLink3, avec le même chiffrement des deux côtés.</translation>
        </message>
        <message>
            <source>The length of a frame is {length} bytes, less than its header.</source>
            <translation>La longueur d’une trame est de {length} octets, moins que son en-tête.</translation>
        </message>
        <message>
            <source>A frame of {length} bytes exceeds the limit of {limit}.</source>
            <translation>Une trame de {length} octets dépasse la limite de {limit}.</translation>
        </message>
        <message>
            <source>A {what} of {octets} bytes is truncated.</source>
            <translation>Un paquet ({what}) de {octets} octets est tronqué.</translation>
        </message>
        <message>
            <source>A {what} declares {length} bytes but contains {octets}.</source>
            <translation>Un paquet ({what}) annonce {length} octets mais en contient {octets}.</translation>
        </message>
        <message>
            <source>The user name has no terminating zero.</source>
            <translation>Le nom d’utilisateur n’a pas de zéro final.</translation>
        </message>
        <message>
            <source>The SHA1 challenge contains no data.</source>
            <translation>Le défi SHA1 ne contient aucune donnée.</translation>
        </message>
        <message>
            <source>The system keyring does not respond. Look for its dialog, which may be behind other windows.</source>
            <translation>Le trousseau du système ne répond pas. Cherchez sa boîte de dialogue, qui peut être derrière d’autres fenêtres.</translation>
        </message>
        <message>
            <source>The system keyring is locked. Unlock it, then try again.</source>
            <translation>Le trousseau du système est verrouillé. Déverrouillez-le, puis réessayez.</translation>
        </message>
        <message>
            <source>This system has no keyring. The password is not saved; you must enter it each time.</source>
            <translation>Ce système n’a pas de trousseau. Le mot de passe n’est pas enregistré ; vous devez le saisir à chaque fois.</translation>
        </message>
        <message>
            <source>The system keyring cannot be used ({error}).</source>
            <translation>Le trousseau du système est inutilisable ({error}).</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: events of this PBX, but not -SCN.</source>
            <translation>{count} CTI Link Pro : les événements de ce PBX, mais pas -SCN.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of up to 5 PBXs.</source>
            <translation>{count} CTI Link Pro : -SCN sur des réseaux de 5 PBX au plus.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of up to 20 PBXs.</source>
            <translation>{count} CTI Link Pro : -SCN sur des réseaux de 20 PBX au plus.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of any size.</source>
            <translation>{count} CTI Link Pro : -SCN sur des réseaux de toute taille.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Chiffrement</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Certificat</translation>
        </message>
        <message>
            <source>Sign-in</source>
            <translation>Identification</translation>
        </message>
        <message>
            <source>Hub</source>
            <translation>Hub</translation>
        </message>
        <message>
            <source>The hub at {address} accepts this user for the site {site}.</source>
            <translation>Le hub à {address} accepte cet utilisateur pour le site {site}.</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Événements</translation>
        </message>
        <message>
            <source>The hub sends events.</source>
            <translation>Le hub envoie des événements.</translation>
        </message>
        <message>
            <source>The hub must run: ask its administrator. Then go back and test the connection again.</source>
            <translation>Le hub doit fonctionner : adressez-vous à son administrateur. Revenez ensuite en arrière et testez à nouveau la connexion.</translation>
        </message>
        <message>
            <source>Go back and check the name of the site on the hub. A hub must run and publish this site.</source>
            <translation>Revenez en arrière et vérifiez le nom du site sur le hub. Un hub doit fonctionner et publier ce site.</translation>
        </message>
        <message>
            <source>Go back and check the user and the name of the site on the hub. The administrator of the hub must give this user the permissions of a desk.</source>
            <translation>Revenez en arrière et vérifiez l’utilisateur et le nom du site sur le hub. L’administrateur du hub doit accorder à cet utilisateur les droits d’un standard.</translation>
        </message>
        <message>
            <source>The administrator of the hub must enable JetStream in the configuration of nats-server and check its disk.</source>
            <translation>L’administrateur du hub doit activer JetStream dans la configuration de nats-server et vérifier son disque.</translation>
        </message>
        <message>
            <source>The connection may be intercepted. Continue only when the administrator of the hub confirms that the certificate was replaced; then set up the site again.</source>
            <translation>La connexion est peut-être interceptée. Ne continuez que si l’administrateur du hub confirme que le certificat a été remplacé ; configurez alors le site à nouveau.</translation>
        </message>
        <message>
            <source>Go back and choose the CA that has issued the certificate of the hub, under “More”.</source>
            <translation>Revenez en arrière et choisissez, sous « Plus », l’AC qui a émis le certificat du hub.</translation>
        </message>
        <message>
            <source>Go back and choose a client certificate under “More”, from the CA in the configuration of nats-server.</source>
            <translation>Revenez en arrière et choisissez, sous « Plus », un certificat client de l’AC indiquée dans la configuration de nats-server.</translation>
        </message>
        <message>
            <source>Go back and check the port and the encryption: nats-server must be configured with TLS.</source>
            <translation>Revenez en arrière et vérifiez le port et le chiffrement : nats-server doit être configuré avec TLS.</translation>
        </message>
        <message>
            <source>Go back and check the user and the password.</source>
            <translation>Revenez en arrière et vérifiez l’utilisateur et le mot de passe.</translation>
        </message>
        <message>
            <source>Check nats-server and the network, then go back and test again.</source>
            <translation>Vérifiez nats-server et le réseau, puis revenez en arrière et testez à nouveau.</translation>
        </message>
        <message>
            <source>Go back and check the address and the port, usually 4222. nats-server must run there, and firewalls must allow the port.</source>
            <translation>Revenez en arrière et vérifiez l’adresse et le port, en général 4222. nats-server doit y fonctionner, et les pare-feu doivent autoriser le port.</translation>
        </message>
        <message>
            <source>Directory</source>
            <translation>Annuaire</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>Licences</translation>
        </message>
        <message>
            <source>{address} responded in {milliseconds} ms.</source>
            <translation>{address} a répondu en {milliseconds} ms.</translation>
        </message>
        <message>
            <source>none. Anyone on the network can read all calls.</source>
            <translation>aucun. Toute personne sur le réseau peut lire les appels.</translation>
        </message>
        <message>
            <source>matches the pinned certificate.</source>
            <translation>correspond au certificat épinglé.</translation>
        </message>
        <message>
            <source>pinned, but expired.</source>
            <translation>épinglé, mais expiré.</translation>
        </message>
        <message>
            <source>pinned, but expires on {date}.</source>
            <translation>épinglé, mais expire le {date}.</translation>
        </message>
        <message>
            <source>chain and name are valid.</source>
            <translation>chaîne et nom valides.</translation>
        </message>
        <message>
            <source>chain and name are valid, but it expires on {date}.</source>
            <translation>chaîne et nom valides, mais expire le {date}.</translation>
        </message>
        <message>
            <source>user and licence accepted: {pbx}.</source>
            <translation>utilisateur et licence acceptés : {pbx}.</translation>
        </message>
        <message>
            <source>user and licence accepted: {pbx}, DevLink variant {variant}.</source>
            <translation>utilisateur et licence acceptés : {pbx}, variante DevLink {variant}.</translation>
        </message>
        <message>
            <source>unknown PBX</source>
            <translation>PBX inconnu</translation>
        </message>
        <message>
            <source>call events only</source>
            <translation>événements d’appel seulement</translation>
        </message>
        <message>
            <source>granted: {flags}.</source>
            <translation>accordé : {flags}.</translation>
        </message>
        <message>
            <source>partly granted ({flags}); not accepted: {refused}.</source>
            <translation>accordé en partie ({flags}) ; non accepté : {refused}.</translation>
        </message>
        <message>
            <source>{problem} Calls are shown without names from the directory.</source>
            <translation>{problem} Les appels sont affichés sans les noms de l’annuaire.</translation>
        </message>
        <message>
            <source>{file} has one line.</source>
            <translation>{file} a une ligne.</translation>
        </message>
        <message>
            <source>{file} has {count} lines.</source>
            <translation>{file} a {count} lignes.</translation>
        </message>
        <message>
            <source>The connection may be intercepted. Continue only when the PBX administrator confirms that the certificate was replaced; then set up the site again.</source>
            <translation>La connexion est peut-être interceptée. Ne continuez que si l’administrateur du PBX confirme que le certificat a été remplacé ; configurez alors le site à nouveau.</translation>
        </message>
        <message>
            <source>Replace the certificate of the PBX with one that your company's CA has issued for this address, or check its fingerprint and trust it.</source>
            <translation>Remplacez le certificat du PBX par un certificat émis pour cette adresse par l’AC de votre entreprise, ou vérifiez son empreinte et faites-lui confiance.</translation>
        </message>
        <message>
            <source>This PBX requires a client certificate. Go back, choose one under “More”, and add it to the certificate store of the PBX.</source>
            <translation>Ce PBX exige un certificat client. Revenez en arrière, choisissez-en un sous « Plus » et ajoutez-le au magasin de certificats du PBX.</translation>
        </message>
        <message>
            <source>If this port does not support TLS, go back and use port 50796, or clear “Encrypt the connection”. Otherwise, the PBX may require a client certificate: choose one under “More”, and add it to the certificate store of the PBX.</source>
            <translation>Si ce port ne prend pas en charge TLS, revenez en arrière et utilisez le port 50796, ou décochez « Chiffrer la connexion ». Sinon, le PBX exige peut-être un certificat client : choisissez-en un sous « Plus » et ajoutez-le au magasin de certificats du PBX.</translation>
        </message>
        <message>
            <source>Go back and change the encryption or the port: 50796 is for encrypted connections, 50797 for others.</source>
            <translation>Revenez en arrière et modifiez le chiffrement ou le port : 50796 pour les connexions chiffrées, 50797 pour les autres.</translation>
        </message>
        <message>
            <source>Go back and turn on encryption.</source>
            <translation>Revenez en arrière et activez le chiffrement.</translation>
        </message>
        <message>
            <source>Go back and check the port. In the security settings of IP Office Manager, the secure interface of TAPI / DevLink 3 must be enabled.</source>
            <translation>Revenez en arrière et vérifiez le port. Dans les paramètres de sécurité d’IP Office Manager, l’interface sécurisée de TAPI / DevLink 3 doit être activée.</translation>
        </message>
        <message>
            <source>The PBX is reachable, but does not answer; it may be busy. Try again in a minute.</source>
            <translation>Le PBX est joignable, mais ne répond pas ; il est peut-être occupé. Réessayez dans une minute.</translation>
        </message>
        <message>
            <source>Go back and check the address. In the security settings of IP Office Manager, the service TAPI / DevLink 3 must be enabled, and firewalls must allow port 50796 (or 50797).</source>
            <translation>Revenez en arrière et vérifiez l’adresse. Dans les paramètres de sécurité d’IP Office Manager, le service TAPI / DevLink 3 doit être activé, et les pare-feu doivent autoriser le port 50796 (ou 50797).</translation>
        </message>
        <message>
            <source>Go back and enter the password.</source>
            <translation>Revenez en arrière et saisissez le mot de passe.</translation>
        </message>
        <message>
            <source>This release of IP Office does not support some requested features. Update the PBX.</source>
            <translation>Cette version d’IP Office ne prend pas en charge certaines fonctions demandées. Mettez le PBX à jour.</translation>
        </message>
        <message>
            <source>“{number}” contains no digits to dial.</source>
            <translation>« {number} » ne contient aucun chiffre à composer.</translation>
        </message>
        <message>
            <source>“{number}” is not a phone number: {sign} cannot be dialled.</source>
            <translation>« {number} » n’est pas un numéro de téléphone : {sign} ne peut pas être composé.</translation>
        </message>
        <message>
            <source>“{number}”, with letters read as digits, is not a complete phone number in this country.</source>
            <translation>« {number} », lettres lues comme chiffres, n’est pas un numéro complet dans ce pays.</translation>
        </message>
        <message>
            <source>“{number}” has too few digits for a phone number.</source>
            <translation>« {number} » a trop peu de chiffres pour un numéro de téléphone.</translation>
        </message>
        <message>
            <source>“{number}” has too many digits for a phone number.</source>
            <translation>« {number} » a trop de chiffres pour un numéro de téléphone.</translation>
        </message>
        <message>
            <source>Calls abroad from this country need a carrier prefix. To dial {number}, set the international prefix of this site.</source>
            <translation>Depuis ce pays, les appels internationaux nécessitent un préfixe d’opérateur. Pour composer {number}, réglez le préfixe international de ce site.</translation>
        </message>
        <message>
            <source>{file} cannot be read ({error}). The program continues without it.</source>
            <translation>Impossible de lire {file} ({error}). Le programme continue sans ce fichier.</translation>
        </message>
        <message>
            <source>{file} is damaged. It was moved to {backup}, and the defaults are used.</source>
            <translation>{file} est endommagé et a été déplacé vers {backup}. Les valeurs par défaut sont utilisées.</translation>
        </message>
        <message>
            <source>The settings are from a newer version of the program. Unknown settings are ignored; the file was copied to {backup}.</source>
            <translation>Les paramètres viennent d’une version plus récente du programme. Les paramètres inconnus sont ignorés ; le fichier a été copié dans {backup}.</translation>
        </message>
        <message>
            <source>Some settings are invalid and were reset to defaults ({names}). The previous file was copied to {backup}.</source>
            <translation>Certains paramètres sont incorrects et ont été réinitialisés ({names}). L’ancien fichier a été copié dans {backup}.</translation>
        </message>
        <message>
            <source>The directory cannot be read. {problem}</source>
            <translation>Impossible de lire l’annuaire. {problem}</translation>
        </message>
        <message>
            <source>{file} is from a newer version of the program. Its contacts are not shown.</source>
            <translation>{file} vient d’une version plus récente du programme. Ses contacts ne sont pas affichés.</translation>
        </message>
        <message>
            <source>There is no history at {location}.</source>
            <translation>Il n’y a pas d’historique à {location}.</translation>
        </message>
        <message>
            <source>The disk of the history {location} is full.</source>
            <translation>Le disque de l’historique {location} est plein.</translation>
        </message>
        <message>
            <source>The history {location} cannot be written: {why}.</source>
            <translation>Impossible d’écrire dans l’historique {location} : {why}.</translation>
        </message>
        <message>
            <source>The history {location} is damaged: {why}.</source>
            <translation>L’historique {location} est endommagé : {why}.</translation>
        </message>
        <message>
            <source>The history {location} cannot be used: {why}.</source>
            <translation>L’historique {location} est inutilisable : {why}.</translation>
        </message>
        <message>
            <source>{location} has tables of another program: choose another file or database for the history.</source>
            <translation>{location} contient des tables d’un autre programme : choisissez un autre fichier ou une autre base de données pour l’historique.</translation>
        </message>
        <message>
            <source>{location} is not a history: choose another file or database for the history.</source>
            <translation>{location} n’est pas un historique : choisissez un autre fichier ou une autre base de données pour l’historique.</translation>
        </message>
        <message>
            <source>A history in PostgreSQL needs the Python package psycopg, which is not installed.</source>
            <translation>Un historique dans PostgreSQL nécessite le paquet Python psycopg, qui n’est pas installé.</translation>
        </message>
        <message>
            <source>Use PostgreSQL tools to back up this history: run 'pg_dump --file {file}'.</source>
            <translation>Sauvegardez cet historique avec les outils de PostgreSQL : lancez 'pg_dump --file {file}'.</translation>
        </message>
        <message>
            <source>The location of the history is empty.</source>
            <translation>L’emplacement de l’historique est vide.</translation>
        </message>
        <message>
            <source>A history is a file or a postgresql:// URL; {scheme} is neither.</source>
            <translation>Un historique est un fichier ou une URL postgresql:// ; {scheme} n’est ni l’un ni l’autre.</translation>
        </message>
        <message>
            <source>{file} is a folder; name a file for the history.</source>
            <translation>{file} est un dossier ; indiquez un fichier pour l’historique.</translation>
        </message>
        <message>
            <source>{file} is on a network drive ({kind}), where SQLite loses data: use a file on this computer, or a PostgreSQL database (postgresql://HOST/NAME).</source>
            <translation>{file} se trouve sur un lecteur réseau ({kind}), où SQLite perd des données : utilisez un fichier de cet ordinateur ou une base PostgreSQL (postgresql://HOST/NAME).</translation>
        </message>
        <message>
            <source>The history {file} cannot be created: {why}.</source>
            <translation>Impossible de créer l’historique {file} : {why}.</translation>
        </message>
        <message>
            <source>The history {location} was written by a newer version (format {theirs}, this program writes {ours}): it can be read, but nothing is recorded.</source>
            <translation>L’historique {location} vient d’une version plus récente (format {theirs}, ce programme écrit {ours}) : il peut être lu, mais rien n’est enregistré.</translation>
        </message>
        <message>
            <source>There is no history in {location} yet.</source>
            <translation>Il n’y a pas encore d’historique dans {location}.</translation>
        </message>
        <message>
            <source>The history cannot be written: {why}.</source>
            <translation>Impossible d’écrire l’historique : {why}.</translation>
        </message>
        <message>
            <source>Another program is already recording to the history {location}.</source>
            <translation>Un autre programme enregistre déjà dans l’historique {location}.</translation>
        </message>
        <message>
            <source>The recording has ended.</source>
            <translation>L’enregistrement est terminé.</translation>
        </message>
        <message>
            <source>Set DEVLINK3_HUB_PASSWORD, store the password in the system keyring, use --hub-creds, or run this command in a terminal to be prompted.</source>
            <translation>Définissez DEVLINK3_HUB_PASSWORD, enregistrez le mot de passe dans le trousseau du système, utilisez --hub-creds, ou lancez cette commande dans un terminal pour le saisir.</translation>
        </message>
        <message>
            <source>Nothing is recorded, so that there is nothing to export.</source>
            <translation>Rien n’est enregistré : il n’y a rien à exporter.</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}.</source>
            <translation>Impossible d’écrire {file} : {why}.</translation>
        </message>
        <message>
            <source>The history does not answer. Try again later.</source>
            <translation>L’historique ne répond pas. Réessayez plus tard.</translation>
        </message>
        <message>
            <source>This is not an XML file that can be read (line {line}).</source>
            <translation>Ce n’est pas un fichier XML lisible (ligne {line}).</translation>
        </message>
        <message>
            <source>Templates with a document type or entities are not read.</source>
            <translation>Les modèles avec un type de document ou des entités ne sont pas lus.</translation>
        </message>
        <message>
            <source>This is not a CRM template of 3CX.</source>
            <translation>Ce n’est pas un modèle CRM de 3CX.</translation>
        </message>
        <message>
            <source>This file is too large for a CRM template.</source>
            <translation>Ce fichier est trop volumineux pour un modèle CRM.</translation>
        </message>
        <message>
            <source>This template has no REST scenario that looks up a number.</source>
            <translation>Ce modèle n’a pas de scénario REST qui recherche un numéro.</translation>
        </message>
        <message>
            <source>Signing in with {kind} is not supported. Enter an API key or token as the secret, if there is one.</source>
            <translation>L’identification par {kind} n’est pas prise en charge. Indiquez comme secret une clé API ou un jeton, s’il en existe.</translation>
        </message>
        <message>
            <source>Databases are not queried: only REST scenarios are used.</source>
            <translation>Les bases de données ne sont pas interrogées : seuls les scénarios REST sont utilisés.</translation>
        </message>
        <message>
            <source>Only callers are looked up. These scenarios of the template are not used: {names}.</source>
            <translation>Seule la recherche des appelants est prise en charge. Ces scénarios du modèle ne sont pas utilisés : {names}.</translation>
        </message>
        <message>
            <source>The template asks several times; the requests from {name} on are not used.</source>
            <translation>Le modèle interroge plusieurs fois ; les requêtes à partir de {name} ne sont pas utilisées.</translation>
        </message>
        <message>
            <source>Expressions such as {text} are not evaluated.</source>
            <translation>Les expressions comme {text} ne sont pas évaluées.</translation>
        </message>
        <message>
            <source>The filter of the variable {name} is not applied.</source>
            <translation>Le filtre de la variable {name} n’est pas appliqué.</translation>
        </message>
        <message>
            <source>Answers in {kind} are not read: only JSON is.</source>
            <translation>Les réponses en {kind} ne sont pas lues : seul JSON l’est.</translation>
        </message>
        <message>
            <source>The template has several secrets; only {name} is stored in the keyring, enter no other one.</source>
            <translation>Le modèle a plusieurs secrets ; seul {name} est enregistré dans le trousseau, n’en indiquez pas d’autre.</translation>
        </message>
        <message>
            <source>These variables have no meaning here: {names}.</source>
            <translation>Ces variables n’ont pas de sens ici : {names}.</translation>
        </message>
        <message>
            <source>The number is not shortened to its last digits, as the template asks for.</source>
            <translation>Le numéro n’est pas réduit à ses derniers chiffres, comme le modèle le demande.</translation>
        </message>
        <message>
            <source>{path} is not a path into the answer. Write it as contacts[0].name.</source>
            <translation>{path} n’est pas un chemin dans la réponse. Écrivez-le comme contacts[0].name.</translation>
        </message>
        <message>
            <source>This is not an LDAP address. Enter one such as ldaps://ldap.example.com/dc=example,dc=com.</source>
            <translation>Ce n’est pas une adresse LDAP. Indiquez une adresse comme ldaps://ldap.example.com/dc=example,dc=com.</translation>
        </message>
        <message>
            <source>An address must not contain a password. Store it in the keyring, or set DEVLINK3_LDAP_PASSWORD.</source>
            <translation>Une adresse ne doit pas contenir de mot de passe. Enregistrez-le dans le trousseau ou définissez DEVLINK3_LDAP_PASSWORD.</translation>
        </message>
        <message>
            <source>The extension {name} of this LDAP address is not supported.</source>
            <translation>L’extension {name} de cette adresse LDAP n’est pas prise en charge.</translation>
        </message>
        <message>
            <source>{name} is not the name of an LDAP attribute.</source>
            <translation>{name} n’est pas le nom d’un attribut LDAP.</translation>
        </message>
        <message>
            <source>The scope of an LDAP address is base, one or sub, not {scope}.</source>
            <translation>L’étendue d’une adresse LDAP est base, one ou sub, et non {scope}.</translation>
        </message>
        <message>
            <source>{name} is not a field of a contact. Fields are name, given, family, company, department, email, note, work, mobile, main, home, fax, pager and other.</source>
            <translation>{name} n’est pas un champ de contact. Les champs sont name, given, family, company, department, email, note, work, mobile, main, home, fax, pager et other.</translation>
        </message>
        <message>
            <source>Enter an address that begins with https://.</source>
            <translation>Indiquez une adresse qui commence par https://.</translation>
        </message>
        <message>
            <source>{{{name}}} is not known. Use {{e164}}, {{national}}, {{digits}} or {{secret}}.</source>
            <translation>{{{name}}} est inconnu. Utilisez {{e164}}, {{national}}, {{digits}} ou {{secret}}.</translation>
        </message>
        <message>
            <source>The name of the server must not contain the number of the caller or the secret.</source>
            <translation>Le nom du serveur ne doit contenir ni le numéro de l’appelant ni le secret.</translation>
        </message>
        <message>
            <source>The name of a server must not come from an answer.</source>
            <translation>Le nom d’un serveur ne doit pas venir d’une réponse.</translation>
        </message>
        <message>
            <source>{name} is not the name of an HTTP header that can be set.</source>
            <translation>{name} n’est pas le nom d’un en-tête HTTP qui peut être défini.</translation>
        </message>
        <message>
            <source>Enter where in the answer the name, the company or the link is.</source>
            <translation>Indiquez où se trouvent le nom, la société ou le lien dans la réponse.</translation>
        </message>
        <message>
            <source>The request does not contain the number of the caller.</source>
            <translation>La requête ne contient pas le numéro de l’appelant.</translation>
        </message>
        <message>
            <source>A secret is not sent without encryption. Use an address that begins with https://.</source>
            <translation>Un secret n’est pas envoyé sans chiffrement. Utilisez une adresse qui commence par https://.</translation>
        </message>
        <message>
            <source>The answer of {system} is not JSON.</source>
            <translation>La réponse de {system} n’est pas du JSON.</translation>
        </message>
        <message>
            <source>The answer of {system} is not text.</source>
            <translation>La réponse de {system} n’est pas du texte.</translation>
        </message>
        <message>
            <source>Someone else has marked {name} since. Nothing was taken back.</source>
            <translation>Quelqu’un d’autre a marqué {name} entre-temps. Rien n’a été annulé.</translation>
        </message>
        <message>
            <source>Choose a file or a folder.</source>
            <translation>Choisissez un fichier ou un dossier.</translation>
        </message>
        <message>
            <source>Enter the name of the server.</source>
            <translation>Indiquez le nom du serveur.</translation>
        </message>
        <message>
            <source>The call is no longer in the history.</source>
            <translation>L’appel n’est plus dans l’historique.</translation>
        </message>
        <message>
            <source>{file} is from a newer version of the program. No caller is looked up.</source>
            <translation>{file} vient d’une version plus récente du programme. Aucun appelant n’est recherché.</translation>
        </message>
        <message>
            <source>The system keyring answered too late to look this caller up. The next one is looked up.</source>
            <translation>Le trousseau du système a répondu trop tard pour rechercher cet appelant. Le suivant sera recherché.</translation>
        </message>
        <message>
            <source>{path} cannot be found.</source>
            <translation>{path} est introuvable.</translation>
        </message>
        <message>
            <source>{path} cannot be read ({why}).</source>
            <translation>Impossible de lire {path} ({why}).</translation>
        </message>
        <message>
            <source>{path} contains no contact files any more. Check whether the drive is connected.</source>
            <translation>{path} ne contient plus de fichiers de contacts. Vérifiez que le lecteur est connecté.</translation>
        </message>
        <message>
            <source>{path} contains no contact files (CSV, vCard or LDIF).</source>
            <translation>{path} ne contient pas de fichiers de contacts (CSV, vCard ou LDIF).</translation>
        </message>
        <message>
            <source>{file} is empty.</source>
            <translation>{file} est vide.</translation>
        </message>
        <message>
            <source>{file} is too large.</source>
            <translation>{file} est trop volumineux.</translation>
        </message>
        <message>
            <source>{file} is a workbook or document. Export it as CSV.</source>
            <translation>{file} est un classeur ou un document. Exportez-le au format CSV.</translation>
        </message>
        <message>
            <source>{file} is not a contact file (CSV, vCard or LDIF).</source>
            <translation>{file} n’est pas un fichier de contacts (CSV, vCard ou LDIF).</translation>
        </message>
        <message>
            <source>{file} has no column of names or numbers. Edit the source and choose its columns.</source>
            <translation>{file} n’a pas de colonne de noms ou de numéros. Modifiez la source et choisissez ses colonnes.</translation>
        </message>
        <message>
            <source>{file} has other columns than before. Edit the source and choose them again.</source>
            <translation>{file} n’a plus les mêmes colonnes. Modifiez la source et choisissez-les de nouveau.</translation>
        </message>
        <message>
            <source>{file} contains no contacts.</source>
            <translation>{file} ne contient aucun contact.</translation>
        </message>
        <message>
            <source>{file} cannot be read.</source>
            <translation>Impossible de lire {file}.</translation>
        </message>
        <message>
            <source>{file} ends in the middle of an entry. It is read once it is complete.</source>
            <translation>{file} se termine au milieu d’une entrée. Il sera lu dès qu’il sera complet.</translation>
        </message>
        <message>
            <source>{path} contains more than {count} files.</source>
            <translation>{path} contient plus de {count} fichiers.</translation>
        </message>
        <message>
            <source>{count} files could not be read. {sentence}</source>
            <translation>{count} fichiers n’ont pas pu être lus. {sentence}</translation>
        </message>
        <message>
            <source>The LDAP server has ended the search at its time limit.</source>
            <translation>Le serveur LDAP a mis fin à la recherche à sa limite de temps.</translation>
        </message>
        <message>
            <source>The LDAP server requires encryption. Use LDAPS or StartTLS.</source>
            <translation>Le serveur LDAP exige le chiffrement. Utilisez LDAPS ou StartTLS.</translation>
        </message>
        <message>
            <source>The LDAP server does not have this base. Check its spelling.</source>
            <translation>Le serveur LDAP n’a pas cette base. Vérifiez l’orthographe.</translation>
        </message>
        <message>
            <source>The base or the user is not a distinguished name such as ou=people,dc=example,dc=com.</source>
            <translation>La base ou l’utilisateur n’est pas un nom distinctif comme ou=people,dc=example,dc=com.</translation>
        </message>
        <message>
            <source>The LDAP server rejects the user or the password.</source>
            <translation>Le serveur LDAP refuse l’utilisateur ou le mot de passe.</translation>
        </message>
        <message>
            <source>The LDAP server does not let this user read these entries.</source>
            <translation>Le serveur LDAP ne permet pas à cet utilisateur de lire ces entrées.</translation>
        </message>
        <message>
            <source>The LDAP server is busy. Try again later.</source>
            <translation>Le serveur LDAP est occupé. Réessayez plus tard.</translation>
        </message>
        <message>
            <source>The LDAP server is shutting down. Try again later.</source>
            <translation>Le serveur LDAP s’arrête. Réessayez plus tard.</translation>
        </message>
        <message>
            <source>The LDAP server refers to another server. Enter the address of that one.</source>
            <translation>Le serveur LDAP renvoie vers un autre serveur. Indiquez l’adresse de celui-ci.</translation>
        </message>
        <message>
            <source>The LDAP server reports an error ({error}).</source>
            <translation>Le serveur LDAP signale une erreur ({error}).</translation>
        </message>
        <message>
            <source>The LDAP server {server} cannot be reached ({why}).</source>
            <translation>Le serveur LDAP {server} est injoignable ({why}).</translation>
        </message>
        <message>
            <source>The LDAP server {server} does not answer.</source>
            <translation>Le serveur LDAP {server} ne répond pas.</translation>
        </message>
        <message>
            <source>The connection to the LDAP server was lost.</source>
            <translation>La connexion au serveur LDAP a été perdue.</translation>
        </message>
        <message>
            <source>The encrypted connection to the LDAP server could not be established ({why}).</source>
            <translation>La connexion chiffrée au serveur LDAP n’a pas pu être établie ({why}).</translation>
        </message>
        <message>
            <source>The certificate of the LDAP server cannot be trusted ({why}). Choose the CA that issued it, or pin it.</source>
            <translation>Le certificat du serveur LDAP n’est pas fiable ({why}). Choisissez l’AC qui l’a émis, ou épinglez-le.</translation>
        </message>
        <message>
            <source>The certificate of the LDAP server differs from the pinned one. Ask its administrator.</source>
            <translation>Le certificat du serveur LDAP diffère de celui qui est épinglé. Consultez son administrateur.</translation>
        </message>
        <message>
            <source>The LDAP server does not support StartTLS. Use LDAPS instead.</source>
            <translation>Le serveur LDAP ne prend pas en charge StartTLS. Utilisez plutôt LDAPS.</translation>
        </message>
        <message>
            <source>A password is not sent without encryption. Use LDAPS or StartTLS.</source>
            <translation>Un mot de passe n’est pas envoyé sans chiffrement. Utilisez LDAPS ou StartTLS.</translation>
        </message>
        <message>
            <source>There is no password for {user}.</source>
            <translation>Il n’y a pas de mot de passe pour {user}.</translation>
        </message>
        <message>
            <source>The LDAP server does not say where its entries are. Enter a base.</source>
            <translation>Le serveur LDAP n’indique pas où sont ses entrées. Indiquez une base.</translation>
        </message>
        <message>
            <source>The LDAP server returned no contacts. Check the base, the filter and what this user may read.</source>
            <translation>Le serveur LDAP n’a renvoyé aucun contact. Vérifiez la base, le filtre et ce que cet utilisateur peut lire.</translation>
        </message>
        <message>
            <source>The filter {filter} is not an LDAP filter.</source>
            <translation>Le filtre {filter} n’est pas un filtre LDAP.</translation>
        </message>
        <message>
            <source>The LDAP server returned only the first {count} entries: that is its size limit.</source>
            <translation>Le serveur LDAP n’a renvoyé que les {count} premières entrées : c’est sa limite de taille.</translation>
        </message>
        <message>
            <source>Only the first {count} entries were read.</source>
            <translation>Seules les {count} premières entrées ont été lues.</translation>
        </message>
        <message>
            <source>The pinned fingerprint is not 64 hex digits.</source>
            <translation>L’empreinte épinglée n’a pas 64 chiffres hexadécimaux.</translation>
        </message>
        <message>
            <source>the CA file cannot be used</source>
            <translation>le fichier d’AC est inutilisable</translation>
        </message>
        <message>
            <source>connection refused</source>
            <translation>connexion refusée</translation>
        </message>
        <message>
            <source>the name is unknown</source>
            <translation>le nom est inconnu</translation>
        </message>
        <message>
            <source>{file} is from a newer version of the program. Its contact sources are not used.</source>
            <translation>{file} vient d’une version plus récente du programme. Ses sources de contacts ne sont pas utilisées.</translation>
        </message>
        <message>
            <source>The contacts cannot be stored for the next start ({why}).</source>
            <translation>Impossible de conserver les contacts pour le prochain démarrage ({why}).</translation>
        </message>
        <message>
            <source>Reading failed unexpectedly ({error}). The log has details.</source>
            <translation>La lecture a échoué de façon inattendue ({error}). Le journal contient les détails.</translation>
        </message>
        <message>
            <source>The history is closed.</source>
            <translation>L’historique est fermé.</translation>
        </message>
        <message>
            <source>The hub cannot be reached.</source>
            <translation>Le hub est injoignable.</translation>
        </message>
        <message>
            <source>Check the address and the port (4222) of --hub, the firewall, and that nats-server runs there.</source>
            <translation>Vérifiez l’adresse et le port (4222) de --hub, le pare-feu, et que nats-server y fonctionne.</translation>
        </message>
        <message>
            <source>No hub has published this site on the server.</source>
            <translation>Aucun hub n’a publié ce site sur le serveur.</translation>
        </message>
        <message>
            <source>Check the name of the site, and that 'devlink3-desk hub --publish' runs for it.</source>
            <translation>Vérifiez le nom du site, et que 'devlink3-desk hub --publish' est lancé pour lui.</translation>
        </message>
        <message>
            <source>The encrypted connection to the hub could not be established.</source>
            <translation>La connexion chiffrée au hub n’a pas pu être établie.</translation>
        </message>
        <message>
            <source>Check that nats-server is configured with TLS.</source>
            <translation>Vérifiez que nats-server est configuré avec TLS.</translation>
        </message>
        <message>
            <source>The certificate of the hub cannot be trusted.</source>
            <translation>Le certificat du hub n’est pas fiable.</translation>
        </message>
        <message>
            <source>Use --ca with the CA that issued it, --server-name with a name that it contains, or --pin with its SHA-256.</source>
            <translation>Utilisez --ca avec l’AC qui l’a émis, --server-name avec un nom qu’il contient, ou --pin avec son SHA-256.</translation>
        </message>
        <message>
            <source>The server of the hub requires a client certificate from a CA that it trusts.</source>
            <translation>Le serveur du hub exige un certificat client d’une AC à laquelle il fait confiance.</translation>
        </message>
        <message>
            <source>Use --cert and --key with a certificate from the CA in the configuration of nats-server.</source>
            <translation>Utilisez --cert et --key avec un certificat de l’AC indiquée dans la configuration de nats-server.</translation>
        </message>
        <message>
            <source>The hub does not accept this user with this password.</source>
            <translation>Le hub n’accepte pas cet utilisateur avec ce mot de passe.</translation>
        </message>
        <message>
            <source>Check --hub-user and DEVLINK3_HUB_PASSWORD, or the file of --hub-creds, against the configuration of nats-server.</source>
            <translation>Comparez --hub-user et DEVLINK3_HUB_PASSWORD, ou le fichier de --hub-creds, avec la configuration de nats-server.</translation>
        </message>
        <message>
            <source>Check the name of the site and the user. 'devlink3-desk hub server-config' prints the permissions that hub, desks and wallboards need.</source>
            <translation>Vérifiez le nom du site et l’utilisateur. 'devlink3-desk hub server-config' affiche les droits nécessaires au hub, aux standards et aux tableaux muraux.</translation>
        </message>
        <message>
            <source>The connection to the hub was lost.</source>
            <translation>La connexion au hub a été perdue.</translation>
        </message>
        <message>
            <source>Check nats-server and the network, then try again.</source>
            <translation>Vérifiez nats-server et le réseau, puis réessayez.</translation>
        </message>
        <message>
            <source>The hub does not publish anything, although its server is running.</source>
            <translation>Le hub ne publie rien, bien que son serveur fonctionne.</translation>
        </message>
        <message>
            <source>Check that 'devlink3-desk hub --publish' is running.</source>
            <translation>Vérifiez que 'devlink3-desk hub --publish' est lancé.</translation>
        </message>
        <message>
            <source>This account of the hub may not do this at this site.</source>
            <translation>Ce compte du hub n’a pas le droit de faire cela sur ce site.</translation>
        </message>
        <message>
            <source>The hub is from a newer version of this program.</source>
            <translation>Le hub vient d’une version plus récente de ce programme.</translation>
        </message>
        <message>
            <source>Update this program.</source>
            <translation>Mettez ce programme à jour.</translation>
        </message>
        <message>
            <source>The server of the hub does not store events.</source>
            <translation>Le serveur du hub n’enregistre pas les événements.</translation>
        </message>
        <message>
            <source>Enable JetStream in the configuration of nats-server and check its disk; 'devlink3-desk hub server-config' prints a complete one.</source>
            <translation>Activez JetStream dans la configuration de nats-server et vérifiez son disque ; 'devlink3-desk hub server-config' affiche une configuration complète.</translation>
        </message>
        <message>
            <source>A hub reads the lists of users, groups and contacts, and the files of users and groups.</source>
            <translation>Un hub lit les listes des utilisateurs, des groupements et des contacts, ainsi que les fichiers des utilisateurs et des groupements.</translation>
        </message>
        <message>
            <source>The hub does not read the file {name!r} for desks.</source>
            <translation>Le hub ne lit pas le fichier {name!r} pour les standards.</translation>
        </message>
        <message>
            <source>The hub at {address} cannot be reached: {why}.</source>
            <translation>Le hub à {address} est injoignable : {why}.</translation>
        </message>
        <message>
            <source>The hub at {address} does not answer.</source>
            <translation>Le hub à {address} ne répond pas.</translation>
        </message>
        <message>
            <source>The server at {address} is not a NATS server.</source>
            <translation>Le serveur à {address} n’est pas un serveur NATS.</translation>
        </message>
        <message>
            <source>The server at {address} offers no encryption. Nothing was sent.</source>
            <translation>Le serveur à {address} n’offre pas de chiffrement. Rien n’a été envoyé.</translation>
        </message>
        <message>
            <source>The certificate of the hub cannot be trusted: {why}.</source>
            <translation>Le certificat du hub n’est pas fiable : {why}.</translation>
        </message>
        <message>
            <source>The server of the hub does not store events: {why}.</source>
            <translation>Le serveur du hub n’enregistre pas les événements : {why}.</translation>
        </message>
        <message>
            <source>The hub sends what is no message of a hub: {why}.</source>
            <translation>Le hub envoie des données qui ne sont pas un message de hub : {why}.</translation>
        </message>
        <message>
            <source>The hub is connected, but has no connection to the PBX. {why}</source>
            <translation>Le hub est connecté, mais n’a pas de connexion au PBX. {why}</translation>
        </message>
        <message>
            <source>The hub is connected, but has no connection to the PBX.</source>
            <translation>Le hub est connecté, mais n’a pas de connexion au PBX.</translation>
        </message>
        <message>
            <source>This desk has lost the hub; what it shows may be out of date. {why}</source>
            <translation>Ce standard a perdu le hub ; ce qu’il affiche n’est peut-être plus à jour. {why}</translation>
        </message>
        <message>
            <source>{name!r} is not a name on a hub: use up to {limit} letters, digits, hyphens and underscores.</source>
            <translation>{name!r} n’est pas un nom de hub : utilisez au plus {limit} lettres, chiffres, traits d’union et tirets bas.</translation>
        </message>
        <message>
            <source>The hub does not answer at the moment.</source>
            <translation>Le hub ne répond pas pour le moment.</translation>
        </message>
        <message>
            <source>The hub did not provide the file {name!r} within {limit:g} s.</source>
            <translation>Le hub n’a pas fourni le fichier {name!r} en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX may be slow, or may not answer the request for this file. Try again in a minute.</source>
            <translation>Le PBX est peut-être lent, ou ne répond pas à la demande de ce fichier. Réessayez dans une minute.</translation>
        </message>
        <message>
            <source>The hub's answer cannot be understood: {why}.</source>
            <translation>La réponse du hub est incompréhensible : {why}.</translation>
        </message>
        <message>
            <source>The hub refused the request.</source>
            <translation>Le hub a refusé la demande.</translation>
        </message>
        <message>
            <source>This account of the hub may not publish for all desks. Ask the administrator of the hub for the account of a supervisor.</source>
            <translation>Ce compte du hub ne peut pas publier pour tous les standards. Demandez un compte de superviseur à l’administrateur du hub.</translation>
        </message>
        <message>
            <source>{name} has published this meanwhile. Look at it; to replace it, publish again.</source>
            <translation>{name} l’a publié entre-temps. Regardez-le ; pour le remplacer, publiez de nouveau.</translation>
        </message>
        <message>
            <source>This is too large to be published for all desks.</source>
            <translation>C’est trop volumineux pour être publié pour tous les standards.</translation>
        </message>
        <message>
            <source>The hub has not published this.</source>
            <translation>Le hub n’a pas publié ceci.</translation>
        </message>
        <message>
            <source>Try again later.</source>
            <translation>Réessayez plus tard.</translation>
        </message>
        <message>
            <source>{system} did not answer within {seconds:g} s.</source>
            <translation>{system} n’a pas répondu en {seconds:g} s.</translation>
        </message>
        <message>
            <source>{system} cannot be reached ({why}).</source>
            <translation>{system} est injoignable ({why}).</translation>
        </message>
        <message>
            <source>The server of {system} cannot be found. Check its name, and whether the network is connected.</source>
            <translation>Le serveur de {system} est introuvable. Vérifiez son nom et la connexion au réseau.</translation>
        </message>
        <message>
            <source>The certificate of {system} cannot be trusted ({why}).</source>
            <translation>Le certificat de {system} n’est pas fiable ({why}).</translation>
        </message>
        <message>
            <source>The answer of {system} is larger than 64 KB.</source>
            <translation>La réponse de {system} dépasse 64 Ko.</translation>
        </message>
        <message>
            <source>{system} redirects to another server, which is not asked.</source>
            <translation>{system} redirige vers un autre serveur, qui n’est pas interrogé.</translation>
        </message>
        <message>
            <source>{system} redirects in circles.</source>
            <translation>{system} redirige en boucle.</translation>
        </message>
        <message>
            <source>{system} answered with an error ({status}).</source>
            <translation>{system} a répondu par une erreur ({status}).</translation>
        </message>
        <message>
            <source>{system} rejects the user or the secret ({status}).</source>
            <translation>{system} refuse l’utilisateur ou le secret ({status}).</translation>
        </message>
        <message>
            <source>{system} did not answer in HTTP.</source>
            <translation>{system} n’a pas répondu en HTTP.</translation>
        </message>
        <message>
            <source>There is no secret for {system} in the keyring.</source>
            <translation>Il n’y a pas de secret pour {system} dans le trousseau.</translation>
        </message>
        <message>
            <source>The mail server {host} cannot be reached: {why}.</source>
            <translation>Le serveur de messagerie {host} est injoignable : {why}.</translation>
        </message>
        <message>
            <source>The connection to the mail server {host} cannot be encrypted: {why}.</source>
            <translation>La connexion au serveur de messagerie {host} ne peut pas être chiffrée : {why}.</translation>
        </message>
        <message>
            <source>The mail server {host} refused user {user} or the password.</source>
            <translation>Le serveur de messagerie {host} a refusé l’utilisateur {user} ou le mot de passe.</translation>
        </message>
        <message>
            <source>The mail server {host} refused the message: {why}.</source>
            <translation>Le serveur de messagerie {host} a refusé le message : {why}.</translation>
        </message>
        <message>
            <source>The mail server {host} refused the recipients {recipients}; the message was sent to all others.</source>
            <translation>Le serveur de messagerie {host} a refusé les destinataires {recipients} ; le message a été envoyé à tous les autres.</translation>
        </message>
        <message>
            <source>The mail server {host} offers no sign-in: check the port, or enter no user.</source>
            <translation>Le serveur de messagerie {host} ne propose pas d’authentification : vérifiez le port, ou n’indiquez pas d’utilisateur.</translation>
        </message>
        <message>
            <source>The mail server {host} offers no sign-in with a password. Ask its administrator how programs send mail.</source>
            <translation>Le serveur de messagerie {host} ne propose pas de connexion par mot de passe. Demandez à son administrateur comment les programmes envoient des messages.</translation>
        </message>
        <message>
            <source>it accepts only addresses in ASCII characters</source>
            <translation>il n’accepte que des adresses en caractères ASCII</translation>
        </message>
        <message>
            <source>it does not offer STARTTLS</source>
            <translation>il ne propose pas STARTTLS</translation>
        </message>
        <message>
            <source>it did not answer; check the port and the kind of encryption</source>
            <translation>il n’a pas répondu ; vérifiez le port et le type de chiffrement</translation>
        </message>
        <message>
            <source>The CA file {file} cannot be read: {why}.</source>
            <translation>Impossible de lire le fichier d’AC {file} : {why}.</translation>
        </message>
        <message>
            <source>Nothing was recorded in this time. Choose a time at which a window or a hub was recording.</source>
            <translation>Rien n’a été enregistré à ce moment. Choisissez un moment où une fenêtre ou un hub enregistrait.</translation>
        </message>
        <message>
            <source>The hub did not run for {seconds} s.</source>
            <translation>Le hub n’a pas fonctionné pendant {seconds} s.</translation>
        </message>
        <message>
            <source>{file} is the history itself: choose another file for the copy.</source>
            <translation>{file} est l’historique lui-même : choisissez un autre fichier pour la copie.</translation>
        </message>
        <message>
            <source>{file} is a history in use: choose another file for the copy.</source>
            <translation>{file} est un historique en cours d’utilisation : choisissez un autre fichier pour la copie.</translation>
        </message>
        <message>
            <source>{file} is not a file: choose another file for the copy.</source>
            <translation>{file} n’est pas un fichier : choisissez un autre fichier pour la copie.</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}. Choose another file for the copy.</source>
            <translation>Impossible d’écrire {file} : {why}. Choisissez un autre fichier pour la copie.</translation>
        </message>
        <message>
            <source>The preferences cannot be saved, and apply until the program ends: {why}.</source>
            <translation>Les préférences ne peuvent pas être enregistrées et s’appliquent jusqu’à la fin du programme : {why}.</translation>
        </message>
    </context>
    <context>
        <name>LinkBar</name>
        <message>
            <source>round trip {ms} ms</source>
            <translation>aller-retour {ms} ms</translation>
        </message>
        <message numerus="yes">
            <source>%n gap(s) recovered</source>
            <translation>
                <numerusform>%n lacune réparée</numerusform>
                <numerusform>%n lacunes réparées</numerusform>
            </translation>
        </message>
        <message>
            <source>partly granted, without {flags}</source>
            <translation>accordé en partie, sans {flags}</translation>
        </message>
        <message>
            <source>do not disturb and forwarding unknown</source>
            <translation>ne pas déranger et renvois inconnus</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s)</source>
            <translation>
                <numerusform>%n appel</numerusform>
                <numerusform>%n appels</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n extension(s)</source>
            <translation>
                <numerusform>%n poste</numerusform>
                <numerusform>%n postes</numerusform>
            </translation>
        </message>
        <message>
            <source>{people} in the directory</source>
            <translation>{people} dans l’annuaire</translation>
        </message>
        <message>
            <source>The PBX answered PARTIAL SUCCESS: some of the requested events are not available. -SCN needs CTI Link Pro licences for the whole network; other flags need a newer release.</source>
            <translation>Le PBX a répondu PARTIAL SUCCESS : certains événements demandés ne sont pas disponibles. -SCN exige des licences CTI Link Pro pour tout le réseau ; d’autres options, une version plus récente.</translation>
        </message>
        <message>
            <source>The PBX does not provide the file user_info3, which contains do not disturb, absence and forwarding. Reload the directory to request it again.</source>
            <translation>Le PBX ne fournit pas le fichier user_info3, qui contient « Ne pas déranger », les absences et les renvois. Rechargez l’annuaire pour le redemander.</translation>
        </message>
        <message>
            <source>{state}, retrying in {seconds} s</source>
            <translation>{state}, nouvel essai dans {seconds} s</translation>
        </message>
    </context>
    <context>
        <name>LookedUpCard</name>
        <message>
            <source>Open in {system}</source>
            <translation>Ouvrir dans {system}</translation>
        </message>
    </context>
    <context>
        <name>LookupPage</name>
        <message>
            <source>Callers who are in no directory</source>
            <translation>Appelants absents de tout annuaire</translation>
        </message>
        <message>
            <source>All outside callers</source>
            <translation>Tous les appelants externes</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Société</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Lien</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Number of tickets</source>
            <translation>Nombre de tickets</translation>
        </message>
        <message>
            <source>Asks a customer system about callers while the phone rings. The answer names the caller if it comes within 1.5 seconds; alerts never wait.</source>
            <translation>Interroge un système clients sur les appelants pendant que le téléphone sonne. La réponse nomme l’appelant si elle arrive en moins de 1,5 seconde ; les alertes n’attendent jamais.</translation>
        </message>
        <message>
            <source>Look callers up</source>
            <translation>Rechercher les appelants</translation>
        </message>
        <message>
            <source>Import 3CX template…</source>
            <translation>Importer un modèle 3CX…</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Requête</translation>
        </message>
        <message>
            <source>Customer system</source>
            <translation>Système clients</translation>
        </message>
        <message>
            <source>Look up</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Méthode</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>En-têtes</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Utilisateur</translation>
        </message>
        <message>
            <source>none, or the user of basic authentication</source>
            <translation>aucun, ou l’utilisateur de l’authentification de base</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>Secret</translation>
        </message>
        <message>
            <source>unchanged, in the keyring</source>
            <translation>inchangé, dans le trousseau</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>Corps</translation>
        </message>
        <message>
            <source>Further requests</source>
            <translation>Autres requêtes</translation>
        </message>
        <message>
            <source>{e164}, {national} and {digits} stand for the number of the caller, {secret} for the secret, which is stored in the keyring only.</source>
            <translation>{e164}, {national} et {digits} représentent le numéro de l’appelant, {secret} le secret, qui n’est enregistré que dans le trousseau.</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Réponse</translation>
        </message>
        <message>
            <source>What is counted</source>
            <translation>Ce qui est compté</translation>
        </message>
        <message>
            <source>Open tickets</source>
            <translation>Tickets ouverts</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>not at all</source>
            <translation>aucune</translation>
        </message>
        <message>
            <source>Remember answers for</source>
            <translation>Durée de mémorisation des réponses</translation>
        </message>
        <message>
            <source>Paths into the JSON of the answer, such as contacts[0].name, or texts with such paths in braces.</source>
            <translation>Des chemins dans le JSON de la réponse, comme contacts[0].name, ou des textes avec de tels chemins entre accolades.</translation>
        </message>
        <message>
            <source>The look-up cannot be saved ({why}).</source>
            <translation>Impossible d’enregistrer la recherche ({why}).</translation>
        </message>
        <message>
            <source>Import 3CX template</source>
            <translation>Importer un modèle 3CX</translation>
        </message>
        <message>
            <source>CRM templates (*.xml)</source>
            <translation>Modèles CRM (*.xml)</translation>
        </message>
        <message>
            <source>will be stored in the keyring</source>
            <translation>sera enregistré dans le trousseau</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>The template cannot be read ({why}).</source>
            <translation>Impossible de lire le modèle ({why}).</translation>
        </message>
        <message>
            <source>The template has been imported. Check the fields, and try a number.</source>
            <translation>Le modèle a été importé. Vérifiez les champs et essayez un numéro.</translation>
        </message>
        <message>
            <source>Enter as the secret: {title}.</source>
            <translation>Indiquez comme secret : {title}.</translation>
        </message>
    </context>
    <context>
        <name>LookupTester</name>
        <message>
            <source>Try it</source>
            <translation>Essayer</translation>
        </message>
        <message>
            <source>Number to look up</source>
            <translation>Numéro à rechercher</translation>
        </message>
        <message>
            <source>Look up</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Request and answer</source>
            <translation>Requête et réponse</translation>
        </message>
        <message>
            <source>Enter a complete number outside, such as +44 1632 960144.</source>
            <translation>Indiquez un numéro externe complet, par exemple +44 1632 960144.</translation>
        </message>
        <message>
            <source>Looking up…</source>
            <translation>Recherche…</translation>
        </message>
        <message>
            <source>{result} (after {seconds} s)</source>
            <translation>{result} (après {seconds} s)</translation>
        </message>
        <message>
            <source>This caller is not known there.</source>
            <translation>Cet appelant y est inconnu.</translation>
        </message>
    </context>
    <context>
        <name>MailPage</name>
        <message>
            <source>STARTTLS, usually port 587</source>
            <translation>STARTTLS, en général port 587</translation>
        </message>
        <message>
            <source>TLS, usually port 465</source>
            <translation>TLS, en général port 465</translation>
        </message>
        <message>
            <source>Reports are sent by the command devlink3-desk report, at times that the scheduler of the system decides. The connection is always encrypted.</source>
            <translation>Les rapports sont envoyés par la commande devlink3-desk report, aux heures fixées par le planificateur du système. La connexion est toujours chiffrée.</translation>
        </message>
        <message>
            <source>for example mail.example.com</source>
            <translation>par exemple mail.example.com</translation>
        </message>
        <message>
            <source>for example desk@mail.example.com</source>
            <translation>par exemple desk@mail.example.com</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>habituel</translation>
        </message>
        <message>
            <source>Save password</source>
            <translation>Enregistrer le mot de passe</translation>
        </message>
        <message>
            <source>Mail server</source>
            <translation>Serveur de messagerie</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Chiffrement</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>Expéditeur</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Utilisateur</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Enter the mail server as a name or an IP address, without protocol and port.</source>
            <translation>Saisissez le serveur de messagerie sous forme de nom ou d’adresse IP, sans protocole ni port.</translation>
        </message>
        <message>
            <source>Enter the sender as an e-mail address, for example desk@mail.example.com.</source>
            <translation>Saisissez l’expéditeur sous forme d’adresse e-mail, par exemple desk@mail.example.com.</translation>
        </message>
        <message>
            <source>Enter the mail server and the user that the password is for.</source>
            <translation>Saisissez le serveur de messagerie et l’utilisateur auxquels correspond le mot de passe.</translation>
        </message>
        <message>
            <source>The password is in the system keyring.</source>
            <translation>Le mot de passe est dans le trousseau du système.</translation>
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
            <translation>{by} a de nouveau marqué cet appelant comme à rappeler.</translation>
        </message>
        <message>
            <source>{by} is calling back.</source>
            <translation>{by} rappelle.</translation>
        </message>
        <message>
            <source>{by} has marked this caller as done.</source>
            <translation>{by} a marqué cet appelant comme traité.</translation>
        </message>
        <message>
            <source>This caller has been reached meanwhile.</source>
            <translation>Cet appelant a été joint entre-temps.</translation>
        </message>
        <message>
            <source>You had marked: open again.</source>
            <translation>Vous aviez marqué : de nouveau à rappeler.</translation>
        </message>
        <message>
            <source>You had marked: I am calling back.</source>
            <translation>Vous aviez marqué : je rappelle.</translation>
        </message>
        <message>
            <source>You had marked: done.</source>
            <translation>Vous aviez marqué : traité.</translation>
        </message>
        <message>
            <source>Callers marked at two desks</source>
            <translation>Appelants marqués sur deux standards</translation>
        </message>
        <message>
            <source>You have marked these callers while this desk had no connection to the hub, and so has someone else. Your marks were not made: make them again if they are still right.</source>
            <translation>Vous avez marqué ces appelants pendant que ce standard n’était pas connecté au hub, et quelqu’un d’autre aussi. Vos marques n’ont pas été faites : refaites-les si elles sont encore justes.</translation>
        </message>
        <message>
            <source>Someone</source>
            <translation>Quelqu’un</translation>
        </message>
    </context>
    <context>
        <name>MarkDoneDialog</name>
        <message>
            <source>Mark as done</source>
            <translation>Marquer comme traité</translation>
        </message>
        <message>
            <source>Choose the reason.</source>
            <translation>Choisissez la raison.</translation>
        </message>
        <message>
            <source>Other:</source>
            <translation>Autre :</translation>
        </message>
        <message>
            <source>Other reason</source>
            <translation>Autre raison</translation>
        </message>
    </context>
    <context>
        <name>MessageLine</name>
        <message>
            <source>Dismiss</source>
            <translation>Fermer</translation>
        </message>
    </context>
    <context>
        <name>Naming</name>
        <message>
            <source>Clear: {field}</source>
            <translation>Effacer : {field}</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Plus</translation>
        </message>
    </context>
    <context>
        <name>NoteCard</name>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Add a note</source>
            <translation>Ajouter une note</translation>
        </message>
        <message>
            <source>No note about this caller</source>
            <translation>Aucune note sur cet appelant</translation>
        </message>
    </context>
    <context>
        <name>NoteConflictDialog</name>
        <message>
            <source>Two texts for one note</source>
            <translation>Deux textes pour une note</translation>
        </message>
        <message>
            <source>Your text</source>
            <translation>Votre texte</translation>
        </message>
        <message>
            <source>another desk</source>
            <translation>un autre standard</translation>
        </message>
        <message>
            <source>This note was changed by {name} while you were editing it.</source>
            <translation>Cette note a été modifiée par {name} pendant que vous la modifiiez.</translation>
        </message>
        <message>
            <source>Use your text</source>
            <translation>Garder votre texte</translation>
        </message>
        <message>
            <source>Text of {name}</source>
            <translation>Texte de {name}</translation>
        </message>
        <message>
            <source>Use this text</source>
            <translation>Garder ce texte</translation>
        </message>
        <message>
            <source>The note will be:</source>
            <translation>La note sera :</translation>
        </message>
        <message>
            <source>The note will be</source>
            <translation>La note sera</translation>
        </message>
        <message>
            <source>Decide later</source>
            <translation>Décider plus tard</translation>
        </message>
        <message>
            <source>The note was removed</source>
            <translation>La note a été retirée</translation>
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Shown when this person calls</source>
            <translation>Affichée quand cette personne appelle</translation>
        </message>
        <message>
            <source>This note is not saved. Press Esc again to discard it.</source>
            <translation>Cette note n’est pas enregistrée. Appuyez de nouveau sur Échap pour l’abandonner.</translation>
        </message>
    </context>
    <context>
        <name>Numbering</name>
        <message>
            <source>To call {number}, the desk dials {dialled}.</source>
            <translation>Pour appeler {number}, le standard compose {dialled}.</translation>
        </message>
        <message>
            <source>A caller shown as {presented} is {number}.</source>
            <translation>Un appelant affiché comme {presented} est {number}.</translation>
        </message>
    </context>
    <context>
        <name>NumbersPage</name>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>&amp;Country</source>
            <translation>&amp;Pays</translation>
        </message>
        <message>
            <source>&amp;Outside line prefix</source>
            <translation>Préfixe de ligne &amp;extérieure</translation>
        </message>
        <message>
            <source>&amp;Maximum extension length, in digits</source>
            <translation>&amp;Longueur maximale d’un poste, en chiffres</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Exemples</translation>
        </message>
    </context>
    <context>
        <name>OutsideLines</name>
        <message>
            <source>Not recorded</source>
            <translation>Non enregistré</translation>
        </message>
        <message>
            <source>SIP lines</source>
            <translation>Lignes SIP</translation>
        </message>
        <message>
            <source>Line {number}</source>
            <translation>Ligne {number}</translation>
        </message>
    </context>
    <context>
        <name>PaneDock</name>
        <message>
            <source>Float or dock {pane}</source>
            <translation>Détacher ou ancrer {pane}</translation>
        </message>
        <message>
            <source>Close {pane}</source>
            <translation>Fermer {pane}</translation>
        </message>
    </context>
    <context>
        <name>ParkedModel</name>
        <message>
            <source>Conference</source>
            <translation>Conférence</translation>
        </message>
        <message>
            <source>Slot %1</source>
            <translation>Place %1</translation>
        </message>
        <message>
            <source>Park slot or conference</source>
            <translation>Parcage ou conférence</translation>
        </message>
        <message>
            <source>parked by %1</source>
            <translation>parqué par %1</translation>
        </message>
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
        <message>
            <source>Park slots and conferences</source>
            <translation>Parcages et conférences</translation>
        </message>
        <message>
            <source>No parked calls or conferences.</source>
            <translation>Aucun appel parqué ni conférence.</translation>
        </message>
        <message numerus="yes">
            <source>%n parked</source>
            <translation>
                <numerusform>%n parqué</numerusform>
                <numerusform>%n parqués</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Password of {user} at {site}</source>
            <translation>Mot de passe de {user} sur {site}</translation>
        </message>
        <message>
            <source>&amp;Save it in this computer's keyring</source>
            <translation>L’&amp;enregistrer dans le trousseau de cet ordinateur</translation>
        </message>
    </context>
    <context>
        <name>PastPanes</name>
        <message>
            <source>Not recorded</source>
            <translation>Non enregistré</translation>
        </message>
    </context>
    <context>
        <name>PastTimes</name>
        <message>
            <source>Yesterday {time}</source>
            <translation>Hier {time}</translation>
        </message>
        <message>
            <source>{day} {time}</source>
            <translation>{day} {time}</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>à l’instant</translation>
        </message>
        <message numerus="yes">
            <source>%n min ago</source>
            <translation>
                <numerusform>il y a %n min</numerusform>
                <numerusform>il y a %n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PathField</name>
        <message>
            <source>File…</source>
            <translation>Fichier…</translation>
        </message>
        <message>
            <source>Folder…</source>
            <translation>Dossier…</translation>
        </message>
    </context>
    <context>
        <name>PeoplePage</name>
        <message>
            <source>Calls for you are listed first and ring loudest, followed by calls for the people and hunt groups that you watch.</source>
            <translation>Les appels pour vous sont en tête et sonnent le plus fort, suivis de ceux des personnes et groupements surveillés.</translation>
        </message>
        <message>
            <source>My name for colleagues</source>
            <translation>Mon nom pour les collègues</translation>
        </message>
        <message>
            <source>That of my extension</source>
            <translation>Celui de mon poste</translation>
        </message>
    </context>
    <context>
        <name>PeopleTree</name>
        <message>
            <source>Search for a name or number</source>
            <translation>Rechercher un nom ou un numéro</translation>
        </message>
        <message>
            <source>Extensions and hunt groups</source>
            <translation>Postes et groupements</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>Me</source>
            <translation>Moi</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Surveiller</translation>
        </message>
    </context>
    <context>
        <name>PersonMenu</name>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>All calls with this number</source>
            <translation>Tous les appels avec ce numéro</translation>
        </message>
        <message>
            <source>Note…</source>
            <translation>Note…</translation>
        </message>
        <message>
            <source>Notes cannot be saved in this window.</source>
            <translation>Aucune note ne peut être enregistrée dans cette fenêtre.</translation>
        </message>
        <message>
            <source>Select a person or a call to edit the note.</source>
            <translation>Sélectionnez une personne ou un appel pour modifier la note.</translation>
        </message>
        <message>
            <source>This number is withheld: notes belong to numbers.</source>
            <translation>Ce numéro est masqué : les notes sont associées à des numéros.</translation>
        </message>
        <message>
            <source>Call {number}</source>
            <translation>Appeler {number}</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Appeler</translation>
        </message>
        <message>
            <source>Copy number</source>
            <translation>Copier le numéro</translation>
        </message>
        <message>
            <source>Copy {number}</source>
            <translation>Copier {number}</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Surveiller</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favori</translation>
        </message>
        <message>
            <source>Put on page</source>
            <translation>Placer sur la page</translation>
        </message>
        <message>
            <source>New page…</source>
            <translation>Nouvelle page…</translation>
        </message>
        <message>
            <source>New page</source>
            <translation>Nouvelle page</translation>
        </message>
        <message>
            <source>Name of the page:</source>
            <translation>Nom de la page :</translation>
        </message>
    </context>
    <context>
        <name>PersonModel</name>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
    </context>
    <context>
        <name>PhoneDialog</name>
        <message>
            <source>My phone</source>
            <translation>Mon téléphone</translation>
        </message>
        <message>
            <source>Which phone is yours?</source>
            <translation>Quel est votre téléphone ?</translation>
        </message>
        <message>
            <source>Its calls are listed first and ring loudest.</source>
            <translation>Ses appels sont en tête et sonnent le plus fort.</translation>
        </message>
        <message>
            <source>Search for a name or number</source>
            <translation>Rechercher un nom ou un numéro</translation>
        </message>
        <message>
            <source>Extensions</source>
            <translation>Postes</translation>
        </message>
    </context>
    <context>
        <name>PhoneQuestion</name>
        <message>
            <source>Which phone is yours? Then your calls come first.</source>
            <translation>Quel est votre téléphone ? Vos appels seront alors en tête.</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choisir…</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Pas maintenant</translation>
        </message>
    </context>
    <context>
        <name>PlotWidget</name>
        <message>
            <source>Copy as picture</source>
            <translation>Copier comme image</translation>
        </message>
        <message>
            <source>Show these calls</source>
            <translation>Afficher ces appels</translation>
        </message>
        <message>
            <source>Show this moment</source>
            <translation>Revoir ce moment</translation>
        </message>
    </context>
    <context>
        <name>Presence</name>
        <message>
            <source>On vacation until {until}</source>
            <translation>En congé jusqu’au {until}</translation>
        </message>
        <message>
            <source>Will be back {until}</source>
            <translation>De retour {until}</translation>
        </message>
        <message>
            <source>At lunch until {until}</source>
            <translation>À déjeuner jusqu’à {until}</translation>
        </message>
        <message>
            <source>In a meeting until {until}</source>
            <translation>En réunion jusqu’à {until}</translation>
        </message>
        <message>
            <source>Please call {until}</source>
            <translation>Appelez {until}</translation>
        </message>
        <message>
            <source>Don't disturb until {until}</source>
            <translation>Ne pas déranger jusqu’à {until}</translation>
        </message>
        <message>
            <source>With visitors until {until}</source>
            <translation>Avec des visiteurs jusqu’à {until}</translation>
        </message>
        <message>
            <source>With customers until {until}</source>
            <translation>Avec des clients jusqu’à {until}</translation>
        </message>
        <message>
            <source>Back soon {until}</source>
            <translation>Bientôt de retour {until}</translation>
        </message>
        <message>
            <source>Back tomorrow {until}</source>
            <translation>De retour demain {until}</translation>
        </message>
        <message>
            <source>On vacation</source>
            <translation>En congé</translation>
        </message>
        <message>
            <source>Will be back</source>
            <translation>Va revenir</translation>
        </message>
        <message>
            <source>At lunch</source>
            <translation>À déjeuner</translation>
        </message>
        <message>
            <source>In a meeting</source>
            <translation>En réunion</translation>
        </message>
        <message>
            <source>Please call</source>
            <translation>Appelez</translation>
        </message>
        <message>
            <source>Don't disturb</source>
            <translation>Ne pas déranger</translation>
        </message>
        <message>
            <source>With visitors</source>
            <translation>Avec des visiteurs</translation>
        </message>
        <message>
            <source>With customers</source>
            <translation>Avec des clients</translation>
        </message>
        <message>
            <source>Back soon</source>
            <translation>Bientôt de retour</translation>
        </message>
        <message>
            <source>Back tomorrow</source>
            <translation>De retour demain</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Not logged in</source>
            <translation>Non connecté</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Ne pas déranger</translation>
        </message>
        <message>
            <source>Forwarded to {number}</source>
            <translation>Renvoyé vers {number}</translation>
        </message>
        <message>
            <source>Forwarded</source>
            <translation>Renvoyé</translation>
        </message>
        <message>
            <source>At extension {number}</source>
            <translation>Au poste {number}</translation>
        </message>
        <message>
            <source>Forwarded to {number} when busy</source>
            <translation>Si occupé, renvoyé vers {number}</translation>
        </message>
        <message>
            <source>Forwarded to {number} on no answer</source>
            <translation>Sans réponse, renvoyé vers {number}</translation>
        </message>
        <message>
            <source>Also rings at {number}</source>
            <translation>Sonne aussi au {number}</translation>
        </message>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n nouveau message</numerusform>
                <numerusform>%n nouveaux messages</numerusform>
            </translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favori</translation>
        </message>
    </context>
    <context>
        <name>PublishedPage</name>
        <message>
            <source>What is published here is shown at all desks of the hub, beside what each desk has of its own. Only the account of a supervisor can publish.</source>
            <translation>Ce qui est publié ici s’affiche sur tous les standards du hub, à côté de ce que chacun a en propre. Seul un compte de superviseur peut publier.</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Entrées</translation>
        </message>
        <message>
            <source>For all desks</source>
            <translation>Pour tous les standards</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Contenu</translation>
        </message>
        <message>
            <source>Publish to all desks</source>
            <translation>Publier pour tous les standards</translation>
        </message>
        <message>
            <source>Stop publishing</source>
            <translation>Ne plus publier</translation>
        </message>
        <message>
            <source>Not published</source>
            <translation>Non publié</translation>
        </message>
        <message>
            <source>someone</source>
            <translation>quelqu’un</translation>
        </message>
        <message>
            <source>Published by {name}; this desk has other entries</source>
            <translation>Publié par {name} ; ce standard a d’autres entrées</translation>
        </message>
        <message>
            <source>Published by {name}</source>
            <translation>Publié par {name}</translation>
        </message>
    </context>
    <context>
        <name>PublishedSets</name>
        <message>
            <source>Favourites</source>
            <translation>Favoris</translation>
        </message>
        <message>
            <source>Page {name}</source>
            <translation>Page {name}</translation>
        </message>
        <message>
            <source>Contacts {name}</source>
            <translation>Contacts {name}</translation>
        </message>
    </context>
    <context>
        <name>Recording</name>
        <message>
            <source>Nothing is recorded since {time}: {problem}</source>
            <translation>Rien n’est enregistré depuis {time} : {problem}</translation>
        </message>
    </context>
    <context>
        <name>RecordingNotice</name>
        <message>
            <source>History settings…</source>
            <translation>Paramètres de l’historique…</translation>
        </message>
        <message>
            <source>Got it</source>
            <translation>Compris</translation>
        </message>
        <message numerus="yes">
            <source>Calls are recorded in {location} for %n day(s): who called whom, when, and how it went, but never what was said.</source>
            <translation>
                <numerusform>Les appels sont enregistrés dans {location} pendant %n jour : qui a appelé qui, quand, et comment l’appel s’est déroulé, mais jamais ce qui a été dit.</numerusform>
                <numerusform>Les appels sont enregistrés dans {location} pendant %n jours : qui a appelé qui, quand, et comment l’appel s’est déroulé, mais jamais ce qui a été dit.</numerusform>
            </translation>
        </message>
        <message>
            <source>Calls are recorded in {location}: who called whom, when, and how it went, but never what was said.</source>
            <translation>Les appels sont enregistrés dans {location} : qui a appelé qui, quand, et comment l’appel s’est déroulé, mais jamais ce qui a été dit.</translation>
        </message>
    </context>
    <context>
        <name>RecordsView</name>
        <message>
            <source>All fields</source>
            <translation>Tous les champs</translation>
        </message>
    </context>
    <context>
        <name>ReportControls</name>
        <message>
            <source>Site</source>
            <translation>Site</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Période</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Premier jour</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Dernier jour</translation>
        </message>
        <message>
            <source>Rows of the table</source>
            <translation>Lignes du tableau</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Groupement</translation>
        </message>
        <message>
            <source>All hunt groups</source>
            <translation>Tous les groupements</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>All people</source>
            <translation>Toutes les personnes</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Numéro appelé</translation>
        </message>
        <message>
            <source>All numbers called</source>
            <translation>Tous les numéros appelés</translation>
        </message>
        <message>
            <source>Outside line</source>
            <translation>Ligne extérieure</translation>
        </message>
        <message>
            <source>All outside lines</source>
            <translation>Toutes les lignes extérieures</translation>
        </message>
        <message>
            <source>Formula of the service level</source>
            <translation>Formule du niveau de service</translation>
        </message>
        <message>
            <source>Target, in seconds</source>
            <translation>Objectif, en secondes</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>Outside lines that there are</source>
            <translation>Lignes extérieures existantes</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>Service level:</source>
            <translation>Niveau de service :</translation>
        </message>
        <message>
            <source>Target:</source>
            <translation>Objectif :</translation>
        </message>
        <message>
            <source>Outside lines:</source>
            <translation>Lignes extérieures :</translation>
        </message>
    </context>
    <context>
        <name>Reports</name>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Cette semaine</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Ce mois-ci</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>30 derniers jours</translation>
        </message>
        <message>
            <source>Choose days…</source>
            <translation>Choisir les jours…</translation>
        </message>
        <message>
            <source>Service level: {formula}. In target: answered within {seconds} seconds.</source>
            <translation>Niveau de service : {formula}. Dans l’objectif : pris en moins de {seconds} secondes.</translation>
        </message>
        <message>
            <source>Report on calls</source>
            <translation>Rapport sur les appels</translation>
        </message>
        <message>
            <source>before: {value}</source>
            <translation>avant : {value}</translation>
        </message>
        <message>
            <source>{title} as a table</source>
            <translation>{title} sous forme de tableau</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Chiffres</translation>
        </message>
        <message>
            <source>Busy hours</source>
            <translation>Heures chargées</translation>
        </message>
        <message>
            <source>Incoming calls an hour, on average, by weekday and hour. The stronger the colour, the more.</source>
            <translation>Appels entrants par heure, en moyenne, par jour de la semaine et heure. Plus la couleur est intense, plus il y en a.</translation>
        </message>
        <message>
            <source>Waiting by hour</source>
            <translation>Attente par heure</translation>
        </message>
        <message>
            <source>How long callers wait on average for an answer. The stronger the colour, the longer.</source>
            <translation>Durée moyenne d’attente des appelants avant une réponse. Plus la couleur est intense, plus l’attente est longue.</translation>
        </message>
        <message>
            <source>Incoming calls</source>
            <translation>Appels entrants</translation>
        </message>
        <message>
            <source>What became of the calls that came in, by when each began. A short abandon is a caller who gave up within {seconds} seconds.</source>
            <translation>Ce que sont devenus les appels entrants, selon l’heure de début de chacun. Un abandon court est un appelant qui a renoncé en moins de {seconds} secondes.</translation>
        </message>
        <message>
            <source>No calls came in during this period.</source>
            <translation>Aucun appel entrant pendant cette période.</translation>
        </message>
        <message>
            <source>Service level</source>
            <translation>Niveau de service</translation>
        </message>
        <message>
            <source>{formula}. In target: answered within {seconds} seconds.</source>
            <translation>{formula}. Dans l’objectif : pris en moins de {seconds} secondes.</translation>
        </message>
        <message>
            <source>Target {share}</source>
            <translation>Objectif {share}</translation>
        </message>
        <message>
            <source>Without incoming calls there is no service level.</source>
            <translation>Sans appels entrants, il n’y a pas de niveau de service.</translation>
        </message>
        <message>
            <source>up to {time}</source>
            <translation>jusqu’à {time}</translation>
        </message>
        <message>
            <source>more than {time}</source>
            <translation>plus de {time}</translation>
        </message>
        <message>
            <source>Waiting times</source>
            <translation>Temps d’attente</translation>
        </message>
        <message>
            <source>How long callers waited until someone answered, or until they gave up or left a message. Long times are counted in wider ranges.</source>
            <translation>Combien de temps les appelants ont attendu avant qu’on leur réponde, ou avant d’abandonner ou de laisser un message. Les longues durées sont comptées par intervalles plus larges.</translation>
        </message>
        <message>
            <source>Waiting time</source>
            <translation>Temps d’attente</translation>
        </message>
        <message>
            <source>Not answered</source>
            <translation>Sans réponse</translation>
        </message>
        <message>
            <source>Target {time}</source>
            <translation>Objectif {time}</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} à {end}</translation>
        </message>
        <message>
            <source>Lines in use</source>
            <translation>Lignes utilisées</translation>
        </message>
        <message>
            <source>The most calls with outside parties at the same moment in each interval: so many outside lines are needed. The most in this period: {most}.</source>
            <translation>Le plus grand nombre d’appels externes au même moment dans chaque intervalle : c’est le nombre de lignes extérieures nécessaires. Maximum de cette période : {most}.</translation>
        </message>
        <message>
            <source>Lines at once</source>
            <translation>Lignes simultanées</translation>
        </message>
        <message>
            <source>Lines that there are: {lines}</source>
            <translation>Lignes existantes : {lines}</translation>
        </message>
        <message>
            <source>No outside line was in use during this period.</source>
            <translation>Aucune ligne extérieure n’a été utilisée pendant cette période.</translation>
        </message>
        <message>
            <source>Each line</source>
            <translation>Chaque ligne</translation>
        </message>
        <message>
            <source>The most channels of each outside line that were in use at the same time: this many are needed.</source>
            <translation>Le plus grand nombre de canaux de chaque ligne extérieure occupés en même temps : il en faut autant.</translation>
        </message>
        <message>
            <source>Peak channels</source>
            <translation>Canaux max.</translation>
        </message>
        <message>
            <source>Interval</source>
            <translation>Intervalle</translation>
        </message>
        <message>
            <source>By hunt group</source>
            <translation>Par groupement</translation>
        </message>
        <message>
            <source>By person</source>
            <translation>Par personne</translation>
        </message>
        <message>
            <source>By number called</source>
            <translation>Par numéro appelé</translation>
        </message>
        <message>
            <source>By outside line</source>
            <translation>Par ligne extérieure</translation>
        </message>
        <message>
            <source>By quarter hour</source>
            <translation>Par quart d’heure</translation>
        </message>
        <message>
            <source>By hour</source>
            <translation>Par heure</translation>
        </message>
        <message>
            <source>By day</source>
            <translation>Par jour</translation>
        </message>
        <message>
            <source>By week</source>
            <translation>Par semaine</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>Par mois</translation>
        </message>
        <message>
            <source>By weekday and hour</source>
            <translation>Par jour de la semaine et heure</translation>
        </message>
        <message>
            <source>Answered in target ÷ (answered + abandoned)</source>
            <translation>Pris dans l’objectif ÷ (pris + abandonnés)</translation>
        </message>
        <message>
            <source>(Answered + abandoned in target) ÷ all calls</source>
            <translation>(Pris + abandonnés dans l’objectif) ÷ tous les appels</translation>
        </message>
        <message>
            <source>Answered in target ÷ answered</source>
            <translation>Pris dans l’objectif ÷ pris</translation>
        </message>
        <message>
            <source>Answered in target ÷ all calls</source>
            <translation>Pris dans l’objectif ÷ tous les appels</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Groupement</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Poste</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Numéro appelé</translation>
        </message>
        <message>
            <source>Outside line</source>
            <translation>Ligne extérieure</translation>
        </message>
        <message>
            <source>PBX</source>
            <translation>PBX</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Début</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Fin</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>Jour</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Heure</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Entrants</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Sortants</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Internes</translation>
        </message>
        <message>
            <source>Offered</source>
            <translation>Présentés</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Pris</translation>
        </message>
        <message>
            <source>Abandoned</source>
            <translation>Abandonnés</translation>
        </message>
        <message>
            <source>Short abandons</source>
            <translation>Abandons courts</translation>
        </message>
        <message>
            <source>Overflowed</source>
            <translation>Débordements</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Messagerie vocale</translation>
        </message>
        <message>
            <source>Answered in target</source>
            <translation>Pris dans l’objectif</translation>
        </message>
        <message>
            <source>Average wait</source>
            <translation>Attente moyenne</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Plus longue attente</translation>
        </message>
        <message>
            <source>Average talk</source>
            <translation>Conversation moyenne</translation>
        </message>
        <message>
            <source>Longest talk</source>
            <translation>Plus longue conversation</translation>
        </message>
        <message>
            <source>Most at once</source>
            <translation>Max. simultanés</translation>
        </message>
        <message>
            <source>Most lines at once</source>
            <translation>Max. de lignes</translation>
        </message>
        <message>
            <source>Without connection</source>
            <translation>Sans connexion</translation>
        </message>
        <message>
            <source>Rung</source>
            <translation>Ont sonné</translation>
        </message>
        <message>
            <source>Missed</source>
            <translation>Manqués</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Passés</translation>
        </message>
        <message>
            <source>Talk</source>
            <translation>Conversation</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>En garde</translation>
        </message>
        <message>
            <source>Not recorded yet</source>
            <translation>Pas encore enregistré</translation>
        </message>
        <message>
            <source>Week from {day}</source>
            <translation>Semaine du {day}</translation>
        </message>
        <message>
            <source>{period}, compared with {before}.</source>
            <translation>{period}, par rapport à {before}.</translation>
        </message>
        <message>
            <source>Nothing is recorded yet.</source>
            <translation>Rien n’est encore enregistré.</translation>
        </message>
        <message>
            <source>The history begins on {moment}: calls before that are missing.</source>
            <translation>L’historique commence le {moment} : les appels antérieurs manquent.</translation>
        </message>
        <message>
            <source>For {time} there was no connection to the PBX: calls of that time are missing.</source>
            <translation>Pendant {time}, il n’y avait pas de connexion au PBX : les appels de ce temps manquent.</translation>
        </message>
        <message>
            <source>Short abandons: {count}.</source>
            <translation>Abandons courts : {count}.</translation>
        </message>
        <message>
            <source>Outcome unknown, the connection was lost: {count}.</source>
            <translation>Issue inconnue, la connexion était perdue : {count}.</translation>
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
            <translation>moins d’une minute</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} à {last}</translation>
        </message>
    </context>
    <context>
        <name>ReportsWindow</name>
        <message>
            <source>Reports</source>
            <translation>Rapports</translation>
        </message>
        <message>
            <source>Pages of the report</source>
            <translation>Pages du rapport</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tableau</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copier l’image</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Imprimer…</translation>
        </message>
        <message>
            <source>Nothing is recorded</source>
            <translation>Rien n’est enregistré</translation>
        </message>
        <message>
            <source>Reports need the history. Switch it on in the settings, under History.</source>
            <translation>Les rapports ont besoin de l’historique. Activez-le dans les paramètres, sous Historique.</translation>
        </message>
        <message>
            <source>These are the figures of one site, {site}.</source>
            <translation>Ce sont les chiffres d’un seul site, {site}.</translation>
        </message>
        <message>
            <source>No figures</source>
            <translation>Aucun chiffre</translation>
        </message>
        <message>
            <source>PDF with plots (*.pdf)</source>
            <translation>PDF avec graphiques (*.pdf)</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Classeur Excel (*.xlsx)</translation>
        </message>
        <message>
            <source>CSV table (*.csv)</source>
            <translation>Tableau CSV (*.csv)</translation>
        </message>
        <message>
            <source>Export report</source>
            <translation>Exporter le rapport</translation>
        </message>
    </context>
    <context>
        <name>Rewind</name>
        <message>
            <source>{who} gave up after {time}</source>
            <translation>{who} a renoncé après {time}</translation>
        </message>
        <message>
            <source>Longest wait: {who}, {time}</source>
            <translation>Plus longue attente : {who}, {time}</translation>
        </message>
        <message>
            <source>{who} was on hold for {time}</source>
            <translation>{who} a été en garde pendant {time}</translation>
        </message>
        <message>
            <source>Emergency call from {who}</source>
            <translation>Appel d’urgence de {who}</translation>
        </message>
        <message>
            <source>The connection was lost</source>
            <translation>La connexion a été perdue</translation>
        </message>
        <message>
            <source>unknown caller</source>
            <translation>appelant inconnu</translation>
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation>{day}, {time}</translation>
        </message>
        <message>
            <source>No longer recorded. The oldest moment is {moment}.</source>
            <translation>Plus enregistré. Le plus ancien moment est {moment}.</translation>
        </message>
        <message>
            <source>Not recorded yet. The latest moment is {moment}.</source>
            <translation>Pas encore enregistré. Le dernier moment est {moment}.</translation>
        </message>
        <message>
            <source>No moments are recorded.</source>
            <translation>Aucun moment n’est enregistré.</translation>
        </message>
        <message>
            <source>Nothing was recorded at this moment. Choose another one.</source>
            <translation>Rien n’a été enregistré à ce moment. Choisissez-en un autre.</translation>
        </message>
    </context>
    <context>
        <name>RewindMode</name>
        <message>
            <source>As it is now, not at the moment of the past</source>
            <translation>Tel que maintenant, et non au moment passé</translation>
        </message>
        <message>
            <source>The past: {moment} - {title}</source>
            <translation>Le passé : {moment} - {title}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Alerts</source>
            <translation>Alertes</translation>
        </message>
        <message>
            <source>Alert options</source>
            <translation>Options d’alerte</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>never</source>
            <translation>jamais</translation>
        </message>
        <message>
            <source>This desk</source>
            <translation>Ce standard</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>History, reports</source>
            <translation>Historique, rapports</translation>
        </message>
        <message>
            <source>Computer and PBX</source>
            <translation>Ordinateur et PBX</translation>
        </message>
        <message>
            <source>Changes on this page apply immediately, without OK.</source>
            <translation>Les modifications de cette page s’appliquent immédiatement, sans OK.</translation>
        </message>
        <message>
            <source>Dialling</source>
            <translation>Numérotation</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Raccourcis</translation>
        </message>
        <message>
            <source>My phone</source>
            <translation>Mon téléphone</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Système</translation>
        </message>
        <message>
            <source>Connections</source>
            <translation>Connexions</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Couleurs</translation>
        </message>
        <message>
            <source>Caller look-up</source>
            <translation>Recherche des appelants</translation>
        </message>
        <message>
            <source>Contact sources</source>
            <translation>Sources de contacts</translation>
        </message>
        <message>
            <source>Imported contacts</source>
            <translation>Contacts importés</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historique</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Thresholds</source>
            <translation>Seuils</translation>
        </message>
        <message>
            <source>For all desks</source>
            <translation>Pour tous les standards</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Paramètres</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
    </context>
    <context>
        <name>Setup</name>
        <message>
            <source>The password could not be saved. {reason}</source>
            <translation>Le mot de passe n’a pas pu être enregistré. {reason}</translation>
        </message>
    </context>
    <context>
        <name>SetupWizard</name>
        <message>
            <source>Set up a PBX</source>
            <translation>Configurer un PBX</translation>
        </message>
        <message>
            <source>PBX address</source>
            <translation>Adresse du PBX</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Tester la connexion</translation>
        </message>
        <message>
            <source>Phone numbers</source>
            <translation>Numéros de téléphone</translation>
        </message>
        <message>
            <source>Your phone and the people you watch</source>
            <translation>Votre téléphone et les personnes surveillées</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Retour</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Suivant</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Try the &amp;demo</source>
            <translation>Essayer la &amp;démo</translation>
        </message>
        <message>
            <source>Shows the desk with a simulated PBX. Nothing is stored.</source>
            <translation>Montre le standard avec un PBX simulé. Rien n’est enregistré.</translation>
        </message>
        <message>
            <source>Press Esc again to cancel. What you have entered is not stored.</source>
            <translation>Appuyez de nouveau sur Échap pour annuler. Votre saisie n’est pas enregistrée.</translation>
        </message>
        <message>
            <source>Connect to a hub</source>
            <translation>Se connecter à un hub</translation>
        </message>
        <message>
            <source>Hub address</source>
            <translation>Adresse du hub</translation>
        </message>
        <message>
            <source>&amp;Finish</source>
            <translation>&amp;Terminer</translation>
        </message>
    </context>
    <context>
        <name>ShortcutEditor</name>
        <message>
            <source>Search by words or shortcut</source>
            <translation>Rechercher par mots ou raccourci</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Rechercher dans toutes les commandes</translation>
        </message>
        <message>
            <source>All commands and their shortcuts</source>
            <translation>Toutes les commandes et leurs raccourcis</translation>
        </message>
        <message>
            <source>New shortcut for the selected command</source>
            <translation>Nouveau raccourci de la commande sélectionnée</translation>
        </message>
        <message>
            <source>Reset to default</source>
            <translation>Réinitialiser</translation>
        </message>
        <message>
            <source>No shortcut</source>
            <translation>Aucun raccourci</translation>
        </message>
        <message>
            <source>Reset all to defaults</source>
            <translation>Tout réinitialiser</translation>
        </message>
        <message>
            <source>New shortcut</source>
            <translation>Nouveau raccourci</translation>
        </message>
        <message>
            <source>%1 is used for typing or navigation. Use keys with Ctrl or Alt, or a function key.</source>
            <translation>%1 sert à la saisie ou à la navigation. Utilisez des touches avec Ctrl ou Alt, ou une touche de fonction.</translation>
        </message>
        <message>
            <source>%1 was the shortcut of “%2”, which has none now.</source>
            <translation>%1 était le raccourci de « %2 », qui n’en a plus.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Change shortcuts…</source>
            <translation>Modifier les raccourcis…</translation>
        </message>
    </context>
    <context>
        <name>Sites</name>
        <message>
            <source>Saved in the keyring.</source>
            <translation>Enregistré dans le trousseau.</translation>
        </message>
        <message>
            <source>Removed from the keyring.</source>
            <translation>Supprimé du trousseau.</translation>
        </message>
        <message>
            <source>The sites cannot be saved: {why}. They stay as they were.</source>
            <translation>Impossible d’enregistrer les sites : {why}. Ils restent inchangés.</translation>
        </message>
        <message>
            <source>{site}: enter an address and a user.</source>
            <translation>{site} : indiquez une adresse et un utilisateur.</translation>
        </message>
        <message>
            <source>{site}: enter the address as a name or an IP address, without protocol and port.</source>
            <translation>{site} : saisissez l’adresse sous forme de nom ou d’adresse IP, sans protocole ni port.</translation>
        </message>
        <message>
            <source>{site}: enter a port from 1 to 65535.</source>
            <translation>{site} : indiquez un port de 1 à 65535.</translation>
        </message>
        <message>
            <source>{site}: enter the country as two letters, for example GB or DE.</source>
            <translation>{site} : indiquez le pays en deux lettres, par exemple GB ou DE.</translation>
        </message>
        <message>
            <source>{site}: the outside line prefix and the extension length must be digits.</source>
            <translation>{site} : le préfixe de ligne extérieure et la longueur des postes doivent être des chiffres.</translation>
        </message>
        <message>
            <source>{site}: an extension has at most {count} digits.</source>
            <translation>{site} : un poste comporte au plus {count} chiffres.</translation>
        </message>
        <message>
            <source>{site}: the file {file} does not exist.</source>
            <translation>{site} : le fichier {file} n’existe pas.</translation>
        </message>
        <message>
            <source>{site}: choose the client certificate that belongs to the key.</source>
            <translation>{site} : choisissez le certificat client qui correspond à la clé.</translation>
        </message>
    </context>
    <context>
        <name>SitesBanner</name>
        <message>
            <source>Retry now</source>
            <translation>Réessayer maintenant</translation>
        </message>
        <message>
            <source>{site} is being connected.</source>
            <translation>{site} est en cours de connexion.</translation>
        </message>
        <message>
            <source>{site} is not connected. {reason}</source>
            <translation>{site} n’est pas connecté. {reason}</translation>
        </message>
    </context>
    <context>
        <name>SitesMenu</name>
        <message>
            <source>&amp;Sites</source>
            <translation>&amp;Sites</translation>
        </message>
        <message>
            <source>Set up another PBX…</source>
            <translation>Configurer un autre PBX…</translation>
        </message>
    </context>
    <context>
        <name>SoundPlayer</name>
        <message>
            <source>Qt Multimedia is not installed: alerts will beep</source>
            <translation>Qt Multimedia n’est pas installé : les alertes émettent un bip</translation>
        </message>
        <message>
            <source>No sound device: alerts will beep</source>
            <translation>Aucun périphérique audio : les alertes émettent un bip</translation>
        </message>
        <message>
            <source>“{name}” is not connected: alerts play on “{other}”</source>
            <translation>« {name} » n’est pas connecté : les alertes passent par « {other} »</translation>
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
            <translation>Aucun (accès anonyme seulement)</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatique</translation>
        </message>
        <message>
            <source>Active Directory</source>
            <translation>Active Directory</translation>
        </message>
        <message>
            <source>OpenLDAP and others</source>
            <translation>OpenLDAP et autres</translation>
        </message>
        <message>
            <source>Directory server</source>
            <translation>Serveur d’annuaire</translation>
        </message>
        <message>
            <source>File or folder</source>
            <translation>Fichier ou dossier</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Contact files (*.csv *.vcf *.vcard *.ldif *.txt)</source>
            <translation>Fichiers de contacts (*.csv *.vcf *.vcard *.ldif *.txt)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>CSV, vCard and LDIF files are read when they change, also on network drives. In a folder, all such files are read.</source>
            <translation>Les fichiers CSV, vCard et LDIF sont lus quand ils changent, même sur des lecteurs réseau. Dans un dossier, tous ces fichiers sont lus.</translation>
        </message>
        <message>
            <source>default</source>
            <translation>par défaut</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Serveur</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Chiffrement</translation>
        </message>
        <message>
            <source>Columns…</source>
            <translation>Colonnes…</translation>
        </message>
        <message>
            <source>Columns of a CSV file</source>
            <translation>Colonnes d’un fichier CSV</translation>
        </message>
        <message>
            <source>As chosen</source>
            <translation>Selon le choix</translation>
        </message>
        <message>
            <source>Detected each time</source>
            <translation>Détectées à chaque fois</translation>
        </message>
        <message>
            <source>CA certificate</source>
            <translation>Certificat d’AC</translation>
        </message>
        <message>
            <source>PEM files (*.pem *.crt *.cer)</source>
            <translation>Fichiers PEM (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>those of this computer</source>
            <translation>ceux de cet ordinateur</translation>
        </message>
        <message>
            <source>Pinned fingerprint</source>
            <translation>Empreinte épinglée</translation>
        </message>
        <message>
            <source>none (SHA-256 of the certificate)</source>
            <translation>aucune (SHA-256 du certificat)</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Utilisateur</translation>
        </message>
        <message>
            <source>anonymous, or kim@example.com or cn=kim,dc=…</source>
            <translation>anonyme, ou kim@example.com ou cn=kim,dc=…</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Base</source>
            <translation>Base</translation>
        </message>
        <message>
            <source>as the server says, or ou=people,dc=example,dc=com</source>
            <translation>celle du serveur, ou ou=people,dc=example,dc=com</translation>
        </message>
        <message>
            <source>Kind of server</source>
            <translation>Type de serveur</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtre</translation>
        </message>
        <message>
            <source>people, or for example (department=Sales)</source>
            <translation>les personnes, ou par ex. (department=Ventes)</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Attributs</translation>
        </message>
        <message>
            <source>as usual, or displayName=name, ipPhone=work</source>
            <translation>les attributs habituels, ou displayName=name, ipPhone=work</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>Read every</source>
            <translation>Lire toutes les</translation>
        </message>
        <message>
            <source>for example ldap.example.com</source>
            <translation>par exemple ldap.example.com</translation>
        </message>
        <message>
            <source>unchanged, in the keyring</source>
            <translation>inchangé, dans le trousseau</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Essayer maintenant</translation>
        </message>
        <message>
            <source>First contacts</source>
            <translation>Premiers contacts</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Société</translation>
        </message>
        <message>
            <source>will be stored in the keyring</source>
            <translation>sera enregistré dans le trousseau</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Numéros</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lecture…</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) found.</source>
            <translation>
                <numerusform>%n contact trouvé.</numerusform>
                <numerusform>%n contacts trouvés.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found.</source>
            <translation>
                <numerusform>%n problème trouvé.</numerusform>
                <numerusform>%n problèmes trouvés.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SourcesPage</name>
        <message>
            <source>Contacts of these sources stay up to date by themselves. A person in several sources is one entry, with the name of the first of them.</source>
            <translation>Les contacts de ces sources se tiennent à jour d’eux-mêmes. Une personne présente dans plusieurs sources forme une seule entrée, sous le nom de la première.</translation>
        </message>
        <message>
            <source>Contact sources</source>
            <translation>Sources de contacts</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Last result</source>
            <translation>Dernier résultat</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>Add file or folder…</source>
            <translation>Ajouter un fichier ou dossier…</translation>
        </message>
        <message>
            <source>Add directory server…</source>
            <translation>Ajouter un serveur d’annuaire…</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Modifier…</translation>
        </message>
        <message>
            <source>Read now</source>
            <translation>Lire maintenant</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>From the hub</source>
            <translation>Depuis le hub</translation>
        </message>
        <message>
            <source>Published for all desks</source>
            <translation>Publié pour tous les standards</translation>
        </message>
        <message>
            <source>Imported contacts</source>
            <translation>Contacts importés</translation>
        </message>
        <message>
            <source>Files, on import</source>
            <translation>Fichiers, à l’importation</translation>
        </message>
        <message>
            <source>Files, on change</source>
            <translation>Fichiers, à chaque changement</translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n day(s)</source>
            <translation>
                <numerusform>Serveur, intervalle : %n jour</numerusform>
                <numerusform>Serveur, intervalle : %n jours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n hour(s)</source>
            <translation>
                <numerusform>Serveur, intervalle : %n heure</numerusform>
                <numerusform>Serveur, intervalle : %n heures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n minute(s)</source>
            <translation>
                <numerusform>Serveur, intervalle : %n minute</numerusform>
                <numerusform>Serveur, intervalle : %n minutes</numerusform>
            </translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>Failed, contacts of {time}</source>
            <translation>Échec, contacts de {time}</translation>
        </message>
        <message>
            <source>See the page Imported contacts</source>
            <translation>Voir la page Contacts importés</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>Désactivée</translation>
        </message>
        <message>
            <source>{problem} Contacts of {time} are used.</source>
            <translation>{problem} Les contacts utilisés datent de {time}.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lecture…</translation>
        </message>
        <message>
            <source>Not read yet</source>
            <translation>Pas encore lue</translation>
        </message>
        <message>
            <source>Up to date, {time}</source>
            <translation>À jour, {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n entry or value could not be read</source>
            <translation>
                <numerusform>%n entrée ou valeur n’a pas pu être lue</numerusform>
                <numerusform>%n entrées ou valeurs n’ont pas pu être lues</numerusform>
            </translation>
        </message>
        <message>
            <source>The sources cannot be saved ({why}).</source>
            <translation>Impossible d’enregistrer les sources ({why}).</translation>
        </message>
    </context>
    <context>
        <name>Spoken</name>
        <message>
            <source>warning</source>
            <translation>avertissement</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>alarme</translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n heure</numerusform>
                <numerusform>%n heures</numerusform>
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
                <numerusform>%n seconde</numerusform>
                <numerusform>%n secondes</numerusform>
            </translation>
        </message>
        <message>
            <source>at least %1</source>
            <translation>au moins %1</translation>
        </message>
    </context>
    <context>
        <name>StaleBanner</name>
        <message>
            <source>Retry now</source>
            <translation>Réessayer maintenant</translation>
        </message>
        <message>
            <source>Enter the password…</source>
            <translation>Saisir le mot de passe…</translation>
        </message>
        <message>
            <source>Continue without the other PBXs</source>
            <translation>Continuer sans les autres PBX</translation>
        </message>
        <message>
            <source>Set up again…</source>
            <translation>Configurer à nouveau…</translation>
        </message>
        <message>
            <source>Last update {age} ago.</source>
            <translation>Dernière mise à jour il y a {age}.</translation>
        </message>
        <message>
            <source>Reconnecting to the PBX.</source>
            <translation>Reconnexion au PBX.</translation>
        </message>
        <message>
            <source>Reconnected; loading current calls.</source>
            <translation>Reconnecté ; chargement des appels en cours.</translation>
        </message>
        <message>
            <source>This program has stopped trying to connect.</source>
            <translation>Ce programme n’essaie plus de se connecter.</translation>
        </message>
        <message>
            <source>Retrying in {seconds} s.</source>
            <translation>Prochain essai dans {seconds} s.</translation>
        </message>
    </context>
    <context>
        <name>SummaryPage</name>
        <message>
            <source>Last contact: {line}</source>
            <translation>Dernier contact : {line}</translation>
        </message>
    </context>
    <context>
        <name>SupportDialog</name>
        <message>
            <source>Create a support file</source>
            <translation>Créer un fichier d’assistance</translation>
        </message>
        <message>
            <source>The zip file contains the log, the versions of all components, and your settings without passwords. Check it before you send it.</source>
            <translation>Le fichier zip contient le journal, les versions de tous les composants et vos paramètres sans mots de passe. Vérifiez-le avant de l’envoyer.</translation>
        </message>
        <message>
            <source>Include the calls of the last minutes, with names and numbers</source>
            <translation>Inclure les appels des dernières minutes, avec noms et numéros</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Enregistrer sous…</translation>
        </message>
        <message>
            <source>Save the support file</source>
            <translation>Enregistrer le fichier d’assistance</translation>
        </message>
        <message>
            <source>Zip files (*.zip)</source>
            <translation>Fichiers zip (*.zip)</translation>
        </message>
    </context>
    <context>
        <name>SystemPage</name>
        <message>
            <source>Start minimised at sign-in</source>
            <translation>Démarrer réduit à l’ouverture de session</translation>
        </message>
        <message>
            <source>Look up numbers from tel: links</source>
            <translation>Rechercher les numéros des liens tel:</translation>
        </message>
        <message>
            <source>Leave this off if another app dials tel: links: only one app can open them.</source>
            <translation>Laissez ceci désactivé si une autre application compose les liens tel: : une seule peut les ouvrir.</translation>
        </message>
        <message>
            <source>Check for new versions</source>
            <translation>Rechercher de nouvelles versions</translation>
        </message>
        <message>
            <source>Update address</source>
            <translation>Adresse de mise à jour</translation>
        </message>
        <message>
            <source>Checked daily; no data is sent. Ask your administrator for the address; it returns the version as JSON.</source>
            <translation>Vérification quotidienne ; aucune donnée n’est envoyée. Demandez l’adresse à votre administrateur ; elle renvoie la version en JSON.</translation>
        </message>
        <message>
            <source>Write a detailed log</source>
            <translation>Écrire un journal détaillé</translation>
        </message>
        <message>
            <source>For support. The log may contain names and numbers of callers, but never passwords.</source>
            <translation>Pour l’assistance. Le journal peut contenir des noms et numéros d’appelants, mais jamais de mots de passe.</translation>
        </message>
        <message>
            <source>The update address must start with https:// and contain a server name.</source>
            <translation>L’adresse de mise à jour doit commencer par https:// et contenir un nom de serveur.</translation>
        </message>
    </context>
    <context>
        <name>ThresholdsPage</name>
        <message>
            <source>A warning changes the colour and the shape of a time; an alarm fills it with red. Only calls for you and for the people you watch are marked. The rules on the Alerts page decide when an alert sounds.</source>
            <translation>Un avertissement change la couleur et la forme d’une durée ; une alarme la remplit de rouge. Seuls les appels pour vous et pour les personnes surveillées sont marqués. Les règles de la page Alertes décident quand une alerte retentit.</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Appels</translation>
        </message>
        <message>
            <source>{state}: warning</source>
            <translation>{state} : avertissement</translation>
        </message>
        <message>
            <source>{state}: alarm</source>
            <translation>{state} : alarme</translation>
        </message>
        <message>
            <source>Show ended calls for</source>
            <translation>Durée d’affichage des appels terminés</translation>
        </message>
        <message>
            <source>not at all</source>
            <translation>aucune</translation>
        </message>
        <message>
            <source>Hunt groups</source>
            <translation>Groupements</translation>
        </message>
        <message>
            <source>Longest wait, target</source>
            <translation>Plus longue attente, objectif</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>A hunt group shows a warning at half of the target and an alarm at the target.</source>
            <translation>Un groupement affiche un avertissement à la moitié de l’objectif et une alarme à l’objectif.</translation>
        </message>
        <message>
            <source>Callers count as abandoned after</source>
            <translation>Abandon compté après une attente de</translation>
        </message>
        <message>
            <source>any wait</source>
            <translation>toute durée</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Tableau mural</translation>
        </message>
        <message>
            <source>Wallboard, {what}: warning</source>
            <translation>Tableau mural, {what} : avertissement</translation>
        </message>
        <message>
            <source>Wallboard, {what}: alarm</source>
            <translation>Tableau mural, {what} : alarme</translation>
        </message>
        <message>
            <source>Targets of individual hunt groups</source>
            <translation>Objectifs de certains groupements</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Avertissement</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>Alarme</translation>
        </message>
        <message>
            <source>{state}: the alarm must be later than the warning, or 0 for never.</source>
            <translation>{state} : l’alarme doit être postérieure à l’avertissement, ou 0 pour jamais.</translation>
        </message>
        <message>
            <source>Wallboard, {what}: the alarm must be above the warning, or 0 for never.</source>
            <translation>Tableau mural, {what} : l’alarme doit être supérieure à l’avertissement, ou 0 pour jamais.</translation>
        </message>
    </context>
    <context>
        <name>TimeBar</name>
        <message>
            <source>Time bar</source>
            <translation>Barre de temps</translation>
        </message>
        <message>
            <source>The past, not live</source>
            <translation>Le passé, pas le direct</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Lecture</translation>
        </message>
        <message>
            <source>Previous notable moment</source>
            <translation>Moment marquant précédent</translation>
        </message>
        <message>
            <source>Next notable moment</source>
            <translation>Moment marquant suivant</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitesse</translation>
        </message>
        <message>
            <source>{factor}x</source>
            <translation>{factor}x</translation>
        </message>
        <message>
            <source>Day and time to show</source>
            <translation>Jour et heure à afficher</translation>
        </message>
        <message>
            <source>There is no later notable moment on this day.</source>
            <translation>Aucun moment marquant plus tard ce jour-là.</translation>
        </message>
        <message>
            <source>There is no earlier notable moment on this day.</source>
            <translation>Aucun moment marquant plus tôt ce jour-là.</translation>
        </message>
        <message>
            <source>Back to now</source>
            <translation>Revenir au direct</translation>
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
            <translation>{who} a transféré l’appel après {time}</translation>
        </message>
        <message>
            <source>{who} parked the call after {time}</source>
            <translation>{who} a parqué l’appel après {time}</translation>
        </message>
        <message>
            <source>{who} picked the call up after {time}</source>
            <translation>{who} a récupéré l’appel après {time}</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Calls in order of urgency</source>
            <translation>Appels par ordre d’urgence</translation>
        </message>
        <message>
            <source>Ringing calls are at the top, then waiting callers, longest first, then calls on hold. Calls that ring for others follow. Select a call to see its details.</source>
            <translation>En haut, les appels qui sonnent, puis les appelants en attente, les plus anciens d’abord, puis les appels en garde. Ensuite viennent les appels qui sonnent chez d’autres. Sélectionnez un appel pour voir ses détails.</translation>
        </message>
        <message>
            <source>Find people quickly</source>
            <translation>Trouver rapidement une personne</translation>
        </message>
        <message>
            <source>Press Ctrl+K anywhere. Type part of a name, a department or a number to see who is free; small typing errors do not matter. Press Enter to call with the phone app of this computer.</source>
            <translation>Appuyez sur Ctrl+K n’importe où. Tapez une partie d’un nom, d’un service ou d’un numéro pour voir qui est libre ; de petites fautes de frappe ne gênent pas. Appuyez sur Entrée pour appeler avec l’application de téléphonie de cet ordinateur.</translation>
        </message>
        <message>
            <source>Everyone at a glance</source>
            <translation>Tout le monde d’un coup d’œil</translation>
        </message>
        <message>
            <source>Each state has an icon, a word and a colour. Drag a pane by its title to move it, also to another screen, or close it.</source>
            <translation>Chaque état a une icône, un mot et une couleur. Faites glisser un volet par son titre pour le déplacer, même vers un autre écran, ou fermez-le.</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>F1 shows all shortcuts, Ctrl+Shift+P all commands. If the connection is lost, the window shows when it was last updated.</source>
            <translation>F1 affiche tous les raccourcis, Ctrl+Maj+P toutes les commandes. Si la connexion est perdue, la fenêtre indique la dernière mise à jour.</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Passer</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
        <message>
            <source>{step} of {all}</source>
            <translation>{step} sur {all}</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminer</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Do not disturb</source>
            <translation>Ne pas déranger</translation>
        </message>
        <message numerus="yes">
            <source>%n ringing</source>
            <translation>
                <numerusform>%n sonne</numerusform>
                <numerusform>%n sonnent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en attente</numerusform>
                <numerusform>%n en attente</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to call back</source>
            <translation>
                <numerusform>%n à rappeler</numerusform>
                <numerusform>%n à rappeler</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WaitingButton</name>
        <message numerus="yes">
            <source>%n note(s) with two texts…</source>
            <translation>
                <numerusform>%n note avec deux textes…</numerusform>
                <numerusform>%n notes avec deux textes…</numerusform>
            </translation>
        </message>
        <message>
            <source>Someone else has changed the same note. Click to see both texts.</source>
            <translation>Quelqu’un d’autre a modifié la même note. Cliquez pour voir les deux textes.</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) wait for the hub</source>
            <translation>
                <numerusform>%n modification attend le hub</numerusform>
                <numerusform>%n modifications attendent le hub</numerusform>
            </translation>
        </message>
        <message>
            <source>They are made as soon as the hub is connected again, also after a restart.</source>
            <translation>Elles seront faites dès que le hub sera de nouveau connecté, même après un redémarrage.</translation>
        </message>
    </context>
    <context>
        <name>Wallboard</name>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Plus longue attente</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>En ligne</translation>
        </message>
        <message>
            <source>Answered today</source>
            <translation>Pris aujourd’hui</translation>
        </message>
        <message>
            <source>Abandoned today</source>
            <translation>Abandons du jour</translation>
        </message>
        <message>
            <source>Service level</source>
            <translation>Niveau de service</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Tableau mural</translation>
        </message>
        <message>
            <source>Answered, abandoned and service level: only calls that this desk has seen today</source>
            <translation>Répondus, abandonnés et niveau de service : seulement les appels vus aujourd’hui par ce standard</translation>
        </message>
        <message>
            <source>Service level, target {percent} in {seconds} s</source>
            <translation>Niveau de service, cible {percent} en {seconds} s</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Ringing for groups</source>
            <translation>Sonnent pour des groupes</translation>
        </message>
        <message>
            <source>Calls that ring for a hunt group. Calls to a single extension are not counted.</source>
            <translation>Les appels qui sonnent pour un groupement. Les appels à un seul poste ne sont pas comptés.</translation>
        </message>
        <message numerus="yes">
            <source>%n unanswered caller(s)</source>
            <translation>
                <numerusform>%n appelant sans réponse</numerusform>
                <numerusform>%n appelants sans réponse</numerusform>
            </translation>
        </message>
        <message>
            <source>No callers waiting</source>
            <translation>Aucun appelant en attente</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) to call back</source>
            <translation>
                <numerusform>%n appelant à rappeler</numerusform>
                <numerusform>%n appelants à rappeler</numerusform>
            </translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Numéro masqué</translation>
        </message>
    </context>
    <context>
        <name>WallboardPage</name>
        <message>
            <source>Service level target</source>
            <translation>Objectif de niveau de service</translation>
        </message>
        <message>
            <source>Calls answered within</source>
            <translation>Appels pris en moins de</translation>
        </message>
        <message>
            <source>Alarm for the service level from</source>
            <translation>Alarme du niveau de service à partir de</translation>
        </message>
        <message>
            <source> calls</source>
            <translation> appels</translation>
        </message>
        <message>
            <source>the first call</source>
            <translation>dès le premier appel</translation>
        </message>
        <message>
            <source>Waiting callers of a hunt group</source>
            <translation>Appelants en attente d’un groupement</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Plus longue attente</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Dialling</source>
            <translation>Numérotation</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Sonne</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Announcement</source>
            <translation>Annonce</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>En ligne</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>En garde</translation>
        </message>
        <message>
            <source>Parked</source>
            <translation>Parqué</translation>
        </message>
        <message>
            <source>Conference</source>
            <translation>Conférence</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Messagerie vocale</translation>
        </message>
        <message>
            <source>Ending</source>
            <translation>Se termine</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Inconnu</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Synchronising</source>
            <translation>Synchronisation</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En direct</translation>
        </message>
        <message>
            <source>Connection lost</source>
            <translation>Connexion perdue</translation>
        </message>
        <message>
            <source>Refused by the PBX</source>
            <translation>Refusé par le PBX</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Entrant</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Sortant</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Interne</translation>
        </message>
        <message>
            <source>Unknown direction</source>
            <translation>Sens inconnu</translation>
        </message>
        <message>
            <source>Private</source>
            <translation>Privé</translation>
        </message>
        <message>
            <source>Answered automatically</source>
            <translation>Pris automatiquement</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Enregistré</translation>
        </message>
        <message>
            <source>Recording consent given</source>
            <translation>Enregistrement accepté</translation>
        </message>
        <message>
            <source>Recording refused</source>
            <translation>Enregistrement refusé</translation>
        </message>
        <message>
            <source>Emergency call</source>
            <translation>Appel d’urgence</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Poste</translation>
        </message>
        <message>
            <source>Outside line</source>
            <translation>Ligne extérieure</translation>
        </message>
        <message>
            <source>Park slot</source>
            <translation>Parcage</translation>
        </message>
        <message>
            <source>Other equipment</source>
            <translation>Autre équipement</translation>
        </message>
        <message>
            <source>Colleague</source>
            <translation>Collègue</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Groupement</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>over {time}</source>
            <translation>plus de {time}</translation>
        </message>
        <message>
            <source>Extension free</source>
            <translation>Poste libre</translation>
        </message>
        <message>
            <source>Extension busy</source>
            <translation>Poste occupé</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Ne pas déranger</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Forwarded</source>
            <translation>Renvoyé</translation>
        </message>
        <message>
            <source>Not logged in</source>
            <translation>Non connecté</translation>
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
            <translation>Aucune commande correspondante.</translation>
        </message>
    </context>
    <context>
        <name>_RowsAboveButton</name>
        <message numerus="yes">
            <source>%n ringing or waiting ↑</source>
            <translation>
                <numerusform>%n sonne ou attend ↑</numerusform>
                <numerusform>%n sonnent ou attendent ↑</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>_TargetDelegate</name>
        <message>
            <source>as all groups: none</source>
            <translation>comme tous les groupements : aucun</translation>
        </message>
        <message>
            <source>as all groups: {seconds} s</source>
            <translation>comme tous les groupements : {seconds} s</translation>
        </message>
    </context>
</TS>
