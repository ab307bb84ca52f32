/* One chart: kept alive by its mount point, brought up to date in place on every rerun. */

const charts = new WeakMap();

/** Draw or update the chart of one mount point; called by Streamlit on every change of data. */
export default function mount({ data, parentElement }) {
  let chart = charts.get(parentElement);
  if (!chart) charts.set(parentElement, (chart = create(parentElement)));
  update(chart, JSON.parse(new TextDecoder().decode(data)));
  renewSteps(chart);
  charts.get(parentElement).agree?.();
  return () => dispose(chart, parentElement);
}

/** Make the lasting parts of a chart: its frame, its slots and its listeners. */
function create(host) {
  const root = host.querySelector(".lv-chart");
  const frame = root.querySelector(".lv-frame");
  const chart = { root, frame, slots: new Map(), view: "plot", fault: "", dialog: null, queue: [] };
  waiting.add(chart);
  chart.observer = new ResizeObserver(() => requestAnimationFrame(() => drawAll(chart)));
  frame.addEventListener("click", (event) => useTool(chart, event));
  return chart;
}

/** Bring texts, figures and state up to date without rebuilding what is drawn. */
function update(chart, data) {
  chart.data = data;
  morph(chart.frame, new DOMParser().parseFromString(data.html, "text/html").body);
  chart.tableIsFresh = false;
  gatherSlots(chart);
  reflect(chart);
  drawAll(chart);
  answered(chart);
}

/** Match the slots with the plot elements now in the frame; let go of those that are gone. */
function gatherSlots(chart) {
  const nodes = new Set(chart.frame.querySelectorAll("[data-plot]"));
  for (const [node, slot] of chart.slots) if (!nodes.has(node)) releaseSlot(chart, slot);
  for (const node of nodes) {
    if (!chart.slots.has(node)) chart.slots.set(node, makeSlot(chart, node));
    const slot = chart.slots.get(node);
    slot.figure = chart.data.figures[Number(node.dataset.plot)] ?? null;
    slot.mark = chart.data.marks[Number(node.dataset.plot)];
    reserve(slot);
    offerWalk(chart, slot);
  }
}

/** A slot: the place of one plot, and what is drawn in it. */
function makeSlot(chart, node) {
  const slot = { node, figure: null, drawn: "", over: null, done: Promise.resolve() };
  chart.observer.observe(node);
  node.addEventListener("pointerdown", () => (slot.pressed = false), { capture: true });
  node.addEventListener("click", (event) => setTimeout(() => slot.pressed || choose(chart, slot.over ?? named(slot, event))));
  node.addEventListener("keydown", (event) => onPlotKey(chart, slot, event));
  node.addEventListener("focusout", () => document.activeElement === node || endWalk(slot));
  node.addEventListener("touchstart", leaveToBrowser, { capture: true, passive: true });
  return slot;
}

/** Keep a touch from Plotly, which would stop the page from scrolling; a tap comes as a click. */
function leaveToBrowser(event) {
  event.stopPropagation();
}

/** Stop watching a slot and free what Plotly holds for it. */
function releaseSlot(chart, slot) {
  chart.observer.unobserve(slot.node);
  chart.slots.delete(slot.node);
  window.Plotly?.purge(slot.node);
}

/** Show the state the reader has chosen: plot or table, pressed buttons. */
function reflect(chart) {
  const shown = chart.view === "table";
  chart.frame.dataset.view = chart.view;
  chart.frame.querySelector('[data-tool="table"]')?.setAttribute("aria-pressed", String(shown));
  const region = chart.frame.querySelector(".lv-table");
  region.hidden = !shown;
  if (shown && !chart.tableIsFresh) fillTable(chart, region);
}

/** Show the table in place of the plot, or the plot again; what was asked for is brought in sight. */
function toggleTable(chart, button) {
  chart.view = chart.view === "table" ? "plot" : "table";
  reflect(chart);
  drawAll(chart);
  (chart.view === "table" ? chart.frame : button).scrollIntoView({ block: "nearest" });
}

const TOOLS = {
  table: toggleTable,
  image: (chart) => attempt(chart, saveImage, "Bilden kunde inte skapas."),
  svg: (chart) => attempt(chart, saveSvg, "Bilden kunde inte skapas."),
  copy: (chart) => attempt(chart, copyPicture, "Det gick inte att kopiera."),
  enlarge: (chart) => enlarge(chart),
  meeting: (chart) => hand(chart, "lv-add"),
  cite: (chart) => hand(chart, "lv-cite"),
  origin: (chart) => hand(chart, "lv-origin"),
  qr: (chart) => hand(chart, "lv-qr"),
};

/** Hand the view on screen to the page, which adds it to the meeting, cites it, tells its origin or draws its QR code. */
function hand(chart, deed) {
  const view = `${location.pathname}${location.search}`;
  const told = { view, key: chart.data.key, place: chart.frame, say: (words, link) => say(chart, words, { link }) };
  dispatchEvent(new CustomEvent(deed, { detail: told }));
}

/** Run the tool whose button was clicked. */
function useTool(chart, event) {
  const button = event.target.closest("[data-tool]");
  if (button) TOOLS[button.dataset.tool]?.(chart, button);
}

/** Run a task that may fail, and tell the reader what became of it. */
async function attempt(chart, task, failure) {
  try {
    await agreed(chart);
    say(chart, (await task(chart)) ?? "");
  } catch {
    say(chart, failure);
  }
}

/** Say a sentence in the chart's polite live region, unseen if quiet, and take it away again; one
    with a link stays longer, and as long as the reader is at it. */
function say(chart, sentence, { quiet = false, link = null } = {}) {
  const status = chart.frame.querySelector(".lv-status");
  if (!status) return;
  clearTimeout(chart.silence);
  status.classList.toggle("lv-quiet", quiet);
  status.textContent = sentence;
  if (link) status.append(" ", linkTo(link));
  const silence = () => (link && status.matches(":hover, :focus-within") ? hush() : (status.textContent = ""));
  const hush = () => (chart.silence = setTimeout(silence, link ? 20000 : 6000));
  hush();
}

/** A link that is followed as the page's own are. */
function linkTo({ text, href }) {
  const link = document.createElement("a");
  link.textContent = text;
  link.href = href;
  link.dataset.nav = "";
  return link;
}

/** Go to the address of a municipality; a double click counts once. */
function choose(chart, slug) {
  const now = performance.now();
  const again = slug === chart.chosen?.slug && now - chart.chosen.at < 300;
  if (again || !chart.data.hrefs[slug]) return;
  chart.chosen = { slug, at: now };
  take(chart, slug);
}

/** Follow an address the way a click on a link does, so that the page's own rules apply. */
function follow(href) {
  const link = document.createElement("a");
  link.href = href;
  link.dataset.nav = "";
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Free everything a chart holds when Streamlit takes it off the page. */
function dispose(chart, host) {
  charts.delete(host);
  waiting.delete(chart);
  clearTimeout(chart.silence);
  chart.observer.disconnect();
  chart.dialog?.close();
  for (const slot of chart.slots.values()) window.Plotly?.purge(slot.node);
  chart.slots.clear();
}
