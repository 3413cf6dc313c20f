"""Live preview: the website and the set pages side by side, made again when something is saved.

Goes in: the archive's folders and the functions that make a website and set an issue. Comes out: a
small server on the loopback address. ``watching`` sees what was saved, ``session`` decides what has
to be made again and has it made in other processes, ``board`` holds what the page shows, ``server``
hands it to the browser, ``page`` is the page itself.
"""

from bulletin.desk.preview.board import Board
from bulletin.desk.preview.gallery import Gallery
from bulletin.desk.preview.hands import ProcessWorker
from bulletin.desk.preview.results import Results
from bulletin.desk.preview.server import PreviewServer, open_server
from bulletin.desk.preview.session import Makers, Place, PreviewSession
from bulletin.desk.preview.values import DraftMade, IssueChoice, SetMade, WebMade

__all__ = [
    "Board",
    "DraftMade",
    "Gallery",
    "IssueChoice",
    "Makers",
    "Place",
    "PreviewServer",
    "PreviewSession",
    "ProcessWorker",
    "Results",
    "SetMade",
    "WebMade",
    "open_server",
]
