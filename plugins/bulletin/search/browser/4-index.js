/* The index: positions, entries, columns. The forms are those of space.py, entries.py, shards.py and
   columns.py in bulletin/search. */

const FORMAT = 1, SLOT = 256, HEAD_ROOM = 256, PIECE = 1000, LONG = 2048, GROUP_BITS = 4;

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

const NOTHING = { count: 0, positions: [], summary: [], blockStarts: [], firstBlock: 0, crossings: [] };

function readSummary(reader, documents) {
  const count = reader.gamma() - 1, parameter = reader.gamma() - 1;
  return reader.positions(count, documents).map((document) => ({
    document,
    inHead: reader.take(1) === 1,
    count: reader.rice(parameter) + 1,
    piece: reader.rice(0),
    positions: [],
  }));
}
function readPair(reader, space) {
  const count = reader.gamma() - 1;
  const entry = { ...NOTHING, count };
  if (count > LONG) {
    entry.summary = readSummary(reader, space.starts.length);
    entry.firstBlock = reader.gamma() - 1;
    entry.blockStarts = reader.positions(Math.ceil(count / LONG), space.extent);
  } else {
    entry.positions = reader.positions(count, space.extent);
  }
  entry.crossings = reader.positions(reader.gamma() - 1, space.extent)
    .map((position) => ({ position, end: position + reader.rice(0) + 2 }));
  return entry;
}

/* The columns of all documents, in the order of their numbers. */
function joinColumns(parts) {
  const issues = [], documents = [], slots = [];
  for (const part of parts) {
    const departments = part.department.values(), authors = part.author.values();
    slots.push(...part.slots);
    for (const [id, label, year, digest, count, names] of part.issues) {
      const issue = { number: issues.length, id, label, year, digest, first: documents.length, names };
      issues.push(issue);
      for (let i = 0; i < count; i += 1) {
        documents.push({
          issue,
          department: part.departments[departments.next().value],
          authors: authors.next().value.map((author) => part.authors[author]),
        });
      }
    }
  }
  return { issues, documents, space: new Space(slots) };
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
  return { folder, core, manifest, folds: new Folder(manifest.folds), shards: new Map(), ...columns };
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
  async pair(pair) {
    return (await this.shard("pairs", termKey(pair), this.index.manifest.pairBits)).get(pair) || NOTHING;
  }
  async single(unit) {
    return (await this.shard("singles", termKey(unit), this.index.manifest.singleBits)).get(unit) || NOTHING;
  }
  async shard(family, key, bits) {
    const number = key >>> (32 - bits);
    const name = `${family}/${number.toString(16).padStart(4, "0")}`;
    if (!this.index.shards.has(name)) {
      const [packed] = await this.load(this.index.core, name);
      this.index.shards.set(name, this.readShard(family, packed, number, bits));
    }
    const entries = this.index.shards.get(name);
    return { get: (term) => entries.get(termKey(term)) };
  }
  readShard(family, packed, number, bits) {
    const reader = new BitReader(packed);
    const extent = 2 ** (32 - bits);
    const keys = reader.positions(reader.gamma() - 1, extent);
    return new Map(keys.map((key) => [
      number * extent + key,
      family === "pairs"
        ? readPair(reader, this.space)
        : { ...NOTHING, summary: readSummary(reader, this.space.starts.length) },
    ]));
  }
  /* The positions of a pair; of long lists only the blocks that reach into `documents` (null: all). */
  async positions(pair, documents) {
    const entry = await this.pair(pair);
    if (!entry.blockStarts.length) return entry.positions;
    const wanted = entry.blockStarts.map((start, number) => ({
      start, number, end: entry.blockStarts[number + 1] || this.space.extent,
    })).filter((block) => !documents || this.reaches(block, documents));
    const lists = await Promise.all(wanted.map((block) => this.block(pair, entry, block)));
    return [].concat(...lists);
  }
  reaches(block, documents) {
    const last = this.space.document(block.end - 1);
    for (let document = this.space.document(block.start); document <= last; document += 1) {
      if (documents.has(document)) return true;
    }
    return false;
  }
  async block(pair, entry, { start, number }) {
    const group = (termKey(pair) >>> (32 - GROUP_BITS)).toString(16);
    const [packed] = await this.load(this.index.core, `blocks/${group}.${entry.firstBlock + number}`);
    const size = Math.min(LONG, entry.count - number * LONG);
    return new BitReader(packed).positions(size, this.space.extent).map((position) => start + position);
  }
  async piece(document, number) {
    const { issue } = this.index.documents[document];
    const [piece] = await this.load(
      this.index.folder, `texts/${issue.digest}/${document - issue.first}-${number}`);
    return piece;
  }
}
