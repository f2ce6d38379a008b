// Pictures drawn while the site is built, for `chapters/NN-slug/figures.data.ts`.
export { chartSvg, type ChartSvgSeries, type ChartSvgSpec } from './chart.ts'
export { graphSvg, type GraphEdge, type GraphNode, type GraphSpec } from './graph.ts'
export { confusionSvg, heatMapSvg, imageGridSvg, type HeatMapSpec, type SmallImage } from './grid.ts'
export { picture, text } from './svg.ts'
