/* Offers to keep the site on this device, and to take it away again. Nothing is registered or kept
   before the button is pressed; the work itself is done by the worker. */
EvenKeel.component("keep-site", function (root) {
  "use strict";

  var scope = new URL(root.dataset.scope, location.href).href;
  var prefix = "even-keel " + scope + " ";
  var workers = navigator.serviceWorker;
  var status = root.querySelector("[role=status]");
  var list;
  var furthest = 0;
  var done = 0;
  var reason = "";
  var asked = false;
  var marked = "";

  function part(name) {
    return root.querySelector('[data-part="' + name + '"]');
  }

  function show(names) {
    ["script", "file", "http", "browser", "missing", "offer", "busy", "kept", "stick"].forEach(function (name) {
      part(name).hidden = names.indexOf(name) < 0;
    });
  }

  function whyNot() {
    return location.protocol === "file:" ? "file" : !window.isSecureContext ? "http"
      : !workers || !window.caches || !window.crypto || !crypto.subtle ? "browser" : "";
  }

  function size(bytes) {
    return EvenKeel.fill(root.dataset.size, { n: Math.max(bytes / 1e6, 0.1).toFixed(1) });
  }

  function sum(kind) {
    return Object.keys(list[kind]).reduce(function (all, path) { return all + list[kind][path][1]; }, 0);
  }

  /** This site's own registration; a site further up on the same host may have one too. */
  function registration() {
    return workers.getRegistration(scope).then(function (found) {
      return found && found.scope === scope ? found : null;
    });
  }

  function own() {
    return caches.keys().then(function (names) {
      return names.filter(function (name) { return name.indexOf(prefix) === 0; });
    });
  }

  /** Show what is kept, and what can be done about it. */
  function state() {
    return Promise.all([registration(), own()]).then(function (found) {
      var worker = found[0] && (found[0].waiting || found[0].active);
      var kept = worker && found[1].length ? new URL(worker.scriptURL).searchParams.get("keep") : "";
      var all = sum("pages") + (kept === "papers" ? sum("papers") : 0);
      show(kept ? ["offer", "kept", "stick"] : ["offer", "stick"]);
      part("keep").hidden = Boolean(kept);
      part("change").hidden = !kept || !sum("papers");
      if (kept && kept !== marked) root.querySelector('input[value="' + kept + '"]').checked = true;
      /* Told again, it stays what somebody may have chosen since. */
      marked = kept;
      if (!kept) return;
      status.textContent = EvenKeel.fill(root.dataset[kept === "papers" ? "keptPapers" : "keptPages"], { size: size(all) });
    });
  }

  function say(words) {
    return state().then(function () {
      status.textContent = words + " " + (part("kept").hidden ? "" : status.textContent);
      status.focus();
    });
  }

  function failed() {
    if (reason === "stopped") return;
    /* A browser stops a worker that takes long; what has come stays, so go on while more comes. */
    if (reason !== "space" && reason !== "changed" && done > furthest) return void keep();
    say(part(part(reason) ? reason : "network").content.textContent);
  }

  function watch(found) {
    var worker = found.installing || found.waiting;
    var isHere = false;
    if (!worker) return void state();
    worker.addEventListener("statechange", function () {
      isHere = isHere || worker.state === "installed";
      if (worker.state === "installed" && found.active) {
        asked = true;
        worker.postMessage("turn if alone");
      }
      /* Once here, it goes only where a later choice has taken its place. */
      if (worker.state === "redundant" && !isHere) setTimeout(failed, 200);
      if (worker.state === (found.active && found.active !== worker ? "installed" : "activated")) say(root.dataset.done);
    });
  }

  function keep() {
    var choice = root.querySelector("input:checked").value;
    /* Another name each time, so that the browser starts afresh even where an old worker lingers. */
    var name = root.dataset.worker + "?keep=" + choice + "&copy=" + Math.random().toString(36).slice(2, 8);
    furthest = done;
    done = 0;
    reason = "";
    show(["busy"]);
    status.textContent = "";
    part("stop").focus();
    workers.register(name, { scope: scope, updateViaCache: "none" }).then(watch, failed);
  }

  function remove() {
    reason = "stopped";
    return registration().then(function (found) {
      if (!found) return null;
      [found.installing, found.waiting].forEach(function (worker) { if (worker) worker.postMessage("stop"); });
      return found.unregister();
    }).then(own).then(function (names) {
      return Promise.all(names.map(function (name) { return caches.delete(name); }));
    }).then(function () {
      furthest = 0;
      say(root.dataset.removed);
    });
  }

  function progress(event) {
    var said = event.data || {};
    if (said.keep === "failed") reason = reason || said.reason;
    if (said.keep !== "progress") return;
    done = said.done;
    root.querySelector("progress").max = said.of;
    root.querySelector("progress").value = said.done;
    part("progress").textContent = EvenKeel.fill(root.dataset.progress, { done: size(said.done), all: size(said.of) });
  }

  function begin(found) {
    list = found;
    part("size-pages").textContent = size(sum("pages"));
    part("size-papers").textContent = size(sum("pages") + sum("papers"));
    part("option-papers").hidden = !sum("papers");
    part("zip").href = part("zip").dataset.href;
    part("size-zip").textContent = size(list.zip);
    workers.addEventListener("message", progress);
    workers.addEventListener("controllerchange", function () { if (asked) location.reload(); });
    [["keep", keep], ["change", keep], ["stop", remove], ["remove", remove]].forEach(function (pair) {
      part(pair[0]).addEventListener("click", function () { pair[1](); });
    });
    return state();
  }

  if (whyNot()) return show([whyNot()]);
  fetch(root.dataset.list).then(function (answer) { return answer.json(); }).then(begin)
    .catch(function () { show(["missing"]); });
});
