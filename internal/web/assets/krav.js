// What a page can do beyond what HTML does by itself. Every page works without
// it; this only saves keystrokes and waiting.
"use strict";

// "/" goes to the search field, as it says beside it, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape") {
    closeTopmost();
    return;
  }
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const wanted = document.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
  if (!wanted) return;
  event.preventDefault();
  wanted.matches("input, textarea, select") ? wanted.focus() : wanted.click();
});

// Menus and explanations are details elements: they close by Escape and by a
// press elsewhere.
const floating = "details.dd[open], details.explain[open]";

function closeTopmost() {
  const open = [...document.querySelectorAll(floating)].at(-1);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(floating)) {
    if (!open.contains(event.target)) open.open = false;
  }
});

// A dialog that stands in the page is opened as one where the browser can.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (!dialog || !dialog.showModal) return;
  event.preventDefault();
  dialog.showModal();
});

// After a page is swapped in, the reader is told which: focus goes to what
// failed, or to the content.
document.addEventListener("htmx:after:swap", () => {
  const failed = document.querySelector("[role=alert][tabindex]");
  if (failed) failed.focus();
});
