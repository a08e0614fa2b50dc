// Columns scroll in step: the passage at the top of the column that is moved is brought to the top of the others.
const columns = [...document.querySelectorAll("[data-column]")];
let leading = null;
let resting = 0;

function top(column) {
  const edge = column.getBoundingClientRect().top;
  return [...column.querySelectorAll("[data-passage]")].find((n) => n.getBoundingClientRect().bottom > edge + 4);
}

function follow(moved) {
  const at = top(moved);
  const share = moved.scrollTop / Math.max(1, moved.scrollHeight - moved.clientHeight);
  for (const other of columns) {
    if (other === moved) continue;
    const same = at && other.querySelector(`[data-passage="${at.dataset.passage}"]`);
    if (same && share > 0 && share < 1) {
      const ours = at.getBoundingClientRect().top - moved.getBoundingClientRect().top;
      const theirs = same.getBoundingClientRect().top - other.getBoundingClientRect().top;
      other.scrollTop += theirs - ours;
    } else {
      other.scrollTop = share * (other.scrollHeight - other.clientHeight);
    }
  }
}

for (const column of columns) {
  column.addEventListener("scroll", () => {
    if (leading !== null && leading !== column) return;
    leading = column;
    clearTimeout(resting);
    resting = setTimeout(() => { leading = null; }, 120);
    follow(column);
  }, { passive: true });
}
