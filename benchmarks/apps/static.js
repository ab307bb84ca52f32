/* The page without a server: a change of year is drawn from what is embedded already. */

const indicator = document.getElementById("indicator");
const year = document.getElementById("year");
const CONFIG = { displayModeBar: false, responsive: true };
const known = {};
let current = null;

/** Draw one figure in its place. */
const draw = (name, { data, layout }) => Plotly.react(name, data, layout, CONFIG);

/** Draw what depends on the year. */
function showYear() {
  const shown = current.years[year.value];
  document.getElementById("title").textContent = shown.title;
  const tiles = shown.tiles.map(([name, value]) => `<div><small>${name}</small><h3>${value}</h3></div>`);
  document.getElementById("tiles").innerHTML = tiles.join("");
  for (const name of ["karta", "hexkarta", "ordning"]) draw(name, structuredClone(shown[name]));
}

/** Draw another indicator, from its file. */
async function showIndicator() {
  const file = `${indicator.value}.json`;
  current = known[file] ?? (await (await fetch(file)).json());
  showYear();
  draw("utveckling", structuredClone(current.utveckling));
}

if (indicator) {
  known[`${indicator.value}.json`] = JSON.parse(document.getElementById("first").textContent);
  indicator.addEventListener("change", showIndicator);
  year.addEventListener("change", showYear);
  showIndicator();
}
