/* Which documents have a term: bulletin/search/matching.py, with loads instead of reads. */

async function matchTerm(term, reader) {
  const { text } = term;
  if (text.length === 1) return bySummary((await reader.single(text)).summary);
  if (term.isPhrase) return reader.space.group(await matchPhrase(text, reader));
  const entry = text.length === 2 && edgeKey(text) === null ? await reader.pair(text) : NOTHING;
  if (entry.blockStarts.length) return bySummary(entry.summary);
  return reader.space.group(await matchWord(text, reader));
}
function bySummary(summary) {
  return new Map(summary.map((match) => [match.document, match]));
}
function inOrder(numbers) {
  return Array.from(numbers).sort((a, b) => a - b);
}

function coverWord(word) {
  const offsets = [];
  for (let offset = 0; offset < word.length - 1; offset += 2) offsets.push(offset);
  if (word.length % 2) offsets.push(word.length - 2);
  return offsets.map((offset) => ({ offset, pair: word.slice(offset, offset + 2) }));
}
async function matchWord(word, reader) {
  const parts = coverWord(word);
  const entries = await Promise.all(parts.map(({ pair }) => reader.pair(pair)));
  parts.forEach((part, i) => { part.entry = entries[i]; });
  parts.sort((a, b) => a.entry.count - b.entry.count || a.offset - b.offset);
  if (!parts[0].entry.count) return [];
  let documents = commonDocuments(entries.filter((entry) => entry.blockStarts.length));
  let found = null;
  for (const { pair, offset } of parts) {
    const positions = (await reader.positions(pair, documents)).map((position) => position - offset);
    const known = found;
    found = new Set(known ? positions.filter((position) => known.has(position)) : positions);
    if (!found.size) return [];
    documents = new Set();
    for (const position of found) if (position >= 0) documents.add(reader.space.document(position));
  }
  return inOrder(found);
}
function commonDocuments(entries) {
  let common = null;
  for (const { summary } of entries) {
    const known = common;
    const documents = summary.map((hits) => hits.document);
    common = new Set(known ? documents.filter((document) => known.has(document)) : documents);
  }
  return common;
}

async function matchPhrase(phrase, reader) {
  const steps = phraseSteps(phrase);
  const documents = (await Promise.all(steps.map((step) => documentsOfStep(step, reader))))
    .reduce((common, having) => new Set([...common].filter((document) => having.has(document))));
  if (!documents.size) return [];
  let starts = null;
  for (let i = 0; i < steps.length; i += 1) {
    const moves = new Map();
    if (steps[i].joined) {
      for (const position of await reader.positions(steps[i].pair, documents)) moves.set(position, position + 1);
    }
    if (steps[i].parted) {
      for (const [position, end] of await reader.crossings(steps[i].pair, documents)) moves.set(position, end);
    }
    const known = starts;
    starts = new Map();
    if (known) {
      for (const [end, start] of known) if (moves.has(end)) starts.set(moves.get(end), start);
    } else {
      for (const [start, end] of moves) starts.set(end, start);
    }
  }
  return inOrder(starts.values());
}
function phraseSteps(phrase) {
  const steps = [];
  for (let at = 0; at < phrase.length - 1; at += 1) {
    if (phrase[at] === " ") continue;
    const blank = phrase[at + 1] === " ";
    const pair = phrase[at] + phrase[blank ? at + 2 : at + 1];
    const bothNarrow = isNarrow(pair[0]) && isNarrow(pair[1]);
    steps.push({ pair, joined: !blank, parted: blank || !bothNarrow });
  }
  return steps;
}
async function documentsOfStep({ pair, joined, parted }, reader) {
  const documents = joined ? documentsOf(await reader.pair(pair), reader.space) : new Set();
  if (parted) for (const document of await reader.documentsCrossed(pair)) documents.add(document);
  return documents;
}

/* The documents that fulfil a query: number -> matches of the wanted terms. */
async function findDocuments(query, reader) {
  const { documents, folds } = reader.index;
  if (query.filters.some((condition) => condition.field === "作者")) await needAuthors(reader.index);
  const matches = await Promise.all(query.terms.map((term) => matchTerm(term, reader)));
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
