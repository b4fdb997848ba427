/* A story to choose on the screen for the room: a choice is marked first, and then the step is taken. */
(() => {
  "use strict";

  /** Return the steps through `screens` as the room takes them. */
  EvenKeel.walk.onStage = function (screens) {
    const walk = EvenKeel.walk.through(screens);
    const leads = (place) => screens[place].querySelector("[data-to]") !== null;
    const mark = (button, place) => button.setAttribute("aria-pressed", place === walk.picked());

    return {
      ...walk,
      item: () => screens[walk.here()],
      isLast: () => !leads(walk.here()),
      waits: () => leads(walk.here()) && walk.picked() === undefined,

      /** Take a step. At an end, the next one leads back to the slide; before a choice, nowhere. */
      go(way) {
        if (way === "back") walk.back();
        else if (!leads(walk.here())) return false;
        else walk.forward();
        return true;
      },

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

      keyed: EvenKeel.walk.letter,

      /** Mark a choice, so that no slip of a finger decides for the room. */
      press(place, shown) {
        if (!walk.pick(place)) return "";
        shown.querySelectorAll("[data-pick]").forEach(mark);
        return "mark";
      },
    };
  };
})();
