/* The plan for another length: the clock of every step, in the headings, the agenda and the run
   sheet; what this length leaves out is folded where it stands. It prints as chosen. */
(() => {
  "use strict";

  const CUT = "15";

  /** What stands below a heading of a plan, up to the next one of its size or larger. */
  EvenKeel.below = function (heading) {
    const found = [];
    for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
      if (/^H\d$/.test(next.tagName) && next.tagName <= heading.tagName) break;
      found.push(next);
    }
    return found;
  };

  /** Choose today in the list of `days` on which group meets, or the day that comes next. */
  function chooseDay(days) {
    const today = (new Date().getDay() + 6) % 7;
    const ahead = ({ value }) => (value - today + 7) % 7;
    const [next] = [...days.options].sort((one, other) => ahead(one) - ahead(other));
    days.value = next.value;
  }

  EvenKeel.component("agenda", (root) => {
    const article = root.closest("article");
    const days = root.querySelector("[data-days]");
    const times = EvenKeel.startTimes(article);
    const choose = root.querySelector("[data-lengths]");
    const words = JSON.parse(root.dataset.words);
    const decks = JSON.parse(root.querySelector("[data-decks]").dataset.decks);

    function put(element, name, text) {
      const place = element.querySelector("[data-" + name + "]");
      if (place) place.textContent = text;
    }

    function fold(heading, out) {
      const next = heading.nextElementSibling;
      const folded = !!next && next.matches("[data-folded]");
      if (out === folded) return;
      if (folded) return next.replaceWith(...[...next.children].slice(1));
      const below = EvenKeel.below(heading);
      if (!below.length) return;
      const part = document.createElement("details");
      const summary = document.createElement("summary");
      part.dataset.folded = "";
      summary.textContent = words.read_anyway;
      heading.after(part);
      part.append(summary, ...below);
    }

    const clockOf = ({ starts }) => EvenKeel.clockAt(starts, times.chosen());

    function show() {
      const minutes = choose.value;
      const isCut = minutes === CUT;
      const at = {};
      // The steps of the shortest session have their own part of the plan, which always holds.
      [decks[CUT], decks[minutes]].forEach(({ blocks, steps }) =>
        [...blocks, ...steps].forEach((stop) => (at[stop.anchor] = stop)),
      );
      root.querySelector("[data-whole]").textContent = EvenKeel.fill(words.whole, { n: +minutes });
      article.querySelectorAll("[data-full]").forEach((part) => (part.hidden = isCut));
      article.querySelectorAll("[data-cut]").forEach((part) => (part.hidden = !isCut));
      article.querySelectorAll("[data-at]").forEach((element) => {
        const stop = at[element.dataset.at];
        put(element, "clock", stop ? clockOf(stop) : EvenKeel.fill(words.left_out, { n: +minutes }));
        put(element, "minutes", stop ? EvenKeel.fill(words.short, { n: stop.minutes }) : "");
        if (element.tagName === "TR") element.hidden = !stop;
        else if (element.tagName === "H3") fold(element, !stop);
      });
    }

    if (days) chooseDay(days);
    [choose, days].forEach((list) => list && list.addEventListener("change", show));
    root.querySelector("[data-choose]").hidden = false;
    if (days || choose.value !== root.querySelector("[data-minutes][data-decks]").dataset.minutes) show();
  });
})();
