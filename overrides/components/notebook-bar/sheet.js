/* Ties the sheets of a page to the notebook: what is typed goes in, with the question it answers;
   what is kept comes back. Words that find no field any more are kept as those of an older sheet. */
(() => {
  "use strict";

  const { read, write, own } = EvenKeel.sheet;
  const keep = EvenKeel.keep;
  const lesson = document.querySelector("h1").textContent.trim();

  /** Return what a field answers, as the sheet asks it today: question, label, place in the plan. */
  function asked(field) {
    const part = field.closest("[data-part]");
    const ask = part
      .querySelector("legend, label")
      .textContent.trim()
      .replace(/^\d+\s+/, "");
    const group = field.closest("[data-group]");
    const name = field.getAttribute("aria-label") || "";
    const label = field.dataset.says
      ? [group && group.dataset.group, field.dataset.says].filter(Boolean).join(", ")
      : name.replace(ask, "").trim();
    return [ask, label, part.dataset.plan || ""];
  }

  /** Return whether a sheet is emptied that comes from the state `was` to `state`. What stands on a
      page that opens locked was typed while the scripts were on their way. */
  const isEmptied = (state, was) => ["locked", "gone"].includes(state) && was && state !== was;

  function tie(root) {
    const name = document.body.dataset.path + "#" + root.id;
    const title = root.querySelector("h2").textContent.trim();
    const fields = Array.from(root.querySelectorAll("[name]"));
    let shown = {};
    let was = "";
    let isFilling = false;

    const kept = () => (keep.book().sheets[name] || { fields: {} }).fields;

    /** Return the row of one field's words. */
    function row(field, words, at) {
      const place = fields.findIndex((one) => one.name === field);
      return ["words", name, field, words, at, ...asked(fields[place]), place];
    }

    function fill(values) {
      isFilling = true;
      write(root, values);
      isFilling = false;
      shown = read(root);
    }

    /** Put what was typed since into the notebook; at `isFirst` nobody saw what was kept. */
    function gather(isFirst) {
      if (isFilling) return;
      const now = read(root);
      const changed = Object.keys(Object.assign({}, shown, now)).filter(
        (field) => now[field] !== shown[field],
      );
      shown = now;
      if (!changed.length) return;
      const time = (field) => Math.max(Date.now(), kept()[field] ? kept()[field].at + 1 : 0);
      const rows = changed.map((field) => row(field, now[field] || "", time(field)));
      const met = isFirst === true ? EvenKeel.store.meet(keep.book(), rows) : rows;
      keep.put([["sheet", name, title, lesson], ...met]);
    }

    /** Keep under a name of their own the words that this sheet has no room for. */
    function setAside(values) {
      const lost = Object.keys(values).filter(
        (field) => !field.includes("@") && shown[field] !== values[field],
      );
      keep.put(
        lost.flatMap((field) => {
          const { words, at, ask, label, plan, place } = kept()[field];
          return [
            ["words", name, field + "@" + at, words, at, ask, label, plan, place],
            ["words", name, field, "", at + 1],
          ];
        }),
      );
    }

    function show(state) {
      const isNew = state !== was;
      if (isEmptied(state, was)) fill({});
      was = state;
      if (state === "nothing") {
        // Nothing holds these words now but the page: all of them are new again.
        if (isNew) shown = {};
        return isNew && gather();
      }
      if (!["tab", "device", "sealed", "newer"].includes(state)) return;
      const values = {};
      Object.entries(kept()).forEach(([field, { words }]) => (values[field] = own(root, field, words)));
      const now = read(root);
      const names = Object.keys(Object.assign({}, now, values)).filter((field) => !field.includes("@"));
      if (names.every((field) => now[field] === values[field])) return;
      fill(values);
      if (state !== "newer") setAside(values);
    }

    gather(true);
    keep.listen(show);
    show(keep.state());
    root.addEventListener("input", gather);
    root.addEventListener("change", gather);
  }

  document.querySelectorAll("[data-sheet]").forEach(tie);
})();
