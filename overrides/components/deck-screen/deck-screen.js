/* What the room sees: a block's name, a slide, or what a step asks of the room; where in the session
   that is, and the minutes that are left. */
(() => {
  "use strict";

  /** Return what the room is asked to do at this screen, a line each. */
  function linesNow({ session, tasks, asks }) {
    const { place, step } = session.now();
    const own = session.cut.steps.filter((each) => each.place === place);
    const only = own.length === 1 ? own[0] : {};
    const { anchor } = step < 0 ? only : session.cut.steps[step];
    const asked = step < 0 && asks[session.block().block];
    return asked || (tasks[anchor] || { lines: [] }).lines;
  }

  /** Return `lines` as a list; of one there is no list to make. */
  function listOf(lines) {
    const isList = lines.length > 1;
    const list = document.createElement(isList ? "ol" : "div");
    lines.forEach((line) => {
      list.appendChild(document.createElement(isList ? "li" : "p")).textContent = line;
    });
    return list;
  }

  /** Draw the name of a block, or the step `stop` of one, with what the room is asked to do. */
  function headOf(deck, stop) {
    const { block, minutes } = deck.session.block();
    const drawn = deck.root.querySelector("[data-head]").content.cloneNode(true);
    const put = (name, text) => (drawn.querySelector("[data-" + name + "]").textContent = text);
    const { until } = drawn.querySelector("[data-until]").dataset;
    const ends = new Date(Date.now() + deck.session.times().left);
    const lines = deck.lines();
    put("name", stop ? stop.step : block);
    put("purpose", (!stop && deck.purposes[block]) || "");
    put("length", EvenKeel.fill(deck.lengths, { n: stop ? stop.minutes : minutes }));
    put("until", stop ? "" : EvenKeel.fill(until, { time: EvenKeel.hour(ends, deck.hours) }));
    if (lines.length) drawn.querySelector("[data-purpose]").after(listOf(lines));
    return [drawn];
  }

  function slideOf(slide) {
    const title = document.createElement("h2");
    const [first, ...lines] = slide.cloneNode(true).children;
    title.className = "deck__title";
    title.append(...first.childNodes);
    return [title, ...lines];
  }

  function whereIs(words, { name, n: nth, of }, stop) {
    const said = EvenKeel.fill(words.place, { name, n: nth, of });
    if (!stop || stop.step === name) return said;
    return EvenKeel.fill(words.in_step, { where: said, step: stop.step, n: stop.minutes });
  }

  /** Give `deck` what draws the screen; `deck` is what the parts of present mode share. */
  EvenKeel.screen = function (deck) {
    const { part, words, slides, stage } = deck;
    const screen = part("screen");
    const along = (minutes) => (100 * minutes) / (deck.session.cut.minutes || 1) + "%";

    deck.lines = () => linesNow(deck);
    deck.listOf = listOf;

    /** Mark on the line at the foot where each block but the first begins. */
    deck.markBlocks = () => {
      part("line")
        .querySelectorAll("i")
        .forEach((mark) => mark.remove());
      deck.session.cut.blocks.slice(1).forEach(({ starts }) => {
        part("line").appendChild(document.createElement("i")).style.left = along(starts);
      });
    };

    /** The largest type in which the screen holds all its words. */
    deck.fit = () => {
      for (let size = 60; size >= 28; size -= 4) {
        screen.style.setProperty("--size", size);
        if (screen.scrollHeight <= screen.clientHeight && screen.scrollWidth <= screen.clientWidth) break;
      }
    };

    deck.show = () => {
      const { run, cut } = deck.session;
      const { slide, place, step } = deck.session.now();
      const { block: name, minutes, starts, at } = deck.session.block();
      const number = run.at - at;
      const count = cut.screens.filter((each) => each.place === place).length;
      const inner = document.createElement("div");
      inner.className = "deck__in";
      inner.append(...(slide ? slideOf(slides[slide - 1]) : headOf(deck, cut.steps[step])));
      screen.replaceChildren(inner);
      stage.dataset.shows = slide || step >= 0 ? "slide" : "head";
      part("place").textContent = whereIs(words, { name, n: number + 1, of: count }, cut.steps[step]);
      part("boat").style.left = along(starts + (minutes * number) / count);
      deck.changed();
      screen.scrollTop = 0;
      deck.tick();
    };

    deck.tick = () => {
      const left = deck.session.times().left / deck.MINUTE;
      const late = Math.floor(-left);
      const n = late > 0 ? late : Math.max(0, Math.ceil(left));
      const said = EvenKeel.fill(late > 0 ? words.late : words.left, { n });
      const isNew = part("left").textContent !== said;
      part("left").textContent = said;
      if (isNew) {
        part("do=minutes").setAttribute("aria-label", EvenKeel.fill(words.minutes_button, { left: said }));
      }
      deck.ticked();
    };
  };
})();
