/* What a reader takes along from a view: its reference, its QR code, a short code for it. */

/** Make an element with properties and content. */
function made(tag, properties = {}, ...content) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...content);
  return node;
}

/** A button that says a word and does a deed. */
function deedButton(text, deed) {
  const button = made("button", { type: "button", className: "lv-do" }, text);
  button.addEventListener("click", () => deed(button));
  return button;
}

/** Put words on the clipboard, by the old way where the new one is closed; tell whether it went. */
async function copyWords(words, place) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const area = place.appendChild(made("textarea", { value: words }));
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}

/** Show a dialog over the page; closing it takes it away and gives the focus back. */
function showDialog(name, ...content) {
  const dialog = made("dialog", { className: "lv-qr" }, made("h2", { className: "lv-h2", id: "lv-qr-namn" }, name), ...content);
  const opener = document.activeElement;
  dialog.setAttribute("aria-labelledby", "lv-qr-namn");
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The button that closes the dialog it lies in. */
function closing() {
  return deedButton("Stäng", (button) => button.closest("dialog").close());
}

/* References */

/** Copy the reference to a view; where that is refused, show it selected. */
async function cite({ detail: { view, key, say, place } }) {
  const words = await referenceOf(view, key);
  if (!words) return say("Referensen kunde inte hämtas. Försök igen.");
  if (await copyWords(words, place)) return say("Referensen är kopierad.");
  showWords("Referens", words);
  return say("");
}

/** The reference to a view, as text; nothing where it cannot be had. */
async function referenceOf(view, key) {
  try {
    const response = await fetch(`/citera?${new URLSearchParams({ vy: view, diagram: key })}`);
    return response.ok ? (await response.text()).trim() : "";
  } catch {
    return "";
  }
}

/** Show words in a dialog, selected for copying. */
function showWords(name, words) {
  const area = made("textarea", { value: words, readOnly: true });
  area.setAttribute("aria-label", `${name}, markerad för kopiering`);
  showDialog(name, area, made("div", {}, closing()));
  area.select();
}

/* Origin */

/** Show where the figures of a view come from, and how they are reckoned. */
function showOrigin({ detail: { view, key, say } }) {
  return openOrigin(`/ursprung?${new URLSearchParams({ vy: view, diagram: key })}`, say);
}

/** Show the card at an address in a dialog; the dialog's own links open as any others. */
async function openOrigin(address, say) {
  const told = await fetch(address, { headers: { Accept: "*/*" } })
    .then((response) => (response.ok ? response.text() : "")).catch(() => "");
  const card = told && new DOMParser().parseFromString(told, "text/html").getElementById("kort");
  if (!card) return say("Uppgifterna om ursprunget kunde inte hämtas. Försök igen.");
  const dialog = showDialog("Varifrån siffrorna kommer", card, made("div", {}, closing()));
  startAtTop(dialog);
}

/** Begin to read a long dialog at its head, not at the first link far down in it. */
function startAtTop(dialog) {
  const head = dialog.querySelector("h2");
  head.tabIndex = -1;
  head.focus();
  dialog.scrollTop = 0;
}

/** A plain click on a link to a card shows it here; any other click opens its address. */
function onOriginLink(event) {
  const link = event.target.closest?.("a[data-origin][href]");
  const other = event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || other) return;
  event.preventDefault();
  openOrigin(link.href, announce);
}

/* QR codes and short codes */

/** Show the QR code of a view. */
async function showQr({ detail: { view, say } }) {
  const told = await askServer(`/mote/qr?${new URLSearchParams({ vy: view })}`);
  if (told.fel) return say(told.fel);
  return qrDialog("QR-kod till vyn", told, view);
}

/** A dialog with a QR code, the address in it, and the way to a short code for `view`, if any. */
function qrDialog(name, told, view, words = "") {
  const drawn = made("div", { className: "lv-code-drawn" });
  const about = made("div", { className: "lv-code-about" });
  const status = made("p", { className: "lv-small" });
  status.setAttribute("role", "status");
  const shown = { drawn, about, status, told };
  const deeds = [deedButton("Kopiera länk", () => copyLink(shown))];
  if (view) deeds.push(deedButton("Kort kod", (button) => shorten(shown, view, button)));
  const parts = words ? [made("p", {}, words)] : [];
  showDialog(name, drawn, about, ...parts, status, made("div", {}, ...deeds, closing()));
  fillQr(shown, told);
}

/** Put a QR code and its address in their places. */
function fillQr(shown, told) {
  shown.told = told;
  shown.drawn.replaceChildren(...svgOf(told.svg));
  shown.drawn.hidden = !told.svg;
  const lines = [made("p", { className: "lv-whole-address" }, told.adress)];
  if (told.kod) lines.unshift(made("p", { className: "lv-code-words" }, told.kod));
  if (!told.svg) lines.push(made("p", {}, "Adressen är för lång för en QR-kod. Gör en kort kod först."));
  if (told.bara_har) lines.push(made("p", {}, "Adressen fungerar bara på den här datorn, inte på en telefon."));
  shown.about.replaceChildren(...lines);
}

/** A drawing as an element to show; none for an empty text. */
function svgOf(text) {
  return text ? [new DOMParser().parseFromString(text, "image/svg+xml").documentElement] : [];
}

/** Copy the address of the QR code, and say so; where that is refused, select it. */
async function copyLink({ told, about, status }) {
  const copied = await copyWords(told.adress, about);
  status.textContent = copied ? "Länken är kopierad." : "Länken gick inte att kopiera. Den är markerad ovan.";
  if (!copied) getSelection().selectAllChildren(about.querySelector(".lv-whole-address"));
}

/** Ask for a short code, and show its QR code instead, which has fewer squares. */
async function shorten(shown, view, button) {
  const told = await askServer("/k", { method: "POST", body: view });
  if (told.fel) {
    shown.status.textContent = told.fel;
    return;
  }
  fillQr(shown, told);
  shown.status.textContent = "Koden leder till vyn som den är nu.";
  button.closest("dialog").querySelector(".lv-do").focus();
  button.remove();
}

addEventListener("lv-cite", cite);
addEventListener("lv-origin", showOrigin);
document.addEventListener("click", onOriginLink);
addEventListener("lv-qr", showQr);
