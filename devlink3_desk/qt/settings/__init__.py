"""The settings dialog and its pages, one for each area of the preferences."""
