"""Plugins, fixtures, builders and doubles that several test folders share."""
