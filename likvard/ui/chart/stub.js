/* What Streamlit is given: it fetches the chart's script once, by address, and hands over. */

/** Draw the chart; if its script cannot be had, say so in its place. */
export default async function mount(component) {
  try {
    const chart = await import(new URL("__ADDRESS__", location.origin).href);
    return chart.default(component);
  } catch {
    const frame = component.parentElement.querySelector(".lv-frame");
    if (frame) frame.textContent = "Diagrammet kunde inte laddas. Ladda om sidan för att försöka igen.";
    return () => {};
  }
}
