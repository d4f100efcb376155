"""What a user can do, one file for each; the window and the command line both call these."""
