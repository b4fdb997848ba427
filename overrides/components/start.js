/* Starts every component on the page. One that fails says so in the console and leaves its
   neighbours working: the HTML below it still teaches. */
(function () {
  "use strict";

  var starters = [];
  var isStarted = false;

  function start(name, run) {
    document.querySelectorAll('[data-component~="' + name + '"]').forEach(function (root) {
      try {
        run(root);
        root.dataset.ready = "";
      } catch (error) {
        console.error("Even Keel: " + name + " did not start.", error);
      }
    });
  }

  window.EvenKeel = {
    /** Register `run(root)` for every element with data-component="name". */
    component: function (name, run) {
      if (isStarted) start(name, run);
      else starters.push([name, run]);
    },
    /** Fill each {name} in `words` from `values`; of several forms the number `n` picks one. */
    fill: function (words, values) {
      var form = words.other && words[new Intl.PluralRules(document.documentElement.lang).select(values.n)];
      return (form || words.other || words).replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
    },
  };

  /* A wide table scrolls inside a box of its own, which the keyboard can reach. */
  function boxTable(table) {
    var box = document.createElement("div");
    box.className = "table";
    table.parentNode.insertBefore(box, table);
    box.appendChild(table);
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }

  /** Mark everything outside `kept` as left out, from `node` inwards. */
  function leaveOut(node, kept) {
    if (kept.indexOf(node) >= 0) return;
    if (kept.some(function (one) { return node.contains(one); })) {
      Array.from(node.children).forEach(function (child) { leaveOut(child, kept); });
    } else node.dataset.leftOut = "";
  }

  /* Prints one sheet of a page. Its foot says where help is, so that stays. */
  function printSheet(button) {
    var sheet = button.closest("[data-component]");
    button.hidden = false;
    button.addEventListener("click", function () {
      leaveOut(document.body, [sheet, document.querySelector(".print-footer")]);
      document.documentElement.dataset.printing = sheet.id;
      window.addEventListener("afterprint", function () {
        delete document.documentElement.dataset.printing;
        document.querySelectorAll("[data-left-out]").forEach(function (node) {
          delete node.dataset.leftOut;
        });
      }, { once: true });
      window.print();
    });
  }

  /* Search comes when somebody asks for it, and opens itself then. */
  function offerSearch(buttons) {
    var panel = document.getElementById("search");
    function fetchSearch() {
      var script = document.createElement("script");
      buttons.forEach(function (button) { button.removeEventListener("click", fetchSearch); });
      script.src = panel.dataset.script;
      document.head.appendChild(script);
    }
    if (!panel || !panel.showModal) return;
    buttons.forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", fetchSearch);
    });
  }

  /* The phone's menu closes with Escape, and the focus goes back to its handle. */
  function closeMenu(event) {
    var menu = document.querySelector("[data-menu][open]");
    if (!menu || event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  }

  document.addEventListener("keydown", closeMenu);
  document.addEventListener("DOMContentLoaded", function () {
    document.documentElement.classList.replace("no-js", "js");
    document.querySelectorAll(".prose > table").forEach(boxTable);
    document.querySelectorAll("[data-print-sheet]").forEach(printSheet);
    offerSearch(document.querySelectorAll("[data-search-open]"));
    isStarted = true;
    starters.forEach(function (starter) {
      start(starter[0], starter[1]);
    });
  });
})();
