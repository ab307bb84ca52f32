/* Möte: the meeting on the page is the truth while it is edited, the address follows. The server
   turns the page's words into the address's text; what is typed meanwhile is written after. */

const MEETING = "[data-meeting]";

let page = null; // the section that shows the meeting
let shownText = ""; // the text of the meeting that stands in the address
let begun = false; // whether the next meeting shown takes the draft's place

/** After any change of the page: fill a section that is new. */
function findMeeting() {
  const found = document.querySelector(MEETING);
  if (found === page) return;
  page = found;
  if (page) showMeeting();
}

/** The meeting's text in the address. */
function textInAddress() {
  return location.pathname === "/mote" ? (new URLSearchParams(location.search).get("m") ?? "") : null;
}

/** Put a meeting's text in the address, as a step in the history or not. */
function setText(text, asStep) {
  const address = new URL(location.href);
  if (text) address.searchParams.set("m", text);
  else address.searchParams.delete("m");
  const put = History.prototype[asStep ? "pushState" : "replaceState"];
  put.call(history, history.state, "", address.href.replaceAll("%2C", ","));
}

/** The text to show: what the address asks for, what that became, else the draft. */
function textToShow() {
  let text = textInAddress();
  if (!text && remembered(DRAFT)?.antal) text = remembered(DRAFT).m;
  while (later.has(text)) text = later.get(text);
  return text;
}

/** Show the meeting of the address. */
async function showMeeting() {
  const text = textToShow();
  if (text !== textInAddress()) setText(text, false);
  const asked = location.search;
  const html = await fetch(`/mote/sida${asked}`).then((response) => (response.ok ? response.text() : "")).catch(() => "");
  if (location.search !== asked || textInAddress() === null || !page) return;
  if (html) fillMeeting(text, html);
  else page.querySelector('[role="status"]').textContent = SILENT;
}

/** Put the meeting on the page. */
function fillMeeting(text, html) {
  page.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  shownText = text;
  forgetChanges();
  renumber();
  const edited = page.querySelector(".lv-edited");
  if (edited) {
    takeOver(text);
    restoreUnwritten(text);
  }
  tellOther(Boolean(edited));
}

/** Let the meeting shown be the draft, if it is the reader's own or there is no other. */
function takeOver(text) {
  const draft = remembered(DRAFT);
  if (begun || mine.has(text) || !draft?.antal || draft.m === text) adopt(text, begun);
  begun = false;
}

/** Make the meeting shown the draft; one that gives way is kept beside it. */
function adopt(text, instead = false) {
  const draft = remembered(DRAFT);
  const other = draft?.antal && draft.m !== text && (instead || !mine.has(draft.m));
  if (other) remember(FORMER, draft);
  remember(DRAFT, { m: text, antal: views().length, titel: field("mote-titel") });
}

/** Tell of the other meeting this browser remembers: the draft, or the one before it. */
function tellOther(edited) {
  const place = page.querySelector(".lv-other");
  const draft = remembered(DRAFT);
  const foreign = edited && draft?.antal && draft.m !== shownText;
  const former = !edited || !views().length ? remembered(FORMER) : null;
  const other = foreign ? draft : former;
  place.hidden = !other?.antal || other.m === shownText;
  if (place.hidden) return;
  const link = made("a", { href: `/mote?m=${other.m}` }, `${other.titel ? `”${other.titel}”` : "utan titel"}, ${counting(other.antal)}`);
  link.dataset.nav = link.dataset.begin = "";
  place.replaceChildren(foreign ? "Du har ett annat påbörjat möte: " : "Ditt förra möte: ", link, ".");
  if (foreign) place.append(" Ändrar du något här blir det här mötet ditt påbörjade.");
}

/* What the page holds */

/** The views on the page, in order. */
function views() {
  return [...(page?.querySelectorAll(".lv-view") ?? [])];
}

/** The words in a field. */
function field(id) {
  return document.getElementById(id)?.value ?? "";
}

/** The meeting on the page as plain values. */
function collected() {
  const { version } = page.querySelector(".lv-edited").dataset;
  return { likvard: 1, titel: field("mote-titel"), underrubrik: field("mote-underrubrik"), version, vyer: views().map(plainView) };
}

/** A view as plain values. */
function plainView(view) {
  const words = [...view.querySelectorAll("[data-word]")].map((one) => [one.dataset.word, one.value]);
  return { adress: view.dataset.view, diagram: view.dataset.chart, ...Object.fromEntries(words) };
}

/** So many views, in words. */
function counting(number) {
  return number === 1 ? "1 vy" : `${number || "Inga"} vyer`;
}

/** Say something below what can be done with the meeting. */
function tellMeeting(words, fault = false) {
  const status = page?.querySelector(".lv-meeting-status");
  if (!status) return;
  status.toggleAttribute("data-fault", fault && Boolean(words));
  status.textContent = words;
}

/* Listeners: at the document, since the page's content comes and goes */

/** Back and Forward show what the address has; so does a meeting that a link begins. */
function onMeetingStep() {
  const text = textInAddress();
  if (unwritten) write();
  if (page?.isConnected && text !== null && text !== shownText) showMeeting();
}

/** Another window changed the draft that is shown here: follow it. */
function onDraftElsewhere({ key, oldValue, newValue }) {
  if (key !== DRAFT || !page?.isConnected || unwritten || writing) return;
  const [was, is] = [oldValue, newValue].map((text) => JSON.parse(text)?.m);
  if (!shownText || was !== shownText || !is) return;
  later.set(was, is);
  mine.add(is);
  showMeeting();
}

addEventListener("popstate", onMeetingStep);
addEventListener("storage", onDraftElsewhere);
new MutationObserver(findMeeting).observe(document.body, { childList: true, subtree: true });
findMeeting();
