import { database } from "@/db/client";
import { systemClock } from "@/lib/clock";
import { authSecret } from "@/lib/data-folder-secret";
import { type DemoSignIn, prepareDemo } from "@/lib/demo/prepare-demo";
import { type Environment, env } from "@/lib/env";
import type { Services } from "@/lib/services";
import { isSetupOpen } from "@/lib/setup/is-setup-open";
import { setupToken } from "@/lib/setup/setup-token";

export interface PreparedInstance {
  /** How to sign in to the demo; absent without one. */
  readonly demo: DemoSignIn | undefined;
  /** What `/setup` asks for while there is no team; absent afterwards. */
  readonly setupToken: string | undefined;
}

/** Does the work of one step and may tell a person of it. */
type Step = <T>(sentence: string, work: () => Promise<T>) => Promise<T>;

const INSTANCE = Symbol.for("muster.instance");

/** Prepares the instance unless this process has done so: Next's bundle and the front door are two module graphs. */
export function prepareOnce(step: Step = (_sentence, work) => work()): Promise<PreparedInstance> {
  return onceAProcess(() => prepareInstance(env(), step));
}

/** What a process needs whose instance another process has prepared: the database alone. */
export function joinOnce(): Promise<PreparedInstance> {
  return onceAProcess(async () => {
    await database();
    return { demo: undefined, setupToken: undefined };
  });
}

function onceAProcess(prepare: () => Promise<PreparedInstance>): Promise<PreparedInstance> {
  const shared: { [INSTANCE]?: Promise<PreparedInstance> | undefined } & object = globalThis;
  shared[INSTANCE] ??= prepare();
  return shared[INSTANCE];
}

/** Opens and migrates the database and seeds the demo when it is empty: what every kind of start needs. */
async function prepareInstance(environment: Environment, step: Step): Promise<PreparedInstance> {
  const { db } = await step(openingSentence(environment), () => database());
  const services: Services = { db, clock: systemClock };
  const secret = await authSecret(environment);
  const demo = environment.demo
    ? await step("Looking after the demo team", () => prepareDemo(services, environment))
    : undefined;
  return { demo, setupToken: (await isSetupOpen(services)) ? setupToken(secret) : undefined };
}

function openingSentence({ databaseUrl, dataDir }: Environment): string {
  return databaseUrl === undefined
    ? `Opening the embedded database in ${dataDir}`
    : `Connecting to PostgreSQL at ${new URL(databaseUrl).host}`;
}
