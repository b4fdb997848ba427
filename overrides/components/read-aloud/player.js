/* Reads the page aloud. One utterance is one sentence, since Chrome cuts long ones off; a pause
   forgets the utterance and keeps the place, since on Android a paused voice never goes on. */
(() => {
  "use strict";

  const UNREAD =
    "script, style, template, noscript, nav, svg, button, input, select, textarea, .no-print, .visually-hidden, .cite, [aria-hidden=true], [data-unspoken]";
  // A full stop after one of these, or after the number of a question, does not end a sentence.
  const SHORT = /(^|[^\p{L}.])(Drs?|Mrs?|Ms|Jr|Sr|St|vs|e\.g|i\.e|[ap]\.m|\p{Lu})\.["”’)]*$|^\d+\.$/u;
  const END = /[.!?…]["”’)\]]*\s+(?=["“‘([]*[\p{Lu}\p{N}])|$/gu;

  /** Return where the sentences of `text` start and end: [from, to] each. Touches no page. */
  EvenKeel.split = function (text, language) {
    const ends =
      window.Intl && Intl.Segmenter
        ? Array.from(
            new Intl.Segmenter(language, { granularity: "sentence" }).segment(text),
            (part) => part.index + part.segment.length,
          )
        : Array.from(text.matchAll(END), (found) => found.index + found[0].length);
    const sentences = [];
    let from = 0;
    ends.forEach((end) => {
      const said = text.slice(from, end);
      if (end < text.length && SHORT.test(said.trim())) return;
      if (/[\p{L}\p{N}]/u.test(said))
        sentences.push([from + said.search(/\S/), from + said.trimEnd().length]);
      from = end;
    });
    return sentences;
  };

  /** Make `text` fit to say, each sign in its place: no line ends, no dotted lines to write on, and
      no gap where the number of a source stood. */
  const plain = (text) =>
    text
      .replace(/\s/g, " ")
      .replace(/[.…_](?: ?[.…_])+/g, (dots) => "".padEnd(dots.length))
      .replace(/ ([.,;:!?])(?!\S)/g, "$1 ");

  const isShown = (element) =>
    element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0;

  /** Return the sentences that `article` shows now: what each says, the block it stands in, and
      `range(from, to)`, which finds a part of it in the page. A picture has words and no range. */
  EvenKeel.sentencesIn = function (article) {
    const pieces = [];
    let piece;
    const begin = (block, words = "") => pieces.push((piece = { block, words, nodes: [] }));

    function walk(element, block) {
      element.childNodes.forEach((child) => {
        if (child.nodeType === 3) {
          piece.nodes.push([child, piece.words.length]);
          piece.words += child.data;
        }
        if (child.nodeType !== 1 || child.matches(UNREAD)) return;
        if (element.tagName === "DETAILS" && !element.open && child.tagName !== "SUMMARY") return;
        const { display, visibility } = getComputedStyle(child);
        const isPicture = child.matches("img, [role=img]");
        if (display === "none" || visibility === "hidden") return;
        if (display === "inline" && !isPicture) return walk(child, block);
        begin(child, isPicture ? child.alt || child.getAttribute("aria-label") || "" : "");
        if (!isPicture) walk(child, child);
        begin(block);
      });
    }

    function rangeIn({ nodes }, from, to) {
      const range = document.createRange();
      const last = (place, inside) =>
        nodes.filter(([, start]) => start < place || (inside && start === place)).pop();
      const [first, start] = last(from, true);
      const [end, before] = last(to);
      range.setStart(first, from - start);
      range.setEnd(end, to - before);
      return range;
    }

    begin(article);
    walk(article, article);
    return pieces.flatMap((each) => {
      const words = plain(each.words);
      return EvenKeel.split(words, document.documentElement.lang).map(([from, to]) => ({
        words: words.slice(from, to),
        block: each.block,
        range: each.nodes.length && ((start = 0, end = to - from) => rangeIn(each, from + start, from + end)),
      }));
    });
  };

  /** Return what marks a part of a sentence that is being read, and what takes all marks away. */
  function markerOf(article) {
    const marks = window.Highlight && CSS.highlights;
    return {
      /** Without `range`, or where a browser has no marks, the block that it stands in is marked. */
      mark(name, range, block) {
        if (range && marks) {
          const light = new Highlight(range);
          light.priority = +(name === "word");
          marks.set("aloud-" + name, light);
        } else if (block) block.dataset.aloud = "";
      },

      unmark() {
        if (marks) ["sentence", "word"].forEach((name) => marks.delete("aloud-" + name));
        article.querySelectorAll("[data-aloud]").forEach((block) => delete block.dataset.aloud);
      },
    };
  }

  /** Return what brings a sentence into sight above `bar`, unless the reader has gone elsewhere;
      `stay` forgets that they have. */
  function followerOf(bar) {
    const foot = () => (bar.hasAttribute("data-low") ? innerHeight : bar.getBoundingClientRect().top);
    let away = false;
    let scrolled = 0;

    function noticeScroll() {
      // Its own scrolling takes a moment; any other is the reader's.
      if (Date.now() - scrolled > 1500) away = true;
    }

    addEventListener("scroll", noticeScroll, { passive: true });
    return {
      stay: () => (away = false),
      follow({ top, bottom }) {
        const head = document.querySelector(".header").getBoundingClientRect().bottom;
        if (top > head && bottom < foot()) away = false;
        else if (!away) {
          const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
          scrolled = Date.now();
          scrollBy({ top: top - Math.max(head + 16, innerHeight / 4), behavior: still ? "auto" : "smooth" });
        }
      },
    };
  }

  /** Return `words` as the device would say them. Voices come and go: without one of its own the
      device may take any, so then nothing is said, and this is null. */
  function utteranceOf(words, rate) {
    const made = new SpeechSynthesisUtterance(words);
    const voices = EvenKeel.ownVoices();
    made.voice = voices.find((voice) => voice.default) || voices[0];
    if (!made.voice) return null;
    made.lang = made.voice.lang;
    made.rate = rate;
    return made;
  }

  /** Return the bar's words and state. They leave room for the bar below the page, or let it go
      where it would take a third of a low screen, or of one with large letters. */
  function barOf(bar) {
    const page = document.documentElement;
    function makeRoom() {
      bar.removeAttribute("data-low");
      bar.toggleAttribute("data-low", bar.offsetHeight > innerHeight * 0.3);
      page.style.setProperty("--below", (bar.hasAttribute("data-low") ? 0 : bar.offsetHeight) + "px");
    }
    addEventListener("resize", () => bar.hidden || makeRoom());
    return {
      tell(words) {
        bar.querySelector("[data-said]").textContent = words;
        makeRoom();
      },
      show: (state) =>
        bar.querySelectorAll("[data-when]").forEach((part) => (part.hidden = part.dataset.when !== state)),
      close() {
        bar.hidden = true;
        page.style.removeProperty("--below");
      },
    };
  }

  /** Return what reads sentences in the bar: `go(number)`, `rest(words)`, and what else the buttons ask for. */
  function readerOf(article, bar, speed) {
    const speech = window.speechSynthesis;
    const { mark, unmark } = markerOf(article);
    const { follow, stay } = followerOf(bar);
    const { tell, show, close } = barOf(bar);
    let sentences;
    let place;
    let utterance;

    // Some browsers tell of a cancelled utterance as if it had come to its end.
    function hush() {
      utterance = null;
      speech.cancel();
    }

    function rest(words = "") {
      hush();
      show("resting");
      tell(words);
    }

    function read() {
      const { words, block, range } = sentences[place];
      const here = range && range();
      hush();
      unmark();
      const now = utteranceOf(words, +speed.value);
      if (!now) return rest(bar.dataset.failed);
      now.onboundary = ({ name, charIndex, charLength }) => {
        const length = charLength || words.slice(charIndex).search(/\s|$/);
        if (now !== utterance || name !== "word" || !range || !length) return;
        mark("word", range(charIndex, charIndex + length));
      };
      now.onend = () => now === utterance && go(place + 1);
      now.onerror = ({ error }) =>
        now === utterance && rest(error === "not-allowed" ? bar.dataset.press : bar.dataset.failed);
      utterance = now;
      mark("sentence", here, block);
      follow((here || block).getBoundingClientRect());
      show("reading");
      return speech.speak(now);
    }

    /** Read from the sentence number `next`, the first being 0. What is hidden by now is left out. */
    function go(next) {
      const step = next < place ? -1 : 1;
      while (sentences[next] && !isShown(sentences[next].block)) next += step;
      if (next < sentences.length) {
        place = Math.max(next, 0);
        return read();
      }
      place = 0;
      unmark();
      return rest(bar.dataset.end);
    }

    return {
      tell,
      rest,
      stay,
      isReading: () => Boolean(utterance),
      again: () => utterance && read(),
      play: () => (utterance ? rest() : read()),
      by: (step) => go(place + step),

      /** Read `all` sentences from the number `first` on. */
      from(all, first) {
        sentences = all;
        go(first);
      },

      stop() {
        rest();
        unmark();
        close();
      },
    };
  }

  /** Return the number of the first of `sentences` in the block that was tapped, inside `article`; or -1. */
  function tapped(target, article, sentences) {
    let first = -1;
    for (let at = target; first < 0 && at !== article; at = at.parentNode) {
      first = sentences.findIndex(({ block }) => block === at);
    }
    return first;
  }

  EvenKeel.component("read-aloud", (root) => {
    const article = root.closest("article");
    const bar = root.querySelector("[data-bar]");
    const button = root.querySelector("[data-open]");
    const speed = root.querySelector("[data-speed]");
    const hint = root.querySelector("[data-said]").textContent;
    const reader = readerOf(article, bar, speed);

    function stop() {
      if (bar.hidden) return;
      const held = bar.contains(document.activeElement);
      reader.stop();
      button.setAttribute("aria-expanded", "false");
      if (held) button.focus({ preventScroll: true });
    }

    function open() {
      if (!bar.hidden) return stop();
      bar.hidden = false;
      reader.stay();
      button.setAttribute("aria-expanded", "true");
      reader.tell(hint);
      bar.querySelector("[data-do=play]").focus();
      return reader.from(EvenKeel.sentencesIn(article), 0);
    }

    const acts = { stop, back: () => reader.by(-1), on: () => reader.by(1), play: reader.play };

    bar.addEventListener("click", (event) => {
      const pressed = event.target.closest("[data-do]");
      if (!pressed) return;
      reader.stay();
      reader.tell("");
      acts[pressed.dataset.do]();
    });
    speed.addEventListener("change", reader.again);

    // A tap on a paragraph reads from there. What has been opened since can be read as well.
    article.addEventListener("click", ({ target }) => {
      const isTool =
        root.contains(target) || target.closest("a, button, label, input, select, textarea, summary");
      if (bar.hidden || isTool || getSelection().toString()) return;
      const sentences = EvenKeel.sentencesIn(article);
      const first = tapped(target, article, sentences);
      if (first < 0) return;
      reader.stay();
      reader.tell("");
      reader.from(sentences, first);
    });

    // Whoever asks for help, or calls, needs it quiet.
    document.addEventListener("click", ({ target }) => {
      if (reader.isReading() && target.closest("[data-help-open], a[href^='tel:']")) reader.rest();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]"))
        stop();
    });
    addEventListener("pagehide", stop);
    document.addEventListener("even-keel:leave", stop);

    button.addEventListener("click", open);
    open();
  });
})();
