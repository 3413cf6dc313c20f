"""Words of the empty article and issue that ``new`` writes, or of the desk's buttons, left as they were.

Tests hold them against what ``new`` and the desk really write, so that they cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript, body_start
from bulletin.check.masking import mask_code
from bulletin.errors import Severity

_LEFT = re.compile(
    r"(?m)^(?:"
    r"标题: 在这里写标题|作者: 姓名|提案: |  案号: '?000'?|  提案者: 姓名|  界别: 界别"
    r"|从这里写正文。一段与一段之间空一行，段首不用空格。|## 一、小标题这样写|正文接着写。"
    r"|- 1月5日　在这里写事情。|- 1月8日　一件一行，日期后面空一个全角空格。"
    r"|## 第一位的发言题目|某某某　市政协委员|从这里写发言。|\[\^\d+\]: 在这里写注释。"
    r"|\|[ ]*第一项[ ]*\|[ ]*1[ ]*\||\|[ ]*第二项[ ]*\|[ ]*2[ ]*\|"
    r")[ \t]*$"
    r"|!\[在这里写图的说明\]|\*\*要加粗的字\*\*"
)


def check_template(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """The first line of the template that still stands in an article, with the number of the others."""
    if not manuscript.path.endswith(".md"):
        return
    start = body_start(manuscript.text)
    text = manuscript.text[:start] + mask_code(manuscript.text[start:])  # in code they are an example
    found = [one for one in _LEFT.finditer(text) if one[0].strip() != "提案:"]
    if not found:
        return
    lines = "、".join(str(manuscript.place(one.start())[0]) for one in found[1:])
    more = f"，第{lines}行也是" if lines else ""
    message = f"这是 new 或写稿台写好的样子，还没有换成自己的：“{found[0][0].strip()}”{more}"
    remedy = "换成真的；这一篇先不做，就在文件名前加 _"
    yield manuscript.find(found[0].start(), "template-left", Severity.ERROR, message, remedy)
