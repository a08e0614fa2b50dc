// Once the record is built anew the page shows it, where nobody is typing; what is open stays open, what is chosen stays chosen.
function isTouched(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
  return field.selectedIndex !== Math.max(0, [...field.options].findIndex((o) => o.defaultSelected));
}
const isBusy = () => document.getElementById("words") !== null || document.querySelector("[data-column]") !== null
  || [...document.querySelectorAll("main form")].some((form) => [...form.elements].some((f) => f.name && !["hidden", "submit"].includes(f.type) && isTouched(f)));
const chosen = () => [...document.querySelectorAll("main [data-item]")].findIndex((n) => n.classList.contains("here"));
const folds = () => [...document.querySelectorAll("main details")];

async function show(notice) {
  if (isBusy()) {
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = "The record is new: show it";
    link.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
    notice.replaceChildren(link);
    return;
  }
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  if (!main || isBusy()) return;
  const [at, open] = [chosen(), folds().map((d) => d.open)];
  document.querySelector("main").replaceWith(document.adoptNode(main));
  const now = folds();
  if (now.length === open.length) now.forEach((d, i) => { d.open = open[i] || d.open; });
  document.dispatchEvent(new CustomEvent("fresh", { detail: at }));
  watch();
}

function watch() {
  const notice = document.querySelector("[data-working]");
  if (!notice) return;
  const stream = new EventSource(`/jobs/${notice.dataset.working}/events`);
  stream.onmessage = (event) => {
    const { state } = JSON.parse(event.data);
    if (state !== "done" && state !== "failed") return;
    stream.close();
    show(notice);
  };
  stream.onerror = () => stream.close();
}
watch();
