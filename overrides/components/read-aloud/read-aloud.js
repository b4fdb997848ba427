/* Offers to read the page aloud, where the device has its own voice for that. */
EvenKeel.component("read-aloud", (root) => {
  "use strict";

  const speech = window.speechSynthesis;
  const button = root.querySelector("button");
  const language = (tag) => tag.slice(0, 2);

  // Any other voice sends the words of the page to somebody.
  EvenKeel.ownVoices = () =>
    speech
      .getVoices()
      .filter(
        (voice) =>
          voice.localService === true && language(voice.lang) === language(document.documentElement.lang),
      );

  function bring() {
    Promise.all([EvenKeel.late("aloud"), EvenKeel.load("read-aloud/read-aloud.css")])
      .then(([bar]) => root.append(bar))
      .then(() => EvenKeel.load("read-aloud/player.js"))
      .catch(wait);
  }
  const wait = () => button.addEventListener("click", bring, { once: true });

  if (!speech) return;
  (speech.onvoiceschanged = () => (button.hidden = !EvenKeel.ownVoices().length))();
  wait();
});
