"""The codec: what is written is read back, and the text can stand in a script."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.search.bits import (
    BitReader,
    from_text,
    gamma,
    join,
    plain_bits,
    rice,
    to_texts,
    write_list,
    write_positions,
)


def _text(codes):
    (text,) = to_texts(np.zeros(len(codes.values), np.int64), codes, 1)
    return text


def _whole(numbers):
    return np.array(numbers, np.int64)


@given(st.lists(st.integers(0, 0xFFFF)))
def test_units_survive_as_text_that_a_script_and_utf16_leave_alone(units):
    text = _text(plain_bits(_whole(units), 16))
    assert from_text(text) == "".join(f"{unit:016b}" for unit in units)
    assert not set(text) & set('"\\\n\r\u2028\u2029')
    assert text.encode("utf-16-le").decode("utf-16-le") == text


@given(st.lists(st.integers(1, 1 << 48)))
def test_gamma_codes_are_read_back(numbers):
    reader = BitReader(_text(gamma(_whole(numbers))))
    assert [reader.gamma() for _ in numbers] == numbers


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 12))))
def test_rice_codes_are_read_back(numbers):
    values, parameters = (_whole([n[i] for n in numbers]) for i in (0, 1))
    reader = BitReader(_text(rice(values, parameters)))
    assert [reader.rice(parameter) for _, parameter in numbers] == [number for number, _ in numbers]


@given(st.sets(st.integers(0, 100_000)), st.integers(100_001, 1 << 31))
def test_positions_are_read_back(positions, extent):
    ordered = sorted(positions)
    reader = BitReader(_text(write_list(_whole(ordered), extent)))
    assert reader.positions(len(ordered), extent) == ordered


@given(st.lists(st.sets(st.integers(0, 900), min_size=1), min_size=1))
def test_many_lists_at_once_are_the_lists_one_by_one(lists):
    ordered = [sorted(one) for one in lists]
    firsts = np.cumsum([0, *map(len, ordered)])[:-1]
    runs = np.repeat(np.arange(len(lists)), [len(one) for one in ordered])
    texts = to_texts(
        runs, write_positions(_whole([place for one in ordered for place in one]), firsts, 1000), len(lists)
    )
    assert texts == [_text(write_list(_whole(one), 1000)) for one in ordered]


def test_runs_are_joined_part_after_part():
    parts = [
        (_whole([0, 0, 2]), plain_bits(_whole([1, 2, 3]), 4)),
        (_whole([1, 2]), plain_bits(_whole([4, 5]), 4)),
    ]
    runs, codes = join(parts)
    assert (runs.tolist(), codes.values.tolist()) == ([0, 0, 1, 2, 2], [1, 2, 4, 3, 5])


@pytest.mark.parametrize(
    "value", [0x0022, 0x005C, 0x000A, 0x000D, 0x2028, 0x2029, 0xD800, 0xDFFF, 0xE000, 0xFEFF]
)
def test_every_dangerous_unit_is_escaped(value):
    assert from_text(_text(plain_bits(_whole([value]), 16))) == f"{value:016b}"
