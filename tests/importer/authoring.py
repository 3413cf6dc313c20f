"""Random issues in the manner of a bulletin: values only, made of our own words.

In: a seed. Out: an AuthoredIssue. The sentences mean nothing; their build (clauses, numbers, quotations,
lists, headings) is that of official prose.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

SUBJECTS = (
    *("石桥县政协", "柳湾镇", "各联络组", "驻会委员", "文史小组", "调研组", "提案承办单位", "联络员"),
    *("界别小组", "委员工作室", "社区议事会", "乡村学堂", "水利站", "编写组"),
)
VERBS = (
    *("走访了", "整理了", "听取了", "推动了", "讨论了", "完善了", "回应了", "落实了", "梳理了"),
    *("核对了", "组织了", "跟踪了", "公开了", "办理了"),
)
OBJECTS = (
    *("老街排水", "停车难题", "村道改线", "河湖巡护", "午间食堂", "图书角", "路灯修缮", "电梯加装"),
    *("果园灌溉", "古树名录", "集市秩序", "校门通行", "养老驿站", "公交站点", "旱厕改造", "口述资料"),
    *("议事规则", "提案台账", "联系名册", "活动计划"),
)
TAILS = ("的经验", "的办法", "的进展", "工作方案", "意见清单", "的成效", "年度计划", "的难点", "专题材料")
MODIFIERS = ("认真", "逐项", "分批", "集中", "如期", "多次", "及时", "共同", "反复", "稳妥")
PLACES = ("东山村", "南河社区", "北桥街道", "西岭乡", "白沙镇", "青石坡", "大柳树村", "新市口")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗"
GIVEN = ("志强", "晓梅", "建平", "文", "秀兰", "海波", "静", "国栋", "雨", "春生", "明", "玉珍")
POSTS = ("县政协委员", "县政协常委", "社区党支部书记", "水利站站长", "乡村学堂负责人", "县政协副主席")
DEPARTMENTS = ("会议专题", "调研报告", "规章制度", "提案选登", "社情民意", "建言献策", "履职风采")
HAN = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Authored:
    """An article: ``blocks`` are (kind, text), kinds being text, heading, title, speaker, item."""

    title: str
    department: str
    blocks: tuple[tuple[str, str], ...]
    kicker: str = ""
    deck: str = ""
    author: str = ""
    post: str = ""
    proposal: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AuthoredIssue:
    """Numbers of the issue and its articles in printed order."""

    year: int
    number: int
    whole_number: int
    board: tuple[tuple[str, tuple[str, ...]], ...]
    articles: tuple[Authored, ...]


def author_issue(seed: int) -> AuthoredIssue:
    """The issue of this seed."""
    random = Random(seed)
    count = random.randint(4, 9)
    departments = sorted(random.choices(DEPARTMENTS, k=count), key=DEPARTMENTS.index)
    titles: set[str] = set()
    articles = [_article(random, department, titles) for department in departments]
    board = (("主任", _names(random, 1)), ("编委", _names(random, 5)), ("主编", _names(random, 2)))
    return AuthoredIssue(
        random.randint(2010, 2025),
        random.randint(1, 6),
        random.randint(10, 99),
        board,
        (*articles, _chronicle(random)),
    )


def _article(random: Random, department: str, titles: set[str]) -> Authored:
    title = _fresh_title(random, titles)
    if department == "提案选登":
        proposal = (
            ("案号", f"石桥县九届二次会议第{random.randint(1, 400)}号"),
            ("提案者", _name(random)),
            ("界别", "水利界"),
        )
        return Authored(
            title,
            department,
            (("text", "提案内容：" + _paragraph(random)), *_sections(random, deep=False)),
            proposal=proposal,
        )
    if department == "社情民意":
        first = f"{random.choice(POSTS)}{_name(random)}反映：{_paragraph(random)}"
        return Authored(title, department, (("text", first), *_sections(random, deep=False)))
    if department == "会议专题" and random.random() < 0.4:
        return Authored(title, department, _speeches(random, titles), deck="县政协常委会议发言摘登")
    kicker = f"{random.choice(SUBJECTS)}召开座谈会强调" if random.random() < 0.2 else ""
    deck = f"{random.choice(PLACES)}{random.choice(OBJECTS)}见闻" if random.random() < 0.3 else ""
    author = _name(random) if random.random() < 0.6 else ""
    post = random.choice(POSTS) if author and random.random() < 0.3 else ""
    lead = tuple(("text", _paragraph(random)) for _ in range(random.randint(1, 3)))
    return Authored(
        title, department, (*lead, *_sections(random, deep=random.random() < 0.5)), kicker, deck, author, post
    )


def _speeches(random: Random, titles: set[str]) -> tuple[tuple[str, str], ...]:
    blocks: list[tuple[str, str]] = []
    for _ in range(random.randint(2, 4)):
        blocks.append(("title", _fresh_title(random, titles)))
        blocks.append(("speaker", f"{random.choice(POSTS)} {_name(random)}"))
        blocks += [("text", _paragraph(random)) for _ in range(random.randint(2, 4))]
    return tuple(blocks)


def _sections(random: Random, *, deep: bool) -> list[tuple[str, str]]:
    run_in = random.random() < 0.4
    blocks: list[tuple[str, str]] = []
    for number in HAN[: random.randint(2, 4)]:
        head = f"{number}、{_heading(random)}"
        if run_in and not deep:
            blocks.append(("text", f"{head}。{_paragraph(random)}"))
            continue
        blocks.append(("heading", head))
        if deep:
            blocks += [
                ("text", f"（{sub}）{_heading(random)}。{_paragraph(random)}")
                for sub in HAN[: random.randint(2, 3)]
            ]
        else:
            blocks += [("text", _paragraph(random)) for _ in range(random.randint(1, 3))]
    return blocks


def _chronicle(random: Random) -> Authored:
    days = sorted(random.choices(range(1, 29), k=random.randint(8, 30)))
    month = random.randint(1, 12)
    items = tuple(("item", f"{month}月{day}日，{_clause(random)}，{_clause(random)}。") for day in days)
    return Authored("工作动态", "工作动态", items)


def _paragraph(random: Random) -> str:
    return "".join(_sentence(random) for _ in range(random.randint(1, 7)))


def _sentence(random: Random) -> str:
    clauses = "，".join(_clause(random) for _ in range(random.randint(1, 4)))
    if random.random() < 0.15:
        return f"大家说：“{clauses}。”"
    return clauses + random.choice("。。。。。！")


def _clause(random: Random) -> str:
    pick = random.random()
    place, thing = random.choice(PLACES), random.choice(OBJECTS)
    if pick < 0.15:
        return f"到{random.randint(2010, 2025)}年底，累计办理{random.randint(2, 9000)}件"
    if pick < 0.25:
        return f"围绕“{thing}”（{place}、{random.choice(PLACES)}）"
    who, how = random.choice(SUBJECTS), random.choice(MODIFIERS)
    return f"{who}{how}{random.choice(VERBS)}{place}{thing}{random.choice(TAILS)}"


def _heading(random: Random) -> str:
    first, second = random.choice(OBJECTS), random.choice(OBJECTS)
    return f"{random.choice(MODIFIERS)}做好{first}，{random.choice(MODIFIERS)}办好{second}"


def _fresh_title(random: Random, titles: set[str]) -> str:
    while True:
        title = random.choice(
            ("关于{}{}的建议", "{}怎样做好{}", "把{}的{}办成实事", "在{}{}推进会上的讲话")
        ).format(random.choice(PLACES), random.choice(OBJECTS))
        if title not in titles:
            titles.add(title)
            return title


def _name(random: Random) -> str:
    return random.choice(SURNAMES) + random.choice(GIVEN)


def _names(random: Random, count: int) -> tuple[str, ...]:
    return tuple(_name(random) for _ in range(count))
