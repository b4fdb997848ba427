/* Where the notebook is kept: in this page alone, in the tab, or on the device. Every change is put
   on top of what stands in the browser's store at that moment, so that two tabs never overwrite
   each other's sheets. What a passphrase adds is in `lock`. */
(() => {
  "use strict";

  const [KEY, OLD] = EvenKeel.bar.KEYS;
  const PAUSE = 300;
  const AREAS = { tab: "sessionStorage", device: "localStorage" };
  const { empty, parse, put, rows, meet, format, MOVED } = EvenKeel.store;
  const page = document.documentElement;
  const listeners = [];
  // From a stick every page on the device would share one store: there, nothing is kept.
  const home = location.protocol === "file:" ? "file" : "nothing";
  let timer;

  const it = {
    place: home,
    key: KEY,
    left: "", // where the notebook was kept before, until it stands in its new place
    raw: null, // what the browser's store held when it was last read or written
    book: empty(),
    pending: [], // rows that are not in the browser's store yet
    lock: null, // while a passphrase is on, and known
    trouble: "",
  };

  // Only to name the store can throw, where a browser refuses it.
  const area = (name) => window[AREAS[name]];
  const find = (key = it.key) => area(it.place).getItem(key);
  const isKept = () => it.place in AREAS;

  /** Return how things stand, in one word. */
  function state() {
    if (it.book.sealed) return "locked";
    if (it.book.newer) return "newer";
    return it.trouble || (it.lock ? "sealed" : it.place);
  }

  function tell() {
    const isSafe =
      isKept() && ["tab", "device", "sealed"].includes(state()) && !(it.lock && it.pending.length);
    page.toggleAttribute("data-kept", isSafe);
    listeners.forEach((listen) => listen(state()));
  }

  /** Take over what was found in the store, with what is pending on top; `isUnseen` where this page
      has not shown it. */
  function take(found, opened, isUnseen = it.book.sealed) {
    it.raw = found;
    it.book = parse(opened === undefined ? found : opened);
    if (isUnseen && !it.book.sealed) it.pending = meet(it.book, it.pending);
    it.pending.forEach((row) => put(it.book, row));
  }

  /** Write `text` to the store; the first `count` pending rows are in it. */
  function write(text, count) {
    area(it.place).setItem(it.key, text);
    it.raw = text;
    it.pending = it.pending.slice(count);
    it.trouble = "";
    if (it.left) {
      area(it.left).removeItem(it.key);
      if (area(it.left).getItem(OLD) === MOVED) area(it.left).removeItem(OLD);
    }
    it.left = "";
  }

  /** Take away what stands under the old name in the store `name`, now that it is elsewhere. */
  function leaveOld(name) {
    if (name === "device") area(name).setItem(OLD, MOVED);
    else area(name).removeItem(OLD);
  }

  /** Move what stands under the old name in the store `name` to the new one; what is locked there
      beside words under the new name waits for its passphrase. A store that is full keeps the old
      name for now. */
  function move(name) {
    const old = area(name).getItem(OLD);
    if (old === null || old === MOVED) return;
    const found = area(name).getItem(KEY);
    const books = [found || "", old].map(parse);
    if (found !== null && books.some((book) => book.sealed || book.newer)) return;
    rows(books[1]).forEach((row) => put(books[0], row));
    try {
      area(name).setItem(KEY, found === null ? old : format(books[0]));
      leaveOld(name);
    } catch {
      it.key = OLD;
    }
  }

  function forget(trouble) {
    Object.assign(it, { place: home, left: "", raw: null, book: empty(), pending: [], lock: null, trouble });
  }

  /** Return whether the notebook was erased elsewhere, where nothing is `found` any more. It may have
      been the browser, which tells no page; this one must not put it back. */
  const isGone = (found) => found === null && it.raw !== null;

  /** Ask the browser, where it can be asked, not to clear this by itself when room runs out. */
  function persist() {
    const { storage } = navigator;
    if (storage && storage.persist) storage.persist().catch(() => {});
  }

  /** Put what is pending into the store; at once, or with a lock as soon as it can. */
  function save() {
    clearTimeout(timer);
    if (!isKept() || it.book.sealed || it.book.newer) return tell();
    if (it.lock) return it.lock.save();
    try {
      const found = find();
      if (isGone(found)) forget("gone");
      else if (found !== it.raw) take(found);
      if (isKept() && !it.book.sealed && !it.book.newer) write(format(it.book), it.pending.length);
    } catch {
      it.trouble = "refused";
    }
    return tell();
  }

  /** Take over what happened to the notebook in another tab. */
  async function catchUp() {
    const found = isKept() ? find() : it.raw;
    if (found === it.raw) return;
    if (isGone(found)) forget("gone");
    else if (it.lock) await it.lock.reopen(found);
    else take(found);
    tell();
  }

  const keep = (EvenKeel.keep = {
    it,
    find,
    take,
    write,
    isGone,
    forget,
    leaveOld,
    tell,
    state,
    save,
    book: () => it.book,
    raw: () => it.raw,

    /** Call `listen(state)` after every change. */
    listen: (listen) => listeners.push(listen),

    /** Change the notebook by `changes`, rows as in `store`. */
    put(changes) {
      if (!changes.length) return;
      if (!it.book.sealed) changes.forEach((row) => put(it.book, row));
      if (isKept()) {
        it.pending.push(...changes);
        clearTimeout(timer);
        if (it.lock) save();
        else timer = setTimeout(save, PAUSE);
      }
      tell();
    },

    /** Change the notebook by `changes`, all or none; return whether it is, once that is known. */
    async bring(changes) {
      const book = parse(format(it.book));
      const pending = it.pending.slice();
      keep.put(changes);
      await save();
      if (!it.trouble) return true;
      Object.assign(it, { book, pending, trouble: "" });
      await save();
      return false;
    },

    /** Keep everything in `target` from now on, behind `lock` where there is one. */
    async choose(target, lock) {
      if (it.lock) await it.lock.saving;
      const before = Object.assign({}, it);
      try {
        const found = area(target).getItem(it.key);
        const isMine = target === it.place && found === it.raw;
        Object.assign(it, {
          left: isKept() && target !== it.place ? it.place : "",
          place: target,
          lock,
          trouble: "",
        });
        it.pending = rows(it.book).concat(it.pending);
        // A locked notebook that lies there already is opened first, and these words added to it.
        if (found !== null && !isMine) take(found, undefined, true);
        it.raw = found;
        if (it.book.sealed) it.lock = null;
        await save();
        if (target === "device" && !it.trouble) persist();
      } catch {
        it.trouble = "refused";
      }
      const { place, left, raw, book } = before;
      if (it.trouble) Object.assign(it, { place, left, raw, book, lock: before.lock });
      tell();
    },

    /** Take the notebook out of the browser's store. Words of this tab that waited for a locked one
        to be opened stay in the tab, as before. */
    erase() {
      const { left, pending } = it;
      try {
        if (isKept()) [KEY, OLD].forEach((key) => area(it.place).removeItem(key));
        forget("");
        if (left) {
          Object.assign(it, { place: left, pending });
          take(find());
          return save();
        }
      } catch {
        it.trouble = "refused";
      }
      return tell();
    },

    /** Look whether this browser holds a notebook. */
    start() {
      const names = home === "nothing" ? Object.keys(AREAS) : [];
      const held = names.find((name) => {
        try {
          move(name);
          return area(name).getItem(it.key) !== null;
        } catch {
          return false;
        }
      });
      if (held) {
        it.place = held;
        take(find());
      }
      tell();
    },
  });

  window.addEventListener("storage", catchUp);
  window.addEventListener("pageshow", (event) => event.persisted && catchUp());
  document.addEventListener("visibilitychange", () => document.hidden && it.pending.length && save());
  window.addEventListener("pagehide", () => it.pending.length && save());
  // "Leave quickly" takes this visit's words along; nothing may be put back after that.
  document.addEventListener("even-keel:leave", () => it.place === "tab" && keep.erase());
})();
