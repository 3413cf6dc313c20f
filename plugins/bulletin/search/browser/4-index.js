/* The index: positions, entries, columns. The forms are those of space.py, entries.py, shards.py and
   columns.py in bulletin/search. */

const FORMAT = 1, SLOT = 64, HEAD_ROOM = 192, PIECE = 1000, LONG = 2048, BLOCK = 1024, GROUP_BITS = 4;

class Space {
  constructor(slots) {
    this.starts = [];
    let start = 0;
    for (const number of slots) {
      this.starts.push(start * SLOT);
      start += number;
    }
    this.extent = Math.max(1, start * SLOT);
    this.owners = new Uint32Array(start);
    slots.forEach((number, document) =>
      this.owners.fill(document, this.starts[document] / SLOT, this.starts[document] / SLOT + number));
  }
  document(position) {
    return this.owners[Math.floor(position / SLOT)];
  }
  body(document) {
    return this.starts[document] + HEAD_ROOM;
  }
  end(document) {
    return document + 1 < this.starts.length ? this.starts[document + 1] : this.extent;
  }
  /* Increasing positions as matches by document. */
  group(positions) {
    const found = new Map();
    let inside = [], end = 0, document = 0;
    const close = () => { if (inside.length) found.set(document, this.sumUp(document, inside)); };
    for (const position of positions) {
      if (position >= end) {
        close();
        document = this.document(position);
        end = this.end(document);
        inside = [];
      }
      inside.push(position);
    }
    close();
    return found;
  }
  sumUp(document, positions) {
    const body = this.body(document);
    const first = positions.find((position) => position >= body);
    const piece = first === undefined ? 0 : Math.floor((first - body) / PIECE);
    return { document, inHead: positions[0] < body, count: positions.length, piece, positions };
  }
}

function termKey(term) {
  const second = term.length > 1 ? term.charCodeAt(1) : 0;
  return Math.imul(term.charCodeAt(0) << 16 | second, 0x9E3779B1) >>> 0;
}

/* Where a separator stands beside another unit, the pair is filed under the unit and EDGE. */
const EDGE = "\uffff";
function edgeKey(pair) {
  const isFirst = isSeparator(pair[0]);
  if (isFirst === isSeparator(pair[1])) return null;
  return termKey(isFirst ? EDGE + pair[1] : pair[0] + EDGE);
}

const NOTHING = { count: 0, positions: [], edges: [], summary: [], blockStarts: [], firstBlock: 0 };
const COMMON_SEPARATORS = ",。、:;“”()《》—.!?·-/% '\"";

function readSummary(reader, documents) {
  return reader.positions(reader.gamma() - 1, documents).map((document) => ({
    document,
    inHead: reader.take(1) === 1,
    count: 2 ** reader.rice(0),
    piece: reader.rice(0),
    positions: [],
  }));
}
function readEntry(reader, space, section) {
  if (section === "singles") return { ...NOTHING, summary: readSummary(reader, space.starts.length) };
  const count = reader.gamma() - 1;
  if (count > LONG) {
    const summary = readSummary(reader, space.starts.length), firstBlock = reader.gamma() - 1;
    const blockStarts = reader.positions(Math.ceil(count / BLOCK), space.extent);
    return { ...NOTHING, count, summary, firstBlock, blockStarts };
  }
  if (section === "edges") return { ...NOTHING, count, edges: readEdges(reader, count, space, 0) };
  return { ...NOTHING, count, positions: reader.positions(count, space.extent) };
}
function readEdges(reader, count, space, start) {
  return reader.positions(count, space.extent).map((place) => {
    const rank = reader.gamma() - 1;
    const separator = rank < COMMON_SEPARATORS.length
      ? COMMON_SEPARATORS[rank] : String.fromCharCode(reader.take(16));
    return { position: start + place, separator, length: reader.rice(0) };
  });
}
function documentsOf(entry, space) {
  const documents = new Set(entry.summary.map((hits) => hits.document));
  for (const position of entry.positions) documents.add(space.document(position));
  for (const { position } of entry.edges) documents.add(space.document(position));
  return documents;
}

/* The columns of all documents, in the order of their numbers; authors come later (needAuthors). */
function joinColumns(parts) {
  const issues = [], documents = [], slots = [];
  for (const part of parts) {
    const departments = part.department.values();
    slots.push(...part.slots);
    for (const [id, label, year, digest, count, whole] of part.issues) {
      const names = issueNames(id, label, whole);
      const issue = { number: issues.length, id, label, year, digest, first: documents.length, names };
      issues.push(issue);
      for (let i = 0; i < count; i += 1) {
        documents.push({ issue, department: part.departments[departments.next().value], authors: [] });
      }
    }
  }
  return { issues, documents, space: new Space(slots) };
}
function issueNames(id, label, whole) {
  const number = label.slice(label.indexOf("第") + 1).replace(/期$/, "");
  return [id, label, number, `第${number}期`, ...(whole ? [`总${whole}`, `总第${whole}期`] : [])];
}
/* Authors are loaded only to filter by them: they are more than all the other columns. */
async function needAuthors(index) {
  if (index.hasAuthors) return;
  const names = Array.from({ length: index.manifest.columns }, (_, part) => `authors/${part}`);
  const parts = await Promise.all(names.map((name) => loadFile(`${index.core}${name}.js`, name)));
  let document = 0;
  for (const [{ authors, author }] of parts) {
    for (const own of author) {
      index.documents[document].authors = own.map((number) => authors[number]);
      document += 1;
    }
  }
  index.hasAuthors = true;
}

let opened = null;
function openIndex(folder, version) {
  if (!opened) {
    opened = readIndex(folder, version);
    opened.catch(() => { opened = null; });
  }
  return opened;
}
async function readIndex(folder, version) {
  const core = `${folder}${version}/`;
  const [manifest] = await loadFile(`${core}manifest.js`, "manifest");
  if (manifest.format !== FORMAT) throw new DamagedIndex("manifest");
  const names = Array.from({ length: manifest.columns }, (_, part) => `documents/${part}`);
  const parts = await Promise.all(names.map((name) => loadFile(`${core}${name}.js`, name)));
  const columns = joinColumns(parts.map(([part]) => part));
  return { folder, core, manifest, folds: new Folder(manifest.folds), shards: new Map(), hasAuthors: false, ...columns };
}

/* One question's view of the index: once its `run` is stopped it loads nothing more. */
class Reader {
  constructor(index, run) {
    this.index = index;
    this.space = index.space;
    this.run = run;
  }
  load(folder, name) {
    if (this.run.isStopped) throw new Stopped();
    return loadFile(`${folder}${name}.js`, name);
  }
  pair(pair) {
    const key = edgeKey(pair);
    return key === null ? this.entry("pairs", termKey(pair)) : this.entry("edges", key);
  }
  single(unit) {
    return this.entry("singles", termKey(unit));
  }
  async entry(section, key) {
    const family = section === "singles" ? "singles" : "pairs";
    const { singleBits, pairBits } = this.index.manifest;
    const bits = section === "singles" ? singleBits : pairBits;
    const number = key >>> (32 - bits);
    const name = `${family}/${number.toString(16).padStart(4, "0")}`;
    if (!this.index.shards.has(name)) {
      const [packed] = await this.load(this.index.core, name);
      this.index.shards.set(name, this.readShard(family, packed, number * 2 ** (32 - bits), 2 ** (32 - bits)));
    }
    return this.index.shards.get(name).get(section + key) || NOTHING;
  }
  readShard(family, packed, base, extent) {
    const reader = new BitReader(packed);
    const entries = new Map();
    for (const section of family === "pairs" ? ["pairs", "edges"] : ["singles"]) {
      for (const key of reader.positions(reader.gamma() - 1, extent)) {
        entries.set(section + (base + key), readEntry(reader, this.space, section));
      }
    }
    return entries;
  }
  /* The positions of a pair; of long lists only what reaches into `documents` (null: all). */
  async positions(pair, documents) {
    const key = edgeKey(pair);
    if (key !== null) {
      const isAfter = isSeparator(pair[0]);
      const separator = isAfter ? pair[0] : pair[1];
      const edges = await this.edges(key, documents);
      return edges.filter((edge) => edge.separator === separator)
        .map((edge) => edge.position - (isAfter ? 1 : 0));
    }
    const entry = await this.entry("pairs", termKey(pair));
    const blocks = await this.blocks(entry, termKey(pair), documents);
    return blocks.reduce((found, { start, size, reader }) => {
      for (const place of reader.positions(size, this.space.extent)) found.push(start + place);
      return found;
    }, entry.positions.slice());
  }
  /* Where only separators stand between two units: pairs of positions. */
  async crossings(pair, documents) {
    const [before, after] = await Promise.all([
      this.edges(termKey(pair[0] + EDGE), documents), this.edges(termKey(EDGE + pair[1]), documents)]);
    const ends = new Set(after.map((edge) => edge.position));
    return before.map((edge) => [edge.position, edge.position + edge.length + 1]).filter(([, end]) => ends.has(end));
  }
  async documentsCrossed(pair) {
    const [before, after] = await Promise.all([
      this.entry("edges", termKey(pair[0] + EDGE)), this.entry("edges", termKey(EDGE + pair[1]))]);
    const first = documentsOf(before, this.space), second = documentsOf(after, this.space);
    return new Set([...first].filter((document) => second.has(document)));
  }
  async edges(key, documents) {
    const entry = await this.entry("edges", key);
    const blocks = await this.blocks(entry, key, documents);
    return entry.edges.concat(...blocks.map(({ start, size, reader }) =>
      readEdges(reader, size, this.space, start)));
  }
  /* The blocks of an entry that reach into `documents`. */
  blocks(entry, key, documents) {
    const group = (key >>> (32 - GROUP_BITS)).toString(16);
    const wanted = entry.blockStarts
      .map((start, number) => ({ start, number, end: entry.blockStarts[number + 1] || this.space.extent }))
      .filter((block) => !documents || this.reaches(block, documents));
    return Promise.all(wanted.map(async ({ start, number }) => {
      const [packed] = await this.load(this.index.core, `blocks/${group}.${entry.firstBlock + number}`);
      return { start, size: Math.min(BLOCK, entry.count - number * BLOCK), reader: new BitReader(packed) };
    }));
  }
  reaches(block, documents) {
    const last = this.space.document(block.end - 1);
    for (let document = this.space.document(block.start); document <= last; document += 1) {
      if (documents.has(document)) return true;
    }
    return false;
  }
  async piece(document, number) {
    const { issue } = this.index.documents[document];
    const [piece] = await this.load(
      this.index.folder, `texts/${issue.digest}/${document - issue.first}-${number}`);
    return piece;
  }
}
