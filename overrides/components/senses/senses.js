/* Grounding by the senses: one step at a time on the whole window, a circle to tap for each thing
   found. One key is enough: each tap leads to the next circle, the last one to "Next". Nothing moves,
   nothing is counted or stored. */
(() => {
  "use strict";

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const find = (name) => root.querySelector("[data-" + name + "]");
    const [stage, place, picture, task, dots, next] = [
      "stage",
      "place",
      "picture",
      "task",
      "dots",
      "next",
    ].map(find);
    const steps = [...root.querySelectorAll("[data-step]")];
    // An old browser without dialogs keeps the list, which does the same.
    if (!stage.showModal) return;
    let at = 0;

    const open = () => dots.querySelector('[aria-pressed="false"]');

    function nameNext() {
      const isOver = at === steps.length;
      next.textContent = isOver ? words.again : open() ? words.skip : words.next;
      next.classList.toggle("button--quiet", !isOver && Boolean(open()));
    }

    function dot(n, of) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "senses__dot";
      button.setAttribute("aria-label", EvenKeel.fill(words.dot, { n, of }));
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        const isFound = button.getAttribute("aria-pressed") === "false";
        button.setAttribute("aria-pressed", String(isFound));
        nameNext();
        if (isFound) (open() || next).focus();
      });
      return button;
    }

    function show() {
      const step = steps[at];
      const of = step ? Number(step.dataset.step) : 0;
      place.textContent = step ? EvenKeel.fill(words.step, { n: at + 1, of: steps.length }) : "";
      task.textContent = step ? step.querySelector("[data-ask]").textContent : words.end;
      picture.textContent = dots.textContent = "";
      if (step) picture.append(step.querySelector("svg").cloneNode(true));
      dots.append(...Array.from({ length: of }, (_, n) => dot(n + 1, of)));
      dots.hidden = !step;
      nameNext();
      (open() || next).focus();
    }

    find("start").addEventListener("click", () => {
      at = 0;
      stage.showModal();
      show();
    });
    next.addEventListener("click", () => {
      at = at === steps.length ? 0 : at + 1;
      show();
    });
    find("stop").addEventListener("click", () => stage.close());
    find("open").hidden = false;
  }

  EvenKeel.component("senses", start);
})();
