/* The keys, the same in both windows; a clicker sends PageUp, PageDown, full stop and B. */

const dialog = document.querySelector(".help");
let digits = ""; // of the number being typed

const ACTS = {
  ArrowRight: () => go(state.at + 1),
  ArrowLeft: () => go(state.at - 1),
  PageDown: () => go(state.at + 1),
  PageUp: () => go(state.at - 1),
  ArrowUp: () => stepYear(1),
  ArrowDown: () => stepYear(-1),
  Home: () => go(0),
  End: () => go(last),
  Enter: jump,
  Escape: leave,
  b: () => change({ black: !state.black }),
  f: toggleFull,
  q: () => change({ code: !state.code && Boolean(slides[state.at].querySelector(".qr")) }),
  s: openSpeaker,
  t: () => change({ table: !state.table && Boolean(slides[state.at].querySelector(".table")) }),
  "?": () => dialog.showModal(),
};
const SAME = { ".": "b", ",": "b", Backspace: "ArrowLeft" };
const SCROLLS = ["ArrowUp", "ArrowDown"];

/** Act on a key, unless it belongs to what has the focus. */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || phone.matches || isOthers(event)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const known = key === " " ? (event.shiftKey ? "ArrowLeft" : "ArrowRight") : (SAME[key] ?? key);
  if (/^\d$/.test(key)) digits += key;
  else if (ACTS[known]) act(known, event);
}

/** Do what a key stands for. */
function act(key, event) {
  event.preventDefault();
  ACTS[key]();
  digits = "";
}

/** Whether a key is for a button, the help or a table that scrolls. */
function isOthers({ key, target }) {
  if (dialog.open) return true;
  if (target.closest?.("button, a")) return key === " " || key === "Enter";
  return SCROLLS.includes(key) && Boolean(target.closest?.(".table, .notes"));
}

/** Go to the view whose number was typed; without one, a step ahead. */
function jump() {
  go(digits ? Math.min(Number(digits), last) : state.at + 1);
}

/** Take away what lies over the slide; else leave full screen; else leave for the meeting. */
function leave() {
  const { leave: to } = document.body.dataset;
  if (covered()) change({ black: false, table: false, code: false });
  else if (document.fullscreenElement) document.exitFullscreen();
  else if (isSpeaker) close();
  else if (to) location.assign(to);
}
