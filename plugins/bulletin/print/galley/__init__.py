"""Galleys: articles set in one long column, cut into slugs, with bands that cross the page."""
