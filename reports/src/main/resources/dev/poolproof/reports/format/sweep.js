/* Draws the panels of a sweep. The data stands beside it as JSON; what it shows also stands in the page as text. */
(() => {
  "use strict";
  const source = document.getElementById("charts");
  if (!source || typeof uPlot === "undefined") return;
  const sweep = JSON.parse(source.textContent);
  const panels = new Map(sweep.panels.map(panel => [panel.id, panel]));
  const sync = uPlot.sync("sweep");
  const family = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
  const height = 170;
  const last = sweep.labels.length - 1;

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const plain = value => value.toLocaleString("en", { maximumFractionDigits: value < 1 ? 2 : value < 100 ? 1 : 0 });

  const reading = column => {
    if (column.median == null) return `${column.name}: unknown`;
    const least = plain(Math.min(...column.dots));
    const most = plain(Math.max(...column.dots));
    return `${column.name}: ${plain(column.median)}` + (least === most ? "" : ` (${least} to ${most})`);
  };

  function shadeFailing(u) {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.fillStyle = colour("fail-soft");
    sweep.out.forEach((out, i) => {
      if (!out) return;
      const from = u.valToPos(i - 0.5, "x", true);
      ctx.fillRect(from, bbox.top, u.valToPos(i + 0.5, "x", true) - from, bbox.height);
    });
    ctx.restore();
  }

  function drawLimit(u, panel) {
    if (panel.limit == null) return;
    const { ctx, bbox } = u;
    const y = Math.round(u.valToPos(panel.limit, "y", true));
    ctx.save();
    ctx.strokeStyle = colour("limit");
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
  }

  /* Runs stand side by side, so that equal ones do not hide each other. */
  function drawRuns(u, panel) {
    const { ctx } = u;
    const column = u.valToPos(1, "x", true) - u.valToPos(0, "x", true);
    ctx.save();
    panel.columns.forEach((each, i) => {
      const middle = u.valToPos(i, "x", true);
      const stroke = colour(sweep.out[i] ? "failures" : "active");
      const step = Math.min(9 * devicePixelRatio, (column * 0.7) / Math.max(1, each.dots.length));
      if (each.median != null) {
        const half = Math.min(26 * devicePixelRatio, column * 0.4);
        ctx.fillStyle = stroke;
        ctx.fillRect(middle - half, u.valToPos(each.median, "y", true) - devicePixelRatio, 2 * half, 2 * devicePixelRatio);
      }
      ctx.fillStyle = stroke + "55";
      ctx.strokeStyle = stroke;
      ctx.lineWidth = devicePixelRatio;
      each.dots.forEach((dot, run) => {
        ctx.beginPath();
        ctx.arc(middle + (run - (each.dots.length - 1) / 2) * step, u.valToPos(dot, "y", true), 3.2 * devicePixelRatio, 0, 2 * Math.PI);
        ctx.fill();
        ctx.stroke();
      });
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

  /* A label that does not fit gives way to its number in the table. */
  function labels(u) {
    const room = u.bbox.width / devicePixelRatio / sweep.labels.length - 6;
    u.ctx.save();
    u.ctx.font = `12px ${family}`;
    const fit = sweep.labels.every(label => u.ctx.measureText(label).width <= room);
    u.ctx.restore();
    return fit ? sweep.labels : sweep.labels.map((label, i) => `#${i + 1}`);
  }

  function draw(host) {
    const panel = panels.get(host.dataset.chart);
    const output = host.closest("figure").querySelector("output");
    const most = Math.max(panel.limit ?? 0, ...panel.columns.flatMap(column => column.dots), 0);
    const common = { stroke: colour("muted"), font: `12px ${family}`, ticks: { show: false }, grid: { stroke: colour("grid"), width: 1 } };
    const indices = sweep.labels.map((label, i) => i);
    const plot = new uPlot(
      {
        width: Math.max(200, host.clientWidth),
        height,
        padding: [10, 8, 0, 0],
        legend: { show: false },
        cursor: { sync: { key: sync.key, setSeries: false, scales: ["x", null] }, y: false, points: { show: false }, drag: { x: false, y: false } },
        scales: {
          x: { time: false, range: () => [-0.5, last + 0.5] },
          y: { range: () => [0, (most || 1) * 1.1] },
        },
        axes: [
          { ...common, size: 28, gap: 8, grid: { show: false }, splits: () => indices, values: u => labels(u) },
          { ...common, size: 48, space: 28, values: (u, ticks) => ticks.map(plain) },
        ],
        series: [{}, { paths: () => null, points: { show: false } }],
        hooks: {
          drawClear: [shadeFailing],
          draw: [u => drawLimit(u, panel), u => drawRuns(u, panel), u => sayDrawn(u, host)],
          setCursor: [u => {
            const at = u.cursor.idx;
            output.textContent = at == null ? output.dataset.rest : reading(panel.columns[at]);
            output.classList.toggle("live", at != null);
          }],
        },
      },
      [indices, panel.columns.map(column => column.median)],
      host,
    );
    sync.sub(plot);
    return { host, plot, panel };
  }

  function moveByKey(event, { plot, panel }) {
    const now = plot.cursor.idx ?? -1;
    const next = { ArrowLeft: Math.max(0, now - 1), ArrowRight: Math.min(last, now + 1), Home: 0, End: last }[event.key];
    if (event.key === "Escape") {
      plot.setCursor({ left: -10, top: -10 }, true, true);
    } else if (next !== undefined) {
      event.preventDefault();
      plot.setCursor({ left: plot.valToPos(next, "x"), top: 1 }, true, true);
      document.querySelector(`[data-voice="${panel.id}"]`).textContent = reading(panel.columns[next]);
    }
  }

  const hosts = [...document.querySelectorAll("[data-chart]")];
  let all = hosts.map(draw);
  hosts.forEach((host, i) => host.addEventListener("keydown", event => moveByKey(event, all[i])));
  new ResizeObserver(() => all.forEach(({ host, plot }) => {
    const width = Math.max(200, host.clientWidth);
    if (width !== plot.width) plot.setSize({ width, height });
  })).observe(document.body);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    all.forEach(({ plot }) => { sync.unsub(plot); plot.destroy(); });
    all = hosts.map(draw);
  });
})();
