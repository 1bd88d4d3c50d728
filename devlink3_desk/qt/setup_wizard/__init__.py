"""The setup wizard, which creates a site at the first start, and the dialog for its password."""
