"""How many of the known faults of two printed back issues ``check`` finds, and how often it cries wolf.

Run: .venv/bin/python benchmarks/check/legacy_errata.py [FOLDER]. FOLDER holds the scans and their
truth files; without it nothing is measured. Each issue is tried twice: as it was printed (made from
the truth file, no repairs) and as ``import`` writes it. A fault counts as found when a problem of a
fitting kind stands on its line.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from as_printed import PrintedFile, make_files, without_jumps, words

from bulletin.check import check_publication, find_text_faults
from bulletin.check.house import read_house_rules
from bulletin.errors import BulletinError, Problem, Severity
from bulletin.importer.write import run_import
from bulletin.load import load_publication

ISSUES = ("jinchengzhengxie-43", "jinchengzhengxie-54")
KINDS = {
    "title_mismatch": {"contents-title"},
    "title_truncated": {"contents-title"},
    "title_missing_in_body": {"key-missing"},
    "toc_page_order": {"page-order"},
    "jump_number_wrong": {"jump-page", "continued-without-jump", "jump-without-continued"},
    "jump_kind_and_number_wrong": {"jump-page", "continued-without-jump", "jump-without-continued"},
    "duplicated_text": {"doubled"},
    "traditional_character": {"traditional"},
    "punctuation": {"item-end"},
    "ocr_space_in_title": {"title-spaced"},
    "letterspaced_title": {"title-spaced"},
    "date_order": {"date-order"},
    "halfwidth_punctuation": {"half-width"},
    "numbering": {"heading-number", "ordinal-gap", "ordinal-mixed"},
}
"""Kinds of faults that norms.md names, and the codes that name them; others are not for a machine."""
HOUSE_RULES = Path(__file__).parents[2] / "house-rules.yml"
MAXIMUM_ROUNDS = 5


def main(folder: Path) -> int:
    """Measure and print."""
    if not folder.is_dir():
        print(f"没有 {folder}，没有量；请写出扫描稿所在的文件夹")
        return 0
    for name in ISSUES:
        lines = (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")
        truth = yaml.safe_load((folder / f"{name}.truth.yaml").read_text(encoding="utf-8"))
        files = tuple(make_files(lines, truth))
        print(f"== {name}")
        measure_printed(truth, files)
        measure_imported(folder / f"{name}.txt", truth)
    return 0


def measure_printed(truth: Mapping[str, Any], files: tuple[PrintedFile, ...]) -> None:
    """Recall and false alarms on the issue as printed."""
    problems = _check(truth, files)
    wanted = [one for one in truth["errata"] if one["type"] in KINDS]
    sure = [one for one in wanted if one["severity"] == "error" and one["confidence"] == "high"]
    missed = [one for one in sure if not _is_found(one, files, problems)]
    print(f"照印的样子：确定的错误 {len(sure)} 处，查出 {len(sure) - len(missed)} 处")
    for one in missed:
        print(f"  漏 {one['line']} {one['type']}: {one['printed']}")
    others = [one for one in wanted if one not in sure]
    found = sum(_is_found(one, files, problems) for one in others)
    print(f"  其余可查的毛病 {len(others)} 处，查出 {found} 处")
    known = _known_lines(truth)
    false = [
        one for one in problems if one.severity is Severity.ERROR and known.isdisjoint(_origin(one, files))
    ]
    _print_alarms(problems, false)


def measure_imported(source: Path, truth: Mapping[str, Any]) -> None:
    """False alarms on the issue as ``import`` writes it, much of it repaired."""
    with tempfile.TemporaryDirectory() as scratch:
        made = run_import(source, Path(scratch) / "made")
        files = sorted(file for file in made.folder.iterdir() if file.suffix in (".md", ".yml"))
        texts = {file.name: file.read_text(encoding="utf-8") for file in files}
    problems = _load_and_check(truth, texts)
    lines = source.read_text(encoding="utf-8").split("\n")
    known = {words(lines[number - 1])[:16] for number in _known_lines(truth)} - {""}
    false = [
        one
        for one in problems
        if one.severity is Severity.ERROR and not any(key in words(_line(one, texts)) for key in known)
    ]
    print("导入以后：")
    _print_alarms(problems, false)


def _line(problem: Problem, texts: Mapping[str, str]) -> str:
    return texts.get(problem.path.rsplit("/", 1)[-1], "").split("\n")[(problem.line or 1) - 1]


def _known_lines(truth: Mapping[str, Any]) -> set[int]:
    """Lines of the scan on which the truth file names a fault, in its number or in its words."""
    named = {one["line"] for one in truth["errata"] if one["line"]}
    in_words = (re.findall(r"\((\d+)\)", str(one["printed"])) for one in truth["errata"])
    return named | {int(number) for numbers in in_words for number in numbers}


def _print_alarms(problems: Iterable[Problem], false: list[Problem]) -> None:
    counts = [sum(one.severity is severity for one in problems) for severity in Severity]
    print(f"  共报错误 {counts[0]}、提醒 {counts[1]}、说明 {counts[2]}；错误里查无实据的 {len(false)} 处")
    for one in false:
        print(f"  误 {one}")


def _check(truth: Mapping[str, Any], files: tuple[PrintedFile, ...]) -> list[Problem]:
    return _load_and_check(
        truth, {"issue.yml": _issue_file(truth), **{file.name: file.text for file in files}}
    )


def _load_and_check(truth: Mapping[str, Any], texts: Mapping[str, str]) -> list[Problem]:
    """The loader's problems; then, refused files mended as an editor would, those of the rules."""
    found: list[Problem] = []
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        issue = root / "issues" / f"{truth['issue']['year']}-{truth['issue']['number']}"
        issue.mkdir(parents=True)
        (root / "mkdocs.yml").write_text(_settings(truth), encoding="utf-8")
        for name, text in texts.items():
            (issue / name).write_text(text, encoding="utf-8")
        rules = read_house_rules(HOUSE_RULES.read_text(encoding="utf-8"))
        for _ in range(MAXIMUM_ROUNDS):
            try:
                publication = load_publication(root)
            except BulletinError as error:
                found += error.problems
                for problem in error.problems:
                    _mend(root / problem.path)
                continue
            sources = {file.relative_to(root).as_posix(): texts[file.name] for file in issue.iterdir()}
            return [*found, *check_publication(publication, sources, rules)]
        return [*found, *(one.problem for one in find_text_faults(texts, rules))]


def _mend(file: Path) -> None:
    """Give a refused article a title and take its jump marks away; lines stay where they are."""
    if file.suffix != ".md":
        return
    text = without_jumps(file.read_text(encoding="utf-8"))
    if "\n标题: " not in text:
        text = text.replace("---\n", "---\n标题: 暂无标题\n", 1).replace("---\n\n", "---\n", 1)
    file.write_text(text, encoding="utf-8")


def _is_found(
    erratum: Mapping[str, Any], files: tuple[PrintedFile, ...], problems: Iterable[Problem]
) -> bool:
    return any(
        problem.code in KINDS[erratum["type"]]
        and (erratum["line"] is None or erratum["line"] in _origin(problem, files))
        for problem in problems
    )


def _origin(problem: Problem, files: tuple[PrintedFile, ...]) -> tuple[int, ...]:
    """Lines of the scan behind a problem's line; for a missing key, all of the file's."""
    name = problem.path.rsplit("/", 1)[-1]
    file = next((one for one in files if one.name == name), None)
    if file is None:
        return ()
    if problem.code == "key-missing":
        return tuple(number for numbers in file.origin.values() for number in numbers)
    return file.origin.get(problem.line or 0, ())


def _issue_file(truth: Mapping[str, Any]) -> str:
    issue = truth["issue"]
    values = {
        "年份": issue["year"],
        "期号": issue["number"],
        "总期号": issue["total_number"],
        "标注": "内部资料　免费交流",
        "排版": {"页码": "已印"},
    }
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)


def _settings(truth: Mapping[str, Any]) -> str:
    departments = list(dict.fromkeys(article.get("column") or "要闻" for article in truth["articles"]))
    return yaml.safe_dump(
        {
            "extra": {
                "publication": {
                    "刊名": "晋城政协",
                    "栏目": [*departments, "要闻"] if "要闻" not in departments else departments,
                }
            }
        },
        allow_unicode=True,
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/legacy")))
