// What a page can do beyond what HTML does by itself. Every page works without
// it; this only saves keystrokes and waiting.
"use strict";

// Keys that do something by themselves can be switched off (Din konto).
const keysOff = () => document.body.dataset.keys === "off";

// "/" goes to the search field, as it says beside it, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape") {
    closeTopmost();
    return;
  }
  if (writing || event.ctrlKey || event.metaKey || event.altKey || keysOff()) return;
  const wanted = pressed(event.key);
  if (!wanted) return;
  event.preventDefault();
  wanted.matches("input, textarea, select") ? wanted.focus() : wanted.click();
});

// What a key stands for: alone, or after g, which leads to the pages of the menu.
let leading = false;

function pressed(key) {
  const keys = leading ? `g ${key}` : key;
  leading = !leading && key === "g";
  return document.querySelector(`[aria-keyshortcuts="${CSS.escape(keys)}"]`);
}

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

// A filter that is chosen from a list is sent at once.
document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-sends]")) event.target.form.requestSubmit();
  const chooser = event.target.closest("[data-chooses]");
  if (!chooser) return;
  for (const box of chooser.form.elements) {
    if (box.name === chooser.dataset.chooses) box.checked = chooser.checked;
  }
});

// A filter that is left empty isn't sent: the address names only what is asked for.
document.addEventListener("formdata", (event) => {
  if (event.target.method !== "get") return;
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});

// In a list of cases j and k go down and up, x chooses, Enter opens.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keysOff()) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const rows = [...document.querySelectorAll(".caselist tbody tr")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (event.key === "j" || event.key === "k") {
    const next = event.key === "j" ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
    rows[next]?.querySelector("a.id").focus();
  } else if (event.key === "x" && at >= 0) {
    rows[at].querySelector("input[type=checkbox]")?.click();
  } else if (event.key === "Enter" && at >= 0 && event.target.matches("input[type=checkbox]")) {
    event.preventDefault();
    rows[at].querySelector("a.id").click();
  }
});

// What is to be typed elsewhere can be copied, where the browser lets us.
for (const button of document.querySelectorAll("button[data-copies]")) button.hidden = !navigator.clipboard;
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copies]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.text);
  button.querySelector("span").textContent = button.dataset.copied;
});
