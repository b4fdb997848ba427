/* Opens the phone lines over the page, so that nobody loses their place to see a number. Any
   component may ask for them: document.dispatchEvent(new CustomEvent("even-keel:help")). */
EvenKeel.component("help", (panel) => {
  "use strict";

  function show() {
    if (!panel.open) panel.showModal();
    panel.querySelector("h2").focus();
  }

  // An old browser has no dialogs: there the link stays a link.
  if (!panel.showModal) return;

  document.querySelectorAll("[data-help-open]").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show();
    });
  });
  document.addEventListener("even-keel:help", show);
  panel.addEventListener("click", (event) => {
    if (event.target === panel || event.target.closest("[data-close]")) panel.close();
  });
});
