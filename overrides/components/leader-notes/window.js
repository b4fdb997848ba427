/* The leader's window: asks the deck that opened it, each second, what is going on, and shows it.
   It asks, instead of waiting, because a browser slows the clocks of a window that lies behind. */
(() => {
  "use strict";

  const MINUTE = 60000;
  const deck = window.opener;
  const part = (name) => document.querySelector("[data-" + name + "]");
  const known = {};
  let words = {};
  let answered;

  function ask(what, to) {
    if (deck && !deck.closed)
      deck.postMessage({ evenKeel: what, to }, location.protocol === "file:" ? "*" : location.origin);
  }

  /** Call `write` when `value` is another than the last time; a rewritten list would lose its place. */
  function on(name, value, write) {
    const now = JSON.stringify(value);
    if (known[name] === now) return;
    known[name] = now;
    write(value);
  }

  const put = (name, text) => on(name, text, () => (part(name).textContent = text));

  function digits(time) {
    const seconds = Math.ceil(Math.abs(time) / 1000);
    return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }

  function line(list, { clock, minutes }, name, current) {
    const item = list.appendChild(document.createElement("li"));
    const box = item.appendChild(document.createElement(list.matches("[data-agenda]") ? "button" : "div"));
    box.className = "desk__block";
    if (current) box.setAttribute("aria-current", "step");
    [clock, name, minutes].forEach(
      (text) => (box.appendChild(document.createElement("span")).textContent = text),
    );
    return box;
  }

  function writeAgenda({ blocks, steps, place, step }) {
    part("agenda").textContent = "";
    blocks.forEach((stop, number) => {
      const button = line(part("agenda"), stop, stop.block, number === place);
      button.type = "button";
      button.dataset.to = stop.at;
      const inside = steps.filter((each) => each.place === place && each.anchor !== stop.anchor);
      if (number !== place || !inside.length) return;
      const list = button.parentNode.appendChild(document.createElement("ol"));
      list.className = "desk__steps";
      inside.forEach((each) => line(list, each, each.step, each === steps[step]));
    });
    const here = part("agenda").querySelector("[aria-current]");
    part("agenda").parentNode.scrollTop = here.offsetTop - here.offsetHeight;
  }

  function drift(late) {
    const minutes = Math.round(late / MINUTE);
    if (!minutes) return words.on_time;
    return EvenKeel.fill(minutes > 0 ? words.behind : words.ahead, { n: Math.abs(minutes) });
  }

  /** Write the question or the card that is in front, answers and all, above the notes. A choice that did
      not fit can be opened for the room once the answer is out. */
  function overNotes({ html, isOpen, press }) {
    const box = document.createElement("section");
    box.className = "desk__over";
    box.innerHTML = html;
    box.querySelectorAll("[data-choice]").forEach((choice, number) => {
      if (!isOpen || choice.matches(".room__option--fits")) return;
      const button = choice.appendChild(document.createElement("button"));
      button.type = "button";
      button.className = "button button--quiet";
      button.dataset.choose = number;
      button.textContent = press || words.choose;
    });
    return box;
  }

  function writeNotes({ notes, over }) {
    const box = part("notes");
    box.innerHTML = notes || words.none;
    if (over) {
      box.prepend(overNotes(over));
      box.scrollTop = 0;
      return;
    }
    const first = box.querySelector("[data-first]");
    box.scrollTop = first ? first.offsetTop - 8 : 0;
  }

  function show(state) {
    part("all").hidden = !state;
    part("off").hidden = !!state;
    if (!state) return put("off", words.off);
    const { screens, blocks, steps, at, left, turn } = state;
    const { name, place, step } = screens[at];
    put("shown", name);
    put("next", screens[at + 1] ? screens[at + 1].name : words.end);
    put("clock", EvenKeel.hour(new Date(), state.hours));
    put("left", (left < 0 ? "+" : "") + digits(left));
    put("late", drift(state.late));
    part("blank").hidden = !state.blank;
    part("turn").hidden = turn === null;
    put("count", digits(turn || 0));
    ["quiz", "cards", "path"].forEach(
      (tool) => (document.querySelector("[data-ask=" + tool + "]").hidden = !state.tools.includes(tool)),
    );
    document.querySelector("[data-ask=close]").hidden = !state.over && turn === null;
    on("saving", state.saving, (saving) => EvenKeel.showSaving(part("saving"), saving));
    on("agenda", { blocks, steps, place, step }, writeAgenda);
    return on("notes", { notes: state.notes, over: state.over }, writeNotes);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (!source || source !== deck || !data || data.evenKeel !== "state") return;
    if (location.protocol !== "file:" && origin !== location.origin) return;
    answered = true;
    on("words", data.words, () => {
      words = data.words;
      document.documentElement.lang = data.lang;
      document.title = words.title;
      document
        .querySelectorAll("[data-word]")
        .forEach((element) => (element.textContent = words[element.dataset.word]));
    });
    show(data.state);
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const { to, choose, ask: name } = button.dataset;
    if (to) ask("go", +to);
    else if (choose) ask("choose", +choose);
    else ask(name);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target === part("notes") && /^(Arrow(Up|Down)|Home|End)$/.test(event.key)) return;
    // The letters of a story's choices would blank the screen; the numbers of choices are free.
    if (/^[1-9]$/.test(event.key)) return ask("choose", event.key - 1);
    const name = EvenKeel.asks(event).replace("leave", "close");
    // A clicker that starts its show must not load this window anew.
    if (name === "show") event.preventDefault();
    if (event.repeat || !/^(next|back|first|last|blank|timer|quiz|cards|path|close)$/.test(name)) return;
    event.preventDefault();
    ask(name);
  });

  ask("hello");
  setInterval(() => {
    ask("hello");
    if (answered && (!deck || deck.closed)) {
      part("all").hidden = true;
      part("off").hidden = false;
      put("off", words.gone);
    }
  }, 1000);
})();
