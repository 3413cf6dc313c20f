// The key from the start address, and questions to the server. The key stays in this tab.
"use strict";

window.CMS_MANUAL_INIT = true;

const Desk = (window.Desk = { listeners: new Set() });

{
  const found = /^#key=([\w-]+)$/.exec(location.hash);
  if (found) {
    sessionStorage.setItem("desk-key", found[1]);
    history.replaceState(null, "", "/#/");
  }
}

// Decap asks with plain fetch: the key goes along to our own address, and nowhere else.
const plainFetch = window.fetch.bind(window);

Desk.post = (body, signal) =>
  plainFetch("/api/v1", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Desk-Key": sessionStorage.getItem("desk-key") || "" },
    body: JSON.stringify(body),
    signal,
  });

// Whoever only reads has written nothing that could be lost.
Desk.silence = () => {
  const unsaved = Desk.draft?.().get("hasChanged") ? "；这一页先别关，您写的文字还在" : "";
  return `写稿台没有回答，请再试一次；还是这样，就是它停了：在终端里重新运行 python3 build.py desk，用新的地址打开${unsaved}`;
};

Desk.ask = async (action, params = {}) => {
  let response;
  try {
    response = await Desk.post({ action, params });
  } catch {
    throw new Error(Desk.silence());
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
};

Desk.tell = (message) => {
  const box = document.getElementById("desk-alert");
  box.querySelector("p").textContent = message;
  box.hidden = !message;
};

// A whole page that says why nothing can be done.
Desk.stop = (message) => {
  const said = document.createElement("p");
  said.className = "desk-message";
  said.textContent = message;
  document.body.append(said);
};

document.querySelector("#desk-alert button").addEventListener("click", () => Desk.tell(""));
