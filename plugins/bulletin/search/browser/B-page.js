/* The search page: what is typed or chosen becomes a question, its answer is shown, and the address bar
   and the history keep it. A question stops the one before it. */

const TYPING_PAUSE = 250; // milliseconds

class SearchPage {
  constructor(element) {
    this.element = element;
    this.input = document.getElementById("q");
    this.form = this.input.form;
    this.status = element.querySelector("[role=status]");
    this.trouble = element.querySelector("[role=alert]");
    this.list = element.querySelector("ol");
    this.pager = element.querySelector(".pager");
    this.more = element.querySelector("[data-search-more]");
    this.orders = [...element.querySelectorAll("[data-order]")];
    this.filters = new Filters(document.querySelector(".filters"), (choices) => this.ask({ choices }, true));
    this.question = { text: "", choices: noChoices(), byDate: false };
    this.isTyping = false;
    this.run = { isStopped: false };
    this.answered = { numbers: [] };
    this.listen();
    this.askAddress();
  }
  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask({ text: this.input.value }, true);
    });
    this.input.addEventListener("input", (event) => { if (!event.isComposing) this.askSoon(); });
    this.input.addEventListener("compositionend", () => this.askSoon());
    this.more.addEventListener("click", () => this.showMore());
    for (const button of this.orders) {
      button.addEventListener("click", () => this.ask({ byDate: button.dataset.order === "date" }, true));
    }
    window.addEventListener("popstate", () => this.askAddress());
    window.addEventListener("pagehide", () => this.remember());
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  /* Questions and the address bar */

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.input.value.trim() === this.question.text) return;
      this.ask({ text: this.input.value }, !this.isTyping);
      this.isTyping = true;
    }, TYPING_PAUSE);
  }
  /* A step goes into the history; what is typed further on replaces the step that typing began. */
  ask(change, isStep) {
    clearTimeout(this.timer);
    this.isTyping = false;
    const choices = "text" in change && change.text.trim() !== this.question.text ? noChoices() : this.question.choices;
    this.question = { ...this.question, choices, ...change };
    this.question.text = this.question.text.trim();
    const address = this.address();
    if (isStep && address !== location.href) history.pushState({}, "", address);
    else history.replaceState({}, "", address);
    this.answer(PAGE);
  }
  askAddress() {
    this.isTyping = false;
    const parameters = new URLSearchParams(location.search);
    const choices = noChoices();
    for (const { key } of GROUPS) for (const value of parameters.getAll(key)) choices[key].add(value);
    this.question = { text: (parameters.get("q") || "").trim(), choices, byDate: parameters.get("o") === "date" };
    this.input.value = this.question.text;
    const { shown, top } = history.state || {};
    this.answer(shown || PAGE, top);
  }
  address() {
    const parameters = new URLSearchParams();
    const { text, choices, byDate } = this.question;
    if (text) parameters.set("q", text);
    for (const { key } of GROUPS) for (const value of choices[key]) parameters.append(key, value);
    if (byDate) parameters.set("o", "date");
    return location.href.replace(/[?#].*$/, "") + (parameters.toString() && `?${parameters}`);
  }
  /* How far the list was opened and where it was read, for the way back from an article. */
  remember() {
    history.replaceState({ shown: this.list.children.length, top: window.scrollY }, "");
  }

  /* Answers */

  async answer(limit, top) {
    this.run.isStopped = true;
    const run = { isStopped: false };
    this.run = run;
    this.setState("busy");
    try {
      const index = await openIndex(this.element.dataset.index, this.element.dataset.version);
      const query = parseQuery(this.question.text, index.folds);
      const reader = new Reader(index, run);
      const isAsked = query.terms.length || query.filters.length || this.hasChoices();
      const found = isAsked ? await findDocuments(query, reader) : new Map();
      await this.show({ query, found, reader, isAsked }, limit);
      if (top) window.scrollTo(0, top);
    } catch (error) {
      if (!run.isStopped) this.report(error);
    }
  }
  hasChoices() {
    return GROUPS.some(({ key }) => this.question.choices[key].size);
  }
  async show(answer, limit) {
    const { documents } = answer.reader.index;
    const all = inResultOrder(answer.found, documents, this.question.byDate);
    const numbers = all.filter((number) => isChosen(documents[number], this.question.choices, ""));
    this.answered = { ...answer, numbers };
    const items = await this.describe(0, limit);
    if (answer.reader.run.isStopped) return;
    this.list.replaceChildren(...items);
    this.filters.show(all, answer.reader.index, this.question.choices);
    this.status.textContent = answer.isAsked
      ? describeTotal(this.question.text, numbers.length, numbers.map((number) => documents[number].issue.year))
      : "请在上面写下要找的词。";
    this.trouble.textContent = "";
    this.setState("done", numbers.length);
  }
  describe(first, limit) {
    const { numbers, found, query, reader } = this.answered;
    return Promise.all(numbers.slice(first, first + limit).map((number) =>
      describeHit(number, found.get(number), query, reader, this.element.dataset.root)));
  }
  async showMore() {
    const { run } = this;
    try {
      this.setState("busy", this.answered.numbers.length);
      const items = await this.describe(this.list.children.length, PAGE);
      if (run.isStopped) return;
      this.list.append(...items);
      this.setState("done", this.answered.numbers.length);
      items[0].querySelector("a").focus();
    } catch (error) {
      if (!run.isStopped) this.report(error);
    }
  }
  report(error) {
    this.run.isStopped = true;
    this.answered = { numbers: [] };
    this.list.replaceChildren();
    this.filters.element.hidden = true;
    this.status.textContent = "";
    this.trouble.textContent = describeTrouble(error);
    this.setState(error instanceof QueryTooLong ? "done" : "error");
    if (!(error instanceof QueryTooLong || error instanceof DamagedIndex)) throw error;
  }
  setState(state, total = 0) {
    const shown = this.list.children.length;
    this.element.dataset.searchState = state;
    this.element.setAttribute("aria-busy", String(state === "busy"));
    this.trouble.hidden = !this.trouble.textContent;
    if (state === "busy") return;
    this.element.dataset.total = total;
    this.more.hidden = shown >= total;
    this.more.textContent = `再显示${Math.min(PAGE, total - shown)}篇`;
    this.pager.hidden = !total;
    this.pager.querySelector(".note").textContent = `第1—${shown}篇，共${total}篇`;
    for (const button of this.orders) {
      button.hidden = total < 2;
      button.setAttribute("aria-pressed", String((button.dataset.order === "date") === this.question.byDate));
    }
    document.title = document.title.replace(/^(搜索)?(“.*”)? - /s, "").replace(/^/, `搜索${this.question.text && `“${this.question.text}”`} - `);
  }

  /* Keys: arrows go from the field through the results and back; Enter opens, as links do */

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [this.input, ...this.list.querySelectorAll("h2 a"), ...(this.more.hidden ? [] : [this.more])];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

const container = document.querySelector("[data-search-state]");
if (container) new SearchPage(container);
