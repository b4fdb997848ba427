/* Offers, at the first word on a sheet, to keep what is written. Until somebody says yes nothing is
   stored, and the scripts that keep, lock and carry words are not even fetched. */
(function () {
  "use strict";

  const shelf = document.getElementById("keep-bar");
  const bar = shelf && shelf.content.firstElementChild;
  const all = (query) => Array.from(bar.querySelectorAll(query));
  const fetched = {};
  let field; // the one that somebody wrote in last

  function fetchOne(name) {
    fetched[name] = fetched[name] || new Promise(function (done, failed) {
      const script = document.createElement("script");
      script.src = bar.dataset.folder + name + ".js";
      script.onload = done;
      script.onerror = function () {
        delete fetched[name];
        failed();
      };
      document.head.append(script);
    });
    return fetched[name];
  }

  /** Fetch the scripts `names`, each once, and each after the one before it has run. */
  function load(names) {
    return names.split(" ").reduce((before, name) => before.then(() => fetchOne(name)), Promise.resolve());
  }

  /** Show what belongs to `state`. If that takes the focus away, it goes to the next question, or
      back to the field somebody came from. */
  function show(state) {
    const held = bar.dataset.state === "busy" || bar.contains(document.activeElement);
    bar.dataset.state = state;
    all("[data-when]").forEach((part) => (part.hidden = !part.dataset.when.split(" ").includes(state)));
    // A field that takes the focus is not hidden behind the bar.
    const covers = getComputedStyle(bar).position === "sticky";
    document.documentElement.style.scrollPaddingBottom = covers ? "calc(var(--below, 0px) + " + bar.offsetHeight + "px)" : "";
    if (!held || all(":focus").some((one) => one.offsetParent)) return;
    const asks = ["ask", "change", "how", "locked", "sure", "refused"].includes(state);
    const next = asks || !field ? all("button, input").find((one) => one.offsetParent) : field;
    if (next) next.focus({ preventScroll: next === field });
  }

  const isFile = location.protocol === "file:";

  /** Return whether this browser holds a notebook already. */
  function isKept() {
    return ["sessionStorage", "localStorage"].some(function (name) {
      try {
        return !isFile && window[name].getItem("even-keel") !== null;
      } catch (error) {
        return false;
      }
    });
  }

  /** Run a part of the notebook that may still have to be fetched. */
  function run(action) {
    const names = document.querySelector("[data-sheet]") ? "store keep panel sheet" : "store keep panel";
    return load(names).then(() => action && EvenKeel.panel[action](), () => show("failed"));
  }

  if (!bar) return;
  EvenKeel.bar = { root: bar, show, load, isKept };
  bar.addEventListener("input", (event) => event.stopPropagation());
  bar.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.go) show(button.dataset.go);
    else if (button.dataset.do === "nothing" && !EvenKeel.keep) show("nothing");
    else run(button.dataset.do);
  });

  EvenKeel.component("worksheet", function (root) {
    const settle = () => bar.parentNode === root || root.append(bar);
    if (bar.parentNode === shelf.content) {
      settle();
      show(isFile ? "file" : "nothing");
      if (isKept()) run();
    }
    root.addEventListener("focusin", function (event) {
      settle();
      if (!bar.contains(event.target)) field = event.target;
    });
    root.addEventListener("input", function offer() {
      if (!Object.keys(EvenKeel.sheet.read(root)).length) return;
      root.removeEventListener("input", offer);
      if (bar.dataset.state === "nothing" && !bar.dataset.asked) show("ask");
      bar.dataset.asked = "";
    });
  });
})();
