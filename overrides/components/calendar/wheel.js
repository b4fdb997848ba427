/* Which lesson falls on which day. Pure: nothing here touches the page. A day is a whole number,
   counted from 1 January 1970 in UTC, so that no change of clocks can move it. */
(() => {
  "use strict";

  const DAY = 864e5;
  const WEEK = [0, 1, 2, 3, 4, 5, 6];

  const wheel = (EvenKeel.wheel = {
    /** Return the day that "2026-11-23" names. */
    day: (written) => Date.parse(written + "T00:00:00Z") / DAY,

    /** Return how `day` is written: "2026-11-23". */
    written: (day) => new Date(day * DAY).toISOString().slice(0, 10),

    /** Return the day that it is here, by this device's clock. */
    today: () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 6e4) / DAY),

    /** Return the place of `day` in its week: 0 is Monday, 6 is Sunday. */
    weekday: (day) => (((day + 3) % 7) + 7) % 7,

    /** Return the day of session `number` (0 is the first), when group meets on `weekdays` from `first` on. */
    session(first, weekdays, number) {
      const steps = wheel.steps(first, weekdays);
      return first + 7 * Math.floor(number / steps.length) + steps[number % steps.length];
    },

    /** Return how many sessions lie before `day`. */
    before(first, weekdays, day) {
      const steps = wheel.steps(first, weekdays);
      const ahead = Math.max(0, day - first);
      return Math.floor(ahead / 7) * steps.length + steps.filter((step) => step < ahead % 7).length;
    },

    /** Return on which of the seven days from `first` on group meets, as days after `first`. */
    steps: (first, weekdays) => WEEK.filter((step) => weekdays.includes(wheel.weekday(first + step))),

    /** Say `day` in the words of the page's language; `parts` are those of Intl.DateTimeFormat. */
    say: (day, parts) =>
      new Date(day * DAY).toLocaleDateString(EvenKeel.locale, { timeZone: "UTC", ...parts }),
  });
})();
