// Optional help only: everything on this site works without it.
"use strict";

// The exit replaces this page in the history, so that Back does not return here. On a slow network
// the other page takes seconds: nothing of this one is to be seen meanwhile, nor in the tab's name.
const exit = document.querySelector("[data-exit]");
let presses = [];

function leave(event) {
  event.preventDefault();
  document.body.hidden = true;
  document.title = exit.hostname;
  location.replace(exit.href);
}

if (exit) {
  exit.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    presses = presses.filter((at) => event.timeStamp - at < 3000).concat(event.timeStamp);
    if (presses.length > 2) leave(event);
  });
}
