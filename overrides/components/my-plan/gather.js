/* Gathers the answers that a worksheet marks for "My plan", by its places. Pure. */
(() => {
  "use strict";

  /** Return what each place holds: {place: [entry]}. The cells of a table's row, or the two halves
      of a plan, make one entry. */
  EvenKeel.gather = function (book) {
    // Without a prototype: a place in a file that somebody brings along may have any name.
    const places = Object.create(null);
    Object.entries(book.sheets).forEach(([name, sheet]) => {
      const groups = new Map();
      Object.entries(sheet.fields)
        .filter(([, entry]) => entry.plan)
        .sort(([, a], [, b]) => a.place - b.place)
        .forEach(([field, entry]) => {
          const steps = field.split("@")[0].split(".");
          const group = [
            name,
            entry.plan,
            ...steps.slice(0, Math.max(2, steps.length - 1)),
            field.split("@")[1],
          ].join(" ");
          const isNumber = entry.label && steps.length === 3 && /^\d+$/.test(entry.words);
          if (!groups.has(group)) groups.set(group, { plan: entry.plan, words: [] });
          groups.get(group).words.push(isNumber ? entry.label + ": " + entry.words : entry.words);
        });
      groups.forEach(({ plan, words }) => (places[plan] = places[plan] || []).push(words.join(" · ")));
    });
    return places;
  };
})();
