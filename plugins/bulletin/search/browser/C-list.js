/* The list of results with its count, its order, its pager and its troubles. */

class ResultList {
  constructor(element) {
    this.element = element;
    this.status = element.querySelector("[role=status]");
    this.trouble = element.querySelector("[role=alert]");
    this.advice = element.querySelector("[data-search-advice]");
    this.list = element.querySelector("ol");
    this.pager = element.querySelector(".pager");
    this.more = element.querySelector("[data-search-more]");
    this.orders = [...element.querySelectorAll("[data-order]")];
    this.siteTitle = document.title.replace(/^搜索 - /, "");
  }
  get shown() {
    return this.list.children.length;
  }
  get links() {
    return [...this.list.querySelectorAll("h2 a"), ...(this.more.hidden ? [] : [this.more])];
  }
  get isBusy() {
    return this.element.dataset.searchState === "busy";
  }
  setState(state) {
    this.element.dataset.searchState = state;
    this.element.setAttribute("aria-busy", String(state === "busy"));
  }
  show(question, items, total, sentence) {
    this.list.replaceChildren(...items);
    this.status.textContent = sentence;
    this.tell("");
    for (const button of this.orders) {
      button.hidden = total < 2;
      button.setAttribute("aria-pressed", String((button.dataset.order === "date") === question.byDate));
    }
    document.title = `搜索${question.text && `“${question.text}”`} - ${this.siteTitle}`;
    this.finish(total);
  }
  append(items, total) {
    this.list.append(...items);
    this.finish(total);
    items[0].querySelector("a").focus();
  }
  /* Questions that have answers, where this one has none: pairs of text and total. */
  advise(wordings) {
    const links = wordings.map(([text, total]) =>
      make("li", {}, make("a", { href: Address.of({ text, choices: noChoices() }) }, inQuotes(text)),
        `${QUOTES.includes(text[0]) ? "（隔着标点也算）" : ""}　${total}篇`));
    this.advice.replaceChildren("也许要找：", make("ul", { role: "list" }, ...links));
    this.advice.hidden = !links.length;
  }
  fail(sentence, state) {
    this.advice.hidden = true;
    this.list.replaceChildren();
    this.status.textContent = "";
    for (const button of this.orders) button.hidden = true;
    this.tell(sentence);
    this.finish(0, state);
  }
  tell(sentence) {
    this.trouble.textContent = sentence;
    this.trouble.hidden = !sentence;
  }
  finish(total, state = "done") {
    this.element.dataset.total = total;
    this.more.hidden = this.shown >= total;
    this.more.textContent = `再显示${Math.min(PAGE, total - this.shown)}篇`;
    this.pager.hidden = !total;
    this.pager.querySelector(".note").textContent = `第1—${this.shown}篇，共${total}篇`;
    this.setState(state);
  }
}
