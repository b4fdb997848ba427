/* On the plain page: whoever left before the scripts of a slow page had come erases here what was
   kept "until I close this tab". */
try {
  Object.keys(sessionStorage).forEach((name) => {
    if (name.startsWith("even-keel")) sessionStorage.removeItem(name);
  });
} catch {
  // A browser that refuses its store keeps nothing there.
}
