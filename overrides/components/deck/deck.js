/* Present mode: shows a plan's blocks and slides to the room and keeps the time. After "Start" this
   tab keeps which plan, which cut, where in it and since when, and nothing that anybody typed. */
(() => {
  "use strict";

  /** Draw what the room sees. `deck` is what the parts of present mode share. */
  function drawer(deck) {
    const { root, part, words, slides, stage } = deck;
    const screen = part("screen");
    const purposes = JSON.parse(root.dataset.purposes);
    const lengths = JSON.parse(root.dataset.length);
    const along = (minutes) => (100 * minutes) / (deck.session.cut.minutes || 1) + "%";

    function drawHead({ block, minutes }) {
      const drawn = root.querySelector("[data-head]").content.cloneNode(true);
      const put = (name, text) => (drawn.querySelector("[data-" + name + "]").textContent = text);
      const { until } = drawn.querySelector("[data-until]").dataset;
      const ends = new Date(Date.now() + deck.session.times().left);
      const hour = ends.toLocaleTimeString(document.documentElement.lang, {
        hour: "numeric",
        minute: "2-digit",
      });
      put("name", block);
      put("purpose", purposes[block] || "");
      put("length", EvenKeel.fill(lengths, { n: minutes }));
      put("until", EvenKeel.fill(until, { time: hour }));
      return [drawn];
    }

    function drawSlide(number) {
      const title = document.createElement("h2");
      const [first, ...lines] = slides[number - 1].cloneNode(true).children;
      title.className = "deck__title";
      title.append(...first.childNodes);
      return [title, ...lines];
    }

    function where({ name, n: nth, of }, { step, minutes: n }) {
      const said = EvenKeel.fill(words.place, { name, n: nth, of });
      return step && step !== name ? EvenKeel.fill(words.in_step, { where: said, step, n }) : said;
    }

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
      for (let size = 60; size >= 30; size -= 6) {
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
      inner.append(...(slide ? drawSlide(slide) : drawHead(deck.session.block())));
      screen.replaceChildren(inner);
      stage.dataset.shows = slide ? "slide" : "head";
      part("place").textContent = where({ name, n: number + 1, of: count }, cut.steps[step] || {});
      part("boat").style.left = along(starts + (minutes * number) / count);
      deck.changed();
      screen.scrollTop = 0;
      deck.tick();
    };

    deck.tick = () => {
      const left = deck.session.times().left / deck.MINUTE;
      const late = Math.floor(-left);
      const n = late > 0 ? late : Math.max(0, Math.ceil(left));
      part("left").textContent = EvenKeel.fill(late > 0 ? words.late : words.left, { n });
      deck.ticked();
    };
  }

  /** What the buttons and keys do. The notes and the turns add their own. */
  function actsOf(deck) {
    const { article, part, words, stage } = deck;
    const ask = part("ask");
    const cover = part("cover");
    const press = (set) => () => article.querySelector("[data-set=" + set + "] [data-show]")?.click();

    /** A step is the quiz's, where that is open; the leader's window cannot know. */
    function move(step) {
      const moved = new CustomEvent("even-keel:move", { cancelable: true, detail: step });
      if (!cover.hidden) acts.blank();
      else if (document.dispatchEvent(moved)) deck.go(deck.session.run.at + step);
    }

    const acts = {
      ask() {
        const found = deck.kept();
        part("resume").hidden = !found;
        if (found) part("where").textContent = deck.decks[found.cut].screens[found.at].name;
        const length = article.querySelector("[data-lengths]").value;
        ask.querySelector("[value='" + (found ? "resume" : length) + "']").checked = true;
        ask.returnValue = "";
        ask.showModal();
      },
      next: () => move(1),
      back: () => move(-1),
      first: () => deck.go(0),
      last: () => deck.go(deck.session.cut.screens.length),
      quiz: press("quiz"),
      cards: press("cards"),
      path: press("path"),
      blank() {
        document.querySelectorAll("dialog[open]").forEach((open) => open.close());
        cover.hidden = !cover.hidden;
        (cover.hidden ? stage : cover).focus();
      },
      minutes: () => stage.classList.toggle("deck__stage--timeless"),
      full() {
        const on = document.fullscreenElement;
        const changed = new Promise((done) =>
          done(on ? document.exitFullscreen() : stage.requestFullscreen()),
        );
        changed.catch(() => deck.say(words.no_full));
      },
      keys: () => part("keys").showModal(),
      help: () => document.dispatchEvent(new CustomEvent("even-keel:help")),
      leave() {
        if (!cover.hidden) acts.blank();
        else if (!part("person").hidden) acts.timer();
        else part("leave").showModal();
      },
      close() {
        part("leave").close();
        deck.session.save(false);
        stage.hidden = part("notes").hidden = true;
        document.body.classList.remove("presenting");
        deck.sleep();
        const home = () => part("present").querySelector("button").focus();
        home();
        // A browser that leaves the full screen a moment later may take the focus along.
        if (document.fullscreenElement) {
          document.addEventListener("fullscreenchange", home, { once: true });
          acts.full();
        }
      },
      now() {
        deck.session.catchUp();
        deck.go(deck.session.run.at);
      },
    };
    return acts;
  }

  /** Listen to the leader's hands: buttons, keys, and taps and swipes on the screen. */
  function listen({ root, part, stage, act }) {
    const screen = part("screen");
    const isAsking = () => document.querySelector("dialog[open]");
    let down;

    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (!button || !(root.contains(button) || stage.contains(button))) return;
      act(button.dataset.do, button);
      // After a mouse or a finger, the keys belong to the slides again.
      if (event.detail && part("cover").hidden && !stage.hidden && !isAsking()) stage.focus();
    });

    document.addEventListener("keydown", (event) => {
      const { key, target } = event;
      if (stage.hidden || event.defaultPrevented || isAsking()) return;
      if (target.matches("input, select, textarea") || (target === part("notes") && key.startsWith("Arrow")))
        return;
      const name = EvenKeel.asks(event);
      if (!name) return;
      event.preventDefault();
      if (!event.repeat) act(key === "Enter" && !part("person").hidden ? "person" : name);
    });

    // Not by its click: a browser may leave out the click of a tap that follows a swipe.
    screen.addEventListener("pointerdown", (event) => (down = event));
    screen.addEventListener("pointerup", ({ button, clientX, clientY, pointerType, target }) => {
      const across = clientX - down.clientX;
      const upward = Math.abs(clientY - down.clientY);
      if (button || target.closest("a") || !getSelection().isCollapsed) return;
      if (Math.abs(across) + upward < 20) act(clientX < screen.clientWidth / 3 ? "back" : "next");
      else if (pointerType !== "mouse" && Math.abs(across) > Math.max(50, 2 * upward)) {
        act(across < 0 ? "next" : "back");
      }
    });
  }

  EvenKeel.component("deck", (root) => {
    const article = root.closest("article");
    const stage = root.querySelector("[data-stage]");
    const part = (name) =>
      stage.querySelector("[data-" + name + "]") || root.querySelector("[data-" + name + "]");
    const ask = part("ask");
    const slides = article.querySelectorAll(".slide");
    const words = JSON.parse(root.dataset.words);
    const decks = JSON.parse(root.dataset.decks);
    const deck = { root, article, slides, stage, part, words, decks, MINUTE: 60000 };
    let saying;
    let lock;

    // An old browser has no dialogs: there the plan stays a page.
    if (!ask.showModal) return;

    function stayAwake() {
      if (!navigator.wakeLock || stage.hidden) return;
      navigator.wakeLock.request("screen").then(
        (got) => (lock = got),
        () => {},
      );
    }

    function present(found) {
      deck.session = EvenKeel.session(found, decks[found.cut]);
      document.body.append(stage);
      document.body.classList.add("presenting");
      stage.hidden = false;
      deck.markBlocks();
      deck.go(found.at);
      stage.focus();
      stayAwake();
    }

    deck.kept = () => EvenKeel.session.kept(decks);
    deck.sleep = () => lock && lock.release();
    deck.say = (text) => {
      part("said").textContent = text;
      clearTimeout(saying);
      saying = setTimeout(deck.say, 8000, "");
    };
    deck.go = (at) => {
      deck.session.go(at);
      part("person").hidden = true;
      deck.show();
      deck.session.save(true);
    };
    deck.act = (name, button) => {
      if (deck.acts[name]) deck.acts[name](button);
      deck.tell();
    };

    drawer(deck);
    deck.acts = actsOf(deck);
    EvenKeel.notes(deck);
    EvenKeel.turns(deck);
    listen(deck);

    ask.addEventListener("close", () => {
      if (!ask.returnValue) return;
      const { "deck-cut": length, "deck-notes": where } = ask.querySelector("form").elements;
      const found = length.value === "resume" && deck.kept();
      deck.place = where.value;
      present(found || { cut: +length.value, at: 0, starts: [], passed: 0 });
      deck.act(deck.place === "window" ? "window" : "full");
    });
    addEventListener("resize", () => stage.hidden || deck.fit());
    addEventListener("pagehide", () => stage.hidden || deck.session.save(true));
    document.addEventListener("visibilitychange", stayAwake);
    setInterval(() => stage.hidden || deck.tick(), 500);

    part("present").hidden = false;
    const found = deck.kept();
    if (found && found.open) present(found);
    // The way from the front page to the first slide: there, here, Start.
    else if (location.hash === "#present") deck.acts.ask();
  });
})();
