/* "My plan": gathers the answers that a worksheet marks for it, by place, for a page and a card. */
(function () {
  "use strict";

  // A face of the card holds this many lines of about this many letters.
  const LINES = 7;
  const LETTERS = 36;

  /** Return what each place holds: {place: [entry]}. The cells of a table's row, or the two halves
      of a plan, make one entry. */
  function gather(book) {
    const places = {};
    Object.entries(book.sheets).forEach(function ([name, sheet]) {
      const groups = new Map();
      Object.entries(sheet.fields)
        .filter(([, entry]) => entry.plan)
        .sort(([, a], [, b]) => a.place - b.place)
        .forEach(function ([field, entry]) {
          const steps = field.split("@")[0].split(".");
          const group = [name, entry.plan, ...steps.slice(0, Math.max(2, steps.length - 1)), field.split("@")[1]].join(" ");
          const isNumber = entry.label && steps.length === 3 && /^\d+$/.test(entry.words);
          if (!groups.has(group)) groups.set(group, { plan: entry.plan, words: [] });
          groups.get(group).words.push(isNumber ? entry.label + ": " + entry.words : entry.words);
        });
      groups.forEach(({ plan, words }) => (places[plan] = places[plan] || []).push(words.join(" · ")));
    });
    return places;
  }

  /** Return the entries that fit on one face of the card, which has `room` lines, and how many are
      left over. */
  function fitting(entries, room = LINES) {
    const fits = [];
    entries.some(function (entry) {
      room -= entry.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS)), 0);
      return room < 0 || !fits.push(entry);
    });
    return { fits, left: entries.length - fits.length };
  }

  EvenKeel.plan = { gather, fitting };

  EvenKeel.component("my-plan", function (root) {
    const all = (query) => Array.from(root.querySelectorAll(query));
    const page = document.documentElement;

    function write(list, entries) {
      list.textContent = "";
      list.append(...entries.map(function (entry) {
        const item = document.createElement("li");
        item.textContent = entry;
        return item;
      }));
      list.hidden = !entries.length;
      list.parentNode.toggleAttribute("data-filled", entries.length > 0);
    }

    function show(state) {
      const places = gather(EvenKeel.keep.book());
      all("[data-place]").forEach(function (list) {
        const entries = places[list.dataset.place] || [];
        write(list, entries);
        list.parentNode.querySelector("[data-none]").hidden = entries.length > 0 || state === "locked";
      });
      all("[data-face]").forEach(function (face) {
        const { fits, left } = fitting(places[face.dataset.face] || [], Number(face.dataset.room || LINES));
        write(face.querySelector("ul"), left ? fits.concat(root.dataset.more.replace("{n}", left)) : fits);
      });
    }

    all("[data-print]").forEach((button) => button.addEventListener("click", function () {
      page.dataset.printed = button.dataset.print;
      window.addEventListener("afterprint", () => delete page.dataset.printed, { once: true });
      window.print();
    }));
    root.querySelector("[data-bar]").append(EvenKeel.bar.root);
    EvenKeel.bar.show(location.protocol === "file:" ? "file" : "nothing");
    all("[data-tools]").forEach((part) => (part.hidden = false));
    EvenKeel.bar.load("store keep panel").then(function () {
      EvenKeel.keep.listen(show);
      show(EvenKeel.keep.state());
    }, () => EvenKeel.bar.show("failed"));
  });
})();
