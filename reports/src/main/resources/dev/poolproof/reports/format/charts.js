/* Draws every chart of the page. The data stands beside it as JSON; what it shows also stands in the page as text. */
(() => {
  "use strict";
  const source = document.getElementById("charts");
  if (!source || typeof uPlot === "undefined") return;
  const charts = new Map(JSON.parse(source.textContent).map(chart => [chart.id, chart]));
  const sync = uPlot.sync("run");
  const font = "12px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const plain = value => value.toLocaleString("en", { maximumFractionDigits: 1 });

  /* Rows of marks stand between the names of the phases and the plot, so that they hide nothing of it. */
  const markRow = 11;
  const marksHeight = chart => chart.marks.length * markRow;
  const shades = { "load": "shade", "warm-up": "shade-soft", "drain": "shade-soft" };

  /* The phases: what moves is shaded, the load most; every boundary is a thin line, names stand where they fit. */
  function drawPhases(u, chart) {
    const { ctx, bbox } = u;
    const scale = devicePixelRatio;
    const top = bbox.top - marksHeight(chart) * scale;
    const height = bbox.top + bbox.height - top;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, top - 18 * scale, bbox.width, height + 18 * scale);
    ctx.clip();
    ctx.font = `${11 * scale}px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif`;
    ctx.textBaseline = "bottom";
    ctx.textAlign = "center";
    for (const band of chart.bands) {
      const from = u.valToPos(band.from, "x", true);
      const to = u.valToPos(band.to, "x", true);
      if (shades[band.name]) {
        ctx.fillStyle = colour(shades[band.name]);
        ctx.fillRect(from, top, to - from, height);
      }
      ctx.fillStyle = colour("edge");
      ctx.fillRect(Math.round(from), top, scale, height);
      if (ctx.measureText(band.name).width + 6 * scale < to - from) {
        ctx.fillStyle = colour("muted");
        ctx.fillText(band.name, (from + to) / 2, top - 3 * scale);
      }
    }
    ctx.restore();
  }

  function drawLimit(u, chart) {
    if (!chart.limit) return;
    const { ctx, bbox } = u;
    const scale = devicePixelRatio;
    const y = Math.round(u.valToPos(chart.limit.value, "y", true));
    ctx.save();
    ctx.strokeStyle = colour("limit");
    ctx.lineWidth = 1.5 * scale;
    ctx.setLineDash([6 * scale, 4 * scale]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
  }

  const markPaths = {
    cross(ctx, x, y, r) {
      ctx.moveTo(x - r, y - r);
      ctx.lineTo(x + r, y + r);
      ctx.moveTo(x - r, y + r);
      ctx.lineTo(x + r, y - r);
      ctx.stroke();
    },
    triangle(ctx, x, y, r) {
      ctx.moveTo(x - r, y - r);
      ctx.lineTo(x + r, y - r);
      ctx.lineTo(x, y + r);
      ctx.fill();
    },
  };

  function drawMarks(u, chart) {
    const { ctx, bbox } = u;
    const scale = devicePixelRatio;
    ctx.save();
    ctx.lineWidth = 1.5 * scale;
    chart.marks.forEach((marks, row) => {
      ctx.strokeStyle = ctx.fillStyle = colour(marks.colour);
      const y = bbox.top - (row + 0.5) * markRow * scale;
      for (const second of marks.seconds) {
        ctx.beginPath();
        markPaths[marks.shape](ctx, u.valToPos(second, "x", true), y, 3.5 * scale);
      }
    });
    ctx.restore();
  }

  /* For tests: says that the browser has really drawn something, not only that nothing went wrong. */
  function sayDrawn(u, host) {
    if (host.dataset.drawn) return;
    const { canvas } = u.ctx;
    const pixels = u.ctx.getImageData(0, 0, canvas.width, canvas.height).data;
    for (let i = 3; i < pixels.length; i += 4) {
      if (pixels[i] !== 0) {
        host.dataset.drawn = "true";
        return;
      }
    }
  }

  /* A rate is the mean since the sample before, so its block reaches back to it; a gauge holds until the next sample. */
  const paths = {
    blocks: uPlot.paths.stepped({ align: -1 }),
    step: uPlot.paths.stepped({ align: 1 }),
  };

  function seriesOf(line) {
    const stroke = colour(line.colour);
    const fills = { area: stroke + "38", blocks: stroke + "b0" };
    return {
      label: line.label,
      stroke,
      width: line.shape === "blocks" ? 1 : 1.75,
      fill: fills[line.shape],
      paths: paths[line.shape],
      points: { show: false },
      spanGaps: false,
    };
  }

  /* Long runs are read in minutes. */
  const inMinutes = chart => chart.xMax > 240;
  const secondSteps = [0.5, 1, 2, 5, 10, 15, 30, 60, 120];
  const minuteSteps = [1, 2, 5, 10, 15, 30, 60, 120, 240].map(minutes => minutes * 60);
  const moment = (chart, tick) => inMinutes(chart) ? plain(tick / 60) + " min" : plain(tick) + " s";

  function axes(chart) {
    const common = {
      stroke: colour("muted"),
      font,
      ticks: { show: false },
      grid: { stroke: colour("grid"), width: 1 },
    };
    return [
      { ...common, size: 32, gap: 8, space: chart.small ? 48 : 64, grid: { show: false }, incrs: inMinutes(chart) ? minuteSteps : secondSteps, values: (u, ticks) => ticks.map(tick => moment(chart, tick)) },
      { ...common, size: 44, space: chart.small ? 28 : 32, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000], values: (u, ticks) => ticks.map(plain) },
    ];
  }

  /* What a chart says of one of its samples: the value of every line, and what was marked since the sample before. */
  function valuesAt(chart, at) {
    const from = at > 0 ? chart.seconds[at - 1] : -1;
    const to = chart.seconds[at];
    const marked = marks => marks.counts.reduce((sum, count, i) => marks.seconds[i] > from && marks.seconds[i] <= to ? sum + count : sum, 0);
    return [...chart.lines.map(line => line.values[at]), ...chart.marks.map(marked)];
  }

  /* While somebody points at a moment, every chart's legend shows its values there. */
  function showValues(u, chart, outputs) {
    const at = u.cursor.idx;
    const values = at == null ? null : valuesAt(chart, at);
    outputs.forEach((output, i) => {
      output.textContent = !values ? output.dataset.rest : values[i] == null ? "–" : plain(values[i]);
      output.classList.toggle("live", values != null);
    });
  }

  function draw(host) {
    const chart = charts.get(host.dataset.chart);
    const figure = host.closest("figure");
    const outputs = [...figure.querySelectorAll("output")];
    const height = (chart.small ? 130 : 210) + marksHeight(chart);
    const plot = new uPlot(
      {
        width: Math.max(200, host.clientWidth),
        height,
        padding: [20 + marksHeight(chart), inMinutes(chart) ? 24 : 14, 0, 0],
        legend: { show: false },
        cursor: { sync: { key: sync.key, setSeries: false, scales: ["x", null] }, y: false, points: { size: 7 }, drag: { x: false, y: false } },
        scales: {
          x: { time: false, range: () => [0, chart.xMax] },
          y: { range: () => [0, chart.yMax * 1.08] },
        },
        axes: axes(chart),
        series: [{}, ...chart.lines.map(seriesOf)],
        hooks: {
          drawClear: [u => drawPhases(u, chart)],
          draw: [u => drawLimit(u, chart), u => drawMarks(u, chart), u => sayDrawn(u, host)],
          setCursor: [u => showValues(u, chart, outputs)],
        },
      },
      [chart.seconds, ...chart.lines.map(line => line.values)],
      host,
    );
    sync.sub(plot);
    return { host, plot, chart, height };
  }

  function moveByKey(event, drawn) {
    const { plot, chart } = drawn;
    const last = chart.seconds.length - 1;
    const now = plot.cursor.idx ?? -1;
    const next = { ArrowLeft: Math.max(0, now - 1), ArrowRight: Math.min(last, now + 1), Home: 0, End: last }[event.key];
    if (event.key === "Escape") {
      plot.setCursor({ left: -10, top: -10 }, true, true);
    } else if (next !== undefined && last >= 0) {
      event.preventDefault();
      plot.setCursor({ left: plot.valToPos(chart.seconds[next], "x"), top: 1 }, true, true);
      const known = valuesAt(chart, next);
      const values = [...chart.lines, ...chart.marks].map((each, i) => `${each.label} ${known[i] == null ? "unknown" : plain(known[i])}`);
      document.querySelector(`[data-voice="${chart.id}"]`).textContent = `${plain(chart.seconds[next])} s: ${values.join(", ")}`;
    }
  }

  const hosts = [...document.querySelectorAll("[data-chart]")];
  let all = hosts.map(draw);
  hosts.forEach((host, i) => host.addEventListener("keydown", event => moveByKey(event, all[i])));
  new ResizeObserver(() => all.forEach(({ host, plot, height }) => {
    const width = Math.max(200, host.clientWidth);
    if (width !== plot.width) plot.setSize({ width, height });
  })).observe(document.body);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    all.forEach(({ plot }) => { sync.unsub(plot); plot.destroy(); });
    all = hosts.map(draw);
  });
})();
