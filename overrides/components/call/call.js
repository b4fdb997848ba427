/* Shows the people of "My plan" as the first to call, where this browser keeps a notebook. Only then
   are the scripts that read it fetched. Names are shown as text; nothing is stored or sent. */
(() => {
  "use strict";

  const MOST = 6;
  const NUMBER = /\+?\d[\d\s().-]{5,}\d/;

  /** Return the address that calls the first phone number in `words`, or "" where there is none.
      Touches no page. */
  EvenKeel.dial = function (words) {
    const [number] = NUMBER.exec(words) || [""];
    const digits = number.replace(/[^\d+]/g, "");
    return digits.length < 7 || digits.length > 16 ? "" : "tel:" + digits;
  };

  function entry(words) {
    const item = document.createElement("li");
    const address = EvenKeel.dial(words);
    const inside = document.createElement(address ? "a" : "strong");
    inside.textContent = words;
    if (address) {
      inside.href = address;
      inside.className = "button";
    }
    item.append(inside);
    return item;
  }

  EvenKeel.component("call", (root) => {
    const { bar } = EvenKeel;
    const people = root.querySelector("[data-people]");
    if (!bar || !bar.isKept()) return;
    bar.load("keep gather").then(
      () => {
        const { keep, gather } = EvenKeel;
        function show(state) {
          const found = (gather(keep.book()).people || []).slice(0, MOST);
          people.textContent = "";
          people.append(...found.map(entry));
          people.hidden = !found.length;
          root.querySelector("[data-locked]").hidden = state !== "locked";
        }
        keep.listen(show);
        keep.start();
        // Without the notebook's scripts the lines that always answer still stand here.
      },
      () => {},
    );
  });
})();
