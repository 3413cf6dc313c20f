"""Time and memory of typesetting an issue of 65,000 characters with jumps, beside a plain WeasyPrint pass.

Run: PYTHONPATH=. .venv/bin/python benchmarks/print/speed.py
The same words are set by us (cold: empty cache; warm: one article edited since) and by WeasyPrint alone
(two columns, one typeface, no jumps, no proof). Each runs in its own process, which begins with the
loaded issue or with HTML; CPU counts all cores.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHARACTERS = 65_000
_PLAIN = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@font-face {{ font-family: Song; src: url({font}) }}
@page {{ size: 210mm 285mm; margin: 84pt 86.75pt 72.6pt 76.48pt }}
body {{ font: 12pt/21pt Song; margin: 0; columns: 2; column-gap: 24pt }}
p {{ margin: 0; text-indent: 2em; text-align: justify }} h2 {{ font-size: 12pt; margin: 0 }}
</style><body>{body}</body></html>"""


def articles(edited: bool) -> list[tuple[str, str]]:
    """Ids and Markdown; ``edited`` changes one article."""
    from tests.print.issues import random_source  # noqa: PLC0415 - see prepare

    chooser = random.Random(7)
    made: list[tuple[str, str]] = []
    while sum(len(source) for _, source in made) < CHARACTERS:
        made.append(
            (
                f"2026-1/{len(made):02}-文章",
                random_source(chooser, chooser.randint(700, 6000), pictures=False),
            )
        )
    if edited:
        name, source = made[3]
        made[3] = (name, source.replace("问题简单", "问题不难", 1))
    return made


def prepare(folder: Path) -> None:
    """What the measured processes read: the loaded issue before and after the edit, and plain HTML."""
    # Imported here since they load the site, which no measured task may count.
    from tests.print.issues import publication_of  # noqa: PLC0415
    from tests.publications import make_article  # noqa: PLC0415

    from bulletin.fonts import FontChoice, print_fonts  # noqa: PLC0415

    for task in ("cold", "edited"):
        made = [
            make_article(name, source, title_lines=(f"第{k}篇",))
            for k, (name, source) in enumerate(articles(task == "edited"))
        ]
        loaded = publication_of(made, folder / "issue", run_on=False)
        (folder / f"{task}.pickle").write_bytes(pickle.dumps(loaded))
    font = print_fonts(folder / "plain" / "fonts", FontChoice()).song.path.as_uri()
    body = "".join(make_article(name, source).body.html for name, source in articles(edited=False))
    (folder / "plain.html").write_text(_PLAIN.format(font=font, body=body), encoding="utf-8")


def set_ours(folder: Path, task: str) -> None:
    """One run of the typesetter."""
    from bulletin.print import PrintOptions, typeset_issue  # noqa: PLC0415 - a task counts its own imports only

    publication, issue = pickle.loads((folder / f"{task}.pickle").read_bytes())
    theme = ROOT / "theme" / "print"
    printed = typeset_issue(publication, issue, PrintOptions(folder / "cache", theme))
    (folder / "ours.pdf").write_bytes(printed.pdf)
    jumps = sum(len(pages.jumps) for pages in printed.page_map.articles)
    print(
        f"pages {printed.page_map.body_pages}, jumps {jumps}, saved {printed.layout['saved_pages']}", end="; "
    )
    print(f"warnings {len(printed.warnings)}", end="; ")


def set_plain(folder: Path) -> None:
    """One plain pass of WeasyPrint over the same words."""
    import weasyprint  # noqa: PLC0415 - loads Pango, which only this task may count

    weasyprint.HTML(filename=folder / "plain.html").write_pdf(folder / "plain.pdf")


def measure(task: str, folder: Path) -> tuple[float, float, float]:
    """Seconds of wall time and of CPU, and MB of memory, of a task in its own process."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, __file__, "--task", task, "--folder", str(folder)], cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{task} failed")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--task", choices=["prepare", "cold", "edited", "plain"])
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    if chosen.task == "prepare":
        prepare(chosen.folder)
        return
    if chosen.task:
        set_plain(chosen.folder) if chosen.task == "plain" else set_ours(chosen.folder, chosen.task)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make = [sys.executable, __file__, "--task", "prepare", "--folder", name]
        subprocess.run(make, cwd=ROOT, check=True)
        spent = {}
        for task in ("cold", "edited", "plain"):
            wall, spent[task], memory = measure(task, folder)
            print(f"{task:7} wall {wall:5.2f} s  CPU {spent[task]:5.2f} s  memory {memory:4.0f} MB")
        print(f"cold / plain {spent['cold'] / spent['plain']:.2f} (at most 1.6)", end="; ")
        print(f"edited / cold {spent['edited'] / spent['cold']:.2f} (at most 0.35)")
        for file in ("ours.pdf", "plain.pdf"):
            print(f"{file} {(folder / file).stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
