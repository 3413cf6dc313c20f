"""Layers: consecutive issues whose postings are merged into one set of shards.

The archive has two, so that a change costs what it touches: the older issues, in whole steps of
`STEP`, and the recent ones, never fewer than `RECENT`: the issue being edited is always among them, and
so are those before it, whose errata still come in. Which issue is in which layer follows from the
archive alone, and a layer from its issues alone: whatever was built before, the same archive gives the
same files, and while an issue is being edited (or a new one comes) readers and hosts keep the files of
the older layer.

In the store a layer is a folder named by what went in, in the index a folder named by what came out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from pathlib import Path

from bulletin.search.issues import GROUP_BITS, StoredIssue, way_of_indexing
from bulletin.search.shards import LongPairs, PartsJob, Sizes, write_files, write_parts
from bulletin.search.space import Space
from bulletin.search.triples import find_triples, triple_bits, write_triples
from bulletin.store import keep_folder

STEP, RECENT = 16, 8
"""Issues: the older layer has a multiple of the first, the recent one at least the second, or all."""

POSTINGS_IN_PART = 125_000
IN_SHARD = {"pairs": 2000, "edges": 2000, "singles": 6000}
"""Postings in a shard, at most twice as many."""

SMALL, FINER = 1 << 20, 3
"""With at most so many postings, a layer's shards are smaller by so many bits: few files all the same."""

PARTS_AT_ONCE = 8
"""Parts merged in one job: issues are opened once a job, and its postings stand in memory."""

_FEWEST_PARTS = 2  # bits
_FEWEST_JOBS = 4  # so that several processes have something to do
_SHARDS = "shards"


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer in the store: its name in the index, and how many bits number its shards."""

    folder: Path
    digest: str
    bits: Mapping[str, int]

    @property
    def shards(self) -> tuple[str, Path]:
        """The folder of its files: its address in the index, and where it is."""
        return self.digest, self.folder / _SHARDS


def split_layers(issues: Sequence[StoredIssue]) -> tuple[tuple[StoredIssue, ...], ...]:
    """The issues of each layer, the oldest first; no layer is empty."""
    cut = max(0, (len(issues) - RECENT) // STEP * STEP)
    return tuple(layer for layer in (tuple(issues[:cut]), tuple(issues[cut:])) if layer)


def make_layer(store: Path, issues: tuple[StoredIssue, ...], executor: Executor | None) -> Layer:
    """The layer of these issues, from the store where it is there whole."""
    inputs = repr([(issue.digest, issue.slots) for issue in issues]) + way_of_indexing()
    folder = store / "layers" / hashlib.sha256(inputs.encode()).hexdigest()[:16]
    header = keep_folder(folder, lambda staged: _write_shards(staged / _SHARDS, issues, executor))
    return Layer(folder, header["digest"], header["bits"])


def _write_shards(
    folder: Path, issues: tuple[StoredIssue, ...], executor: Executor | None
) -> Mapping[str, object]:
    """Make and fill the folder; the header that tells how to read it."""
    folder.mkdir()
    sizes = _choose_sizes(issues)
    space = Space([slots for issue in issues for slots in issue.slots])
    count = 1 << sizes.parts
    at_once = min(PARTS_AT_ONCE, count // _FEWEST_JOBS)
    jobs = [PartsJob(range(at, at + at_once), issues, sizes, folder) for at in range(0, count, at_once)]
    files: dict[str, str] = {}
    keys, positions = find_triples(_write_parts(jobs, executor, files), space)
    files |= write_files(folder, write_triples(keys, positions, space, sizes.parts))
    bits = {**asdict(sizes), "triples": triple_bits(len(keys), sizes.parts)}
    return {"digest": _hash_files(files), "bits": bits}


def _write_parts(
    jobs: Iterable[PartsJob], executor: Executor | None, files: dict[str, str]
) -> Iterator[LongPairs]:
    """The long pairs of all parts; the files are written down as they come."""
    for written in (executor.map if executor else map)(write_parts, jobs):
        files |= written.files
        yield from written.long


def _choose_sizes(issues: Sequence[StoredIssue]) -> Sizes:
    families = {"pairs": ("pairs",), "edges": ("before", "after"), "singles": ("singles",)}
    counts = {
        name: sum(issue.count(family) for issue in issues for family in some)
        for name, some in families.items()
    }
    wanted = (counts["pairs"] // POSTINGS_IN_PART).bit_length()
    parts = min(GROUP_BITS, max(_FEWEST_PARTS, wanted))
    finer = FINER if sum(counts.values()) <= SMALL else 0
    bits = {name: (count // IN_SHARD[name]).bit_length() + finer for name, count in counts.items()}
    return Sizes(parts, **{name: max(parts, number) for name, number in bits.items()})


def _hash_files(files: Mapping[str, str]) -> str:
    """A hash of all files, from the hash of each."""
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()[:12]
