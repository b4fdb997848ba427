/* A circle that grows and shrinks to breathe along with. It makes no sound and counts nothing. */
(() => {
  "use strict";

  /** Return the breath after `past` seconds: "in" or "out", and which second of it this is (from 1).
      Touches no page. */
  EvenKeel.breath = function (past, seconds) {
    const at = past % (seconds.in + seconds.out);
    return at < seconds.in ? { way: "in", second: at + 1 } : { way: "out", second: at - seconds.in + 1 };
  };

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const find = (name) => root.querySelector("[data-" + name + "]");
    const [stage, circle, word, track] = ["stage", "circle", "word", "track"].map(find);
    if (!stage.showModal) return;
    let timer = 0;
    let past = 0;

    function show() {
      const seconds = { in: +find("in").value, out: +find("out").value };
      const breath = EvenKeel.breath(past, seconds);
      past += 1;
      if (breath.second === 1) {
        word.textContent = words[breath.way];
        circle.style.transitionDuration = seconds[breath.way] + "s";
        circle.dataset.way = breath.way;
      }
      // One mark a second: what stands still for people who do without moving pictures.
      track.textContent = "";
      for (let second = 1; second <= seconds[breath.way]; second += 1) {
        const mark = document.createElement("span");
        mark.className = "pace__mark" + (second <= breath.second ? " pace__mark--past" : "");
        track.append(mark);
      }
    }

    find("start").addEventListener("click", () => {
      past = 0;
      delete circle.dataset.way;
      stage.showModal();
      if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {});
      // The circle is laid out small before it is told to grow.
      circle.getBoundingClientRect();
      show();
      timer = setInterval(show, 1000);
      find("stop").focus();
    });
    find("stop").addEventListener("click", () => stage.close());
    stage.addEventListener("close", () => {
      clearInterval(timer);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    });
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && stage.open) stage.close();
    });
    find("form").hidden = false;
    if (find("open")) find("open").hidden = false;
  }

  EvenKeel.component("pace", start);
})();
