/* The address bar and the history: they keep the question, and how far its answer was read. */

const Address = {
  read() {
    const parameters = new URLSearchParams(location.search);
    const choices = noChoices();
    for (const { key } of GROUPS) for (const value of parameters.getAll(key)) choices[key].add(value);
    return { text: (parameters.get("q") || "").trim(), choices, byDate: parameters.get("o") === "date" };
  },
  /* A step goes into the history; anything else takes the place of the last one. */
  write(question, isStep) {
    const address = Address.of(question);
    if (isStep && address !== location.href) history.pushState({}, "", address);
    else history.replaceState({}, "", address);
  },
  of({ text, choices, byDate }) {
    const parameters = new URLSearchParams();
    if (text) parameters.set("q", text);
    for (const { key } of GROUPS) for (const value of choices[key]) parameters.append(key, value);
    if (byDate) parameters.set("o", "date");
    return location.href.replace(/[?#].*$/, "") + (parameters.toString() && `?${parameters}`);
  },
  /* For the way back from an article: how many results were open, and the scrolled distance. */
  remember(shown) {
    history.replaceState({ shown, top: window.scrollY }, "");
  },
  remembered() {
    return history.state || {};
  },
};
