/* The print room: keeps which paper was chosen, shows the papers of tonight's lesson or of one that is
   picked, finds sheets, and opens what a link leads to. */
(() => {
  "use strict";

  const PAPER = "even-keel:paper";
  const { CAN_KEEP, choice, sessions, nameOf } = EvenKeel.tonight;
  const wheel = EvenKeel.wheel;
  const LONG = { weekday: "long", day: "numeric", month: "long" };

  /** Do `what` with the store of this device; where that is refused, say so in `said`. */
  function keeping(said, words, what) {
    try {
      if (CAN_KEEP) return what();
    } catch {
      // Said below.
    }
    said.textContent = words;
    return null;
  }

  /** Keep the paper that is chosen: its name, and nothing about a person. */
  function keepPaper(root) {
    const said = root.querySelector("[data-kept]");
    if (!said) return;
    const papers = [...root.querySelectorAll("[name=paper]")];
    const kept = keeping(said, root.dataset.notKept, () => localStorage.getItem(PAPER));
    papers.forEach((paper) => {
      if (paper.value === kept) paper.checked = true;
      paper.addEventListener("change", () =>
        keeping(said, root.dataset.notKept, () => localStorage.setItem(PAPER, paper.value)),
      );
    });
  }

  const row = (number) => document.getElementById("print-" + number.replace(".", "-"));

  /** Show what to print for the lesson that is picked; at first that of tonight, if anybody knows it. */
  function showSession(root) {
    const [list, shown] = ["[data-lesson]", "[data-shown]"].map((one) => root.querySelector(one));
    const { weekdays, wheel: turn, first, root: home } = root.dataset;
    const numbers = [...list.options].map((option) => option.value).filter(Boolean);
    const on = tonight(JSON.parse(weekdays), JSON.parse(turn), first, home, (one) => numbers.includes(one));
    const early = JSON.parse(root.dataset.early);
    const start = [...shown.children];

    function show() {
      const number = list.value;
      if (!number) return shown.replaceChildren(...start);
      const parts = [];
      if (number === on.number) {
        const when = document.createElement("p");
        when.textContent = root.dataset[nameOf(on.day, early)] + ": " + wheel.say(on.day, LONG);
        parts.push(when);
      }
      const packs = row(number).parentElement.querySelector("[data-packs]");
      if (packs) parts.push(packs.cloneNode(true));
      const more = root.querySelector("[data-more]").content.cloneNode(true);
      more.querySelector("a").setAttribute("href", "#" + row(number).id);
      shown.replaceChildren(...parts, more);
    }

    if (numbers.includes(on.number)) list.value = on.number;
    list.addEventListener("change", show);
    show();
  }

  /** Return the number of the lesson that is on, and its day; one that was picked is on today. */
  function tonight(weekdays, turn, first, home, isLesson) {
    const today = wheel.today();
    const own = choice(home, isLesson).number();
    if (own) return { number: own, day: today };
    if (!first) return { number: "" };
    const { now } = sessions(wheel.day(first), weekdays, today);
    return { number: turn[now.number % turn.length], day: now.day };
  }

  /** Show what holds every word that is typed, in rows that open for it. A whole number has to stand
      alone, so that "week 1" finds neither week 12 nor lesson 6.1. */
  function filter(root) {
    const input = root.querySelector("#print-filter");
    const count = root.querySelector("[data-count]");
    const rows = [...root.querySelectorAll("[data-rows] > details")];
    const groups = [...root.querySelectorAll("[data-group]")];
    const items = [...root.querySelectorAll("[data-item]")].map((item) => {
      let text = item.textContent;
      for (let at = item; (at = at.parentElement.closest("[data-group]"));) text += " " + at.dataset.words;
      text = text.toLowerCase();
      return { item, text, parts: text.split(/[^\w.]+/) };
    });
    let before = null;

    function find() {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      if (words.length && !before) before = rows.map((one) => one.open);
      items.forEach(({ item, text, parts }) => {
        const holds = (word) => (/^[\d.]+$/.test(word) ? parts : text).includes(word);
        item.hidden = !words.every(holds);
      });
      groups.forEach((group) => (group.hidden = !group.querySelector("[data-item]:not([hidden])")));
      rows.forEach((one, at) => (one.open = words.length ? !one.hidden : Boolean(before && before[at])));
      if (!words.length) before = null;
      const n = items.filter(({ item }) => !item.hidden).length;
      const found = n ? EvenKeel.fill(count.dataset, { n, total: items.length }) : count.dataset.none;
      count.textContent = words.length ? found : "";
    }

    input.addEventListener("input", find);
  }

  /** Open the row of what the address names: not every browser does it by itself. */
  function open() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  }

  EvenKeel.component("print-list", (root) => {
    keepPaper(root);
    showSession(root);
    filter(root);
    addEventListener("hashchange", open);
    if (location.hash) open();
  });
})();
