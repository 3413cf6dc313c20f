/* The codec of bulletin/search/bits.py, reading only: sixteen bits a unit. */

const GROUP = 16, FULL = 0xffff, ESCAPED = /\ue000([^])/g, TURN = 0x8000;

function riceParameter(count, extent) {
  const mean = Math.floor(extent * 11 / (count * 16));
  return mean ? Math.floor(Math.log2(mean)) : 0;
}

class BitReader {
  constructor(text) {
    this.text = text.replace(ESCAPED, (_, unit) => String.fromCharCode(unit.charCodeAt(0) ^ TURN));
    this.index = 0;
    this.used = 0; // bits taken from the character at `index`
  }
  /* The number of zeros before the next one, which is taken as well. */
  zeros() {
    let zeros = 0;
    for (;;) {
      if (this.index >= this.text.length) throw new RangeError("the bits end too early");
      const rest = this.text.charCodeAt(this.index) & (FULL >> this.used);
      if (rest) {
        const one = Math.clz32(rest) - 16;
        zeros += one - this.used;
        this.used = one + 1;
        if (this.used === GROUP) this.advance();
        return zeros;
      }
      zeros += GROUP - this.used;
      this.advance();
    }
  }
  take(count) {
    let value = 0;
    while (count > 0) {
      const size = Math.min(count, GROUP - this.used);
      const rest = this.text.charCodeAt(this.index) & (FULL >> this.used);
      value = value * (1 << size) + (rest >> (GROUP - this.used - size));
      this.used += size;
      count -= size;
      if (this.used === GROUP) this.advance();
    }
    return value;
  }
  advance() {
    this.index += 1;
    this.used = 0;
  }
  gamma() {
    const zeros = this.zeros();
    return 2 ** zeros + this.take(zeros);
  }
  rice(parameter) {
    return this.zeros() * 2 ** parameter + this.take(parameter);
  }
  positions(count, extent) {
    const parameter = riceParameter(Math.max(1, count), extent);
    const found = new Array(count);
    let previous = -1;
    for (let i = 0; i < count; i += 1) {
      previous += this.rice(parameter) + 1;
      found[i] = previous;
    }
    return found;
  }
}
