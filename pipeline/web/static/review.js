// Keys of the review; each is also a visible button. Typing anything else begins to mend the value.
"use strict";
(() => {
  const plain = (event) => !(event.ctrlKey || event.altKey || event.metaKey);
  const busy = (element) => element && element.matches("input, textarea, select, summary");
  function mend(letter) {
    const input = document.getElementById("words");
    if (!input) return false;
    input.focus();
    input.select();
    return letter === undefined;
  }
  // The next value comes without a new page: keys count again at once, wherever one was.
  document.addEventListener("htmx:afterSettle", () => document.getElementById("main").focus({ preventScroll: true }));
  document.addEventListener("keydown", (event) => {
    const focused = document.activeElement;
    if (!plain(event) || event.isComposing) return;
    if (busy(focused)) {
      if (event.key === "Escape") focused.blur();
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const onControl = focused && focused.matches("a, button");
    if (key === "Enter") {
      if (onControl) return;
      const first = document.querySelector("[data-first]");
      if (first) { event.preventDefault(); first.click(); }
      return;
    }
    const named = document.querySelector(`.review [data-key="${CSS.escape(key)}"]`);
    if (named) { event.preventDefault(); named.click(); return; }
    if (key === "e") { event.preventDefault(); mend(); return; }
    if (/^\p{L}$/u.test(key) && !"uz".includes(key)) mend(key);
  });
})();
