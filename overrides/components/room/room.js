/* One question, one card, or one page of a story on the whole screen. It knows no names and keeps
   nothing. */
(() => {
  "use strict";

  /** Return the places 0 to `count` - 1 in an order made by `chance` (each call from 0 up to 1). Touches no page. */
  EvenKeel.shuffled = function (count, chance) {
    const places = [];
    for (let place = 0; place < count; place += 1) {
      places.splice(Math.floor(chance() * (place + 1)), 0, place);
    }
    return places;
  };

  /** The largest letters in which the screen holds the question. Where a revealed one would get
      small, why the others do not fit stays in the leader's key. What is left scrolls. */
  function fit(screen, isOpen) {
    screen.style.fontSize = "";
    const size = parseFloat(getComputedStyle(screen).fontSize);
    for (let share = 1; share >= 0.64 && screen.scrollHeight > screen.clientHeight; share -= 0.04) {
      if (isOpen && share < 0.8 && !screen.matches(".room__screen--short")) {
        screen.classList.add("room__screen--short");
        share = 1;
      }
      screen.style.fontSize = size * share + "px";
    }
  }

  /** Give the team of the `pressed` button a point, or show and hide the `teams`, at nought. */
  function score(pressed, teams) {
    const points = pressed.querySelector("[data-points]");
    if (points) points.textContent = +points.textContent + 1;
    else {
      teams.hidden = !teams.hidden;
      pressed.setAttribute("aria-pressed", !teams.hidden);
      teams.querySelectorAll("[data-points]").forEach((each) => (each.textContent = 0));
    }
  }

  /** A button that goes takes the keyboard's place with it; the screen keeps it. */
  function keepPlace(stage, screen) {
    const held = document.activeElement;
    if (held.hidden || held.disabled || !stage.contains(held)) screen.focus();
  }

  /** Return the steps through `items`, one after the other. */
  function inOrder(items) {
    let at = 0;
    const go = (to) => items[to] && ((at = to), true);
    return {
      item: () => items[at],
      isFirst: () => at === 0,
      isLast: () => at === items.length - 1,
      back: () => go(at - 1),
      forward: () => go(at + 1),
    };
  }

  /** Open the answer key for paper: a closed <details> does not print everywhere. */
  function printWhole(root) {
    let shut = [];
    addEventListener("beforeprint", () => {
      shut = [...root.querySelectorAll("details:not([open])")];
      shut.forEach((set) => (set.open = true));
    });
    addEventListener("afterprint", () => shut.forEach((set) => (set.open = false)));
  }

  /** Leave the full screen with the stage. The slides may have had it before, and then keep it. */
  function shareFullScreen(stage) {
    stage.addEventListener("close", () => {
      if (document.fullscreenElement === stage) document.exitFullscreen().catch(() => {});
    });
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && stage.open) stage.close();
    });
  }

  /** Hear the leader's hands on the `stage`, and what the leader's window passes on. */
  function listen(stage, move, pick) {
    stage.addEventListener("click", ({ target }) => {
      const pressed = target.closest("button");
      if (!pressed) return;
      if (pressed.dataset.pick) pick(+pressed.dataset.pick);
      else if (pressed.dataset.roomMove) move(pressed.dataset.roomMove);
      else score(pressed, stage.querySelector("[data-teams]"));
    });

    stage.addEventListener("keydown", (event) => {
      const asked = EvenKeel.asks(event);
      if (EvenKeel.walk) pick(EvenKeel.walk.letter(event));
      // What is too long to fit is scrolled.
      if (!/^(next|back)$/.test(asked) || /^Arrow(Up|Down)$/.test(event.key)) return;
      event.preventDefault();
      move(asked === "next" ? "on" : asked);
    });
    document.addEventListener("even-keel:pick", ({ detail }) => pick(detail));
    document.addEventListener("even-keel:move", (event) => {
      if (!stage.open) return;
      event.preventDefault();
      move(event.detail > 0 ? "on" : "back");
    });
  }

  EvenKeel.component("room", (root) => {
    const words = JSON.parse(root.dataset.words);
    const stage = root.querySelector("[data-room-stage]");
    if (!stage || !stage.showModal) return;
    const find = (name) => stage.querySelector("[data-" + name + "]");
    const screen = find("room-screen");
    const [back, reveal, next, restart] = ["back", "reveal", "next", "restart"].map((move) =>
      find('room-move="' + move + '"'),
    );
    // A story that was left by a slip of the finger goes on where it was.
    const stories = new Map();
    let run;
    let isOpen;

    function show() {
      const item = run.item().cloneNode(true);
      const answers = item.querySelectorAll("[data-answer]");
      isOpen = isOpen || !answers.length;
      answers.forEach((answer) => (answer.hidden = !isOpen));
      screen.className = "room__screen" + (isOpen ? " room__screen--open" : "");
      screen.replaceChildren(...item.childNodes);
      if (run.dress) run.dress(screen);
      screen.scrollTop = 0;
      fit(screen, isOpen);
      reveal.hidden = isOpen;
      restart.hidden = !run.restart || run.isFirst();
      back.disabled = run.isFirst();
      next.disabled = run.isLast();
      keepPlace(stage, screen);
    }

    /** "on" reveals first, as one press of a clicker does. */
    function move(way) {
      if (way === "leave") return stage.close();
      if (way === "reveal" || (way === "on" && !isOpen)) isOpen = true;
      else if (run[/^(on|next)$/.test(way) ? "forward" : way]()) isOpen = false;
      return show();
    }

    /** A letter only marks a choice, so that no slip of a finger decides for the room. */
    function pick(place) {
      if (stage.open && run.pick && run.pick(place, screen)) next.disabled = run.isLast();
    }

    function open(set) {
      const kind = (stage.dataset.set = set.dataset.set);
      const items = [...set.querySelectorAll("[data-item]")];
      const mixed = () => EvenKeel.shuffled(items.length, Math.random).map((place) => items[place]);
      if (kind === "path" && !stories.has(set)) stories.set(set, EvenKeel.walk.onStage(items));
      run = stories.get(set) || inOrder(kind === "cards" ? mixed() : items);
      isOpen = false;
      next.textContent = kind === "cards" ? words.draw : words.next;
      reveal.textContent = kind === "cards" ? words.turn : words.reveal;
      stage.showModal();
      if (stage.requestFullscreen && !document.fullscreenElement) stage.requestFullscreen().catch(() => {});
      show();
      screen.focus();
    }

    root.querySelectorAll("[data-show]").forEach((opener) => {
      opener.hidden = false;
      opener.addEventListener("click", () => open(opener.closest("[data-set]")));
    });

    listen(stage, move, pick);
    shareFullScreen(stage);
    printWhole(root);
  });
})();
