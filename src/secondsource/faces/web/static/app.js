// Small helps that the pages work without: search as you type, list and map in step, copying the address.
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
        if (error.name !== "AbortError") results.textContent = "The search does not answer; press Enter to try again.";
      }
    }, 160);
  });
}

const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    copy.textContent = "Copied";
  });
}

// On a narrow screen the filters fold away, so that the events come first.
const folding = document.querySelector("[data-fold]");
if (folding && matchMedia("(max-width: 560px)").matches) folding.open = false;

// The list and the map in step: a row under the pointer or the focus is told to the map, and the other way round.
const rows = document.querySelectorAll("[data-event]");
const say = (id) => document.dispatchEvent(new CustomEvent("ss:row", { detail: id }));
for (const row of rows) {
  row.addEventListener("pointerenter", () => say(row.dataset.event));
  row.addEventListener("pointerleave", () => say(null));
  row.addEventListener("focusin", () => say(row.dataset.event));
  row.addEventListener("focusout", () => say(null));
}
document.addEventListener("ss:mark", (event) => {
  for (const row of rows) row.classList.toggle("on", row.dataset.event === event.detail);
});
