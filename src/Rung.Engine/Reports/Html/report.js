"use strict";
(() => {
  const data = JSON.parse(document.getElementById("failure-data").textContent);
  const list = document.getElementById("failures");
  const status = document.getElementById("failure-count");
  const controls = ["candidate", "label", "group", "cause", "text"].map(name => document.getElementById("filter-" + name));
  const [candidate, label, group, cause, text] = controls;
  const previous = document.getElementById("page-previous");
  const next = document.getElementById("page-next");
  const size = 50;
  let page = 0;

  const fill = (select, values) => {
    for (const value of [...new Set(values)].filter(value => value !== null && value !== "").sort()) {
      const option = document.createElement("option");
      option.value = option.textContent = value;
      select.append(option);
    }
    if (select.options.length < 2) { select.closest("label").hidden = true; }
  };
  fill(candidate, data.failures.map(failure => data.candidates[failure[0]]));
  fill(label, data.hasLabels ? data.failures.map(failure => data.examples[failure[1]][2]) : []);
  fill(group, data.failures.map(failure => data.examples[failure[1]][3]));
  fill(cause, data.failures.map(failure => failure[4]));

  const isShown = failure => {
    const example = data.examples[failure[1]];
    const sought = text.value.trim().toLowerCase();
    return (!candidate.value || data.candidates[failure[0]] === candidate.value)
      && (!label.value || example[2] === label.value)
      && (!group.value || example[3] === group.value)
      && (!cause.value || failure[4] === cause.value)
      && (!sought || [example[0], example[1], example[2], failure[2]].some(part => part && part.toLowerCase().includes(sought)));
  };

  const element = (name, content, className) => {
    const made = document.createElement(name);
    made.textContent = content;
    if (className) { made.className = className; }
    return made;
  };

  const row = failure => {
    const [id, input, expected, owner] = data.examples[failure[1]];
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    const short = input.length > 110 ? input.slice(0, 110) + "…" : input;
    summary.append(element("span", failure[4] || failure[3].toFixed(2), "tag"), " ", element("bdi", short.replace(/\s+/g, " ")));
    details.append(summary);
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length === 1) {
        const facts = document.createElement("dl");
        const add = (name, value) => { if (value !== null && value !== "") { const dd = element("dd", value); dd.dir = "auto"; facts.append(element("dt", name), dd); } };
        add("candidate", data.candidates[failure[0]]);
        add("example", id);
        add("group", owner);
        add("input", input);
        add("expected", expected);
        add("answer", failure[2]);
        add("failure", failure[5]);
        add("score", failure[3].toFixed(3));
        details.append(facts);
      }
    });
    return details;
  };

  const show = () => {
    const shown = data.failures.filter(isShown);
    const pages = Math.max(1, Math.ceil(shown.length / size));
    page = Math.min(page, pages - 1);
    list.replaceChildren(...shown.slice(page * size, (page + 1) * size).map(row));
    status.textContent = shown.length + " of " + data.failures.length + " attempts below a full score; page " + (page + 1) + " of " + pages;
    previous.disabled = page === 0;
    next.disabled = page === pages - 1;
  };

  for (const control of controls) {
    control.addEventListener("input", () => { page = 0; show(); });
  }
  previous.addEventListener("click", () => { page -= 1; show(); });
  next.addEventListener("click", () => { page += 1; show(); });
  show();
})();
