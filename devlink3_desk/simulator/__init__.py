"""A PBX to run against: the server's side of the protocol with a made-up company behind it.

From the company inwards: :mod:`.company` (who and what there is), :mod:`.pbx` (the calls and what is
reported of them), :mod:`.simulation` (time), :mod:`.traffic` and :mod:`.script` (what happens), and
from the wire outwards: :mod:`.session` (one connection, without I/O), :mod:`.server` (sockets).
"""
