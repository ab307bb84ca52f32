/* Search fields: a list of links that typing narrows. Part of the page's script. */

const OPTION = '[role="option"]';

/** Whether a node is the input of a search field. */
function isSearch(node) {
  return Boolean(node.matches?.(`${BOX} input[role="combobox"]`));
}

/** The search fields whose lists are open. */
function openBoxes() {
  return [...document.querySelectorAll(`${BOX} input[aria-expanded="true"]`)].map((node) => node.closest(BOX));
}

/** The parts of a search field. */
function parts(box) {
  const input = box.querySelector('input[role="combobox"]');
  const list = box.querySelector('[role="listbox"]');
  return { input, list, options: [...list.querySelectorAll(OPTION)], none: box.querySelector(".lv-none") };
}

/** Open the list with everything in it, the current one in sight. */
function open(box) {
  const { input, list } = parts(box);
  if (!list.hidden) return;
  box.dataset.value = input.value;
  input.select();
  filter(box, "");
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  point(box, list.querySelector('[aria-selected="true"]'));
}

/** Close the list; what was typed and not chosen is taken back. */
function close(box) {
  const { input, list, none } = parts(box);
  if (list.hidden) return;
  list.hidden = none.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.value = box.dataset.value ?? input.value;
  point(box, null);
}

/** Typing lists what fits and points at the first of it. */
function onTyping(input) {
  const box = input.closest(BOX);
  const typed = input.value;
  open(box);
  input.value = typed;
  const hits = filter(box, typed);
  point(box, typed.trim() ? (hits[0] ?? null) : null);
  announce(hits.length === 1 ? "1 träff" : `${hits.length || "Inga"} träffar`);
}

/** Show the options that fit the typed words, and only groups with any; return those shown. */
function filter(box, typed) {
  const { list, options, none } = parts(box);
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = options.filter((option) => fits(option, words));
  for (const option of options) option.hidden = !hits.includes(option);
  for (const group of list.querySelectorAll('[role="group"]')) {
    group.hidden = !group.querySelector(`${OPTION}:not([hidden])`);
  }
  none.hidden = hits.length > 0;
  return hits;
}

/** Whether every typed word is in the option: as written, or with a and o for å, ä and ö. */
function fits(option, words) {
  const text = `${option.textContent} ${option.dataset.words ?? ""}`.toLowerCase();
  const plain = fold(text);
  return words.every((word) => text.includes(word) || plain.includes(word));
}

/** Lower case without marks over letters. */
function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/** Make an option the active one, seen and read out; null for none. */
function point(box, option) {
  const { input, options } = parts(box);
  for (const one of options) one.toggleAttribute("data-active", one === option);
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

/** Keys in a search field. */
function onBoxKey(event, box) {
  const { input, list } = parts(box);
  const shut = list.hidden;
  if (event.isComposing) return;
  if (event.key === "Escape" && !shut) close(box);
  else if (event.key === "Enter") enter(box, shut);
  else if (["ArrowDown", "ArrowUp"].includes(event.key) && shut) open(input.closest(BOX));
  else if (!shut && walk(event, box)) return event.preventDefault();
  else return;
  event.preventDefault();
}

/** Move along the options in sight; tell whether the key was one that moves. */
function walk(event, box) {
  const hits = parts(box).options.filter((option) => !option.hidden);
  const at = hits.findIndex((option) => option.hasAttribute("data-active"));
  const last = hits.length - 1;
  const steps = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last };
  const to = steps[event.key];
  if (to === undefined) return false;
  point(box, hits[to] ?? null);
  return true;
}

/** Go to the active option; with the list closed, open it. */
function enter(box, shut) {
  if (shut) open(box);
  else box.querySelector("[data-active]:not([hidden])")?.click();
}

/** A press in the list leaves the focus, and the keyboard of a phone, where it is. */
function keepFocusInSearch(event) {
  if (event.target.closest?.(`${BOX} [role="listbox"]`)) event.preventDefault();
}
