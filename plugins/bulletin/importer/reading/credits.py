"""Bylines that say what each person did: 口述：王某某 整理：李某, 文/图 张某某, □ 赵某某, 王某某 口述.

In: one line. Out: its persons, or nothing when it says anything else.
"""

from __future__ import annotations

import re

from bulletin.importer.reading.names import Person, is_person, join_single_characters, read_persons
from bulletin.importer.reading.text import CJK, key

MARKS = "□◇◎○●■◆△▲☆★▪•·＊*◈⊙"
HOLLOW = "□◇◎○△☆◈⊙·•＊*"
BYLINE_MARKS = "□◇○"
"""Marks that stand before bylines and hardly before anything else."""
LONGEST_NAME = 3
PREFIX = "[\u3400-\u9fff]{0,4}?"
TASK = (
    rf"(?:{PREFIX}(?:通讯员|记者|实习生|评论员|撰稿人?)|作者|文字|撰文|图片|图文|文图|摄影|撰稿|供稿|口述|讲述|主讲|主持|策划|整理|执笔(?:人)?"
    r"|记录|采写|采访|编写|编辑|编译|翻译|配图|绘图|插图|朗诵|文|图|摄|绘)"
)
PLAIN_TASK = re.compile(r"^[本报刊网特约见习记者通讯员作文字图片摄影绘供稿撰执笔/／、&和]+$")
"""Tasks that go without saying."""
TASKS = re.compile(rf"^{TASK}(?:[/／、&和]{TASK})*$")
SEPARATOR = re.compile(r"[ \u3000：:|｜/／＼\\、，,；;]+")


def strip_mark(text: str) -> str:
    """The line without the mark that some bulletins set before a byline."""
    return text.lstrip(MARKS + " \u3000")


def _may_be_name(text: str) -> bool:
    """Whether the text is as short as a name; pen names need not begin with a surname."""
    return 2 <= len(text) <= LONGEST_NAME and len(CJK.findall(text)) == len(text)


def read_credits(text: str) -> tuple[Person, ...]:
    """The persons of a line of tasks and names; at least one task or a mark must stand there."""
    bare = strip_mark(text).strip("（）() \u3000")
    parts = [part for part in SEPARATOR.split(bare) if part]
    tasks = [part for part in parts if TASKS.match(part)]
    names = [part for part in _join_names(parts) if not TASKS.match(part)]
    marked = text.lstrip(" \u3000（(")[:1] in HOLLOW
    if not names or not (tasks or marked):
        return ()
    pen = bool(tasks) or text.lstrip()[:1] in BYLINE_MARKS
    if not all(is_person(name) or (pen and _may_be_name(name)) for name in names):
        return ()
    persons = zip(names, _tasks_of(parts, len(names)), strict=True)
    return tuple(dict.fromkeys(Person(name, task) for name, task in persons))


def _tasks_of(parts: list[str], count: int) -> list[str]:
    """For each name its task, which stands before it or, in a line that begins with a name, behind."""
    parts = _join_names(parts)
    tasks = [""] * count
    behind = not TASKS.match(parts[0])
    place, last = -1, ""
    for part in parts:
        if not TASKS.match(part):
            place += 1
            tasks[place] = "" if behind else last
        elif behind and place >= 0:
            tasks[place] = part
        else:
            last = part
    return ["" if PLAIN_TASK.match(task) else task for task in tasks]


def _join_names(parts: list[str]) -> list[str]:
    """The parts with letter-spaced names put together between the tasks."""
    joined: list[str] = []
    run: list[str] = []
    for part in [*parts, ""]:
        if part and not TASKS.match(part):
            run.append(part)
            continue
        joined += [*join_single_characters(run), *([part] if part else [])]
        run = []
    return joined


def persons_of(text: str) -> tuple[Person, ...]:
    """The persons of a byline, with tasks or without."""
    return read_credits(text) or read_persons(text)


def names_author(text: str, author: str) -> bool:
    """Whether a line above a title is the byline of this article: 目录 names all its persons."""
    persons = persons_of(text)
    return bool(persons) and all(key(person.name) in key(author) for person in persons)
