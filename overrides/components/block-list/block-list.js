/* The list of blocks in front of the slides: go to one, let it start now, give it more minutes, and see
   what may be left out to end on time. Steps for safety are never among that. */
(() => {
  "use strict";

  /** Say what may be left out or made shorter so that the session ends on time; "" where it does. */
  function savingOf({ session, tasks, words, MINUTE, hours }) {
    const over = Math.round(session.times().late / MINUTE);
    if (over < 1) return "";
    const { drop, shorten, missing } = EvenKeel.endOnTime(session.coming(tasks), over);
    const planned = session.cut.minutes * MINUTE - session.clock();
    const time = EvenKeel.hour(new Date(Date.now() + planned), hours);
    const said = [EvenKeel.fill(words.saving.over, { n: over, time })];
    if (drop.length) {
      const dropped = ({ name, minutes }) => EvenKeel.fill(words.saving.dropped, { name, minutes });
      const steps = drop.map(dropped).join(", ");
      said.push(EvenKeel.fill(words.saving.drop, { steps }));
    }
    if (shorten.length) {
      const shortened = ({ name, keeps }) => EvenKeel.fill(words.saving.shortened, { name, keeps });
      const steps = shorten.map(shortened).join(", ");
      said.push(EvenKeel.fill(words.saving.shorten, { steps }));
    }
    if (missing) said.push(EvenKeel.fill(words.saving.missing, { n: missing }));
    said.push(words.saving.safe);
    return said.join(" ");
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
      part("saving").textContent = deck.saving();
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
