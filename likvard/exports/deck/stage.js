/* The stage: slides fitted to the window, the pointer that hides, fingers, full screen. */

const DESIGN = { width: 1920, height: 1080 };
const phone = matchMedia("(max-width: 640px)");

/** Fit the slides to the window, or to the frames of the speaker's view. */
function fit() {
  const whole = { left: 0, top: 0, width: innerWidth, height: innerHeight };
  place("now", isSpeaker ? frame("frame-now") : whole);
  place("next", isSpeaker ? frame("frame-next") : whole);
}

/** Where a frame of the speaker's view lies, below its words. */
function frame(id) {
  const box = document.getElementById(id).getBoundingClientRect();
  return { left: box.left, top: box.top + 28, width: box.width, height: box.height - 28 };
}

/** Centre a slide in a box, as large as it can be. */
function place(name, box) {
  const k = Math.min(box.width / DESIGN.width, box.height / DESIGN.height);
  const x = box.left + (box.width - k * DESIGN.width) / 2;
  const y = box.top + (box.height - k * DESIGN.height) / 2;
  const { style } = document.documentElement;
  style.setProperty(`--${name}-k`, k);
  const sides = { x, y, w: k * DESIGN.width, h: k * DESIGN.height };
  for (const [side, pixels] of Object.entries(sides)) style.setProperty(`--${name}-${side}`, `${pixels}px`);
}

/** On a phone the charts are those drawn for its width. */
function fitPhone() {
  if (!phone.matches || isSpeaker) return;
  for (const made of document.querySelectorAll("template.phone")) {
    made.closest(".slide").querySelector(".chart")?.replaceChildren(made.content);
    made.remove();
  }
}

let resting = 0; // the timer after which the pointer hides

/** Show the pointer while it moves, and for two seconds after. */
function onPointer() {
  document.body.classList.remove("still");
  clearTimeout(resting);
  resting = setTimeout(() => document.body.classList.add("still"), 2000);
}

/** A click on the right half is a step ahead, on the left one back. */
function onClick({ target, clientX }) {
  const own = target.closest("a, button, dialog, .table, .desk");
  if (own || phone.matches || isSpeaker || !getSelection().isCollapsed) return;
  go(state.at + (clientX < innerWidth / 2 ? -1 : 1));
}

let touched = null; // where the finger was put

/** A finger drawn sideways is a step. */
function onTouchEnd({ changedTouches: [finger], target }) {
  const far = touched === null || phone.matches || target.closest(".table") ? 0 : finger.clientX - touched;
  touched = null;
  if (Math.abs(far) > 50) go(state.at + (far < 0 ? 1 : -1));
}

/** Fill the screen, or leave it. */
function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

let noticed = 0; // the timer after which a notice goes

/** Say something beside the slide for as long as it takes to read it. */
function notice(words) {
  const shown = document.querySelector(".notice");
  shown.textContent = words;
  shown.hidden = false;
  clearTimeout(noticed);
  noticed = setTimeout(() => (shown.hidden = true), 6000);
}

/** Tell of the keys before the first view. */
function hint() {
  if (!isSpeaker && !phone.matches && !state.at) notice("F: helskärm. Frågetecken: alla tangenter.");
}

/** Listen to the window, the pointer and fingers. */
function openStage() {
  addEventListener("resize", fit);
  addEventListener("click", onClick);
  addEventListener("pointermove", onPointer);
  addEventListener("touchstart", ({ changedTouches: [finger] }) => (touched = finger.clientX), { passive: true });
  addEventListener("touchend", onTouchEnd);
  phone.addEventListener("change", fitPhone);
  fitPhone();
  fit();
  onPointer();
}
