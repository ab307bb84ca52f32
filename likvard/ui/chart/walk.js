/* Walking in a plot: the municipalities as stops, and which of them an arrow key leads to. */

const COMPASS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const ENDS = { Home: 0, End: -1 };
const STOPS = { places: placeStops, rows: rowStops, units: rowStops, years: yearStops, points: dotStops };
const STEPS = { places: nearest, rows: alongRows, units: alongUnits, years: alongYears, points: nearestDot };

/** The walk of a figure, worked out once: its kind and its stops; null where there is none. */
function walkOf(slot) {
  const { data, layout } = opened(slot.figure) ?? {};
  const mark = `${slot.mark} ${layout?.meta?.shapes ?? ""}`;
  if (slot.walk?.mark === mark) return slot.walk.stops.length ? slot.walk : null;
  const kind = layout?.meta?.walk;
  const stops = STOPS[kind]?.(data) ?? [];
  slot.walk = { mark, kind, stops };
  return stops.length ? slot.walk : null;
}

/** A map's stops, in the order of its shapes: each stands in the middle of its shape. */
function placeStops(data) {
  const shapes = data.filter(({ meta, text }) => meta?.slug && typeof text === "string");
  return shapes.map(({ x, y, meta, text }) => ({ slug: meta.slug, words: text, ...middle(x, y), outline: [x, y] }));
}

/** The centre of gravity of rings with nulls between them; nowhere before they are known. */
function middle(x = [], y = []) {
  let [area, east, north] = [0, 0, 0];
  for (let i = 1; i < x.length; i += 1) {
    if (x[i] === null || x[i - 1] === null) continue;
    const part = x[i - 1] * y[i] - x[i] * y[i - 1];
    area += part;
    east += part * (x[i] + x[i - 1]);
    north += part * (y[i] + y[i - 1]);
  }
  return area ? { x: east / (3 * area), y: north / (3 * area) } : { x: x[0], y: y[0] };
}

/** A ranking's stops, from the uppermost row: dots, and words where a value is missing. */
function rowStops(data) {
  const marks = data.filter(({ mode, hovertext }) => hovertext && (mode === "markers" || mode === "text"));
  return marks.flatMap(pointStops).sort((one, other) => one.y - other.y);
}

/** A trend's stops: every year of every municipality, those without a value too. */
function yearStops(data) {
  return data.filter(({ customdata, hovertext }) => customdata && hovertext).flatMap(pointStops);
}

/** The stops among dots, from the left: those that stand for a municipality that can be chosen. */
function dotStops(data) {
  return yearStops(data).sort((one, other) => one.x - other.x);
}

/** The points of a trace that say something, as stops. */
function pointStops({ x, y, customdata, hovertext }) {
  const stops = customdata.map((slug, i) => ({ slug, words: hovertext[i], x: x[i], y: y[i] ?? null }));
  return stops.filter(({ words, x: at }) => words && at !== null);
}

/** The stop a key leads to, or undefined when it leads nowhere. */
function next({ kind, stops }, at, key) {
  if (!(key in ENDS)) return STEPS[kind](stops, at, key);
  const line = kind === "years" ? yearsOf(stops, at) : stops;
  return line.at(ENDS[key]);
}

/** On a map: the nearest within 45 degrees of the direction, else the least far to the side. */
function nearest(stops, at, key) {
  const [east, north] = COMPASS[key];
  const seen = stops.map((stop) => {
    const [dx, dy] = [stop.x - at.x, stop.y - at.y];
    return { stop, ahead: dx * east + dy * north, aside: Math.abs(dx * north) + Math.abs(dy * east) };
  });
  const ahead = seen.filter((one) => one.ahead > 1e-6);
  const straight = ahead.filter((one) => one.aside <= one.ahead + 1e-6);
  const far = (one) => Math.hypot(one.ahead, (straight.length ? 1 : 2) * one.aside);
  return least(straight.length ? straight : ahead, far)?.stop;
}

/** Among dots: the nearest in a direction, across and upwards measured by how far the dots reach. */
function nearestDot(stops, at, key) {
  const [wide, tall] = ["x", "y"].map((side) => reach(stops.map((stop) => stop[side])));
  const scaled = stops.map((stop) => ({ stop, x: stop.x / wide, y: stop.y / tall }));
  return nearest(scaled, { x: at.x / wide, y: at.y / tall }, key)?.stop;
}

/** How far apart the least and the greatest number lie; 1 where they are the same. */
function reach(numbers) {
  return Math.max(...numbers) - Math.min(...numbers) || 1;
}

/** The item with the least measure; the first of equals. */
function least(items, measure) {
  return items.reduce((best, one) => (best && measure(best) <= measure(one) + 1e-6 ? best : one), undefined);
}

/** In a ranking: one row up or down. */
function alongRows(stops, at, key) {
  return beside(stops, at, { ArrowUp: -1, ArrowDown: 1 }[key]);
}

/** In rows of several: the next along the row, or the one nearest across in the row beside. */
function alongUnits(stops, at, key) {
  const row = stops.filter(({ y }) => y === at.y).sort((one, other) => one.x - other.x);
  const aside = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (aside) return beside(row, at, aside);
  const rows = [...new Set(stops.map(({ y }) => y))];
  const across = beside(rows, at.y, { ArrowUp: -1, ArrowDown: 1 }[key]);
  return least(stops.filter(({ y }) => y === across), ({ x }) => Math.abs(x - at.x));
}

/** In a trend: the year before or after, or the next higher or lower value of the same year. */
function alongYears(stops, at, key) {
  const aside = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (aside) return beside(yearsOf(stops, at), at, aside);
  const rivals = stops.filter(({ x }) => x === at.x);
  rivals.sort((one, other) => (other.y ?? -Infinity) - (one.y ?? -Infinity) || 0);
  return beside(rivals, at, { ArrowUp: -1, ArrowDown: 1 }[key]);
}

/** A municipality's stops by year. */
function yearsOf(stops, { slug }) {
  return stops.filter((stop) => stop.slug === slug).sort((one, other) => one.x - other.x);
}

/** The stop so many steps from another in a line, if there is one. */
function beside(line, at, steps) {
  return steps ? line[line.indexOf(at) + steps] : undefined;
}

/** The stop where a walk begins: the municipality last walked to, else the first one followed. */
function firstStop({ kind, stops }, slug) {
  const followed = (new URLSearchParams(location.search).get("kommun") ?? "").split(",");
  const wanted = [slug, ...followed].find((one) => stops.some((stop) => stop.slug === one));
  if (kind !== "years") return stops.find((stop) => stop.slug === wanted) ?? stops[0];
  if (wanted) return yearsOf(stops, { slug: wanted }).at(-1);
  const last = Math.max(...stops.map(({ x }) => x));
  return least(stops.filter(({ x }) => x === last), ({ y }) => -(y ?? -Infinity));
}

/** The same stop in a figure drawn anew: same municipality and year, else same municipality. */
function sameStop({ kind, stops }, at) {
  const own = stops.filter(({ slug }) => slug === at.slug);
  return own.find(({ x }) => kind !== "years" || x === at.x) ?? own.at(-1);
}
