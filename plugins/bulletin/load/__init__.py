"""Files to values: the only place that reads issue folders.

Goes in: the folder of an archive. Comes out: one frozen ``Publication``, or a ``BulletinError``
with every problem of every file, each with its place and its remedy.
"""

from bulletin.load.archive import load_issue, load_publication

__all__ = ["load_issue", "load_publication"]
