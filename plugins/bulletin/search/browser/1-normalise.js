/* Normalisation: the same as bulletin/search/normalise.py, whose docstring says what and why.
   Strings count in UTF-16 units there as here. `folds` comes from the index. */

const FIRST_IDEOGRAPHIC = "\u2e80";
const WHITE = /[\p{Z}\t\n\v\f\r\x85]/u;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\uffff]/u;
const SEPARATOR = /[ \p{P}\p{S}]/u;
const LETTER = /[\p{L}\p{N}]/u;

function remembering(find) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key);
  };
}
function showVisible(character) {
  if (WHITE.test(character)) return " ";
  return INVISIBLE.test(character) ? "" : character;
}
const foldSimply = remembering((character) =>
  Array.from(character.normalize("NFKC").toLowerCase(), showVisible).join(""));
const isWhite = remembering((character) => WHITE.test(character));
const isSeparator = remembering((unit) => SEPARATOR.test(unit));
const isNarrow = remembering((unit) => unit < FIRST_IDEOGRAPHIC && LETTER.test(unit));

class Folder {
  constructor(folds) {
    const [characters, values] = folds;
    this.exceptions = new Map(Array.from(characters, (character, i) => [character, values[i]]));
  }
  fold(character) {
    const folded = this.exceptions.get(character);
    return folded === undefined ? foldSimply(character) : folded;
  }
  /* The plain form, and for each of its units the offset in the text. */
  plainWithPlaces(text) {
    const units = [], places = [];
    let offset = 0;
    for (const character of text) {
      const folded = this.fold(character);
      for (let i = 0; i < folded.length; i += 1) {
        units.push(folded[i]);
        places.push(offset);
      }
      offset += character.length;
    }
    return dropSpaces(units, places);
  }
  plain(text) {
    return this.plainWithPlaces(text)[0];
  }
  /* The plain form of several fields, parted as they are in a document. */
  plainOf(fields) {
    return fields.map((field) => this.plain(field)).join("\uffff");
  }
  /* The offset, in the parts joined with line ends, of a unit of their plain form. */
  placeOfUnit(parts, unit) {
    let start = 0, left = unit;
    for (const part of parts) {
      const [, places] = this.plainWithPlaces(part);
      if (left < places.length) return start + places[left];
      left -= places.length + 1;
      start += part.length + 1;
    }
    return 0;
  }
  query(text) {
    const whole = Array.from(text).filter((character) => !/\p{Cs}/u.test(character)).join("");
    return this.plain(whole.normalize("NFC"));
  }
}

function dropSpaces(units, places) {
  const kept = [], keptPlaces = [];
  let space = -1;
  units.forEach((unit, i) => {
    if (unit === " ") {
      if (space < 0) space = places[i];
      return;
    }
    if (space >= 0 && kept.length && isNarrow(kept[kept.length - 1]) && isNarrow(unit)) {
      kept.push(" ");
      keptPlaces.push(space);
    }
    space = -1;
    kept.push(unit);
    keptPlaces.push(places[i]);
  });
  return [kept.join(""), keptPlaces];
}

function spokenWithPlaces(plain, places) {
  const kept = [], keptPlaces = [];
  let pending = false;
  plain.split("").forEach((unit, i) => {
    if (isSeparator(unit)) {
      pending = true;
      return;
    }
    if (pending && kept.length && isNarrow(kept[kept.length - 1]) && isNarrow(unit)) {
      kept.push(" ");
      keptPlaces.push(places[i]);
    }
    kept.push(unit);
    keptPlaces.push(places[i]);
    pending = false;
  });
  return [kept.join(""), keptPlaces];
}
function spoken(plain) {
  return spokenWithPlaces(plain, [])[0];
}
