/* Writing the meeting on the page into the address: the server makes the text, one request at a time,
   and what is typed meanwhile is written after. */

const PAUSE = 500; // ms without a key until what was typed is written
const UNWRITTEN = "lv-mote-oskrivet";

let unwritten = false; // whether something on the page is not yet in the address
let writing = null; // the writing under way
let pausing = 0;
let step = false; // whether the next text is a step in the history
let entered = false; // whether a field was entered since the last step

/** Another meeting is shown: nothing of it is unwritten. */
function forgetChanges() {
  unwritten = step = false;
  clearTimeout(pausing);
}

/** Note a change; it is written at once, or after a pause. */
function changed({ asStep = true, pause = 0 } = {}) {
  unwritten = true;
  step ||= asStep;
  clearTimeout(pausing);
  if (pause) pausing = setTimeout(write, pause);
  else write();
}

/** Write what is on the page until nothing is unwritten; one request at a time. */
function write() {
  clearTimeout(pausing);
  writing ??= writeAll().finally(() => (writing = null));
  return writing;
}

/** Write, and write again what was changed meanwhile. */
async function writeAll() {
  while (unwritten && page?.querySelector(".lv-edited")) {
    unwritten = false;
    const [from, asStep] = [shownText, step];
    step = false;
    const told = await askServer("/mote/kod", posted(collected()));
    if (told.fel) return refused(told.fel, from, asStep);
    wrote(told, from, asStep);
  }
}

/** A request with plain values. */
function posted(values) {
  return { method: "POST", body: JSON.stringify(values) };
}

/** What could not be written stays on the page, and is tried again with the next change. */
function refused(why, from, asStep) {
  if (shownText !== from) return;
  unwritten = true;
  step ||= asStep;
  tellMeeting(`Ändringen är inte sparad i länken. ${why}`, true);
}

/** The page is in the address now, if the reader is still there. */
function wrote(told, from, asStep) {
  if (told.m === from) return;
  const here = shownText === from && textInAddress() === from;
  if (!here) return wroteTooLate(told, from);
  setText(told.m, asStep);
  shownText = told.m;
  adopt(told.m);
  for (const link of page.querySelectorAll("[data-to]")) link.href = `${link.dataset.to}?m=${told.m}`;
  tellOther(true);
  if (page.querySelector(".lv-meeting-status[data-fault]")) tellMeeting("");
}

/** The reader has left what was written: it is there when they come back, and in the draft. */
function wroteTooLate(told, from) {
  if (remembered(DRAFT)?.m === from) remember(DRAFT, told);
  later.delete(told.m);
  later.set(from, told.m);
}

/** Keep what is unwritten when the page is left; it is taken up when the page is back. */
function keepUnwritten() {
  if (!unwritten && !writing) return;
  try {
    sessionStorage.setItem(UNWRITTEN, JSON.stringify({ from: shownText, body: collected() }));
  } catch {
    // the browser's memory is closed
  }
}

/** Take up what was left unwritten on this page. */
async function restoreUnwritten(text) {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(UNWRITTEN));
    sessionStorage.removeItem(UNWRITTEN);
  } catch {
    return;
  }
  if (kept?.from !== text) return;
  const told = await askServer("/mote/kod", posted(kept.body));
  if (told.fel || shownText !== text || told.m === text) return;
  later.set(text, told.m);
  mine.add(told.m);
  showMeeting();
}

/** Typing is written when it pauses; the first key in a field is a step in the history. */
function onMeetingInput({ target }) {
  if (!target.closest?.(`${MEETING} .lv-edited`) || target.type === "file" || target.role === "combobox") return;
  changed({ asStep: entered, pause: PAUSE });
  entered = false;
}

/** What was typed is written when the field is left. */
function onMeetingLeave({ target }) {
  if (unwritten && target.closest?.(MEETING)) write();
}

document.addEventListener("input", onMeetingInput);
document.addEventListener("focusin", ({ target }) => (entered ||= Boolean(target.closest?.(MEETING))));
document.addEventListener("focusout", onMeetingLeave);
addEventListener("pagehide", keepUnwritten);
addEventListener("online", () => unwritten && write());
