/* A worksheet on a screen: room that grows, one sheet on paper, a clean sheet again.
   What is typed stays in the fields: nothing here stores it, sends it or puts it in an address.
   Where somebody wants it kept, the notebook does that. */
(() => {
  "use strict";

  const all = (node, query) => Array.from(node.querySelectorAll(query));
  const picked = (field) => field.type === "radio" || field.type === "checkbox";

  /** Return the answers under `root`, by field name; what is empty is left out. */
  function read(root) {
    const values = {};
    all(root, "[name]").forEach((field) => {
      if (picked(field) ? field.checked : field.value.trim()) values[field.name] = field.value;
    });
    return values;
  }

  /** Put `values`, as `read` returns them, into `root`; every other field becomes empty. */
  function write(root, values) {
    all(root, "[name]").forEach((field) => {
      const value = values[field.name] || "";
      if (picked(field)) field.checked = field.value === value;
      else field.value = value;
    });
    root.dispatchEvent(new Event("input"));
  }

  /** Return the `words` of an answer as this page has them: somebody may have picked them in another
      language, or on a sheet that was not translated yet. */
  function own(root, name, words) {
    const holds = (one) => one.dataset.also && JSON.parse(one.dataset.also).includes(words);
    const field = all(root, "[name]").find((one) => one.name === name);
    const found =
      field &&
      [field, ...(field.options || all(root, "[data-also]"))].find(
        (one) => (one.name === undefined || one.name === name) && holds(one),
      );
    return found ? found.value : words;
  }

  /** Return what paper shows for a field: its words, and a date as people here write it. */
  function onPaper(type, value) {
    if (type !== "date" || !value) return value.trim() && value;
    return new Date(value + "T00:00").toLocaleDateString(EvenKeel.locale);
  }

  // The words stand once more behind the field. They stretch it on screen and are what prints:
  // a printed text field would cut them off at its edge.
  function mirror(root) {
    all(root, "[name]").forEach((field) => {
      if (picked(field)) return;
      const typed = onPaper(field.type, field.value);
      if (typed) field.parentNode.dataset.typed = typed;
      else delete field.parentNode.dataset.typed;
    });
  }

  function askBeforeLeaving(root) {
    function ask(event) {
      // "Leave quickly" must never be held up by a question; words that are kept need none.
      const page = document.documentElement;
      if (page.classList.contains("leaving") || "kept" in page.dataset) return;
      event.preventDefault();
      event.returnValue = true;
    }
    return function () {
      const change = Object.keys(read(root)).length ? "addEventListener" : "removeEventListener";
      window[change]("beforeunload", ask);
    };
  }

  /** Put what prints and empties a sheet at the end of `root`. */
  function addTools(root) {
    const tools = document.getElementById("near-parts").content.querySelector("[data-tools]").cloneNode(true);
    tools.querySelector("[data-confirm] p").id = root.id + "-confirm";
    tools.querySelector("[data-confirm]").setAttribute("aria-labelledby", root.id + "-confirm");
    root.append(tools);
  }

  function offerClearing(root, find) {
    const box = find("[data-confirm]");
    const question = box.querySelector("p");
    const message = find("[data-message]");
    const opener = find("[data-clear]");

    function close(said) {
      box.hidden = true;
      message.textContent = said || "";
      opener.focus();
    }
    opener.addEventListener("click", () => {
      const count = Object.keys(read(root)).length;
      if (!count) return close(message.dataset.none);
      message.textContent = "";
      question.textContent = EvenKeel.fill(question.dataset, { n: count });
      box.hidden = false;
      find("[data-keep]").focus();
    });
    box.addEventListener("keydown", (event) => event.key === "Escape" && close());
    find("[data-keep]").addEventListener("click", () => close());
    find("[data-clear-now]").addEventListener("click", () => {
      write(root, {});
      close(message.dataset.cleared);
    });
  }

  // A radio button cannot be let go again by itself, and every question may be skipped.
  function offerUndo(button) {
    const part = button.closest("[data-part]");
    button.addEventListener("click", () => {
      const chosen = part.querySelector(":checked");
      chosen.checked = false;
      chosen.focus();
      chosen.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return () => (button.hidden = !part.querySelector(":checked"));
  }

  EvenKeel.sheet = { read, write, own };

  EvenKeel.component("worksheet", (root) => {
    const find = (query) => root.querySelector(query);
    const follow = all(root, "[data-undo]").map(offerUndo);
    follow.push(() => mirror(root), askBeforeLeaving(root));
    const update = () => follow.forEach((step) => step());

    // On a screen the labels name the fields; titles would be read out a second time.
    all(root, "[name]").forEach((field) => field.removeAttribute("title"));
    addTools(root);
    offerClearing(root, find);
    root.addEventListener("input", update);
    root.addEventListener("change", update);
    update();
  });
})();
