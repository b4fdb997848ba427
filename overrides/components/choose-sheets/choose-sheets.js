/* Puts what is ticked, and nothing else, where it will be printed; `page/print-sheet` prints it. The
   sheets of a lesson come when the first of them is ticked, as a script, which a page from a stick
   may load too. */
(() => {
  "use strict";

  EvenKeel.pieces = {};

  /** Return a sheet as it will be printed. */
  function laid(pick, content) {
    const sheet = document.createElement("div");
    sheet.className = "choose-sheets__sheet prose";
    sheet.innerHTML = content;
    // A whole page keeps the looks on paper of its kind: a handout fits on one side.
    if (pick.dataset.from) sheet.dataset.page = pick.dataset.from;
    if ("dense" in pick.dataset) sheet.dataset.dense = "";
    if (pick.dataset.kind) {
      const kind = document.createElement("p");
      kind.append(document.createElement("strong"));
      kind.firstChild.textContent = pick.dataset.kind;
      sheet.prepend(kind);
    }
    return sheet;
  }

  EvenKeel.component("choose-sheets", (root) => {
    const find = (name) => root.querySelector("[data-" + name + "]");
    const picks = [...root.querySelectorAll("[data-pick]")];
    const groups = [...root.querySelectorAll("[data-piece]")];
    const [sheets, count, button] = ["sheets", "count", "print-sheet"].map(find);
    const folder = new URL(root.dataset.folder, location.href);
    const own = (group) => picks.filter((pick) => group.contains(pick));
    const pieceOf = (pick) => pick.closest("[data-piece]").dataset.piece;
    let turn = 0;

    /** Fetch the sheets of a lesson, and their looks. */
    async function fetched(name) {
      await EvenKeel.load(new URL(name + ".js", folder).href);
      await EvenKeel.load(EvenKeel.pieces[name].looks);
    }

    /** Lay out what is ticked; a tick that comes meanwhile begins anew. */
    async function lay() {
      const mine = ++turn;
      const chosen = picks.filter((pick) => pick.checked);
      const names = [...new Set(chosen.map(pieceOf))];
      groups.forEach(showAll);
      button.disabled = true;
      count.textContent = names.every((name) => EvenKeel.pieces[name])
        ? count.textContent
        : count.dataset.fetching;
      try {
        await Promise.all(names.map(fetched));
      } catch {
        if (mine === turn) count.textContent = count.dataset.failed;
        return;
      }
      if (mine !== turn) return;
      const content = (pick) => EvenKeel.pieces[pieceOf(pick)].sheets[pick.dataset.pick];
      sheets.replaceChildren(...chosen.map((pick) => laid(pick, content(pick))));
      button.disabled = !chosen.length;
      count.textContent = chosen.length
        ? EvenKeel.fill(count.dataset, { n: chosen.length })
        : count.dataset.start;
    }

    /** Let the box for all of a lesson say whether all are ticked, or some. */
    function showAll(group) {
      const all = group.querySelector("[data-all]");
      const ticked = own(group).filter((pick) => pick.checked).length;
      all.checked = ticked === own(group).length;
      all.indeterminate = ticked > 0 && !all.checked;
    }

    root.addEventListener("change", ({ target }) => {
      if ("all" in target.dataset)
        own(target.closest("[data-piece]")).forEach((pick) => (pick.checked = target.checked));
      lay();
    });
    find("none").addEventListener("click", () => {
      picks.forEach((pick) => (pick.checked = false));
      lay();
    });
    // Ctrl and P print what the button prints.
    addEventListener("beforeprint", () => {
      if (sheets.firstElementChild) EvenKeel.printOnly(root);
    });
  });
})();
