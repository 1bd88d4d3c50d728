"""DevLink3 without I/O: bytes in, typed events out, and back.

Data passes through these modules in order:

- :mod:`.framing` splits the stream into payloads (section 3).
- :mod:`.packet_codec` decodes a payload into one of the :mod:`.packets` (sections 6.1 to 6.6).
- :mod:`.connection` is the client's state machine: it answers what needs an answer and reports the rest.
- :mod:`.event_stream` decodes event packets into :mod:`.events`; :mod:`.delta3` and :mod:`.section_codec`
  decode the records in them, whose fields :mod:`.records` declares (sections 6.5 and 6.7).

A client uses :class:`.connection.DevLinkConnection` alone, a server the parts. "Section" in a docstring
refers to the official DevLink3 text, issue 1.1.
"""
