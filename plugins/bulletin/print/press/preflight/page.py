"""The report as one HTML page: values go in, a document comes out that needs no other file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup


def render_page(values: Mapping[str, object]) -> str:
    """``report`` is a Report, ``drawing`` the SVG of the page plan or nothing."""
    drawing = Markup(str(values["drawing"]))  # noqa: S704 - our own drawing, its titles are escaped
    return _template().render({**values, "drawing": drawing})


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader(__package__, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    return environment.get_template("report.html")
