// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Cell, DataTable, TableBody, TableHead, TableRow } from "./data-table";
import { type SortDirection, SortHeader } from "./sort-header";

afterEach(cleanup);

function renderTable(direction: SortDirection | undefined) {
  const onSort = vi.fn<(direction: SortDirection) => void>();
  render(
    <DataTable label="People">
      <TableHead>
        <SortHeader direction={direction} onSort={onSort}>
          Name
        </SortHeader>
      </TableHead>
      <TableBody>
        <TableRow>
          <Cell>Ada</Cell>
        </TableRow>
      </TableBody>
    </DataTable>,
  );
  return onSort;
}

describe("SortHeader", () => {
  it.each([
    [undefined, "none", "ascending"],
    ["ascending", "ascending", "descending"],
    ["descending", "descending", "ascending"],
  ] as const)("sorted %s: says %s and asks for %s", (direction, ariaSort, asked) => {
    const onSort = renderTable(direction);
    expect(screen.getByRole("columnheader").getAttribute("aria-sort")).toBe(ariaSort);
    fireEvent.click(screen.getByRole("button", { name: "Name" }));
    expect(onSort).toHaveBeenCalledExactlyOnceWith(asked);
  });
});

describe("DataTable", () => {
  it("lets the keyboard scroll it sideways and names the table", () => {
    renderTable(undefined);
    expect(screen.getByRole("table", { name: "People" }).parentElement?.tabIndex).toBe(0);
  });
});
