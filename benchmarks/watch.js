/* When was each chart last seen to change? Looked at once a frame, and only after a change. */

(() => {
  const state = { charts: [], base: [] };
  let looking = false;
  const now = () => performance.timeOrigin + performance.now();

  /** What a reader sees of a chart: every shape, its fill, every word. */
  function sign(plot) {
    const parts = [];
    for (const node of plot.querySelectorAll(".main-svg path, .main-svg text")) {
      const shape = node.getAttribute("d") ?? node.textContent;
      parts.push(shape, node.style.fill, node.getAttribute("transform") ?? "");
    }
    return parts.join("|");
  }

  /** Note which charts differ from the last look, as painted with the next frame. */
  function look() {
    looking = false;
    const plots = [...document.querySelectorAll(".js-plotly-plot")];
    state.charts.length = Math.min(state.charts.length, plots.length);
    plots.forEach((plot, index) => {
      const seen = sign(plot);
      const known = (state.charts[index] ??= { seen: "", at: 0 });
      if (known.seen === seen) return;
      Object.assign(known, { seen, at: Infinity });
      requestAnimationFrame(() => (known.at = now()));
    });
  }

  const ask = () => {
    if (!looking) requestAnimationFrame(look);
    looking = true;
  };
  new MutationObserver(ask).observe(document, {
    attributes: true, characterData: true, childList: true, subtree: true,
  });

  /** Do something that is to change the charts; return when, in ms of the epoch. */
  state.act = (action) => {
    state.base = state.charts.map(({ seen }) => seen);
    const started = now();
    action();
    return started;
  };

  /** When the last chart was painted; null until `count` are drawn, the first `changed` anew,
      and nothing has happened to any for `calm` ms. */
  state.painted = (count, changed, calm) => {
    const { charts, base } = state;
    const drawn = charts.length >= count && charts.every(({ seen, at }) => seen && at);
    const anew = drawn && charts.slice(0, changed).every(({ seen }, index) => seen !== base[index]);
    const last = Math.max(...charts.map(({ at }) => at));
    return anew && now() - last > calm ? last : null;
  };

  window.watched = state;
})();
