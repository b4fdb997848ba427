/* A calm countdown. In a round: a turn for each person, 90 seconds unless the leader changes it. In a step
   that the plan times: a timer for the step, or for each of its parts. Its end is a word in the middle of
   the ring; a soft tone comes only where the leader has switched it on. */
(() => {
  "use strict";

  const EACH = 90000;
  const SHORTEST = 30000;

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

  const digits = (time) => {
    const seconds = Math.ceil(time / 1000);
    return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  };

  /** Return the timers of the step on screen, each with its name and its length in milliseconds; none
      where people take turns. A step that has fewer minutes tonight shares them alike. */
  function timersNow({ session, tasks, words }) {
    const stop = session.cut.steps[session.now().step];
    const task = stop && tasks[stop.anchor];
    if (!task) return [];
    const of = task.seconds.length;
    return task.seconds.map((seconds, place) => {
      const part = of > 1 ? EvenKeel.fill(words.part, { name: stop.step, n: place + 1, of }) : stop.step;
      const time = Math.round((seconds * stop.minutes) / task.minutes / 5) * 5000;
      return { name: task.named ? task.lines[place] : part, time };
    });
  }

  /** Write the turn of `state`, and its lines beside it, into `deck`. */
  function writer(deck, state) {
    const { part } = deck;
    const turns = part("person");
    const button = (name) => turns.querySelector("[data-do=" + name + "]");

    return () => {
      const timers = timersNow(deck);
      const timer = timers[state.number - 1];
      const isLast = state.number === timers.length;
      const { start, last, step, next } = button("person").dataset;
      const goesOn = timer ? (isLast ? last : step) : next;
      part("who").textContent = timer
        ? timer.name
        : EvenKeel.fill(part("who").dataset.word, { n: state.number });
      button("person").textContent = state.begun ? goesOn : start;
      button("pause").textContent = button("pause").dataset[state.since === null ? "on" : "pause"];
      button("pause").hidden = !state.begun;
      button("sound").setAttribute("aria-pressed", state.isHeard);
      const lines = deck.listOf(deck.lines());
      lines.className = "deck__task";
      if (timer && lines.children.length === timers.length) {
        lines.children[state.number - 1].setAttribute("aria-current", "step");
      }
      part("beside").replaceChildren(...(lines.children.length ? [lines] : []));
      turns.classList.toggle("deck__person--beside", !!lines.children.length);
      fitBeside(part("beside"));
      deck.ticked();
    };
  }

  function fitBeside(beside) {
    for (let size = 44; size >= 28; size -= 4) {
      beside.style.setProperty("--size", size);
      if (beside.scrollHeight <= beside.clientHeight) break;
    }
  }

  /** The one sound of this page. A browser lets a page sound only after a key or a touch; one that a reload
      brought back waits for it. */
  function soundOf() {
    let sound;
    return {
      want(isHeard) {
        if (isHeard && !sound) sound = new (window.AudioContext || window.webkitAudioContext)();
        if (!isHeard && sound) sound = void sound.close();
      },
      ring: () => sound && tone(sound),
    };
  }

  /** Keep the time of one turn in `state`, in the clock of the session. */
  function timeOf(deck, state) {
    const write = writer(deck, state);
    const clock = () => deck.session.clock();
    const rest = () => Math.max(0, state.left - (state.since === null ? 0 : clock() - state.since));

    function set(changes) {
      Object.assign(state, changes);
      write();
      deck.save(true);
    }

    return {
      rest,
      set,

      /** Make the turn `number` ready, and begin it where `begun`; `before` is the turn it follows, or null. */
      turn(number, begun, before) {
        const timer = timersNow(deck)[number - 1];
        const length = timer ? timer.time : state.each;
        set({ number, begun, length, left: length, since: begun ? clock() : null, before, reached: number });
      },

      /** Take the turn before up again, as it was left. */
      undo() {
        set({ ...state.before, begun: true, since: clock(), before: null });
      },

      lengthen(by) {
        const isStep = timersNow(deck).length > 0;
        const length = Math.max(SHORTEST, Math.min(isStep ? Infinity : 2 * EACH, state.length + by));
        const left = Math.max(0, rest() + length - state.length);
        if (!isStep) state.each = length;
        set({ length, left, since: state.since === null ? null : clock() });
      },

      pause() {
        if (state.since === null) set({ since: clock() });
        else set({ left: rest(), since: null });
      },
    };
  }

  EvenKeel.turns = function (deck) {
    const { part, acts } = deck;
    const turns = part("person");
    const state = {
      number: 1,
      begun: false,
      since: null,
      length: EACH,
      each: EACH,
      left: EACH,
      isHeard: false,
      before: null,
      reached: 1,
    };
    const time = timeOf(deck, state);
    const sound = soundOf();
    let was;

    deck.ticked = () => {
      if (turns.hidden) return;
      const now = time.rest();
      const over = part("over");
      part("count").textContent = digits(now);
      part("rest").setAttribute("stroke-dasharray", (101 * now) / state.length + " 101");
      if (!now && !over.textContent) sound.ring();
      over.textContent = now ? "" : over.dataset.word;
    };
    deck.turn = () => (turns.hidden ? null : time.rest());
    deck.keepTurn = () => ({ ...state, was, isOpen: !turns.hidden });
    deck.takeTurn = (kept) => {
      turns.hidden = !(kept && kept.isOpen);
      was = kept ? kept.was : "";
      if (kept) time.set({ ...kept });
    };

    Object.assign(acts, {
      timer() {
        const { place, step } = deck.session.now();
        const here = place + " " + (timersNow(deck).length ? step : "");
        turns.hidden = !turns.hidden;
        // The round goes on with the last person whose turn it was.
        if (turns.hidden) deck.save(true);
        else time.turn(here === was ? state.reached : 1, false, null);
        was = here;
      },
      person() {
        sound.want(state.isHeard);
        if (turns.hidden) acts.timer();
        const { number, begun, length } = state;
        if (begun && number === timersNow(deck).length) acts.timer();
        else if (begun) time.turn(number + 1, true, { number, length, left: time.rest() });
        else time.turn(number, true, null);
      },
      /** One press of Back takes the turn before up again, so that a slip costs nobody time; the next leads out. */
      before: () => (state.before ? time.undo() : acts.timer()),
      pause: time.pause,
      less: () => time.lengthen(-15000),
      more: () => time.lengthen(15000),
      sound() {
        time.set({ isHeard: !state.isHeard });
        sound.want(state.isHeard);
        if (state.isHeard) sound.ring();
      },
    });
    addEventListener("resize", () => turns.hidden || fitBeside(part("beside")));
  };
})();
