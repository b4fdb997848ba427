/* A story to choose, one screen at a time. The links of the page below it still work without. */
(() => {
  "use strict";

  function start(root) {
    const find = (name) => root.querySelector("[data-" + name + "]");
    const screens = Array.from(root.querySelectorAll("[data-screen]"));
    const [back, forward] = ["back", "forward"].map(find);
    const walk = EvenKeel.walk.through(screens);

    function show() {
      const screen = screens[walk.here()];
      screens.forEach((each) => (each.hidden = each !== screen));
      screen.querySelectorAll("[data-to]").forEach((way, place) => {
        if (place === walk.picked()) way.setAttribute("aria-current", "true");
        else way.removeAttribute("aria-current");
      });
      const taken = screen.querySelector("[data-taken]");
      if (taken) EvenKeel.walk.tell(walk, screens, taken.querySelector("ol"));
      back.disabled = walk.isFirst();
      forward.disabled = walk.picked() === undefined;
    }

    /** Show the screen after a move, and let the keyboard and a voice go on at its head. */
    function go(isMoved) {
      if (!isMoved) return;
      show();
      screens[walk.here()].querySelector("[data-page]").focus();
    }

    const choose = (place) => go(walk.pick(place) && walk.forward());

    root.addEventListener("click", (event) => {
      const way = event.target.closest("[data-to], [data-over]");
      if (!way) return;
      // An address would keep what was chosen.
      event.preventDefault();
      if ("over" in way.dataset) go(walk.restart());
      else choose(Array.from(way.closest("ul").querySelectorAll("[data-to]")).indexOf(way));
    });
    root.addEventListener("keydown", (event) => {
      const { key } = event;
      if (/^Arrow(Left|Right)$/.test(key)) event.preventDefault();
      if (key === "ArrowLeft") go(walk.back());
      else if (key === "ArrowRight") go(walk.forward());
      else choose(EvenKeel.walk.letter(event));
    });
    back.addEventListener("click", () => go(walk.back()));
    forward.addEventListener("click", () => go(walk.forward()));

    root.querySelectorAll("[data-scripted]").forEach((part) => (part.hidden = false));
    root.classList.add("path--stepped");
    show();
  }

  EvenKeel.component("path", start);
})();
