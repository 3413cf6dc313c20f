// The preview's page: hears the state of the preview as server-sent events and shows it.
"use strict";

const LEVELS = { error: "错误", warning: "提醒", note: "说明" };
const part = (id) => document.getElementById(id);
let turned = null; // the picture that was last brought into view
let shown = { web: 0, saved: "", chosen: "" };

function follows() {
  return part("follow").checked;
}

// The website: a new one is loaded in the place where the reader is; a saved article is turned to.
function showWeb(state) {
  if (!state.web || state.web === shown.web) return;
  const frame = part("web");
  const wanted = "/site/" + state.saved.split("/").map(encodeURIComponent).join("/");
  const here = frame.contentWindow.location.pathname;
  const isTurning = state.saved && state.saved !== shown.saved && follows();
  if (!here.startsWith("/site/")) {
    frame.contentWindow.location.replace(state.saved ? wanted : "/site/");
  } else if (isTurning && here !== wanted) {
    frame.contentWindow.location.assign(wanted);
  } else {
    frame.contentWindow.location.reload();
  }
}

function showIssues(state) {
  const chooser = part("issue");
  const wanted = state.issues.map((issue) => issue.id + issue.text).join();
  if (chooser.dataset.holds !== wanted) {
    chooser.dataset.holds = wanted;
    chooser.replaceChildren(...[...state.issues].reverse().map((issue) => new Option(issue.text, issue.id)));
  }
  chooser.value = state.chosen;
}

function pageFigure(page) {
  const figure = document.createElement("figure");
  const picture = new Image();
  picture.loading = "lazy";
  const caption = document.createElement("figcaption");
  figure.append(picture, caption);
  return figure;
}

// Pictures are kept in their places, so that nothing flickers and the scrolling stays.
function showPages(state) {
  const box = part("pages");
  const pages = state.pages ? state.pages.pages : [];
  if (!pages.length) {
    if (state.chosen !== shown.chosen) {
      const wait = document.createElement("p");
      wait.className = "wait";
      wait.textContent = "版面正在排，请等几秒。";
      box.replaceChildren(wait);
    }
    return;
  }
  const figures = [...box.querySelectorAll("figure")];
  while (figures.length < pages.length) figures.push(pageFigure());
  box.replaceChildren(...figures.slice(0, pages.length));
  pages.forEach((page, index) => {
    const [picture, caption] = figures[index].children;
    const label = /^\d+$/.test(page.label) ? `第${page.label}页` : page.label;
    if (picture.getAttribute("src") !== "/" + page.picture) picture.src = "/" + page.picture;
    picture.alt = label;
    figures[index].classList.toggle("draft", page.draft);
    figures[index].classList.toggle("saved", state.saved_page !== null && page.label === String(state.saved_page));
    const more = page.draft ? "草样，转页还没有排" : page.blank >= 10 ? `空 ${page.blank}%` : "";
    caption.textContent = more ? `${label}　${more}` : label;
  });
  const target = box.querySelector("figure.draft") || box.querySelector("figure.saved");
  const picture = target && target.firstChild.getAttribute("src");
  const isNew = state.saved !== shown.saved || state.chosen !== shown.chosen || (state.pages.draft && picture !== turned);
  turned = picture;
  if (target && follows() && isNew) target.scrollIntoView({ block: "nearest" });
}

function showPlan(state) {
  const set = state.pages;
  const link = part("pdf");
  link.hidden = !set;
  part("plan-picture").hidden = !(set && set.plan);
  if (!set) return;
  link.href = "/" + set.pdf;
  part("summary").textContent = set.summary;
  if (set.plan && part("plan-picture").getAttribute("src") !== "/" + set.plan) part("plan-picture").src = "/" + set.plan;
  const blanks = set.pages.filter((page) => page.blank >= 10).map((page) => `第${page.label}页空${page.blank}%`);
  part("blanks").textContent = blanks.length ? "空得多的页：" + blanks.join("，") : "没有哪一页空出一成以上。";
}

function problemItem(problem) {
  const item = document.createElement("li");
  item.className = problem.level;
  const place = document.createElement("p");
  place.className = "place";
  place.textContent = `${LEVELS[problem.level]}　${problem.path}` + (problem.line ? `　第${problem.line}行` : "");
  const said = document.createElement("p");
  said.textContent = `${problem.message}。`;
  const remedy = document.createElement("p");
  remedy.textContent = `改法：${problem.remedy}。`;
  item.append(place, said, remedy);
  return item;
}

function showProblems(state) {
  const errors = state.problems.filter((problem) => problem.level === "error").length;
  part("count").textContent = state.problems.length || "";
  part("count").className = errors ? "error" : "";
  document.querySelector("#problems .none").hidden = state.problems.length > 0;
  part("list").replaceChildren(...state.problems.map(problemItem));
}

function showStatus(state) {
  const set = state.pages;
  const done = [];
  if (state.web) done.push(`网页 ${state.web_seconds.toFixed(1)} 秒`);
  if (set && set.draft) done.push(`草样 ${set.draft_seconds.toFixed(1)} 秒`);
  else if (set) done.push(`版面 ${set.seconds.toFixed(1)} 秒`);
  const idle = state.trouble ? "停在上一次做好的样子" : "已是最新";
  const working = state.working.length ? `正在做${state.working.join("、")}…` : idle;
  part("status").textContent = [working, ...done].join("　");
  part("nameplate").textContent = state.nameplate ? `${state.nameplate}　预览` : "预览";
  document.title = (state.trouble ? "（有问题）" : "") + (state.nameplate ? `预览：${state.nameplate}` : "预览");
  part("trouble").hidden = !state.trouble;
  part("trouble").textContent = state.trouble;
}

function show(state) {
  for (const step of [showStatus, showWeb, showIssues, showPages, showPlan, showProblems]) step(state);
  shown = state;
}

function turnTo(tab) {
  for (const other of document.querySelectorAll("[role=tab]")) {
    const isChosen = other === tab;
    other.setAttribute("aria-selected", String(isChosen));
    other.tabIndex = isChosen ? 0 : -1;
    part(other.getAttribute("aria-controls")).hidden = !isChosen;
  }
}

const tabs = [...document.querySelectorAll("[role=tab]")];
tabs.forEach((tab, index) => {
  tab.addEventListener("click", () => turnTo(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    turnTo(next);
    next.focus();
  });
});
part("issue").addEventListener("change", (event) => {
  fetch("/desk/issue/" + encodeURIComponent(event.target.value), { method: "POST", headers: { "X-Desk": "1" } });
});

const events = new EventSource("/desk/events");
events.onmessage = (event) => show(JSON.parse(event.data));
events.onerror = () => {
  part("status").textContent = "预览已停；在终端里重新运行 python3 build.py serve，这里会自动接上。";
};
