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
            <source>An open switchboard for receptionists on Avaya IP Office, fed live by DevLink3.</source>
            <translation>Un standard libre pour l'accueil téléphonique sur Avaya IP Office, alimenté en direct par DevLink3.</translation>
        </message>
        <message>
            <source>DevLink3 tells about calls and cannot make them: dialling goes through the telephone program that this computer has for it.</source>
            <translation>DevLink3 rend compte des appels et ne peut pas en passer : la numérotation est confiée au programme de téléphonie de cet ordinateur.</translation>
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
            <source>the address, if left empty</source>
            <translation>l'adresse, si laissé vide</translation>
        </message>
        <message>
            <source>Name of this &amp;site</source>
            <translation>&amp;Nom de ce site</translation>
        </message>
        <message>
            <source>P&amp;ort</source>
            <translation>P&amp;ort</translation>
        </message>
        <message>
            <source>&amp;Encrypt the connection (TLS)</source>
            <translation>&amp;Chiffrer la connexion (TLS)</translation>
        </message>
        <message>
            <source>&amp;More: authorities, client certificate</source>
            <translation>&amp;Plus : autorités, certificat client</translation>
        </message>
        <message>
            <source>Trusted authorities (PEM)</source>
            <translation>Autorités de confiance (PEM)</translation>
        </message>
        <message>
            <source>Client certificate (PEM or PKCS#12)</source>
            <translation>Certificat client (PEM ou PKCS#12)</translation>
        </message>
        <message>
            <source>Its key (PEM)</source>
            <translation>Sa clé (PEM)</translation>
        </message>
        <message>
            <source>Passphrase of the key</source>
            <translation>Phrase secrète de la clé</translation>
        </message>
        <message>
            <source>The user is a service user of IP Office Manager (security settings), in a rights group that has DevLink3 ticked. The password is kept by this computer's keyring, never in a file.</source>
            <translation>L'utilisateur est un utilisateur de service d'IP Office Manager (paramètres de sécurité), dans un groupe de droits où DevLink3 est coché. Le mot de passe est gardé par le trousseau de cet ordinateur, jamais dans un fichier.</translation>
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
            <source>Not encrypted: whoever can listen on the network reads every call and every name. Choose it only on a network that you trust.</source>
            <translation>Non chiffré : quiconque peut écouter le réseau lit chaque appel et chaque nom. Ne le choisissez que sur un réseau de confiance.</translation>
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
            <source>Put away</source>
            <translation>Ranger</translation>
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
            <translation>Une file d'attente est trop longue</translation>
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
            <translation>Un numéro d'urgence est appelé</translation>
        </message>
        <message>
            <source>me</source>
            <translation>moi</translation>
        </message>
        <message>
            <source>those I watch</source>
            <translation>ceux que je surveille</translation>
        </message>
        <message>
            <source>these numbers</source>
            <translation>ces numéros</translation>
        </message>
        <message>
            <source>everybody</source>
            <translation>tout le monde</translation>
        </message>
        <message>
            <source>No sound</source>
            <translation>Aucun son</translation>
        </message>
        <message>
            <source>Telephone</source>
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
            <source>What happens</source>
            <translation>Ce qui arrive</translation>
        </message>
        <message>
            <source>Whose calls</source>
            <translation>Appels de qui</translation>
        </message>
        <message>
            <source>Extensions and groups, such as 200, 201</source>
            <translation>Postes et groupes, comme 200, 201</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Numéros</translation>
        </message>
        <message>
            <source>After so many seconds</source>
            <translation>Après tant de secondes</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>tout de suite</translation>
        </message>
        <message>
            <source>Or with so many callers</source>
            <translation>Ou avec tant d'appelants</translation>
        </message>
        <message>
            <source> callers</source>
            <translation> appelants</translation>
        </message>
        <message>
            <source>or with any number</source>
            <translation>ou quel que soit leur nombre</translation>
        </message>
        <message>
            <source>or with </source>
            <translation>ou avec </translation>
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
            <source>Show a notification</source>
            <translation>Afficher une notification</translation>
        </message>
        <message>
            <source>Open the web page of the caller</source>
            <translation>Ouvrir la page web de l'appelant</translation>
        </message>
        <message>
            <source>Even when I am not to be disturbed</source>
            <translation>Même quand je ne veux pas être dérangé</translation>
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
            <source>only once</source>
            <translation>une seule fois</translation>
        </message>
        <message>
            <source>every </source>
            <translation>toutes les </translation>
        </message>
        <message>
            <source>the same time twice: all day</source>
            <translation>deux fois la même heure : toute la journée</translation>
        </message>
        <message>
            <source>Listen</source>
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
            <source>Missed calls</source>
            <translation>Appels manqués</translation>
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
            <source>Somebody has waited since {time}.</source>
            <translation>Quelqu'un attend depuis {time}.</translation>
        </message>
        <message>
            <source>Emergency call by {name}</source>
            <translation>Appel d'urgence de {name}</translation>
        </message>
        <message>
            <source>Since {time}, to {number}</source>
            <translation>Depuis {time}, vers {number}</translation>
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
            <source>Open the desk to see them all.</source>
            <translation>Ouvrez le standard pour les voir tous.</translation>
        </message>
    </context>
    <context>
        <name>AlertsPage</name>
        <message>
            <source>The web page of a caller begins with https:// or http://.</source>
            <translation>La page web d'un appelant commence par https:// ou http://.</translation>
        </message>
        <message>
            <source>Write the whole name of the web server: a caller's name or number can only follow it.</source>
            <translation>Écrivez le nom complet du serveur web : le nom ou le numéro d'un appelant ne peut que le suivre.</translation>
        </message>
        <message>
            <source>A web page can have {number} and {name} in it, nothing else.</source>
            <translation>Une page web peut contenir {number} et {name}, rien d'autre.</translation>
        </message>
        <message>
            <source>The first rule that fits decides: a rule without notification and sound makes it quiet.</source>
            <translation>La première règle qui convient décide : une règle sans notification ni son rend silencieux.</translation>
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
            <source>Whose calls</source>
            <translation>Appels de qui</translation>
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
            <source>A rule for these numbers needs a number.</source>
            <translation>Une règle pour ces numéros a besoin d'un numéro.</translation>
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
            <source>Up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>As at first</source>
            <translation>Comme au début</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>Web page of a caller</source>
            <translation>Page web d'un appelant</translation>
        </message>
        <message>
            <source>Emergency numbers</source>
            <translation>Numéros d'urgence</translation>
        </message>
        <message>
            <source>Abandoned after</source>
            <translation>Abandonné après</translation>
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
            <source>Nobody yet</source>
            <translation>Personne encore</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Numéro masqué</translation>
        </message>
        <message>
            <source>Number not available</source>
            <translation>Numéro non disponible</translation>
        </message>
        <message numerus="yes">
            <source>%n phones ring</source>
            <translation>
                <numerusform>%n téléphone sonne</numerusform>
                <numerusform>%n téléphones sonnent</numerusform>
            </translation>
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
            <translation>Groupe et ligne</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Durée</translation>
        </message>
    </context>
    <context>
        <name>CallStripView</name>
        <message>
            <source>First calls</source>
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
        <name>CallsPage</name>
        <message>
            <source>After the first time a call's clock gets a mark, after the second it is filled and red. 0 means never. Only calls that concern you are marked.</source>
            <translation>Après le premier délai, la durée d'un appel reçoit une marque ; après le second, elle est remplie de rouge. 0 signifie jamais. Seuls les appels qui vous concernent sont marqués.</translation>
        </message>
        <message>
            <source>Getting long</source>
            <translation>Devient long</translation>
        </message>
        <message>
            <source>Too long</source>
            <translation>Trop long</translation>
        </message>
        <message>
            <source>{state}: getting long</source>
            <translation>{state} : devient long</translation>
        </message>
        <message>
            <source>{state}: too long</source>
            <translation>{state} : trop long</translation>
        </message>
        <message>
            <source>Ended calls stay in sight for</source>
            <translation>Les appels terminés restent visibles</translation>
        </message>
        <message>
            <source>{state}: choose a second time that is later than the first, or 0 for never.</source>
            <translation>{state} : choisissez un second délai plus long que le premier, ou 0 pour jamais.</translation>
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
            <source>No call matches</source>
            <translation>Aucun appel ne correspond</translation>
        </message>
        <message>
            <source>Clear the filter to see all calls.</source>
            <translation>Effacez le filtre pour voir tous les appels.</translation>
        </message>
        <message>
            <source>Calls appear here the moment they begin.</source>
            <translation>Les appels apparaissent ici dès qu'ils commencent.</translation>
        </message>
        <message>
            <source>All quiet</source>
            <translation>Tout est calme</translation>
        </message>
        <message>
            <source>Reading the calls in progress from the PBX.</source>
            <translation>Lecture des appels en cours depuis le PBX.</translation>
        </message>
        <message>
            <source>Waiting for the PBX to answer.</source>
            <translation>En attente de la réponse du PBX.</translation>
        </message>
    </context>
    <context>
        <name>CheckPage</name>
        <message>
            <source>Good</source>
            <translation>Bon</translation>
        </message>
        <message>
            <source>To be noted</source>
            <translation>À noter</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Ce qui a été trouvé</translation>
        </message>
        <message>
            <source>Trust this certificate</source>
            <translation>Faire confiance à ce certificat</translation>
        </message>
        <message>
            <source>Connecting …</source>
            <translation>Connexion…</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>Tout fonctionne.</translation>
        </message>
        <message>
            <source>Compare the SHA-256 fingerprint with that of the PBX (ask whoever looks after it). If they are the same, the certificate can be trusted; from then on no other one is accepted.</source>
            <translation>Comparez l'empreinte SHA-256 avec celle du PBX (demandez à qui s'en occupe). Si elles sont identiques, le certificat est digne de confiance ; dès lors, aucun autre n'est accepté.</translation>
        </message>
    </context>
    <context>
        <name>ColoursPage</name>
        <message>
            <source>Change…</source>
            <translation>Modifier…</translation>
        </message>
        <message>
            <source>Change the colour: {state}</source>
            <translation>Modifier la couleur : {state}</translation>
        </message>
        <message>
            <source>All as they were at first</source>
            <translation>Toutes comme au début</translation>
        </message>
        <message>
            <source>Letters become darker or lighter where a colour could not be read.</source>
            <translation>Le texte est assombri ou éclairci quand une couleur serait illisible.</translation>
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
            <source>What is in {column}</source>
            <translation>Contenu de {column}</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>Laisser de côté</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>All commands</source>
            <translation>Toutes les commandes</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>Que voulez-vous faire ?</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Chercher parmi les commandes</translation>
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
            <translation>Retour au standard complet</translation>
        </message>
        <message>
            <source>All quiet</source>
            <translation>Tout est calme</translation>
        </message>
        <message>
            <source>longest {time}</source>
            <translation>la plus longue {time}</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsPage</name>
        <message>
            <source>Site</source>
            <translation>Site</translation>
        </message>
        <message>
            <source>Remove this site</source>
            <translation>Retirer ce site</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Passphrase of the key</source>
            <translation>Phrase secrète de la clé</translation>
        </message>
        <message>
            <source>Changes hold from the next connection on. Passwords are in this computer's keyring alone; an empty one is taken out of it.</source>
            <translation>Les changements valent dès la prochaine connexion. Les mots de passe sont uniquement dans le trousseau de cet ordinateur ; un mot de passe vide en est retiré.</translation>
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
            <source>Country (such as GB)</source>
            <translation>Pays (comme FR)</translation>
        </message>
        <message>
            <source>Digits for an outside line</source>
            <translation>Chiffres pour une ligne extérieure</translation>
        </message>
        <message>
            <source>Longest extension number, in digits</source>
            <translation>Numéro de poste le plus long, en chiffres</translation>
        </message>
        <message>
            <source>Event flags</source>
            <translation>Options d'événements</translation>
        </message>
        <message>
            <source>Trusted authorities (PEM file)</source>
            <translation>Autorités de confiance (fichier PEM)</translation>
        </message>
        <message>
            <source>Name in the certificate</source>
            <translation>Nom dans le certificat</translation>
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
            <source>Encrypt the connection; without, whoever can listen reads every call</source>
            <translation>Chiffrer la connexion ; sinon, qui peut écouter lit chaque appel</translation>
        </message>
        <message>
            <source>Accept TLS 1.0 and 1.1, which are broken</source>
            <translation>Accepter TLS 1.0 et 1.1, qui sont cassés</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Garder</translation>
        </message>
        <message>
            <source>Keep: {what}</source>
            <translation>Garder : {what}</translation>
        </message>
    </context>
    <context>
        <name>Contacts</name>
        <message>
            <source>Whole name</source>
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
            <source>Remark</source>
            <translation>Remarque</translation>
        </message>
        <message>
            <source>Number at work</source>
            <translation>Numéro au travail</translation>
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
            <source>Number at home</source>
            <translation>Numéro à domicile</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
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
            <source>Fax</source>
            <translation>Fax</translation>
        </message>
        <message>
            <source>Left out: a quotation mark is opened and never closed.</source>
            <translation>Laissé de côté : un guillemet est ouvert et jamais fermé.</translation>
        </message>
        <message>
            <source>Left out: neither a name nor a number.</source>
            <translation>Laissé de côté : ni nom ni numéro.</translation>
        </message>
        <message>
            <source>Left out: the file ends in the middle of it.</source>
            <translation>Laissé de côté : le fichier se termine au milieu.</translation>
        </message>
        <message>
            <source>Kept, but it has no end: something may be missing.</source>
            <translation>Gardé, mais sans fin : il manque peut-être quelque chose.</translation>
        </message>
        <message>
            <source>Kept, but some letters could not be read.</source>
            <translation>Gardé, mais certaines lettres n'ont pas pu être lues.</translation>
        </message>
        <message>
            <source>Kept without this, which is no telephone number.</source>
            <translation>Gardé sans ceci, qui n'est pas un numéro de téléphone.</translation>
        </message>
        <message>
            <source>Kept without this number, which a spreadsheet has rounded.</source>
            <translation>Gardé sans ce numéro, qu'un tableur a arrondi.</translation>
        </message>
        <message>
            <source>Kept, but cut: it is too long.</source>
            <translation>Gardé, mais coupé : c'est trop long.</translation>
        </message>
        <message>
            <source>Kept without this value, whose code cannot be read.</source>
            <translation>Gardé sans cette valeur, dont le codage ne peut être lu.</translation>
        </message>
        <message>
            <source>Kept without this value, which is in another file that is not opened.</source>
            <translation>Gardé sans cette valeur, qui est dans un autre fichier qui n'est pas ouvert.</translation>
        </message>
        <message>
            <source>Left out: it changes another entry.</source>
            <translation>Laissé de côté : cela modifie une autre entrée.</translation>
        </message>
        <message>
            <source>Left out: this line cannot be understood.</source>
            <translation>Laissé de côté : cette ligne est incompréhensible.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>Le fichier est vide.</translation>
        </message>
        <message>
            <source>The file is too large for a contact file.</source>
            <translation>Le fichier est trop grand pour un fichier de contacts.</translation>
        </message>
        <message>
            <source>This is a workbook or document: save it as CSV in the program that made it.</source>
            <translation>C'est un classeur ou un document : enregistrez-le en CSV dans le programme qui l'a créé.</translation>
        </message>
        <message>
            <source>This is no contact file: choose CSV, vCard or LDIF.</source>
            <translation>Ce n'est pas un fichier de contacts : choisissez CSV, vCard ou LDIF.</translation>
        </message>
        <message>
            <source>Say which column holds the names or the numbers.</source>
            <translation>Indiquez quelle colonne contient les noms ou les numéros.</translation>
        </message>
        <message>
            <source>There is no contact in this file.</source>
            <translation>Il n'y a aucun contact dans ce fichier.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>Le fichier ne peut pas être lu.</translation>
        </message>
    </context>
    <context>
        <name>ContactsPage</name>
        <message>
            <source>Contacts stand in the directory beside the people of the PBX, and name those who call.</source>
            <translation>Les contacts figurent dans l'annuaire à côté des personnes du PBX et donnent un nom aux appelants.</translation>
        </message>
        <message>
            <source>Address books</source>
            <translation>Carnets d'adresses</translation>
        </message>
        <message>
            <source>Address book</source>
            <translation>Carnet d'adresses</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Lu</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importer…</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Relire</translation>
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
            <source>Reading…</source>
            <translation>Lecture…</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) read.</source>
            <translation>
                <numerusform>%n contact lu.</numerusform>
                <numerusform>%n contacts lus.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) could not be read as they are.</source>
            <translation>
                <numerusform>%n endroit n'a pas pu être lu tel quel.</numerusform>
                <numerusform>%n endroits n'ont pas pu être lus tels quels.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export contacts</source>
            <translation>Exporter les contacts</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>Tableau (*.csv)</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) written.</source>
            <translation>
                <numerusform>%n contact écrit.</numerusform>
                <numerusform>%n contacts écrits.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n read…</source>
            <translation>
                <numerusform>%n lu…</numerusform>
                <numerusform>%n lus…</numerusform>
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
        <name>DesktopIntegration</name>
        <message>
            <source>The system does not let this be changed: {why}.</source>
            <translation>Le système ne laisse pas changer ceci : {why}.</translation>
        </message>
        <message>
            <source>Version {version} is to be had; see the Help menu.</source>
            <translation>La version {version} est disponible ; voyez le menu Aide.</translation>
        </message>
        <message>
            <source>The support file cannot be written: {why}.</source>
            <translation>Le fichier pour l'assistance ne peut pas être écrit : {why}.</translation>
        </message>
        <message>
            <source>The support file is in {path}.</source>
            <translation>Le fichier pour l'assistance est dans {path}.</translation>
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>Whoever made the call.</source>
            <translation>Qui a passé l'appel.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Vers</translation>
        </message>
        <message>
            <source>Whoever has answered it.</source>
            <translation>Qui a décroché.</translation>
        </message>
        <message>
            <source>Rings at</source>
            <translation>Sonne chez</translation>
        </message>
        <message>
            <source>The telephones that ring for it now.</source>
            <translation>Les téléphones qui sonnent maintenant pour lui.</translation>
        </message>
        <message>
            <source>Pushed away</source>
            <translation>Écarté</translation>
        </message>
        <message>
            <source>Who did not want it, and how the system knows.</source>
            <translation>Qui n'en a pas voulu, et comment le système le sait.</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Mis en garde par</translation>
        </message>
        <message>
            <source>Who has put the other side on hold.</source>
            <translation>Qui a mis l'autre partie en garde.</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Groupement</translation>
        </message>
        <message>
            <source>The group that it is for, or came by.</source>
            <translation>Le groupe auquel il est destiné, ou par lequel il est venu.</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Numéro appelé</translation>
        </message>
        <message>
            <source>The number that the caller outside has dialled.</source>
            <translation>Le numéro que l'appelant extérieur a composé.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sens</translation>
        </message>
        <message>
            <source>Which way the call goes, as seen by the company.</source>
            <translation>Dans quel sens va l'appel, vu de l'entreprise.</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Ligne</translation>
        </message>
        <message>
            <source>The line to the outside.</source>
            <translation>La ligne vers l'extérieur.</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Remarques</translation>
        </message>
        <message>
            <source>Recording, consent, privacy, emergency.</source>
            <translation>Enregistrement, consentement, confidentialité, urgence.</translation>
        </message>
        <message>
            <source>PBX nodes</source>
            <translation>Nœuds du PBX</translation>
        </message>
        <message>
            <source>The systems of the network that see this call.</source>
            <translation>Les systèmes du réseau qui voient cet appel.</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Appel</translation>
        </message>
        <message>
            <source>This program's own name of the call.</source>
            <translation>Le nom que ce programme donne à l'appel.</translation>
        </message>
        <message>
            <source>All fields</source>
            <translation>Tous les champs</translation>
        </message>
        <message>
            <source>Show every field that the PBX has sent of this call</source>
            <translation>Afficher chaque champ que le PBX a envoyé sur cet appel</translation>
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
            <source>Select a call to see all about it.</source>
            <translation>Sélectionnez un appel pour tout savoir de lui.</translation>
        </message>
        <message>
            <source>{total} since we connected; it began before</source>
            <translation>{total} depuis notre connexion ; il a commencé avant</translation>
        </message>
        <message>
            <source>{state} in this state, {total} in all</source>
            <translation>{state} dans cet état, {total} en tout</translation>
        </message>
    </context>
    <context>
        <name>Dialling</name>
        <message>
            <source>There is no number here that can be dialled.</source>
            <translation>Il n'y a ici aucun numéro à composer.</translation>
        </message>
        <message>
            <source>This computer has no program that takes such a call.</source>
            <translation>Cet ordinateur n'a pas de programme qui prenne un tel appel.</translation>
        </message>
        <message>
            <source>The command for dialling could not be started.</source>
            <translation>La commande de numérotation n'a pas pu être lancée.</translation>
        </message>
        <message>
            <source>DevLink3 tells about calls and cannot make them: numbers are handed to a telephone program on this computer.</source>
            <translation>DevLink3 rend compte des appels et ne peut pas en passer : les numéros sont confiés à un programme de téléphonie de cet ordinateur.</translation>
        </message>
        <message>
            <source>Not dialled</source>
            <translation>Non composé</translation>
        </message>
        <message>
            <source>How to dial…</source>
            <translation>Comment composer…</translation>
        </message>
    </context>
    <context>
        <name>DiallingPage</name>
        <message>
            <source>The program for tel: links</source>
            <translation>Le programme des liens tel:</translation>
        </message>
        <message>
            <source>The program for sip: links</source>
            <translation>Le programme des liens sip:</translation>
        </message>
        <message>
            <source>The program for callto: links</source>
            <translation>Le programme des liens callto:</translation>
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
            <source>In place of {number} stands the number: digits, +, * and # alone. No shell is used; quotation marks keep words together.</source>
            <translation>À la place de {number} vient le numéro : seulement des chiffres, +, * et #. Aucun shell n'est utilisé ; les guillemets gardent les mots ensemble.</translation>
        </message>
        <message>
            <source>Dial the site's digits for an outside line</source>
            <translation>Composer aussi les chiffres du site pour une ligne extérieure</translation>
        </message>
        <message>
            <source>The digits themselves belong to the connection and are set there.</source>
            <translation>Ces chiffres appartiennent à la connexion et s'y règlent.</translation>
        </message>
        <message>
            <source>The command for dialling begins with a program.</source>
            <translation>La commande de numérotation commence par un programme.</translation>
        </message>
        <message>
            <source>The command for dialling needs {number} where the number goes.</source>
            <translation>La commande de numérotation a besoin de {number} à la place du numéro.</translation>
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
            <translation>Chercher par nom, société ou numéro</translation>
        </message>
        <message>
            <source>Search the directory</source>
            <translation>Chercher dans l'annuaire</translation>
        </message>
        <message>
            <source>{shown} of {all}</source>
            <translation>{shown} sur {all}</translation>
        </message>
        <message>
            <source>Nobody found. Try a part of the name, or a number.</source>
            <translation>Personne trouvé. Essayez une partie du nom, ou un numéro.</translation>
        </message>
        <message>
            <source>Reading the directory…</source>
            <translation>Lecture de l'annuaire…</translation>
        </message>
        <message>
            <source>The directory appears here when the PBX has sent it.</source>
            <translation>L'annuaire apparaît ici dès que le PBX l'a envoyé.</translation>
        </message>
        <message>
            <source>Call {number}</source>
            <translation>Appeler {number}</translation>
        </message>
        <message>
            <source>Copy {number}</source>
            <translation>Copier {number}</translation>
        </message>
        <message>
            <source>Note…</source>
            <translation>Note…</translation>
        </message>
        <message>
            <source>How to dial…</source>
            <translation>Comment composer…</translation>
        </message>
    </context>
    <context>
        <name>DockLayout</name>
        <message>
            <source>Panes that share this place</source>
            <translation>Volets qui partagent cette place</translation>
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
            <source>Whose extensions are shown</source>
            <translation>De qui les postes sont affichés</translation>
        </message>
        <message>
            <source>Put on a page</source>
            <translation>Mettre sur une page</translation>
        </message>
        <message>
            <source>Name of the page, an old or a new one:</source>
            <translation>Nom de la page, existante ou nouvelle :</translation>
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
            <source>Show one below the other instead of tiles</source>
            <translation>Afficher l’un sous l’autre au lieu de tuiles</translation>
        </message>
        <message>
            <source>A-Z</source>
            <translation>A-Z</translation>
        </message>
        <message>
            <source>Sort by name instead of by number</source>
            <translation>Trier par nom plutôt que par numéro</translation>
        </message>
        <message>
            <source>Free only</source>
            <translation>Libres seulement</translation>
        </message>
        <message>
            <source>Show only those who are free</source>
            <translation>N'afficher que ceux qui sont libres</translation>
        </message>
        <message>
            <source>Filter extensions</source>
            <translation>Filtrer les postes</translation>
        </message>
        <message>
            <source>No extension matches.</source>
            <translation>Aucun poste ne correspond.</translation>
        </message>
        <message>
            <source>No favourites yet: choose them with Ctrl+D among all.</source>
            <translation>Pas encore de favoris : choisissez-les parmi tous avec Ctrl+D.</translation>
        </message>
        <message>
            <source>The extensions appear here when the PBX has named them.</source>
            <translation>Les postes apparaissent ici dès que le PBX les a nommés.</translation>
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
            <source>Put on a page…</source>
            <translation>Mettre sur une page…</translation>
        </message>
        <message>
            <source>Take off this page</source>
            <translation>Retirer de cette page</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>PBX node</source>
            <translation>Nœud du PBX</translation>
        </message>
        <message>
            <source>The system whose view of the call this is.</source>
            <translation>Le système dont c'est la vue de l'appel.</translation>
        </message>
        <message>
            <source>Call number</source>
            <translation>Numéro d'appel</translation>
        </message>
        <message>
            <source>The call's number on this system; others number it anew.</source>
            <translation>Le numéro de l'appel sur ce système ; les autres comptent autrement.</translation>
        </message>
        <message>
            <source>Account code</source>
            <translation>Code de compte</translation>
        </message>
        <message>
            <source>The code that the call is charged or filed under.</source>
            <translation>Le code sous lequel l'appel est facturé ou classé.</translation>
        </message>
        <message>
            <source>Authorisation code</source>
            <translation>Code d'autorisation</translation>
        </message>
        <message>
            <source>Somebody gave a code to be allowed this call. The system hides the code itself.</source>
            <translation>Quelqu'un a donné un code pour avoir droit à cet appel. Le système cache le code lui-même.</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Étiquette</translation>
        </message>
        <message>
            <source>A note that a program or the voicemail has put on the call.</source>
            <translation>Une note qu'un programme ou la messagerie vocale a posée sur l'appel.</translation>
        </message>
        <message>
            <source>Transfer cause</source>
            <translation>Cause du transfert</translation>
        </message>
        <message>
            <source>Why the call was moved. Systems usually send 0.</source>
            <translation>Pourquoi l'appel a été déplacé. Les systèmes envoient en général 0.</translation>
        </message>
        <message>
            <source>Owner group</source>
            <translation>Groupe propriétaire</translation>
        </message>
        <message>
            <source>The hunt group that the call belongs to.</source>
            <translation>Le groupement auquel l'appel appartient.</translation>
        </message>
        <message>
            <source>First group</source>
            <translation>Premier groupe</translation>
        </message>
        <message>
            <source>The hunt group that the caller was sent to at first.</source>
            <translation>Le groupement vers lequel l'appelant fut d'abord envoyé.</translation>
        </message>
        <message>
            <source>First extension</source>
            <translation>Premier poste</translation>
        </message>
        <message>
            <source>The extension that the caller was sent to at first.</source>
            <translation>Le poste vers lequel l'appelant fut d'abord envoyé.</translation>
        </message>
        <message>
            <source>Present group</source>
            <translation>Groupe actuel</translation>
        </message>
        <message>
            <source>The hunt group that the call is offered to now.</source>
            <translation>Le groupement auquel l'appel est offert maintenant.</translation>
        </message>
        <message>
            <source>Present extension</source>
            <translation>Poste actuel</translation>
        </message>
        <message>
            <source>The extension that the call is offered to now.</source>
            <translation>Le poste auquel l'appel est offert maintenant.</translation>
        </message>
        <message>
            <source>Leaving a message</source>
            <translation>Laisse un message</translation>
        </message>
        <message>
            <source>The caller is leaving a message in the voicemail.</source>
            <translation>L'appelant laisse un message sur la messagerie vocale.</translation>
        </message>
        <message>
            <source>Message length</source>
            <translation>Longueur du message</translation>
        </message>
        <message>
            <source>How long the message in the voicemail is.</source>
            <translation>La durée du message sur la messagerie vocale.</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>File d'attente</translation>
        </message>
        <message>
            <source>Whether the call waits in a queue or hears an announcement.</source>
            <translation>Si l'appel attend dans une file ou entend une annonce.</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Horloge</translation>
        </message>
        <message>
            <source>The system's own clock at this record, in tenths of a second; useful for differences.</source>
            <translation>L'horloge du système à cet enregistrement, en dixièmes de seconde ; utile pour les différences.</translation>
        </message>
        <message>
            <source>Overflow</source>
            <translation>Débordement</translation>
        </message>
        <message>
            <source>The group was too busy: another one was offered the call.</source>
            <translation>Le groupe était trop occupé : l'appel fut offert à un autre.</translation>
        </message>
        <message>
            <source>Voice menu</source>
            <translation>Menu vocal</translation>
        </message>
        <message>
            <source>The voice menu that the call came out of.</source>
            <translation>Le menu vocal d'où vient l'appel.</translation>
        </message>
        <message>
            <source>Time in the menu</source>
            <translation>Temps dans le menu</translation>
        </message>
        <message>
            <source>How long the caller was in the voice menu.</source>
            <translation>Combien de temps l'appelant est resté dans le menu vocal.</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Extrémité</translation>
        </message>
        <message>
            <source>Names this end of the call alike on every system of the network.</source>
            <translation>Nomme cette extrémité de la même façon sur chaque système du réseau.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sens</translation>
        </message>
        <message>
            <source>Whether this end made the call or was called.</source>
            <translation>Si cette extrémité a appelé ou a été appelée.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>What this end of the call is doing.</source>
            <translation>Ce que fait cette extrémité de l'appel.</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Whether this end can hear and be heard; without, it is on hold.</source>
            <translation>Si cette extrémité entend et est entendue ; sinon, elle est en garde.</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Tonalité</translation>
        </message>
        <message>
            <source>The tone or music that this end hears.</source>
            <translation>La tonalité ou la musique que cette extrémité entend.</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Lieu</translation>
        </message>
        <message>
            <source>Whether this end is on this system, or on another one that may know more of it.</source>
            <translation>Si cette extrémité est sur ce système, ou sur un autre qui peut en savoir plus.</translation>
        </message>
        <message>
            <source>Public line</source>
            <translation>Ligne publique</translation>
        </message>
        <message>
            <source>Whether this end is a line to the outside.</source>
            <translation>Si cette extrémité est une ligne vers l'extérieur.</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Remarques</translation>
        </message>
        <message>
            <source>Privacy, automatic answer, recording, and what was said when asked for consent.</source>
            <translation>Confidentialité, réponse automatique, enregistrement, et la réponse à la demande de consentement.</translation>
        </message>
        <message>
            <source>Emergency location</source>
            <translation>Lieu d'urgence</translation>
        </message>
        <message>
            <source>The number of the place that the emergency services are told.</source>
            <translation>Le numéro du lieu communiqué aux secours.</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Équipement</translation>
        </message>
        <message>
            <source>What stands at this end: a telephone, a line, a park slot.</source>
            <translation>Ce qu'il y a à cette extrémité : un téléphone, une ligne, un parking.</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <source>Which telephone or service it is, more precisely.</source>
            <translation>Quel téléphone ou quel service, plus précisément.</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>A SIP line's Call-ID, another line's channel, the part played in a conference.</source>
            <translation>Le Call-ID d'une ligne SIP, le canal d'une autre ligne, le rôle dans une conférence.</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Poste</translation>
        </message>
        <message>
            <source>The extension of the user at this end.</source>
            <translation>Le poste de l'utilisateur à cette extrémité.</translation>
        </message>
        <message>
            <source>Kind of number</source>
            <translation>Type de numéro</translation>
        </message>
        <message>
            <source>What kind of number was called: an emergency call is one kind.</source>
            <translation>Quel type de numéro a été appelé : un appel d'urgence en est un.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Raison</translation>
        </message>
        <message>
            <source>Why this end was called, as a number of the system.</source>
            <translation>Pourquoi cette extrémité a été appelée, comme nombre du système.</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Numéro appelé</translation>
        </message>
        <message>
            <source>The number that the caller outside has dialled.</source>
            <translation>Le numéro que l'appelant extérieur a composé.</translation>
        </message>
        <message>
            <source>Digits dialled</source>
            <translation>Chiffres composés</translation>
        </message>
        <message>
            <source>The digits that were pressed at this end.</source>
            <translation>Les chiffres pressés à cette extrémité.</translation>
        </message>
        <message>
            <source>On behalf of</source>
            <translation>Au nom de</translation>
        </message>
        <message>
            <source>For whom the call was made or answered.</source>
            <translation>Pour qui l'appel a été passé ou pris.</translation>
        </message>
        <message>
            <source>Number sent</source>
            <translation>Numéro envoyé</translation>
        </message>
        <message>
            <source>The number that the call was sent to.</source>
            <translation>Le numéro vers lequel l'appel a été envoyé.</translation>
        </message>
        <message>
            <source>Sub-address</source>
            <translation>Sous-adresse</translation>
        </message>
        <message>
            <source>A part of the number that only some lines have.</source>
            <translation>Une partie du numéro que seules certaines lignes ont.</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>But</translation>
        </message>
        <message>
            <source>Whom the call was meant for: a group, a skill or a diversion.</source>
            <translation>À qui l'appel était destiné : un groupe, une compétence ou un renvoi.</translation>
        </message>
        <message>
            <source>Caller's number</source>
            <translation>Numéro de l'appelant</translation>
        </message>
        <message>
            <source>The number of whoever made the call.</source>
            <translation>Le numéro de qui a passé l'appel.</translation>
        </message>
        <message>
            <source>Number shown</source>
            <translation>Numéro affiché</translation>
        </message>
        <message>
            <source>Whether the caller's number may be shown.</source>
            <translation>Si le numéro de l'appelant peut être affiché.</translation>
        </message>
        <message>
            <source>Kind of name</source>
            <translation>Type de nom</translation>
        </message>
        <message>
            <source>Where the name comes from, and whether it may be shown.</source>
            <translation>D'où vient le nom, et s'il peut être affiché.</translation>
        </message>
        <message>
            <source>Caller's name</source>
            <translation>Nom de l'appelant</translation>
        </message>
        <message>
            <source>The name of whoever made the call.</source>
            <translation>Le nom de qui a passé l'appel.</translation>
        </message>
        <message>
            <source>Related end</source>
            <translation>Extrémité liée</translation>
        </message>
        <message>
            <source>The end of another call that this one is being joined to.</source>
            <translation>L'extrémité d'un autre appel auquel celle-ci est jointe.</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>The system's name of the SIP channel.</source>
            <translation>Le nom que le système donne au canal SIP.</translation>
        </message>
        <message>
            <source>SIP end</source>
            <translation>Extrémité SIP</translation>
        </message>
        <message>
            <source>Whether a SIP line or a SIP telephone is at this end.</source>
            <translation>Si une ligne SIP ou un téléphone SIP est à cette extrémité.</translation>
        </message>
        <message>
            <source>SIP direction</source>
            <translation>Sens SIP</translation>
        </message>
        <message>
            <source>Whether the other side or the system began the dialogue.</source>
            <translation>Si l'autre partie ou le système a commencé le dialogue.</translation>
        </message>
        <message>
            <source>SIP Call-ID</source>
            <translation>Call-ID SIP</translation>
        </message>
        <message>
            <source>What the provider and network traces call this call.</source>
            <translation>Le nom que le fournisseur et les traces réseau donnent à cet appel.</translation>
        </message>
        <message>
            <source>Call as seen by %1</source>
            <translation>Appel vu par %1</translation>
        </message>
        <message>
            <source>Calling end</source>
            <translation>Extrémité appelante</translation>
        </message>
        <message>
            <source>Called end</source>
            <translation>Extrémité appelée</translation>
        </message>
        <message>
            <source>Rings at</source>
            <translation>Sonne chez</translation>
        </message>
        <message>
            <source>SIP dialogue</source>
            <translation>Dialogue SIP</translation>
        </message>
        <message>
            <source>Further views of the call</source>
            <translation>Autres vues de l'appel</translation>
        </message>
        <message>
            <source>Further field</source>
            <translation>Autre champ</translation>
        </message>
        <message>
            <source>The system sent more than is described; its meaning is not known.</source>
            <translation>Le système a envoyé plus que ce qui est décrit ; le sens n'en est pas connu.</translation>
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
        <name>GroupsPane</name>
        <message>
            <source>Hunt groups</source>
            <translation>Groupements</translation>
        </message>
        <message>
            <source>The hunt groups appear here when the PBX has named them.</source>
            <translation>Les groupements apparaissent ici dès que le PBX les a nommés.</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Table (CSV), {encoding}</source>
            <translation>Tableau (CSV), {encoding}</translation>
        </message>
        <message>
            <source>Cards (vCard), {encoding}</source>
            <translation>Cartes (vCard), {encoding}</translation>
        </message>
        <message>
            <source>Directory export (LDIF), {encoding}</source>
            <translation>Export d'annuaire (LDIF), {encoding}</translation>
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
            <source>Vertical line</source>
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
            <source>CSV, vCard or LDIF: what address books and servers export.</source>
            <translation>CSV, vCard ou LDIF : ce qu'exportent carnets d'adresses et serveurs.</translation>
        </message>
        <message>
            <source>Name of this address book</source>
            <translation>Nom de ce carnet d'adresses</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>Type de fichier</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Aperçu</translation>
        </message>
        <message>
            <source>Columns, separated by</source>
            <translation>Colonnes séparées par</translation>
        </message>
        <message>
            <source>Separator of the columns</source>
            <translation>Séparateur des colonnes</translation>
        </message>
        <message>
            <source>The first row names the columns</source>
            <translation>La première ligne nomme les colonnes</translation>
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
            <source>Looking at the file…</source>
            <translation>Examen du fichier…</translation>
        </message>
        <message>
            <source>Nobody would come of this: say which column holds the names or the numbers.</source>
            <translation>Personne n'en sortirait : indiquez quelle colonne contient les noms ou les numéros.</translation>
        </message>
        <message>
            <source>This takes the place of {name}, which came from the same file.</source>
            <translation>Ceci prend la place de {name}, venu du même fichier.</translation>
        </message>
        <message numerus="yes">
            <source>%n of the first entries cannot be read as they are.</source>
            <translation>
                <numerusform>%n des premières entrées ne peut pas être lue telle quelle.</numerusform>
                <numerusform>%n des premières entrées ne peuvent pas être lues telles quelles.</numerusform>
            </translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>Importation…</translation>
        </message>
        <message numerus="yes">
            <source>Importing… %n read</source>
            <translation>
                <numerusform>Importation… %n lu</numerusform>
                <numerusform>Importation… %n lus</numerusform>
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
            <source>The first contacts of the file</source>
            <translation>Les premiers contacts du fichier</translation>
        </message>
    </context>
    <context>
        <name>ImportResultView</name>
        <message>
            <source>What is wrong in the file</source>
            <translation>Ce qui ne va pas dans le fichier</translation>
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
            <source>They are in the directory now, and callers are shown by their names.</source>
            <translation>Ils sont maintenant dans l'annuaire, et les appelants s'affichent avec leur nom.</translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) in the file could not be read as they are:</source>
            <translation>
                <numerusform>%n endroit du fichier n'a pas pu être lu tel quel :</numerusform>
                <numerusform>%n endroits du fichier n'ont pas pu être lus tels quels :</numerusform>
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
        <name>KeyEditor</name>
        <message>
            <source>Search by words or keys</source>
            <translation>Chercher par mots ou par touches</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Chercher parmi les commandes</translation>
        </message>
        <message>
            <source>All commands and their keys</source>
            <translation>Toutes les commandes et leurs touches</translation>
        </message>
        <message>
            <source>New keys for the selected command</source>
            <translation>Nouvelles touches pour la commande sélectionnée</translation>
        </message>
        <message>
            <source>As it was at first</source>
            <translation>Comme au début</translation>
        </message>
        <message>
            <source>No keys</source>
            <translation>Aucune touche</translation>
        </message>
        <message>
            <source>All as they were at first</source>
            <translation>Toutes comme au début</translation>
        </message>
        <message>
            <source>New keys:</source>
            <translation>Nouvelles touches :</translation>
        </message>
        <message>
            <source>%1 is for typing or moving about. Take keys with Ctrl or Alt, or an F key.</source>
            <translation>%1 sert à écrire ou à se déplacer. Prenez des touches avec Ctrl ou Alt, ou une touche F.</translation>
        </message>
        <message>
            <source>Until now %1 meant “%2”, which has lost it.</source>
            <translation>Jusqu'ici %1 signifiait « %2 », qui l'a perdue.</translation>
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
            <source>Read the directory again</source>
            <translation>Relire l'annuaire</translation>
        </message>
        <message>
            <source>Copy the selected number</source>
            <translation>Copier le numéro sélectionné</translation>
        </message>
        <message>
            <source>Note on the selected person</source>
            <translation>Note sur la personne sélectionnée</translation>
        </message>
        <message>
            <source>Colours of the system</source>
            <translation>Couleurs du système</translation>
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
            <source>Always on top</source>
            <translation>Toujours au premier plan</translation>
        </message>
        <message>
            <source>CMExtn values in the extensions</source>
            <translation>Valeurs CMExtn dans les postes</translation>
        </message>
        <message>
            <source>Float or dock the pane with the keyboard</source>
            <translation>Détacher ou ancrer le volet qui a le clavier</translation>
        </message>
        <message>
            <source>Panes where they were at first</source>
            <translation>Volets comme au début</translation>
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
            <source>All commands</source>
            <translation>Toutes les commandes</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>A tour in four steps</source>
            <translation>Une visite en quatre étapes</translation>
        </message>
        <message>
            <source>Collect a support file…</source>
            <translation>Préparer un fichier pour l'assistance…</translation>
        </message>
        <message>
            <source>A newer version is to be had…</source>
            <translation>Une version plus récente existe…</translation>
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
            <source>Clear the search</source>
            <translation>Effacer la recherche</translation>
        </message>
        <message>
            <source>Next field or list</source>
            <translation>Champ ou liste suivante</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Partout</translation>
        </message>
        <message>
            <source>Go to the calls</source>
            <translation>Aller aux appels</translation>
        </message>
        <message>
            <source>Go to the call details</source>
            <translation>Aller aux détails de l'appel</translation>
        </message>
        <message>
            <source>Go to the park slots and conferences</source>
            <translation>Aller aux parkings et conférences</translation>
        </message>
        <message>
            <source>Search the directory</source>
            <translation>Chercher dans l'annuaire</translation>
        </message>
        <message>
            <source>Go to the missed calls</source>
            <translation>Aller aux appels manqués</translation>
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
        <name>KeysDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Change keys…</source>
            <translation>Changer les touches…</translation>
        </message>
    </context>
    <context>
        <name>LanguagePage</name>
        <message>
            <source>That of the system</source>
            <translation>Celle du système</translation>
        </message>
        <message>
            <source>It changes with the next start. Numbers, times and dates have the form that this computer gives them.</source>
            <translation>Elle change au prochain démarrage. Nombres, heures et dates ont la forme que leur donne cet ordinateur.</translation>
        </message>
    </context>
    <context>
        <name>Link</name>
        <message>
            <source>The PBX says AUTHENTICATION FAILED: it does not accept this user with this password.</source>
            <translation>L’IPBX répond AUTHENTICATION FAILED : il n’accepte pas cet utilisateur avec ce mot de passe.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted.</source>
            <translation>Le certificat de l’IPBX n’est pas fiable.</translation>
        </message>
        <message>
            <source>Try again; with -v the log on stderr says more.</source>
            <translation>Réessayez ; avec -v, le journal sur stderr en dit plus.</translation>
        </message>
        <message>
            <source>Check the address and the port (50796 with TLS, 50797 without), that a firewall lets them through, and that the service is switched on in the security settings of IP Office Manager.</source>
            <translation>Vérifiez l’adresse et le port (50796 avec TLS, 50797 sans), qu’un pare-feu les laisse passer et que le service est activé dans les paramètres de sécurité d’IP Office Manager.</translation>
        </message>
        <message>
            <source>There was no connection within the {limit:g} s that this was to last.</source>
            <translation>Il n’y a eu aucune connexion pendant les {limit:g} s que cela devait durer.</translation>
        </message>
        <message>
            <source>Check that this port speaks TLS 1.2 or later (50796), or use --no-tls with port 50797.</source>
            <translation>Vérifiez que ce port parle TLS 1.2 ou plus récent (50796), ou utilisez --no-tls avec le port 50797.</translation>
        </message>
        <message>
            <source>Do not sign in until someone who looks after the PBX confirms that its certificate was replaced; then pin the new fingerprint.</source>
            <translation>Ne vous connectez pas avant qu’une personne qui s’occupe de l’IPBX confirme que son certificat a été remplacé ; épinglez alors la nouvelle empreinte.</translation>
        </message>
        <message>
            <source>The PBX demands a client certificate and did not accept what it was shown.</source>
            <translation>L’IPBX exige un certificat client et n’a pas accepté celui présenté.</translation>
        </message>
        <message>
            <source>Give one with --cert and --key that is in the certificate store of the PBX with at least medium trust, or have the unsecured interface of TAPI / DevLink 3 switched on.</source>
            <translation>Donnez-en un avec --cert et --key qui se trouve dans le magasin de certificats de l’IPBX avec une confiance au moins moyenne, ou faites activer l’interface non sécurisée de TAPI / DevLink 3.</translation>
        </message>
        <message>
            <source>Either this port does not speak TLS (then it is 50796 that does, or --no-tls for this one), or the PBX demands a client certificate (--cert, --key).</source>
            <translation>Soit ce port ne parle pas TLS (alors c’est 50796 qui le fait, ou --no-tls pour celui-ci), soit l’IPBX exige un certificat client (--cert, --key).</translation>
        </message>
        <message>
            <source>Connect with TLS (port 50796).</source>
            <translation>Connectez-vous avec TLS (port 50796).</translation>
        </message>
        <message>
            <source>Set DEVLINK3_PASSWORD, keep the password in the system's keyring, or run this on a terminal to be asked.</source>
            <translation>Définissez DEVLINK3_PASSWORD, gardez le mot de passe dans le trousseau du système, ou lancez ceci dans un terminal pour qu’il soit demandé.</translation>
        </message>
        <message>
            <source>Check both, and in IP Office Manager that the service user is enabled and in a rights group with DevLink3 ticked; wait a minute before the next attempt, since the PBX blocks after three failed ones.</source>
            <translation>Vérifiez les deux, et dans IP Office Manager que l’utilisateur de service est activé et dans un groupe de droits où DevLink3 est coché ; attendez une minute avant l’essai suivant, car l’IPBX bloque après trois échecs.</translation>
        </message>
        <message>
            <source>Close another program that uses DevLink3, wait more than a minute, and try again.</source>
            <translation>Fermez un autre programme qui utilise DevLink3, attendez plus d’une minute et réessayez.</translation>
        </message>
        <message>
            <source>Wait more than a minute and try again: it may be starting, or have blocked the account for a while.</source>
            <translation>Attendez plus d’une minute et réessayez : il démarre peut-être, ou a bloqué le compte pour un moment.</translation>
        </message>
        <message>
            <source>Add a CTI Link Pro licence to the PBX that this connects to, and check in IP Office Manager that it is valid.</source>
            <translation>Ajoutez une licence CTI Link Pro à l’IPBX auquel ceci se connecte, et vérifiez dans IP Office Manager qu’elle est valide.</translation>
        </message>
        <message>
            <source>Leave out flags that this release of IP Office does not have; --flags '' asks for call events alone.</source>
            <translation>Omettez les indicateurs que cette version d’IP Office n’a pas ; --flags '' demande les seuls événements d’appel.</translation>
        </message>
        <message>
            <source>Leave out -SCN, or add CTI Link Pro licences: two for a network of up to 5 systems, three for up to 20, four for more.</source>
            <translation>Omettez -SCN, ou ajoutez des licences CTI Link Pro : deux pour un réseau de 5 systèmes au plus, trois pour 20 au plus, quatre au-delà.</translation>
        </message>
        <message>
            <source>Leave out flags such as -SCN, which this system or its licences do not offer.</source>
            <translation>Omettez des indicateurs comme -SCN, que ce système ou ses licences n’offrent pas.</translation>
        </message>
        <message>
            <source>Connect again; if it happens each time, check that the port is a DevLink3 service.</source>
            <translation>Reconnectez-vous ; si cela se répète, vérifiez que le port est un service DevLink3.</translation>
        </message>
        <message>
            <source>Nothing comes from the PBX any more, although the connection is still open.</source>
            <translation>Plus rien ne vient de l’IPBX, bien que la connexion soit encore ouverte.</translation>
        </message>
        <message>
            <source>Check the network between here and the PBX.</source>
            <translation>Vérifiez le réseau entre ici et l’IPBX.</translation>
        </message>
        <message>
            <source>Check the name, such as nasystem/user_list; not every release has every pseudo-file.</source>
            <translation>Vérifiez le nom, par exemple nasystem/user_list ; toutes les versions n’ont pas tous les pseudo-fichiers.</translation>
        </message>
        <message>
            <source>The PBX did not give the file {name!r} (result {result:#010x}).</source>
            <translation>L’IPBX n’a pas donné le fichier {name!r} (résultat {result:#010x}).</translation>
        </message>
        <message>
            <source>The encrypted link could not be set up.</source>
            <translation>La liaison chiffrée n’a pas pu être établie.</translation>
        </message>
        <message>
            <source>The PBX says FEATURE NOT AVAILABLE for these event flags.</source>
            <translation>L’IPBX répond FEATURE NOT AVAILABLE pour ces indicateurs d’événements.</translation>
        </message>
        <message>
            <source>The peer hung up during the TLS handshake.</source>
            <translation>Le correspondant a raccroché pendant la négociation TLS.</translation>
        </message>
        <message>
            <source>The PBX says INSUFFICIENT LICENCE for these event flags.</source>
            <translation>L’IPBX répond INSUFFICIENT LICENCE pour ces indicateurs d’événements.</translation>
        </message>
        <message>
            <source>The PBX says LICENCE MISSING: it has no CTI Link Pro licence.</source>
            <translation>L’IPBX répond LICENCE MISSING : il n’a pas de licence CTI Link Pro.</translation>
        </message>
        <message>
            <source>The PBX says LIMITS EXCEEDED: its three connections for events are in use.</source>
            <translation>L’IPBX répond LIMITS EXCEEDED : ses trois connexions d’événements sont occupées.</translation>
        </message>
        <message>
            <source>The link to the PBX failed.</source>
            <translation>La liaison avec l’IPBX a échoué.</translation>
        </message>
        <message>
            <source>There is no password to sign in with.</source>
            <translation>Il n’y a pas de mot de passe pour se connecter.</translation>
        </message>
        <message>
            <source>The PBX shows another certificate than the one that is pinned.</source>
            <translation>L’IPBX présente un autre certificat que celui épinglé.</translation>
        </message>
        <message>
            <source>The PBX asks for the password in clear on a link that is not encrypted: nothing was sent.</source>
            <translation>L’IPBX demande le mot de passe en clair sur une liaison non chiffrée : rien n’a été envoyé.</translation>
        </message>
        <message>
            <source>The PBX says RETRY LATER.</source>
            <translation>L’IPBX répond RETRY LATER.</translation>
        </message>
        <message>
            <source>The PBX did not let us sign in.</source>
            <translation>L’IPBX a refusé la connexion.</translation>
        </message>
        <message>
            <source>The stream from the PBX was lost.</source>
            <translation>Le flux de l’IPBX a été perdu.</translation>
        </message>
        <message>
            <source>The PBX refused the event request.</source>
            <translation>L’IPBX a refusé la demande d’événements.</translation>
        </message>
        <message>
            <source>The PBX says UNKNOWN FLAG: it does not know one of the event flags.</source>
            <translation>L’IPBX répond UNKNOWN FLAG : il ne connaît pas l’un des indicateurs d’événements.</translation>
        </message>
        <message>
            <source>The PBX could not be reached.</source>
            <translation>L’IPBX est injoignable.</translation>
        </message>
        <message>
            <source>The PBX closed the connection.</source>
            <translation>L’IPBX a fermé la connexion.</translation>
        </message>
        <message>
            <source>The peer closed the encrypted connection before it said anything.</source>
            <translation>L’autre côté a fermé la connexion chiffrée avant d’avoir rien dit.</translation>
        </message>
        <message>
            <source>Check that this is the DevLink3 port (50796); the PBX also does this where it demands a client certificate (--cert, --key).</source>
            <translation>Vérifiez que c’est bien le port DevLink3 (50796) ; l’IPBX fait aussi cela là où il exige un certificat client (--cert, --key).</translation>
        </message>
        <message>
            <source>The peer closed the connection before it said anything.</source>
            <translation>L’autre côté a fermé la connexion avant d’avoir rien dit.</translation>
        </message>
        <message>
            <source>Check that this is the plain DevLink3 port (50797); a TLS port (50796) also does this to a profile that is set to TCP.</source>
            <translation>Vérifiez que c’est bien le port DevLink3 non chiffré (50797) ; un port TLS (50796) fait aussi cela avec un profil réglé sur TCP.</translation>
        </message>
        <message>
            <source>This port speaks TLS, and the profile is set to plain TCP.</source>
            <translation>Ce port parle TLS, et le profil est réglé sur TCP non chiffré.</translation>
        </message>
        <message>
            <source>Leave --no-tls out, or use the plain port (50797).</source>
            <translation>Omettez --no-tls, ou utilisez le port non chiffré (50797).</translation>
        </message>
        <message>
            <source>The PBX did not send its calls again after a gap.</source>
            <translation>L’IPBX n’a pas renvoyé ses appels après une lacune.</translation>
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
            <source>{file} is no trace: record one with 'devlink3-desk monitor --record FILE'.</source>
            <translation>{file} n’est pas un enregistrement : faites-en un avec 'devlink3-desk monitor --record FILE'.</translation>
        </message>
        <message>
            <source>The trace {file} was written by a newer version (format {theirs}, this program reads up to {ours}): replay it with that one.</source>
            <translation>L’enregistrement {file} a été écrit par une version plus récente (format {theirs}, ce programme lit jusqu’à {ours}) : lisez-le avec celle-là.</translation>
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
            <source>The PBX hung up right after the TLS handshake, before it was asked anything.</source>
            <translation>L’IPBX a raccroché juste après la négociation TLS, avant qu’on lui demande quoi que ce soit.</translation>
        </message>
        <message>
            <source>The connection was closed from this side.</source>
            <translation>La connexion a été fermée de ce côté.</translation>
        </message>
        <message>
            <source>The PBX answered with a result that DevLink3 does not have: {result}.</source>
            <translation>L’IPBX a répondu par un résultat que DevLink3 ne connaît pas : {result}.</translation>
        </message>
        <message>
            <source>Check that this is a DevLink3 service; if it is, report the number.</source>
            <translation>Vérifiez que c’est un service DevLink3 ; si oui, signalez le numéro.</translation>
        </message>
        <message>
            <source>There is no address for the name {name!r}.</source>
            <translation>Il n’y a pas d’adresse pour le nom {name!r}.</translation>
        </message>
        <message>
            <source>Check the spelling, or use the PBX's IP address.</source>
            <translation>Vérifiez l’orthographe, ou utilisez l’adresse IP de l’IPBX.</translation>
        </message>
        <message>
            <source>Nothing listens at {address}.</source>
            <translation>Rien n’écoute à {address}.</translation>
        </message>
        <message>
            <source>{address} cannot be reached: {why}.</source>
            <translation>{address} est injoignable : {why}.</translation>
        </message>
        <message>
            <source>A fingerprint is the certificate's SHA-256: 64 hex digits, with or without colons.</source>
            <translation>Une empreinte est le SHA-256 du certificat : 64 chiffres hexadécimaux, avec ou sans deux-points.</translation>
        </message>
        <message>
            <source>The PBX did not answer at all within {limit:g} s.</source>
            <translation>L’IPBX n’a pas répondu du tout en {limit:g} s.</translation>
        </message>
        <message>
            <source>The peer did not answer the TLS handshake (a port without TLS does that) within {limit:g} s.</source>
            <translation>L’autre côté n’a pas répondu à la négociation TLS (un port sans TLS fait cela) en {limit:g} s.</translation>
        </message>
        <message>
            <source>The connection is open, but the peer did not answer the sign-in within {limit:g} s.</source>
            <translation>La connexion est ouverte, mais l’autre côté n’a pas répondu à l’identification en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not say whether it accepts the password within {limit:g} s.</source>
            <translation>L’IPBX n’a pas dit en {limit:g} s s’il accepte le mot de passe.</translation>
        </message>
        <message>
            <source>The PBX did not answer the request for events within {limit:g} s.</source>
            <translation>L’IPBX n’a pas répondu à la demande d’événements en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX stopped sending the file within {limit:g} s.</source>
            <translation>Plus rien du fichier n’est venu pendant {limit:g} s.</translation>
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
            <translation>aucun chemin vers l’hôte</translation>
        </message>
        <message>
            <source>is a directory</source>
            <translation>est un dossier</translation>
        </message>
        <message>
            <source>network is unreachable</source>
            <translation>réseau inaccessible</translation>
        </message>
        <message>
            <source>no such file or directory</source>
            <translation>fichier introuvable</translation>
        </message>
        <message>
            <source>connection timed out</source>
            <translation>délai de connexion dépassé</translation>
        </message>
        <message>
            <source>If an administrator confirms that this is the PBX's own certificate, pin it with --pin and its SHA-256, or give the authority that issued it with --ca.</source>
            <translation>Si un administrateur confirme que c’est bien le certificat de l’IPBX, épinglez-le avec --pin et son SHA-256, ou donnez avec --ca l’autorité qui l’a émis.</translation>
        </message>
        <message>
            <source>Connect by a name that the certificate has, give that name with --server-name, or pin it with --pin.</source>
            <translation>Connectez-vous par un nom que le certificat porte, donnez ce nom avec --server-name, ou épinglez-le avec --pin.</translation>
        </message>
        <message>
            <source>Renew the certificate of the PBX, check the clocks on both sides, or pin it with --pin.</source>
            <translation>Renouvelez le certificat de l’IPBX, vérifiez les horloges des deux côtés, ou épinglez-le avec --pin.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: the authority that issued it is not known here.</source>
            <translation>Le certificat de l’IPBX n’est pas fiable : l’autorité qui l’a émis n’est pas connue ici.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it does not say for which name or address it is (no subject alternative names).</source>
            <translation>Le certificat de l’IPBX n’est pas fiable : il ne dit pas pour quel nom ou quelle adresse il vaut (pas de noms alternatifs).</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: {why}.</source>
            <translation>Le certificat de l’IPBX n’est pas fiable : {why}.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is not valid yet.</source>
            <translation>Le certificat de l’IPBX n’est pas fiable : il n’est pas encore valide.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it has expired.</source>
            <translation>Le certificat de l’IPBX n’est pas fiable : il a expiré.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is self-signed and nobody vouches for it.</source>
            <translation>Le certificat de l’IPBX n’est pas fiable : il est autosigné et personne ne s’en porte garant.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it ends in an authority that is not trusted here.</source>
            <translation>Le certificat de l’IPBX n’est pas fiable : il aboutit à une autorité à laquelle on ne fait pas confiance ici.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is for another name.</source>
            <translation>Le certificat de l’IPBX n’est pas fiable : il est pour un autre nom.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is for another address.</source>
            <translation>Le certificat de l’IPBX n’est pas fiable : il est pour une autre adresse.</translation>
        </message>
        <message>
            <source>This port does not speak TLS, and the profile is set to TLS.</source>
            <translation>Ce port ne parle pas TLS, et le profil est réglé sur TLS.</translation>
        </message>
        <message>
            <source>Use the TLS port (50796), or --no-tls if this is the plain one (50797).</source>
            <translation>Utilisez le port TLS (50796), ou --no-tls si celui-ci est le port non chiffré (50797).</translation>
        </message>
        <message>
            <source>The PBX speaks only versions of TLS older than 1.2.</source>
            <translation>L’IPBX ne parle que des versions de TLS antérieures à 1.2.</translation>
        </message>
        <message>
            <source>Update the PBX, or allow older TLS in the settings of this profile if you accept the risk.</source>
            <translation>Mettez l’IPBX à jour, ou autorisez un TLS plus ancien dans les réglages de ce profil si vous acceptez le risque.</translation>
        </message>
        <message>
            <source>The file of authorities {file} cannot be used: {why}.</source>
            <translation>Le fichier d’autorités {file} est inutilisable : {why}.</translation>
        </message>
        <message>
            <source>Give a PEM file with the certificate of the authority that issued the PBX's.</source>
            <translation>Donnez un fichier PEM avec le certificat de l’autorité qui a émis celui de l’IPBX.</translation>
        </message>
        <message>
            <source>The client certificate {file} cannot be used: {why}.</source>
            <translation>Le certificat client {file} est inutilisable : {why}.</translation>
        </message>
        <message>
            <source>Give the certificate and its key as PEM (--cert, --key) or as one PKCS#12 file; the passphrase of the key comes from DEVLINK3_KEY_PASSPHRASE or the system's keyring.</source>
            <translation>Donnez le certificat et sa clé en PEM (--cert, --key) ou dans un seul fichier PKCS#12 ; la phrase secrète de la clé vient de DEVLINK3_KEY_PASSPHRASE ou du trousseau du système.</translation>
        </message>
        <message>
            <source>The encrypted stream was broken: {why}.</source>
            <translation>Le flux chiffré a été rompu : {why}.</translation>
        </message>
        <message>
            <source>The encrypted link could not be set up: {why}.</source>
            <translation>La liaison chiffrée n’a pas pu être établie : {why}.</translation>
        </message>
        <message>
            <source>The PBX asks for the password in clear, and this link is not encrypted: nothing was sent.</source>
            <translation>L’IPBX demande le mot de passe en clair, et cette liaison n’est pas chiffrée : rien n’a été envoyé.</translation>
        </message>
        <message>
            <source>The PBX answered a sign-in that was not asked for.</source>
            <translation>L’IPBX a répondu à une identification qui n’avait pas été demandée.</translation>
        </message>
        <message>
            <source>The PBX answered the sign-in out of turn.</source>
            <translation>L’IPBX a répondu à l’identification hors de son tour.</translation>
        </message>
        <message>
            <source>The PBX answered an event request that was not made.</source>
            <translation>L’IPBX a répondu à une demande d’événements qui n’avait pas été faite.</translation>
        </message>
        <message>
            <source>The PBX answered a file request that was not made.</source>
            <translation>L’IPBX a répondu à une demande de fichier qui n’avait pas été faite.</translation>
        </message>
        <message>
            <source>The PBX says that this stream no longer works: {result}.</source>
            <translation>L’IPBX dit que ce flux ne fonctionne plus : {result}.</translation>
        </message>
        <message>
            <source>{word!r} is not a DevLink3 flag; there are {flags}.</source>
            <translation>{word!r} n’est pas un indicateur de DevLink3 ; il y a {flags}.</translation>
        </message>
        <message>
            <source>-SCN and -CD2 exclude one another: Delta2 records come from one PBX only. Leave one of them out.</source>
            <translation>-SCN et -CD2 s’excluent : les enregistrements Delta2 viennent d’un seul IPBX. Omettez l’un des deux.</translation>
        </message>
        <message>
            <source>The peer sent octet 0x{octet:02x} where a DevLink3 frame should begin (0x49): is this port a DevLink3 service, with the same encryption at both sides?</source>
            <translation>L’autre côté a envoyé l’octet 0x{octet:02x} là où une trame DevLink3 devrait commencer (0x49) : ce port est-il un service DevLink3, avec le même chiffrement des deux côtés ?</translation>
        </message>
        <message>
            <source>A frame says that it is {length} octets long, less than its own header.</source>
            <translation>Une trame se dit longue de {length} octets, moins que son propre en-tête.</translation>
        </message>
        <message>
            <source>A frame of {length} octets is more than the {limit} accepted here.</source>
            <translation>Une trame de {length} octets dépasse les {limit} acceptés ici.</translation>
        </message>
        <message>
            <source>A {what} of {octets} octets is cut short.</source>
            <translation>Un paquet ({what}) de {octets} octets est tronqué.</translation>
        </message>
        <message>
            <source>A {what} says that it holds {length} octets and holds {octets}.</source>
            <translation>Un paquet ({what}) dit contenir {length} octets et en contient {octets}.</translation>
        </message>
        <message>
            <source>A user name without its terminating zero.</source>
            <translation>Un nom d’utilisateur sans son zéro final.</translation>
        </message>
        <message>
            <source>A SHA1 challenge without challenge data.</source>
            <translation>Une demande SHA1 sans données.</translation>
        </message>
        <message>
            <source>The system's keyring does not answer.</source>
            <translation>Le trousseau du système ne répond pas.</translation>
        </message>
        <message>
            <source>This system has no keyring: the password is asked for each time and never stored.</source>
            <translation>Ce système n’a pas de trousseau : le mot de passe est demandé à chaque fois et jamais enregistré.</translation>
        </message>
        <message>
            <source>The system's keyring cannot be used ({error}).</source>
            <translation>Le trousseau du système est inutilisable ({error}).</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: no events at all.</source>
            <translation>{count} CTI Link Pro : aucun événement.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: events of this PBX, but not -SCN.</source>
            <translation>{count} CTI Link Pro : les événements de cet IPBX, mais pas -SCN.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of up to 5 PBXs.</source>
            <translation>{count} CTI Link Pro : -SCN sur des réseaux de 5 IPBX au plus.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of up to 20 PBXs.</source>
            <translation>{count} CTI Link Pro : -SCN sur des réseaux de 20 IPBX au plus.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of any size.</source>
            <translation>{count} CTI Link Pro : -SCN sur des réseaux de toute taille.</translation>
        </message>
        <message>
            <source>Reach</source>
            <translation>Accès</translation>
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
            <source>Events</source>
            <translation>Événements</translation>
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
            <source>{address} answers, after {milliseconds} ms.</source>
            <translation>{address} répond, après {milliseconds} ms.</translation>
        </message>
        <message>
            <source>none, as chosen: whoever can listen on the way reads every call.</source>
            <translation>aucun, comme choisi : qui peut écouter en chemin lit chaque appel.</translation>
        </message>
        <message>
            <source>it is the pinned one.</source>
            <translation>c’est celui qui est épinglé.</translation>
        </message>
        <message>
            <source>it is the pinned one, but has expired.</source>
            <translation>c’est celui qui est épinglé, mais il a expiré.</translation>
        </message>
        <message>
            <source>it is the pinned one, but ends on {date}.</source>
            <translation>c’est celui qui est épinglé, mais il expire le {date}.</translation>
        </message>
        <message>
            <source>it verifies, chain and name.</source>
            <translation>il est vérifié, chaîne et nom.</translation>
        </message>
        <message>
            <source>it verifies, chain and name, but ends on {date}.</source>
            <translation>il est vérifié, chaîne et nom, mais il expire le {date}.</translation>
        </message>
        <message>
            <source>the PBX accepts the user and its licence: {pbx}.</source>
            <translation>l’IPBX accepte l’utilisateur et sa licence : {pbx}.</translation>
        </message>
        <message>
            <source>the PBX accepts the user and its licence: {pbx}, DevLink variant {variant}.</source>
            <translation>l’IPBX accepte l’utilisateur et sa licence : {pbx}, variante DevLink {variant}.</translation>
        </message>
        <message>
            <source>a PBX that does not say what it is</source>
            <translation>un IPBX qui ne dit pas ce qu’il est</translation>
        </message>
        <message>
            <source>call events alone</source>
            <translation>les seuls événements d’appel</translation>
        </message>
        <message>
            <source>granted: {flags}.</source>
            <translation>accordé : {flags}.</translation>
        </message>
        <message>
            <source>granted in part ({flags}); not accepted: {refused}.</source>
            <translation>accordé en partie ({flags}) ; non accepté : {refused}.</translation>
        </message>
        <message>
            <source>{problem} Calls will be shown without the names of the directory.</source>
            <translation>{problem} Les appels seront affichés sans les noms de l’annuaire.</translation>
        </message>
        <message>
            <source>{file} has {count} lines.</source>
            <translation>{file} a {count} lignes.</translation>
        </message>
        <message>
            <source>Somebody may be between here and the PBX. Go on only when whoever looks after the PBX confirms that its certificate was replaced; then set the site up again.</source>
            <translation>Quelqu’un se trouve peut-être entre ici et l’IPBX. Ne continuez que si la personne qui s’occupe de l’IPBX confirme que son certificat a été remplacé ; configurez alors le site à nouveau.</translation>
        </message>
        <message>
            <source>Have the certificate of the PBX replaced by one that your company's authority has signed for this address, or trust this one after a look at its fingerprint.</source>
            <translation>Faites remplacer le certificat de l’IPBX par un certificat que l’autorité de votre entreprise a signé pour cette adresse, ou faites confiance à celui-ci après un regard sur son empreinte.</translation>
        </message>
        <message>
            <source>This PBX wants a certificate of this computer. Go back and choose one under 'More', and have it put into the certificate store of the PBX.</source>
            <translation>Cet IPBX veut un certificat de cet ordinateur. Revenez en arrière, choisissez-en un sous « Plus » et faites-le mettre dans le magasin de certificats de l’IPBX.</translation>
        </message>
        <message>
            <source>Perhaps this PBX wants a certificate of this computer: go back and choose one under 'More', and have it put into the certificate store of the PBX. If it does not, check the port.</source>
            <translation>Cet IPBX veut peut-être un certificat de cet ordinateur : revenez en arrière, choisissez-en un sous « Plus » et faites-le mettre dans le magasin de certificats de l’IPBX. Sinon, vérifiez le port.</translation>
        </message>
        <message>
            <source>Go back and change the encryption or the port: encrypted links go to port 50796, others to 50797.</source>
            <translation>Revenez en arrière et changez le chiffrement ou le port : les liaisons chiffrées vont au port 50796, les autres au 50797.</translation>
        </message>
        <message>
            <source>Go back and choose to encrypt the connection.</source>
            <translation>Revenez en arrière et choisissez de chiffrer la connexion.</translation>
        </message>
        <message>
            <source>Go back and check the port. In IP Office Manager, the TAPI / DevLink 3 service of the security settings must offer its secure interface.</source>
            <translation>Revenez en arrière et vérifiez le port. Dans IP Office Manager, le service TAPI / DevLink 3 des paramètres de sécurité doit offrir son interface sécurisée.</translation>
        </message>
        <message>
            <source>Go back and check the address. In IP Office Manager, TAPI / DevLink 3 must be ticked among the services of the security settings, and firewalls must let port 50796 (or 50797) through.</source>
            <translation>Revenez en arrière et vérifiez l’adresse. Dans IP Office Manager, TAPI / DevLink 3 doit être coché parmi les services des paramètres de sécurité, et les pare-feu doivent laisser passer le port 50796 (ou 50797).</translation>
        </message>
        <message>
            <source>Go back and type the password.</source>
            <translation>Revenez en arrière et tapez le mot de passe.</translation>
        </message>
        <message>
            <source>This release of IP Office is too old for some of what the desk asks for.</source>
            <translation>Cette version d’IP Office est trop ancienne pour une partie de ce que le poste demande.</translation>
        </message>
    </context>
    <context>
        <name>LinkBar</name>
        <message>
            <source>round trip {ms} ms</source>
            <translation>aller-retour {ms} ms</translation>
        </message>
        <message numerus="yes">
            <source>%n gap(s) mended</source>
            <translation>
                <numerusform>%n lacune réparée</numerusform>
                <numerusform>%n lacunes réparées</numerusform>
            </translation>
        </message>
        <message>
            <source>granted in part, without {flags}</source>
            <translation>accordé en partie, sans {flags}</translation>
        </message>
        <message>
            <source>do not disturb and forwarding unknown</source>
            <translation>ne pas déranger et renvois inconnus</translation>
        </message>
        <message>
            <source>{calls} calls   ·   {extensions} extensions   ·   {people} in the directory</source>
            <translation>{calls} appels   ·   {extensions} postes   ·   {people} dans l'annuaire</translation>
        </message>
        <message>
            <source>The PBX answered PARTIAL SUCCESS: it gives its events, but not everything that was asked for. -SCN needs CTI Link Pro licences for the whole network; other flags need a newer release.</source>
            <translation>Le PBX a répondu PARTIAL SUCCESS : il donne ses événements, mais pas tout ce qui a été demandé. -SCN demande des licences CTI Link Pro pour tout le réseau ; d'autres options, une version plus récente.</translation>
        </message>
        <message>
            <source>The PBX does not give the file user_info3, from which it would be known who has set do not disturb, an absence or forwarding. Reading the directory again asks for it again.</source>
            <translation>L’IPBX ne fournit pas le fichier user_info3, qui indiquerait qui a activé « ne pas déranger », une absence ou un renvoi. Relire l’annuaire le demande à nouveau.</translation>
        </message>
        <message>
            <source>{state}, trying again in {seconds} s</source>
            <translation>{state}, nouvel essai dans {seconds} s</translation>
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
            <translation>Numéro masqué</translation>
        </message>
        <message>
            <source>waited {time}</source>
            <translation>a attendu {time}</translation>
        </message>
        <message>
            <source>Spoken with since</source>
            <translation>Contacté depuis</translation>
        </message>
        <message>
            <source>Went to voicemail</source>
            <translation>Passé sur la messagerie</translation>
        </message>
        <message>
            <source>Gave up</source>
            <translation>A renoncé</translation>
        </message>
        <message>
            <source>Not answered</source>
            <translation>Sans réponse</translation>
        </message>
        <message>
            <source>Yesterday {time}</source>
            <translation>Hier {time}</translation>
        </message>
    </context>
    <context>
        <name>MissedModel</name>
        <message>
            <source>Missed</source>
            <translation>Manqué</translation>
        </message>
    </context>
    <context>
        <name>MissedPane</name>
        <message>
            <source>Missed calls</source>
            <translation>Appels manqués</translation>
        </message>
        <message>
            <source>Empty the list of missed calls</source>
            <translation>Vider la liste des appels manqués</translation>
        </message>
        <message>
            <source>Nobody was missed.</source>
            <translation>Personne n'a été manqué.</translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n nouveau</numerusform>
                <numerusform>%n nouveaux</numerusform>
            </translation>
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
        <message>
            <source>Search</source>
            <translation>Rechercher</translation>
        </message>
    </context>
    <context>
        <name>NoteCard</name>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>Écrire une note</translation>
        </message>
        <message>
            <source>No note on this caller</source>
            <translation>Aucune note sur cet appelant</translation>
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>What is good to know when this person calls</source>
            <translation>Ce qu'il est bon de savoir quand cette personne appelle</translation>
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
            <translation>Parking ou conférence</translation>
        </message>
        <message>
            <source>parked by %1</source>
            <translation>parqué par %1</translation>
        </message>
        <message numerus="yes">
            <source>%n in it</source>
            <translation>
                <numerusform>%n dedans</numerusform>
                <numerusform>%n dedans</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ParkedPane</name>
        <message>
            <source>Park slots and conferences</source>
            <translation>Parkings et conférences</translation>
        </message>
        <message>
            <source>Nobody is parked or in a conference.</source>
            <translation>Personne n'est parqué ni en conférence.</translation>
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
            <source>&amp;Keep it in this computer's keyring</source>
            <translation>Le &amp;garder dans le trousseau de cet ordinateur</translation>
        </message>
    </context>
    <context>
        <name>PeoplePage</name>
        <message>
            <source>Calls for you stand first and ring loudest; those for the people and groups that you watch come next.</source>
            <translation>Les appels pour vous viennent en premier et sonnent le plus fort ; ceux des personnes et groupes que vous surveillez suivent.</translation>
        </message>
    </context>
    <context>
        <name>PeopleTree</name>
        <message>
            <source>Find a name or number</source>
            <translation>Trouver un nom ou un numéro</translation>
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
        <name>PersonModel</name>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
    </context>
    <context>
        <name>Presence</name>
        <message>
            <source>On vacation until {until}</source>
            <translation>En congé jusqu'au {until}</translation>
        </message>
        <message>
            <source>Will be back {until}</source>
            <translation>De retour {until}</translation>
        </message>
        <message>
            <source>At lunch until {until}</source>
            <translation>À déjeuner jusqu'à {until}</translation>
        </message>
        <message>
            <source>In a meeting until {until}</source>
            <translation>En réunion jusqu'à {until}</translation>
        </message>
        <message>
            <source>Please call {until}</source>
            <translation>Appelez {until}</translation>
        </message>
        <message>
            <source>Don't disturb until {until}</source>
            <translation>Ne pas déranger jusqu'à {until}</translation>
        </message>
        <message>
            <source>With visitors until {until}</source>
            <translation>Avec des visiteurs jusqu'à {until}</translation>
        </message>
        <message>
            <source>With customers until {until}</source>
            <translation>Avec des clients jusqu'à {until}</translation>
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
            <source>When busy to {number}</source>
            <translation>Si occupé vers {number}</translation>
        </message>
        <message>
            <source>On no answer to {number}</source>
            <translation>Sans réponse vers {number}</translation>
        </message>
        <message>
            <source>Rings together with {number}</source>
            <translation>Sonne avec {number}</translation>
        </message>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n nouveau message</numerusform>
                <numerusform>%n nouveaux messages</numerusform>
            </translation>
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
            <source>%1, longer than the target of %2</source>
            <translation>%1, plus que l’objectif de %2</translation>
        </message>
    </context>
    <context>
        <name>QueuesPage</name>
        <message>
            <source>A card gets a mark when the longest wait is half its target, and another at the target.</source>
            <translation>Une carte porte une marque quand la plus longue attente atteint la moitié de l’objectif, et une autre à l’objectif.</translation>
        </message>
        <message>
            <source>Target for all groups</source>
            <translation>Objectif de tous les groupes</translation>
        </message>
        <message>
            <source>Other targets, in seconds; 0 is the one for all groups:</source>
            <translation>Autres objectifs, en secondes ; 0 est celui de tous les groupes :</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Groupement</translation>
        </message>
        <message>
            <source>Target in seconds</source>
            <translation>Objectif en secondes</translation>
        </message>
        <message>
            <source>Targets of the groups</source>
            <translation>Objectifs des groupes</translation>
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
        <name>Settings</name>
        <message>
            <source>Alerts</source>
            <translation>Alertes</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Appels</translation>
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
            <source>Contacts</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>Dialling</source>
            <translation>Numérotation</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Touches</translation>
        </message>
        <message>
            <source>Me and mine</source>
            <translation>Moi et les miens</translation>
        </message>
        <message>
            <source>Sound and tray</source>
            <translation>Son et zone de notification</translation>
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
            <source>Wallboard</source>
            <translation>Tableau mural</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Couleurs</translation>
        </message>
        <message>
            <source>Hunt groups</source>
            <translation>Groupements</translation>
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
            <source>The password could not be kept. {reason}</source>
            <translation>Le mot de passe n'a pas pu être gardé. {reason}</translation>
        </message>
    </context>
    <context>
        <name>SetupWizard</name>
        <message>
            <source>Set up a PBX</source>
            <translation>Configurer un PBX</translation>
        </message>
        <message>
            <source>Where is the PBX?</source>
            <translation>Où est le PBX ?</translation>
        </message>
        <message>
            <source>Does it work?</source>
            <translation>Cela fonctionne-t-il ?</translation>
        </message>
        <message>
            <source>Who are you, and whom do you watch?</source>
            <translation>Qui êtes-vous, et qui surveillez-vous ?</translation>
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
            <source>&amp;Done</source>
            <translation>&amp;Terminer</translation>
        </message>
    </context>
    <context>
        <name>Sites</name>
        <message>
            <source>The keyring has it now.</source>
            <translation>Le trousseau l'a maintenant.</translation>
        </message>
        <message>
            <source>It is no longer in the keyring.</source>
            <translation>Il n'est plus dans le trousseau.</translation>
        </message>
        <message>
            <source>{site}: an address and a user are needed.</source>
            <translation>{site} : il faut une adresse et un utilisateur.</translation>
        </message>
        <message>
            <source>{site}: a port is a number up to 65535.</source>
            <translation>{site} : un port est un nombre jusqu'à 65535.</translation>
        </message>
        <message>
            <source>{site}: a country is its two letters, such as GB or DE.</source>
            <translation>{site} : un pays est ses deux lettres, comme GB ou DE.</translation>
        </message>
        <message>
            <source>{site}: outside line and longest extension are digits.</source>
            <translation>{site} : ligne extérieure et poste le plus long sont des chiffres.</translation>
        </message>
        <message>
            <source>{site}: there is no file {file}.</source>
            <translation>{site} : il n'y a pas de fichier {file}.</translation>
        </message>
        <message>
            <source>{site}: the key is that of a client certificate; name that, too.</source>
            <translation>{site} : la clé est celle d'un certificat client ; nommez-le aussi.</translation>
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
        <name>SoundPage</name>
        <message>
            <source>Let calls ring on the loudspeakers and keep the headset for talking.</source>
            <translation>Laissez les appels sonner sur les haut-parleurs et gardez le casque pour parler.</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Essai</translation>
        </message>
        <message>
            <source>Test the loudspeakers</source>
            <translation>Essayer les haut-parleurs</translation>
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
            <source>The close button leaves the desk in the tray</source>
            <translation>Le bouton de fermeture laisse le standard dans la zone de notification</translation>
        </message>
        <message>
            <source>Start in the tray</source>
            <translation>Démarrer dans la zone de notification</translation>
        </message>
        <message>
            <source>This desktop shows no tray now: alerts stand in the window as well.</source>
            <translation>Ce bureau n'affiche pas de zone de notification : les alertes figurent aussi dans la fenêtre.</translation>
        </message>
        <message>
            <source>Those of the system</source>
            <translation>Ceux du système</translation>
        </message>
        <message>
            <source>{name} (not there now)</source>
            <translation>{name} (absent maintenant)</translation>
        </message>
    </context>
    <context>
        <name>SoundPlayer</name>
        <message>
            <source>Sounds need Qt Multimedia, which is not installed: alerts only beep.</source>
            <translation>Les sons ont besoin de Qt Multimedia, qui n'est pas installé : les alertes ne font qu'un bip.</translation>
        </message>
        <message>
            <source>This computer plays no sounds now: alerts only beep.</source>
            <translation>Cet ordinateur ne joue aucun son maintenant : les alertes ne font qu'un bip.</translation>
        </message>
        <message>
            <source>The loudspeakers “{name}” are not there: alerts play on “{other}”.</source>
            <translation>Les haut-parleurs « {name} » ne sont pas là : les alertes passent par « {other} ».</translation>
        </message>
    </context>
    <context>
        <name>Spoken</name>
        <message>
            <source>attention</source>
            <translation>attention</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>alerte</translation>
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
            <source>Try now</source>
            <translation>Essayer maintenant</translation>
        </message>
        <message>
            <source>Enter the password…</source>
            <translation>Saisir le mot de passe…</translation>
        </message>
        <message>
            <source>Go on without the other systems</source>
            <translation>Continuer sans les autres systèmes</translation>
        </message>
        <message>
            <source>Set up anew…</source>
            <translation>Configurer à nouveau…</translation>
        </message>
        <message>
            <source>This picture is {age} old.</source>
            <translation>Cette image date de {age}.</translation>
        </message>
        <message>
            <source>Connecting to the PBX again.</source>
            <translation>Reconnexion au PBX.</translation>
        </message>
        <message>
            <source>Connected again; reading the calls in progress.</source>
            <translation>Reconnecté ; lecture des appels en cours.</translation>
        </message>
        <message>
            <source>Next attempt in {seconds} s.</source>
            <translation>Prochain essai dans {seconds} s.</translation>
        </message>
    </context>
    <context>
        <name>SupportDialog</name>
        <message>
            <source>Collect a support file</source>
            <translation>Préparer un fichier pour l'assistance</translation>
        </message>
        <message>
            <source>The file holds the log, the versions of all parts, and your settings without passwords. Look into it before you send it: it is a plain zip file.</source>
            <translation>Le fichier contient le journal, les versions de tous les composants et vos paramètres sans mots de passe. Regardez-le avant de l'envoyer : c'est un simple fichier zip.</translation>
        </message>
        <message>
            <source>With the calls of the last minutes, names and numbers included</source>
            <translation>Avec les appels des dernières minutes, noms et numéros compris</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Enregistrer sous…</translation>
        </message>
        <message>
            <source>Save the support file</source>
            <translation>Enregistrer le fichier pour l'assistance</translation>
        </message>
        <message>
            <source>Zip files (*.zip)</source>
            <translation>Fichiers zip (*.zip)</translation>
        </message>
    </context>
    <context>
        <name>SystemPage</name>
        <message>
            <source>Start the desk, minimised, when I sign in</source>
            <translation>Démarrer le standard, réduit, à l'ouverture de session</translation>
        </message>
        <message>
            <source>Look up the number when a tel: link is opened</source>
            <translation>Chercher le numéro quand un lien tel: est ouvert</translation>
        </message>
        <message>
            <source>The desk cannot dial by itself. Leave this off where another program dials for you: a system opens such links with one program only.</source>
            <translation>Le standard ne peut pas composer lui-même. Laissez ceci désactivé là où un autre programme compose pour vous : un système n'ouvre ces liens qu'avec un seul programme.</translation>
        </message>
        <message>
            <source>Tell me when there is a newer version</source>
            <translation>Me dire quand une version plus récente existe</translation>
        </message>
        <message>
            <source>Where to ask for the newest version</source>
            <translation>Où demander la version la plus récente</translation>
        </message>
        <message>
            <source>This address is asked once a day, and told nothing. It answers with JSON that has the version; whoever looks after your computers knows it.</source>
            <translation>Cette adresse est interrogée une fois par jour, et rien ne lui est dit. Elle répond par du JSON qui contient la version ; qui s'occupe de vos ordinateurs la connaît.</translation>
        </message>
        <message>
            <source>Write a detailed log</source>
            <translation>Écrire un journal détaillé</translation>
        </message>
        <message>
            <source>For support. Passwords are never logged; numbers and names of callers may be.</source>
            <translation>Pour l'assistance. Les mots de passe ne sont jamais consignés ; les numéros et noms d'appelants peuvent l'être.</translation>
        </message>
        <message>
            <source>The address for newer versions begins with https:// and names a server.</source>
            <translation>L'adresse des nouvelles versions commence par https:// et nomme un serveur.</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Who needs you, first to last</source>
            <translation>Qui a besoin de vous, du premier au dernier</translation>
        </message>
        <message>
            <source>What rings stands at the top, then who waits, longest first, then who is on hold. Select a call to see everything about it at the side.</source>
            <translation>Ce qui sonne est en haut, puis ceux qui attendent, le plus ancien d'abord, puis ceux en garde. Sélectionnez un appel pour tout voir de lui sur le côté.</translation>
        </message>
        <message>
            <source>Find anyone by half a name</source>
            <translation>Trouver n'importe qui avec la moitié d'un nom</translation>
        </message>
        <message>
            <source>Ctrl+K from anywhere. Type a part of a name, a department or a number, and see who is free; a slip of the keys does no harm. Enter calls by the telephone program of this computer.</source>
            <translation>Ctrl+K de partout. Tapez une partie d'un nom, d'un service ou d'un numéro et voyez qui est libre ; une faute de frappe ne gêne pas. Entrée appelle, par le programme de téléphonie de cet ordinateur.</translation>
        </message>
        <message>
            <source>Everybody at a glance</source>
            <translation>Tout le monde d'un coup d'œil</translation>
        </message>
        <message>
            <source>Each state has a shape, a word and a colour. Panes can be moved by their titles, put onto another screen, or away.</source>
            <translation>Chaque état a une forme, un mot et une couleur. Les volets se déplacent par leur titre, vers un autre écran, ou se rangent.</translation>
        </message>
        <message>
            <source>Everything by keyboard</source>
            <translation>Tout au clavier</translation>
        </message>
        <message>
            <source>F1 lists the keys, Ctrl+Shift+P everything that can be done. If the connection is ever lost, the window says so and how old the picture is.</source>
            <translation>F1 donne les touches, Ctrl+Maj+P tout ce qui peut être fait. Si la connexion se perd, la fenêtre le dit, avec l'âge de l'image.</translation>
        </message>
        <message>
            <source>Skip the tour</source>
            <translation>Passer la visite</translation>
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
            <source>To the desk</source>
            <translation>Au standard</translation>
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
            <source>%n missed</source>
            <translation>
                <numerusform>%n manqué</numerusform>
                <numerusform>%n manqués</numerusform>
            </translation>
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
            <source>Ringing</source>
            <translation>Sonne</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>En ligne</translation>
        </message>
        <message>
            <source>Answered today</source>
            <translation>Pris aujourd'hui</translation>
        </message>
        <message>
            <source>Abandoned today</source>
            <translation>Abandonnés aujourd'hui</translation>
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
            <source>Service level, target {percent} in {seconds} s</source>
            <translation>Niveau de service, cible {percent} en {seconds} s</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) not answered yet</source>
            <translation>
                <numerusform>%n appelant sans réponse</numerusform>
                <numerusform>%n appelants sans réponse</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>Personne n'attend</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Numéro masqué</translation>
        </message>
    </context>
    <context>
        <name>WallboardPage</name>
        <message>
            <source>Service level to be reached</source>
            <translation>Niveau de service à atteindre</translation>
        </message>
        <message>
            <source>Calls answered within</source>
            <translation>Appels pris en moins de</translation>
        </message>
        <message>
            <source>Getting full with callers</source>
            <translation>Se remplit à partir de (appelants)</translation>
        </message>
        <message>
            <source>Too full with callers</source>
            <translation>Trop plein à partir de (appelants)</translation>
        </message>
        <message>
            <source>Waiting is long after</source>
            <translation>L'attente devient longue après</translation>
        </message>
        <message>
            <source>Waiting is too long after</source>
            <translation>L'attente est trop longue après</translation>
        </message>
        <message>
            <source>The service level is the part of today's calls to a hunt group that was answered in time. A threshold of 0 is none. F11 shows the wallboard; a double click makes it as large as the screen.</source>
            <translation>Le niveau de service est la part des appels du jour vers un groupement qui ont été pris à temps. Un seuil de 0 n'en est pas un. F11 affiche le tableau mural ; un double-clic le met en plein écran.</translation>
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
            <source>Not known</source>
            <translation>Non connu</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Libre</translation>
        </message>
        <message>
            <source>Holding</source>
            <translation>Met en garde</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Catching up</source>
            <translation>Rattrapage</translation>
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
            <source>Direction not known</source>
            <translation>Sens non connu</translation>
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
            <source>Agreed to recording</source>
            <translation>Enregistrement accepté</translation>
        </message>
        <message>
            <source>Refused recording</source>
            <translation>Enregistrement refusé</translation>
        </message>
        <message>
            <source>Emergency call</source>
            <translation>Appel d'urgence</translation>
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
            <translation>Parking</translation>
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
            <source>Extension busy</source>
            <translation>Poste en communication</translation>
        </message>
        <message>
            <source>Wants no calls</source>
            <translation>Ne veut pas d'appels</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Calls go elsewhere</source>
            <translation>Appels renvoyés ailleurs</translation>
        </message>
        <message>
            <source>Not logged in</source>
            <translation>Non connecté</translation>
        </message>
    </context>
    <context>
        <name>_CommandListView</name>
        <message>
            <source>No such command.</source>
            <translation>Aucune commande de ce nom.</translation>
        </message>
    </context>
</TS>
