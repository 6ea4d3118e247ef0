// Brings this page up to date: not at all when it looks as before, by its style sheets alone when nothing else has changed, else by
// loading it again where the reader was.
import { ask, ownPath, path, told } from "./told.js";

const KEPT = "kembar-preview-place";
let look = told.look;
let busy = false;
let again = false;

export async function refresh() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    do {
      again = false;
      await compare();
    } while (again);
  } catch {
    // the server has gone; the next news bring the next try
  } finally {
    busy = false;
  }
}

async function compare() {
  const now = await ask("look", { path });
  if (now.digest !== look.digest) load(now.moved);
  else if (String(now.styles) !== String(look.styles)) await exchange(now.styles);
  look = now;
}

function load(moved) {
  sessionStorage.setItem(KEPT, JSON.stringify({ path: moved || path, x: scrollX, y: scrollY }));
  if (moved) location.replace(ownPath(moved) + location.search + location.hash);
  else location.reload();
}

// Puts the new style sheets in place of the old ones; an old one goes when its successor is there, so the page is never bare.
async function exchange(styles) {
  const links = [...document.querySelectorAll("link[rel~=stylesheet]")];
  await Promise.all(links.map((link, position) => replace(link, styles[position])));
}

function replace(old, address) {
  if (!address || old.getAttribute("href") === address) return Promise.resolve();
  return new Promise((done) => {
    const link = old.cloneNode();
    link.href = address;
    link.onload = link.onerror = () => {
      old.remove();
      done();
    };
    old.after(link);
  });
}

// Goes back to where the reader was before this page was loaded again, and once more when pictures have taken their room.
export function restore() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
  sessionStorage.removeItem(KEPT);
  if (!kept || kept.path !== path) return;
  const go = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  let moved = false;
  go();
  for (const gesture of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(gesture, () => (moved = true), { once: true, passive: true });
  }
  if (document.readyState !== "complete") addEventListener("load", () => moved || go(), { once: true });
}
