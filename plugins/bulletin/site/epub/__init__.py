"""An issue as an EPUB 3 book: what the edition shows of it goes in, the bytes of one file come out.

``chapters`` turns articles into XHTML, ``book`` puts them into the container with its lists.
"""

from bulletin.site.epub.book import add_books, make_epub

__all__ = ["add_books", "make_epub"]
