/* Filters 栏目, 年份, 期, 作者: checkboxes with live counts. Values of one group are alternatives.
   In a large archive the authors are fetched when someone asks for them. */

const SHOWN_VALUES = 8, SMALL_ARCHIVE = 1000;
const GROUPS = [
  { key: "c", label: "栏目", of: ({ department }) => [department] },
  { key: "y", label: "年份", of: ({ issue }) => [String(issue.year)], name: (value) => `${value}年`, isDated: true },
  { key: "i", label: "期", of: ({ issue }) => [issue.id], isDated: true },
  { key: "a", label: "作者", of: ({ authors }) => authors },
];

function noChoices() {
  return Object.fromEntries(GROUPS.map(({ key }) => [key, new Set()]));
}
function isChosen(document, choices, except) {
  return GROUPS.every(({ key, of }) =>
    key === except || !choices[key].size || of(document).some((value) => choices[key].has(value)));
}
/* For each group its values with their counts among what the other groups let through. */
function countValues(numbers, documents, choices) {
  return GROUPS.map((group) => {
    const counts = new Map(Array.from(choices[group.key], (value) => [value, 0]));
    for (const number of numbers) {
      const isCounted = isChosen(documents[number], choices, group.key);
      for (const value of group.of(documents[number])) {
        counts.set(value, (counts.get(value) || 0) + (isCounted ? 1 : 0));
      }
    }
    return { group, rows: orderRows(group, counts) };
  });
}
function orderRows(group, counts) {
  const rows = [...counts];
  if (group.isDated) return group.key === "y" ? rows.sort((a, b) => b[0] - a[0]) : rows.reverse();
  return rows.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

class Filters {
  constructor(element, onchange, onauthors) {
    this.element = element;
    this.onauthors = onauthors;
    this.form = element.querySelector("form");
    this.opened = new Set();
    this.form.addEventListener("change", () => onchange(this.read()));
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      onchange(noChoices());
    });
  }
  read() {
    const choices = noChoices();
    for (const input of this.form.querySelectorAll("input:checked")) choices[input.name].add(input.value);
    return choices;
  }
  show(numbers, index, choices) {
    const focused = this.form.contains(document.activeElement) ? document.activeElement : null;
    const names = new Map(index.issues.map((issue) => [issue.id, issue.label]));
    const sets = countValues(numbers, index.documents, choices)
      .map(({ group, rows }) => this.makeGroup(group, rows, choices[group.key], names));
    if (!index.hasAuthors) sets.push(this.makeAuthorsOpener());
    const reset = make("div", { class: "btns" }, make("button", { type: "reset" }, "清除筛选"));
    this.form.replaceChildren(...sets.filter(Boolean), reset);
    this.element.hidden = !numbers.length;
    if (focused) this.focusAgain(focused);
  }
  makeGroup(group, rows, chosen, names) {
    if (!rows.length) return null;
    const isOpen = this.opened.has(group.key) || rows.length <= SHOWN_VALUES + 1;
    const visible = isOpen ? rows : rows.filter(([value], i) => i < SHOWN_VALUES || chosen.has(value));
    const set = make("fieldset", {}, make("legend", {}, group.label),
      ...visible.map(([value, count]) => this.makeRow(group, value, count, chosen.has(value), names)));
    if (!isOpen) set.append(this.makeOpener(group, rows, set, chosen, names));
    return set;
  }
  makeRow(group, value, count, isChecked, names) {
    const name = group.name ? group.name(value) : names.get(value) || value;
    const input = make("input", { type: "checkbox", name: group.key, value });
    input.checked = isChecked;
    return make("label", {}, input, name, make("span", { class: "note" }, String(count)));
  }
  makeOpener(group, rows, set, chosen, names) {
    const button = make("button", { type: "button" }, `全部${rows.length}项`);
    button.addEventListener("click", () => {
      this.opened.add(group.key);
      const whole = this.makeGroup(group, rows, chosen, names);
      set.replaceWith(whole);
      whole.querySelector("input").focus();
    });
    return button;
  }
  makeAuthorsOpener() {
    const button = make("button", { type: "button" }, "列出作者");
    button.addEventListener("click", () => this.onauthors());
    return make("fieldset", {}, make("legend", {}, "作者"), button);
  }
  focusAgain(focused) {
    const again = [...this.form.elements]
      .find((element) => element.name === focused.name && element.value === focused.value);
    if (again) again.focus();
  }
}
