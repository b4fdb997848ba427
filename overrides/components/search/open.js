/* Search comes when somebody asks for it, and opens itself then. */
EvenKeel.component("search", (panel) => {
  "use strict";

  const buttons = document.querySelectorAll("[data-search-open]");

  function bring() {
    buttons.forEach((button) => button.removeEventListener("click", bring));
    // All at once: on a slow line each one after another would cost a wait of its own.
    const { index, files, judges } = panel.dataset;
    [judges, new URL(index, location.href).href].forEach((some) => EvenKeel.load(some).catch(() => {}));
    Promise.all(files.split(" ").map(EvenKeel.load)).catch(offer);
  }

  function offer() {
    buttons.forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", bring);
    });
  }

  /** Each part of the index adds itself here. */
  EvenKeel.index = [];
  // An old browser has no dialogs.
  if (panel.showModal) offer();
});
