/* Marks in an article the words that a search found: ?hit=词&hit=…&at=offset in the body's text.
   The words are given as they stand in the text, so folding case and width is enough. */
(() => {
  "use strict";
  const NOT_TEXT = ".pb, .pn, .jump, .fnref, .backref, script, style";
  const LONGEST = 200, MOST_WORDS = 20;

  function fold(character) {
    return /[\s\p{Cc}\p{Cf}]/u.test(character) ? "" : character.normalize("NFKC").toLowerCase();
  }
  /* The text under an element, folded, and for each unit its text node and offset. */
  function readText(root) {
    const units = [], places = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let offset = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(NOT_TEXT)) continue;
      const isBody = !node.parentElement.closest(".ednote, .filed");
      let at = 0;
      for (const character of node.data) {
        for (const unit of fold(character)) {
          units.push(unit);
          places.push({ node, start: at, end: at + character.length, offset });
        }
        at += character.length;
        if (isBody && !/\s/.test(character)) offset += 1;
      }
    }
    return { text: units.join(""), places };
  }
  function findWords({ text }, words) {
    const found = [];
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        found.push([at, at + word.length]);
      }
    }
    const merged = [];
    for (const [start, end] of found.sort((a, b) => a[0] - b[0])) {
      const last = merged[merged.length - 1];
      if (last && start < last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }
  /* Wraps a range of units, node by node, from the end, so that offsets before it stay true. */
  function markRange(places, [start, end]) {
    let first = null;
    for (let i = end - 1; i >= start;) {
      const { node, end: right } = places[i];
      let left = places[i].start;
      while (i >= start && places[i].node === node) {
        left = places[i].start;
        i -= 1;
      }
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, right);
      first = document.createElement("mark");
      range.surroundContents(first);
    }
    return first;
  }
  function markAll(root, words) {
    const read = readText(root);
    return findWords(read, words).reverse()
      .map((range) => ({ offset: read.places[range[0]].offset, mark: markRange(read.places, range) }))
      .reverse();
  }
  function nearestTo(marks, wanted) {
    return marks.reduce((best, hit) =>
      (!best || Math.abs(hit.offset - wanted) < Math.abs(best.offset - wanted) ? hit : best), null);
  }

  const parameters = new URLSearchParams(location.search);
  const words = parameters.getAll("hit").slice(0, MOST_WORDS)
    .map((word) => Array.from(word.slice(0, LONGEST), fold).join("")).filter(Boolean);
  const head = document.querySelector(".art-h"), body = document.getElementById("text");
  if (!words.length || !head || !body) return;
  markAll(head, words);
  const marks = markAll(body, words);
  if (!parameters.has("at") || location.hash) return;
  const shown = nearestTo(marks, Number(parameters.get("at")));
  if (!shown) return;
  shown.mark.tabIndex = -1;
  shown.mark.scrollIntoView({ block: "center", behavior: "instant" });
  shown.mark.focus({ preventScroll: true });
})();
