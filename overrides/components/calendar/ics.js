/* Writes sessions as an iCalendar file (RFC 5545). Pure: nothing here touches the page.

   Times are "floating": 6 pm wherever the device is. A group meets at six by the clock on the
   wall, before and after clocks change, and this page cannot know the time zone of the program; a
   zone of its own would need rules that go out of date. */
(() => {
  "use strict";

  const LONGEST = 75;

  /** Return the bytes that the character `char` takes in UTF-8. */
  function bytes(char) {
    const code = char.codePointAt(0);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }

  /** Return a UTC time in milliseconds as "20261123T180000". */
  function stamp(time) {
    return new Date(time).toISOString().replace(/[-:]|\.\d+Z/g, "");
  }

  const ics = (EvenKeel.ics = {
    /** Return `text` as a value: what has a meaning in the format is marked as plain. */
    escape: (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n"),

    /** Return `line` cut into lines of at most 75 bytes; each further one starts with a space. */
    fold(line) {
      let folded = "";
      let length = 0;
      // By character, not by byte: a letter cut in two would come out as rubbish.
      for (const char of line) {
        if (length + bytes(char) > LONGEST) {
          folded += "\r\n ";
          length = 1;
        }
        folded += char;
        length += bytes(char);
      }
      return folded;
    },

    /** Return when a session on `date` ("2026-11-23") starts and ends, as two lines.
        `time` is "18:00"; without one the session takes the whole day. */
    when(date, time, minutes) {
      const start = Date.parse(date + "T" + (time || "00:00") + ":00Z");
      if (time) return ["DTSTART:" + stamp(start), "DTEND:" + stamp(start + minutes * 6e4)];
      const day = (from) => stamp(from).slice(0, 8);
      return ["DTSTART;VALUE=DATE:" + day(start), "DTEND;VALUE=DATE:" + day(start + 864e5)];
    },

    /** Return the whole file. Each of `sessions` has date, time ("" for all day), number, summary and
        place ("" for none); `group` tells this group from others, by its days and time; `now` is the time in
        milliseconds at which it is made. */
    file(sessions, { group, minutes, now }) {
      const events = sessions.flatMap((session) => [
        "BEGIN:VEVENT",
        // A session keeps its name on another date, so that a later file moves it and doubles none;
        // of two files the later one counts, by its minutes since 1970.
        "UID:" + group + "-" + session.number + "@even-keel.invalid",
        "SEQUENCE:" + Math.floor(now / 6e4),
        "DTSTAMP:" + stamp(now) + "Z",
        ...ics.when(session.date, session.time, minutes),
        "SUMMARY:" + ics.escape(session.summary),
        ...(session.place ? ["LOCATION:" + ics.escape(session.place)] : []),
        "CLASS:PRIVATE",
        "END:VEVENT",
      ]);
      const lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Even Keel//Calendar//EN",
        ...events,
        "END:VCALENDAR",
      ];
      return lines.map((line) => ics.fold(line) + "\r\n").join("");
    },
  });
})();
