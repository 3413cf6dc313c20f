/* What readers see of the results. All text goes in as text, never as markup. */

const PAGE = 10, MOST_WORDINGS = 5;

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}
function markSpans(spans) {
  return spans.map(([text, isMarked]) => (isMarked ? make("mark", {}, text) : text.replace(/[^\S\u3000]+/g, " ")));
}

/* One result: a document with its matches becomes a list item. */
async function describeHit(document, matches, query, reader, root) {
  const { space, first } = reader.layerOf(document), own = document - first;
  const position = excerptPosition(matches, space, own) - space.body(own);
  const piece = await reader.piece(document, Math.floor(position / PIECE));
  const { folds } = reader.index;
  const wanted = folds.placeOfUnit(piece.text, piece.before + position % PIECE);
  const snippet = cutSnippet(piece.text.join("\n"), query.wanted, wanted, folds);
  const marked = (text) => splitSpans(text, findTerms(text, query.wanted, folds), 0, text.length);
  const others = piece.head.filter((field) => field !== piece.title && !piece.authors.includes(field));
  const title = marked(piece.title), about = markFields(others, query.wanted, folds);
  const place = Math.max(0, snippet.offset);
  const started = piece.breaks.filter(([offset]) => offset <= place);
  const page = started.length ? started[started.length - 1][1] : piece.page;
  const words = [...title, ...about].filter(([, isMarked]) => isMarked).map(([word]) => word);
  const link = hitAddress(root, piece.id, [...snippet.words, ...words],
    snippet.offset < 0 ? -1 : piece.offset + snippet.offset);
  const { issue } = reader.index.documents[document];
  const where = [issue.label, page && `第${page}页`].filter(Boolean).join("　");
  const authors = piece.authors.length ? ["　", ...markSpans(marked(piece.authors.join("、")))] : [];
  return make("li", { "data-article": piece.id },
    make("p", { class: "dept" }, piece.department),
    make("h2", {}, make("a", { href: link }, ...markSpans(title))),
    make("p", { class: "ex" }, ...markSpans(about), snippet.isCutBefore ? "……" : "",
      ...markSpans(snippet.spans), snippet.isCutAfter ? "……" : ""),
    make("p", { class: "note" }, where, ...authors));
}

/* The article's address with the words to mark and the place to show (see assets/hits.js). */
function hitAddress(root, article, words, offset) {
  const path = article.split("/").map(encodeURIComponent).join("/");
  const parameters = new URLSearchParams();
  for (const word of new Set(words)) parameters.append("hit", word);
  if (offset >= 0) parameters.set("at", offset);
  const file = location.protocol === "file:" ? "index.html" : "";
  const marks = parameters.toString();
  return `${root}${path}/${file}${marks && `?${marks}`}`;
}

/* The line that says how many there are; screen readers hear it. */
function describeTotal(text, total, years, isFiltered) {
  const asked = text ? inQuotes(text) : text;
  if (!total && excludesOnly(text)) {
    return `没有找到${asked}。这里只写了不要的词；前面还要写上要找的词，例如：提案 ${text}`;
  }
  if (!total) {
    const hint = /^[a-z' ]+$/i.test(text) ? "这里按字查找，不认拼音，请写汉字。" : "";
    return `没有找到${asked}。${hint}可以少写几个字，或者换一种写法${isFiltered ? "，或者去掉筛选条件" : ""}。`;
  }
  const known = [...new Set(years)];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const span = first === last ? `${first}年` : `${first}—${last}年`;
  return `${asked}共${total}篇（${span}）`;
}
function inQuotes(text) {
  return QUOTES.includes(text[0]) ? text : `“${text}”`;
}
/* What to ask instead of a question without answer: without blanks, without punctuation, word by word;
   a single word also as a phrase, which reaches over the punctuation of an article. */
function otherWordings(text) {
  const words = text.split(/\s+/), bare = text.replace(/[\p{P}\p{S}\s]+/gu, "");
  const wordings = new Set([words.join(""), bare, ...(words.length > 1 ? words : [bare && `“${bare}”`])]);
  wordings.delete(text);
  wordings.delete("");
  return [...wordings].slice(0, MOST_WORDINGS);
}
function describeTrouble(error) {
  if (error instanceof QueryTooLong) return `检索词太长：最多${LONGEST}字。请只留下最要紧的词再试。`;
  const name = error instanceof DamagedIndex ? `（${error.file}）` : "";
  return `搜索没有做完：有一块搜索数据没能读到${name}。请刷新本页再试；如果仍不行，请告诉编辑部，也可以先从“往期”的目录查找。`;
}
