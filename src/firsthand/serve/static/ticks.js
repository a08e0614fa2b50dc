// Ticking many rows of a list: all of the page at once, a stretch with Shift, the chosen row with a key.
const boxes = () => [...document.querySelectorAll('main input[type=checkbox][form="many"]')];
let last = null;

function settle() {
  const all = document.querySelector("[data-tick-all]");
  if (!all) return;
  const ticked = boxes().filter((b) => b.checked).length;
  all.hidden = false;
  all.checked = ticked > 0 && ticked === boxes().length;
  all.indeterminate = ticked > 0 && !all.checked;
}

document.addEventListener("click", (event) => {
  const box = event.target;
  if (box.matches?.("[data-tick-all]")) {
    boxes().forEach((b) => { b.checked = box.checked; });
  } else if (boxes().includes(box)) {
    const all = boxes();
    if (event.shiftKey && all.includes(last)) {
      const [a, b] = [all.indexOf(last), all.indexOf(box)].sort((x, y) => x - y);
      all.slice(a, b + 1).forEach((one) => { one.checked = box.checked; });
    }
    last = box;
  } else return;
  settle();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  if (event.key === "t") document.querySelector('[data-item].here input[form="many"]')?.click();
  if (event.key === "m" && document.getElementById("many")) {
    event.preventDefault();
    document.querySelector("#many select").focus();
  }
});
document.addEventListener("fresh", settle);
settle();
