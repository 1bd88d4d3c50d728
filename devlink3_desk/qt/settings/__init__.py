"""Where people choose: one page an area."""
