/* Brings a notebook in from a file: reads what can be read, shows what would change, and changes
   nothing before somebody says so. */
(() => {
  "use strict";

  const MOST = 2e7; // bytes; a whole notebook is far smaller

  /** Return what bringing `other` into `book` would change, as rows, and how many of each kind. */
  function changes(book, other) {
    const found = EvenKeel.carry.compare(book, other);
    const done = Object.entries(other.done).filter(([name, one]) => {
      const had = book.done[name];
      return one.yes !== Boolean(had && had.yes) && (!had || one.at > had.at);
    });
    const { length: fresh } = found.fresh;
    const { length: changed } = found.changed;
    const sum = {
      fresh,
      changed,
      done: done.length,
      same: found.same,
      older: found.older,
      unread: other.rest.length,
    };
    return { rows: [...found.fresh, ...found.changed], sum, isNothing: !fresh && !changed && !done.length };
  }

  /** Return one row of a preview: what would be new, and what stood there before. */
  function line({ row, was }, sheets, say) {
    const { make } = EvenKeel.carry;
    const [, name, field, now, , ask] = row;
    const item = make("li", "", make("strong", sheets[name].title + ": " + (ask || field)));
    if (was) item.append(make("p", say.was + " " + was));
    item.append(make("p", (was ? say.will_be : say.fresh) + " " + now));
    return item;
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

    const tell = (text) => (find("file-said").textContent = text);

    function close() {
      other = null;
      find("preview").hidden = find("file-locked").hidden = true;
      find("file").value = find("file-passphrase").value = "";
    }

    function preview() {
      const { rows, sum, isNothing } = changes(keep.book(), other);
      if (!store.count(other) && isNothing) {
        close();
        return tell(say.unreadable);
      }
      const counts = Object.entries(sum).filter(([, n]) => n);
      find("sum").textContent = counts.map(([name, n]) => EvenKeel.fill(say.sum[name], { n })).join(" ");
      find("changes").replaceChildren(...rows.map((row) => line(row, other.sheets, say)));
      find("take").hidden = isNothing;
      find("file-locked").hidden = true;
      find("preview").hidden = false;
      find("preview").querySelector("h3").focus();
      return tell("");
    }

    function look(text) {
      other = carry.read(text);
      if (other.newer) {
        close();
        return tell(say.newer);
      }
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
      return text === null ? tell(say.unreadable) : look(text);
    });

    async function open() {
      const { sealed } = other;
      tell(say.busy);
      try {
        await bar.load("seal");
        const lock = await EvenKeel.seal.lock(find("file-passphrase").value, sealed);
        other = store.parse(await EvenKeel.seal.open(sealed, lock));
        preview();
      } catch {
        tell(say.wrong);
        find("file-passphrase").focus();
      }
    }

    find("file-open").addEventListener("click", open);
    find("file-passphrase").addEventListener("keydown", (event) => event.key === "Enter" && open());
    find("leave").addEventListener("click", () => {
      close();
      tell(say.left);
      find("file").focus();
    });
    find("take").addEventListener("click", () => {
      const { fresh, changed } = carry.compare(keep.book(), other);
      keep.put(store.rows(other).filter((row) => row[0] !== "rest"));
      keep.save();
      close();
      tell(EvenKeel.fill(say.taken, { n: fresh.length + changed.length }));
      find("file").focus();
      if (keep.state() === "nothing") bar.show("ask");
    });
  };
})();
