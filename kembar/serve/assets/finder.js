// Shows the source file and line of a passage after Alt+click, or after any click while the finder is on.
import { ask, element, path, words } from "./page-data.js";

const PASSAGES = "h1, h2, h3, h4, h5, h6, p, li, tr, dt, dd, caption, figcaption, blockquote, pre, summary, label, legend, button, a, img";
const NO_WORDS = "sup, script, style, [aria-hidden=true], ul, ol, table, dl, details";

export class Finder {
  constructor(host) {
    this.host = host;
    this.button = element(
      "button",
      { type: "button", class: "button", "aria-pressed": "false", title: words.find_how, onclick: () => this.turn(!this.on) },
      words.find,
    );
    this.body = element("div", { class: "origin__body", role: "status" });
    this.panel = element(
      "section",
      { class: "panel origin", "aria-label": words.find, hidden: true },
      this.body,
      element("button", { type: "button", class: "button", onclick: () => this.close() }, words.close),
    );
    this.on = false;
    addEventListener("click", (event) => this.click(event), true);
    addEventListener("keydown", (event) => event.key === "Escape" && this.escape());
  }

  turn(on) {
    this.on = on;
    this.button.setAttribute("aria-pressed", String(on));
    document.documentElement.style.cursor = on ? "help" : "";
    if (on) this.show(element("p", {}, words.find_how));
    else this.close();
  }

  escape() {
    if (this.on) this.turn(false);
    else this.close();
  }

  close() {
    this.panel.hidden = true;
  }

  click(event) {
    if (!(this.on || event.altKey) || event.composedPath().includes(this.host)) return;
    event.preventDefault();
    event.stopPropagation();
    const target = event.target instanceof Element ? event.target : document.body;
    this.find(passageAt(target)).catch(() => {});
  }

  async find(passage) {
    this.mark(passage);
    const found = await ask("origin", { path, words: wordsOf(passage), section: sectionOf(passage) });
    const files = element("ul", { class: "origin__files" }, ...found.files.map((file) => element("li", {}, element("code", {}, file))));
    if (found.place) {
      this.show(
        element("p", { class: "origin__head" }, `${words.found}:`),
        element("p", { class: "origin__place" }, element("code", {}, found.place), " ", this.copy(found.place)),
        found.line ? element("pre", { class: "origin__line", tabindex: "0" }, found.line) : null,
        element("details", {}, element("summary", {}, words.made_from), files),
      );
    } else {
      this.show(element("p", { class: "origin__head" }, `${words.not_found}:`), files);
    }
  }

  copy(place) {
    const button = element("button", { type: "button", class: "button button--small" }, words.copy);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(place);
      button.textContent = words.copied;
    });
    return button;
  }

  show(...children) {
    this.body.replaceChildren(...children.filter(Boolean));
    this.panel.hidden = false;
  }

  // Outlines the passage for 1.5 seconds.
  mark(passage) {
    const { outline, outlineOffset } = passage.style;
    passage.style.outline = "3px solid #b5542b";
    passage.style.outlineOffset = "3px";
    setTimeout(() => Object.assign(passage.style, { outline, outlineOffset }), 1500);
  }
}

function passageAt(target) {
  const inline = target.closest("a, button, img");
  const block = target.closest(PASSAGES.replace(/, button, a, img$/, ""));
  return block || inline || target;
}

// Returns the text of a passage without footnote numbers and nested passages.
function wordsOf(passage) {
  if (passage instanceof HTMLImageElement) return passage.alt;
  const copy = passage.cloneNode(true);
  for (const inner of copy.querySelectorAll(NO_WORDS)) inner.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// Returns the id of the last heading at or above the passage.
function sectionOf(passage) {
  const headings = [...document.querySelectorAll("h2[id], h3[id], h4[id], h5[id], h6[id]")];
  const above = headings.filter((heading) => {
    return heading === passage || heading.compareDocumentPosition(passage) & Node.DOCUMENT_POSITION_FOLLOWING;
  });
  return above.length ? above[above.length - 1].id : "";
}
