const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Series = { labels: string; count: number; seconds: number; buckets: number[] };

/** Request counts and durations by method, route pattern and status (patterns only: a path may hold a person's id). */
export class RequestMetrics {
  readonly #series = new Map<string, Series>();

  /** Counts one answered request; `seconds` from the first byte read to the answer ready. */
  observe(method: string, route: string, status: number, seconds: number): void {
    const labels = `method="${method}",route="${route.replaceAll(/["\\\n]/g, '')}",status="${status}"`;
    const series = this.#series.get(labels) ?? { labels, count: 0, seconds: 0, buckets: BUCKETS.map(() => 0) };
    this.#series.set(labels, series);
    series.count += 1;
    series.seconds += seconds;
    BUCKETS.forEach((limit, i) => {
      if (seconds <= limit) series.buckets[i] = (series.buckets[i] ?? 0) + 1;
    });
  }

  /** Prometheus text format 0.0.4. */
  text(): string {
    const { user, system } = process.cpuUsage();
    return [
      single('process_cpu_seconds_total', 'counter', 'CPU time used, user and system.', (user + system) / 1e6),
      single('process_resident_memory_bytes', 'gauge', 'Resident memory.', process.memoryUsage.rss()),
      single('process_start_time_seconds', 'gauge', 'Start of the process since the epoch.', Math.round(Date.now() / 1000 - process.uptime())),
      '# HELP http_request_duration_seconds Time to answer a request.\n# TYPE http_request_duration_seconds histogram\n',
      ...[...this.#series.values()].map(histogram),
    ].join('');
  }
}

function single(name: string, kind: 'gauge' | 'counter', help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${name} ${value}\n`;
}

function histogram({ labels, count, seconds, buckets }: Series): string {
  const name = 'http_request_duration_seconds';
  const lines = BUCKETS.map((limit, i) => `${name}_bucket{${labels},le="${limit}"} ${buckets[i]}`);
  return [...lines, `${name}_bucket{${labels},le="+Inf"} ${count}`, `${name}_sum{${labels}} ${seconds.toFixed(6)}`, `${name}_count{${labels}} ${count}`, ''].join('\n');
}
