"""A shaped draft as text: its file, the report, and the proof that nothing is lost."""
