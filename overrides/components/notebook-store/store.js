/* What a notebook is: how its text is read, changed and written. Pure: nothing here touches the
   page, or keeps anything. The text is a JSON list with one row on each line, so that a damaged
   line costs no other:

     ["even-keel", format]
     ["sheet", sheet, title, lesson]                               a sheet's address and its names
     ["words", sheet, field, words, at, ask, label, plan, place]   one answer, with its question
     ["done", lesson, at, yes]
     ["rest", line]                                                what could not be read
     ["sealed", rounds, salt, iv, data]                            all that, behind a passphrase */
(() => {
  "use strict";

  const FORMAT = 1;
  const UNWRITTEN = ["gone", "mended"];
  const areText = (...values) => values.every((value) => typeof value === "string");
  const text = (value) => (areText(value) ? value : "");
  // Without a prototype: a name in a file that somebody brings along means nothing special.
  const table = () => Object.create(null);
  const empty = () => ({ sheets: table(), done: table(), rest: [], sealed: null, newer: false });

  /** Return whether the answer `had` stays where `words` of the time `at` come. */
  const stays = (had, words, at) => had.at > at || (had.at === at && had.words >= words);

  const put = {
    "even-keel"(book, format) {
      book.newer = !(format <= FORMAT);
      return true;
    },
    sheet(book, name, title, lesson) {
      if (!areText(name)) return false;
      const sheet = (book.sheets[name] = book.sheets[name] || { fields: table() });
      sheet.title = text(title) || sheet.title || "";
      sheet.lesson = text(lesson) || sheet.lesson || "";
      return true;
    },
    words(book, name, field, words, at, ask, label, plan, place) {
      if (!areText(name, field, words)) return false;
      put.sheet(book, name);
      const sheet = book.sheets[name];
      const had = sheet.fields[field];
      at = Number(at) || 0;
      if (had && stays(had, words, at)) return true;
      sheet.fields[field] = {
        words,
        at,
        ask: text(ask),
        label: text(label),
        plan: text(plan),
        place: place | 0,
      };
      if (!words) delete sheet.fields[field];
      if (!Object.keys(sheet.fields).length) delete book.sheets[name];
      return true;
    },
    done(book, lesson, at, yes) {
      if (!areText(lesson)) return false;
      const had = book.done[lesson];
      if (!had || had.at <= at) book.done[lesson] = { at: Number(at) || 0, yes: Boolean(yes) };
      return true;
    },
    rest: (book, line) => areText(line) && Boolean(book.rest.push(line)),
    sealed(book, ...sealed) {
      book.sealed = sealed;
      return areText(...sealed.slice(1, 4));
    },
    /* Two of UNWRITTEN: a sheet that was erased, unreadable lines taken out. */
    gone: (book, name) => delete book.sheets[name],
    mended: (book) => Boolean((book.rest = [])),
  };

  EvenKeel.store = {
    empty,

    /* Stands under an old name once the words have moved. A tab of an earlier site takes it for the
       notebook of a newer one, and says that what is written there is not kept. */
    MOVED: JSON.stringify(["even-keel", FORMAT + 1]),

    /** Change `book` by one row; where both have an answer, the later one stays. Return whether
        the row could be read. */
    put: (book, row) => Object.keys(put).includes(row[0]) && put[row[0]](book, ...row.slice(1)),

    /** Return `rows`, written where nobody saw what `book` holds, so that they take no answer's
        place: the earlier of two is set aside, under its moment, as if of an older sheet. */
    meet(book, rows) {
      const nameOf = ([kind, name, field]) => kind === "words" && name + "\n" + field;
      const last = new Map(rows.map((row) => [nameOf(row), row]));
      return rows.flatMap((row) => {
        const [kind, name, field, words, at, ...rest] = row;
        if (kind !== "words") return [row];
        if (last.get(nameOf(row)) !== row) return [];
        const had = book.sheets[name] && book.sheets[name].fields[field];
        if (!had || had.words === words) return [row];
        // What was emptied again was never meant for the answer behind it.
        if (!words) return [];
        const older = stays(had, words, at)
          ? [words, at, ...rest]
          : [had.words, had.at, had.ask, had.label, had.plan, had.place];
        return [[kind, name, field + "@" + older[1], ...older], row];
      });
    },

    /** Return the notebook in `words`; what cannot be read of it stands in its `rest`. */
    parse(words) {
      const book = empty();
      words.split(/\r?\n/).forEach((line) => {
        line = line.trim().replace(/,$/, "");
        if (/^[[\]]?$/.test(line)) return;
        try {
          const row = JSON.parse(line);
          // A clock that once ran ahead must not win for ever.
          const time = { words: 4, done: 2 }[row[0]];
          if (time) row[time] = Math.min(row[time], Date.now());
          if (!UNWRITTEN.includes(row[0]) && EvenKeel.store.put(book, row)) return;
        } catch {
          // It is kept as it stands. Words behind a damaged lock must not go on in the open.
          if (line.startsWith('["sealed"')) book.sealed = [];
        }
        book.rest.push(line);
      });
      return book;
    },

    /** Return everything in `book` as rows. */
    rows(book) {
      const rows = [];
      Object.entries(book.sheets).forEach(([name, sheet]) => {
        rows.push(["sheet", name, sheet.title, sheet.lesson]);
        Object.entries(sheet.fields).forEach(([field, { words, at, ask, label, plan, place }]) =>
          rows.push(["words", name, field, words, at, ask, label, plan, place]),
        );
      });
      Object.entries(book.done).forEach(([name, done]) => rows.push(["done", name, done.at, done.yes]));
      book.rest.forEach((line) => rows.push(["rest", line]));
      if (book.sealed) rows.push(["sealed", ...book.sealed]);
      return rows;
    },

    /** Return `book` as text that `parse` reads. */
    format: (book) =>
      "[\n" +
      [["even-keel", FORMAT], ...EvenKeel.store.rows(book)].map((row) => JSON.stringify(row)).join(",\n") +
      "\n]",

    /** Return how many answers stand in `book`, or in its sheet `name`. */
    count: (book, name) =>
      (name ? [name] : Object.keys(book.sheets))
        .map((one) => Object.keys(book.sheets[one].fields).length)
        .reduce((sum, n) => sum + n, 0),
  };
})();
