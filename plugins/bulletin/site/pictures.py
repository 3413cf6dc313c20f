"""Pictures of the articles that the edition shows, and of nothing else, in the widths that screens need.

The publication, already narrowed to the edition, goes in; WebP files by address come out, kept by the
picture's content, all widths in one folder. What Pillow does not take as one still picture is copied as it is.
"""

from __future__ import annotations

import hashlib
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from bulletin.host import digest_of
from bulletin.model import Issue, Picture, Publication
from bulletin.store import drop_unused, keep_folder

WIDTHS = (480, 960, 1440)  # pixels
QUALITY = 78
STILL = frozenset([".png", ".jpg", ".jpeg", ".webp"])


def widths_of(picture: Picture) -> tuple[int, ...]:
    """The widths a picture is kept in, the smallest first; empty when it is copied as it is."""
    if Path(picture.source).suffix.lower() not in STILL:
        return ()
    smaller = tuple(width for width in WIDTHS if width < picture.width)
    return smaller if len(smaller) == len(WIDTHS) else (*smaller, picture.width)


def rendition(source: str, width: int) -> str:
    """The name of a picture's file of this width: ``images/桥.png`` gives ``images/桥.png-480.webp``."""
    return f"{source}-{width}.webp"


def collect_pictures(publication: Publication, store: Path) -> dict[str, Path]:
    """The file of every picture in a shown article, under ``<issue>/<name of the rendition>``."""
    files: dict[str, Path] = {}
    kept: set[Path] = set()
    for issue in publication.issues:
        for picture in pictures_of(issue):
            original = Path(issue.folder) / picture.source
            widths = widths_of(picture)
            if not widths:
                files[f"{issue.id}/{picture.source}"] = original
                continue
            kept.add(folder := _keep(original, widths, store))
            for width in widths:
                files[f"{issue.id}/{rendition(picture.source, width)}"] = folder / f"{width}.webp"
    drop_unused(store, kept)
    return files


def pictures_of(issue: Issue) -> tuple[Picture, ...]:
    """The pictures of an issue's articles, each once, in reading order."""
    found = {picture.source: picture for article in issue.articles for picture in article.body.pictures}
    return tuple(found.values())


def _keep(original: Path, widths: tuple[int, ...], store: Path) -> Path:
    content = original.read_bytes()
    made_from = (hashlib.sha256(content).hexdigest(), widths, QUALITY)
    folder = store / digest_of(made_from)
    keep_folder(folder, partial(_write_widths, content, widths))
    return folder


def _write_widths(content: bytes, widths: tuple[int, ...], folder: Path) -> None:
    for width in widths:
        (folder / f"{width}.webp").write_bytes(shrink(content, width))


def shrink(content: bytes, width: int) -> bytes:
    """A picture as WebP of this width, without its metadata; drawings stay lossless where that is smaller."""
    with Image.open(BytesIO(content)) as opened:
        picture = ImageOps.exif_transpose(opened)
        mode = "RGBA" if picture.has_transparency_data else "RGB"
        height = max(1, round(width * picture.height / picture.width))
        scaled = picture.convert(mode).resize((width, height), Image.Resampling.LANCZOS)
    tries = [_webp(scaled, lossless=False)]
    if opened.format == "PNG":
        tries.append(_webp(scaled, lossless=True))
    return min(tries, key=len)


def _webp(picture: Image.Image, *, lossless: bool) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "WEBP", lossless=lossless, quality=QUALITY, method=4)
    return buffer.getvalue()
