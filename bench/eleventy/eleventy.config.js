// A bilingual site of pages with facts in their front matter; fields, sources and people come from data files.
// These are read here and reached through filters: as global data, Eleventy would copy all of them for each page.
import { readFileSync } from "node:fs";

import markdownIt from "markdown-it";
import attributes from "markdown-it-attrs";
import footnotes from "markdown-it-footnote";

const LOCALES = { id: "id", en: "en-GB" };
const STYLES = {
  long: { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  month: { month: "long", year: "numeric", timeZone: "UTC" },
};
const HEADING = /<h([23]) id="([^"]+)"[^>]*>(.*?)<\/h\1>/g;

const data = (name) => JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), "utf8"));
const words = data("interface");
const names = data("names");
const people = data("people");
const references = data("references");

const dates = {};
const numbers = {};
for (const [lang, locale] of Object.entries(LOCALES)) {
  numbers[lang] = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  dates[lang] = {};
  for (const [style, options] of Object.entries(STYLES)) dates[lang][style] = new Intl.DateTimeFormat(locale, options);
}

// Pages by language and by each value of a list in their front matter.
function indexed(pages, field) {
  const index = {};
  for (const page of pages) {
    for (const value of page.data[field] ?? []) {
      ((index[page.data.lang] ??= {})[value] ??= []).push(page);
    }
  }
  return index;
}

export default function (config) {
  config.setLibrary("md", markdownIt({ html: true }).use(attributes).use(footnotes));
  config.addPassthroughCopy({ assets: "assets" });

  config.addFilter("day", (value, lang, style = "long") => dates[lang][style].format(new Date(value)));
  config.addFilter("isoDay", (value) => new Date(value).toISOString().slice(0, 10));
  config.addFilter("instant", (value) => new Date(value).toISOString());
  config.addFilter("number", (value, lang) => numbers[lang].format(value));
  config.addFilter("headings", (html) => Array.from((html ?? "").matchAll(HEADING), ([, level, id, text]) => ({ level, id, text })));
  config.addFilter("byTitle", (pages) => [...pages].sort((one, other) => one.data.title.localeCompare(other.data.title)));

  config.addFilter("words", (lang) => words[lang]);
  config.addFilter("word", (lang, name) => words[lang][name]);
  config.addFilter("names", (lang, kind) => names[lang][kind]);
  config.addFilter("nameIn", (key, lang, kind) => names[lang][kind][key]);
  config.addFilter("people", (lang) => people[lang]);
  config.addFilter("reference", (key) => references[key]);

  for (const kind of ["cities", "visits", "agreements"]) {
    for (const lang of Object.keys(LOCALES)) {
      config.addCollection(`${kind}_${lang}`, (api) => api.getFilteredByTag(kind).filter((page) => page.data.lang === lang));
    }
  }
  config.addCollection("byPlace", (api) => indexed([...api.getFilteredByTag("visits"), ...api.getFilteredByTag("agreements")], "places"));
  config.addCollection("byField", (api) => indexed(api.getAll(), "fields"));
  config.addCollection("bySource", (api) => indexed(api.getAll(), "sources"));

  config.addCollection("fieldPages", () => data("fieldPages"));
  config.addCollection("sourcePages", () => data("sourcePages"));

  return {
    dir: { input: ".", includes: "_includes", data: "_data", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
