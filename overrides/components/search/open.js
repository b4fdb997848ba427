/* Search comes when somebody asks for it, and opens itself then. */
EvenKeel.component("search", (panel) => {
  "use strict";

  // All at once, in any order: on a slow line, each after another would cost a wait of its own.
  const FILES = "search/search.css search/search.js search/spelling.js search/lexicon.js search/rank.js";
  const buttons = document.querySelectorAll("[data-search-open]");

  function bring() {
    buttons.forEach((button) => button.removeEventListener("click", bring));
    EvenKeel.load(new URL(panel.dataset.index, location.href).href).catch(() => {});
    EvenKeel.search.loaded = Promise.all(FILES.split(" ").map(EvenKeel.load));
    EvenKeel.search.loaded.catch(offer);
  }

  function offer() {
    buttons.forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", bring);
    });
  }

  // Each script adds what it can do, and each part of the index itself.
  EvenKeel.search = { parts: [] };
  // An old browser has no dialogs.
  if (panel.showModal) offer();
});
