import DefaultTheme from 'vitepress/theme-without-fonts'
import { defineAsyncComponent } from 'vue'
import type { Theme } from 'vitepress'
import 'katex/dist/katex.min.css'
import './style.css'
import Demo from '../../components/Demo.vue'
import DemoButton from '../../components/DemoButton.vue'
import DemoNumber from '../../components/DemoNumber.vue'
import DemoPanel from '../../components/DemoPanel.vue'
import DemoSelect from '../../components/DemoSelect.vue'
import DemoSlider from '../../components/DemoSlider.vue'
import Figure from '../../components/Figure.vue'
import LineChart from '../../components/LineChart.vue'
import Layout from './Layout.vue'

// Small enough for every page: what a chapter's own Demo.vue is made of. The rest is loaded where it is used.
const everywhere = { Demo, DemoButton, DemoNumber, DemoPanel, DemoSelect, DemoSlider, Figure, LineChart }
const onDemand = {
  DecisionMap: () => import('../../components/DecisionMap.vue'),
  Exercise: () => import('../../components/Exercise.vue'),
  HintText: () => import('../../components/HintText.vue'),
  HomePage: () => import('../../components/HomePage.vue'),
  SourceMap: () => import('../../components/SourceMap.vue'),
}

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    for (const [name, component] of Object.entries(everywhere)) app.component(name, component)
    for (const [name, load] of Object.entries(onDemand)) app.component(name, defineAsyncComponent(load))
    if (!import.meta.env.SSR && import.meta.env.PROD && 'serviceWorker' in navigator) {
      addEventListener('load', () => void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`))
    }
  },
} satisfies Theme
