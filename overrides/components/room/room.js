/* One question, or one card, on the whole screen. It knows no names and keeps nothing. */
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

  EvenKeel.component("room", (root) => {
    const words = JSON.parse(root.dataset.words);
    const stage = root.querySelector("[data-room-stage]");
    if (!stage || !stage.showModal) return;
    const find = (name) => stage.querySelector("[data-" + name + "]");
    const screen = find("room-screen");
    const [back, reveal, next] = ["back", "reveal", "next"].map((move) => find('room-move="' + move + '"'));
    let items;
    let at;
    let isOpen;

    function show() {
      const item = items[at].cloneNode(true);
      const answers = item.querySelectorAll("[data-answer]");
      isOpen = isOpen || !answers.length;
      answers.forEach((answer) => (answer.hidden = !isOpen));
      screen.className = "room__screen" + (isOpen ? " room__screen--open" : "");
      screen.replaceChildren(...item.childNodes);
      screen.scrollTop = 0;
      fit(screen, isOpen);
      reveal.hidden = isOpen;
      back.disabled = at === 0;
      next.disabled = at === items.length - 1;
      keepPlace(stage, screen);
    }

    /** "on" reveals first, as one press of a clicker does. */
    function move(way) {
      if (way === "leave") return stage.close();
      const to = at + (way === "back" ? -1 : 1);
      if (way === "reveal" || (way === "on" && !isOpen)) isOpen = true;
      else if (items[to]) {
        at = to;
        isOpen = false;
      }
      return show();
    }

    function open(set) {
      const isPile = (stage.dataset.set = set.dataset.set) === "cards";
      items = [...set.querySelectorAll("[data-item]")];
      if (isPile) items = EvenKeel.shuffled(items.length, Math.random).map((place) => items[place]);
      at = 0;
      isOpen = false;
      next.textContent = isPile ? words.draw : words.next;
      reveal.textContent = isPile ? words.turn : words.reveal;
      stage.showModal();
      if (stage.requestFullscreen && !document.fullscreenElement) stage.requestFullscreen().catch(() => {});
      show();
      screen.focus();
    }

    root.querySelectorAll("[data-show]").forEach((opener) => {
      opener.hidden = false;
      opener.addEventListener("click", () => open(opener.closest("[data-set]")));
    });

    stage.addEventListener("click", ({ target }) => {
      const pressed = target.closest("button");
      if (!pressed) return;
      if (pressed.dataset.roomMove) move(pressed.dataset.roomMove);
      else score(pressed, find("teams"));
    });

    stage.addEventListener("keydown", (event) => {
      const asked = EvenKeel.asks(event);
      // What is too long to fit is scrolled.
      if (!/^(next|back)$/.test(asked) || /^Arrow(Up|Down)$/.test(event.key)) return;
      event.preventDefault();
      move(asked === "next" ? "on" : asked);
    });
    document.addEventListener("even-keel:move", (event) => {
      if (!stage.open) return;
      event.preventDefault();
      move(event.detail > 0 ? "on" : "back");
    });

    shareFullScreen(stage);
    printWhole(root);
  });
})();
