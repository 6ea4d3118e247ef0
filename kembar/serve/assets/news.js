// Listens for the build status: through the shared worker, or through a stream of its own where the browser has no shared workers.

export function listen(hear) {
  if (typeof SharedWorker === "function") listenThrough(new SharedWorker("/_kembar/shared-events.js", "kembar-preview"), hear);
  else listenDirectly(hear);
}

function listenThrough(worker, hear) {
  worker.port.onmessage = (event) => hear(event.data);
  window.addEventListener("pagehide", () => worker.port.postMessage("leaving"));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // the page from the back/forward cache may be old, and its port is closed
  });
}

function listenDirectly(hear) {
  let news = null;
  const source = new EventSource("/_kembar/news");
  source.onmessage = (event) => {
    news = JSON.parse(event.data);
    hear({ connected: true, news });
  };
  source.onerror = () => {
    hear({ connected: false, news });
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listenDirectly(hear), 1000);
  };
}
