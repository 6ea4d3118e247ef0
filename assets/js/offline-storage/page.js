// The page about offline storage.
(function () {
  "use strict";

  const store = self.kembarStore;
  const workers = navigator.serviceWorker;
  const lang = document.documentElement.lang;
  const mark = self.kembarKeeping;
  const parts = Object.fromEntries([...document.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
  const words = parts.status.dataset;

  function format(number, options) {
    return new Intl.NumberFormat(lang, { maximumFractionDigits: 1, ...options }).format(number);
  }

  function sized(bytes) {
    return format(bytes / 1e6, { style: "unit", unit: "megabyte" });
  }

  async function linkTo(url) {
    const page = new DOMParser().parseFromString(await (await store.find(url)).text(), "text/html");
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = url;
    link.textContent = page.querySelector("h1").textContent;
    return item;
  }

  async function show() {
    const isWanted = localStorage.getItem(mark) !== "no";
    const isWhole = lang in (await store.languages());
    const here = document.baseURI.split(/[?#]/)[0];
    const pages = (await store.seenPages(`${lang}/`)).filter((url) => url !== here);
    const { usage } = await navigator.storage.estimate();
    const text = isWhole ? words.whole : pages.length ? words.pages : words.nothing;
    parts.kept.textContent = text.replace("%1", format(pages.length)).replace("%2", sized(usage));
    parts.pages.replaceChildren(...(await Promise.all(isWhole ? [] : pages.map(linkTo))));
    parts.again.hidden = isWanted;
    parts.remove.hidden = !isWanted;
    const list = isWhole || !isWanted ? null : await store.listOf(lang).catch(() => null);
    parts.keep.textContent = parts.keep.dataset.label.replace("%", list ? sized(list.bytes) : "–");
    parts.keep.disabled = !list;
    parts.keep.hidden = isWhole || !isWanted;
  }

  function tell(share) {
    const text = words.sofar.replace("%", format(Math.floor(share * 4) / 4, { style: "percent" }));
    parts.progress.value = share;
    if (parts.status.textContent !== text) {
      parts.status.textContent = text;
    }
  }

  async function keep() {
    parts.keep.disabled = true;
    parts.progress.hidden = false;
    navigator.storage.persist();
    const wanted = Object.keys({ ...(await store.languages()), [lang]: "" });
    const kept = await store.keepWhole(wanted, tell).catch(() => false);
    parts.progress.hidden = true;
    await show();
    parts.status.textContent = kept ? words.done : words.failed;
    (kept ? parts.remove : parts.keep).focus();
  }

  async function remove() {
    localStorage.setItem(mark, "no");
    const registration = await workers.getRegistration(store.root);
    await (registration && registration.unregister());
    await store.removeCaches();
    await show();
    parts.status.textContent = words.removed;
    parts.again.focus();
  }

  function again() {
    localStorage.removeItem(mark);
    location.reload();
  }

  if (mark) {
    parts.without.hidden = true;
    parts.offer.hidden = false;
    parts.keep.addEventListener("click", keep);
    parts.remove.addEventListener("click", remove);
    parts.again.addEventListener("click", again);
    workers.ready.then(show);
    show();
  }
})();
