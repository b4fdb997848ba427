/* What the buttons of the bar do once something is to be kept. */
(() => {
  "use strict";

  const { root: bar, show, load } = EvenKeel.bar;
  const keep = EvenKeel.keep;
  const find = (name) => bar.querySelector("[data-" + name + "]");
  const isKept = () => !["nothing", "file", "gone"].includes(keep.state());
  let last = "nothing";

  function settle(state) {
    // Words come in while somebody is still choosing: the choice stays open.
    if (state !== last) show((last = state));
  }

  function back() {
    last = "";
    settle(keep.state());
  }

  /** Return the passphrase typed into `field`, and empty it. */
  function taken(field) {
    const typed = field.value;
    field.value = "";
    return typed;
  }

  function say(name, isSaid) {
    find(name).hidden = !isSaid;
    if (isSaid) find(name).parentNode.querySelector("input").focus();
  }

  /** Say that a passphrase is worked on, and how long, once `slow` tells. */
  function busy() {
    find("busy").textContent = find("busy").dataset.now;
    show("busy");
  }

  const slow = (n) => (find("busy").textContent = EvenKeel.fill(find("busy").dataset, { n }));

  const panel = (EvenKeel.panel = {
    back,
    tab: () => keep.choose("tab").then(back),
    device: () => keep.choose("device").then(back),
    lock: () => EvenKeel.lock.shut(),
    retry: keep.save,
    file: () => load("carry").then(() => EvenKeel.carry.save(keep.book())),
    raw: () => load("carry").then(() => EvenKeel.carry.saveRaw(keep.raw())),

    how() {
      const canLock = Boolean(window.crypto && crypto.subtle);
      find("can-lock").hidden = !canLock;
      // Only what was kept in the open can have been left behind in the open.
      find("before").hidden = !["device", "refused"].includes(keep.state());
      find("cannot-lock").hidden = canLock;
      ["short", "tried"].forEach((why) => (find(why).hidden = true));
      show("how");
    },

    async seal() {
      await load("guess");
      const why = EvenKeel.guess(find("new").value);
      say("short", why === "short");
      say("tried", why === "tried");
      if (why) return null;
      busy();
      const passphrase = taken(find("new"));
      return load("lock")
        .then(() => EvenKeel.lock.make(passphrase, slow))
        .then((lock) => keep.choose("device", lock))
        .then(back);
    },

    open() {
      busy();
      const passphrase = taken(find("old"));
      return load("lock")
        .then(() => EvenKeel.lock.open(passphrase, slow))
        .then((isOpen) => {
          back();
          say("wrong", !isOpen);
        });
    },

    nothing() {
      if (!isKept()) return show("nothing");
      const question = find("sure");
      const count = EvenKeel.store.count(keep.book());
      const { locked } = question.dataset;
      question.textContent =
        keep.state() === "locked" ? locked : EvenKeel.fill(question.dataset, { n: count });
      show("sure");
    },

    erase() {
      keep.erase();
      back();
    },

    /** Open the notebook, once, when the questions are in the bar. */
    start() {
      keep.listen(settle);
      keep.start();
      panel.start = () => {};
    },
  });

  bar.addEventListener("keydown", (event) => {
    const button = event.target.dataset.enter;
    if (event.key !== "Enter" || !button) return;
    event.preventDefault();
    panel[button]();
  });
  bar.addEventListener("change", (event) => {
    const field =
      event.target.closest("[data-reveal]") && event.target.closest("div").querySelector("[data-enter]");
    if (field) field.type = event.target.checked ? "text" : "password";
  });
})();
