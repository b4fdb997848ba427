/* Shows how a session may end on time after all: in front of the slides, and in the leader's window. */
(() => {
  "use strict";

  /** Write `saving` into `box`: how late it is, each step on a line of its own, and what stays. Where it
      is null the box is empty, and not to be seen. */
  EvenKeel.showSaving = function (box, saving) {
    const add = (parent, name, text = "") => {
      const made = parent.appendChild(document.createElement(name));
      made.textContent = text;
      return made;
    };
    box.replaceChildren();
    box.hidden = !saving;
    if (!saving) return;
    add(box, "p", saving.over);
    if (saving.steps.length) {
      const list = add(box, "ul");
      saving.steps.forEach((step) => add(list, "li", step));
    }
    add(box, "p", saving.rest);
  };
})();
