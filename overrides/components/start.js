/* Starts every component on the page. One that fails says so in the console and leaves its
   neighbours working: the HTML below it still teaches. */
(function () {
  "use strict";

  var starters = [];

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
      starters.push([name, run]);
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
    starters.forEach(function (starter) {
      start(starter[0], starter[1]);
    });
  });
})();
