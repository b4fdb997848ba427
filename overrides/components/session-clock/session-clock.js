/* A session that is on: where in its plan the leader is, and how the time stands. Times are in
   milliseconds. What this tab keeps of it is all here. */
(() => {
  "use strict";

  const STORE = "even-keel:deck";
  const MINUTE = 60000;
  const PEEK = MINUTE / 3;

  /** How many milliseconds have passed. The steady clock may stop while a PC sleeps, so the wall
      clock then knows better; where that jumps back, or by hours, somebody has set it. */
  EvenKeel.passed = function (byWall, bySteady) {
    const slept = byWall - bySteady;
    return slept > 2000 && slept < 240 * MINUTE ? byWall : bySteady;
  };

  /** Keep `state` in this tab; where storage is refused, in the entry of the tab's history. */
  function write(state) {
    const kept = JSON.stringify(state);
    try {
      sessionStorage.setItem(STORE, kept);
    } catch {
      history.replaceState(kept, "");
    }
  }

  function read() {
    try {
      return sessionStorage.getItem(STORE);
    } catch {
      return history.state;
    }
  }

  /** Go on with `run`, the number of its cut, its screen and its times, through the blocks and screens of `cut`. */
  EvenKeel.session = function (run, cut) {
    let wall = Date.now();
    let steady = performance.now();
    const now = () => cut.screens[run.at];
    const block = () => cut.blocks[now().place];

    function clock() {
      const wallNow = Date.now();
      const steadyNow = performance.now();
      run.passed += EvenKeel.passed(wallNow - wall, steadyNow - steady);
      wall = wallNow;
      steady = steadyNow;
      return run.passed;
    }

    return {
      run,
      cut,
      now,
      block,
      clock,

      /** Return what is left of the block, and how late the session is. */
      times() {
        const { minutes, starts } = block();
        const passed = clock();
        const length = minutes * MINUTE;
        const ends = run.starts[now().place] + length;
        return { left: ends - passed, late: Math.max(ends, passed) - starts * MINUTE - length };
      },

      go(at) {
        const time = clock();
        const from = now().place;
        run.at = Math.max(0, Math.min(cut.screens.length - 1, at));
        const to = now().place;
        // A look into another block and back does not use up its time.
        if (from !== to && time - run.starts[from] < PEEK) run.starts[from] = null;
        run.starts[to] ??= time;
      },

      /** Let the clock stand where the plan says that this block begins. */
      catchUp() {
        run.passed = block().starts * MINUTE;
        run.starts = [];
      },

      save(open) {
        clock();
        write({ ...run, plan: location.pathname, wall, open });
      },
    };
  };

  /** Return the session of this plan that this tab keeps, if one of `decks` still has its screen; or null. */
  EvenKeel.session.kept = function (decks) {
    try {
      const found = JSON.parse(read());
      if (found.plan !== location.pathname) return null;
      const { cut, starts, open } = found;
      const at = Math.min(found.at, decks[cut].screens.length - 1);
      const passed = found.passed + EvenKeel.passed(Date.now() - found.wall, 0);
      return at >= 0 && passed >= 0 && starts ? { cut, at, starts, passed, open } : null;
    } catch {
      return null;
    }
  };
})();
