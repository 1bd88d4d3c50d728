"""Phone numbers as people and PBXs write them: cleaned, split, parsed and put into the form that is
dialled.

``text`` knows characters, ``plan`` countries and sites, ``search`` what a search compares, and
``numbering_plan`` the settings of a site. None of them does any I/O.
"""
