"""The codec: what is written is read back, and the text can stand in a script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.search.bits import BitReader, from_text, gamma, rice, to_text, write_positions

BITS = st.text("01")


@given(BITS)
def test_bits_survive_as_text(bits):
    read = from_text(to_text([bits]))
    assert read[: len(bits)] == bits
    assert set(read[len(bits) :]) <= {"0"}


@given(BITS)
def test_packed_text_has_nothing_that_a_script_or_utf16_would_change(bits):
    text = to_text([bits])
    assert not set(text) & set('"\\\n\r\u2028\u2029')
    assert text.encode("utf-16-le").decode("utf-16-le") == text


@given(st.lists(st.integers(1, 1 << 40)))
def test_gamma_codes_are_read_back(numbers):
    reader = BitReader(to_text(map(gamma, numbers)))
    assert [reader.gamma() for _ in numbers] == numbers


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(3, 12))))
def test_rice_codes_are_read_back(numbers):
    reader = BitReader(to_text(rice(number, parameter) for number, parameter in numbers))
    assert [reader.rice(parameter) for _, parameter in numbers] == [number for number, _ in numbers]


@given(st.sets(st.integers(0, 100_000)), st.integers(100_001, 1 << 31))
def test_positions_are_read_back(positions, extent):
    ordered = sorted(positions)
    reader = BitReader(to_text([write_positions(ordered, extent)]))
    assert reader.positions(len(ordered), extent) == ordered


@pytest.mark.parametrize(
    "value", [0x0022, 0x005C, 0x000A, 0x000D, 0x2028, 0x2029, 0xD800, 0xDFFF, 0xE000, 0xFEFF]
)
def test_every_dangerous_unit_is_escaped(value):
    bits = f"{value:016b}"
    assert from_text(to_text([bits])) == bits
