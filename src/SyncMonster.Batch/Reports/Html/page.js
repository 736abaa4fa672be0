"use strict";
// Everything can be read without this; it finds jobs, follows links into what is folded, and unfolds it for paper.
const groups = [...document.querySelectorAll("details.group")];
const jobs = [...document.querySelectorAll("tbody[data-words]")];
const filter = document.getElementById("filter");

function show() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const job of jobs) {
    job.hidden = !words.every(word => job.dataset.words.includes(word));
    if (!job.hidden) found++;
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("tbody[data-words]:not([hidden])");
    group.open = words.length > 0 && !group.hidden;
  }
  document.getElementById("found").textContent = words.length > 0 ? `${found} of ${jobs.length}` : "";
}

function follow() {
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
  target.querySelector("details")?.setAttribute("open", "");
  target.scrollIntoView();
}

if (filter) {
  filter.closest(".filter").hidden = false;
  filter.addEventListener("input", show);
}
addEventListener("hashchange", follow);
follow();

let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")].filter(details => !details.closest(".more"));
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => { for (const details of folded) details.open = false; });
