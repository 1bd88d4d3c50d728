"""The wallboard: a page for a second screen, to be read from across the room."""
