import cluster from "node:cluster";
import { runWorker } from "../run-worker";
import { runWorkers } from "../run-workers";

/** The processes of a start with WEB_CONCURRENCY, with an app in Next's place that only tells which of them answers. */
if (cluster.isPrimary) {
  await runWorkers(() => Promise.resolve());
} else {
  await runWorker(() =>
    Promise.resolve({
      handle: async (_req, res) => void res.end(String(process.pid)),
      attach: () => undefined,
      close: () => Promise.resolve(),
    }),
  );
}
