"""Sources of contacts that are followed: files, folders and directory servers."""
