/* The codec of bulletin/search/bits.py, reading only: sixteen bits a unit. `at` counts bits. */

const GROUP_SHIFT = 4, GROUP = 16, FULL = 0xffff, ESCAPE = 0xe000, TURN = 0x8000, WIDE = 2 ** 32;

function riceParameter(count, extent) {
  const mean = Math.floor(extent * 11 / (count * 16));
  return mean ? Math.floor(Math.log2(mean)) : 0;
}
function unpack(text) {
  const units = new Uint16Array(text.length + 1);
  let size = 0;
  for (let i = 0; i < text.length; i += 1, size += 1) {
    const unit = text.charCodeAt(i);
    units[size] = unit === ESCAPE ? text.charCodeAt(i += 1) ^ TURN : unit;
  }
  return units.subarray(0, size);
}

class BitReader {
  constructor(units, at = 0) {
    this.units = units;
    this.at = at;
  }
  /* The number of zeros before the next one, which is taken as well. */
  zeros() {
    const { units, at } = this;
    let index = at >> GROUP_SHIFT;
    let rest = units[index] & (FULL >> (at & 15));
    while (!rest) {
      index += 1;
      if (index >= units.length) throw new RangeError("the bits end too early");
      rest = units[index];
    }
    const one = (index << GROUP_SHIFT) + Math.clz32(rest) - GROUP;
    this.at = one + 1;
    return one - at;
  }
  take(count) {
    let value = 0, left = count;
    while (left > 0) {
      const used = this.at & 15, size = Math.min(left, GROUP - used);
      const rest = this.units[this.at >> GROUP_SHIFT] & (FULL >> used);
      value = value * (1 << size) + (rest >> (GROUP - used - size));
      this.at += size;
      left -= size;
    }
    return value;
  }
  gamma() {
    const zeros = this.zeros();
    return 2 ** zeros + this.take(zeros);
  }
  positions(count, extent) {
    const parameter = riceParameter(count || 1, extent), scale = 2 ** parameter;
    const found = extent > WIDE ? new Float64Array(count) : new Uint32Array(count);
    let previous = -1;
    for (let i = 0; i < count; i += 1) {
      previous += this.zeros() * scale + this.take(parameter) + 1;
      found[i] = previous;
    }
    return found;
  }
  skipPositions(count, extent) {
    const parameter = riceParameter(count || 1, extent);
    for (let i = 0; i < count; i += 1) {
      this.zeros();
      this.at += parameter;
    }
  }
  lengths(count) {
    return Array.from({ length: count }, () => this.zeros());
  }
  skipLengths(count) {
    for (let i = 0; i < count; i += 1) this.zeros();
  }
}
