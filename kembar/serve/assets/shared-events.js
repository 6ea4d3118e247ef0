// A shared worker that holds one event stream for all open pages of the preview, because a browser opens at most six connections to one
// host. Each page has a port to the worker.
"use strict";

const ports = new Set();
let state = null;

function post(next) {
  state = next;
  for (const port of ports) port.postMessage(next);
}

function listen() {
  const source = new EventSource("/_kembar/news");
  source.onmessage = (event) => post({ connected: true, news: JSON.parse(event.data) });
  source.onerror = () => {
    post({ connected: false, news: state && state.news });
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
}

onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.onmessage = () => ports.delete(port); // a page sends one message only, when it is closed
  if (state) port.postMessage(state);
};

listen();
