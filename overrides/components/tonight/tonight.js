/* Says which lesson is on today, and what this week holds, from the day the program started. */
(() => {
  "use strict";

  const wheel = EvenKeel.wheel;
  const LONG = { weekday: "long", day: "numeric", month: "long" };
  const SHORT = { weekday: "short", day: "numeric", month: "short" };

  function start(root) {
    if (!root.dataset.first) return;
    const find = (name) => root.querySelector("[data-" + name + "]");
    const words = JSON.parse(root.dataset.words);
    const weekdays = JSON.parse(root.dataset.weekdays);
    const first = wheel.day(root.dataset.first);
    const sessions = [...root.querySelectorAll("[data-session]")].map((session) => session.content.children);
    const lesson = (number) => sessions[number % sessions.length];

    /** Make the line of one session of this week. */
    function line(number, day) {
      const item = document.createElement("li");
      const date = document.createElement("span");
      date.className = "tonight__date";
      date.textContent = wheel.say(day, SHORT);
      item.append(date, lesson(number)[1].cloneNode(true));
      if (day === wheel.today()) item.setAttribute("aria-current", "date");
      return item;
    }

    function show() {
      const today = wheel.today();
      const next = wheel.before(first, weekdays, today);
      const day = wheel.session(first, weekdays, next);
      const monday = day - wheel.weekday(day);
      find("title").textContent = day === today ? words.today : words.next;
      find("when").textContent = wheel.say(day, LONG);
      const isThisWeek = monday === today - wheel.weekday(today);
      find("week").textContent = isThisWeek
        ? words.week
        : EvenKeel.fill(words.week_of, { day: wheel.say(monday, LONG) });
      find("lesson").textContent = find("list").textContent = "";
      find("lesson").append(lesson(next)[0].cloneNode(true));
      // The week of the next session: on a Saturday, the week that a leader gets ready for.
      for (let number = wheel.before(first, weekdays, monday); ; number += 1) {
        const other = wheel.session(first, weekdays, number);
        if (other >= monday + 7) break;
        find("list").append(line(number, other));
      }
      find("plain").hidden = true;
      find("shown").hidden = false;
    }

    document.addEventListener("visibilitychange", show);
    show();
  }

  EvenKeel.component("tonight", start);
})();
