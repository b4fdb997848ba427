/* A session that is on: where in its plan the leader is, and how the time stands. Times are in
   milliseconds. */
(() => {
  "use strict";

  const MINUTE = 60000;
  const PEEK = MINUTE / 3;

  const sum = (steps, value) => steps.reduce((all, step) => all + value(step), 0);

  /** Take `spare` minutes from `steps`: of what it can give, each gives the same share, in whole
      minutes; the largest remainders are rounded up. Returns the minutes that each keeps. */
  function shrunk(steps, spare) {
    const room = steps.map((step) => step.minutes - step.least);
    const all = room.reduce((one, other) => one + other, 0);
    const given = room.map((part) => (all ? Math.floor((part * spare) / all) : 0));
    const rest = (place) => (all ? (room[place] * spare) % all : 0);
    const byRest = room.map((_, place) => place).sort((one, other) => rest(other) - rest(one));
    const missing = spare - given.reduce((one, other) => one + other, 0);
    byRest.slice(0, missing).forEach((place) => (given[place] += 1));
    return steps.map((step, place) => step.minutes - given[place]);
  }

  /** How `steps` come to end `over` minutes earlier, by the rule that made the plan's lengths: first
      every step may shrink as far as it says; where that is not enough steps go, drop 1 first.
      Returns the steps to `drop`, those to `shorten` with the minutes they keep, and the minutes that
      cannot be won. A step without `drop` never goes. Touches no page. */
  EvenKeel.endOnTime = function (steps, over) {
    const drop = [];
    let kept = steps;
    const need = sum(steps, (step) => step.minutes) - over;
    while (sum(kept, (step) => step.least) > need) {
      const next = Math.min(...kept.filter((step) => step.drop).map((step) => step.drop));
      if (next === Infinity) break;
      drop.push(...kept.filter((step) => step.drop === next));
      kept = kept.filter((step) => step.drop !== next);
    }
    const missing = Math.max(0, sum(kept, (step) => step.least) - need);
    const spare = Math.max(0, sum(kept, (step) => step.minutes) - need - missing);
    const minutes = shrunk(kept, spare);
    const shorten = kept
      .map((step, place) => ({ ...step, keeps: minutes[place] }))
      .filter((step) => step.keeps < step.minutes);
    return { drop, shorten, missing };
  };

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
        const ends = run.starts[now().place] + length + (run.more[now().place] || 0) * MINUTE;
        return { left: ends - passed, late: Math.max(ends, passed) - starts * MINUTE - length };
      },

      /** Return the steps that are still to come: their names and minutes, and what `tasks` says of each. */
      coming(tasks) {
        const { place, step } = now();
        const first = Math.max(
          step,
          cut.steps.findIndex((each) => each.place === place),
        );
        return cut.steps
          .slice(first + 1)
          .map((each) => ({ ...tasks[each.anchor], name: each.step, minutes: each.minutes }))
          .map((each) => ({ ...each, least: Math.min(each.least, each.minutes) }));
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
        run.more = [];
      },

      /** Give this block `minutes` more. */
      lengthen(minutes) {
        run.more[now().place] = (run.more[now().place] || 0) + minutes;
      },
    };
  };
})();
