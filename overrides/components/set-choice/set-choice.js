/* Asks which one, where a lesson has several sets of cards, quizzes or stories. It is a stage as each of them is:
   Next opens the one that is marked, a number opens its own, and the leader's window can press them too. */
(() => {
  "use strict";

  const nameOf = (set) => set.querySelector("summary").textContent;

  /** Return the `sets` as a list that a leader can press, a button each. */
  function buttonsOf(sets) {
    return sets.map((set, number) => {
      const item = document.createElement("li");
      const button = item.appendChild(document.createElement("button"));
      button.type = "button";
      button.className = "button button--quiet";
      button.dataset.open = number;
      button.textContent = nameOf(set);
      return item;
    });
  }

  /** Return the `sets` as the leader's window shows them, where it adds what to press. */
  function toldOf(sets) {
    const list = document.createElement("ol");
    sets.forEach((set) => {
      const item = list.appendChild(document.createElement("li"));
      item.dataset.choice = "";
      item.textContent = nameOf(set);
    });
    return list.outerHTML;
  }

  /** Return what asks in the `dialog`, and opens the one that is chosen. */
  EvenKeel.choice = function (dialog) {
    const list = dialog.querySelector("[data-sets]");
    const seen = new Set();
    let sets = [];
    let chosen;

    function choose(number) {
      if (!sets[number]) return false;
      chosen = sets[number];
      dialog.close();
      return true;
    }

    const stage = EvenKeel.stage(dialog, {
      screen: list,
      move: (way) => way === "next" && choose(+(document.activeElement.dataset.open || 0)),
      told: () => ({ html: toldOf(sets), isOpen: true, press: dialog.dataset.press }),
      choose,
      takes: ({ key }) => /^[1-9]$/.test(key) && choose(key - 1),
    });

    dialog.addEventListener("click", ({ target }) => {
      const pressed = target.closest("[data-open]");
      if (pressed) choose(+pressed.dataset.open);
    });
    // Only now is the stage free for the next one.
    dialog.addEventListener("close", () => {
      if (!chosen) return;
      seen.add(chosen);
      chosen.querySelector("[data-show]").click();
      chosen = null;
    });

    return (found) => {
      sets = [...found];
      const fresh = Math.max(
        0,
        sets.findIndex((set) => !seen.has(set)),
      );
      list.replaceChildren(...buttonsOf(sets));
      stage.open("choice");
      list.children[fresh].firstChild.focus();
      stage.keep({});
    };
  };
})();
