/* The box that asks before something is erased, the same wherever one stands. */
(() => {
  "use strict";

  /** Return `ask(question, beside, act)`. It shows `box`, whose first line holds the question. On
      `yes` it does `act`, and the focus goes to `said`, which tells what was done; on `no` or
      Escape the focus goes back to the button `beside`. */
  EvenKeel.sure = function (box, no, yes, said) {
    let beside;
    let act;

    function close(next) {
      box.hidden = true;
      (next.isConnected ? next : said).focus();
    }

    // A key handler that is set as a property and returns false would swallow the key.
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close(beside);
    });
    no.addEventListener("click", () => close(beside));
    yes.addEventListener("click", () => {
      box.hidden = true;
      act();
      close(said);
    });

    function ask(question, ...rest) {
      [beside, act] = rest;
      said.textContent = "";
      box.firstElementChild.textContent = question;
      box.hidden = false;
      no.focus();
    }

    /** Take the question away, since what it asked about has changed; `why` says so. */
    ask.stop = function (why) {
      if (box.hidden) return;
      said.textContent = why;
      close(said);
    };
    return ask;
  };
})();
