"""Back issues from scanned text: an issue folder, a report of every doubtful place, a review page.

In: the text that OCR made of a printed issue or of a newspaper page. Out: see ``import_text`` (pure) and
``write_import`` (the edge). The stages, one module each: decode, lines, regions (cover, masthead, contents,
body), articles (split, or forms where there is no contents), jumps (marks, pairing, weave, stitch),
paragraphs (join), files (markdown, folder), report and review.
"""
