/* Closes the parts after a lesson's text on a narrow screen, and brings what they do to a reader who is
   near them, or who has a notebook whose words belong there. Nothing is taken out of the page: what
   was typed stays in its field. A part that a link leads to, or that holds an answer, stays open, and so
   does what stands above the place of a link: without it, the reader would lose that place. */
(() => {
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

  /** Open everything round `target`: a part that follows the text, the list of sources. Return whether
      any of it was closed. */
  function openRound(target) {
    let wasClosed = false;
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName !== "DETAILS" || at.open) continue;
      at.open = wasClosed = true;
    }
    return wasClosed;
  }

  /** Open what the page's address leads to, and go there where that moved it. Return it, or nothing. */
  function lead() {
    const target = named(location.hash);
    if (openRound(target)) target.scrollIntoView();
    return target;
  }

  const isTick = (field) => field.type === "radio" || field.type === "checkbox";
  const isChanged = (field) =>
    isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  const holdsAnswer = (part) => Array.from(part.querySelectorAll("input, textarea")).some(isChanged);

  function close() {
    const target = lead();
    const isBelow = (part) =>
      !target || target.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING;
    parts().forEach((part) => {
      part.open = !isBelow(part) || part.contains(document.activeElement) || holdsAnswer(part);
    });
  }

  /** A turned or enlarged screen never closes what somebody reads. On a wide one the handle is gone,
      so all is open, and the keyboard goes on at what the handle belonged to. */
  function widen() {
    if (NARROW.matches) return;
    const held = parts().find((part) => document.activeElement === part.firstElementChild);
    parts().forEach((part) => (part.open = true));
    if (!held) return;
    const heading = held.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  let shut = [];
  addEventListener("beforeprint", () => {
    shut = parts().filter((part) => !part.open);
    shut.forEach((part) => (part.open = true));
  });
  addEventListener("afterprint", () => shut.forEach((part) => (part.open = false)));

  // Before the browser follows the link, so that it finds the place where it will be.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) openRound(named(link.hash));
  });
  addEventListener("hashchange", lead);

  // Other things that are kept have a colon in their names: a paper, tonight's lesson.
  const hasNotebook = () =>
    ["sessionStorage", "localStorage"].some((name) => {
      try {
        return Object.keys(window[name]).some((key) => /^even-keel( |$)/.test(key));
      } catch {
        return false;
      }
    });

  const eye = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && bring(), {
    rootMargin: "200%",
  });

  /** Fetch what the parts do. Without it they look as where no script runs, until somebody uses one. */
  function bring() {
    const hasParts = document.getElementById("near-parts");
    eye.disconnect();
    Promise.resolve(hasParts && EvenKeel.late("near-parts"))
      .then(() => EvenKeel.load(document.body.dataset.loads))
      .catch(() => {
        document.documentElement.classList.remove("js");
        document.addEventListener("focusin", bring, { once: true });
      });
  }

  let isBegun = false;
  EvenKeel.component("unfold", () => {
    if (isBegun) return;
    isBegun = true;
    NARROW.addEventListener("change", widen);
    if (NARROW.matches) close();
    if (!document.body.dataset.loads) return;
    if (hasNotebook()) bring();
    else parts().forEach((part) => eye.observe(part));
  });
})();
