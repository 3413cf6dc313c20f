"""What the print shop and the office printer get: joined, filled, separated, imposed, looked over, drawn.

Pure functions on PDF bytes; nothing here opens a file. Each module is imported by its own name, so that
a proof, which is only joined, loads nothing of what separates colours or looks over a file.
"""
