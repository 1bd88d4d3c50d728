"""The parts of the frozen program: what goes in, its icons, its licences, its version."""
