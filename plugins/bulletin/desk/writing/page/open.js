// Opens the form: Decap CMS with our settings, our words, our widgets, and no host to ask but our own.
"use strict";

const endpoint = new URL("/api/v1", location.origin).href;

// Decap shows an empty list where the list could not be read, and "Failed to fetch" where nobody answered.
window.fetch = async (input, init = {}) => {
  if (input !== endpoint) return Promise.reject(new TypeError("写稿台不连别处"));
  const asked = JSON.parse(init.body);
  try {
    const response = await Desk.post(asked, init.signal);
    if (!response.ok && asked.action.startsWith("entries")) Desk.tell(`没有读到目录：${(await response.clone().json()).error}`);
    return response;
  } catch {
    const silence = new TypeError(Desk.silence());
    Desk.tell(silence.message);
    throw silence;
  }
};

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
  CMS.registerLocale("zh_Hans", Desk.speak(locale));
  CMS.registerCustomFormat("bulletin", "md", {
    fromFile: (text) => JSON.parse(text),
    toFile: (data) => JSON.stringify(data),
  });
  CMS.registerPreviewStyle("/style.css");
  for (const collection of form.config.collections) {
    CMS.registerPreviewTemplate(collection.name, Desk.Panel);
  }
  localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: "proxy" }));
  Object.assign(form.config, { site_url: form.preview, display_url: " " }); // our own link is enough, and it has words
  form.config.backend.proxy_url = endpoint;
  form.config.load_config_file = false;
  const place = () => document.body.classList.toggle("desk-editing", /\/(entries|new)\b/.test(location.hash));
  window.addEventListener("hashchange", () => {
    place();
    // The list that Decap keeps knows nothing of a save: it is loaded anew.
    if (Desk.isListOld && !document.body.classList.contains("desk-editing")) location.reload();
    Desk.tell("");
  });
  place();
  CMS.init({ config: form.config });
}

openDesk();
