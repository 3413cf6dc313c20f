// Decap's requests on their way: what the file was when the form was opened goes along with every save.
"use strict";

const MORE = "更多";
const newest = new Map(); // by path: the prints that a form was opened with, and those of what was saved last

const endpoint = new URL("/api/v1", location.origin).href;

function withNewestPrints(file) {
  const data = JSON.parse(file.raw);
  const opened = data["底本"];
  const saved = newest.get(file.path);
  if (saved && saved.opened === opened) data["底本"] = saved.prints;
  return { file: { ...file, raw: JSON.stringify(data) }, opened };
}

async function save(asked, signal) {
  const files = asked.params.dataFiles.map(withNewestPrints);
  const params = { ...asked.params, dataFiles: files.map((one) => one.file) };
  const response = await Desk.post({ ...asked, params }, signal);
  const answer = await response.clone().json();
  if (!response.ok) {
    Desk.tell(`没有存：${answer.error}`);
    return response;
  }
  files.forEach((one, index) => {
    if (one.opened) newest.set(one.file.path, { opened: one.opened, prints: answer.prints[index] });
  });
  Desk.tell(answer.elsewhere.length ? `存好了。别处刚改过“${answer.elsewhere.join("”“")}”，那里的改动也留着；刷新这一页就能看到。` : "");
  Desk.saved = params.dataFiles[0].path;
  Desk.listeners.forEach((hear) => hear(params.dataFiles[0].path));
  return response;
}

// Decap keeps waiting for a server that is gone; this says so.
window.fetch = async (input, init = {}) => {
  if (input !== endpoint) return Promise.reject(new TypeError("写稿台不连别处"));
  const asked = JSON.parse(init.body);
  try {
    return asked.action === "persistEntry" ? await save(asked, init.signal) : await Desk.post(asked, init.signal);
  } catch (error) {
    Desk.tell("写稿台已经停了：请在终端里重新运行 python3 build.py desk，用新的地址打开；这一页先别关，您写的文字还在。");
    throw error;
  }
};

// A new article's file gets its name before Decap makes an address of it.
async function nameNewArticle({ entry }) {
  if (!entry.get("newRecord")) return undefined;
  const data = entry.get("data").delete("底本").delete("序");
  const params = { issue: entry.get("collection"), title: data.get("标题") || "" };
  try {
    const name = await Desk.ask("name", params);
    return data.set("文件", name);
  } catch (error) {
    Desk.tell(`没有存：${error.message}`);
    throw error;
  }
}

// Words of Decap that mean something else here.
function speak(phrases) {
  const said = structuredClone(phrases);
  Object.assign(said.app.header, { content: "稿件", quickAdd: "写稿" });
  Object.assign(said.collection.sidebar, { collections: "各期", searchAll: "在各期里找…", searchIn: "在哪里找" });
  Object.assign(said.collection.collectionTop, { newButton: "＋ %{collectionLabel}", newButtonAriaLabel: "%{collectionLabel}" });
  Object.assign(said.collection.entries, { noEntries: "还没有稿件" });
  Object.assign(said.editor.editor, {
    onLeavePage: "还有没保存的修改，要离开吗？",
    onDeletePublishedEntry: "把这一篇放到一边？它的文件名前会加上 _，不再印、也不上网站；要找回来，在文件夹里把 _ 删去。",
    onDeleteWithUnsavedChanges: "还有没保存的修改。把这一篇放到一边？它的文件名前会加上 _，不再印、也不上网站；要找回来，在文件夹里把 _ 删去。",
    confirmLoadBackup: "上次有没保存的修改，还留在这个浏览器里，要接着改吗？",
  });
  Object.assign(said.editor.editorToolbar, {
    publish: "保存",
    publishing: "正在保存…",
    published: "已保存",
    publishNow: "保存（Ctrl+S）",
    publishAndCreateNew: "保存，再写一篇",
    publishAndDuplicate: "保存，再复制一篇",
    deleteEntry: "放到一边",
    deletePublishedEntry: "放到一边",
    backCollection: "%{collectionLabel}",
    deployButtonLabel: "看网页和版面",
    deployPreviewPendingButtonLabel: "看网页和版面",
    unsavedChanges: "有没保存的修改",
    changesSaved: "都保存了",
  });
  said.editor.editorWidgets.datetime.now = "今天";
  said.editor.editorControl.field.optional = "可不填";
  said.editor.editorControlPane.widget.required = "“%{fieldLabel}”要填";
  Object.assign(said.editor.editorInterface, { togglePreview: "打开或关上右边的样子", toggleScrollSync: "两边一起滚动" });
  Object.assign(said.ui.toast, {
    onFailToLoadEntries: "没有读到稿件：%{details}",
    onFailToPersist: "没有存，原因见页面上方",
    onFailToDelete: "没有放到一边：%{details}",
    missingRequiredField: "有要填的一格空着，填好再保存",
    entrySaved: "存好了",
    entryPublished: "存好了",
  });
  return said;
}

// Decap saves from a menu; hands that have written all their lives press Ctrl+S.
function saveByHand(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  const named = (role, word) =>
    [...document.querySelectorAll(role)].find((one) => one.textContent.trim().startsWith(word) && one.offsetParent);
  const button = named("[role=button], button", "保存");
  if (!button) return;
  button.click();
  setTimeout(() => named("[role=menuitem]", "保存（")?.click(), 50);
}

async function openDesk() {
  if (!window.CMS) {
    Desk.stop("Decap CMS 没有装好：请停下写稿台，运行 python3 build.py desk --install，再打开。");
    return;
  }
  let form;
  try {
    form = await Desk.ask("form");
  } catch (error) {
    Desk.stop(error.message);
    return;
  }
  const link = document.getElementById("desk-preview");
  link.href = form.preview;
  link.hidden = !form.preview;
  const locale = CMS.getLocale("zh_Hans");
  CMS.registerLocale("zh_Hans", speak(locale));
  CMS.registerCustomFormat("bulletin", "md", {
    fromFile: (text) => JSON.parse(text),
    toFile: (data) => JSON.stringify(data),
  });
  CMS.registerEventListener({ name: "preSave", handler: nameNewArticle });
  CMS.registerPreviewStyle("/style.css");
  for (const collection of form.config.collections) {
    CMS.registerPreviewTemplate(collection.name, Desk.Panel);
  }
  localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: "proxy" }));
  Object.assign(form.config, { site_url: form.preview, display_url: " " }); // one link is enough, and it has words
  form.config.backend.proxy_url = endpoint;
  form.config.load_config_file = false;
  const place = () => document.body.classList.toggle("desk-editing", /\/(entries|new)\b/.test(location.hash));
  window.addEventListener("keydown", saveByHand);
  window.addEventListener("hashchange", () => {
    place();
    Desk.tell("");
  });
  place();
  CMS.init({ config: form.config });
}

openDesk();
