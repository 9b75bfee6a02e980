// The picture of a chain: moved and sized by mouse, touch and keyboard; what hangs on a document can be folded away.
"use strict";
(() => {
  const view = document.querySelector(".picture"), svg = view.querySelector("svg");
  const [, , W, H] = svg.getAttribute("viewBox").split(" ").map(Number);
  const nodes = new Map([...svg.querySelectorAll(".doc")].map(node => [node.dataset.id, node]));
  const edges = [...svg.querySelectorAll(".edge")];
  const start = svg.querySelector(".doc.start").dataset.id;
  const folded = new Set();
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  let box = { x: 0, y: 0, w: W, h: H };

  const show = () => svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.w} ${box.h}`);
  const whole = () => { box = { x: 0, y: 0, w: W, h: H }; show(); };

  function zoom(factor, cx = box.x + box.w / 2, cy = box.y + box.h / 2) {
    const w = box.w * factor;
    if (w < 120 || w > 8 * W) return;
    box = { x: cx - (cx - box.x) * factor, y: cy - (cy - box.y) * factor, w, h: box.h * factor };
    show();
  }

  function move(dx, dy) { box.x += dx; box.y += dy; show(); }

  function place(node) {
    const [x, y] = node.getAttribute("transform").match(/[\d.]+/g).map(Number);
    return [x + 98, y + 23];
  }

  function follow(node) {  // what has the focus is in sight
    const [x, y] = place(node);
    if (x < box.x + 98 || x > box.x + box.w - 98 || y < box.y + 23 || y > box.y + box.h - 23) {
      box.x = x - box.w / 2;
      box.y = y - box.h / 2;
      show();
    }
  }

  function seen() {  // what is reached from the start without going through what is folded
    const reached = new Set([start]), waiting = [start];
    while (waiting.length) {
      const id = waiting.pop();
      if (folded.has(id)) continue;
      for (const edge of edges) {
        const { a, b } = edge.dataset, other = a === id ? b : b === id ? a : null;
        if (other !== null && !reached.has(other)) { reached.add(other); waiting.push(other); }
      }
    }
    return reached;
  }

  function draw() {
    const reached = seen();
    for (const [id, node] of nodes) node.classList.toggle("gone", !reached.has(id));
    for (const edge of edges) edge.classList.toggle("gone", !reached.has(edge.dataset.a) || !reached.has(edge.dataset.b));
    for (const sign of svg.querySelectorAll(".fold")) {
      const closed = folded.has(sign.parentNode.dataset.id);
      sign.setAttribute("aria-expanded", String(!closed));
      sign.setAttribute("aria-label", `${closed ? view.dataset.open : view.dataset.fold} ${sign.parentNode.querySelector(".name").textContent}`);
      sign.querySelector("text").textContent = closed ? "+" : "−";
    }
  }

  function fold(id) {
    if (!svg.querySelector(`.doc[data-id="${id}"] .fold`)) return;
    folded.has(id) ? folded.delete(id) : folded.add(id);
    draw();
  }

  function make(name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function signs() {  // only where folding hides something
    for (const [id, node] of nodes) {
      folded.add(id);
      const hides = seen().size < nodes.size;
      folded.delete(id);
      if (!hides) continue;
      const sign = make("g", { class: "fold", role: "button", tabindex: "0", transform: "translate(196,0)" });
      sign.append(make("circle", { r: "9" }), make("text", { y: "4.5" }));
      sign.addEventListener("click", event => { event.stopPropagation(); fold(id); });
      node.append(sign);
    }
    draw();
  }

  function near(id) {
    for (const edge of edges) edge.classList.toggle("near", id !== null && (edge.dataset.a === id || edge.dataset.b === id));
  }

  function at(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  }

  view.addEventListener("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) return;  // the wheel alone goes on through the page
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, ...at(event));
  }, { passive: false });

  let held = null;
  view.addEventListener("pointerdown", event => { held = { x: event.clientX, y: event.clientY, moved: false }; });
  window.addEventListener("pointermove", event => {
    if (!held) return;
    const dx = event.clientX - held.x, dy = event.clientY - held.y;
    if (!held.moved && Math.abs(dx) + Math.abs(dy) < 5) return;
    const scale = 1 / svg.getScreenCTM().a;
    move(-dx * scale, -dy * scale);
    held = { x: event.clientX, y: event.clientY, moved: true };
  });
  window.addEventListener("pointerup", () => { setTimeout(() => { held = null; }); });
  view.addEventListener("click", event => { if (held && held.moved) event.preventDefault(); }, true);
  view.addEventListener("dragstart", event => event.preventDefault());

  svg.addEventListener("focusin", event => {
    const node = event.target.closest(".doc");
    if (node) { near(node.dataset.id); follow(node); }
  });
  svg.addEventListener("pointerover", event => {
    const node = event.target.closest(".doc");
    near(node ? node.dataset.id : null);
  });

  view.addEventListener("keydown", event => {
    const node = event.target.closest(".doc"), sign = event.target.closest(".fold");
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) move(step[0] * box.w / 10, step[1] * box.h / 10);
    else if (event.key === "+" || event.key === "=") zoom(1 / 1.3);
    else if (event.key === "-") zoom(1.3);
    else if (event.key === "0") whole();
    else if (sign && (event.key === "Enter" || event.key === " ")) fold(node.dataset.id);
    else if (node && event.key.toLowerCase() === "f") fold(node.dataset.id);
    else return;
    event.preventDefault();
  });

  const acts = { in: () => zoom(1 / 1.3), out: () => zoom(1.3), all: whole, unfold: () => { folded.clear(); draw(); } };
  for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", acts[button.dataset.do]);
  signs();
})();
