"""The parts of a Word document as values."""
