/* One question, one card, or one page of a story on the whole screen. It knows no names. */
(() => {
  "use strict";

  const LARGEST = 40;
  const SMALLEST = 28;
  const rooms = new WeakMap();

  /** Return the places 0 to `count` - 1 in an order made by `chance` (each call from 0 up to 1). Touches no page. */
  EvenKeel.shuffled = function (count, chance) {
    const places = [];
    for (let place = 0; place < count; place += 1) {
      places.splice(Math.floor(chance() * (place + 1)), 0, place);
    }
    return places;
  };

  /** The largest letters in which the screen holds all; where that would be too small to read from
      the back, what did not fit steps back, at last to its letters. What then is left over scrolls. */
  function fit(screen) {
    const ways = ["room__screen--short", "room__screen--least"];
    screen.classList.remove(...ways);
    for (const way of ["", ...ways]) {
      if (way) screen.classList.add(way);
      for (let size = LARGEST; size >= SMALLEST; size -= 2) {
        screen.style.setProperty("--size", size);
        if (screen.scrollHeight <= screen.clientHeight && screen.scrollWidth <= screen.clientWidth) return;
      }
    }
  }

  /** A button that goes takes the keyboard's place with it; the screen keeps it. */
  function keepPlace(dialog, screen) {
    const held = document.activeElement;
    if (held.hidden || held.disabled || !dialog.contains(held)) screen.focus();
  }

  /** Turn what did not fit in the revealed `item` into buttons, each with its note; `opened` is the number of
      the one whose note is open, or null. */
  function addNotes(item, opened) {
    item.querySelectorAll("[data-choice]").forEach((choice, number) => {
      if (choice.matches(".room__option--fits")) return;
      const words = choice.querySelector("[data-words]");
      const button = document.createElement("button");
      const isOpen = number === opened;
      button.type = "button";
      button.className = "room__open";
      button.dataset.note = number;
      button.setAttribute("aria-expanded", isOpen);
      button.append(...words.childNodes);
      words.replaceWith(button);
      choice.classList.toggle("room__option--picked", isOpen);
      choice.querySelector("[data-why]").hidden = !isOpen;
    });
  }

  /** Write the `points` of the teams; null puts them away. */
  function score(dialog, points) {
    const teams = dialog.querySelector("[data-teams]");
    teams.hidden = !points;
    dialog.querySelector("[data-tally]").setAttribute("aria-pressed", !!points);
    teams.querySelectorAll("[data-points]").forEach((each, team) => {
      each.textContent = points ? points[team] : 0;
    });
  }

  /** Listen to the buttons of `dialog`, and to the keys that open a note. */
  function listen({ dialog, choose, move, count }) {
    dialog.addEventListener("click", ({ target }) => {
      const pressed = target.closest("button");
      if (!pressed) return;
      const { note, pick, roomMove } = pressed.dataset;
      if (note || pick) choose(+(note || pick));
      else if (roomMove === "leave") dialog.close();
      else if (roomMove) move(roomMove);
      else count([...dialog.querySelectorAll("[data-team]")].indexOf(pressed));
    });
  }

  /** Return the steps through `items` in the order of the `state` of their set. */
  function inOrder(items, state) {
    return {
      item: () => items[state.order[state.at]],
      isFirst: () => state.at === 0,
      isLast: () => state.at === items.length - 1,
      go(way) {
        const to = state.at + (way === "back" ? -1 : 1);
        if (to < 0) return true;
        if (to < items.length) Object.assign(state, { at: to, isOpen: false, opened: null });
        return to < items.length;
      },
      waits: () => false,
      kept: state,
      keyed: ({ key }) => (/^[1-9]$/.test(key) ? key - 1 : -1),

      /** Open the note of the choice `number` that did not fit, or close it again. */
      press(number, screen) {
        if (!state.isOpen || !screen.querySelector('[data-note="' + number + '"]')) return "";
        state.opened = state.opened === number ? null : number;
        return "note";
      },
    };
  }

  /** A set that opens for the first time; cards come in a mixed order. */
  function fresh(kind, count) {
    const order =
      kind === "cards" ? EvenKeel.shuffled(count, Math.random) : Array.from({ length: count }, (_, at) => at);
    return { order, at: 0, isOpen: false, opened: null, points: null };
  }

  /** Draw where the `run` is on the `screen`, with its answers where `state` says that they are out. */
  function drawItem(screen, run, state) {
    const item = run.item().cloneNode(true);
    const answers = item.querySelectorAll("[data-answer]");
    state.isOpen = state.isOpen || !answers.length;
    answers.forEach((answer) => (answer.hidden = !state.isOpen));
    if (state.isOpen) addNotes(item, state.opened);
    screen.className = "room__screen" + (state.isOpen ? " room__screen--open" : "");
    screen.classList.toggle("room__screen--note", state.opened !== null);
    screen.replaceChildren(...item.childNodes);
    if (run.dress) run.dress(screen);
    screen.scrollTop = 0;
    fit(screen);
  }

  /** Let the `buttons` below the screen say and do what fits the place of the `run`. */
  function drawBar({ back, reveal, next, restart }, run, isOpen, say) {
    reveal.hidden = isOpen;
    restart.hidden = !run.restart || run.isFirst();
    back.disabled = run.isFirst();
    next.disabled = run.waits();
    reveal.textContent = say.reveal;
    next.textContent = run.isLast() ? say.done : say.next;
  }

  /** Show sets in the dialog of the room `root`. Returns what opens one. */
  function showIn(root) {
    const words = JSON.parse(root.dataset.words);
    const dialog = root.querySelector("[data-room-stage]");
    const find = (name) => dialog.querySelector("[data-" + name + "]");
    const screen = find("room-screen");
    const buttons = {};
    dialog.querySelectorAll("[data-room-move]").forEach((each) => (buttons[each.dataset.roomMove] = each));
    // What a room chose in a story stays here as long as the page does, and is written nowhere.
    const stories = new Map();
    let run;
    let say;
    let state;

    function show() {
      drawItem(screen, run, state);
      drawBar(buttons, run, state.isOpen, say);
      score(dialog, state.points);
      keepPlace(dialog, screen);
      stage.keep(run.kept);
    }

    /** One press of a clicker reveals first. */
    function move(way) {
      if (way === "reveal" || (way === "next" && !state.isOpen)) state.isOpen = true;
      else if (way === "restart") run.restart();
      else if (!run.go(way)) return false;
      return show();
    }

    /** Press the choice `number`, as far as there is one to press. */
    function choose(number) {
      const pressed = run.press(number, screen);
      if (pressed === "note") {
        show();
        screen.querySelector('[data-note="' + number + '"]').focus();
      }
      buttons.next.disabled = run.waits();
      return !!pressed;
    }

    const stage = EvenKeel.stage(dialog, {
      screen,
      move,
      choose,
      told: () => ({ html: run.item().innerHTML, isOpen: state.isOpen }),
      takes: (event) => run.keyed(event) >= 0 && choose(run.keyed(event)),
    });

    listen({
      dialog,
      choose,
      move(way) {
        // The button goes on without the answer; a key reveals first.
        if (way === "next") state.isOpen = true;
        stage.move(way);
      },
      count(team) {
        if (team >= 0) state.points[team] += 1;
        else state.points = state.points ? null : [0, 0];
        show();
      },
    });
    addEventListener("resize", () => dialog.open && fit(screen));

    return (set) => {
      const kind = (dialog.dataset.set = set.dataset.set);
      const kept = EvenKeel.stages.kept[set.dataset.name];
      const items = [...set.querySelectorAll("[data-item]")];
      say = kind === "cards" ? { reveal: words.turn, next: words.draw, done: words.done } : words;
      state = kept && kept.order.length === items.length ? kept : fresh(kind, items.length);
      if (kind === "path" && !stories.has(set)) stories.set(set, EvenKeel.walk.onStage(items));
      run = stories.get(set) || inOrder(items, state);
      stage.open(set.dataset.name);
      show();
      screen.focus();
    };
  }

  EvenKeel.room = function (root) {
    if (!rooms.has(root)) rooms.set(root, showIn(root));
    return rooms.get(root);
  };
})();
