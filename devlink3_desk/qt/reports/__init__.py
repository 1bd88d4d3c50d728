"""The reports window: the figures of a period as plots and tables, on screen, on paper and in files."""
