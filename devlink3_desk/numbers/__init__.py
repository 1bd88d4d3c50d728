"""Phone numbers as people and PBXs write them: cleaned, split, parsed and put into the form that is
dialled.

``characters`` cleans a text, ``several_numbers`` splits a field, ``text`` takes one number apart, ``parsing``
says what it means in a country, with ``e164`` for the numbers of all countries, and ``plan`` what it means at
a site. ``search`` is what a search compares, and ``numbering_plan`` the settings of a site. None of them does
any I/O.
"""
