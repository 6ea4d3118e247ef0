// Shows a page and its twin side by side. A link that is followed in one loads the twin in the other, and scrolling one scrolls the
// other to the same section.
import { listen } from "./news.js";
import { Problems } from "./problems.js";
import { ask, element, ownPath, pageData, words } from "./page-data.js";

const pages = document.getElementById("pages");
const problems = new Problems();
const sides = [];
let leader = 0;

class Side {
  constructor(position) {
    this.position = position;
    this.name = element("h2", { class: "beside__name" });
    this.frame = element("iframe", { class: "beside__frame" });
    this.absent = element("p", { class: "beside__absent", hidden: true }, words.beside_absent);
    this.section = element("section", { class: "beside__page" }, this.name, this.frame, this.absent);
    this.path = "";
    this.lang = "";
    this.frame.addEventListener("load", () => this.arrive());
  }

  show(version) {
    this.lang = version.lang;
    this.name.textContent = [version.name, version.state_name].filter(Boolean).join(" · ");
    this.name.lang = words.lang;
    this.frame.title = version.name;
    this.frame.hidden = !version.path;
    this.absent.hidden = Boolean(version.path);
    if (version.path && version.path !== this.path) {
      this.path = version.path;
      this.frame.src = ownPath(version.path);
    }
  }

  get window() {
    return this.frame.contentWindow;
  }

  // Handles a loaded page: one that we set, or the goal of a link that was followed.
  arrive() {
    const path = this.window.location.pathname;
    for (const gesture of ["wheel", "touchstart", "pointerdown", "keydown", "focus"]) {
      this.window.addEventListener(gesture, () => (leader = this.position), { passive: true });
    }
    this.window.addEventListener("scroll", () => leader === this.position && follow(this), { passive: true });
    if (path === "blank" || path === this.path) return;
    this.path = path;
    leader = this.position;
    renew(path, this.position).catch(() => {});
  }
}

async function renew(path, position) {
  const page = await ask("page", { path });
  const here = page.versions.find((version) => version.here);
  if (!here) return;
  const other = sides[1 - position];
  const twin = page.versions.find((version) => version.lang === other.lang && !version.here) || page.versions.find((version) => !version.here);
  sides[position].show(here);
  if (twin) other.show(twin);
  history.replaceState(null, "", `?${new URLSearchParams({ path: sides[0].path || path })}`);
  alone.href = ownPath(path);
}

// Returns the start of each common section in both pages, and both ends, in pixels from the top.
function landmarks(one, other) {
  const found = [[0, 0]];
  for (const heading of one.document.querySelectorAll("main [id]")) {
    const twin = other.document.getElementById(heading.id);
    const pair = twin && [top(one, heading), top(other, twin)];
    const last = found[found.length - 1];
    if (pair && pair[0] > last[0] && pair[1] > last[1]) found.push(pair);
  }
  found.push([end(one), end(other)]);
  return found;
}

function top(page, place) {
  return place.getBoundingClientRect().top + page.scrollY;
}

function end(page) {
  return page.document.documentElement.scrollHeight - page.innerHeight;
}

function follow(side) {
  const one = side.window;
  const other = sides[1 - side.position].window;
  if (sides[1 - side.position].frame.hidden || !other.document.body) return;
  const marks = landmarks(one, other);
  const after = Math.max(1, marks.findIndex(([place]) => place > one.scrollY));
  const [[start, from], [stop, to]] = [marks[after - 1], marks[after] || marks[after - 1]];
  const part = stop > start ? (one.scrollY - start) / (stop - start) : 0;
  other.scrollTo({ top: from + part * (to - from), behavior: "instant" });
}

const path = ownPath(new URLSearchParams(location.search).get("path") || "/");
const host = element("kembar-preview", { lang: words.lang });
const room = host.attachShadow({ mode: "open" });
const alone = element("a", { class: "button", href: path }, words.alone);
const status = element("span", { class: "status", role: "status" });
const bar = element("section", { class: "bar bar--beside", "aria-label": words.preview }, alone, status, problems.button);

let mark = pageData.news.mark;

function hear({ connected, news }) {
  if (!news) return;
  status.textContent = !connected ? words.stopped : news.building ? `${words.building}…` : "";
  if (news.building || !connected) return;
  problems.update(news);
  if (news.mark !== mark) renew(sides[0].path, 0).catch(() => {});
  mark = news.mark;
}

sides.push(new Side(0), new Side(1));
pages.append(...sides.map((side) => side.section));
room.append(
  element("link", { rel: "stylesheet", href: "/_kembar/preview.css" }),
  element("div", { class: "foot foot--beside" }, problems.panel, bar),
);
document.body.append(host);
renew(path, 0).catch(() => {});
hear({ connected: true, news: pageData.news });
listen(hear);
