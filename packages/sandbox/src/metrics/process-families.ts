import { performance } from "node:perf_hooks";
import type { Family } from "./exposition.ts";

/**
 * Metrics of the process. The names are those of Prometheus' own clients, so that existing dashboards work. Event loop
 * utilization comes from two sums that Node keeps anyway; measuring lag would need a timer that runs all the time.
 */
export function processFamilies(): Family[] {
  const { rss, heapUsed, heapTotal } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const { active, idle } = performance.eventLoopUtilization();
  return [
    counter("process_cpu_seconds_total", "User and system CPU time, in seconds.", (user + system) / 1e6),
    gauge("process_start_time_seconds", "Start time of the process, in seconds since 1970.", startedAt()),
    gauge("process_resident_memory_bytes", "Resident memory of the process.", rss),
    gauge("nodejs_heap_size_used_bytes", "Used heap memory.", heapUsed),
    gauge("nodejs_heap_size_total_bytes", "Total heap memory.", heapTotal),
    counter("nodejs_eventloop_active_seconds_total", "Time that the event loop was active.", active / 1000),
    counter("nodejs_eventloop_idle_seconds_total", "Time that the event loop was idle.", idle / 1000),
  ];
}

/** Creates a gauge with a single value. */
export function gauge(
  name: string,
  help: string,
  value: number,
  labels: Readonly<Record<string, string>> = {},
): Family {
  return { name, help, type: "gauge", samples: [{ labels, value }] };
}

function counter(name: string, help: string, value: number): Family {
  return { name, help, type: "counter", samples: [{ value }] };
}

function startedAt(): number {
  return performance.timeOrigin / 1000;
}
