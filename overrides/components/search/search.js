/* Finds pages by their words. Nothing is sent anywhere: the index comes to the reader. */
EvenKeel.component("search", function (panel) {
  "use strict";

  var SHOWN = 20;
  var input = panel.querySelector("input");
  var status = panel.querySelector("[role=status]");
  var list = panel.querySelector("ol");
  var item = panel.querySelector("template").content.firstElementChild;
  var home = new URL(panel.dataset.root, location.href);
  var entries;
  var timer;

  /** Lower-case words without accents or signs, with a space before and after each. */
  function plain(text) {
    return " " + text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim() + " ";
  }

  /** "urges" also finds "urge": what is looked for is the start of a word, without its ending. */
  function needles(query) {
    return plain(query).trim().split(" ").filter(Boolean).map(function (word) {
      return word.length < 3 ? " " + word + " " : " " + word.replace(/(.{3,}?)(ings?|ed|es|s|ly|y|e)$/, "$1");
    });
  }

  /** The pages that hold the most of the words, best first: [entry, entry of its page] each. */
  function find(query) {
    var wanted = needles(query);
    var pages = {};
    var best = {};
    entries.forEach(function (entry) {
      var page = entry.location.split("#")[0];
      pages[page] = pages[page] || entry;
      var score = wanted.reduce(function (sum, needle) {
        var times = entry.words.split(needle).length - 1;
        var titled = entry.name.indexOf(needle) >= 0;
        return times || titled ? sum + 100 + Math.min(times, 5) + (titled ? 20 : 0) : sum;
      }, entry === pages[page] ? 5 : 0);
      // What a participant reads stands before what a leader or an author reads.
      if (/(^|\/)leader\.html|^(leaders|about|print)\//.test(page)) score -= 15;
      else if (/^get-help/.test(page)) score += 15;
      if (score >= 85 && !(best[page] && best[page].score >= score)) {
        best[page] = { score: score, entry: entry, page: pages[page] };
      }
    });
    var found = Object.keys(best).map(function (page) { return best[page]; });
    var most = found.reduce(function (top, hit) { return Math.max(top, hit.score); }, 0);
    return found.filter(function (hit) {
      return Math.floor((hit.score + 15) / 100) === Math.floor((most + 15) / 100);
    }).sort(function (a, b) { return b.score - a.score; });
  }

  function text(html) {
    return new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ").trim();
  }

  /** The first words of an entry, without those that a lesson gives to search alone. */
  function start(all) {
    var words = all.split("\u2063")[0].trim();
    return words.length > 140 ? words.slice(0, 130).replace(/\s+\S*$/, "") + " …" : words;
  }

  function show() {
    var hits = input.value.trim() ? find(input.value) : [];
    list.textContent = "";
    hits.slice(0, SHOWN).forEach(function (hit) {
      var row = item.cloneNode(true);
      row.querySelector("a").href = new URL(hit.entry.location, home).href;
      row.querySelector("strong").textContent = text(hit.page.title);
      row.querySelector("span").textContent =
        (hit.entry === hit.page ? "" : text(hit.entry.title) + ": ") + start(text(hit.entry.text));
      list.appendChild(row);
    });
    status.textContent = !input.value.trim() ? "" : !hits.length ? panel.dataset.none
      : EvenKeel.fill(panel.dataset, { n: hits.length });
  }

  function ready() {
    entries = (window.__index.docs || window.__index.items).map(function (entry) {
      entry.name = plain(entry.title);
      entry.words = plain(entry.text.replace(/<[^>]+>|&\w+;/g, " "));
      return entry;
    });
    show();
  }

  /** Load the first of the addresses that exists. */
  function load(addresses) {
    var script = document.createElement("script");
    if (!addresses.length) return void (status.textContent = panel.dataset.failed);
    script.src = addresses[0];
    script.onload = ready;
    script.onerror = load.bind(null, addresses.slice(1));
    document.head.appendChild(script);
  }

  function open() {
    if (panel.open) return;
    if (!entries) {
      status.textContent = panel.dataset.loading;
      load(panel.dataset.index.split(" "));
    }
    panel.showModal();
    input.focus();
  }

  var style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = panel.dataset.style;
  style.onload = style.onerror = open;
  document.head.appendChild(style);
  document.querySelectorAll("[data-search-open]").forEach(function (button) {
    button.addEventListener("click", open);
  });
  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(function () { if (entries) show(); }, 150);
  });
  input.addEventListener("keydown", function (event) {
    var first = list.querySelector("a");
    if (first && (event.key === "ArrowDown" || event.key === "Enter")) {
      event.preventDefault();
      if (event.key === "Enter") first.click();
      else first.focus();
    }
  });
  panel.addEventListener("click", function (event) {
    if (event.target === panel || event.target.closest("[data-close], a")) panel.close();
  });
});
