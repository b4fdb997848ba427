/* Puts what is ticked, and nothing else, where it will be printed; `page/print-sheet` prints it. */
EvenKeel.component("choose-sheets", (root) => {
  "use strict";

  const POINTERS = ["id", "for", "aria-labelledby", "aria-describedby", "headers"];
  const picks = [...root.querySelectorAll("[data-pick]")];
  const sheets = root.querySelector("[data-sheets]");
  const count = root.querySelector("[data-count]");
  const start = count.textContent;

  function copy(name) {
    const template = root.querySelector('template[data-sheet="' + name + '"]');
    const made = document.importNode(template.content, true);
    const own = (id) => name + "-" + id;
    const ids = new Set(Array.from(made.querySelectorAll("[id]"), ({ id }) => id));
    // Two sheets of a packet may use one id; what points to it goes along, and what
    // points to nothing that is printed goes away.
    POINTERS.forEach((pointer) =>
      made.querySelectorAll("[" + pointer + "]").forEach((element) => {
        const words = element.getAttribute(pointer).split(" ");
        const kept = words.filter((id) => ids.has(id)).map(own);
        if (kept.length) element.setAttribute(pointer, kept.join(" "));
        else element.removeAttribute(pointer);
      }),
    );
    return made;
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
