// The words of a claim by selecting them in the text: offsets are code points of the account's text, as the case has them.
const words = document.getElementById("words");

function offset(node, within) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!piece || !words.contains(piece)) return null;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, within);
  return Number(piece.dataset.start) + [...before.toString()].length;
}

function selected() {
  const picked = getSelection();
  if (!picked || picked.isCollapsed || !picked.rangeCount) return null;
  const range = picked.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end, quote: range.toString() };
}

// Fill the form that is open, or the form for a new claim.
function take() {
  const span = selected();
  if (!span) return;
  const form = document.querySelector("details.rule-on[open] form[data-span]") ?? document.querySelector("form[data-span][data-new]");
  if (!form) return;
  form.closest("details")?.setAttribute("open", "");
  form.elements.start.value = span.start;
  form.elements.end.value = span.end;
  const shown = form.querySelector("[data-quote]");
  if (shown) shown.textContent = span.quote;
  form.scrollIntoView({ block: "nearest" });
  form.querySelector("select, input:not([type=hidden])")?.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "s" && !event.ctrlKey && !event.metaKey && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    take();
  }
});
for (const button of document.querySelectorAll("button[data-take]")) {
  button.hidden = false;
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", take);
}
words?.addEventListener("click", (event) => {
  const piece = event.target.closest("[data-claims]");
  if (!piece || !getSelection()?.isCollapsed) return;
  const ids = piece.dataset.claims.split(" ");
  const item = document.getElementById(`c-${ids[ids.length - 1]}`);
  item?.scrollIntoView({ block: "center" });
  document.querySelector("[data-item].here")?.classList.remove("here");
  item?.classList.add("here");
});
