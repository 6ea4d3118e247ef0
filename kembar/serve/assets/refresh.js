// Updates this page: does nothing when its fingerprint is the same, replaces the style sheets when only they have changed, else reloads
// and restores the scroll position.
import { ask, ownPath, path, pageData } from "./page-data.js";

const POSITION_KEY = "kembar-preview-place";
let look = pageData.look;
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
    // the server is gone; the next status starts the next try
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
  sessionStorage.setItem(POSITION_KEY, JSON.stringify({ path: moved || path, x: scrollX, y: scrollY }));
  if (moved) location.replace(ownPath(moved) + location.search + location.hash);
  else location.reload();
}

// Replaces the style sheets. An old one is removed after the new one has loaded, so that the page is never without styles.
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

// Restores the scroll position from before the reload, and again after the pictures have loaded.
export function restore() {
  const kept = JSON.parse(sessionStorage.getItem(POSITION_KEY) || "null");
  sessionStorage.removeItem(POSITION_KEY);
  if (!kept || kept.path !== path) return;
  const go = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  let moved = false;
  go();
  for (const gesture of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(gesture, () => (moved = true), { once: true, passive: true });
  }
  if (document.readyState !== "complete") addEventListener("load", () => moved || go(), { once: true });
}
