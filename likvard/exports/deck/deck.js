/* Which view is shown: one state, drawn in both windows, kept in the address. */

const slides = [...document.querySelectorAll(".slide")];
const told = JSON.parse(document.getElementById("told").textContent);
const last = slides.length - 1;
const state = { at: 0, years: {}, black: false, table: false, code: false };
const kept = slides.map(() => ({})); // the views of a slide that are made, by year

/** Change the state, draw it, and tell the other window. */
function change(patch) {
  Object.assign(state, patch);
  draw();
  tell({ state });
}

/** Show a slide; beyond the ends nothing happens. */
function go(at) {
  if (at < 0 || at > last || (at === state.at && !covered())) return;
  document.querySelector(".notice").hidden = true;
  change({ at, black: false, table: false, code: false });
}

/** Whether something lies over the slide. */
function covered() {
  return state.black || state.code || state.table;
}

/** Step to an earlier or a later year, where the slide has them. */
function stepYear(by) {
  const year = yearOf(state.at) + by;
  if (viewOf(state.at, year)) change({ years: { ...state.years, [state.at]: year } });
}

/** The place of the year that a slide shows. */
function yearOf(at) {
  return state.years[at] ?? told.slides[at].at;
}

/** The view of a slide at a year, made at the first need; none where there is no such year. */
function viewOf(at, year) {
  kept[at][told.slides[at].at] ??= slides[at].querySelector(".view");
  const made = slides[at].querySelector(`template[data-year="${year}"]`);
  return (kept[at][year] ??= made?.content.firstElementChild.cloneNode(true));
}

/** Put the year that is asked for in a slide. */
function drawYear(at, year = yearOf(at)) {
  const wanted = viewOf(at, year);
  const shown = slides[at].querySelector(".view");
  if (wanted && wanted !== shown) shown.replaceWith(wanted);
}

/** Draw the state. */
function draw() {
  slides.forEach((slide, place) => {
    slide.classList.toggle("now", place === state.at);
    slide.classList.toggle("next", place === state.at + 1);
  });
  for (const at of [state.at, state.at + 1]) if (at <= last) drawYear(at);
  drawCovers();
  document.querySelector(".progress").style.transform = `scaleX(${last ? state.at / last : 1})`;
  keepPlace();
  announce();
  if (isSpeaker) drawDesk();
}

/** Draw what lies over the slide: black, the code made large, the table. */
function drawCovers() {
  document.querySelector(".black").hidden = !state.black;
  document.body.classList.toggle("tabled", state.table);
  if (state.table && !isSpeaker) slides[state.at].querySelector(".table")?.focus({ preventScroll: true });
  const code = document.querySelector(".code");
  code.hidden = !state.code;
  code.innerHTML = state.code ? (slides[state.at].querySelector(".qr")?.innerHTML ?? "") : "";
}

/** Say to those who listen which view is shown. */
function announce() {
  const words = state.black ? "Svart skärm" : spoken(state.at);
  const said = document.getElementById("said");
  if (said.textContent !== words) said.textContent = words;
}

/** A slide in words: its place, title and year. */
function spoken(at) {
  const year = slides[at].querySelector(".big-year")?.textContent ?? "";
  return [slides[at].getAttribute("aria-label"), titleOf(at), year].filter(Boolean).join(". ");
}

/** The title of a slide as one line. */
function titleOf(at) {
  return slides[at].querySelector("h1, h2").textContent.replace(/\s+/g, " ").trim();
}

const isFile = location.protocol === "file:";

/** Keep the place in the address, so that a reload shows the same view. */
function keepPlace() {
  const here = new URL(location.href);
  if (isFile) here.hash = `bild=${state.at}`;
  else here.searchParams.set("bild", state.at);
  if (here.href !== location.href) history.replaceState(null, "", here);
}

/** The place the address asks for. */
function askedPlace() {
  const words = isFile ? location.hash.slice(1) : location.search;
  const asked = Number(new URLSearchParams(words).get("bild"));
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 0), last) : 0;
}

/** Fetch the other years' views, where they did not come with the page. */
async function fetchYears() {
  const { years } = document.body.dataset;
  if (!years) return;
  try {
    const answer = await fetch(years);
    if (answer.ok) addYears(await answer.text());
  } catch {
    addEventListener("online", fetchYears, { once: true });
  }
}

/** Put views that have come where their slides are. */
function addYears(text) {
  const come = document.createRange().createContextualFragment(text);
  for (const made of come.querySelectorAll("template.year")) slides[made.dataset.slide].append(made);
  delete document.body.dataset.years;
  draw();
}
