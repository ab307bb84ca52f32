/* The plot as a place for the keyboard: its instruction, its keys, what is heard and what is seen. */

const FOLLOWS = " Enter följer kommunen eller slutar följa den.";
const GUIDES = {
  places: "Piltangenterna går till närmaste kommun i väderstrecket, Home och End till den första och den sista.",
  rows: "Pil upp och pil ned går mellan kommunerna, Home och End till den första och den sista.",
  units: "Pil vänster och pil höger går mellan skolenheterna i kommunen, pil upp och pil ned till kommunen ovanför eller under, Home och End till den första och den sista.",
  years: "Pil vänster och pil höger går mellan åren, pil upp och pil ned till kommunen med närmast högre eller lägre värde samma år.",
  points: "Piltangenterna går till närmaste kommun i pilens riktning, Home och End till den längst till vänster och den längst till höger.",
};

let lastSlug = null; // the municipality last walked to, in whichever chart

/** Let the keyboard into a plot that can be walked in; any other is a picture, as it came. */
function offerWalk(chart, slot) {
  const walk = walkOf(slot);
  const { node } = slot;
  slot.role ??= node.getAttribute("role") ?? "";
  slot.at = (slot.at && walk && sameStop(walk, slot.at)) ?? null;
  if (!walk) return closeWalk(slot);
  const leads = walk.stops.some(({ slug }) => chart.data.hrefs[slug]);
  node.setAttribute("role", "application");
  node.setAttribute("tabindex", "0");
  node.setAttribute("aria-description", `${GUIDES[walk.kind]}${leads ? FOLLOWS : ""} Esc lämnar diagrammet.`);
}

/** Make a plot a picture again. */
function closeWalk(slot) {
  endWalk(slot);
  for (const name of ["tabindex", "aria-description"]) slot.node.removeAttribute(name);
  if (slot.role) slot.node.setAttribute("role", slot.role);
  else slot.node.removeAttribute("role");
}

/** A key in a plot: arrows, Home and End walk; Enter and Space choose; Esc leaves a walk, if any. */
function onPlotKey(chart, slot, event) {
  const other = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  const walk = walkOf(slot);
  if (other || !walk || event.target !== slot.node) return;
  if (event.key in COMPASS || event.key in ENDS) step(chart, slot, walk, event.key);
  else if (["Enter", " "].includes(event.key)) event.repeat || pick(chart, slot);
  else if (event.key === "Escape" && slot.at) leavePlot(chart, slot);
  else return;
  event.preventDefault();
}

/** Go one step, or into the walk with the first key; show the stop and read it out. */
function step(chart, slot, walk, key) {
  const start = firstStop(walk, lastSlug);
  const entry = key in ENDS ? next(walk, start, key) : start;
  slot.at = slot.at ? (next(walk, slot.at, key) ?? slot.at) : entry;
  lastSlug = slot.at.slug;
  showStop(slot);
  bringInSight(slot);
  say(chart, spoken(slot.at.words), { quiet: true });
}

/** Choose the municipality walked to, and say what becomes of it. */
function pick(chart, slot) {
  const href = slot.at && chart.data.hrefs[slot.at.slug];
  if (!href) return;
  say(chart, outcome(slot.at, new URL(href, location.href)), { quiet: true });
  choose(chart, slot.at.slug);
}

/** What following an address means for a municipality, in words. */
function outcome({ slug, words }, address) {
  const name = wordLines(words)[0];
  if (address.href === location.href) return `${name} följs inte: högst sex kommuner kan följas samtidigt.`;
  const followed = (address.searchParams.get("kommun") ?? "").split(",");
  return followed.includes(slug) ? `${name} följs.` : `${name} följs inte längre.`;
}

/** Leave the plot for the chart's first tool. */
function leavePlot(chart, slot) {
  endWalk(slot);
  const tool = chart.frame.querySelector(".lv-tool");
  if (tool) tool.focus();
  else slot.node.blur();
}

/** Stop walking: nothing is marked any longer. */
function endWalk(slot) {
  slot.at = null;
  slot.ring?.remove();
  slot.ring = null;
}

/** After a plot is drawn anew: mark the same municipality where it stands now. */
function renewStop(slot) {
  slot.node.querySelector(".plot-container")?.setAttribute("aria-hidden", "true");
  if (slot.at) showStop(slot);
  else endWalk(slot);
}

/** Hover text as lines of plain text. */
function wordLines(words) {
  const { body } = new DOMParser().parseFromString(words, "text/html");
  for (const end of body.querySelectorAll("br")) end.replaceWith("\n");
  return body.textContent.split("\n").map((line) => line.trim()).filter(Boolean);
}

/** Hover text as one sentence to be read out. */
function spoken(words) {
  const [name, ...rest] = wordLines(words);
  return `${name}: ${rest.join(", ")}.`;
}
