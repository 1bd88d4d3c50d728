<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About DevLink3 Desk</source>
            <translation>Acerca de DevLink3 Desk</translation>
        </message>
        <message>
            <source>DevLink3 Desk</source>
            <translation>DevLink3 Desk</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>Versión {version}</translation>
        </message>
        <message>
            <source>An open switchboard for receptionists on Avaya IP Office, with live data from DevLink3.</source>
            <translation>Una centralita abierta para recepcionistas con Avaya IP Office, con datos en directo de DevLink3.</translation>
        </message>
        <message>
            <source>DevLink3 reports calls but cannot make them. Numbers are dialled by the phone app of this computer.</source>
            <translation>DevLink3 informa de las llamadas, pero no puede hacerlas. La aplicación de telefonía de este equipo marca los números.</translation>
        </message>
    </context>
    <context>
        <name>AddressPage</name>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;Dirección</translation>
        </message>
        <message>
            <source>for example pbx.example.com or 192.168.42.1</source>
            <translation>por ejemplo pbx.example.com o 192.168.42.1</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>&amp;Usuario</translation>
        </message>
        <message>
            <source>a service user of the PBX</source>
            <translation>un usuario de servicio de la centralita</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Contraseña</translation>
        </message>
        <message>
            <source>The name of a site on a hub has up to 32 letters (A to Z), digits, hyphens and underscores.</source>
            <translation>El nombre de una sede en un concentrador tiene como máximo 32 letras (de la A a la Z), cifras, guiones y guiones bajos.</translation>
        </message>
        <message>
            <source>A PBX</source>
            <translation>Una centralita</translation>
        </message>
        <message>
            <source>A hub, which serves several desks</source>
            <translation>Un concentrador, que da servicio a varios puestos</translation>
        </message>
        <message>
            <source>default: the address</source>
            <translation>por defecto: la dirección</translation>
        </message>
        <message>
            <source>&amp;Site name</source>
            <translation>&amp;Nombre de la sede</translation>
        </message>
        <message>
            <source>P&amp;ort</source>
            <translation>Pue&amp;rto</translation>
        </message>
        <message>
            <source>Site on the hub</source>
            <translation>Sede en el concentrador</translation>
        </message>
        <message>
            <source>&amp;Encrypt the connection (TLS)</source>
            <translation>Ci&amp;frar la conexión (TLS)</translation>
        </message>
        <message>
            <source>&amp;More: trusted CAs, client certificate</source>
            <translation>&amp;Más: CA de confianza, certificado de cliente</translation>
        </message>
        <message>
            <source>Enter the user and the password that your administrator has given to this desk. A desk on a hub needs no account of the PBX. The password is stored in this computer's keyring, never in a file.</source>
            <translation>Indique el usuario y la contraseña que el administrador ha asignado a este puesto. Un puesto conectado a un concentrador no necesita cuenta en la centralita. La contraseña se guarda en el llavero de este equipo, nunca en un archivo.</translation>
        </message>
        <message>
            <source>Trusted CAs (PEM)</source>
            <translation>CA de confianza (PEM)</translation>
        </message>
        <message>
            <source>Client certificate (PEM or PKCS#12)</source>
            <translation>Certificado de cliente (PEM o PKCS#12)</translation>
        </message>
        <message>
            <source>Private key (PEM)</source>
            <translation>Clave privada (PEM)</translation>
        </message>
        <message>
            <source>Key passphrase</source>
            <translation>Frase de contraseña de la clave</translation>
        </message>
        <message>
            <source>Enter a service user from the security settings of IP Office Manager, in a rights group with DevLink3 enabled. The password is stored in this computer's keyring, never in a file.</source>
            <translation>Indique un usuario de servicio de la configuración de seguridad de IP Office Manager, en un grupo de derechos con DevLink3 activado. La contraseña se guarda en el llavero de este equipo, nunca en un archivo.</translation>
        </message>
        <message>
            <source>Enter the address without protocol and port. The port has a field of its own.</source>
            <translation>Introduzca la dirección sin protocolo ni puerto. El puerto tiene su propio campo.</translation>
        </message>
        <message>
            <source>The address must not contain spaces.</source>
            <translation>La dirección no debe contener espacios.</translation>
        </message>
        <message>
            <source>Enter a port from 1 to 65535.</source>
            <translation>Introduzca un puerto de 1 a 65535.</translation>
        </message>
        <message>
            <source>The site “{site}” exists already. It will be replaced.</source>
            <translation>La sede «{site}» ya existe. Se sustituirá.</translation>
        </message>
        <message>
            <source>Connect to</source>
            <translation>Conectar con</translation>
        </message>
        <message>
            <source>the name that the hub publishes; several with commas</source>
            <translation>el nombre que publica el concentrador; varios separados por comas</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Elegir…</translation>
        </message>
        <message>
            <source>Choose: {what}</source>
            <translation>Elegir: {what}</translation>
        </message>
        <message>
            <source>a user of the hub</source>
            <translation>un usuario del concentrador</translation>
        </message>
        <message>
            <source>for example hub.example.com</source>
            <translation>por ejemplo hub.example.com</translation>
        </message>
        <message>
            <source>Not encrypted: anyone on the network can read all calls and names. Use this only on a network that you trust.</source>
            <translation>Sin cifrar: cualquiera en la red puede leer todas las llamadas y los nombres. Úselo solo en una red de confianza.</translation>
        </message>
    </context>
    <context>
        <name>AlertBar</name>
        <message>
            <source>Alerts</source>
            <translation>Avisos</translation>
        </message>
    </context>
    <context>
        <name>AlertCard</name>
        <message>
            <source>Dismiss</source>
            <translation>Descartar</translation>
        </message>
    </context>
    <context>
        <name>AlertOptionsPage</name>
        <message>
            <source>Play alerts on the loudspeakers and use the headset for calls.</source>
            <translation>Reproduzca los avisos en los altavoces y use los auriculares para las llamadas.</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Probar</translation>
        </message>
        <message>
            <source>Test the loudspeakers</source>
            <translation>Probar los altavoces</translation>
        </message>
        <message>
            <source>Loudspeakers</source>
            <translation>Altavoces</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volumen</translation>
        </message>
        <message>
            <source>Close to the tray</source>
            <translation>Cerrar a la bandeja</translation>
        </message>
        <message>
            <source>Start in the tray</source>
            <translation>Iniciar en la bandeja</translation>
        </message>
        <message>
            <source>This desktop has no tray: alerts are also shown in the window.</source>
            <translation>Este escritorio no tiene bandeja: los avisos se muestran también en la ventana.</translation>
        </message>
        <message>
            <source>{number}: international number (E.164); {national}: national format; {digits}: without the plus sign; {as_received}: as sent by the PBX; {name}: name.</source>
            <translation>{number}: número internacional (E.164); {national}: formato nacional; {digits}: sin el signo más; {as_received}: como lo envía la centralita; {name}: nombre.</translation>
        </message>
        <message>
            <source>default: those of the site's country</source>
            <translation>por defecto: los del país de la sede</translation>
        </message>
        <message>
            <source>Caller web page</source>
            <translation>Página web del llamante</translation>
        </message>
        <message>
            <source>Emergency numbers</source>
            <translation>Números de emergencia</translation>
        </message>
        <message>
            <source>“{word}” is not a number. Enter emergency numbers, for example 112, 999.</source>
            <translation>«{word}» no es un número. Introduzca números de emergencia, por ejemplo 112, 091.</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Predeterminado del sistema</translation>
        </message>
        <message>
            <source>{name} (not connected)</source>
            <translation>{name} (no conectado)</translation>
        </message>
    </context>
    <context>
        <name>AlertPopups</name>
        <message>
            <source>Alerts</source>
            <translation>Avisos</translation>
        </message>
    </context>
    <context>
        <name>AlertRule</name>
        <message>
            <source>A call rings or waits</source>
            <translation>Una llamada suena o espera</translation>
        </message>
        <message>
            <source>A queue is too long</source>
            <translation>Una cola es demasiado larga</translation>
        </message>
        <message>
            <source>A call is on hold</source>
            <translation>Una llamada está retenida</translation>
        </message>
        <message>
            <source>A call is parked</source>
            <translation>Una llamada está aparcada</translation>
        </message>
        <message>
            <source>An emergency number is called</source>
            <translation>Se llama a un número de emergencia</translation>
        </message>
        <message>
            <source>me</source>
            <translation>yo</translation>
        </message>
        <message>
            <source>people I watch</source>
            <translation>las personas que vigilo</translation>
        </message>
        <message>
            <source>these numbers</source>
            <translation>estos números</translation>
        </message>
        <message>
            <source>everyone</source>
            <translation>todos</translation>
        </message>
        <message>
            <source>No sound</source>
            <translation>Sin sonido</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Chime</source>
            <translation>Campana</translation>
        </message>
        <message>
            <source>Three notes</source>
            <translation>Tres notas</translation>
        </message>
        <message>
            <source>Double tap</source>
            <translation>Doble toque</translation>
        </message>
        <message>
            <source>Siren</source>
            <translation>Sirena</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>lun</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>mar</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>mié</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>jue</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>vie</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>sáb</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>dom</translation>
        </message>
    </context>
    <context>
        <name>AlertRuleForm</name>
        <message>
            <source>Event</source>
            <translation>Evento</translation>
        </message>
        <message>
            <source>Calls for</source>
            <translation>Llamadas para</translation>
        </message>
        <message>
            <source>Extensions and hunt groups, for example 200, 201</source>
            <translation>Extensiones y grupos de búsqueda, p. ej. 200, 201</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Números</translation>
        </message>
        <message>
            <source>Delay in seconds</source>
            <translation>Retardo en segundos</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>immediately</source>
            <translation>de inmediato</translation>
        </message>
        <message>
            <source>Or number of callers</source>
            <translation>O número de llamadas</translation>
        </message>
        <message>
            <source> callers</source>
            <translation> llamadas</translation>
        </message>
        <message>
            <source>or any number</source>
            <translation>o cualquier número</translation>
        </message>
        <message>
            <source>or with </source>
            <translation>o con </translation>
        </message>
        <message>
            <source>no day is checked: every day</source>
            <translation>ningún día marcado: todos los días</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Hasta</translation>
        </message>
        <message>
            <source>Show a notification</source>
            <translation>Mostrar una notificación</translation>
        </message>
        <message>
            <source>Open the caller web page</source>
            <translation>Abrir la página web del llamante</translation>
        </message>
        <message>
            <source>Also during do not disturb</source>
            <translation>También con «No molestar»</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Sonido</translation>
        </message>
        <message>
            <source>Repeat every</source>
            <translation>Repetir cada</translation>
        </message>
        <message>
            <source>once only</source>
            <translation>solo una vez</translation>
        </message>
        <message>
            <source>every </source>
            <translation>cada </translation>
        </message>
        <message>
            <source>same start and end: all day</source>
            <translation>mismo inicio y fin: todo el día</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Reproducir</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Tras</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Días</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Horas</translation>
        </message>
    </context>
    <context>
        <name>Alerting</name>
        <message>
            <source>Do not disturb</source>
            <translation>No molestar</translation>
        </message>
        <message>
            <source>Show the desk</source>
            <translation>Mostrar el puesto</translation>
        </message>
        <message>
            <source>To call back</source>
            <translation>Por devolver</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Mostrar</translation>
        </message>
    </context>
    <context>
        <name>Alerts</name>
        <message numerus="yes">
            <source>{group}: %n waiting</source>
            <translation>
                <numerusform>{group}: %n en espera</numerusform>
                <numerusform>{group}: %n en espera</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} is still on hold</source>
            <translation>{name} sigue en retención</translation>
        </message>
        <message>
            <source>{name} is still parked</source>
            <translation>{name} sigue aparcado</translation>
        </message>
        <message>
            <source>{name} is calling</source>
            <translation>Llama {name}</translation>
        </message>
        <message>
            <source>Longest wait since {time}</source>
            <translation>Espera más larga desde las {time}</translation>
        </message>
        <message>
            <source>Longest wait {elapsed}</source>
            <translation>Espera más larga: {elapsed}</translation>
        </message>
        <message>
            <source>On hold {elapsed}</source>
            <translation>Retenida {elapsed}</translation>
        </message>
        <message>
            <source>Parked {elapsed}</source>
            <translation>Aparcada {elapsed}</translation>
        </message>
        <message>
            <source>{number} dialled by {person}</source>
            <translation>{person} marcó {number}</translation>
        </message>
        <message>
            <source>Emergency call by {person}</source>
            <translation>Llamada de emergencia de {person}</translation>
        </message>
        <message>
            <source>At {time}</source>
            <translation>A las {time}</translation>
        </message>
        <message>
            <source>{elapsed} ago</source>
            <translation>Hace {elapsed}</translation>
        </message>
        <message>
            <source>Since {time}</source>
            <translation>Desde las {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n more alert(s)</source>
            <translation>
                <numerusform>%n aviso más</numerusform>
                <numerusform>%n avisos más</numerusform>
            </translation>
        </message>
        <message>
            <source>Open the desk to see all alerts.</source>
            <translation>Abra el puesto para ver todos los avisos.</translation>
        </message>
    </context>
    <context>
        <name>AlertsPage</name>
        <message>
            <source>The caller web page must start with https:// or http://.</source>
            <translation>La página web del llamante debe empezar por https:// o http://.</translation>
        </message>
        <message>
            <source>Enter the full server name. Placeholders are allowed only after it.</source>
            <translation>Escriba el nombre completo del servidor. Las variables solo se permiten después.</translation>
        </message>
        <message>
            <source>The caller web page may contain only the placeholders {number}, {national}, {digits}, {as_received} and {name}.</source>
            <translation>La página web del llamante solo puede contener las variables {number}, {national}, {digits}, {as_received} y {name}.</translation>
        </message>
        <message>
            <source>The first matching rule applies. A rule without notification and sound mutes the alert.</source>
            <translation>Se aplica la primera regla que coincide. Una regla sin notificación ni sonido silencia el aviso.</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Reglas</translation>
        </message>
        <message>
            <source>Alert</source>
            <translation>Aviso</translation>
        </message>
        <message>
            <source>Calls for</source>
            <translation>Llamadas para</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Sonido</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>Enter at least one number for the rule “these numbers”.</source>
            <translation>Indique al menos un número para la regla «estos números».</translation>
        </message>
        <message>
            <source>“{word}” is not a number. Enter extensions and hunt groups, for example 200, 201.</source>
            <translation>«{word}» no es un número. Introduzca extensiones y grupos de búsqueda, por ejemplo 200, 201.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Añadir</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Subir</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Bajar</translation>
        </message>
        <message>
            <source>Reset to defaults</source>
            <translation>Restablecer</translation>
        </message>
    </context>
    <context>
        <name>CallCard</name>
        <message>
            <source>No call selected</source>
            <translation>Ninguna llamada seleccionada</translation>
        </message>
        <message>
            <source>Select a call to see its course.</source>
            <translation>Seleccione una llamada para ver su recorrido.</translation>
        </message>
        <message>
            <source>Waited {time}</source>
            <translation>Esperó {time}</translation>
        </message>
        <message>
            <source>Talked {time}</source>
            <translation>Habló {time}</translation>
        </message>
        <message>
            <source>On hold {time}</source>
            <translation>Retenida {time}</translation>
        </message>
        <message>
            <source>Parked {time}</source>
            <translation>Aparcada {time}</translation>
        </message>
        <message>
            <source>Dialled {number}</source>
            <translation>Marcado: {number}</translation>
        </message>
        <message>
            <source>Account code {code}</source>
            <translation>Código de cuenta {code}</translation>
        </message>
        <message>
            <source>A part of this call was not seen.</source>
            <translation>Falta una parte de esta llamada.</translation>
        </message>
        <message>
            <source>The course of the call cannot be shown</source>
            <translation>No se puede mostrar el recorrido de la llamada</translation>
        </message>
    </context>
    <context>
        <name>CallModel</name>
        <message>
            <source>Ended: %1 to %2</source>
            <translation>Terminada: %1 a %2</translation>
        </message>
        <message>
            <source>%1: %2 to %3</source>
            <translation>%1: %2 a %3</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Terminada</translation>
        </message>
        <message>
            <source>Dialling…</source>
            <translation>Marcando…</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Número oculto</translation>
        </message>
        <message>
            <source>Number not available</source>
            <translation>Número no disponible</translation>
        </message>
        <message>
            <source>one of {count}</source>
            <translation>una de {count}</translation>
        </message>
        <message numerus="yes">
            <source>%n phones ringing</source>
            <translation>
                <numerusform>%n teléfono suena</numerusform>
                <numerusform>%n teléfonos suenan</numerusform>
            </translation>
        </message>
        <message>
            <source>Out of date: {site}</source>
            <translation>Desactualizada: {site}</translation>
        </message>
        <message>
            <source>Line %1, channel %2</source>
            <translation>Línea %1, canal %2</translation>
        </message>
        <message>
            <source>SIP line</source>
            <translation>Línea SIP</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>To</source>
            <translation>A</translation>
        </message>
        <message>
            <source>Group and line</source>
            <translation>Grupo y línea</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tiempo</translation>
        </message>
    </context>
    <context>
        <name>CallStripView</name>
        <message>
            <source>Top calls</source>
            <translation>Primeras llamadas</translation>
        </message>
    </context>
    <context>
        <name>CallTable</name>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
        </message>
    </context>
    <context>
        <name>CallTakers</name>
        <message>
            <source>I do not take this one</source>
            <translation>No la atiendo yo</translation>
        </message>
        <message>
            <source>I take this one</source>
            <translation>La atiendo yo</translation>
        </message>
        <message>
            <source>{name} was faster and takes this call.</source>
            <translation>{name} se ha adelantado y atiende esta llamada.</translation>
        </message>
        <message>
            <source>{name} takes it</source>
            <translation>La atiende {name}</translation>
        </message>
    </context>
    <context>
        <name>CallTimeline</name>
        <message>
            <source>{who}: {state}, {start} to {end} ({duration})</source>
            <translation>{who}: {state}, de {start} a {end} ({duration})</translation>
        </message>
        <message>
            <source>Timeline of the call</source>
            <translation>Cronología de la llamada</translation>
        </message>
    </context>
    <context>
        <name>CallbackFilter</name>
        <message>
            <source>Whose callers are shown</source>
            <translation>De quién son las llamadas mostradas</translation>
        </message>
        <message>
            <source>My callers: for me, and for the people and hunt groups that I watch</source>
            <translation>Mis llamadas: para mí y para las personas y grupos de búsqueda que vigilo</translation>
        </message>
        <message>
            <source>All callers</source>
            <translation>Todas las llamadas</translation>
        </message>
        <message>
            <source>My callers</source>
            <translation>Mis llamadas</translation>
        </message>
    </context>
    <context>
        <name>CallbackModel</name>
        <message>
            <source>To call back</source>
            <translation>Por devolver</translation>
        </message>
    </context>
    <context>
        <name>Callbacks</name>
        <message>
            <source>Reached in another way</source>
            <translation>Contactado por otro medio</translation>
        </message>
        <message>
            <source>No call needed any more</source>
            <translation>Ya no hace falta llamar</translation>
        </message>
        <message>
            <source>Nobody answers there</source>
            <translation>Allí no contesta nadie</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Número equivocado</translation>
        </message>
        <message>
            <source>Unwanted call</source>
            <translation>Llamada no deseada</translation>
        </message>
        <message>
            <source>Someone</source>
            <translation>Alguien</translation>
        </message>
        <message>
            <source>last {time}</source>
            <translation>último: {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n intento</numerusform>
                <numerusform>%n intentos</numerusform>
            </translation>
        </message>
        <message>
            <source>{attempts}, first {time}</source>
            <translation>{attempts}, el primero: {time}</translation>
        </message>
        <message>
            <source>You are calling back</source>
            <translation>La devuelve usted</translation>
        </message>
        <message>
            <source>{name} is calling back</source>
            <translation>La devuelve {name}</translation>
        </message>
        <message>
            <source>Done by {name}: {reason}</source>
            <translation>Hecha por {name}: {reason}</translation>
        </message>
        <message>
            <source>Done by {name}</source>
            <translation>Hecha por {name}</translation>
        </message>
    </context>
    <context>
        <name>CallbacksPane</name>
        <message>
            <source>To call back</source>
            <translation>Por devolver</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>Devolver llamada</translation>
        </message>
        <message>
            <source>I'll do it</source>
            <translation>La devuelvo yo</translation>
        </message>
        <message>
            <source>Done…</source>
            <translation>Hecha…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Newest attempt first</source>
            <translation>Primero el intento más reciente</translation>
        </message>
        <message>
            <source>Show done</source>
            <translation>Mostrar las hechas</translation>
        </message>
        <message>
            <source>Show the last attempt</source>
            <translation>Mostrar el último intento</translation>
        </message>
        <message>
            <source>Order and done callers</source>
            <translation>Orden y llamadas hechas</translation>
        </message>
        <message>
            <source>Callers to call back</source>
            <translation>Llamadas por devolver</translation>
        </message>
        <message>
            <source>Recording settings…</source>
            <translation>Ajustes del historial…</translation>
        </message>
        <message>
            <source>Calls are not recorded: new callers are missing here.</source>
            <translation>Las llamadas no se registran: aquí faltan las nuevas.</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) to call back</source>
            <translation>
                <numerusform>%n llamada por devolver</numerusform>
                <numerusform>%n llamadas por devolver</numerusform>
            </translation>
        </message>
        <message>
            <source>Calls are not recorded</source>
            <translation>Las llamadas no se registran</translation>
        </message>
        <message>
            <source>Who is to be called back is known from recorded calls. Switch recording on in the settings.</source>
            <translation>Las llamadas por devolver se conocen por las llamadas registradas. Active el registro en la configuración.</translation>
        </message>
        <message>
            <source>The history cannot be read</source>
            <translation>No se puede leer el historial</translation>
        </message>
        <message>
            <source>Reading the history…</source>
            <translation>Leyendo el historial…</translation>
        </message>
        <message>
            <source>Nobody to call back here</source>
            <translation>Aquí no hay llamadas por devolver</translation>
        </message>
        <message numerus="yes">
            <source>%n more caller(s) under All callers.</source>
            <translation>
                <numerusform>%n llamada más en «Todas las llamadas».</numerusform>
                <numerusform>%n llamadas más en «Todas las llamadas».</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody to call back</source>
            <translation>No hay llamadas por devolver</translation>
        </message>
        <message>
            <source>Callers who reach nobody appear here, and stay until someone has spoken with them.</source>
            <translation>Quienes llaman y no localizan a nadie aparecen aquí, y siguen hasta que alguien hable con ellos.</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>Ceder</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>No hecha</translation>
        </message>
        <message>
            <source>Undo the mark of {name}</source>
            <translation>Quitar la marca de {name}</translation>
        </message>
        <message>
            <source>{name} is marked as done. Ctrl+Z takes it back.</source>
            <translation>{name}: marcada como hecha. Ctrl+Z lo deshace.</translation>
        </message>
        <message>
            <source>The mark of {name} is taken back.</source>
            <translation>Se ha quitado la marca de {name}.</translation>
        </message>
        <message>
            <source>{caller} was reached at {time}.</source>
            <translation>Se habló con {caller} a las {time}.</translation>
        </message>
        <message>
            <source>{caller} reached {name} at {time}.</source>
            <translation>{caller} habló con {name} a las {time}.</translation>
        </message>
        <message>
            <source>{name} reached {caller} at {time}.</source>
            <translation>{name} habló con {caller} a las {time}.</translation>
        </message>
    </context>
    <context>
        <name>CallerHistory</name>
        <message numerus="yes">
            <source>%n call(s) this week</source>
            <translation>
                <numerusform>%n llamada esta semana</numerusform>
                <numerusform>%n llamadas esta semana</numerusform>
            </translation>
        </message>
        <message>
            <source>not called back since {time}</source>
            <translation>sin devolver desde {time}</translation>
        </message>
        <message>
            <source>{time}, {duration} with {name}</source>
            <translation>{time}, {duration} con {name}</translation>
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
            <translation>Llamadas</translation>
        </message>
        <message>
            <source>Filter calls</source>
            <translation>Filtrar llamadas</translation>
        </message>
        <message>
            <source>No matching calls</source>
            <translation>Ninguna llamada coincide</translation>
        </message>
        <message>
            <source>Clear the filter to see all calls.</source>
            <translation>Borre el filtro para ver todas las llamadas.</translation>
        </message>
        <message>
            <source>Calls appear here as soon as they start.</source>
            <translation>Las llamadas aparecen aquí en cuanto empiezan.</translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>No hay llamadas</translation>
        </message>
        <message>
            <source>Loading current calls from the PBX.</source>
            <translation>Cargando las llamadas en curso de la centralita.</translation>
        </message>
        <message>
            <source>Waiting for the PBX to respond.</source>
            <translation>Esperando la respuesta de la centralita.</translation>
        </message>
    </context>
    <context>
        <name>CheckPage</name>
        <message>
            <source>OK</source>
            <translation>Correcto</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Advertencia</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Test results</source>
            <translation>Resultados de la prueba</translation>
        </message>
        <message>
            <source>Trust this certificate</source>
            <translation>Confiar en este certificado</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Conectando…</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>Todo funciona.</translation>
        </message>
        <message>
            <source>Ask your administrator for the SHA-256 fingerprint and compare it. If it matches, trust this certificate; no other one will be accepted from then on.</source>
            <translation>Pida la huella SHA-256 a su administrador y compárela. Si coincide, confíe en este certificado; después no se aceptará ningún otro.</translation>
        </message>
    </context>
    <context>
        <name>Colleagues</name>
        <message>
            <source>present</source>
            <translation>presente</translation>
        </message>
        <message>
            <source>at lunch</source>
            <translation>comiendo</translation>
        </message>
        <message>
            <source>away</source>
            <translation>ausente</translation>
        </message>
        <message>
            <source>away, back was expected at {time}</source>
            <translation>ausente, debía volver a las {time}</translation>
        </message>
        <message>
            <source>away until {time}</source>
            <translation>ausente hasta las {time}</translation>
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
            <translation>El concentrador no está conectado; esto puede no estar al día</translation>
        </message>
        <message>
            <source>Nobody is at another desk</source>
            <translation>No hay nadie en otro puesto</translation>
        </message>
        <message>
            <source>Your name…</source>
            <translation>Su nombre…</translation>
        </message>
        <message>
            <source>I am present</source>
            <translation>Estoy presente</translation>
        </message>
        <message>
            <source>I am at lunch</source>
            <translation>Estoy comiendo</translation>
        </message>
        <message>
            <source>I am away until</source>
            <translation>Estoy ausente hasta las</translation>
        </message>
        <message>
            <source>I do not know</source>
            <translation>No lo sé</translation>
        </message>
        <message>
            <source>Other text…</source>
            <translation>Otro texto…</translation>
        </message>
        <message>
            <source>Other text</source>
            <translation>Otro texto</translation>
        </message>
        <message>
            <source>What the others read beside your name:</source>
            <translation>Lo que los demás leen junto a su nombre:</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Su nombre</translation>
        </message>
        <message>
            <source>The name that the others see:</source>
            <translation>El nombre que ven los demás:</translation>
        </message>
        <message numerus="yes">
            <source>%n colleague(s) present</source>
            <translation>
                <numerusform>%n colega presente</numerusform>
                <numerusform>%n colegas presentes</numerusform>
            </translation>
        </message>
        <message>
            <source>The others see: {state}</source>
            <translation>Los demás ven: {state}</translation>
        </message>
    </context>
    <context>
        <name>ColoursPage</name>
        <message>
            <source>Same as {state}</source>
            <translation>Como {state}</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Cambiar…</translation>
        </message>
        <message>
            <source>Change the colour: {state}</source>
            <translation>Cambiar el color: {state}</translation>
        </message>
        <message>
            <source>Reset all to defaults</source>
            <translation>Restablecer todo</translation>
        </message>
        <message>
            <source>Text is made darker or lighter where a colour would be hard to read.</source>
            <translation>El texto se oscurece o se aclara donde un color sería difícil de leer.</translation>
        </message>
    </context>
    <context>
        <name>ColumnEditor</name>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Column {number}</source>
            <translation>Columna {number}</translation>
        </message>
        <message>
            <source>Content of {column}</source>
            <translation>Contenido de {column}</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Ignorar</translation>
        </message>
    </context>
    <context>
        <name>ColumnsDialog</name>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Detect each time</source>
            <translation>Detectar cada vez</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>Only CSV files have columns to choose.</source>
            <translation>Solo los archivos CSV tienen columnas que elegir.</translation>
        </message>
        <message>
            <source>The first contact: {name}</source>
            <translation>El primer contacto: {name}</translation>
        </message>
        <message>
            <source>Choose the column of the names or numbers.</source>
            <translation>Elija la columna de los nombres o números.</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>All commands</source>
            <translation>Todos los comandos</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>Buscar comandos</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Buscar en todos los comandos</translation>
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
            <translation>Volver a la ventana completa</translation>
        </message>
        <message numerus="yes">
            <source>%n to call back</source>
            <translation>
                <numerusform>%n por devolver</numerusform>
                <numerusform>%n por devolver</numerusform>
            </translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>No hay llamadas</translation>
        </message>
        <message>
            <source>longest {time}</source>
            <translation>la más larga {time}</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsPage</name>
        <message>
            <source>Automatic</source>
            <translation>Automático</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Siempre</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nunca</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>Sede</translation>
        </message>
        <message>
            <source>Remove this site</source>
            <translation>Eliminar esta sede</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Ejemplos</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Key passphrase</source>
            <translation>Frase de contraseña de la clave</translation>
        </message>
        <message>
            <source>Changes apply to the next connection. Passwords are stored only in this computer's keyring; save an empty one to remove it.</source>
            <translation>Los cambios se aplican en la próxima conexión. Las contraseñas se guardan solo en el llavero de este equipo; guarde una vacía para eliminarla.</translation>
        </message>
        <message>
            <source>{site}: enter the name of the site on the hub.</source>
            <translation>{site}: introduzca el nombre de la sede en el concentrador.</translation>
        </message>
        <message>
            <source>{site}: choose the client certificate that the key passphrase is for.</source>
            <translation>{site}: elija el certificado de cliente al que corresponde la frase de contraseña de la clave.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Puerto</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>Site on the hub</source>
            <translation>Sede en el concentrador</translation>
        </message>
        <message>
            <source>Country (for example GB)</source>
            <translation>País (p. ej. ES)</translation>
        </message>
        <message>
            <source>Outside line prefix</source>
            <translation>Prefijo de línea exterior</translation>
        </message>
        <message>
            <source>Maximum extension length, in digits</source>
            <translation>Longitud máxima de una extensión, en cifras</translation>
        </message>
        <message>
            <source>International prefix, if not standard</source>
            <translation>Prefijo internacional, si es distinto</translation>
        </message>
        <message>
            <source>Event flags</source>
            <translation>Opciones de eventos</translation>
        </message>
        <message>
            <source>Trusted CAs (PEM file)</source>
            <translation>CA de confianza (archivo PEM)</translation>
        </message>
        <message>
            <source>Server name in the certificate</source>
            <translation>Nombre del servidor en el certificado</translation>
        </message>
        <message>
            <source>Pinned certificate (SHA-256)</source>
            <translation>Certificado fijado (SHA-256)</translation>
        </message>
        <message>
            <source>Client certificate (PEM or PKCS#12 file)</source>
            <translation>Certificado de cliente (archivo PEM o PKCS#12)</translation>
        </message>
        <message>
            <source>Key of the client certificate (PEM file)</source>
            <translation>Clave del certificado de cliente (archivo PEM)</translation>
        </message>
        <message>
            <source>default</source>
            <translation>predeterminado</translation>
        </message>
        <message>
            <source>those of this computer</source>
            <translation>las de este equipo</translation>
        </message>
        <message>
            <source>the address</source>
            <translation>la dirección</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>Encrypt the connection (TLS)</source>
            <translation>Cifrar la conexión (TLS)</translation>
        </message>
        <message>
            <source>Allow TLS 1.0 and 1.1 (insecure)</source>
            <translation>Permitir TLS 1.0 y 1.1 (inseguro)</translation>
        </message>
        <message>
            <source>Without encryption, anyone on the network can read all calls and names.</source>
            <translation>Sin cifrado, cualquiera en la red puede leer todas las llamadas y los nombres.</translation>
        </message>
        <message>
            <source>Caller numbers include the outside line prefix</source>
            <translation>Los números entrantes llevan el prefijo exterior</translation>
        </message>
        <message>
            <source>The hub decides how phone numbers are written and dialled.</source>
            <translation>El concentrador decide cómo se escriben y se marcan los números.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Save: {what}</source>
            <translation>Guardar: {what}</translation>
        </message>
    </context>
    <context>
        <name>Contacts</name>
        <message>
            <source>Full name</source>
            <translation>Nombre completo</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>Apellido</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Empresa</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Departamento</translation>
        </message>
        <message>
            <source>E-mail address</source>
            <translation>Correo electrónico</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Work number</source>
            <translation>Número del trabajo</translation>
        </message>
        <message>
            <source>Mobile number</source>
            <translation>Número de móvil</translation>
        </message>
        <message>
            <source>Main number</source>
            <translation>Número principal</translation>
        </message>
        <message>
            <source>Home number</source>
            <translation>Número de casa</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Pager number</source>
            <translation>Número de busca</translation>
        </message>
        <message>
            <source>Fax number</source>
            <translation>Número de fax</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Trabajo</translation>
        </message>
        <message>
            <source>Mobile</source>
            <translation>Móvil</translation>
        </message>
        <message>
            <source>Main</source>
            <translation>Principal</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Casa</translation>
        </message>
        <message>
            <source>Pager</source>
            <translation>Busca</translation>
        </message>
        <message>
            <source>Fax</source>
            <translation>Fax</translation>
        </message>
        <message>
            <source>Skipped: a quotation mark is not closed.</source>
            <translation>Omitido: faltan las comillas de cierre.</translation>
        </message>
        <message>
            <source>Skipped: no name and no number.</source>
            <translation>Omitido: sin nombre ni número.</translation>
        </message>
        <message>
            <source>Skipped: the file ends in the middle of the entry.</source>
            <translation>Omitido: el archivo acaba en mitad de la entrada.</translation>
        </message>
        <message>
            <source>Imported, but the entry has no end: data may be missing.</source>
            <translation>Importado, pero la entrada no tiene final: pueden faltar datos.</translation>
        </message>
        <message>
            <source>Imported, but some characters could not be read.</source>
            <translation>Importado, pero algunos caracteres no se pudieron leer.</translation>
        </message>
        <message>
            <source>Imported, but some letters look wrong: check the character encoding.</source>
            <translation>Importado, pero algunas letras se ven mal: compruebe la codificación de caracteres.</translation>
        </message>
        <message>
            <source>Imported without this value: it is not a phone number.</source>
            <translation>Importado sin este valor: no es un número de teléfono.</translation>
        </message>
        <message>
            <source>Imported without this number: a spreadsheet has rounded it.</source>
            <translation>Importado sin este número: una hoja de cálculo lo ha redondeado.</translation>
        </message>
        <message>
            <source>Imported, but shortened: too long.</source>
            <translation>Importado, pero recortado: demasiado largo.</translation>
        </message>
        <message>
            <source>Imported without this value: its encoding cannot be read.</source>
            <translation>Importado sin este valor: su codificación no se puede leer.</translation>
        </message>
        <message>
            <source>Imported without this value: it is in another file.</source>
            <translation>Importado sin este valor: está en otro archivo.</translation>
        </message>
        <message>
            <source>Skipped: it changes another entry.</source>
            <translation>Omitido: modifica otra entrada.</translation>
        </message>
        <message>
            <source>Skipped: this line cannot be parsed.</source>
            <translation>Omitido: esta línea no es válida.</translation>
        </message>
        <message>
            <source>Unknown column name: imported by its content.</source>
            <translation>Nombre de columna desconocido: importada según su contenido.</translation>
        </message>
        <message>
            <source>Skipped: a quotation mark is not closed and would include other rows.</source>
            <translation>Omitido: faltan las comillas de cierre y abarcarían otras filas.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>El archivo está vacío.</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>El archivo es demasiado grande.</translation>
        </message>
        <message>
            <source>This is a workbook or document. Save it as CSV first.</source>
            <translation>Es un libro de cálculo o un documento. Guárdelo primero como CSV.</translation>
        </message>
        <message>
            <source>This is not a contact file. Choose a CSV, vCard or LDIF file.</source>
            <translation>No es un archivo de contactos. Elija un archivo CSV, vCard o LDIF.</translation>
        </message>
        <message>
            <source>Choose the column of the names or numbers.</source>
            <translation>Elija la columna de los nombres o los números.</translation>
        </message>
        <message>
            <source>The columns of the file have changed. Choose them again.</source>
            <translation>Las columnas del archivo han cambiado. Elíjalas de nuevo.</translation>
        </message>
        <message>
            <source>This file contains no contacts.</source>
            <translation>Este archivo no contiene contactos.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>El archivo no se puede leer.</translation>
        </message>
        <message>
            <source>Line {line}: {sentence}</source>
            <translation>Línea {line}: {sentence}</translation>
        </message>
        <message>
            <source>The file cannot be saved. Nothing was changed.</source>
            <translation>No se puede guardar el archivo. No se ha cambiado nada.</translation>
        </message>
        <message>
            <source>Failed. Nothing was changed.</source>
            <translation>Error. No se ha cambiado nada.</translation>
        </message>
    </context>
    <context>
        <name>ContactsPage</name>
        <message>
            <source>Contacts are listed in the directory with the PBX users. Callers are shown by name.</source>
            <translation>Los contactos aparecen en el directorio con los usuarios de la centralita, y quienes llaman se muestran con su nombre.</translation>
        </message>
        <message>
            <source>Address books</source>
            <translation>Libretas de direcciones</translation>
        </message>
        <message>
            <source>Address book</source>
            <translation>Libreta de direcciones</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contactos</translation>
        </message>
        <message>
            <source>Loaded</source>
            <translation>Cargado</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importar…</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>Recargar</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Export all…</source>
            <translation>Exportar todo…</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Cargando…</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) loaded.</source>
            <translation>
                <numerusform>%n contacto cargado.</numerusform>
                <numerusform>%n contactos cargados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found.</source>
            <translation>
                <numerusform>%n problema encontrado.</numerusform>
                <numerusform>%n problemas encontrados.</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove an address book</source>
            <translation>Quitar una libreta de direcciones</translation>
        </message>
        <message numerus="yes">
            <source>Remove the address book “{name}” with %n contact(s)?</source>
            <translation>
                <numerusform>¿Quitar la libreta de direcciones «{name}» con %n contacto?</numerusform>
                <numerusform>¿Quitar la libreta de direcciones «{name}» con %n contactos?</numerusform>
            </translation>
        </message>
        <message>
            <source>The file that it was imported from stays.</source>
            <translation>El archivo del que se importó se conserva.</translation>
        </message>
        <message>
            <source>Export contacts</source>
            <translation>Exportar contactos</translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Archivos CSV (*.csv)</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) exported.</source>
            <translation>
                <numerusform>%n contacto exportado.</numerusform>
                <numerusform>%n contactos exportados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n loaded…</source>
            <translation>
                <numerusform>%n cargado…</numerusform>
                <numerusform>%n cargados…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n ringing</source>
            <translation>
                <numerusform>%n sonando</numerusform>
                <numerusform>%n sonando</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en espera</numerusform>
                <numerusform>%n en espera</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on hold</source>
            <translation>
                <numerusform>%n retenida</numerusform>
                <numerusform>%n retenidas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n talking</source>
            <translation>
                <numerusform>%n hablando</numerusform>
                <numerusform>%n hablando</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DayStrip</name>
        <message>
            <source>Time of the day</source>
            <translation>Hora del día</translation>
        </message>
    </context>
    <context>
        <name>DeskPublishing</name>
        <message>
            <source>{title}: published for all desks.</source>
            <translation>{title}: publicado para todos los puestos.</translation>
        </message>
        <message>
            <source>{title}: no longer published.</source>
            <translation>{title}: ya no se publica.</translation>
        </message>
    </context>
    <context>
        <name>DeskSharing</name>
        <message>
            <source>The site of this call is not connected: nobody there would see who takes it.</source>
            <translation>La sede de esta llamada no está conectada: allí nadie vería quién la atiende.</translation>
        </message>
    </context>
    <context>
        <name>DesktopIntegration</name>
        <message>
            <source>The system rejected this change: {why}.</source>
            <translation>El sistema ha rechazado este cambio: {why}.</translation>
        </message>
        <message>
            <source>Version {version} is available; see the Help menu.</source>
            <translation>La versión {version} está disponible; consulte el menú Ayuda.</translation>
        </message>
        <message>
            <source>The support file cannot be saved: {why}.</source>
            <translation>No se puede guardar el archivo de soporte: {why}.</translation>
        </message>
        <message>
            <source>Support file saved as {path}.</source>
            <translation>Archivo de soporte guardado en {path}.</translation>
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
            <translation>Quien llama.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>A</translation>
        </message>
        <message>
            <source>The person who answered the call.</source>
            <translation>La persona que contestó.</translation>
        </message>
        <message>
            <source>Possible callers</source>
            <translation>Posibles llamantes</translation>
        </message>
        <message>
            <source>All people in the directory with this number.</source>
            <translation>Todas las personas del directorio con este número.</translation>
        </message>
        <message>
            <source>Ringing at</source>
            <translation>Suena en</translation>
        </message>
        <message>
            <source>The phones that are ringing.</source>
            <translation>Los teléfonos que están sonando.</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rechazada</translation>
        </message>
        <message>
            <source>Who rejected the call, and how.</source>
            <translation>Quién rechazó la llamada y cómo.</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Retenida por</translation>
        </message>
        <message>
            <source>Who put the other party on hold.</source>
            <translation>Quién ha retenido a la otra parte.</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Grupo de búsqueda</translation>
        </message>
        <message>
            <source>The hunt group that the call is for or came through.</source>
            <translation>El grupo al que va la llamada o por el que llegó.</translation>
        </message>
        <message>
            <source>Dialled number</source>
            <translation>Número marcado</translation>
        </message>
        <message>
            <source>The number that the outside caller dialled.</source>
            <translation>El número que marcó quien llama desde fuera.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sentido</translation>
        </message>
        <message>
            <source>The direction of the call, as seen from your company.</source>
            <translation>El sentido de la llamada, visto desde su empresa.</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Línea</translation>
        </message>
        <message>
            <source>The outside line (trunk).</source>
            <translation>La línea exterior (troncal).</translation>
        </message>
        <message>
            <source>Flags</source>
            <translation>Indicadores</translation>
        </message>
        <message>
            <source>Recording, consent, privacy and emergency flags.</source>
            <translation>Indicadores de grabación, consentimiento, privacidad y emergencia.</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Llamada</translation>
        </message>
        <message>
            <source>All fields</source>
            <translation>Campos</translation>
        </message>
        <message>
            <source>Show all fields that the PBX has sent for this call</source>
            <translation>Mostrar todos los campos que la centralita ha enviado de esta llamada</translation>
        </message>
        <message>
            <source>Show the start of this call</source>
            <translation>Mostrar el inicio de esta llamada</translation>
        </message>
        <message>
            <source>Copy all details</source>
            <translation>Copiar todos los detalles</translation>
        </message>
        <message>
            <source>No call selected</source>
            <translation>Ninguna llamada seleccionada</translation>
        </message>
        <message>
            <source>Select a call to see its details.</source>
            <translation>Seleccione una llamada para ver sus detalles.</translation>
        </message>
        <message>
            <source>Call {total}</source>
            <translation>Llamada {total}</translation>
        </message>
        <message>
            <source>{state} {time} · call {total}</source>
            <translation>{state} {time} · llamada {total}</translation>
        </message>
    </context>
    <context>
        <name>Dialling</name>
        <message>
            <source>No app on this computer can make this call. Choose one in the dialling settings.</source>
            <translation>Ninguna aplicación de este equipo puede hacer esta llamada. Elija una en los ajustes de marcación.</translation>
        </message>
        <message>
            <source>Phone links open DevLink3 Desk itself, which cannot make calls. Choose sip: links or a command in the dialling settings, or another app for phone links in the settings of your desktop.</source>
            <translation>Los enlaces de teléfono abren el propio DevLink3 Desk, que no puede hacer llamadas. Elija enlaces sip: o un comando en los ajustes de marcación, u otra aplicación para los enlaces de teléfono en la configuración de su escritorio.</translation>
        </message>
        <message>
            <source>The dial command could not be started. Check it in the settings.</source>
            <translation>No se pudo iniciar el comando para marcar. Compruébelo en la configuración.</translation>
        </message>
        <message>
            <source>DevLink3 reports calls but cannot make them. Numbers are passed to a phone app on this computer.</source>
            <translation>DevLink3 informa de las llamadas, pero no puede hacerlas. Los números se pasan a una aplicación de telefonía de este equipo.</translation>
        </message>
        <message>
            <source>Not dialled</source>
            <translation>No marcado</translation>
        </message>
        <message>
            <source>Dialling settings…</source>
            <translation>Ajustes de marcación…</translation>
        </message>
        <message>
            <source>{number} was passed to {program}.</source>
            <translation>{number} se ha pasado a {program}.</translation>
        </message>
        <message>
            <source>{number} was passed to the phone app.</source>
            <translation>{number} se ha pasado a la aplicación de telefonía.</translation>
        </message>
    </context>
    <context>
        <name>DiallingPage</name>
        <message>
            <source>App for tel: links</source>
            <translation>Aplicación para enlaces tel:</translation>
        </message>
        <message>
            <source>App for sip: links</source>
            <translation>Aplicación para enlaces sip:</translation>
        </message>
        <message>
            <source>App for callto: links</source>
            <translation>Aplicación para enlaces callto:</translation>
        </message>
        <message>
            <source>A command</source>
            <translation>Un comando</translation>
        </message>
        <message>
            <source>Domain of sip: links</source>
            <translation>Dominio de los enlaces sip:</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Comando</translation>
        </message>
        <message>
            <source>{number} is replaced by the dialled number; {e164}, {national} and {digits} by its other formats (only digits, +, * and #). No shell is used; put arguments with spaces in quotation marks.</source>
            <translation>{number} se sustituye por el número marcado; {e164}, {national} y {digits} por sus otros formatos (solo cifras, +, * y #). No se usa ningún shell; ponga entre comillas los argumentos con espacios.</translation>
        </message>
        <message>
            <source>Dial the outside line prefix of the site</source>
            <translation>Marcar el prefijo de línea exterior de la sede</translation>
        </message>
        <message>
            <source>The prefix is set on the Connections page or, for a site on a hub, by the hub.</source>
            <translation>El prefijo se configura en la página Conexiones o, para una sede en un concentrador, lo decide este.</translation>
        </message>
        <message>
            <source>The dial command must start with a program.</source>
            <translation>El comando para marcar debe empezar por un programa.</translation>
        </message>
        <message>
            <source>The dial command must contain {number}.</source>
            <translation>El comando para marcar debe contener {number}.</translation>
        </message>
    </context>
    <context>
        <name>DirectoryPane</name>
        <message>
            <source>Directory</source>
            <translation>Directorio</translation>
        </message>
        <message>
            <source>Import contacts</source>
            <translation>Importar contactos</translation>
        </message>
        <message>
            <source>Search by name, company or number</source>
            <translation>Buscar por nombre, empresa o número</translation>
        </message>
        <message>
            <source>Search the directory</source>
            <translation>Buscar en el directorio</translation>
        </message>
        <message>
            <source>{shown} of {all}</source>
            <translation>{shown} de {all}</translation>
        </message>
        <message>
            <source>No results. Try part of the name, or a number.</source>
            <translation>Sin resultados. Pruebe con parte del nombre o un número.</translation>
        </message>
        <message>
            <source>Loading the directory…</source>
            <translation>Cargando el directorio…</translation>
        </message>
        <message>
            <source>The directory appears here once the PBX has sent it.</source>
            <translation>El directorio aparece aquí cuando la centralita lo envía.</translation>
        </message>
        <message>
            <source>Dialling settings…</source>
            <translation>Ajustes de marcación…</translation>
        </message>
    </context>
    <context>
        <name>DockLayout</name>
        <message>
            <source>Tabbed panes</source>
            <translation>Paneles en pestañas</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Libro de Excel (*.xlsx)</translation>
        </message>
        <message>
            <source>CSV file (*.csv)</source>
            <translation>Archivo CSV (*.csv)</translation>
        </message>
        <message>
            <source>Export calls</source>
            <translation>Exportar llamadas</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
        </message>
        <message>
            <source>Reading the calls…</source>
            <translation>Leyendo las llamadas…</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progreso</translation>
        </message>
        <message>
            <source>{number} calls written</source>
            <translation>{number} llamadas escritas</translation>
        </message>
        <message>
            <source>1 call was exported to {path}.</source>
            <translation>Se ha exportado 1 llamada a {path}.</translation>
        </message>
        <message>
            <source>{number} calls were exported to {path}.</source>
            <translation>Se han exportado {number} llamadas a {path}.</translation>
        </message>
    </context>
    <context>
        <name>ExtensionModel</name>
        <message>
            <source>Extension</source>
            <translation>Extensión</translation>
        </message>
    </context>
    <context>
        <name>ExtensionPages</name>
        <message>
            <source>Shown extensions</source>
            <translation>Extensiones mostradas</translation>
        </message>
    </context>
    <context>
        <name>ExtensionWords</name>
        <message>
            <source>Unknown</source>
            <translation>Desconocido</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Libre</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Suena</translation>
        </message>
        <message>
            <source>Dialling</source>
            <translation>Marca</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>Habla</translation>
        </message>
        <message>
            <source>Holding</source>
            <translation>Retiene</translation>
        </message>
    </context>
    <context>
        <name>ExtensionsPane</name>
        <message>
            <source>Extensions</source>
            <translation>Extensiones</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>Show as a list instead of tiles</source>
            <translation>Mostrar en lista en vez de en mosaico</translation>
        </message>
        <message>
            <source>A-Z</source>
            <translation>A-Z</translation>
        </message>
        <message>
            <source>Sort by name instead of number</source>
            <translation>Ordenar por nombre en vez de por número</translation>
        </message>
        <message>
            <source>Free only</source>
            <translation>Solo libres</translation>
        </message>
        <message>
            <source>Show only free extensions</source>
            <translation>Mostrar solo las extensiones libres</translation>
        </message>
        <message>
            <source>Filter extensions</source>
            <translation>Filtrar extensiones</translation>
        </message>
        <message>
            <source>No matching extensions.</source>
            <translation>Ninguna extensión coincide.</translation>
        </message>
        <message>
            <source>No favourites yet. Add them with Ctrl+D on the page “All”.</source>
            <translation>Aún no hay favoritas. Añádalas con Ctrl+D en la página «Todas».</translation>
        </message>
        <message>
            <source>Extensions appear here once the PBX has sent them.</source>
            <translation>Las extensiones aparecen aquí cuando la centralita las envía.</translation>
        </message>
        <message>
            <source>{free} of {all} free</source>
            <translation>{free} de {all} libres</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoritas</translation>
        </message>
        <message>
            <source>Favourites of all desks</source>
            <translation>Favoritas de todos los puestos</translation>
        </message>
        <message>
            <source>{name} (all desks)</source>
            <translation>{name} (todos los puestos)</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorita</translation>
        </message>
        <message>
            <source>Move earlier</source>
            <translation>Mover antes</translation>
        </message>
        <message>
            <source>Move later</source>
            <translation>Mover después</translation>
        </message>
        <message>
            <source>Publish this page to all desks</source>
            <translation>Publicar esta página para todos los puestos</translation>
        </message>
        <message>
            <source>Stop publishing this page</source>
            <translation>Dejar de publicar esta página</translation>
        </message>
        <message>
            <source>Remove from page</source>
            <translation>Quitar de la página</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>PBX node</source>
            <translation>Nodo de la centralita</translation>
        </message>
        <message>
            <source>The PBX that reports the call.</source>
            <translation>La centralita que informa de la llamada.</translation>
        </message>
        <message>
            <source>Call ID</source>
            <translation>ID de llamada</translation>
        </message>
        <message>
            <source>The call ID on this PBX. Other PBXs use another one.</source>
            <translation>El ID de la llamada en esta centralita. Otras centralitas usan otro.</translation>
        </message>
        <message>
            <source>Account code</source>
            <translation>Código de cuenta</translation>
        </message>
        <message>
            <source>The account code to which the call is charged.</source>
            <translation>El código de cuenta al que se carga la llamada.</translation>
        </message>
        <message>
            <source>Authorisation code</source>
            <translation>Código de autorización</translation>
        </message>
        <message>
            <source>Whether an authorisation code was entered for this call. The PBX hides the code.</source>
            <translation>Si se introdujo un código de autorización para esta llamada. La centralita oculta el código.</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Etiqueta</translation>
        </message>
        <message>
            <source>A tag that an application or voicemail has set on the call.</source>
            <translation>Una etiqueta que ha puesto una aplicación o el buzón de voz.</translation>
        </message>
        <message>
            <source>Transfer cause</source>
            <translation>Causa de la transferencia</translation>
        </message>
        <message>
            <source>Why the call was transferred; usually 0.</source>
            <translation>Por qué se transfirió la llamada; normalmente 0.</translation>
        </message>
        <message>
            <source>Owner group</source>
            <translation>Grupo propietario</translation>
        </message>
        <message>
            <source>The hunt group that owns the call.</source>
            <translation>El grupo de búsqueda al que pertenece la llamada.</translation>
        </message>
        <message>
            <source>First group</source>
            <translation>Primer grupo</translation>
        </message>
        <message>
            <source>The hunt group that the call was first offered to.</source>
            <translation>El grupo de búsqueda al que se ofreció primero la llamada.</translation>
        </message>
        <message>
            <source>First extension</source>
            <translation>Primera extensión</translation>
        </message>
        <message>
            <source>The extension that the call was first offered to.</source>
            <translation>La extensión a la que se ofreció primero la llamada.</translation>
        </message>
        <message>
            <source>Current group</source>
            <translation>Grupo actual</translation>
        </message>
        <message>
            <source>The hunt group that the call is currently offered to.</source>
            <translation>El grupo de búsqueda al que se ofrece ahora la llamada.</translation>
        </message>
        <message>
            <source>Current extension</source>
            <translation>Extensión actual</translation>
        </message>
        <message>
            <source>The extension that the call is currently offered to.</source>
            <translation>La extensión a la que se ofrece ahora la llamada.</translation>
        </message>
        <message>
            <source>Leaving a message</source>
            <translation>Dejando un mensaje</translation>
        </message>
        <message>
            <source>Whether the caller is leaving a voicemail message.</source>
            <translation>Si quien llama está dejando un mensaje de voz.</translation>
        </message>
        <message>
            <source>Message length</source>
            <translation>Duración del mensaje</translation>
        </message>
        <message>
            <source>The length of the voicemail message.</source>
            <translation>La duración del mensaje de voz.</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <source>Whether the caller is queued or hears an announcement.</source>
            <translation>Si quien llama está en cola u oye un anuncio.</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Reloj</translation>
        </message>
        <message>
            <source>The PBX clock at this record, in tenths of a second. Use it only for differences.</source>
            <translation>El reloj de la centralita en este registro, en décimas de segundo. Úselo solo para diferencias.</translation>
        </message>
        <message>
            <source>Overflow</source>
            <translation>Desbordamiento</translation>
        </message>
        <message>
            <source>Whether the call overflowed to another hunt group.</source>
            <translation>Si la llamada se desbordó a otro grupo.</translation>
        </message>
        <message>
            <source>Voice menu</source>
            <translation>Menú de voz</translation>
        </message>
        <message>
            <source>The voice menu that the call came from.</source>
            <translation>El menú de voz del que salió la llamada.</translation>
        </message>
        <message>
            <source>Time in the menu</source>
            <translation>Tiempo en el menú</translation>
        </message>
        <message>
            <source>The time that the caller spent in the voice menu.</source>
            <translation>El tiempo que quien llama pasó en el menú de voz.</translation>
        </message>
        <message>
            <source>Party</source>
            <translation>Parte</translation>
        </message>
        <message>
            <source>The identifier of this party, the same on every PBX of the network.</source>
            <translation>El identificador de esta parte, igual en todas las centralitas de la red.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sentido</translation>
        </message>
        <message>
            <source>Whether this party made or received the call.</source>
            <translation>Si esta parte hizo o recibió la llamada.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>The state of this party.</source>
            <translation>El estado de esta parte.</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Whether this party has an audio path. Without one, it is on hold.</source>
            <translation>Si esta parte tiene audio. Si no, está retenida.</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Tono</translation>
        </message>
        <message>
            <source>The tone or music played to this party.</source>
            <translation>El tono o la música que oye esta parte.</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Ubicación</translation>
        </message>
        <message>
            <source>Whether this party is on this PBX or on another one, which may have more data.</source>
            <translation>Si esta parte está en esta centralita o en otra, que puede tener más datos.</translation>
        </message>
        <message>
            <source>Public line</source>
            <translation>Línea pública</translation>
        </message>
        <message>
            <source>Whether this party is on an outside line.</source>
            <translation>Si esta parte está en una línea exterior.</translation>
        </message>
        <message>
            <source>Flags</source>
            <translation>Indicadores</translation>
        </message>
        <message>
            <source>Privacy, automatic answer, recording, and the answer to the request for consent.</source>
            <translation>Privacidad, respuesta automática, grabación y respuesta a la petición de consentimiento.</translation>
        </message>
        <message>
            <source>Emergency location</source>
            <translation>Lugar de emergencia</translation>
        </message>
        <message>
            <source>The number of the location that is given to the emergency services.</source>
            <translation>El número de la ubicación que se comunica a los servicios de emergencia.</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Equipo</translation>
        </message>
        <message>
            <source>The type of equipment, for example a phone, a line or a park slot.</source>
            <translation>El tipo de equipo, por ejemplo teléfono, línea o posición de aparcamiento.</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <source>The phone or service model.</source>
            <translation>El modelo de teléfono o servicio.</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Descripción</translation>
        </message>
        <message>
            <source>The Call-ID of a SIP line, the channel of another line, or the role in a conference.</source>
            <translation>El Call-ID de una línea SIP, el canal de otra línea o el papel en una conferencia.</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Extensión</translation>
        </message>
        <message>
            <source>The extension of this user.</source>
            <translation>La extensión de este usuario.</translation>
        </message>
        <message>
            <source>Number type</source>
            <translation>Tipo de número</translation>
        </message>
        <message>
            <source>The type of the called number, for example an emergency number.</source>
            <translation>El tipo del número llamado, por ejemplo uno de emergencia.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>Why this party was called, as a code of the PBX.</source>
            <translation>Por qué se llamó a esta parte, como código de la centralita.</translation>
        </message>
        <message>
            <source>Dialled number</source>
            <translation>Número marcado</translation>
        </message>
        <message>
            <source>The number that the outside caller dialled.</source>
            <translation>El número que marcó quien llama desde fuera.</translation>
        </message>
        <message>
            <source>Digits dialled</source>
            <translation>Cifras marcadas</translation>
        </message>
        <message>
            <source>The digits dialled by this party.</source>
            <translation>Las cifras marcadas por esta parte.</translation>
        </message>
        <message>
            <source>On behalf of</source>
            <translation>En nombre de</translation>
        </message>
        <message>
            <source>The user for whom the call was made or answered.</source>
            <translation>El usuario por quien se hizo o se contestó la llamada.</translation>
        </message>
        <message>
            <source>Sent number</source>
            <translation>Número enviado</translation>
        </message>
        <message>
            <source>The number that the call was sent to.</source>
            <translation>El número al que se envió la llamada.</translation>
        </message>
        <message>
            <source>Subaddress</source>
            <translation>Subdirección</translation>
        </message>
        <message>
            <source>The subaddress, which only some lines provide.</source>
            <translation>La subdirección, que solo dan algunas líneas.</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Finalidad</translation>
        </message>
        <message>
            <source>The purpose of the call: a group, a skill or a diversion.</source>
            <translation>La finalidad de la llamada: un grupo, una habilidad o un desvío.</translation>
        </message>
        <message>
            <source>Caller's number</source>
            <translation>Número de quien llama</translation>
        </message>
        <message>
            <source>The number of the caller.</source>
            <translation>El número de quien llama.</translation>
        </message>
        <message>
            <source>Number presentation</source>
            <translation>Presentación del número</translation>
        </message>
        <message>
            <source>Whether the caller's number may be shown.</source>
            <translation>Si se puede mostrar el número de quien llama.</translation>
        </message>
        <message>
            <source>Name type</source>
            <translation>Tipo de nombre</translation>
        </message>
        <message>
            <source>The origin of the name and whether it may be shown.</source>
            <translation>El origen del nombre y si se puede mostrar.</translation>
        </message>
        <message>
            <source>Caller's name</source>
            <translation>Nombre de quien llama</translation>
        </message>
        <message>
            <source>The name of the caller.</source>
            <translation>El nombre de quien llama.</translation>
        </message>
        <message>
            <source>Related party</source>
            <translation>Parte relacionada</translation>
        </message>
        <message>
            <source>The party of another call that this one is being connected to.</source>
            <translation>La parte de otra llamada con la que se está conectando esta.</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>The name of the SIP channel on the PBX.</source>
            <translation>El nombre del canal SIP en la centralita.</translation>
        </message>
        <message>
            <source>SIP party</source>
            <translation>Parte SIP</translation>
        </message>
        <message>
            <source>Whether this is a SIP line or a SIP phone.</source>
            <translation>Si es una línea SIP o un teléfono SIP.</translation>
        </message>
        <message>
            <source>SIP direction</source>
            <translation>Sentido SIP</translation>
        </message>
        <message>
            <source>Whether the other party or the PBX started the dialogue.</source>
            <translation>Si el diálogo lo inició la otra parte o la centralita.</translation>
        </message>
        <message>
            <source>SIP Call-ID</source>
            <translation>Call-ID SIP</translation>
        </message>
        <message>
            <source>The Call-ID that the provider and network traces use.</source>
            <translation>El Call-ID que usan el proveedor y las trazas de red.</translation>
        </message>
        <message>
            <source>Call reported by %1</source>
            <translation>Llamada según %1</translation>
        </message>
        <message>
            <source>Calling party</source>
            <translation>Parte que llama</translation>
        </message>
        <message>
            <source>Called party</source>
            <translation>Parte llamada</translation>
        </message>
        <message>
            <source>Ringing at</source>
            <translation>Suena en</translation>
        </message>
        <message>
            <source>SIP dialogue</source>
            <translation>Diálogo SIP</translation>
        </message>
        <message>
            <source>Reports of other PBXs</source>
            <translation>Informes de otras centralitas</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Llamada</translation>
        </message>
        <message>
            <source>The identifier of the call in this program and its history.</source>
            <translation>El identificador de la llamada en este programa y su historial.</translation>
        </message>
        <message>
            <source>Unknown field</source>
            <translation>Campo desconocido</translation>
        </message>
        <message>
            <source>A field that is not documented; its meaning is unknown.</source>
            <translation>Un campo sin documentar; su significado se desconoce.</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Campo</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Valor</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Search by name or number</source>
            <translation>Buscar por nombre o número</translation>
        </message>
        <message>
            <source>Search the history</source>
            <translation>Buscar en el historial</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filtros</translation>
        </message>
        <message>
            <source>Choose days, direction, outcome, hunt group or person</source>
            <translation>Elegir días, sentido, resultado, grupo de búsqueda o persona</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Días</translation>
        </message>
        <message>
            <source>From day</source>
            <translation>Desde el día</translation>
        </message>
        <message>
            <source>From time</source>
            <translation>Desde la hora</translation>
        </message>
        <message>
            <source>to</source>
            <translation>a</translation>
        </message>
        <message>
            <source>To day</source>
            <translation>Hasta el día</translation>
        </message>
        <message>
            <source>To time</source>
            <translation>Hasta la hora</translation>
        </message>
        <message>
            <source>24:00</source>
            <translation>24:00</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sentido</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Grupo de búsqueda</translation>
        </message>
        <message>
            <source>Any hunt group</source>
            <translation>Cualquier grupo</translation>
        </message>
        <message>
            <source>Person or extension</source>
            <translation>Persona o extensión</translation>
        </message>
        <message>
            <source>Any person</source>
            <translation>Cualquier persona</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>Borrar el filtro</translation>
        </message>
        <message>
            <source>{start} to {end} UTC</source>
            <translation>{start} a {end} UTC</translation>
        </message>
        <message>
            <source>Filters ({count})</source>
            <translation>Filtros ({count})</translation>
        </message>
    </context>
    <context>
        <name>FilterField</name>
        <message>
            <source>Filter</source>
            <translation>Filtrar</translation>
        </message>
    </context>
    <context>
        <name>ForgetDialog</name>
        <message>
            <source>Forget a number</source>
            <translation>Olvidar un número</translation>
        </message>
        <message>
            <source>The number and the name beside it are removed from all calls and recorded events. The calls themselves remain, so that figures stay the same. This cannot be undone.</source>
            <translation>El número y el nombre que lo acompaña se eliminan de todas las llamadas y eventos registrados. Las llamadas se conservan, para que las cifras no cambien. Esto no se puede deshacer.</translation>
        </message>
        <message>
            <source>Number to forget</source>
            <translation>Número que se olvida</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Olvidar</translation>
        </message>
        <message>
            <source>Removing the number…</source>
            <translation>Eliminando el número…</translation>
        </message>
        <message numerus="yes">
            <source>Removed from %n call(s).</source>
            <translation>
                <numerusform>Eliminado de %n llamada.</numerusform>
                <numerusform>Eliminado de %n llamadas.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Removed from %n recorded event(s).</source>
            <translation>
                <numerusform>Eliminado de %n evento registrado.</numerusform>
                <numerusform>Eliminado de %n eventos registrados.</numerusform>
            </translation>
        </message>
        <message>
            <source>The history did not have this number.</source>
            <translation>El número no estaba en el historial.</translation>
        </message>
    </context>
    <context>
        <name>GroupDelegate</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en espera</numerusform>
                <numerusform>%n en espera</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GroupModel</name>
        <message>
            <source>%1: %2 waiting, %3 ringing, %4 talking</source>
            <translation>%1: %2 en espera, %3 sonando, %4 hablando</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Grupo de búsqueda</translation>
        </message>
        <message>
            <source>%1, above the target of %2</source>
            <translation>%1, por encima del objetivo de %2</translation>
        </message>
    </context>
    <context>
        <name>GroupTargetTable</name>
        <message>
            <source>Hunt group</source>
            <translation>Grupo de búsqueda</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Objetivo</translation>
        </message>
        <message>
            <source>Group targets</source>
            <translation>Objetivos de los grupos</translation>
        </message>
    </context>
    <context>
        <name>GroupsPane</name>
        <message>
            <source>Hunt groups</source>
            <translation>Grupos de búsqueda</translation>
        </message>
        <message>
            <source>Hunt groups appear here once the PBX has sent them.</source>
            <translation>Los grupos aparecen aquí cuando la centralita los envía.</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>Answered</source>
            <translation>Contestada</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Buzón de voz</translation>
        </message>
        <message>
            <source>Hung up</source>
            <translation>Colgó</translation>
        </message>
        <message>
            <source>Hung up soon</source>
            <translation>Colgó pronto</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>Sin respuesta</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Desconocido</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Número oculto</translation>
        </message>
        <message>
            <source>Reached {time}</source>
            <translation>Contacto: {time}</translation>
        </message>
        <message>
            <source>Reached by {who}, {time}</source>
            <translation>Contacto con {who}, {time}</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ayer</translation>
        </message>
        <message>
            <source>waited {time}</source>
            <translation>esperó {time}</translation>
        </message>
        <message>
            <source>talked {time}</source>
            <translation>habló {time}</translation>
        </message>
    </context>
    <context>
        <name>HistoryBrowser</name>
        <message>
            <source>Show this moment</source>
            <translation>Mostrar este momento</translation>
        </message>
        <message>
            <source>Show the calls of all numbers</source>
            <translation>Mostrar las llamadas de todos los números</translation>
        </message>
        <message>
            <source>Ended calls</source>
            <translation>Llamadas terminadas</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>Borrar el filtro</translation>
        </message>
        <message>
            <source>All calls with {number}</source>
            <translation>Todas las llamadas con {number}</translation>
        </message>
        <message>
            <source>1 call</source>
            <translation>1 llamada</translation>
        </message>
        <message>
            <source>{number} calls</source>
            <translation>{number} llamadas</translation>
        </message>
        <message>
            <source>The history cannot be read</source>
            <translation>No se puede leer el historial</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Recording of calls is off, so that there is no history.</source>
            <translation>El registro de llamadas está desactivado, por lo que no hay historial.</translation>
        </message>
        <message>
            <source>Nothing is recorded</source>
            <translation>No se registra nada</translation>
        </message>
        <message>
            <source>Reading the history…</source>
            <translation>Leyendo el historial…</translation>
        </message>
        <message>
            <source>No recorded call matches the search and the filters.</source>
            <translation>Ninguna llamada registrada coincide con la búsqueda y los filtros.</translation>
        </message>
        <message>
            <source>No matching calls</source>
            <translation>Ninguna llamada coincide</translation>
        </message>
        <message>
            <source>Each call appears here as soon as it has ended.</source>
            <translation>Cada llamada aparece aquí en cuanto termina.</translation>
        </message>
        <message>
            <source>No calls yet</source>
            <translation>Aún no hay llamadas</translation>
        </message>
    </context>
    <context>
        <name>HistoryCells</name>
        <message>
            <source>Call</source>
            <translation>Llamada</translation>
        </message>
    </context>
    <context>
        <name>HistoryFilter</name>
        <message>
            <source>Any day</source>
            <translation>Cualquier día</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ayer</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Esta semana</translation>
        </message>
        <message>
            <source>Choose days…</source>
            <translation>Elegir días…</translation>
        </message>
        <message>
            <source>Any outcome</source>
            <translation>Cualquier resultado</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Contestada</translation>
        </message>
        <message>
            <source>Not answered by a person</source>
            <translation>Sin contestar por una persona</translation>
        </message>
        <message>
            <source>Caller hung up</source>
            <translation>Colgó quien llamaba</translation>
        </message>
        <message>
            <source>Went to voicemail</source>
            <translation>Fue al buzón de voz</translation>
        </message>
        <message>
            <source>Nobody reached</source>
            <translation>Nadie respondió</translation>
        </message>
        <message>
            <source>Any direction</source>
            <translation>Cualquier sentido</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Entrante</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Saliente</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Interna</translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>Record calls and events</source>
            <translation>Registrar llamadas y eventos</translation>
        </message>
        <message>
            <source> days</source>
            <translation> días</translation>
        </message>
        <message>
            <source>for ever</source>
            <translation>para siempre</translation>
        </message>
        <message>
            <source>Days to keep calls</source>
            <translation>Días que se conservan las llamadas</translation>
        </message>
        <message>
            <source>Keep calls</source>
            <translation>Conservar las llamadas</translation>
        </message>
        <message>
            <source>Days to keep events</source>
            <translation>Días que se conservan los eventos</translation>
        </message>
        <message>
            <source>Keep events for Rewind</source>
            <translation>Conservar los eventos, para retroceder</translation>
        </message>
        <message>
            <source>Maximum space for events</source>
            <translation>Espacio máximo de los eventos</translation>
        </message>
        <message>
            <source> GB</source>
            <translation> GB</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sin límite</translation>
        </message>
        <message>
            <source>Days until callers become anonymous</source>
            <translation>Días hasta anonimizar a quienes llaman</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nunca</translation>
        </message>
        <message>
            <source>Make callers anonymous after</source>
            <translation>Anonimizar a quienes llaman tras</translation>
        </message>
        <message>
            <source>The history says who called whom, when, and how each call went, but never what was said. Only your account on this computer can read its file.</source>
            <translation>El historial recoge quién llamó a quién, cuándo y cómo fue cada llamada, pero nunca lo que se dijo. Solo su cuenta en este equipo puede leer su archivo.</translation>
        </message>
        <message>
            <source>The hub records the calls of this site. Its administrator decides how long they are kept, and can forget a number. Only “No figures about individual people” applies here; all other settings are for sites without a hub.</source>
            <translation>El concentrador registra las llamadas de esta sede. Su administrador decide cuánto tiempo se conservan y puede olvidar un número. Aquí solo se aplica «Sin cifras de personas concretas»; el resto de la configuración es para sedes sin concentrador.</translation>
        </message>
        <message>
            <source>Numbers and names of callers are then permanently replaced. Calls of one caller can still be counted, but nobody can tell who it was.</source>
            <translation>Los números y nombres de quienes llaman se sustituyen entonces para siempre. Las llamadas de una misma persona aún se pueden contar, pero nadie puede saber quién era.</translation>
        </message>
        <message>
            <source>No figures about individual people</source>
            <translation>Sin cifras de personas concretas</translation>
        </message>
        <message>
            <source>Reports then have no rows by extension and no names of colleagues.</source>
            <translation>Los informes no tienen entonces filas por extensión ni nombres de colegas.</translation>
        </message>
        <message>
            <source>a file of each site</source>
            <translation>un archivo por sede</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Ubicación</translation>
        </message>
        <message>
            <source>A file on this computer, or postgresql://SERVER/DATABASE for a site with a hub. A new location takes effect when the program is started again.</source>
            <translation>Un archivo de este equipo, o postgresql://SERVIDOR/BASE para una sede con concentrador. Una ubicación nueva se aplica al reiniciar el programa.</translation>
        </message>
        <message>
            <source>Recorded in {location}.</source>
            <translation>Registrado en {location}.</translation>
        </message>
        <message>
            <source>Forget a number…</source>
            <translation>Olvidar un número…</translation>
        </message>
        <message>
            <source>Back up…</source>
            <translation>Copia de seguridad…</translation>
        </message>
        <message>
            <source>The location of the history must not contain a password. Write it into the password file of PostgreSQL.</source>
            <translation>La ubicación del historial no debe contener ninguna contraseña. Escríbala en el archivo de contraseñas de PostgreSQL.</translation>
        </message>
        <message>
            <source>The location of the history must be a file with its whole path, or start with postgresql://.</source>
            <translation>La ubicación del historial debe ser un archivo con su ruta completa o empezar por postgresql://.</translation>
        </message>
        <message>
            <source>Recorded in {location}, {size}.</source>
            <translation>Registrado en {location}, {size}.</translation>
        </message>
        <message>
            <source>Back up the history</source>
            <translation>Copia de seguridad del historial</translation>
        </message>
        <message>
            <source>History backup</source>
            <translation>Copia del historial</translation>
        </message>
        <message>
            <source>Copying the history…</source>
            <translation>Copiando el historial…</translation>
        </message>
        <message>
            <source>The history was copied to {file}.</source>
            <translation>El historial se ha copiado en {file}.</translation>
        </message>
    </context>
    <context>
        <name>HistoryPane</name>
        <message>
            <source>History</source>
            <translation>Historial</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Cronología</translation>
        </message>
        <message>
            <source>Show the course of the selected call below the list</source>
            <translation>Mostrar el recorrido de la llamada seleccionada debajo de la lista</translation>
        </message>
        <message>
            <source>Export the calls that are shown</source>
            <translation>Exportar las llamadas mostradas</translation>
        </message>
        <message>
            <source>Open the history in a window</source>
            <translation>Abrir el historial en una ventana</translation>
        </message>
    </context>
    <context>
        <name>HistoryWindow</name>
        <message>
            <source>History</source>
            <translation>Historial</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
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
            <translation>Coma</translation>
        </message>
        <message>
            <source>Semicolon</source>
            <translation>Punto y coma</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tabulador</translation>
        </message>
        <message>
            <source>Vertical bar</source>
            <translation>Barra vertical</translation>
        </message>
        <message>
            <source>Import contacts</source>
            <translation>Importar contactos</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Elegir un archivo…</translation>
        </message>
        <message>
            <source>CSV, vCard or LDIF, as exported by address books and servers.</source>
            <translation>CSV, vCard o LDIF, como los exportan las libretas de direcciones y los servidores.</translation>
        </message>
        <message>
            <source>Address book name</source>
            <translation>Nombre de la libreta</translation>
        </message>
        <message>
            <source>File type</source>
            <translation>Tipo de archivo</translation>
        </message>
        <message>
            <source>Character encoding</source>
            <translation>Codificación de caracteres</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vista previa</translation>
        </message>
        <message>
            <source>Column separator</source>
            <translation>Separador de columnas</translation>
        </message>
        <message>
            <source>The first row contains column names</source>
            <translation>La primera fila contiene los nombres de las columnas</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importar</translation>
        </message>
        <message>
            <source>Contact file</source>
            <translation>Archivo de contactos</translation>
        </message>
        <message>
            <source>Contact files (*.csv *.txt *.tsv *.vcf *.vcard *.ldif *.ldi)</source>
            <translation>Archivos de contactos (*.csv *.txt *.tsv *.vcf *.vcard *.ldif *.ldi)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Todos los archivos (*)</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>Leyendo el archivo…</translation>
        </message>
        <message>
            <source>No contacts found. Choose the column of the names or numbers.</source>
            <translation>No hay contactos. Elija la columna de los nombres o los números.</translation>
        </message>
        <message>
            <source>This replaces {name}, which was imported from the same file.</source>
            <translation>Esto reemplaza {name}, importado del mismo archivo.</translation>
        </message>
        <message>
            <source>If these words look wrong, choose another character encoding: {words}.</source>
            <translation>Si estas palabras se ven mal, elija otra codificación de caracteres: {words}.</translation>
        </message>
        <message>
            <source>Unknown column names, recognised by their contents: {columns}.</source>
            <translation>Nombres de columna desconocidos, reconocidos por su contenido: {columns}.</translation>
        </message>
        <message numerus="yes">
            <source>%n of the first entries have problems.</source>
            <translation>
                <numerusform>%n de las primeras entradas tiene problemas.</numerusform>
                <numerusform>%n de las primeras entradas tienen problemas.</numerusform>
            </translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>Importando…</translation>
        </message>
        <message numerus="yes">
            <source>Importing… %n loaded</source>
            <translation>
                <numerusform>Importando… %n cargado</numerusform>
                <numerusform>Importando… %n cargados</numerusform>
            </translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Números</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Empresa</translation>
        </message>
        <message>
            <source>E-mail address</source>
            <translation>Correo electrónico</translation>
        </message>
        <message>
            <source>First contacts of the file</source>
            <translation>Primeros contactos del archivo</translation>
        </message>
    </context>
    <context>
        <name>ImportResultView</name>
        <message>
            <source>Problems in the file</source>
            <translation>Problemas del archivo</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Copiar la lista</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) imported</source>
            <translation>
                <numerusform>%n contacto importado</numerusform>
                <numerusform>%n contactos importados</numerusform>
            </translation>
        </message>
        <message>
            <source>The contacts are in the directory, and callers are shown by name.</source>
            <translation>Los contactos están en el directorio, y quienes llaman se muestran con su nombre.</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) in the file:</source>
            <translation>
                <numerusform>%n problema en el archivo:</numerusform>
                <numerusform>%n problemas en el archivo:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… y %n más</numerusform>
                <numerusform>… y %n más</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Archivo</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Editar</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ver</translation>
        </message>
        <message>
            <source>&amp;Panes</source>
            <translation>&amp;Paneles</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Ir</translation>
        </message>
        <message>
            <source>&amp;Tools</source>
            <translation>&amp;Herramientas</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>A&amp;yuda</translation>
        </message>
        <message>
            <source>Import contacts…</source>
            <translation>Importar contactos…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Reload the directory</source>
            <translation>Recargar el directorio</translation>
        </message>
        <message>
            <source>Copy the selected number</source>
            <translation>Copiar el número seleccionado</translation>
        </message>
        <message>
            <source>Search or filter this pane</source>
            <translation>Buscar o filtrar en este panel</translation>
        </message>
        <message>
            <source>Note on the selected person</source>
            <translation>Nota sobre la persona seleccionada</translation>
        </message>
        <message>
            <source>I take the selected call</source>
            <translation>Atender yo la llamada seleccionada</translation>
        </message>
        <message>
            <source>Use system theme</source>
            <translation>Usar el tema del sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Alto contraste</translation>
        </message>
        <message>
            <source>What the colours mean</source>
            <translation>Qué significan los colores</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Texto más grande</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Texto más pequeño</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>Tamaño normal del texto</translation>
        </message>
        <message>
            <source>Compact strip</source>
            <translation>Tira compacta</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Panel mural</translation>
        </message>
        <message>
            <source>History window</source>
            <translation>Ventana del historial</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Informes</translation>
        </message>
        <message>
            <source>Always on top</source>
            <translation>Siempre encima</translation>
        </message>
        <message>
            <source>Rewind</source>
            <translation>Retroceder</translation>
        </message>
        <message>
            <source>Raw phone status</source>
            <translation>Estado del teléfono sin procesar</translation>
        </message>
        <message>
            <source>Float or dock the pane with the keyboard</source>
            <translation>Soltar o acoplar el panel que tiene el teclado</translation>
        </message>
        <message>
            <source>Reset layout</source>
            <translation>Restablecer disposición</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Configuración…</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>No molestar</translation>
        </message>
        <message>
            <source>Colleagues, and where I am</source>
            <translation>Colegas y dónde estoy</translation>
        </message>
        <message>
            <source>All commands</source>
            <translation>Todos los comandos</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Atajos de teclado</translation>
        </message>
        <message>
            <source>Tour</source>
            <translation>Visita guiada</translation>
        </message>
        <message>
            <source>Create a support file…</source>
            <translation>Crear un archivo de soporte…</translation>
        </message>
        <message>
            <source>A newer version is available…</source>
            <translation>Nueva versión disponible…</translation>
        </message>
        <message>
            <source>About DevLink3 Desk</source>
            <translation>Acerca de DevLink3 Desk</translation>
        </message>
        <message>
            <source>Move through a list</source>
            <translation>Moverse por una lista</translation>
        </message>
        <message>
            <source>Call the selected person</source>
            <translation>Llamar a la persona seleccionada</translation>
        </message>
        <message>
            <source>Menu of the selected row</source>
            <translation>Menú de la fila seleccionada</translation>
        </message>
        <message>
            <source>First row of a list</source>
            <translation>Primera fila de una lista</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
        <message>
            <source>Next field or list</source>
            <translation>Campo o lista siguiente</translation>
        </message>
        <message>
            <source>Press a button, tick a box</source>
            <translation>Pulsar un botón, marcar una casilla</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historial</translation>
        </message>
        <message>
            <source>Search, in the history window</source>
            <translation>Buscar, en la ventana del historial</translation>
        </message>
        <message>
            <source>Parts of a call, on its timeline</source>
            <translation>Partes de una llamada, en su cronología</translation>
        </message>
        <message>
            <source>Close the history window</source>
            <translation>Cerrar la ventana del historial</translation>
        </message>
        <message>
            <source>A second earlier or later</source>
            <translation>Un segundo antes o después</translation>
        </message>
        <message>
            <source>A minute earlier or later</source>
            <translation>Un minuto antes o después</translation>
        </message>
        <message>
            <source>Ten minutes earlier or later</source>
            <translation>Diez minutos antes o después</translation>
        </message>
        <message>
            <source>Beginning or end of the time bar</source>
            <translation>Inicio o fin de la barra de tiempo</translation>
        </message>
        <message>
            <source>Back to now</source>
            <translation>Volver al presente</translation>
        </message>
        <message>
            <source>Values of a chart</source>
            <translation>Valores de un gráfico</translation>
        </message>
        <message>
            <source>Calls of the selected value</source>
            <translation>Llamadas del valor seleccionado</translation>
        </message>
        <message>
            <source>Compute the report again</source>
            <translation>Calcular de nuevo el informe</translation>
        </message>
        <message>
            <source>Print the report</source>
            <translation>Imprimir el informe</translation>
        </message>
        <message>
            <source>Close the reports</source>
            <translation>Cerrar los informes</translation>
        </message>
        <message>
            <source>Leave full screen, or close</source>
            <translation>Salir de pantalla completa o cerrar</translation>
        </message>
        <message>
            <source>General</source>
            <translation>General</translation>
        </message>
        <message>
            <source>Go to the calls</source>
            <translation>Ir a las llamadas</translation>
        </message>
        <message>
            <source>Go to the call details</source>
            <translation>Ir a los detalles de la llamada</translation>
        </message>
        <message>
            <source>Go to the park slots and conferences</source>
            <translation>Ir a los aparcamientos y conferencias</translation>
        </message>
        <message>
            <source>Search the directory</source>
            <translation>Buscar en el directorio</translation>
        </message>
        <message>
            <source>Go to the callers to call back</source>
            <translation>Ir a las llamadas por devolver</translation>
        </message>
        <message>
            <source>Search the history</source>
            <translation>Buscar en el historial</translation>
        </message>
        <message>
            <source>Go to the hunt groups</source>
            <translation>Ir a los grupos de búsqueda</translation>
        </message>
        <message>
            <source>Go to the extensions</source>
            <translation>Ir a las extensiones</translation>
        </message>
    </context>
    <context>
        <name>LanguagePage</name>
        <message>
            <source>System language</source>
            <translation>Idioma del sistema</translation>
        </message>
        <message>
            <source>The language changes after a restart. Numbers, times and dates use the format of this computer.</source>
            <translation>El idioma cambia al reiniciar. Los números, horas y fechas siguen el formato de este equipo.</translation>
        </message>
    </context>
    <context>
        <name>LegsTable</name>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Quién</translation>
        </message>
        <message>
            <source>Moved by</source>
            <translation>Movida por</translation>
        </message>
        <message>
            <source>Course of the call as a table</source>
            <translation>Recorrido de la llamada en tabla</translation>
        </message>
    </context>
    <context>
        <name>Link</name>
        <message>
            <source>The PBX says AUTHENTICATION FAILED: it does not accept this user with this password.</source>
            <translation>La centralita responde AUTHENTICATION FAILED: no acepta a este usuario con esta contraseña.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted.</source>
            <translation>No se puede confiar en el certificado de la centralita.</translation>
        </message>
        <message>
            <source>Try again; use -v for more details on stderr.</source>
            <translation>Inténtelo de nuevo; use -v para ver más detalles en stderr.</translation>
        </message>
        <message>
            <source>Check the address and the port (50796 with TLS, 50797 without), the firewall, and that the service is enabled in the security settings of IP Office Manager.</source>
            <translation>Compruebe la dirección y el puerto (50796 con TLS, 50797 sin él), el cortafuegos y que el servicio esté activado en la configuración de seguridad de IP Office Manager.</translation>
        </message>
        <message>
            <source>No connection was established within {limit:g} s.</source>
            <translation>No se estableció ninguna conexión en {limit:g} s.</translation>
        </message>
        <message>
            <source>Check that this port supports TLS 1.2 or later (50796), or use --no-tls with port 50797.</source>
            <translation>Compruebe que este puerto admita TLS 1.2 o posterior (50796), o use --no-tls con el puerto 50797.</translation>
        </message>
        <message>
            <source>Do not sign in until the PBX administrator confirms that the certificate was replaced. Then pin the new fingerprint.</source>
            <translation>No inicie sesión hasta que el administrador de la centralita confirme que el certificado se sustituyó. Fije entonces la huella nueva.</translation>
        </message>
        <message>
            <source>Use --cert and --key with a certificate from the certificate store of the PBX, with at least medium trust, or enable the unsecured interface of TAPI / DevLink 3.</source>
            <translation>Use --cert y --key con un certificado del almacén de certificados de la centralita, con confianza al menos media, o active la interfaz no segura de TAPI / DevLink 3.</translation>
        </message>
        <message>
            <source>If this port does not support TLS, use port 50796, or --no-tls for this one. Otherwise the PBX may require a client certificate (--cert, --key).</source>
            <translation>Si este puerto no admite TLS, use el puerto 50796, o --no-tls para este. Si no, puede que la centralita exija un certificado de cliente (--cert, --key).</translation>
        </message>
        <message>
            <source>Connect with TLS (port 50796).</source>
            <translation>Conéctese con TLS (puerto 50796).</translation>
        </message>
        <message>
            <source>Set DEVLINK3_PASSWORD, store the password in the system keyring, or run this command in a terminal to be prompted.</source>
            <translation>Defina DEVLINK3_PASSWORD, guarde la contraseña en el llavero del sistema o ejecute este comando en un terminal para escribirla.</translation>
        </message>
        <message>
            <source>Check user and password. In IP Office Manager, check that the service user is enabled and in a rights group with DevLink3 enabled. Wait a minute before you try again: the PBX blocks the user after three failed attempts.</source>
            <translation>Compruebe el usuario y la contraseña. En IP Office Manager, compruebe que el usuario de servicio esté habilitado y en un grupo de derechos con DevLink3 activado. Espere un minuto antes de reintentar: la centralita bloquea al usuario tras tres intentos fallidos.</translation>
        </message>
        <message>
            <source>Close another program that uses DevLink3, wait for more than a minute, and try again.</source>
            <translation>Cierre otro programa que use DevLink3, espere más de un minuto e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Wait for more than a minute and try again. The PBX may be starting, or may have blocked the user temporarily.</source>
            <translation>Espere más de un minuto e inténtelo de nuevo. Quizá la centralita esté arrancando o haya bloqueado temporalmente al usuario.</translation>
        </message>
        <message>
            <source>Add a CTI Link Pro licence to this PBX, and check in IP Office Manager that it is valid.</source>
            <translation>Añada una licencia CTI Link Pro a esta centralita y compruebe en IP Office Manager que sea válida.</translation>
        </message>
        <message>
            <source>Remove flags that this release of IP Office does not support; --flags '' requests only call events.</source>
            <translation>Quite las opciones que esta versión de IP Office no admite; --flags '' pide solo eventos de llamada.</translation>
        </message>
        <message>
            <source>Remove -SCN, or add CTI Link Pro licences: two for a network of up to 5 PBXs, three for up to 20, four for more.</source>
            <translation>Quite -SCN o añada licencias CTI Link Pro: dos para una red de hasta 5 centralitas, tres para hasta 20, cuatro para más.</translation>
        </message>
        <message>
            <source>Remove flags such as -SCN, which this PBX or its licences do not support.</source>
            <translation>Quite opciones como -SCN, que esta centralita o sus licencias no admiten.</translation>
        </message>
        <message>
            <source>Connect again. If the error persists, check that the port is a DevLink3 service.</source>
            <translation>Conéctese de nuevo. Si el error persiste, compruebe que el puerto sea un servicio DevLink3.</translation>
        </message>
        <message>
            <source>The PBX stopped responding, although the connection is still open.</source>
            <translation>La centralita ha dejado de responder, aunque la conexión sigue abierta.</translation>
        </message>
        <message>
            <source>Check the network between this computer and the PBX.</source>
            <translation>Compruebe la red entre este equipo y la centralita.</translation>
        </message>
        <message>
            <source>Check the name, for example nasystem/user_list. Not every release provides every pseudo-file.</source>
            <translation>Compruebe el nombre, por ejemplo nasystem/user_list. No todas las versiones ofrecen todos los seudoarchivos.</translation>
        </message>
        <message>
            <source>The PBX did not answer the request for the file {name!r}.</source>
            <translation>La centralita no respondió a la petición del archivo {name!r}.</translation>
        </message>
        <message>
            <source>The PBX did not provide the file {name!r} (result {result:#010x}).</source>
            <translation>La centralita no facilitó el archivo {name!r} (resultado {result:#010x}).</translation>
        </message>
        <message>
            <source>The encrypted connection could not be established.</source>
            <translation>No se pudo establecer la conexión cifrada.</translation>
        </message>
        <message>
            <source>The PBX requires a client certificate that it trusts.</source>
            <translation>La centralita exige un certificado de cliente en el que confía.</translation>
        </message>
        <message>
            <source>The PBX says FEATURE NOT AVAILABLE for these event flags.</source>
            <translation>La centralita responde FEATURE NOT AVAILABLE para estos indicadores de eventos.</translation>
        </message>
        <message>
            <source>The server closed the connection during the TLS handshake.</source>
            <translation>El servidor cerró la conexión durante la negociación TLS.</translation>
        </message>
        <message>
            <source>The PBX says INSUFFICIENT LICENCE for these event flags.</source>
            <translation>La centralita responde INSUFFICIENT LICENCE para estos indicadores de eventos.</translation>
        </message>
        <message>
            <source>The PBX says LICENCE MISSING: it has no CTI Link Pro licence.</source>
            <translation>La centralita responde LICENCE MISSING: no tiene licencia CTI Link Pro.</translation>
        </message>
        <message>
            <source>The PBX says LIMITS EXCEEDED: its three connections for events are in use.</source>
            <translation>La centralita responde LIMITS EXCEEDED: sus tres conexiones de eventos están ocupadas.</translation>
        </message>
        <message>
            <source>The connection to the PBX failed.</source>
            <translation>Falló la conexión con la centralita.</translation>
        </message>
        <message>
            <source>No password is available.</source>
            <translation>No hay ninguna contraseña disponible.</translation>
        </message>
        <message>
            <source>The certificate of the PBX differs from the pinned one.</source>
            <translation>El certificado de la centralita difiere del fijado.</translation>
        </message>
        <message>
            <source>The PBX requests the password in plain text over an unencrypted connection. Nothing was sent.</source>
            <translation>La centralita pide la contraseña en texto claro por una conexión sin cifrar. No se envió nada.</translation>
        </message>
        <message>
            <source>The PBX says RETRY LATER.</source>
            <translation>La centralita responde RETRY LATER.</translation>
        </message>
        <message>
            <source>The PBX rejected the sign-in.</source>
            <translation>La centralita rechazó el inicio de sesión.</translation>
        </message>
        <message>
            <source>The connection to the PBX was lost.</source>
            <translation>Se perdió la conexión con la centralita.</translation>
        </message>
        <message>
            <source>The PBX refused the event request.</source>
            <translation>La centralita rechazó la petición de eventos.</translation>
        </message>
        <message>
            <source>The PBX says UNKNOWN FLAG: it does not know one of the event flags.</source>
            <translation>La centralita responde UNKNOWN FLAG: no conoce uno de los indicadores de eventos.</translation>
        </message>
        <message>
            <source>The PBX cannot be reached.</source>
            <translation>No se puede conectar con la centralita.</translation>
        </message>
        <message>
            <source>The PBX closed the connection.</source>
            <translation>La centralita cerró la conexión.</translation>
        </message>
        <message>
            <source>The server closed the encrypted connection without sending any data.</source>
            <translation>El servidor cerró la conexión cifrada sin enviar datos.</translation>
        </message>
        <message>
            <source>Check that this is the DevLink3 port (50796). The PBX may also require a client certificate (--cert, --key).</source>
            <translation>Compruebe que sea el puerto DevLink3 (50796). Puede que la centralita exija también un certificado de cliente (--cert, --key).</translation>
        </message>
        <message>
            <source>The server closed the connection without sending any data.</source>
            <translation>El servidor cerró la conexión sin enviar datos.</translation>
        </message>
        <message>
            <source>Check that this is the unencrypted DevLink3 port (50797). If it is the TLS port (50796), set the connection to TLS.</source>
            <translation>Compruebe que sea el puerto DevLink3 sin cifrar (50797). Si es el puerto TLS (50796), configure la conexión para TLS.</translation>
        </message>
        <message>
            <source>This port uses TLS, but the connection is set to unencrypted TCP.</source>
            <translation>Este puerto usa TLS, pero la conexión está configurada para TCP sin cifrar.</translation>
        </message>
        <message>
            <source>Remove --no-tls, or use the unencrypted port (50797).</source>
            <translation>Quite --no-tls o use el puerto sin cifrar (50797).</translation>
        </message>
        <message>
            <source>The PBX sent too many events before the answer to the event request.</source>
            <translation>La centralita envió demasiados eventos antes de la respuesta a la petición de eventos.</translation>
        </message>
        <message>
            <source>The PBX did not resend its calls after a gap in the events.</source>
            <translation>La centralita no volvió a enviar sus llamadas tras un hueco en los eventos.</translation>
        </message>
        <message>
            <source>An unexpected error has interrupted the connection ({error}). The log has details.</source>
            <translation>Un error inesperado ha interrumpido la conexión ({error}). El registro contiene los detalles.</translation>
        </message>
        <message>
            <source>The recording ends here.</source>
            <translation>La grabación termina aquí.</translation>
        </message>
        <message>
            <source>The trace {file} cannot be read: {why}.</source>
            <translation>No se puede leer la grabación {file}: {why}.</translation>
        </message>
        <message>
            <source>{file} is not a trace. Record one with 'devlink3-desk monitor --record FILE'.</source>
            <translation>{file} no es una grabación. Cree una con 'devlink3-desk monitor --record FILE'.</translation>
        </message>
        <message>
            <source>The trace {file} is from a newer version (format {theirs}, supported up to {ours}). Replay it with that version.</source>
            <translation>La grabación {file} es de una versión más nueva (formato {theirs}, admitido hasta {ours}). Reprodúzcala con esa versión.</translation>
        </message>
        <message>
            <source>Line {line} of the trace {file} is damaged: {why}.</source>
            <translation>La línea {line} de la grabación {file} está dañada: {why}.</translation>
        </message>
        <message>
            <source>(empty)</source>
            <translation>(vacío)</translation>
        </message>
        <message>
            <source>{begin} to {end}</source>
            <translation>{begin} a {end}</translation>
        </message>
        <message>
            <source>itself (self-signed)</source>
            <translation>sí mismo (autofirmado)</translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>(ninguna)</translation>
        </message>
        <message>
            <source>subject</source>
            <translation>titular</translation>
        </message>
        <message>
            <source>issued by</source>
            <translation>emisor</translation>
        </message>
        <message>
            <source>valid</source>
            <translation>válido</translation>
        </message>
        <message>
            <source>names</source>
            <translation>nombres</translation>
        </message>
        <message>
            <source>(not readable)</source>
            <translation>(ilegible)</translation>
        </message>
        <message>
            <source>The connection is not open.</source>
            <translation>La conexión no está abierta.</translation>
        </message>
        <message>
            <source>The PBX closed the connection right after the TLS handshake.</source>
            <translation>La centralita cerró la conexión justo después de la negociación TLS.</translation>
        </message>
        <message>
            <source>The PBX closed the connection before it had sent the file {name!r}.</source>
            <translation>La centralita cerró la conexión antes de haber enviado el archivo {name!r}.</translation>
        </message>
        <message>
            <source>Try again. A PBX may also close the connection in place of refusing a file that it does not provide.</source>
            <translation>Inténtelo de nuevo. Una centralita también puede cerrar la conexión en lugar de rechazar un archivo que no ofrece.</translation>
        </message>
        <message>
            <source>The connection was closed by this program.</source>
            <translation>Este programa cerró la conexión.</translation>
        </message>
        <message>
            <source>The PBX answered with an unknown result: {result}.</source>
            <translation>La centralita respondió con un resultado desconocido: {result}.</translation>
        </message>
        <message>
            <source>Check that this is a DevLink3 service. If it is, report this result to the developers.</source>
            <translation>Compruebe que sea un servicio DevLink3. Si lo es, comunique este resultado a los desarrolladores.</translation>
        </message>
        <message>
            <source>The name {name!r} cannot be resolved.</source>
            <translation>No se puede resolver el nombre {name!r}.</translation>
        </message>
        <message>
            <source>Check the spelling, or use the IP address of the PBX.</source>
            <translation>Compruebe la escritura o use la dirección IP de la centralita.</translation>
        </message>
        <message>
            <source>No service is listening at {address}.</source>
            <translation>Ningún servicio escucha en {address}.</translation>
        </message>
        <message>
            <source>{address} cannot be reached: {why}.</source>
            <translation>No se puede conectar con {address}: {why}.</translation>
        </message>
        <message>
            <source>Enter the SHA-256 fingerprint of the certificate: 64 hex digits, with or without colons.</source>
            <translation>Indique la huella SHA-256 del certificado: 64 cifras hexadecimales, con o sin dos puntos.</translation>
        </message>
        <message>
            <source>The PBX did not respond within {limit:g} s.</source>
            <translation>La centralita no respondió en {limit:g} s.</translation>
        </message>
        <message>
            <source>The server did not answer the TLS handshake within {limit:g} s. The port may not support TLS.</source>
            <translation>El servidor no respondió a la negociación TLS en {limit:g} s. Puede que el puerto no admita TLS.</translation>
        </message>
        <message>
            <source>The connection is open, but the server did not answer the sign-in within {limit:g} s.</source>
            <translation>La conexión está abierta, pero el servidor no respondió al inicio de sesión en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not confirm the password within {limit:g} s.</source>
            <translation>La centralita no confirmó la contraseña en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not answer the event request within {limit:g} s.</source>
            <translation>La centralita no respondió a la petición de eventos en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not answer the request for the file within {limit:g} s.</source>
            <translation>La centralita no respondió a la petición del archivo en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not send the rest of the file within {limit:g} s.</source>
            <translation>La centralita no envió el resto del archivo en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX is reachable, but does not answer; it may be busy. Try again in a minute, or allow more time with --timeout.</source>
            <translation>La centralita es accesible, pero no responde; puede que esté ocupada. Inténtelo de nuevo dentro de un minuto o concédale más tiempo con --timeout.</translation>
        </message>
        <message>
            <source>Try again, or allow more time with --timeout. A PBX may also stay silent in place of refusing a file that it does not provide.</source>
            <translation>Inténtelo de nuevo o conceda más tiempo a la centralita con --timeout. Una centralita también puede callar en lugar de rechazar un archivo que no ofrece.</translation>
        </message>
        <message>
            <source>permission denied</source>
            <translation>permiso denegado</translation>
        </message>
        <message>
            <source>connection aborted</source>
            <translation>conexión abortada</translation>
        </message>
        <message>
            <source>connection reset by peer</source>
            <translation>conexión restablecida por el otro extremo</translation>
        </message>
        <message>
            <source>no route to host</source>
            <translation>no hay ruta hasta el equipo</translation>
        </message>
        <message>
            <source>network is unreachable</source>
            <translation>red inaccesible</translation>
        </message>
        <message>
            <source>connection timed out</source>
            <translation>tiempo de conexión agotado</translation>
        </message>
        <message>
            <source>it is not valid yet</source>
            <translation>aún no es válido</translation>
        </message>
        <message>
            <source>it has expired</source>
            <translation>ha caducado</translation>
        </message>
        <message>
            <source>it is self-signed</source>
            <translation>está autofirmado</translation>
        </message>
        <message>
            <source>its CA is unknown</source>
            <translation>su CA es desconocida</translation>
        </message>
        <message>
            <source>Replace the certificate of the PBX by one that is valid, or pin it with --pin and its SHA-256.</source>
            <translation>Sustituya el certificado de la centralita por uno válido, o fíjelo con --pin y su SHA-256.</translation>
        </message>
        <message>
            <source>it is not valid (OpenSSL error {code})</source>
            <translation>no es válido (error {code} de OpenSSL)</translation>
        </message>
        <message>
            <source>its CA may not issue certificates</source>
            <translation>su CA no puede emitir certificados</translation>
        </message>
        <message>
            <source>its signature is not valid</source>
            <translation>su firma no es válida</translation>
        </message>
        <message>
            <source>it contains dates that are not valid</source>
            <translation>contiene fechas no válidas</translation>
        </message>
        <message>
            <source>there are too many CAs between it and the root CA</source>
            <translation>hay demasiadas CA entre él y la CA raíz</translation>
        </message>
        <message>
            <source>its CA is marked as not trusted</source>
            <translation>su CA está marcada como no fiable</translation>
        </message>
        <message>
            <source>it is not known whether it has been revoked</source>
            <translation>no se sabe si ha sido revocado</translation>
        </message>
        <message>
            <source>its CA may not issue certificates for this name</source>
            <translation>su CA no puede emitir certificados para este nombre</translation>
        </message>
        <message>
            <source>its signature uses a method that is no longer secure</source>
            <translation>su firma usa un método que ya no es seguro</translation>
        </message>
        <message>
            <source>it violates the rules for certificates</source>
            <translation>incumple las reglas de los certificados</translation>
        </message>
        <message>
            <source>its root CA is not trusted</source>
            <translation>su CA raíz no es de confianza</translation>
        </message>
        <message>
            <source>it has been revoked</source>
            <translation>ha sido revocado</translation>
        </message>
        <message>
            <source>it was not issued for a server</source>
            <translation>no se emitió para un servidor</translation>
        </message>
        <message>
            <source>it is for another name</source>
            <translation>es para otro nombre</translation>
        </message>
        <message>
            <source>it is for another address</source>
            <translation>es para otra dirección</translation>
        </message>
        <message>
            <source>its key is too short to be secure</source>
            <translation>su clave es demasiado corta para ser segura</translation>
        </message>
        <message>
            <source>the key of its CA is too short to be secure</source>
            <translation>la clave de su CA es demasiado corta para ser segura</translation>
        </message>
        <message>
            <source>the server does not use TLS</source>
            <translation>el servidor no usa TLS</translation>
        </message>
        <message>
            <source>If the administrator confirms that this certificate belongs to the PBX, pin it with --pin and its SHA-256, or use --ca with the CA that issued it.</source>
            <translation>Si el administrador confirma que este certificado es de la centralita, fíjelo con --pin y su SHA-256, o use --ca con la CA que lo emitió.</translation>
        </message>
        <message>
            <source>Connect to a name that the certificate contains, enter that name with --server-name, or pin the certificate with --pin.</source>
            <translation>Conéctese a un nombre que contenga el certificado, indíquelo con --server-name o fije el certificado con --pin.</translation>
        </message>
        <message>
            <source>Renew the certificate of the PBX, check the clocks on both sides, or pin the certificate with --pin.</source>
            <translation>Renueve el certificado de la centralita, compruebe los relojes de ambos lados o fije el certificado con --pin.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it contains no name or address (no subject alternative names).</source>
            <translation>No se puede confiar en el certificado de la centralita: no contiene ningún nombre ni dirección (sin nombres alternativos).</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: {why}.</source>
            <translation>No se puede confiar en el certificado de la centralita: {why}.</translation>
        </message>
        <message>
            <source>Use the TLS port (50796), or --no-tls for the unencrypted port (50797).</source>
            <translation>Use el puerto TLS (50796), o --no-tls para el puerto sin cifrar (50797).</translation>
        </message>
        <message>
            <source>The PBX supports only TLS versions older than 1.2.</source>
            <translation>La centralita solo admite versiones de TLS anteriores a la 1.2.</translation>
        </message>
        <message>
            <source>is a folder</source>
            <translation>es una carpeta</translation>
        </message>
        <message>
            <source>no such file or folder</source>
            <translation>no existe el archivo o la carpeta</translation>
        </message>
        <message>
            <source>This port does not support TLS, but the connection is set to TLS.</source>
            <translation>Este puerto no admite TLS, pero la conexión está configurada para TLS.</translation>
        </message>
        <message>
            <source>Update the PBX. If you accept the risk, allow TLS 1.0 and 1.1 in the settings of this site.</source>
            <translation>Actualice la centralita. Si acepta el riesgo, permita TLS 1.0 y 1.1 en la configuración de esta sede.</translation>
        </message>
        <message>
            <source>The PBX may be starting: try again in a minute. If the error persists, check its TLS settings.</source>
            <translation>Quizá la centralita esté arrancando: inténtelo de nuevo dentro de un minuto. Si el error continúa, compruebe su configuración de TLS.</translation>
        </message>
        <message>
            <source>The CA file {file} cannot be used: {why}.</source>
            <translation>El archivo de CA {file} no se puede usar: {why}.</translation>
        </message>
        <message>
            <source>Choose a PEM file with the certificate of the CA that issued the PBX certificate.</source>
            <translation>Elija un archivo PEM con el certificado de la CA que emitió el de la centralita.</translation>
        </message>
        <message>
            <source>The client certificate {file} cannot be used: {why}.</source>
            <translation>El certificado de cliente {file} no se puede usar: {why}.</translation>
        </message>
        <message>
            <source>Use PEM files for certificate and key (--cert, --key), or one PKCS#12 file. The key passphrase is read from DEVLINK3_KEY_PASSPHRASE or the system keyring.</source>
            <translation>Use archivos PEM para el certificado y la clave (--cert, --key) o un solo archivo PKCS#12. La frase de contraseña de la clave se lee de DEVLINK3_KEY_PASSPHRASE o del llavero del sistema.</translation>
        </message>
        <message>
            <source>The encrypted connection was interrupted: {why}.</source>
            <translation>Se interrumpió la conexión cifrada: {why}.</translation>
        </message>
        <message>
            <source>The encrypted connection could not be established: {why}.</source>
            <translation>No se pudo establecer la conexión cifrada: {why}.</translation>
        </message>
        <message>
            <source>The PBX requests the password in plain text, but this connection is not encrypted. Nothing was sent.</source>
            <translation>La centralita pide la contraseña en texto claro, pero esta conexión no está cifrada. No se envió nada.</translation>
        </message>
        <message>
            <source>The PBX sent an unexpected answer to the sign-in.</source>
            <translation>La centralita envió una respuesta inesperada al inicio de sesión.</translation>
        </message>
        <message>
            <source>The PBX reports that the event stream has failed: {result}.</source>
            <translation>La centralita informa de que el flujo de eventos ha fallado: {result}.</translation>
        </message>
        <message>
            <source>{word!r} is not a DevLink3 flag. Valid flags: {flags}.</source>
            <translation>{word!r} no es una opción de DevLink3. Opciones válidas: {flags}.</translation>
        </message>
        <message>
            <source>-SCN and -CD2 cannot be combined: Delta2 records come from one PBX only. Remove one of them.</source>
            <translation>-SCN y -CD2 no se pueden combinar: los registros Delta2 vienen de una sola centralita. Quite uno de los dos.</translation>
        </message>
        <message>
            <source>The server sent byte 0x{octet:02x} where a DevLink3 frame should start (0x49). Check that this port is a DevLink3 service with the same encryption on both sides.</source>
            <translation>El servidor envió el byte 0x{octet:02x} donde debía empezar una trama DevLink3 (0x49). Compruebe que este puerto sea un servicio DevLink3, con el mismo cifrado en ambos lados.</translation>
        </message>
        <message>
            <source>The length of a frame is {length} bytes, less than its header.</source>
            <translation>La longitud de una trama es de {length} bytes, menos que su cabecera.</translation>
        </message>
        <message>
            <source>A frame of {length} bytes exceeds the limit of {limit}.</source>
            <translation>Una trama de {length} bytes supera el límite de {limit}.</translation>
        </message>
        <message>
            <source>A {what} of {octets} bytes is truncated.</source>
            <translation>Un paquete ({what}) de {octets} bytes está truncado.</translation>
        </message>
        <message>
            <source>A {what} declares {length} bytes but contains {octets}.</source>
            <translation>Un paquete ({what}) declara {length} bytes, pero contiene {octets}.</translation>
        </message>
        <message>
            <source>The user name has no terminating zero.</source>
            <translation>El nombre de usuario no tiene cero final.</translation>
        </message>
        <message>
            <source>The SHA1 challenge contains no data.</source>
            <translation>El desafío SHA1 no contiene datos.</translation>
        </message>
        <message>
            <source>The system keyring does not respond. Look for its dialog, which may be behind other windows.</source>
            <translation>El llavero del sistema no responde. Busque su cuadro de diálogo, que puede estar detrás de otras ventanas.</translation>
        </message>
        <message>
            <source>The system keyring is locked. Unlock it, then try again.</source>
            <translation>El llavero del sistema está bloqueado. Desbloquéelo e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>This system has no keyring. The password is not saved; you must enter it each time.</source>
            <translation>Este sistema no tiene llavero. La contraseña no se guarda; debe escribirla cada vez.</translation>
        </message>
        <message>
            <source>The system keyring cannot be used ({error}).</source>
            <translation>El llavero del sistema no se puede usar ({error}).</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: events of this PBX, but not -SCN.</source>
            <translation>{count} CTI Link Pro: eventos de esta centralita, pero no -SCN.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of up to 5 PBXs.</source>
            <translation>{count} CTI Link Pro: -SCN en redes de hasta 5 centralitas.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of up to 20 PBXs.</source>
            <translation>{count} CTI Link Pro: -SCN en redes de hasta 20 centralitas.</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: -SCN on networks of any size.</source>
            <translation>{count} CTI Link Pro: -SCN en redes de cualquier tamaño.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Cifrado</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Certificado</translation>
        </message>
        <message>
            <source>Sign-in</source>
            <translation>Inicio de sesión</translation>
        </message>
        <message>
            <source>Hub</source>
            <translation>Concentrador</translation>
        </message>
        <message>
            <source>The hub at {address} accepts this user for the site {site}.</source>
            <translation>El concentrador de {address} acepta a este usuario para la sede {site}.</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Eventos</translation>
        </message>
        <message>
            <source>The hub sends events.</source>
            <translation>El concentrador envía eventos.</translation>
        </message>
        <message>
            <source>The hub must run: ask its administrator. Then go back and test the connection again.</source>
            <translation>El concentrador debe estar en marcha: consulte a su administrador. Después vuelva atrás y pruebe la conexión de nuevo.</translation>
        </message>
        <message>
            <source>Go back and check the name of the site on the hub. A hub must run and publish this site.</source>
            <translation>Vuelva atrás y compruebe el nombre de la sede en el concentrador. Un concentrador debe estar en marcha y publicar esta sede.</translation>
        </message>
        <message>
            <source>Go back and check the user and the name of the site on the hub. The administrator of the hub must give this user the permissions of a desk.</source>
            <translation>Vuelva atrás y compruebe el usuario y el nombre de la sede en el concentrador. El administrador del concentrador debe dar a este usuario los permisos de un puesto.</translation>
        </message>
        <message>
            <source>The administrator of the hub must enable JetStream in the configuration of nats-server and check its disk.</source>
            <translation>El administrador del concentrador debe activar JetStream en la configuración de nats-server y comprobar su disco.</translation>
        </message>
        <message>
            <source>The connection may be intercepted. Continue only when the administrator of the hub confirms that the certificate was replaced; then set up the site again.</source>
            <translation>Puede que la conexión esté interceptada. Continúe solo si el administrador del concentrador confirma que el certificado se sustituyó; después configure la sede de nuevo.</translation>
        </message>
        <message>
            <source>Go back and choose the CA that has issued the certificate of the hub, under “More”.</source>
            <translation>Vuelva atrás y elija en «Más» la CA que emitió el certificado del concentrador.</translation>
        </message>
        <message>
            <source>Go back and choose a client certificate under “More”, from the CA in the configuration of nats-server.</source>
            <translation>Vuelva atrás y elija en «Más» un certificado de cliente de la CA indicada en la configuración de nats-server.</translation>
        </message>
        <message>
            <source>Go back and check the port and the encryption: nats-server must be configured with TLS.</source>
            <translation>Vuelva atrás y compruebe el puerto y el cifrado: nats-server debe estar configurado con TLS.</translation>
        </message>
        <message>
            <source>Go back and check the user and the password.</source>
            <translation>Vuelva atrás y compruebe el usuario y la contraseña.</translation>
        </message>
        <message>
            <source>Check nats-server and the network, then go back and test again.</source>
            <translation>Compruebe nats-server y la red; después vuelva atrás y pruebe de nuevo.</translation>
        </message>
        <message>
            <source>Go back and check the address and the port, usually 4222. nats-server must run there, and firewalls must allow the port.</source>
            <translation>Vuelva atrás y compruebe la dirección y el puerto, normalmente 4222. nats-server debe estar en marcha allí, y los cortafuegos deben permitir el puerto.</translation>
        </message>
        <message>
            <source>Directory</source>
            <translation>Directorio</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>Licencias</translation>
        </message>
        <message>
            <source>{address} responded in {milliseconds} ms.</source>
            <translation>{address} respondió en {milliseconds} ms.</translation>
        </message>
        <message>
            <source>none. Anyone on the network can read all calls.</source>
            <translation>ninguno. Cualquiera en la red puede leer todas las llamadas.</translation>
        </message>
        <message>
            <source>matches the pinned certificate.</source>
            <translation>coincide con el certificado fijado.</translation>
        </message>
        <message>
            <source>pinned, but expired.</source>
            <translation>fijado, pero caducado.</translation>
        </message>
        <message>
            <source>pinned, but expires on {date}.</source>
            <translation>fijado, pero caduca el {date}.</translation>
        </message>
        <message>
            <source>chain and name are valid.</source>
            <translation>cadena y nombre válidos.</translation>
        </message>
        <message>
            <source>chain and name are valid, but it expires on {date}.</source>
            <translation>cadena y nombre válidos, pero caduca el {date}.</translation>
        </message>
        <message>
            <source>user and licence accepted: {pbx}.</source>
            <translation>usuario y licencia aceptados: {pbx}.</translation>
        </message>
        <message>
            <source>user and licence accepted: {pbx}, DevLink variant {variant}.</source>
            <translation>usuario y licencia aceptados: {pbx}, variante DevLink {variant}.</translation>
        </message>
        <message>
            <source>unknown PBX</source>
            <translation>centralita desconocida</translation>
        </message>
        <message>
            <source>call events only</source>
            <translation>solo eventos de llamada</translation>
        </message>
        <message>
            <source>granted: {flags}.</source>
            <translation>concedido: {flags}.</translation>
        </message>
        <message>
            <source>partly granted ({flags}); not accepted: {refused}.</source>
            <translation>concedido en parte ({flags}); no aceptado: {refused}.</translation>
        </message>
        <message>
            <source>{problem} Calls are shown without names from the directory.</source>
            <translation>{problem} Las llamadas se muestran sin los nombres del directorio.</translation>
        </message>
        <message>
            <source>{file} has one line.</source>
            <translation>{file} tiene una línea.</translation>
        </message>
        <message>
            <source>{file} has {count} lines.</source>
            <translation>{file} tiene {count} líneas.</translation>
        </message>
        <message>
            <source>The connection may be intercepted. Continue only when the PBX administrator confirms that the certificate was replaced; then set up the site again.</source>
            <translation>Puede que la conexión esté interceptada. Continúe solo si el administrador de la centralita confirma que el certificado se sustituyó; después configure la sede de nuevo.</translation>
        </message>
        <message>
            <source>Replace the certificate of the PBX with one that your company's CA has issued for this address, or check its fingerprint and trust it.</source>
            <translation>Sustituya el certificado de la centralita por uno que la CA de su empresa haya emitido para esta dirección, o compruebe su huella y confíe en él.</translation>
        </message>
        <message>
            <source>This PBX requires a client certificate. Go back, choose one under “More”, and add it to the certificate store of the PBX.</source>
            <translation>Esta centralita exige un certificado de cliente. Vuelva atrás, elija uno en «Más» y añádalo al almacén de certificados de la centralita.</translation>
        </message>
        <message>
            <source>If this port does not support TLS, go back and use port 50796, or clear “Encrypt the connection”. Otherwise, the PBX may require a client certificate: choose one under “More”, and add it to the certificate store of the PBX.</source>
            <translation>Si este puerto no admite TLS, vuelva atrás y use el puerto 50796, o desactive «Cifrar la conexión». Si no, puede que la centralita exija un certificado de cliente: elija uno en «Más» y añádalo al almacén de certificados de la centralita.</translation>
        </message>
        <message>
            <source>Go back and change the encryption or the port: 50796 is for encrypted connections, 50797 for others.</source>
            <translation>Vuelva atrás y cambie el cifrado o el puerto: 50796 para conexiones cifradas, 50797 para las demás.</translation>
        </message>
        <message>
            <source>Go back and turn on encryption.</source>
            <translation>Vuelva atrás y active el cifrado.</translation>
        </message>
        <message>
            <source>Go back and check the port. In the security settings of IP Office Manager, the secure interface of TAPI / DevLink 3 must be enabled.</source>
            <translation>Vuelva atrás y compruebe el puerto. En la configuración de seguridad de IP Office Manager, la interfaz segura de TAPI / DevLink 3 debe estar activada.</translation>
        </message>
        <message>
            <source>The PBX is reachable, but does not answer; it may be busy. Try again in a minute.</source>
            <translation>La centralita es accesible, pero no responde; puede que esté ocupada. Inténtelo de nuevo dentro de un minuto.</translation>
        </message>
        <message>
            <source>Go back and check the address. In the security settings of IP Office Manager, the service TAPI / DevLink 3 must be enabled, and firewalls must allow port 50796 (or 50797).</source>
            <translation>Vuelva atrás y compruebe la dirección. En la configuración de seguridad de IP Office Manager, el servicio TAPI / DevLink 3 debe estar activado, y los cortafuegos deben permitir el puerto 50796 (o 50797).</translation>
        </message>
        <message>
            <source>Go back and enter the password.</source>
            <translation>Vuelva atrás y escriba la contraseña.</translation>
        </message>
        <message>
            <source>This release of IP Office does not support some requested features. Update the PBX.</source>
            <translation>Esta versión de IP Office no admite algunas funciones solicitadas. Actualice la centralita.</translation>
        </message>
        <message>
            <source>“{number}” contains no digits to dial.</source>
            <translation>«{number}» no contiene cifras que marcar.</translation>
        </message>
        <message>
            <source>“{number}” is not a phone number: {sign} cannot be dialled.</source>
            <translation>«{number}» no es un número de teléfono: {sign} no se puede marcar.</translation>
        </message>
        <message>
            <source>“{number}”, with letters read as digits, is not a complete phone number in this country.</source>
            <translation>«{number}», con las letras leídas como cifras, no es un número completo en este país.</translation>
        </message>
        <message>
            <source>“{number}” has too few digits for a phone number.</source>
            <translation>«{number}» tiene muy pocas cifras para un número de teléfono.</translation>
        </message>
        <message>
            <source>“{number}” has too many digits for a phone number.</source>
            <translation>«{number}» tiene demasiadas cifras para un número de teléfono.</translation>
        </message>
        <message>
            <source>Calls abroad from this country need a carrier prefix. To dial {number}, set the international prefix of this site.</source>
            <translation>Desde este país, las llamadas al extranjero necesitan un prefijo de operador. Para marcar {number}, configure el prefijo internacional de esta sede.</translation>
        </message>
        <message>
            <source>{file} cannot be read ({error}). The program continues without it.</source>
            <translation>No se puede leer {file} ({error}). El programa continúa sin este archivo.</translation>
        </message>
        <message>
            <source>{file} is damaged. It was moved to {backup}, and the defaults are used.</source>
            <translation>{file} está dañado y se movió a {backup}. Se usan los valores por defecto.</translation>
        </message>
        <message>
            <source>The settings are from a newer version of the program. Unknown settings are ignored; the file was copied to {backup}.</source>
            <translation>La configuración es de una versión más nueva del programa. Los ajustes desconocidos se ignoran; el archivo se copió en {backup}.</translation>
        </message>
        <message>
            <source>Some settings are invalid and were reset to defaults ({names}). The previous file was copied to {backup}.</source>
            <translation>Algunos ajustes no son válidos y se han restablecido ({names}). El archivo anterior se copió en {backup}.</translation>
        </message>
        <message>
            <source>The directory cannot be read. {problem}</source>
            <translation>No se puede leer el directorio. {problem}</translation>
        </message>
        <message>
            <source>{file} is from a newer version of the program. Its contacts are not shown.</source>
            <translation>{file} es de una versión más nueva del programa. Sus contactos no se muestran.</translation>
        </message>
        <message>
            <source>There is no history at {location}.</source>
            <translation>No hay ningún historial en {location}.</translation>
        </message>
        <message>
            <source>The disk of the history {location} is full.</source>
            <translation>El disco del historial {location} está lleno.</translation>
        </message>
        <message>
            <source>The history {location} cannot be written: {why}.</source>
            <translation>No se puede escribir el historial {location}: {why}.</translation>
        </message>
        <message>
            <source>The history {location} is damaged: {why}.</source>
            <translation>El historial {location} está dañado: {why}.</translation>
        </message>
        <message>
            <source>The history {location} cannot be used: {why}.</source>
            <translation>El historial {location} no se puede usar: {why}.</translation>
        </message>
        <message>
            <source>{location} has tables of another program: choose another file or database for the history.</source>
            <translation>{location} contiene tablas de otro programa: elija otro archivo u otra base de datos para el historial.</translation>
        </message>
        <message>
            <source>{location} is not a history: choose another file or database for the history.</source>
            <translation>{location} no es un historial: elija otro archivo u otra base de datos para el historial.</translation>
        </message>
        <message>
            <source>A history in PostgreSQL needs the Python package psycopg, which is not installed.</source>
            <translation>Un historial en PostgreSQL necesita el paquete de Python psycopg, que no está instalado.</translation>
        </message>
        <message>
            <source>Use PostgreSQL tools to back up this history: run 'pg_dump --file {file}'.</source>
            <translation>Haga la copia de este historial con las herramientas de PostgreSQL: ejecute 'pg_dump --file {file}'.</translation>
        </message>
        <message>
            <source>The location of the history is empty.</source>
            <translation>La ubicación del historial está vacía.</translation>
        </message>
        <message>
            <source>A history is a file or a postgresql:// URL; {scheme} is neither.</source>
            <translation>Un historial es un archivo o una URL postgresql://; {scheme} no es ninguno de los dos.</translation>
        </message>
        <message>
            <source>{file} is a folder; name a file for the history.</source>
            <translation>{file} es una carpeta; indique un archivo para el historial.</translation>
        </message>
        <message>
            <source>{file} is on a network drive ({kind}), where SQLite loses data: use a file on this computer, or a PostgreSQL database (postgresql://HOST/NAME).</source>
            <translation>{file} está en una unidad de red ({kind}), donde SQLite pierde datos: use un archivo de este equipo o una base de datos PostgreSQL (postgresql://HOST/NAME).</translation>
        </message>
        <message>
            <source>The history {file} cannot be created: {why}.</source>
            <translation>No se puede crear el historial {file}: {why}.</translation>
        </message>
        <message>
            <source>The history {location} was written by a newer version (format {theirs}, this program writes {ours}): it can be read, but nothing is recorded.</source>
            <translation>El historial {location} es de una versión más nueva (formato {theirs}, este programa escribe {ours}): se puede leer, pero no se graba nada.</translation>
        </message>
        <message>
            <source>There is no history in {location} yet.</source>
            <translation>Aún no hay ningún historial en {location}.</translation>
        </message>
        <message>
            <source>The history cannot be written: {why}.</source>
            <translation>No se puede escribir el historial: {why}.</translation>
        </message>
        <message>
            <source>Another program is already recording to the history {location}.</source>
            <translation>Otro programa ya está grabando en el historial {location}.</translation>
        </message>
        <message>
            <source>The recording has ended.</source>
            <translation>La grabación ha terminado.</translation>
        </message>
        <message>
            <source>Set DEVLINK3_HUB_PASSWORD, store the password in the system keyring, use --hub-creds, or run this command in a terminal to be prompted.</source>
            <translation>Defina DEVLINK3_HUB_PASSWORD, guarde la contraseña en el llavero del sistema, use --hub-creds o ejecute este comando en un terminal para escribirla.</translation>
        </message>
        <message>
            <source>Nothing is recorded, so that there is nothing to export.</source>
            <translation>No se registra nada, por lo que no hay nada que exportar.</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}.</source>
            <translation>No se puede escribir {file}: {why}.</translation>
        </message>
        <message>
            <source>The history does not answer. Try again later.</source>
            <translation>El historial no responde. Inténtelo más tarde.</translation>
        </message>
        <message>
            <source>This is not an XML file that can be read (line {line}).</source>
            <translation>No es un archivo XML legible (línea {line}).</translation>
        </message>
        <message>
            <source>Templates with a document type or entities are not read.</source>
            <translation>Las plantillas con tipo de documento o entidades no se leen.</translation>
        </message>
        <message>
            <source>This is not a CRM template of 3CX.</source>
            <translation>No es una plantilla CRM de 3CX.</translation>
        </message>
        <message>
            <source>This file is too large for a CRM template.</source>
            <translation>Este archivo es demasiado grande para una plantilla CRM.</translation>
        </message>
        <message>
            <source>This template has no REST scenario that looks up a number.</source>
            <translation>Esta plantilla no tiene ningún escenario REST que busque un número.</translation>
        </message>
        <message>
            <source>Signing in with {kind} is not supported. Enter an API key or token as the secret, if there is one.</source>
            <translation>El inicio de sesión con {kind} no se admite. Indique como secreto una clave de API o un token, si lo hay.</translation>
        </message>
        <message>
            <source>Databases are not queried: only REST scenarios are used.</source>
            <translation>Las bases de datos no se consultan: solo se usan escenarios REST.</translation>
        </message>
        <message>
            <source>Only callers are looked up. These scenarios of the template are not used: {names}.</source>
            <translation>Solo se busca a quienes llaman. Estos escenarios de la plantilla no se usan: {names}.</translation>
        </message>
        <message>
            <source>The template asks several times; the requests from {name} on are not used.</source>
            <translation>La plantilla pregunta varias veces; las peticiones a partir de {name} no se usan.</translation>
        </message>
        <message>
            <source>Expressions such as {text} are not evaluated.</source>
            <translation>Las expresiones como {text} no se evalúan.</translation>
        </message>
        <message>
            <source>The filter of the variable {name} is not applied.</source>
            <translation>El filtro de la variable {name} no se aplica.</translation>
        </message>
        <message>
            <source>Answers in {kind} are not read: only JSON is.</source>
            <translation>Las respuestas en {kind} no se leen: solo JSON.</translation>
        </message>
        <message>
            <source>The template has several secrets; only {name} is stored in the keyring, enter no other one.</source>
            <translation>La plantilla tiene varios secretos; solo {name} se guarda en el llavero, no indique ningún otro.</translation>
        </message>
        <message>
            <source>These variables have no meaning here: {names}.</source>
            <translation>Estas variables no tienen significado aquí: {names}.</translation>
        </message>
        <message>
            <source>The number is not shortened to its last digits, as the template asks for.</source>
            <translation>El número no se acorta a sus últimas cifras, como pide la plantilla.</translation>
        </message>
        <message>
            <source>{path} is not a path into the answer. Write it as contacts[0].name.</source>
            <translation>{path} no es una ruta en la respuesta. Escríbala como contacts[0].name.</translation>
        </message>
        <message>
            <source>This is not an LDAP address. Enter one such as ldaps://ldap.example.com/dc=example,dc=com.</source>
            <translation>No es una dirección LDAP. Indique una como ldaps://ldap.example.com/dc=example,dc=com.</translation>
        </message>
        <message>
            <source>An address must not contain a password. Store it in the keyring, or set DEVLINK3_LDAP_PASSWORD.</source>
            <translation>Una dirección no debe contener ninguna contraseña. Guárdela en el llavero o defina DEVLINK3_LDAP_PASSWORD.</translation>
        </message>
        <message>
            <source>The extension {name} of this LDAP address is not supported.</source>
            <translation>La extensión {name} de esta dirección LDAP no se admite.</translation>
        </message>
        <message>
            <source>{name} is not the name of an LDAP attribute.</source>
            <translation>{name} no es el nombre de un atributo LDAP.</translation>
        </message>
        <message>
            <source>The scope of an LDAP address is base, one or sub, not {scope}.</source>
            <translation>El ámbito de una dirección LDAP es base, one o sub, no {scope}.</translation>
        </message>
        <message>
            <source>{name} is not a field of a contact. Fields are name, given, family, company, department, email, note, work, mobile, main, home, fax, pager and other.</source>
            <translation>{name} no es un campo de un contacto. Los campos son name, given, family, company, department, email, note, work, mobile, main, home, fax, pager y other.</translation>
        </message>
        <message>
            <source>Enter an address that begins with https://.</source>
            <translation>Indique una dirección que empiece por https://.</translation>
        </message>
        <message>
            <source>{{{name}}} is not known. Use {{e164}}, {{national}}, {{digits}} or {{secret}}.</source>
            <translation>{{{name}}} es desconocido. Use {{e164}}, {{national}}, {{digits}} o {{secret}}.</translation>
        </message>
        <message>
            <source>The name of the server must not contain the number of the caller or the secret.</source>
            <translation>El nombre del servidor no debe contener el número de quien llama ni el secreto.</translation>
        </message>
        <message>
            <source>The name of a server must not come from an answer.</source>
            <translation>El nombre de un servidor no debe venir de una respuesta.</translation>
        </message>
        <message>
            <source>{name} is not the name of an HTTP header that can be set.</source>
            <translation>{name} no es el nombre de una cabecera HTTP que se pueda definir.</translation>
        </message>
        <message>
            <source>Enter where in the answer the name, the company or the link is.</source>
            <translation>Indique en qué parte de la respuesta está el nombre, la empresa o el enlace.</translation>
        </message>
        <message>
            <source>The request does not contain the number of the caller.</source>
            <translation>La petición no contiene el número de quien llama.</translation>
        </message>
        <message>
            <source>A secret is not sent without encryption. Use an address that begins with https://.</source>
            <translation>Un secreto no se envía sin cifrado. Use una dirección que empiece por https://.</translation>
        </message>
        <message>
            <source>The answer of {system} is not JSON.</source>
            <translation>La respuesta de {system} no es JSON.</translation>
        </message>
        <message>
            <source>The answer of {system} is not text.</source>
            <translation>La respuesta de {system} no es texto.</translation>
        </message>
        <message>
            <source>Someone else has marked {name} since. Nothing was taken back.</source>
            <translation>Otra persona ha marcado {name} entretanto. No se ha deshecho nada.</translation>
        </message>
        <message>
            <source>Choose a file or a folder.</source>
            <translation>Elija un archivo o una carpeta.</translation>
        </message>
        <message>
            <source>Enter the name of the server.</source>
            <translation>Indique el nombre del servidor.</translation>
        </message>
        <message>
            <source>The call is no longer in the history.</source>
            <translation>La llamada ya no está en el historial.</translation>
        </message>
        <message>
            <source>{file} is from a newer version of the program. No caller is looked up.</source>
            <translation>{file} es de una versión más nueva del programa. No se busca a quienes llaman.</translation>
        </message>
        <message>
            <source>The system keyring answered too late to look this caller up. The next one is looked up.</source>
            <translation>El llavero del sistema respondió demasiado tarde para buscar a quien llama. La próxima vez se buscará.</translation>
        </message>
        <message>
            <source>{path} cannot be found.</source>
            <translation>No se encuentra {path}.</translation>
        </message>
        <message>
            <source>{path} cannot be read ({why}).</source>
            <translation>No se puede leer {path} ({why}).</translation>
        </message>
        <message>
            <source>{path} contains no contact files any more. Check whether the drive is connected.</source>
            <translation>{path} ya no contiene archivos de contactos. Compruebe que la unidad esté conectada.</translation>
        </message>
        <message>
            <source>{path} contains no contact files (CSV, vCard or LDIF).</source>
            <translation>{path} no contiene archivos de contactos (CSV, vCard o LDIF).</translation>
        </message>
        <message>
            <source>{file} is empty.</source>
            <translation>{file} está vacío.</translation>
        </message>
        <message>
            <source>{file} is too large.</source>
            <translation>{file} es demasiado grande.</translation>
        </message>
        <message>
            <source>{file} is a workbook or document. Export it as CSV.</source>
            <translation>{file} es un libro de cálculo o un documento. Expórtelo como CSV.</translation>
        </message>
        <message>
            <source>{file} is not a contact file (CSV, vCard or LDIF).</source>
            <translation>{file} no es un archivo de contactos (CSV, vCard o LDIF).</translation>
        </message>
        <message>
            <source>{file} has no column of names or numbers. Edit the source and choose its columns.</source>
            <translation>{file} no tiene ninguna columna de nombres o números. Edite la fuente y elija sus columnas.</translation>
        </message>
        <message>
            <source>{file} has other columns than before. Edit the source and choose them again.</source>
            <translation>{file} tiene otras columnas que antes. Edite la fuente y elíjalas de nuevo.</translation>
        </message>
        <message>
            <source>{file} contains no contacts.</source>
            <translation>{file} no contiene contactos.</translation>
        </message>
        <message>
            <source>{file} cannot be read.</source>
            <translation>No se puede leer {file}.</translation>
        </message>
        <message>
            <source>{file} ends in the middle of an entry. It is read once it is complete.</source>
            <translation>{file} acaba en mitad de una entrada. Se leerá cuando esté completo.</translation>
        </message>
        <message>
            <source>{path} contains more than {count} files.</source>
            <translation>{path} contiene más de {count} archivos.</translation>
        </message>
        <message>
            <source>{count} files could not be read. {sentence}</source>
            <translation>No se pudieron leer {count} archivos. {sentence}</translation>
        </message>
        <message>
            <source>The LDAP server has ended the search at its time limit.</source>
            <translation>El servidor LDAP ha terminado la búsqueda en su límite de tiempo.</translation>
        </message>
        <message>
            <source>The LDAP server requires encryption. Use LDAPS or StartTLS.</source>
            <translation>El servidor LDAP exige cifrado. Use LDAPS o StartTLS.</translation>
        </message>
        <message>
            <source>The LDAP server does not have this base. Check its spelling.</source>
            <translation>El servidor LDAP no tiene esta base. Compruebe la escritura.</translation>
        </message>
        <message>
            <source>The base or the user is not a distinguished name such as ou=people,dc=example,dc=com.</source>
            <translation>La base o el usuario no es un nombre distintivo como ou=people,dc=example,dc=com.</translation>
        </message>
        <message>
            <source>The LDAP server rejects the user or the password.</source>
            <translation>El servidor LDAP rechaza el usuario o la contraseña.</translation>
        </message>
        <message>
            <source>The LDAP server does not let this user read these entries.</source>
            <translation>El servidor LDAP no permite a este usuario leer estas entradas.</translation>
        </message>
        <message>
            <source>The LDAP server is busy. Try again later.</source>
            <translation>El servidor LDAP está ocupado. Inténtelo más tarde.</translation>
        </message>
        <message>
            <source>The LDAP server is shutting down. Try again later.</source>
            <translation>El servidor LDAP se está apagando. Inténtelo más tarde.</translation>
        </message>
        <message>
            <source>The LDAP server refers to another server. Enter the address of that one.</source>
            <translation>El servidor LDAP remite a otro servidor. Indique la dirección de ese.</translation>
        </message>
        <message>
            <source>The LDAP server reports an error ({error}).</source>
            <translation>El servidor LDAP informa de un error ({error}).</translation>
        </message>
        <message>
            <source>The LDAP server {server} cannot be reached ({why}).</source>
            <translation>No se puede conectar con el servidor LDAP {server} ({why}).</translation>
        </message>
        <message>
            <source>The LDAP server {server} does not answer.</source>
            <translation>El servidor LDAP {server} no responde.</translation>
        </message>
        <message>
            <source>The connection to the LDAP server was lost.</source>
            <translation>Se perdió la conexión con el servidor LDAP.</translation>
        </message>
        <message>
            <source>The encrypted connection to the LDAP server could not be established ({why}).</source>
            <translation>No se pudo establecer la conexión cifrada con el servidor LDAP ({why}).</translation>
        </message>
        <message>
            <source>The certificate of the LDAP server cannot be trusted ({why}). Choose the CA that issued it, or pin it.</source>
            <translation>No se puede confiar en el certificado del servidor LDAP ({why}). Elija la CA que lo emitió o fíjelo.</translation>
        </message>
        <message>
            <source>The certificate of the LDAP server differs from the pinned one. Ask its administrator.</source>
            <translation>El certificado del servidor LDAP difiere del fijado. Pregunte a su administrador.</translation>
        </message>
        <message>
            <source>The LDAP server does not support StartTLS. Use LDAPS instead.</source>
            <translation>El servidor LDAP no admite StartTLS. Use LDAPS.</translation>
        </message>
        <message>
            <source>A password is not sent without encryption. Use LDAPS or StartTLS.</source>
            <translation>Una contraseña no se envía sin cifrado. Use LDAPS o StartTLS.</translation>
        </message>
        <message>
            <source>There is no password for {user}.</source>
            <translation>No hay ninguna contraseña para {user}.</translation>
        </message>
        <message>
            <source>The LDAP server does not say where its entries are. Enter a base.</source>
            <translation>El servidor LDAP no dice dónde están sus entradas. Indique una base.</translation>
        </message>
        <message>
            <source>The LDAP server returned no contacts. Check the base, the filter and what this user may read.</source>
            <translation>El servidor LDAP no ha devuelto ningún contacto. Compruebe la base, el filtro y lo que este usuario puede leer.</translation>
        </message>
        <message>
            <source>The filter {filter} is not an LDAP filter.</source>
            <translation>El filtro {filter} no es un filtro LDAP.</translation>
        </message>
        <message>
            <source>The LDAP server returned only the first {count} entries: that is its size limit.</source>
            <translation>El servidor LDAP devolvió solo las primeras {count} entradas: es su límite de tamaño.</translation>
        </message>
        <message>
            <source>Only the first {count} entries were read.</source>
            <translation>Solo se leyeron las primeras {count} entradas.</translation>
        </message>
        <message>
            <source>The pinned fingerprint is not 64 hex digits.</source>
            <translation>La huella fijada no tiene 64 cifras hexadecimales.</translation>
        </message>
        <message>
            <source>the CA file cannot be used</source>
            <translation>el archivo de CA no se puede usar</translation>
        </message>
        <message>
            <source>connection refused</source>
            <translation>conexión rechazada</translation>
        </message>
        <message>
            <source>the name is unknown</source>
            <translation>el nombre es desconocido</translation>
        </message>
        <message>
            <source>{file} is from a newer version of the program. Its contact sources are not used.</source>
            <translation>{file} es de una versión más nueva del programa. Sus fuentes de contactos no se usan.</translation>
        </message>
        <message>
            <source>The contacts cannot be stored for the next start ({why}).</source>
            <translation>No se pueden guardar los contactos para el próximo inicio ({why}).</translation>
        </message>
        <message>
            <source>Reading failed unexpectedly ({error}). The log has details.</source>
            <translation>La lectura falló de forma inesperada ({error}). El registro contiene los detalles.</translation>
        </message>
        <message>
            <source>The history is closed.</source>
            <translation>El historial está cerrado.</translation>
        </message>
        <message>
            <source>The hub cannot be reached.</source>
            <translation>No se puede conectar con el concentrador.</translation>
        </message>
        <message>
            <source>Check the address and the port (4222) of --hub, the firewall, and that nats-server runs there.</source>
            <translation>Compruebe la dirección y el puerto (4222) de --hub, el cortafuegos y que nats-server se esté ejecutando allí.</translation>
        </message>
        <message>
            <source>No hub has published this site on the server.</source>
            <translation>Ningún concentrador ha publicado esta sede en el servidor.</translation>
        </message>
        <message>
            <source>Check the name of the site, and that 'devlink3-desk hub --publish' runs for it.</source>
            <translation>Compruebe el nombre de la sede y que 'devlink3-desk hub --publish' se esté ejecutando para ella.</translation>
        </message>
        <message>
            <source>The encrypted connection to the hub could not be established.</source>
            <translation>No se pudo establecer la conexión cifrada con el concentrador.</translation>
        </message>
        <message>
            <source>Check that nats-server is configured with TLS.</source>
            <translation>Compruebe que nats-server esté configurado con TLS.</translation>
        </message>
        <message>
            <source>The certificate of the hub cannot be trusted.</source>
            <translation>No se puede confiar en el certificado del concentrador.</translation>
        </message>
        <message>
            <source>Use --ca with the CA that issued it, --server-name with a name that it contains, or --pin with its SHA-256.</source>
            <translation>Use --ca con la CA que lo emitió, --server-name con un nombre que contenga o --pin con su SHA-256.</translation>
        </message>
        <message>
            <source>The server of the hub requires a client certificate from a CA that it trusts.</source>
            <translation>El servidor del concentrador exige un certificado de cliente de una CA en la que confía.</translation>
        </message>
        <message>
            <source>Use --cert and --key with a certificate from the CA in the configuration of nats-server.</source>
            <translation>Utilice --cert y --key con un certificado de la CA indicada en la configuración de nats-server.</translation>
        </message>
        <message>
            <source>The hub does not accept this user with this password.</source>
            <translation>El concentrador no acepta a este usuario con esta contraseña.</translation>
        </message>
        <message>
            <source>Check --hub-user and DEVLINK3_HUB_PASSWORD, or the file of --hub-creds, against the configuration of nats-server.</source>
            <translation>Compare --hub-user y DEVLINK3_HUB_PASSWORD, o el archivo de --hub-creds, con la configuración de nats-server.</translation>
        </message>
        <message>
            <source>Check the name of the site and the user. 'devlink3-desk hub server-config' prints the permissions that hub, desks and wallboards need.</source>
            <translation>Compruebe el nombre de la sede y el usuario. 'devlink3-desk hub server-config' muestra los permisos que necesitan el concentrador, los puestos y los paneles murales.</translation>
        </message>
        <message>
            <source>The connection to the hub was lost.</source>
            <translation>Se perdió la conexión con el concentrador.</translation>
        </message>
        <message>
            <source>Check nats-server and the network, then try again.</source>
            <translation>Compruebe nats-server y la red, e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>The hub does not publish anything, although its server is running.</source>
            <translation>El concentrador no publica nada, aunque su servidor está en marcha.</translation>
        </message>
        <message>
            <source>Check that 'devlink3-desk hub --publish' is running.</source>
            <translation>Compruebe que 'devlink3-desk hub --publish' se esté ejecutando.</translation>
        </message>
        <message>
            <source>This account of the hub may not do this at this site.</source>
            <translation>Esta cuenta del concentrador no puede hacer esto en esta sede.</translation>
        </message>
        <message>
            <source>The hub is from a newer version of this program.</source>
            <translation>El concentrador es de una versión más nueva de este programa.</translation>
        </message>
        <message>
            <source>Update this program.</source>
            <translation>Actualice este programa.</translation>
        </message>
        <message>
            <source>The server of the hub does not store events.</source>
            <translation>El servidor del concentrador no guarda eventos.</translation>
        </message>
        <message>
            <source>Enable JetStream in the configuration of nats-server and check its disk; 'devlink3-desk hub server-config' prints a complete one.</source>
            <translation>Active JetStream en la configuración de nats-server y compruebe su disco; 'devlink3-desk hub server-config' muestra una configuración completa.</translation>
        </message>
        <message>
            <source>A hub reads the lists of users, groups and contacts, and the files of users and groups.</source>
            <translation>Un concentrador lee las listas de usuarios, grupos y contactos, y los archivos de usuarios y grupos.</translation>
        </message>
        <message>
            <source>The hub does not read the file {name!r} for desks.</source>
            <translation>El concentrador no lee el archivo {name!r} para los puestos.</translation>
        </message>
        <message>
            <source>The hub at {address} cannot be reached: {why}.</source>
            <translation>No se puede conectar con el concentrador de {address}: {why}.</translation>
        </message>
        <message>
            <source>The hub at {address} does not answer.</source>
            <translation>El concentrador de {address} no responde.</translation>
        </message>
        <message>
            <source>The server at {address} is not a NATS server.</source>
            <translation>El servidor de {address} no es un servidor NATS.</translation>
        </message>
        <message>
            <source>The server at {address} offers no encryption. Nothing was sent.</source>
            <translation>El servidor de {address} no ofrece cifrado. No se envió nada.</translation>
        </message>
        <message>
            <source>The certificate of the hub cannot be trusted: {why}.</source>
            <translation>No se puede confiar en el certificado del concentrador: {why}.</translation>
        </message>
        <message>
            <source>The server of the hub does not store events: {why}.</source>
            <translation>El servidor del concentrador no guarda eventos: {why}.</translation>
        </message>
        <message>
            <source>The hub sends what is no message of a hub: {why}.</source>
            <translation>El concentrador envía algo que no es un mensaje de concentrador: {why}.</translation>
        </message>
        <message>
            <source>The hub is connected, but has no connection to the PBX. {why}</source>
            <translation>El concentrador está conectado, pero no tiene conexión con la centralita. {why}</translation>
        </message>
        <message>
            <source>The hub is connected, but has no connection to the PBX.</source>
            <translation>El concentrador está conectado, pero no tiene conexión con la centralita.</translation>
        </message>
        <message>
            <source>This desk has lost the hub; what it shows may be out of date. {why}</source>
            <translation>Este puesto ha perdido la conexión con el concentrador; lo que muestra puede no estar al día. {why}</translation>
        </message>
        <message>
            <source>{name!r} is not a name on a hub: use up to {limit} letters, digits, hyphens and underscores.</source>
            <translation>{name!r} no es un nombre válido en un concentrador: use hasta {limit} letras, cifras, guiones y guiones bajos.</translation>
        </message>
        <message>
            <source>The hub does not answer at the moment.</source>
            <translation>El concentrador no responde en este momento.</translation>
        </message>
        <message>
            <source>The hub did not provide the file {name!r} within {limit:g} s.</source>
            <translation>El concentrador no proporcionó el archivo {name!r} en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX may be slow, or may not answer the request for this file. Try again in a minute.</source>
            <translation>Quizá la centralita sea lenta o no responda a la petición de este archivo. Inténtelo de nuevo dentro de un minuto.</translation>
        </message>
        <message>
            <source>The hub's answer cannot be understood: {why}.</source>
            <translation>No se entiende la respuesta del concentrador: {why}.</translation>
        </message>
        <message>
            <source>The hub refused the request.</source>
            <translation>El concentrador rechazó la petición.</translation>
        </message>
        <message>
            <source>This account of the hub may not publish for all desks. Ask the administrator of the hub for the account of a supervisor.</source>
            <translation>Esta cuenta del concentrador no puede publicar para todos los puestos. Pida al administrador del concentrador una cuenta de supervisor.</translation>
        </message>
        <message>
            <source>{name} has published this meanwhile. Look at it; to replace it, publish again.</source>
            <translation>{name} lo ha publicado entretanto. Revíselo; para sustituirlo, publique de nuevo.</translation>
        </message>
        <message>
            <source>This is too large to be published for all desks.</source>
            <translation>Es demasiado grande para publicarlo para todos los puestos.</translation>
        </message>
        <message>
            <source>The hub has not published this.</source>
            <translation>El concentrador no ha publicado esto.</translation>
        </message>
        <message>
            <source>Try again later.</source>
            <translation>Inténtelo más tarde.</translation>
        </message>
        <message>
            <source>{system} did not answer within {seconds:g} s.</source>
            <translation>{system} no respondió en {seconds:g} s.</translation>
        </message>
        <message>
            <source>{system} cannot be reached ({why}).</source>
            <translation>No se puede conectar con {system} ({why}).</translation>
        </message>
        <message>
            <source>The server of {system} cannot be found. Check its name, and whether the network is connected.</source>
            <translation>No se encuentra el servidor de {system}. Compruebe su nombre y la conexión a la red.</translation>
        </message>
        <message>
            <source>The certificate of {system} cannot be trusted ({why}).</source>
            <translation>No se puede confiar en el certificado de {system} ({why}).</translation>
        </message>
        <message>
            <source>The answer of {system} is larger than 64 KB.</source>
            <translation>La respuesta de {system} supera los 64 KB.</translation>
        </message>
        <message>
            <source>{system} redirects to another server, which is not asked.</source>
            <translation>{system} redirige a otro servidor, al que no se pregunta.</translation>
        </message>
        <message>
            <source>{system} redirects in circles.</source>
            <translation>{system} redirige en círculo.</translation>
        </message>
        <message>
            <source>{system} answered with an error ({status}).</source>
            <translation>{system} respondió con un error ({status}).</translation>
        </message>
        <message>
            <source>{system} rejects the user or the secret ({status}).</source>
            <translation>{system} rechaza el usuario o el secreto ({status}).</translation>
        </message>
        <message>
            <source>{system} did not answer in HTTP.</source>
            <translation>{system} no respondió en HTTP.</translation>
        </message>
        <message>
            <source>There is no secret for {system} in the keyring.</source>
            <translation>No hay ningún secreto para {system} en el llavero.</translation>
        </message>
        <message>
            <source>The mail server {host} cannot be reached: {why}.</source>
            <translation>No se puede conectar con el servidor de correo {host}: {why}.</translation>
        </message>
        <message>
            <source>The connection to the mail server {host} cannot be encrypted: {why}.</source>
            <translation>No se puede cifrar la conexión con el servidor de correo {host}: {why}.</translation>
        </message>
        <message>
            <source>The mail server {host} refused user {user} or the password.</source>
            <translation>El servidor de correo {host} rechazó el usuario {user} o la contraseña.</translation>
        </message>
        <message>
            <source>The mail server {host} refused the message: {why}.</source>
            <translation>El servidor de correo {host} rechazó el mensaje: {why}.</translation>
        </message>
        <message>
            <source>The mail server {host} refused the recipients {recipients}; the message was sent to all others.</source>
            <translation>El servidor de correo {host} rechazó a los destinatarios {recipients}; el mensaje se envió a todos los demás.</translation>
        </message>
        <message>
            <source>The mail server {host} offers no sign-in: check the port, or enter no user.</source>
            <translation>El servidor de correo {host} no ofrece inicio de sesión: compruebe el puerto, o no indique ningún usuario.</translation>
        </message>
        <message>
            <source>The mail server {host} offers no sign-in with a password. Ask its administrator how programs send mail.</source>
            <translation>El servidor de correo {host} no ofrece inicio de sesión con contraseña. Pregunte a su administrador cómo envían correo los programas.</translation>
        </message>
        <message>
            <source>it accepts only addresses in ASCII characters</source>
            <translation>solo acepta direcciones con caracteres ASCII</translation>
        </message>
        <message>
            <source>it does not offer STARTTLS</source>
            <translation>no ofrece STARTTLS</translation>
        </message>
        <message>
            <source>it did not answer; check the port and the kind of encryption</source>
            <translation>no respondió; compruebe el puerto y el tipo de cifrado</translation>
        </message>
        <message>
            <source>The CA file {file} cannot be read: {why}.</source>
            <translation>No se puede leer el archivo de CA {file}: {why}.</translation>
        </message>
        <message>
            <source>Nothing was recorded in this time. Choose a time at which a window or a hub was recording.</source>
            <translation>En ese momento no se registró nada. Elija una hora en la que una ventana o un concentrador estuviera registrando.</translation>
        </message>
        <message>
            <source>The hub did not run for {seconds} s.</source>
            <translation>El concentrador no funcionó durante {seconds} s.</translation>
        </message>
        <message>
            <source>{file} is the history itself: choose another file for the copy.</source>
            <translation>{file} es el propio historial: elija otro archivo para la copia.</translation>
        </message>
        <message>
            <source>{file} is a history in use: choose another file for the copy.</source>
            <translation>{file} es un historial en uso: elija otro archivo para la copia.</translation>
        </message>
        <message>
            <source>{file} is not a file: choose another file for the copy.</source>
            <translation>{file} no es un archivo: elija otro archivo para la copia.</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}. Choose another file for the copy.</source>
            <translation>No se puede escribir {file}: {why}. Elija otro archivo para la copia.</translation>
        </message>
        <message>
            <source>The preferences cannot be saved, and apply until the program ends: {why}.</source>
            <translation>Las preferencias no se pueden guardar y se aplican hasta que termine el programa: {why}.</translation>
        </message>
    </context>
    <context>
        <name>LinkBar</name>
        <message>
            <source>round trip {ms} ms</source>
            <translation>ida y vuelta {ms} ms</translation>
        </message>
        <message numerus="yes">
            <source>%n gap(s) recovered</source>
            <translation>
                <numerusform>%n hueco reparado</numerusform>
                <numerusform>%n huecos reparados</numerusform>
            </translation>
        </message>
        <message>
            <source>partly granted, without {flags}</source>
            <translation>concedido en parte, sin {flags}</translation>
        </message>
        <message>
            <source>do not disturb and forwarding unknown</source>
            <translation>no molestar y desvíos desconocidos</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s)</source>
            <translation>
                <numerusform>%n llamada</numerusform>
                <numerusform>%n llamadas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n extension(s)</source>
            <translation>
                <numerusform>%n extensión</numerusform>
                <numerusform>%n extensiones</numerusform>
            </translation>
        </message>
        <message>
            <source>{people} in the directory</source>
            <translation>{people} en el directorio</translation>
        </message>
        <message>
            <source>The PBX answered PARTIAL SUCCESS: some of the requested events are not available. -SCN needs CTI Link Pro licences for the whole network; other flags need a newer release.</source>
            <translation>La centralita respondió PARTIAL SUCCESS: algunos eventos solicitados no están disponibles. -SCN necesita licencias CTI Link Pro para toda la red; otras opciones, una versión más nueva.</translation>
        </message>
        <message>
            <source>The PBX does not provide the file user_info3, which contains do not disturb, absence and forwarding. Reload the directory to request it again.</source>
            <translation>La centralita no facilita el archivo user_info3, que contiene no molestar, ausencias y desvíos. Recargue el directorio para volver a pedirlo.</translation>
        </message>
        <message>
            <source>{state}, retrying in {seconds} s</source>
            <translation>{state}, nuevo intento en {seconds} s</translation>
        </message>
    </context>
    <context>
        <name>LookedUpCard</name>
        <message>
            <source>Open in {system}</source>
            <translation>Abrir en {system}</translation>
        </message>
    </context>
    <context>
        <name>LookupPage</name>
        <message>
            <source>Callers who are in no directory</source>
            <translation>Llamantes que no están en ningún directorio</translation>
        </message>
        <message>
            <source>All outside callers</source>
            <translation>Todos los llamantes externos</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Empresa</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Enlace</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Number of tickets</source>
            <translation>Número de incidencias</translation>
        </message>
        <message>
            <source>Asks a customer system about callers while the phone rings. The answer names the caller if it comes within 1.5 seconds; alerts never wait.</source>
            <translation>Pregunta a un sistema de clientes por quien llama mientras suena el teléfono. La respuesta muestra el nombre si llega en 1,5 segundos; los avisos nunca esperan.</translation>
        </message>
        <message>
            <source>Look callers up</source>
            <translation>Buscar a los llamantes</translation>
        </message>
        <message>
            <source>Import 3CX template…</source>
            <translation>Importar plantilla de 3CX…</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Petición</translation>
        </message>
        <message>
            <source>Customer system</source>
            <translation>Sistema de clientes</translation>
        </message>
        <message>
            <source>Look up</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Método</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>Cabeceras</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>none, or the user of basic authentication</source>
            <translation>ninguno, o el usuario de la autenticación básica</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>Secreto</translation>
        </message>
        <message>
            <source>unchanged, in the keyring</source>
            <translation>sin cambios, en el llavero</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>Cuerpo</translation>
        </message>
        <message>
            <source>Further requests</source>
            <translation>Más peticiones</translation>
        </message>
        <message>
            <source>{e164}, {national} and {digits} stand for the number of the caller, {secret} for the secret, which is stored in the keyring only.</source>
            <translation>{e164}, {national} y {digits} representan el número de quien llama; {secret}, el secreto, que se guarda solo en el llavero.</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Respuesta</translation>
        </message>
        <message>
            <source>What is counted</source>
            <translation>Qué se cuenta</translation>
        </message>
        <message>
            <source>Open tickets</source>
            <translation>Incidencias abiertas</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>not at all</source>
            <translation>nunca</translation>
        </message>
        <message>
            <source>Remember answers for</source>
            <translation>Recordar las respuestas</translation>
        </message>
        <message>
            <source>Paths into the JSON of the answer, such as contacts[0].name, or texts with such paths in braces.</source>
            <translation>Rutas en el JSON de la respuesta, como contacts[0].name, o textos con esas rutas entre llaves.</translation>
        </message>
        <message>
            <source>The look-up cannot be saved ({why}).</source>
            <translation>No se puede guardar la búsqueda ({why}).</translation>
        </message>
        <message>
            <source>Import 3CX template</source>
            <translation>Importar plantilla de 3CX</translation>
        </message>
        <message>
            <source>CRM templates (*.xml)</source>
            <translation>Plantillas CRM (*.xml)</translation>
        </message>
        <message>
            <source>will be stored in the keyring</source>
            <translation>se guardará en el llavero</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Todos los archivos (*)</translation>
        </message>
        <message>
            <source>The template cannot be read ({why}).</source>
            <translation>No se puede leer la plantilla ({why}).</translation>
        </message>
        <message>
            <source>The template has been imported. Check the fields, and try a number.</source>
            <translation>La plantilla se ha importado. Revise los campos y pruebe con un número.</translation>
        </message>
        <message>
            <source>Enter as the secret: {title}.</source>
            <translation>Indique como secreto: {title}.</translation>
        </message>
    </context>
    <context>
        <name>LookupTester</name>
        <message>
            <source>Try it</source>
            <translation>Probar</translation>
        </message>
        <message>
            <source>Number to look up</source>
            <translation>Número que se busca</translation>
        </message>
        <message>
            <source>Look up</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Request and answer</source>
            <translation>Petición y respuesta</translation>
        </message>
        <message>
            <source>Enter a complete number outside, such as +44 1632 960144.</source>
            <translation>Indique un número externo completo, como +44 1632 960144.</translation>
        </message>
        <message>
            <source>Looking up…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>{result} (after {seconds} s)</source>
            <translation>{result} (tras {seconds} s)</translation>
        </message>
        <message>
            <source>This caller is not known there.</source>
            <translation>Este llamante no figura allí.</translation>
        </message>
    </context>
    <context>
        <name>MailPage</name>
        <message>
            <source>STARTTLS, usually port 587</source>
            <translation>STARTTLS, normalmente puerto 587</translation>
        </message>
        <message>
            <source>TLS, usually port 465</source>
            <translation>TLS, normalmente puerto 465</translation>
        </message>
        <message>
            <source>Reports are sent by the command devlink3-desk report, at times that the scheduler of the system decides. The connection is always encrypted.</source>
            <translation>Los informes los envía el comando devlink3-desk report, a las horas que decide el planificador del sistema. La conexión siempre va cifrada.</translation>
        </message>
        <message>
            <source>for example mail.example.com</source>
            <translation>por ejemplo, mail.example.com</translation>
        </message>
        <message>
            <source>for example desk@mail.example.com</source>
            <translation>por ejemplo, desk@mail.example.com</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Puerto</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>habitual</translation>
        </message>
        <message>
            <source>Save password</source>
            <translation>Guardar la contraseña</translation>
        </message>
        <message>
            <source>Mail server</source>
            <translation>Servidor de correo</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Cifrado</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>Remitente</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Enter the mail server as a name or an IP address, without protocol and port.</source>
            <translation>Introduzca el servidor de correo como nombre o dirección IP, sin protocolo ni puerto.</translation>
        </message>
        <message>
            <source>Enter the sender as an e-mail address, for example desk@mail.example.com.</source>
            <translation>Introduzca el remitente como dirección de correo electrónico, por ejemplo desk@mail.example.com.</translation>
        </message>
        <message>
            <source>Enter the mail server and the user that the password is for.</source>
            <translation>Introduzca el servidor de correo y el usuario a los que corresponde la contraseña.</translation>
        </message>
        <message>
            <source>The password is in the system keyring.</source>
            <translation>La contraseña está en el llavero del sistema.</translation>
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
            <translation>{by} ha vuelto a marcar esta llamada como pendiente.</translation>
        </message>
        <message>
            <source>{by} is calling back.</source>
            <translation>La devuelve {by}.</translation>
        </message>
        <message>
            <source>{by} has marked this caller as done.</source>
            <translation>{by} ha marcado esta llamada como hecha.</translation>
        </message>
        <message>
            <source>This caller has been reached meanwhile.</source>
            <translation>Entretanto se ha hablado con quien llamó.</translation>
        </message>
        <message>
            <source>You had marked: open again.</source>
            <translation>Usted había marcado: otra vez pendiente.</translation>
        </message>
        <message>
            <source>You had marked: I am calling back.</source>
            <translation>Usted había marcado: la devuelvo yo.</translation>
        </message>
        <message>
            <source>You had marked: done.</source>
            <translation>Usted había marcado: hecha.</translation>
        </message>
        <message>
            <source>Callers marked at two desks</source>
            <translation>Llamadas marcadas en dos puestos</translation>
        </message>
        <message>
            <source>You have marked these callers while this desk had no connection to the hub, and so has someone else. Your marks were not made: make them again if they are still right.</source>
            <translation>Usted marcó estas llamadas mientras este puesto no tenía conexión con el concentrador, y otra persona también. Sus marcas no se han hecho: hágalas de nuevo si siguen siendo correctas.</translation>
        </message>
        <message>
            <source>Someone</source>
            <translation>Alguien</translation>
        </message>
    </context>
    <context>
        <name>MarkDoneDialog</name>
        <message>
            <source>Mark as done</source>
            <translation>Marcar como hecha</translation>
        </message>
        <message>
            <source>Choose the reason.</source>
            <translation>Elija el motivo.</translation>
        </message>
        <message>
            <source>Other:</source>
            <translation>Otro:</translation>
        </message>
        <message>
            <source>Other reason</source>
            <translation>Otro motivo</translation>
        </message>
    </context>
    <context>
        <name>MessageLine</name>
        <message>
            <source>Dismiss</source>
            <translation>Descartar</translation>
        </message>
    </context>
    <context>
        <name>Naming</name>
        <message>
            <source>Clear: {field}</source>
            <translation>Borrar: {field}</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Más</translation>
        </message>
    </context>
    <context>
        <name>NoteCard</name>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Add a note</source>
            <translation>Añadir una nota</translation>
        </message>
        <message>
            <source>No note about this caller</source>
            <translation>No hay notas sobre quien llama</translation>
        </message>
    </context>
    <context>
        <name>NoteConflictDialog</name>
        <message>
            <source>Two texts for one note</source>
            <translation>Dos textos para una nota</translation>
        </message>
        <message>
            <source>Your text</source>
            <translation>Su texto</translation>
        </message>
        <message>
            <source>another desk</source>
            <translation>otro puesto</translation>
        </message>
        <message>
            <source>This note was changed by {name} while you were editing it.</source>
            <translation>{name} cambió esta nota mientras usted la editaba.</translation>
        </message>
        <message>
            <source>Use your text</source>
            <translation>Usar su texto</translation>
        </message>
        <message>
            <source>Text of {name}</source>
            <translation>Texto de {name}</translation>
        </message>
        <message>
            <source>Use this text</source>
            <translation>Usar este texto</translation>
        </message>
        <message>
            <source>The note will be:</source>
            <translation>La nota será:</translation>
        </message>
        <message>
            <source>The note will be</source>
            <translation>La nota será</translation>
        </message>
        <message>
            <source>Decide later</source>
            <translation>Decidir más tarde</translation>
        </message>
        <message>
            <source>The note was removed</source>
            <translation>La nota se quitó</translation>
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Shown when this person calls</source>
            <translation>Se muestra cuando llama esta persona</translation>
        </message>
        <message>
            <source>This note is not saved. Press Esc again to discard it.</source>
            <translation>Esta nota no está guardada. Pulse Esc de nuevo para descartarla.</translation>
        </message>
    </context>
    <context>
        <name>Numbering</name>
        <message>
            <source>To call {number}, the desk dials {dialled}.</source>
            <translation>Para llamar a {number}, el puesto marca {dialled}.</translation>
        </message>
        <message>
            <source>A caller shown as {presented} is {number}.</source>
            <translation>Una llamada mostrada como {presented} es {number}.</translation>
        </message>
    </context>
    <context>
        <name>NumbersPage</name>
        <message>
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>&amp;Country</source>
            <translation>&amp;País</translation>
        </message>
        <message>
            <source>&amp;Outside line prefix</source>
            <translation>Prefijo de línea e&amp;xterior</translation>
        </message>
        <message>
            <source>&amp;Maximum extension length, in digits</source>
            <translation>Longitud &amp;máxima de una extensión, en cifras</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Ejemplos</translation>
        </message>
    </context>
    <context>
        <name>OutsideLines</name>
        <message>
            <source>Not recorded</source>
            <translation>No registrado</translation>
        </message>
        <message>
            <source>SIP lines</source>
            <translation>Líneas SIP</translation>
        </message>
        <message>
            <source>Line {number}</source>
            <translation>Línea {number}</translation>
        </message>
    </context>
    <context>
        <name>PaneDock</name>
        <message>
            <source>Float or dock {pane}</source>
            <translation>Soltar o acoplar {pane}</translation>
        </message>
        <message>
            <source>Close {pane}</source>
            <translation>Cerrar {pane}</translation>
        </message>
    </context>
    <context>
        <name>ParkedModel</name>
        <message>
            <source>Conference</source>
            <translation>Conferencia</translation>
        </message>
        <message>
            <source>Slot %1</source>
            <translation>Posición %1</translation>
        </message>
        <message>
            <source>Park slot or conference</source>
            <translation>Aparcamiento o conferencia</translation>
        </message>
        <message>
            <source>parked by %1</source>
            <translation>aparcada por %1</translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s)</source>
            <translation>
                <numerusform>%n participante</numerusform>
                <numerusform>%n participantes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ParkedPane</name>
        <message>
            <source>Park slots and conferences</source>
            <translation>Aparcamientos y conferencias</translation>
        </message>
        <message>
            <source>No parked calls or conferences.</source>
            <translation>No hay llamadas aparcadas ni conferencias.</translation>
        </message>
        <message numerus="yes">
            <source>%n parked</source>
            <translation>
                <numerusform>%n aparcada</numerusform>
                <numerusform>%n aparcadas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Password of {user} at {site}</source>
            <translation>Contraseña de {user} en {site}</translation>
        </message>
        <message>
            <source>&amp;Save it in this computer's keyring</source>
            <translation>&amp;Guardarla en el llavero de este equipo</translation>
        </message>
    </context>
    <context>
        <name>PastPanes</name>
        <message>
            <source>Not recorded</source>
            <translation>No registrado</translation>
        </message>
    </context>
    <context>
        <name>PastTimes</name>
        <message>
            <source>Yesterday {time}</source>
            <translation>Ayer {time}</translation>
        </message>
        <message>
            <source>{day} {time}</source>
            <translation>{day} {time}</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>ahora mismo</translation>
        </message>
        <message numerus="yes">
            <source>%n min ago</source>
            <translation>
                <numerusform>hace %n min</numerusform>
                <numerusform>hace %n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PathField</name>
        <message>
            <source>File…</source>
            <translation>Archivo…</translation>
        </message>
        <message>
            <source>Folder…</source>
            <translation>Carpeta…</translation>
        </message>
    </context>
    <context>
        <name>PeoplePage</name>
        <message>
            <source>Calls for you are listed first and ring loudest, followed by calls for the people and hunt groups that you watch.</source>
            <translation>Las llamadas para usted van primero y suenan más fuerte, seguidas de las de las personas y grupos de búsqueda que vigila.</translation>
        </message>
        <message>
            <source>My name for colleagues</source>
            <translation>Mi nombre para los colegas</translation>
        </message>
        <message>
            <source>That of my extension</source>
            <translation>El de mi extensión</translation>
        </message>
    </context>
    <context>
        <name>PeopleTree</name>
        <message>
            <source>Search for a name or number</source>
            <translation>Buscar un nombre o número</translation>
        </message>
        <message>
            <source>Extensions and hunt groups</source>
            <translation>Extensiones y grupos de búsqueda</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Me</source>
            <translation>Yo</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Vigilar</translation>
        </message>
    </context>
    <context>
        <name>PersonMenu</name>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
        <message>
            <source>All calls with this number</source>
            <translation>Todas las llamadas con este número</translation>
        </message>
        <message>
            <source>Note…</source>
            <translation>Nota…</translation>
        </message>
        <message>
            <source>Notes cannot be saved in this window.</source>
            <translation>En esta ventana no se pueden guardar notas.</translation>
        </message>
        <message>
            <source>Select a person or a call to edit the note.</source>
            <translation>Seleccione una persona o una llamada para editar la nota.</translation>
        </message>
        <message>
            <source>This number is withheld: notes belong to numbers.</source>
            <translation>Este número está oculto: las notas pertenecen a números.</translation>
        </message>
        <message>
            <source>Call {number}</source>
            <translation>Llamar a {number}</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Llamar</translation>
        </message>
        <message>
            <source>Copy number</source>
            <translation>Copiar el número</translation>
        </message>
        <message>
            <source>Copy {number}</source>
            <translation>Copiar {number}</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Vigilar</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorita</translation>
        </message>
        <message>
            <source>Put on page</source>
            <translation>Poner en la página</translation>
        </message>
        <message>
            <source>New page…</source>
            <translation>Página nueva…</translation>
        </message>
        <message>
            <source>New page</source>
            <translation>Página nueva</translation>
        </message>
        <message>
            <source>Name of the page:</source>
            <translation>Nombre de la página:</translation>
        </message>
    </context>
    <context>
        <name>PersonModel</name>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
    </context>
    <context>
        <name>PhoneDialog</name>
        <message>
            <source>My phone</source>
            <translation>Mi teléfono</translation>
        </message>
        <message>
            <source>Which phone is yours?</source>
            <translation>¿Cuál es su teléfono?</translation>
        </message>
        <message>
            <source>Its calls are listed first and ring loudest.</source>
            <translation>Sus llamadas van primero y suenan más fuerte.</translation>
        </message>
        <message>
            <source>Search for a name or number</source>
            <translation>Buscar un nombre o número</translation>
        </message>
        <message>
            <source>Extensions</source>
            <translation>Extensiones</translation>
        </message>
    </context>
    <context>
        <name>PhoneQuestion</name>
        <message>
            <source>Which phone is yours? Then your calls come first.</source>
            <translation>¿Cuál es su teléfono? Así sus llamadas van primero.</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Elegir…</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Ahora no</translation>
        </message>
    </context>
    <context>
        <name>PlotWidget</name>
        <message>
            <source>Copy as picture</source>
            <translation>Copiar como imagen</translation>
        </message>
        <message>
            <source>Show these calls</source>
            <translation>Mostrar estas llamadas</translation>
        </message>
        <message>
            <source>Show this moment</source>
            <translation>Mostrar este momento</translation>
        </message>
    </context>
    <context>
        <name>Presence</name>
        <message>
            <source>On vacation until {until}</source>
            <translation>De vacaciones hasta {until}</translation>
        </message>
        <message>
            <source>Will be back {until}</source>
            <translation>Vuelve {until}</translation>
        </message>
        <message>
            <source>At lunch until {until}</source>
            <translation>Comiendo hasta {until}</translation>
        </message>
        <message>
            <source>In a meeting until {until}</source>
            <translation>En una reunión hasta {until}</translation>
        </message>
        <message>
            <source>Please call {until}</source>
            <translation>Llame a {until}</translation>
        </message>
        <message>
            <source>Don't disturb until {until}</source>
            <translation>No molestar hasta {until}</translation>
        </message>
        <message>
            <source>With visitors until {until}</source>
            <translation>Con visitas hasta {until}</translation>
        </message>
        <message>
            <source>With customers until {until}</source>
            <translation>Con clientes hasta {until}</translation>
        </message>
        <message>
            <source>Back soon {until}</source>
            <translation>Vuelve pronto {until}</translation>
        </message>
        <message>
            <source>Back tomorrow {until}</source>
            <translation>Vuelve mañana {until}</translation>
        </message>
        <message>
            <source>On vacation</source>
            <translation>De vacaciones</translation>
        </message>
        <message>
            <source>Will be back</source>
            <translation>Volverá</translation>
        </message>
        <message>
            <source>At lunch</source>
            <translation>Comiendo</translation>
        </message>
        <message>
            <source>In a meeting</source>
            <translation>En una reunión</translation>
        </message>
        <message>
            <source>Please call</source>
            <translation>Llame</translation>
        </message>
        <message>
            <source>Don't disturb</source>
            <translation>No molestar</translation>
        </message>
        <message>
            <source>With visitors</source>
            <translation>Con visitas</translation>
        </message>
        <message>
            <source>With customers</source>
            <translation>Con clientes</translation>
        </message>
        <message>
            <source>Back soon</source>
            <translation>Vuelve pronto</translation>
        </message>
        <message>
            <source>Back tomorrow</source>
            <translation>Vuelve mañana</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Ausente</translation>
        </message>
        <message>
            <source>Not logged in</source>
            <translation>Sin iniciar sesión</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>No molestar</translation>
        </message>
        <message>
            <source>Forwarded to {number}</source>
            <translation>Desviado a {number}</translation>
        </message>
        <message>
            <source>Forwarded</source>
            <translation>Desviado</translation>
        </message>
        <message>
            <source>At extension {number}</source>
            <translation>En la extensión {number}</translation>
        </message>
        <message>
            <source>Forwarded to {number} when busy</source>
            <translation>Si comunica, desvío a {number}</translation>
        </message>
        <message>
            <source>Forwarded to {number} on no answer</source>
            <translation>Si no contesta, desvío a {number}</translation>
        </message>
        <message>
            <source>Also rings at {number}</source>
            <translation>Suena también en {number}</translation>
        </message>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n mensaje nuevo</numerusform>
                <numerusform>%n mensajes nuevos</numerusform>
            </translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorita</translation>
        </message>
    </context>
    <context>
        <name>PublishedPage</name>
        <message>
            <source>What is published here is shown at all desks of the hub, beside what each desk has of its own. Only the account of a supervisor can publish.</source>
            <translation>Lo que se publica aquí se muestra en todos los puestos del concentrador, junto a lo propio de cada uno. Solo una cuenta de supervisor puede publicar.</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Entradas</translation>
        </message>
        <message>
            <source>For all desks</source>
            <translation>Para todos los puestos</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Contenido</translation>
        </message>
        <message>
            <source>Publish to all desks</source>
            <translation>Publicar para todos los puestos</translation>
        </message>
        <message>
            <source>Stop publishing</source>
            <translation>Dejar de publicar</translation>
        </message>
        <message>
            <source>Not published</source>
            <translation>Sin publicar</translation>
        </message>
        <message>
            <source>someone</source>
            <translation>alguien</translation>
        </message>
        <message>
            <source>Published by {name}; this desk has other entries</source>
            <translation>Publicado por {name}; este puesto tiene otras entradas</translation>
        </message>
        <message>
            <source>Published by {name}</source>
            <translation>Publicado por {name}</translation>
        </message>
    </context>
    <context>
        <name>PublishedSets</name>
        <message>
            <source>Favourites</source>
            <translation>Favoritas</translation>
        </message>
        <message>
            <source>Page {name}</source>
            <translation>Página {name}</translation>
        </message>
        <message>
            <source>Contacts {name}</source>
            <translation>Contactos {name}</translation>
        </message>
    </context>
    <context>
        <name>Recording</name>
        <message>
            <source>Nothing is recorded since {time}: {problem}</source>
            <translation>No se registra nada desde {time}: {problem}</translation>
        </message>
    </context>
    <context>
        <name>RecordingNotice</name>
        <message>
            <source>History settings…</source>
            <translation>Ajustes del historial…</translation>
        </message>
        <message>
            <source>Got it</source>
            <translation>Entendido</translation>
        </message>
        <message numerus="yes">
            <source>Calls are recorded in {location} for %n day(s): who called whom, when, and how it went, but never what was said.</source>
            <translation>
                <numerusform>Las llamadas se registran en {location} durante %n día: quién llamó a quién, cuándo y cómo fue, pero nunca lo que se dijo.</numerusform>
                <numerusform>Las llamadas se registran en {location} durante %n días: quién llamó a quién, cuándo y cómo fue, pero nunca lo que se dijo.</numerusform>
            </translation>
        </message>
        <message>
            <source>Calls are recorded in {location}: who called whom, when, and how it went, but never what was said.</source>
            <translation>Las llamadas se registran en {location}: quién llamó a quién, cuándo y cómo fue, pero nunca lo que se dijo.</translation>
        </message>
    </context>
    <context>
        <name>RecordsView</name>
        <message>
            <source>All fields</source>
            <translation>Todos los campos</translation>
        </message>
    </context>
    <context>
        <name>ReportControls</name>
        <message>
            <source>Site</source>
            <translation>Sede</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Periodo</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Primer día</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Último día</translation>
        </message>
        <message>
            <source>Rows of the table</source>
            <translation>Filas de la tabla</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Grupo de búsqueda</translation>
        </message>
        <message>
            <source>All hunt groups</source>
            <translation>Todos los grupos de búsqueda</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Persona</translation>
        </message>
        <message>
            <source>All people</source>
            <translation>Todas las personas</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Número llamado</translation>
        </message>
        <message>
            <source>All numbers called</source>
            <translation>Todos los números llamados</translation>
        </message>
        <message>
            <source>Outside line</source>
            <translation>Línea exterior</translation>
        </message>
        <message>
            <source>All outside lines</source>
            <translation>Todas las líneas exteriores</translation>
        </message>
        <message>
            <source>Formula of the service level</source>
            <translation>Fórmula del nivel de servicio</translation>
        </message>
        <message>
            <source>Target, in seconds</source>
            <translation>Objetivo, en segundos</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>Outside lines that there are</source>
            <translation>Líneas exteriores existentes</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <source>Service level:</source>
            <translation>Nivel de servicio:</translation>
        </message>
        <message>
            <source>Target:</source>
            <translation>Objetivo:</translation>
        </message>
        <message>
            <source>Outside lines:</source>
            <translation>Líneas exteriores:</translation>
        </message>
    </context>
    <context>
        <name>Reports</name>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ayer</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Esta semana</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Este mes</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Últimos 30 días</translation>
        </message>
        <message>
            <source>Choose days…</source>
            <translation>Elegir días…</translation>
        </message>
        <message>
            <source>Service level: {formula}. In target: answered within {seconds} seconds.</source>
            <translation>Nivel de servicio: {formula}. En objetivo: contestada en menos de {seconds} segundos.</translation>
        </message>
        <message>
            <source>Report on calls</source>
            <translation>Informe de llamadas</translation>
        </message>
        <message>
            <source>before: {value}</source>
            <translation>antes: {value}</translation>
        </message>
        <message>
            <source>{title} as a table</source>
            <translation>{title} en tabla</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Cifras</translation>
        </message>
        <message>
            <source>Busy hours</source>
            <translation>Horas de más llamadas</translation>
        </message>
        <message>
            <source>Incoming calls an hour, on average, by weekday and hour. The stronger the colour, the more.</source>
            <translation>Llamadas entrantes por hora, de media, según el día de la semana y la hora. Cuanto más intenso el color, más llamadas.</translation>
        </message>
        <message>
            <source>Waiting by hour</source>
            <translation>Espera por hora</translation>
        </message>
        <message>
            <source>How long callers wait on average for an answer. The stronger the colour, the longer.</source>
            <translation>Cuánto se espera de media hasta que contestan. Cuanto más intenso el color, más tiempo.</translation>
        </message>
        <message>
            <source>Incoming calls</source>
            <translation>Llamadas entrantes</translation>
        </message>
        <message>
            <source>What became of the calls that came in, by when each began. A short abandon is a caller who gave up within {seconds} seconds.</source>
            <translation>Qué fue de las llamadas recibidas, según la hora en que empezaron. Un abandono corto es el de quien desistió en menos de {seconds} segundos.</translation>
        </message>
        <message>
            <source>No calls came in during this period.</source>
            <translation>No se recibió ninguna llamada en este periodo.</translation>
        </message>
        <message>
            <source>Service level</source>
            <translation>Nivel de servicio</translation>
        </message>
        <message>
            <source>{formula}. In target: answered within {seconds} seconds.</source>
            <translation>{formula}. En objetivo: contestada en menos de {seconds} segundos.</translation>
        </message>
        <message>
            <source>Target {share}</source>
            <translation>Objetivo {share}</translation>
        </message>
        <message>
            <source>Without incoming calls there is no service level.</source>
            <translation>Sin llamadas entrantes no hay nivel de servicio.</translation>
        </message>
        <message>
            <source>up to {time}</source>
            <translation>hasta {time}</translation>
        </message>
        <message>
            <source>more than {time}</source>
            <translation>más de {time}</translation>
        </message>
        <message>
            <source>Waiting times</source>
            <translation>Tiempos de espera</translation>
        </message>
        <message>
            <source>How long callers waited until someone answered, or until they gave up or left a message. Long times are counted in wider ranges.</source>
            <translation>Cuánto esperaron quienes llamaban hasta que alguien contestó, o hasta que desistieron o dejaron un mensaje. Los tiempos largos se cuentan en intervalos más amplios.</translation>
        </message>
        <message>
            <source>Waiting time</source>
            <translation>Tiempo de espera</translation>
        </message>
        <message>
            <source>Not answered</source>
            <translation>Sin contestar</translation>
        </message>
        <message>
            <source>Target {time}</source>
            <translation>Objetivo {time}</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} a {end}</translation>
        </message>
        <message>
            <source>Lines in use</source>
            <translation>Líneas en uso</translation>
        </message>
        <message>
            <source>The most calls with outside parties at the same moment in each interval: so many outside lines are needed. The most in this period: {most}.</source>
            <translation>El máximo de llamadas externas simultáneas en cada intervalo: son las líneas exteriores que hacen falta. El máximo de este periodo: {most}.</translation>
        </message>
        <message>
            <source>Lines at once</source>
            <translation>Líneas simultáneas</translation>
        </message>
        <message>
            <source>Lines that there are: {lines}</source>
            <translation>Líneas existentes: {lines}</translation>
        </message>
        <message>
            <source>No outside line was in use during this period.</source>
            <translation>No se usó ninguna línea exterior en este periodo.</translation>
        </message>
        <message>
            <source>Each line</source>
            <translation>Cada línea</translation>
        </message>
        <message>
            <source>The most channels of each outside line that were in use at the same time: this many are needed.</source>
            <translation>El mayor número de canales de cada línea exterior en uso al mismo tiempo: se necesitan tantos.</translation>
        </message>
        <message>
            <source>Peak channels</source>
            <translation>Canales máx.</translation>
        </message>
        <message>
            <source>Interval</source>
            <translation>Intervalo</translation>
        </message>
        <message>
            <source>By hunt group</source>
            <translation>Por grupo de búsqueda</translation>
        </message>
        <message>
            <source>By person</source>
            <translation>Por persona</translation>
        </message>
        <message>
            <source>By number called</source>
            <translation>Por número llamado</translation>
        </message>
        <message>
            <source>By outside line</source>
            <translation>Por línea exterior</translation>
        </message>
        <message>
            <source>By quarter hour</source>
            <translation>Por cuarto de hora</translation>
        </message>
        <message>
            <source>By hour</source>
            <translation>Por hora</translation>
        </message>
        <message>
            <source>By day</source>
            <translation>Por día</translation>
        </message>
        <message>
            <source>By week</source>
            <translation>Por semana</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>Por mes</translation>
        </message>
        <message>
            <source>By weekday and hour</source>
            <translation>Por día de la semana y hora</translation>
        </message>
        <message>
            <source>Answered in target ÷ (answered + abandoned)</source>
            <translation>Contestadas en objetivo ÷ (contestadas + abandonadas)</translation>
        </message>
        <message>
            <source>(Answered + abandoned in target) ÷ all calls</source>
            <translation>(Contestadas + abandonadas en objetivo) ÷ todas las llamadas</translation>
        </message>
        <message>
            <source>Answered in target ÷ answered</source>
            <translation>Contestadas en objetivo ÷ contestadas</translation>
        </message>
        <message>
            <source>Answered in target ÷ all calls</source>
            <translation>Contestadas en objetivo ÷ todas las llamadas</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Grupo de búsqueda</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Extensión</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Número llamado</translation>
        </message>
        <message>
            <source>Outside line</source>
            <translation>Línea exterior</translation>
        </message>
        <message>
            <source>PBX</source>
            <translation>Centralita</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Hasta</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>Día de la semana</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Entrantes</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Salientes</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Internas</translation>
        </message>
        <message>
            <source>Offered</source>
            <translation>Ofrecidas</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Contestadas</translation>
        </message>
        <message>
            <source>Abandoned</source>
            <translation>Abandonadas</translation>
        </message>
        <message>
            <source>Short abandons</source>
            <translation>Abandonos cortos</translation>
        </message>
        <message>
            <source>Overflowed</source>
            <translation>Desbordadas</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Buzón de voz</translation>
        </message>
        <message>
            <source>Answered in target</source>
            <translation>Contestadas en objetivo</translation>
        </message>
        <message>
            <source>Average wait</source>
            <translation>Espera media</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Espera más larga</translation>
        </message>
        <message>
            <source>Average talk</source>
            <translation>Conversación media</translation>
        </message>
        <message>
            <source>Longest talk</source>
            <translation>Conversación más larga</translation>
        </message>
        <message>
            <source>Most at once</source>
            <translation>Máx. simultáneas</translation>
        </message>
        <message>
            <source>Most lines at once</source>
            <translation>Máx. líneas simultáneas</translation>
        </message>
        <message>
            <source>Without connection</source>
            <translation>Sin conexión</translation>
        </message>
        <message>
            <source>Rung</source>
            <translation>Sonaron</translation>
        </message>
        <message>
            <source>Missed</source>
            <translation>Perdidas</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Realizadas</translation>
        </message>
        <message>
            <source>Talk</source>
            <translation>Conversación</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>Retención</translation>
        </message>
        <message>
            <source>Not recorded yet</source>
            <translation>Aún sin registrar</translation>
        </message>
        <message>
            <source>Week from {day}</source>
            <translation>Semana del {day}</translation>
        </message>
        <message>
            <source>{period}, compared with {before}.</source>
            <translation>{period}, en comparación con {before}.</translation>
        </message>
        <message>
            <source>Nothing is recorded yet.</source>
            <translation>Aún no hay nada registrado.</translation>
        </message>
        <message>
            <source>The history begins on {moment}: calls before that are missing.</source>
            <translation>El historial empieza el {moment}: faltan las llamadas anteriores.</translation>
        </message>
        <message>
            <source>For {time} there was no connection to the PBX: calls of that time are missing.</source>
            <translation>Durante {time} no hubo conexión con la centralita: faltan las llamadas de ese tiempo.</translation>
        </message>
        <message>
            <source>Short abandons: {count}.</source>
            <translation>Abandonos cortos: {count}.</translation>
        </message>
        <message>
            <source>Outcome unknown, the connection was lost: {count}.</source>
            <translation>Resultado desconocido, se había perdido la conexión: {count}.</translation>
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
            <translation>menos de un minuto</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} a {last}</translation>
        </message>
    </context>
    <context>
        <name>ReportsWindow</name>
        <message>
            <source>Reports</source>
            <translation>Informes</translation>
        </message>
        <message>
            <source>Pages of the report</source>
            <translation>Páginas del informe</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabla</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copiar imagen</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Imprimir…</translation>
        </message>
        <message>
            <source>Nothing is recorded</source>
            <translation>No se registra nada</translation>
        </message>
        <message>
            <source>Reports need the history. Switch it on in the settings, under History.</source>
            <translation>Los informes necesitan el historial. Actívelo en la configuración, en Historial.</translation>
        </message>
        <message>
            <source>These are the figures of one site, {site}.</source>
            <translation>Estas son las cifras de una sola sede, {site}.</translation>
        </message>
        <message>
            <source>No figures</source>
            <translation>No hay cifras</translation>
        </message>
        <message>
            <source>PDF with plots (*.pdf)</source>
            <translation>PDF con gráficos (*.pdf)</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Libro de Excel (*.xlsx)</translation>
        </message>
        <message>
            <source>CSV table (*.csv)</source>
            <translation>Tabla CSV (*.csv)</translation>
        </message>
        <message>
            <source>Export report</source>
            <translation>Exportar informe</translation>
        </message>
    </context>
    <context>
        <name>Rewind</name>
        <message>
            <source>{who} gave up after {time}</source>
            <translation>{who} desistió tras {time}</translation>
        </message>
        <message>
            <source>Longest wait: {who}, {time}</source>
            <translation>Espera más larga: {who}, {time}</translation>
        </message>
        <message>
            <source>{who} was on hold for {time}</source>
            <translation>{who}: en retención durante {time}</translation>
        </message>
        <message>
            <source>Emergency call from {who}</source>
            <translation>Llamada de emergencia de {who}</translation>
        </message>
        <message>
            <source>The connection was lost</source>
            <translation>Se perdió la conexión</translation>
        </message>
        <message>
            <source>unknown caller</source>
            <translation>llamante desconocido</translation>
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation>{day}, {time}</translation>
        </message>
        <message>
            <source>No longer recorded. The oldest moment is {moment}.</source>
            <translation>Ya no está registrado. El momento más antiguo es {moment}.</translation>
        </message>
        <message>
            <source>Not recorded yet. The latest moment is {moment}.</source>
            <translation>Aún no está registrado. El último momento es {moment}.</translation>
        </message>
        <message>
            <source>No moments are recorded.</source>
            <translation>No hay momentos registrados.</translation>
        </message>
        <message>
            <source>Nothing was recorded at this moment. Choose another one.</source>
            <translation>No se registró nada en este momento. Elija otro.</translation>
        </message>
    </context>
    <context>
        <name>RewindMode</name>
        <message>
            <source>As it is now, not at the moment of the past</source>
            <translation>Tal como está ahora, no en el momento pasado</translation>
        </message>
        <message>
            <source>The past: {moment} - {title}</source>
            <translation>El pasado: {moment} - {title}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Alerts</source>
            <translation>Avisos</translation>
        </message>
        <message>
            <source>Alert options</source>
            <translation>Opciones de avisos</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nunca</translation>
        </message>
        <message>
            <source>This desk</source>
            <translation>Este puesto</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contactos</translation>
        </message>
        <message>
            <source>History, reports</source>
            <translation>Historial, informes</translation>
        </message>
        <message>
            <source>Computer and PBX</source>
            <translation>Equipo y centralita</translation>
        </message>
        <message>
            <source>Changes on this page apply immediately, without OK.</source>
            <translation>Los cambios de esta página se aplican de inmediato, sin Aceptar.</translation>
        </message>
        <message>
            <source>Dialling</source>
            <translation>Marcación</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Atajos</translation>
        </message>
        <message>
            <source>My phone</source>
            <translation>Mi teléfono</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Sistema</translation>
        </message>
        <message>
            <source>Connections</source>
            <translation>Conexiones</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Colores</translation>
        </message>
        <message>
            <source>Caller look-up</source>
            <translation>Búsqueda de llamantes</translation>
        </message>
        <message>
            <source>Contact sources</source>
            <translation>Fuentes de contactos</translation>
        </message>
        <message>
            <source>Imported contacts</source>
            <translation>Contactos importados</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historial</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Correo electrónico</translation>
        </message>
        <message>
            <source>Thresholds</source>
            <translation>Umbrales</translation>
        </message>
        <message>
            <source>For all desks</source>
            <translation>Para todos los puestos</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Configuración</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
    </context>
    <context>
        <name>Setup</name>
        <message>
            <source>The password could not be saved. {reason}</source>
            <translation>La contraseña no se pudo guardar. {reason}</translation>
        </message>
    </context>
    <context>
        <name>SetupWizard</name>
        <message>
            <source>Set up a PBX</source>
            <translation>Configurar una centralita</translation>
        </message>
        <message>
            <source>PBX address</source>
            <translation>Dirección de la centralita</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Probar la conexión</translation>
        </message>
        <message>
            <source>Phone numbers</source>
            <translation>Números de teléfono</translation>
        </message>
        <message>
            <source>Your phone and the people you watch</source>
            <translation>Su teléfono y las personas que vigila</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Atrás</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Siguiente</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Try the &amp;demo</source>
            <translation>&amp;Probar la demo</translation>
        </message>
        <message>
            <source>Shows the desk with a simulated PBX. Nothing is stored.</source>
            <translation>Muestra el programa con una centralita simulada. No se guarda nada.</translation>
        </message>
        <message>
            <source>Press Esc again to cancel. What you have entered is not stored.</source>
            <translation>Pulse Esc de nuevo para cancelar. Lo que ha introducido no está guardado.</translation>
        </message>
        <message>
            <source>Connect to a hub</source>
            <translation>Conectarse a un concentrador</translation>
        </message>
        <message>
            <source>Hub address</source>
            <translation>Dirección del concentrador</translation>
        </message>
        <message>
            <source>&amp;Finish</source>
            <translation>&amp;Finalizar</translation>
        </message>
    </context>
    <context>
        <name>ShortcutEditor</name>
        <message>
            <source>Search by words or shortcut</source>
            <translation>Buscar por palabras o atajo</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Buscar en todos los comandos</translation>
        </message>
        <message>
            <source>All commands and their shortcuts</source>
            <translation>Todos los comandos y sus atajos</translation>
        </message>
        <message>
            <source>New shortcut for the selected command</source>
            <translation>Nuevo atajo para el comando seleccionado</translation>
        </message>
        <message>
            <source>Reset to default</source>
            <translation>Restablecer</translation>
        </message>
        <message>
            <source>No shortcut</source>
            <translation>Sin atajo</translation>
        </message>
        <message>
            <source>Reset all to defaults</source>
            <translation>Restablecer todo</translation>
        </message>
        <message>
            <source>New shortcut</source>
            <translation>Nuevo atajo</translation>
        </message>
        <message>
            <source>%1 is used for typing or navigation. Use keys with Ctrl or Alt, or a function key.</source>
            <translation>%1 se usa para escribir o navegar. Use teclas con Ctrl o Alt, o una tecla de función.</translation>
        </message>
        <message>
            <source>%1 was the shortcut of “%2”, which has none now.</source>
            <translation>%1 era el atajo de «%2», que ya no tiene ninguno.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Atajos de teclado</translation>
        </message>
        <message>
            <source>Change shortcuts…</source>
            <translation>Cambiar atajos…</translation>
        </message>
    </context>
    <context>
        <name>Sites</name>
        <message>
            <source>Saved in the keyring.</source>
            <translation>Guardada en el llavero.</translation>
        </message>
        <message>
            <source>Removed from the keyring.</source>
            <translation>Eliminada del llavero.</translation>
        </message>
        <message>
            <source>The sites cannot be saved: {why}. They stay as they were.</source>
            <translation>No se pueden guardar las sedes: {why}. No cambian.</translation>
        </message>
        <message>
            <source>{site}: enter an address and a user.</source>
            <translation>{site}: indique una dirección y un usuario.</translation>
        </message>
        <message>
            <source>{site}: enter the address as a name or an IP address, without protocol and port.</source>
            <translation>{site}: introduzca la dirección como nombre o dirección IP, sin protocolo ni puerto.</translation>
        </message>
        <message>
            <source>{site}: enter a port from 1 to 65535.</source>
            <translation>{site}: indique un puerto de 1 a 65535.</translation>
        </message>
        <message>
            <source>{site}: enter the country as two letters, for example GB or DE.</source>
            <translation>{site}: indique el país con dos letras, por ejemplo GB o DE.</translation>
        </message>
        <message>
            <source>{site}: the outside line prefix and the extension length must be digits.</source>
            <translation>{site}: el prefijo de línea exterior y la longitud de extensión deben ser cifras.</translation>
        </message>
        <message>
            <source>{site}: an extension has at most {count} digits.</source>
            <translation>{site}: una extensión tiene como máximo {count} cifras.</translation>
        </message>
        <message>
            <source>{site}: the file {file} does not exist.</source>
            <translation>{site}: el archivo {file} no existe.</translation>
        </message>
        <message>
            <source>{site}: choose the client certificate that belongs to the key.</source>
            <translation>{site}: elija el certificado de cliente que corresponde a la clave.</translation>
        </message>
    </context>
    <context>
        <name>SitesBanner</name>
        <message>
            <source>Retry now</source>
            <translation>Reintentar ahora</translation>
        </message>
        <message>
            <source>{site} is being connected.</source>
            <translation>Conectando con {site}.</translation>
        </message>
        <message>
            <source>{site} is not connected. {reason}</source>
            <translation>{site} no está conectada. {reason}</translation>
        </message>
    </context>
    <context>
        <name>SitesMenu</name>
        <message>
            <source>&amp;Sites</source>
            <translation>&amp;Sedes</translation>
        </message>
        <message>
            <source>Set up another PBX…</source>
            <translation>Configurar otra centralita…</translation>
        </message>
    </context>
    <context>
        <name>SoundPlayer</name>
        <message>
            <source>Qt Multimedia is not installed: alerts will beep</source>
            <translation>Qt Multimedia no está instalado: los avisos emiten un pitido</translation>
        </message>
        <message>
            <source>No sound device: alerts will beep</source>
            <translation>No hay dispositivo de sonido: los avisos emiten un pitido</translation>
        </message>
        <message>
            <source>“{name}” is not connected: alerts play on “{other}”</source>
            <translation>«{name}» no está conectado: los avisos suenan en «{other}»</translation>
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
            <translation>Ninguno (solo acceso anónimo)</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automático</translation>
        </message>
        <message>
            <source>Active Directory</source>
            <translation>Active Directory</translation>
        </message>
        <message>
            <source>OpenLDAP and others</source>
            <translation>OpenLDAP y otros</translation>
        </message>
        <message>
            <source>Directory server</source>
            <translation>Servidor de directorio</translation>
        </message>
        <message>
            <source>File or folder</source>
            <translation>Archivo o carpeta</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Contact files (*.csv *.vcf *.vcard *.ldif *.txt)</source>
            <translation>Archivos de contactos (*.csv *.vcf *.vcard *.ldif *.txt)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Todos los archivos (*)</translation>
        </message>
        <message>
            <source>CSV, vCard and LDIF files are read when they change, also on network drives. In a folder, all such files are read.</source>
            <translation>Los archivos CSV, vCard y LDIF se leen cuando cambian, también en unidades de red. En una carpeta se leen todos ellos.</translation>
        </message>
        <message>
            <source>default</source>
            <translation>predeterminado</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Puerto</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Servidor</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Cifrado</translation>
        </message>
        <message>
            <source>Columns…</source>
            <translation>Columnas…</translation>
        </message>
        <message>
            <source>Columns of a CSV file</source>
            <translation>Columnas de un archivo CSV</translation>
        </message>
        <message>
            <source>As chosen</source>
            <translation>Según lo elegido</translation>
        </message>
        <message>
            <source>Detected each time</source>
            <translation>Detectadas cada vez</translation>
        </message>
        <message>
            <source>CA certificate</source>
            <translation>Certificado de la CA</translation>
        </message>
        <message>
            <source>PEM files (*.pem *.crt *.cer)</source>
            <translation>Archivos PEM (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>those of this computer</source>
            <translation>los de este equipo</translation>
        </message>
        <message>
            <source>Pinned fingerprint</source>
            <translation>Huella fijada</translation>
        </message>
        <message>
            <source>none (SHA-256 of the certificate)</source>
            <translation>ninguna (SHA-256 del certificado)</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>anonymous, or kim@example.com or cn=kim,dc=…</source>
            <translation>anónimo, o kim@example.com o cn=kim,dc=…</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Base</source>
            <translation>Base</translation>
        </message>
        <message>
            <source>as the server says, or ou=people,dc=example,dc=com</source>
            <translation>la que indique el servidor, u ou=people,dc=example,dc=com</translation>
        </message>
        <message>
            <source>Kind of server</source>
            <translation>Tipo de servidor</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtro</translation>
        </message>
        <message>
            <source>people, or for example (department=Sales)</source>
            <translation>personas, o por ejemplo (department=Ventas)</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Atributos</translation>
        </message>
        <message>
            <source>as usual, or displayName=name, ipPhone=work</source>
            <translation>los habituales, o displayName=name, ipPhone=work</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>Read every</source>
            <translation>Leer cada</translation>
        </message>
        <message>
            <source>for example ldap.example.com</source>
            <translation>por ejemplo, ldap.example.com</translation>
        </message>
        <message>
            <source>unchanged, in the keyring</source>
            <translation>sin cambios, en el llavero</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Probar ahora</translation>
        </message>
        <message>
            <source>First contacts</source>
            <translation>Primeros contactos</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Empresa</translation>
        </message>
        <message>
            <source>will be stored in the keyring</source>
            <translation>se guardará en el llavero</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Números</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) found.</source>
            <translation>
                <numerusform>%n contacto encontrado.</numerusform>
                <numerusform>%n contactos encontrados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found.</source>
            <translation>
                <numerusform>%n problema encontrado.</numerusform>
                <numerusform>%n problemas encontrados.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SourcesPage</name>
        <message>
            <source>Contacts of these sources stay up to date by themselves. A person in several sources is one entry, with the name of the first of them.</source>
            <translation>Los contactos de estas fuentes se mantienen al día por sí solos. Una persona que está en varias fuentes es una sola entrada, con el nombre de la primera de ellas.</translation>
        </message>
        <message>
            <source>Contact sources</source>
            <translation>Fuentes de contactos</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Fuente</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Last result</source>
            <translation>Último resultado</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contactos</translation>
        </message>
        <message>
            <source>Add file or folder…</source>
            <translation>Añadir archivo o carpeta…</translation>
        </message>
        <message>
            <source>Add directory server…</source>
            <translation>Añadir servidor de directorio…</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Editar…</translation>
        </message>
        <message>
            <source>Read now</source>
            <translation>Leer ahora</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Subir</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Bajar</translation>
        </message>
        <message>
            <source>From the hub</source>
            <translation>Del concentrador</translation>
        </message>
        <message>
            <source>Published for all desks</source>
            <translation>Publicado para todos los puestos</translation>
        </message>
        <message>
            <source>Imported contacts</source>
            <translation>Contactos importados</translation>
        </message>
        <message>
            <source>Files, on import</source>
            <translation>Archivos, al importar</translation>
        </message>
        <message>
            <source>Files, on change</source>
            <translation>Archivos, al cambiar</translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n day(s)</source>
            <translation>
                <numerusform>Servidor, cada %n día</numerusform>
                <numerusform>Servidor, cada %n días</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n hour(s)</source>
            <translation>
                <numerusform>Servidor, cada %n hora</numerusform>
                <numerusform>Servidor, cada %n horas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Server, every %n minute(s)</source>
            <translation>
                <numerusform>Servidor, cada %n minuto</numerusform>
                <numerusform>Servidor, cada %n minutos</numerusform>
            </translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Failed, contacts of {time}</source>
            <translation>Error, contactos de {time}</translation>
        </message>
        <message>
            <source>See the page Imported contacts</source>
            <translation>Consulte la página Contactos importados</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>Desactivada</translation>
        </message>
        <message>
            <source>{problem} Contacts of {time} are used.</source>
            <translation>{problem} Se usan los contactos de {time}.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>Not read yet</source>
            <translation>Sin leer aún</translation>
        </message>
        <message>
            <source>Up to date, {time}</source>
            <translation>Al día, {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n entry or value could not be read</source>
            <translation>
                <numerusform>No se pudo leer %n entrada o valor</numerusform>
                <numerusform>No se pudieron leer %n entradas o valores</numerusform>
            </translation>
        </message>
        <message>
            <source>The sources cannot be saved ({why}).</source>
            <translation>No se pueden guardar las fuentes ({why}).</translation>
        </message>
    </context>
    <context>
        <name>Spoken</name>
        <message>
            <source>warning</source>
            <translation>advertencia</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>alarma</translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hora</numerusform>
                <numerusform>%n horas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minuto</numerusform>
                <numerusform>%n minutos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n segundo</numerusform>
                <numerusform>%n segundos</numerusform>
            </translation>
        </message>
        <message>
            <source>at least %1</source>
            <translation>al menos %1</translation>
        </message>
    </context>
    <context>
        <name>StaleBanner</name>
        <message>
            <source>Retry now</source>
            <translation>Reintentar ahora</translation>
        </message>
        <message>
            <source>Enter the password…</source>
            <translation>Escribir la contraseña…</translation>
        </message>
        <message>
            <source>Continue without the other PBXs</source>
            <translation>Continuar sin las otras centralitas</translation>
        </message>
        <message>
            <source>Set up again…</source>
            <translation>Configurar de nuevo…</translation>
        </message>
        <message>
            <source>Last update {age} ago.</source>
            <translation>Última actualización hace {age}.</translation>
        </message>
        <message>
            <source>Reconnecting to the PBX.</source>
            <translation>Reconectando con la centralita.</translation>
        </message>
        <message>
            <source>Reconnected; loading current calls.</source>
            <translation>Conectado de nuevo; cargando las llamadas en curso.</translation>
        </message>
        <message>
            <source>This program has stopped trying to connect.</source>
            <translation>Este programa ya no intenta conectarse.</translation>
        </message>
        <message>
            <source>Retrying in {seconds} s.</source>
            <translation>Próximo intento en {seconds} s.</translation>
        </message>
    </context>
    <context>
        <name>SummaryPage</name>
        <message>
            <source>Last contact: {line}</source>
            <translation>Último contacto: {line}</translation>
        </message>
    </context>
    <context>
        <name>SupportDialog</name>
        <message>
            <source>Create a support file</source>
            <translation>Crear un archivo de soporte</translation>
        </message>
        <message>
            <source>The zip file contains the log, the versions of all components, and your settings without passwords. Check it before you send it.</source>
            <translation>El archivo zip contiene el registro, las versiones de todos los componentes y su configuración sin contraseñas. Revíselo antes de enviarlo.</translation>
        </message>
        <message>
            <source>Include the calls of the last minutes, with names and numbers</source>
            <translation>Incluir las llamadas más recientes, con nombres y números</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Guardar como…</translation>
        </message>
        <message>
            <source>Save the support file</source>
            <translation>Guardar el archivo de soporte</translation>
        </message>
        <message>
            <source>Zip files (*.zip)</source>
            <translation>Archivos zip (*.zip)</translation>
        </message>
    </context>
    <context>
        <name>SystemPage</name>
        <message>
            <source>Start minimised at sign-in</source>
            <translation>Iniciar minimizado al abrir sesión</translation>
        </message>
        <message>
            <source>Look up numbers from tel: links</source>
            <translation>Buscar los números de los enlaces tel:</translation>
        </message>
        <message>
            <source>Leave this off if another app dials tel: links: only one app can open them.</source>
            <translation>Déjelo desactivado si otra aplicación marca los enlaces tel:; solo una puede abrirlos.</translation>
        </message>
        <message>
            <source>Check for new versions</source>
            <translation>Buscar versiones nuevas</translation>
        </message>
        <message>
            <source>Update address</source>
            <translation>Dirección de actualización</translation>
        </message>
        <message>
            <source>Checked daily; no data is sent. Ask your administrator for the address; it returns the version as JSON.</source>
            <translation>Comprobación diaria; no se envían datos. Pida la dirección a su administrador; devuelve la versión como JSON.</translation>
        </message>
        <message>
            <source>Write a detailed log</source>
            <translation>Escribir un registro detallado</translation>
        </message>
        <message>
            <source>For support. The log may contain names and numbers of callers, but never passwords.</source>
            <translation>Para soporte. El registro puede contener nombres y números de quien llama, pero nunca contraseñas.</translation>
        </message>
        <message>
            <source>The update address must start with https:// and contain a server name.</source>
            <translation>La dirección de actualización debe empezar por https:// y contener un nombre de servidor.</translation>
        </message>
    </context>
    <context>
        <name>ThresholdsPage</name>
        <message>
            <source>A warning changes the colour and the shape of a time; an alarm fills it with red. Only calls for you and for the people you watch are marked. The rules on the Alerts page decide when an alert sounds.</source>
            <translation>Una advertencia cambia el color y la forma de un tiempo; una alarma lo rellena de rojo. Solo se marcan las llamadas para usted y para las personas que vigila. Las reglas de la página Avisos deciden cuándo suena un aviso.</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
        </message>
        <message>
            <source>{state}: warning</source>
            <translation>{state}: advertencia</translation>
        </message>
        <message>
            <source>{state}: alarm</source>
            <translation>{state}: alarma</translation>
        </message>
        <message>
            <source>Show ended calls for</source>
            <translation>Mostrar llamadas terminadas</translation>
        </message>
        <message>
            <source>not at all</source>
            <translation>no mostrar</translation>
        </message>
        <message>
            <source>Hunt groups</source>
            <translation>Grupos de búsqueda</translation>
        </message>
        <message>
            <source>Longest wait, target</source>
            <translation>Espera más larga, objetivo</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>A hunt group shows a warning at half of the target and an alarm at the target.</source>
            <translation>Un grupo de búsqueda muestra una advertencia a la mitad del objetivo y una alarma al alcanzarlo.</translation>
        </message>
        <message>
            <source>Callers count as abandoned after</source>
            <translation>Llamada abandonada a partir de</translation>
        </message>
        <message>
            <source>any wait</source>
            <translation>cualquier espera</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Panel mural</translation>
        </message>
        <message>
            <source>Wallboard, {what}: warning</source>
            <translation>Panel mural, {what}: advertencia</translation>
        </message>
        <message>
            <source>Wallboard, {what}: alarm</source>
            <translation>Panel mural, {what}: alarma</translation>
        </message>
        <message>
            <source>Targets of individual hunt groups</source>
            <translation>Objetivos de grupos de búsqueda concretos</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Advertencia</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>Alarma</translation>
        </message>
        <message>
            <source>{state}: the alarm must be later than the warning, or 0 for never.</source>
            <translation>{state}: la alarma debe ser posterior a la advertencia, o 0 para nunca.</translation>
        </message>
        <message>
            <source>Wallboard, {what}: the alarm must be above the warning, or 0 for never.</source>
            <translation>Panel mural, {what}: la alarma debe ser superior a la advertencia, o 0 para nunca.</translation>
        </message>
    </context>
    <context>
        <name>TimeBar</name>
        <message>
            <source>Time bar</source>
            <translation>Barra de tiempo</translation>
        </message>
        <message>
            <source>The past, not live</source>
            <translation>El pasado, no en directo</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Reproducir</translation>
        </message>
        <message>
            <source>Previous notable moment</source>
            <translation>Momento destacado anterior</translation>
        </message>
        <message>
            <source>Next notable moment</source>
            <translation>Momento destacado siguiente</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Velocidad</translation>
        </message>
        <message>
            <source>{factor}x</source>
            <translation>{factor}x</translation>
        </message>
        <message>
            <source>Day and time to show</source>
            <translation>Día y hora que se muestran</translation>
        </message>
        <message>
            <source>There is no later notable moment on this day.</source>
            <translation>No hay ningún momento destacado posterior en este día.</translation>
        </message>
        <message>
            <source>There is no earlier notable moment on this day.</source>
            <translation>No hay ningún momento destacado anterior en este día.</translation>
        </message>
        <message>
            <source>Back to now</source>
            <translation>Volver al presente</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausa</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>{who} transferred the call after {time}</source>
            <translation>{who} transfirió la llamada tras {time}</translation>
        </message>
        <message>
            <source>{who} parked the call after {time}</source>
            <translation>{who} aparcó la llamada tras {time}</translation>
        </message>
        <message>
            <source>{who} picked the call up after {time}</source>
            <translation>{who} capturó la llamada tras {time}</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Calls in order of urgency</source>
            <translation>Llamadas por orden de urgencia</translation>
        </message>
        <message>
            <source>Ringing calls are at the top, then waiting callers, longest first, then calls on hold. Calls that ring for others follow. Select a call to see its details.</source>
            <translation>Arriba están las llamadas que suenan, luego las que esperan, primero las más largas, y luego las retenidas. Después van las llamadas que suenan para otros. Seleccione una llamada para ver sus detalles.</translation>
        </message>
        <message>
            <source>Find people quickly</source>
            <translation>Encontrar personas rápidamente</translation>
        </message>
        <message>
            <source>Press Ctrl+K anywhere. Type part of a name, a department or a number to see who is free; small typing errors do not matter. Press Enter to call with the phone app of this computer.</source>
            <translation>Pulse Ctrl+K en cualquier lugar. Escriba parte de un nombre, un departamento o un número para ver quién está libre; los pequeños errores no importan. Pulse Intro para llamar con la aplicación de telefonía de este equipo.</translation>
        </message>
        <message>
            <source>Everyone at a glance</source>
            <translation>Todos de un vistazo</translation>
        </message>
        <message>
            <source>Each state has an icon, a word and a colour. Drag a pane by its title to move it, also to another screen, or close it.</source>
            <translation>Cada estado tiene un icono, una palabra y un color. Arrastre un panel por su título para moverlo, incluso a otra pantalla, o ciérrelo.</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Atajos de teclado</translation>
        </message>
        <message>
            <source>F1 shows all shortcuts, Ctrl+Shift+P all commands. If the connection is lost, the window shows when it was last updated.</source>
            <translation>F1 muestra todos los atajos, Ctrl+Mayús+P todos los comandos. Si se pierde la conexión, la ventana indica la última actualización.</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Omitir</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Siguiente</translation>
        </message>
        <message>
            <source>{step} of {all}</source>
            <translation>{step} de {all}</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Finalizar</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Do not disturb</source>
            <translation>No molestar</translation>
        </message>
        <message numerus="yes">
            <source>%n ringing</source>
            <translation>
                <numerusform>%n suena</numerusform>
                <numerusform>%n suenan</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en espera</numerusform>
                <numerusform>%n en espera</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to call back</source>
            <translation>
                <numerusform>%n por devolver</numerusform>
                <numerusform>%n por devolver</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WaitingButton</name>
        <message numerus="yes">
            <source>%n note(s) with two texts…</source>
            <translation>
                <numerusform>%n nota con dos textos…</numerusform>
                <numerusform>%n notas con dos textos…</numerusform>
            </translation>
        </message>
        <message>
            <source>Someone else has changed the same note. Click to see both texts.</source>
            <translation>Otra persona ha cambiado la misma nota. Haga clic para ver ambos textos.</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) wait for the hub</source>
            <translation>
                <numerusform>%n cambio espera al concentrador</numerusform>
                <numerusform>%n cambios esperan al concentrador</numerusform>
            </translation>
        </message>
        <message>
            <source>They are made as soon as the hub is connected again, also after a restart.</source>
            <translation>Se aplican en cuanto el concentrador vuelve a estar conectado, también tras un reinicio.</translation>
        </message>
    </context>
    <context>
        <name>Wallboard</name>
        <message>
            <source>Waiting</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Espera más larga</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>Hablando</translation>
        </message>
        <message>
            <source>Answered today</source>
            <translation>Contestadas hoy</translation>
        </message>
        <message>
            <source>Abandoned today</source>
            <translation>Abandonadas hoy</translation>
        </message>
        <message>
            <source>Service level</source>
            <translation>Nivel de servicio</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Panel mural</translation>
        </message>
        <message>
            <source>Answered, abandoned and service level: only calls that this desk has seen today</source>
            <translation>Contestadas, abandonadas y nivel de servicio: solo las llamadas que este puesto ha visto hoy</translation>
        </message>
        <message>
            <source>Service level, target {percent} in {seconds} s</source>
            <translation>Nivel de servicio, objetivo {percent} en {seconds} s</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Ringing for groups</source>
            <translation>Sonando en grupos</translation>
        </message>
        <message>
            <source>Calls that ring for a hunt group. Calls to a single extension are not counted.</source>
            <translation>Llamadas que suenan para un grupo de búsqueda. Las llamadas a una sola extensión no se cuentan.</translation>
        </message>
        <message numerus="yes">
            <source>%n unanswered caller(s)</source>
            <translation>
                <numerusform>%n llamada sin contestar</numerusform>
                <numerusform>%n llamadas sin contestar</numerusform>
            </translation>
        </message>
        <message>
            <source>No callers waiting</source>
            <translation>No hay llamadas en espera</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) to call back</source>
            <translation>
                <numerusform>%n llamada por devolver</numerusform>
                <numerusform>%n llamadas por devolver</numerusform>
            </translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Número oculto</translation>
        </message>
    </context>
    <context>
        <name>WallboardPage</name>
        <message>
            <source>Service level target</source>
            <translation>Objetivo de nivel de servicio</translation>
        </message>
        <message>
            <source>Calls answered within</source>
            <translation>Llamadas contestadas en menos de</translation>
        </message>
        <message>
            <source>Alarm for the service level from</source>
            <translation>Alarma del nivel de servicio a partir de</translation>
        </message>
        <message>
            <source> calls</source>
            <translation> llamadas</translation>
        </message>
        <message>
            <source>the first call</source>
            <translation>la primera llamada</translation>
        </message>
        <message>
            <source>Waiting callers of a hunt group</source>
            <translation>Llamadas en espera de un grupo de búsqueda</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Espera más larga</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Dialling</source>
            <translation>Marcación</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Sonando</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Announcement</source>
            <translation>Anuncio</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>Hablando</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>Retenida</translation>
        </message>
        <message>
            <source>Parked</source>
            <translation>Aparcada</translation>
        </message>
        <message>
            <source>Conference</source>
            <translation>Conferencia</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Buzón de voz</translation>
        </message>
        <message>
            <source>Ending</source>
            <translation>Terminando</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Desconocido</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Conectando</translation>
        </message>
        <message>
            <source>Synchronising</source>
            <translation>Sincronizando</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En directo</translation>
        </message>
        <message>
            <source>Connection lost</source>
            <translation>Conexión perdida</translation>
        </message>
        <message>
            <source>Refused by the PBX</source>
            <translation>Rechazado por la centralita</translation>
        </message>
        <message>
            <source>Incoming</source>
            <translation>Entrante</translation>
        </message>
        <message>
            <source>Outgoing</source>
            <translation>Saliente</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Interna</translation>
        </message>
        <message>
            <source>Unknown direction</source>
            <translation>Sentido desconocido</translation>
        </message>
        <message>
            <source>Private</source>
            <translation>Privada</translation>
        </message>
        <message>
            <source>Answered automatically</source>
            <translation>Contestada automáticamente</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Grabada</translation>
        </message>
        <message>
            <source>Recording consent given</source>
            <translation>Grabación aceptada</translation>
        </message>
        <message>
            <source>Recording refused</source>
            <translation>Grabación rechazada</translation>
        </message>
        <message>
            <source>Emergency call</source>
            <translation>Emergencia</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Extensión</translation>
        </message>
        <message>
            <source>Outside line</source>
            <translation>Línea exterior</translation>
        </message>
        <message>
            <source>Park slot</source>
            <translation>Aparcamiento</translation>
        </message>
        <message>
            <source>Other equipment</source>
            <translation>Otro equipo</translation>
        </message>
        <message>
            <source>Colleague</source>
            <translation>Colega</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Grupo de búsqueda</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contacto</translation>
        </message>
        <message>
            <source>over {time}</source>
            <translation>más de {time}</translation>
        </message>
        <message>
            <source>Extension free</source>
            <translation>Extensión libre</translation>
        </message>
        <message>
            <source>Extension busy</source>
            <translation>Extensión ocupada</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>No molestar</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Ausente</translation>
        </message>
        <message>
            <source>Forwarded</source>
            <translation>Desviado</translation>
        </message>
        <message>
            <source>Not logged in</source>
            <translation>Sin iniciar sesión</translation>
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
            <translation>Ningún comando coincide.</translation>
        </message>
    </context>
    <context>
        <name>_RowsAboveButton</name>
        <message numerus="yes">
            <source>%n ringing or waiting ↑</source>
            <translation>
                <numerusform>%n suena o espera ↑</numerusform>
                <numerusform>%n suenan o esperan ↑</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>_TargetDelegate</name>
        <message>
            <source>as all groups: none</source>
            <translation>como todos los grupos: ninguno</translation>
        </message>
        <message>
            <source>as all groups: {seconds} s</source>
            <translation>como todos los grupos: {seconds} s</translation>
        </message>
    </context>
</TS>
