/* Brings a notebook in from a file: reads what can be read, shows what would change, and changes
   nothing before somebody says so. */
EvenKeel.bring = function (root, say) {
  "use strict";

  const MOST = 2e7; // bytes; a whole notebook is far smaller
  const { keep, store, carry, bar } = EvenKeel;
  const find = (name) => root.querySelector("[data-" + name + "]");
  let other = null;

  function tell(text) {
    find("file-said").textContent = text;
  }

  function close() {
    other = null;
    find("preview").hidden = find("file-locked").hidden = true;
    find("file").value = find("file-passphrase").value = "";
  }

  function line({ row, was }) {
    const [, name, field, now, , ask] = row;
    const sheet = other.sheets[name];
    const item = carry.make("li", "", carry.make("strong", sheet.title + ": " + (ask || field)));
    if (was) item.append(carry.make("p", say.was + " " + was));
    item.append(carry.make("p", (was ? say.will_be : say.fresh) + " " + now));
    return item;
  }

  function preview() {
    const found = carry.compare(keep.book(), other);
    const done = Object.entries(other.done).filter(([name, one]) => {
      const had = keep.book().done[name];
      return one.yes !== Boolean(had && had.yes) && (!had || one.at > had.at);
    });
    const sum = [["fresh", found.fresh.length], ["changed", found.changed.length], ["done", done.length], ["same", found.same], ["older", found.older], ["unread", other.rest.length]];
    const isNothing = !found.fresh.length && !found.changed.length && !done.length;
    if (!store.count(other) && isNothing) {
      close();
      return tell(say.unreadable);
    }
    find("sum").textContent = sum.filter(([, n]) => n).map(([name, n]) => EvenKeel.fill(say.sum[name], { n })).join(" ");
    find("changes").textContent = "";
    find("changes").append(...found.fresh.concat(found.changed).map(line));
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

  find("file").addEventListener("change", function (event) {
    const file = event.target.files[0];
    find("preview").hidden = find("file-locked").hidden = true;
    if (!file) return tell("");
    if (file.size > MOST) return tell(say.unreadable);
    const reader = new FileReader();
    reader.onload = () => look(reader.result);
    reader.onerror = () => tell(say.unreadable);
    reader.readAsText(file);
  });

  function open() {
    const sealed = other.sealed;
    tell(say.busy);
    bar.load("seal")
      .then(() => EvenKeel.seal.lock(find("file-passphrase").value, sealed))
      .then((lock) => EvenKeel.seal.open(sealed, lock))
      .then(function (text) {
        other = store.parse(text);
        preview();
      })
      .catch(function () {
        tell(say.wrong);
        find("file-passphrase").focus();
      });
  }

  find("file-open").addEventListener("click", open);
  find("file-passphrase").addEventListener("keydown", (event) => event.key === "Enter" && open());
  find("leave").addEventListener("click", function () {
    close();
    tell(say.left);
    find("file").focus();
  });
  find("take").addEventListener("click", function () {
    const { fresh, changed } = carry.compare(keep.book(), other);
    keep.put(store.rows(other).filter((row) => row[0] !== "rest"));
    keep.save();
    close();
    tell(EvenKeel.fill(say.taken, { n: fresh.length + changed.length }));
    find("file").focus();
    if (keep.state() === "nothing") bar.show("ask");
  });
};
