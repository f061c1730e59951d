// Optional help only: every form works without it.
"use strict";

// "Add another" copies the blank row that came with the page and gives it the next number.
// Where none came, the button posts, and the server adds the row.
for (const rows of document.querySelectorAll("[data-rows]")) {
  const prefix = rows.dataset.rows;
  const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
  const most = document.getElementById(`id_${prefix}-MAX_NUM_FORMS`);
  const blank = rows.querySelector("[data-blank]");
  if (!blank) continue;
  // As it came: what is typed or chosen since does not stand in the markup.
  const html = blank.outerHTML;
  const came = [...rows.querySelectorAll("[data-row]")].indexOf(blank);
  rows.querySelector("[name=add]").addEventListener("click", (event) => {
    const all = rows.querySelectorAll("[data-row]");
    const count = Number(total.value);
    if (count !== all.length || (most && count >= Number(most.value))) return;
    event.preventDefault();
    const next = html.replaceAll(`${prefix}-${came}-`, `${prefix}-${count}-`);
    all[count - 1].insertAdjacentHTML("afterend", next);
    const row = all[count - 1].nextElementSibling;
    row.querySelectorAll("[data-number]").forEach((words) => {
      words.textContent = words.textContent.replace(/\d+(?!.*\d)/, count + 1);
    });
    // Its key names the blank row: the server gives the new one its own.
    row.querySelectorAll("[type=hidden]").forEach((input) => { input.value = ""; });
    total.value = count + 1;
    row.querySelector("input:not([type=hidden]), select, textarea").focus();
  });
}
