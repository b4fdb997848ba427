/* The way through a story with choices: where it stands, and what was picked. Nothing is kept. */
(() => {
  "use strict";

  /** Begin at screen 0. `leads` holds for each screen the screens that its choices lead to. A pick can
      be changed until the step is taken, and after stepping back. Touches no page. */
  EvenKeel.walk = function (leads) {
    const trail = [0];
    const picks = [];
    let at = 0;
    return {
      here: () => trail[at],
      picked: () => picks[at],
      isFirst: () => at === 0,
      taken: () => picks.slice(0, at).map((pick, step) => ({ screen: trail[step], pick })),
      pick(choice) {
        if (leads[trail[at]][choice] === undefined) return false;
        if (picks[at] !== choice) picks.splice(at, picks.length, choice);
        return true;
      },
      forward() {
        if (picks[at] === undefined) return false;
        trail[at + 1] = leads[trail[at]][picks[at]];
        at += 1;
        return true;
      },
      back() {
        if (!at) return false;
        at -= 1;
        return true;
      },
      restart() {
        at = picks.length = 0;
        return true;
      },
    };
  };

  const ways = (screen) => Array.from(screen.querySelectorAll("[data-to]"));

  /** Return the walk through `screens`, whose choices say in `data-to` where they lead. */
  EvenKeel.walk.through = (screens) =>
    EvenKeel.walk(screens.map((screen) => ways(screen).map((way) => +way.dataset.to)));

  /** Return the place of the choice that a pressed key names, A or 1 for the first, or -1. */
  EvenKeel.walk.letter = ({ key, ctrlKey, altKey, metaKey }) =>
    key.length > 1 || ctrlKey || altKey || metaKey ? -1 : "abcd1234".indexOf(key.toLowerCase()) % 4;

  /** Fill `list` with the words of each choice that was taken, so that people can look back for the
      turning point. */
  EvenKeel.walk.tell = function (walk, screens, list) {
    const told = walk.taken().map(({ screen, pick }) => {
      const entry = document.createElement("li");
      entry.append(...ways(screens[screen])[pick].querySelector("[data-way]").cloneNode(true).childNodes);
      return entry;
    });
    list.replaceChildren(...told);
  };
})();
