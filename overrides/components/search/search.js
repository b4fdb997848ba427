/* The search panel. Nothing is sent anywhere: the index comes to the reader. */
(() => {
  "use strict";

  const SHOWN = 20;
  /** Milliseconds that typing has to rest. */
  const PAUSE = 80;

  const address = (path) => new URL(path, location.href).href;

  /** Load the index, and call `ready` with the search: again, when leaders' pages are there too. */
  async function bring({ index, later, raw, here, small, endings }, ready) {
    const { load, search } = EvenKeel;
    const tried = (path) => load(address(path)).catch(() => {});
    await search.loaded;
    const made = search.over(small, endings);
    await tried(index);
    const isOurs = search.parts.length > 0;
    if (!isOurs) {
      await load("search/raw.js");
      await search.raw(address(raw), here);
    }
    made.add(search.parts[0]);
    ready(made);
    if (isOurs) await tried(later);
    search.parts.slice(1, 2).forEach(made.add);
    ready(made);
  }

  function row(item, home, { page, heading }) {
    const made = item.cloneNode(true);
    const [title, anchor] = heading || [];
    made.querySelector("a").href = new URL(page.url + (anchor ? "#" + anchor : ""), home).href;
    made.querySelector("strong").textContent = page.title;
    made.querySelector("span").textContent = [title, page.about].filter(Boolean).join(": ");
    return made;
  }

  let shown;

  /** Open the panel, the whole `content` of its template. `more` is what the button knows. */
  EvenKeel.search.open = (content, more) => (shown = shown || start(content.firstElementChild, more))();

  /** Put `panel` into the page, and return what opens it. */
  function start(panel, more) {
    const input = panel.querySelector("input");
    const status = panel.querySelector("[role=status]");
    const list = panel.querySelector("ol");
    const item = list.firstElementChild;
    const said = { ...panel.dataset, ...more };
    let search;
    let timer;

    function show() {
      clearTimeout(timer);
      timer = 0;
      if (!search) return;
      const isAsked = Boolean(input.value.trim());
      const hits = isAsked ? search.find(input.value) : [];
      list.replaceChildren(...hits.slice(0, SHOWN).map((hit) => row(item, address(said.root), hit)));
      const count = hits.length ? EvenKeel.fill(said, { n: hits.length }) : said.none;
      status.textContent = isAsked ? count : "";
    }

    function ready(made) {
      search = made;
      // Nobody's place in the list is taken away by what comes later.
      if (!list.contains(document.activeElement)) show();
    }

    item.remove();
    document.body.append(panel);
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (!/^(ArrowDown|Enter)$/.test(event.key)) return;
      // The list may still be that of fewer letters.
      if (timer) show();
      const first = list.querySelector("a");
      if (!first) return;
      event.preventDefault();
      if (event.key === "Enter") first.click();
      else first.focus();
    });
    panel.addEventListener("click", (event) => {
      if (event.target === panel || event.target.closest("[data-close], a")) panel.close();
    });
    return () => {
      if (panel.open) return;
      panel.showModal();
      input.focus();
      if (search) return;
      status.textContent = said.loading;
      bring(said, ready).catch(() => (status.textContent = said.failed));
    };
  }
})();
