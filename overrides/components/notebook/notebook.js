/* The page `mine/`: everything that is kept, by lesson and sheet; to print, to carry out and in, to
   erase. What somebody wrote, here or in a file that is brought in, is only ever shown as text. */
EvenKeel.component("notebook", function (root) {
  "use strict";

  const find = (name) => root.querySelector("[data-" + name + "]");
  const all = (name) => Array.from(root.querySelectorAll("[data-" + name + "]"));
  const say = JSON.parse(root.dataset.words);
  const { root: bar, load } = EvenKeel.bar;

  /** Where a page with sheets stands today, by its path; nothing where it is gone. */
  const lessons = {};
  all("parts").forEach(function (link, order) {
    lessons[link.dataset.page] = { order, link, title: link.dataset.lesson, parts: link.dataset.parts.split(" ") };
  });

  function placeOf(name) {
    const [path, sheet] = name.split("#");
    return { lesson: lessons[path], sheet };
  }

  /** Part `sheet` into what is asked today and what comes from an older sheet. */
  function parted(name, sheet) {
    const { lesson } = placeOf(name);
    // "field@day" is what stood there on a day; "field@moment" found no question any more.
    const isAsked = (field, when) => (!when || /^\d{4}-\d\d-\d\d$/.test(when)) && lesson.parts.includes(field.split(".").slice(0, 2).join("."));
    const isToday = (field) => Boolean(lesson) && isAsked(...field.split("@"));
    const pick = (wanted) => Object.fromEntries(Object.entries(sheet.fields).filter(([field]) => isToday(field) === wanted));
    const none = (fields) => !Object.keys(fields).length;
    const [today, older] = [true, false].map((wanted) => pick(wanted)).map((fields) => !none(fields) && Object.assign({}, sheet, { fields }));
    return { today, older };
  }

  function start() {
    const { keep, store, carry } = EvenKeel;
    const { make, answers } = carry;
    const none = find("none").textContent;

    const ask = EvenKeel.sure(find("sure-box"), find("no"), find("yes"), find("said"));
    function askBeside(question, beside, act) {
      beside.closest("p, article").after(find("sure-box"));
      ask(question, beside, act);
    }

    function button(text, label, act) {
      const made = make("button", text);
      made.type = "button";
      made.className = "button button--quiet";
      made.setAttribute("aria-label", label);
      made.addEventListener("click", () => act(made));
      return made;
    }

    /** Return one sheet as it is shown; `whole` is its name where it can be erased from here. */
    function shown(name, sheet, isToday) {
      const { lesson, sheet: id } = placeOf(name);
      const row = make("p");
      row.className = "notebook__row no-print";
      if (lesson) {
        const edit = make("a", isToday ? say.edit : say.open);
        edit.className = "button button--quiet";
        edit.href = lesson.link.getAttribute("href") + (isToday ? "#" + id : "");
        edit.setAttribute("aria-label", edit.textContent + ": " + sheet.title);
        row.append(edit);
      }
      row.append(button(say.erase, say.erase + ": " + sheet.title, function (made) {
        const fields = Object.keys(sheet.fields);
        askBeside(EvenKeel.fill(say.erase_sheet, { n: fields.length, sheet: sheet.title }), made, function () {
          const now = keep.book().sheets[name];
          const rest = now && Object.keys(now.fields).filter((field) => !fields.includes(field));
          keep.put(rest && rest.length
            ? fields.map((field) => ["words", name, field, "", now.fields[field] ? now.fields[field].at + 1 : Date.now()])
            : [["gone", name]]);
          keep.save();
          find("said").textContent = EvenKeel.fill(say.erased, { n: fields.length });
        });
      }));
      const where = make("p", lesson ? lesson.title : sheet.lesson);
      where.className = "notebook__where";
      const article = make("article", "", where, make("h3", sheet.title || say.untitled), answers(sheet), row);
      article.className = "notebook__sheet";
      return article;
    }

    function list(place, sheets) {
      find(place).textContent = "";
      find(place).append(...sheets.map(([name, sheet]) => shown(name, sheet, place === "list")));
    }

    function show(state) {
      const book = keep.book();
      const order = (name) => (placeOf(name).lesson || { order: 999 }).order;
      const sheets = Object.entries(book.sheets)
        .sort(([one], [other]) => order(one) - order(other) || (one < other ? -1 : 1))
        .map(([name, sheet]) => [name, parted(name, sheet)]);
      const today = sheets.filter(([, sheet]) => sheet.today).map(([name, sheet]) => [name, sheet.today]);
      const older = sheets.filter(([, sheet]) => sheet.older).map(([name, sheet]) => [name, sheet.older]);
      const isShut = state === "locked";
      // The question about erasing stands beside what is shown anew: it is asked again.
      ask.stop(say.stopped);
      find("live").prepend(find("sure-box"));
      list("list", today);
      list("older-list", older);
      find("older").hidden = !older.length;
      find("none").hidden = sheets.length > 0;
      find("none").textContent = isShut ? say.locked : none;
      find("tools").hidden = isShut || !sheets.length;
      find("import").hidden = isShut || state === "newer";
      find("shut").hidden = !isShut && state !== "newer";
      find("rest").hidden = isShut || !book.rest.length;
      find("rest-said").textContent = EvenKeel.fill(find("rest-said").dataset, { n: book.rest.length });
      all("done").forEach(function (tick) {
        tick.checked = Boolean((book.done[tick.dataset.done] || {}).yes);
        tick.disabled = isShut || state === "newer";
      });
    }

    all("done").forEach((tick) => tick.addEventListener("change", function () {
      keep.put([["done", tick.dataset.done, Date.now(), tick.checked]]);
      if (keep.state() === "nothing") EvenKeel.bar.show("ask");
    }));
    all("raw").forEach((one) => one.addEventListener("click", () => carry.saveRaw(keep.raw())));
    find("mend").addEventListener("click", (event) => askBeside(say.mend, event.target, function () {
      keep.put([["mended"]]);
      keep.save();
      find("said").textContent = say.mended;
    }));
    find("print").addEventListener("click", () => window.print());
    find("save").addEventListener("click", () => carry.save(keep.book()));
    find("erase").addEventListener("click", function (event) {
      const n = store.count(keep.book());
      askBeside(EvenKeel.fill(event.target.dataset, { n }), event.target, function () {
        keep.erase();
        find("said").textContent = EvenKeel.fill(say.erased, { n });
      });
    });
    find("lock-fold").hidden = !(window.crypto && crypto.subtle);
    find("save-locked").addEventListener("click", function () {
      const field = find("lock");
      const isLong = field.value.trim().length >= 8;
      find("said").textContent = isLong ? "" : say.short;
      if (!isLong) return field.focus();
      load("seal").then(() => carry.saveLocked(keep.book(), field.value)).then(() => (field.value = ""));
    });
    keep.listen(show);
    show(keep.state());
    find("plain").hidden = true;
    find("live").hidden = false;
  }

  find("bar").append(bar);
  EvenKeel.bar.show(location.protocol === "file:" ? "file" : "nothing");
  load("store keep panel carry bring sure").then(function () {
    start();
    EvenKeel.bring(root, say);
  }, () => EvenKeel.bar.show("failed"));
});
