/* The wheel over time: keeps the numbers of a day in the notebook, each under its field's name and
   the day ("sheet.part.1@2026-11-25"), and shows the days as small wheels and in a table. */
(function () {
  "use strict";

  const NOTEBOOK = "store keep panel sheet sure";
  const DAY = /^(.+)@(\d{4}-\d\d-\d\d)$/;
  const language = document.documentElement.lang || "en";
  const named = (day) => new Date(day + "T00:00").toLocaleDateString(language, { dateStyle: "medium" });
  const isDay = (day) => !Number.isNaN(new Date(day + "T00:00").getTime());

  /** Return the days in `fields` of a notebook's sheet, oldest first: [[day, {field: number}]];
      of the fields only those in `names`. Touches no page. */
  EvenKeel.days = function (fields, names) {
    const days = {};
    Object.entries(fields).forEach(function ([field, entry]) {
      const [, name, day] = DAY.exec(field) || [];
      if (!day || !names.includes(name) || !isDay(day)) return;
      (days[day] = days[day] || {})[name] = entry.words;
    });
    return Object.entries(days).sort(([one], [other]) => (one < other ? -1 : 1));
  };

  function start(root, box) {
    const { bar } = EvenKeel;
    const words = JSON.parse(box.dataset.words);
    const part = box.closest("[data-part]");
    const find = (name) => box.querySelector("[data-" + name + "]");
    const fields = Array.from(part.querySelectorAll("select"));
    const names = fields.map((field) => field.name);
    const sheet = bar.root.dataset.path + "#" + root.id;
    const say = (text) => (find("past-said").textContent = text);
    const kept = () => (EvenKeel.keep.book().sheets[sheet] || { fields: {} }).fields;
    let isFollowed = false;
    let isAsked = false; // whether to keep it
    let ask;

    function make(name, text, ...inside) {
      const element = document.createElement(name);
      element.textContent = text;
      element.append(...inside);
      return element;
    }

    /** Return the sheet's own drawing, small and without words, filled with `numbers`. */
    function drawn(day, numbers) {
      const wheel = part.querySelector("[data-drawing=wheel] svg").cloneNode(true);
      wheel.querySelectorAll("text").forEach((text) => text.remove());
      wheel.querySelectorAll("[data-slice]").forEach(function (slice, n) {
        const share = Math.min(1, Math.max(0, numbers[names[n]] / 10 || 0));
        slice.setAttribute("transform", "scale(" + share + ")");
      });
      wheel.setAttribute("viewBox", "-122 -122 244 244");
      wheel.setAttribute("class", "worksheet__drawing worksheet__small");
      wheel.setAttribute("aria-label", EvenKeel.fill(words.wheel, { day: named(day) }));
      wheel.removeAttribute("aria-describedby");
      return wheel;
    }

    /** Return the rows that set the numbers of `day`; without a number, a field loses its own. */
    function rows(day, numbers) {
      const ask = part.querySelector("legend").textContent.trim().replace(/^\d+\s+/, "");
      const places = Array.from(root.querySelectorAll("[name]"));
      return fields.map(function (field) {
        const name = field.name + "@" + day;
        const at = Math.max(Date.now(), kept()[name] ? kept()[name].at + 1 : 0);
        return ["words", sheet, name, numbers[field.name] || "", at, ask + " (" + named(day) + ")", field.dataset.says, "", places.indexOf(field)];
      });
    }

    function erase(day, button) {
      ask = ask || EvenKeel.sure(find("past-sure"), find("past-no"), find("past-yes"), find("past-said"));
      ask(EvenKeel.fill(words.sure, { day: named(day) }), button, function () {
        EvenKeel.keep.put(rows(day, {}));
        EvenKeel.keep.save();
        say(EvenKeel.fill(words.erased, { day: named(day) }));
      });
    }

    function show() {
      const days = EvenKeel.days(kept(), names);
      find("wheels").textContent = "";
      find("wheels").append(...days.map(function ([day, numbers]) {
        const button = make("button", EvenKeel.fill(words.erase, { day: named(day) }));
        button.type = "button";
        button.className = "worksheet__undo no-print";
        button.addEventListener("click", () => erase(day, button));
        return make("li", "", make("strong", named(day)), drawn(day, numbers), button);
      }));
      box.querySelectorAll("[data-day]").forEach((cell) => cell.remove());
      function cell(name, text) {
        const made = make(name, text);
        made.dataset.day = "";
        return made;
      }
      days.forEach(function ([day, numbers]) {
        const head = cell("th", named(day));
        head.scope = "col";
        find("days").append(head);
        box.querySelectorAll("[data-area]").forEach((row) => row.append(cell("td", numbers[row.dataset.area] || "–")));
      });
      find("past").hidden = !days.length;
      if (ask) ask.stop(words.stopped);
      find("later").hidden = days.length > 0;
      // A table that is wider than the page scrolls, and the keyboard can reach it.
      find("scroll").tabIndex = find("scroll").scrollWidth > find("scroll").clientWidth ? 0 : -1;
    }

    function follow() {
      if (!isFollowed) {
        EvenKeel.keep.listen(function (state) {
          if (isAsked && ["tab", "device", "sealed"].includes(state)) say("");
          isAsked = isAsked && ["nothing", "gone"].includes(state);
          show();
        });
      }
      isFollowed = true;
      show();
    }

    find("keep-wheel").addEventListener("click", function () {
      const numbers = Object.fromEntries(fields.map((field) => [field.name, field.value]));
      if (!fields.some((field) => field.value)) return say(words.none);
      const day = new Date().toLocaleDateString("sv");
      return bar.load(NOTEBOOK).then(function () {
        const { keep } = EvenKeel;
        const state = keep.state();
        follow();
        if (["locked", "newer"].includes(state)) return say(words.locked);
        keep.put([["sheet", sheet, root.querySelector("h2").textContent.trim(), document.querySelector("h1").textContent.trim()], ...rows(day, numbers)]);
        keep.save();
        isAsked = ["nothing", "gone"].includes(state);
        // Somebody may have answered that question already.
        if (isAsked && ["nothing", "gone"].includes(bar.root.dataset.state)) bar.show("ask");
        return say([EvenKeel.fill(words.put, { day: named(day) }), words[{ nothing: "ask", gone: "ask", file: "file" }[state]]].filter(Boolean).join(" "));
      }, () => bar.show("failed"));
    });
    find("offer").hidden = false;
    if (bar.isKept()) bar.load(NOTEBOOK).then(follow, () => bar.show("failed"));
  }

  EvenKeel.component("worksheet", function (root) {
    if (EvenKeel.bar) root.querySelectorAll("[data-over-time]").forEach((box) => start(root, box));
  });
})();
