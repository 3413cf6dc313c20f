"""The look of the review page: two panes that scroll together, a list of places,
 a card for the one in hand.

Values only. Nothing from outside the page; the colours hold 4.5:1 on their grounds.
"""

from __future__ import annotations

STYLE = """
*{box-sizing:border-box}
html,body{margin:0;height:100%}
body{display:grid;grid-template:auto 1fr auto/19rem 1fr 1fr;height:100vh;
font:16px/1.75 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif;color:#1a1a1a;
background:#fbfaf7}
button,input,label,.bar,.list,.card,.name{font-family:"Noto Sans CJK SC","Source Han Sans SC",
"Microsoft YaHei",sans-serif}
.bar{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;padding:.5rem 1rem;
background:#fff;border-bottom:2px solid #9b1c1c}
.bar h1{font-size:1.1rem;margin:0 auto 0 0}
.bar output{min-width:11em;text-align:right;font-size:.95rem}
button{font-size:.95rem;padding:.25rem .8rem;border:1px solid #9b1c1c;border-radius:4px;background:#fff;
color:#8a1515;
cursor:pointer}
button:hover{background:#fdf0ee}
button:focus-visible,a:focus-visible,input:focus-visible,.pane:focus-visible{outline:3px solid #1d4ed8;
outline-offset:1px}
kbd{font:13px monospace;border:1px solid #bbb;border-radius:3px;padding:0 .3em;color:#444;background:#fff}
.list{grid-row:2/4;overflow:auto;border-right:1px solid #ddd6c8;background:#f5f2ea;font-size:.88rem;
line-height:1.5}
.list h2,.list summary{font-size:.95rem;margin:0;padding:.6rem .8rem .2rem}
.list fieldset{border:0;margin:0;padding:.2rem .8rem .6rem;display:flex;flex-wrap:wrap;gap:.1rem .8rem}
.list label{white-space:nowrap}
.list ol,.list ul{list-style:none;margin:0;padding:0}
.list li a{display:grid;grid-template-columns:2.2rem 1fr;padding:.35rem .6rem;border-top:1px solid #e4dfd3;
color:inherit;text-decoration:none}
.list li a:hover{background:#fff}
.list li.now a{background:#fff3c4}
.list li.seen{color:#5c5c5c}
.list li.seen b::after{content:"✓";color:#166534;margin-left:.15rem}
.list li[hidden]{display:none}
.list small{display:block;color:#555}
.list ul{padding:.2rem .8rem 1rem}
.list ul li{border-top:1px solid #e4dfd3;padding:.25rem 0;overflow-wrap:anywhere}
.pane{overflow:auto;padding:0 1rem 50vh;position:relative}
.pane+.pane{border-left:1px solid #ddd6c8}
.pane .name{position:sticky;top:0;cursor:default;color:#1a1a1a;text-indent:0;background:#fbfaf7;
border-bottom:1px solid #ddd6c8;padding:.3rem 0 .3rem 0;margin:0 0 .4rem;
font-size:.95rem;font-weight:bold;z-index:1}
.source p{margin:0;padding:0 .3rem 0 3.4rem;position:relative;color:#333;overflow-wrap:anywhere;
cursor:pointer;
border-left:4px solid transparent;min-height:1.75em}
.source p>i{position:absolute;left:.2rem;font:12px/2.2 monospace;color:#6b6b6b}
.source p.out{color:#767676;background:#f3f0e9}
.source p.out small{color:#666;font-style:normal}
.result h2{font-size:1.05rem;margin:1.6rem 0 .2rem;padding-bottom:.2rem;border-bottom:2px solid #9b1c1c;
color:#8a1515}
.result h2 small{font-weight:normal;color:#555}
.result p{margin:0;padding:0 .4rem;text-indent:2em;border-left:4px solid transparent;cursor:pointer;
overflow-wrap:anywhere}
.result .title,.result .heading,.result .caption,.result .speaker,.result .table,
.result .head{text-indent:0}
.result .head::first-line{font-weight:bold;font-size:1.1rem}
.result .heading,.result .title{font-weight:bold}
.result .caption{color:#555;font-size:.92rem}
.result .table{white-space:pre-wrap}
p.doubt{border-left-color:#b45309!important;background:#fff9ed}
p.now{background:#fff3c4!important}
p.same{background:#e8f0fe}
.no{display:inline-block;min-width:1.5em;padding:0 .3em;margin-right:.35em;border-radius:1em;
background:#b45309;color:#fff;
font:bold 13px/1.5 "Noto Sans CJK SC",sans-serif;text-align:center;text-decoration:none;text-indent:0}
.no.seen{background:#166534}
mark{background:#fde68a;color:inherit}
.card{grid-column:2/4;background:#fff;border-top:2px solid #b45309;padding:.6rem 1rem;display:grid;
grid-template-columns:1fr auto;gap:.2rem 1rem;min-height:6.2rem}
.card dl{display:grid;grid-template-columns:6.5em 1fr;gap:.1rem .6rem;margin:0}
.card dt{color:#555}
.card dd{margin:0}
.card .do{display:flex;flex-direction:column;gap:.4rem;align-items:stretch}
@media(max-width:60rem){body{display:block;height:auto}.list,.pane{max-height:60vh}.card{position:sticky;
bottom:0}}
@media print{body{display:block}.bar,.card,.list{display:none}}
"""
