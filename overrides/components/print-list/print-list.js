/* The filter box over everything that can be printed: shows what holds every word that is typed. A
   whole number has to stand alone, so that "week 1" finds neither week 12 nor lesson 6.1. */
EvenKeel.component("print-list", (root) => {
  "use strict";

  const input = root.querySelector("input");
  const count = root.querySelector("[data-count]");
  const items = [...root.querySelectorAll("[data-item]")];
  const groups = [...root.querySelectorAll("[data-group]")];

  function holds(item, words) {
    const group = item.closest("[data-group]");
    const heading = group && group.querySelector("h3, h4");
    const outer = group && group.parentElement.closest("[data-group]");
    const above = outer ? outer.querySelector("h3").textContent : "";
    const title = item.querySelector(".print-list__title").textContent;
    const text = [above, heading ? heading.textContent : "", title].join(" ").toLowerCase();
    const parts = text.split(/[^\w.]+/);
    return words.every((word) => (/^\d+$/.test(word) ? parts : text).includes(word));
  }

  function filter() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    items.forEach((item) => (item.hidden = !holds(item, words)));
    groups.forEach((group) => (group.hidden = !group.querySelector("[data-item]:not([hidden])")));
    const shown = items.filter((item) => !item.hidden).length;
    const found = EvenKeel.fill(count.dataset, { n: shown, total: items.length });
    const said = shown ? found : count.dataset.none;
    count.textContent = words.length ? said : "";
  }

  input.addEventListener("input", filter);
  input.closest("[data-scripted]").hidden = false;
});
