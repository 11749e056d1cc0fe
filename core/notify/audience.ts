/** Whom a notice is for: a role by its code, one person, or nobody inside the product, when only groups are told. */
export type Audience = string;

const personMark = 'person:';

/** The notices of one person alone. */
export function audienceOfPerson(personId: string): Audience {
  return `${personMark}${personId}`;
}

/** Only groups outside are told: such a notice stands in nobody's bell. */
export const groupsOnly: Audience = 'groups:';
