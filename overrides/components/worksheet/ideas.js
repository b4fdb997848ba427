/* Ready-made beginnings of an if-then plan: a tap puts the words into the first empty line. */
(() => {
  "use strict";

  const all = (node, query) => Array.from(node.querySelectorAll(query));

  /** Return `said` with the plan's number and its two halves; what is still open becomes dots. */
  function sentence(said, n, plan) {
    return EvenKeel.fill(said, { n, if: plan.if || "…", then: plan.then || "…" });
  }

  function offer(box) {
    const part = box.closest("[data-part]");
    const status = box.querySelector("[data-status]");
    const fields = (half) => all(part, '[name$=".' + half + '"]');

    function put(words, half) {
      const place = fields(half).findIndex((field) => !field.value.trim());
      if (place < 0) {
        status.textContent = box.dataset.full;
        return;
      }
      const field = fields(half)[place];
      field.value = words;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      const plan = { if: fields("if")[place].value, then: fields("then")[place].value };
      status.textContent = sentence(box.dataset.said, place + 1, plan);
    }

    all(box, "[data-half] > li").forEach((item) => {
      const words = item.textContent;
      const half = item.parentNode.dataset.half;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "worksheet__idea-button";
      button.textContent = words;
      button.addEventListener("click", () => put(words, half));
      item.textContent = "";
      item.append(button);
    });
  }

  EvenKeel.component("worksheet", (root) => all(root, "[data-ideas]").forEach(offer));
})();
