/* Makes a part of the index from the successor generator's own, of the pages whose address matches `here`.
   It holds no words of `find:`, and knows no page for leaders but by its place. */
(() => {
  "use strict";

  const text = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();

  function partOf({ items, docs }, here) {
    const pages = new Map();
    const words = new Map();
    (items || docs).forEach((entry) => {
      const [url, anchor] = entry.location.split("#");
      if (!new RegExp(here).test(url)) return;
      const [title, said] = [entry.title, entry.text].map(text);
      if (!pages.has(url)) {
        const later = /\/leader\.html$|^(..\/)?(leaders|about)\//.test(url);
        pages.set(url, { number: pages.size, url, title, about: said.slice(0, 140), headings: [], later });
      }
      const page = pages.get(url);
      if (anchor) page.headings.push([title, anchor]);
      const put = (place) => (word) => {
        const at = words.get(word) || words.set(word, new Map()).get(word);
        at.set(page.number, Math.max(at.get(page.number) || 0, place));
      };
      EvenKeel.search.wordsOf(said).forEach(put(0));
      EvenKeel.search.wordsOf(title).forEach(put(anchor ? 3 : 6));
    });
    const at = [...words.values()].map((places) =>
      [...places].map(([page, place]) => place + String.fromCharCode(0x3a + page)).join(""),
    );
    return { pages: [...pages.values()], words: [...words.keys()].join(" "), at: at.join(" ") };
  }

  /** Fetch the generator's index from its address, and add it as a part of ours. */
  EvenKeel.search.raw = async (address, here) => {
    await EvenKeel.load(address);
    EvenKeel.search.parts.push(partOf(window.__index, here));
  };
})();
