/* Carries a notebook out of the browser in one file, and back. The file is a page that anybody can
   read; the notebook itself stands in it a second time, as JSON. Or it is locked with a passphrase. */
(() => {
  "use strict";

  const { parse, format, rows } = EvenKeel.store;
  const words = EvenKeel.bar.root.dataset;
  const DATA = '<script type="application/json">';
  const STYLE =
    "body{max-width:40em;margin:2em auto;padding:0 1em;font:1.1em/1.5 sans-serif}dt{font-weight:bold;margin-top:1em}dd{margin:0 0 .3em;white-space:pre-line}";

  /** Return a sheet's answers as they were asked: [question, [answers]], in the sheet's order. The
      mark of an entry stands behind it, in one line. */
  function questions(sheet) {
    const found = new Map();
    const lineOf = new Map();
    Object.entries(sheet.fields)
      .sort(([one, a], [other, b]) => a.place - b.place || (one < other ? -1 : 1))
      .forEach(([field, entry]) => {
        const line = lineOf.get(field.replace(/\.mark(?=@|$)/, ""));
        if (line) {
          line.lines[line.at] += " · " + entry.words;
          return;
        }
        const ask = entry.ask || field;
        if (!found.has(ask)) found.set(ask, []);
        const lines = found.get(ask);
        lines.push((entry.label && entry.label + ": ") + entry.words);
        lineOf.set(field, { lines, at: lines.length - 1 });
      });
    return Array.from(found);
  }

  /** Return an element that shows `text` as it is: what somebody wrote is never markup. */
  function make(name, text, ...inside) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    element.append(...inside);
    return element;
  }

  /** Return the list of what a sheet asks and what was answered. */
  function answers(sheet) {
    const list = make("dl");
    questions(sheet).forEach(([ask, lines]) =>
      list.append(make("div", "", make("dt", ask), ...lines.map((line) => make("dd", line)))),
    );
    return list;
  }

  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const tag = (name, text) => "<" + name + ">" + escape(text) + "</" + name + ">\n";

  /** Return a whole page that says `about` and `inside`, with the notebook's text as data. Letter
      by letter, since a page that the browser made would fall under this site's policy. */
  function pageOf(text, about, inside) {
    const head =
      '<!doctype html>\n<html lang="' +
      escape(document.documentElement.lang) +
      '">\n<meta charset="utf-8">\n';
    const title = tag("title", words.carryTitle) + tag("style", STYLE) + tag("h1", words.carryTitle);
    return head + title + tag("p", about) + inside + DATA + text.replace(/</g, "\\u003c") + "</script>\n";
  }

  function download(text, ending) {
    const link = document.createElement("a");
    const day = new Date().toLocaleDateString("sv");
    link.href = URL.createObjectURL(
      new Blob([text], { type: ending === "html" ? "text/html" : "text/plain" }),
    );
    link.download = words.carryName + "-" + day + "." + ending;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  EvenKeel.carry = {
    make,
    answers,

    /** Return the readable file of `book`. */
    file(book) {
      const sheets = Object.values(book.sheets).map((sheet) => {
        const list = questions(sheet).map(
          ([ask, lines]) => tag("dt", ask) + lines.map((line) => tag("dd", line)).join(""),
        );
        return (
          tag("h2", [sheet.lesson, sheet.title].filter(Boolean).join(": ")) +
          "<dl>\n" +
          list.join("") +
          "</dl>\n"
        );
      });
      return pageOf(format(book), words.carryAbout, sheets.join(""));
    },

    save: (book) => download(EvenKeel.carry.file(book), "html"),

    async saveLocked(book, passphrase) {
      const text = await EvenKeel.seal.close(format(book), await EvenKeel.seal.lock(passphrase));
      download(pageOf(text, words.carryLocked, ""), "html");
    },

    saveRaw: (raw) => download(raw || "", "txt"),

    /** Return the notebook in the text of a file, ours or a raw one. It is never parsed as a page. */
    read(text) {
      const data = text.split(DATA)[1];
      return parse(data === undefined ? text : data.split("</script>")[0]);
    },

    /** Return how the answers of `other` stand to those in `book`: {fresh, changed, older}, each a
        list of rows with the words they would replace, and how many are the same. */
    compare(book, other) {
      const found = { fresh: [], changed: [], older: [], same: 0 };
      rows(other)
        .filter((row) => row[0] === "words")
        .forEach((row) => {
          const [, name, field, now, at] = row;
          const had = book.sheets[name] && book.sheets[name].fields[field];
          if (!had) found.fresh.push({ row, was: "" });
          else if (had.words === now) found.same += 1;
          else if (at > had.at || (at === had.at && now > had.words))
            found.changed.push({ row, was: had.words });
          else found.older.push({ row, was: had.words });
        });
      return found;
    },
  };
})();
