/* What the keyboard lacks in Streamlit's own frame: a skip link that skips, no stop on the page as
   a whole, keys that scroll before anything has the focus, and a place to go on from. */

const SCROLL_KEYS = ["PageDown", "PageUp", "Home", "End", "ArrowDown", "ArrowUp", " "];

document.addEventListener("click", skip);
document.addEventListener("keydown", scrollByKey);
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
mend();

/** After any change of the page. */
function mend() {
  passOverPage();
  keepPlace();
}

/** Tab goes past the element that scrolls: it is as large as the window and shows no focus. */
function passOverPage() {
  const page = scroller();
  if (page.tabIndex === 0) page.tabIndex = -1;
}

/** The link that stops following goes away with its municipality: the focus goes on to the next. */
function keepPlace() {
  const lost = focused && !focused.isConnected && document.activeElement === document.body;
  if (!lost || !/bort-\d$/.test(focused.id)) return;
  const next = [...document.querySelectorAll("#folj-knapp, #urval-knapp")];
  next.find((one) => one.checkVisibility())?.focus({ preventScroll: true });
}

/** The skip link leads to where the page's own content begins, past menu and choices. */
function skip({ target }) {
  if (target.closest?.('[data-testid="stSkipToContent"]')) document.getElementById("innehall")?.focus();
}

/** With the focus nowhere, a key that scrolls is given to the element that scrolls. */
function scrollByKey(event) {
  const other = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
  if (!other && event.target === document.body && SCROLL_KEYS.includes(event.key)) {
    scroller().focus({ preventScroll: true });
  }
}
