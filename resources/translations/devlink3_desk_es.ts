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
            <source>An open switchboard for receptionists on Avaya IP Office, fed live by DevLink3.</source>
            <translation>Una centralita abierta para recepcionistas con Avaya IP Office, alimentada en directo por DevLink3.</translation>
        </message>
        <message>
            <source>DevLink3 tells about calls and cannot make them: dialling goes through the telephone program that this computer has for it.</source>
            <translation>DevLink3 informa de las llamadas y no puede hacerlas: se marca con el programa de telefonía que este equipo tiene para ello.</translation>
        </message>
    </context>
    <context>
        <name>AddressPage</name>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;Dirección</translation>
        </message>
        <message>
            <source>such as pbx.example.com or 192.168.42.1</source>
            <translation>como pbx.example.com o 192.168.42.1</translation>
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
            <source>the address, if left empty</source>
            <translation>la dirección, si se deja vacío</translation>
        </message>
        <message>
            <source>Name of this &amp;site</source>
            <translation>&amp;Nombre de esta sede</translation>
        </message>
        <message>
            <source>P&amp;ort</source>
            <translation>Pue&amp;rto</translation>
        </message>
        <message>
            <source>&amp;Encrypt the connection (TLS)</source>
            <translation>Ci&amp;frar la conexión (TLS)</translation>
        </message>
        <message>
            <source>&amp;More: authorities, client certificate</source>
            <translation>&amp;Más: autoridades, certificado de cliente</translation>
        </message>
        <message>
            <source>Trusted authorities (PEM)</source>
            <translation>Autoridades de confianza (PEM)</translation>
        </message>
        <message>
            <source>Client certificate (PEM or PKCS#12)</source>
            <translation>Certificado de cliente (PEM o PKCS#12)</translation>
        </message>
        <message>
            <source>Its key (PEM)</source>
            <translation>Su clave (PEM)</translation>
        </message>
        <message>
            <source>Passphrase of the key</source>
            <translation>Frase de paso de la clave</translation>
        </message>
        <message>
            <source>The user is a service user of IP Office Manager (security settings), in a rights group that has DevLink3 ticked. The password is kept by this computer's keyring, never in a file.</source>
            <translation>El usuario es un usuario de servicio de IP Office Manager (configuración de seguridad), en un grupo de derechos que tiene marcado DevLink3. La contraseña la guarda el llavero de este equipo, nunca un archivo.</translation>
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
            <source>Not encrypted: whoever can listen on the network reads every call and every name. Choose it only on a network that you trust.</source>
            <translation>Sin cifrar: quien pueda escuchar en la red lee cada llamada y cada nombre. Elíjalo solo en una red de confianza.</translation>
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
            <source>Put away</source>
            <translation>Guardar aparte</translation>
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
            <source>those I watch</source>
            <translation>los que vigilo</translation>
        </message>
        <message>
            <source>these numbers</source>
            <translation>estos números</translation>
        </message>
        <message>
            <source>everybody</source>
            <translation>todos</translation>
        </message>
        <message>
            <source>No sound</source>
            <translation>Sin sonido</translation>
        </message>
        <message>
            <source>Telephone</source>
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
            <source>What happens</source>
            <translation>Qué ocurre</translation>
        </message>
        <message>
            <source>Whose calls</source>
            <translation>Llamadas de quién</translation>
        </message>
        <message>
            <source>Extensions and groups, such as 200, 201</source>
            <translation>Extensiones y grupos, como 200, 201</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Números</translation>
        </message>
        <message>
            <source>After so many seconds</source>
            <translation>Tras tantos segundos</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>enseguida</translation>
        </message>
        <message>
            <source>Or with so many callers</source>
            <translation>O con tantas llamadas</translation>
        </message>
        <message>
            <source> callers</source>
            <translation> llamadas</translation>
        </message>
        <message>
            <source>or with any number</source>
            <translation>o con cualquier número</translation>
        </message>
        <message>
            <source>or with </source>
            <translation>o con </translation>
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
            <source>Show a notification</source>
            <translation>Mostrar una notificación</translation>
        </message>
        <message>
            <source>Open the web page of the caller</source>
            <translation>Abrir la página web de quien llama</translation>
        </message>
        <message>
            <source>Even when I am not to be disturbed</source>
            <translation>Aunque no se me deba molestar</translation>
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
            <source>only once</source>
            <translation>solo una vez</translation>
        </message>
        <message>
            <source>every </source>
            <translation>cada </translation>
        </message>
        <message>
            <source>the same time twice: all day</source>
            <translation>la misma hora dos veces: todo el día</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Escuchar</translation>
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
            <translation>Mostrar la centralita</translation>
        </message>
        <message>
            <source>Missed calls</source>
            <translation>Llamadas perdidas</translation>
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
            <source>Somebody has waited since {time}.</source>
            <translation>Alguien espera desde las {time}.</translation>
        </message>
        <message>
            <source>Emergency call by {name}</source>
            <translation>Llamada de emergencia de {name}</translation>
        </message>
        <message>
            <source>Since {time}, to {number}</source>
            <translation>Desde las {time}, a {number}</translation>
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
            <source>Open the desk to see them all.</source>
            <translation>Abra la centralita para verlos todos.</translation>
        </message>
    </context>
    <context>
        <name>AlertsPage</name>
        <message>
            <source>The web page of a caller begins with https:// or http://.</source>
            <translation>La página web de quien llama empieza por https:// o http://.</translation>
        </message>
        <message>
            <source>Write the whole name of the web server: a caller's name or number can only follow it.</source>
            <translation>Escriba el nombre completo del servidor web: el nombre o número de quien llama solo puede ir detrás.</translation>
        </message>
        <message>
            <source>A web page can have {number} and {name} in it, nothing else.</source>
            <translation>Una página web puede llevar {number} y {name}, nada más.</translation>
        </message>
        <message>
            <source>The first rule that fits decides: a rule without notification and sound makes it quiet.</source>
            <translation>Decide la primera regla que encaja: una regla sin notificación ni sonido la silencia.</translation>
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
            <source>Whose calls</source>
            <translation>Llamadas de quién</translation>
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
            <source>A rule for these numbers needs a number.</source>
            <translation>Una regla para estos números necesita un número.</translation>
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
            <source>Up</source>
            <translation>Subir</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Bajar</translation>
        </message>
        <message>
            <source>As at first</source>
            <translation>Como al principio</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>Web page of a caller</source>
            <translation>Página web de quien llama</translation>
        </message>
        <message>
            <source>Emergency numbers</source>
            <translation>Números de emergencia</translation>
        </message>
        <message>
            <source>Abandoned after</source>
            <translation>Abandonada tras</translation>
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
            <source>Nobody yet</source>
            <translation>Nadie todavía</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Número oculto</translation>
        </message>
        <message>
            <source>Number not available</source>
            <translation>Número no disponible</translation>
        </message>
        <message numerus="yes">
            <source>%n phones ring</source>
            <translation>
                <numerusform>%n teléfono suena</numerusform>
                <numerusform>%n teléfonos suenan</numerusform>
            </translation>
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
            <source>First calls</source>
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
        <name>CallsPage</name>
        <message>
            <source>After the first time a call's clock gets a mark, after the second it is filled and red. 0 means never. Only calls that concern you are marked.</source>
            <translation>Tras el primer tiempo el reloj de una llamada recibe una marca, tras el segundo se rellena de rojo. 0 significa nunca. Solo se marcan las llamadas que le conciernen.</translation>
        </message>
        <message>
            <source>Getting long</source>
            <translation>Se alarga</translation>
        </message>
        <message>
            <source>Too long</source>
            <translation>Demasiado largo</translation>
        </message>
        <message>
            <source>{state}: getting long</source>
            <translation>{state}: se alarga</translation>
        </message>
        <message>
            <source>{state}: too long</source>
            <translation>{state}: demasiado largo</translation>
        </message>
        <message>
            <source>Ended calls stay in sight for</source>
            <translation>Las llamadas terminadas siguen a la vista</translation>
        </message>
        <message>
            <source>{state}: choose a second time that is later than the first, or 0 for never.</source>
            <translation>{state}: elija un segundo tiempo posterior al primero, o 0 para nunca.</translation>
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
            <source>No call matches</source>
            <translation>Ninguna llamada coincide</translation>
        </message>
        <message>
            <source>Clear the filter to see all calls.</source>
            <translation>Borre el filtro para ver todas las llamadas.</translation>
        </message>
        <message>
            <source>Calls appear here the moment they begin.</source>
            <translation>Las llamadas aparecen aquí en cuanto empiezan.</translation>
        </message>
        <message>
            <source>All quiet</source>
            <translation>Todo en calma</translation>
        </message>
        <message>
            <source>Reading the calls in progress from the PBX.</source>
            <translation>Leyendo de la centralita las llamadas en curso.</translation>
        </message>
        <message>
            <source>Waiting for the PBX to answer.</source>
            <translation>Esperando la respuesta de la centralita.</translation>
        </message>
    </context>
    <context>
        <name>CheckPage</name>
        <message>
            <source>Good</source>
            <translation>Bien</translation>
        </message>
        <message>
            <source>To be noted</source>
            <translation>A tener en cuenta</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Lo que se ha encontrado</translation>
        </message>
        <message>
            <source>Trust this certificate</source>
            <translation>Confiar en este certificado</translation>
        </message>
        <message>
            <source>Connecting …</source>
            <translation>Conectando…</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>Todo funciona.</translation>
        </message>
        <message>
            <source>Compare the SHA-256 fingerprint with that of the PBX (ask whoever looks after it). If they are the same, the certificate can be trusted; from then on no other one is accepted.</source>
            <translation>Compare la huella SHA-256 con la de la centralita (pregunte a quien la cuida). Si son iguales, se puede confiar en el certificado; desde entonces no se acepta ningún otro.</translation>
        </message>
    </context>
    <context>
        <name>ColoursPage</name>
        <message>
            <source>Change…</source>
            <translation>Cambiar…</translation>
        </message>
        <message>
            <source>Change the colour: {state}</source>
            <translation>Cambiar el color: {state}</translation>
        </message>
        <message>
            <source>All as they were at first</source>
            <translation>Todas como eran al principio</translation>
        </message>
        <message>
            <source>Letters become darker or lighter where a colour could not be read.</source>
            <translation>El texto se oscurece o se aclara donde un color no podría leerse.</translation>
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
            <source>What is in {column}</source>
            <translation>Qué hay en {column}</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>Omitir</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>All commands</source>
            <translation>Todas las órdenes</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>¿Qué quiere hacer?</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Buscar en todas las órdenes</translation>
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
            <translation>Volver a la centralita completa</translation>
        </message>
        <message>
            <source>All quiet</source>
            <translation>Todo en calma</translation>
        </message>
        <message>
            <source>longest {time}</source>
            <translation>la más larga {time}</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsPage</name>
        <message>
            <source>Site</source>
            <translation>Sede</translation>
        </message>
        <message>
            <source>Remove this site</source>
            <translation>Quitar esta sede</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Passphrase of the key</source>
            <translation>Frase de paso de la clave</translation>
        </message>
        <message>
            <source>Changes hold from the next connection on. Passwords are in this computer's keyring alone; an empty one is taken out of it.</source>
            <translation>Los cambios valen desde la próxima conexión. Las contraseñas están solo en el llavero de este equipo; una vacía se saca de él.</translation>
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
            <source>Country (such as GB)</source>
            <translation>País (como ES)</translation>
        </message>
        <message>
            <source>Digits for an outside line</source>
            <translation>Cifras para una línea exterior</translation>
        </message>
        <message>
            <source>Longest extension number, in digits</source>
            <translation>Número de extensión más largo, en cifras</translation>
        </message>
        <message>
            <source>Event flags</source>
            <translation>Opciones de eventos</translation>
        </message>
        <message>
            <source>Trusted authorities (PEM file)</source>
            <translation>Autoridades de confianza (archivo PEM)</translation>
        </message>
        <message>
            <source>Name in the certificate</source>
            <translation>Nombre en el certificado</translation>
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
            <source>Encrypt the connection; without, whoever can listen reads every call</source>
            <translation>Cifrar la conexión; sin ello, quien pueda escuchar lee cada llamada</translation>
        </message>
        <message>
            <source>Accept TLS 1.0 and 1.1, which are broken</source>
            <translation>Aceptar TLS 1.0 y 1.1, que están rotos</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Keep: {what}</source>
            <translation>Guardar: {what}</translation>
        </message>
    </context>
    <context>
        <name>Contacts</name>
        <message>
            <source>Whole name</source>
            <translation>Nombre completo</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nombre de pila</translation>
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
            <source>Remark</source>
            <translation>Observación</translation>
        </message>
        <message>
            <source>Number at work</source>
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
            <source>Number at home</source>
            <translation>Número de casa</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
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
            <source>Fax</source>
            <translation>Fax</translation>
        </message>
        <message>
            <source>Left out: a quotation mark is opened and never closed.</source>
            <translation>Omitido: unas comillas se abren y no se cierran.</translation>
        </message>
        <message>
            <source>Left out: neither a name nor a number.</source>
            <translation>Omitido: ni nombre ni número.</translation>
        </message>
        <message>
            <source>Left out: the file ends in the middle of it.</source>
            <translation>Omitido: el archivo acaba a la mitad.</translation>
        </message>
        <message>
            <source>Kept, but it has no end: something may be missing.</source>
            <translation>Guardado, pero no tiene final: puede faltar algo.</translation>
        </message>
        <message>
            <source>Kept, but some letters could not be read.</source>
            <translation>Guardado, pero algunas letras no se pudieron leer.</translation>
        </message>
        <message>
            <source>Kept without this, which is no telephone number.</source>
            <translation>Guardado sin esto, que no es un número de teléfono.</translation>
        </message>
        <message>
            <source>Kept without this number, which a spreadsheet has rounded.</source>
            <translation>Guardado sin este número, que una hoja de cálculo ha redondeado.</translation>
        </message>
        <message>
            <source>Kept, but cut: it is too long.</source>
            <translation>Guardado, pero recortado: es demasiado largo.</translation>
        </message>
        <message>
            <source>Kept without this value, whose code cannot be read.</source>
            <translation>Guardado sin este valor, cuya codificación no se puede leer.</translation>
        </message>
        <message>
            <source>Kept without this value, which is in another file that is not opened.</source>
            <translation>Guardado sin este valor, que está en otro archivo que no se abre.</translation>
        </message>
        <message>
            <source>Left out: it changes another entry.</source>
            <translation>Omitido: cambia otra entrada.</translation>
        </message>
        <message>
            <source>Left out: this line cannot be understood.</source>
            <translation>Omitido: esta línea no se entiende.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>El archivo está vacío.</translation>
        </message>
        <message>
            <source>The file is too large for a contact file.</source>
            <translation>El archivo es demasiado grande para ser de contactos.</translation>
        </message>
        <message>
            <source>This is a workbook or document: save it as CSV in the program that made it.</source>
            <translation>Es un libro o un documento: guárdelo como CSV en el programa que lo hizo.</translation>
        </message>
        <message>
            <source>This is no contact file: choose CSV, vCard or LDIF.</source>
            <translation>No es un archivo de contactos: elija CSV, vCard o LDIF.</translation>
        </message>
        <message>
            <source>Say which column holds the names or the numbers.</source>
            <translation>Diga qué columna tiene los nombres o los números.</translation>
        </message>
        <message>
            <source>There is no contact in this file.</source>
            <translation>No hay ningún contacto en este archivo.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>El archivo no se puede leer.</translation>
        </message>
    </context>
    <context>
        <name>ContactsPage</name>
        <message>
            <source>Contacts stand in the directory beside the people of the PBX, and name those who call.</source>
            <translation>Los contactos están en el directorio junto a la gente de la centralita y dan nombre a quien llama.</translation>
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
            <source>Read</source>
            <translation>Leído</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importar…</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Leer de nuevo</translation>
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
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) read.</source>
            <translation>
                <numerusform>%n contacto leído.</numerusform>
                <numerusform>%n contactos leídos.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) could not be read as they are.</source>
            <translation>
                <numerusform>%n sitio no se pudo leer tal como está.</numerusform>
                <numerusform>%n sitios no se pudieron leer tal como están.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export contacts</source>
            <translation>Exportar contactos</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>Tabla (*.csv)</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) written.</source>
            <translation>
                <numerusform>%n contacto escrito.</numerusform>
                <numerusform>%n contactos escritos.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n read…</source>
            <translation>
                <numerusform>%n leído…</numerusform>
                <numerusform>%n leídos…</numerusform>
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
        <name>DesktopIntegration</name>
        <message>
            <source>The system does not let this be changed: {why}.</source>
            <translation>El sistema no deja cambiar esto: {why}.</translation>
        </message>
        <message>
            <source>Version {version} is to be had; see the Help menu.</source>
            <translation>Hay la versión {version}; vea el menú Ayuda.</translation>
        </message>
        <message>
            <source>The support file cannot be written: {why}.</source>
            <translation>El archivo para soporte no se puede escribir: {why}.</translation>
        </message>
        <message>
            <source>The support file is in {path}.</source>
            <translation>El archivo para soporte está en {path}.</translation>
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
            <translation>Quien hizo la llamada.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>A</translation>
        </message>
        <message>
            <source>Whoever has answered it.</source>
            <translation>Quien la ha contestado.</translation>
        </message>
        <message>
            <source>Rings at</source>
            <translation>Suena en</translation>
        </message>
        <message>
            <source>The telephones that ring for it now.</source>
            <translation>Los teléfonos que ahora suenan por ella.</translation>
        </message>
        <message>
            <source>Pushed away</source>
            <translation>Rechazada</translation>
        </message>
        <message>
            <source>Who did not want it, and how the system knows.</source>
            <translation>Quién no la quiso, y cómo lo sabe el sistema.</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Retenida por</translation>
        </message>
        <message>
            <source>Who has put the other side on hold.</source>
            <translation>Quién ha puesto en espera a la otra parte.</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Grupo de captura</translation>
        </message>
        <message>
            <source>The group that it is for, or came by.</source>
            <translation>El grupo al que va, o por el que vino.</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Número llamado</translation>
        </message>
        <message>
            <source>The number that the caller outside has dialled.</source>
            <translation>El número que ha marcado quien llama desde fuera.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sentido</translation>
        </message>
        <message>
            <source>Which way the call goes, as seen by the company.</source>
            <translation>Hacia dónde va la llamada, vista desde la empresa.</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Línea</translation>
        </message>
        <message>
            <source>The line to the outside.</source>
            <translation>La línea al exterior.</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Observaciones</translation>
        </message>
        <message>
            <source>Recording, consent, privacy, emergency.</source>
            <translation>Grabación, consentimiento, privacidad, emergencia.</translation>
        </message>
        <message>
            <source>PBX nodes</source>
            <translation>Nodos de la centralita</translation>
        </message>
        <message>
            <source>The systems of the network that see this call.</source>
            <translation>Los sistemas de la red que ven esta llamada.</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Llamada</translation>
        </message>
        <message>
            <source>This program's own name of the call.</source>
            <translation>El nombre que este programa da a la llamada.</translation>
        </message>
        <message>
            <source>All fields</source>
            <translation>Todos los campos</translation>
        </message>
        <message>
            <source>Show every field that the PBX has sent of this call</source>
            <translation>Mostrar cada campo que la centralita ha enviado de esta llamada</translation>
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
            <source>Select a call to see all about it.</source>
            <translation>Seleccione una llamada para verlo todo de ella.</translation>
        </message>
        <message>
            <source>{total} since we connected; it began before</source>
            <translation>{total} desde que conectamos; empezó antes</translation>
        </message>
        <message>
            <source>{state} in this state, {total} in all</source>
            <translation>{state} en este estado, {total} en total</translation>
        </message>
    </context>
    <context>
        <name>Dialling</name>
        <message>
            <source>There is no number here that can be dialled.</source>
            <translation>Aquí no hay ningún número que se pueda marcar.</translation>
        </message>
        <message>
            <source>This computer has no program that takes such a call.</source>
            <translation>Este equipo no tiene programa que acepte tal llamada.</translation>
        </message>
        <message>
            <source>The command for dialling could not be started.</source>
            <translation>La orden para marcar no se pudo iniciar.</translation>
        </message>
        <message>
            <source>DevLink3 tells about calls and cannot make them: numbers are handed to a telephone program on this computer.</source>
            <translation>DevLink3 informa de las llamadas y no puede hacerlas: los números se pasan a un programa de telefonía de este equipo.</translation>
        </message>
        <message>
            <source>Not dialled</source>
            <translation>No marcado</translation>
        </message>
        <message>
            <source>How to dial…</source>
            <translation>Cómo marcar…</translation>
        </message>
    </context>
    <context>
        <name>DiallingPage</name>
        <message>
            <source>The program for tel: links</source>
            <translation>El programa de los enlaces tel:</translation>
        </message>
        <message>
            <source>The program for sip: links</source>
            <translation>El programa de los enlaces sip:</translation>
        </message>
        <message>
            <source>The program for callto: links</source>
            <translation>El programa de los enlaces callto:</translation>
        </message>
        <message>
            <source>A command</source>
            <translation>Una orden</translation>
        </message>
        <message>
            <source>Domain of sip: links</source>
            <translation>Dominio de los enlaces sip:</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Orden</translation>
        </message>
        <message>
            <source>In place of {number} stands the number: digits, +, * and # alone. No shell is used; quotation marks keep words together.</source>
            <translation>En lugar de {number} va el número: solo cifras, +, * y #. No se usa ningún shell; las comillas mantienen juntas las palabras.</translation>
        </message>
        <message>
            <source>Dial the site's digits for an outside line</source>
            <translation>Marcar también las cifras de la sede para una línea exterior</translation>
        </message>
        <message>
            <source>The digits themselves belong to the connection and are set there.</source>
            <translation>Las cifras mismas pertenecen a la conexión y se ponen allí.</translation>
        </message>
        <message>
            <source>The command for dialling begins with a program.</source>
            <translation>La orden para marcar empieza por un programa.</translation>
        </message>
        <message>
            <source>The command for dialling needs {number} where the number goes.</source>
            <translation>La orden para marcar necesita {number} donde va el número.</translation>
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
            <source>Nobody found. Try a part of the name, or a number.</source>
            <translation>Nadie encontrado. Pruebe una parte del nombre, o un número.</translation>
        </message>
        <message>
            <source>Reading the directory…</source>
            <translation>Leyendo el directorio…</translation>
        </message>
        <message>
            <source>The directory appears here when the PBX has sent it.</source>
            <translation>El directorio aparece aquí cuando la centralita lo ha enviado.</translation>
        </message>
        <message>
            <source>Call {number}</source>
            <translation>Llamar a {number}</translation>
        </message>
        <message>
            <source>Copy {number}</source>
            <translation>Copiar {number}</translation>
        </message>
        <message>
            <source>Note…</source>
            <translation>Nota…</translation>
        </message>
        <message>
            <source>How to dial…</source>
            <translation>Cómo marcar…</translation>
        </message>
    </context>
    <context>
        <name>DockLayout</name>
        <message>
            <source>Panes that share this place</source>
            <translation>Paneles que comparten este sitio</translation>
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
            <source>Whose extensions are shown</source>
            <translation>De quién se muestran las extensiones</translation>
        </message>
        <message>
            <source>Put on a page</source>
            <translation>Poner en una página</translation>
        </message>
        <message>
            <source>Name of the page, an old or a new one:</source>
            <translation>Nombre de la página, existente o nueva:</translation>
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
            <source>Show one below the other instead of tiles</source>
            <translation>Mostrar uno debajo de otro en vez de en mosaicos</translation>
        </message>
        <message>
            <source>A-Z</source>
            <translation>A-Z</translation>
        </message>
        <message>
            <source>Sort by name instead of by number</source>
            <translation>Ordenar por nombre en vez de por número</translation>
        </message>
        <message>
            <source>Free only</source>
            <translation>Solo libres</translation>
        </message>
        <message>
            <source>Show only those who are free</source>
            <translation>Mostrar solo los que están libres</translation>
        </message>
        <message>
            <source>Filter extensions</source>
            <translation>Filtrar extensiones</translation>
        </message>
        <message>
            <source>No extension matches.</source>
            <translation>Ninguna extensión coincide.</translation>
        </message>
        <message>
            <source>No favourites yet: choose them with Ctrl+D among all.</source>
            <translation>Aún no hay favoritos: elíjalos entre todos con Ctrl+D.</translation>
        </message>
        <message>
            <source>The extensions appear here when the PBX has named them.</source>
            <translation>Las extensiones aparecen aquí cuando la centralita las ha nombrado.</translation>
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
            <source>Put on a page…</source>
            <translation>Poner en una página…</translation>
        </message>
        <message>
            <source>Take off this page</source>
            <translation>Quitar de esta página</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>PBX node</source>
            <translation>Nodo de la centralita</translation>
        </message>
        <message>
            <source>The system whose view of the call this is.</source>
            <translation>El sistema cuya vista de la llamada es esta.</translation>
        </message>
        <message>
            <source>Call number</source>
            <translation>Número de llamada</translation>
        </message>
        <message>
            <source>The call's number on this system; others number it anew.</source>
            <translation>El número de la llamada en este sistema; otros cuentan de nuevo.</translation>
        </message>
        <message>
            <source>Account code</source>
            <translation>Código de cuenta</translation>
        </message>
        <message>
            <source>The code that the call is charged or filed under.</source>
            <translation>El código al que se carga o archiva la llamada.</translation>
        </message>
        <message>
            <source>Authorisation code</source>
            <translation>Código de autorización</translation>
        </message>
        <message>
            <source>Somebody gave a code to be allowed this call. The system hides the code itself.</source>
            <translation>Alguien dio un código para que se le permitiera esta llamada. El sistema oculta el código mismo.</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Etiqueta</translation>
        </message>
        <message>
            <source>A note that a program or the voicemail has put on the call.</source>
            <translation>Una nota que un programa o el buzón de voz ha puesto a la llamada.</translation>
        </message>
        <message>
            <source>Transfer cause</source>
            <translation>Causa de la transferencia</translation>
        </message>
        <message>
            <source>Why the call was moved. Systems usually send 0.</source>
            <translation>Por qué se movió la llamada. Los sistemas suelen enviar 0.</translation>
        </message>
        <message>
            <source>Owner group</source>
            <translation>Grupo propietario</translation>
        </message>
        <message>
            <source>The hunt group that the call belongs to.</source>
            <translation>El grupo de captura al que pertenece la llamada.</translation>
        </message>
        <message>
            <source>First group</source>
            <translation>Primer grupo</translation>
        </message>
        <message>
            <source>The hunt group that the caller was sent to at first.</source>
            <translation>El grupo de captura al que se envió primero a quien llama.</translation>
        </message>
        <message>
            <source>First extension</source>
            <translation>Primera extensión</translation>
        </message>
        <message>
            <source>The extension that the caller was sent to at first.</source>
            <translation>La extensión a la que se envió primero a quien llama.</translation>
        </message>
        <message>
            <source>Present group</source>
            <translation>Grupo actual</translation>
        </message>
        <message>
            <source>The hunt group that the call is offered to now.</source>
            <translation>El grupo de captura al que se ofrece ahora la llamada.</translation>
        </message>
        <message>
            <source>Present extension</source>
            <translation>Extensión actual</translation>
        </message>
        <message>
            <source>The extension that the call is offered to now.</source>
            <translation>La extensión a la que se ofrece ahora la llamada.</translation>
        </message>
        <message>
            <source>Leaving a message</source>
            <translation>Dejando un mensaje</translation>
        </message>
        <message>
            <source>The caller is leaving a message in the voicemail.</source>
            <translation>Quien llama está dejando un mensaje en el buzón de voz.</translation>
        </message>
        <message>
            <source>Message length</source>
            <translation>Duración del mensaje</translation>
        </message>
        <message>
            <source>How long the message in the voicemail is.</source>
            <translation>Cuánto dura el mensaje del buzón de voz.</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <source>Whether the call waits in a queue or hears an announcement.</source>
            <translation>Si la llamada espera en una cola u oye un anuncio.</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Reloj</translation>
        </message>
        <message>
            <source>The system's own clock at this record, in tenths of a second; useful for differences.</source>
            <translation>El reloj del sistema en este registro, en décimas de segundo; útil para diferencias.</translation>
        </message>
        <message>
            <source>Overflow</source>
            <translation>Desbordamiento</translation>
        </message>
        <message>
            <source>The group was too busy: another one was offered the call.</source>
            <translation>El grupo estaba demasiado ocupado: la llamada se ofreció a otro.</translation>
        </message>
        <message>
            <source>Voice menu</source>
            <translation>Menú de voz</translation>
        </message>
        <message>
            <source>The voice menu that the call came out of.</source>
            <translation>El menú de voz del que salió la llamada.</translation>
        </message>
        <message>
            <source>Time in the menu</source>
            <translation>Tiempo en el menú</translation>
        </message>
        <message>
            <source>How long the caller was in the voice menu.</source>
            <translation>Cuánto tiempo estuvo quien llama en el menú de voz.</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Extremo</translation>
        </message>
        <message>
            <source>Names this end of the call alike on every system of the network.</source>
            <translation>Nombra este extremo de la llamada igual en cada sistema de la red.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sentido</translation>
        </message>
        <message>
            <source>Whether this end made the call or was called.</source>
            <translation>Si este extremo hizo la llamada o fue llamado.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>What this end of the call is doing.</source>
            <translation>Qué hace este extremo de la llamada.</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Whether this end can hear and be heard; without, it is on hold.</source>
            <translation>Si este extremo oye y se le oye; si no, está retenido.</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Tono</translation>
        </message>
        <message>
            <source>The tone or music that this end hears.</source>
            <translation>El tono o la música que oye este extremo.</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Lugar</translation>
        </message>
        <message>
            <source>Whether this end is on this system, or on another one that may know more of it.</source>
            <translation>Si este extremo está en este sistema, o en otro que puede saber más de él.</translation>
        </message>
        <message>
            <source>Public line</source>
            <translation>Línea pública</translation>
        </message>
        <message>
            <source>Whether this end is a line to the outside.</source>
            <translation>Si este extremo es una línea al exterior.</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Observaciones</translation>
        </message>
        <message>
            <source>Privacy, automatic answer, recording, and what was said when asked for consent.</source>
            <translation>Privacidad, respuesta automática, grabación, y lo dicho al pedir consentimiento.</translation>
        </message>
        <message>
            <source>Emergency location</source>
            <translation>Lugar de emergencia</translation>
        </message>
        <message>
            <source>The number of the place that the emergency services are told.</source>
            <translation>El número del lugar que se dice a los servicios de emergencia.</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Equipo</translation>
        </message>
        <message>
            <source>What stands at this end: a telephone, a line, a park slot.</source>
            <translation>Qué hay en este extremo: un teléfono, una línea, un aparcamiento.</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <source>Which telephone or service it is, more precisely.</source>
            <translation>Qué teléfono o servicio es, con más precisión.</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Descripción</translation>
        </message>
        <message>
            <source>A SIP line's Call-ID, another line's channel, the part played in a conference.</source>
            <translation>El Call-ID de una línea SIP, el canal de otra, el papel en una conferencia.</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Extensión</translation>
        </message>
        <message>
            <source>The extension of the user at this end.</source>
            <translation>La extensión del usuario en este extremo.</translation>
        </message>
        <message>
            <source>Kind of number</source>
            <translation>Tipo de número</translation>
        </message>
        <message>
            <source>What kind of number was called: an emergency call is one kind.</source>
            <translation>Qué tipo de número se llamó: una llamada de emergencia es un tipo.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>Why this end was called, as a number of the system.</source>
            <translation>Por qué se llamó a este extremo, como número del sistema.</translation>
        </message>
        <message>
            <source>Number called</source>
            <translation>Número llamado</translation>
        </message>
        <message>
            <source>The number that the caller outside has dialled.</source>
            <translation>El número que ha marcado quien llama desde fuera.</translation>
        </message>
        <message>
            <source>Digits dialled</source>
            <translation>Cifras marcadas</translation>
        </message>
        <message>
            <source>The digits that were pressed at this end.</source>
            <translation>Las cifras que se pulsaron en este extremo.</translation>
        </message>
        <message>
            <source>On behalf of</source>
            <translation>En nombre de</translation>
        </message>
        <message>
            <source>For whom the call was made or answered.</source>
            <translation>Por quién se hizo o contestó la llamada.</translation>
        </message>
        <message>
            <source>Number sent</source>
            <translation>Número enviado</translation>
        </message>
        <message>
            <source>The number that the call was sent to.</source>
            <translation>El número al que se envió la llamada.</translation>
        </message>
        <message>
            <source>Sub-address</source>
            <translation>Subdirección</translation>
        </message>
        <message>
            <source>A part of the number that only some lines have.</source>
            <translation>Una parte del número que solo tienen algunas líneas.</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Finalidad</translation>
        </message>
        <message>
            <source>Whom the call was meant for: a group, a skill or a diversion.</source>
            <translation>Para quién era la llamada: un grupo, una habilidad o un desvío.</translation>
        </message>
        <message>
            <source>Caller's number</source>
            <translation>Número de quien llama</translation>
        </message>
        <message>
            <source>The number of whoever made the call.</source>
            <translation>El número de quien hizo la llamada.</translation>
        </message>
        <message>
            <source>Number shown</source>
            <translation>Número mostrado</translation>
        </message>
        <message>
            <source>Whether the caller's number may be shown.</source>
            <translation>Si se puede mostrar el número de quien llama.</translation>
        </message>
        <message>
            <source>Kind of name</source>
            <translation>Tipo de nombre</translation>
        </message>
        <message>
            <source>Where the name comes from, and whether it may be shown.</source>
            <translation>De dónde viene el nombre, y si se puede mostrar.</translation>
        </message>
        <message>
            <source>Caller's name</source>
            <translation>Nombre de quien llama</translation>
        </message>
        <message>
            <source>The name of whoever made the call.</source>
            <translation>El nombre de quien hizo la llamada.</translation>
        </message>
        <message>
            <source>Related end</source>
            <translation>Extremo relacionado</translation>
        </message>
        <message>
            <source>The end of another call that this one is being joined to.</source>
            <translation>El extremo de otra llamada al que se está uniendo este.</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>The system's name of the SIP channel.</source>
            <translation>El nombre que el sistema da al canal SIP.</translation>
        </message>
        <message>
            <source>SIP end</source>
            <translation>Extremo SIP</translation>
        </message>
        <message>
            <source>Whether a SIP line or a SIP telephone is at this end.</source>
            <translation>Si en este extremo hay una línea SIP o un teléfono SIP.</translation>
        </message>
        <message>
            <source>SIP direction</source>
            <translation>Sentido SIP</translation>
        </message>
        <message>
            <source>Whether the other side or the system began the dialogue.</source>
            <translation>Si el diálogo lo empezó la otra parte o el sistema.</translation>
        </message>
        <message>
            <source>SIP Call-ID</source>
            <translation>Call-ID SIP</translation>
        </message>
        <message>
            <source>What the provider and network traces call this call.</source>
            <translation>Cómo llaman a esta llamada el proveedor y las trazas de red.</translation>
        </message>
        <message>
            <source>Call as seen by %1</source>
            <translation>Llamada vista por %1</translation>
        </message>
        <message>
            <source>Calling end</source>
            <translation>Extremo que llama</translation>
        </message>
        <message>
            <source>Called end</source>
            <translation>Extremo llamado</translation>
        </message>
        <message>
            <source>Rings at</source>
            <translation>Suena en</translation>
        </message>
        <message>
            <source>SIP dialogue</source>
            <translation>Diálogo SIP</translation>
        </message>
        <message>
            <source>Further views of the call</source>
            <translation>Otras vistas de la llamada</translation>
        </message>
        <message>
            <source>Further field</source>
            <translation>Otro campo</translation>
        </message>
        <message>
            <source>The system sent more than is described; its meaning is not known.</source>
            <translation>El sistema envió más de lo que está descrito; su significado no se conoce.</translation>
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
        <name>GroupsPane</name>
        <message>
            <source>Hunt groups</source>
            <translation>Grupos de captura</translation>
        </message>
        <message>
            <source>The hunt groups appear here when the PBX has named them.</source>
            <translation>Los grupos de captura aparecen aquí cuando la centralita los ha nombrado.</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Table (CSV), {encoding}</source>
            <translation>Tabla (CSV), {encoding}</translation>
        </message>
        <message>
            <source>Cards (vCard), {encoding}</source>
            <translation>Tarjetas (vCard), {encoding}</translation>
        </message>
        <message>
            <source>Directory export (LDIF), {encoding}</source>
            <translation>Exportación de directorio (LDIF), {encoding}</translation>
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
            <source>Vertical line</source>
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
            <source>CSV, vCard or LDIF: what address books and servers export.</source>
            <translation>CSV, vCard o LDIF: lo que exportan libretas de direcciones y servidores.</translation>
        </message>
        <message>
            <source>Name of this address book</source>
            <translation>Nombre de esta libreta de direcciones</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>Tipo de archivo</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vista previa</translation>
        </message>
        <message>
            <source>Columns, separated by</source>
            <translation>Columnas, separadas por</translation>
        </message>
        <message>
            <source>Separator of the columns</source>
            <translation>Separador de las columnas</translation>
        </message>
        <message>
            <source>The first row names the columns</source>
            <translation>La primera fila nombra las columnas</translation>
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
            <source>Looking at the file…</source>
            <translation>Mirando el archivo…</translation>
        </message>
        <message>
            <source>Nobody would come of this: say which column holds the names or the numbers.</source>
            <translation>De esto no saldría nadie: diga qué columna tiene los nombres o los números.</translation>
        </message>
        <message>
            <source>This takes the place of {name}, which came from the same file.</source>
            <translation>Esto ocupa el lugar de {name}, que vino del mismo archivo.</translation>
        </message>
        <message numerus="yes">
            <source>%n of the first entries cannot be read as they are.</source>
            <translation>
                <numerusform>%n de las primeras entradas no se puede leer tal como está.</numerusform>
                <numerusform>%n de las primeras entradas no se pueden leer tal como están.</numerusform>
            </translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>Importando…</translation>
        </message>
        <message numerus="yes">
            <source>Importing… %n read</source>
            <translation>
                <numerusform>Importando… %n leído</numerusform>
                <numerusform>Importando… %n leídos</numerusform>
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
            <source>The first contacts of the file</source>
            <translation>Los primeros contactos del archivo</translation>
        </message>
    </context>
    <context>
        <name>ImportResultView</name>
        <message>
            <source>What is wrong in the file</source>
            <translation>Qué está mal en el archivo</translation>
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
            <source>They are in the directory now, and callers are shown by their names.</source>
            <translation>Ya están en el directorio, y quienes llaman aparecen con su nombre.</translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) in the file could not be read as they are:</source>
            <translation>
                <numerusform>%n sitio del archivo no se pudo leer tal como está:</numerusform>
                <numerusform>%n sitios del archivo no se pudieron leer tal como están:</numerusform>
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
        <name>KeyEditor</name>
        <message>
            <source>Search by words or keys</source>
            <translation>Buscar por palabras o teclas</translation>
        </message>
        <message>
            <source>Search all commands</source>
            <translation>Buscar en todas las órdenes</translation>
        </message>
        <message>
            <source>All commands and their keys</source>
            <translation>Todas las órdenes y sus teclas</translation>
        </message>
        <message>
            <source>New keys for the selected command</source>
            <translation>Teclas nuevas para la orden seleccionada</translation>
        </message>
        <message>
            <source>As it was at first</source>
            <translation>Como era al principio</translation>
        </message>
        <message>
            <source>No keys</source>
            <translation>Sin teclas</translation>
        </message>
        <message>
            <source>All as they were at first</source>
            <translation>Todas como eran al principio</translation>
        </message>
        <message>
            <source>New keys:</source>
            <translation>Teclas nuevas:</translation>
        </message>
        <message>
            <source>%1 is for typing or moving about. Take keys with Ctrl or Alt, or an F key.</source>
            <translation>%1 sirve para escribir o moverse. Use teclas con Ctrl o Alt, o una tecla F.</translation>
        </message>
        <message>
            <source>Until now %1 meant “%2”, which has lost it.</source>
            <translation>Hasta ahora %1 significaba «%2», que la ha perdido.</translation>
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
            <source>Read the directory again</source>
            <translation>Leer de nuevo el directorio</translation>
        </message>
        <message>
            <source>Copy the selected number</source>
            <translation>Copiar el número seleccionado</translation>
        </message>
        <message>
            <source>Note on the selected person</source>
            <translation>Nota sobre la persona seleccionada</translation>
        </message>
        <message>
            <source>Colours of the system</source>
            <translation>Colores del sistema</translation>
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
            <source>Always on top</source>
            <translation>Siempre encima</translation>
        </message>
        <message>
            <source>CMExtn values in the extensions</source>
            <translation>Valores CMExtn en las extensiones</translation>
        </message>
        <message>
            <source>Float or dock the pane with the keyboard</source>
            <translation>Soltar o acoplar el panel que tiene el teclado</translation>
        </message>
        <message>
            <source>Panes where they were at first</source>
            <translation>Paneles como al principio</translation>
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
            <source>All commands</source>
            <translation>Todas las órdenes</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Atajos de teclado</translation>
        </message>
        <message>
            <source>A tour in four steps</source>
            <translation>Una visita en cuatro pasos</translation>
        </message>
        <message>
            <source>Collect a support file…</source>
            <translation>Reunir un archivo para soporte…</translation>
        </message>
        <message>
            <source>A newer version is to be had…</source>
            <translation>Hay una versión más nueva…</translation>
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
            <source>Clear the search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
        <message>
            <source>Next field or list</source>
            <translation>Campo o lista siguiente</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>En todas partes</translation>
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
            <source>Go to the missed calls</source>
            <translation>Ir a las llamadas perdidas</translation>
        </message>
        <message>
            <source>Go to the hunt groups</source>
            <translation>Ir a los grupos de captura</translation>
        </message>
        <message>
            <source>Go to the extensions</source>
            <translation>Ir a las extensiones</translation>
        </message>
    </context>
    <context>
        <name>KeysDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Atajos de teclado</translation>
        </message>
        <message>
            <source>Change keys…</source>
            <translation>Cambiar teclas…</translation>
        </message>
    </context>
    <context>
        <name>LanguagePage</name>
        <message>
            <source>That of the system</source>
            <translation>El del sistema</translation>
        </message>
        <message>
            <source>It changes with the next start. Numbers, times and dates have the form that this computer gives them.</source>
            <translation>Cambia con el próximo inicio. Números, horas y fechas tienen la forma que les da este equipo.</translation>
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
            <source>Try again; with -v the log on stderr says more.</source>
            <translation>Inténtelo de nuevo; con -v el registro en stderr dice más.</translation>
        </message>
        <message>
            <source>Check the address and the port (50796 with TLS, 50797 without), that a firewall lets them through, and that the service is switched on in the security settings of IP Office Manager.</source>
            <translation>Compruebe la dirección y el puerto (50796 con TLS, 50797 sin él), que un cortafuegos los deje pasar y que el servicio esté activado en los ajustes de seguridad de IP Office Manager.</translation>
        </message>
        <message>
            <source>There was no connection within the {limit:g} s that this was to last.</source>
            <translation>No hubo conexión en los {limit:g} s que esto debía durar.</translation>
        </message>
        <message>
            <source>Check that this port speaks TLS 1.2 or later (50796), or use --no-tls with port 50797.</source>
            <translation>Compruebe que este puerto hable TLS 1.2 o posterior (50796), o use --no-tls con el puerto 50797.</translation>
        </message>
        <message>
            <source>Do not sign in until someone who looks after the PBX confirms that its certificate was replaced; then pin the new fingerprint.</source>
            <translation>No inicie sesión hasta que quien cuida de la centralita confirme que su certificado fue sustituido; fije entonces la huella nueva.</translation>
        </message>
        <message>
            <source>The PBX demands a client certificate and did not accept what it was shown.</source>
            <translation>La centralita exige un certificado de cliente y no aceptó el presentado.</translation>
        </message>
        <message>
            <source>Give one with --cert and --key that is in the certificate store of the PBX with at least medium trust, or have the unsecured interface of TAPI / DevLink 3 switched on.</source>
            <translation>Indique con --cert y --key uno que esté en el almacén de certificados de la centralita con confianza al menos media, o haga activar la interfaz no segura de TAPI / DevLink 3.</translation>
        </message>
        <message>
            <source>Either this port does not speak TLS (then it is 50796 that does, or --no-tls for this one), or the PBX demands a client certificate (--cert, --key).</source>
            <translation>O este puerto no habla TLS (entonces es el 50796 el que lo hace, o --no-tls para este), o la centralita exige un certificado de cliente (--cert, --key).</translation>
        </message>
        <message>
            <source>Connect with TLS (port 50796).</source>
            <translation>Conéctese con TLS (puerto 50796).</translation>
        </message>
        <message>
            <source>Set DEVLINK3_PASSWORD, keep the password in the system's keyring, or run this on a terminal to be asked.</source>
            <translation>Defina DEVLINK3_PASSWORD, guarde la contraseña en el llavero del sistema o ejecute esto en un terminal para que se le pregunte.</translation>
        </message>
        <message>
            <source>Check both, and in IP Office Manager that the service user is enabled and in a rights group with DevLink3 ticked; wait a minute before the next attempt, since the PBX blocks after three failed ones.</source>
            <translation>Compruebe ambos y, en IP Office Manager, que el usuario de servicio esté habilitado y en un grupo de derechos con DevLink3 marcado; espere un minuto antes del próximo intento, pues la centralita bloquea tras tres fallidos.</translation>
        </message>
        <message>
            <source>Close another program that uses DevLink3, wait more than a minute, and try again.</source>
            <translation>Cierre otro programa que use DevLink3, espere más de un minuto e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Wait more than a minute and try again: it may be starting, or have blocked the account for a while.</source>
            <translation>Espere más de un minuto e inténtelo de nuevo: quizá esté arrancando o haya bloqueado la cuenta un rato.</translation>
        </message>
        <message>
            <source>Add a CTI Link Pro licence to the PBX that this connects to, and check in IP Office Manager that it is valid.</source>
            <translation>Añada una licencia CTI Link Pro a la centralita a la que esto se conecta y compruebe en IP Office Manager que sea válida.</translation>
        </message>
        <message>
            <source>Leave out flags that this release of IP Office does not have; --flags '' asks for call events alone.</source>
            <translation>Omita los indicadores que esta versión de IP Office no tiene; --flags '' pide solo eventos de llamada.</translation>
        </message>
        <message>
            <source>Leave out -SCN, or add CTI Link Pro licences: two for a network of up to 5 systems, three for up to 20, four for more.</source>
            <translation>Omita -SCN o añada licencias CTI Link Pro: dos para una red de hasta 5 sistemas, tres para hasta 20, cuatro para más.</translation>
        </message>
        <message>
            <source>Leave out flags such as -SCN, which this system or its licences do not offer.</source>
            <translation>Omita indicadores como -SCN, que este sistema o sus licencias no ofrecen.</translation>
        </message>
        <message>
            <source>Connect again; if it happens each time, check that the port is a DevLink3 service.</source>
            <translation>Conéctese de nuevo; si ocurre cada vez, compruebe que el puerto sea un servicio DevLink3.</translation>
        </message>
        <message>
            <source>Nothing comes from the PBX any more, although the connection is still open.</source>
            <translation>Ya no llega nada de la centralita, aunque la conexión sigue abierta.</translation>
        </message>
        <message>
            <source>Check the network between here and the PBX.</source>
            <translation>Compruebe la red entre este equipo y la centralita.</translation>
        </message>
        <message>
            <source>Check the name, such as nasystem/user_list; not every release has every pseudo-file.</source>
            <translation>Compruebe el nombre, como nasystem/user_list; no todas las versiones tienen todos los seudoarchivos.</translation>
        </message>
        <message>
            <source>The PBX did not give the file {name!r} (result {result:#010x}).</source>
            <translation>La centralita no dio el archivo {name!r} (resultado {result:#010x}).</translation>
        </message>
        <message>
            <source>The encrypted link could not be set up.</source>
            <translation>No se pudo establecer el enlace cifrado.</translation>
        </message>
        <message>
            <source>The PBX says FEATURE NOT AVAILABLE for these event flags.</source>
            <translation>La centralita responde FEATURE NOT AVAILABLE para estos indicadores de eventos.</translation>
        </message>
        <message>
            <source>The peer hung up during the TLS handshake.</source>
            <translation>El otro lado colgó durante la negociación TLS.</translation>
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
            <source>The link to the PBX failed.</source>
            <translation>Falló el enlace con la centralita.</translation>
        </message>
        <message>
            <source>There is no password to sign in with.</source>
            <translation>No hay contraseña para iniciar sesión.</translation>
        </message>
        <message>
            <source>The PBX shows another certificate than the one that is pinned.</source>
            <translation>La centralita muestra un certificado distinto del fijado.</translation>
        </message>
        <message>
            <source>The PBX asks for the password in clear on a link that is not encrypted: nothing was sent.</source>
            <translation>La centralita pide la contraseña en claro por un enlace sin cifrar: no se envió nada.</translation>
        </message>
        <message>
            <source>The PBX says RETRY LATER.</source>
            <translation>La centralita responde RETRY LATER.</translation>
        </message>
        <message>
            <source>The PBX did not let us sign in.</source>
            <translation>La centralita no permitió iniciar sesión.</translation>
        </message>
        <message>
            <source>The stream from the PBX was lost.</source>
            <translation>Se perdió el flujo de la centralita.</translation>
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
            <source>The PBX could not be reached.</source>
            <translation>No se pudo alcanzar la centralita.</translation>
        </message>
        <message>
            <source>The PBX closed the connection.</source>
            <translation>La centralita cerró la conexión.</translation>
        </message>
        <message>
            <source>The peer closed the encrypted connection before it said anything.</source>
            <translation>El otro extremo cerró la conexión cifrada antes de decir nada.</translation>
        </message>
        <message>
            <source>Check that this is the DevLink3 port (50796); the PBX also does this where it demands a client certificate (--cert, --key).</source>
            <translation>Compruebe que este sea el puerto DevLink3 (50796); la centralita también hace esto donde exige un certificado de cliente (--cert, --key).</translation>
        </message>
        <message>
            <source>The peer closed the connection before it said anything.</source>
            <translation>El otro extremo cerró la conexión antes de decir nada.</translation>
        </message>
        <message>
            <source>Check that this is the plain DevLink3 port (50797); a TLS port (50796) also does this to a profile that is set to TCP.</source>
            <translation>Compruebe que este sea el puerto DevLink3 sin cifrar (50797); un puerto TLS (50796) también hace esto con un perfil ajustado a TCP.</translation>
        </message>
        <message>
            <source>This port speaks TLS, and the profile is set to plain TCP.</source>
            <translation>Este puerto habla TLS y el perfil está ajustado a TCP sin cifrar.</translation>
        </message>
        <message>
            <source>Leave --no-tls out, or use the plain port (50797).</source>
            <translation>Omita --no-tls o use el puerto sin cifrar (50797).</translation>
        </message>
        <message>
            <source>The PBX did not send its calls again after a gap.</source>
            <translation>La centralita no volvió a enviar sus llamadas tras un hueco.</translation>
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
            <source>{file} is no trace: record one with 'devlink3-desk monitor --record FILE'.</source>
            <translation>{file} no es una grabación: haga una con 'devlink3-desk monitor --record FILE'.</translation>
        </message>
        <message>
            <source>The trace {file} was written by a newer version (format {theirs}, this program reads up to {ours}): replay it with that one.</source>
            <translation>La grabación {file} la escribió una versión más nueva (formato {theirs}, este programa lee hasta {ours}): reprodúzcala con aquella.</translation>
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
            <translation>(ninguno)</translation>
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
            <source>The PBX hung up right after the TLS handshake, before it was asked anything.</source>
            <translation>La centralita colgó justo después de la negociación TLS, antes de que se le pidiera nada.</translation>
        </message>
        <message>
            <source>The connection was closed from this side.</source>
            <translation>La conexión se cerró desde este lado.</translation>
        </message>
        <message>
            <source>The PBX answered with a result that DevLink3 does not have: {result}.</source>
            <translation>La centralita respondió con un resultado que DevLink3 no tiene: {result}.</translation>
        </message>
        <message>
            <source>Check that this is a DevLink3 service; if it is, report the number.</source>
            <translation>Compruebe que sea un servicio DevLink3; si lo es, comunique el número.</translation>
        </message>
        <message>
            <source>There is no address for the name {name!r}.</source>
            <translation>No hay dirección para el nombre {name!r}.</translation>
        </message>
        <message>
            <source>Check the spelling, or use the PBX's IP address.</source>
            <translation>Compruebe la escritura o use la dirección IP de la centralita.</translation>
        </message>
        <message>
            <source>Nothing listens at {address}.</source>
            <translation>Nada escucha en {address}.</translation>
        </message>
        <message>
            <source>{address} cannot be reached: {why}.</source>
            <translation>No se puede alcanzar {address}: {why}.</translation>
        </message>
        <message>
            <source>A fingerprint is the certificate's SHA-256: 64 hex digits, with or without colons.</source>
            <translation>Una huella es el SHA-256 del certificado: 64 cifras hexadecimales, con o sin dos puntos.</translation>
        </message>
        <message>
            <source>The PBX did not answer at all within {limit:g} s.</source>
            <translation>La centralita no respondió en absoluto en {limit:g} s.</translation>
        </message>
        <message>
            <source>The peer did not answer the TLS handshake (a port without TLS does that) within {limit:g} s.</source>
            <translation>El otro extremo no respondió a la negociación TLS (un puerto sin TLS hace eso) en {limit:g} s.</translation>
        </message>
        <message>
            <source>The connection is open, but the peer did not answer the sign-in within {limit:g} s.</source>
            <translation>La conexión está abierta, pero el otro extremo no respondió al inicio de sesión en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX did not say whether it accepts the password within {limit:g} s.</source>
            <translation>La centralita no dijo en {limit:g} s si acepta la contraseña.</translation>
        </message>
        <message>
            <source>The PBX did not answer the request for events within {limit:g} s.</source>
            <translation>La centralita no respondió a la petición de eventos en {limit:g} s.</translation>
        </message>
        <message>
            <source>The PBX stopped sending the file within {limit:g} s.</source>
            <translation>No llegó nada más del archivo durante {limit:g} s.</translation>
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
            <source>is a directory</source>
            <translation>es una carpeta</translation>
        </message>
        <message>
            <source>network is unreachable</source>
            <translation>red inaccesible</translation>
        </message>
        <message>
            <source>no such file or directory</source>
            <translation>no existe el archivo</translation>
        </message>
        <message>
            <source>connection timed out</source>
            <translation>tiempo de conexión agotado</translation>
        </message>
        <message>
            <source>If an administrator confirms that this is the PBX's own certificate, pin it with --pin and its SHA-256, or give the authority that issued it with --ca.</source>
            <translation>Si un administrador confirma que este es el certificado de la centralita, fíjelo con --pin y su SHA-256, o indique con --ca la autoridad que lo emitió.</translation>
        </message>
        <message>
            <source>Connect by a name that the certificate has, give that name with --server-name, or pin it with --pin.</source>
            <translation>Conéctese por un nombre que tenga el certificado, indíquelo con --server-name, o fíjelo con --pin.</translation>
        </message>
        <message>
            <source>Renew the certificate of the PBX, check the clocks on both sides, or pin it with --pin.</source>
            <translation>Renueve el certificado de la centralita, compruebe los relojes de ambos lados, o fíjelo con --pin.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: the authority that issued it is not known here.</source>
            <translation>No se puede confiar en el certificado de la centralita: la autoridad que lo emitió no se conoce aquí.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it does not say for which name or address it is (no subject alternative names).</source>
            <translation>No se puede confiar en el certificado de la centralita: no dice para qué nombre o dirección vale (sin nombres alternativos).</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: {why}.</source>
            <translation>No se puede confiar en el certificado de la centralita: {why}.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is not valid yet.</source>
            <translation>No se puede confiar en el certificado de la centralita: todavía no es válido.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it has expired.</source>
            <translation>No se puede confiar en el certificado de la centralita: ha caducado.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is self-signed and nobody vouches for it.</source>
            <translation>No se puede confiar en el certificado de la centralita: está autofirmado y nadie responde por él.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it ends in an authority that is not trusted here.</source>
            <translation>No se puede confiar en el certificado de la centralita: termina en una autoridad en la que aquí no se confía.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is for another name.</source>
            <translation>No se puede confiar en el certificado de la centralita: es para otro nombre.</translation>
        </message>
        <message>
            <source>The certificate of the PBX cannot be trusted: it is for another address.</source>
            <translation>No se puede confiar en el certificado de la centralita: es para otra dirección.</translation>
        </message>
        <message>
            <source>This port does not speak TLS, and the profile is set to TLS.</source>
            <translation>Este puerto no habla TLS y el perfil está ajustado a TLS.</translation>
        </message>
        <message>
            <source>Use the TLS port (50796), or --no-tls if this is the plain one (50797).</source>
            <translation>Use el puerto TLS (50796), o --no-tls si este es el puerto sin cifrar (50797).</translation>
        </message>
        <message>
            <source>The PBX speaks only versions of TLS older than 1.2.</source>
            <translation>La centralita solo habla versiones de TLS anteriores a la 1.2.</translation>
        </message>
        <message>
            <source>Update the PBX, or allow older TLS in the settings of this profile if you accept the risk.</source>
            <translation>Actualice la centralita, o permita un TLS más antiguo en los ajustes de este perfil si acepta el riesgo.</translation>
        </message>
        <message>
            <source>The file of authorities {file} cannot be used: {why}.</source>
            <translation>El archivo de autoridades {file} no se puede usar: {why}.</translation>
        </message>
        <message>
            <source>Give a PEM file with the certificate of the authority that issued the PBX's.</source>
            <translation>Indique un archivo PEM con el certificado de la autoridad que emitió el de la centralita.</translation>
        </message>
        <message>
            <source>The client certificate {file} cannot be used: {why}.</source>
            <translation>El certificado de cliente {file} no se puede usar: {why}.</translation>
        </message>
        <message>
            <source>Give the certificate and its key as PEM (--cert, --key) or as one PKCS#12 file; the passphrase of the key comes from DEVLINK3_KEY_PASSPHRASE or the system's keyring.</source>
            <translation>Indique el certificado y su clave como PEM (--cert, --key) o en un solo archivo PKCS#12; la frase de paso de la clave viene de DEVLINK3_KEY_PASSPHRASE o del llavero del sistema.</translation>
        </message>
        <message>
            <source>The encrypted stream was broken: {why}.</source>
            <translation>El flujo cifrado se rompió: {why}.</translation>
        </message>
        <message>
            <source>The encrypted link could not be set up: {why}.</source>
            <translation>No se pudo establecer el enlace cifrado: {why}.</translation>
        </message>
        <message>
            <source>The PBX asks for the password in clear, and this link is not encrypted: nothing was sent.</source>
            <translation>La centralita pide la contraseña en claro y este enlace no está cifrado: no se envió nada.</translation>
        </message>
        <message>
            <source>The PBX answered a sign-in that was not asked for.</source>
            <translation>La centralita respondió a un inicio de sesión que no se había pedido.</translation>
        </message>
        <message>
            <source>The PBX answered the sign-in out of turn.</source>
            <translation>La centralita respondió al inicio de sesión fuera de turno.</translation>
        </message>
        <message>
            <source>The PBX answered an event request that was not made.</source>
            <translation>La centralita respondió a una petición de eventos que no se había hecho.</translation>
        </message>
        <message>
            <source>The PBX answered a file request that was not made.</source>
            <translation>La centralita respondió a una petición de archivo que no se había hecho.</translation>
        </message>
        <message>
            <source>The PBX says that this stream no longer works: {result}.</source>
            <translation>La centralita dice que este flujo ya no funciona: {result}.</translation>
        </message>
        <message>
            <source>{word!r} is not a DevLink3 flag; there are {flags}.</source>
            <translation>{word!r} no es un indicador de DevLink3; hay {flags}.</translation>
        </message>
        <message>
            <source>-SCN and -CD2 exclude one another: Delta2 records come from one PBX only. Leave one of them out.</source>
            <translation>-SCN y -CD2 se excluyen: los registros Delta2 vienen de una sola centralita. Omita uno de los dos.</translation>
        </message>
        <message>
            <source>The peer sent octet 0x{octet:02x} where a DevLink3 frame should begin (0x49): is this port a DevLink3 service, with the same encryption at both sides?</source>
            <translation>El otro extremo envió el octeto 0x{octet:02x} donde debía empezar una trama DevLink3 (0x49): ¿es este puerto un servicio DevLink3, con el mismo cifrado en ambos lados?</translation>
        </message>
        <message>
            <source>A frame says that it is {length} octets long, less than its own header.</source>
            <translation>Una trama dice tener {length} octetos, menos que su propia cabecera.</translation>
        </message>
        <message>
            <source>A frame of {length} octets is more than the {limit} accepted here.</source>
            <translation>Una trama de {length} octetos supera los {limit} que aquí se aceptan.</translation>
        </message>
        <message>
            <source>A {what} of {octets} octets is cut short.</source>
            <translation>Un paquete ({what}) de {octets} octetos está cortado.</translation>
        </message>
        <message>
            <source>A {what} says that it holds {length} octets and holds {octets}.</source>
            <translation>Un paquete ({what}) dice contener {length} octetos y contiene {octets}.</translation>
        </message>
        <message>
            <source>A user name without its terminating zero.</source>
            <translation>Un nombre de usuario sin su cero final.</translation>
        </message>
        <message>
            <source>A SHA1 challenge without challenge data.</source>
            <translation>Un desafío SHA1 sin datos.</translation>
        </message>
        <message>
            <source>The system's keyring does not answer.</source>
            <translation>El llavero del sistema no responde.</translation>
        </message>
        <message>
            <source>This system has no keyring: the password is asked for each time and never stored.</source>
            <translation>Este sistema no tiene llavero: la contraseña se pide cada vez y nunca se guarda.</translation>
        </message>
        <message>
            <source>The system's keyring cannot be used ({error}).</source>
            <translation>El llavero del sistema no se puede usar ({error}).</translation>
        </message>
        <message>
            <source>{count} CTI Link Pro: no events at all.</source>
            <translation>{count} CTI Link Pro: ningún evento.</translation>
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
            <source>Reach</source>
            <translation>Alcance</translation>
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
            <source>Events</source>
            <translation>Eventos</translation>
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
            <source>{address} answers, after {milliseconds} ms.</source>
            <translation>{address} responde, tras {milliseconds} ms.</translation>
        </message>
        <message>
            <source>none, as chosen: whoever can listen on the way reads every call.</source>
            <translation>ninguno, como se eligió: quien pueda escuchar por el camino lee cada llamada.</translation>
        </message>
        <message>
            <source>it is the pinned one.</source>
            <translation>es el fijado.</translation>
        </message>
        <message>
            <source>it is the pinned one, but has expired.</source>
            <translation>es el fijado, pero ha caducado.</translation>
        </message>
        <message>
            <source>it is the pinned one, but ends on {date}.</source>
            <translation>es el fijado, pero caduca el {date}.</translation>
        </message>
        <message>
            <source>it verifies, chain and name.</source>
            <translation>está verificado, cadena y nombre.</translation>
        </message>
        <message>
            <source>it verifies, chain and name, but ends on {date}.</source>
            <translation>está verificado, cadena y nombre, pero caduca el {date}.</translation>
        </message>
        <message>
            <source>the PBX accepts the user and its licence: {pbx}.</source>
            <translation>la centralita acepta al usuario y su licencia: {pbx}.</translation>
        </message>
        <message>
            <source>the PBX accepts the user and its licence: {pbx}, DevLink variant {variant}.</source>
            <translation>la centralita acepta al usuario y su licencia: {pbx}, variante DevLink {variant}.</translation>
        </message>
        <message>
            <source>a PBX that does not say what it is</source>
            <translation>una centralita que no dice qué es</translation>
        </message>
        <message>
            <source>call events alone</source>
            <translation>solo eventos de llamada</translation>
        </message>
        <message>
            <source>granted: {flags}.</source>
            <translation>concedido: {flags}.</translation>
        </message>
        <message>
            <source>granted in part ({flags}); not accepted: {refused}.</source>
            <translation>concedido en parte ({flags}); no aceptado: {refused}.</translation>
        </message>
        <message>
            <source>{problem} Calls will be shown without the names of the directory.</source>
            <translation>{problem} Las llamadas se mostrarán sin los nombres del directorio.</translation>
        </message>
        <message>
            <source>{file} has {count} lines.</source>
            <translation>{file} tiene {count} líneas.</translation>
        </message>
        <message>
            <source>Somebody may be between here and the PBX. Go on only when whoever looks after the PBX confirms that its certificate was replaced; then set the site up again.</source>
            <translation>Puede que haya alguien entre este equipo y la centralita. Siga solo si quien cuida de la centralita confirma que su certificado fue sustituido; después configure el sitio de nuevo.</translation>
        </message>
        <message>
            <source>Have the certificate of the PBX replaced by one that your company's authority has signed for this address, or trust this one after a look at its fingerprint.</source>
            <translation>Haga sustituir el certificado de la centralita por uno que la autoridad de su empresa haya firmado para esta dirección, o confíe en este tras mirar su huella.</translation>
        </message>
        <message>
            <source>This PBX wants a certificate of this computer. Go back and choose one under 'More', and have it put into the certificate store of the PBX.</source>
            <translation>Esta centralita quiere un certificado de este equipo. Vuelva atrás, elija uno en «Más» y haga que lo pongan en el almacén de certificados de la centralita.</translation>
        </message>
        <message>
            <source>Perhaps this PBX wants a certificate of this computer: go back and choose one under 'More', and have it put into the certificate store of the PBX. If it does not, check the port.</source>
            <translation>Quizá esta centralita quiera un certificado de este equipo: vuelva atrás, elija uno en «Más» y haga que lo pongan en el almacén de certificados de la centralita. Si no, compruebe el puerto.</translation>
        </message>
        <message>
            <source>Go back and change the encryption or the port: encrypted links go to port 50796, others to 50797.</source>
            <translation>Vuelva atrás y cambie el cifrado o el puerto: los enlaces cifrados van al puerto 50796, los demás al 50797.</translation>
        </message>
        <message>
            <source>Go back and choose to encrypt the connection.</source>
            <translation>Vuelva atrás y elija cifrar la conexión.</translation>
        </message>
        <message>
            <source>Go back and check the port. In IP Office Manager, the TAPI / DevLink 3 service of the security settings must offer its secure interface.</source>
            <translation>Vuelva atrás y compruebe el puerto. En IP Office Manager, el servicio TAPI / DevLink 3 de los ajustes de seguridad debe ofrecer su interfaz segura.</translation>
        </message>
        <message>
            <source>Go back and check the address. In IP Office Manager, TAPI / DevLink 3 must be ticked among the services of the security settings, and firewalls must let port 50796 (or 50797) through.</source>
            <translation>Vuelva atrás y compruebe la dirección. En IP Office Manager, TAPI / DevLink 3 debe estar marcado entre los servicios de los ajustes de seguridad, y los cortafuegos deben dejar pasar el puerto 50796 (o 50797).</translation>
        </message>
        <message>
            <source>Go back and type the password.</source>
            <translation>Vuelva atrás y escriba la contraseña.</translation>
        </message>
        <message>
            <source>This release of IP Office is too old for some of what the desk asks for.</source>
            <translation>Esta versión de IP Office es demasiado antigua para parte de lo que el puesto pide.</translation>
        </message>
    </context>
    <context>
        <name>LinkBar</name>
        <message>
            <source>round trip {ms} ms</source>
            <translation>ida y vuelta {ms} ms</translation>
        </message>
        <message numerus="yes">
            <source>%n gap(s) mended</source>
            <translation>
                <numerusform>%n hueco reparado</numerusform>
                <numerusform>%n huecos reparados</numerusform>
            </translation>
        </message>
        <message>
            <source>granted in part, without {flags}</source>
            <translation>concedido en parte, sin {flags}</translation>
        </message>
        <message>
            <source>do not disturb and forwarding unknown</source>
            <translation>no molestar y desvíos desconocidos</translation>
        </message>
        <message>
            <source>{calls} calls   ·   {extensions} extensions   ·   {people} in the directory</source>
            <translation>{calls} llamadas   ·   {extensions} extensiones   ·   {people} en el directorio</translation>
        </message>
        <message>
            <source>The PBX answered PARTIAL SUCCESS: it gives its events, but not everything that was asked for. -SCN needs CTI Link Pro licences for the whole network; other flags need a newer release.</source>
            <translation>La centralita respondió PARTIAL SUCCESS: da sus eventos, pero no todo lo que se pidió. -SCN necesita licencias CTI Link Pro para toda la red; otras opciones, una versión más nueva.</translation>
        </message>
        <message>
            <source>The PBX does not give the file user_info3, from which it would be known who has set do not disturb, an absence or forwarding. Reading the directory again asks for it again.</source>
            <translation>La centralita no facilita el archivo user_info3, del que se sabría quién ha activado no molestar, una ausencia o un desvío. Al leer de nuevo el directorio se vuelve a pedir.</translation>
        </message>
        <message>
            <source>{state}, trying again in {seconds} s</source>
            <translation>{state}, nuevo intento en {seconds} s</translation>
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
            <translation>Número oculto</translation>
        </message>
        <message>
            <source>waited {time}</source>
            <translation>esperó {time}</translation>
        </message>
        <message>
            <source>Spoken with since</source>
            <translation>Se habló después</translation>
        </message>
        <message>
            <source>Went to voicemail</source>
            <translation>Fue al buzón de voz</translation>
        </message>
        <message>
            <source>Gave up</source>
            <translation>Desistió</translation>
        </message>
        <message>
            <source>Not answered</source>
            <translation>Sin contestar</translation>
        </message>
        <message>
            <source>Yesterday {time}</source>
            <translation>Ayer {time}</translation>
        </message>
    </context>
    <context>
        <name>MissedModel</name>
        <message>
            <source>Missed</source>
            <translation>Perdida</translation>
        </message>
    </context>
    <context>
        <name>MissedPane</name>
        <message>
            <source>Missed calls</source>
            <translation>Llamadas perdidas</translation>
        </message>
        <message>
            <source>Empty the list of missed calls</source>
            <translation>Vaciar la lista de llamadas perdidas</translation>
        </message>
        <message>
            <source>Nobody was missed.</source>
            <translation>No se perdió a nadie.</translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n nueva</numerusform>
                <numerusform>%n nuevas</numerusform>
            </translation>
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
        <message>
            <source>Search</source>
            <translation>Buscar</translation>
        </message>
    </context>
    <context>
        <name>NoteCard</name>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>Escribir una nota</translation>
        </message>
        <message>
            <source>No note on this caller</source>
            <translation>Ninguna nota sobre quien llama</translation>
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>What is good to know when this person calls</source>
            <translation>Qué conviene saber cuando llama esta persona</translation>
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
            <translation>Plaza %1</translation>
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
            <source>%n in it</source>
            <translation>
                <numerusform>%n dentro</numerusform>
                <numerusform>%n dentro</numerusform>
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
            <source>Nobody is parked or in a conference.</source>
            <translation>Nadie está aparcado ni en conferencia.</translation>
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
            <source>&amp;Keep it in this computer's keyring</source>
            <translation>&amp;Guardarla en el llavero de este equipo</translation>
        </message>
    </context>
    <context>
        <name>PeoplePage</name>
        <message>
            <source>Calls for you stand first and ring loudest; those for the people and groups that you watch come next.</source>
            <translation>Las llamadas para usted van primero y suenan más; después, las de las personas y grupos que vigila.</translation>
        </message>
    </context>
    <context>
        <name>PeopleTree</name>
        <message>
            <source>Find a name or number</source>
            <translation>Encontrar un nombre o número</translation>
        </message>
        <message>
            <source>Extensions and hunt groups</source>
            <translation>Extensiones y grupos de captura</translation>
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
        <name>PersonModel</name>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
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
            <source>When busy to {number}</source>
            <translation>Si comunica, a {number}</translation>
        </message>
        <message>
            <source>On no answer to {number}</source>
            <translation>Si no contesta, a {number}</translation>
        </message>
        <message>
            <source>Rings together with {number}</source>
            <translation>Suena junto con {number}</translation>
        </message>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n mensaje nuevo</numerusform>
                <numerusform>%n mensajes nuevos</numerusform>
            </translation>
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
            <translation>Grupo de captura</translation>
        </message>
        <message>
            <source>%1, longer than the target of %2</source>
            <translation>%1, más que el objetivo de %2</translation>
        </message>
    </context>
    <context>
        <name>QueuesPage</name>
        <message>
            <source>A card gets a mark when the longest wait is half its target, and another at the target.</source>
            <translation>Una tarjeta lleva una marca cuando la espera más larga llega a la mitad del objetivo, y otra al llegar a él.</translation>
        </message>
        <message>
            <source>Target for all groups</source>
            <translation>Objetivo de todos los grupos</translation>
        </message>
        <message>
            <source>Other targets, in seconds; 0 is the one for all groups:</source>
            <translation>Otros objetivos, en segundos; 0 es el de todos los grupos:</translation>
        </message>
        <message>
            <source>Hunt group</source>
            <translation>Grupo de captura</translation>
        </message>
        <message>
            <source>Target in seconds</source>
            <translation>Objetivo en segundos</translation>
        </message>
        <message>
            <source>Targets of the groups</source>
            <translation>Objetivos de los grupos</translation>
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
        <name>Settings</name>
        <message>
            <source>Alerts</source>
            <translation>Avisos</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
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
            <source>Contacts</source>
            <translation>Contactos</translation>
        </message>
        <message>
            <source>Dialling</source>
            <translation>Marcación</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
        <message>
            <source>Me and mine</source>
            <translation>Yo y los míos</translation>
        </message>
        <message>
            <source>Sound and tray</source>
            <translation>Sonido y bandeja</translation>
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
            <source>Wallboard</source>
            <translation>Panel mural</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Colores</translation>
        </message>
        <message>
            <source>Hunt groups</source>
            <translation>Grupos de captura</translation>
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
            <source>The password could not be kept. {reason}</source>
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
            <source>Where is the PBX?</source>
            <translation>¿Dónde está la centralita?</translation>
        </message>
        <message>
            <source>Does it work?</source>
            <translation>¿Funciona?</translation>
        </message>
        <message>
            <source>Who are you, and whom do you watch?</source>
            <translation>¿Quién es usted y a quién vigila?</translation>
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
            <source>&amp;Done</source>
            <translation>&amp;Hecho</translation>
        </message>
    </context>
    <context>
        <name>Sites</name>
        <message>
            <source>The keyring has it now.</source>
            <translation>El llavero ya la tiene.</translation>
        </message>
        <message>
            <source>It is no longer in the keyring.</source>
            <translation>Ya no está en el llavero.</translation>
        </message>
        <message>
            <source>{site}: an address and a user are needed.</source>
            <translation>{site}: hacen falta una dirección y un usuario.</translation>
        </message>
        <message>
            <source>{site}: a port is a number up to 65535.</source>
            <translation>{site}: un puerto es un número hasta 65535.</translation>
        </message>
        <message>
            <source>{site}: a country is its two letters, such as GB or DE.</source>
            <translation>{site}: un país son sus dos letras, como GB o DE.</translation>
        </message>
        <message>
            <source>{site}: outside line and longest extension are digits.</source>
            <translation>{site}: línea exterior y extensión más larga son cifras.</translation>
        </message>
        <message>
            <source>{site}: there is no file {file}.</source>
            <translation>{site}: no hay ningún archivo {file}.</translation>
        </message>
        <message>
            <source>{site}: the key is that of a client certificate; name that, too.</source>
            <translation>{site}: la clave es la de un certificado de cliente; indíquelo también.</translation>
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
        <name>SoundPage</name>
        <message>
            <source>Let calls ring on the loudspeakers and keep the headset for talking.</source>
            <translation>Deje que las llamadas suenen en los altavoces y guarde los auriculares para hablar.</translation>
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
            <source>The close button leaves the desk in the tray</source>
            <translation>El botón de cerrar deja la centralita en la bandeja</translation>
        </message>
        <message>
            <source>Start in the tray</source>
            <translation>Iniciar en la bandeja</translation>
        </message>
        <message>
            <source>This desktop shows no tray now: alerts stand in the window as well.</source>
            <translation>Este escritorio no muestra ahora ninguna bandeja: los avisos aparecen también en la ventana.</translation>
        </message>
        <message>
            <source>Those of the system</source>
            <translation>Los del sistema</translation>
        </message>
        <message>
            <source>{name} (not there now)</source>
            <translation>{name} (ahora no está)</translation>
        </message>
    </context>
    <context>
        <name>SoundPlayer</name>
        <message>
            <source>Sounds need Qt Multimedia, which is not installed: alerts only beep.</source>
            <translation>Los sonidos necesitan Qt Multimedia, que no está instalado: los avisos solo pitan.</translation>
        </message>
        <message>
            <source>This computer plays no sounds now: alerts only beep.</source>
            <translation>Este equipo no reproduce sonidos ahora: los avisos solo pitan.</translation>
        </message>
        <message>
            <source>The loudspeakers “{name}” are not there: alerts play on “{other}”.</source>
            <translation>Los altavoces «{name}» no están: los avisos suenan en «{other}».</translation>
        </message>
    </context>
    <context>
        <name>Spoken</name>
        <message>
            <source>attention</source>
            <translation>atención</translation>
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
            <source>Try now</source>
            <translation>Probar ahora</translation>
        </message>
        <message>
            <source>Enter the password…</source>
            <translation>Escribir la contraseña…</translation>
        </message>
        <message>
            <source>Go on without the other systems</source>
            <translation>Seguir sin los otros sistemas</translation>
        </message>
        <message>
            <source>Set up anew…</source>
            <translation>Configurar de nuevo…</translation>
        </message>
        <message>
            <source>This picture is {age} old.</source>
            <translation>Esta imagen tiene {age}.</translation>
        </message>
        <message>
            <source>Connecting to the PBX again.</source>
            <translation>Conectando de nuevo con la centralita.</translation>
        </message>
        <message>
            <source>Connected again; reading the calls in progress.</source>
            <translation>Conectado de nuevo; leyendo las llamadas en curso.</translation>
        </message>
        <message>
            <source>Next attempt in {seconds} s.</source>
            <translation>Próximo intento en {seconds} s.</translation>
        </message>
    </context>
    <context>
        <name>SupportDialog</name>
        <message>
            <source>Collect a support file</source>
            <translation>Reunir un archivo para soporte</translation>
        </message>
        <message>
            <source>The file holds the log, the versions of all parts, and your settings without passwords. Look into it before you send it: it is a plain zip file.</source>
            <translation>El archivo contiene el registro, las versiones de todas las partes y su configuración sin contraseñas. Mírelo antes de enviarlo: es un simple archivo zip.</translation>
        </message>
        <message>
            <source>With the calls of the last minutes, names and numbers included</source>
            <translation>Con las llamadas de los últimos minutos, nombres y números incluidos</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Guardar como…</translation>
        </message>
        <message>
            <source>Save the support file</source>
            <translation>Guardar el archivo para soporte</translation>
        </message>
        <message>
            <source>Zip files (*.zip)</source>
            <translation>Archivos zip (*.zip)</translation>
        </message>
    </context>
    <context>
        <name>SystemPage</name>
        <message>
            <source>Start the desk, minimised, when I sign in</source>
            <translation>Iniciar la centralita, minimizada, al abrir la sesión</translation>
        </message>
        <message>
            <source>Look up the number when a tel: link is opened</source>
            <translation>Buscar el número cuando se abre un enlace tel:</translation>
        </message>
        <message>
            <source>The desk cannot dial by itself. Leave this off where another program dials for you: a system opens such links with one program only.</source>
            <translation>La centralita no puede marcar por sí misma. Déjelo desactivado donde otro programa marque por usted: un sistema abre tales enlaces con un solo programa.</translation>
        </message>
        <message>
            <source>Tell me when there is a newer version</source>
            <translation>Decirme cuando haya una versión más nueva</translation>
        </message>
        <message>
            <source>Where to ask for the newest version</source>
            <translation>Dónde preguntar por la versión más nueva</translation>
        </message>
        <message>
            <source>This address is asked once a day, and told nothing. It answers with JSON that has the version; whoever looks after your computers knows it.</source>
            <translation>A esta dirección se le pregunta una vez al día y no se le dice nada. Responde con JSON que contiene la versión; quien cuida de sus equipos la conoce.</translation>
        </message>
        <message>
            <source>Write a detailed log</source>
            <translation>Escribir un registro detallado</translation>
        </message>
        <message>
            <source>For support. Passwords are never logged; numbers and names of callers may be.</source>
            <translation>Para soporte. Las contraseñas nunca se registran; números y nombres de quien llama, quizá.</translation>
        </message>
        <message>
            <source>The address for newer versions begins with https:// and names a server.</source>
            <translation>La dirección de las versiones nuevas empieza por https:// y nombra un servidor.</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Who needs you, first to last</source>
            <translation>Quién le necesita, del primero al último</translation>
        </message>
        <message>
            <source>What rings stands at the top, then who waits, longest first, then who is on hold. Select a call to see everything about it at the side.</source>
            <translation>Arriba está lo que suena, luego quien espera, primero quien más, y luego lo retenido. Seleccione una llamada para verlo todo de ella al lado.</translation>
        </message>
        <message>
            <source>Find anyone by half a name</source>
            <translation>Encontrar a cualquiera con medio nombre</translation>
        </message>
        <message>
            <source>Ctrl+K from anywhere. Type a part of a name, a department or a number, and see who is free; a slip of the keys does no harm. Enter calls by the telephone program of this computer.</source>
            <translation>Ctrl+K desde cualquier sitio. Escriba parte de un nombre, un departamento o un número y vea quién está libre; un error al teclear no importa. Intro llama, con el programa de telefonía de este equipo.</translation>
        </message>
        <message>
            <source>Everybody at a glance</source>
            <translation>Todos de un vistazo</translation>
        </message>
        <message>
            <source>Each state has a shape, a word and a colour. Panes can be moved by their titles, put onto another screen, or away.</source>
            <translation>Cada estado tiene una forma, una palabra y un color. Los paneles se mueven por su título, a otra pantalla, o se guardan.</translation>
        </message>
        <message>
            <source>Everything by keyboard</source>
            <translation>Todo con el teclado</translation>
        </message>
        <message>
            <source>F1 lists the keys, Ctrl+Shift+P everything that can be done. If the connection is ever lost, the window says so and how old the picture is.</source>
            <translation>F1 muestra las teclas, Ctrl+Mayús+P todo lo que se puede hacer. Si se pierde la conexión, la ventana lo dice, y cuánto tiempo tiene la imagen.</translation>
        </message>
        <message>
            <source>Skip the tour</source>
            <translation>Saltar la visita</translation>
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
            <source>To the desk</source>
            <translation>A la centralita</translation>
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
            <source>%n missed</source>
            <translation>
                <numerusform>%n perdida</numerusform>
                <numerusform>%n perdidas</numerusform>
            </translation>
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
            <source>Ringing</source>
            <translation>Sonando</translation>
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
            <source>Service level, target {percent} in {seconds} s</source>
            <translation>Nivel de servicio, objetivo {percent} en {seconds} s</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) not answered yet</source>
            <translation>
                <numerusform>%n llamada sin atender</numerusform>
                <numerusform>%n llamadas sin atender</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>Nadie espera</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Número oculto</translation>
        </message>
    </context>
    <context>
        <name>WallboardPage</name>
        <message>
            <source>Service level to be reached</source>
            <translation>Nivel de servicio a alcanzar</translation>
        </message>
        <message>
            <source>Calls answered within</source>
            <translation>Llamadas contestadas en menos de</translation>
        </message>
        <message>
            <source>Getting full with callers</source>
            <translation>Se llena a partir de (llamadas)</translation>
        </message>
        <message>
            <source>Too full with callers</source>
            <translation>Demasiado lleno a partir de (llamadas)</translation>
        </message>
        <message>
            <source>Waiting is long after</source>
            <translation>La espera es larga tras</translation>
        </message>
        <message>
            <source>Waiting is too long after</source>
            <translation>La espera es demasiado larga tras</translation>
        </message>
        <message>
            <source>The service level is the part of today's calls to a hunt group that was answered in time. A threshold of 0 is none. F11 shows the wallboard; a double click makes it as large as the screen.</source>
            <translation>El nivel de servicio es la parte de las llamadas de hoy a un grupo de captura que se contestaron a tiempo. Un umbral de 0 no es ninguno. F11 muestra el panel mural; un doble clic lo hace tan grande como la pantalla.</translation>
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
            <source>Not known</source>
            <translation>No se sabe</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Libre</translation>
        </message>
        <message>
            <source>Holding</source>
            <translation>Reteniendo</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Conectando</translation>
        </message>
        <message>
            <source>Catching up</source>
            <translation>Poniéndose al día</translation>
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
            <source>Direction not known</source>
            <translation>Sentido no conocido</translation>
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
            <source>Agreed to recording</source>
            <translation>Aceptó la grabación</translation>
        </message>
        <message>
            <source>Refused recording</source>
            <translation>Rechazó la grabación</translation>
        </message>
        <message>
            <source>Emergency call</source>
            <translation>Llamada de emergencia</translation>
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
            <translation>Plaza de aparcamiento</translation>
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
            <translation>Grupo de captura</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contacto</translation>
        </message>
        <message>
            <source>Extension busy</source>
            <translation>Extensión ocupada</translation>
        </message>
        <message>
            <source>Wants no calls</source>
            <translation>No quiere llamadas</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Ausente</translation>
        </message>
        <message>
            <source>Calls go elsewhere</source>
            <translation>Las llamadas van a otro sitio</translation>
        </message>
        <message>
            <source>Not logged in</source>
            <translation>Sin iniciar sesión</translation>
        </message>
    </context>
    <context>
        <name>_CommandListView</name>
        <message>
            <source>No such command.</source>
            <translation>No hay tal orden.</translation>
        </message>
    </context>
</TS>
