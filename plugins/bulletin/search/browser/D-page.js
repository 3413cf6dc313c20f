/* The search page: what is typed or chosen becomes a question, and its answer is shown. A question stops
   the one before it. */

const TYPING_PAUSE = 250; // milliseconds

class SearchPage {
  constructor(element) {
    this.places = element.dataset;
    this.input = document.getElementById("q");
    this.results = new ResultList(element);
    this.filters = new Filters(
      document.querySelector(".filters"), (choices) => this.ask({ choices }, true), () => this.listAuthors());
    this.run = { isStopped: false };
    this.answered = { numbers: [] };
    this.listen();
    this.askAddress();
  }
  listen() {
    this.input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask({ text: this.input.value }, true);
    });
    this.input.addEventListener("input", (event) => { if (!event.isComposing) this.askSoon(); });
    this.input.addEventListener("compositionend", () => this.askSoon());
    this.results.more.addEventListener("click", () => this.showMore());
    for (const button of this.results.orders) {
      button.addEventListener("click", () => this.ask({ byDate: button.dataset.order === "date" }, true));
    }
    window.addEventListener("popstate", () => this.askAgain());
    window.addEventListener("pagehide", () => Address.remember(this.results.shown));
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  /* Questions */

  askAddress() {
    this.isTyping = false;
    this.question = Address.read();
    this.input.value = this.question.text;
    const { shown, top } = Address.remembered();
    this.answer(shown || PAGE, top);
  }
  /* A step in the history; one within the page, as to its main part, leaves the answer alone. */
  askAgain() {
    if (Address.of(Address.read()) !== Address.of(this.question)) this.askAddress();
  }
  /* While someone types, the first pause is a step of the history and the following ones change it. */
  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.input.value.trim() === this.question.text) return;
      this.ask({ text: this.input.value }, !this.isTyping);
      this.isTyping = true;
    }, TYPING_PAUSE);
  }
  ask(change, isStep) {
    clearTimeout(this.timer);
    this.isTyping = false;
    const text = "text" in change ? change.text.trim() : this.question.text;
    const choices = text === this.question.text ? this.question.choices : noChoices();
    this.question = { ...this.question, choices, ...change, text };
    Address.write(this.question, isStep);
    this.answer(PAGE);
  }

  /* Answers */

  async answer(limit, top) {
    this.run.isStopped = true;
    const run = { isStopped: false };
    this.run = run;
    this.results.setState("busy");
    try {
      const index = await openIndex(this.places.index, this.places.version);
      const query = parseQuery(this.question.text, index.folds);
      const { choices } = this.question;
      if (choices.a.size || index.documents.length <= SMALL_ARCHIVE) await needAuthors(index);
      const reader = new Reader(index, run);
      const isChosenFrom = GROUPS.some(({ key }) => choices[key].size);
      const isAsked = query.terms.length || query.filters.length || isChosenFrom;
      const found = isAsked ? await findDocuments(query, reader) : new Map();
      if (run.isStopped) return;
      await this.show({ query, found, reader, isAsked }, limit);
      if (top && !run.isStopped) window.scrollTo(0, top);
    } catch (error) {
      if (!run.isStopped) this.report(error);
    }
  }
  async show(answer, limit) {
    const { documents } = answer.reader.index;
    const all = inResultOrder(answer.found, documents, this.question.byDate);
    const numbers = all.filter((number) => isChosen(documents[number], this.question.choices, ""));
    this.answered = { ...answer, all, numbers };
    const items = await this.describe(0, limit);
    const wordings = answer.isAsked && !all.length ? await this.countWordings(answer.reader) : [];
    if (answer.reader.run.isStopped) return;
    this.results.advise(wordings);
    this.filters.show(all, answer.reader.index, this.question.choices);
    const years = numbers.map((number) => documents[number].issue.year);
    const isFiltered = answer.query.filters.length > 0 || GROUPS.some(({ key }) => this.question.choices[key].size);
    const sentence = describeTotal(this.question.text, numbers.length, years, isFiltered);
    this.results.show(this.question, items, numbers.length, answer.isAsked ? sentence : "请在上面写下要找的词。");
  }
  describe(first, limit) {
    const { numbers, found, query, reader } = this.answered;
    return Promise.all(numbers.slice(first, first + limit).map((number) =>
      describeHit(number, found.get(number), query, reader, this.places.root)));
  }
  async countWordings(reader) {
    const totals = await Promise.all(otherWordings(this.question.text).map(async (text) =>
      [text, (await findDocuments(parseQuery(text, reader.index.folds), reader)).size]));
    /* A phrase finds all that its word finds: it is worth a line where it finds more. */
    const known = new Map(totals);
    const isNews = (text, total) => !QUOTES.includes(text[0]) || total !== known.get(text.slice(1, -1));
    return totals.filter(([text, total]) => total && isNews(text, total));
  }
  async listAuthors() {
    const { run } = this;
    try {
      await needAuthors(this.answered.reader.index);
      if (!run.isStopped) this.filters.show(this.answered.all, this.answered.reader.index, this.question.choices);
      const first = this.filters.form.querySelector("[name=a]");
      if (first) first.focus();
    } catch (error) {
      if (!run.isStopped) this.report(error);
    }
  }
  /* Only one tap counts, and none while another question is on its way. */
  async showMore() {
    const { run } = this;
    if (this.results.isBusy) return;
    this.results.setState("busy");
    try {
      const items = await this.describe(this.results.shown, PAGE);
      if (!run.isStopped) this.results.append(items, this.answered.numbers.length);
    } catch (error) {
      if (!run.isStopped) this.report(error);
    }
  }
  report(error) {
    this.run.isStopped = true;
    this.answered = { numbers: [] };
    this.filters.element.hidden = true;
    const isReaders = error instanceof QueryTooLong;
    this.results.fail(describeTrouble(error), isReaders ? "done" : "error");
    if (!isReaders && !(error instanceof DamagedIndex)) throw error;
  }

  /* Keys: arrows go from the field through the results and back; Enter opens, as links do */

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [this.input, ...this.results.links];
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  }
}

/* The page's own scripts of the index come after this one: begin when they are there. */
document.addEventListener("DOMContentLoaded", () => {
  const container = document.querySelector("[data-search-state]");
  if (container) new SearchPage(container);
});
