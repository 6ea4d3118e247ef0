// Runs the preview on a page: updates the page, and shows the bar and the problems. It uses its own shadow tree, which the page's styles
// and scripts do not reach.
import { Bar } from "./bar.js";
import { Finder } from "./finder.js";
import { listen } from "./news.js";
import { Problems } from "./problems.js";
import { refresh, restore } from "./refresh.js";
import { element, framed, pageData, words } from "./page-data.js";

const host = element("kembar-preview", { lang: words.lang, dir: "ltr" });
const room = host.attachShadow({ mode: "open" });
const problems = new Problems();
const finder = new Finder(host);
const bar = new Bar(problems, finder);
const foot = element("div", { class: "foot" }, finder.panel, ...(framed ? [] : [problems.panel]), bar.bar);
let mark = pageData.news.mark;

function hear({ connected, news }) {
  if (!news) return;
  bar.update(connected, news);
  if (!connected) return;
  if (!news.building) problems.update(news);
  if (news.mark === mark) return;
  mark = news.mark;
  refresh();
  bar.renew().catch(() => {});
}

// Reserves space for the bar, so that it never covers the end of the page or a scroll target.
function makeRoom() {
  const height = `${bar.bar.offsetHeight}px`;
  host.style.blockSize = height;
  document.documentElement.style.scrollPaddingBlockEnd = height;
}

restore();
room.append(element("link", { rel: "stylesheet", href: "/_kembar/preview.css", onload: makeRoom }), foot);
document.body.append(host);
new ResizeObserver(makeRoom).observe(bar.bar);
hear({ connected: true, news: pageData.news });
bar.renew().catch(() => {});
listen(hear);
