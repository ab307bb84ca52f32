/* A figure made whole again: what was left out on its way here is put back in its place. */

const shapes = new Map(); // x and y by name, of each address they were fetched from

/** A figure with its template, its words and its long lists, as far as that takes no fetching. */
function opened(figure) {
  const { data, layout } = figure ?? {};
  const { words, looks, above = {} } = layout?.meta ?? {};
  if (!words) return figure;
  const notes = [layout, ...Object.values(above)].flatMap(({ annotations }) => annotations ?? []);
  for (const item of [...data, ...notes]) dress(item, looks);
  for (const trace of data) openTrace(trace, words);
  if (layout.template in TEMPLATES) layout.template = TEMPLATES[layout.template];
  delete layout.meta.words;
  fill(figure, shapes.get(layout.meta.shapes)?.known);
  return figure;
}

/** Give a trace or a note its look. */
function dress(item, looks) {
  Object.assign(item, structuredClone(looks[item.look]));
  delete item.look;
}

/** The words and the lists of one trace. */
function openTrace(trace, parts) {
  const told = (places) => (places ?? []).map((place) => parts[place]).join("<br>");
  if (Array.isArray(trace.hovertext)) trace.hovertext = trace.hovertext.map(told);
  if (trace.hoverinfo === "text") trace.text = told(trace.text);
  for (const name of ["x", "customdata"]) if (trace[name]) trace[name] = listed(trace[name]);
}

/** A list of what it repeats: as a whole, each for itself, or as it is. */
function listed(values) {
  if (values.all) return Array(values.times).fill(values.all).flat();
  return values.runs?.flatMap(([value, times]) => Array(times).fill(value)) ?? values;
}

/** Give traces their shapes, once these are known. */
function fill({ data, layout }, known) {
  if (!known) return;
  for (const trace of data) if (trace.meta?.shape && !trace.x) [trace.x, trace.y] = known[trace.meta.shape];
  delete layout.meta.shapes;
}

/** A figure with everything, its shapes fetched; fails when they cannot be had. */
async function whole(figure) {
  const address = opened(figure)?.layout?.meta?.shapes;
  if (address) fill(figure, await fetchShapes(address).ready);
  return figure;
}

/** Fetch the shapes at an address, once; a failure is forgotten, so that it can be tried again. */
function fetchShapes(address) {
  if (!shapes.has(address)) {
    const file = { known: null };
    file.ready = loadShapes(address).then((known) => (file.known = known));
    file.ready.catch(() => shapes.delete(address));
    shapes.set(address, file);
  }
  return shapes.get(address);
}

/** The shapes at an address. */
async function loadShapes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}
