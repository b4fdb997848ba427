/* One question, or one card, on the whole screen. It knows no names and keeps nothing. */
(function () {
  "use strict";

  /** Return the places 0 to `count` - 1 in an order made by `chance` (each call from 0 up to 1). Touches no page. */
  EvenKeel.shuffled = function (count, chance) {
    const places = [];
    for (let place = 0; place < count; place += 1) {
      places.splice(Math.floor(chance() * (place + 1)), 0, place);
    }
    return places;
  };

  // What presenter clickers send, beside the keys of a keyboard.
  const KEYS = { ArrowRight: "on", PageDown: "on", " ": "on", ArrowLeft: "back", PageUp: "back", Enter: "reveal" };

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const stage = root.querySelector("[data-room-stage]");
    if (!stage || !stage.showModal) return;
    const find = (name) => stage.querySelector("[data-" + name + "]");
    const [screen, teams, tally] = ["room-screen", "teams", "tally"].map(find);
    const button = (move) => stage.querySelector('[data-room-move="' + move + '"]');
    let items = [];
    let at = 0;
    let isOpen = false;

    function show() {
      const item = items[at].cloneNode(true);
      const answers = [...item.querySelectorAll("[data-answer]")];
      isOpen = isOpen || !answers.length;
      answers.forEach((answer) => (answer.hidden = !isOpen));
      screen.className = "room__screen" + (isOpen ? " room__screen--open" : "");
      screen.textContent = "";
      screen.append(...item.childNodes);
      screen.scrollTop = 0;
      fit();
      button("reveal").hidden = isOpen;
      button("back").disabled = at === 0;
      button("next").disabled = at === items.length - 1;
      // A button that goes takes the keyboard's place with it; the screen keeps it.
      const held = document.activeElement;
      if (held.hidden || held.disabled || !stage.contains(held)) screen.focus();
    }

    /** Where a revealed question is too long for the screen, why the others do not fit stays in the
        leader's key; then the letters get smaller, by a fifth at most. What is left scrolls. */
    function fit() {
      const isTooLong = () => screen.scrollHeight > screen.clientHeight;
      screen.style.fontSize = "";
      if (isTooLong() && isOpen) screen.classList.add("room__screen--short");
      const size = parseFloat(getComputedStyle(screen).fontSize);
      for (let share = 0.95; share >= 0.8 && isTooLong(); share -= 0.05) screen.style.fontSize = size * share + "px";
    }

    function move(way) {
      if (way === "leave") return stage.close();
      const step = way === "back" ? -1 : 1;
      if (way === "reveal" || (way === "on" && !isOpen)) isOpen = true;
      else if (items[at + step]) {
        at += step;
        isOpen = false;
      }
      show();
    }

    root.querySelectorAll("[data-show]").forEach((opener) => {
      opener.hidden = false;
      opener.addEventListener("click", () => {
        const set = opener.closest("[data-set]");
        const all = [...set.querySelectorAll("[data-item]")];
        const isPile = set.dataset.set === "cards";
        items = isPile ? EvenKeel.shuffled(all.length, Math.random).map((place) => all[place]) : all;
        at = 0;
        isOpen = false;
        stage.dataset.set = set.dataset.set;
        button("next").textContent = isPile ? words.draw : words.next;
        button("reveal").textContent = isPile ? words.turn : words.reveal;
        stage.showModal();
        if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {});
        show();
        screen.focus();
      });
    });

    stage.addEventListener("click", (event) => {
      const pressed = event.target.closest("button");
      if (!pressed) return;
      if (pressed.dataset.roomMove) move(pressed.dataset.roomMove);
      if ("team" in pressed.dataset) {
        const points = pressed.querySelector("[data-points]");
        points.textContent = +points.textContent + 1;
      }
      if (pressed === tally) {
        teams.hidden = !teams.hidden;
        tally.setAttribute("aria-pressed", String(!teams.hidden));
        teams.querySelectorAll("[data-points]").forEach((points) => (points.textContent = "0"));
      }
    });

    stage.addEventListener("keydown", (event) => {
      const isOnButton = event.target.closest("button");
      if (!KEYS[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isOnButton && (event.key === " " || event.key === "Enter")) return;
      event.preventDefault();
      move(KEYS[event.key]);
    });

    stage.addEventListener("close", () => {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    });
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && stage.open) stage.close();
    });

    // A closed <details> does not print everywhere, and this is the answer key.
    const sets = [...root.querySelectorAll("details")];
    let shut = [];
    window.addEventListener("beforeprint", () => {
      shut = sets.filter((set) => !set.open);
      shut.forEach((set) => (set.open = true));
    });
    window.addEventListener("afterprint", () => shut.forEach((set) => (set.open = false)));
  }

  EvenKeel.component("room", start);
})();
