/* Puts what is ticked, and nothing else, where it will be printed; `page/print-sheet` prints it. */
EvenKeel.component("choose-sheets", (root) => {
  "use strict";

  const picks = [...root.querySelectorAll("[data-pick]")];
  const sheets = root.querySelector("[data-sheets]");
  const count = root.querySelector("[data-count]");
  const start = count.textContent;

  function copy(name) {
    const template = root.querySelector('template[data-sheet="' + name + '"]');
    return document.importNode(template.content, true);
  }

  function lay() {
    const chosen = picks.filter((pick) => pick.checked);
    sheets.replaceChildren(...chosen.map((pick) => copy(pick.dataset.pick)));
    root.querySelector("[data-print-sheet]").disabled = !chosen.length;
    count.textContent = chosen.length ? EvenKeel.fill(count.dataset, { n: chosen.length }) : start;
  }

  root.addEventListener("change", lay);
  root.querySelector("[data-none]").addEventListener("click", () => {
    picks.forEach((pick) => (pick.checked = false));
    lay();
  });
  root.querySelector("[data-scripted]").hidden = false;
  lay();
});
