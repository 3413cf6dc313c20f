"""Which department a command means."""

from __future__ import annotations

from bulletin.cli.archive import Archive
from bulletin.errors import BulletinError, Problem
from bulletin.load.publication import read_settings
from bulletin.model import Department


def list_departments(archive: Archive) -> tuple[Department, ...]:
    """The departments of mkdocs.yml, in their order."""
    return read_settings(archive.root).publication.departments


def choose_department(archive: Archive, name: str | None) -> Department:
    """The department of this name; the first one where none is named. BulletinError when there is none."""
    departments = list_departments(archive)
    found = next((one for one in departments if one.name == name), None)
    if name is None or found is not None:
        return found or departments[0]
    known = "、".join(one.name for one in departments)
    message = f"没有“{name}”这个栏目"
    raise BulletinError([Problem("mkdocs.yml", None, message, f"可用的有：{known}", "department-unknown")])
