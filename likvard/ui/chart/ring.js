/* The mark of the municipality walked to: a ring in the plot, and its words beside it. */

const RADIUS = 9; // px of the ring round a point
const GAP = 10; // px between the ring and its words

/** Draw ring and words of the stop walked to, over the plot. */
function showStop(slot) {
  const layout = slot.node._fullLayout;
  if (!layout?.xaxis) return;
  slot.ring ??= slot.node.appendChild(makeRing());
  const [sheet, words] = slot.ring.children;
  const shape = ringPath(slot, layout);
  for (const line of sheet.children) line.setAttribute("d", shape);
  writeWords(words, slot.at.words);
  placeWords(words, sheet.lastChild.getBBox(), anchor(slot, layout), layout);
}

/** The parts of a mark: two strokes, the under one in paper, and a box for words. */
function makeRing() {
  const over = document.createElement("div");
  over.className = "lv-walk";
  over.setAttribute("aria-hidden", "true");
  const sheet = element("svg", { class: "lv-ring" });
  sheet.append(element("path", {}), element("path", {}));
  const words = document.createElement("div");
  words.className = "lv-told";
  over.append(sheet, words);
  return over;
}

/** Where a stop stands in px of the plot; without a value at the foot of its year. */
function anchor({ at }, { xaxis, yaxis }) {
  const foot = yaxis._offset + yaxis._length;
  return { x: xaxis._offset + xaxis.d2p(at.x), y: at.y === null ? foot : yaxis._offset + yaxis.d2p(at.y) };
}

/** The ring as a path: the outline of a shape, the frame of a row, or a circle round a point. */
function ringPath(slot, layout) {
  if (slot.at.outline) return outlinePath(slot.at.outline, layout);
  const { x, y } = anchor(slot, layout);
  if (slot.walk.kind === "rows") return rowPath(y, layout);
  return `M${x - RADIUS} ${y}a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0Z`;
}

/** The outline of a shape in px of the plot. */
function outlinePath([xs, ys], { xaxis, yaxis }) {
  const lifted = (i) => i === 0 || xs[i - 1] === null;
  const points = xs.map((x, i) => {
    if (x === null) return "";
    const place = [xaxis._offset + xaxis.d2p(x), yaxis._offset + yaxis.d2p(ys[i])];
    return `${lifted(i) ? "M" : "L"}${place.map((px) => px.toFixed(1)).join(" ")}`;
  });
  return `${points.join("")}Z`;
}

/** The frame of a row, its name and its number within it. */
function rowPath(y, { yaxis, width }) {
  const half = Math.abs(yaxis.d2p(1) - yaxis.d2p(0)) / 2;
  return `M2 ${y - half}H${width - 2}V${y + half}H2Z`;
}

/** Write hover text into its box: the name strong, the rest below. */
function writeWords(box, words) {
  const lines = wordLines(words).map((line, i) => {
    const node = document.createElement(i ? "span" : "strong");
    node.textContent = line;
    return node;
  });
  box.replaceChildren(...lines);
}

/** Set the words above the ring, or below it where there is no room, and inside the plot. */
function placeWords(box, ring, { x }, { width }) {
  const left = Math.max(0, Math.min(x - box.offsetWidth / 2, width - box.offsetWidth));
  const above = ring.y - GAP - box.offsetHeight;
  const top = above < 0 ? ring.y + ring.height + GAP : above;
  box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

/** Scroll so that both ring and words are in sight. */
function bringInSight(slot) {
  if (!slot.ring) return;
  const [sheet, words] = slot.ring.children;
  for (const node of [sheet.lastChild, words]) node.scrollIntoView({ block: "nearest", behavior: "instant" });
}
