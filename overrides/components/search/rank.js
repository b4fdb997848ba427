/* Judges which pages answer a search, best first. It touches no page. */
(() => {
  "use strict";

  /** What a whole phrase counts: all that is typed, a part of it, or the other way round. */
  const SAME = 12;
  const WITHIN = 6;
  const LONGER = 3;

  /** Of what the best page holds, the part that another must hold to be shown. */
  const ENOUGH = 0.7;

  /** Where a page stands whatever it scores: leaders' pages last. */
  const [LAST, USUAL, NAMED, CRISIS] = [0, 1, 2, 3];

  function phrasePoints(phrases, typed) {
    const isLong = (phrase) => phrase.trim().includes(" ");
    const score = (phrase) => {
      if (phrase === typed) return SAME;
      if (typed.includes(phrase)) return isLong(phrase) ? WITHIN : 0;
      return isLong(typed) && phrase.includes(typed) ? LONGER : 0;
    };
    return Math.max(...phrases.map(score));
  }

  /** True where the typed `words` hold all words of a phrase, in any order: with a slip, or with the
      last one begun. */
  function holdsPhrase(words, phrase, stem) {
    const last = words[words.length - 1];
    const isSlip = (word, sought) =>
      sought.length > 5 && word[0] === sought[0] && EvenKeel.search.slips(word, sought) < 2;
    const isLike = (sought) => (word) => stem(word) === stem(sought) || isSlip(word, sought);
    const isBegun = (sought) => last.length > 3 && sought.startsWith(last);
    return phrase.every((sought) => words.some(isLike(sought)) || isBegun(sought));
  }

  /** The first heading that holds every stem of `roots` which the title does not, as [words, anchor]. */
  function headingOf({ title, headings = [] }, roots, stems) {
    const inTitle = stems(title);
    const sought = roots.filter((root) => !inTitle.includes(root));
    const holds = (heading) => sought.every((root) => stems([heading].flat()[0]).includes(root));
    const found = sought.length ? headings.find(holds) : undefined;
    return typeof found === "string" ? [found, EvenKeel.search.wordsOf(found).join("-")] : found;
  }

  /** The scores of the pages for some words: `score`, and of what is rare, how much each `holds`. */
  function weigh(words, holders, count) {
    const score = Array.from({ length: count }, () => 0);
    const holds = Array.from({ length: count }, () => 0);
    words.forEach((word) => {
      const found = holders(word);
      const rare = Math.log(1 + count / found.size);
      found.forEach((points, page) => {
        score[page] += points * rare;
        holds[page] += rare;
      });
    });
    const enough = ENOUGH * Math.max(...holds);
    return { score, isEnough: (page) => holds[page] && holds[page] >= enough };
  }

  /** A search to which parts of the index are added. `small` and `endings` are the language's. */
  EvenKeel.search.over = (small, endings) => {
    const { wordsOf, spelling, lexicon } = EvenKeel.search;
    const { stem, telling } = spelling(small, endings);
    const stems = (text) => wordsOf(text).map(stem);
    const joined = (words) => " " + words.map(stem).join(" ") + " ";
    const { add, holders } = lexicon(stem);
    const pages = [];

    function known(page) {
      const { title, find = [], first = [], anywhere } = page;
      const named = first.map((phrase) => phrase.split(" "));
      const phrases = [wordsOf(title), ...find.map((phrase) => phrase.split(" ")), ...named].map(joined);
      // "End it" is not "end": where a part of a search is enough, small words count.
      return { page, phrases, firsts: anywhere ? named : named.map(telling) };
    }

    function levelOf({ page, firsts }, all, words) {
      if (page.anywhere && firsts.some((phrase) => holdsPhrase(all, phrase, stem))) return CRISIS;
      const isWhole = (phrase) => phrase.length === words.length && holdsPhrase(words, phrase, stem);
      if (firsts.some(isWhole)) return NAMED;
      return page.later ? LAST : USUAL;
    }

    /** The pages for some typed words, best first, as { page, heading }. */
    function ranked(all, words) {
      const typed = joined(all);
      const { score, isEnough } = weigh(words, holders, pages.length);
      return pages
        .map((one, number) => {
          const phrase = phrasePoints(one.phrases, typed);
          const level = levelOf(one, all, words);
          const isHit = level >= NAMED || phrase > LONGER || isEnough(number);
          return { page: one.page, isHit, level, score: (score[number] + phrase) * (one.page.weight || 1) };
        })
        .filter(({ isHit }) => isHit)
        .sort((a, b) => b.level - a.level || b.score - a.score)
        .map(({ page }) => ({ page, heading: headingOf(page, words.map(stem), stems) }));
    }

    return {
      add(part) {
        add(part, pages.length);
        pages.push(...part.pages.map(known));
      },

      find(query) {
        const all = wordsOf(query);
        return all.length ? ranked(all, telling(all)) : [];
      },
    };
  };
})();
