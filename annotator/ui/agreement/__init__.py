"""The screen on which a lead sees how well people agree, and why they do not."""
