/* What counts as the same word for search. */
(() => {
  "use strict";

  /** The words of a text: lower case, without accents and signs; "can't" is one, and so is "A.A." */
  function wordsOf(text) {
    const bare = text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’]|\.(?=\p{L}(?!\p{L}))/gu, "");
    return bare.match(/[\p{L}\p{N}]+/gu) || [];
  }

  /** How many letters to change, add, drop or swap until `typed` is `word`, or the start of it. */
  function slips(typed, word, isStart) {
    let before = [];
    let row = Array.from({ length: word.length + 1 }, (_, place) => place);
    for (let i = 1; i <= typed.length; i += 1) {
      const above = row;
      row = [i];
      for (let j = 1; j <= word.length; j += 1) {
        const changed = above[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1);
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, changed);
        const isSwapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
        if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      before = above;
    }
    return isStart ? Math.min(...row) : row[word.length];
  }

  /** How one language spells: which words are `small`, and which `endings` a word may lose. */
  function spelling(small, endings) {
    const isSmall = new Set(wordsOf(small));
    const ending = new RegExp("^(.{3,}?)(" + wordsOf(endings).join("|") + ")$");
    return {
      /** A word without its ending: "urges" also finds "urge". */
      stem: (word) => word.replace(ending, "$1"),

      /** Those of `words` that say what is looked for; all, where none does. */
      telling(words) {
        const found = words.filter((word) => !isSmall.has(word));
        return found.length ? found : words;
      },
    };
  }

  Object.assign(EvenKeel.search, { wordsOf, slips, spelling });
})();
