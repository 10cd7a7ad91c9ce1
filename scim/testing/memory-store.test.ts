import { describe } from "vitest";
import { memoryStore } from "./memory-store";
import { storeContract } from "./store-contract";

describe("the memory store", () => {
  storeContract(async () => ({ store: memoryStore(), otherTeam: memoryStore(), close: async () => {} }));
});
