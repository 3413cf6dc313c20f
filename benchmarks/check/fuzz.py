"""Damage archives, and see whether ``check`` crashes, hangs, or says what nobody can act on.

Run: .venv/bin/python benchmarks/check/fuzz.py [--count 20000] [--seed 1] [--first 0] [--keep FOLDER]
Each trial damages one file of a small archive made from the sample issues (an article, issue.yml,
mkdocs.yml, house-rules.yml, a picture, a file's name) and runs ``check`` over it in this process; an
article is mended (twice: the second time must change nothing), and what still loads is made into web
pages and set in print for a share of the trials. A trial may use five seconds of the processor.
Ends with 1 when a trial failed; ``--keep`` keeps each damaged file that failed.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from damage import Damage, make_archive, make_damage, seeds, standing
from trials import Tally, try_damage

from bulletin.cli import main as program


def run(options: argparse.Namespace) -> Tally:
    """All trials."""
    tally = Tally()
    articles = seeds()
    program.get_command = cache(program.get_command)  # the same program each time, made once
    with tempfile.TemporaryDirectory() as folder:
        archive = make_archive(Path(folder))
        os.chdir(archive.root)
        for number in range(options.first, options.first + options.count):
            chance = random.Random(f"{options.seed} {number}")
            damage = make_damage(chance, archive, articles)
            with standing(archive, damage):
                failed = list(try_damage(archive, damage, number, tally))
            if failed:
                note(number, damage, failed, tally, options.keep)
            if tally.trials.total() % 1000 == 0:
                print(tally.so_far, flush=True)
    return tally


def note(number: int, damage: Damage, failed: Sequence[str], tally: Tally, keep: Path | None) -> None:
    """Tell a failure at once, and keep what caused it."""
    tally.failures.append(f"{number}: {failed[0]}")
    print(f"== {number} {damage.kind}: {' | '.join(damage.files)}", *failed[:5], sep="\n", flush=True)
    for path, data in damage.files.items() if keep else ():
        target = keep / str(number) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def main() -> int:
    """Print the figures; 1 when a trial failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=lambda name: Path(name).resolve())
    parser.add_argument("--messages", action="store_true", help="show one message of every code")
    options = parser.parse_args()
    tally = run(options)
    print(tally.report)
    if options.messages:
        print(*(f"  [{code}] {words}" for code, words in sorted(tally.codes.items())), sep="\n")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
