import autocannon from "autocannon";
import { percentile } from "../report/statistics";
import type { Load, LoadResult } from "./load";
import { requestHeaders } from "./raw-request";

export async function loadByAutocannon(load: Load): Promise<LoadResult> {
  // Its own percentiles are whole milliseconds.
  const latenciesMs: number[] = [];
  let failed = 0;
  const startedAt = performance.now();
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(optionsOf(load), (error) => (error ? reject(error) : resolve()));
    instance.on("response", (_client, statusCode, _bytes, ms) => {
      latenciesMs.push(ms);
      if (statusCode >= 400) failed += 1;
    });
    instance.on("reqError", () => (failed += 1));
  });
  latenciesMs.sort((left, right) => left - right);
  return {
    completed: latenciesMs.length,
    requestsPerSecond: latenciesMs.length / ((performance.now() - startedAt) / 1000),
    p50Ms: percentile(latenciesMs, 50),
    p99Ms: percentile(latenciesMs, 99),
    failed,
  };
}

function optionsOf({ target, requests, connections, seconds }: Load): autocannon.Options {
  const { origin, pathname } = new URL(target.baseUrl);
  const headers = { ...requestHeaders(target.key) };
  let sent = 0;
  return {
    url: origin,
    connections,
    duration: seconds,
    headers,
    requests: [
      {
        setupRequest(defaults) {
          const request = requests[sent++ % requests.length];
          if (request === undefined) throw new Error("There is no request to send.");
          const { method, path, body } = request;
          if (body === undefined) return { ...defaults, method, path: `${pathname}${path}`, headers: { ...headers } };
          const typed = { ...headers, "content-type": "application/scim+json" };
          return { ...defaults, method, path: `${pathname}${path}`, headers: typed, body: JSON.stringify(body) };
        },
      },
    ],
  };
}
