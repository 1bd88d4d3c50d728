"""Contact files: octets in, contacts and what is wrong with them out.

Pure: no files, no clock, no Qt. CSV, vCard 2.1 to 4.0 and LDIF are read; CSV is written.
"""
