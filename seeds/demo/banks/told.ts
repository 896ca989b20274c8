/** What is said of telling people: mail that did not arrive, closures, calendars, matters put off. */
export const TOLD = {
  closure: 'Training day of all schools of the county',
  /** What a mail server answered. */
  noSuchAddress: '550 5.1.1 The mailbox does not exist',
  refused: '554 5.7.1 Message refused by the recipient’s filter',
  letter: {
    subject: 'For you to look at: the directory',
    line: 'There is something new for you in Alongside.',
  },
  feeds: { broker: 'Work phone', head: 'My own calendar', ended: 'Old tablet' },
  putOff: 'The headteacher is away, and asked to talk about it then.',
  newAddress: 'headteacher',
} as const;
