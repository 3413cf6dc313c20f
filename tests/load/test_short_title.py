"""File names end where a word or a phrase does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.load.short_title import LONGEST_WHOLE, short_title


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("停车新规", "停车新规"),
        ("关于停车的建议", "关于停车的建议"),
        ("关于便民市场改造的几点建议", "便民市场改造"),
        ("关于加快推进老旧小区加装电梯工作的提案", "加快推进老旧小区加装电梯工作"),
        ("问渠那得清如许——石桥县水利工程走访记", "问渠那得清如许"),
        ("读书，让石桥的履职更有底气更有力量", "读书"),
        ("推动城乡融合发展的实践与探索之路", "推动城乡融合发展的实践"),
        ("“一老一小”服务体系建设情况的调查", "一老一小"),
        ("……", ""),
    ],
)
def test_titles_are_cut_at_a_natural_place(title: str, short: str) -> None:
    """Frame, mark, hinge, or whole."""
    assert short_title(title) == short


@given(st.text(alphabet="关于的和建议水渠，：“”　 a1", max_size=60))
def test_a_short_title_is_of_the_titles_own_characters(title: str) -> None:
    """In their order, never too long, and the short title of itself is itself or shorter."""
    short = short_title(title)
    rest = iter(title)
    assert all(character in rest for character in short)
    assert len(short) <= LONGEST_WHOLE
    assert len(short_title(short)) <= len(short)
    assert bool(short) == any(character.isalnum() for character in title)
