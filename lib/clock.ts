/** Gives the present moment. Whoever needs the time takes a clock, so that a test can set it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
