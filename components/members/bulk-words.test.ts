import { describe, expect, it } from "vitest";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { bulkDone, bulkEffects, bulkTitle } from "./bulk-words";

describe("the words of a change of several members", () => {
  it("count them", () => {
    expect(bulkTitle("deactivate", 1, undefined)).toBe("Deactivate 1 member?");
    expect(bulkTitle("add_role", 3, DEFAULT_ROLE)).toBe("Give 3 members the Developer role?");
    expect(bulkDone("remove", 1)).toBe("1 member is removed.");
    expect(bulkDone("reactivate", 2)).toBe("2 members are active again.");
  });

  it("say what the identity provider may do, where it manages some of them", () => {
    const [managed, local] = [{ managed: true }, { managed: false }];
    expect(bulkEffects("remove", [managed, local, managed]).at(-1)).toMatch(/manages 2 of them and may add them again/);
    expect(bulkEffects("reactivate", [managed]).at(-1)).toMatch(/manages 1 of them: whom it deactivated itself/);
    expect(bulkEffects("remove", [local]).join(" ")).not.toMatch(/identity provider/);
    expect(bulkEffects("add_role", [managed]).join(" ")).not.toMatch(/identity provider/);
  });
});
