import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Bars } from './BarChart.tsx';

use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Draws bars into an element, in the colours of the theme and with a pattern each; answers what takes them away. */
export function drawBars(element: HTMLElement, { label, rows, series }: Bars): () => void {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const text = { color: token('ink'), fontFamily: style.fontFamily, fontSize: Number.parseFloat(style.fontSize) };
  const chart = init(element, null, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    textStyle: text,
    aria: { enabled: true, label: { description: label }, decal: { show: true } },
    grid: { left: 8, right: 32, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: text },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: token('line') } } },
    yAxis: { type: 'category', inverse: true, data: [...rows], axisLabel: text, axisLine: { lineStyle: { color: token('line-strong') } } },
    series: series.map(({ name, token: colour, values }) => ({ type: 'bar', name, data: [...values], itemStyle: { color: token(colour) } })),
  });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
