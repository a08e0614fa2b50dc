// Keys for everything that the forms do without a script.  Nothing here is needed to work; all of it saves the mouse.
const inField = (node) => node.closest("input, textarea, select, [contenteditable]") !== null;
const items = () => [...document.querySelectorAll("[data-item]")].filter((n) => n.offsetParent !== null);
let leader = false;

function current() {
  return document.querySelector("[data-item].here");
}

function choose(item) {
  current()?.classList.remove("here");
  document.querySelectorAll(".text .at").forEach((n) => n.classList.remove("at"));
  if (!item) return;
  item.classList.add("here");
  item.scrollIntoView({ block: "nearest" });
  const target = item.querySelector("a[data-open], summary") ?? item;
  target.focus({ preventScroll: true });
  const claim = item.dataset.claim;
  if (claim) {
    const words = [...document.querySelectorAll(".text [data-claims]")].filter((n) => n.dataset.claims.split(" ").includes(claim));
    words.forEach((n) => n.classList.add("at"));
    words[0]?.scrollIntoView({ block: "center" });
  }
}

function step(by) {
  const all = items();
  if (!all.length) return;
  const at = all.indexOf(current());
  choose(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function open() {
  const item = current();
  const link = item?.querySelector("a[data-open]");
  const more = item?.querySelector("details.rule-on");
  if (link) link.click();
  else if (more) more.toggleAttribute("open");
  else item?.querySelector("a[data-more]")?.click();
}

// Who rules: asked for at the top of the page where nobody has said it yet.
function named() {
  const who = document.querySelector("details.who");
  if (!who || who.dataset.who) return true;
  who.open = true;
  who.querySelector("[data-first]").hidden = false;
  who.querySelector("input[name=who]").focus();
  return false;
}

// Send the form of the item that bears this key; where it asks for words first, open it instead.
function rule(key) {
  if (!named()) return;
  const form = current()?.querySelector(`form[data-key="${key}"]`);  // nothing is ruled on that is not chosen
  if (!form) {
    if (key === "c") current()?.querySelector("a[data-more]")?.click();
    return;
  }
  const missing = [...form.elements].find((f) => f.required && !f.value);
  if (key === "c" || missing) {
    form.closest("details")?.setAttribute("open", "");
    (missing ?? form.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
  } else form.requestSubmit();
}

document.querySelector("details.who")?.addEventListener("toggle", (event) => {
  if (event.target.open) event.target.querySelector("input[name=who]").focus();
});
const keys = document.getElementById("keys");
const acts = {
  "?": () => (keys.open ? keys.close() : keys.showModal()),
  "/": () => document.getElementById("find").focus(),
  j: () => step(1),
  k: () => step(-1),
  o: open,
  w: () => current()?.querySelector("details.words")?.toggleAttribute("open"),
  y: () => rule("y"),
  x: () => rule("x"),
  c: () => rule("c"),
  u: () => named() && document.querySelector('form[data-key="u"]')?.requestSubmit(),
  i: () => document.querySelector("[data-increment]")?.click(),
  f: () => document.querySelector('[data-press="f"]')?.click(),
  p: () => document.getElementById("profile")?.focus(),
  g: () => { leader = true; setTimeout(() => { leader = false; }, 1500); },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    document.querySelector("details.rule-on[open], details.who[open]")?.removeAttribute("open");
    if (inField(event.target)) event.target.blur();
    return;
  }
  if (inField(event.target)) return;
  if (leader) {
    leader = false;
    const link = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (link) { event.preventDefault(); link.click(); }
    return;
  }
  const act = acts[event.key];
  if (act && (!keys.open || event.key === "?")) {
    event.preventDefault();
    act();
  }
});

// A sticky heading stands below the bar, however many lines that takes.
const bar = document.querySelector(".bar");
if (bar) {
  const held = new CSSStyleSheet();
  const measure = () => held.replaceSync(`:root { --head: ${getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0}px; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, held];
  measure();
  addEventListener("resize", measure);
}

// The queue is worked from where it was left: what is settled goes, and the next stands in its place.
const QUEUE = "queue-at";
const isQueue = () => document.querySelector("[data-queue]") !== null;
function resume(at) {
  const all = items();
  if (at >= 0 && all.length) choose(all[Math.min(at, all.length - 1)]);
}
addEventListener("pagehide", () => { if (isQueue()) sessionStorage.setItem(QUEUE, items().indexOf(current())); });
if (isQueue()) resume(Number(sessionStorage.getItem(QUEUE) ?? -1));
document.addEventListener("fresh", (event) => resume(event.detail));
function arrive() {
  const place = location.hash.startsWith("#c-") ? document.getElementById(location.hash.slice(1)) : null;
  if (place?.dataset.claim) choose(place);
}
addEventListener("hashchange", arrive);
arrive();
