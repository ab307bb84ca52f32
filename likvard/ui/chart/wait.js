/* Between a click and its answer: what is shown is of the view before, and says so. */

const SOON = 150; // ms an answer may take before the plots step back
const PATIENCE = 10000; // ms after which an answer is no longer waited for

const waiting = new Set(); // the charts on the page
let movedAt = -PATIENCE;

addEventListener("popstate", () => {
  movedAt = performance.now();
  setTimeout(showWaiting, SOON);
  setTimeout(stopWaiting, PATIENCE);
});

/** Whether a chart shows the view in the address; after a while of no answer it is taken to. */
function isFresh({ data, path }) {
  if (performance.now() - movedAt >= PATIENCE) return true;
  const asked = [...new URLSearchParams(location.search)].filter(([name]) => !name.startsWith("embed"));
  const same = asked.length === Object.keys(data.asked).length;
  return path === location.pathname && same && asked.every(([name, value]) => data.asked[name] === value);
}

/** Let the plots that wait for an answer step back, and the others come forward. */
function showWaiting() {
  for (const chart of waiting) chart.frame.toggleAttribute("data-waiting", !isFresh(chart));
}

/** Give up what waited for an answer that never came. */
function stopWaiting() {
  showWaiting();
  if (performance.now() - movedAt < PATIENCE) return;
  for (const chart of waiting) chart.queue.length = 0;
}

/** Follow a municipality's address, which holds for the view it came with; else wait for the next. */
function take(chart, slug) {
  const href = chart.data.hrefs[slug];
  if (isFresh(chart)) return href && follow(href);
  chart.queue.push(slug);
  settle();
}

/** An answer has come: the chart comes forward, and a click that waited for it is followed. */
function answered(chart) {
  chart.path = location.pathname;
  if (!isFresh(chart)) return;
  chart.frame.removeAttribute("data-waiting");
  const slug = chart.queue.shift();
  if (slug) setTimeout(() => take(chart, slug));
}
