/** What a full export leaves out, in words for the page; the guide in it names every table. */
export const LEFT_OUT_WORDS: readonly string[] = [
  'Passwords, sessions and one-use links: each person sets a new password.',
  'Private addresses of calendars: people make new ones.',
  'Mail that was sent or waits to be sent, so that nothing comes twice.',
  'What waits to be asked of Stripe, and keys of any kind.',
  'How the installation ran: scheduled work and its results.',
  'Files of the public registers, which can be fetched again where they are published.',
];
