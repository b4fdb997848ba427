/* Present mode: shows a plan's blocks and slides to the room and keeps the time. After "Start" this
   tab keeps which plan, which cut, where in it and since when, and nothing that anybody typed.
   For other components: "even-keel:block" says what is shown (no `name` when the deck closes),
   "even-keel:move" may be cancelled to take a step oneself, and `[data-tools]` is room for buttons. */
(function () {
  "use strict";

  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Home: "first", End: "last",
    b: "blank", ".": "blank", t: "timer", m: "minutes", n: "notes", f: "full", F5: "full",
    Escape: "leave", "?": "keys",
  };
  const STORE = "even-keel:deck";
  const MINUTE = 60000;
  const PEEK = MINUTE / 3;
  const folder = document.currentScript.src.replace(/[^/]*$/, "");

  /** What a pressed key asks the deck for, if anything. */
  EvenKeel.asks = function (event) {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey) return "";
    // A focused button keeps its own two keys.
    if (/^( |Enter)$/.test(key) && target.closest("button")) return "";
    return key === " " && event.shiftKey ? "back" : KEYS[key] || KEYS[key.toLowerCase()];
  };

  /** How many milliseconds have passed. The steady clock may stop while a PC sleeps, so the wall
      clock then knows better; where that jumps back, or by hours, somebody has set it. */
  EvenKeel.passed = function (byWall, bySteady) {
    const slept = byWall - bySteady;
    return slept > 2000 && slept < 240 * MINUTE ? byWall : bySteady;
  };

  const titleOf = (slide) => slide.querySelector(".admonition-title").textContent.trim();

  /** Read the plan on this page: its blocks, with their slides and all that stands in them. */
  function readPlan(article) {
    const headings = [...article.querySelectorAll("h2")];
    return [...article.querySelectorAll("tr[data-block]")].map((row) => {
      const block = Object.assign({ parts: [] }, row.dataset);
      const heading = headings.find((found) => found.textContent.trim().startsWith(block.block + " ("));
      let next = heading && heading.nextElementSibling;
      for (; next && next.tagName !== "H2"; next = next.nextElementSibling) block.parts.push(next);
      block.slides = block.parts.filter((part) => part.matches(".slide"));
      block.minutes = +block.minutes;
      return block;
    });
  }

  /** The blocks and screens of a cut; 0 is the full session. Every cut ends with the slides of the
      last block, since no session goes without its calm-down. */
  function cutOf(plan, minutes) {
    const cut = { blocks: [], screens: [], minutes: 0 };
    const add = (slides, block, home) =>
      slides.forEach((slide) => cut.screens.push({ at: cut.screens.length, block, slide, home, name: slide ? titleOf(slide) : block.block }));
    plan.forEach((home) => {
      if (minutes && !home.cuts.split(" ").includes(String(minutes))) return;
      const block = Object.assign({}, home, { place: cut.blocks.length, starts: cut.minutes, at: cut.screens.length });
      cut.minutes += home.minutes;
      cut.blocks.push(block);
      add([null, ...home.slides], block, home);
    });
    const last = plan[plan.length - 1];
    if (minutes) add(last.slides, cut.blocks[cut.blocks.length - 1], last);
    return cut;
  }

  EvenKeel.component("deck", function (root) {
    const stage = root.querySelector("[data-stage]");
    const part = (name) => stage.querySelector("[data-" + name + "]") || root.querySelector("[data-" + name + "]");
    const ask = part("ask"), screen = part("screen"), cover = part("cover"), turns = part("person"), notes = part("notes");
    const words = JSON.parse(root.dataset.words);
    const plan = readPlan(root.closest("article"));
    let run, cut, wall, steady, saying, lock;

    // An old browser has no dialogs: there the plan stays a page.
    if (!ask.showModal || !plan.length) return;

    const now = () => cut.screens[run.at];

    /* Time, in milliseconds */

    function clock() {
      const wallNow = Date.now(), steadyNow = performance.now();
      run.passed += EvenKeel.passed(wallNow - wall, steadyNow - steady);
      wall = wallNow;
      steady = steadyNow;
      return run.passed;
    }

    function times() {
      const { place, minutes, starts } = now().block;
      const passed = clock(), length = minutes * MINUTE, ends = run.starts[place] + length;
      return { left: ends - passed, late: Math.max(ends, passed) - starts * MINUTE - length };
    }

    /* What this tab keeps. Where storage is refused, the entry in the tab's history keeps it. */

    function save(open) {
      const kept = JSON.stringify({
        plan: location.pathname, cut: run.cut, at: run.at, starts: run.starts, passed: clock(), wall, open,
      });
      try {
        sessionStorage.setItem(STORE, kept);
      } catch {
        history.replaceState({ [STORE]: kept }, "");
      }
    }

    function kept() {
      try {
        let found;
        try {
          found = sessionStorage.getItem(STORE);
        } catch {
          found = history.state[STORE];
        }
        found = JSON.parse(found);
        if (found.plan !== location.pathname) return null;
        found.at = Math.min(found.at, cutOf(plan, found.cut).screens.length - 1);
        found.passed += EvenKeel.passed(Date.now() - found.wall, 0);
        return found.at >= 0 && found.passed >= 0 && found.starts ? found : null;
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

    function drawHead(block) {
      const drawn = part("head").content.cloneNode(true);
      const until = drawn.querySelector("[data-until]");
      const ends = new Date(Date.now() + times().left);
      const hour = ends.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
      drawn.querySelector("h2").textContent = block.block;
      drawn.querySelector("p").textContent = block.purpose;
      drawn.querySelector("[data-time]").textContent = block.time;
      until.textContent = block.minutes ? until.dataset.word.replace("{}", hour) : "";
      return drawn;
    }

    function drawSlide(slide) {
      const drawn = document.createDocumentFragment();
      const title = drawn.appendChild(document.createElement("h2"));
      title.className = "deck__title";
      [...slide.cloneNode(true).children].forEach((child) => {
        if (child.matches(".admonition-title")) title.append(...child.childNodes);
        else drawn.append(child);
      });
      return drawn;
    }

    function show() {
      const { block, slide, name } = now();
      const number = run.at - block.at;
      const count = cut.screens.filter((each) => each.block === block).length;
      const inner = document.createElement("div");
      inner.className = "deck__in";
      inner.append(slide ? drawSlide(slide) : drawHead(block));
      screen.textContent = "";
      screen.append(inner);
      stage.dataset.shows = slide ? "slide" : "head";
      part("place").textContent = words.place.replace("{name}", block.block).replace("{n}", number + 1).replace("{of}", count);
      part("boat").style.left = along(block.starts + (block.minutes * number) / count);
      deck.changed();
      fit();
      screen.scrollTop = 0;
      tick();
      announce({ name: block.block, title: slide ? name : "", cut: run.cut });
    }

    const along = (minutes) => (100 * minutes) / (cut.minutes || 1) + "%";

    function announce(detail) {
      document.dispatchEvent(new CustomEvent("even-keel:block", { detail: Object.assign(detail, { stage, tools: part("tools") }) }));
    }

    function tick() {
      const left = times().left;
      const late = Math.floor(-left / MINUTE);
      const word = late > 0 ? words.late.replace("{n}", late) : words.left.replace("{n}", Math.max(0, Math.ceil(left / MINUTE)));
      part("left").textContent = now().block.minutes ? word : "";
      deck.ticked();
    }

    /* Moving */

    function go(at) {
      const time = clock(), from = now().block.place;
      run.at = Math.max(0, Math.min(cut.screens.length - 1, at));
      const to = now().block.place;
      // A look into another block and back does not use up its time.
      if (from !== to && time - run.starts[from] < PEEK) run.starts[from] = null;
      if (run.starts[to] === undefined || run.starts[to] === null) run.starts[to] = time;
      turns.hidden = true;
      show();
      save(true);
    }

    function move(step) {
      if (!cover.hidden) acts.blank();
      else if (document.dispatchEvent(new CustomEvent("even-keel:move", { cancelable: true, detail: { step } }))) go(run.at + step);
    }

    function present(found) {
      run = found;
      cut = cutOf(plan, run.cut);
      wall = Date.now();
      steady = performance.now();
      document.body.append(stage);
      document.body.classList.add("presenting");
      stage.hidden = false;
      part("line").querySelectorAll("i").forEach((mark) => mark.remove());
      cut.blocks.slice(1).forEach((block) => {
        part("line").appendChild(document.createElement("i")).style.left = along(block.starts);
      });
      go(run.at);
      stage.focus();
      stayAwake();
    }

    function stayAwake() {
      if (navigator.wakeLock && !stage.hidden) navigator.wakeLock.request("screen").then((got) => (lock = got), () => {});
    }

    const acts = {
      ask() {
        const found = kept();
        part("resume").hidden = !found;
        if (found) part("where").textContent = cutOf(plan, found.cut).screens[found.at].name;
        ask.querySelector(found ? "[value=resume]" : "[value='0']").checked = true;
        ask.returnValue = "";
        ask.showModal();
        more();
      },
      next: () => move(1),
      back: () => move(-1),
      first: () => go(0),
      last: () => go(cut.screens.length),
      blank() {
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
        stage.hidden = notes.hidden = true;
        document.body.classList.remove("presenting");
        if (document.fullscreenElement) acts.full();
        if (lock) lock.release();
        announce({ name: "" });
        part("present").querySelector("button").focus();
      },
      now() {
        run.passed = now().block.starts * MINUTE;
        run.starts = [];
        go(run.at);
      },
    };

    /** What the scripts of the notes and of the turns share with this one; both add to it. */
    const deck = {
      root, stage, part, words, acts, plan, now, clock, times, go, say, fit,
      cut: () => cut,
      changed() {},
      ticked() {},
      told() {},
    };

    /** Bring the notes and the turns, which a page that nobody presents can do without. */
    function more() {
      ["notes", "turns"].forEach((name) => {
        if (deck[name]) return;
        const script = document.createElement("script");
        script.src = folder + name + ".js";
        script.onload = () => EvenKeel[name](deck);
        document.head.append(script);
        deck[name] = true;
      });
    }

    function act(name, button) {
      if (acts[name]) acts[name](button);
      deck.told();
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
      if (event.target.matches("input, select, textarea") || (event.target === notes && /^Arrow/.test(event.key))) return;
      const name = EvenKeel.asks(event);
      if (!name) return;
      event.preventDefault();
      if (!event.repeat) act(event.key === "Enter" && !turns.hidden ? "person" : name);
    });

    let touch;
    screen.addEventListener("touchstart", (event) => (touch = event.touches.length === 1 && event.touches[0]), { passive: true });
    screen.addEventListener("touchend", (event) => {
      const lifted = event.changedTouches[0];
      const across = touch ? lifted.clientX - touch.clientX : 0;
      if (Math.abs(across) < 50 || Math.abs(across) < 2 * Math.abs(lifted.clientY - touch.clientY)) return;
      event.preventDefault();
      act(across < 0 ? "next" : "back");
    });
    screen.addEventListener("click", (event) => {
      if (event.target.closest("a, button") || !getSelection().isCollapsed) return;
      act(event.clientX < screen.clientWidth / 3 ? "back" : "next");
    });

    ask.addEventListener("close", () => {
      if (!ask.returnValue) return;
      const { "deck-cut": length, "deck-notes": where } = ask.querySelector("form").elements;
      deck.place = where.value;
      present((length.value === "resume" && kept()) || { cut: +length.value || 0, at: 0, starts: [], passed: 0 });
      act(deck.place === "window" && acts.window ? "window" : "full");
    });
    addEventListener("resize", () => stage.hidden || fit());
    addEventListener("pagehide", () => stage.hidden || save(true));
    document.addEventListener("visibilitychange", stayAwake);
    setInterval(() => stage.hidden || tick(), 500);

    part("present").hidden = false;
    const found = kept();
    if (found && found.open) {
      more();
      present(found);
    }
  });
})();
