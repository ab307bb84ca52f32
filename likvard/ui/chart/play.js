/* Playing the years: one after the other, each drawn and shown for a while, until the last or a pause. */

const BEAT = 1200; // ms a year is shown

let beat = 0; // the timer of a playing; -1 until there is one, 0 for none

/** Play the years from the one shown, from the first when the last is shown; or pause. */
function togglePlay() {
  if (beat) return pause();
  const { years, at } = scale(yearAndGender().ar);
  beat = -1;
  tellPlaying();
  return playTo(at + 1 < years.length ? at + 1 : 0);
}

/** Show a year for a beat once it is drawn, then the next, until the last or a pause. */
async function playTo(at) {
  if (!beat || !control()) return;
  const { years } = scale("");
  await stepTo(years[at]);
  await Promise.all([...waiting].flatMap((chart) => [...chart.slots.values()].map(({ done }) => done)));
  if (!beat) return;
  if (at + 1 < years.length) beat = setTimeout(playTo, BEAT, at + 1);
  else pause();
}

/** Stop playing. */
function pause() {
  if (!beat) return;
  clearTimeout(beat);
  beat = 0;
  tellPlaying();
  settleSoon();
}

/** Let the button say what it does now. */
function tellPlaying() {
  const button = document.getElementById("steg-spela");
  if (!button) return;
  button.setAttribute("aria-pressed", String(Boolean(beat)));
  button.textContent = beat ? "Pausa" : "Spela upp";
}
