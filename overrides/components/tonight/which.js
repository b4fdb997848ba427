/* Which lesson is on: the one that the calendar gives, or that somebody picked on this device. A picked
   number is kept for some hours and says nothing about a person; from a file nothing is kept. */
(() => {
  "use strict";

  const wheel = EvenKeel.wheel;
  const STORE = "even-keel:tonight:";
  const KEPT = 18 * 36e5;
  const CAN_KEEP = location.protocol !== "file:";

  /** The lesson that was picked for tonight, in this copy of the site. */
  function choice(root, isLesson) {
    let number = "";
    let until = 0;
    const key = () => STORE + new URL(root || ".", location.href).pathname;

    /** Do `what` with the store; where that is refused, a choice holds for this page. */
    function keeping(what) {
      try {
        if (CAN_KEEP) what();
      } catch {
        // Nothing to mend: the choice stands in `number`.
      }
    }

    keeping(() => {
      const [kept, end] = JSON.parse(localStorage.getItem(key())) || [];
      if (isLesson(kept) && end > Date.now() && end <= Date.now() + KEPT) [number, until] = [kept, end];
      else localStorage.removeItem(key());
    });
    return {
      number: () => (until > Date.now() ? number : ""),
      pick(picked) {
        number = picked;
        until = Date.now() + KEPT;
        keeping(() => {
          if (picked) localStorage.setItem(key(), JSON.stringify([picked, until]));
          else localStorage.removeItem(key());
        });
      },
    };
  }

  /** What the calendar says on the day `today`: the places in the wheel of the next session and of those
      round it, with their days. */
  function sessions(first, weekdays, today) {
    const coming = wheel.before(first, weekdays, today);
    const at = (number) => ({ number, day: wheel.session(first, weekdays, number) });
    return { now: at(coming), last: coming ? at(coming - 1) : null, then: at(coming + 1) };
  }

  /** Which of the words for a session on `day` holds; it is today on the days that start `early`. */
  function nameOf(day, early) {
    if (day !== wheel.today()) return "next";
    return early.includes(wheel.weekday(day)) ? "today" : "tonight";
  }

  EvenKeel.tonight = { CAN_KEEP, choice, sessions, nameOf };
})();
