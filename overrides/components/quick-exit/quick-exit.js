/* "Leave quickly": by its link, or by pressing Shift three times within five seconds. The page is
   emptied first, because the next one may take a moment on a slow phone; "even-keel:leave" tells
   other components to fall silent. */
EvenKeel.component("quick-exit", (link) => {
  "use strict";

  const status = document.createElement("p");
  let presses = 0;
  let timer;

  function typing(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }

  function forget() {
    presses = 0;
    status.textContent = "";
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

  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.appendChild(status);

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) {
      if (event.key !== "Shift") forget();
      return;
    }
    if (typing(event.target)) return;
    presses += 1;
    if (presses === 3) return leave();
    status.textContent = presses === 1 ? link.dataset.twoMore : link.dataset.oneMore;
    clearTimeout(timer);
    timer = setTimeout(forget, 5000);
  });
  // The way back may show a page from memory, words and all.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.documentElement.classList.add("leaving");
    location.reload();
  });
});
