"""Agreement: annotations in, numbers out; how well people agree, where they do not, and why."""
