/*
 * Draws <figure class="chart" data-chart="{json}"> with uPlot and <span data-spark="[1,2,3]"> as SVG.
 *
 * {"kind":"line|area|bars", "unit":"ms|%|BRL|bytes|req/min|..", "time":true, "x":[epoch seconds or labels], "stacked":true, "min":0, "max":100,
 *  "zone":"UTC", "series":[{"label":"p50", "values":[1,null,..], "color":"1..6|good|warn|bad"}]}
 */
(() => {
  "use strict";
  const lang = document.documentElement.lang || undefined;
  const drawn = new Map();
  const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => fit(target)));
  const { make, within } = window.tino;

  // Canvas knows no CSS variables: an element turns them into colours.
  const probe = make("i", { hidden: true });
  function colour(css) {
    document.body.append(probe);
    probe.style.color = css;
    return getComputedStyle(probe).color;
  }
  const faded = (rgb, alpha) => rgb.replace("rgb(", "rgba(").replace(")", `, ${alpha})`);

  function number(unit, compact) {
    const as = (options, suffix = "") => {
      const format = new Intl.NumberFormat(lang, options);
      return (value) => value == null ? "\u2013" : format.format(value) + suffix;
    };
    const short = compact ? { notation: "compact", maximumFractionDigits: 1 } : { maximumFractionDigits: 2 };
    if (/^[A-Z]{3}$/.test(unit)) return as({ style: "currency", currency: unit, ...(compact ? { ...short, minimumFractionDigits: 0 } : {}) });
    if (unit === "%") return as({ maximumFractionDigits: compact ? 1 : 2 }, "%");
    if (unit === "ms") {
      const [millis, seconds] = [as(short, "\u00a0ms"), as({ maximumFractionDigits: 2 }, "\u00a0s")];
      return (value) => value >= 1000 ? seconds(value / 1000) : millis(value);
    }
    if (unit === "bytes") {
      const sizes = ["byte", "kilobyte", "megabyte", "gigabyte"].map((size) => as({ style: "unit", unit: size, maximumFractionDigits: 1 }));
      return (value) => {
        const step = Math.min(3, Math.floor(Math.log(Math.max(1, Math.abs(value))) / Math.log(1000)));
        return sizes[step](value == null ? null : value / 1000 ** step);
      };
    }
    return as(short, unit && !compact ? "\u00a0" + unit : "");
  }

  const date = (options, zone) => {
    const format = new Intl.DateTimeFormat(lang, { ...options, timeZone: zone });
    return (seconds) => format.format(new Date(seconds * 1000));
  };

  function timeAxis(zone) {
    const clock = date({ hour: "2-digit", minute: "2-digit" }, zone), day = date({ day: "numeric", month: "short" }, zone), month = date({ month: "short", year: "numeric" }, zone);
    return (u, splits, axis, space, step) => {
      let last = "";
      return splits.map((split) => {
        if (step >= 86400 * 28) return month(split);
        if (step >= 86400) return day(split);
        // The day stands where it changes; the first tick is left to the clock.
        const today = day(split), turned = last && today !== last;
        last = today;
        return turned ? today : clock(split);
      });
    };
  }

  const usable = (chart) => chart.x?.length && chart.series?.some((series) => series.values.some((value) => value != null));

  function draw(figure) {
    erase(figure);
    const chart = JSON.parse(figure.dataset.chart);
    const plot = make("div", { className: "chart-plot" });
    if (!usable(chart)) {
      plot.append(make("div", { className: "chart-none" }, figure.dataset.empty || document.body.dataset.textNoData || "\u2013"));
      figure.append(plot);
      drawn.set(figure, { parts: [plot] });
      return;
    }
    const exact = number(chart.unit, false), rough = number(chart.unit, true);
    const bars = chart.kind === "bars", count = chart.x.length;
    const x = chart.time ? chart.x : chart.x.map((_, index) => index);
    const zone = chart.zone || document.body.dataset.zone;
    const colours = chart.series.map((series, index) => colour(`var(--chart-${series.color || index % 6 + 1})`));
    const pale = chart.stacked && chart.series.map((series, index) => colour(`color-mix(in srgb, ${colours[index]} 45%, var(--surface))`));
    const [muted, grid, surface] = ["muted", "chart-grid", "surface"].map((name) => colour(`var(--${name})`));
    const step = count > 1 ? Math.min(...x.slice(1).map((value, index) => value - x[index])) : chart.time ? 3600 : 1;

    // Stacked series are sums, drawn from the tallest down so that each covers what is not its own.
    const order = chart.series.map((_, index) => index);
    const sums = chart.series.map((series) => series.values);
    if (chart.stacked) {
      for (let s = 1; s < sums.length; s++) sums[s] = sums[s].map((value, i) => (value ?? 0) + (sums[s - 1][i] ?? 0));
      order.reverse();
    }

    const groups = chart.stacked ? 1 : chart.series.length;
    const font = "12px " + getComputedStyle(document.body).fontFamily;
    const measure = make("canvas").getContext("2d");
    measure.font = font;
    const widest = (values) => Math.max(0, ...(values || []).map((value) => measure.measureText(value ?? "").width));
    const at = make("span", { className: "chart-at" });
    const keys = chart.series.map((series, index) => {
      const swatch = make("i"), value = make("b");
      swatch.style.background = colours[index];
      value.style.minWidth = widest(series.values.map(exact)) + "px"; // else the legend grows under the cursor
      if (chart.stacked || groups === 1) return { value, key: make("span", {}, swatch, series.label + " ", value) };
      const key = make("button", { type: "button", ariaPressed: "true" }, swatch, series.label + " ", value);
      key.onclick = () => {
        const show = key.ariaPressed !== "true";
        key.ariaPressed = String(show);
        u.setSeries(index + 1, { show });
      };
      return { value, key };
    });
    const legend = make("div", { className: "chart-legend" }, ...keys.map(({ key }) => key), at);
    const long = chart.time && date(step >= 86400 ? { dateStyle: "medium" } : { dateStyle: "medium", timeStyle: "short" }, zone);

    function tell(u) {
      // Away from the cursor, the newest values of a course of time; labels have no newest.
      const index = u.cursor.idx ?? (chart.time ? count - 1 : null);
      at.textContent = u.cursor.idx == null ? "" : chart.time ? long(x[index]) : chart.x[index];
      keys.forEach(({ value }, s) => value.textContent = index == null ? "" : exact(chart.series[s].values[index]));
    }

    const labels = chart.time ? [] : chart.x.map((label) => String(label).length > 18 ? String(label).slice(0, 17) + "\u2026" : String(label));
    const labelWidth = widest(labels);
    // Labels lie flat where they fit, lean where they are few, and are thinned out where they are many.
    const lean = (u) => !chart.time && count > 1 && count <= 14 && labelWidth + 10 > u.width * .88 / count;

    const side = bars ? step / 2 : count > 1 ? 0 : step / 2;
    const series = order.map((s, position) => {
      const base = { label: chart.series[s].label, stroke: colours[s], width: 1.75, spanGaps: false, points: { show: count === 1 || undefined, size: 5, fill: surface } };
      if (bars) {
        const width = .72 / groups;
        return { ...base, width: 0, fill: colours[s], points: { show: false }, paths: uPlot.paths.bars({ size: [.72, 56], radius: chart.stacked || groups > 3 ? 0 : [.12, 0],
          disp: groups > 1 ? { x0: { unit: 1, values: (u) => x.map((value) => value + (position * width - .36) * step) }, size: { unit: 1, values: () => x.map(() => width * .9 * step) } } : undefined }) };
      }
      if (chart.kind === "area") {
        base.fill = chart.stacked ? pale[s] : (u) => {
          const down = u.ctx.createLinearGradient(0, u.bbox.top, 0, u.bbox.top + u.bbox.height);
          down.addColorStop(0, faded(colours[s], .26));
          down.addColorStop(1, faded(colours[s], .02));
          return down;
        };
      }
      return base;
    });
    const axis = { font, stroke: muted, grid: { stroke: grid, width: 1 }, ticks: { show: false } };
    const options = {
      width: 100, height: 100, padding: [8, 16, 0, 0], legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: bars ? { show: false } : { size: 7, width: 2, fill: surface, stroke: (u, s) => colours[order[s - 1]] }, sync: chart.time ? { key: "time" } : undefined },
      tzDate: zone ? (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone) : undefined,
      scales: {
        x: { time: !!chart.time, range: () => [x[0] - side, x[count - 1] + side] },
        y: { range: (u, low, high) => {
          const floor = chart.min ?? Math.min(0, low ?? 0), top = chart.max ?? high ?? 1;
          const [bottom, ceiling] = uPlot.rangeNum(floor, top > floor ? top : floor + 1, .08, true);
          return [chart.min ?? Math.min(0, bottom), chart.max ?? ceiling];
        } },
      },
      axes: [
        chart.time ? { ...axis, grid: { show: false }, gap: 8, space: 72, size: 30, values: timeAxis(zone) }
          : { ...axis, grid: { show: false }, gap: 8, splits: (u) => { const every = lean(u) ? 1 : Math.max(1, Math.ceil(count * (labelWidth + 10) / (u.width - 80))); return x.filter((index) => index % every === 0); },
            values: (u, splits) => splits.map((index) => labels[index]), rotate: (u) => lean(u) ? 35 : 0, size: (u) => lean(u) ? 32 + labelWidth * .57 : 30 },
        { ...axis, space: 36, gap: 6, values: (u, splits) => splits.map(rough), size: (u, values) => Math.ceil(widest(values)) + 12 },
      ],
      series: [{}, ...series],
      hooks: { ready: [tell], setCursor: [tell] },
    };
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", figure.dataset.summary || figure.querySelector("figcaption")?.textContent.trim() || chart.series.map((s) => s.label).join(", "));
    figure.append(legend, plot);
    const u = new uPlot(options, [x, ...order.map((s) => sums[s])], plot);
    drawn.set(figure, { u, plot, parts: [legend, plot] });
    fit(plot);
    watcher.observe(plot);
  }

  function fit(plot) {
    const u = drawn.get(plot.parentElement)?.u;
    if (u && plot.clientWidth && (u.width !== plot.clientWidth || u.height !== plot.clientHeight)) u.setSize({ width: plot.clientWidth, height: plot.clientHeight });
  }

  function erase(figure) {
    const old = drawn.get(figure);
    if (!old) return;
    if (old.plot) watcher.unobserve(old.plot);
    old.u?.destroy();
    old.parts.forEach((part) => part.remove());
    drawn.delete(figure);
  }

  function spark(holder) {
    const values = JSON.parse(holder.dataset.spark).map((value) => value ?? 0);
    if (!values.length) return;
    const low = Math.min(0, ...values), span = Math.max(...values) - low || 1;
    const points = (values.length > 1 ? values : [values[0], values[0]]).map((value, i, all) => `${(i / (all.length - 1) * 100).toFixed(2)},${(28 - (value - low) / span * 26).toFixed(2)}`);
    const svg = (tag, attributes) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
      return element;
    };
    const picture = svg("svg", { viewBox: "0 0 100 30", preserveAspectRatio: "none", "aria-hidden": "true" });
    picture.append(svg("polygon", { points: `0,30 ${points.join(" ")} 100,30` }), svg("polyline", { points: points.join(" "), "vector-effect": "non-scaling-stroke" }));
    holder.replaceChildren(picture);
  }

  function drawAll(element) {
    [...drawn.keys()].forEach((figure) => figure.isConnected || erase(figure));
    within(element, "[data-chart]").forEach(draw);
    within(element, "[data-spark]").forEach(spark);
  }
  document.addEventListener("DOMContentLoaded", () => drawAll(document));
  document.addEventListener("htmx:load", (event) => event.detail.elt !== document.body && drawAll(event.detail.elt));
  const redraw = () => [...drawn.keys()].forEach(draw);
  document.addEventListener("tino:theme", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();
