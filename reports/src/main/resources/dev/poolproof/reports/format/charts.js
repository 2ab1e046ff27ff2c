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

  /* The phases: the load is shaded, every other boundary is a thin line, names stand where they fit. */
  function drawPhases(u, chart) {
    const { ctx, bbox } = u;
    const scale = devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top - 18 * scale, bbox.width, bbox.height + 18 * scale);
    ctx.clip();
    ctx.font = `${11 * scale}px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif`;
    ctx.textBaseline = "bottom";
    ctx.textAlign = "center";
    for (const band of chart.bands) {
      const from = u.valToPos(band.from, "x", true);
      const to = u.valToPos(band.to, "x", true);
      if (band.name === "load") {
        ctx.fillStyle = colour("shade");
        ctx.fillRect(from, bbox.top, to - from, bbox.height);
      }
      ctx.fillStyle = colour("edge");
      ctx.fillRect(Math.round(from), bbox.top, scale, bbox.height);
      if (ctx.measureText(band.name).width + 6 * scale < to - from) {
        ctx.fillStyle = colour("muted");
        ctx.fillText(band.name, (from + to) / 2, bbox.top - 3 * scale);
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

  function seriesOf(line) {
    const stroke = colour(line.colour);
    const bars = line.shape === "bars";
    return {
      label: line.label,
      stroke: bars ? stroke : stroke,
      width: bars ? 0 : 1.75,
      fill: line.shape === "area" ? stroke + "38" : bars ? stroke : undefined,
      paths: bars
        ? uPlot.paths.bars({ size: [0.8, 14], align: -1 })
        : line.shape === "step" ? uPlot.paths.stepped({ align: 1 }) : undefined,
      points: { show: false },
      spanGaps: false,
    };
  }

  function axes(chart) {
    const common = {
      stroke: colour("muted"),
      font,
      ticks: { show: false },
      grid: { stroke: colour("grid"), width: 1 },
    };
    return [
      { ...common, size: 32, gap: 8, space: chart.small ? 48 : 64, grid: { show: false }, values: (u, ticks) => ticks.map(tick => plain(tick) + " s") },
      { ...common, size: 44, space: chart.small ? 28 : 32, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000], values: (u, ticks) => ticks.map(plain) },
    ];
  }

  /* While somebody points at a moment, every chart's legend shows its values there. */
  function showValues(u, chart, outputs) {
    const at = u.cursor.idx;
    chart.lines.forEach((line, i) => {
      if (!outputs[i]) return;
      const value = at == null ? null : line.values[at];
      outputs[i].textContent = at == null ? outputs[i].dataset.rest : value == null ? "–" : plain(value);
      outputs[i].classList.toggle("live", at != null);
    });
  }

  function draw(host) {
    const chart = charts.get(host.dataset.chart);
    const figure = host.closest("figure");
    const outputs = [...figure.querySelectorAll("output")];
    const height = chart.small ? 130 : 210;
    const plot = new uPlot(
      {
        width: Math.max(200, host.clientWidth),
        height,
        padding: [20, 10, 0, 0],
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
          draw: [u => drawLimit(u, chart), u => sayDrawn(u, host)],
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
      const values = chart.lines.map(line => `${line.label} ${line.values[next] == null ? "unknown" : plain(line.values[next])}`);
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
