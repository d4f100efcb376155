"""Functions on strings alone."""
