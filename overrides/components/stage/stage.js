/* What fills the screen in front of the slides: a quiz, cards, a story, and whatever opens the same way.
   A set on the page is [data-set] with a [data-name] and a button [data-show]; the bar of the slides and
   the leader's window press that button. The set's own script then opens its <dialog> as a stage here,
   and moves in it; keys, blank, full screen, reload and the leader's window are the same for all. */
(() => {
  "use strict";

  const cover = document.querySelector("[data-cover]");

  /** Every stage that was ever opened; the last comes in front of the others. */
  let opened = [];

  /** `kept` is what each set needs after a reload, by its name. */
  const stages = (EvenKeel.stages = {
    kept: {},
    /** The stage that is open, or null. A dialog is closed a moment before it says so. */
    get top() {
      return opened.filter(({ dialog }) => dialog.open).pop() || null;
    },
  });
  const tell = () => document.dispatchEvent(new CustomEvent("even-keel:stage"));

  /** Hide everything from the room, or show it again as it was. */
  EvenKeel.blank = function () {
    if (!cover) return;
    if (cover.open) cover.close();
    else cover.showModal();
    tell();
  };
  EvenKeel.isBlank = () => !!cover && cover.open;

  /** Let the blank stay in front of what has just opened: only then may the room see it. */
  function raise() {
    cover.close();
    cover.showModal();
  }

  if (cover) {
    cover.addEventListener("click", () => cover.close());
    cover.addEventListener("close", tell);
    cover.addEventListener("keydown", (event) => {
      const asked = EvenKeel.asks(event);
      if (!asked) return;
      event.preventDefault();
      // A held key must not bring back what it has just hidden.
      if (!event.repeat) cover.close();
    });
  }

  /** Let an arrow scroll what does not fit, as far as there is something to scroll to. */
  function scrolls({ key }, screen) {
    const rest = screen.scrollHeight - screen.clientHeight - screen.scrollTop;
    return (key === "ArrowDown" && rest > 1) || (key === "ArrowUp" && screen.scrollTop > 0);
  }

  /** Leave the full screen with the `dialog` that asked for it. The slides may have had it before,
      and then keep it. */
  function shareFullScreen(dialog) {
    document.addEventListener("fullscreenchange", () => {
      if (dialog.dataset.full && !document.fullscreenElement && dialog.open) dialog.close();
    });
  }

  /** Make `dialog` a stage; `screen` is the part of it that may scroll. `move` gets "next" or "back",
      and returns false where nothing comes after: then the slide is back. `told` returns what the
      leader's window shows of it, and `choose` gets the number of a choice that is pressed there.
      `takes` is asked first about each key, and returns true for one that it has used itself. */
  EvenKeel.stage = function (dialog, { screen, move, told, choose, takes }) {
    const stage = {
      dialog,
      told,
      choose,
      close: () => dialog.close(),

      move(way) {
        if (move(way) === false) {
          delete stages.kept[stage.name];
          dialog.close();
        }
      },

      /** Open it for the set `name`. */
      open(name) {
        stage.name = name;
        opened = [...opened.filter((one) => one !== stage), stage];
        if (!dialog.open) dialog.showModal();
        if (EvenKeel.isBlank()) raise();
        const isAlone = !document.fullscreenElement && !document.body.matches(".presenting");
        if (isAlone && dialog.requestFullscreen) {
          dialog.requestFullscreen().then(
            () => (dialog.dataset.full = "yes"),
            () => {},
          );
        }
      },

      /** Keep `state` for a reload, and tell the leader's window that something has changed. */
      keep(state) {
        stages.kept[stage.name] = state;
        tell();
      },
    };

    dialog.addEventListener("close", () => {
      delete dialog.dataset.full;
      if (document.fullscreenElement === dialog) document.exitFullscreen().catch(() => {});
      tell();
    });
    dialog.addEventListener("keydown", (event) => {
      if (!event.repeat && takes && takes(event)) return event.preventDefault();
      const asked = EvenKeel.asks(event);
      if (!/^(next|back|blank|show)$/.test(asked) || scrolls(event, screen)) return;
      event.preventDefault();
      if (event.repeat) return;
      if (asked === "blank") EvenKeel.blank();
      else if (asked !== "show") stage.move(asked);
      return undefined;
    });
    shareFullScreen(dialog);
    return stage;
  };
})();
