/* The quizzes, cards and stories to choose of a lesson: opens each on the whole screen, and prints them as an answer key.
   What shows them is fetched when somebody asks for it. */
(() => {
  "use strict";

  /** Open the answer key for paper: a closed <details> does not print everywhere. */
  function printWhole(root) {
    let shut = [];
    addEventListener("beforeprint", () => {
      shut = [...root.querySelectorAll("details:not([open])")];
      shut.forEach((set) => (set.open = true));
    });
    addEventListener("afterprint", () => shut.forEach((set) => (set.open = false)));
  }

  EvenKeel.component("room", (root) => {
    const stage = root.querySelector("[data-room-stage]");
    const story = root.querySelector("[data-set=path]") ? " path/walk.js path/stage.js" : "";
    printWhole(root);
    if (!stage || !stage.showModal) return;
    root.querySelectorAll("[data-show]").forEach((opener) => {
      opener.hidden = false;
      opener.addEventListener("click", () => {
        EvenKeel.load("keyboard/keyboard.js stage/stage.js room/show-room.js" + story).then(
          () => EvenKeel.room(root)(opener.closest("[data-set]")),
          () => {},
        );
      });
    });
  });
})();
