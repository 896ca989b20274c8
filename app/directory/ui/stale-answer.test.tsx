import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { StaleAnswerNotice } from './stale-answer';

it('shows the fields that differ, and no text that only its line breaks were sent otherwise', () => {
  const page = renderToStaticMarkup(
    <StaleAnswerNotice
      answer={{
        initialValue: { seen: 'One\r\nTwo', done: 'Mine', on: { day: '4', month: '2', year: '2027' } },
        stale: { seen: 'One\nTwo', done: 'Theirs', on: '2027-02-04' },
      }}
      fields={[
        { name: 'seen', label: 'What was seen' },
        { name: 'done', label: 'What was done' },
        { name: 'on', label: 'Held on' },
      ]}
    />,
  );
  expect(page).toContain('What was done');
  expect(page).not.toContain('What was seen');
  expect(page).not.toContain('Held on');
});
