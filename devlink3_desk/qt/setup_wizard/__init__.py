"""The first start: from an address to a desk, by someone who is not an engineer."""
