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

  function writeAgenda({ agenda, place }) {
    part("agenda").textContent = "";
    agenda.forEach(({ block, minutes, starts, at }, number) => {
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
    return (minutes > 0 ? words.behind : words.ahead).replace("{n}", Math.abs(minutes));
  }

  function show(state) {
    part("all").hidden = !state;
    part("off").hidden = !!state;
    if (!state) return put("off", words.off);
    put("shown", state.shown);
    put("next", state.next || words.end);
    put("clock", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" }));
    put("left", state.timed ? (state.left < 0 ? "+" : "") + digits(state.left) : "\u2013");
    put("late", drift(state.late));
    part("blank").hidden = !state.blank;
    part("turn").hidden = state.turn === null;
    put("count", digits(state.turn || 0));
    on("agenda", { agenda: state.agenda, place: state.place }, writeAgenda);
    return on("notes", { notes: state.notes, slide: state.slide }, ({ notes, slide }) => {
      const here = EvenKeel.writeNotes(part("notes"), notes, slide, words.slide);
      if (!notes.length) part("notes").textContent = words.none;
      part("notes").scrollTop = here ? here.offsetTop - part("notes").offsetTop - 8 : 0;
    });
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
    if (!name || event.repeat || !/^(next|back|first|last|blank|timer|person)$/.test(name)) return;
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
