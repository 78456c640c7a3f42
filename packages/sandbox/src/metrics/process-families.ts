import { performance } from "node:perf_hooks";
import type { Family } from "./exposition.ts";

/**
 * What there is to know of the process. The names are those that Prometheus' own clients use, for the dashboards that
 * there are. How busy the event loop is comes from two sums that Node keeps anyway: to measure its lag a timer would have
 * to run all the time.
 */
export function processFamilies(): Family[] {
  const { rss, heapUsed, heapTotal } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const { active, idle } = performance.eventLoopUtilization();
  return [
    counter("process_cpu_seconds_total", "User and system time spent, in seconds.", (user + system) / 1e6),
    gauge("process_start_time_seconds", "When the process started, in seconds since 1970.", startedAt()),
    gauge("process_resident_memory_bytes", "Memory that the process occupies.", rss),
    gauge("nodejs_heap_size_used_bytes", "Memory of the heap that is used.", heapUsed),
    gauge("nodejs_heap_size_total_bytes", "Memory of the heap.", heapTotal),
    counter("nodejs_eventloop_active_seconds_total", "For how long the event loop was busy.", active / 1000),
    counter("nodejs_eventloop_idle_seconds_total", "For how long the event loop waited.", idle / 1000),
  ];
}

/** A family of one value that goes up and down. */
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
