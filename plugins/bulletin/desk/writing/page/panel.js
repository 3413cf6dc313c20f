// What stands beside the form: the article as it will read, and what `check` says of it.
"use strict";

{
  const LEVELS = { error: "错误", warning: "提醒", note: "说明" };
  const MORE = "更多";
  const PAUSE = 500; // milliseconds without a keystroke before the server is asked

  const textarea = () => document.querySelector("textarea.desk-text");

  // Show the line of the body in the form, with the fault selected as far as its column is known.
  function goTo(line, column) {
    const area = textarea();
    if (!area) return;
    const lines = area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const characters = [...(lines[line - 1] || "")]; // columns count whole characters, and an emoji is one
    const lengthOf = (count) => characters.slice(0, count).join("").length;
    const from = start + (column ? lengthOf(column - 1) : 0);
    area.focus();
    area.setSelectionRange(from, start + lengthOf(column || characters.length));
    const height = area.scrollHeight / Math.max(lines.length, 1);
    area.scrollTop = Math.max(0, height * line - area.clientHeight / 2);
    area.scrollIntoView({ block: "center" });
  }

  const Panel = createClass({
    getInitialState() {
      return { html: "", line: 0, problems: [], checked: null, trouble: "", place: null };
    },

    path() {
      const { entry, collection } = this.props;
      return entry.get("path") || `issues/${collection.get("name")}/还没有保存的新稿.md`;
    },

    // Where the article stands in its issue; a new one stands nowhere yet.
    async findPlace() {
      if (this.props.entry.get("newRecord") || !this.path().endsWith(".md")) return;
      const place = await Desk.ask("place", { path: this.path() }).catch(() => null);
      if (!this.gone && place && place[0]) this.setState({ place });
    },

    async shift(by) {
      if (Desk.draft().get("hasChanged")) {
        Desk.tell("先保存这一篇，再挪它的次序。");
        return;
      }
      try {
        const path = await Desk.ask("shift", { path: this.path(), by });
        const slug = encodeURIComponent(path.split("/").pop().replace(/\.md$/, ""));
        location.hash = `#/collections/${this.props.collection.get("name")}/entries/${slug}`;
        location.reload();
      } catch (error) {
        Desk.tell(`次序没有动：${error.message}`);
      }
    },

    // Decap has its own button for this, but not in the form in which an article was begun.
    async putAside() {
      const isUnsaved = Desk.draft().get("hasChanged");
      if (!window.confirm(isUnsaved ? `还有没保存的修改。${Desk.aside}` : Desk.aside)) return;
      try {
        await Desk.ask("deleteFiles", { paths: [this.path()] });
        Desk.change("DRAFT_DISCARD");
        location.hash = `#/collections/${this.props.collection.get("name")}`;
      } catch (error) {
        Desk.tell(`没有放到一边：${error.message}`);
      }
    },

    aside() {
      if (!Desk.draft().get("isBegunHere")) return null;
      return h("p", { className: "desk-order" }, "不要这一篇了", h("button", { type: "button", onClick: () => this.putAside() }, "放到一边"));
    },

    order() {
      const { place } = this.state;
      if (!place) return null;
      const [number, count] = place;
      const move = (name, by, isEnd) =>
        h("button", { key: name, type: "button", disabled: isEnd, onClick: () => this.shift(by) }, name);
      const said = `这一期的第 ${number} 篇，共 ${count} 篇`;
      return h("p", { className: "desk-order" }, said, move("往前挪", -1, number === 1), move("往后挪", 1, number === count));
    },

    componentDidMount() {
      this.hear = (path) => {
        this.check(path);
        this.findPlace();
      };
      Desk.listeners.add(this.hear);
      this.look();
      this.findPlace();
    },

    componentWillUnmount() {
      Desk.listeners.delete(this.hear);
      clearTimeout(this.timer);
      this.gone = true;
    },

    componentDidUpdate(before) {
      if (before.entry.get("data") === this.props.entry.get("data")) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), PAUSE);
    },

    async look() {
      const asked = (this.asked = {});
      const data = this.props.entry.get("data").toJS();
      if (this.props.entry.get("newRecord")) delete data["底本"];
      if (this.props.entry.get("newRecord") && !(data["标题"] && data["栏目"])) return; // not yet an article
      try {
        const seen = await Desk.ask("look", { path: this.path(), raw: JSON.stringify(data) });
        if (this.gone || asked !== this.asked) return;
        this.shown = true;
        this.setState({
          html: seen.html || this.state.html,
          line: seen.body_line || this.state.line,
          problems: seen.problems,
          trouble: "",
          checked: Desk.draft().get("hasChanged") ? null : this.state.checked,
        });
      } catch (error) {
        if (!this.gone) this.setState({ trouble: error.message });
      }
    },

    async check(path) {
      try {
        const checked = await Desk.ask("check", { path });
        const time = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
        if (!this.gone) this.setState({ checked: { ...checked, time }, line: checked.body_line });
      } catch (error) {
        if (!this.gone) this.setState({ trouble: error.message });
      }
    },

    // The whole check of a saved file says all that the quick look says, and more.
    problems() {
      return this.state.checked ? this.state.checked.problems : this.state.problems;
    },

    item(problem, index) {
      const { line } = this.state;
      const inBody = line && problem.line && problem.line >= line;
      const place = inBody ? `正文第${problem.line - line + 1}行` : "";
      const said = [
        h("b", { key: "level" }, LEVELS[problem.level]),
        ` ${problem.message}`,
        problem.remedy ? h("span", { key: "remedy" }, `　改法：${problem.remedy}`) : null,
      ];
      const go = { key: "go", type: "button", onClick: () => goTo(problem.line - line + 1, problem.column) };
      return h("li", { key: index, className: problem.level }, said, inBody ? h("button", go, `${place} →`) : null);
    },

    summary(problems) {
      const { checked } = this.state;
      if (!this.shown && !checked) return "填好标题和栏目，就边写边查。";
      const count = problems.length ? `${problems.length} 处要看一看` : "没有发现问题";
      if (!checked) return `${count}（边写边查；保存后再和全期对一遍）`;
      const others = checked.others ? `；这一期别处还有 ${checked.others} 处` : "";
      return `${checked.time} 存好，和全期对过：${count}${others}`;
    },

    report() {
      const broken = this.props.entry.getIn(["data", "读不了"]);
      const problems = this.problems();
      return h(
        "section",
        { className: "desk-report", "aria-label": "检查" },
        broken ? h("p", { className: "desk-broken", role: "alert" }, `这个文件读不了，在这里改不了它，也不会动它。${broken}`) : null,
        this.state.trouble ? h("p", { className: "desk-broken", role: "alert" }, this.state.trouble) : null,
        broken ? null : h("p", { className: "desk-count", role: "status" }, this.summary(problems)),
        broken ? null : h("ol", null, problems.map((problem, index) => this.item(problem, index))),
        broken ? null : this.order(),
        this.aside(),
      );
    },

    head() {
      const data = this.props.entry.get("data").toJS();
      const people = (data["作者"] || []).map((one) => [one["单位"], one["职务"], one["姓名"]].filter(Boolean).join("　"));
      const lines = (text) => String(text || "").split(/[\u3000\n]/).filter(Boolean);
      return h(
        "header",
        null,
        h("p", { className: "department" }, data["栏目"] || ""),
        h("p", { className: "kicker" }, data["引题"] || ""),
        h("h1", null, ...lines(data["标题"]).map((line, index) => h("span", { key: index }, line))),
        ...lines(data["副题"]).map((line, index) => h("p", { key: index, className: "deck" }, `——${line}`)),
        h("p", { className: "byline" }, people.join("　　")),
        data[MORE] && data[MORE]["编者按"] ? h("p", { className: "note" }, `编者按：${data[MORE]["编者按"]}`) : null,
      );
    },

    render() {
      const isArticle = this.path().endsWith(".md") && !this.props.entry.getIn(["data", "读不了"]);
      const body = { className: "desk-article", dangerouslySetInnerHTML: { __html: this.state.html } };
      return h("div", { className: "desk-look" }, this.report(), isArticle ? h("article", null, this.head(), h("div", body)) : null);
    },
  });

  Desk.Panel = Panel;
}
