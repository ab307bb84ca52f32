/* The chart as a picture of its own: title, subtitle, plot, legend, source, date and our name. */

const PAD = 24;
const SVG = "http://www.w3.org/2000/svg";
const FAMILY = '"Source Sans", sans-serif';

let face = null;

/** Save the picture as PNG, two pixels to each. */
async function saveImage(chart) {
  const picture = await compose(chart);
  save(await rasterise(picture), `${chart.data.filename}.png`);
  return "Bilden är sparad.";
}

/** Save the picture as SVG. */
async function saveSvg(chart) {
  const { text } = await compose(chart);
  save(new Blob([text], { type: "image/svg+xml" }), `${chart.data.filename}.svg`);
  return "Bilden är sparad som SVG.";
}

/** Put the picture on the clipboard; where that is refused, the table as text. */
async function copyPicture(chart) {
  try {
    const image = compose(chart).then(rasterise);
    await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
    return "Bilden är kopierad.";
  } catch {
    if (!chart.data.table) throw new Error("Inget att kopiera");
    await copyText(tableText(chart.data.table), chart.frame);
    return "Bilden gick inte att kopiera. Tabellen är kopierad som text.";
  }
}

/** Put text on the clipboard, by the old way where the new one is closed. */
async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    place.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (!copied) throw new Error("Inget kopierat");
  }
}

/** Hand a file to the reader. */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** The picture as SVG text, with its width and height in px. */
async function compose(chart) {
  const { data } = chart;
  const inner = Math.max(640, chart.frame.clientWidth);
  const page = { node: element("svg", {}), y: PAD, width: inner + 2 * PAD, ...data.paper };
  const ground = page.node.appendChild(element("rect", { width: "100%", height: "100%", fill: page.paper }));
  const style = element("style", {});
  style.textContent = await fontFace();
  ground.before(style);
  write(page, data.heading, { size: 20, leading: 28, weight: 600, fill: page.ink });
  write(page, data.subtitle, { size: 13, leading: 18, weight: 400, fill: page.muted });
  page.y += 12;
  await placePlot(page, data.light[0] ?? data.figures[0], inner);
  placeLegend(page, data.legend);
  page.y += 12;
  if (data.explained) write(page, data.explained, { size: 13, leading: 18, weight: 400, fill: page.muted });
  write(page, data.source, { size: 13, leading: 18, weight: 400, fill: page.muted });
  write(page, `Likvärd, ${new Date().toLocaleDateString("sv-SE")}`, { size: 13, leading: 18, weight: 600, fill: page.ink });
  return finish(page, data);
}

/** Close a page: its size is known when everything is on it. */
function finish({ node, width, y }, data) {
  const height = Math.ceil(y + PAD - 6);
  const size = { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, lang: "sv", role: "img" };
  for (const [name, value] of Object.entries(size)) node.setAttribute(name, value);
  const told = { title: data.heading, desc: data.alt };
  for (const [name, words] of Object.entries(told).reverse()) node.prepend(label(words, {}, name));
  return { text: new XMLSerializer().serializeToString(node), width, height };
}

/** An SVG element with attributes. */
function element(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** Write a text on the page, broken to its width, and move down. */
function write(page, text, { size, leading, weight, fill }) {
  for (const line of lines(text, `${weight} ${size}px ${FAMILY}`, page.width - 2 * PAD)) {
    page.y += leading;
    const look = { "font-family": FAMILY, "font-size": size, "font-weight": weight, fill };
    page.node.append(label(line, { x: PAD, y: page.y - Math.round(leading / 4), ...look }));
  }
}

/** An element that holds text. */
function label(text, attributes, name = "text") {
  const node = element(name, attributes);
  node.textContent = text;
  return node;
}

/** Break a text into lines no wider than `width` px in the given font. */
function lines(text, font, width) {
  const pen = pencil(font);
  const broken = [];
  for (const word of (text ?? "").split(" ").filter(Boolean)) {
    const longer = broken.length ? `${broken.at(-1)} ${word}` : word;
    if (broken.length && pen.measureText(longer).width <= width) broken[broken.length - 1] = longer;
    else broken.push(word);
  }
  return broken;
}

/** A canvas context that measures text in a font. */
function pencil(font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  return pen;
}

/** Draw the figure in the light theme and set it on the page. */
async function placePlot(page, figure, width) {
  const Plotly = await plotly();
  const { data, layout } = fitted(await whole(figure), width);
  const options = { format: "svg", width, height: layout.height, imageDataOnly: true };
  const drawn = await Plotly.toImage({ data, layout, config: CONFIG }, options);
  const plot = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;
  plot.setAttribute("x", PAD);
  plot.setAttribute("y", page.y);
  page.node.append(document.importNode(plot, true));
  page.y += layout.height;
}

/** Set the legend's swatches and labels on the page, in as many rows as they need. */
function placeLegend(page, entries) {
  if (!entries.length) return;
  const pen = pencil(`400 13px ${FAMILY}`);
  let x = PAD;
  page.y += 30;
  for (const entry of entries) {
    const text = `${entry.label} (${entry.count})`;
    const width = 34 + pen.measureText(text).width;
    if (x > PAD && x + width > page.width - PAD) [x, page.y] = [PAD, page.y + 24];
    page.node.append(swatch(page, x, entry), label(text, { x: x + 26, y: page.y, fill: page.ink, "font-family": FAMILY, "font-size": 13 }));
    x += width + 12;
  }
}

const HATCHES = {
  missing: { d: "M0 8L8 0M0 16L16 0M6 18L20 4M14 18L20 12", "stroke-width": 1.6 },
  suppressed: { d: "M0 6L6 0M0 14L14 0M4 18L20 2M12 18L20 10M20 6L14 0M20 14L6 0M16 18L0 2M8 18L0 10", "stroke-width": 1.2 },
  not_applicable: { d: "M4 4h0M10 4h0M16 4h0M4 9h0M10 9h0M16 9h0M4 14h0M10 14h0M16 14h0", "stroke-width": 2, "stroke-linecap": "round" },
};

/** A legend swatch: a colour with its letter, or the hatch of what is missing. */
function swatch(page, x, { fill, ink, letter, status }) {
  const group = element("g", { transform: `translate(${x} ${page.y - 14})` });
  group.append(element("rect", { width: 20, height: 18, fill: fill ?? page.paper, stroke: page.edge }));
  const look = { x: 10, y: 13.5, "text-anchor": "middle", fill: ink, "font-family": FAMILY, "font-size": 13 };
  group.append(fill ? label(letter, look) : element("path", { ...HATCHES[status], stroke: page.dot }));
  return group;
}

/** Turn a composed picture into a PNG blob, two pixels to each of its own. */
async function rasterise({ text, width, height }) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("Ingen bild"))), "image/png");
  });
}

/** The typeface as a rule with its file inside, so that a picture carries it; "" if not found. */
function fontFace() {
  face ??= embedFont().catch(() => "");
  return face;
}

/** Fetch the typeface from our own host and write it into a font rule. */
async function embedFont() {
  const address = fontAddress();
  if (!address) return "";
  const file = await (await fetch(address)).blob();
  return `@font-face{font-family:"Source Sans";font-weight:200 900;src:url(${await dataAddress(file)}) format("woff2")}`;
}

/** Where the upright Source Sans of this page is served, if on our own host; else null. */
function fontAddress() {
  const rules = [...document.styleSheets].flatMap(rulesOf);
  const rule = rules.find(({ style }) => /Source Sans"?$/.test(style.fontFamily) && style.fontStyle !== "italic");
  const [, source] = /url\("?([^")]+)"?\)/.exec(rule?.style.getPropertyValue("src") ?? "") ?? [];
  const address = source && new URL(source, rule.parentStyleSheet.href ?? document.baseURI);
  return address && address.origin === location.origin ? address : null;
}

/** The font rules of a style sheet; none of one we may not read. */
function rulesOf(sheet) {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    return [];
  }
}

/** A blob as a data address. */
function dataAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
