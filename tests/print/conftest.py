"""What the print tests share: the typefaces, opened once, and a compositor on the bulletin's grid."""

from pathlib import Path

import pytest

from bulletin.fonts import FontChoice, print_fonts
from bulletin.model import Typesetting
from bulletin.print.galley.compositor import Compositor
from bulletin.print.grid import grid_of
from bulletin.print.typefaces import Typefaces


@pytest.fixture(scope="session")
def print_cache(tmp_path_factory) -> Path:
    """A cache folder with prepared fonts."""
    return tmp_path_factory.mktemp("print-cache")


@pytest.fixture(scope="session")
def faces(print_cache) -> Typefaces:
    return Typefaces(print_fonts(print_cache / "fonts", FontChoice()).files)


@pytest.fixture
def compositor(faces) -> Compositor:
    return Compositor(grid_of(Typesetting()), faces)
