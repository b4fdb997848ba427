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
  /* No page is shown from memory on the way back: words that nobody chose to keep would stand there.
     What a browser takes from memory is read anew. In Firefox that is not enough: such a page has the
     tab's store for good as it was when the page was left, even after "Leave quickly". Firefox does
     not put away a page that holds a lock nor, where a site without https has no locks, one that
     listens for its end. */
  const stay = () => addEventListener("unload", () => {});
  if (navigator.locks) {
    const held = { mode: "shared" };
    navigator.locks.request("even-keel page", held, () => new Promise(() => {})).catch(stay);
  } else stay();
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.documentElement.classList.add("leaving");
    location.reload();
  });
  document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll(".prose > table").forEach(boxTable),
  );
})();
