/* A turn for each person: a calm countdown, 90 seconds unless the leader changes it. Its end is a
   word in the middle of the ring; a soft tone comes only where the leader has switched it on. */
(() => {
  "use strict";

  /** A soft tone of two seconds. */
  function tone(sound) {
    const wave = sound.createOscillator();
    const loud = sound.createGain();
    const at = sound.currentTime;
    wave.frequency.value = 392;
    loud.gain.setValueAtTime(0, at);
    loud.gain.linearRampToValueAtTime(0.12, at + 0.2);
    loud.gain.linearRampToValueAtTime(0, at + 2);
    wave.connect(loud).connect(sound.destination);
    wave.start();
    wave.stop(at + 2);
  }

  EvenKeel.turns = function (deck) {
    const { part, acts } = deck;
    const turns = part("person");
    let length = 90000;
    let left = length;
    let since = null;
    let number = 1;
    let begun = false;
    let sound;
    let place;

    const clock = () => deck.session.clock();
    const rest = () => Math.max(0, left - (since === null ? 0 : clock() - since));
    const button = (name) => turns.querySelector("[data-do=" + name + "]");

    function set(newLeft, newSince) {
      left = newLeft;
      since = newSince;
      part("who").textContent = EvenKeel.fill(part("who").dataset.word, { n: number });
      button("person").textContent = begun ? button("person").dataset.next : button("person").dataset.start;
      button("pause").textContent =
        since === null ? button("pause").dataset.on : button("pause").dataset.pause;
      button("pause").hidden = !begun;
      deck.ticked();
    }

    function lengthen(step) {
      const before = length;
      const now = rest();
      length = Math.max(30000, Math.min(180000, length + step));
      set(Math.max(0, now + length - before), since === null ? null : clock());
    }

    deck.ticked = () => {
      if (turns.hidden) return;
      const now = rest();
      const seconds = Math.ceil(now / 1000);
      const over = part("over");
      part("count").textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
      part("rest").setAttribute("stroke-dasharray", (101 * now) / length + " 101");
      if (!now && !over.textContent && sound) tone(sound);
      over.textContent = now ? "" : over.dataset.word;
    };
    deck.turn = () => (turns.hidden ? null : rest());

    Object.assign(acts, {
      timer() {
        turns.hidden = !turns.hidden;
        if (place !== deck.session.now().place) number = 1;
        place = deck.session.now().place;
        begun = false;
        set(length, null);
      },
      person() {
        if (turns.hidden) acts.timer();
        if (begun) number += 1;
        begun = true;
        set(length, clock());
      },
      pause() {
        if (since === null) set(left, clock());
        else set(rest(), null);
      },
      less: () => lengthen(-15000),
      more: () => lengthen(15000),
      sound(pressed) {
        if (sound) sound.close();
        sound = sound ? null : new (window.AudioContext || window.webkitAudioContext)();
        pressed.setAttribute("aria-pressed", !!sound);
        if (sound) tone(sound);
      },
    });
  };
})();
