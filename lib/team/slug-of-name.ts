const LENGTH_MIN = 3;
const LENGTH_MAX = 40;

/** The address that a team of this name would like to have; undefined when the name has too few letters from a to z. */
export function slugOfName(name: string): string | undefined {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const slug = words
    .filter((word) => word !== "")
    .join("-")
    .slice(0, LENGTH_MAX)
    .replace(/-$/, "");
  return slug.length < LENGTH_MIN ? undefined : slug;
}
