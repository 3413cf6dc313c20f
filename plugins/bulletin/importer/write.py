"""The edge: an import written to disk, whole or not at all, never over an editor's work.

In: an Import and a folder. Out: the folder with a record of what was written (``.import.json``: name and
hash of each file), by which a later run knows whether anybody has worked in it since.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from bulletin.errors import BulletinError, Problem
from bulletin.importer.pipeline import Import, import_text
from bulletin.importer.reading.decode import decode
from bulletin.importer.writing.report import write_report
from bulletin.importer.writing.review import write_review
from bulletin.outputs import staging_folder, swap_in

RECORD = ".import.json"


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an editor is told: where it is, how much it is, how many places to look at."""

    folder: Path
    articles: int
    paragraphs: int
    jumps: int
    unsure: int
    left_out: int
    lost: int
    encoding: str
    report: Path | None
    review: Path | None


def run_import(
    file: Path,
    out: Path | None = None,
    report: Path | None = None,
    review: Path | None = None,
    *,
    force: bool = False,
) -> ImportSummary:
    """Read the file, write the issue folder and, where asked, the report (JSON) and the review page (HTML).

    ``out`` is issues/<year>-<number> when it is not given, or issues/_<file's name> where no number was read;
    a name like 2022-9 gives the numbers that the file does not. Raises BulletinError when the file holds no
    issue or the folder holds an editor's work.
    """
    text, encoding = decode(_read(file), file.name)
    made = import_text(text, file.name, out.name if out is not None else "")
    folder = out if out is not None else Path("issues") / made.name
    write_import(made, folder, force=force)
    if report is not None:
        _write_text(report, write_report(made.report))
    if review is not None:
        _write_text(review, write_review(made.articles, made.lines, made.report))
    return _summarise(made, folder, encoding, report, review)


def _summarise(
    made: Import, folder: Path, encoding: str, report: Path | None, review: Path | None
) -> ImportSummary:
    return ImportSummary(
        folder=folder,
        articles=len(made.articles),
        paragraphs=sum(len(article.paragraphs) for article in made.articles),
        jumps=len(made.report.jumps),
        unsure=len(made.report.unsure),
        left_out=len(made.report.left_out),
        lost=len(made.report.lost),
        encoding=encoding,
        report=report,
        review=review,
    )


def write_import(made: Import, out: Path, *, force: bool = False) -> None:
    """Write the folder; without ``force``, one that was edited or not made by an import stays as it is."""
    if out.exists() and not force:
        _refuse_edited(out)
    with staging_folder(out) as fresh:
        for name, text in made.files:
            (fresh / name).write_text(text, encoding="utf-8", newline="\n")
        record = {name: _hash(text.encode()) for name, text in made.files}
        (fresh / RECORD).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        _keep_pictures(out, fresh)
        swap_in(fresh, out)


def edited_files(out: Path) -> tuple[str, ...]:
    """Names of files in the folder that were changed, added or deleted since the import that made it."""
    record_file = out / RECORD
    if not record_file.is_file():
        return tuple(sorted(path.name for path in out.iterdir()))
    record: dict[str, str] = json.loads(record_file.read_text(encoding="utf-8"))
    present = {
        path.relative_to(out).as_posix(): path
        for path in out.rglob("*")
        if path.is_file() and path.name != RECORD
    }
    changed = {name for name, path in present.items() if record.get(name) != _hash(path.read_bytes())}
    return tuple(sorted(changed | (record.keys() - present.keys())))


def _refuse_edited(out: Path) -> None:
    if not out.is_dir():
        raise BulletinError(
            [Problem(str(out), None, "这里已有一个同名的文件，不是文件夹", "请换一个 --out 位置")]
        )
    edited = edited_files(out)
    if edited:
        listed = "、".join(edited[:5]) + ("等" if len(edited) > 5 else "")
        is_ours = (out / RECORD).is_file()
        message = (
            f"文件夹里有{len(edited)}个文件在导入之后改过或添过：{listed}"
            if is_ours
            else f"这个文件夹不是导入旧刊做出来的，里面已有{len(edited)}个文件：{listed}"
        )
        raise BulletinError(
            [Problem(str(out), None, message, "要重新导入就换一个 --out 位置；确要覆盖，加 --force")]
        )


def _keep_pictures(out: Path, fresh: Path) -> None:
    """Pictures that an editor put beside the articles stay when the texts are made anew."""
    if (out / "images").is_dir():
        shutil.copytree(out / "images", fresh / "images")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BulletinError([Problem(str(file), None, "文件打不开", "请检查文件名和所在位置")]) from error


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
