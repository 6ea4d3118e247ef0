// Pages come from the network, or from storage if it fails or is slow; files with digests from storage.
(function () {
  "use strict";

  const store = self.kembarStore;
  const portal = self.portal;
  const PATIENCE = 4000;
  const RULES = "default-src 'self'; img-src 'self' data:; base-uri 'self'";

  function keep(event, answer) {
    event.waitUntil(store.keepSeen(event.request.url, answer.clone()));
    return answer;
  }

  async function lasting(event) {
    return (await store.find(event.request.url)) || keep(event, await fetch(event.request));
  }

  async function newest(event) {
    const asked = fetch(event.request, { cache: "no-cache" }).then((answer) => keep(event, answer));
    event.waitUntil(asked);
    const kept = await store.find(event.request.url);
    const patience = new Promise((resolve) => kept && setTimeout(resolve, PATIENCE, kept));
    return Promise.race([asked, patience]).then(
      (answer) => (answer.status >= 500 && kept) || answer,
      () => kept || missing(event.request.url),
    );
  }

  // The page about offline storage.
  async function missing(url) {
    const lang = url.slice(store.root.length).split("/")[0];
    const at = store.root + (portal.pages[lang] || Object.values(portal.pages)[0]);
    const page = await (await store.find(at)).text();
    const text = page.replace("<head>", `<head><base href="${at}">`).replace("data-missing hidden", "data-missing");
    return new Response(text, { status: 503, headers: { "Content-Type": "text/html", "Content-Security-Policy": RULES } });
  }

  // Continues with the next page.
  let renewing;
  function renew() {
    return (renewing ||= renewNow().catch(() => (renewing = null)));
  }

  async function renewNow() {
    const kept = await store.languages();
    const wanted = Object.keys(kept).filter((lang) => portal.versions[lang]);
    if (wanted.some((lang) => kept[lang] !== portal.versions[lang])) {
      await store.keepWhole(wanted);
    }
  }

  async function keepAll(urls) {
    for (const url of urls.filter((url, number) => !number || store.isLasting(url))) {
      await store.keepSeen(url, await fetch(url, { cache: "no-cache" }));
    }
  }

  self.addEventListener("install", (event) => {
    self.skipWaiting();
    event.waitUntil(store.begin([...Object.values(portal.pages), ...portal.assets]));
  });

  self.addEventListener("activate", (event) => {
    event.waitUntil(Promise.all([self.clients.claim(), store.tidy()]));
  });

  self.addEventListener("message", (event) => {
    event.waitUntil(Promise.all([keepAll(event.data), renew()]));
  });

  self.addEventListener("fetch", (event) => {
    const { method, url, mode } = event.request;
    if (method !== "GET" || !url.startsWith(store.root)) {
      return;
    }
    if (store.isLasting(url)) {
      event.respondWith(lasting(event));
    } else if (mode === "navigate" || url.includes("/search.js")) {
      event.respondWith(newest(event));
      event.waitUntil(renew());
    }
  });
})();
