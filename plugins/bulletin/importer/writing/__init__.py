"""An import as text: files of the issue folder, report, review page, and the proof that nothing is lost."""
