/* Brings a notebook in from a file: reads what can be read, shows what would change, and changes
   nothing before somebody says so, answer by answer if they like. */
(() => {
  "use strict";

  const MOST = 4e6; // bytes; a whole notebook is far smaller
  const MOST_ANSWERS = 5000;

  /** Return what bringing `other` into `book` can change: a list of answers, the later ones marked
      as `wanted`; the rows of ticks; and how many there are of each kind. */
  function changes(book, other) {
    const { fresh, changed, older, same } = EvenKeel.carry.compare(book, other);
    const done = Object.entries(other.done)
      .filter(([name, one]) => {
        const had = book.done[name];
        return one.yes !== Boolean(had && had.yes) && (!had || one.at > had.at);
      })
      .map(([name, one]) => ["done", name, one.at, one.yes]);
    const answers = [
      ...[...fresh, ...changed].map((one) => ({ ...one, wanted: true })),
      ...older.map((one) => ({ ...one, wanted: false })),
    ];
    const sum = {
      fresh: fresh.length,
      changed: changed.length,
      done: done.length,
      same,
      older: older.length,
      unread: other.rest.length,
    };
    return { answers, done, sum, isNothing: !answers.length && !done.length };
  }

  /** Return the rows that bring `answers` of `other` into `book`. Of a file nothing else is taken
      over: no lock, no name for a sheet that is known here. */
  function taking(book, other, answers) {
    const names = new Set(answers.map(({ row }) => row[1]));
    const sheets = [...names]
      .filter((name) => !book.sheets[name])
      .map((name) => ["sheet", name, other.sheets[name].title, other.sheets[name].lesson]);
    const words = answers.map(({ row: [kind, name, field, now, at, ...rest] }) => {
      const had = book.sheets[name] && book.sheets[name].fields[field];
      // An older answer that somebody has chosen is their newest.
      const isLater = !had || at > had.at;
      return [kind, name, field, now, isLater ? at : Math.max(Date.now(), had.at + 1), ...rest];
    });
    return [...sheets, ...words];
  }

  /** Return one row of a preview, with its tick: what would be new, and what stood there before. */
  function line({ row, was, wanted }, sheets, say) {
    const { make } = EvenKeel.carry;
    const [, name, field, now, , ask] = row;
    const tick = make("input");
    Object.assign(tick, { type: "checkbox", checked: wanted, autocomplete: "off" });
    const label = make(
      "label",
      "",
      tick,
      make("strong", (sheets[name].title || say.untitled) + ": " + (ask || field)),
    );
    label.className = "notebook__tick";
    const item = make("li", "", label);
    if (was) item.append(make("p", say.was + " " + was));
    item.append(make("p", (was ? say.will_be : say.fresh) + " " + now));
    return item;
  }

  /** Show what is `offered` as a list with ticks, and go there. */
  function show(find, { answers, sum, isNothing }, sheets, say) {
    const counts = Object.entries(sum).filter(([, n]) => n);
    find("sum").textContent = counts.map(([name, n]) => EvenKeel.fill(say.sum[name], { n })).join(" ");
    find("changes").replaceChildren(...answers.map((one) => line(one, sheets, say)));
    find("take").hidden = isNothing;
    find("file-locked").hidden = true;
    find("preview").hidden = false;
    find("preview").querySelector("h3").focus();
  }

  /** Return the text of `file`, or null where it cannot be read. */
  function read(file) {
    return new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.onerror = () => done(null);
      reader.readAsText(file);
    });
  }

  EvenKeel.bring = function (root, say) {
    const { keep, store, carry, bar } = EvenKeel;
    const find = (name) => root.querySelector("[data-" + name + "]");
    let other = null;
    let offered = null;

    const tell = (text) => (find("file-said").textContent = text);

    function close() {
      other = offered = null;
      find("preview").hidden = find("file-locked").hidden = true;
      find("changes").replaceChildren();
      find("file").value = find("file-passphrase").value = "";
    }

    function refuse(why) {
      close();
      return tell(why);
    }

    function preview() {
      offered = changes(keep.book(), other);
      if (!store.count(other) && offered.isNothing) return refuse(say.unreadable);
      show(find, offered, other.sheets, say);
      return tell("");
    }

    /** Show what `text` holds; what was locked once must not be locked again inside. */
    function look(text, wasLocked) {
      other = carry.read(text);
      if (other.newer) return refuse(say.newer);
      if (store.count(other) > MOST_ANSWERS || (other.sealed && wasLocked)) return refuse(say.unreadable);
      if (!other.sealed) return preview();
      find("file-locked").hidden = false;
      find("file-passphrase").focus();
      return tell(window.crypto && crypto.subtle ? "" : say.no_lock);
    }

    find("file").addEventListener("change", async (event) => {
      const file = event.target.files[0];
      find("preview").hidden = find("file-locked").hidden = true;
      if (!file) return tell("");
      const text = file.size > MOST ? null : await read(file);
      return text === null ? tell(say.unreadable) : look(text, false);
    });

    async function open() {
      const { sealed } = other;
      tell(say.busy);
      try {
        await bar.load("seal");
        const lock = await EvenKeel.seal.lock(find("file-passphrase").value, sealed);
        look(await EvenKeel.seal.open(sealed, lock), true);
      } catch {
        tell(say.wrong);
        find("file-passphrase").focus();
      }
    }

    async function take() {
      const { answers, done } = offered;
      const ticks = [...find("changes").querySelectorAll("input")];
      const chosen = answers.filter((_, n) => ticks[n].checked);
      const isIn = await keep.bring([...taking(keep.book(), other, chosen), ...done]);
      if (isIn) close();
      tell(isIn ? EvenKeel.fill(say.taken, { n: chosen.length }) : say.full);
      find(isIn ? "file" : "take").focus();
      if (isIn && keep.state() === "nothing") bar.show("ask");
    }

    find("file-open").addEventListener("click", open);
    find("file-passphrase").addEventListener("keydown", (event) => event.key === "Enter" && open());
    find("take").addEventListener("click", take);
    find("leave").addEventListener("click", () => {
      close();
      tell(say.left);
      find("file").focus();
    });
  };
})();
