"""The command line: one file a command; everything an editor reads there is Chinese."""
