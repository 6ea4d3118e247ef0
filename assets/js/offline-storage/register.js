// Starts the service worker, unless the reader refused it or the page is a preview.
(function () {
  "use strict";

  const workers = navigator.serviceWorker;
  const root = new URL("../../../", document.currentScript.src);
  const mark = `kembar keeping ${root.pathname}`;

  // Sends the worker the page and files that were loaded without it.
  function tell() {
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    workers.ready.then((registration) => registration.active.postMessage([location.href, ...loaded]));
  }

  function register() {
    workers.register(new URL("sw.js", root)).catch(() => {});
    if (!performance.getEntriesByType("navigation")[0].workerStart) {
      tell();
    }
    workers.addEventListener("controllerchange", tell);
  }

  if (!workers || !location.protocol.startsWith("http") || document.getElementById("kembar-preview")) {
    return;
  }
  try {
    self.kembarKeeping = mark;
    if (localStorage.getItem(mark) !== "no") {
      window.addEventListener("load", register);
    }
  } catch (refused) {
    self.kembarKeeping = "";
  }
})();
