"""The wallboard: a window for a second screen, to be read from a distance."""
