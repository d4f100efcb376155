"""Windows that ask; never for what can be undone."""
