/* Draws a worksheet's wheel, chart and rings from what is typed, and says the same in words.
   The empty drawing and all its measures stand in the HTML. */
(() => {
  "use strict";

  const all = (node, query) => Array.from(node.querySelectorAll(query));

  /** Return where `value` stands from `low` (0) to `high` (1); null where nothing is chosen. */
  function share(value, low, high) {
    return value === "" ? null : (value - low) / (high - low);
  }

  /** Return the path through `points`, each [x, y] or null; the line breaks at a null. */
  function line(points) {
    return points.map((point, n) => point && (points[n - 1] ? "L" : "M") + point.join(" ")).join("");
  }

  /** Return the path of one `shape` at each of `points` that is not null. */
  function stamps(points, shape) {
    return points.map((point) => point && "M" + point.join(" ") + shape).join("");
  }

  /** Return `word` in at most `most` letters. */
  function shortened(word, most) {
    const letters = Array.from(word.trim());
    return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : letters.join("");
  }

  /** Return "Name: one, two." lines from `groups`, each [name, entries]; empty ones are left out. */
  function told(groups) {
    return groups
      .filter((group) => group[1].length)
      .map((group) => (group[0] && group[0] + ": ") + group[1].join(", ") + ".")
      .join("\n");
  }

  const draw = {
    wheel(figure, part) {
      const ratings = all(part, "select");
      all(figure, "[data-slice]").forEach((slice, n) =>
        slice.setAttribute("transform", "scale(" + (share(ratings[n].value, 0, 10) || 0) + ")"),
      );
    },
    chart(figure, part) {
      const place = figure.dataset;
      const days = place.days.split(" ");
      const groups = all(part, "[data-group]");
      all(figure, "[data-line]").forEach((path, n) => {
        const ends = path.dataset.line.split(" ");
        const points = all(groups[n], "select").map((field, day) => {
          const up = share(field.value, ends[0], ends[1]);
          return up === null ? null : [days[day], place.bottom - up * (place.bottom - place.top)];
        });
        path.setAttribute("d", line(points));
        path.nextElementSibling.setAttribute("d", stamps(points, path.nextElementSibling.dataset.shape));
      });
      const typed = (cell) => document.getElementById(cell.dataset.number).value;
      const cells = all(figure, "[data-number]");
      cells.forEach((cell) => (cell.textContent = typed(cell) || "–"));
      figure.querySelector("[data-numbers]").hidden = !cells.some(typed);
    },
    rings(figure, part) {
      const marks = all(part, "[data-mark]");
      const shapes = all(figure, "[data-shape]");
      const entries = all(part, "input");
      all(figure, "[data-place]").forEach((place, n) => {
        const entry = shortened(entries[n].value, place.dataset.letters);
        const shape = entry && marks[n] && shapes[marks[n].selectedIndex - 1];
        place.lastChild.textContent = entry;
        place.lastChild.setAttribute("y", shape ? 15 : 6);
        place.firstChild.setAttribute("href", shape ? "#" + shape.id : "");
      });
    },
  };

  function entriesOf(group) {
    return all(group, "[name]:not([data-mark])")
      .filter((field) => field.value.trim())
      .map((field) => {
        const mark = field.closest("div").querySelector("[data-mark]");
        return field.dataset.says
          ? field.dataset.says + ": " + field.value
          : field.value.trim() + (mark && mark.value ? " (" + mark.value + ")" : "");
      });
  }

  EvenKeel.component("worksheet", (root) => {
    all(root, "[data-drawing]").forEach((figure) => {
      const part = figure.closest("[data-part]");
      const facts = figure.querySelector("[data-facts]");
      const empty = facts.textContent;

      function update() {
        const groups = all(part, "[data-group]").map((group) => [group.dataset.group, entriesOf(group)]);
        draw[figure.dataset.drawing](figure, part);
        facts.textContent = told(groups) || empty;
        facts.toggleAttribute("data-filled", Boolean(told(groups)));
      }
      facts.hidden = false;
      root.addEventListener("input", update);
      root.addEventListener("change", update);
      update();
    });
  });
})();
