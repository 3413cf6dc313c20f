/* Excerpts with the hits marked: bulletin/search/snippets.py. */

const LEAD = 30, EXCERPT = 110;

function findTerms(text, terms, folds) {
  const [plain, places] = folds.plainWithPlaces(text), found = [];
  const [units, unitPlaces] = terms.some((term) => term.isPhrase) ? spokenWithPlaces(plain, places) : [];
  for (const term of terms) {
    const [source, offsets] = term.isPhrase ? [units, unitPlaces] : [plain, places];
    for (let at = source.indexOf(term.text); at >= 0; at = source.indexOf(term.text, at + 1)) {
      const last = offsets[at + term.text.length - 1];
      found.push([offsets[at], last + String.fromCodePoint(text.codePointAt(last)).length]);
    }
  }
  return mergeRanges(found);
}
function mergeRanges(ranges) {
  const merged = [];
  for (const [left, right] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = merged[merged.length - 1];
    if (last && left <= last[1]) last[1] = Math.max(last[1], right);
    else merged.push([left, right]);
  }
  return merged;
}
/* The excerpt around the hit nearest to `wanted`: its spans [text, is marked], and all hits' own words. */
function cutSnippet(text, terms, wanted, folds) {
  const ranges = findTerms(text, terms, folds);
  const first = ranges.reduce((best, range) =>
    (!best || Math.abs(range[0] - wanted) < Math.abs(best[0] - wanted) ? range : best), null);
  const start = first ? beginExcerpt(text, first[0]) : 0;
  const end = Math.min(text.length, start + EXCERPT);
  const shown = ranges.filter(([left, right]) => left >= start && right <= end);
  return {
    spans: splitSpans(text, shown, start, end),
    offset: first ? first[0] : -1,
    words: ranges.map(([left, right]) => text.slice(left, right)),
    isCutBefore: start > 0 && !/[。！？\s]/.test(text[start - 1]),
    isCutAfter: end < text.length,
  };
}
function splitSpans(text, ranges, start, end) {
  const spans = [];
  let at = start;
  for (const [left, right] of ranges) {
    spans.push([text.slice(at, left), false], [text.slice(left, right), true]);
    at = right;
  }
  spans.push([text.slice(at, end), false]);
  return spans.filter(([span]) => span);
}
function beginExcerpt(text, hit) {
  const start = Math.max(0, hit - LEAD);
  const end = /[。！？\n]\s*/.exec(text.slice(start, hit));
  return end ? start + end.index + end[0].length : start;
}
/* The fields that have a term, marked, each followed by a wide space. */
function markFields(fields, terms, folds) {
  return [].concat(...fields.map((field) => {
    const ranges = findTerms(field, terms, folds);
    return ranges.length ? [...splitSpans(field, ranges, 0, field.length), ["\u3000", false]] : [];
  }));
}
