/* "My plan": shows what `gather` finds in the notebook, by place, on a page and on a card. */
(() => {
  "use strict";

  // A face of the card holds this many lines of about this many letters.
  const LINES = 7;
  const LETTERS = 36;

  /** Return the entries that fit on one face of the card, which has `room` lines, and how many are
      left over. */
  function fitting(entries, room = LINES) {
    const fits = [];
    entries.some((entry) => {
      room -= entry.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS)), 0);
      return room < 0 || !fits.push(entry);
    });
    return { fits, left: entries.length - fits.length };
  }

  EvenKeel.fitting = fitting;

  EvenKeel.component("my-plan", (root) => {
    const all = (query) => Array.from(root.querySelectorAll(query));
    const page = document.documentElement;

    function write(list, entries) {
      list.textContent = "";
      list.append(
        ...entries.map((entry) => {
          const item = document.createElement("li");
          item.textContent = entry;
          return item;
        }),
      );
      list.hidden = !entries.length;
      list.parentNode.toggleAttribute("data-filled", entries.length > 0);
    }

    function show(state) {
      const places = EvenKeel.gather(EvenKeel.keep.book());
      all("[data-place]").forEach((list) => {
        const entries = places[list.dataset.place] || [];
        write(list, entries);
        list.parentNode.querySelector("[data-none]").hidden = entries.length > 0 || state === "locked";
      });
      all("[data-face]").forEach((face) => {
        const { fits, left } = fitting(places[face.dataset.face] || [], Number(face.dataset.room || LINES));
        write(
          face.querySelector("ul"),
          left ? fits.concat(EvenKeel.fill(root.dataset.more, { n: left })) : fits,
        );
      });
    }

    all("[data-print]").forEach((button) =>
      button.addEventListener("click", () => {
        page.dataset.printed = button.dataset.print;
        window.addEventListener("afterprint", () => delete page.dataset.printed, { once: true });
        window.print();
      }),
    );
    root.querySelector("[data-bar]").append(EvenKeel.bar.root);
    EvenKeel.bar.show(location.protocol === "file:" ? "file" : "nothing");
    all("[data-tools]").forEach((part) => (part.hidden = false));
    EvenKeel.load(document.body.dataset.loads)
      .then(() => EvenKeel.bar.load("gather panel"))
      .then(
        () => {
          EvenKeel.keep.listen(show);
          show(EvenKeel.keep.state());
        },
        () => EvenKeel.bar.show("failed"),
      );
  });
})();
