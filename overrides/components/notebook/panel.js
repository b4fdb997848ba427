/* What the buttons of the bar do once something is to be kept. */
(function () {
  "use strict";

  const SHORTEST = 8;
  const LOCK = "seal lock";
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

  const panel = (EvenKeel.panel = {
    back,
    tab: () => keep.choose("tab").then(back),
    device: () => keep.choose("device").then(back),
    lock: () => EvenKeel.lock.shut(),
    retry: keep.save,
    file: () => load("carry").then(() => EvenKeel.carry.save(keep.book())),
    raw: () => load("carry").then(() => EvenKeel.carry.saveRaw(keep.raw())),

    how: function () {
      const canLock = Boolean(window.crypto && crypto.subtle);
      find("can-lock").hidden = !canLock;
      find("cannot-lock").hidden = canLock;
      find("short").hidden = true;
      show("how");
    },

    seal: function () {
      if (find("new").value.trim().length < SHORTEST) return say("short", true);
      show("busy");
      const passphrase = taken(find("new"));
      return load(LOCK)
        .then(() => EvenKeel.lock.make(passphrase))
        .then((lock) => keep.choose("device", lock))
        .then(back);
    },

    open: function () {
      show("busy");
      const passphrase = taken(find("old"));
      return load(LOCK).then(() => EvenKeel.lock.open(passphrase)).then(function (isOpen) {
        back();
        say("wrong", !isOpen);
      });
    },

    nothing: function () {
      if (!isKept()) return show("nothing");
      const question = find("sure");
      const count = EvenKeel.store.count(keep.book());
      const { locked } = question.dataset;
      question.textContent = keep.state() === "locked" ? locked : EvenKeel.fill(question.dataset, { n: count });
      show("sure");
    },

    erase: function () {
      keep.erase();
      back();
    },
  });

  bar.addEventListener("keydown", function (event) {
    const button = event.target.dataset.enter;
    if (event.key !== "Enter" || !button) return;
    event.preventDefault();
    panel[button]();
  });
  bar.addEventListener("change", function (event) {
    const field = event.target.closest("[data-reveal]") && event.target.closest("div").querySelector("[data-enter]");
    if (field) field.type = event.target.checked ? "text" : "password";
  });
  keep.listen(settle);
  keep.start();
})();
