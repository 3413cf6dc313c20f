"""The look of the review page: its style, its two keys, its head.

In: title and count. Out: pieces of HTML. Nothing from outside the page.
"""

from __future__ import annotations

from html import escape

STYLE = """
body{margin:0;font:17px/1.75 "Noto Serif CJK SC","Songti SC",SimSun,serif;color:#1a1a1a;background:#fbfaf7}
header,section,nav{max-width:84rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;margin:.2rem 0}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:2px solid #9b1c1c}
.doubts{columns:2;padding-left:1.4rem}
.doubts li{break-inside:avoid;margin:.2rem 0}
.row{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem;padding:.35rem .5rem}
.row{border-bottom:1px solid #e4dfd3}
.row:has(:target),.row.now{background:#fff3c4}
.source a{scroll-margin-top:5rem}
.doubt{border-left:6px solid #b45309}
.source p{margin:0;color:#444}
.source b{font:12px monospace;color:#666;margin-right:.5em}
.result p{margin:0}
.result .heading,.result .title{font-weight:bold}
.why{grid-column:1/-1;margin:0;background:#fff7ed;padding:.2rem .6rem;font-size:.9rem}
mark{background:#fde68a}
table{border-collapse:collapse}
td{border:1px solid #ccc;padding:.2rem .6rem;vertical-align:top}
a{color:#8a1515}
nav{position:sticky;top:0;background:#fbfaf7;border-bottom:1px solid #ccc;padding:.4rem 1rem;z-index:1}
@media(max-width:50rem){.doubts{columns:1}.row{display:block}}
"""
SCRIPT = """
var rows=[].slice.call(document.querySelectorAll('.doubt')),at=-1;
function go(step){if(!rows.length)return;if(at>=0)rows[at].classList.remove('now');
at=(at+step+rows.length)%rows.length;rows[at].classList.add('now');
rows[at].scrollIntoView({block:'center'});
document.getElementById('at').textContent='第'+(at+1)+'处，共'+rows.length+'处';}
document.addEventListener('keydown',function(e){if(e.key==='n')go(1);if(e.key==='p')go(-1)});
"""
GUIDE = (
    "左边是扫描识别的原文，右边是导入的结果。左侧有粗线的是拿不准的地方，按 n、p 两键可逐处查看。"
    "要改正，请直接改期刊文件夹里的文章。"
)


def write_head(name: str, doubts: int) -> str:
    """Everything before the first section."""
    title = escape(f"{name}　导入核对")
    buttons = (
        '<button onclick="go(-1)">上一处（p）</button> '
        '<button onclick="go(1)">下一处（n）</button> '
        f'<span id="at">共{doubts}处</span>'
    )
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head><body>"
        f"<nav>{title}　{buttons}</nav><header><h1>{title}</h1><p>{GUIDE}</p></header>"
    )


def write_foot() -> str:
    """Everything after the last section."""
    return f"<script>{SCRIPT}</script></body></html>\n"
