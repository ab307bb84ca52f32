/* The chart as a real table, made when asked for; and the chart enlarged in a dialog. */

/** Fill the table's region from the chart's data. */
function fillTable(chart, region) {
  const { table } = chart.data;
  const parts = chart.fault ? [sentence(chart.fault)] : [];
  const whence = table && chart.frame.querySelector('[data-tool="origin"]') ? cardOf(chart) : null;
  if (whence) parts.push(hint("Välj namnet på en rad för att se varifrån uppgiften kommer."));
  if (table) parts.push(makeTable(table, whence));
  region.setAttribute("aria-label", `Tabell: ${chart.data.heading || table?.caption || ""}`);
  region.replaceChildren(...parts);
  chart.tableIsFresh = true;
}

/** A quiet line above the table. */
function hint(text) {
  return Object.assign(document.createElement("p"), { className: "lv-hint", textContent: text });
}

/** From the head of a row to the address of the card that tells where its figures come from. */
function cardOf(chart) {
  const view = `${location.pathname}${location.search}`;
  return (rad) => `/ursprung?${new URLSearchParams({ vy: view, diagram: chart.data.key, rad })}`;
}

/** What names each row: its first cell, with the second where that is not one of its kind. */
function rowHeads(rows) {
  const counts = new Map();
  for (const [first] of rows) counts.set(first, (counts.get(first) ?? 0) + 1);
  return rows.map((row) => (counts.get(row[0]) === 1 ? row[0] : row.slice(0, 2).join(", ")));
}

/** A table element with caption, column heads and row heads, these leading to their cards if any. */
function makeTable({ caption, columns, rows }, whence = null) {
  const table = document.createElement("table");
  table.createCaption().textContent = caption;
  const numeric = columns.map((_, column) => column > 0 && isNumeric(rows, column));
  const head = table.createTHead().insertRow();
  columns.forEach((text, column) => head.append(cell("th", text, numeric[column], "col")));
  const body = table.createTBody();
  const heads = rowHeads(rows);
  rows.forEach((row, place) => {
    const line = body.insertRow();
    fillRow(line, row, numeric);
    if (whence) linkHead(line.cells[0], whence(heads[place]), heads[place]);
  });
  return table;
}

/** One row: its first cell is its head. */
function fillRow(line, row, numeric) {
  row.forEach((text, column) => {
    const [tag, scope] = column ? ["td", ""] : ["th", "row"];
    line.append(cell(tag, text, numeric[column], scope));
  });
}

/** Make the head of a row a link to its card. */
function linkHead(head, href, name) {
  const link = document.createElement("a");
  Object.assign(link, { href, textContent: head.textContent });
  link.dataset.origin = "";
  link.setAttribute("aria-label", `${name}, ursprung`);
  head.replaceChildren(link);
}

/** One cell of a table. */
function cell(tag, text, numeric, scope) {
  const node = document.createElement(tag);
  node.textContent = text;
  if (numeric) node.className = "lv-number";
  if (scope) node.scope = scope;
  return node;
}

/** Whether a column holds numbers: most of its cells do, dashes for none not counted. */
function isNumeric(rows, column) {
  const told = rows.map((row) => row[column]).filter((text) => text && text !== "–");
  const numbers = told.filter((text) => /^[+−-]?\s*\d/.test(text));
  return told.length > 0 && numbers.length * 2 >= told.length;
}

/** The table as text with tabs, for pasting into a spreadsheet. */
function tableText({ columns, rows }) {
  return [columns, ...rows].map((row) => row.join("\t")).join("\n");
}

/** Move the chart into a dialog over the whole window; it lives on there. */
function enlarge(chart) {
  if (chart.dialog) return;
  const dialog = document.createElement("dialog");
  dialog.className = "lv-dialog";
  dialog.setAttribute("aria-label", chart.data.heading || chart.data.alt);
  chart.root.style.minHeight = `${chart.root.offsetHeight}px`;
  dialog.append(closeButton(dialog), chart.frame);
  chart.root.append(dialog);
  dialog.addEventListener("close", () => shrink(chart), { once: true });
  chart.dialog = dialog;
  dialog.showModal();
}

/** The button that closes a dialog. */
function closeButton(dialog) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lv-close";
  button.textContent = "Stäng";
  button.addEventListener("click", () => dialog.close());
  return button;
}

/** Put the chart back in its place on the page, and the focus where it was. */
function shrink(chart) {
  const { dialog, root, frame } = chart;
  chart.dialog = null;
  root.append(frame);
  dialog.remove();
  root.style.minHeight = "";
  frame.querySelector('[data-tool="enlarge"]')?.focus({ preventScroll: true });
}

/** Height in px left for the plot in a dialog: the window less what stands around the plot. */
function roomIn(chart) {
  const stage = chart.frame.querySelector(".lv-stage");
  const around = chart.frame.offsetHeight - stage.offsetHeight;
  return Math.max(240, window.innerHeight - around - 140);
}
