/* Copies an article: its words, a line for each block; or for 公众号, whose editor keeps only styles that
   stand on the elements themselves. What the page shows by its style sheet alone is written out here. */
(function () {
  "use strict";
  var HEI = "font-family:PingFang SC,Microsoft YaHei,sans-serif;";
  var KAI = "font-family:Kaiti SC,KaiTi,STKaiti,serif;";
  var CODE = "font-family:Menlo,Consolas,monospace;background:#f4f3ef;";
  var INK = "color:#1c1b19;", GREY = "color:#57534c;", RED = "color:#b5121b;";
  var TEXT = "margin:0 0 1em;font-size:17px;line-height:1.9;" + INK;
  var SMALL = "font-size:15px;line-height:1.6;";
  var CELL = "padding:6px 4px;" + SMALL + "vertical-align:top;text-align:";
  /* Which element becomes which, the first that fits; of one that fits nowhere only what is in it stays. */
  var FORMS = [
    [".art-h h1", "h1", HEI + "margin:0 0 .6em;font-size:22px;line-height:1.4;font-weight:bold;text-align:center;" + INK],
    [".kicker, .deck, .byline", "p", KAI + "margin:0 0 .6em;font-size:18px;line-height:1.6;text-align:center;" + GREY],
    ["h2", "h2", HEI + "margin:1.6em 0 .8em;font-size:19px;line-height:1.5;font-weight:bold;" + RED],
    ["h3", "h3", KAI + "margin:1.2em 0 .6em;font-size:18px;line-height:1.6;font-weight:normal;" + INK],
    ["h4", "h4", HEI + "margin:1em 0 .5em;font-size:17px;line-height:1.6;font-weight:bold;" + INK],
    [".filed, .ednote", "section", "margin:1em 0 1.5em;border-bottom:1px solid #d6d3cc;"],
    [".filed > div", "p", "margin:0;padding:6px 0;border-top:1px solid #d6d3cc;" + SMALL + INK],
    [".filed dt, .date", "strong", ""],
    [".ednote b", "strong", HEI + RED],
    [".ednote p, blockquote p", "p", KAI + TEXT],
    [".end", "p", KAI + TEXT + "text-align:right;"],
    [".speaker", "p", KAI + TEXT + GREY],
    ["figure", "section", "margin:1.2em 0;"],
    ["figcaption", "p", KAI + "margin:.5em 0;text-align:center;" + SMALL + GREY],
    ["figure .note", "p", KAI + "margin:.5em 0;" + SMALL + GREY],
    [".notes", "section", "margin-top:2em;padding-top:1em;border-top:1px solid #857f75;"],
    [".notes li", "p", "margin:0 0 .5em;" + SMALL + GREY],
    [".chronicle li", "p", TEXT + "text-align:justify;"],
    [".notes ol, .chronicle, li p, pre code", "", ""],
    [".fnref", "sup", "font-size:12px;line-height:1;" + RED],
    [".scroll", "section", "overflow-x:auto;"],
    ["table", "table", "width:100%;border-collapse:collapse;border-top:2px solid #1c1b19;border-bottom:2px solid #1c1b19;"],
    ["th.right", "th", CELL + "right;"], ["th.center", "th", CELL + "center;"], ["th", "th", CELL + "left;"],
    ["td.right", "td", CELL + "right;border-top:1px solid #d6d3cc;"],
    ["td.center", "td", CELL + "center;border-top:1px solid #d6d3cc;"],
    ["td", "td", CELL + "left;border-top:1px solid #d6d3cc;"],
    ["thead", "thead", ""], ["tbody", "tbody", ""], ["tr", "tr", ""],
    ["blockquote", "blockquote", "margin:1em 0 1em 1em;padding-left:1em;border-left:2px solid #d6d3cc;"],
    ["pre", "pre", CODE + "margin:0 0 1em;padding:12px;font-size:14px;line-height:1.6;white-space:pre-wrap;"],
    ["code", "code", CODE + "font-size:15px;"],
    ["ol", "ol", "margin:0 0 1em;padding-left:1.6em;"], ["ul", "ul", "margin:0 0 1em;padding-left:1.6em;"],
    ["li", "li", "margin:0 0 .5em;font-size:17px;line-height:1.9;" + INK],
    ["p", "p", TEXT + "text-align:justify;text-indent:2em;"],
    ["strong, b", "strong", "font-weight:bold;"], ["em", "em", ""], ["sup", "sup", ""], ["sub", "sub", ""],
  ];
  var LEFT_OUT = ".pb, .pn, .jump, .backref, script, svg";
  var BLOCKS = "p, li, h1, h2, h3, h4, pre, figcaption, tr, dl > div, .credit";
  var WIDE_SPACE = "\u3000";

  /* What a style sheet or a list shows before and in place of an element's own text */

  function leadOf(item, isForWechat) {
    if (item.matches(".chronicle > li")) return "★";
    var list = item.parentElement, number = (list.start || 1) + Array.from(list.children).indexOf(item);
    if (item.matches(".notes > ol > li") && isForWechat) return "[" + number + "] ";
    return list.tagName === "OL" ? number + ". " : "· ";
  }
  function insteadOf(image) {
    var figure = image.closest("figure");
    return figure && figure.querySelector("figcaption") ? "" : "（图：" + image.alt + "）";
  }
  /* The lines of a title or deck, the names of a byline; a search may have marked words in them. */
  function partsOf(element) {
    var parts = Array.from(element.querySelectorAll(":scope > :not(mark)"));
    return (parts.length ? parts : [element]).map(function (part) { return part.textContent.trim(); });
  }

  /* As words: lines without styles */

  function wordsOf(roots, isForWechat) {
    var lines = [""], lead = "";
    function add(text) {
      if (lead && text.trim()) { text = lead + text; lead = ""; }
      lines[lines.length - 1] += text;
    }
    function end() { if (lines[lines.length - 1].trim()) lines.push(""); }
    function walk(node) {
      if (node.nodeType === Node.TEXT_NODE) {
        add(node.parentElement.closest("pre") ? node.data : node.data.replace(/[ \t\r\n]+/g, " "));
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return;
      if (node.matches(".fnref") && !isForWechat) return;
      if (node.tagName === "BR") { end(); return; }
      if (node.tagName === "IMG") { add(insteadOf(node)); return; }
      if (node.matches(BLOCKS)) end();
      if (node.tagName === "LI") lead = leadOf(node, isForWechat);
      if (node.matches("td + td, th + th, th + td")) add("\t");
      if (node.matches(".art-h *")) add(partsOf(node).join(WIDE_SPACE));
      else node.childNodes.forEach(walk);
      if (node.tagName === "DT") add("：");
      if (node.matches(BLOCKS)) end();
    }
    roots.forEach(walk);
    return lines.map(function (line) { return line.replace(/^[ \n]+|[ \n]+$/g, ""); }).filter(Boolean).join("\n");
  }

  /* For 公众号: HTML with the styles on the elements */

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }
  function inside(node) {
    if (node.matches(".art-h *")) {
      return partsOf(node).map(escaped).join(node.matches(".byline") ? WIDE_SPACE : "<br>");
    }
    var lead = node.matches(".notes li") ? leadOf(node, true) : "";
    if (node.matches(".chronicle > li")) lead = '<span style="' + RED + '">' + leadOf(node, true) + "</span>";
    var apart = node.matches(".credit") ? "<br>" : "";
    return apart + lead + Array.from(node.childNodes).map(written).join("") + (node.tagName === "DT" ? WIDE_SPACE : "");
  }
  function written(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return "";
    if (node.tagName === "BR") return "<br>";
    if (node.tagName === "IMG") return escaped(insteadOf(node));
    var form = FORMS.find(function (one) { return node.matches(one[0]); });
    if (!form || !form[1]) return inside(node);
    var start = node.tagName === "OL" && node.start !== 1 ? ' start="' + node.start + '"' : "";
    var style = form[2] ? ' style="' + form[2] + '"' : "";
    return "<" + form[1] + start + style + ">" + inside(node) + "</" + form[1] + ">";
  }

  /* The buttons; each says what came of it in the line beside it */

  function say(button, text) {
    (button.closest("section") || document).querySelector("output").textContent = text;
  }
  /* The copy event takes HTML as it is; the newer clipboard interface would parse it under this page's
     policy, which allows no style on an element, and is not there on a host without encryption. */
  function copy(forms) {
    var fill = function (event) {
      event.preventDefault();
      Object.keys(forms).forEach(function (type) { event.clipboardData.setData(type, forms[type]); });
    };
    document.addEventListener("copy", fill, { once: true });
    var done = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    return done;
  }
  function copyWords(button) {
    var words = wordsOf([document.getElementById(button.dataset.copy)], false);
    var done = function () { say(button, "已复制"); };
    var other = function () { say(button, copy({ "text/plain": words }) ? "已复制" : "未能复制，请选中文字后复制"); };
    if (navigator.clipboard) navigator.clipboard.writeText(words).then(done, other);
    else other();
  }
  function copyForWechat(button) {
    var head = document.querySelectorAll(".art-h :is(.kicker, h1, .deck, .byline)");
    var roots = Array.from(head).concat(document.getElementById("text"));
    var html = "<section>" + roots.map(written).join("") + "</section>";
    var done = copy({ "text/html": html, "text/plain": wordsOf(roots, true) });
    say(button, done ? "已复制，可以粘贴到公众号编辑器；图片请另外上传" : "未能复制，请换一个较新的浏览器");
  }

  [["[data-copy]", copyWords], ["[data-do=wechat]", copyForWechat]].forEach(function (pair) {
    document.querySelectorAll(pair[0]).forEach(function (button) {
      button.addEventListener("click", function () { pair[1](button); });
    });
  });
})();
