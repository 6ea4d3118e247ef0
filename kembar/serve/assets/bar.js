// The bar at the bottom of the window: the translation state of this page, the side-by-side view, the source finder, the build status.
import { ask, element, framed, ownPath, path, words } from "./page-data.js";

const FOLDED = "kembar-preview-folded";

export class Bar {
  constructor(problems, finder) {
    this.states = element("ul", { class: "states", "aria-label": words.states });
    this.status = element("span", { class: "status", role: "status" });
    this.beside = element("a", { class: "button", href: `/_kembar/beside?${new URLSearchParams({ path })}`, hidden: true }, words.beside);
    const parts = framed ? [finder.button] : [this.states, this.beside, finder.button, this.status];
    this.parts = element("div", { class: "bar__parts" }, ...parts);
    this.fold = element("button", { type: "button", class: "button bar__fold", onclick: () => this.turn(!this.parts.hidden) });
    const ends = framed ? [] : [problems.button, this.fold];
    this.bar = element("section", { class: "bar", "aria-label": words.preview }, this.parts, ...ends);
    this.draw(!framed && localStorage.getItem(FOLDED) === "yes");
  }

  turn(folded) {
    localStorage.setItem(FOLDED, folded ? "yes" : "no");
    this.draw(folded);
  }

  draw(folded) {
    this.parts.hidden = folded;
    this.fold.textContent = folded ? words.preview : words.hide;
    this.fold.setAttribute("aria-expanded", String(!folded));
  }

  async renew() {
    if (framed) return; // the side-by-side view shows it
    const page = await ask("page", { path });
    this.states.replaceChildren(...page.versions.map((version) => state(version, page.has_text)));
    this.beside.hidden = page.versions.length < 2;
  }

  update(connected, news) {
    this.status.textContent = !connected ? words.stopped : news.building ? `${words.building}…` : "";
    this.bar.classList.toggle("bar--stopped", !connected);
  }
}

function state({ lang, name, here, path, state, state_name: stateName, remarks, file }, hasText) {
  const label = path && !here ? element("a", { href: ownPath(path), lang, hreflang: lang }, name) : element("span", { lang }, name);
  const about = [file, ...remarks].filter(Boolean).join(" · ");
  return element(
    "li",
    { class: `state state--${state || "none"}`, "aria-current": here ? "page" : false, title: about || (hasText ? "" : words.no_states) },
    label,
    stateName ? element("span", { class: "state__name" }, stateName) : null,
    remarks.length ? element("span", { class: "state__remarks" }, `(${remarks.join(", ")})`) : null,
  );
}
