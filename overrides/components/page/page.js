/* What every page's frame does: wide tables and the phone's menu. */
(() => {
  "use strict";

  /** Let a wide table scroll inside a box of its own, which the keyboard can reach. */
  function boxTable(table) {
    const box = document.createElement("div");
    box.className = "table";
    table.before(box);
    box.append(table);
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }

  /* The menu closes with Escape, and the focus goes back to its handle. */
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("[data-menu][open]");
    if (!menu || event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll(".prose > table").forEach(boxTable),
  );
})();
