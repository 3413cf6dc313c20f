/* The documents that fulfil a query: number -> matches of the wanted terms. */

async function findDocuments(query, reader) {
  const { documents, folds } = reader.index;
  if (query.filters.some((condition) => condition.field === "作者")) await needAuthors(reader.index);
  const matches = await Promise.all(query.terms.map((term) => matchEverywhere(term, reader)));
  const found = new Map();
  const candidates = smallestOf(matches.filter((_, i) => !query.terms[i].isExcluded)) || documents.keys();
  for (const document of candidates) {
    const fits = query.terms.every((term, i) => matches[i].has(document) !== term.isExcluded);
    if (fits && passes(documents[document], query.filters, folds)) {
      found.set(document, matches.filter((_, i) => !query.terms[i].isExcluded).map((match) => match.get(document)));
    }
  }
  return found;
}
/* The matches in all layers by the archive's numbers of documents; positions stay the layer's own. */
async function matchEverywhere(term, reader) {
  const matches = await Promise.all(reader.layers.map((layer) => matchTerm(term, layer)));
  const found = new Map();
  matches.forEach((own, i) => {
    for (const [document, match] of own) found.set(reader.layers[i].first + document, match);
  });
  return found;
}
function smallestOf(maps) {
  return maps.length ? [...maps.reduce((a, b) => (b.size < a.size ? b : a)).keys()] : null;
}
function passes(document, filters, folds) {
  return ["栏目", "作者", "年", "期"].every((field) => {
    const own = filters.filter((filter) => filter.field === field);
    const wanted = own.filter((filter) => !filter.isExcluded);
    const has = (filter) => hasValue(document, field, filter.value, folds);
    return (!wanted.length || wanted.some(has)) && !own.some((filter) => filter.isExcluded && has(filter));
  });
}
function hasValue({ issue, department, authors }, field, value, folds) {
  if (field === "栏目") return folds.plain(department).includes(value);
  if (field === "作者") return authors.some((author) => folds.plain(author).includes(value));
  if (field === "年") return value.replace(/年$/, "") === String(issue.year);
  return issue.names.some((name) => folds.plain(name) === value);
}
