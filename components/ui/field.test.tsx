// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Checkbox } from "./checkbox";
import { Field } from "./field";
import { RadioGroup } from "./radio-group";
import { Select } from "./select";
import { TextInput } from "./text-input";

afterEach(cleanup);

function descriptionOf(element: HTMLElement): string {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== "");
  return ids.map((id) => document.getElementById(id)?.textContent).join(" | ");
}

describe("Field", () => {
  it("names its control and describes it by hint and error", () => {
    render(
      <Field label="Name" hint="Short." error="It is empty." required>
        <TextInput />
      </Field>,
    );
    const input = screen.getByLabelText("Name");
    expect(descriptionOf(input)).toBe("Short. | It is empty.");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(input.hasAttribute("required")).toBe(true);
  });

  it.each([undefined, ""])("is valid and undescribed without an error (%j)", (error) => {
    render(
      <Field label="Plan" error={error}>
        <Select>
          <option>One</option>
        </Select>
      </Field>,
    );
    const select = screen.getByLabelText("Plan");
    expect(select.hasAttribute("aria-invalid")).toBe(false);
    expect(select.hasAttribute("aria-describedby")).toBe(false);
  });
});

describe("Checkbox", () => {
  it("is named by its label and described by its hint and error", () => {
    render(<Checkbox label="Tell me" hint="By e-mail." error="Needed." />);
    const checkbox = screen.getByRole("checkbox", { name: "Tell me" });
    expect(descriptionOf(checkbox)).toBe("By e-mail. | Needed.");
    expect(checkbox.getAttribute("aria-invalid")).toBe("true");
  });
});

describe("RadioGroup", () => {
  it("is a named group whose options carry their own descriptions", () => {
    const options = [
      { value: "a", label: "A", description: "First" },
      { value: "b", label: "B" },
    ];
    render(
      <RadioGroup label="Letter" error="Choose one." options={options} value="b" onValueChange={() => undefined} />,
    );
    expect(descriptionOf(screen.getByRole("group", { name: "Letter" }))).toBe("Choose one.");
    expect(descriptionOf(screen.getByRole("radio", { name: "A" }))).toBe("First");
    expect(screen.getByRole("radio", { name: "B" })).toHaveProperty("checked", true);
  });
});
