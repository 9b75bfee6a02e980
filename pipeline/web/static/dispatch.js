// Ties values to their words: pointing at or tabbing to one lights the other. Zoom and pages of the picture.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fields = all(".field[data-v]");
  const marks = new Map();
  all("rect[data-v], mark[data-v]").forEach((mark) => {
    mark.dataset.v.split(" ").forEach((value) => {
      if (!marks.has(value)) marks.set(value, []);
      marks.get(value).push(mark);
    });
  });
  const pane = document.querySelector(".sheets, .words");

  function clear() { all(".on").forEach((each) => each.classList.remove("on")); }

  function light(values) {
    clear();
    values.forEach((value) => (marks.get(value) || []).forEach((mark) => mark.classList.add("on")));
    fields.forEach((field) => { if (values.includes(field.dataset.v)) field.classList.add("on"); });
  }

  // Brings a mark into the middle of its pane without moving the page itself.
  function reveal(value) {
    const mark = (marks.get(value) || [])[0];
    if (!mark || !pane) return;
    const place = mark.getBoundingClientRect(), frame = pane.getBoundingClientRect();
    if (place.top < frame.top + 20 || place.bottom > frame.bottom - 20) pane.scrollTop += place.top - frame.top - frame.height / 3;
    if (place.left < frame.left || place.right > frame.right) pane.scrollLeft += place.left - frame.left - 40;
  }

  fields.forEach((field) => {
    field.addEventListener("mouseenter", () => { light([field.dataset.v]); reveal(field.dataset.v); });
    field.addEventListener("mouseleave", clear);
    field.addEventListener("focusin", () => { light([field.dataset.v]); reveal(field.dataset.v); });
  });
  all("rect[data-v], mark[data-v]").forEach((mark) => {
    const values = mark.dataset.v.split(" ");
    mark.addEventListener("mouseenter", () => light(values));
    mark.addEventListener("mouseleave", clear);
    mark.addEventListener("click", () => {
      const field = fields.find((each) => values.includes(each.dataset.v));
      if (!field) return;
      field.scrollIntoView({ block: "center" });
      field.querySelector("summary").focus({ preventScroll: true });
    });
  });

  const sizes = { "-1": 70, 0: 100, 1: 140, 2: 200, 3: 300 };
  let zoom = 0;
  function sharpen() {
    if (zoom < 1) return;
    all(".sheet image").forEach((image) => {
      const address = image.getAttribute("href").replace(/scale=[\d.]+/, "scale=4.0");
      if (image.getAttribute("href") !== address) image.setAttribute("href", address);
    });
  }
  function setZoom(by) {
    zoom = Math.max(-1, Math.min(3, zoom + by));
    pane.classList.remove("zoom--1", "zoom-1", "zoom-2", "zoom-3");
    if (zoom) pane.classList.add("zoom-" + zoom);
    document.getElementById("zoom").textContent = sizes[zoom] + " %";
    sharpen();
  }
  function turn(by) {
    const sheets = all(".sheet"), top = pane.getBoundingClientRect().top;
    const at = sheets.findIndex((sheet) => sheet.getBoundingClientRect().bottom > top + 40);
    const next = sheets[Math.max(0, Math.min(sheets.length - 1, at + by))];
    pane.scrollTop += next.getBoundingClientRect().top - top - 10;
  }
  all("[data-zoom]").forEach((button) => button.addEventListener("click", () => setZoom(Number(button.dataset.zoom))));
  all("[data-turn]").forEach((button) => button.addEventListener("click", () => turn(Number(button.dataset.turn))));
  if (pane && document.getElementById("zoom")) {
    pane.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "+" || event.key === "=") setZoom(1);
      else if (event.key === "-") setZoom(-1);
      else return;
      event.preventDefault();
    });
  }
  // A link to a value opens it.
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  function open(field) {
    if (!field || !field.matches(".field")) return;
    field.open = true;
    field.querySelector("summary").focus();
  }
  open(target);
  addEventListener("hashchange", () => open(document.getElementById(decodeURIComponent(location.hash.slice(1)))));
})();
