/* Keeps the site on a device whose owner has asked for it. The command that builds the site writes
   this file as `sw.js`, with VERSION, the hash of the list of files, in front.

   One worker serves one version, out of one cache that is filled before the worker may start. The
   browser keeps a newer worker waiting while a page of the older one is open, so no page ever gets
   a file of another version. Nothing but the listed files is kept: never what a person typed. */
(() => {
  "use strict";

  const LIST = "offline.json";
  const ABOUT = "about/offline.html";
  const AT_ONCE = 6;
  const PATIENCE = 10000;
  const SCOPE = self.registration.scope;
  const RELOAD = "setTimeout(function () { location.reload(); }, 50);";
  const PREFIX = "even-keel " + SCOPE + " ";
  const PAPERS = new URL(self.location).searchParams.get("keep") === "papers";
  const CACHE = PREFIX + (PAPERS ? "pages and papers " : "pages ") + VERSION;
  const HASH = "X-Even-Keel-Hash";
  /* These describe the bytes on the wire, or what a shared cache may do. */
  const ON_THE_WIRE = ["Content-Encoding", "Content-Length", "Transfer-Encoding", "Vary"];

  let stopped = false;
  let turned = 0;
  let told = 0;

  async function tell(message) {
    const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    pages.forEach((page) => page.postMessage(message));
  }

  async function digest(bytes) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(hash.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function address(path) {
    return new URL(path, SCOPE).href;
  }

  function because(reason) {
    return Object.assign(new Error(reason), { reason });
  }

  /** Fetch one file, and refuse it where it is not the one that the list means. */
  async function fetched(path, hash) {
    const answer = await fetch(address(path), { cache: "no-store" });
    if (!answer.ok) throw because("network");
    const bytes = await answer.arrayBuffer();
    if ((await digest(bytes)) !== hash) throw because("changed");
    const headers = new Headers(answer.headers);
    ON_THE_WIRE.forEach((name) => headers.delete(name));
    headers.set(HASH, hash);
    /* A new answer, since a browser refuses to show a page from one that was redirected. */
    return new Response(bytes, { headers });
  }

  /** What earlier versions, or a fetch that broke off, have left here, by its hash: the styles of
      each version lie in a folder of another name, and most of them are the same. */
  async function left(names) {
    const found = new Map();
    for (const name of names) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        found.set(answer.headers.get(HASH), () => cache.match(request));
      }
    }
    return found;
  }

  async function ours() {
    return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  }

  async function fill() {
    const answer = await fetched(LIST, VERSION);
    const list = await answer.clone().json();
    const wanted = Object.entries(list.pages).concat(PAPERS ? Object.entries(list.papers) : []);
    const of = wanted.reduce((sum, [, [, bytes]]) => sum + bytes, 0);
    const had = await left(await ours());
    const cache = await caches.open(CACHE);
    let done = 0;
    async function work() {
      for (let next = wanted.shift(); next; next = wanted.shift()) {
        const [path, [hash, bytes]] = next;
        if (stopped) throw because("stopped");
        const old = had.has(hash) && (await had.get(hash)());
        await cache.put(address(path), old || (await fetched(path, hash)));
        done += bytes;
        if (Date.now() - told > 100 || !wanted.length) {
          told = Date.now();
          tell({ keep: "progress", done, of });
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await cache.put(address(LIST), answer);
  }

  async function install() {
    try {
      await fill();
    } catch (error) {
      stopped = true;
      const full = error.name === "QuotaExceededError";
      await tell({ keep: "failed", reason: full ? "space" : error.reason || "network" });
      throw error;
    }
  }

  async function clear() {
    const names = await ours();
    await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  }

  /** Between two pages of the only window, a newer version that is whole may take over. From then
      on this worker shows no page any more, or the newer one would find it open. */
  async function turns() {
    if (turned) return Date.now() - turned < PATIENCE;
    if (!self.registration.waiting) return false;
    const windows = await self.clients.matchAll({ type: "window" });
    if (windows.length > 1 || !self.registration.waiting) return false;
    turned = Date.now();
    self.registration.waiting.postMessage("turn");
    return true;
  }

  /** An empty page that asks again at once, until the newer worker answers. A redirect to the same
      address hangs in Chromium 156, a header "Refresh" stops at an address with "#", and a script
      file may come too late, when this worker is gone. */
  async function again() {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(RELOAD));
    const hash = btoa(String.fromCharCode.apply(null, new Uint8Array(bytes)));
    return new Response("<!doctype html><title></title><script>" + RELOAD + "</script>", {
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "default-src 'none'; script-src 'sha256-" + hash + "'",
      },
    });
  }

  /** The kept file for an address; hosts may leave out `index.html` or `.html`. */
  async function find(url) {
    const bare = url.origin + url.pathname;
    const names = [bare, bare + (bare.endsWith("/") ? "index.html" : ".html")];
    for (const name of names) {
      const answer = await caches.match(name, { cacheName: CACHE });
      if (answer) return answer;
    }
    return null;
  }

  async function answer(request) {
    const opens = request.mode === "navigate";
    if (opens && (await turns())) {
      return again();
    }
    const kept = await find(new URL(request.url));
    if (kept) return kept;
    try {
      return await fetch(request);
    } catch (error) {
      if (opens && (await find(new URL(address(ABOUT))))) {
        return Response.redirect(address(ABOUT) + "#not-kept");
      }
      throw error;
    }
  }

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(clear()));
  self.addEventListener("fetch", (event) => {
    if (event.request.method === "GET" && event.request.url.startsWith(SCOPE)) {
      event.respondWith(answer(event.request));
    }
  });
  self.addEventListener("message", async (event) => {
    if (event.data === "stop") stopped = true;
    if (event.data === "turn") self.skipWaiting();
    if (event.data === "turn if alone") {
      const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
      if (windows.length === 1) self.skipWaiting();
    }
  });
})();
