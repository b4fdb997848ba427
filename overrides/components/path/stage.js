/* A story to choose on the screen for the room: a choice is marked first, and then the step is taken. */
(() => {
  "use strict";

  /** Return the steps through `screens` as the room takes them. */
  EvenKeel.walk.onStage = function (screens) {
    const walk = EvenKeel.walk.through(screens);
    const mark = (button, place) => button.setAttribute("aria-pressed", place === walk.picked());

    return {
      ...walk,
      item: () => screens[walk.here()],
      isLast: () => walk.picked() === undefined,

      /** Let each choice on the shown copy of a screen be a button, and tell the way at the end. */
      dress(shown) {
        shown.querySelectorAll("[data-to]").forEach((choice, place) => {
          const button = document.createElement("button");
          button.type = "button";
          button.className = "room__way";
          button.dataset.pick = place;
          mark(button, place);
          button.append(...choice.childNodes);
          choice.append(button);
        });
        shown.querySelectorAll("[data-vote], [data-taken]").forEach((part) => (part.hidden = false));
        const taken = shown.querySelector("[data-taken] ol");
        if (taken) EvenKeel.walk.tell(walk, screens, taken);
      },

      pick(place, shown) {
        if (!walk.pick(place)) return false;
        shown.querySelectorAll("[data-pick]").forEach(mark);
        return true;
      },
    };
  };
})();
