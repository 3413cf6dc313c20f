/* The reader's choices of size, ground, width and contrast. Loaded in <head>, so that they hold before
   the first paint; `data-script` shows what needs script, and `data-asked` keeps room for the answer
   to a search. They are kept on this device only. Out goes `window.reading`: get, set, onchange. */
(function () {
  "use strict";
  var KEY = "reading";
  var NAMES = ["size", "scheme", "contrast", "width"];
  var root = document.documentElement;
  var listeners = [];
  var choices = load();

  function load() {
    var found = {};
    try { found = JSON.parse(localStorage.getItem(KEY)) || {}; } catch (error) { found = {}; }
    new URLSearchParams(location.search).forEach(function (value, name) {
      if (NAMES.indexOf(name) >= 0) found[name] = value;
    });
    return found;
  }

  function keep() {
    try { localStorage.setItem(KEY, JSON.stringify(choices)); } catch (error) { /* private mode: this page only */ }
  }

  function apply() {
    NAMES.forEach(function (name) {
      var value = choices[name];
      if (value && value !== "auto" && value !== "1") root.setAttribute("data-" + name, value);
      else root.removeAttribute("data-" + name);
    });
    root.toggleAttribute("data-big", Number(choices.size) > 2);
  }

  function set(name, value) {
    choices[name] = value;
    apply();
    keep();
    listeners.forEach(function (listener) { listener(); });
  }

  root.setAttribute("data-script", "");
  root.toggleAttribute("data-asked", Boolean(new URLSearchParams(location.search).get("q")));
  apply();
  window.reading = {
    get: function (name) { return choices[name]; },
    set: set,
    onchange: function (listener) { listeners.push(listener); },
  };
})();
