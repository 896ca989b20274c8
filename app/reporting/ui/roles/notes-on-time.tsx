import { count } from '~/kernel/words';

/**
 * How notes of visits stand to their 48 hours, in a sentence.
 * @param to who is spoken of: the head whom notes reach, or the provider who writes them
 */
export function NotesOnTime({
  notes: { onTime, late, waiting },
  to,
}: {
  notes: { onTime: number; late: number; waiting: number };
  to: 'you' | 'the head';
}) {
  const all = onTime + late;
  const whom = to === 'you' ? 'you' : 'the headteacher';
  if (all + waiting === 0)
    return <p>No visit has taken place yet. A note is to reach {whom} within 48 hours of its end.</p>;
  return (
    <>
      <p>
        {all === 0
          ? `No note has reached ${whom} yet.`
          : `${onTime} of ${count(all, 'note')} reached ${whom} within 48 hours of the visit’s end.`}
      </p>
      {waiting > 0 ? (
        <p>
          {count(waiting, 'note')} {waiting === 1 ? 'is' : 'are'} still to come.
        </p>
      ) : null}
    </>
  );
}
