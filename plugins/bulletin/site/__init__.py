"""The reader's website: every page that is not a contents page, the frame around all, and the writing."""

from bulletin.site.build import SiteReport, build_site

__all__ = ["SiteReport", "build_site"]
