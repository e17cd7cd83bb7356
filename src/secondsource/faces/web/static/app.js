// Small helps that the pages work without: search as you type, list, timeline and map in step, copying the address.
const input = document.querySelector("[data-search]");
if (input) {
  const results = document.getElementById("results");
  let timer, running;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      running?.abort();
      running = new AbortController();
      const address = `/search?q=${encodeURIComponent(input.value)}`;
      try {
        const answer = await fetch(`${address}&part=1`, { signal: running.signal });
        if (!answer.ok) return;
        results.innerHTML = await answer.text(); // our own template: everything in it is escaped on the server
        history.replaceState(null, "", address);
      } catch (error) {
        if (error.name !== "AbortError") results.textContent = input.dataset.problem;
      }
    }, 160);
  });
}

const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    copy.textContent = copy.dataset.copy;
  });
}

// On a narrow screen the filters fold away, so that the events come first.
const folding = document.querySelector("[data-fold]");
if (folding && matchMedia("(max-width: 560px)").matches) folding.open = false;

// List, timeline and map in step: a row under the pointer or the focus is told to the map and lights its bar; a bar
// lights its rows; a mark of the map lights its row.
const rows = document.querySelectorAll("[data-event]");
const bars = document.querySelectorAll(".timeline [data-first]");
const holds = (bar, day) => Boolean(day) && bar.dataset.first <= day && day <= bar.dataset.last;
const light = (row) => { for (const bar of bars) bar.classList.toggle("on", Boolean(row) && holds(bar, row.dataset.day)); };
const say = (row) => {
  document.dispatchEvent(new CustomEvent("ss:row", { detail: row ? row.dataset.event : null }));
  light(row);
};
for (const row of rows) {
  row.addEventListener("pointerenter", () => say(row));
  row.addEventListener("pointerleave", () => say(null));
  row.addEventListener("focusin", () => say(row));
  row.addEventListener("focusout", () => say(null));
}
for (const bar of bars) {
  const mark = (on) => { for (const row of rows) row.classList.toggle("on", on && holds(bar, row.dataset.day)); };
  for (const name of ["pointerenter", "focusin"]) bar.addEventListener(name, () => mark(true));
  for (const name of ["pointerleave", "focusout"]) bar.addEventListener(name, () => mark(false));
}
document.addEventListener("ss:mark", (event) => {
  let found = null;
  for (const row of rows) {
    row.classList.toggle("on", row.dataset.event === event.detail);
    if (row.dataset.event === event.detail) found = row;
  }
  light(found);
});
