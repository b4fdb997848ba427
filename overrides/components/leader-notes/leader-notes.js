/* The leader's notes: what the plan says about a block, shown on the same screen where the leader
   has said that nobody else sees it, or posted to a second window. */
(() => {
  "use strict";

  const FAR = [
    "next",
    "back",
    "first",
    "last",
    "blank",
    "timer",
    "person",
    "quiz",
    "cards",
    "path",
    "now",
    "longer",
  ];
  const local = location.protocol === "file:";

  /** What the plan `article` says at a block or a step, from the heading of its block on, without the
      steps that are left out tonight; what the page itself has folded is taken out of its fold. */
  function partsAt(article, anchor, stops) {
    const heading = article.querySelector(":is(h2, h3)[data-at='" + anchor + "']");
    const found = heading.matches("h3") ? [heading] : [];
    let top = heading;
    let isKept = true;
    while (!top.matches("h2")) top = top.previousElementSibling;
    EvenKeel.below(heading).forEach((part) => {
      if (part.matches("h3")) isKept = part.dataset.at in stops;
      if (isKept) found.push(...(part.matches("[data-folded]") ? [...part.children].slice(1) : [part]));
    });
    return [top, ...found];
  }

  /** Copy what the plan says about what is on screen, with the clock of this session. A link would
      lead away from the session, and a name belongs to one thing on a page. */
  function notesNow({ article, slides, words, session, times }) {
    const { slide, step, notes } = session.now();
    const stops = {};
    [...session.cut.blocks, ...session.cut.steps].forEach((stop) => (stops[stop.anchor] = stop));
    const parts = notes.flatMap((anchor) => partsAt(article, anchor, stops));
    const shown = parts.indexOf(slides[slide - 1]);
    const { anchor } = session.cut.steps[step] || {};
    // The line above a slide says when and how to show it. A step without one begins at its name.
    const first = shown > 0 ? parts[shown - 1] : parts.find((part) => anchor && part.dataset.at === anchor);
    return parts.map((original) => {
      const copy = original.cloneNode(true);
      const number = [...slides].indexOf(original) + 1;
      const badge = copy.matches("[data-at]") && copy.querySelector(".clock");
      const stop = stops[copy.dataset.at];
      if (number) copy.firstElementChild.prepend(EvenKeel.fill(words.window.slide, { n: number }) + ": ");
      copy.toggleAttribute("data-here", original === slides[slide - 1]);
      copy.toggleAttribute("data-first", original === first);
      if (badge)
        badge.textContent = stop
          ? EvenKeel.clockAt(stop.starts, times.chosen()) +
            " \u00b7 " +
            EvenKeel.fill(words.left, { n: stop.minutes })
          : "";
      [copy, ...copy.querySelectorAll("[id], [href]")].forEach((each) => {
        each.removeAttribute("id");
        each.removeAttribute("href");
      });
      return copy;
    });
  }

  /** Return what the leader's window shows: what is on screen, what comes next, the times, the notes. */
  function stateOf(deck) {
    const { session, stage, hours } = deck;
    const { top } = EvenKeel.stages;
    if (stage.hidden) return null;
    return {
      ...session.times(),
      ...session.cut,
      ...session.run,
      notes: notesNow(deck)
        .map((note) => note.outerHTML)
        .join(""),
      tools: FAR.filter((name) => stage.querySelector("[data-do=" + name + "]")),
      blank: EvenKeel.isBlank(),
      turn: deck.turn(),
      over: top && top.told ? top.told() : null,
      saving: deck.saving(),
      hours,
    };
  }

  /** Do what the leader's window asks, of what may be asked from there. The slides are never left from there. */
  function obey({ acts, go, part }, name, to) {
    const { top } = EvenKeel.stages;
    if (name === "go") go(+to || 0);
    else if (name === "choose" && top && top.choose) top.choose(+to);
    else if (name === "close" && top) top.close();
    else if (name === "close" && !part("person").hidden) acts.timer();
    else if (FAR.includes(name)) acts[name]();
  }

  EvenKeel.notes = function (deck) {
    const { part, words, acts, stage } = deck;
    let other;

    deck.changed = () => {
      const aside = part("notes");
      stage.classList.toggle("deck__stage--notes", !aside.hidden);
      if (!aside.hidden) {
        part("list").replaceChildren(...notesNow(deck));
        const first = aside.querySelector("[data-first]");
        aside.scrollTop = first ? first.offsetTop - aside.firstElementChild.offsetHeight - 8 : 0;
      }
      deck.fit();
    };

    deck.tell = () => {
      if (!other || other.closed) return;
      const { lang } = document.documentElement;
      const told = { evenKeel: "state", lang, words: words.window, state: stateOf(deck) };
      other.postMessage(told, local ? "*" : location.origin);
    };

    function openWindow() {
      try {
        if (other && !other.closed) return other.focus();
        other = open(deck.root.dataset.window, "_blank", "popup,width=960,height=720");
      } catch {
        other = null;
      }
      deck.place = other ? "window" : "paper";
      return deck.say(other ? words.opened : words.blocked);
    }

    Object.assign(acts, {
      /* Nobody's notes land on the projector by a slip of the finger: the first time, N asks. */
      notes() {
        if (deck.place === "window" && part("notes").hidden) return openWindow();
        if (deck.place !== "here") return part("shown").showModal();
        part("notes").hidden = !part("notes").hidden;
        return deck.changed();
      },
      window() {
        part("shown").close();
        openWindow();
      },
      here() {
        part("shown").close();
        deck.place = "here";
        acts.notes();
      },
    });

    /* Only a window that this page has opened is heard. That also finds it again after a reload. */
    addEventListener("message", ({ source, origin, data }) => {
      if (!data || !data.evenKeel || !source || source.opener !== window) return;
      if (!local && origin !== location.origin) return;
      other = source;
      deck.place = "window";
      if (!stage.hidden) obey(deck, data.evenKeel, data.to);
      deck.tell();
    });
  };
})();
