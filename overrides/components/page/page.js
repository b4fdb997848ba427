/* What every page's frame does: wide tables, the phone's menu, and no words on the way back. */
(() => {
  "use strict";

  /** Let a wide table scroll inside a box of its own, which the keyboard can reach. */
  function boxTable(table) {
    const box = document.createElement("div");
    box.className = "table";
    table.before(box);
    box.append(table);
    new ResizeObserver(() => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }).observe(box);
  }

  /* The menu closes with Escape, and the focus goes back to its handle. */
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("[data-menu][open]");
    if (!menu || event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  /* The way back may show a page from memory, with words that nobody chose to keep. */
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.documentElement.classList.add("leaving");
    location.reload();
  });
  document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll(".prose > table").forEach(boxTable),
  );
})();
