/* The page `mine/`: everything that is kept, by lesson and sheet; to print, to carry out and in, to
   erase. What somebody wrote, here or in a file that is brought in, is only ever shown as text. */
(() => {
  "use strict";

  /** Part `sheet` into what the `parts` of its page ask today and what comes from an older sheet. */
  function parted(sheet, parts) {
    // "field@day" is what stood there on a day; "field@moment" found no question any more.
    const isAsked = (field, when) =>
      (!when || /^\d{4}-\d\d-\d\d$/.test(when)) && parts.includes(field.split(".").slice(0, 2).join("."));
    const isToday = ([field]) => isAsked(...field.split("@"));
    const pick = (wanted) => Object.entries(sheet.fields).filter((entry) => isToday(entry) === wanted);
    const some = (fields) => fields.length > 0 && { ...sheet, fields: Object.fromEntries(fields) };
    return { today: some(pick(true)), older: some(pick(false)) };
  }

  /** Return where a page with sheets stands today, by its path; nothing where it is gone. */
  function lessonsOf(links) {
    // Without a prototype: a path in a file that somebody brings along may be any word.
    const lessons = Object.create(null);
    links.forEach((link, order) => {
      const { page, lesson: title, parts } = link.dataset;
      lessons[page] = { order, link, title, parts: parts.split(" ") };
    });
    return lessons;
  }

  /** Return the rows that erase `fields` of the sheet `name`, and the sheet where it holds no others. */
  function erasing(book, name, fields) {
    const now = book.sheets[name];
    const rest = now && Object.keys(now.fields).filter((field) => !fields.includes(field));
    if (!rest || !rest.length) return [["gone", name]];
    const at = (field) => (now.fields[field] ? now.fields[field].at + 1 : Date.now());
    return fields.map((field) => ["words", name, field, "", at(field)]);
  }

  /** Return `shown(name, sheet, isToday)`, which makes one sheet as it is shown; `askBeside` asks
      before it is erased, and `told` says so afterwards. */
  function sheetMaker({ say, placeOf, askBeside, told }) {
    const { keep } = EvenKeel;
    const { make, answers } = EvenKeel.carry;

    function eraser(name, sheet) {
      const made = make("button", say.erase);
      const fields = Object.keys(sheet.fields);
      const n = fields.length;
      made.type = "button";
      made.className = "button button--quiet";
      made.setAttribute("aria-label", say.erase + ": " + sheet.title);
      made.addEventListener("click", () =>
        askBeside(EvenKeel.fill(say.erase_sheet, { n, sheet: sheet.title }), made, () => {
          keep.put(erasing(keep.book(), name, fields));
          keep.save();
          told(EvenKeel.fill(say.erased, { n }));
        }),
      );
      return made;
    }

    function link({ lesson, sheet: id }, title, isToday) {
      const made = make("a", isToday ? say.edit : say.open);
      made.className = "button button--quiet";
      made.href = lesson.link.getAttribute("href") + (isToday ? "#" + id : "");
      made.setAttribute("aria-label", made.textContent + ": " + title);
      return made;
    }

    return (name, sheet, isToday) => {
      const place = placeOf(name);
      const row = make(
        "p",
        "",
        ...(place.lesson ? [link(place, sheet.title, isToday)] : []),
        eraser(name, sheet),
      );
      row.className = "notebook__row no-print";
      const where = make("p", place.lesson ? place.lesson.title : sheet.lesson);
      where.className = "notebook__where";
      const title = make("h3", sheet.title || say.untitled);
      const article = make("article", "", where, title, answers(sheet), row);
      article.className = "notebook__sheet";
      return article;
    };
  }

  /** Show the notebook, now and after each change of it. */
  function showOn({ find, all, say, lessons, placeOf, ask, shown }) {
    const none = find("none").textContent;
    const order = (name) => (placeOf(name).lesson || { order: 999 }).order;

    function list(place, sheets) {
      find(place).replaceChildren(...sheets.map(([name, sheet]) => shown(name, sheet, place === "list")));
    }

    return (state) => {
      const book = EvenKeel.keep.book();
      const isShut = state === "locked";
      const sheets = Object.entries(book.sheets)
        .sort(([one], [other]) => order(one) - order(other) || (one < other ? -1 : 1))
        .map(([name, sheet]) => [name, parted(sheet, (lessons[name.split("#")[0]] || { parts: [] }).parts)]);
      const pick = (part) =>
        sheets.filter(([, both]) => both[part]).map(([name, both]) => [name, both[part]]);
      // The question about erasing stands beside what is shown anew: it is asked again.
      ask.stop(say.stopped);
      find("live").prepend(find("sure-box"));
      list("list", pick("today"));
      list("older-list", pick("older"));
      find("older").hidden = !pick("older").length;
      find("none").hidden = sheets.length > 0;
      find("none").textContent = isShut ? say.locked : none;
      find("tools").hidden = isShut || !sheets.length;
      find("import").hidden = isShut || state === "newer";
      find("shut").hidden = !isShut && state !== "newer";
      find("rest").hidden = isShut || !book.rest.length;
      find("rest-said").textContent = EvenKeel.fill(find("rest-said").dataset, { n: book.rest.length });
      all("done").forEach((tick) => {
        tick.checked = Boolean((book.done[tick.dataset.done] || {}).yes);
        tick.disabled = isShut || state === "newer";
      });
    };
  }

  /** Let the buttons of the page do what they say. */
  function listen({ find, all, say, askBeside, told }) {
    const { keep, store, carry, bar } = EvenKeel;

    all("done").forEach((tick) =>
      tick.addEventListener("change", () => {
        keep.put([["done", tick.dataset.done, Date.now(), tick.checked]]);
        if (keep.state() === "nothing") bar.show("ask");
      }),
    );
    all("raw").forEach((one) => one.addEventListener("click", () => carry.saveRaw(keep.raw())));
    find("mend").addEventListener("click", ({ target }) =>
      askBeside(say.mend, target, () => {
        keep.put([["mended"]]);
        keep.save();
        told(say.mended);
      }),
    );
    find("print").addEventListener("click", () => window.print());
    find("save").addEventListener("click", () => carry.save(keep.book()));
    find("erase").addEventListener("click", ({ target }) => {
      const n = store.count(keep.book());
      askBeside(EvenKeel.fill(target.dataset, { n }), target, () => {
        keep.erase();
        told(EvenKeel.fill(say.erased, { n }));
      });
    });
    find("lock-fold").hidden = !(window.crypto && crypto.subtle);
    find("save-locked").addEventListener("click", async () => {
      const field = find("lock");
      await bar.load("seal guess");
      const why = EvenKeel.guess(field.value);
      told(why && say[why]);
      if (why) return field.focus();
      await carry.saveLocked(keep.book(), field.value);
      field.value = "";
      return null;
    });
  }

  function start(root) {
    const { keep } = EvenKeel;
    const find = (name) => root.querySelector("[data-" + name + "]");
    const all = (name) => [...root.querySelectorAll("[data-" + name + "]")];
    const say = JSON.parse(root.dataset.words);
    const lessons = lessonsOf(all("parts"));
    const ask = EvenKeel.sure(find("sure-box"), find("no"), find("yes"), find("said"));
    const page = { find, all, say, lessons, ask };
    page.told = (words) => (find("said").textContent = words);
    page.placeOf = (name) => {
      const [path, sheet] = name.split("#");
      return { lesson: lessons[path], sheet };
    };
    page.askBeside = (question, beside, act) => {
      beside.closest("p, article").after(find("sure-box"));
      ask(question, beside, act);
    };
    page.shown = sheetMaker(page);
    const show = showOn(page);
    listen(page);
    keep.listen(show);
    show(keep.state());
    find("plain").hidden = true;
    find("live").hidden = false;
    EvenKeel.bring(root, say);
  }

  EvenKeel.component("notebook", (root) => {
    const { bar } = EvenKeel;
    root.querySelector("[data-bar]").append(bar.root);
    bar.show(location.protocol === "file:" ? "file" : "nothing");
    EvenKeel.load(document.body.dataset.loads)
      .then(() => bar.load("panel bring sure"))
      .then(
        () => start(root),
        () => bar.show("failed"),
      );
  });
})();
