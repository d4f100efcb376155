"""The project file; the only floor that knows SQL."""
