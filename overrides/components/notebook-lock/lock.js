/* Keeps the notebook behind a passphrase: `seal` does the arithmetic, `keep` knows the place. The
   key lives in this page alone, until it is left, ten minutes have been quiet, or "Lock now" was
   pressed in any tab. */
(() => {
  "use strict";

  const QUIET = 10 * 60 * 1000;
  const { parse, format, rows } = EvenKeel.store;
  const { it, find, take, write, isGone, forget, leaveOld, tell } = EvenKeel.keep;
  const [KEY, OLD] = EvenKeel.bar.KEYS;
  const seal = EvenKeel.seal;
  const tabs = window.BroadcastChannel ? new BroadcastChannel(KEY) : { postMessage() {} };
  let used = Date.now();

  /** Return the lock that `made` is the key of, as `keep` turns it. */
  function lockOf(made) {
    const lock = { saving: null, save, reopen };

    /** Take over what another tab wrote; a passphrase that it changed locks this tab. */
    async function reopen(found) {
      const { sealed } = parse(found);
      const opened = sealed && (await seal.open(sealed, made).catch(() => null));
      if (!opened) it.lock = null;
      take(found, opened || undefined);
      return Boolean(opened);
    }

    async function writeOnce() {
      const found = find();
      if (isGone(found)) return forget("gone");
      if (found !== it.raw && !(await reopen(found))) return;
      const count = it.pending.length;
      const text = await seal.close(format(it.book), made);
      // Where another tab was faster, the next round puts this tab's words on top of its own.
      if (it.lock === lock && find() === found) write(text, count);
    }

    async function writeAll() {
      try {
        do await writeOnce();
        while (it.lock === lock && it.pending.length);
      } catch {
        it.trouble = "refused";
      }
      lock.saving = null;
      tell();
    }

    function save() {
      lock.saving = lock.saving || Promise.resolve().then(writeAll);
      return lock.saving;
    }
    return lock;
  }

  /** Lock again; words that could not be kept are not thrown away for it. */
  async function shut() {
    if (it.lock && it.pending.length) await it.lock.save();
    if (!it.lock || it.pending.length) return;
    it.lock = null;
    take(it.raw);
    tell();
  }

  /** Return what the same passphrase opens under the old name, as rows: a page of an earlier site
      in another tab may have written there. */
  async function openOld(passphrase) {
    const old = it.key === KEY && find(OLD);
    if (!old) return [];
    const book = parse(old);
    if (!book.sealed) return rows(book);
    const made = await seal.lock(passphrase, book.sealed);
    return rows(parse(await seal.open(book.sealed, made)));
  }

  /** Put what stands under the old name on top, and then take it away there. */
  async function moveOld(passphrase) {
    try {
      const found = await openOld(passphrase);
      if (!found.length) return;
      EvenKeel.keep.put(found);
      await it.lock.saving;
      if (!it.pending.length) leaveOld("device");
    } catch {
      // Another passphrase locks it: it stays where it is.
    }
  }

  EvenKeel.lock = {
    /** Lock the notebook in every tab. */
    shut() {
      tabs.postMessage("lock");
      return shut();
    },

    /** Return a new lock for `passphrase`; `slow` is told the seconds where it takes long. */
    make: (passphrase, slow) => seal.lock(passphrase, null, slow).then(lockOf),

    /** Open what is locked; return false where `passphrase` does not. Nothing is changed then. */
    async open(passphrase, slow) {
      const { sealed } = it.book;
      try {
        const made = await seal.lock(passphrase, sealed, slow);
        const opened = await seal.open(sealed, made);
        it.lock = lockOf(made);
        take(it.raw, opened);
      } catch {
        return false;
      }
      used = Date.now();
      if (it.pending.length) EvenKeel.keep.save();
      await moveOld(passphrase);
      tell();
      return true;
    },
  };

  function watchQuiet() {
    if (Date.now() - used >= QUIET) shut();
  }

  /** A device that slept wakes with a touch: that comes before the clock's next look. */
  function touch() {
    watchQuiet();
    used = Date.now();
  }

  ["keydown", "pointerdown", "wheel", "input"].forEach((kind) => document.addEventListener(kind, touch));
  document.addEventListener("visibilitychange", watchQuiet);
  // A page that comes back from the browser's memory was left, and may have missed a message.
  window.addEventListener("pageshow", (event) => event.persisted && shut());
  tabs.onmessage = shut;
  setInterval(watchQuiet, 5000);
})();
