/* Copies the chart note, or marks it where a browser does not let a page copy. */
EvenKeel.component("chart-note", (root) => {
  "use strict";

  const [text, button, said] = ["note", "copy", "result"].map((name) =>
    root.querySelector("[data-" + name + "]"),
  );

  button.hidden = false;
  button.addEventListener("click", async () => {
    getSelection().selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(getSelection().toString());
      said.textContent = said.dataset.copied;
    } catch {
      said.textContent = said.dataset.marked;
    }
  });
});
