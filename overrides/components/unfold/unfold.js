/* Closes the parts after a lesson's text on a narrow screen. Nothing is taken out of the page: what
   was typed stays in its field. A part that a link leads to, or that holds an answer, stays open. */
(function () {
  "use strict";

  const NARROW = matchMedia("(max-width: 40em)");
  const parts = () => Array.from(document.querySelectorAll(".unfold"));

  /** Return what a link's `hash` names in this page, or nothing. */
  function named(hash) {
    try {
      return hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  }

  /** Open everything round `target`: a part that follows the text, the list of sources. */
  function openRound(target) {
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }

  const isTick = (field) => field.type === "radio" || field.type === "checkbox";
  const isChanged = (field) => (isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  const holdsAnswer = (part) => Array.from(part.querySelectorAll("input, textarea")).some(isChanged);

  function settle() {
    const target = named(location.hash);
    parts().forEach(function (part) {
      const held = part.contains(document.activeElement);
      const wasHandle = held && document.activeElement.tagName === "SUMMARY";
      part.open = !NARROW.matches || held || holdsAnswer(part) || Boolean(target && part.contains(target));
      // The handle is gone from a wide screen; the keyboard goes on at what it opened.
      if (wasHandle && !NARROW.matches) focusOn(part.querySelector("h2"));
    });
    openRound(target);
  }

  function focusOn(heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  let shut = [];
  addEventListener("beforeprint", function () {
    shut = parts().filter((part) => !part.open);
    shut.forEach((part) => (part.open = true));
  });
  addEventListener("afterprint", () => shut.forEach((part) => (part.open = false)));

  // Before the browser follows the link, so that it finds the place where it will be.
  document.addEventListener("click", function (event) {
    const link = event.target.closest('a[href^="#"]');
    if (link) openRound(named(link.hash));
  });
  addEventListener("hashchange", function () {
    const target = named(location.hash);
    openRound(target);
    if (target) target.scrollIntoView();
  });

  let isSettled = false;
  EvenKeel.component("unfold", function () {
    if (isSettled) return;
    isSettled = true;
    settle();
    NARROW.addEventListener("change", settle);
    const target = NARROW.matches && named(location.hash);
    if (target) target.scrollIntoView();
  });
})();
