"""Import of contact files, and the settings page of the imported address books."""
