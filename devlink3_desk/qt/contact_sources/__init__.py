"""Settings pages of followed contact sources, and of the look-up of callers."""
