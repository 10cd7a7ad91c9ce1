import { expect, it } from "vitest";
import { Gate } from "./gate";

it("no more than its size run at a time, in the order they came, and a failure lets the next in", async () => {
  const gate = new Gate(2);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const works = Array.from({ length: 50 }, (_, n) =>
    gate.run(async () => {
      running += 1;
      most = Math.max(most, running);
      order.push(n);
      await new Promise(setImmediate);
      running -= 1;
      if (n % 7 === 0) throw new Error("broken");
    }),
  );
  const settled = await Promise.allSettled(works);
  expect(most).toBe(2);
  expect(order).toEqual(Array.from({ length: 50 }, (_, n) => n));
  expect(settled.filter(({ status }) => status === "rejected")).toHaveLength(8);
});
