/* Keeps the notebook behind a passphrase: `seal` does the arithmetic, `keep` knows the place. The
   key lives in this page alone, until it is left or ten minutes have been quiet. */
(() => {
  "use strict";

  const QUIET = 10 * 60 * 1000;
  const { parse, format } = EvenKeel.store;
  const { it, find, take, write, tell } = EvenKeel.keep;
  const seal = EvenKeel.seal;
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
      if (found !== it.raw && found !== null && !(await reopen(found))) return;
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
  function shut() {
    if (!it.lock || it.pending.length) return;
    it.lock = null;
    take(it.raw);
    tell();
  }

  EvenKeel.lock = {
    shut,

    /** Return a new lock for `passphrase`. */
    make: (passphrase) => seal.lock(passphrase).then(lockOf),

    /** Open what is locked; return false where `passphrase` does not. Nothing is changed then. */
    async open(passphrase) {
      const { sealed } = it.book;
      try {
        const made = await seal.lock(passphrase, sealed);
        const opened = await seal.open(sealed, made);
        it.lock = lockOf(made);
        take(it.raw, opened);
      } catch {
        return false;
      }
      used = Date.now();
      if (it.pending.length) EvenKeel.keep.save();
      tell();
      return true;
    },
  };

  function watchQuiet() {
    if (Date.now() - used >= QUIET) shut();
  }

  ["keydown", "pointerdown", "wheel", "input"].forEach((kind) =>
    document.addEventListener(kind, () => (used = Date.now())),
  );
  document.addEventListener("visibilitychange", watchQuiet);
  window.addEventListener("pageshow", watchQuiet);
  setInterval(watchQuiet, 5000);
})();
