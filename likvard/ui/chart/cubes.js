/* The years ahead: every year of an indicator and gender, fetched when the reader is about to step. */

const cubes = new Map(); // frames by year, of each address they were fetched from

/** Where the frames of a gender lie, in the theme of the page. */
function cubeAddress(kon) {
  const address = new URL(control().dataset.cube, location.href);
  if (kon === "T") address.searchParams.delete("kon");
  else address.searchParams.set("kon", kon);
  if (matchMedia("(prefers-color-scheme: dark)").matches) address.searchParams.set("tema", "morkt");
  return address.href;
}

/** Fetch the frames of a gender, once; a failure is forgotten, so that it can be tried again. */
function fetchCube(kon) {
  const address = cubeAddress(kon);
  if (!cubes.has(address)) {
    const cube = { frames: null };
    cube.ready = load(address).then((frames) => (cube.frames = frames));
    cube.ready.catch(() => cubes.delete(address));
    cubes.set(address, cube);
  }
  return cubes.get(address);
}

/** Frames by year. */
async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { frames } = await answer.json();
  return new Map(frames.map((frame) => [frame.ar, frame]));
}

/** Fetch ahead when the reader is about to step. */
function prepare({ target }) {
  if (!control() || !target.closest) return;
  const gender = target.closest('[id$="val-kon"] a[data-nav]');
  if (gender) fetchCube(asked(new URL(gender.href)).kon);
  else if (target.closest(`${STEP}, [id$="val-ar"]`)) fetchCube(yearAndGender().kon);
}

for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, prepare);
