/* Asks for the page again; see `turns` in worker.js. */
setTimeout(function () {
  "use strict";
  location.reload();
}, 50);
