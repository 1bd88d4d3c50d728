"""The DevLink3 wire: octets in, typed events out, and back, without any I/O.

The way in: :class:`.framing.FrameReader` cuts frames, :mod:`.packet_reader` reads packets,
:class:`.stream.EventDecoder` turns event packets into the events of :mod:`.events`. The client's
:class:`.connection.Connection` does all of it; a server uses the parts. "Section" in a docstring is
a section of the official DevLink3 text.
"""
