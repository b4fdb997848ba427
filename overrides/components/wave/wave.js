/* Rides the ten-minute wave: a dot, a minute, one small task at a time. It makes no sound. */
(() => {
  "use strict";

  const MINUTES = 10;
  const MINUTE = 60000;

  /** Return where the ride is after `past` milliseconds: its minute (from 0), its share from 0 to 1
      and whether it is over. Touches no page. */
  EvenKeel.ride = function (past) {
    const share = Math.min(1, past / (MINUTES * MINUTE));
    return { minute: Math.min(MINUTES - 1, Math.floor(past / MINUTE)), share, over: share === 1 };
  };

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const stage = root.querySelector("[data-stage]");
    const find = (name) => stage.querySelector("[data-" + name + "]");
    // On a page for one person, who to call is there all along, and stands open at the end.
    const call = find("call");
    const [minute, task, pause, stop, line, dot] = ["minute", "task", "pause", "stop", "line", "dot"].map(
      find,
    );
    const tasks = [...root.querySelectorAll("[data-tasks] li")].map((item) => item.textContent);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)");
    // An old browser without dialogs keeps the picture and the list, which teach the same.
    if (!stage.showModal) return;
    let past = 0;
    let last = 0;
    let timer = 0;

    function show() {
      const ride = EvenKeel.ride(past);
      const said = ride.over ? words.end : tasks[ride.minute];
      minute.textContent = EvenKeel.fill(words.minute, { n: ride.minute + 1 });
      if (task.textContent !== said) task.textContent = said;
      const share = still.matches ? (ride.minute + 0.5) / MINUTES : ride.share;
      const point = line.getPointAtLength(share * line.getTotalLength());
      dot.setAttribute("cx", point.x);
      dot.setAttribute("cy", point.y);
      if (ride.over) halt();
      // The hidden button would take the keyboard's place along.
      if (ride.over && document.activeElement === pause) stop.focus();
      pause.hidden = ride.over;
      if (ride.over && call) call.open = true;
    }

    function tick() {
      const now = Date.now();
      // A PC that slept, or a clock that was set, does not make the wave jump.
      past += Math.min(1000, Math.max(0, now - last));
      last = now;
      show();
    }

    function go() {
      last = Date.now();
      timer = setInterval(tick, still.matches ? 1000 : 100);
      pause.textContent = words.pause;
    }

    function halt() {
      clearInterval(timer);
      timer = 0;
      pause.textContent = words.go_on;
    }

    root.querySelector("[data-start]").addEventListener("click", () => {
      past = 0;
      if (call) call.open = false;
      stage.showModal();
      // The whole screen where the browser allows it; the whole window otherwise.
      if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {});
      go();
      show();
      pause.focus();
    });
    pause.addEventListener("click", () => (timer ? halt() : go()));
    stop.addEventListener("click", () => stage.close());
    stage.addEventListener("close", () => {
      halt();
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    });
    // Escape leaves the full screen first; one press is to be enough.
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && stage.open) stage.close();
    });
    root.querySelector("[data-open]").hidden = false;
  }

  EvenKeel.component("wave", start);
})();
