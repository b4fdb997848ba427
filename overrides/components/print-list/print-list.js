// The filter box over everything that can be printed: shows what holds every word that is typed. A
// whole number has to stand alone, so that "week 1" finds neither week 12 nor lesson 6.1.
(function () {
  "use strict";

  function holds(item, words) {
    var group = item.closest("[data-group]");
    var heading = group && group.querySelector("h3, h4");
    var outer = group && group.parentElement.closest("[data-group]");
    var above = outer ? outer.querySelector("h3").textContent : "";
    var title = item.querySelector(".print-list__title").textContent;
    var text = (above + " " + (heading ? heading.textContent : "") + " " + title).toLowerCase();
    var parts = text.split(/[^\w.]+/);
    return words.every(function (word) {
      return /^\d+$/.test(word) ? parts.indexOf(word) !== -1 : text.indexOf(word) !== -1;
    });
  }

  EvenKeel.component("print-list", function (root) {
    var input = root.querySelector("input");
    var count = root.querySelector("[data-count]");
    var items = Array.prototype.slice.call(root.querySelectorAll("[data-item]"));
    var groups = Array.prototype.slice.call(root.querySelectorAll("[data-group]"));

    function filter() {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      items.forEach(function (item) {
        item.hidden = !holds(item, words);
        shown += item.hidden ? 0 : 1;
      });
      groups.forEach(function (group) { group.hidden = !group.querySelector("[data-item]:not([hidden])"); });
      count.textContent = !words.length ? "" : shown
        ? EvenKeel.fill(count.dataset, { n: shown, total: items.length }) : count.dataset.none;
    }

    input.addEventListener("input", filter);
    input.closest("[data-scripted]").hidden = false;
  });
})();
