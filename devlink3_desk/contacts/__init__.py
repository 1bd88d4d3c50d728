"""Contact files: bytes to contacts and to the problems found in them.

:mod:`.files` detects encoding and format; :mod:`.csv_file`, :mod:`.vcard` (2.1 to 4.0) and :mod:`.ldif` read
one format each. CSV is written as well. Nothing here opens files, reads a clock or uses Qt.
"""
