/* What a pressed key asks for: the same in the slides, in the leader's window and in the quiz. F5 and
   Shift+F5 are what clickers send to begin a show; here they never load the page anew. */
(() => {
  "use strict";

  const KEYS = {
    ArrowRight: "next",
    ArrowDown: "next",
    PageDown: "next",
    " ": "next",
    Enter: "next",
    ArrowLeft: "back",
    ArrowUp: "back",
    PageUp: "back",
    Home: "first",
    End: "last",
    b: "blank",
    ".": "blank",
    t: "timer",
    m: "minutes",
    n: "notes",
    f: "full",
    F5: "show",
    g: "blocks",
    q: "quiz",
    c: "cards",
    p: "path",
    Escape: "leave",
    "?": "keys",
  };

  EvenKeel.asks = function ({ key, target, shiftKey, ctrlKey, altKey, metaKey }) {
    if (ctrlKey || altKey || metaKey) return "";
    // A focused button keeps its own two keys.
    if (/^( |Enter)$/.test(key) && target.closest("button")) return "";
    return key === " " && shiftKey ? "back" : KEYS[key] || KEYS[key.toLowerCase()] || "";
  };
})();
