// One line to the server for all pages of the preview that are open: a browser allows six at a time to one host, and a page that is not
// let through would wait for ever. This is a shared worker; each page has a port to it.
"use strict";

const ports = new Set();
let state = null;

function tell(next) {
  state = next;
  for (const port of ports) port.postMessage(next);
}

function listen() {
  const source = new EventSource("/_kembar/news");
  source.onmessage = (event) => tell({ connected: true, news: JSON.parse(event.data) });
  source.onerror = () => {
    tell({ connected: false, news: state && state.news });
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
}

onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.onmessage = () => ports.delete(port); // a page says one thing only: that it is leaving
  if (state) port.postMessage(state);
};

listen();
