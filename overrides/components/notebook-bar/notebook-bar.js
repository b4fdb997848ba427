/* Offers, at the first word on a sheet, to keep what is written. Until somebody says yes nothing is
   stored, and the scripts that keep, lock and carry words are not even fetched. */
(() => {
  "use strict";

  const shelf = document.getElementById("near-parts").content;
  const bar = shelf.querySelector(".keep");
  const all = (query) => Array.from(bar.querySelectorAll(query));
  let field; // the one that somebody wrote in last

  /* The scripts that come when somebody uses them: the folder of each, and what has to run before it. */
  const PARTS = {
    store: "notebook-store",
    keep: "notebook-store store",
    gather: "my-plan",
    panel: "notebook-bar keep",
    sheet: "notebook-bar keep",
    seal: "notebook-lock",
    lock: "notebook-lock keep seal",
    guess: "notebook-lock",
    carry: "notebook-file store",
    bring: "notebook-file keep carry",
    sure: "notebook",
  };

  /** Fetch the scripts `names`, each once, and each after what it needs has run; a page may have
      brought some of them. Before the panel starts come the questions of the bar that it asks. */
  async function load(names) {
    for (const name of names.split(" ")) {
      const [folder, ...needs] = PARTS[name].split(" ");
      if (needs.length) await load(needs.join(" "));
      if (name === "panel") bar.lastElementChild.before(await EvenKeel.late("keep-questions"));
      if (name === "sheet" || !EvenKeel[name]) await EvenKeel.load(folder + "/" + name + ".js");
      if (name === "panel") EvenKeel.panel.start();
    }
  }

  /** Leave as much room below a field that takes the focus as the bar covers. */
  function leaveRoom() {
    const covers = getComputedStyle(bar).position === "sticky";
    const room = covers ? "calc(var(--below, 0px) + " + bar.offsetHeight + "px)" : "";
    document.documentElement.style.scrollPaddingBottom = room;
  }

  /** Scroll on where the bar lies on a field that took the focus: a browser sees to its first line. */
  function uncover(one) {
    const covers = getComputedStyle(bar).position === "sticky";
    const [below, above] = [one, bar].map((found) => found.getBoundingClientRect());
    if (covers && below.bottom > above.top) one.scrollIntoView({ block: "nearest" });
  }

  /** Let the bar go where it would take most of a low screen, or of one with large letters; what
      reads aloud may stand below it. */
  function fit() {
    bar.removeAttribute("data-low");
    const below = parseFloat(document.documentElement.style.getPropertyValue("--below")) || 0;
    bar.toggleAttribute("data-low", bar.scrollHeight + below > innerHeight * 0.6);
    leaveRoom();
  }

  /** Show what belongs to `state`. If that takes the focus away, it goes to the next question, or
      back to the field somebody came from. */
  function show(state) {
    const held = bar.dataset.state === "busy" || bar.contains(document.activeElement);
    bar.dataset.state = state;
    all("[data-when]").forEach((part) => (part.hidden = !part.dataset.when.split(" ").includes(state)));
    fit();
    if (!held || all(":focus").some((one) => one.offsetParent)) return;
    const asks = ["ask", "change", "how", "locked", "sure", "refused"].includes(state);
    const next = asks || !field ? all("button, input").find((one) => one.offsetParent) : field;
    if (next) next.focus({ preventScroll: next === field });
  }

  const isFile = location.protocol === "file:";

  /** Return whether this browser holds a notebook already. */
  function isKept() {
    return ["sessionStorage", "localStorage"].some((name) => {
      try {
        return !isFile && KEYS.some((key) => window[name].getItem(key) !== null);
      } catch {
        return false;
      }
    });
  }

  /** Run a part of the notebook that may still have to be fetched. */
  function run(action) {
    const names = document.querySelector("[data-sheet]") ? "panel sheet" : "panel";
    return load(names)
      .then(() => action && EvenKeel.panel[action]())
      .catch(() => show("failed"));
  }

  if (!bar) return;
  // Every site of a host shares its store: the name says which one a notebook is of. A site of
  // before that kept it under the second name.
  const KEYS = [
    "even-keel " + new URL(document.body.dataset.root, location).pathname.toLowerCase(),
    "even-keel",
  ];
  EvenKeel.bar = { root: bar, show, load, isKept, KEYS };
  addEventListener("resize", fit);
  // What somebody opened in the bar does not send it away from under their finger.
  new ResizeObserver(() => (all("details[open]").length ? leaveRoom() : fit())).observe(bar);
  bar.addEventListener("input", (event) => event.stopPropagation());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.go) show(button.dataset.go);
    else if (button.dataset.do === "nothing" && !EvenKeel.keep) show("nothing");
    else run(button.dataset.do);
  });

  EvenKeel.component("worksheet", (root) => {
    const settle = () => bar.parentNode === root || root.append(bar);
    if (bar.parentNode === shelf) {
      settle();
      show(isFile ? "file" : "nothing");
      if (isKept()) run();
    }
    root.addEventListener("focusin", (event) => {
      settle();
      if (bar.contains(event.target)) return;
      field = event.target;
      uncover(field);
    });
    function offer() {
      if (!Object.keys(EvenKeel.sheet.read(root)).length) return;
      root.removeEventListener("input", offer);
      if (bar.dataset.state === "nothing" && !bar.dataset.asked) show("ask");
      bar.dataset.asked = "";
    }
    root.addEventListener("input", offer);
    // Somebody may have written before this script came, and be in that field still.
    if (root.contains(document.activeElement)) field = document.activeElement;
    if (!isKept()) offer();
  });
})();
