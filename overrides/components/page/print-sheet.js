/* Prints one sheet of a page. Its foot says where help is, so that stays. */
(() => {
  "use strict";

  const page = document.documentElement;

  /** Mark everything outside `kept` as left out, from `node` inwards. */
  function leaveOut(node, kept) {
    if (kept.includes(node)) return;
    if (kept.some((one) => node.contains(one))) {
      [...node.children].forEach((child) => leaveOut(child, kept));
    } else node.dataset.leftOut = "";
  }

  function bringBack() {
    delete page.dataset.printing;
    document.querySelectorAll("[data-left-out]").forEach((node) => delete node.dataset.leftOut);
  }

  /** Leave out everything but `sheet` and the foot, until the browser has printed. */
  EvenKeel.printOnly = function (sheet) {
    leaveOut(document.body, [sheet, document.querySelector(".print-footer")]);
    page.dataset.printing = sheet.id;
    addEventListener("afterprint", bringBack, { once: true });
  };

  document.querySelectorAll("[data-print-sheet]").forEach((button) => (button.hidden = false));
  // Some of the buttons come later.
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-print-sheet]");
    if (!button) return;
    EvenKeel.printOnly(button.closest("[data-component]"));
    print();
  });
})();
