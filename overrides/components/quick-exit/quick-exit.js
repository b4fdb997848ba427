/* "Leave quickly": by its link, or by pressing Shift three times, in a field too. Nothing else may
   come between the presses, nor five seconds: a capital letter, a click with Shift held or a change
   of the keyboard's language must never leave. The page is emptied first, because the next one may
   take a moment on a slow phone; "even-keel:leave" tells other components to fall silent. */
EvenKeel.component("quick-exit", (link) => {
  "use strict";

  const status = document.createElement("p");
  let presses = 0;
  let timer;

  function forget() {
    if (!presses) return;
    presses = 0;
    status.textContent = "";
    status.classList.add("visually-hidden");
    clearTimeout(timer);
  }

  function leave() {
    document.documentElement.classList.add("leaving");
    document.dispatchEvent(new CustomEvent("even-keel:leave"));
    // What is kept "until I close this tab" goes along.
    try {
      Object.keys(sessionStorage).forEach((name) => {
        if (name.startsWith("even-keel")) sessionStorage.removeItem(name);
      });
    } catch {}
    document.title = "\u00a0";
    location.replace(link.href);
  }

  status.className = "leave-warning no-print visually-hidden";
  status.setAttribute("role", "status");
  document.body.appendChild(status);

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  function press(event) {
    const isAlone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isAlone || event.isComposing) return forget();
    if (event.repeat) return null;
    presses += 1;
    if (presses === 3) return leave();
    // Whoever did not mean it sees it coming: words that are not kept would be lost.
    status.textContent = presses === 1 ? link.dataset.twoMore : link.dataset.oneMore;
    status.classList.toggle("visually-hidden", presses === 1);
    clearTimeout(timer);
    timer = setTimeout(forget, 5000);
    return null;
  }

  // Before any component can keep a key to itself.
  addEventListener("keydown", press, true);
  ["pointerdown", "wheel"].forEach((kind) =>
    addEventListener(kind, forget, { capture: true, passive: true }),
  );
  addEventListener("blur", forget);
});
