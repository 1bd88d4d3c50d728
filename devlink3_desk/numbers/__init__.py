"""Telephone numbers as people and PBXs write them: cleaned, split, parsed and put into the form that is
dialled.

``text`` knows characters, ``plan`` knows countries and sites. Neither does any I/O.
"""
