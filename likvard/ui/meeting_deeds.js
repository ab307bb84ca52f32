/* What can be done with the meeting: views moved and removed, files opened and saved, codes made. */

let gone = null; // the view removed last, until something else takes its place
let held = null; // the view that the pointer holds
const MOST_FILE = 400_000; // bytes

/** Number the views as they stand, and say where a move leads nowhere. */
function renumber() {
  const all = views();
  all.forEach((view, place) => {
    for (const number of view.querySelectorAll("[data-n]")) number.textContent = place + 1;
    view.querySelector(".lv-view-deeds").setAttribute("aria-label", `Vy ${place + 1}`);
    const ends = { "-1": place === 0, 1: place === all.length - 1 };
    for (const button of view.querySelectorAll("[data-move]")) {
      button.setAttribute("aria-disabled", String(ends[button.dataset.move]));
    }
  });
  const count = page?.querySelector("[data-count]");
  if (count) count.textContent = counting(all.length);
  page?.querySelector(".lv-none-yet")?.toggleAttribute("hidden", all.length > 0);
}

/* Order */

/** Move a view a place; its neighbour is what moves in the page, so that the focus stays. */
function moveView(view, by) {
  const from = views().indexOf(view);
  const other = views()[from + by];
  if (!other) return;
  if (by < 0) view.after(other);
  else view.before(other);
  moved(from, from + by);
}

/** After a move: numbers, words, address. */
function moved(from, to) {
  renumber();
  announce(`Vy ${from + 1} flyttad till plats ${to + 1} av ${views().length}`);
  views()[to].scrollIntoView({ block: "nearest" });
  changed();
}

/** Alt and an arrow move the view that has the focus. */
function onMeetingKey(event) {
  const by = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const view = event.target.closest?.(`${MEETING} .lv-view`);
  if (by && view) {
    event.preventDefault();
    moveView(view, by);
  } else if (event.key === "Escape" && held) {
    letGo(false);
  }
}

/** A press on a view's number takes hold of it. */
function onHold(event) {
  const grip = event.target.closest?.(".lv-grip");
  if (!grip || event.button) return;
  event.preventDefault();
  const view = grip.closest(".lv-view");
  held = { view, order: views(), from: views().indexOf(view), y: event.clientY };
  view.dataset.held = "";
  grip.setPointerCapture(event.pointerId);
  requestAnimationFrame(scrollAlong);
}

/** The views the pointer has passed change places with the one held. */
function onDrag({ clientY }) {
  if (!held) return;
  held.y = clientY;
  const at = views().indexOf(held.view);
  const [above, below] = [views()[at - 1], views()[at + 1]];
  if (above && clientY < middle(above)) held.view.after(above);
  else if (below && clientY > middle(below)) held.view.before(below);
}

/** The height on the screen of a view's middle. */
function middle(view) {
  const { top, height } = view.getBoundingClientRect();
  return top + height / 2;
}

/** Near the window's edge the page scrolls under what is held. */
function scrollAlong() {
  if (!held) return;
  const edge = 72;
  const over = Math.min(held.y - edge, 0) + Math.max(held.y - (innerHeight - edge), 0);
  if (over) {
    scroller().scrollBy(0, over / 4);
    onDrag({ clientY: held.y });
  }
  requestAnimationFrame(scrollAlong);
}

/** Let go of the view: where it is now, or where it was. */
function letGo(stays = true) {
  if (!held) return;
  const { view, order, from } = held;
  held = null;
  delete view.dataset.held;
  const to = views().indexOf(view);
  if (stays && to !== from) moved(from, to);
  else if (to !== from) view.parentElement.append(...order);
}

/* Removal */

/** Take a view away, and offer it back in its place. */
function removeView(view) {
  const number = views().indexOf(view) + 1;
  const back = deedButton("Ångra", () => bringBack());
  gone?.place.remove();
  gone = { view, place: made("li", { className: "lv-gone" }, made("span", {}, `Vy ${number} är borttagen.`), back) };
  view.replaceWith(gone.place);
  renumber();
  back.focus();
  announce(`Vy ${number} är borttagen. ${counting(views().length)} kvar.`);
  changed();
}

/** Put the view removed last where it was. */
function bringBack() {
  const { view, place } = gone;
  gone = null;
  place.replaceWith(view);
  renumber();
  view.querySelector("[data-remove]").focus();
  announce(`Vyn är tillbaka som vy ${views().indexOf(view) + 1}.`);
  changed();
}

/* The meeting as a whole */

const DEEDS = { code: codeForMeeting, new: newMeeting, save: saveMeeting, freeze: freezeMeeting };

/** A click in the meeting: on a move, a removal, a deed or a file. */
function onMeetingClick(event) {
  const { target } = event;
  if (!target.closest?.(MEETING)) return;
  begun ||= Boolean(target.closest("[data-begin], .lv-starts [role='option']"));
  const button = target.closest("[data-move], [data-remove], [data-deed], [data-to]");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const { move, deed, remove, to } = button.dataset;
  const view = button.closest(".lv-view");
  if (move) moveView(view, Number(move));
  else if (remove !== undefined) removeView(view);
  else if (deed) [event.preventDefault(), DEEDS[deed](button)];
  else if (to) leaveBy(event, button);
}

/** Follow a link out of the meeting: a file is fetched here, and all is written first. */
function leaveBy(event, link) {
  const other = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (other || !(link.dataset.file || unwritten || writing)) return;
  event.preventDefault();
  write().then(() => {
    if (link.dataset.file) fetchFile(link, link.href, link.dataset.file, tellMeeting);
    else openLink(link);
  });
}

/** Open a link as a click would. */
function openLink({ href, target }) {
  if (target) window.open(href, target);
  else location.assign(href);
}

/** Save the meeting as a file, as it is on the page, also where it is too long for an address. */
function saveMeeting(link) {
  fetchFile(link, "/mote/fil", "mötesfilen", tellMeeting, posted(collected()));
}

/** Freeze the meeting at a version of the figures, or let it show the latest again. */
async function freezeMeeting({ dataset: { version } }) {
  page.querySelector(".lv-edited").dataset.version = version;
  changed();
  await write();
  await showMeeting();
  tellMeeting(version ? `Mötet är fryst vid version ${version}.` : "Mötet visar de senaste siffrorna.");
}

/** Leave the draft and begin another. */
async function newMeeting() {
  await write();
  const draft = remembered(DRAFT);
  if (draft?.antal) remember(FORMER, draft);
  remember(DRAFT, { m: "", antal: 0, titel: "" });
  setText("", true);
  await showMeeting();
  page.querySelector("h1").scrollIntoView({ block: "nearest" });
}

/** Show a short code and a QR code that lead to the meeting as it is presented, without notes. */
async function codeForMeeting() {
  const plain = collected();
  for (const view of plain.vyer) delete view.anteckning;
  const told = await askServer("/mote/kod", posted(plain));
  const code = told.fel ? told : await askServer("/k", { method: "POST", body: `/presentera?m=${told.m}` });
  if (code.fel) return tellMeeting(code.fel, true);
  return qrDialog("Kort kod till mötet", code, "", "Koden visar mötet som det är nu, utan dina anteckningar.");
}

/** Open a meeting from a file. */
async function openFile(file) {
  if (file.size > MOST_FILE) return tellMeeting("Filen är för stor för att vara ett möte.", true);
  const told = await askServer("/mote/oppna", { method: "POST", body: file });
  if (told.fel) return tellMeeting(told.fel, true);
  begun = true;
  setText(told.m, true);
  await showMeeting();
  return tellMeeting(`Mötet är öppnat från ${file.name}.`);
}

/** A file held over the page is welcome there. */
function onFileOver(event) {
  const over = page?.contains(event.target) && event.dataTransfer?.types.includes("Files");
  page?.toggleAttribute("data-over", Boolean(over));
  if (over) event.preventDefault();
}

/** A file dropped on the page is opened. */
function onFileDrop(event) {
  page?.removeAttribute("data-over");
  const file = page?.contains(event.target) && event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  openFile(file);
}

document.addEventListener("click", onMeetingClick);
document.addEventListener("keydown", onMeetingKey);
document.addEventListener("pointerdown", onHold);
document.addEventListener("pointermove", onDrag);
document.addEventListener("pointerup", () => letGo());
document.addEventListener("pointercancel", () => letGo(false));
document.addEventListener("dragover", onFileOver);
document.addEventListener("drop", onFileDrop);
document.addEventListener("change", ({ target }) => {
  if (target.id !== "mote-oppna" || !target.files[0]) return;
  openFile(target.files[0]);
  target.value = "";
});
