// What stands in the form and what of it is in the file: Decap keeps the first, and here it learns the second.
"use strict";

{
  // Decap takes the end of a save for the end of all changes; what was typed meanwhile is compared instead.
  // `filed` is the data as the file has it; a new article has none before its first save.
  const isOther = (draft) => !draft.getIn(["entry", "data"]).equals(draft.get("filed"));

  const steps = {
    // What a crash left in the browser comes first, and Decap would put the file over it.
    DRAFT_CREATE_FROM_LOCAL_BACKUP: (draft) => draft.set("restored", draft.get("entry")),
    DRAFT_CREATE_FROM_ENTRY(draft) {
      const restored = draft.get("restored");
      const opened = draft.set("filed", draft.getIn(["entry", "data"])).delete("isBegunHere").delete("restored");
      if (!restored || restored.get("path") !== draft.getIn(["entry", "path"])) return opened;
      const taken = opened.setIn(["entry", "data"], restored.get("data"));
      return taken.set("hasChanged", isOther(taken));
    },
    DRAFT_CREATE_EMPTY: (draft) => draft.delete("filed").delete("isBegunHere"),
    DRAFT_CHANGE_FIELD: (draft) => (draft.get("filed") ? draft.set("hasChanged", isOther(draft)) : draft),
    DESK_SAVING: (draft) => draft.setIn(["entry", "isPersisting"], true),
    DESK_NOT_SAVED: (draft) => draft.deleteIn(["entry", "isPersisting"]),
    // The form that wrote a new article goes on as that file's form: nothing is loaded, nothing drawn anew.
    DESK_SAVED(draft, { data, path, slug, prints }) {
      const filed = data.set("底本", prints);
      const entry = draft.get("entry").delete("isPersisting").merge({ path, slug, newRecord: false }).setIn(["data", "底本"], prints);
      const isBegunHere = draft.get("isBegunHere") || draft.getIn(["entry", "newRecord"]);
      const saved = draft.merge({ entry, filed, isBegunHere });
      return saved.set("hasChanged", isOther(saved));
    },
  };

  // Decap takes a form that began as a new article for new until it is left; its button and its mark are told here.
  function dress(draft) {
    const isNew = draft.getIn(["entry", "newRecord"]) === true;
    const isFiled = Boolean(draft.get("isBegunHere") && !isNew && !draft.get("hasChanged") && !draft.getIn(["entry", "isPersisting"]));
    document.body.classList.toggle("desk-new", isNew);
    document.body.classList.toggle("desk-filed", isFiled);
    const button = document.querySelector("[role=button][class*='-PublishButton']");
    if (isFiled) button?.setAttribute("aria-label", "已保存");
    else button?.removeAttribute("aria-label");
  }

  const learned = (reduce) => (state, action) => {
    const next = reduce(state, action);
    const step = steps[action.type];
    const isAnothers = action.key !== undefined && action.key !== next.entryDraft.get("key"); // the form was left meanwhile
    return step && !isAnothers ? { ...next, entryDraft: step(next.entryDraft, action) } : next;
  };

  // Decap hands its store to the browser's tools for developers when they are there; these are ours.
  window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__ = (enhance) => (createStore) => (reduce, initial) => {
    const store = enhance(createStore)(learned(reduce), initial);
    Desk.draft = () => store.getState().entryDraft;
    Desk.change = (type, told) => store.dispatch({ type, ...told });
    store.subscribe(() => dress(Desk.draft()));
    return store;
  };
}
