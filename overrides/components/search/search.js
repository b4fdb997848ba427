/* Finds pages by their words. Nothing is sent anywhere: the index comes to the reader. */
(() => {
  "use strict";

  const SHOWN = 20;

  /** Lower-case words without accents or signs, with a space before and after each. */
  function plain(text) {
    const bare = text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’]/g, "");
    return " " + bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim() + " ";
  }

  /** "urges" also finds "urge": what is looked for is the start of a word, without its ending. */
  function needles(query) {
    const stem = (word) => word.replace(/(.{3,}?)(ings?|ed|es|s|ly|y|e)$/, "$1");
    const words = plain(query).trim().split(" ").filter(Boolean);
    return words.map((word) => " " + (word.length < 3 ? word + " " : stem(word)));
  }

  /** How well an entry of the index holds what is wanted: 100 points a word, and some for the place. */
  function points(entry, page, wanted, isWholePage) {
    let sum = isWholePage ? 5 : 0;
    wanted.forEach((needle) => {
      const times = entry.words.split(needle).length - 1;
      const isTitled = entry.name.includes(needle);
      if (times || isTitled) sum += 100 + Math.min(times, 5) + (isTitled ? 20 : 0);
    });
    // What a participant reads stands before what a leader or an author reads.
    if (/(^|\/)leader\.html|^(leaders|about|print)\//.test(page)) return sum - 15;
    return page.startsWith("get-help") ? sum + 15 : sum;
  }

  /** The pages that hold the most of the words, best first: { score, entry, page: its page's entry }. */
  function find(entries, query) {
    const wanted = needles(query);
    const pages = {};
    const best = {};
    const wordsHeld = ({ score }) => Math.floor((score + 15) / 100);
    entries.forEach((entry) => {
      const page = entry.location.split("#")[0];
      pages[page] = pages[page] || entry;
      const score = points(entry, page, wanted, entry === pages[page]);
      if (score < 85 || (best[page] && best[page].score >= score)) return;
      best[page] = { score, entry, page: pages[page] };
    });
    const found = Object.values(best);
    const most = Math.max(0, ...found.map(wordsHeld));
    return found.filter((hit) => wordsHeld(hit) === most).sort((a, b) => b.score - a.score);
  }

  function text(html) {
    return new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ").trim();
  }

  /** The first words of an entry, without those that a lesson gives to search alone. */
  function start(all) {
    const words = all.split("\u2063")[0].trim();
    return words.length > 140 ? words.slice(0, 130).replace(/\s+\S*$/, "") + " …" : words;
  }

  /** Add to each entry of the index the words of its title and of its text, as they are looked for. */
  function spelled(index) {
    return index.map((entry) =>
      Object.assign(entry, {
        name: plain(entry.title),
        words: plain(entry.text.replace(/<[^>]+>|&\w+;/g, " ")),
      }),
    );
  }

  EvenKeel.component("search", (panel) => {
    const input = panel.querySelector("input");
    const status = panel.querySelector("[role=status]");
    const list = panel.querySelector("ol");
    const item = panel.querySelector("template").content.firstElementChild;
    const home = new URL(panel.dataset.root, location.href);
    const said = panel.dataset;
    let entries;
    let timer;

    function row({ entry, page }) {
      const made = item.cloneNode(true);
      const title = entry === page ? "" : text(entry.title) + ": ";
      made.querySelector("a").href = new URL(entry.location, home).href;
      made.querySelector("strong").textContent = text(page.title);
      made.querySelector("span").textContent = title + start(text(entry.text));
      return made;
    }

    function show() {
      const isAsked = Boolean(input.value.trim());
      const hits = isAsked ? find(entries, input.value) : [];
      list.replaceChildren(...hits.slice(0, SHOWN).map(row));
      const count = hits.length ? EvenKeel.fill(said, { n: hits.length }) : said.none;
      status.textContent = isAsked ? count : "";
    }

    function ready() {
      entries = spelled(window.__index.docs || window.__index.items);
      show();
    }

    /** Load the first of the addresses that exists. */
    function load([address, ...others]) {
      const script = document.createElement("script");
      script.src = address;
      script.onload = ready;
      script.onerror = () => {
        if (others.length) load(others);
        else status.textContent = said.failed;
      };
      document.head.append(script);
    }

    function open() {
      if (panel.open) return;
      if (!entries) {
        status.textContent = said.loading;
        load(said.index.split(" "));
      }
      panel.showModal();
      input.focus();
    }

    document
      .querySelectorAll("[data-search-open]")
      .forEach((button) => button.addEventListener("click", open));
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => entries && show(), 150);
    });
    input.addEventListener("keydown", (event) => {
      const first = list.querySelector("a");
      if (!first || !/^(ArrowDown|Enter)$/.test(event.key)) return;
      event.preventDefault();
      if (event.key === "Enter") first.click();
      else first.focus();
    });
    panel.addEventListener("click", (event) => {
      if (event.target === panel || event.target.closest("[data-close], a")) panel.close();
    });
    open();
  });
})();
