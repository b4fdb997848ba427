// Puts what is ticked, and nothing else, where it will be printed. start.js does the printing.
(function () {
  "use strict";

  EvenKeel.component("print-tray", function (root) {
    var picks = Array.prototype.slice.call(root.querySelectorAll("[data-pick]"));
    var sheets = root.querySelector("[data-sheets]");
    var count = root.querySelector("[data-count]");
    var start = count.textContent;

    function template(name) {
      return root.querySelector('template[data-sheet="' + name + '"]');
    }

    function lay() {
      var chosen = picks.filter(function (pick) { return pick.checked; });
      sheets.textContent = "";
      chosen.forEach(function (pick) {
        sheets.appendChild(document.importNode(template(pick.dataset.pick).content, true));
      });
      root.querySelector("[data-print-sheet]").disabled = !chosen.length;
      count.textContent = !chosen.length ? start
        : EvenKeel.fill(count.dataset, { n: chosen.length });
    }

    root.addEventListener("change", lay);
    root.querySelector("[data-none]").addEventListener("click", function () {
      picks.forEach(function (pick) { pick.checked = false; });
      lay();
    });
    root.querySelector("[data-scripted]").hidden = false;
    lay();
  });
})();
