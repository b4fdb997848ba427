/* The list of blocks in front of the slides: go to one, let it start now, give it more minutes, and see
   what may be left out to end on time. Steps for safety are never among that. */
(() => {
  "use strict";

  /** Return what may be left out or made shorter so that the session ends on time, the step that wins
      most minutes first; null where it does. */
  function savingOf({ session, tasks, words, MINUTE, hours }) {
    const over = Math.round(session.times().late / MINUTE);
    if (over < 1) return null;
    const { drop, shorten, missing } = EvenKeel.endOnTime(session.coming(tasks), over);
    const planned = session.cut.minutes * MINUTE - session.clock();
    const time = EvenKeel.hour(new Date(Date.now() + planned), hours);
    const dropped = ({ name, minutes: n }) => ({ n, text: EvenKeel.fill(words.saving.drop, { name, n }) });
    const shortened = ({ name, minutes, keeps }) => {
      const n = minutes - keeps;
      return { n, text: EvenKeel.fill(words.saving.shorten, { name, keeps, n }) };
    };
    const steps = [...drop.map(dropped), ...shorten.map(shortened)];
    const rest = missing ? [EvenKeel.fill(words.saving.missing, { n: missing })] : [];
    return {
      over: EvenKeel.fill(words.saving.over, { n: over, time }),
      steps: steps.sort((one, other) => other.n - one.n).map(({ text }) => text),
      rest: [...rest, words.saving.safe].join(" "),
    };
  }

  EvenKeel.blocks = function (deck) {
    const { part, acts } = deck;
    const panel = part("blocks");

    function line({ clock, block, minutes, at }, place) {
      const item = document.createElement("li");
      const button = item.appendChild(document.createElement("button"));
      button.type = "button";
      button.className = "block-list__block";
      button.dataset.to = at;
      if (place === deck.session.now().place) button.setAttribute("aria-current", "step");
      [clock, block, EvenKeel.fill(deck.words.left, { n: minutes })].forEach(
        (text) => (button.appendChild(document.createElement("span")).textContent = text),
      );
      return item;
    }

    function write() {
      const { session, words } = deck;
      const more = session.run.more[session.now().place];
      part("block-list").replaceChildren(...session.cut.blocks.map(line));
      part("given").textContent = more ? EvenKeel.fill(words.given, { n: more }) : "";
      EvenKeel.showSaving(part("saving"), deck.saving());
    }

    deck.saving = () => savingOf(deck);

    const { now, longer } = acts;
    Object.assign(acts, {
      blocks() {
        write();
        deck.open(panel);
        panel.querySelector("[aria-current]").scrollIntoView({ block: "nearest" });
      },
      now() {
        now();
        write();
      },
      longer() {
        longer();
        write();
      },
    });
    panel.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-to]");
      if (!button) return;
      panel.close();
      deck.go(+button.dataset.to);
      deck.tell();
    });
  };
})();
