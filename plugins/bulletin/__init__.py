"""A publishing house for a Chinese bulletin: issue folders in, a website and print PDFs out."""

__version__ = "0.1.0"
