/* Present mode, as it runs: what keys, buttons, taps and the leader's window do, and what is kept meanwhile. */
(() => {
  "use strict";

  /** What the buttons and keys do. The notes, the turns and the list of blocks add their own. */
  function actsOf(deck) {
    const { article, part, words, stage } = deck;
    const which = EvenKeel.choice(part("which"));

    /** Open the one set of a `kind`; of several, ask which. */
    const open = (kind) => () => {
      const sets = article.querySelectorAll("[data-set=" + kind + "][data-name]");
      if (sets.length > 1) which(sets);
      else sets[0]?.querySelector("[data-show]").click();
    };

    /** A move belongs to what is in front: the blank, the quiz, the turn, and then the slides. */
    function move(step) {
      const { top } = EvenKeel.stages;
      if (EvenKeel.isBlank()) EvenKeel.blank();
      else if (top) top.move(step > 0 ? "next" : "back");
      else if (part("person").hidden) deck.go(deck.session.run.at + step);
      else acts[step > 0 ? "person" : "before"]();
    }

    function full(isWanted) {
      const on = document.fullscreenElement;
      if (on && isWanted) return;
      const changed = new Promise((done) => done(on ? document.exitFullscreen() : stage.requestFullscreen()));
      changed.catch(() => deck.say(words.no_full));
    }

    const acts = {
      next: () => move(1),
      back: () => move(-1),
      first: () => deck.go(0),
      last: () => deck.go(deck.session.cut.screens.length),
      quiz: open("quiz"),
      cards: open("cards"),
      path: open("path"),
      blank: () => EvenKeel.blank(),
      minutes(pressed) {
        const isOff = stage.classList.toggle("deck__stage--timeless");
        (pressed || part("do=minutes")).setAttribute("aria-pressed", !isOff);
      },
      full: () => full(false),
      show: () => full(true),
      keys: () => deck.open(part("keys")),
      help: () => document.dispatchEvent(new CustomEvent("even-keel:help")),
      leave() {
        if (part("person").hidden) part("leave").showModal();
        else acts.timer();
      },
      close() {
        part("leave").close();
        // After the last screen there is nothing to go on with.
        const isOver = deck.session.run.at === deck.session.cut.screens.length - 1;
        deck.save(false);
        if (isOver) EvenKeel.kept.forget();
        stage.hidden = part("notes").hidden = true;
        document.body.classList.remove("presenting");
        deck.sleep();
        deck.root.dispatchEvent(new CustomEvent("even-keel:left"));
        const home = () => deck.root.querySelector("[data-present] button").focus();
        home();
        // A browser that leaves the full screen a moment later may take the focus along.
        if (document.fullscreenElement) {
          document.addEventListener("fullscreenchange", home, { once: true });
          full(false);
        }
      },
      now() {
        deck.session.catchUp();
        deck.go(deck.session.run.at);
      },
      longer() {
        deck.session.lengthen(5);
        deck.save(true);
        deck.tick();
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
      if (stage.hidden || !button || !(root.contains(button) || stage.contains(button))) return;
      act(button.dataset.do, button);
      // After a mouse or a finger, the keys belong to the slides again.
      if (event.detail && !stage.hidden && !isAsking()) stage.focus();
    });

    document.addEventListener("keydown", (event) => {
      const { key, target } = event;
      if (stage.hidden || event.defaultPrevented) return;
      const name = EvenKeel.asks(event);
      if (!name || target.matches("input, select, textarea")) {
        if (name === "show") event.preventDefault();
        return;
      }
      // A panel keeps its keys; a clicker may blank it, and must not load the page anew.
      if (isAsking() && !/^(blank|show)$/.test(name)) return;
      if (target === part("notes") && key.startsWith("Arrow")) return;
      event.preventDefault();
      if (!event.repeat && !(name === "show" && isAsking())) act(name);
    });

    // A button that opened a panel would take the clicker's next Enter or Space for itself.
    document.addEventListener("close", () => stage.hidden || isAsking() || stage.focus(), true);

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

  /** Keep the screen lit, the session in this tab and the clock going. */
  function keepOn(deck) {
    const { stage, part } = deck;
    let saying;
    let lock;

    deck.stayAwake = () => {
      if (!navigator.wakeLock || stage.hidden) return;
      navigator.wakeLock.request("screen").then(
        (got) => (lock = got),
        () => {},
      );
    };
    deck.sleep = () => lock && lock.release();
    deck.save = (open) => {
      const { top, kept } = EvenKeel.stages;
      deck.session.clock();
      const shown = { turn: deck.keepTurn(), top: top && top.name, kept, isBlank: EvenKeel.isBlank() };
      EvenKeel.kept.write(deck.session.run, { open, ...shown });
    };
    deck.say = (text) => {
      part("said").textContent = text;
      clearTimeout(saying);
      saying = setTimeout(deck.say, 8000, "");
    };
    addEventListener("resize", () => stage.hidden || deck.fit());
    addEventListener("pagehide", () => stage.hidden || deck.save(true));
    document.addEventListener("visibilitychange", deck.stayAwake);
    document.addEventListener("even-keel:stage", () => {
      if (stage.hidden) return;
      deck.save(true);
      deck.tell();
    });
    setInterval(() => stage.hidden || deck.tick(), 500);
  }

  /** Get present mode ready, of a plan's `root`. Returns what begins a session that was chosen or `found`. */
  EvenKeel.present = function ({ root, stage, words, decks, times, hours, data }) {
    const article = root.closest("article");
    const part = (name) =>
      stage.querySelector("[data-" + name + "]") || root.querySelector("[data-" + name + "]");
    const slides = article.querySelectorAll(".slide");
    const [tasks, asks, purposes, lengths] = ["tasks", "asks", "purposes", "length"].map(data);
    const deck = { root, article, slides, stage, part, words, decks, times, hours };
    Object.assign(deck, { tasks, asks, purposes, lengths, MINUTE: 60000 });

    deck.go = (at) => {
      deck.session.go(at);
      part("person").hidden = true;
      deck.show();
      deck.save(true);
    };
    /** Open a panel at its head: Chromium scrolls to the button at its foot that gets the focus. */
    deck.open = (panel) => {
      panel.showModal();
      panel.scrollTop = 0;
    };
    deck.act = (name, button) => {
      if (deck.acts[name]) deck.acts[name](button);
      deck.tell();
    };

    EvenKeel.screen(deck);
    keepOn(deck);
    deck.acts = actsOf(deck);
    EvenKeel.notes(deck);
    EvenKeel.turns(deck);
    EvenKeel.blocks(deck);
    listen(deck);

    return (found, place) => {
      const isReload = !place;
      deck.place = place;
      deck.session = EvenKeel.session(found, decks[found.cut]);
      EvenKeel.stages.kept = found.kept || {};
      document.body.append(stage);
      document.body.classList.add("presenting");
      stage.hidden = false;
      deck.markBlocks();
      deck.go(found.at);
      stage.focus();
      deck.stayAwake();
      deck.takeTurn(found.turn);
      if (isReload && found.isBlank) EvenKeel.blank();
      const top = found.top && article.querySelector('[data-name="' + found.top + '"] [data-show]');
      if (isReload && top) top.click();
      if (isReload) deck.say(words.again);
      else deck.act(place === "window" ? "window" : "show");
    };
  };
})();
