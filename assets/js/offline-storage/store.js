// Stores pages that were seen, and whole languages.
(function () {
  "use strict";

  const root = new URL(self.document ? "../../../" : "./", self.document ? document.currentScript.src : location).href;
  const SEEN = `kembar 1 seen ${root}`;
  const WHOLE = `kembar 1 whole ${root}`;
  const LANGUAGES = `${root}?languages`;
  const MOST_SEEN = 200;
  const AT_ONCE = 6;

  // A file with a digest in its name never changes.
  function isLasting(url) {
    return url.startsWith(`${root}assets/`) && /[.?][0-9a-f]{8}(\.\w+)?$/.test(url);
  }

  // The key of a response, without the query.
  function address(url) {
    return isLasting(url) ? url : url.split(/[?#]/)[0].replace(/\/index\.html$/, "/");
  }

  function isSound(answer) {
    return answer.status === 200 && !answer.redirected && !/no-store/.test(answer.headers.get("cache-control"));
  }

  async function fetchSound(url) {
    const answer = await fetch(url, { cache: isLasting(url) ? "default" : "no-cache" });
    if (!isSound(answer)) {
      throw new Error(url);
    }
    return answer;
  }

  async function find(url) {
    return (await caches.match(address(url), { cacheName: WHOLE })) || caches.match(address(url), { cacheName: SEEN });
  }

  // Stores what the worker needs. Fails where fetching is forbidden.
  async function begin(paths) {
    const cache = await caches.open(SEEN);
    await Promise.all(paths.map(async (path) => cache.put(root + path, await fetchSound(root + path))));
  }

  // Without a cache, all was removed.
  async function keepSeen(url, answer) {
    if (!isSound(answer) || !(await caches.has(SEEN))) {
      return;
    }
    const isWhole = await caches.match(address(url), { cacheName: WHOLE });
    const cache = await caches.open(isWhole ? WHOLE : SEEN);
    await cache.put(address(url), answer);
    const pages = await seenPages("");
    if (pages.length > MOST_SEEN) {
      await (await caches.open(SEEN)).delete(pages[0]);
    }
  }

  async function urlsIn(cache) {
    return (await cache.keys()).map((request) => request.url);
  }

  async function seenPages(folder) {
    const urls = (await caches.has(SEEN)) ? await urlsIn(await caches.open(SEEN)) : [];
    return urls.filter((url) => url.startsWith(root + folder) && url.endsWith("/"));
  }

  async function languages() {
    const kept = await caches.match(LANGUAGES, { cacheName: WHOLE });
    return kept ? kept.json() : {};
  }

  async function listOf(lang) {
    return (await fetchSound(`${root}${lang}/keeping.json`)).json();
  }

  async function keepFile(cache, url, digest) {
    const kept = await cache.match(url);
    if (!kept || kept.headers.get("etag") !== digest) {
      const answer = await fetchSound(url);
      const headers = new Headers(answer.headers);
      headers.set("etag", digest);
      await cache.put(url, new Response(await answer.blob(), { headers }));
    }
  }

  // Stores these languages, and no others; fetches only new files.
  async function keepWhole(wanted, tell = () => {}) {
    const lists = await Promise.all(wanted.map(listOf));
    const files = new Map(lists.flatMap((list) => list.files).map(([path, digest]) => [root + path, digest]));
    const cache = await caches.open(WHOLE);
    const waiting = [...files];
    const total = waiting.length;
    while (waiting.length) {
      await Promise.all(waiting.splice(0, AT_ONCE).map(([url, digest]) => keepFile(cache, url, digest)));
      tell(1 - waiting.length / total);
    }
    const versions = wanted.map((lang, number) => [lang, lists[number].version]);
    await cache.put(LANGUAGES, new Response(JSON.stringify(Object.fromEntries(versions))));
    await remove(cache, (url) => url !== LANGUAGES && !files.has(url));
    return true;
  }

  async function remove(cache, isUnwanted) {
    await Promise.all((await urlsIn(cache)).filter(isUnwanted).map((url) => cache.delete(url)));
  }

  async function removeCaches(staying = []) {
    const ours = (await caches.keys()).filter((name) => name.startsWith("kembar ") && name.endsWith(` ${root}`));
    await Promise.all(ours.filter((name) => !staying.includes(name)).map((name) => caches.delete(name)));
  }

  // Removes files that are no longer listed.
  async function tidy() {
    await removeCaches([SEEN, WHOLE]);
    const cache = await caches.open(SEEN);
    let texts = "";
    for (const url of await urlsIn(cache)) {
      texts += await (await cache.match(url)).text();
    }
    await remove(cache, (url) => isLasting(url) && !texts.includes(url.split("/").pop()));
  }

  self.kembarStore = { root, isLasting, find, begin, keepSeen, seenPages, languages, listOf, keepWhole, removeCaches, tidy };
})();
