// The preview on a page: it keeps the page up to date, and shows the bar and the problems. It lives in a shadow tree of its own, so
// neither the page's styles nor its scripts know of it.
import { Bar } from "./bar.js";
import { Finder } from "./finder.js";
import { listen } from "./news.js";
import { Problems } from "./problems.js";
import { refresh, restore } from "./refresh.js";
import { element, framed, told, words } from "./told.js";

const host = element("kembar-preview", { lang: words.lang, dir: "ltr" });
const room = host.attachShadow({ mode: "open" });
const problems = new Problems();
const finder = new Finder(host);
const bar = new Bar(problems, finder);
const foot = element("div", { class: "foot" }, finder.panel, ...(framed ? [] : [problems.panel]), bar.bar);
let mark = told.news.mark;

function hear({ connected, news }) {
  if (!news) return;
  bar.tell(connected, news);
  if (!connected) return;
  if (!news.building) problems.tell(news);
  if (news.mark === mark) return;
  mark = news.mark;
  refresh();
  bar.renew().catch(() => {});
}

// The page ends above the bar, and what is scrolled to is not hidden by it.
function makeRoom() {
  const height = `${bar.bar.offsetHeight}px`;
  host.style.blockSize = height;
  document.documentElement.style.scrollPaddingBlockEnd = height;
}

restore();
room.append(element("link", { rel: "stylesheet", href: "/_kembar/preview.css", onload: makeRoom }), foot);
document.body.append(host);
new ResizeObserver(makeRoom).observe(bar.bar);
hear({ connected: true, news: told.news });
bar.renew().catch(() => {});
listen(hear);
