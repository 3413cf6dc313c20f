/* Copies an article for 公众号: its editor keeps only styles that stand on the elements themselves. */
(function () {
  "use strict";
  var HEI = "font-family:PingFang SC,Microsoft YaHei,sans-serif;";
  var KAI = "font-family:Kaiti SC,KaiTi,STKaiti,serif;";
  var TEXT = "margin:0 0 1em;font-size:17px;line-height:1.9;color:#1c1b19;";
  var STYLES = {
    H1: HEI + "margin:0 0 .6em;font-size:22px;line-height:1.4;font-weight:bold;text-align:center;color:#1c1b19;",
    H2: HEI + "margin:1.6em 0 .8em;font-size:19px;line-height:1.5;font-weight:bold;color:#b5121b;",
    H3: KAI + "margin:1.2em 0 .6em;font-size:18px;line-height:1.6;color:#1c1b19;",
    H4: HEI + "margin:1em 0 .5em;font-size:17px;line-height:1.6;font-weight:bold;color:#1c1b19;",
    P: TEXT + "text-align:justify;text-indent:2em;",
    LI: TEXT,
    BLOCKQUOTE: "margin:1em 0 1em 1em;padding-left:1em;border-left:2px solid #d6d3cc;",
    FIGCAPTION: KAI + "margin:.5em 0 1em;font-size:15px;line-height:1.6;text-align:center;color:#57534c;",
    TABLE: "width:100%;border-collapse:collapse;border-top:2px solid #1c1b19;border-bottom:2px solid #1c1b19;",
    TH: "padding:6px 4px;font-size:15px;border-bottom:1px solid #1c1b19;",
    TD: "padding:6px 4px;font-size:15px;border-top:1px solid #d6d3cc;",
    STRONG: "font-weight:bold;",
  };
  var KEPT = /^(UL|OL|TBODY|THEAD|TR|FIGURE|EM|BR|SECTION|ASIDE|B)$/;
  var DROPPED = ".pb, .pn, .jump, .fnref, .backref, img, script, svg";

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }
  function written(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(DROPPED)) return "";
    var inner = Array.from(node.childNodes).map(written).join("");
    if (node.tagName === "BR") return "<br>";
    if (!STYLES[node.tagName] && !KEPT.test(node.tagName)) return inner;
    var tag = node.tagName.toLowerCase();
    var style = STYLES[node.tagName] ? ' style="' + STYLES[node.tagName] + '"' : "";
    return "<" + tag + style + ">" + inner + "</" + tag + ">";
  }
  function announce(text) {
    document.getElementById("say").textContent = text;
  }
  /* The copy event takes HTML as it is; the newer clipboard interface would parse it under this page's
     policy, which allows no style on an element. */
  function copy() {
    var title = document.querySelector(".art-h h1"), text = document.getElementById("text");
    var fill = function (event) {
      event.preventDefault();
      event.clipboardData.setData("text/html", "<section>" + written(title) + written(text) + "</section>");
      event.clipboardData.setData("text/plain", title.textContent + "\n" + text.textContent);
    };
    document.addEventListener("copy", fill, { once: true });
    var done = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    announce(done ? "已复制，可以粘贴到公众号编辑器；图片请另外上传" : "未能复制，请换一个较新的浏览器");
  }

  document.querySelectorAll("[data-do=wechat]").forEach(function (button) {
    button.addEventListener("click", copy);
  });
})();
