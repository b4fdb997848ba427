/* Puts dates on the wheel, for a first day that stays in the page and is kept nowhere. */
(function () {
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

  function start(root) {
    const find = (name) => root.querySelector("[data-" + name + "]");
    const form = find("form");
    if (!form) return;
    const words = JSON.parse(root.dataset.words);
    const [first, time, head, body, span, next, download] = ["first", "time", "head", "body", "span", "next", "download"].map(find);
    const cells = [...root.querySelectorAll("[data-session]")];
    const [corner, columnHead] = head.children;
    const rowHead = body.querySelector("th");
    const weekdayOf = (cell) => cell.querySelector("[data-weekday]");
    const usual = cells.map((cell) => weekdayOf(cell).textContent);
    const wheelOnly = { head: [...head.children], rows: [...body.children].map((row) => [row, [...row.children]]) };

    /** Read what the leader has chosen: the sessions of the turn of the wheel that now runs, or null. */
    function chosen() {
      const days = [...form.querySelectorAll("input:checked")];
      if (!first.value || !first.validity.valid || !days.length) return null;
      const from = wheel.day(first.value);
      const weekdays = days.map((day) => +day.value);
      const done = wheel.before(from, weekdays, wheel.today());
      const turn = done - (done % cells.length);
      const dates = cells.map((_, place) => wheel.session(from, weekdays, turn + place));
      return { days: days, weekdays: weekdays, dates: dates, next: done - turn };
    }

    function showWheel() {
      fill(head, wheelOnly.head);
      fill(body, wheelOnly.rows.map((row) => row[0]));
      wheelOnly.rows.forEach((row) => fill(row[0], row[1]));
      cells.forEach((cell, place) => {
        weekdayOf(cell).textContent = usual[place];
        cell.querySelector("[data-date]").textContent = "";
        cell.removeAttribute("aria-current");
      });
      span.textContent = "";
      next.hidden = true;
    }

    function showDates(plan) {
      fill(head, [corner, ...plan.days.map((day) => heading(columnHead, day.dataset.name))]);
      const weeks = [];
      cells.forEach((cell, place) => {
        const day = plan.dates[place];
        const weekday = wheel.weekday(day);
        const week = Math.round((day - weekday - plan.dates[0] + wheel.weekday(plan.dates[0])) / 7);
        const column = plan.weekdays.indexOf(weekday);
        weeks[week] = weeks[week] || plan.days.map(() => make("td", "cell", []));
        weeks[week][column] = cell;
        weekdayOf(cell).textContent = plan.days[column].dataset.short;
        cell.querySelector("[data-date]").textContent = wheel.say(day, DATE);
        if (place === plan.next) cell.setAttribute("aria-current", "date");
        else cell.removeAttribute("aria-current");
      });
      fill(body, weeks.map((inWeek, week) => make("tr", "row", [heading(rowHead, " " + (week + 1)), ...inWeek])));
      span.textContent = EvenKeel.fill(words.span, {
        from: wheel.say(plan.dates[0], YEAR),
        to: wheel.say(plan.dates[cells.length - 1], YEAR),
      });
    }

    /** Say what is on tonight, or what comes next, with a way straight into its plan. */
    function showNext(plan) {
      const cell = cells[plan.next];
      const day = plan.dates[plan.next];
      const isToday = day === wheel.today();
      const link = cell.querySelector("a");
      cell.dataset.when = isToday ? words.tonight : words.next;
      find("next-when").textContent = isToday ? words.tonight : wheel.say(day, LONG);
      find("next-lesson").textContent = cell.dataset.session + " " + cell.querySelector("[data-title]").textContent;
      find("next-plan").hidden = !link;
      if (link) find("next-plan").href = link.getAttribute("href");
      next.hidden = false;
    }

    function show() {
      const plan = chosen();
      download.disabled = !plan;
      if (!plan) return showWheel();
      showDates(plan);
      showNext(plan);
    }

    function save() {
      const plan = chosen();
      const sessions = cells.map((cell, place) => ({
        date: wheel.written(plan.dates[place]),
        number: cell.dataset.session,
        summary: cell.dataset.summary,
        place: root.dataset.place,
      }));
      const text = EvenKeel.ics.file(sessions, time.value, +root.dataset.minutes, Date.now());
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
      link.download = "calendar.ics";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }

    form.addEventListener("input", show);
    find("print").addEventListener("click", () => window.print());
    download.addEventListener("click", save);
    // The PC of a clinic may show this page for days.
    document.addEventListener("visibilitychange", show);
    form.hidden = false;
    show();
  }

  EvenKeel.component("calendar", start);
})();
