import DefaultTheme from 'vitepress/theme-without-fonts'
import { defineAsyncComponent } from 'vue'
import type { Theme } from 'vitepress'
import 'katex/dist/katex.min.css'
import './style.css'
import DecisionMap from '../../components/DecisionMap.vue'
import Demo from '../../components/Demo.vue'
import DemoAnswers from '../../components/DemoAnswers.vue'
import DemoButton from '../../components/DemoButton.vue'
import DemoNumber from '../../components/DemoNumber.vue'
import DemoPanel from '../../components/DemoPanel.vue'
import DemoSelect from '../../components/DemoSelect.vue'
import DemoSlider from '../../components/DemoSlider.vue'
import DemoText from '../../components/DemoText.vue'
import EngineVersion from '../../components/EngineVersion.vue'
import Exercise from '../../components/Exercise.vue'
import Figure from '../../components/Figure.vue'
import LineChart from '../../components/LineChart.vue'
import { fetchDemos } from '../../components/demos.ts'
import { printAsByDay } from '../../components/theme.ts'
import Layout from './Layout.vue'

// Small enough for every page: what a chapter and its own Demo.vue are made of. A page is as high at once as it will be, so that
// nobody loses the line. The rest is loaded where it is used.
const everywhere = {
  DecisionMap,
  Demo,
  DemoAnswers,
  DemoButton,
  DemoNumber,
  DemoPanel,
  DemoSelect,
  DemoSlider,
  DemoText,
  EngineVersion,
  Exercise,
  Figure,
  LineChart,
}
const onDemand = {
  HintText: () => import('../../components/HintText.vue'),
  HomePage: () => import('../../components/HomePage.vue'),
  SourceMap: () => import('../../components/SourceMap.vue'),
}

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app, router }) {
    for (const [name, component] of Object.entries(everywhere)) app.component(name, component)
    for (const [name, load] of Object.entries(onDemand)) app.component(name, defineAsyncComponent(load))
    // The first page was rendered with its demos.
    let first = true
    router.onBeforePageLoad = async (to) => {
      if (!first) await fetchDemos(to)
      first = false
    }
    if (!import.meta.env.SSR) printAsByDay()
    if (!import.meta.env.SSR && import.meta.env.PROD && 'serviceWorker' in navigator) {
      addEventListener('load', () => void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`))
    }
  },
} satisfies Theme
