"""The print edition: an issue in, a finished PDF and its page map out.

Steps, each a folder: ``galley`` sets articles into slugs (with ``setting`` for lines), ``makeup``
lays slugs on pages, ``jumps`` plans which tails move, ``pdf`` writes the file, ``proof`` reads it
again and compares; ``covers`` and ``press`` make the pages around the text and the print shop's
files.
"""
