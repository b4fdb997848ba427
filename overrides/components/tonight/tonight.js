/* Shows tonight's lesson, what it offers, and the sessions before and after it. */
(() => {
  "use strict";

  const wheel = EvenKeel.wheel;
  const { CAN_KEEP, choice, sessions, nameOf } = EvenKeel.tonight;
  const LONG = { weekday: "long", day: "numeric", month: "long" };

  /** Draw the card: a lesson with what it offers, and the sessions before and after it. */
  function drawer(root, lessons, words) {
    const find = (name) => root.querySelector("[data-" + name + "]");
    const all = (name) => root.querySelectorAll("[data-" + name + "]");
    const address = (path) => root.dataset.root + path;
    // What is the same stays as it is, so that no screen reader says it again.
    const put = (place, text) => place.textContent === text || (place.textContent = text);
    const say = (name, text) => put(find(name), text);

    function showLesson(number) {
      const { title, summary, folder, papers, language } = lessons[number];
      say("number", number);
      say("name", title);
      say("summary", summary);
      // A lesson that is not translated keeps its own words.
      ["name", "summary"].forEach((one) => (find(one).lang = language || document.documentElement.lang));
      find("ways").hidden = !folder;
      find("planned").hidden = Boolean(folder);
      all("to").forEach((link) => (link.href = address(folder + link.dataset.to)));
      showPapers(number, papers || {});
    }

    /** Offer the PDFs of a lesson with their sides, or where there are none the list of its sheets. */
    function showPapers(number, papers) {
      let isAny = false;
      all("paper").forEach((place) => {
        const paper = papers[place.dataset.paper];
        place.hidden = !paper;
        if (!paper) return;
        const [path, sides] = paper;
        const [link] = place.children;
        link.href = address(path);
        put(link, EvenKeel.fill(words.print[place.dataset.paper], { n: sides }));
        isAny = true;
      });
      const sheets = find("sheets");
      sheets.hidden = isAny;
      sheets.firstElementChild.href = sheets.dataset.sheets + "#print-" + number.replace(".", "-");
    }

    /** Say which lesson the session before or after is on; one that nobody has written has no page. */
    function showNear(name, session, number) {
      const place = find(name);
      place.hidden = !session || !lessons[number].folder;
      if (place.hidden) return;
      const [when, link] = place.children;
      when.textContent = EvenKeel.fill(words[name], { day: wheel.say(session.day, LONG) });
      link.textContent = number + " " + lessons[number].title;
      link.lang = link.hreflang = lessons[number].language || document.documentElement.lang;
      link.href = address(lessons[number].folder + "index.html");
    }

    return { find, say, showLesson, showNear };
  }

  EvenKeel.component("tonight", (root) => {
    const data = (name) => JSON.parse(root.dataset[name]);
    const [words, weekdays, turn, lessons] = ["words", "weekdays", "wheel", "lessons"].map(data);
    const [starts, early] = ["starts", "early"].map(data);
    const { find, say, showLesson, showNear } = drawer(root, lessons, words);
    const picked = choice(root.dataset.root, (number) => Object.keys(lessons).includes(number));
    const first = root.dataset.first && wheel.day(root.dataset.first);
    const dayAndTime = (day) => wheel.say(day, LONG) + ", " + starts[wheel.weekday(day)];
    const numberAt = (session) => session && turn[session.number % turn.length];

    function show() {
      const today = wheel.today();
      const by = first ? sessions(first, weekdays, today) : null;
      const own = picked.number();
      const number = own || (by && numberAt(by.now));
      find("pick").hidden = false;
      find("other").hidden = !number;
      say("kept", CAN_KEEP ? words.kept : words.not_kept);
      find("lesson").value = own;
      find("shown").hidden = !number;
      find("plain").hidden = true;
      say("title", words[nameOf(number && !own ? by.now.day : today, early)]);
      if (!number) find("pick").open = true;
      if (!number) return;
      say("when", own ? words.picked : dayAndTime(by.now.day));
      showLesson(number);
      const then = by && by.now.day === today && by.then;
      showNear("last", by && by.last, numberAt(by && by.last));
      showNear("then", then, numberAt(then));
    }

    find("lesson").addEventListener("change", (event) => {
      picked.pick(event.target.value);
      show();
    });
    // The PC of a clinic may show this page for days.
    document.addEventListener("visibilitychange", show);
    show();
  });
})();
