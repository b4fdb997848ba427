/* What is kept of a session that is on. This tab keeps all that a reload would lose. The device keeps
   the place and its times alone, for six hours, so that a tab closed by accident can be opened again.
   Neither holds anything that somebody typed or that says who was there. */
(() => {
  "use strict";

  const TAB = "even-keel:deck";
  const DEVICE = "even-keel:place";
  const MINUTE = 60000;
  const LONGEST = 360 * MINUTE;

  // All pages of a disk may share one storage there.
  const isWeb = location.protocol !== "file:";
  let hasLeft = false;

  /** How many milliseconds have passed. The steady clock may stop while a PC sleeps, so the wall
      clock then knows better; where that jumps back, or by hours, somebody has set it. */
  EvenKeel.passed = function (byWall, bySteady) {
    const slept = byWall - bySteady;
    return slept > 2000 && slept <= LONGEST ? byWall : bySteady;
  };

  /** Keep `state` in this tab; where storage is refused, in the entry of the tab's history. */
  function writeTab(state) {
    const kept = JSON.stringify(state);
    try {
      sessionStorage.setItem(TAB, kept);
    } catch {
      history.replaceState(kept, "");
    }
  }

  function readTab() {
    try {
      return sessionStorage.getItem(TAB);
    } catch {
      return history.state;
    }
  }

  function onDevice(use) {
    try {
      return isWeb ? use(localStorage) : null;
    } catch {
      return null;
    }
  }

  /** Return the session of this plan that stands in `text`, if one of `decks` still has its screen; or null. */
  function readFrom(text, decks) {
    try {
      const found = JSON.parse(text);
      if (found.plan !== location.pathname) return null;
      const at = Math.min(found.at, decks[found.cut].screens.length - 1);
      const passed = found.passed + EvenKeel.passed(Date.now() - found.wall, 0);
      if (!(at >= 0 && passed >= 0 && found.starts)) return null;
      return { ...found, at, passed, more: found.more || [] };
    } catch {
      return null;
    }
  }

  function ageOf(text) {
    try {
      return Date.now() - JSON.parse(text).wall;
    } catch {
      return NaN;
    }
  }

  EvenKeel.kept = {
    inTab: (decks) => readFrom(readTab(), decks),

    /** Return the session that was on in a tab of this device within the last six hours, or null. */
    onDevice(decks) {
      const text = onDevice((store) => store.getItem(DEVICE));
      const age = ageOf(text);
      if (age >= 0 && age <= LONGEST) return readFrom(text, decks);
      EvenKeel.kept.forget();
      return null;
    },

    write(run, rest) {
      if (hasLeft) return;
      const { cut, at, starts, passed, more } = run;
      const place = { plan: location.pathname, cut, at, starts, passed, more, wall: Date.now() };
      writeTab({ ...place, ...rest });
      onDevice((store) => store.setItem(DEVICE, JSON.stringify(place)));
    },

    forget: () => onDevice((store) => store.removeItem(DEVICE)),
  };

  // The page still says goodbye after "Leave quickly", and must not write then what was just erased.
  document.addEventListener("even-keel:leave", () => {
    hasLeft = true;
    EvenKeel.kept.forget();
  });
})();
