/* The leader's notes: what the plan says about a block, shown on the same screen where the leader
   has said that nobody else sees it, or posted to a second window. */
EvenKeel.notes = function (deck) {
  "use strict";

  const { article, slides, part, now, words, acts, stage } = deck;
  const local = location.protocol === "file:";
  const FAR = ["next", "back", "first", "last", "blank", "timer", "person", "quiz", "cards", "now"];
  let other;

  /** What the plan says at a block or a step, from the heading of its block on, without the steps
      that are left out tonight; what the page itself has folded is taken out of its fold. */
  function partsAt(anchor, steps) {
    const heading = article.querySelector(":is(h2, h3)[data-at='" + anchor + "']");
    const found = heading.matches("h3") ? [heading] : [];
    let top = heading, kept = true;
    while (!top.matches("h2")) top = top.previousElementSibling;
    EvenKeel.below(heading).forEach((part) => {
      if (part.matches("h3")) kept = part.dataset.at in steps;
      if (kept) found.push(...(part.matches("[data-folded]") ? [...part.children].slice(1) : [part]));
    });
    return [top, ...found];
  }

  /** Copy what the plan says about what is on screen, with the clock of this session. A link would
      lead away from the session, and a name belongs to one thing on a page. */
  function notesNow() {
    const here = slides[now().slide - 1], stops = {}, { blocks, steps } = deck.shown();
    [...blocks, ...steps].forEach((stop) => (stops[stop.anchor] = stop));
    return now().notes.flatMap((anchor) => partsAt(anchor, stops)).map((original) => {
      const copy = original.cloneNode(true), number = [...slides].indexOf(original) + 1;
      if (number) copy.firstElementChild.prepend(EvenKeel.fill(words.window.slide, { n: number }) + ": ");
      copy.toggleAttribute("data-here", original === here);
      const badge = copy.matches("[data-at]") && copy.querySelector(".clock"), stop = stops[copy.dataset.at];
      if (badge) badge.textContent = stop ? stop.clock + " \u00b7 " + EvenKeel.fill(words.left, { n: stop.minutes }) : "";
      [copy, ...copy.querySelectorAll("[id], [href]")].forEach((each) => {
        each.removeAttribute("id");
        each.removeAttribute("href");
      });
      return copy;
    });
  }

  deck.changed = function () {
    const aside = part("notes");
    stage.classList.toggle("deck__stage--notes", !aside.hidden);
    if (!aside.hidden) {
      part("list").replaceChildren(...notesNow());
      // The line above a slide says when and how to show it.
      const here = aside.querySelector("* + [data-here]");
      aside.scrollTop = here ? here.previousElementSibling.offsetTop - aside.firstElementChild.offsetHeight - 8 : 0;
    }
    deck.fit();
  };

  /** Send the leader's window what is on screen, what comes next, the times and the notes. */
  deck.tell = function () {
    if (!other || other.closed) return;
    const state = stage.hidden ? null : Object.assign(deck.times(), deck.shown(), {
      notes: notesNow().map((note) => note.outerHTML).join(""),
      tools: FAR.filter((name) => stage.querySelector("[data-do=" + name + "]")),
      blank: !part("cover").hidden, turn: deck.turn(),
    });
    other.postMessage({ evenKeel: "state", lang: document.documentElement.lang, words: words.window, state }, local ? "*" : location.origin);
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
    if (!stage.hidden && data.evenKeel === "go") deck.go(+data.to || 0);
    else if (!stage.hidden && FAR.includes(data.evenKeel)) acts[data.evenKeel]();
    deck.tell();
  });
};
