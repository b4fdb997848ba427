/* The leader's window: asks the deck that opened it, each second, what is going on, and shows it.
   It asks, instead of waiting, because a browser slows the clocks of a window that lies behind. */
(function () {
  "use strict";

  const MINUTE = 60000;
  const deck = window.opener;
  const part = (name) => document.querySelector("[data-" + name + "]");
  let known = {}, words = {}, answered;

  function ask(what, to) {
    if (deck && !deck.closed) deck.postMessage({ evenKeel: what, to }, location.protocol === "file:" ? "*" : location.origin);
  }

  /** Call `write` when `value` is another than the last time; a rewritten list would lose its place. */
  function on(name, value, write) {
    const now = JSON.stringify(value);
    if (known[name] === now) return;
    known[name] = now;
    write(value);
  }

  const put = (name, text) => on(name, text, () => (part(name).textContent = text));
  const two = (number) => String(number).padStart(2, "0");
  const clockOf = (minutes) => Math.floor(minutes / 60) + ":" + two(minutes % 60);
  const digits = (time) => clockOf(Math.ceil(Math.abs(time) / 1000));

  function writeAgenda({ blocks, place }) {
    part("agenda").textContent = "";
    blocks.forEach(({ block, minutes, starts, at }, number) => {
      const line = part("agenda").appendChild(document.createElement("li"));
      const button = line.appendChild(document.createElement("button"));
      button.type = "button";
      button.className = "desk__block";
      button.dataset.to = at;
      if (number === place) button.setAttribute("aria-current", "step");
      [clockOf(starts), block, minutes].forEach((text) => (button.appendChild(document.createElement("span")).textContent = text));
    });
  }

  function drift(late) {
    const minutes = Math.round(late / MINUTE);
    if (!minutes) return words.on_time;
    return EvenKeel.fill(minutes > 0 ? words.behind : words.ahead, { n: Math.abs(minutes) });
  }

  function writeNotes(notes) {
    const box = part("notes");
    box.innerHTML = notes || words.none;
    // The line above a slide says when and how to show it.
    const here = box.querySelector("* + [data-here]");
    box.scrollTop = here ? here.previousElementSibling.offsetTop - 8 : 0;
  }

  function show(state) {
    part("all").hidden = !state;
    part("off").hidden = !!state;
    if (!state) return put("off", words.off);
    const { screens, blocks, at, left, turn } = state;
    const { name, place } = screens[at];
    put("shown", name);
    put("next", screens[at + 1] ? screens[at + 1].name : words.end);
    put("clock", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" }));
    put("left", blocks[place].minutes ? (left < 0 ? "+" : "") + digits(left) : "\u2013");
    put("late", drift(state.late));
    part("blank").hidden = !state.blank;
    part("turn").hidden = turn === null;
    put("count", digits(turn || 0));
    ["quiz", "cards"].forEach((tool) => (document.querySelector("[data-ask=" + tool + "]").hidden = !state.tools.includes(tool)));
    on("agenda", { blocks, place }, writeAgenda);
    return on("notes", state.notes, writeNotes);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (!source || source !== deck || !data || data.evenKeel !== "state") return;
    if (location.protocol !== "file:" && origin !== location.origin) return;
    answered = true;
    on("words", data.words, () => {
      words = data.words;
      document.documentElement.lang = data.lang;
      document.title = words.title;
      document.querySelectorAll("[data-word]").forEach((element) => (element.textContent = words[element.dataset.word]));
    });
    show(data.state);
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button && button.dataset.to) ask("go", +button.dataset.to);
    else if (button) ask(button.dataset.ask);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target === part("notes") && /^(Arrow(Up|Down)|Home|End)$/.test(event.key)) return;
    let name = EvenKeel.asks(event);
    if (event.key === "Enter" && !part("turn").hidden && name) name = "person";
    if (!name || event.repeat || !/^(next|back|first|last|blank|timer|person|quiz|cards)$/.test(name)) return;
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
