// Optional help only: every form works without it.
"use strict";

// "Add another" copies the last row, empties it and gives it the next number.
// Where a row cannot be added here the button posts, and the server adds it.
function renumber(row, prefix, from, to) {
  const old = `${prefix}-${from}-`;
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const name of ["id", "name", "for", "aria-describedby", "aria-labelledby", "list"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll(old, `${prefix}-${to}-`));
    }
  }
}

function empty(row) {
  row.querySelectorAll(".error").forEach((error) => error.remove());
  row.querySelectorAll(".bad").forEach((field) => field.classList.remove("bad"));
  row.querySelectorAll("[aria-describedby]").forEach((element) => {
    element.setAttribute("aria-describedby", element.getAttribute("aria-describedby").replace(/ ?\S+_error$/, ""));
  });
  row.querySelectorAll("details").forEach((details) => { details.open = true; });
  row.querySelectorAll("input, select, textarea").forEach((input) => {
    input.removeAttribute("aria-invalid");
    if (input.type === "checkbox" || input.type === "radio") input.checked = false;
    else if (input.options) input.selectedIndex = input.multiple ? -1 : 0;
    else input.value = "";
  });
}

for (const rows of document.querySelectorAll("[data-rows]")) {
  const prefix = rows.dataset.rows;
  const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
  const most = document.getElementById(`id_${prefix}-MAX_NUM_FORMS`);
  rows.querySelector("[name=add]").addEventListener("click", (event) => {
    const all = rows.querySelectorAll("[data-row]");
    const count = Number(total.value);
    if (!all.length || count !== all.length || (most && count >= Number(most.value))) return;
    event.preventDefault();
    const last = all[count - 1];
    const row = last.cloneNode(true);
    renumber(row, prefix, count - 1, count);
    empty(row);
    row.querySelectorAll("[data-number]").forEach((words) => {
      words.textContent = words.textContent.replace(/\d+(?!.*\d)/, count + 1);
    });
    last.after(row);
    total.value = count + 1;
    row.querySelector("input:not([type=hidden]), select, textarea").focus();
  });
}
