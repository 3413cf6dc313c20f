"""Persons, posts and institutions as Chinese bylines write them.

In: short texts. Out: truth values, or a person's name parted from the post before it (市委副书记 王某某).
A name is two to four characters that begin with a surname; where post and name are run together, the post
must end in a word that ends posts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.importer.reading.text import KEEP, close_spaced, has_cjk

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花"
    "方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝"
    "明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯"
    "管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌"
    "焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓"
    "蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾"
    "鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养"
    "鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公楼原药逯郄祗蔚闫牟付兰岳仝代邸晋冶银靖亢亓佟矫苑卯拜海撖帅妥缑揭随候丛佘覃檀练麻昝谌旷鹿冼尧豆苟汝招税呼操智栗渠原逯晁楚扬仉镡佴竹禾初英覃侍剧么锁绳麦粟冀辜敬展战臣由修矣门苍"
    "涂阳芦茆钭仵眭郇鄢鄞郯钊颉骈笪谯雒綦邝庹忻呙奕"
)
DOUBLE_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "令狐",
    "慕容",
    "司徒",
    "夏侯",
)
COMMON = (
    "简讯简报简介简评万象方圆高论时评时讯时事史话史海文苑文艺文化文件文摘文萃言论温馨关注关于向导夏天江河乐园左右古今平安安全成果和谐农业农村水利金融石油马路东方时代"
    "时光花絮花开花园童年童心常识经典经济解读解析杂谈荣誉通知通报通讯公告公示公益强调高度高兴安排应该应当连续充分明确明显相关相信随笔巩固危机毕业项目计划成立成功成长"
    "孔雀山谷谷雨白露白话黄河黄土汉江江山江南江风凤凰云海云端雷雨海洋海拔游记路上路灯"
)
WORDS = frozenset(COMMON[i : i + 2] for i in range(0, len(COMMON), 2))
"""Words of two characters that begin as names do."""
POST_END = re.compile(
    r"(?:长|书记|主席|主任|委员|常委|主委|记者|教授|研究员|员|师|代表|经理|总编|主编|编辑|干部|学者|作家|负责人|总裁"
    r"|理事|监事|干事|会员|盟员|社员|党员|村医|医生|护士|督学|秘书|总监|司机|职工|学生|[农村居市渔牧]民"
    r"|助理|顾问|专家|参事|馆员|户|大使|司令|政委|检察官|法官|主播|博士|院士|律师|同志|人)$"
)
OFFICE = (
    "(?:委|政府|[市县区州]府|人大|政协|党政|党群|党建|街道|指挥部|领导小组|[省市县区州委府](?:外|侨|台|编|农|财)|外事|侨务|港澳"
    "|信访|文明|综治|国资|法制|法治|网信|扶贫|振兴|招商|督查|督导|河长|双拥|应急|医改|史志|方志|老龄|招生|接待|爱卫|创城|创建"
    "|移民|金融|项目|工程|物业|房改|拆迁|征收|人才|人事|综合|秘书|行政|普法|治超|人防|环保|食安|禁毒|防火|防汛|维稳|改革"
    "|驻[\u3400-\u9fff]{1,4})办"
)
"""The short names of offices (市委办, 信访办): 办 alone ends what one does as well (怎么办, 马上办, 协办)."""
INSTITUTION_END = re.compile(
    r"(?:委员会|党委|市委|县委|区委|省委|[委局厅院校台站所厂社]|[^全内外局]部|办公室|"
    + OFFICE
    + r"|(?<!为)中心|研究室|研究会|[^议大]会|学校|大学|中学|小学"
    r"|政府|政协|支部|公司|集团|组|总工会|联合会|编辑部|总队|支队|馆|报社|[^世境边眼外各]界|民盟|民建|民进|农工党|致公党|九三学社|团)$"
)
BYLINE_LABEL = re.compile(
    r"^[（(□◇■○◎●☆★▲]?\s*(?:(?:[\u3400-\u9fff]{0,4}?)(?:通讯员|记者|特约撰稿人?|评论员)|作\s*者|文|供稿|撰稿|整理|执笔(?:人)?)"
    r"\s*[/／:：丨|\s]\s*"
)
BYLINE_END = re.compile(
    r"\s*(?:文\s*[/／]\s*图|图\s*[/／]\s*文|文并图|摄影报道|[/／]\s*[文图]|\s[图摄]|报道)\s*$"
)
NOTE_DIGIT = re.compile(r"([\u3400-\u9fff])(?:\d|[①-⑨*＊])(?=[ \u3000、，]|$)")
"""The figure behind an author's name that points to his institution."""
POST_BEHIND = re.compile(r"([\u3400-\u9fff·][\u3400-\u9fff· \u3000]{1,5})[（(]([^（）()]{2,40})[）)]")
LONGEST_POST = 60
LEAST_POST = 2
"""Characters of the word of a post behind which any name may stand."""


@dataclass(frozen=True, slots=True)
class Person:
    """A name and, as printed, the post beside it."""

    name: str
    post: str = ""


def is_person(text: str) -> bool:
    """Whether the text is one Chinese name, letter-spaced or not."""
    name = close_spaced(text.strip()).replace("·", "")
    if not 2 <= len(name) <= 4 or len(KEEP.findall(name)) != len(name) or not all(map(has_cjk, name)):
        return False
    if name in WORDS:
        return False
    if name.startswith(DOUBLE_SURNAMES):
        return len(name) >= 3
    if name[0] not in SURNAMES or len(name) > 3:
        return False
    post = POST_END.search(name)
    return post is None or len(post[0]) < len(name) - (len(name) > 2)


def is_post(text: str) -> bool:
    """Whether the text is a person's post: ends in the word of a post, and says nothing else."""
    return len(text) <= LONGEST_POST and POST_END.search(text) is not None and not _tells(text)


def is_institution(text: str) -> bool:
    """Whether the text is the name of an institution."""
    least = 3 if re.search(f"{OFFICE}$", text) else 4
    return (
        least <= len(text) <= 30
        and INSTITUTION_END.search(text) is not None
        and not _tells(text)
        and " " not in text
    )


def read_persons(text: str) -> tuple[Person, ...]:
    """The persons of a byline (王 某, 张某 李某某, 市委副书记 王某某, 副主任王某某); empty: it is none."""
    text = NOTE_DIGIT.sub(r"\1", text)
    whole = BYLINE_END.sub("", BYLINE_LABEL.sub("", text)).strip(" 　：:")
    text = whole.strip(" （）()　：:")
    if is_person(text):
        return (Person(close_spaced(text)),)
    if persons := _with_posts_behind(whole):
        return persons
    tokens = join_single_characters(re.split(r"[ 　]+", text))
    if len(tokens) > 1 and all(is_person(token) for token in tokens):
        return tuple(Person(token) for token in tokens)
    post = "".join(tokens[:-1])
    if len(tokens) > 1 and is_person(tokens[-1]) and (is_post(post) or is_institution(post)):
        return (Person(tokens[-1], " ".join(tokens[:-1])),)
    if len(tokens) == 2 and is_person(tokens[0]) and is_post(tokens[1]):
        return (Person(tokens[0], tokens[1]),)
    person = part_run_together(text)
    return (person,) if person else ()


def _with_posts_behind(text: str) -> tuple[Person, ...]:
    """王某某（市政协委员） 李某某（某局局长）: each name with its post in brackets."""
    found = [(match[1].strip(), match[2]) for match in POST_BEHIND.finditer(text)]
    if not found or POST_BEHIND.sub("", text).strip(" \u3000、，"):
        return ()
    if not all(is_person(name) and (is_post(post) or is_institution(post)) for name, post in found):
        return ()
    return tuple(Person(close_spaced(name), post) for name, post in found)


def part_run_together(text: str) -> Person | None:
    """A post and the name after it without a space: 市法学会副会长王某某."""
    text = text.strip()
    if len(text) > LONGEST_POST:
        return None
    for size in (3, 2, 4):
        name, post = text[-size:], text[:-size].strip(" 、，")
        if (
            len(post) >= 2
            and is_person(name)
            and not _tells(post)
            and (POST_END.search(post) or INSTITUTION_END.search(post))
        ):
            return Person(name, post)
    return None


def part_named(text: str) -> Person | None:
    """As ``part_run_together``, where a person must stand: any name behind a post."""
    found = part_run_together(text)
    sizes = (3, 2) if found is None and len(text) <= LONGEST_POST else ()
    for size in sizes:
        name, post = text[-size:], text[:-size]
        end = POST_END.search(post)
        if all(map(has_cjk, name)) and end and len(end[0]) >= LEAST_POST and not _tells(post):
            return Person(name, post)
    return found


def join_single_characters(tokens: list[str]) -> list[str]:
    """Letter-spaced two-character names put together: 王 某 张某某 gives 王某, 张某某."""
    joined: list[str] = []
    half = False
    for token in tokens:
        if half:
            joined[-1] += token
            half = False
        else:
            joined.append(token)
            half = len(token) == 1
    return [token for token in joined if token]


def _tells(text: str) -> bool:
    """Whether the text is a sentence rather than a title of office."""
    return (
        any(mark in text for mark in "。；：！？“”《》")
        or re.search(r"(?:的|了|是|在|关于|主持|出席|召开)", text) is not None
    )
