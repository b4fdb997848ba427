/* A self-check: adds up the answers and shows the band they belong to. It stores nothing. */
(() => {
  "use strict";

  /** Add up `points` (null where nothing is picked) and find the band among the lowest totals `froms`.
      Returns { open, total, band }: places without an answer, points, and a place in `froms` or null
      where something is open, since a guess could hide how someone is. Touches no page. */
  EvenKeel.score = function (points, froms) {
    const open = points.map((point, place) => (point === null ? place : -1)).filter((place) => place >= 0);
    const total = points.reduce((sum, point) => sum + point, 0);
    return { open, total, band: open.length ? null : froms.filter((from) => from <= total).length - 1 };
  };

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const all = (selector) => [...root.querySelectorAll(selector)];
    const bands = all("[data-from]");
    const items = all("[data-item]");
    const result = root.querySelector("[data-result]");

    /** Show the words of help beside every answer that calls for them, and return whether one does. */
    function offerHelp() {
      items.forEach((item) => {
        const safety = item.querySelector("[data-safety]");
        if (safety) safety.hidden = !item.querySelector("[data-helps]:checked");
      });
      return root.querySelector("[data-helps]:checked") !== null;
    }

    function see() {
      const points = items.map((item) => {
        const picked = item.querySelector("input:checked");
        return picked ? +picked.value : null;
      });
      const found = EvenKeel.score(
        points,
        bands.map((band) => +band.dataset.from),
      );
      result.textContent = "";
      const helps = offerHelp();
      // Next to thoughts of harm, a calm total would be false comfort: only the words of help stand.
      if (helps) {
        // Only on the button: arrow keys pass through answers, and a panel would jump up on the way.
        document.dispatchEvent(new CustomEvent("even-keel:help"));
      } else if (found.band !== null) {
        result.append(bands[found.band].cloneNode(true));
      } else {
        const numbers = found.open.map((place) => place + 1).join(", ");
        const text = found.open.length === items.length ? words.none : EvenKeel.fill(words.open, { numbers });
        result.append(document.createElement("p"));
        result.firstChild.textContent = text;
      }
    }

    root.addEventListener("change", () => {
      result.textContent = "";
      offerHelp();
    });
    root.querySelector("[data-see]").addEventListener("click", see);
    root.querySelector("[data-erase]").addEventListener("click", () => {
      root.querySelector("form").reset();
      result.textContent = "";
      offerHelp();
    });

    all("[data-scripted]").forEach((element) => (element.hidden = false));
    all("[data-unscripted]").forEach((element) => (element.hidden = true));
    offerHelp();
  }

  EvenKeel.component("check", start);
})();
