"""What people choose: one frozen value an area, with defaults; no Qt, no files."""
