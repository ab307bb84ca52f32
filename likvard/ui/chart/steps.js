/* Stepping: a year or a gender shown from what was fetched ahead, the server asked when it is done. */

const STEP = ".lv-steps";
const SETTLED = 500; // ms after the last step until the server is asked to agree

let ahead = false; // whether what is shown was not yet told to the server
let settling = 0;
let wish = ""; // the year last asked for
let agreeing = false; // whether the server is being told of what is shown already

/** The control on the page, if it has one. */
function control() {
  return document.querySelector(STEP);
}

/** The year and gender an address asks for; where it asks for none, those the server takes. */
function asked({ searchParams }) {
  return { ar: searchParams.get("ar") ?? control().dataset.latest, kon: searchParams.get("kon") ?? "T" };
}

/** An address without its year and gender: the same for all that can be stepped between. */
function besidesStep(address) {
  const bare = new URL(address);
  for (const name of ["ar", "kon"]) bare.searchParams.delete(name);
  bare.searchParams.sort();
  return bare.href;
}

/** A link is about to be followed: answer it here if its frame is at hand; else see that it is of the year shown. */
addEventListener("lv-go", (event) => {
  if (!control()) return;
  const to = new URL(event.detail.href, location.href);
  const frame = besidesStep(to) === besidesStep(location.href) && frameOf(to);
  if (frame) {
    event.preventDefault();
    pause();
    show(frame, to);
  } else if (ahead) {
    event.detail.href = inYearShown(to);
    stopStepping();
  }
});

/** The frame an address asks for, if it is here. */
function frameOf(address) {
  const { ar, kon } = asked(address);
  return cubes.get(cubeAddress(kon))?.frames?.get(ar);
}

/** A link made before the steps, with the year and gender of now unless it asks for others itself. */
function inYearShown(to) {
  const { ar, kon } = control().dataset;
  const own = to.searchParams;
  const itself = own.has("ar") && own.get("ar") !== ar;
  if (itself || besidesStep(to) === besidesStep(location.href)) return to.href;
  const now = asked(new URL(location.href));
  own.set("ar", now.ar);
  if ((own.get("kon") ?? "T") === kon && now.kon !== "T") own.set("kon", now.kon);
  return to.href.replaceAll("%2C", ",");
}

/** Show a frame and put its address in the history: one place for steps without a rest. */
function show(frame, address) {
  const move = ahead ? "replaceState" : "pushState";
  History.prototype[move].call(history, history.state, "", address);
  ahead = true;
  display(frame, address);
  settleSoon();
}

/** Bring a frame on the page: its charts, the words beside them, the control. */
function display(frame, address) {
  const charts = new Map([...waiting].map((chart) => [chart.data.key, chart]));
  for (const data of frame.charts) {
    const chart = charts.get(data.key);
    if (chart) update(chart, { ...data, asked: inAddress(), hrefs: hrefsOf(chart, address) });
  }
  for (const [name, html] of Object.entries(frame.parts)) fillPlaces(name, html);
  tune(frame.ar);
}

/** The query of the address, as the server tells of what it was asked. */
function inAddress() {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/** A chart's links to municipalities, for another year and gender. */
function hrefsOf(chart, address) {
  const links = Object.entries(chart.data.hrefs).map(([slug, href]) => {
    const link = new URL(href, location.href);
    for (const name of ["ar", "kon"]) {
      const value = address.searchParams.get(name);
      if (value) link.searchParams.set(name, value);
      else link.searchParams.delete(name);
    }
    return [slug, `${link.pathname}${link.search.replaceAll("%2C", ",")}`];
  });
  return Object.fromEntries(links);
}

/** Write words where the page has a place for them. */
function fillPlaces(name, html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const place of document.querySelectorAll(`[data-step="${name}"]`)) morph(place, body);
}

/** Let the control show the year of a frame, and lead to those beside it. */
function tune(ar) {
  const { years, spoken, shown, slider, at } = scale(ar);
  if (at < 0) return;
  slider.value = at;
  slider.setAttribute("aria-valuetext", spoken[at]);
  document.getElementById("steg-nu").textContent = shown[at];
  leadTo("steg-bak", years[at - 1]);
  leadTo("steg-fram", years[at + 1]);
}

/** The years of the control with their names, and where among them a year stands. */
function scale(ar) {
  const slider = document.getElementById("steg-ar");
  const years = control().dataset.years.split(",");
  const [spoken, shown] = [slider.dataset.spoken, slider.dataset.shown].map((words) => words.split("|"));
  return { years, spoken, shown, slider, at: years.indexOf(ar) };
}

/** Make a link lead to a year, or nowhere. */
function leadTo(id, ar) {
  const link = document.getElementById(id);
  link.toggleAttribute("data-nav", Boolean(ar));
  if (ar) link.setAttribute("href", hrefOf(ar));
  else link.removeAttribute("href");
  const nowhere = { role: "link", tabindex: "0", "aria-disabled": "true" }; // the focus stays where it is
  for (const [name, value] of Object.entries(nowhere)) {
    if (ar) link.removeAttribute(name);
    else link.setAttribute(name, value);
  }
}

/** The address of a year, all else as it is. */
function hrefOf(ar) {
  const address = new URL(location.href);
  address.searchParams.set("ar", ar);
  return address.href.replaceAll("%2C", ",");
}

/** The year and gender shown now: of a step, else the server's. */
function yearAndGender() {
  return ahead ? asked(new URL(location.href)) : control().dataset;
}

/** Go to a year: at once where its frame is here, else when it has come; the server where it never does. */
async function stepTo(ar) {
  if (!control()) return;
  wish = ar;
  const { kon } = yearAndGender();
  const frames = await fetchCube(kon).ready.catch(() => null);
  if (!control() || wish !== ar) return;
  wish = "";
  const frame = frames?.get(ar);
  if (frame) show(frame, new URL(hrefOf(ar)));
  else follow(hrefOf(ar));
}

/** Go so many years from the one last asked for, so that no quick press is lost. */
function stepBy(steps) {
  const { years } = scale("");
  const at = years.indexOf(wish || yearAndGender().ar);
  return stepTo(years[Math.min(Math.max(at + steps, 0), years.length - 1)]);
}

/** Ask the server for what is shown, when the reader has been still for a while. */
function settleSoon() {
  clearTimeout(settling);
  if (!beat) settling = setTimeout(settle, SETTLED);
}

/** Let Streamlit answer the address, as it answers Back. */
function settle() {
  clearTimeout(settling);
  if (!ahead) return;
  stopStepping();
  agreeing = true;
  dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  agreeing = false;
}

/** Before a picture is made: the server's own answer, which has the figure in the light theme. */
function agreed(chart) {
  if (!ahead) return undefined;
  return new Promise((resolve) => {
    chart.agree = resolve;
    setTimeout(resolve, PATIENCE);
    settle();
  });
}

/** From here on what is shown is the server's affair. */
function stopStepping() {
  clearTimeout(settling);
  ahead = false;
  pause();
}

/** After the server's answer: the control as the page has it now. */
function renewSteps(chart) {
  if (!chart.frame.querySelector(STEP)) return;
  tune(yearAndGender().ar);
  tellPlaying();
}

document.addEventListener("input", ({ target }) => {
  if (target.id !== "steg-ar") return;
  pause();
  stepTo(scale("").years[Number(target.value)]);
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-play]")) togglePlay();
  const link = event.target.closest?.("[data-way][href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  pause();
  stepBy(Number(link.dataset.way));
}, { capture: true });

/** Back or Forward among the years is answered here too: the server may never have told of the steps
    that are left, and then its answer is the one it gave before, which changes nothing. */
addEventListener("popstate", () => {
  stopStepping();
  const address = new URL(location.href);
  const frame = !agreeing && control() && isOfCube(address) && frameOf(address);
  if (frame) display(frame, address);
});

/** Whether an address differs from that of the frames by year and gender only. */
function isOfCube(address) {
  const cube = new URL(control().dataset.cube, location.href);
  cube.pathname = location.pathname;
  cube.searchParams.delete("version");
  return besidesStep(cube) === besidesStep(address);
}
