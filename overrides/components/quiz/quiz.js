/* A learning quiz: says what fits and why. It keeps no score and stores nothing. */
(() => {
  "use strict";

  /** Compare `given` with `right`; return the places that fit, are off or are missed. Touches no page.
      one, several: the picked choices. order: the steps, first to last. sort: each thing's group or null. */
  EvenKeel.judge = function (kind, right, given) {
    if (kind === "order") {
      const wrong = right.findIndex((step, place) => step !== given[place]);
      if (wrong < 0) return { fits: right, off: [], missed: [] };
      return { fits: right.slice(0, wrong), off: [given[wrong]], missed: [] };
    }
    if (kind === "sort") {
      const places = right.map((_, place) => place);
      return {
        fits: places.filter((place) => given[place] === right[place]),
        off: places.filter((place) => given[place] !== null && given[place] !== right[place]),
        missed: places.filter((place) => given[place] === null),
      };
    }
    return {
      fits: given.filter((choice) => right.includes(choice)),
      off: given.filter((choice) => !right.includes(choice)),
      // Telling what else fits would end the thinking where only one answer is asked for.
      missed: kind === "one" ? [] : right.filter((choice) => !given.includes(choice)),
    };
  };

  const all = (within, selector) => [...within.querySelectorAll(selector)];
  const picked = (within) => all(within, "input:checked").map((input) => +input.value);

  /** Read what a person has answered, in the shape that `judge` takes. */
  function givenIn(question) {
    if (question.dataset.kind === "order") {
      return all(question, "[data-step]").map((step) => +step.dataset.step);
    }
    if (question.dataset.kind === "sort") {
      return all(question, "[data-thing]").map((thing) => (picked(thing).length ? picked(thing)[0] : null));
    }
    return picked(question);
  }

  function make(tag, children) {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  }

  /** Copy author words, with their bold and italic, from where they already stand in the page. */
  function copy(tag, within, part) {
    return make(tag, within.querySelector("[data-" + part + "]").cloneNode(true).childNodes);
  }

  /** The first step cannot move up, nor the last one down; those buttons stay in reach and say so. */
  function markEnds(question) {
    all(question, "[data-step]").forEach((step, place, steps) => {
      step.querySelector('[data-move="up"]').setAttribute("aria-disabled", String(place === 0));
      step
        .querySelector('[data-move="down"]')
        .setAttribute("aria-disabled", String(place === steps.length - 1));
    });
  }

  /** Move the step of `button` by one place, and say so in the `words` for it. */
  function move(question, button, words) {
    const step = button.closest("[data-step]");
    const up = button.dataset.move === "up";
    const other = up ? step.previousElementSibling : step.nextElementSibling;
    // The neighbour changes places, not the step: an element that is moved loses the keyboard.
    if (other) step.parentNode.insertBefore(other, up ? step.nextElementSibling : step);
    markEnds(question);
    const steps = all(question, "[data-step]");
    question.querySelector("[data-moved]").textContent = EvenKeel.fill(words, {
      step: step.querySelector("[data-text]").textContent,
      place: steps.indexOf(step) + 1,
      total: steps.length,
    });
  }

  /** Return what says why an answer fits or not, with the notes and words of every quiz in `notes`. */
  function explainerOf(notes, words) {
    /** Make one note from its pattern: an icon and a word, so that colour is never alone. */
    function note(name, children) {
      const made = notes.querySelector('[data-note="' + name + '"]').cloneNode(true);
      made.lastElementChild.append(...children);
      return made;
    }

    const explain = {
      choices(question, found) {
        const alone = question.dataset.kind === "one";
        return ["fits", "off", "missed"].flatMap((name) =>
          found[name].map((place) => {
            const choice = question.querySelector('[data-choice="' + place + '"]');
            const why = copy("p", choice, "why");
            return note(name, alone ? [why] : [make("p", [copy("strong", choice, "text")]), why]);
          }),
        );
      },
      order(question, found) {
        if (!found.off.length) return [note("fits", [copy("p", question, "why")])];
        if (!found.fits.length) return [note("off", [make("p", [words.first])])];
        const last = question.querySelector(
          '[data-step="' + found.fits[found.fits.length - 1] + '"] [data-text]',
        );
        return [note("off", [make("p", [EvenKeel.fill(words.next, { step: last.textContent })])])];
      },
      sort(question, found) {
        const things = all(question, "[data-thing]");
        const list = (places) => [
          make(
            "ul",
            places.map((place) => copy("li", things[place], "text")),
          ),
        ];
        const notes = [];
        if (found.fits.length) notes.push(note("fits", list(found.fits)));
        if (found.off.length) notes.push(note("off", list(found.off)));
        if (found.missed.length) notes.push(note("open", list(found.missed)));
        if (found.fits.length === things.length) notes[0].lastElementChild.append(copy("p", question, "why"));
        return notes;
      },
    };

    return (question, given) => {
      if (!given.some((part) => part !== null)) return [note("open", [make("p", [words.pick])])];
      const { kind, right } = question.dataset;
      const found = EvenKeel.judge(kind, JSON.parse(right), given);
      return (explain[kind] || explain.choices)(question, found);
    };
  }

  EvenKeel.component("quiz", (root) => {
    const notes = document.getElementById("near-parts").content.querySelector("[data-quiz-notes]");
    const words = notes.dataset;
    const explain = explainerOf(notes, words);

    all(root, "[data-right]").forEach((question) => {
      const feedback = question.querySelector("[data-feedback]");
      const answer = question.querySelector("[data-answer]");
      const clear = () => (feedback.textContent = "");
      answer.hidden = true;
      markEnds(question);
      question.addEventListener("change", clear);
      question.addEventListener("click", (event) => {
        const button = event.target.closest("[data-move]");
        if (!button) return;
        clear();
        move(question, button, words.moved);
      });
      question.querySelector("[data-check]").addEventListener("click", () => {
        const given = givenIn(question);
        clear();
        feedback.append(...explain(question, given));
        if (given.some((part) => part !== null)) answer.hidden = false;
      });
    });

    all(root, "[data-scripted]").forEach((element) => (element.hidden = false));
    all(root, "[data-unscripted]").forEach((element) => (element.hidden = true));
  });
})();
