// Saving, from the key to the file. The form stays as it is: the caret, and whatever is typed meanwhile.
"use strict";

{
  const BODY = "正文";
  const BUTTON = new Set(["保存", "正在保存…", "已保存"]); // the words of Decap's menu, which is a plain button here
  let isSaving = false;
  let isWanted = false; // pressed again while a save is on its way

  // React's own way from an element to the component around it that has a member: Decap gives no other handle on its form.
  function component(member) {
    const label = document.querySelector("#nc-root label[for*='-field-']");
    let fiber = label?.[Object.keys(label).find((key) => key.startsWith("__reactFiber$"))];
    while (fiber && !(fiber.stateNode && member in fiber.stateNode)) fiber = fiber.return;
    return fiber?.stateNode;
  }

  // A body may come later, after its title; the mark on the field and the check say that it is missing.
  function faults(form) {
    form.controlPaneRef.validate();
    const errors = [...Desk.draft().get("fieldsErrors").entries()];
    return errors.filter(([id]) => !id.startsWith(`${BODY}-field-`)).flatMap(([, found]) => found.map((one) => one.message));
  }

  // The server knows a form by its key: a save whose answer was lost goes to the same file when it is tried again.
  async function fileOf(entry, form) {
    if (!entry.get("newRecord")) return { path: entry.get("path"), slug: entry.get("slug"), data: entry.get("data") };
    const issue = entry.get("collection");
    const data = entry.get("data").delete("底本").delete("序");
    const slug = await Desk.ask("name", { issue, title: data.get("标题") || "", form });
    return { path: `issues/${issue}/${slug}.md`, slug, data };
  }

  // What Decap keeps in the browser against a crash, under the name of a new article and under the file's.
  function forgetBackup(slug) {
    const editor = component("deleteBackup");
    editor.deleteBackup();
    editor.props.deleteLocalBackup(editor.props.collection, slug);
  }

  async function write(draft) {
    const key = draft.get("key");
    const { path, slug, data } = await fileOf(draft.get("entry"), key);
    const files = [{ path, slug, raw: JSON.stringify(data) }];
    const answer = await Desk.ask("persistEntry", { dataFiles: files, assets: [], form: key });
    if (Desk.draft().get("key") === key) {
      forgetBackup(slug);
      // The address is the file's from now on, for whoever loads the page anew; Decap is not told, it would draw the form anew.
      if (draft.getIn(["entry", "newRecord"])) history.replaceState(null, "", location.hash.replace(/new\b.*$/, `entries/${encodeURIComponent(slug)}`));
      Desk.change("DESK_SAVED", { key, path, slug, data, prints: answer.prints[0] });
    }
    const { elsewhere } = answer;
    Desk.tell(elsewhere.length ? `存好了。别处刚改过“${elsewhere.join("”“")}”，那里的改动也留着；刷新这一页就能看到。` : "");
    Desk.isListOld = true;
    Desk.listeners.forEach((hear) => hear(path));
  }

  async function save() {
    const form = component("controlPaneRef");
    if (!form) return;
    isWanted = isSaving;
    if (isSaving) return;
    const found = faults(form);
    if (found.length) {
      Desk.tell(`没有存：${found.join("，")}。填好再保存。`);
      return;
    }
    const draft = Desk.draft();
    if (!draft.get("hasChanged") && !draft.getIn(["entry", "newRecord"])) return;
    isSaving = true;
    Desk.change("DESK_SAVING", { key: draft.get("key") });
    try {
      await write(draft);
    } catch (error) {
      isWanted = false;
      Desk.change("DESK_NOT_SAVED", { key: draft.get("key") });
      Desk.tell(`没有存：${error.message}`);
    } finally {
      isSaving = false;
    }
    if (isWanted) await save();
  }

  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  // Letters that an input method still composes are saved once they stand.
  function saveByHand(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
    stop(event);
    if (event.repeat) return;
    if (event.isComposing) event.target.addEventListener("compositionend", () => setTimeout(save), { once: true });
    else save();
  }

  // Decap's button would open a menu and take the caret; this one saves, and the caret stays where it is.
  function pressButton(event) {
    const button = event.target.closest?.("[role=button]");
    if (!button || !BUTTON.has(button.textContent.trim())) return;
    if (event.type === "keydown" && !["Enter", " ", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    stop(event);
    if (event.type === "click" || event.key === "Enter" || event.key === " ") save();
  }

  window.addEventListener("keydown", saveByHand, true);
  for (const kind of ["mousedown", "click", "keydown"]) window.addEventListener(kind, pressButton, true);
}
