/* Puts dates on the wheel, for a first day that stays in the page and is kept nowhere. */
(() => {
  "use strict";

  const wheel = EvenKeel.wheel;
  const DATE = { day: "numeric", month: "short" };
  const YEAR = { day: "numeric", month: "long", year: "numeric" };
  const LONG = { weekday: "long", day: "numeric", month: "long" };

  function make(tag, role, children) {
    const element = document.createElement(tag);
    element.setAttribute("role", role);
    element.append(...children);
    return element;
  }

  /** Make a copy of the heading `like`, with `text` for the last thing in it. */
  function heading(like, text) {
    const made = like.cloneNode(true);
    made.lastChild.textContent = text;
    return made;
  }

  function fill(element, children) {
    element.textContent = "";
    element.append(...children);
  }

  const weekdayOf = (cell) => cell.querySelector("[data-weekday]");

  /** The table of the wheel: it shows the sessions `cells` by the wheel's weeks, or by the dates of a plan. */
  function tableOf(head, body, cells) {
    const [corner, columnHead] = head.children;
    const rowHead = body.querySelector("th");
    const usual = cells.map((cell) => weekdayOf(cell).textContent);
    const wheelHead = [...head.children];
    const wheelRows = [...body.children].map((row) => [row, [...row.children]]);

    function showWheel() {
      fill(head, wheelHead);
      fill(
        body,
        wheelRows.map(([row]) => row),
      );
      wheelRows.forEach(([row, children]) => fill(row, children));
      cells.forEach((cell, place) => {
        weekdayOf(cell).textContent = usual[place];
        cell.querySelector("[data-date]").textContent = "";
        cell.removeAttribute("aria-current");
      });
    }

    function showDates({ days, names, weekdays, dates, next }) {
      const weeks = [];
      cells.forEach((cell, place) => {
        const day = dates[place];
        const weekday = wheel.weekday(day);
        const week = Math.round((day - weekday - dates[0] + wheel.weekday(dates[0])) / 7);
        const column = weekdays.indexOf(weekday);
        weeks[week] = weeks[week] || days.map(() => make("td", "cell", []));
        weeks[week][column] = cell;
        weekdayOf(cell).textContent = days[column].dataset.short;
        cell.querySelector("[data-date]").textContent = wheel.say(day, DATE);
        if (place === next) cell.setAttribute("aria-current", "date");
        else cell.removeAttribute("aria-current");
      });
      fill(head, [corner, ...names.map((name) => heading(columnHead, name))]);
      fill(
        body,
        weeks.map((inWeek, week) => make("tr", "row", [heading(rowHead, " " + (week + 1)), ...inWeek])),
      );
    }

    return { showWheel, showDates };
  }

  /** Let the browser save `text` as a calendar file. */
  function download(text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    link.download = "calendar.ics";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** When group starts: at one time, or at a time of its own on each day. */
  function timesOf(root, form) {
    const style = root.dataset.style && JSON.parse(root.dataset.style);
    const places = [...form.querySelectorAll("[data-time]")];

    /** Return the time on a `weekday`, as "18:00"; "" where nobody has said so. */
    const on = (weekday) => places[style ? weekday : 0].value;

    /** Return the name of a `day` of group, with its time where days differ. */
    function nameOf(day) {
      const time = style && on(+day.value);
      return day.dataset.name + (time ? " " + EvenKeel.hour(new Date("2000-01-01T" + time), style) : "");
    }

    /** Ask for a time on the days of group alone, where each has its own. */
    function ask() {
      if (!style) return;
      form.querySelectorAll("[name=calendar-day]").forEach((day) => {
        places[day.value].parentElement.hidden = !day.checked;
      });
    }

    return { on, nameOf, ask };
  }

  EvenKeel.component("calendar", (root) => {
    const find = (name) => root.querySelector("[data-" + name + "]");
    const form = find("form");
    if (!form) return;
    const words = JSON.parse(root.dataset.words);
    const cells = [...root.querySelectorAll("[data-session]")];
    const table = tableOf(find("head"), find("body"), cells);
    const first = find("first");
    const times = timesOf(root, form);

    /** Read what the leader has chosen: the sessions of the turn of the wheel that now runs, or null. */
    function chosen() {
      const days = [...form.querySelectorAll("input:checked")];
      if (!first.value || !first.validity.valid || !days.length) return null;
      const from = wheel.day(first.value);
      const weekdays = days.map((day) => +day.value);
      const done = wheel.before(from, weekdays, wheel.today());
      const turn = done - (done % cells.length);
      const dates = cells.map((_, place) => wheel.session(from, weekdays, turn + place));
      return { days, names: days.map(times.nameOf), weekdays, dates, next: done - turn };
    }

    /** Say what is on tonight, or what comes next, with the ways that it offers. */
    function showNext(plan) {
      const cell = cells[plan.next];
      const day = plan.dates[plan.next];
      const isToday = day === wheel.today();
      const ways = cell.querySelector("[data-ways]");
      cell.dataset.when = isToday ? words.tonight : words.next;
      find("next-when").textContent = isToday ? words.tonight : wheel.say(day, LONG);
      find("next-lesson").textContent =
        cell.dataset.session + " " + cell.querySelector("[data-title]").textContent;
      find("next")
        .querySelectorAll("[data-ways]")
        .forEach((old) => old.remove());
      if (ways) find("next").append(ways.cloneNode(true));
    }

    function show() {
      times.ask();
      const plan = chosen();
      find("download").disabled = find("next").hidden = !plan;
      find("span").textContent = "";
      if (!plan) return table.showWheel();
      table.showDates(plan);
      const [from, to] = [plan.dates[0], plan.dates[cells.length - 1]].map((day) => wheel.say(day, YEAR));
      find("span").textContent = EvenKeel.fill(words.span, { from, to });
      return showNext(plan);
    }

    function save() {
      const plan = chosen();
      const sessions = cells.map((cell, place) => ({
        date: wheel.written(plan.dates[place]),
        time: times.on(wheel.weekday(plan.dates[place])),
        number: cell.dataset.session,
        summary: cell.dataset.summary,
        place: root.dataset.place,
      }));
      const [first] = plan.weekdays;
      const group = plan.weekdays.join("") + "-" + times.on(first).replace(":", "");
      download(EvenKeel.ics.file(sessions, { group, minutes: +root.dataset.minutes, now: Date.now() }));
    }

    form.addEventListener("input", show);
    find("print").addEventListener("click", () => window.print());
    find("download").addEventListener("click", save);
    // The PC of a clinic may show this page for days.
    document.addEventListener("visibilitychange", show);
    form.hidden = false;
    show();
  });
})();
