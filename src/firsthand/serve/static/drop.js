// Files may be dropped anywhere on the frame; the form is the same without this.
const place = document.querySelector("[data-drop]");
if (place) {
  const input = place.querySelector("input[type=file]");
  const chosen = place.querySelector("[data-chosen]");
  const tell = () => { if (input.files.length) chosen.textContent = `${input.files.length} chosen: ${[...input.files].map((f) => f.name).join(", ")}`; };
  input.addEventListener("change", tell);
  place.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("over"); });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    input.files = event.dataTransfer.files;
    tell();
  });
}
