/* The order of results and where to cut their excerpts: bulletin/search/ranking.py. */

const HEAD_SCORE = 64, MOST_COUNTED = 31, FAR = 2 ** 40;
const CLOSENESS = [[20, 12], [100, 8], [500, 4]];

function scoreOf(matches) {
  if (!matches.length) return 0;
  const heads = matches.filter((match) => match.inHead).length;
  const rarest = Math.min(...matches.map((match) => match.count));
  const close = CLOSENESS.find(([limit]) => closest(matches)[0] <= limit);
  return heads * HEAD_SCORE + Math.min(rarest, MOST_COUNTED) + (close && matches.length > 1 ? close[1] : 0);
}
/* The least distance from the first term to the farthest other one, and the position where. */
function closest(matches) {
  if (matches.some((match) => !match.positions.length)) return [FAR, -1];
  const [first, ...others] = matches;
  let best = [FAR, -1];
  for (const position of first.positions) {
    const distance = Math.max(0, ...others.map((match) => nearest(match.positions, position)));
    if (distance < best[0]) best = [distance, position];
  }
  return best;
}
function nearest(positions, position) {
  let low = 0, high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle] < position) low = middle + 1;
    else high = middle;
  }
  const before = low > 0 ? position - positions[low - 1] : FAR;
  const after = low < positions.length ? positions[low] - position : FAR;
  return Math.min(before, after);
}
function excerptPosition(matches, space, document) {
  const body = space.body(document);
  const position = matches.length ? closest(matches)[1] : -1;
  if (position >= body) return position;
  for (const match of matches) {
    const inside = match.positions.find((place) => place >= body);
    if (inside !== undefined) return inside;
    if (match.piece) return body + match.piece * PIECE;
  }
  return body;
}
function inResultOrder(found, documents, byDate) {
  const scores = new Map(Array.from(found, ([document, matches]) => [document, byDate ? 0 : scoreOf(matches)]));
  return [...found.keys()].sort((a, b) =>
    scores.get(b) - scores.get(a) || documents[b].issue.number - documents[a].issue.number || a - b);
}
