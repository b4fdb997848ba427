/* The leader's notes: read from the plan as plain data, shown on the same screen where the leader
   has said that nobody else sees it, or posted to a second window. */
(function () {
  "use strict";

  const KINDS = ["slide", "say", "ask", "watch"];
  const FAR = ["next", "back", "first", "last", "blank", "timer", "person", "now"];
  const BOXES = ".admonition, ul, ol, section, div, blockquote, table, thead, tbody";

  /** Write `notes` into `box`; return the element that belongs to slide number `slide`. */
  EvenKeel.writeNotes = function (box, notes, slide, named) {
    let group, here;
    box.textContent = "";
    notes.forEach(({ kind, head, number, runs }) => {
      if (!group || head || kind !== group.dataset.kind) {
        group = box.appendChild(document.createElement("div"));
        group.className = "notes__part notes__part--" + kind;
        group.dataset.kind = kind;
      }
      const line = group.appendChild(document.createElement("p"));
      if (head) line.className = "notes__head";
      if (number) line.append(named.replace("{n}", number) + ": ");
      runs.forEach((run, place) => {
        line.appendChild(document.createElement(place % 2 ? "strong" : "span")).textContent = run;
      });
      if (number && number === slide) here = group;
    });
    if (here) here.dataset.here = "";
    return here;
  };

  /** The text of `node` as runs, plain and bold by turns. */
  function runsOf(node, bold, runs) {
    node.childNodes.forEach((child) => {
      if (child.nodeType === 3) {
        const text = child.data.replace(/\s+/g, " ");
        if (runs.length && runs.length % 2 !== bold) runs[runs.length - 1] += text;
        else runs.push(...(bold && !runs.length ? ["", text] : [text]));
      } else if (child.nodeType === 1 && !child.matches("svg")) {
        runsOf(child, bold || +child.matches("strong, b, th"), runs);
      }
    });
    return runs;
  }

  EvenKeel.notes = function (deck) {
    const { part, now, words, acts } = deck;
    const local = location.protocol === "file:";
    const slides = [].concat(...deck.plan.map((block) => block.slides));

    function gather(elements, kind, notes) {
      elements.forEach((element, place) => {
        const block = KINDS.find((name) => element.classList.contains(name));
        const list = element.parentNode.tagName === "OL" && element.parentNode;
        if (block === "slide") {
          const title = element.querySelector(".admonition-title").textContent;
          notes.push({ kind: block, number: slides.indexOf(element) + 1, runs: [title] });
        } else if (element.matches(BOXES)) {
          gather([...element.children], block || kind, notes);
        } else if (!element.matches("svg, script, .only-print")) {
          const head = element.matches(".admonition-title, h3, h4");
          notes.push({ kind, head, runs: runsOf(element, 0, list ? [list.start + place + ". "] : []) });
        }
      });
      return notes;
    }

    const notesNow = () => gather(now().home.parts, "text", []);
    const slideNow = () => slides.indexOf(now().slide) + 1;

    deck.changed = function () {
      const aside = part("notes");
      deck.stage.classList.toggle("deck__stage--notes", !aside.hidden);
      if (aside.hidden) return;
      const here = EvenKeel.writeNotes(part("list"), notesNow(), slideNow(), words.window.slide);
      aside.scrollTop = here ? here.offsetTop - aside.firstElementChild.offsetHeight - 8 : 0;
    };

    /** Send the leader's window what is on screen, what comes next, the times and the notes. */
    deck.told = function () {
      const { other, stage } = deck;
      if (!other || other.closed) return;
      const next = stage.hidden || deck.cut().screens[now().at + 1];
      other.postMessage({
        evenKeel: "state",
        lang: document.documentElement.lang,
        words: words.window,
        state: stage.hidden ? null : Object.assign(deck.times(), {
          at: now().at, shown: now().name, next: next ? next.name : "", place: now().block.place,
          timed: now().block.minutes > 0,
          agenda: deck.cut().blocks.map(({ block, minutes, starts, at }) => ({ block, minutes, starts, at })),
          notes: notesNow(), slide: slideNow(), blank: !part("cover").hidden, turn: deck.turn ? deck.turn() : null,
        }),
      }, local ? "*" : location.origin);
    };
    function openWindow() {
      try {
        if (deck.other && !deck.other.closed) return deck.other.focus();
        deck.other = open(deck.root.dataset.window, "_blank", "popup,width=960,height=720");
      } catch {
        deck.other = null;
      }
      deck.place = deck.other ? "window" : "paper";
      return deck.say(deck.other ? words.opened : words.blocked);
    }

    Object.assign(acts, {
      /* Nobody's notes land on the projector by a slip of the finger: the first time, N asks. */
      notes() {
        if (deck.place === "window" && part("notes").hidden) return openWindow();
        if (deck.place === "paper" || !deck.place) return part("shown").showModal();
        part("notes").hidden = !part("notes").hidden;
        deck.changed();
        return deck.fit();
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
      deck.other = source;
      deck.place = "window";
      if (!deck.stage.hidden && data.evenKeel === "go") deck.go(+data.to || 0);
      else if (!deck.stage.hidden && FAR.includes(data.evenKeel)) acts[data.evenKeel]();
      deck.told();
    });
  };
})();
