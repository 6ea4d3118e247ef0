// The search field of every page, and the page of results. What answers is fetched only when a reader reaches for the field.
(function () {
  "use strict";

  const MOST_OPTIONS = 6;
  const STEP = 15;
  const FRESH = 2000;
  const box = document.querySelector("[data-search]");
  if (!box) {
    return;
  }
  const form = box.querySelector("form");
  const field = box.querySelector("input");
  const panel = box.querySelector(".site-search__panel");
  const list = box.querySelector("[role=listbox]");
  const told = box.querySelector(".site-search__told");
  const status = box.querySelector("[role=status]");
  const entry = box.dataset.search;
  let options = [];
  let active = -1;
  let asked = 0;

  function fetchScript(source) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.async = false; // in order
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  // The entry names the files that answer. Over http it is asked for under a new address each time, so that no cache answers. Where the
  // network does not answer, what is loaded does.
  let loaded = "";
  async function load() {
    if (!entry) {
      return;
    }
    const fetched = fetchScript(location.protocol === "file:" ? entry : entry + "?" + Date.now()).catch(() => fetchScript(entry));
    await (loaded ? Promise.race([fetched.catch(() => {}), new Promise((resolve) => setTimeout(resolve, FRESH))]) : fetched);
    const files = window.kembarSearchFiles;
    if (loaded !== String(files)) {
      loaded = "";
      const base = new URL(entry, document.baseURI);
      await Promise.all(files.map((file) => fetchScript(new URL(file, base))));
      loaded = String(files);
    }
  }

  let loading;
  let asking = 0;
  function renew() {
    asking = Date.now();
    loading = Promise.resolve(loading).then(load, load);
    return loading;
  }

  // A file may be gone: everything is loaded again then.
  function find(words, most) {
    const before = Date.now() - asking < FRESH ? loading : renew();
    const ask = () => window.kembarSearch.find(words, most);
    return before.then(ask).catch(() => {
      if (loading === before) {
        loaded = "";
        renew();
      }
      return loading.then(ask);
    });
  }

  function element(name, className, pieces) {
    const made = document.createElement(name);
    made.className = className;
    pieces.forEach((piece, index) => {
      const marked = index % 2 ? made.appendChild(document.createElement("mark")) : made;
      marked.append(piece);
    });
    return made;
  }

  // A result in the elements that show it: where it is, its title and section, and the words around what was searched for.
  function fill(parent, hit, title) {
    title.append(element("span", "hit__page", hit.title));
    if (hit.heading.join("")) {
      title.append(element("span", "hit__heading", hit.heading));
    }
    if (hit.section) {
      parent.append(element("span", "hit__section", [hit.section]));
    }
    parent.append(title, element("span", "hit__text", hit.text));
    parent.classList.add("hit");
    return parent;
  }

  function summary(words, count) {
    return count ? status.dataset.found.replace("%", count) : status.dataset.none.replace("%", words.trim());
  }

  // The combobox

  function option(hit, index) {
    const item = element("li", "site-search__option", []);
    item.id = "search-option-" + index;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.href = hit.href;
    return fill(item, hit, element("span", "hit__title", []));
  }

  function open() {
    panel.hidden = false;
    field.setAttribute("aria-expanded", String(options.length > 0));
  }

  function close() {
    panel.hidden = true;
    field.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(index) {
    options.forEach((item, position) => item.setAttribute("aria-selected", String(position === index)));
    active = index;
    if (index < 0) {
      field.removeAttribute("aria-activedescendant");
    } else {
      field.setAttribute("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    }
  }

  function say(text) {
    told.textContent = text;
    status.textContent = text;
  }

  function suggest() {
    const words = field.value;
    const turn = ++asked;
    if (!words.trim()) {
      options = [];
      list.replaceChildren();
      say("");
      close();
      return;
    }
    find(words, MOST_OPTIONS).then(
      ({ count, found }) => {
        if (turn !== asked) {
          return;
        }
        options = found.map(option);
        list.replaceChildren(...options);
        list.hidden = !options.length;
        activate(-1);
        say(summary(words, count));
        if (document.activeElement === field) {
          open();
        }
      },
      () => {
        say(status.dataset.failed);
        open();
      },
    );
  }

  function follow(item) {
    location.assign(item.dataset.href);
    close();
  }

  function move(step) {
    if (options.length) {
      open();
      activate(active < 0 && step < 0 ? options.length - 1 : (active + step + options.length + 1) % (options.length + 1) === options.length ? -1 : active + step);
    }
  }

  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => {
      if (panel.hidden) {
        field.value = "";
      }
      close();
    },
    Enter: () => {
      if (active >= 0) {
        follow(options[active]);
        return true;
      }
      return false;
    },
  };

  field.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (act && !event.isComposing && act() !== false) {
      event.preventDefault();
    }
  });
  field.addEventListener("input", suggest);
  field.addEventListener("focus", () => {
    renew().catch(() => {});
    if (list.childElementCount) {
      open();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) {
      close();
    }
  });
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => follow(event.target.closest("[role=option]")));

  // The page of results. Its words stand behind a # in the address, so that they never leave the browser; links may give them as ?q= too.

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    location.assign(form.action.replace(/#.*/, "") + "#q=" + encodeURIComponent(field.value.trim()));
  });

  function wordsOfAddress() {
    return new URLSearchParams(location.hash.slice(1)).get("q") || new URLSearchParams(location.search).get("q") || "";
  }

  function result(hit) {
    const item = element("li", "hits__item", []);
    const link = element("a", "hit__title", []);
    link.href = hit.href;
    return fill(item, hit, link);
  }

  function showResults(results) {
    const hits = results.querySelector(".hits");
    const more = results.querySelector(".hits__more");
    let most;
    let words;

    function show() {
      const asking = words;
      return find(asking, most).then(({ count, found }) => {
        if (asking !== words) {
          return undefined;
        }
        const shown = hits.childElementCount;
        hits.append(...found.slice(shown).map(result));
        more.hidden = count <= most;
        results.querySelector(".hits__told").textContent = summary(words, count);
        status.textContent = summary(words, count);
        return hits.children[shown];
      });
    }

    more.addEventListener("click", () => {
      most += STEP;
      show().then((first) => first && first.querySelector("a").focus());
    });

    // Another place on the page that is gone to leaves what was found.
    function begin() {
      if (location.hash && !wordsOfAddress()) {
        return;
      }
      words = wordsOfAddress();
      most = STEP;
      field.value = words;
      hits.replaceChildren();
      if (words.trim()) {
        show().catch(() => (results.querySelector(".hits__told").textContent = status.dataset.failed));
      }
    }

    begin();
    window.addEventListener("hashchange", begin);
  }

  box.querySelector(".site-search__list").hidden = true;
  form.hidden = false;
  if (location.protocol === "file:" && form.action.endsWith("/")) {
    form.action += "index.html";
  }
  const results = document.querySelector("[data-results]");
  if (results) {
    showResults(results);
  }
})();
