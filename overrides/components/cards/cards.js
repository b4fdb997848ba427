/* Cards to draw from a pile: none comes twice before the pile is empty. */
(() => {
  "use strict";

  /** Take one of `pile` by `chance` (from 0 up to 1, without 1). Returns { card, rest }. Touches no page. */
  EvenKeel.draw = function (pile, chance) {
    const place = Math.floor(chance * pile.length);
    return { card: pile[place], rest: pile.filter((_, other) => other !== place) };
  };

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const find = (name) => root.querySelector("[data-" + name + "]");
    const [drawn, left, draw, back, again, all, list] = [
      "drawn",
      "left",
      "draw",
      "back",
      "again",
      "all",
      "pile",
    ].map(find);
    const cards = [...list.children];
    let pile = cards;
    let under = null;

    /** Copy one side of a card, with the author's bold and italic, onto the table. */
    function lay(side, name) {
      const paper = document.createElement("p");
      paper.className = name;
      paper.append(...side.cloneNode(true).childNodes);
      drawn.append(paper);
    }

    draw.addEventListener("click", () => {
      const taken = EvenKeel.draw(pile, Math.random());
      pile = taken.rest;
      under = taken.card.querySelector("[data-under]");
      drawn.textContent = "";
      lay(taken.card.querySelector("[data-front]"), "cards__big");
      left.textContent = pile.length ? EvenKeel.fill(words.left, { n: pile.length }) : words.last;
      back.hidden = !under;
      again.hidden = false;
      draw.hidden = !pile.length;
      // A hidden button loses the keyboard's place; the next thing to do takes it.
      if (draw.hidden) (under ? back : again).focus();
    });

    back.addEventListener("click", () => {
      lay(under, "cards__turned");
      back.hidden = true;
      (draw.hidden ? again : draw).focus();
    });

    again.addEventListener("click", () => {
      pile = cards;
      drawn.textContent = left.textContent = "";
      back.hidden = again.hidden = true;
      draw.hidden = false;
      draw.focus();
    });

    all.addEventListener("click", () => {
      list.hidden = !list.hidden;
      all.setAttribute("aria-expanded", String(!list.hidden));
    });

    list.hidden = true;
    find("scripted").hidden = false;
  }

  EvenKeel.component("cards", start);
})();
