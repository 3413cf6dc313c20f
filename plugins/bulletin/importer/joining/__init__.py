"""Lines to paragraphs, paragraphs to an article."""
