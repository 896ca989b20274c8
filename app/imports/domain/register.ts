import type { CalendarDate } from '~/kernel/clock';

/** What an import of links or memberships changes about one school, in words for its page. */
export type RegisterChange = {
  urn: number;
  /** Blank where neither the file nor the register has it. */
  name: string;
  /** Whether the register kept here has the school. */
  known: boolean;
  changes: RegisterNews[];
};

/** One thing that changes: the school's trust, a membership begun, corrected or ended, or a link to another school. */
export type RegisterNews =
  | { kind: 'trust'; before: string | null; after: string | null }
  | {
      kind: 'membership' | 'membership-ended';
      trustName: string;
      joinedOn: CalendarDate | null;
      leftOn: CalendarDate | null;
    }
  | { kind: 'link'; typeName: string; urn: number; name: string; establishedOn: CalendarDate | null };

/** What else there is to say of a run of links or memberships. */
export type RegisterNotes = {
  /** Schools of the file that the register kept here does not have: what is said of them is kept for when it has. */
  notInRegister: number;
  /** Schools of the file's authorities whose membership is held and that the file does not mention: they stay. */
  notInFile: number;
  /** Rows of groups that are no trusts, and of trusts without schools. */
  passedOver: number;
  /** Schools that went from one trust to another. */
  moved: number;
};

export const NO_NOTES: RegisterNotes = { notInRegister: 0, notInFile: 0, passedOver: 0, moved: 0 };

/** Two sets of notes together. */
export function addNotes(a: RegisterNotes, b: RegisterNotes): RegisterNotes {
  return {
    notInRegister: a.notInRegister + b.notInRegister,
    notInFile: a.notInFile + b.notInFile,
    passedOver: a.passedOver + b.passedOver,
    moved: a.moved + b.moved,
  };
}
