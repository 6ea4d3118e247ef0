// A service worker that ends itself: it removes what earlier ones have kept for the site at this address.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const isOurs = (name) => name.startsWith("kembar ") && name.endsWith(` ${self.registration.scope}`);
  const removed = caches.keys().then((names) => Promise.all(names.filter(isOurs).map((name) => caches.delete(name))));
  event.waitUntil(removed.then(() => self.registration.unregister()));
});
