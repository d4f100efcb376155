"""The only floor that knows Qt."""
