// Draws the page's charts with uPlot from the numbers in #data. Each figure has a legend whose entries switch curves, values at the pointer, zoom by dragging, by buttons and by keys.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const colour = name => getComputedStyle(root).getPropertyValue(name).trim();
  const charts = [];

  // Digits as the programs print them, whatever the browser's language.
  const text = value => {
    if (value == null) return "-";
    if (value === 0) return "0";
    const size = Math.abs(value);
    return size >= 1e6 || size < 1e-4 ? value.toExponential(3).replace(/\.?0+e/, "e") : String(Number(value.toPrecision(6)));
  };
  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const axes = chart => [chart.x, chart.y].map(({ label, log }, i) => ({
    label, stroke: () => colour("--soft"), grid: { stroke: () => colour("--line"), width: 1 }, ticks: { stroke: () => colour("--line"), width: 1 },
    font: "12px system-ui, sans-serif", labelFont: "12px system-ui, sans-serif", labelSize: 18, size: i ? 62 : 34,
    values: (u, splits) => splits.map(value => value == null ? "" : text(value)),
    ...(i === 0 && !log ? { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6].concat(chart.whole ? [] : [.001, .002, .005, .01, .02, .05, .1, .2, .5]).sort((a, b) => a - b) } : {}),
  }));

  class Chart {
    constructor(figure, chart) {
      this.figure = figure;
      this.chart = chart;
      this.plot = figure.querySelector(".plot");
      this.at = figure.querySelector(".at");
      this.live = figure.querySelector(".hidden");
      this.view = { x: null, y: null };
      this.bands = (chart.bands ?? []).map(band => ({ ...band, show: true }));
      this.home = chart.y.from ?? null;
      this.make();
    }

    get height() { return innerWidth < 736 ? 256 : 304; }

    make() {
      const { chart } = this;
      // What is drawn later lies on top: ours.
      this.lines = (chart.lines ?? []).toSorted((a, b) => (b.kind === "published") - (a.kind === "published"));
      const columns = chart.histogram ? [chart.histogram.steps, chart.histogram.min, chart.histogram.max] : uPlot.join(this.lines.map(line => [line.x, line.y]));
      this.u = new uPlot({
        width: Math.max(this.plot.clientWidth, 200), height: this.height, legend: { show: false }, axes: axes(chart),
        scales: {
          x: { time: false, distr: chart.x.log ? 3 : 1, range: (u, min, max) => this.view.x ?? (min === max ? [min - 1, max + 1] : [min, max]) },
          y: { distr: chart.y.log ? 3 : 1, range: (u, min, max) => this.view.y ?? this.range(min, max) },
        },
        series: [{ label: chart.x.label }, ...(chart.histogram ? ["from", "to"].map(label => ({ label, stroke: "transparent", points: { show: false } })) : this.lines.map(line => this.series(line)))],
        cursor: { drag: { x: true, y: true, uni: 24, setScale: false }, sync: { key: figureGroup(this.figure, chart), setSeries: false }, points: { show: !chart.histogram, size: 8 },
          bind: { dblclick: () => () => { this.reset(); } } },
        hooks: { drawAxes: [u => this.drawBehind(u)], setSelect: [u => this.select(u)], setCursor: [u => this.values(u.cursor.idx)] },
      }, columns, this.plot);
      this.values(null);
    }

    series(line) {
      const points = line.kind === "points";
      return {
        label: line.name, stroke: () => colour(line.colour) + (line.kind === "published" ? "a0" : ""), width: line.kind === "published" ? 1.25 : 2, dash: line.kind === "published" ? [6, 4] : line.kind === "baseline" ? [2, 3] : undefined,
        paths: points ? () => null : undefined, show: !line.hidden,
        points: points ? { show: true, size: 8, width: 1.5, stroke: () => colour(line.colour), fill: () => colour("--panel") } : { show: (u, i) => line.x.length <= 40, size: 5, fill: () => colour(line.colour) },
      };
    }

    // A band counts as part of what is to be seen; an axis that begins at a given number ends with the data.
    range(min, max) {
      for (const band of this.bands) if (band.show && min != null) { min = Math.min(min, band.from); max = Math.max(max, band.to); }
      if (min == null || !isFinite(min)) return [0, 1];
      if (this.chart.y.log) return uPlot.rangeLog(min, max, 10, true);
      if (this.home != null && this.home < max) return [this.home, Math.min(this.chart.y.to ?? Infinity, max + (max - this.home) * .05)];
      if (min === max) return [min - .5, max + .5];
      const [from, to] = uPlot.rangeNum(min, max, .08, true);
      return [from, Math.min(to, this.chart.y.to ?? Infinity)];
    }

    drawBehind(u) {
      const { ctx, bbox } = u;
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      ctx.clip();
      for (const band of this.bands) {
        if (!band.show) continue;
        const top = u.valToPos(band.to, "y", true), bottom = u.valToPos(band.from, "y", true);
        ctx.fillStyle = colour(band.colour);
        ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
      }
      if (this.chart.histogram) this.drawHistogram(u);
      ctx.restore();
    }

    // Darker where more values lie: each step's buckets, from the middle to its neighbours.
    drawHistogram(u) {
      const { steps, min, max, counts } = this.chart.histogram, rgb = colour("--heat");
      for (let i = 0; i < steps.length; i++) {
        const left = i ? (steps[i - 1] + steps[i]) / 2 : steps[i], right = i < steps.length - 1 ? (steps[i] + steps[i + 1]) / 2 : steps[i];
        const x0 = u.valToPos(left, "x", true), x1 = u.valToPos(right, "x", true), most = Math.max(...counts[i]), size = (max[i] - min[i]) / counts[i].length;
        counts[i].forEach((count, k) => {
          if (!count) return;
          const top = u.valToPos(min[i] + (k + 1) * size, "y", true), bottom = u.valToPos(min[i] + k * size, "y", true);
          u.ctx.fillStyle = `rgba(${rgb}, ${(.1 + .9 * count / most).toFixed(3)})`;
          u.ctx.fillRect(Math.round(x0), Math.round(top), Math.max(2, Math.round(x1) - Math.round(x0)), Math.max(1, Math.round(bottom) - Math.round(top)));
        });
      }
    }

    value(column, index) {
      if (index == null) index = column.length - 1;
      while (index >= 0 && column[index] === undefined) index--;
      return index < 0 ? null : column[index];
    }

    // What stands at a step: beside the legend's names, and in words for those who hear the page.
    values(index, aloud = false) {
      if (!this.u) return;
      const { chart, u } = this, x = this.value(u.data[0], index);
      const where = `${index == null ? "last" : "at"} ${chart.x.label} ${text(x)}`;
      this.at.textContent = chart.histogram ? `${where}: from ${text(this.value(u.data[1], index))} to ${text(this.value(u.data[2], index))}` : where;
      this.figure.querySelectorAll(".legend [data-line] .value").forEach(output => {
        output.textContent = text(this.value(this.column(Number(output.closest("[data-line]").dataset.line)), index));
      });
      if (aloud) this.live.textContent = chart.histogram ? this.at.textContent : `${where}: ${chart.lines.filter((line, i) => u.series[this.place(i)].show).map(line => `${line.name} ${text(this.value(u.data[1 + this.lines.indexOf(line)], index))}`).join(", ")}`;
    }

    select(u) {
      const { left, top, width, height } = u.select;
      if (width < 4 && height < 4) return;
      const whole = u.over.clientWidth, high = u.over.clientHeight;
      if (width >= 4) this.view.x = [u.posToVal(left, "x"), u.posToVal(Math.min(left + width, whole), "x")];
      if (height >= 4 && height < high) this.view.y = [u.posToVal(top + height, "y"), u.posToVal(top, "y")];
      u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      this.show();
    }

    zoom(factor) {
      for (const axis of ["x", "y"]) {
        const scale = this.u.scales[axis], log = this.chart[axis].log;
        const [min, max] = log ? [Math.log(scale.min), Math.log(scale.max)] : [scale.min, scale.max];
        const middle = axis === "x" && this.u.cursor.idx != null && this.u.cursor.left >= 0 ? (log ? Math.log(this.u.data[0][this.u.cursor.idx]) : this.u.data[0][this.u.cursor.idx]) : (min + max) / 2;
        const view = [middle - (middle - min) * factor, middle + (max - middle) * factor];
        this.view[axis] = log ? view.map(Math.exp) : view;
      }
      this.show();
    }

    reset() { this.view = { x: null, y: null }; this.show(); }

    show() { this.u.setData(this.u.data, true); }

    // Where uPlot has the chart's i-th line.
    place(i) { return 1 + this.lines.indexOf(this.chart.lines[i]); }

    column(i) { return this.u.data[this.place(i)]; }

    toggle(i, on) { this.u.setSeries(this.place(i), { show: on }); this.show(); }

    resize() { this.u.setSize({ width: Math.max(this.plot.clientWidth, 120), height: this.height }); }

    key(event) {
      const { u } = this, last = u.data[0].length - 1, now = u.cursor.idx ?? last;
      const to = { ArrowRight: now + 1, ArrowLeft: now - 1, PageUp: now + 10, PageDown: now - 10, Home: 0, End: last }[event.key];
      if (to !== undefined) {
        const i = Math.max(0, Math.min(last, u.cursor.idx == null && event.key.startsWith("Arrow") ? last : to));
        u.setCursor({ left: u.valToPos(u.data[0][i], "x"), top: u.over.clientHeight / 2 });
        this.values(i, true);
      } else if (event.key === "+" || event.key === "=") this.zoom(.5);
      else if (event.key === "-") this.zoom(2);
      else if (event.key === "Escape" || event.key === "0") this.reset();
      else return;
      event.preventDefault();
    }

    redraw() { this.u.redraw(true, true); }
  }

  // Pictures of one section with the same horizontal axis share the pointer.
  const figureGroup = (figure, chart) => `${figure.closest("section")?.id} ${chart.x.label}`;

  const figureOf = chart => document.querySelector(`[data-chart="${chart.id}"]`);

  const legend = (figure, chart, view) => {
    const list = element("ul", { className: "legend" });
    const entry = (name, kind, colourName, shown, toggle, index) => {
      const key = element("span", { className: `key ${kind}` });
      key.style.setProperty("--key", `var(${colourName})`);
      const button = element("button", { type: "button" }, key, element("span", {}, name), ...(index == null ? [] : [element("span", { className: "value" })]));
      button.setAttribute("aria-pressed", String(shown));
      if (index != null) button.dataset.line = index;
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(on));
        toggle(on);
      });
      list.append(element("li", {}, button));
    };
    (chart.lines ?? []).forEach((line, i) => entry(line.name, line.kind, line.colour, !line.hidden, on => view().toggle(i, on), i));
    (chart.bands ?? []).forEach((band, i) => entry(band.name, "band", band.colour, true, on => { view().bands[i].show = on; view().show(); }, null));
    if (list.children.length) figure.querySelector(".at").before(list);
  };

  const tools = (figure, chart, view) => {
    const bar = figure.querySelector(".tools");
    const button = (label, title, action) => {
      const made = element("button", { type: "button", title });
      const name = shown => {
        made.textContent = shown;
        made.setAttribute("aria-label", `${shown}, ${title}: ${figure.querySelector("figcaption span").textContent}`);
      };
      name(label);
      made.addEventListener("click", () => action(name));
      bar.append(made);
    };
    if (chart.y.from != null) {
      button(`from ${chart.y.from}`, "where the axis begins", name => {
        const v = view();
        v.home = v.home == null ? chart.y.from : null;
        name(v.home == null ? "all" : `from ${chart.y.from}`);
        v.reset();
      });
    }
    button("+", "zoom in", () => view().zoom(.5));
    button("\u2212", "zoom out", () => view().zoom(2));
    button("reset", "whole picture", () => view().reset());
  };

  const start = (figure, chart) => {
    let view = null;
    legend(figure, chart, () => view);
    tools(figure, chart, () => view);
    view = new Chart(figure, chart);
    charts.push(view);
    view.plot.addEventListener("keydown", event => view.key(event));
    return view;
  };

  for (const chart of data.charts) start(figureOf(chart), chart);

  // One picture for all histograms of a run: a list chooses which.
  for (const run of data.histograms) {
    const figure = figureOf(run), select = figure.querySelector("select");
    const of = tag => ({ id: run.id, title: tag.tag, x: { label: "step" }, y: { label: "value" }, whole: true, histogram: tag });
    let view = start(figure, of(run.tags[0]));
    select.addEventListener("change", () => {
      view.u.destroy();
      view.chart = of(run.tags[select.selectedIndex]);
      view.view = { x: null, y: null };
      view.make();
    });
  }

  const widths = new ResizeObserver(entries => entries.forEach(entry => charts.find(chart => chart.plot === entry.target)?.resize()));
  charts.forEach(chart => widths.observe(chart.plot));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach(chart => chart.redraw()));
  addEventListener("beforeprint", () => { root.dataset.print = ""; charts.forEach(chart => { chart.u.setSize({ width: Math.min(chart.plot.clientWidth, 330), height: 220 }); chart.redraw(); }); });
  addEventListener("afterprint", () => { delete root.dataset.print; charts.forEach(chart => { chart.resize(); chart.redraw(); }); });
  window.labsCharts = charts;
})();
