// Answers searches from the index of one language. Nothing of it is fetched before a reader reaches for search.
//
// The index is a folder of classic scripts, which browsers run over http and from a disk alike: its `index` calls `kembarSearch.open` with
// what it contains and where; the shelves call `kembarSearch.put` with their content: words with their roots and the places of these, or
// entries, which are what is found. MiniSearch ranks. A page may also contain its index.
(function () {
  "use strict";

  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const WORD_IN_TEXT = /[\p{L}\p{N}\p{M}’‘'ʼʻʿʾ`]+/gu;
  const PLAIN = /^[a-zA-Z0-9]+$/;
  const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g;
  const LINE = /^(\d)([\p{L}\p{N}\p{M}]*)(?:~(\d)(\d)([\p{L}\p{N}\p{M}]*)|((?: [\p{L}\p{N}\p{M}]+)+))?(.*)$/u;
  const PLACES = /([A-Z]*[a-z])(3?)/g;
  const PLACES_FOLLOW = /.[A-Za-z]/;
  const FIELDS = "!#%.";
  const BOOST = { 0: 6, 1: 3, 2: 1.5, 3: 1 };
  const FEWEST_LETTERS = 2;
  const FEWEST_LETTERS_OF_A_SLIP = 4;
  const EVERYDAY = 0.2;
  const MOST_ANSWERS = 32;
  const SNIPPET = 170;

  let overview;
  let address;
  let home;
  const shelves = new Map();
  const roots = new Map();
  const places = new Map();
  const guesses = new MiniSearch({ fields: ["word"], idField: "word", tokenize: Array.of, processTerm: String });
  const answers = new Map();
  let empty;

  function open(found) {
    const file = document.currentScript.src;
    overview = found;
    address = file || document.URL;
    home = file ? new URL("../../../", file) : document.URL;
  }

  function put(sort, first, content) {
    shelves.set(document.currentScript.src || sort + first, content);
  }

  // Words

  function fold(text) {
    if (PLAIN.test(text)) {
      return text.toLowerCase();
    }
    const plain = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
    return plain.replace(/./gu, (letter) => overview.letters[letter] ?? letter).normalize("NFC");
  }

  function learn(lines) {
    let word = "";
    const words = [];
    lines.split("\n").forEach((line) => {
      const [, shared, rest, start, end, before, whole, found] = line.match(LINE);
      word = word.slice(0, shared) + rest;
      if (whole) {
        roots.set(word, whole.trim().split(" "));
      } else {
        roots.set(word, [start ? before + word.slice(start, word.length - end) : word]);
      }
      places.set(word, found);
      words.push({ word });
    });
    guesses.addAll(words);
  }

  // The word itself and what is left of it when the language's affixes are taken off; `kembar/i18n/stems.py` says the same in Python.
  function stripped(word) {
    const { prefixes, suffixes, shortest, most } = overview.affixes;
    const found = new Set([word]);
    let layer = [word];
    for (let round = 0; round < most; round++) {
      const next = [];
      layer.forEach((known) => {
        prefixes.forEach(([old, fresh]) => known.startsWith(old) && next.push(fresh + known.slice(old.length)));
        suffixes.forEach(([old, fresh]) => known.endsWith(old) && next.push(known.slice(0, known.length - old.length) + fresh));
      });
      layer = next.filter((rest) => rest.length >= shortest && !found.has(rest));
      layer.forEach((rest) => found.add(rest));
    }
    return [...found];
  }

  // What a word of a search may mean: roots that must all be there, and how likely it is that they are meant.
  async function meanings(word, unfinished) {
    await fetchWords(word, unfinished);
    const found = [];
    if (roots.has(word)) {
      found.push({ roots: roots.get(word), weight: 1 });
    }
    if (unfinished && word.length >= FEWEST_LETTERS) {
      found.push(...guessed(word, { prefix: true }, 0.4));
    }
    if (!found.length) {
      found.push(...(await derived(word)));
    }
    if (found.length || word.length < FEWEST_LETTERS_OF_A_SLIP) {
      return found;
    }
    return guessed(word, { fuzzy: 0.25, maxFuzzy: 2 }, 0.6);
  }

  async function derived(word) {
    const known = stripped(word);
    await Promise.all(known.map((rest) => fetchWords(rest)));
    const whole = known.filter((rest) => roots.has(rest)).map((rest) => ({ roots: roots.get(rest), weight: 0.8 }));
    return whole.length ? whole : halves(word);
  }

  async function halves(word) {
    const cuts = Array.from({ length: Math.max(0, word.length - 7) }, (_, index) => index + 4);
    const found = [];
    for (const cut of cuts.filter((cut) => roots.has(word.slice(0, cut)))) {
      await fetchWords(word.slice(cut));
      if (roots.has(word.slice(cut))) {
        found.push({ roots: [...roots.get(word.slice(0, cut)), ...roots.get(word.slice(cut))], weight: 0.9 });
      }
    }
    return found;
  }

  function guessed(word, options, weight) {
    const found = guesses.search(word, options).slice(0, 8);
    return found.map((guess) => ({ roots: roots.get(guess.id), weight: (weight * guess.score) / found[0].score }));
  }

  // Ranking

  // Whether a root stands in the text of so many entries that these are not told of: `kembar/export/search/postings.py`.
  function isEveryday(root) {
    return (places.get(root) ?? "").endsWith(".");
  }

  // What MiniSearch finds of a word of a search. All words but the last are the same from key to key, so answers are kept for a while.
  function ranked(meant) {
    const asked = JSON.stringify(meant);
    if (!answers.has(asked)) {
      if (answers.size === MOST_ANSWERS) {
        answers.clear();
      }
      answers.set(asked, rank(meant));
    }
    return answers.get(asked);
  }

  function rank(meant) {
    const needed = new Set(meant.flatMap((meaning) => meaning.roots).filter((root) => places.has(root)));
    const ranker = MiniSearch.loadJS({ ...base(), index: [...needed].map((root) => [root, stands(places.get(root))]) }, options);
    const queries = meant.map(({ roots, weight }) => ({ combineWith: "AND", queries: roots, boostTerm: () => weight }));
    return ranker.search({ combineWith: "OR", queries }).map(({ id, score }) => ({ id, score }));
  }

  const options = {
    fields: ["0", "1", "2", "3"],
    searchOptions: { boost: BOOST, tokenize: Array.of, processTerm: String, boostDocument: (id) => (isQuiet(id) ? 0.25 : 1) },
  };

  function isQuiet(number) {
    return overview.quiet.some(([first, end]) => number >= first && number < end);
  }

  // An index that knows of all entries and of no word.
  function base() {
    empty ??= emptyIndex();
    return empty;
  }

  function emptyIndex() {
    const lengths = overview.lengths.map((graded) => Array.from(graded, (grade) => length(grade.charCodeAt(0) - 35)));
    const numbers = Object.fromEntries(lengths[0].map((_, number) => [number, number]));
    return {
      documentCount: overview.count,
      nextId: overview.count,
      documentIds: numbers,
      fieldIds: { 0: 0, 1: 1, 2: 2, 3: 3 },
      fieldLength: Object.fromEntries(lengths[0].map((_, number) => [number, lengths.map((field) => field[number])])),
      averageFieldLength: lengths.map((field) => field.reduce((sum, one) => sum + one, 0) / field.length),
      storedFields: {},
      dirtCount: 0,
      serializationVersion: 2,
    };
  }

  function length(grade) {
    return grade <= 16 ? grade : 16 * 2 ** ((grade - 16) / 8);
  }

  function stands(written) {
    const found = {};
    written.split(/(?=[!#%.])/).forEach((part) => {
      const field = {};
      let number = 0;
      for (const [, step, often] of part.matchAll(PLACES)) {
        number += [...step].reduce((sum, digit) => sum * 26 + (digit.toLowerCase().charCodeAt(0) - 97), 0);
        field[number] = often ? 3 : 1;
      }
      if (PLACES_FOLLOW.test(part)) {
        found[FIELDS.indexOf(part[0])] = field;
      }
    });
    return found;
  }

  // Entries that hold more of the search, and its rarer words, come first; among those, what MiniSearch finds the best.
  function best(asked) {
    const scores = new Map();
    let whole = 0;
    asked.forEach((meant) => {
      const found = meant.length ? ranked(meant) : [];
      const fewest = meant.some((meaning) => meaning.roots.every(isEveryday)) ? EVERYDAY * overview.count : 0;
      const worth = Math.log(1 + overview.count / (1 + Math.max(fewest, found.length)));
      whole += worth;
      found.forEach(({ id, score }) => {
        const sum = scores.get(id) ?? { score: 0, worth: 0 };
        scores.set(id, { score: sum.score + score, worth: sum.worth + worth });
      });
    });
    const order = Array.from(scores, ([id, sum]) => [id, sum.score * (sum.worth / whole) ** 2]);
    return order.sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([id]) => id);
  }

  // What is shown

  // Says of a word which one of the search it is, counted from 1: `meant` has this number for each root; 0 is for others.
  function judge(meant) {
    const hints = [...meant.keys()].map((root) => root.slice(1, -1)); // affixes change no more of a root than its ends
    return (word) => {
      const known = roots.get(word) ?? (hints.some((hint) => word.includes(hint)) ? stripped(word) : []);
      const root = known.find((root) => meant.has(root));
      return root ? meant.get(root) : 0;
    };
  }

  // An everyday word is marked in titles and headings alone: a text is full of them.
  function shown([address, title, section, passages], isMeant, isTelling) {
    const inTitle = new Set(wordsOf(title).map(isTelling));
    const [[anchor, heading, text]] = passages
      .map((passage, index) => [passage, worth(passage, isTelling, inTitle) - index / 100])
      .sort((one, other) => other[1] - one[1])
      .map(([passage]) => passage)
      .concat([["", "", ""]]);
    const url = new URL(anchor ? address.replace(/#.*|$/, "#" + anchor) : address, home);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
    }
    return { href: url.href, title: marked(title, isMeant), heading: marked(heading, isMeant), section, text: cut(marked(text, isTelling)) };
  }

  // How much of the search a passage answers: what the title says already counts for little.
  function worth([, heading, text], isTelling, inTitle) {
    const met = (words) => [...new Set(words.map(isTelling))].filter(Boolean).reduce((sum, word) => sum + (inTitle.has(word) ? 0.2 : 1), 0);
    return 2 * met(wordsOf(heading)) + 1.5 * met(wordsOf(text));
  }

  function wordsOf(text) {
    return (text.match(WORD_IN_TEXT) ?? []).map(fold);
  }

  // A text in pieces, every other one of which is meant.
  function marked(text, isMeant) {
    const pieces = [""];
    let last = 0;
    for (const { 0: word, index } of text.matchAll(WORD_IN_TEXT)) {
      if (isMeant(fold(word))) {
        pieces[pieces.length - 1] += text.slice(last, index);
        pieces.push(word, "");
        last = index + word.length;
      }
    }
    pieces[pieces.length - 1] += text.slice(last);
    return pieces;
  }

  // The part of a text around its first marked words.
  function cut(pieces) {
    const before = pieces[0].length > 60 && pieces.length > 1 ? "…" + pieces[0].slice(-50).replace(/^\S*\s/, "") : pieces[0];
    const kept = [];
    let room = SNIPPET;
    for (const piece of [before, ...pieces.slice(1)]) {
      if (room <= 0) {
        break;
      }
      kept.push(piece.length > room ? piece.slice(0, room).replace(/\s\S*$/, "") + "…" : piece);
      room -= piece.length;
    }
    return kept;
  }

  // Shelves

  function shelfOf(sort, key) {
    return Math.max(0, overview[sort].findLastIndex(([first]) => first <= key));
  }

  function fetchWords(word, unfinished) {
    const first = shelfOf("words", word);
    const last = unfinished ? Math.min(shelfOf("words", word + "\uffff"), first + 1) : first;
    return Promise.all([fetchShelf("words", first), fetchShelf("words", last)]);
  }

  const fetching = new Map();

  function fetchScript(url) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  function fetchShelf(sort, number) {
    const [first, file] = overview[sort][number];
    if (!fetching.has(file)) {
      fetching.set(file, filled(sort + first, file, sort === "words" ? learn : () => undefined));
    }
    return fetching.get(file);
  }

  async function filled(shelf, file, take) {
    const url = shelves.has(shelf) ? shelf : new URL(file, address).href;
    if (!shelves.has(url)) {
      await fetchScript(url);
    }
    take(shelves.get(url));
    return shelves.get(url);
  }

  async function entry(number) {
    const shelf = shelfOf("entries", number);
    return (await fetchShelf("entries", shelf))[number - overview.entries[shelf][0]];
  }

  // The first `most` entries for a search, from the best on, and how many there are.
  async function find(search, most) {
    const words = [...new Set(fold(search).match(WORD) ?? [])];
    const unfinished = !/\s$/.test(search);
    const asked = await Promise.all(words.map((word, index) => meanings(word, unfinished && index === words.length - 1)));
    await Promise.all(asked.flat().flatMap((meaning) => meaning.roots).map((root) => fetchWords(root)));
    const order = best(asked);
    const meant = new Map(asked.flatMap((found, index) => found.flatMap(({ roots }) => roots.map((root) => [root, index + 1]))));
    const telling = new Map([...meant].filter(([root]) => !isEveryday(root)));
    const [isMeant, isTelling] = [meant, telling.size ? telling : meant].map(judge);
    const entries = await Promise.all(order.slice(0, most).map(entry));
    return { count: order.length, found: entries.map((found) => shown(found, isMeant, isTelling)) };
  }

  window.kembarSearch = { open, put, find };
})();
