"""A document's blocks shaped to an article: title block, headings, captions, lists, tables."""
