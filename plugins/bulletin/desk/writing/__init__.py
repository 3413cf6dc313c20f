"""Writing in the browser: a form over the issues' own files, made from the models that validate them.

``fields`` reads the models, ``form`` makes Decap CMS's settings of them, ``merging`` puts what was
changed into a file and leaves every other byte, ``issue_files`` keeps to the issues' folders,
``actions`` answers the browser, ``sent`` reads what it sends, ``saved_forms`` knows a form again,
``disk_trouble`` words what the disk refuses, ``gate`` tells who may ask, ``server`` listens, ``bundle``
gets Decap CMS, ``page`` is what runs in the browser.
"""

from bulletin.desk.writing.actions import Actions, Look, Readers, sheet_of
from bulletin.desk.writing.form import settings
from bulletin.desk.writing.issue_files import IssueFiles
from bulletin.desk.writing.server import DeskServer, open_desk

__all__ = ["Actions", "DeskServer", "IssueFiles", "Look", "Readers", "open_desk", "settings", "sheet_of"]
