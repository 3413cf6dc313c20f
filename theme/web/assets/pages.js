/* Turning the printed pages: arrow keys, and a swipe over the page. The links do the same without script. */
(function () {
  "use strict";
  var SWIPE = 60; // pixels sideways, and more than up or down
  var start = null;

  function turn(relation) {
    var link = document.querySelector(".pager a[rel=" + relation + "]");
    if (link) link.click();
  }
  function onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) return;
    if (event.key === "ArrowLeft") turn("prev");
    if (event.key === "ArrowRight") turn("next");
  }
  function onTouchStart(event) {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }
  function onTouchEnd(event) {
    if (!start || window.visualViewport && window.visualViewport.scale > 1.05) return;
    var x = event.changedTouches[0].clientX - start.clientX;
    var y = event.changedTouches[0].clientY - start.clientY;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? "next" : "prev");
  }

  var sheet = document.querySelector(".sheet");
  document.addEventListener("keydown", onKey);
  sheet.addEventListener("touchstart", onTouchStart, { passive: true });
  sheet.addEventListener("touchend", onTouchEnd, { passive: true });
})();
