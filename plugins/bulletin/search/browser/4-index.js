/* The index: positions, columns, layers. The forms are those of space.py and columns.py in
   bulletin/search. */

const FORMAT = 2, SLOT = 64, HEAD_ROOM = 192, PIECE = 1000;

class Space {
  constructor(slots) {
    const total = slots.reduce((sum, number) => sum + number, 0);
    this.documents = slots.length;
    this.starts = new Uint32Array(slots.length + 1);
    this.owners = new Uint32Array(total);
    this.extent = Math.max(1, total * SLOT);
    let start = 0;
    slots.forEach((number, document) => {
      this.starts[document] = start * SLOT;
      this.owners.fill(document, start, start += number);
    });
    this.starts[slots.length] = this.extent;
  }
  document(position) {
    return this.owners[Math.floor(position / SLOT)];
  }
  body(document) {
    return this.starts[document] + HEAD_ROOM;
  }
  /* Increasing positions as matches by document. */
  group(positions) {
    const found = new Map();
    for (let first = 0, last; first < positions.length; first = last) {
      const document = this.document(positions[first]), end = this.starts[document + 1];
      for (last = first + 1; last < positions.length && positions[last] < end;) last += 1;
      found.set(document, this.sumUp(document, positions.slice(first, last)));
    }
    return found;
  }
  sumUp(document, positions) {
    const body = this.body(document);
    const first = positions.find((position) => position >= body);
    const piece = first === undefined ? 0 : Math.floor((first - body) / PIECE);
    return { document, inHead: positions[0] < body, count: positions.length, piece, positions };
  }
}

/* The columns of all documents, in the order of their numbers; authors come later (needAuthors). */
function joinColumns(parts) {
  const issues = [], documents = [], slots = [];
  for (const part of parts) {
    let row = 0;
    for (const number of part.slots) slots.push(number);
    for (const [id, label, year, digest, count, whole] of part.issues) {
      const names = issueNames(id, label, whole);
      const issue = { number: issues.length, id, label, year, digest, first: documents.length, names };
      issues.push(issue);
      for (let i = 0; i < count; i += 1, row += 1) {
        documents.push({ issue, department: part.departments[part.department[row]], authors: [] });
      }
    }
  }
  return { issues, documents, slots };
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
  const layers = [];
  let first = 0;
  for (const layer of manifest.layers) {
    const space = new Space(columns.slots.slice(first, first + layer.documents));
    layers.push({ folder: `${folder}${layer.folder}/`, bits: layer, first, space, shards: new Map() });
    first += layer.documents;
  }
  return { folder, core, manifest, layers, folds: new Folder(manifest.folds), hasAuthors: false, ...columns };
}

/* One question's view of the index: once its `run` is stopped it loads nothing more. */
class Reader {
  constructor(index, run) {
    this.index = index;
    this.run = run;
    this.layers = index.layers.map((layer) => new LayerReader(layer, this));
  }
  load(folder, name) {
    if (this.run.isStopped) throw new Stopped();
    return loadFile(`${folder}${name}.js`, name);
  }
  /* The layer of a document. */
  layerOf(document) {
    return this.layers.find((layer) => document < layer.first + layer.space.documents);
  }
  async piece(document, number) {
    const { issue } = this.index.documents[document];
    const [piece] = await this.load(
      this.index.folder, `texts/${issue.digest}/${document - issue.first}-${number}`);
    return piece;
  }
}
