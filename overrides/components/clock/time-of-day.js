/* The time of day, written the way the program writes when group starts, and the clock of a session. */
(() => {
  "use strict";

  const HOUR = 60;
  const DAY = 24 * HOUR;
  const two = (minute) => String(minute).padStart(2, "0");

  /** Write a `minute` of the day as the time of day `style` is written. */
  function written(minute, { colon, halves, digits }) {
    const hour = Math.floor((minute % DAY) / HOUR);
    const shown = String(halves ? hour % 12 || 12 : hour).padStart(digits, "0");
    return shown + colon + two(minute % HOUR) + (halves ? " " + halves[Math.floor(hour / 12)] : "");
  }

  /** Return `date` as '6:05 pm' or '18:05'. `style` is a time of day: it has the `colon`, the words for the
      `halves` of the day, null for 24 hours, and the `digits` of an hour; without it the page's language
      decides. Touches no page. */
  EvenKeel.hour = function (date, style) {
    if (style) return written(date.getHours() * HOUR + date.getMinutes(), style);
    const parts = { hour: "numeric", minute: "2-digit" };
    return date.toLocaleTimeString(EvenKeel.locale, parts);
  };

  /** Return the clock `passed` minutes into a session that starts at `time`, such as '0:45 \u00b7 6:45 pm'. */
  EvenKeel.clockAt = function (passed, time) {
    const since = Math.floor(passed / HOUR) + ":" + two(passed % HOUR);
    return time ? since + " \u00b7 " + written(time.minute + passed, time) : since;
  };

  /** The times at which group starts, by what a plan's `article` says: `today`, and on the day that is
      `chosen` there, where days differ. Null on a day without group. */
  EvenKeel.startTimes = function (article) {
    const times = JSON.parse(article.querySelector("[data-times]").dataset.times);
    const choice = article.querySelector("[data-days]");
    const today = () => times[(new Date().getDay() + 6) % 7];
    return { today, chosen: () => (choice ? times[choice.value] : today()), any: times.find(Boolean) };
  };
})();
