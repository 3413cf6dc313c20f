/* Which documents have a term: bulletin/search/matching.py, with loads instead of reads. As a load is
   what costs, rare pairs are asked first, and when few places remain their texts decide. */

const FEW = 12, FIRST_PAIRS = 3, LONGEST_IN_TEXT = 100;

/* The matches of a term in a layer, by the layer's own numbers of documents. */
async function matchTerm({ text, isPhrase }, layer) {
  if (text.length === 1) return bySummary((await layer.single(text)).summary);
  if (isPhrase) return layer.space.group(await matchPhrase(text, layer));
  const word = new WordMatch(text, layer);
  const own = await word.ownEntry();
  return own && own.blocks.length ? bySummary(own.summary) : layer.space.group(await word.match());
}
function bySummary(summary) {
  return new Map(summary.map((match) => [match.document, match]));
}
function inOrder(numbers) {
  return Uint32Array.from(numbers).sort();
}
/* Both increase. */
function inBoth(first, second) {
  let at = 0;
  return second.filter((place) => {
    while (first[at] < place) at += 1;
    return first[at] === place;
  });
}
function coverWord(length) {
  const offsets = [];
  for (let offset = 0; offset < length - 1; offset += 2) offsets.push(offset);
  if (length % 2) offsets.push(length - 2);
  return offsets;
}

/* The first, the middle and the last of many. */
function spread(items) {
  return items.length > FIRST_PAIRS ? [items[0], items[items.length >> 1], items[items.length - 1]] : items;
}

class WordMatch {
  constructor(word, layer) {
    this.word = word;
    this.layer = layer;
    this.pairs = new Map(); // by offset in the word: { offset, entry, key, back, isEdge }
  }
  async need(offsets) {
    await Promise.all(offsets.map(async (offset) => {
      if (this.pairs.has(offset)) return;
      const found = await this.layer.pair(this.word.slice(offset, offset + 2));
      this.pairs.set(offset, { offset, ...found });
    }));
    return [...this.pairs.values()].every(({ entry }) => entry.count);
  }
  /* The list of a word that is a term itself: a pair, or three units whose pairs are both long. */
  async ownEntry() {
    if (this.word.length > 3) return null;
    await this.need(coverWord(this.word.length));
    if (this.word.length === 2) return this.pairs.get(0).entry;
    return this.isTriple(0) ? this.layer.triple(this.word) : null;
  }
  isLong(offset) {
    const pair = this.pairs.get(offset);
    return Boolean(pair) && !pair.isEdge && pair.entry.blocks.length > 0;
  }
  isTriple(offset) {
    return this.isLong(offset) && this.isLong(offset + 1);
  }
  neighbours(offsets) {
    return offsets.filter((offset) => this.isLong(offset))
      .map((offset) => (offset + 2 < this.word.length ? offset + 1 : offset - 1)).filter((offset) => offset >= 0);
  }

  /* Where the word begins: positions in order. What is asked for comes in steps, until few places are left. */
  async match() {
    const cover = coverWord(this.word.length), plain = this.plainCover(cover);
    const steps = [
      () => spread(plain.length ? plain : cover),
      () => plain,
      () => [...cover, ...this.neighbours([...this.pairs.keys()])],
      () => this.neighbours(cover),
    ];
    let found = null;
    for (const step of steps) {
      if (!await this.need(step())) return [];
      found = this.narrow();
      if (this.isCovered()) return found;
      if (this.areFew(found)) return this.readTexts(found);
    }
    return this.matchLong(await this.longLists(cover), found);
  }
  /* Whether short lists alone have said of every unit where it stands. */
  isCovered() {
    const units = new Set();
    for (const { offset, entry } of this.pairs.values()) if (!entry.blocks.length) units.add(offset).add(offset + 1);
    return units.size === this.word.length;
  }
  /* For each pair of the cover one without separators, whose list says more. */
  plainCover(cover) {
    const pairs = cover.map((offset) => [offset, offset + 1, offset - 1].find((place) => this.isPlain(place)));
    return [...new Set(pairs)].filter((offset) => offset !== undefined);
  }
  isPlain(offset) {
    const pair = this.word.slice(Math.max(0, offset), offset + 2);
    return offset >= 0 && pair.length === 2 && !edgeTerm(pair);
  }
  /* The places that all lists allow, long ones by their documents; null where every list is long. */
  narrow() {
    const pairs = [...this.pairs.values()].sort((a, b) => a.entry.count - b.entry.count);
    let found = null;
    for (const { entry, offset, back } of pairs) {
      if (!entry.blocks.length) {
        const places = this.starts(entry.positions, offset + back);
        found = found ? inBoth(found, places) : places;
      } else if (found) {
        const documents = this.layer.documentsOf(entry);
        found = found.filter((place) => documents.has(this.layer.space.document(place)));
      }
    }
    return found;
  }
  /* Where the word would begin, in the same document. */
  starts(positions, back) {
    const { space } = this.layer;
    return positions.filter((place) => place >= back && space.document(place) === space.document(place - back))
      .map((place) => place - back);
  }
  /* What is left to ask: lists of triples where there are some, else the long lists themselves. */
  longLists(cover) {
    const long = cover.map((offset) => this.pairs.get(offset)).filter(({ entry }) => entry.blocks.length);
    const triples = new Set(), lists = [];
    for (const pair of long) {
      const start = [pair.offset, pair.offset - 1].find((offset) => this.isTriple(offset));
      if (start === undefined) lists.push({ ...pair, part: this.layer.part(pair.key) });
      else triples.add(start);
    }
    return Promise.all([...lists, ...Array.from(triples, async (offset) => {
      const triple = this.word.slice(offset, offset + 3);
      return { offset, back: 0, entry: await this.layer.triple(triple), part: this.layer.partOfTriple(triple) };
    })]);
  }
  async matchLong(lists, places) {
    const { layer } = this;
    let found = places, documents = found ? this.documents(found) : null;
    for (const { entry } of lists) documents = documents ? inBothSets(documents, layer.documentsOf(entry)) : layer.documentsOf(entry);
    lists.sort((a, b) => a.entry.count - b.entry.count);
    for (const { entry, offset, back, part } of lists) {
      if (!entry.count || !documents.size) return [];
      const { positions } = await layer.list(entry, part, documents);
      const starts = this.starts(positions, offset + back);
      found = found ? inBoth(found, starts) : starts;
      if (this.areFew(found)) return this.readTexts(found);
      documents = this.documents(found);
    }
    return found;
  }
  documents(places) {
    return new Set(Array.from(places, (place) => this.layer.space.document(place)));
  }

  /* Few places: the pieces of text that stand there say whether the word does. */
  areFew(places) {
    return places && this.word.length <= LONGEST_IN_TEXT && places.length <= FEW * FEW && this.pieces(places).size <= FEW;
  }
  pieces(places) {
    return new Set(Array.from(places, (place) => this.pieceOf(place).join("-")));
  }
  pieceOf(place) {
    const { space } = this.layer, document = space.document(place);
    return [document, Math.max(0, Math.floor((place - space.body(document)) / PIECE))];
  }
  async readTexts(places) {
    const isThere = await Promise.all(Array.from(places, (place) => this.stands(place)));
    return places.filter((_, i) => isThere[i]);
  }
  async stands(place) {
    const { space, reader, first } = this.layer, [document, number] = this.pieceOf(place);
    const piece = await reader.piece(first + document, number), { folds } = reader.index;
    const offset = place - space.body(document);
    return offset < 0
      ? folds.plainOf(piece.head).startsWith(this.word, place - space.starts[document])
      : folds.plainOf(piece.text).startsWith(this.word, piece.before + offset % PIECE);
  }
}
function inBothSets(first, second) {
  return new Set([...first].filter((item) => second.has(item)));
}

async function matchPhrase(phrase, layer) {
  const steps = phraseSteps(phrase);
  const documents = (await Promise.all(steps.map((step) => documentsOfStep(step, layer)))).reduce(inBothSets);
  if (!documents.size) return [];
  let starts = null;
  for (const step of steps) {
    const moves = await movesOfStep(step, layer, documents), known = starts;
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
async function documentsOfStep({ pair, joined, parted }, layer) {
  const documents = joined ? layer.documentsOf((await layer.pair(pair)).entry) : new Set();
  if (parted) for (const document of await layer.documentsCrossed(pair)) documents.add(document);
  return documents;
}
/* From the position of a step's first unit to that of its second one. */
async function movesOfStep({ pair, joined, parted }, layer, documents) {
  const moves = new Map();
  if (joined) {
    const { entry, key } = await layer.pair(pair);
    const { positions } = await layer.list(entry, layer.part(key), documents);
    for (const position of positions) moves.set(position, position + 1);
  }
  if (parted) for (const [position, end] of await layer.crossings(pair, documents)) moves.set(position, end);
  return moves;
}
