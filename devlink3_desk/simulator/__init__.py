"""A simulated PBX: the server side of the protocol, with a made-up company and its calls.

The simulation, from the inside outwards: :mod:`.company` (people, groups and lines), :mod:`.calls` (the data
of calls), :mod:`.derived_events` and :mod:`.reporter` (the events that each node reports), :mod:`.pbx` and
:mod:`.features` (what can be done with calls), :mod:`.simulation` (time and chance), :mod:`.traffic` (random
calls), :mod:`.scenario` and :mod:`.scenario_player` (scripted calls).

The server: :mod:`.files` (pseudo-files), :mod:`.pbx_state` (what all connections share), :mod:`.session` (one
connection, without I/O), :mod:`.connection` and :mod:`.server` (sockets), :mod:`.options`.
"""
