// The form's words in the editors' Chinese, where Decap's own mean something else here.
"use strict";

Desk.aside = "把这一篇放到一边？它的文件名前会加上 _，不再印、也不上网站；要找回来，在文件夹里把 _ 删去。";

Desk.speak = function speak(phrases) {
  const said = structuredClone(phrases);
  Object.assign(said.app.header, { content: "稿件", quickAdd: "写稿" });
  Object.assign(said.collection.sidebar, { collections: "各期", searchAll: "找标题，三个字起…", searchIn: "在哪里找" });
  Object.assign(said.collection.collectionTop, { newButton: "＋ %{collectionLabel}", newButtonAriaLabel: "%{collectionLabel}" });
  Object.assign(said.collection.entries, { noEntries: "没有稿件（找标题要写三个字以上）" });
  Object.assign(said.editor.editor, {
    onLeavePage: "还有没保存的修改，要离开吗？",
    onDeletePublishedEntry: Desk.aside,
    onDeleteWithUnsavedChanges: `还有没保存的修改。${Desk.aside}`,
    confirmLoadBackup: "上次有没保存的修改，还留在这个浏览器里，要接着改吗？",
  });
  Object.assign(said.editor.editorToolbar, {
    publish: "保存",
    publishing: "正在保存…",
    published: "已保存",
    deleteEntry: "放到一边",
    deletePublishedEntry: "放到一边",
    backCollection: "%{collectionLabel}",
    unsavedChanges: "有没保存的修改",
    changesSaved: "都保存了",
  });
  said.editor.editorWidgets.datetime.now = "今天";
  said.editor.editorControl.field.optional = "可不填";
  said.editor.editorControlPane.widget.required = "“%{fieldLabel}”要填";
  Object.assign(said.editor.editorInterface, { togglePreview: "打开或关上右边的样子", toggleScrollSync: "两边一起滚动" });
  Object.assign(said.ui.toast, {
    onFailToLoadEntries: "没有读到稿件：%{details}",
    onFailToDelete: "没有放到一边：%{details}",
  });
  return said;
};
