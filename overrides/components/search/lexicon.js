/* Which pages hold a typed word, well spelled or not. It reads what search_index.py writes. */
(() => {
  "use strict";

  /** What a word counts by where it stands: once in the text, again, often, in a heading, in `find`,
      there and often in the text, in the title. */
  const PLACES = [1, 1.5, 2, 3, 5, 5.5, 6];

  /** The character of the index that stands for the next page. */
  const NEXT_PAGE = ":".charCodeAt(0);

  const MISSPELT = 0.5;
  /** Slips that a typed word may have; a short one is soon another word. */
  const allowed = (typed) => (typed.length < 5 ? 0 : typed.length < 8 ? 1 : 2);

  /** How well a word of the index answers a typed one with the stem `root`, from 0 to 1. */
  function fit(typed, root, word, stem) {
    if (word === typed) return 1;
    if (word.startsWith(root) && stem(word) === root) return 0.9;
    if (word.startsWith(typed)) return 0.6;
    return root.length > 3 && word.startsWith(root) ? 0.4 : 0;
  }

  /** Add to `points` the pages of one word of the index, the first of which has the number `first`. */
  function collect(points, at, first, good) {
    let place = 0;
    let page = first - 1;
    for (const sign of at) {
      if (sign < ":") {
        place = PLACES[sign];
        page = first - 1;
      } else {
        page += sign.charCodeAt(0) - NEXT_PAGE + 1;
        points.set(page, Math.max(points.get(page) || 0, good * place));
      }
    }
  }

  /** The words of the parts of the index that were added. */
  EvenKeel.search.lexicon = (stem) => {
    const { slips } = EvenKeel.search;
    const entries = [];

    /** The entries that a typed word may mean: [fit, entry]. */
    function meant(typed) {
      const root = stem(typed);
      const found = entries
        .map((entry) => [fit(typed, root, entry[0], stem), entry])
        .filter(([good]) => good);
      // "NA" and "PO" are words of their own.
      const whole = typed.length < 3 ? found.filter(([good]) => good === 1) : [];
      if (whole.length) return whole;
      if (found.length || !allowed(typed)) return found;
      const near = entries.map((entry) => [slips(typed, entry[0].slice(0, typed.length + 2), true), entry]);
      const least = Math.min(...near.map(([far]) => far));
      if (least > allowed(typed)) return [];
      return near.filter(([far]) => far === least).map(([, entry]) => [MISSPELT, entry]);
    }

    return {
      /** Add one part, the first page of which has the number `first`. */
      add(part, first) {
        const at = part.at.split(" ");
        part.words.split(" ").forEach((word, place) => entries.push([word, at[place], first]));
      },

      /** The points of each page that holds a typed word, by its number. */
      holders(typed) {
        const points = new Map();
        meant(typed).forEach(([good, [, at, first]]) => collect(points, at, first, good));
        return points;
      },
    };
  };
})();
