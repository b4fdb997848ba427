/* The time of day, written the way the program writes when group starts. */
(() => {
  "use strict";

  /** Return `date` as '6:05 pm' or '18:05'. `style` has the `colon` and the words for the `halves` of
      the day, null for 24 hours; without it the page's language decides. Touches no page. */
  EvenKeel.hour = function (date, style) {
    if (!style) {
      const parts = { hour: "numeric", minute: "2-digit" };
      return date.toLocaleTimeString(document.documentElement.lang, parts);
    }
    const hour = date.getHours();
    const minute = style.colon + String(date.getMinutes()).padStart(2, "0");
    if (!style.halves) return hour + minute;
    return (hour % 12 || 12) + minute + " " + style.halves[Math.floor(hour / 12)];
  };
})();
