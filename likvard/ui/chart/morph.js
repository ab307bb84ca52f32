/* Change a live tree into a wanted one with the fewest touches; kept nodes move, never die. */

const OWN = ["class", "style", "hidden", "data-over", "role", "tabindex", "aria-description"];

/** The name of a node that outlives every update (a plot, the table, the status), or "". */
function keyOf(node) {
  if (node?.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.hasAttribute("data-plot")) return `plot ${node.dataset.plot}`;
  return node.dataset.keep ?? "";
}

/** Make the children of `live` like those of `wanted`. */
function morph(live, wanted) {
  const nodes = live.querySelectorAll("[data-plot], [data-keep]");
  morphChildren(live, wanted, new Map([...nodes].map((node) => [keyOf(node), node])));
}

/** One level of morph; by index, since a kept node may move out from under a cursor. */
function morphChildren(live, wanted, kept) {
  const wishes = [...wanted.childNodes];
  wishes.forEach((wish, index) => {
    const present = live.childNodes[index] ?? null;
    const node = counterpart(present, wish, kept);
    if (node !== present) live.insertBefore(node, present);
    morphNode(node, wish, kept);
  });
  while (live.childNodes.length > wishes.length) live.lastChild.remove();
}

/** The live node that is to become `wish`: the kept one, the one in place, or a new one. */
function counterpart(present, wish, kept) {
  const key = keyOf(wish);
  if (key) return kept.get(key) ?? wish.cloneNode(false);
  const usable = present && !keyOf(present) && present.nodeName === wish.nodeName;
  return usable ? present : wish.cloneNode(false);
}

/** Make one node like another; what is inside a kept node is its own. */
function morphNode(node, wish, kept) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.nodeValue !== wish.nodeValue) node.nodeValue = wish.nodeValue;
    return;
  }
  const own = keyOf(wish) ? OWN : ["open"];
  morphAttributes(node, wish, own);
  if (!keyOf(wish)) morphChildren(node, wish, kept);
}

/** Copy attributes that differ and drop those no longer wanted, except the node's own. */
function morphAttributes(node, wish, own) {
  for (const { name, value } of wish.attributes) {
    if (!own.includes(name) && node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  for (const { name } of [...node.attributes]) {
    if (!own.includes(name) && !wish.hasAttribute(name)) node.removeAttribute(name);
  }
}
