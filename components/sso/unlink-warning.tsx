import { Alert } from "@/components/ui/alert";

export interface UnlinkWarningProps {
  /** Whether the form, once saved, makes subjects mean somebody else. */
  readonly unlinks: boolean;
  readonly linkedPeople: number;
}

/** Says before it is saved that people lose the way they were recognised. */
export function UnlinkWarning({ unlinks, linkedPeople }: UnlinkWarningProps) {
  if (!unlinks || linkedPeople === 0) return null;
  const people = linkedPeople === 1 ? "1 person is" : `${linkedPeople} people are`;
  return (
    <Alert tone="warning" announce title="People will be matched by their e-mail address once more">
      {people} recognised by what this method sent as the subject until now. After this change that names somebody else,
      so it is forgotten.
    </Alert>
  );
}
