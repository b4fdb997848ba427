/* Present mode: shows a plan's blocks and slides to the room and keeps the time. After "Start" this
   tab keeps which plan, which cut, where in it and since when, and nothing that anybody typed. */
(function () {
  "use strict";

  const STORE = "even-keel:deck";
  const MINUTE = 60000;
  const PEEK = MINUTE / 3;

  /** How many milliseconds have passed. The steady clock may stop while a PC sleeps, so the wall
      clock then knows better; where that jumps back, or by hours, somebody has set it. */
  EvenKeel.passed = function (byWall, bySteady) {
    const slept = byWall - bySteady;
    return slept > 2000 && slept < 240 * MINUTE ? byWall : bySteady;
  };

  EvenKeel.component("deck", function (root) {
    const article = root.closest("article");
    const stage = root.querySelector("[data-stage]");
    const part = (name) => stage.querySelector("[data-" + name + "]") || root.querySelector("[data-" + name + "]");
    const ask = part("ask"), screen = part("screen"), cover = part("cover"), turns = part("person");
    const words = JSON.parse(root.dataset.words);
    const decks = JSON.parse(root.dataset.decks), purposes = JSON.parse(root.dataset.purposes), lengths = JSON.parse(root.dataset.length);
    const slides = article.querySelectorAll(".slide");
    let run, cut, wall, steady, saying, lock;

    // An old browser has no dialogs: there the plan stays a page.
    if (!ask.showModal) return;

    const now = () => cut.screens[run.at];
    const block = () => cut.blocks[now().place];

    /* Time, in milliseconds */

    function clock() {
      const wallNow = Date.now(), steadyNow = performance.now();
      run.passed += EvenKeel.passed(wallNow - wall, steadyNow - steady);
      wall = wallNow;
      steady = steadyNow;
      return run.passed;
    }

    function times() {
      const { minutes, starts } = block();
      const passed = clock(), length = minutes * MINUTE, ends = run.starts[now().place] + length;
      return { left: ends - passed, late: Math.max(ends, passed) - starts * MINUTE - length };
    }

    /* What this tab keeps. Where storage is refused, the entry in the tab's history keeps it. */

    function save(open) {
      clock();
      const kept = JSON.stringify(Object.assign({}, run, { plan: location.pathname, wall, open }));
      try {
        sessionStorage.setItem(STORE, kept);
      } catch {
        history.replaceState(kept, "");
      }
    }

    function kept() {
      try {
        let found = history.state;
        try {
          found = sessionStorage.getItem(STORE);
        } catch {}
        found = JSON.parse(found);
        if (found.plan !== location.pathname) return null;
        const { cut, starts, open } = found;
        const at = Math.min(found.at, decks[cut].screens.length - 1);
        const passed = found.passed + EvenKeel.passed(Date.now() - found.wall, 0);
        return at >= 0 && passed >= 0 && starts ? { cut, at, starts, passed, open } : null;
      } catch {
        return null;
      }
    }

    /* Showing */

    function say(text) {
      part("said").textContent = text;
      clearTimeout(saying);
      saying = setTimeout(say, 8000, "");
    }

    /** The largest type in which the screen holds all its words. */
    function fit() {
      for (let size = 60; size >= 30; size -= 6) {
        screen.style.setProperty("--size", size);
        if (screen.scrollHeight <= screen.clientHeight && screen.scrollWidth <= screen.clientWidth) break;
      }
    }

    function drawHead({ block, minutes }) {
      const drawn = root.querySelector("[data-head]").content.cloneNode(true);
      const put = (name, text) => (drawn.querySelector("[data-" + name + "]").textContent = text);
      const { until } = drawn.querySelector("[data-until]").dataset;
      const ends = new Date(Date.now() + times().left);
      const hour = ends.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
      put("name", block);
      put("purpose", purposes[block] || "");
      put("length", EvenKeel.fill(lengths, { n: minutes }));
      put("until", EvenKeel.fill(until, { time: hour }));
      return [drawn];
    }

    function drawSlide(number) {
      const title = document.createElement("h2"), [first, ...lines] = slides[number - 1].cloneNode(true).children;
      title.className = "deck__title";
      title.append(...first.childNodes);
      return [title, ...lines];
    }

    const along = (minutes) => (100 * minutes) / (cut.minutes || 1) + "%";

    function show() {
      const { slide, place, step } = now(), { block: name, minutes, starts, at } = block();
      const number = run.at - at;
      const count = cut.screens.filter((each) => each.place === place).length;
      const inner = document.createElement("div");
      inner.className = "deck__in";
      inner.append(...(slide ? drawSlide(slide) : drawHead(block())));
      screen.replaceChildren(inner);
      stage.dataset.shows = slide ? "slide" : "head";
      const { step: title, minutes: length } = cut.steps[step] || {};
      const where = EvenKeel.fill(words.place, { name, n: number + 1, of: count });
      part("place").textContent = title && title !== name ? EvenKeel.fill(words.in_step, { where, step: title, n: length }) : where;
      part("boat").style.left = along(starts + (minutes * number) / count);
      deck.changed();
      screen.scrollTop = 0;
      tick();
    }

    function tick() {
      const left = times().left;
      const late = Math.floor(-left / MINUTE);
      part("left").textContent = EvenKeel.fill(late > 0 ? words.late : words.left, { n: late > 0 ? late : Math.max(0, Math.ceil(left / MINUTE)) });
      deck.ticked();
    }

    /* Moving */

    function go(at) {
      const time = clock(), from = now().place;
      run.at = Math.max(0, Math.min(cut.screens.length - 1, at));
      const to = now().place;
      // A look into another block and back does not use up its time.
      if (from !== to && time - run.starts[from] < PEEK) run.starts[from] = null;
      run.starts[to] ??= time;
      turns.hidden = true;
      show();
      save(true);
    }

    /** A step is the quiz's, where that is open; the leader's window cannot know. */
    function move(step) {
      if (!cover.hidden) acts.blank();
      else if (document.dispatchEvent(new CustomEvent("even-keel:move", { cancelable: true, detail: step }))) go(run.at + step);
    }

    function present(found) {
      run = found;
      cut = decks[run.cut];
      wall = Date.now();
      steady = performance.now();
      document.body.append(stage);
      document.body.classList.add("presenting");
      stage.hidden = false;
      part("line").querySelectorAll("i").forEach((mark) => mark.remove());
      cut.blocks.slice(1).forEach(({ starts }) => {
        part("line").appendChild(document.createElement("i")).style.left = along(starts);
      });
      go(run.at);
      stage.focus();
      stayAwake();
    }

    function stayAwake() {
      if (navigator.wakeLock && !stage.hidden) navigator.wakeLock.request("screen").then((got) => (lock = got), () => {});
    }

    const room = (set) => () => article.querySelector("[data-set=" + set + "] [data-show]")?.click();

    const acts = {
      ask() {
        const found = kept();
        part("resume").hidden = !found;
        if (found) part("where").textContent = decks[found.cut].screens[found.at].name;
        ask.querySelector("[value='" + (found ? "resume" : article.querySelector("[data-lengths]").value) + "']").checked = true;
        ask.returnValue = "";
        ask.showModal();
      },
      next: () => move(1),
      back: () => move(-1),
      first: () => go(0),
      last: () => go(cut.screens.length),
      quiz: room("quiz"),
      cards: room("cards"),
      blank() {
        document.querySelectorAll("dialog[open]").forEach((open) => open.close());
        cover.hidden = !cover.hidden;
        (cover.hidden ? stage : cover).focus();
      },
      minutes: () => stage.classList.toggle("deck__stage--timeless"),
      full() {
        const on = document.fullscreenElement;
        new Promise((done) => done(on ? document.exitFullscreen() : stage.requestFullscreen())).catch(() => say(words.no_full));
      },
      keys: () => part("keys").showModal(),
      help: () => document.dispatchEvent(new CustomEvent("even-keel:help")),
      leave() {
        if (!cover.hidden) acts.blank();
        else if (!turns.hidden) acts.timer();
        else part("leave").showModal();
      },
      close() {
        part("leave").close();
        save(false);
        stage.hidden = part("notes").hidden = true;
        document.body.classList.remove("presenting");
        if (lock) lock.release();
        const home = () => part("present").querySelector("button").focus();
        home();
        // A browser that leaves the full screen a moment later may take the focus along.
        if (document.fullscreenElement) {
          document.addEventListener("fullscreenchange", home, { once: true });
          acts.full();
        }
      },
      now() {
        run.passed = block().starts * MINUTE;
        run.starts = [];
        go(run.at);
      },
    };

    /** What the scripts of the notes and of the turns share with this one; both add to it. */
    const deck = {
      root, article, slides, stage, part, words, acts, now, clock, times, go, say, fit,
      shown: () => Object.assign({}, cut, run),
    };
    EvenKeel.notes(deck);
    EvenKeel.turns(deck);

    function act(name, button) {
      if (acts[name]) acts[name](button);
      deck.tell();
    }

    /* Hands */

    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (!button || !(root.contains(button) || stage.contains(button))) return;
      act(button.dataset.do, button);
      // After a mouse or a finger, the keys belong to the slides again.
      if (event.detail && cover.hidden && !stage.hidden && !document.querySelector("dialog[open]")) stage.focus();
    });

    document.addEventListener("keydown", (event) => {
      if (stage.hidden || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      if (event.target.matches("input, select, textarea") || (event.target === part("notes") && /^Arrow/.test(event.key))) return;
      const name = EvenKeel.asks(event);
      if (!name) return;
      event.preventDefault();
      if (!event.repeat) act(event.key === "Enter" && !turns.hidden ? "person" : name);
    });

    // Not by its click: a browser may leave out the click of a tap that follows a swipe.
    let down;
    screen.addEventListener("pointerdown", (event) => (down = event));
    screen.addEventListener("pointerup", ({ button, clientX, clientY, pointerType, target }) => {
      const across = clientX - down.clientX, upward = Math.abs(clientY - down.clientY);
      if (button || target.closest("a") || !getSelection().isCollapsed) return;
      if (Math.abs(across) + upward < 20) act(clientX < screen.clientWidth / 3 ? "back" : "next");
      else if (pointerType !== "mouse" && Math.abs(across) > Math.max(50, 2 * upward)) act(across < 0 ? "next" : "back");
    });

    ask.addEventListener("close", () => {
      if (!ask.returnValue) return;
      const { "deck-cut": length, "deck-notes": where } = ask.querySelector("form").elements;
      deck.place = where.value;
      present((length.value === "resume" && kept()) || { cut: +length.value, at: 0, starts: [], passed: 0 });
      act(deck.place === "window" ? "window" : "full");
    });
    addEventListener("resize", () => stage.hidden || fit());
    addEventListener("pagehide", () => stage.hidden || save(true));
    document.addEventListener("visibilitychange", stayAwake);
    setInterval(() => stage.hidden || tick(), 500);

    part("present").hidden = false;
    const found = kept();
    if (found && found.open) present(found);
  });
})();
