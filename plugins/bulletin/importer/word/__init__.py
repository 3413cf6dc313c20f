"""Word drafts to articles: a .docx read by its own rules, every decision on record.

In: the bytes of a document. Out: see ``pipeline.import_word`` (pure) and ``write`` (the edge). The stages,
one folder or module each: ``package`` (the zip), ``reading`` (its XML as values: styles, numbers, runs,
tables, notes, pictures), ``shaping`` (title block, headings, captions, lists: an article), ``writing``
(Markdown, report, proof that nothing is lost). ``office`` asks LibreOffice for .doc and .wps.
"""
