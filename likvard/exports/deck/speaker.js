/* The speaker's view in a second window, in step with the first by messages, with no server. */

const SPEAKER = "likvard-talare";
const isSpeaker = name === SPEAKER || location.pathname.endsWith("/talare");
const channel = isFile ? null : new BroadcastChannel(`likvard-${document.body.dataset.name}`);
let other = isSpeaker ? opener : null; // the other window, where it is known

/** Send a message to the other window; one that comes twice does no harm. */
function tell(message) {
  const whole = { likvard: document.body.dataset.name, ...message };
  channel?.postMessage(whole);
  if (other && !other.closed) other.postMessage(whole, "*");
}

/** Follow the other window; a window that asks is told what is shown. */
function onMessage({ data, source }) {
  if (data?.likvard !== document.body.dataset.name) return;
  const isNew = !isSpeaker && source && source !== other;
  if (isNew) other = source;
  if (data.state) follow(data.state);
  else if (data.asks || isNew) tell({ state });
}

/** Show what the other window shows. */
function follow(told) {
  Object.assign(state, told);
  draw();
}

/** Open the speaker's view: this very document written into a new window, so that it needs no
    network; it knows its part by its name, also after a reload. */
function openSpeaker() {
  if (isSpeaker) return;
  const opened = open("", SPEAKER, "width=1280,height=800");
  if (!opened) {
    notice("Webbläsaren stoppade fönstret. Tillåt nya fönster för sidan och försök igen.");
    return;
  }
  other = opened;
  opened.document.open();
  opened.document.write(asOpened());
  opened.document.close();
  opened.focus();
}

/** This document as it was when opened: every slide at its first year. */
function asOpened() {
  slides.forEach((_, at) => drawYear(at, told.slides[at].at));
  const whole = `<!doctype html>${document.documentElement.outerHTML}`;
  slides.forEach((_, at) => drawYear(at));
  return whole;
}

const timer = { begun: Date.now(), stopped: 0 }; // `stopped`: when it was paused, else 0

/** Draw the clock and the time since the start. */
function tick() {
  const seconds = Math.floor(((timer.stopped || Date.now()) - timer.begun) / 1000);
  const clock = new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
  document.getElementById("clock").textContent = clock;
  const past = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  document.getElementById("elapsed").textContent = past;
  tell({ here: true });
}

/** Stop the time, or let it run on from where it stood. */
function pause({ target }) {
  if (timer.stopped) timer.begun += Date.now() - timer.stopped;
  timer.stopped = timer.stopped ? 0 : Date.now();
  target.textContent = timer.stopped ? "Fortsätt" : "Pausa";
  tick();
}

/** Begin the time anew. */
function reset() {
  timer.begun = Date.now();
  if (timer.stopped) timer.stopped = timer.begun;
  tick();
}

/** Draw what only the speaker sees: notes, place and list. */
function drawDesk() {
  const { note } = told.slides[state.at];
  const { reading } = slides[state.at].querySelector(".view").dataset;
  const none = state.at ? "Inga anteckningar till vyn." : "";
  const words = Object.assign(document.createElement("p"), { textContent: note || none });
  words.classList.toggle("none", !note);
  const small = Object.assign(document.createElement("small"), { textContent: reading });
  document.getElementById("notes").replaceChildren(words, small);
  document.getElementById("where").textContent = state.at ? `${state.at} / ${last}` : "Titel";
  const rows = document.querySelectorAll("#list button");
  rows.forEach((row, at) => row.toggleAttribute("aria-current", at === state.at));
  rows[state.at].scrollIntoView({ block: "nearest" });
}

/** Make the list of all views, each a button that shows it. */
function listSlides() {
  const rows = slides.map((_, at) => {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.textContent = at ? `${at}. ${titleOf(at)}` : titleOf(at);
    button.addEventListener("click", () => go(at));
    const row = document.createElement("li");
    row.append(button);
    return row;
  });
  document.getElementById("list").replaceChildren(...rows);
}

/** Make this window the speaker's. */
function openDesk() {
  document.body.classList.add("speaker");
  document.title = `Talarvy: ${document.title}`;
  document.querySelector(".desk").hidden = false;
  document.getElementById("pause").addEventListener("click", pause);
  document.getElementById("reset").addEventListener("click", reset);
  listSlides();
  setInterval(tick, 1000);
  tick();
}
