/* A layer's entries: the forms of entries.py and shards.py in bulletin/search. Of a shard only what is
   asked for is unpacked; of the rest we learn where it begins. */

const LONG = 2048, LONG_EDGE = 256, BLOCK = 1024, KEY_BITS = 32, TRIPLE_BITS = 48, EDGE = "\uffff";
const COMMON_SEPARATORS = ",。、:;“”()《》—.!?·-/% '\"";
const NOTHING = { count: 0, positions: [], lengths: [], summary: [], blocks: [], edges: new Map() };

class Stopped extends Error {}

function termKey(term) {
  const second = term.length > 1 ? term.charCodeAt(1) : 0;
  return Math.imul(term.charCodeAt(0) << 16 | second, 0x9E3779B1) >>> 0;
}
function tripleKey(triple) {
  const units = [0, 1, 2].reduce((sum, i) => sum * 0x10000 + triple.charCodeAt(i), 0);
  return Number(BigInt.asUintN(TRIPLE_BITS, BigInt(units) * 0x9E3779B97F4Bn));
}
/* Where a separator stands beside another unit, the pair is filed under the unit and EDGE. */
function edgeTerm(pair) {
  const isAfter = isSeparator(pair[0]);
  if (isAfter === isSeparator(pair[1])) return null;
  return isAfter
    ? { section: "after", term: EDGE + pair[1], separator: pair[0] }
    : { section: "before", term: pair[0] + EDGE, separator: pair[1] };
}

/* Entries of each section: how to read one, and how to pass over it. */
const SECTIONS = {
  pairs: { read: (reader, space) => readList(reader, space, LONG), skip: (reader, space) => skipList(reader, space, LONG) },
  before: {
    read: (reader, space) => readEdges(reader, space, true),
    skip: (reader, space) => skipEdges(reader, space, true),
  },
  after: {
    read: (reader, space) => readEdges(reader, space, false),
    skip: (reader, space) => skipEdges(reader, space, false),
  },
  singles: {
    read: (reader, space) => ({ ...NOTHING, summary: readSummary(reader, space.documents) }),
    skip: (reader, space) => skipSummary(reader, space.documents),
  },
};
SECTIONS.triples = SECTIONS.pairs;

function readList(reader, space, long, hasLengths) {
  const count = reader.gamma();
  if (count > long) {
    const summary = readSummary(reader, space.documents);
    return { ...NOTHING, count, summary, blocks: readBlocks(reader, count, space.extent) };
  }
  const positions = reader.positions(count, space.extent);
  return { ...NOTHING, count, positions, lengths: hasLengths ? reader.lengths(count) : [] };
}
function skipList(reader, space, long, hasLengths) {
  const count = reader.gamma();
  if (count > long) {
    skipSummary(reader, space.documents);
    reader.gamma();
    reader.skipPositions(Math.ceil(count / BLOCK), space.extent);
  } else {
    reader.skipPositions(count, space.extent);
    if (hasLengths) reader.skipLengths(count);
  }
}
function readEdges(reader, space, hasLengths) {
  const edges = new Map();
  for (let left = reader.gamma(); left > 0; left -= 1) {
    const rank = reader.gamma() - 1;
    const separator = COMMON_SEPARATORS[rank] || String.fromCharCode(reader.take(16));
    edges.set(separator, readList(reader, space, LONG_EDGE, hasLengths));
  }
  return { ...NOTHING, edges };
}
function skipEdges(reader, space, hasLengths) {
  for (let left = reader.gamma(); left > 0; left -= 1) {
    if (reader.gamma() > COMMON_SEPARATORS.length) reader.take(16);
    skipList(reader, space, LONG_EDGE, hasLengths);
  }
}
function readSummary(reader, documents) {
  return Array.from(reader.positions(reader.gamma(), documents), (document) => ({
    document,
    inHead: reader.take(1) === 1,
    count: 2 ** reader.zeros(),
    piece: reader.zeros(),
    positions: [],
  }));
}
function skipSummary(reader, documents) {
  const count = reader.gamma();
  reader.skipPositions(count, documents);
  for (let i = 0; i < count; i += 1) {
    reader.at += 1;
    reader.skipLengths(2);
  }
}
function readBlocks(reader, count, extent) {
  const first = reader.gamma() - 1;
  const starts = reader.positions(Math.ceil(count / BLOCK), extent);
  return Array.from(starts, (start, i) => {
    const end = i + 1 < starts.length ? starts[i + 1] : extent;
    return { number: first + i, start, extent: end - start, size: Math.min(BLOCK, count - i * BLOCK) };
  });
}

/* A shard: where the entry of each term begins. */
class Shard {
  constructor(text, sections, base, extent, space) {
    this.units = unpack(text);
    this.space = space;
    this.places = new Map();
    const reader = new BitReader(this.units);
    for (const section of sections) {
      for (const key of reader.positions(reader.gamma() - 1, extent)) {
        this.places.set(section + (base + key), reader.at);
        SECTIONS[section].skip(reader, space);
      }
    }
  }
  entry(section, key) {
    const at = this.places.get(section + key);
    return at === undefined ? NOTHING : SECTIONS[section].read(new BitReader(this.units, at), this.space);
  }
}

class LayerReader {
  constructor(layer, reader) {
    this.reader = reader;
    Object.assign(this, layer);
  }
  /* The list of a pair: its entry, and what to take from its positions to have those of the first unit. */
  async pair(pair) {
    const edge = edgeTerm(pair);
    if (!edge) return { entry: await this.entry("pairs", "pairs", termKey(pair), KEY_BITS), key: termKey(pair), back: 0 };
    const key = termKey(edge.term);
    const { edges } = await this.entry("edges", edge.section, key, KEY_BITS);
    return { entry: edges.get(edge.separator) || NOTHING, key, back: edge.section === "after" ? 1 : 0, isEdge: true };
  }
  single(unit) {
    return this.entry("singles", "singles", termKey(unit), KEY_BITS);
  }
  triple(triple) {
    return this.entry("triples", "triples", tripleKey(triple), TRIPLE_BITS);
  }
  async entry(family, section, key, keyBits) {
    const extent = 2 ** (keyBits - this.bits[family]), number = Math.floor(key / extent);
    const name = `${family}/${number.toString(16).padStart(4, "0")}`;
    if (!this.shards.has(name)) {
      const [text] = await this.reader.load(this.folder, name);
      const sections = family === "edges" ? ["before", "after"] : [family];
      this.shards.set(name, new Shard(text, sections, number * extent, extent, this.space));
    }
    return this.shards.get(name).entry(section, key);
  }
  /* The number of a term's part, in which its blocks are filed; those of triples come after all others. */
  part(key) {
    return Math.floor(key / 2 ** (KEY_BITS - this.bits.parts));
  }
  partOfTriple(triple) {
    const parts = 2 ** this.bits.parts;
    return parts + Math.floor(tripleKey(triple) / 2 ** TRIPLE_BITS * parts);
  }
  /* The positions of a list (with lengths, of edges), of long ones only what reaches into `documents`
     (null: all). */
  async list(entry, part, documents, hasLengths) {
    const wanted = entry.blocks.filter((block) => !documents || this.reaches(block, documents));
    if (!entry.blocks.length) return entry;
    const parts = await Promise.all(wanted.map(async ({ number, start, extent, size }) => {
      const [text] = await this.reader.load(this.folder, `blocks/${part.toString(16)}.${number}`);
      const reader = new BitReader(unpack(text));
      const positions = reader.positions(size, extent).map((place) => start + place);
      return { positions, lengths: hasLengths ? reader.lengths(size) : [] };
    }));
    const positions = new Uint32Array(parts.reduce((sum, one) => sum + one.positions.length, 0));
    let at = 0;
    for (const one of parts) {
      positions.set(one.positions, at);
      at += one.positions.length;
    }
    return { positions, lengths: [].concat(...parts.map((one) => one.lengths)) };
  }
  reaches(block, documents) {
    const last = this.space.document(block.start + block.extent - 1);
    for (let document = this.space.document(block.start); document <= last; document += 1) {
      if (documents.has(document)) return true;
    }
    return false;
  }
  /* All lists of an edge: pairs of position and length. */
  async edges(section, term, documents) {
    const key = termKey(term), { edges } = await this.entry("edges", section, key, KEY_BITS);
    const lists = await Promise.all(Array.from(edges.values(), (entry) =>
      this.list(entry, this.part(key), documents, section === "before")));
    return [].concat(...lists.map(({ positions, lengths }) =>
      Array.from(positions, (position, i) => [position, lengths[i] || 0])));
  }
  async documentsOfEdges(section, term) {
    const { edges } = await this.entry("edges", section, termKey(term), KEY_BITS);
    return new Set([].concat(...Array.from(edges.values(), (entry) => [...this.documentsOf(entry)])));
  }
  documentsOf(entry) {
    const documents = new Set(entry.summary.map((hits) => hits.document));
    for (const position of entry.positions) documents.add(this.space.document(position));
    return documents;
  }
  /* Where only separators stand between two units: pairs of positions. */
  async crossings(pair, documents) {
    const [before, after] = await Promise.all([
      this.edges("before", pair[0] + EDGE, documents), this.edges("after", EDGE + pair[1], documents)]);
    const ends = new Set(after.map(([position]) => position));
    return before.map(([position, length]) => [position, position + length + 1]).filter(([, end]) => ends.has(end));
  }
  async documentsCrossed(pair) {
    const [first, second] = await Promise.all([
      this.documentsOfEdges("before", pair[0] + EDGE), this.documentsOfEdges("after", EDGE + pair[1])]);
    return new Set([...first].filter((document) => second.has(document)));
  }
}
