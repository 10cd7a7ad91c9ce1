import { afterAll, beforeAll, describe } from "vitest";
import { cursorContract } from "./contract-cursors";
import { filterContract } from "./contract-filters";
import { isolationContract } from "./contract-isolation";
import { listContract } from "./contract-lists";
import { membershipContract } from "./contract-membership";
import { restoreContract } from "./contract-restore";
import type { ContractSubject, Subject } from "./contract-subject";
import { togetherContract } from "./contract-together";
import { uniquenessContract } from "./contract-uniqueness";
import { writeContract } from "./contract-writes";

export type { ContractSubject } from "./contract-subject";

/**
 * What every implementation of the storage port guarantees, as tests inside the caller's `describe`. `open` is called
 * once; both its stores are empty teams that the caller may fill, and the tests look at their own rows alone.
 */
export function storeContract(open: () => Promise<ContractSubject>): void {
  const subject = openedOnce(open);
  writes(subject);
  describe("lists", () => listContract(subject));
  describe("cursors", () => cursorContract(subject));
  describe("filters", () => filterContract(subject));
  describe("teams", () => isolationContract(subject));
}

/** The part of it that is about changes, for a storage that only changes in another way. */
export function writingContract(open: () => Promise<ContractSubject>): void {
  writes(openedOnce(open));
}

function writes(subject: Subject): void {
  describe("writes", () => writeContract(subject));
  describe("uniqueness", () => uniquenessContract(subject));
  describe("restoring", () => restoreContract(subject));
  describe("people made together", () => togetherContract(subject));
  describe("membership", () => membershipContract(subject));
}

function openedOnce(open: () => Promise<ContractSubject>): Subject {
  let opened: ContractSubject | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error("The store is not open yet.");
    return opened;
  };
}
