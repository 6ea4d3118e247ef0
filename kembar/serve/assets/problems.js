// The overlay that lists the problems with file, line and caret, in the editor's language.
import { element, words } from "./page-data.js";

export class Problems {
  constructor() {
    this.head = element("p", { class: "problems__head", role: "alert" });
    this.note = element("p", { class: "problems__note" }, words.last_good);
    this.list = element("ol", { class: "problems__list" });
    this.more = element("p", { class: "problems__note" });
    this.panel = element(
      "section",
      { class: "panel problems", "aria-label": words.problems, hidden: true, tabindex: "-1" },
      element(
        "div",
        { class: "panel__top" },
        this.head,
        element("button", { type: "button", class: "button", onclick: () => this.fold(true) }, words.hide),
      ),
      this.note,
      this.list,
      this.more,
    );
    this.button = element("button", { type: "button", class: "button button--problems", hidden: true, onclick: () => this.toggle() });
    this.mark = "";
    this.folded = true;
    this.count = 0;
  }

  // Shows the problems of a build. Errors open the overlay; warnings do not.
  update(news) {
    if (news.mark === this.mark) return;
    const before = this.mark;
    this.mark = news.mark;
    this.count = news.problems.length;
    this.head.textContent = news.summary;
    this.note.hidden = !news.failed;
    this.more.textContent = news.more;
    this.list.replaceChildren(...news.problems.map(problem));
    this.button.textContent = news.summary;
    this.button.classList.toggle("button--errors", news.failed);
    if (news.failed || !before || !this.count) this.folded = !news.failed;
    this.draw();
  }

  toggle() {
    this.fold(!this.folded);
    if (!this.folded) this.panel.focus();
  }

  fold(folded) {
    const inside = this.panel.contains(this.panel.getRootNode().activeElement);
    this.folded = folded;
    this.draw();
    if (folded && inside) this.button.focus();
  }

  draw() {
    this.panel.hidden = this.folded || !this.count;
    this.button.hidden = !this.count;
    this.button.setAttribute("aria-expanded", String(!this.panel.hidden));
  }
}

function problem({ level, place, message, lines }) {
  return element(
    "li",
    { class: `problem problem--${level}` },
    element("p", { class: "problem__place" }, element("code", {}, place)),
    element("p", { class: "problem__message" }, message),
    lines ? element("pre", { class: "problem__lines", tabindex: "0" }, lines) : null,
  );
}
