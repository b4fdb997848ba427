/* Present mode, as a plan opens: asks how long, from where and since when, and offers to go on. What shows
   the slides is fetched when somebody wants it. */
(() => {
  "use strict";

  const MINUTE = 60000;
  const STORY = " path/walk.js path/stage.js";
  const FILES = [
    "keyboard/keyboard.js stage/stage.js session-clock/session-clock.js set-choice/set-choice.js leader-notes/leader-notes.js",
    "turn-timer/turn-timer.js deck-screen/deck-screen.js block-list/saving.js block-list/block-list.js room/show-room.js deck/present.js",
  ].join(" ");

  /** How many minutes after its planned start, `starts` in minutes of the day, a session of `minutes` begins
      at `now`; 0 where it is not late, or over. Touches no page. */
  EvenKeel.lateBy = function (starts, minutes, now) {
    const late = now.getHours() * 60 + now.getMinutes() - starts;
    return starts >= 0 && late > 1 && late < minutes ? late : 0;
  };

  /** Ask in the panel. Returns what it does and what was chosen. */
  function asking({ root, words, decks, times, hours }) {
    const ask = root.querySelector("[data-ask]");
    const part = (name) => ask.querySelector("[data-" + name + "]");
    const { elements } = ask.querySelector("form");
    let found;
    let late;

    /** Offer the blocks of the chosen length, and both ways to count the time of a late start. */
    function follow() {
      const cut = decks[elements["deck-cut"].value];
      part("new").hidden = !cut;
      if (!cut) return;
      const now = new Date();
      const today = times.today();
      late = EvenKeel.lateBy(today ? today.minute : -1, cut.minutes, now);
      part("block").replaceChildren(
        ...cut.blocks.map(
          ({ starts, block, at }) =>
            new Option(EvenKeel.clockAt(starts, times.chosen()) + " \u00b7 " + block, at),
        ),
      );
      part("late-start").hidden = !late;
      const legend = part("to-begin");
      const begins = new Date(now.getTime() - late * MINUTE);
      legend.textContent = EvenKeel.fill(legend.dataset.word, { time: EvenKeel.hour(begins, hours) });
      const ends = (minutes) => EvenKeel.hour(new Date(now.getTime() + minutes * MINUTE), hours);
      part("from-now").textContent = EvenKeel.fill(words.from_now, { time: ends(cut.minutes) });
      part("as-planned").textContent = EvenKeel.fill(words.as_planned, { time: ends(cut.minutes - late) });
    }

    function show() {
      found = EvenKeel.kept.inTab(decks) || EvenKeel.kept.onDevice(decks);
      part("resume").hidden = !found;
      if (found) part("where").textContent = decks[found.cut].screens[found.at].name;
      const length = root.closest("article").querySelector("[data-lengths]").value;
      ask.querySelector("[name=deck-cut][value='" + (found ? "resume" : length) + "']").checked = true;
      follow();
      ask.showModal();
    }

    /** Return the session that was chosen. */
    function chosen() {
      const cut = +elements["deck-cut"].value;
      if (!cut) return found;
      const at = +part("block").value;
      const isPlanned = late && elements["deck-from"].value === "plan";
      const { place } = decks[cut].screens[at];
      const passed = (isPlanned ? late : decks[cut].blocks[place].starts) * MINUTE;
      return { cut, at, starts: [], more: [], passed };
    }

    ask.addEventListener("change", ({ target }) => target.name === "deck-cut" && follow());
    return { ask, show, chosen, notes: () => elements["deck-notes"].value };
  }

  EvenKeel.component("deck", (root) => {
    const data = (name) => JSON.parse(root.dataset[name]);
    const stage = root.querySelector("[data-stage]");
    const offer = root.querySelector("[data-go-on]");
    const [words, decks] = ["words", "decks"].map(data);
    const times = EvenKeel.startTimes(root.closest("article"));
    const hours = times.today() || times.any;
    const panel = asking({ root, words, decks, times, hours });
    const story = root.closest("article").querySelector("[data-set=path]") ? STORY : "";
    let begin;

    // An old browser has no dialogs: there the plan stays a page.
    if (!panel.ask.showModal) return;

    /** Fetch what shows the slides, and then call `use` with what begins a session. */
    function ready(use) {
      EvenKeel.load(FILES + story).then(
        () => {
          begin = begin || EvenKeel.present({ root, stage, words, decks, times, hours, data });
          use();
        },
        () => document.body.classList.remove("presenting"),
      );
    }

    function offerToGoOn() {
      const found = EvenKeel.kept.onDevice(decks);
      offer.hidden = !found;
      if (!found) return;
      const { name } = decks[found.cut].screens[found.at];
      const time = EvenKeel.hour(new Date(found.wall), hours);
      offer.querySelector("[data-stopped]").textContent = EvenKeel.fill(words.stopped, { name, time });
    }

    function ask() {
      panel.show();
      // Fetched while the leader chooses, so that Start may still open a window and fill the screen.
      ready(() => {});
    }

    /** Begin at once where that can be: WebKit opens a second window only while a key is being pressed. */
    function start() {
      const go = () => begin(panel.chosen(), panel.notes());
      panel.ask.close();
      if (begin) go();
      else ready(go);
    }

    root.addEventListener("click", ({ target }) => target.closest("[data-do=ask]") && ask());
    // Wherever the focus is: a clicker's key for starting a show would load the page anew.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "F5" || event.ctrlKey || !panel.ask.open) return;
      event.preventDefault();
      start();
    });
    panel.ask.querySelector("form").addEventListener("submit", (event) => {
      if (!event.submitter.value) return;
      event.preventDefault();
      start();
    });
    root.addEventListener("even-keel:left", offerToGoOn);

    root.querySelector("[data-present]").hidden = false;
    offerToGoOn();
    const found = EvenKeel.kept.inTab(decks);
    if (found && found.open) {
      // The plan holds the leader's notes, and must not flash up on the projector.
      document.body.classList.add("presenting");
      ready(() => begin(found));
    } else if (location.hash === "#present") {
      ask();
      // Chromium takes the focus out of the panel once it has gone to the place that the address names.
      panel.ask.addEventListener("focusout", ({ relatedTarget, target }) => relatedTarget || target.focus(), {
        once: true,
      });
    }
  });
})();
