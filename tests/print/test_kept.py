"""Values kept in the cache folder: made once, made anew when anything they were made from changes."""

from bulletin.print.kept import kept


def counting(made):
    def make():
        made.append(1)
        return ("value", len(made))

    return make


def test_a_value_is_made_once(tmp_path):
    made = []
    first = kept(tmp_path, "same", tuple, counting(made))
    assert kept(tmp_path, "same", tuple, counting(made)) == first
    assert len(made) == 1


def test_another_source_makes_another_value(tmp_path):
    made = []
    kept(tmp_path, "one", tuple, counting(made))
    kept(tmp_path, "two", tuple, counting(made))
    assert len(made) == 2


def test_a_broken_file_is_made_anew(tmp_path):
    made = []
    kept(tmp_path, "same", tuple, counting(made))
    for file in tmp_path.iterdir():
        file.write_bytes(b"half a pick")
    assert kept(tmp_path, "same", tuple, counting(made)) == ("value", 2)


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path):
    """As on a full disk."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert kept(blocked / "cache", "same", tuple, counting([])) == ("value", 1)
