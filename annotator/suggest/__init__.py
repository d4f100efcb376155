"""What a machine may propose; each suggester is a value that looks at a text."""
