/* The meeting being made: this browser remembers it, every chart adds to it, the menu counts it. */

const DRAFT = "lv-mote";
const FORMER = "lv-mote-forra";
const SILENT = "Servern svarar inte. Försök igen om en stund.";

const unkept = new Map(); // for a browser whose memory is closed: until the page is loaded anew
const mine = new Set(); // texts of the draft, as it is and as it was, on this page
const later = new Map(); // from a text to what it became without the reader stepping there
let adding = Promise.resolve();
let counted = null; // how many views the menu tells of

/** The meeting remembered under a name, if any: its text, number of views and title. */
function remembered(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name));
    return typeof kept?.m === "string" ? kept : null;
  } catch {
    return unkept.get(name) ?? null;
  }
}

/** Remember a meeting under a name, as long as the browser lets us. */
function remember(name, { m, antal, titel }) {
  unkept.set(name, { m, antal, titel });
  try {
    localStorage.setItem(name, JSON.stringify({ m, antal, titel }));
  } catch {
    // the page itself remembers
  }
  if (name === DRAFT) mine.add(m);
  later.delete(m);
  counted = null;
  showCount();
}

/** Tell in the menu how many views the draft has. */
function showCount() {
  counted ??= remembered(DRAFT)?.antal ?? 0;
  const words = counted ? `Möte (${counted})` : "Möte";
  for (const link of document.querySelectorAll('.lv-nav li a[href^="/mote"]')) {
    if (link.textContent !== words) link.textContent = words;
  }
}

/** What the server answers, as plain values; `fel` says what is wrong. */
async function askServer(address, options) {
  try {
    return await (await fetch(address, options)).json();
  } catch {
    return { fel: SILENT };
  }
}

/** Add the view on screen to the draft; one at a time, so that none is lost. */
function addView({ detail }) {
  adding = adding.then(() => addNow(detail));
}

/** Add a view, and say where it stands. */
async function addNow({ view, key, say }) {
  const from = remembered(DRAFT)?.m ?? "";
  const told = await askServer(`/mote/lagg-till?${new URLSearchParams({ m: from, vy: view, diagram: key })}`);
  if (told.fel) return say(told.fel);
  if (from && from !== told.m) later.set(from, told.m);
  remember(DRAFT, told);
  say(addedWords(told), { text: "Öppna mötet", href: `/mote?m=${told.m}` });
}

/** What became of a view that was to be added. */
function addedWords({ plats, fanns, ny }) {
  if (fanns) return `Vyn finns redan i mötet, vy ${plats}.`;
  return ny ? "Ditt påbörjade möte gick inte att läsa. Vyn är den första i ett nytt." : `Tillagd i mötet, vy ${plats}.`;
}

addEventListener("lv-add", addView);
addEventListener("storage", () => {
  counted = null;
  showCount();
});
new MutationObserver(showCount).observe(document.body, { childList: true, subtree: true });
