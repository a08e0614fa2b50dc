// Progress by server-sent events; when the work is over the page is loaded again and says what came of it.
const job = document.querySelector("[data-job]");
if (job) {
  const stream = new EventSource(`/jobs/${job.dataset.job}/events`);
  const bar = job.querySelector("progress");
  const stage = job.querySelector("[data-stage]");
  stream.onmessage = (event) => {
    const told = JSON.parse(event.data);
    if (told.of) { bar.max = told.of; bar.value = told.done; } else bar.removeAttribute("value");
    const far = told.done ? `: ${told.done}${told.of ? ` of ${told.of}` : ""}` : "";
    stage.textContent = `${told.stage || told.state}${far}`;
    if (told.state === "done" || told.state === "failed") {
      stream.close();
      location.reload();
    }
  };
}
