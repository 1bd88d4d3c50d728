"""The frozen program: its contents, icons, licences and metadata, for ``desk.spec``."""
