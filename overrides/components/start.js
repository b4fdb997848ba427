/* Starts every component on the page. One that fails says so in the console and leaves its
   neighbours working: the HTML below it still teaches. */
(() => {
  "use strict";

  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  const fetched = {};
  const starters = [];
  let isStarted = false;

  function start([name, run]) {
    document.querySelectorAll('[data-component~="' + name + '"]').forEach((root) => {
      try {
        run(root);
        root.dataset.ready = "";
      } catch (error) {
        console.error("Even Keel: " + name + " did not start.", error);
      }
    });
  }

  function fetchOne(file) {
    fetched[file] =
      fetched[file] ||
      new Promise((done, failed) => {
        const isStyle = file.endsWith(".css");
        const element = document.createElement(isStyle ? "link" : "script");
        if (isStyle) element.rel = "stylesheet";
        element[isStyle ? "href" : "src"] = new URL(file, folder).href;
        element.onload = done;
        element.onerror = () => {
          delete fetched[file];
          // What has no looks still works.
          (isStyle ? done : failed)();
        };
        // A style that comes later also stands later than the page's own, which are in the body.
        (isStyle ? document.body : document.head).append(element);
      });
    return fetched[file];
  }

  window.EvenKeel = {
    /** Whose order of day and month dates have: that of the page's language, where the program is. */
    locale: document.documentElement.dataset.locale || document.documentElement.lang,

    /** Register `run(root)` for every element with data-component="name". */
    component: (name, run) => (isStarted ? start([name, run]) : starters.push([name, run])),

    /** Fill each {name} in `words` from `values`; of several forms the number `n` picks one. */
    fill(words, values) {
      const form = words.other && words[new Intl.PluralRules(document.documentElement.lang).select(values.n)];
      return (form || words.other || words).replace(/\{(\w+)\}/g, (all, name) => values[name]);
    },

    /** Fetch what is only needed now: `files` of this folder, or addresses, with spaces between,
        each once, and each after the one before it has run. */
    load: (files) =>
      files.split(" ").reduce((before, file) => before.then(() => fetchOne(file)), Promise.resolve()),

    /** Return what the template `id` holds, once. In a finished site, it comes as a script. */
    async late(id) {
      const template = document.getElementById(id);
      const { late } = template.dataset;
      if (late) await EvenKeel.load(new URL(late, location.href).href);
      return template.content;
    },
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.classList.replace("no-js", "js");
    isStarted = true;
    starters.forEach(start);
  });
})();
