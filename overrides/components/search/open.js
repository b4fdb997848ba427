/* Search comes when somebody asks for it, and opens itself then. */
EvenKeel.component("search", (panel) => {
  "use strict";

  const buttons = document.querySelectorAll("[data-search-open]");

  function bring() {
    buttons.forEach((button) => button.removeEventListener("click", bring));
    EvenKeel.load("search/search.css search/search.js").catch(offer);
  }

  function offer() {
    buttons.forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", bring);
    });
  }

  // An old browser has no dialogs.
  if (panel.showModal) offer();
});
