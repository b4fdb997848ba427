/* Search comes when somebody asks for it, its panel too, and opens itself then. */
EvenKeel.component("search", (button) => {
  "use strict";

  // All at once, in any order: on a slow line, each after another would cost a wait of its own.
  const FILES = "search/search.css search/search.js search/spelling.js search/lexicon.js search/rank.js";
  const { load, late } = EvenKeel;

  /** Each press asks for what has not come yet, and opens the panel as soon as that is there. */
  function open() {
    const files = FILES.split(" ").map(load);
    const index = load(new URL(button.dataset.index, location.href).href);
    EvenKeel.search.loaded = Promise.all(files);
    const shown = Promise.all([late("search-panel"), load("search/search.js")]);
    const opened = shown.then(([content]) => EvenKeel.search.open(content, button.dataset));
    [index, EvenKeel.search.loaded, opened].forEach((one) => one.catch(() => {}));
  }

  // Each script adds what it can do, and each part of the index itself.
  EvenKeel.search = { parts: [] };
  if (!window.HTMLDialogElement) return; // An old browser has no dialogs.
  button.hidden = false;
  button.addEventListener("click", open);
});
