// The data that the server puts into this page: its fingerprint, the build status when it was sent, and the interface texts.
export const pageData = JSON.parse(document.getElementById("kembar-preview").textContent);
export const words = pageData.words;
export const framed = window.parent !== window;

// The path of this page, as the server knows it.
export const path = location.pathname;

// Returns the path of a page of this server from an address that may come from elsewhere; it begins with exactly one slash. For the address
// of another host or of a script it returns that of the home page. Browsers read a backslash as a slash and leave out tabs.
export function ownPath(address) {
  if (!/^\/(?![/\\])/.test(address)) return "/";
  try {
    const { origin, pathname } = new URL(address, location.origin);
    return origin === location.origin && !pathname.startsWith("//") ? pathname : "/";
  } catch {
    return "/";
  }
}

export async function ask(about, query) {
  const answer = await fetch(`/_kembar/${about}?${new URLSearchParams(query)}`, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${about}: ${answer.status}`);
  return answer.json();
}

// Returns an element with attributes and children. Strings become text nodes, never markup.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith("on")) made.addEventListener(attribute.slice(2), value);
    else if (value === true) made.setAttribute(attribute, "");
    else if (value !== false && value !== undefined && value !== "") made.setAttribute(attribute, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}
