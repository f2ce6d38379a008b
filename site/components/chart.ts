// Chart.js with only the parts registered that the book's charts use.
import {
  Chart,
  type ChartOptions,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
} from 'chart.js'
import { placeable, tickLabel, type ChartHandle, type ChartSpec } from './chart-spec.ts'
import { palette } from './theme.ts'

Chart.register(Legend, LinearScale, LineController, LineElement, LogarithmicScale, PointElement)
const shapes = ['circle', 'rect', 'triangle', 'rectRot', 'star'] as const

function datasets(spec: ChartSpec) {
  const colors = palette().series
  return spec.series.map(({ label, data, points, dashed, color }, i) => {
    const ink = colors[(color ?? i) % colors.length]
    return {
      label,
      // Left to itself, Chart.js draws Infinity, and on a logarithmic axis 0, at the frame.
      data: placeable(data, spec).map(([x, y]) => ({ x, y })),
      showLine: !points,
      borderColor: ink,
      backgroundColor: ink,
      borderWidth: 2,
      borderDash: dashed ? [6, 4] : [],
      pointRadius: points ? 3 : 0,
      pointStyle: shapes[i % shapes.length],
    }
  })
}

function options(spec: ChartSpec): ChartOptions<'line'> {
  const { text, muted, line } = palette()
  const axis = (label: string | undefined, min?: number, max?: number) => ({
    min,
    max,
    title: { display: Boolean(label), text: label ?? '', color: text },
    ticks: { color: muted, maxTicksLimit: 6, maxRotation: 0 },
    grid: { color: line },
    border: { color: muted },
  })
  const powers = (value: string | number) =>
    Math.abs(Math.log10(Number(value)) % 1) < 1e-6 ? tickLabel(Number(value), true) : ''
  const scale = (log: boolean | undefined, label?: string, min?: number, max?: number) => {
    const linear = axis(label, min, max)
    return log
      ? { ...linear, type: 'logarithmic' as const, ticks: { color: muted, maxRotation: 0, callback: powers } }
      : { ...linear, type: 'linear' as const }
  }
  return {
    animation: false,
    parsing: false,
    normalized: true,
    maintainAspectRatio: false,
    scales: {
      x: scale(spec.logX, spec.xLabel, spec.xMin, spec.xMax),
      y: scale(spec.logY, spec.yLabel, spec.yMin, spec.yMax),
    },
    plugins: {
      legend: { display: spec.series.length > 1, labels: { color: text, usePointStyle: true, boxHeight: 7 } },
    },
  }
}

export function drawChart(canvas: HTMLCanvasElement, spec: ChartSpec): ChartHandle {
  const make = (from: ChartSpec) =>
    new Chart(canvas, { type: 'line', data: { datasets: datasets(from) }, options: options(from) })
  let chart = make(spec)
  // Chart.js refuses to change the type of an axis, and colors sit in many places: those make a new chart.
  const redraw = (next: ChartSpec): void => {
    chart.destroy()
    chart = make(next)
  }
  let shape = JSON.stringify([spec.logX, spec.logY, spec.xLabel, spec.yLabel, spec.series.length])
  return {
    update(next) {
      const nextShape = JSON.stringify([next.logX, next.logY, next.xLabel, next.yLabel, next.series.length])
      if (nextShape !== shape) {
        shape = nextShape
        redraw(next)
        return
      }
      chart.data.datasets = datasets(next)
      for (const [scale, min, max] of [
        [chart.options.scales?.x, next.xMin, next.xMax],
        [chart.options.scales?.y, next.yMin, next.yMax],
      ] as const) {
        if (scale) Object.assign(scale, { min, max })
      }
      chart.update('none')
    },
    recolor: redraw,
    destroy: () => chart.destroy(),
  }
}
