/* The wheel over time: keeps the numbers of a day in the notebook, each under its field's name and
   the day ("sheet.part.1@2026-11-25"), and shows the days as small wheels and in a table. */
(() => {
  "use strict";

  const NOTEBOOK = "panel sheet sure";
  const DAY = /^(.+)@(\d{4}-\d\d-\d\d)$/;
  const named = (day) =>
    new Date(day + "T00:00").toLocaleDateString(EvenKeel.locale, { dateStyle: "medium" });
  const isDay = (day) => !Number.isNaN(new Date(day + "T00:00").getTime());

  /** Return the days in `fields` of a notebook's sheet, oldest first: [[day, {field: number}]];
      of the fields only those in `names`. Touches no page. */
  EvenKeel.days = function (fields, names) {
    const days = {};
    Object.entries(fields).forEach(([field, entry]) => {
      const [, name, day] = DAY.exec(field) || [];
      if (!day || !names.includes(name) || !isDay(day)) return;
      (days[day] = days[day] || {})[name] = entry.words;
    });
    return Object.entries(days).sort(([one], [other]) => (one < other ? -1 : 1));
  };

  function make(name, text, ...inside) {
    const element = document.createElement(name);
    element.textContent = text;
    element.append(...inside);
    return element;
  }

  /** Return what is known of the wheel beside `box`, on the sheet `root`. */
  function wheelOf(root, box) {
    const part = box.closest("[data-part]");
    const sheet = document.body.dataset.path + "#" + root.id;
    return {
      root,
      box,
      part,
      sheet,
      words: JSON.parse(box.dataset.words),
      fields: [...part.querySelectorAll("select")],
      find: (name) => box.querySelector("[data-" + name + "]"),
      kept: () => (EvenKeel.keep.book().sheets[sheet] || { fields: {} }).fields,
    };
  }

  /** Return the sheet's own drawing, small and without words, filled with the `numbers` of `day`. */
  function drawn({ part, fields, words }, day, numbers) {
    const drawing = part.querySelector("[data-drawing=wheel] svg").cloneNode(true);
    drawing.querySelectorAll("text").forEach((text) => text.remove());
    drawing.querySelectorAll("[data-slice]").forEach((slice, n) => {
      const share = Math.min(1, Math.max(0, numbers[fields[n].name] / 10 || 0));
      slice.setAttribute("transform", "scale(" + share + ")");
    });
    drawing.setAttribute("viewBox", "-122 -122 244 244");
    drawing.setAttribute("class", "worksheet__drawing worksheet__small");
    drawing.setAttribute("aria-label", EvenKeel.fill(words.wheel, { day: named(day) }));
    drawing.removeAttribute("aria-describedby");
    return drawing;
  }

  /** Return the rows that set the numbers of `day`; without a number, a field loses its own. */
  function rows({ root, part, sheet, fields, kept }, day, numbers) {
    const legend = part.querySelector("legend").textContent.trim();
    const ask = legend.replace(/^\d+\s+/, "") + " (" + named(day) + ")";
    const places = [...root.querySelectorAll("[name]")];
    return fields.map((field) => {
      const name = field.name + "@" + day;
      const at = Math.max(Date.now(), kept()[name] ? kept()[name].at + 1 : 0);
      const value = numbers[field.name] || "";
      return ["words", sheet, name, value, at, ask, field.dataset.says, "", places.indexOf(field)];
    });
  }

  /** Show `days` as small wheels, each with a button that erases it, and in a table. */
  function showDays(wheel, days, erase) {
    const { box, words, find } = wheel;

    function item([day, numbers]) {
      const button = make("button", EvenKeel.fill(words.erase, { day: named(day) }));
      button.type = "button";
      button.className = "worksheet__undo no-print";
      button.addEventListener("click", () => erase(day, button));
      return make("li", "", make("strong", named(day)), drawn(wheel, day, numbers), button);
    }

    function cell(name, text) {
      const made = make(name, text);
      made.dataset.day = "";
      return made;
    }

    find("wheels").replaceChildren(...days.map(item));
    box.querySelectorAll("[data-day]").forEach((old) => old.remove());
    days.forEach(([day, numbers]) => {
      const head = cell("th", named(day));
      head.scope = "col";
      find("days").append(head);
      box
        .querySelectorAll("[data-area]")
        .forEach((row) => row.append(cell("td", numbers[row.dataset.area] || "–")));
    });
    find("past").hidden = !days.length;
    find("later").hidden = days.length > 0;
    // A table that is wider than the page scrolls, and the keyboard can reach it.
    find("scroll").tabIndex = find("scroll").scrollWidth > find("scroll").clientWidth ? 0 : -1;
  }

  function start(root, box) {
    const { bar } = EvenKeel;
    const wheel = wheelOf(root, box);
    const { sheet, words, fields, find, kept } = wheel;
    const say = (text) => (find("past-said").textContent = text);
    const failed = () => bar.show("failed");
    const isNowhere = (state) => ["nothing", "gone"].includes(state);
    let isFollowed = false;
    let isAsked = false; // whether to keep it
    let ask;

    function erase(day, button) {
      ask = ask || EvenKeel.sure(find("past-sure"), find("past-no"), find("past-yes"), find("past-said"));
      ask(EvenKeel.fill(words.sure, { day: named(day) }), button, () => {
        EvenKeel.keep.put(rows(wheel, day, {}));
        EvenKeel.keep.save();
        say(EvenKeel.fill(words.erased, { day: named(day) }));
      });
    }

    function show() {
      const names = fields.map((field) => field.name);
      showDays(wheel, EvenKeel.days(kept(), names), erase);
      if (ask) ask.stop(words.stopped);
    }

    function follow() {
      if (!isFollowed) {
        EvenKeel.keep.listen((state) => {
          if (isAsked && ["tab", "device", "sealed"].includes(state)) say("");
          isAsked = isAsked && isNowhere(state);
          show();
        });
      }
      isFollowed = true;
      show();
    }

    function put(day, numbers) {
      const { keep } = EvenKeel;
      const state = keep.state();
      follow();
      if (["locked", "newer"].includes(state)) return say(words.locked);
      const titles = [root.querySelector("h2"), document.querySelector("h1")].map((title) =>
        title.textContent.trim(),
      );
      keep.put([["sheet", sheet, ...titles], ...rows(wheel, day, numbers)]);
      keep.save();
      isAsked = isNowhere(state);
      // Somebody may have answered that question already.
      if (isAsked && isNowhere(bar.root.dataset.state)) bar.show("ask");
      const where = words[{ nothing: "ask", gone: "ask", file: "file" }[state]];
      return say([EvenKeel.fill(words.put, { day: named(day) }), where].filter(Boolean).join(" "));
    }

    find("keep-wheel").addEventListener("click", () => {
      const numbers = Object.fromEntries(fields.map((field) => [field.name, field.value]));
      const day = new Date().toLocaleDateString("sv");
      if (!fields.some((field) => field.value)) return say(words.none);
      return bar.load(NOTEBOOK).then(() => put(day, numbers), failed);
    });
    find("offer").hidden = false;
    if (bar.isKept()) bar.load(NOTEBOOK).then(follow, failed);
  }

  EvenKeel.component("worksheet", (root) => {
    if (EvenKeel.bar) root.querySelectorAll("[data-over-time]").forEach((box) => start(root, box));
  });
})();
