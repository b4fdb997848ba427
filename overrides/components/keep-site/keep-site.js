/* Offers to keep the site on this device, and to take it away again. Nothing is registered or kept
   before the button is pressed; the work itself is done by the worker. */
(() => {
  "use strict";

  const PARTS = ["script", "file", "http", "browser", "missing", "offer", "busy", "kept", "stick"];
  const workers = navigator.serviceWorker;

  /** Return the part that says why nothing can be kept here, or "". */
  function whyNot() {
    if (location.protocol === "file:") return "file";
    if (!window.isSecureContext) return "http";
    return workers && window.caches && window.crypto && crypto.subtle ? "" : "browser";
  }

  /** What this browser keeps of the site at `scope`, by the worker at the address `worker`. */
  function keeping(scope, worker) {
    /** This site's own registration; a site further up on the same host may have one too. */
    async function registration() {
      const found = await workers.getRegistration(scope);
      return found && found.scope === scope ? found : null;
    }

    async function own() {
      const names = await caches.keys();
      return names.filter((name) => name.startsWith("even-keel " + scope + " "));
    }

    return {
      /** Return what is kept: "pages", "papers" or "". */
      kept: async () => {
        const [found, names] = await Promise.all([registration(), own()]);
        const now = found && (found.waiting || found.active);
        return now && names.length ? new URL(now.scriptURL).searchParams.get("keep") : "";
      },

      /** Start to keep what `choice` says, under another name each time, so that the browser starts
          afresh even where an old worker lingers. */
      register: (choice) => {
        const copy = Math.random().toString(36).slice(2, 8);
        const name = worker + "?keep=" + choice + "&copy=" + copy;
        return workers.register(name, { scope, updateViaCache: "none" });
      },

      remove: async () => {
        const found = await registration();
        if (found) {
          [found.installing, found.waiting].forEach((one) => one && one.postMessage("stop"));
          await found.unregister();
        }
        await Promise.all((await own()).map((name) => caches.delete(name)));
      },
    };
  }

  /** Tell how a worker that was just registered gets on: it `waits`, is `done` or has `failed`. */
  function watch(found, tell) {
    const worker = found.installing || found.waiting;
    const last = found.active && found.active !== worker ? "installed" : "activated";
    let isHere = false;
    if (!worker) return tell.nothing();
    return worker.addEventListener("statechange", () => {
      isHere = isHere || worker.state === "installed";
      if (worker.state === "installed" && found.active) tell.waits(worker);
      // Once here, it goes only where a later choice has taken its place.
      if (worker.state === "redundant" && !isHere) setTimeout(tell.failed, 200);
      if (worker.state === last) tell.done();
    });
  }

  /** Make the sizes of `list`, each file's under its path, into words. */
  function sizes(list, words) {
    const sum = (kind) => Object.values(list[kind]).reduce((all, [, bytes]) => all + bytes, 0);
    const say = (bytes) => EvenKeel.fill(words, { n: Math.max(bytes / 1e6, 0.1).toFixed(1) });
    return { pages: sum("pages"), papers: sum("papers"), zip: list.zip, say };
  }

  function offer(root, part, size) {
    const { dataset } = root;
    const site = keeping(new URL(dataset.scope, location.href).href, dataset.worker);
    const status = root.querySelector("[role=status]");
    const bar = root.querySelector("progress");
    let furthest = 0;
    let done = 0;
    let reason = "";
    let asked = false;
    let marked = "";

    /** Show what is kept, and what can be done about it. */
    async function state() {
      const kept = await site.kept();
      part.show(kept ? ["offer", "kept", "stick"] : ["offer", "stick"]);
      part("keep").hidden = Boolean(kept);
      part("change").hidden = !kept || !size.papers;
      if (kept && kept !== marked) root.querySelector('input[value="' + kept + '"]').checked = true;
      // Told again, it stays what somebody may have chosen since.
      marked = kept;
      if (!kept) return;
      const [words, bytes] = kept === "papers" ? [dataset.keptPapers, size.papers] : [dataset.keptPages, 0];
      status.textContent = EvenKeel.fill(words, { size: size.say(size.pages + bytes) });
    }

    async function say(words) {
      await state();
      status.textContent = words + " " + (part("kept").hidden ? "" : status.textContent);
      status.focus();
    }

    function failed() {
      if (reason === "stopped") return null;
      // A browser stops a worker that takes long; what has come stays, so go on while more comes.
      if (reason !== "space" && reason !== "changed" && done > furthest) return keep();
      return say(part(part(reason) ? reason : "network").content.textContent);
    }

    function waits(worker) {
      asked = true;
      worker.postMessage("turn if alone");
    }

    function keep() {
      const tell = { nothing: state, waits, failed, done: () => say(dataset.done) };
      furthest = done;
      done = 0;
      reason = "";
      part.show(["busy"]);
      status.textContent = "";
      part("stop").focus();
      site.register(root.querySelector("input:checked").value).then((found) => watch(found, tell), failed);
    }

    async function remove() {
      reason = "stopped";
      await site.remove();
      furthest = 0;
      say(dataset.removed);
    }

    function progress({ data }) {
      const said = data || {};
      if (said.keep === "failed") reason = reason || said.reason;
      if (said.keep !== "progress") return;
      done = said.done;
      bar.max = said.of;
      bar.value = done;
      const all = size.say(said.of);
      part("progress").textContent = EvenKeel.fill(dataset.progress, { done: size.say(done), all });
    }

    workers.addEventListener("message", progress);
    workers.addEventListener("controllerchange", () => asked && location.reload());
    Object.entries({ keep, change: keep, stop: remove, remove }).forEach(([name, act]) => {
      part(name).addEventListener("click", () => act());
    });
    return state();
  }

  EvenKeel.component("keep-site", (root) => {
    const part = (name) => root.querySelector('[data-part="' + name + '"]');
    part.show = (names) => PARTS.forEach((name) => (part(name).hidden = !names.includes(name)));

    const why = whyNot();

    function begin(list) {
      const size = sizes(list, root.dataset.size);
      part("size-pages").textContent = size.say(size.pages);
      part("size-papers").textContent = size.say(size.pages + size.papers);
      part("option-papers").hidden = !size.papers;
      part("zip").href = part("zip").dataset.href;
      part("zip").download = "";
      part("size-zip").textContent = size.say(size.zip);
      // What cannot be kept in a browser can still be carried on a stick.
      return why ? part.show([why, "stick"]) : offer(root, part, size);
    }

    if (why === "file") return part.show(["file"]);
    return fetch(root.dataset.list)
      .then((answer) => answer.json())
      .then(begin)
      .catch(() => part.show([why || "missing"]));
  });
})();
