/* Locks a notebook with a passphrase, by the browser's own WebCrypto: AES-GCM, with a key from
   PBKDF2-SHA-256. The key cannot be taken out of the browser, and lives in this page only. */
(() => {
  "use strict";

  const ROUNDS = 600000;
  // A file from elsewhere must not keep a phone busy for an hour.
  const MOST_ROUNDS = 1e7;
  // Enough for the page's clock to tell how long all rounds take on this device.
  const TRIED = 20000;
  const LONG = 0.5; // seconds

  const random = (length) => crypto.getRandomValues(new Uint8Array(length));
  const pack = (bytes) =>
    btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
  const unpack = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  EvenKeel.seal = {
    /** Return the lock that `passphrase` makes: a new one, or the one that closed `sealed`. Where
        that takes long on this device, `slow` is told beforehand how many seconds. */
    async lock(passphrase, sealed, slow) {
      const [rounds, salt] = sealed || [ROUNDS, pack(random(16))];
      if (!(rounds <= MOST_ROUNDS)) throw new RangeError("Too many rounds.");
      // Phones put a space after a word, and write some letters in two ways.
      const words = new TextEncoder().encode(passphrase.trim().normalize("NFKC"));
      const base = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
      const derive = (iterations) => {
        const how = { name: "PBKDF2", hash: "SHA-256", salt: unpack(salt), iterations };
        const kind = { name: "AES-GCM", length: 256 };
        return crypto.subtle.deriveKey(how, base, kind, false, ["encrypt", "decrypt"]);
      };
      if (slow) {
        const began = performance.now();
        await derive(TRIED);
        const seconds = ((performance.now() - began) / 1000) * (rounds / TRIED);
        if (seconds > LONG) slow(Math.ceil(seconds));
      }
      const key = await derive(rounds);
      return { rounds, salt, key };
    },

    /** Return the text of a notebook that holds nothing but `text`, closed with `lock`. */
    async close(text, lock) {
      const iv = random(12);
      const data = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv },
        lock.key,
        new TextEncoder().encode(text),
      );
      const sealed = [lock.rounds, lock.salt, pack(iv), pack(data)];
      return EvenKeel.store.format(Object.assign(EvenKeel.store.empty(), { sealed }));
    },

    /** Return the text that was closed; throws where `lock` does not fit or the text is damaged. */
    async open(sealed, lock) {
      const how = { name: "AES-GCM", iv: unpack(sealed[2]) };
      return new TextDecoder().decode(await crypto.subtle.decrypt(how, lock.key, unpack(sealed[3])));
    },
  };
})();
