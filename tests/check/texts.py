"""Texts as careless hands and scanners make them: Chinese, marks of both widths, Markdown, numbers."""

from hypothesis import strategies as st

PIECES = (
    *"山路停车推进会议委员一二三四五六七八九十年月日，。、；：？！“”‘’（）《》〈〉…—",
    *",.;:?!()[]\"'<>`*#|-+_~ \n\t　★進發0123456789",
    *("\n\n", "\n- ", "\n1. ", "## ", "---\n", "```\n", "    ", "![", "](a.png)", "<!-- ", " -->", "{.通栏}"),
    *("（下转8页）", "（上接4页）", "2026年2月30日", "5月9—10日", "60%", "1,000", "推进推进会", "[2018]3号"),
    *(
        "本报讯",
        "记者",
        "https://a.b/c,d",
        "标题: ",
        "栏目: 工作动态\n",
        "检查: 关闭 half-width",
        "……",
        "。。。",
    ),
)


def texts(limit: int = 60) -> st.SearchStrategy[str]:
    """Texts of up to ``limit`` pieces."""
    return st.lists(st.sampled_from(PIECES), max_size=limit).map("".join)
