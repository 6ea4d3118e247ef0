// Listens for news of builds: through the line that all pages share, or through one of its own where there are no shared workers.

export function listen(hear) {
  if (typeof SharedWorker === "function") through(new SharedWorker("/_kembar/hub.js", "kembar-preview"), hear);
  else alone(hear);
}

function through(hub, hear) {
  hub.port.onmessage = (event) => hear(event.data);
  window.addEventListener("pagehide", () => hub.port.postMessage("leaving"));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // what the browser kept may be old, and the line is cut
  });
}

function alone(hear) {
  let news = null;
  const source = new EventSource("/_kembar/news");
  source.onmessage = (event) => {
    news = JSON.parse(event.data);
    hear({ connected: true, news });
  };
  source.onerror = () => {
    hear({ connected: false, news });
    if (source.readyState === EventSource.CLOSED) setTimeout(() => alone(hear), 1000);
  };
}
