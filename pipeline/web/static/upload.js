// Files dropped anywhere or chosen: sent one request each, a few at a time; every line tells progress and outcome.
"use strict";
(() => {
  const panel = document.getElementById("uploads");
  if (!panel) return;
  const list = panel.querySelector("ol"), summary = panel.querySelector("output"), words = panel.dataset;
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-Congvan-Token"];
  const waiting = [];
  let running = 0, sent = 0, done = 0, failed = 0;
  const here = document.getElementById("uploads-here");
  if (here) here.append(panel);

  function tell() {
    summary.textContent = words.summary.replace("{done}", done).replace("{sent}", sent).replace("{failed}", failed);
    if (done === sent && sent) summary.textContent += " " + words.finished;
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function finish(line, outcomes, problem) {
    const bar = line.querySelector("progress");
    if (bar) bar.remove();
    line.querySelector(".state").textContent = "";
    if (problem || outcomes.some((each) => each.kind === "bad")) failed += 1;
    (problem ? [{ kind: "bad", message: problem, documents: [] }] : outcomes).forEach((each) => {
      const row = element("p", "outcome " + each.kind);
      if (outcomes.length > 1) row.append(element("b", "", each.name + ": "));
      row.append(each.message + " ");
      each.documents.forEach((document_) => {
        const link = element("a", "", document_.title);
        link.href = "/documents/" + document_.id;
        row.append(link, document_.subject ? " " + document_.subject + " " : " ");
      });
      line.append(row);
    });
    done += 1;
    tell();
  }

  function send({ file, name, line }) {
    running += 1;
    const request = new XMLHttpRequest();
    request.open("POST", "/upload/file?name=" + encodeURIComponent(name));
    request.setRequestHeader("X-Congvan-Token", token);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) line.querySelector("progress").value = event.loaded / event.total;
      if (event.loaded === event.total) line.querySelector(".state").textContent = words.reading;
    };
    request.onload = () => {
      const answer = request.response || {};
      const problem = answer.outcomes ? null : answer.error && answer.error.message || answer.error || words.failed;
      finish(line, answer.outcomes || [], problem);
    };
    request.onerror = () => finish(line, [], words.failed);
    request.onloadend = () => { running -= 1; next(); };
    request.send(file);
  }

  function next() { while (running < 6 && waiting.length) send(waiting.shift()); }

  function add(file, path) {
    panel.hidden = false;
    const line = element("li"), bar = element("progress");
    bar.max = 1; bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    line.append(element("b", "", path || file.name), " ", element("span", "state", words.waiting), bar);
    list.append(line);
    waiting.push({ file, name: path || file.name, line });
    sent += 1;
    tell();
    next();
  }

  function walk(entry) {
    if (entry.isFile) entry.file((file) => add(file, entry.fullPath.replace(/^\//, "")));
    else if (entry.isDirectory) {
      const reader = entry.createReader();
      const more = () => reader.readEntries((entries) => { entries.forEach(walk); if (entries.length) more(); });
      more();
    }
  }

  document.querySelectorAll("[data-upload]").forEach((input) => input.addEventListener("change", () => {
    [...input.files].forEach((file) => add(file, file.webkitRelativePath));
    input.value = "";
  }));
  const carries = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    const entries = items.map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    if (entries.length && entries.every(Boolean)) entries.forEach(walk);
    else [...event.dataTransfer.files].forEach((file) => add(file));
  });
  panel.querySelector("button").addEventListener("click", () => { if (!running) { panel.hidden = true; list.replaceChildren(); sent = done = failed = 0; } });
  addEventListener("beforeunload", (event) => { if (running || waiting.length) event.preventDefault(); });
})();
