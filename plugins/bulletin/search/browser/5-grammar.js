/* The query language of bulletin/search/grammar.py. */

const LONGEST = 200;
const QUOTES = '"“”＂';
const FIELD = /(栏目|作者|年份|年|期)[:：]/y;

class QueryTooLong extends Error {}

function parseQuery(text, folds) {
  if (Array.from(text.trim()).length > LONGEST) throw new QueryTooLong();
  const query = readQuery(text, folds, true);
  const asks = query.wanted.length || query.filters.some((condition) => !condition.isExcluded);
  return asks ? query : readQuery(text, folds, false);
}
/* Whether only words not to have are written, so that nothing is asked for. */
function excludesOnly(text) {
  const terms = splitQuery(text, true);
  return terms.length > 0 && terms.every((term) => term.isExcluded);
}
function readQuery(text, folds, hasExclusions) {
  const terms = [], filters = [];
  for (const { isExcluded, field, isPhrase, content } of splitQuery(text, hasExclusions)) {
    const plain = folds.query(content);
    const value = isPhrase ? spoken(plain) : plain;
    if (field && plain) filters.push({ field: field.replace("份", ""), value: plain, isExcluded });
    else if (value) terms.push({ text: value, isPhrase, isExcluded });
  }
  return { terms, filters, wanted: terms.filter((term) => !term.isExcluded) };
}

function splitQuery(text, hasExclusions) {
  const found = [];
  let at = 0;
  while (at < text.length) {
    if (isWhite(text[at])) {
      at += 1;
      continue;
    }
    const isExcluded = hasExclusions && "-－".includes(text[at]) && at + 1 < text.length && !isWhite(text[at + 1]);
    if (isExcluded) at += 1;
    const [field, start] = readField(text, at);
    const extent = readExtent(text, start);
    found.push({ isExcluded, field, isPhrase: extent.after > extent.end, content: text.slice(extent.start, extent.end) });
    at = extent.after;
  }
  return found;
}
function readField(text, at) {
  FIELD.lastIndex = at;
  const named = FIELD.exec(text);
  const end = named ? at + named[0].length : at;
  return named && end < text.length && !isWhite(text[end]) ? [named[1], end] : ["", at];
}
function readExtent(text, at) {
  if (QUOTES.includes(text[at])) {
    for (let end = at + 1; end < text.length; end += 1) {
      if (QUOTES.includes(text[end]) && (end + 1 === text.length || isWhite(text[end + 1]))) {
        return { start: at + 1, end, after: end + 1 };
      }
    }
  }
  let end = at;
  while (end < text.length && !isWhite(text[end])) end += 1;
  return { start: at, end, after: end };
}
