import { describe } from "vitest";
import { declaredContract } from "./contract-declared";
import { exampleTypes } from "./declared-example";
import { memoryStore } from "./memory-store";
import { storeContract } from "./store-contract";

describe("the memory store", () => {
  storeContract(async () => ({ store: memoryStore(), otherTeam: memoryStore(), close: async () => {} }));

  const declared = () => memoryStore(undefined, exampleTypes);
  declaredContract(async () => ({ store: declared(), otherTeam: declared(), close: async () => {} }));
});
