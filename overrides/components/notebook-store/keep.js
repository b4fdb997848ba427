/* Where the notebook is kept: in this page alone, in the tab, or on the device. Every change is put
   on top of what stands in the browser's store at that moment, so that two tabs never overwrite
   each other's sheets. What a passphrase adds is in `lock`. */
(() => {
  "use strict";

  const KEY = "even-keel";
  const PAUSE = 300;
  const AREAS = { tab: "sessionStorage", device: "localStorage" };
  const { empty, parse, put, rows, format } = EvenKeel.store;
  const page = document.documentElement;
  const listeners = [];
  // From a stick every page on the device would share one store: there, nothing is kept.
  const home = location.protocol === "file:" ? "file" : "nothing";
  let timer;

  const it = {
    place: home,
    left: "", // where the notebook was kept before, until it stands in its new place
    raw: null, // what the browser's store held when it was last read or written
    book: empty(),
    pending: [], // rows that are not in the browser's store yet
    lock: null, // while a passphrase is on, and known
    trouble: "",
  };

  // Only to name the store can throw, where a browser refuses it.
  const area = (name) => window[AREAS[name]];
  const find = () => area(it.place).getItem(KEY);
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

  /** Take over what was found in the store, with what is pending on top. */
  function take(found, opened) {
    it.raw = found;
    it.book = parse(opened === undefined ? found : opened);
    it.pending.forEach((row) => put(it.book, row));
  }

  /** Write `text` to the store; the first `count` pending rows are in it. */
  function write(text, count) {
    area(it.place).setItem(KEY, text);
    it.raw = text;
    it.pending = it.pending.slice(count);
    it.trouble = "";
    if (it.left) area(it.left).removeItem(KEY);
    it.left = "";
  }

  function forget(trouble) {
    Object.assign(it, { place: home, left: "", raw: null, book: empty(), pending: [], lock: null, trouble });
  }

  /** Put what is pending into the store; at once, or with a lock as soon as it can. */
  function save() {
    clearTimeout(timer);
    if (!isKept() || it.book.sealed || it.book.newer) return tell();
    if (it.lock) return it.lock.save();
    try {
      const found = find();
      if (found !== it.raw && found !== null) take(found);
      if (!it.book.sealed && !it.book.newer) write(format(it.book), it.pending.length);
    } catch {
      it.trouble = "refused";
    }
    return tell();
  }

  /** Take over what happened to the notebook in another tab. */
  async function catchUp() {
    const found = isKept() ? find() : it.raw;
    if (found === it.raw) return;
    if (found === null) forget("gone");
    else if (it.lock) await it.lock.reopen(found);
    else take(found);
    tell();
  }

  const keep = (EvenKeel.keep = {
    it,
    find,
    take,
    write,
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

    /** Keep everything in `target` from now on, behind `lock` where there is one. */
    async choose(target, lock) {
      if (it.lock) await it.lock.saving;
      const before = Object.assign({}, it);
      try {
        const found = area(target).getItem(KEY);
        const isMine = target === it.place && found === it.raw;
        Object.assign(it, {
          left: isKept() && target !== it.place ? it.place : "",
          place: target,
          lock,
          trouble: "",
        });
        it.pending = rows(it.book).concat(it.pending);
        // A locked notebook that lies there already is opened first, and these words added to it.
        if (found !== null && !isMine) take(found);
        it.raw = found;
        if (it.book.sealed) it.lock = null;
        await save();
      } catch {
        it.trouble = "refused";
      }
      const { place, left, raw, book } = before;
      if (it.trouble) Object.assign(it, { place, left, raw, book, lock: before.lock });
      tell();
    },

    /** Take the notebook out of the browser's store. */
    erase() {
      try {
        if (isKept()) area(it.place).removeItem(KEY);
        forget("");
      } catch {
        it.trouble = "refused";
      }
      tell();
    },

    /** Look whether this browser holds a notebook. */
    start() {
      const names = home === "nothing" ? Object.keys(AREAS) : [];
      const held = names.find((name) => {
        try {
          return area(name).getItem(KEY) !== null;
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
