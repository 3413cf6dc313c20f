// The body's field: plain Markdown, byte by byte as in the file, with buttons for its marks.
"use strict";

{
  const CAPTION = "在这里写图的说明";
  const BOLD = "要加粗的字";
  const TABLE = "| 项目 | 数量 |\n| --- | --- |\n| 第一项 | 1 |\n| 第二项 | 2 |";
  const PICTURE = /!\[[^\]\n]*\]\([^)\n]*\)(?:\{[^}\n]*\})?/g;
  const isPicture = (file) => file.type.startsWith("image/");

  // The line ends that make an empty line of those that are there already.
  const rest = (lineEnds) => "\n".repeat(Math.max(0, 2 - lineEnds.length));

  const readFile = (file) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
      reader.onerror = () => reject(new Error(`读不出“${file.name}”`));
      reader.readAsDataURL(file);
    });

  const BodyControl = createClass({
    getInitialState() {
      return { pictures: null, busy: false };
    },

    issue() {
      return this.props.collection.get("name");
    },

    // Typed as if by hand, so that Ctrl+Z takes it back.
    insert(text, select = "") {
      const area = this.area;
      area.focus();
      if (!document.execCommand("insertText", false, text)) {
        area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
        this.props.onChange(area.value);
      }
      if (select && text.includes(select)) {
        const start = area.selectionEnd - text.length + text.indexOf(select);
        area.setSelectionRange(start, start + select.length);
      }
    },

    chosen() {
      return this.area.value.slice(this.area.selectionStart, this.area.selectionEnd);
    },

    // Behind what is chosen and never inside a picture's mark: nothing is replaced, nothing set into another.
    stepOut() {
      const end = this.area.selectionEnd;
      const inside = [...this.area.value.matchAll(PICTURE)].find((one) => one.index < end && end < one.index + one[0].length);
      const at = inside ? inside.index + inside[0].length : end;
      this.area.setSelectionRange(at, at);
      return [this.area.value.slice(0, at), this.area.value.slice(at)];
    },

    insertBehind(text) {
      this.stepOut();
      this.insert(text);
    },

    // Lines that stand by themselves, an empty line before them and one behind.
    insertBlock(text, select) {
      const [before, after] = this.stepOut();
      const gap = before && rest(/\n*$/.exec(before)[0]);
      this.insert(gap + text + rest(/^\n*/.exec(after)[0]), select);
    },

    atLineStart(mark) {
      const area = this.area;
      const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
      const lines = area.value.slice(start, area.selectionEnd).split("\n");
      area.setSelectionRange(start, area.selectionEnd);
      this.insert(lines.map((line) => (line.startsWith(mark) ? line.slice(mark.length) : mark + line)).join("\n"));
    },

    // Each line by itself, spaces at its ends left out: marks that reach over them do not work.
    bold() {
      const chosen = this.chosen();
      if (chosen.trim()) this.insert(chosen.replace(/\S(?:.*\S)?/g, "**$&**"));
      else this.insert(`**${BOLD}**`, BOLD);
    },

    note() {
      const used = [...this.area.value.matchAll(/\[\^(\d+)\]/g)].map((found) => Number(found[1]));
      const number = Math.max(0, ...used) + 1;
      this.insertBehind(`[^${number}]`);
      const { value } = this.area;
      this.area.setSelectionRange(value.length, value.length);
      this.insert(`${rest(/\n*$/.exec(value)[0])}[^${number}]: 在这里写注释。`, "在这里写注释。");
    },

    insertPictures(paths) {
      this.insertBlock(paths.map((path) => `![${CAPTION}](${path})`).join("\n\n"), CAPTION);
    },

    async store(file) {
      const asset = { path: `issues/${this.issue()}/images/${file.name}`, content: await readFile(file), encoding: "base64" };
      return (await Desk.ask("persistMedia", { asset })).path;
    },

    // All together at the end, so that whoever writes meanwhile is not interrupted at each.
    async upload(files) {
      this.setState({ busy: true });
      const paths = [];
      const failures = new Set();
      for (const file of files) {
        try {
          paths.push(await this.store(file));
        } catch (error) {
          failures.add(error.message);
        }
      }
      if (failures.size) Desk.tell(`图片没有传上：${[...failures].join("\n")}`);
      if (!this.area) return; // the form was left meanwhile; the pictures are in the issue all the same
      if (paths.length) this.insertPictures(paths);
      this.setState({ busy: false, pictures: null });
    },

    // Word and Excel put a picture of the text beside the text: what has text is pasted as text.
    paste(event) {
      const pictures = [...event.clipboardData.files].filter(isPicture);
      if (!pictures.length || event.clipboardData.getData("text/plain")) return;
      event.preventDefault();
      this.upload(pictures);
    },

    // A browser opens a file that nobody takes, in place of the form.
    drop(event) {
      const files = [...event.dataTransfer.files];
      if (!files.length) return;
      event.preventDefault();
      const pictures = files.filter(isPicture);
      if (pictures.length) this.upload(pictures);
      else Desk.tell("这里只收图片；Word 来稿请在终端里运行 python3 build.py import 来稿.docx --to 2026-3");
    },

    async showPictures() {
      if (this.state.pictures) return this.setState({ pictures: null });
      try {
        this.setState({ pictures: await Desk.ask("pictures", { issue: this.issue() }) });
      } catch (error) {
        Desk.tell(error.message);
      }
    },

    tool(name, title, act) {
      return h("button", { key: name, type: "button", title, onMouseDown: (event) => event.preventDefault(), onClick: act }, name);
    },

    tools() {
      return h(
        "div",
        { className: "desk-tools", role: "toolbar", "aria-label": "正文的记号" },
        this.tool("小标题", "把这一行变成小标题（## ）", () => this.atLineStart("## ")),
        this.tool("加粗", "把选中的字加粗（**字**）", () => this.bold()),
        this.tool("列表", "把选中的各行变成列表（- ）", () => this.atLineStart("- ")),
        this.tool("表格", "插入一个两列的表", () => this.insertBlock(TABLE, "项目")),
        this.tool("脚注", "插入一个脚注，注文写在最后", () => this.note()),
        this.tool("转页", "写明在这里转页；平常不用写，由程序安排", () => this.insertBehind("（下转）（上接）")),
        h(
          "label",
          { key: "upload", className: "desk-upload", title: "也可以把图片拖进来，或直接粘贴" },
          this.state.busy ? "正在传…" : "传图片",
          h("input", {
            type: "file",
            accept: "image/png,image/jpeg,image/gif,image/webp",
            multiple: true,
            onChange: (event) => {
              const files = [...event.target.files];
              event.target.value = "";
              this.upload(files);
            },
          }),
        ),
        this.tool("已有的图片", "从这一期的 images 里选", () => this.showPictures()),
      );
    },

    gallery() {
      const { pictures } = this.state;
      if (!pictures) return null;
      if (!pictures.length) return h("p", { className: "desk-none" }, "这一期的 images 里还没有图片。");
      return h(
        "div",
        { className: "desk-gallery" },
        ...pictures.map((one) =>
          h(
            "button",
            { key: one.path, type: "button", title: `插入 ${one.path}`, onClick: () => this.setState({ pictures: null }, () => this.insertPictures([one.path])) },
            h("img", { src: one.address, alt: "", loading: "lazy" }),
            h("span", null, one.path.replace("images/", "")),
          ),
        ),
      );
    },

    render() {
      const { forID, value, onChange, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      return h(
        "div",
        { className: `${classNameWrapper} desk-body` },
        this.tools(),
        this.gallery(),
        h("textarea", {
          id: forID,
          className: "desk-text",
          ref: (area) => (this.area = area),
          value: value || "",
          rows: 22,
          spellCheck: false,
          placeholder: "从这里写正文。一段与一段之间空一行，段首不用空格。",
          onChange: (event) => onChange(event.target.value),
          onFocus: setActiveStyle,
          onBlur: setInactiveStyle,
          onPaste: (event) => this.paste(event),
          onDrop: (event) => this.drop(event),
        }),
      );
    },
  });

  CMS.registerWidget("bulletin-body", BodyControl);
}
