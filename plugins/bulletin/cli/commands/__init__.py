"""One command a file; each only reads its options, calls a feature and shows the result."""
