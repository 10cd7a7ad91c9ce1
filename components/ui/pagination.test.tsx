// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Pagination } from "./pagination";

afterEach(cleanup);

function open(props: { readonly page: number; readonly total: number; readonly isMore?: boolean }) {
  const turned = vi.fn<(page: number) => void>();
  render(<Pagination label="Members" pageSize={25} onPageChange={turned} {...props} />);
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
  return { turned, press };
}

describe("Pagination", () => {
  it("says which of how many are shown, and stops at both ends", () => {
    const { turned, press } = open({ page: 2, total: 30 });
    expect(screen.getByText("26–30 of 30")).toBeTruthy();
    press("Next");
    expect(turned).not.toHaveBeenCalled();
    press("Previous");
    expect(turned).toHaveBeenCalledWith(1);
  });

  it("goes on beyond what was counted", () => {
    const { turned, press } = open({ page: 400, total: 10_000, isMore: true });
    expect(screen.getByText("9,976–10,000 of more than 10,000")).toBeTruthy();
    press("Next");
    expect(turned).toHaveBeenCalledWith(401);
  });
});
