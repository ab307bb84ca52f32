/* How every page behaves: links, menus, search fields, copied links, focus. Installed once. */

const MENU = "details.lv-menu";
const BOX = ".lv-combobox";

/** Install the behaviours, once however often it is called. */
export default function mount() {
  const page = document.documentElement;
  if ("lvPage" in page.dataset) return;
  page.dataset.lvPage = "";
  page.lang = "sv";
  install();
}

/** Listen at the document, so that what a rerun replaces needs no listener of its own. */
function install() {
  keepHistory();
  document.addEventListener("click", onClick);
  document.addEventListener("click", navigate);
  document.addEventListener("keydown", onKey);
  document.addEventListener("toggle", onToggle, true);
  document.addEventListener("input", ({ target }) => isSearch(target) && onTyping(target));
  document.addEventListener("mousedown", keepFocusInSearch);
  document.addEventListener("focusin", onFocus);
  new MutationObserver(onChange).observe(document.body, { childList: true, subtree: true });
  onChange();
  if (isSearch(document.activeElement)) open(document.activeElement.closest(BOX));
}

/* Links */

/** Only a reader's choice is a step in the history: Streamlit would add the address of each answer
    that comes, also of one that was left by Back before it came. */
function keepHistory() {
  history.pushState = () => {};
}

/** Follow a plain click on our own links without loading the page anew. */
function navigate(event) {
  const link = event.target.closest?.("a[data-nav][href]");
  const other = event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || other || link.origin !== location.origin) return;
  event.preventDefault();
  leave(link);
  go(link.href);
}

/** Put the address in the history and let Streamlit answer it as it answers Back; what has the
    answer already, or knows a better address, says so first. */
function go(wanted) {
  const wish = new CustomEvent("lv-go", { detail: { href: wanted }, cancelable: true });
  if (wanted === location.href || !dispatchEvent(wish)) return;
  const { href } = wish.detail;
  const moved = new URL(href).pathname !== location.pathname;
  History.prototype.pushState.call(history, null, "", href);
  dispatchEvent(new PopStateEvent("popstate", { state: null }));
  if (moved) scroller().scrollTo({ top: 0, behavior: "instant" });
}

/** The element that scrolls the page: Streamlit's, not the window. */
function scroller() {
  return document.querySelector('[data-testid="stMain"]') ?? document.scrollingElement;
}

/** Before a link is followed: close what it lies in, with the focus on what opened it. */
function leave(link) {
  const box = link.closest(BOX);
  if (box) close(box);
  const menu = link.closest(MENU);
  if (!menu) return;
  menu.open = false;
  if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
}

/** A click anywhere: on a search field, on the button that copies the address, or elsewhere. */
function onClick({ target }) {
  closeOthers(target);
  if (isSearch(target)) open(target.closest(BOX));
  const button = target.closest?.("[data-copy-link]");
  if (button) copyAddress(button);
}

/* Menus */

/** The menus that are open. */
function openMenus() {
  return [...document.querySelectorAll(`${MENU}[open]`)];
}

/** Opening a menu closes the others, but not the one it lies in; one that searches is ready to. */
function onToggle({ target }) {
  if (!target.matches?.(MENU) || !target.open) return;
  for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false;
  const search = target.querySelector(`${BOX} input`);
  if (search?.checkVisibility()) search.focus();
}

/** Close the menus and search fields that do not hold `target`; at the end of a click or a Tab,
    so that nothing moves under the pointer before it. */
function closeOthers(target) {
  for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false;
  for (const box of openBoxes()) if (!box.contains(target)) close(box);
}

/** What in a menu the arrows walk: its head, then the links, buttons and menus in sight. */
function stops(menu) {
  const items = [...menu.querySelectorAll("summary, a[href], button")];
  return items.filter((item) => !item.closest(BOX) && item.checkVisibility());
}

/** Keys in an open menu: arrows, Home and End walk; Esc closes and gives the focus back. */
function onMenuKey(event, menu) {
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.preventDefault();
  } else if (!isSearch(event.target)) {
    walkMenu(event, stops(menu));
  }
}

/** Move the focus along the stops of a menu. */
function walkMenu(event, all) {
  const at = all.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 1, End: -1 };
  const to = steps[event.key];
  if (to === undefined) return;
  all.at(to % all.length)?.focus();
  event.preventDefault();
}

/** Keys anywhere: a search field comes before the menu it lies in. */
function onKey(event) {
  if (event.key === "Tab") setTimeout(() => closeOthers(document.activeElement));
  const box = isSearch(event.target) && event.target.closest(BOX);
  if (box) onBoxKey(event, box);
  if (event.defaultPrevented) return;
  const within = event.target.closest?.(`${MENU}[open]`);
  const menu = within ?? (event.key === "Escape" ? openMenus().at(-1) : null);
  if (menu) onMenuKey(event, menu);
}

/* Copied links */

/** Copy the address of the view and say so; where that is refused, show it for copying. */
async function copyAddress(button) {
  try {
    await navigator.clipboard.writeText(addressOf(button));
    flash(button, "Länken är kopierad");
  } catch {
    showAddress(button);
  }
}

/** The address of the view; of another version of its figures where the button names one. */
function addressOf({ dataset }) {
  if (dataset.version === undefined) return location.href;
  const words = location.search.slice(1).split("&").filter((word) => word && !word.startsWith("data="));
  if (dataset.version) words.push(`data=${dataset.version}`);
  return location.origin + location.pathname + (words.length ? `?${words.join("&")}` : "");
}

/** Say something in a button for two seconds, and in the live region. */
function flash(button, text) {
  announce(text);
  button.dataset.label ??= button.textContent;
  button.textContent = text;
  setTimeout(() => (button.textContent = button.dataset.label), 2000);
}

/** Show the address in a field, selected; leaving the field takes it away. */
function showAddress(button) {
  const field = document.createElement("input");
  Object.assign(field, { className: "lv-address", readOnly: true, value: addressOf(button), size: 30 });
  field.setAttribute("aria-label", "Länk till den här vyn, markerad för kopiering");
  field.addEventListener("blur", () => field.remove());
  button.after(field);
  field.select();
}

/** Say something politely to those who listen; the region is made at first need. */
function announce(text) {
  let region = document.getElementById("lv-announcer");
  if (!region) {
    region = Object.assign(document.createElement("div"), { id: "lv-announcer" });
    region.setAttribute("role", "status");
    region.style.cssText = "position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
    document.body.append(region);
  }
  region.textContent = text;
}

/* Focus */

let focused = null; // the element that last had the focus
let restoring = false;

/** Remember what has the focus; a search field opens when it gets it by the reader's hand. */
function onFocus({ target }) {
  focused = target;
  if (isSearch(target) && !restoring) open(target.closest(BOX));
}

/** After any change of the page: give a lost focus back, and say the skip link in Swedish. */
function onChange() {
  translateSkipLink();
  if (!focused || focused.isConnected || document.activeElement !== document.body) return;
  const name = focused.id || focused.dataset?.focus;
  const heir = name && (document.getElementById(name) ?? document.querySelector(`[data-focus="${CSS.escape(name)}"]`));
  if (!heir) return;
  restoring = true;
  inSight(heir).focus({ preventScroll: true });
  restoring = false;
}

/** A node, or the head of the innermost menu around it that can be seen. */
function inSight(node) {
  let seen = node;
  for (let menu = node.closest(MENU); menu && !seen.checkVisibility(); menu = menu.parentElement.closest(MENU)) {
    seen = menu.querySelector("summary");
  }
  return seen;
}

/** Streamlit's link past the menu, in Swedish. */
function translateSkipLink() {
  const text = document.querySelector('[data-testid="stSkipToContent"]')?.firstChild;
  if (text && text.nodeValue !== "Hoppa till innehållet") text.nodeValue = "Hoppa till innehållet";
}
