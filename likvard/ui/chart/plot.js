/* Plotly: loaded once from our own address, drawn in place, fitted to the width at hand. */

const NARROW = 480; // px of plot width below which a figure takes its narrow form
const LATEST = 500; // ms that a plot out of sight may wait for its turn
const FAULT = "Diagrammet kunde inte ritas.";
const CONFIG = {
  displayModeBar: false,
  responsive: false,
  scrollZoom: false,
  doubleClick: false,
  showTips: false,
  logging: 0,
};

let library = null;

/** Plotly, loaded at first need together with the typeface; tried anew after a failure. */
function plotly() {
  library ??= Promise.all([loadPlotly(), loadFont()]).then(() => window.Plotly);
  library.catch(() => (library = null));
  return library;
}

/** Load plotly.js by a script element, unless it is here already; as the page preloads it, if it does. */
function loadPlotly() {
  if (window.Plotly) return Promise.resolve();
  const preload = document.querySelector('link[rel="preload"][href*="/plotly.js"]');
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = preload?.href ?? "/plotly.js";
    script.onload = () => (window.Plotly ? resolve() : reject(new Error("Plotly saknas")));
    script.onerror = () => reject(new Error("Plotly saknas"));
    document.head.append(script);
  });
}

/** Wait for the typeface, so that Plotly measures texts in the right one; at most a second. */
function loadFont() {
  const faces = ["400 13px", "600 13px"].map((face) => document.fonts.load(`${face} "Source Sans"`));
  const patience = new Promise((resolve) => setTimeout(resolve, 1000));
  return Promise.race([Promise.allSettled(faces), patience]);
}

/** A figure's data and layout, fitted to `width` px and, when enlarged, to `room` px of height. */
function fitted(figure, width, room = 0) {
  const { data: traces, layout } = structuredClone(figure);
  const data = traces.filter(({ meta }) => width >= (meta?.from ?? 0) && width < (meta?.below ?? Infinity));
  const narrow = width < NARROW;
  if (narrow) patch(layout, layout.meta?.narrow ?? {});
  for (const [from, changes] of Object.entries(layout.meta?.above ?? {})) {
    if (width >= Number(from)) patch(layout, changes);
  }
  layout.width = width;
  layout.height = heightOf(layout, narrow, width, room);
  layout.autosize = false;
  for (const kind of ["annotations", "shapes"]) layout[kind] = suited(layout[kind], narrow);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) layout.transition = { duration: 0 };
  return { data, layout };
}

/** Height in px: by the figure's proportions, or its own; enlarged it fills the room. */
function heightOf(layout, narrow, width, room) {
  const { aspect, narrow: changes } = layout.meta ?? {};
  const fixed = !aspect || (narrow && changes && "height" in changes);
  const height = fixed ? (layout.height ?? 300) : Math.round(width * aspect);
  if (!room) return height;
  return fixed ? Math.max(height, room) : Math.min(height, room);
}

/** Apply changes whose keys may be dotted paths ("margin.r") or nested objects. */
function patch(target, changes) {
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split(".");
    const last = steps.pop();
    const place = steps.reduce((at, step) => (at[step] ??= {}), target);
    const nested = value && typeof value === "object" && !Array.isArray(value);
    if (nested) patch((place[last] ??= {}), value);
    else place[last] = value;
  }
}

/** The annotations or shapes meant for this width: those named for the other are left out. */
function suited(items, narrow) {
  return (items ?? []).filter(({ name }) => name !== (narrow ? "wide" : "narrow"));
}

/** Hold the place of a plot that is not drawn yet, so that nothing jumps when it is. */
function reserve(slot) {
  const width = slot.node.clientWidth;
  if (slot.drawn || !slot.figure || !width) return;
  try {
    slot.node.style.minHeight = `${fitted(slot.figure, width).layout.height}px`;
  } catch {
    slot.node.style.minHeight = ""; // a figure no one can read; drawing it tells the reader
  }
}

/** Draw every slot that needs it; one that shows what it is to show says so. */
function drawAll(chart) {
  for (const slot of chart.slots.values()) {
    slot.node.removeAttribute("data-drawn");
    const done = slot.done.then(() => turn(slot)).then(() => draw(chart, slot)).catch(() => fail(slot));
    slot.done = done;
    done.then(() => slot.node.toggleAttribute("data-drawn", slot.done === done));
  }
}

/** Wait for a slot's turn: at once when it is in sight, else when there is time. */
function turn({ node }) {
  const { top, bottom } = node.getBoundingClientRect();
  if (bottom > 0 && top < window.innerHeight) return undefined;
  if (!window.requestIdleCallback) return new Promise((resolve) => setTimeout(resolve, 50));
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: LATEST }));
}

/** Draw one slot if its figure, its width or its room has changed. */
async function draw(chart, slot) {
  const width = slot.node.clientWidth;
  const room = chart.dialog && chart.slots.size === 1 ? roomIn(chart) : 0;
  const { figure, mark } = slot;
  const wanted = `${width} ${room} ${mark}`;
  if (!width || wanted === slot.drawn) return;
  if (figure === null) throw new Error(FAULT);
  const Plotly = await plotly().catch(() => giveUp(chart));
  if (!Plotly || !chart.slots.has(slot.node)) return;
  const fit = fitted(await whole(figure), width, room);
  slot.node.querySelector(".lv-fault")?.remove();
  await paint(Plotly, slot, fit);
  slot.drawn = wanted;
  listen(chart, slot);
  const walk = walkOf(slot);
  slot.at = (slot.at && walk && sameStop(walk, slot.at)) ?? null;
  renewStop(slot);
}

/** Hand a fitted figure to Plotly, which changes only what differs. */
async function paint(Plotly, slot, { data, layout }) {
  slot.node.style.height = slot.node.style.minHeight = `${layout.height}px`;
  await Plotly.react(slot.node, data, layout, CONFIG);
}

/** Hear the pointer over marks, once for each life of a plot. */
function listen(chart, slot) {
  if (slot.heard) return;
  slot.heard = true;
  slot.node.on("plotly_hover", ({ points }) => pointAt(chart, slot, slugIn(points)));
  slot.node.on("plotly_unhover", () => pointAt(chart, slot, null));
  slot.node.on("plotly_click", ({ points }) => press(chart, slot, slugIn(points)));
}

/** Remember the municipality under the pointer and show that it can be chosen. */
function pointAt(chart, slot, slug) {
  slot.over = slug;
  slot.node.toggleAttribute("data-over", Boolean(chart.data.hrefs[slug]));
}

/** A press that Plotly tells of: it knows best what lay under it, so no one else is asked. */
function press(chart, slot, slug) {
  slot.pressed = true;
  choose(chart, slug);
}

/** The municipality whose name beside a row was clicked, or null. */
function named(slot, { target }) {
  const name = target.closest?.(".ytick")?.textContent;
  const stops = name && walkOf(slot)?.kind === "rows" ? walkOf(slot).stops : [];
  return stops.find(({ words }) => wordLines(words)[0] === name)?.slug ?? null;
}

/** The first municipality among the points of a Plotly event, or null. */
function slugIn(points) {
  return points.map(slugOf).find(Boolean) ?? null;
}

/** The municipality of one point: of the point itself, else of its whole trace; of a list the first. */
function slugOf(point) {
  const places = [point.customdata, point.data?.meta?.slug, point.fullData?.meta?.slug];
  return [...places, point.data?.customdata].map((one) => [one].flat()[0]).find((slug) => typeof slug === "string");
}

/** Put a sentence where a plot could not be drawn. */
function fail(slot) {
  window.Plotly?.purge(slot.node);
  closeWalk(slot);
  slot.heard = false;
  slot.drawn = "";
  slot.node.style.height = slot.node.style.minHeight = "";
  slot.node.replaceChildren(sentence(FAULT));
}

/** Without plotly.js: say so, and show the table instead. */
function giveUp(chart) {
  chart.fault = "Diagrammen kunde inte laddas. Ladda om sidan för att försöka igen.";
  for (const slot of chart.slots.values()) {
    closeWalk(slot);
    slot.node.replaceChildren(sentence(chart.fault));
  }
  if (chart.data.table) chart.view = "table";
  reflect(chart);
}

/** A paragraph that tells of a fault. */
function sentence(text) {
  const paragraph = document.createElement("p");
  paragraph.className = "lv-fault";
  paragraph.textContent = text;
  return paragraph;
}
