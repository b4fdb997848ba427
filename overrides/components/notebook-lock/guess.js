/* Tells a passphrase that somebody who knows its owner, or a list of the usual ones, would try
   first. Only new passphrases are looked at: an old one still opens what it locked. Pure. */
(() => {
  "use strict";

  const SHORTEST = 12; // letters and signs
  const LEFT = 6; // letters that must be there besides the words below
  const DIFFERENT = 5; // letters, at least

  /* From lists of the most frequent passwords, and from what is said in groups like these. */
  const TRIED = (
    "password passwort passphrase passcode letmein welcome iloveyou loveyou ilove qwertyuiop qwerty qwertz " +
    "azerty asdfghjkl asdf zxcvbnm zxcv 1q2w3e4r5t 1q2w3e4r 1qaz2wsx 3edc4rfv abcdefgh abcd abc123 abc " +
    "1234567890 123456789 12345678 1234567 123456 12345 1234 123 0987654321 987654321 87654321 654321 4321 321 " +
    "trustno1 monkey dragon sunshine princess football baseball basketball superman batman shadow master " +
    "whatever freedom starwars pokemon computer internet secret admin administrator login hello changeme " +
    "correcthorsebatterystaple michael jordan charlie ashley jessica daniel thomas family mother father " +
    "jesus jesuslovesme godisgood iloveme blessed angel recovery recover sober sobriety clean cleanandsober " +
    "evenkeel keel notebook mynotebook myplan myphone private locked onedayatatime onestepatatime justfortoday " +
    "easydoesit keepcomingback letgoandletgod letgo letgod firstthingsfirst serenityprayer serenity " +
    "thistooshallpass progressnotperfection higherpower twelvesteps newlife newme myself mylife"
  )
    .split(" ")
    .sort((one, other) => other.length - one.length);

  /** Return `words` without what somebody would try first. */
  function without(words) {
    return TRIED.reduce((rest, tried) => rest.replaceAll(tried, ""), words);
  }

  /** Return whether most of `words` goes up or down the alphabet, or says the same again. */
  function isRow(words) {
    const steps = [...words]
      .slice(1)
      .map((letter, n) => Math.abs(letter.codePointAt(0) - words.codePointAt(n)));
    return steps.filter((step) => step < 2).length > steps.length / 2;
  }

  /** Return "short" or "tried" where `passphrase` can be guessed, otherwise "". */
  EvenKeel.guess = function (passphrase) {
    const words = passphrase.trim().normalize("NFKC");
    if ([...words].length < SHORTEST) return "short";
    const lower = words.toLowerCase();
    const plain = lower.replace(/[@4]/g, "a").replace(/0/g, "o").replace(/[1!]/g, "i").replace(/3/g, "e");
    const [letters, said] = [lower, plain.replace(/[$5]/g, "s")].map((one) =>
      one.replace(/[^\p{L}\p{N}]/gu, ""),
    );
    const isTried = [letters, said].some((one) => [...without(one)].length < LEFT);
    return isTried || new Set(letters).size < DIFFERENT || isRow(letters) ? "tried" : "";
  };
})();
